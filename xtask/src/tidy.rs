//! Checks of the tree that no compiler makes. Each finding is one line: where, what, and the remedy.

mod architecture;
mod cards;
mod cases;
mod cycles;
mod edges;
mod names;
mod paths;
mod shapes;
mod sizes;
mod source;
mod twins;
mod words;

use crate::tree::Tree;
use source::Source;

/// What a check found.
#[derive(Debug, Default)]
pub struct Findings {
    failures: Vec<String>,
    remarks: Vec<String>,
}

impl Findings {
    /// Something that must be mended.
    fn fail(&mut self, file: &str, line: usize, problem: impl std::fmt::Display, remedy: &str) {
        self.failures.push(format!("{file}:{line}: {problem}; {remedy}"));
    }

    /// Something to keep an eye on.
    fn remark(&mut self, file: &str, line: usize, problem: impl std::fmt::Display) {
        self.remarks.push(format!("{file}:{line}: {problem}"));
    }
}

/// One check: its name and what it does.
type Check = (&'static str, fn(&Tree, &[Source], &mut Findings));

const CHECKS: [Check; 11] = [
    ("crate edges", edges::check),
    ("module cycles", cycles::check),
    ("sizes", sizes::check),
    ("forbidden names", names::check),
    ("unfinished work and doc comments", words::check),
    ("duplicate test names", twins::check),
    ("machine paths and registry hosts", paths::check),
    ("provenance cards", cards::check),
    ("cases", cases::check),
    ("ARCHITECTURE.md", architecture::check),
    ("wire shapes documented", shapes::check),
];

/// Runs every check; whether the tree is tidy.
pub fn run() -> anyhow::Result<bool> {
    let tree = Tree::open()?;
    let sources: Vec<Source> = tree
        .files
        .iter()
        .filter(|file| file.ends_with(".rs"))
        .filter_map(|file| Source::read(&tree, file))
        .collect();
    let mut failures = 0;
    for (name, check) in CHECKS {
        let mut findings = Findings::default();
        check(&tree, &sources, &mut findings);
        failures += findings.failures.len();
        let word = if findings.failures.is_empty() { "ok  " } else { "FAIL" };
        println!("{word} {name}");
        findings.remarks.iter().for_each(|line| println!("     remark: {line}"));
        findings.failures.iter().for_each(|line| println!("     {line}"));
    }
    let checks = CHECKS.len();
    match failures {
        0 => println!("tidy: {checks} checks, {} files, nothing to mend", tree.files.len()),
        _ => println!("tidy: {failures} findings to mend"),
    }
    Ok(failures == 0)
}
