//! One line of JSON Lines.

use crate::draft::Draft;
use crate::{Raw, Skipped, charset, page};
use lexicon::Lexicon;
use serde_json::{Map, Value};

/// Reads a record. Its `text` is kept exactly as given.
///
/// # Errors
/// Where the line is not a record, or has neither a `text` nor an `html` that is a string.
pub(crate) fn read(raw: &Raw, lexicon: &Lexicon) -> Result<Draft, Skipped> {
    let mut draft = Draft::default();
    let mut record = parse(raw, &mut draft)?;
    let text = take_string(&mut record, "text");
    let html = take_string(&mut record, "html");
    for (field, value) in &record {
        set_field(&mut draft, field, value);
    }
    match (text, html) {
        (Ok(Some(text)), html) => {
            draft.body = text;
            if !matches!(html, Ok(None)) {
                draft.unknown_field("html");
            }
        }
        (text, Ok(Some(html))) => {
            if text.is_err() {
                draft.unreadable("text", "not a string");
            }
            let page = page::read(&html, draft.url.as_deref())
                .map_err(|problem| Skipped::page(&raw.origin, problem))?;
            draft.take_page(page, lexicon);
        }
        (Err(kind), _) => return Err(wrong(raw, &format!("`text` is {kind}, not a string"))),
        (_, Err(kind)) => return Err(wrong(raw, &format!("`html` is {kind}, not a string"))),
        (Ok(None), Ok(None)) => return Err(wrong(raw, "the record has neither `text` nor `html`")),
    }
    Ok(draft)
}

fn wrong(raw: &Raw, problem: &str) -> Skipped {
    Skipped::new(&raw.origin, problem, "give the report's text as a string in `text`")
}

/// The record's fields. Bytes that are not UTF-8 are decoded by detection.
fn parse(raw: &Raw, draft: &mut Draft) -> Result<Map<String, Value>, Skipped> {
    let bytes = raw.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&raw.bytes);
    let parsed = if std::str::from_utf8(bytes).is_ok() {
        serde_json::from_slice(bytes)
    } else {
        let decoded = charset::decode(bytes, None);
        draft.notes_on(decoded.assumed);
        serde_json::from_str(&decoded.text)
    };
    parsed.map_err(|error| {
        let problem = format!("the line is not a JSON record ({error})");
        Skipped::new(&raw.origin, problem, "mend the line: one `{…}` record a line")
    })
}

/// The string in a field, `None` where it is absent or null, else what it is instead.
fn take_string(record: &mut Map<String, Value>, field: &str) -> Result<Option<String>, &'static str> {
    match record.remove(field) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(Value::Bool(_)) => Err("true or false"),
        Some(Value::Number(_)) => Err("a number"),
        Some(Value::Array(_)) => Err("a list"),
        Some(Value::Object(_)) => Err("a record"),
    }
}

fn set_field(draft: &mut Draft, field: &str, value: &Value) {
    let known = match value {
        Value::String(text) => draft.set(field, text),
        Value::Number(number) if matches!(field, "id" | "published") => draft.set(field, &number.to_string()),
        Value::Null => draft.set(field, ""),
        other if Draft::default().set(field, "") => {
            draft.unreadable(field, &other.to_string());
            true
        }
        _ => false,
    };
    if !known {
        draft.unknown_field(field);
    }
}
