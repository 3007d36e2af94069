//! What other programs rely on is written down: every field of the wire shapes.

use super::Findings;
use super::source::{Source, line_of, words};
use crate::tree::Tree;
use std::collections::BTreeSet;

const SHAPES: &str = "crates/engine/src/wire";
const DOCUMENT: &str = "docs/formats.md";

/// Every field that `engine::wire` prints is named in the document of formats.
pub fn check(tree: &Tree, sources: &[Source], findings: &mut Findings) {
    let text = tree.text(DOCUMENT);
    if text.is_none() {
        findings.fail(
            DOCUMENT,
            1,
            "the wire shapes are not written down",
            "describe each shape and its fields",
        );
    }
    let text = text.unwrap_or_default();
    let known: BTreeSet<&str> =
        text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
    for source in sources.iter().filter(|source| source.file.starts_with(SHAPES) && !text.is_empty()) {
        for (field, at) in fields(source) {
            if !known.contains(field.as_str()) {
                let problem = format!("the field `{field}` is not in {DOCUMENT}");
                findings.fail(&source.file, line_of(&source.text, at), problem, "describe it there");
            }
        }
    }
}

/// Fields of the structs that are serialised, under the name they have on the wire.
fn fields(source: &Source) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for at in words(&source.production, "struct") {
        let head = source.production[..at].rfind("derive(").map(|derive| &source.production[derive..at]);
        let serialised = head.is_some_and(|head| head.contains("Serialize") && !head.contains('}'));
        let open = source.production[at..].find(['{', ';', '(']).map(|open| at + open);
        let Some(open) = open.filter(|open| serialised && source.production.as_bytes()[*open] == b'{') else {
            continue;
        };
        let body = super::source::block(source.production.as_bytes(), open);
        let mut renamed = None;
        let mut place = body.start + 1;
        for line in source.text.get(body.start + 1..body.end).unwrap_or_default().split_inclusive('\n') {
            let code = line.trim();
            if let Some((_, rest)) = code.split_once("rename = \"") {
                renamed = rest.split('"').next().map(str::to_owned);
            } else if !code.starts_with("//")
                && !code.starts_with('#')
                && let Some((name, _)) = code.split_once(':')
            {
                let name = name.rsplit(' ').next().unwrap_or(name).trim_start_matches("r#");
                found.push((renamed.take().unwrap_or_else(|| name.to_owned()), place));
            }
            place += line.len();
        }
    }
    found
}
