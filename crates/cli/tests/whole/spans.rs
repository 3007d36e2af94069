//! No claim without its words: over the demonstration reports, the text at every span is the quote.

use crate::program::{build, cairn, demo};
use serde_json::Value;
use tempfile::TempDir;

/// Checks every object with `start` and `end` anywhere in a value; the number of objects checked.
#[track_caller]
fn check(value: &Value, text: &[char], document: &str) -> usize {
    let within = match value {
        Value::Array(items) => items.iter().map(|item| check(item, text, document)).sum(),
        Value::Object(fields) => fields.values().map(|field| check(field, text, document)).sum(),
        _ => 0,
    };
    let (Some(start), Some(end)) = (value["start"].as_u64(), value["end"].as_u64()) else { return within };
    // A note's text is about its words, not the words.
    let Some(quote) =
        value.get("quote").or_else(|| value.get("text").filter(|_| value.get("code").is_none()))
    else {
        return within;
    };
    let found: String = text[start as usize..end as usize].iter().collect();
    assert_eq!(Some(found.as_str()), quote.as_str(), "{document} {start}..{end}");
    assert!(start < end, "{document}: an empty span {value}");
    within + 1
}

#[test]
fn every_quote_stands_where_it_says() {
    let folder = TempDir::new().unwrap();
    let ledger = folder.path().join("l.ledger");
    build(&ledger, &[&demo()]);
    let extractions = cairn(["extract".as_ref(), demo().as_os_str()]).ends(0).stdout;
    let (mut spans, mut claims) = (0, 0);
    for line in extractions.lines() {
        let extraction: Value = serde_json::from_str(line).unwrap();
        let id = extraction["document"].as_str().unwrap();
        let shown =
            cairn(["show", id, "--format", "json", "--ledger", ledger.to_str().unwrap()]).ends(0).stdout;
        let shown: Value = serde_json::from_str(&shown).unwrap();
        let text: Vec<char> = shown["text"].as_str().unwrap().chars().collect();
        spans += check(&extraction, &text, id);
        claims += extraction["reports"]
            .as_array()
            .unwrap()
            .iter()
            .map(|report| report["claims"].as_array().unwrap().len())
            .sum::<usize>();
        if let (Some(title), Some(whole)) = (shown["title"].as_str(), shown["text"].as_str()) {
            assert!(whole.starts_with(&format!("{title}\n\n")), "{id}");
        }
        assert_eq!(shown["extraction"], extraction, "{id}: the ledger says what `extract` says");
    }
    assert!(claims > 60 && spans > claims, "{claims} claims, {spans} spans");
}

#[test]
fn characters_beyond_ascii_count_as_one_each() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("r.jsonl");
    let text = "Ünïcode — 喀布尔 🕊. At least 12 people were killed in Kano on 2 March 2022, police said.";
    std::fs::write(&path, crate::program::record("a", "2022-03-03", "Größe 🕊", text)).unwrap();
    let out = cairn(["extract".as_ref(), path.as_os_str()]).ends(0).stdout;
    let extraction: Value = serde_json::from_str(&out).unwrap();
    let text: Vec<char> = format!("Größe 🕊\n\n{text}").chars().collect();
    assert!(check(&extraction, &text, "a") > 2, "{out}");
}
