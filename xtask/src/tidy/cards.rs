//! Every data file says where it comes from.

use super::Findings;
use super::source::Source;
use crate::tree::Tree;

const DATA: &str = "crates/lexicon/data/";
const CARD: &str = ".card.toml";
const FIELDS: [&str; 6] = ["title", "file", "source", "licence", "date", "made"];

/// Beside `<stem>.<ending>` stands `<stem>.card.toml` with all fields, and no card stands alone.
pub fn check(tree: &Tree, _: &[Source], findings: &mut Findings) {
    for file in tree.below(DATA, "") {
        if let Some(stem) = file.strip_suffix(CARD) {
            complete(tree, file, stem, findings);
            continue;
        }
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        if !tree.has(&format!("{stem}{CARD}")) {
            let remedy = "write it: title, file, source, licence, date, made";
            findings.fail(file, 1, format!("no provenance card `{stem}{CARD}`"), remedy);
        }
    }
}

fn complete(tree: &Tree, card: &str, stem: &str, findings: &mut Findings) {
    let table: toml::Table = match toml::from_str(&tree.text(card).unwrap_or_default()) {
        Ok(table) => table,
        Err(error) => return findings.fail(card, 1, error.message(), "mend the TOML"),
    };
    for field in FIELDS {
        let empty =
            table.get(field).is_none_or(|value| value.as_str().is_some_and(|text| text.trim().is_empty()));
        if empty {
            findings.fail(card, 1, format!("the card has no `{field}`"), "say it");
        }
    }
    let folder = stem.rsplit_once('/').map_or("", |(folder, _)| folder);
    if let Some(file) = table.get("file").and_then(toml::Value::as_str)
        && !tree.has(&format!("{folder}/{file}"))
    {
        findings.fail(
            card,
            1,
            format!("the card's file `{file}` is not there"),
            "mend the name or remove the card",
        );
    }
}
