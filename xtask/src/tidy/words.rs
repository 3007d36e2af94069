//! Work that was left unfinished, and public items without a doc comment.

use super::Findings;
use super::source::{Source, line_of};
use crate::tree::Tree;

const UNFINISHED: [&str; 4] = ["todo!(", "unimplemented!(", "dbg!(", "#[ignore"];

/// Nothing unfinished; the compiler's `missing_docs` lint is on everywhere and nowhere switched off.
pub fn check(tree: &Tree, sources: &[Source], findings: &mut Findings) {
    for source in sources {
        for word in UNFINISHED {
            for (at, _) in source.code.match_indices(word) {
                let problem = format!("`{word}`");
                findings.fail(&source.file, line_of(&source.code, at), problem, "finish it, or take it out");
            }
        }
        for (at, _) in source.code.match_indices("missing_docs") {
            let problem = "`missing_docs` is a lint of the workspace and not of a file";
            findings.fail(&source.file, line_of(&source.code, at), problem, "write the doc comment");
        }
    }
    let workspace = tree.text("Cargo.toml").unwrap_or_default();
    if !["warn", "deny"].iter().any(|level| workspace.contains(&format!("missing_docs = \"{level}\""))) {
        findings.fail(
            "Cargo.toml",
            1,
            "the lint `missing_docs` is off",
            "switch it on in [workspace.lints.rust]",
        );
    }
    for package in tree.crates() {
        let file = format!("{package}/Cargo.toml");
        let squeezed: String = tree.text(&file).unwrap_or_default().split_whitespace().collect();
        if !squeezed.contains("[lints]workspace=true") {
            findings.fail(&file, 1, "the lints of the workspace are off", "add `[lints] workspace = true`");
        }
    }
}
