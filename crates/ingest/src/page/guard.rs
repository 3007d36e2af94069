//! Pages made to be slow are known before they are parsed.
//!
//! Building a tree takes time that grows with the square of how deeply elements nest and of how many
//! attributes one has. No report needs thousands of either; this look at the bytes is linear.

use std::collections::BTreeMap;

/// Elements open at once, as far as end tags tell.
const MAX_OPEN: usize = 2500;

/// Attributes of one element.
const MAX_ATTRIBUTES: usize = 1000;

/// Elements that end by themselves, or where the next of their kind begins, so that they do not nest.
const FLAT: [&[u8]; 27] = [
    b"a", b"area", b"base", b"br", b"button", b"col", b"dd", b"dt", b"embed", b"hr", b"img", b"input", b"li",
    b"link", b"meta", b"nobr", b"option", b"p", b"param", b"path", b"source", b"td", b"th", b"tr", b"track",
    b"use", b"wbr",
];

/// What is wrong with a page that would take too long to parse; `None` for every ordinary page.
pub(crate) fn fault(html: &str) -> Option<&'static str> {
    let mut rest = html.as_bytes();
    let mut open = Open::default();
    while let Some(at) = rest.iter().position(|byte| *byte == b'<') {
        rest = rest.get(at + 1..)?;
        if rest.starts_with(b"!--") {
            rest = after_comment(rest.get(1..)?);
            continue;
        }
        let closing = rest.first() == Some(&b'/');
        let name = name(rest.get(usize::from(closing)..)?);
        if name.is_empty() {
            continue;
        }
        let (attributes, end) = scan_tag(rest);
        if attributes > MAX_ATTRIBUTES {
            return Some("an element of the page has thousands of attributes");
        }
        rest = rest.get(end..)?;
        if closing {
            open.end(&name);
        } else if matches!(name.as_slice(), b"script" | b"style") && !open.has_drawing() {
            rest = after_end_tag(rest, &name);
        } else if !FLAT.contains(&name.as_slice()) {
            open.begin(name);
        }
        if open.total > MAX_OPEN {
            return Some("the elements of the page nest thousands deep");
        }
    }
    None
}

/// Elements that are open, by name: an end tag ends only what was begun.
#[derive(Default)]
struct Open {
    by_name: BTreeMap<Vec<u8>, usize>,
    total: usize,
}

impl Open {
    fn begin(&mut self, name: Vec<u8>) {
        *self.by_name.entry(name).or_default() += 1;
        self.total += 1;
    }

    fn end(&mut self, name: &[u8]) {
        if let Some(count) = self.by_name.get_mut(name).filter(|count| **count > 0) {
            *count -= 1;
            self.total -= 1;
        }
    }

    /// In drawings and formulas, scripts and styles are markup like any other.
    fn has_drawing(&self) -> bool {
        [b"svg".as_slice(), b"math"]
            .iter()
            .any(|name| self.by_name.get(*name).is_some_and(|count| *count > 0))
    }
}

/// The name of a tag, lower case; empty where the bytes start none.
fn name(bytes: &[u8]) -> Vec<u8> {
    if !bytes.first().is_some_and(u8::is_ascii_alphabetic) {
        return Vec::new();
    }
    bytes
        .iter()
        .take(16)
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .map(u8::to_ascii_lowercase)
        .collect()
}

/// How many attributes a tag has, about, and where its `>` is.
fn scan_tag(bytes: &[u8]) -> (usize, usize) {
    let mut quote = None;
    let (mut attributes, mut before) = (0, b' ');
    for (at, byte) in bytes.iter().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if *byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return (attributes, at + 1),
            (None, b'"' | b'\'') if before == b'=' => quote = Some(*byte),
            (None, byte) => {
                let divides = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\'');
                attributes += usize::from(divides(before) && !divides(*byte) && *byte != b'=');
            }
        }
        if !byte.is_ascii_whitespace() || before != b'=' {
            before = *byte;
        }
    }
    (attributes, bytes.len())
}

/// What follows a comment, given from its first `--`, which may also end it (`<!-->`).
fn after_comment(bytes: &[u8]) -> &[u8] {
    let ends = |part: &[u8]| part.starts_with(b"-->") || part == b"--!>";
    let at = bytes.windows(4).position(ends);
    let at = at.or_else(|| bytes.ends_with(b"-->").then(|| bytes.len() - 3));
    at.and_then(|at| bytes.get(at + 3..)).unwrap_or_default()
}

/// What follows the content of an element that is not markup: its end tag onward.
fn after_end_tag<'a>(bytes: &'a [u8], name: &[u8]) -> &'a [u8] {
    let at = bytes
        .windows(name.len() + 2)
        .position(|part| part.strip_prefix(b"</").is_some_and(|end| end.eq_ignore_ascii_case(name)));
    at.and_then(|at| bytes.get(at..)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_pages_pass() {
        let many = "<p>text <b class=\"a > b\">bold</b><br><li>item<img src=x>".repeat(5000);
        assert_eq!(fault(&many), None);
        assert_eq!(fault("<script>if (a<b) { '<div>'.repeat(9) }</script><p>x"), None);
        assert_eq!(fault("a < b, <!-- <div> -->, <, </, <p"), None);
    }

    #[test]
    fn pages_made_to_be_slow_do_not() {
        assert!(fault(&"<div>".repeat(20_000)).is_some());
        for hidden in
            ["<ul><li>", "<div></x>", "<!--><div>", "<!-- --!><div>", "<div a='>'>", "<svg><script><div>"]
        {
            assert!(fault(&hidden.repeat(20_000)).is_some(), "{hidden}");
        }
        let attributes: String = (0..50_000).map(|at| format!(" a{at}='x'")).collect();
        assert!(fault(&format!("<p{attributes}>x")).is_some());
        assert!(fault(&format!("<p{}", "/a".repeat(5000))).is_some());
    }
}
