//! Which crate may use which: the table of the design. A crate earns its place by an edge it forbids.

use super::source::Source;
use super::{Findings, source};
use crate::tree::Tree;

/// A crate's folder and the crates of this workspace that it may use.
const EDGES: [(&str, &[&str]); 12] = [
    ("crates/model", &[]),
    ("crates/lexicon", &["model"]),
    ("crates/ingest", &["model", "lexicon"]),
    ("crates/extract", &["model", "lexicon"]),
    ("crates/fuse", &["model", "lexicon"]),
    ("crates/store", &["model"]),
    ("crates/analyse", &["model"]),
    ("crates/engine", &["model", "lexicon", "ingest", "extract", "fuse", "store", "analyse"]),
    ("crates/serve", &["engine"]),
    ("crates/cli", &["engine", "serve"]),
    ("bindings/python", &["engine"]),
    // `gen` makes the gazetteer that `lexicon` reads, and so speaks its words.
    ("xtask", &["engine", "lexicon", "model"]),
];

/// Every crate's dependencies stand in the table, whatever the kind of dependency.
pub fn check(tree: &Tree, _: &[Source], findings: &mut Findings) {
    let members: Vec<&str> = EDGES.iter().filter_map(|(folder, _)| folder.rsplit('/').next()).collect();
    for package in tree.crates() {
        let file = format!("{package}/Cargo.toml");
        let Some((_, allowed)) = EDGES.iter().find(|(folder, _)| *folder == package) else {
            findings.fail(
                &file,
                1,
                "this crate is not in the table of edges",
                "name it in xtask/src/tidy/edges.rs",
            );
            continue;
        };
        let text = tree.text(&file).unwrap_or_default();
        for (used, at) in dependencies(&text) {
            let inside =
                members.iter().any(|member| used == *member || used.strip_prefix("cairn-") == Some(member));
            let name = used.strip_prefix("cairn-").unwrap_or(&used);
            if inside && !allowed.contains(&name) {
                let problem = format!("`{package}` uses `{name}`, an edge that the design forbids");
                findings.fail(&file, at, problem, "let the two meet in `model`, or go through `engine`");
            }
        }
    }
}

/// Names in the dependency tables of a manifest, with their lines.
fn dependencies(manifest: &str) -> Vec<(String, usize)> {
    let mut inside = false;
    let mut found = Vec::new();
    for (at, line) in manifest.lines().enumerate() {
        let line = line.trim();
        if let Some(table) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            inside = table.ends_with("dependencies");
            if let Some((_, name)) = table.split_once("dependencies.") {
                found.push((name.to_owned(), at + 1));
            }
        } else if inside && !line.starts_with('#') {
            let name = line.split(['.', '=', ' ']).next().unwrap_or_default().trim_matches('"');
            if !name.is_empty() {
                found.push((source::identifier(&name.replace('-', "_"), 0).replace('_', "-"), at + 1));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_all_kinds_of_dependency_are_read() {
        let manifest = "[package]\nname = \"x\"\n[dependencies]\nmodel.workspace = true\n# no\n[dev-dependencies]\n\
                        cairn-store = { path = \"..\" }\n[target.'cfg(unix)'.dependencies]\nlibc = \"1\"\n[features]\na = []";
        let names: Vec<_> = dependencies(manifest).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["model", "cairn-store", "libc"]);
    }
}
