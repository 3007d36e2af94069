//! The map of the house against the house.

use super::Findings;
use super::source::{Source, line_of};
use crate::tree::Tree;

const MAP: &str = "ARCHITECTURE.md";
/// Where a name in code font is a path of the repository.
const ROOTS: [&str; 9] =
    ["crates/", "bindings/", "web/", "corpus/", "docs/", "xtask/", "scripts/", ".ci/", ".cargo/"];

/// Every path that the map names exists; every crate is on the map.
pub fn check(tree: &Tree, _: &[Source], findings: &mut Findings) {
    let Some(text) = tree.text(MAP) else {
        return findings.fail(MAP, 1, "there is no map of the code", "write it: one paragraph a crate");
    };
    let mut named = Vec::new();
    for (at, name) in in_code_font(&text) {
        let path = name.trim_end_matches('/');
        if name.contains(['*', '<', ' ', '…']) {
            continue;
        }
        if ROOTS.iter().any(|root| name.starts_with(root)) && !tree.has(path) {
            findings.fail(
                MAP,
                line_of(&text, at),
                format!("`{name}` does not exist"),
                "follow the code, or take it off the map",
            );
        }
        named.push(path.to_owned());
    }
    for package in tree.crates() {
        let short = package.rsplit('/').next().unwrap_or(&package);
        if !named.iter().any(|name| *name == package || name == short) {
            findings.fail(
                MAP,
                1,
                format!("the crate `{package}` is not on the map"),
                "say what it does and may use",
            );
        }
    }
}

/// What stands between single backquotes on one line.
fn in_code_font(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut at = start;
        for (index, part) in line.split('`').enumerate() {
            if index % 2 == 1 {
                found.push((at, part));
            }
            at += part.len() + 1;
        }
        start += line.len();
    }
    found
}
