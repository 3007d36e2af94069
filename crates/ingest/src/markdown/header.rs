//! The header of a Markdown file: `key: value` lines between two `---` lines.

use crate::draft::Draft;

/// Fields that are for people and are not used.
const UNUSED: &[&str] = &["paraphrases"];

/// Reads the header into the draft and returns the text after it; without a header, the whole text.
pub(crate) fn take<'a>(text: &'a str, draft: &mut Draft) -> &'a str {
    let Some(inside) = text.strip_prefix("---\n") else { return text };
    let Some((header, body)) = split(inside) else { return text };
    for line in header.lines().map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match line.split_once(':') {
            Some((field, value)) => set(draft, field.trim(), unquote(value.trim())),
            None => draft.unreadable("header line", line),
        }
    }
    body
}

/// Header and body, where a `---` line ends a header whose first line is a field.
fn split(inside: &str) -> Option<(&str, &str)> {
    let first = inside.lines().find(|line| !line.is_empty())?;
    if !first.contains(':') && !first.starts_with('#') {
        return None;
    }
    let mut at = 0;
    for line in inside.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((inside.get(..at)?, inside.get(at + line.len()..)?));
        }
        at += line.len();
    }
    None
}

fn set(draft: &mut Draft, field: &str, value: &str) {
    if !draft.set(field, value) && !UNUSED.contains(&field) {
        draft.unknown_field(field);
    }
}

fn unquote(value: &str) -> &str {
    ['"', '\''].into_iter().find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote)).unwrap_or(value)
}
