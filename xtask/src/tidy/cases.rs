//! Every case is run: it lies where the runner looks and has something to run.
//!
//! The runner of the whole program takes every file with a `document` block. A topic about one stage alone
//! has no documents; a test of that stage's crate names the folder.

use super::Findings;
use super::source::Source;
use crate::tree::Tree;

const RUNNER: &str = "crates/cli/tests/cases/main.rs";
const EXPECTATIONS: [&str; 7] = ["times", "numbers", "places", "claims", "reports", "facts", "incidents"];

/// The runner is there, and every file under `corpus/cases` is a case for it.
pub fn check(tree: &Tree, sources: &[Source], findings: &mut Findings) {
    if !tree.text(RUNNER).is_some_and(|text| text.contains("corpus/cases")) {
        findings.fail(RUNNER, 1, "nothing runs the cases", "let it read `corpus/cases`");
    }
    for file in tree.below("corpus/cases/", "") {
        let text = tree.text(file).unwrap_or_default();
        let has = |word: &str| {
            text.lines()
                .filter_map(|line| line.strip_prefix("```"))
                .any(|info| info.split(' ').next() == Some(word))
        };
        let notation = file == "corpus/cases/README.md";
        if notation || (run_by_a_crate(sources, file) && !has("document")) {
            continue;
        }
        let topic = file.strip_prefix("corpus/cases/").is_some_and(|path| path.split('/').count() == 2);
        if !file.ends_with(".md") || !topic {
            findings.fail(
                file,
                1,
                "the runner does not read this",
                "cases are `corpus/cases/<topic>/<slug>.md`",
            );
        } else if !has("document") || !EXPECTATIONS.iter().any(|word| has(word)) {
            findings.fail(
                file,
                1,
                "a case without a document or without an expectation",
                "add the block, or remove the case",
            );
        }
    }
}

/// Whether a test of some crate names the folder of this file.
fn run_by_a_crate(sources: &[Source], file: &str) -> bool {
    let folder = file.rsplit_once('/').map_or(file, |(folder, _)| folder);
    sources.iter().any(|source| source.file.contains("/tests/") && source.text.contains(folder))
}
