//! What a run did, in a few lines on standard error.

use crate::exit;
use engine::Summary;

/// Skipped inputs named one by one before the rest is only counted.
const NAMED: usize = 20;

/// Names what was skipped; the exit code that follows from it.
pub fn print_skipped(summary: &Summary) -> u8 {
    for line in summary.skipped.iter().take(NAMED) {
        eprintln!("skipped: {line}");
    }
    if summary.skipped.len() > NAMED {
        eprintln!("skipped: {} more like these", summary.skipped.len() - NAMED);
    }
    if summary.skipped.is_empty() { exit::DONE } else { exit::SKIPPED }
}

/// The closing lines of a build.
pub fn print_build(summary: &Summary) {
    let Summary { read, known, skipped, notes, incidents, reports } = summary;
    eprintln!("read {read} documents, {known} of them already known; skipped {}", skipped.len());
    if !notes.is_empty() {
        let notes: Vec<String> = notes.iter().map(|(code, count)| format!("{code} {count}")).collect();
        eprintln!("not understood: {}", notes.join(", "));
    }
    eprintln!("the ledger holds {reports} reports of {incidents} incidents");
}
