//! Two tests of one name in one crate: one of them is not found when it fails.

use super::Findings;
use super::source::{Source, identifier, line_of, words};
use crate::tree::Tree;
use std::collections::BTreeMap;

/// Test names are unique within a crate.
pub fn check(_: &Tree, sources: &[Source], findings: &mut Findings) {
    let mut seen: BTreeMap<(&str, &str), String> = BTreeMap::new();
    for source in sources {
        for (name, line) in tests(&source.code) {
            let place = format!("{}:{line}", source.file);
            if let Some(first) = seen.get(&(source.package(), name)) {
                let problem = format!("the test `{name}` has the name of the one at {first}");
                findings.fail(&source.file, line, problem, "say what this one shows");
            } else {
                seen.insert((source.package(), name), place);
            }
        }
    }
}

/// Names and lines of test functions.
fn tests(code: &str) -> Vec<(&str, usize)> {
    let starts = ["#[test]", "#[tokio::test"];
    let attributes = starts.iter().flat_map(|start| code.match_indices(start));
    let mut found: Vec<(&str, usize)> = attributes
        .filter_map(|(at, _)| {
            let function = words(code, "fn").find(|place| *place > at)?;
            Some((identifier(code, function + 2), line_of(code, function)))
        })
        .collect();
    found.sort_by_key(|(_, line)| *line);
    found
}
