//! What ties the repository to one machine: paths of somebody's disk, hosts of a registry in a lock file.

use super::Findings;
use super::source::{Source, line_of};
use crate::tree::Tree;

/// Written in two halves, so that this file passes its own check.
const PLACES: [&str; 4] =
    [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!(".lib", "rary/")];

/// No path of a machine in any text; no host in a lock file but crates.io.
pub fn check(tree: &Tree, _: &[Source], findings: &mut Findings) {
    for file in &tree.files {
        let Some(text) = tree.text(file) else { continue };
        if file.ends_with("package-lock.json") {
            hosts(file, &text, "\"resolved\": \"", "", findings);
        } else if file.ends_with("Cargo.lock") {
            hosts(
                file,
                &text,
                "source = \"",
                "registry+https://github.com/rust-lang/crates.io-index",
                findings,
            );
        } else if file != ".gitignore" {
            machine_paths(file, &text, findings);
        }
    }
}

fn hosts(file: &str, text: &str, key: &str, accepted: &str, findings: &mut Findings) {
    for (at, line) in text.lines().enumerate() {
        let value = line.split_once(key).map(|(_, value)| value);
        let Some(value) = value.filter(|value| value.contains("//")) else { continue };
        if accepted.is_empty() || !value.starts_with(accepted) {
            findings.fail(
                file,
                at + 1,
                "a lock file names a host",
                "take the addresses out; the client knows its registry",
            );
        }
    }
}

fn machine_paths(file: &str, text: &str, findings: &mut Findings) {
    for place in PLACES {
        for (at, _) in text.match_indices(place) {
            // Within a web address or a longer path it is somebody else's folder of that name.
            let before = text[..at].chars().next_back();
            if before.is_none_or(|before| !before.is_alphanumeric() && !"-_.~%".contains(before)) {
                let problem = format!("`{place}` is a path of one machine");
                findings.fail(file, line_of(text, at), problem, "make it relative to the repository");
            }
        }
    }
}
