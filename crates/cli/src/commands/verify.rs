//! `cairn verify`: is everything what it should be?

use crate::args::Ledger;
use crate::exit;
use crate::failure::Failure;
use crate::progress::Bars;
use engine::Project;

/// Checks and reports.
pub fn run(args: &Ledger) -> Result<u8, Failure> {
    let project = Project::open(&args.ledger)?;
    let found = project.verify(&Bars::new())?;
    for problem in &found.problems {
        eprintln!("problem: {problem}");
    }
    eprintln!(
        "checked {} records, {} judgements, {} incidents: {}",
        found.records,
        found.judgements,
        found.incidents,
        if found.problems.is_empty() {
            "all is as it should be".to_owned()
        } else {
            format!("{} problems", found.problems.len())
        }
    );
    Ok(if found.problems.is_empty() { exit::DONE } else { exit::USER })
}
