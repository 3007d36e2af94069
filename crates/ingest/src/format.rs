//! What kind of file this is: by its extension, and by what its first bytes plainly are.

use crate::Format;
use std::path::Path;

/// How many bytes at the start of a file are looked at.
pub(crate) const HEAD_BYTES: usize = 8192;

/// The kind that the extension promises, `None` for extensions that are not read.
pub(crate) fn of_extension(path: &Path) -> Option<Format> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "txt" | "text" => Some(Format::Text),
        "md" | "markdown" => Some(Format::Markdown),
        "html" | "htm" | "xhtml" => Some(Format::Html),
        "jsonl" | "ndjson" | "json" => Some(Format::JsonLine),
        _ => None,
    }
}

/// The kind that the first bytes have where they are unmistakable, else the promised one.
pub(crate) fn of_content(head: &[u8], promised: Format) -> Format {
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let start: Vec<u8> = text.iter().take(64).map(u8::to_ascii_lowercase).collect();
    let page = start.starts_with(b"<!doctype html") || start.starts_with(b"<html");
    match promised {
        Format::Text | Format::Markdown | Format::JsonLine if page => Format::Html,
        Format::Text | Format::Markdown | Format::Html if is_record(text) => Format::JsonLine,
        Format::Html if !head.contains(&b'<') && !has_wide_mark(head) => Format::Text,
        _ => promised,
    }
}

/// Whether a text starts with a JSON record that has a text or a page in it.
fn is_record(text: &[u8]) -> bool {
    if text.first() != Some(&b'{')
        || text.get(1..).is_none_or(|rest| rest.trim_ascii_start().first() != Some(&b'"'))
    {
        return false;
    }
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    [b"\"text\"".as_slice(), b"\"html\""].iter().any(|key| line.windows(key.len()).any(|part| part == *key))
}

/// Whether the bytes start with the mark of a two-byte encoding.
pub(crate) fn has_wide_mark(head: &[u8]) -> bool {
    head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF")
}

/// What a file that is not text is, by its first bytes: `None` for text.
pub(crate) fn binary_kind(head: &[u8]) -> Option<&'static str> {
    const MARKS: [(&[u8], &str); 11] = [
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "a ZIP archive or office document"),
        (b"\x1F\x8B", "gzip-compressed"),
        (b"\x28\xB5\x2F\xFD", "zstd-compressed"),
        (b"\x89PNG", "a PNG image"),
        (b"\xFF\xD8\xFF", "a JPEG image"),
        (b"GIF8", "a GIF image"),
        (b"\x7FELF", "a program"),
        (b"SQLite format 3", "an SQLite database"),
        (b"PAR1", "a Parquet table"),
        (b"\xD0\xCF\x11\xE0", "an old office document"),
    ];
    if let Some((_, kind)) = MARKS.iter().find(|(mark, _)| head.starts_with(mark)) {
        return Some(kind);
    }
    if has_wide_mark(head) {
        return None;
    }
    let odd = head
        .iter()
        .filter(|byte| byte.is_ascii_control() && !byte.is_ascii_whitespace() && **byte != 0x1B)
        .count();
    (head.contains(&0) || odd * 20 > head.len()).then_some("binary")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_wins_over_the_extension_only_where_it_is_unmistakable() {
        assert_eq!(of_content(b"\n <!DOCTYPE html><p>x", Format::Text), Format::Html);
        assert_eq!(of_content(b"{\"id\": 1, \"text\": \"x\"}\n", Format::Text), Format::JsonLine);
        assert_eq!(of_content(b"{curly} \"text\" in prose", Format::Text), Format::Text);
        assert_eq!(of_content(b"no marks at all", Format::Html), Format::Text);
        assert_eq!(of_content(b"<p>a part of a page", Format::Html), Format::Html);
        assert_eq!(of_content(b"a < b", Format::Text), Format::Text);
    }

    #[test]
    fn binary_files_are_told_from_text() {
        assert_eq!(binary_kind(b"%PDF-1.7 ..."), Some("a PDF"));
        assert_eq!(binary_kind(b"abc\0def"), Some("binary"));
        assert_eq!(binary_kind(b"\x01\x02\x03\x04 text"), Some("binary"));
        assert_eq!(binary_kind("Взрыв в Кабуле\r\n\t".as_bytes()), None);
        assert_eq!(binary_kind(b"\xFF\xFEa\0b\0"), None);
        assert_eq!(binary_kind(b"caf\xE9"), None);
        assert_eq!(binary_kind(b""), None);
    }
}
