//! A Rust file with what is not code blanked out, so that the checks can read it by eye, as it were:
//! lines stay where they are.

use crate::tree::Tree;
use std::ops::Range;

/// One file of Rust.
#[derive(Debug)]
pub struct Source {
    /// Path relative to the root.
    pub file: String,
    /// The text as it stands.
    pub text: String,
    /// The text without comments and without what stands in quotes.
    pub code: String,
    /// The code without items under `#[cfg(test)]`.
    pub production: String,
}

impl Source {
    /// Reads a file of the tree.
    pub fn read(tree: &Tree, file: &str) -> Option<Self> {
        let text = tree.text(file)?;
        let code = without_prose(&text);
        let production = without_tests(&code);
        Some(Self { file: file.to_owned(), text, code, production })
    }

    /// `crates/model` for `crates/model/src/span.rs`: what stands before `src/`, `tests/` and the like.
    pub fn package(&self) -> &str {
        let cut = ["/src/", "/tests/", "/benches/", "/examples/", "/build.rs"];
        cut.iter().filter_map(|part| self.file.find(part)).min().map_or("", |at| &self.file[..at])
    }

    /// Whether it is compiled into a library or program.
    pub fn is_production(&self) -> bool {
        self.file.contains("/src/")
    }
}

/// The line, from 1, of a byte position.
pub fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}

/// The text with comments and the insides of literals replaced by blanks; newlines stay.
pub fn without_prose(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let (end, blank) = token(bytes, at);
        if blank {
            out[at..end].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
        }
        at = end;
    }
    String::from_utf8(out).unwrap_or_default()
}

/// The end of the token that starts at `at`, and whether it is prose.
fn token(bytes: &[u8], at: usize) -> (usize, bool) {
    let rest = &bytes[at..];
    let after_word = at > 0 && is_word(bytes[at - 1]);
    if rest.starts_with(b"//") {
        return (find(bytes, at, b"\n"), true);
    }
    if rest.starts_with(b"/*") {
        return (end_of_block(bytes, at), true);
    }
    if !after_word && let Some((quote, hashes)) = raw_start(rest) {
        let mut close = vec![b'"'];
        close.resize(hashes + 1, b'#');
        return ((find(bytes, at + quote + 1, &close) + close.len()).min(bytes.len()), true);
    }
    if rest[0] == b'"' {
        return (end_of_string(bytes, at + 1, b'"'), true);
    }
    if rest[0] == b'\'' && is_char_literal(rest) {
        return (end_of_string(bytes, at + 1, b'\''), true);
    }
    (at + 1, false)
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

fn find(bytes: &[u8], from: usize, needle: &[u8]) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    rest.windows(needle.len()).position(|window| window == needle).map_or(bytes.len(), |found| from + found)
}

fn end_of_block(bytes: &[u8], from: usize) -> usize {
    let (mut at, mut depth) = (from, 0_usize);
    while at < bytes.len() {
        let step = match &bytes[at..] {
            [b'/', b'*', ..] => {
                depth += 1;
                2
            }
            [b'*', b'/', ..] => {
                depth -= 1;
                2
            }
            _ => 1,
        };
        at += step;
        if depth == 0 {
            break;
        }
    }
    at
}

/// Where the quote of a raw string stands and how many hashes it has: `r"`, `br##"`.
fn raw_start(rest: &[u8]) -> Option<(usize, usize)> {
    let prefix = [b"br".as_slice(), b"cr", b"r"].into_iter().find(|prefix| rest.starts_with(prefix))?.len();
    let hashes = rest[prefix..].iter().take_while(|byte| **byte == b'#').count();
    (rest.get(prefix + hashes) == Some(&b'"')).then_some((prefix + hashes, hashes))
}

fn end_of_string(bytes: &[u8], from: usize, close: u8) -> usize {
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            byte if byte == close => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// `'a'` and `'\n'` are literals, `'a` of `&'a str` is not.
fn is_char_literal(rest: &[u8]) -> bool {
    match rest.get(1) {
        Some(b'\\') => true,
        Some(byte) if *byte < 0x80 => rest.get(2) == Some(&b'\''),
        Some(_) => true,
        None => false,
    }
}

/// The code with every item under `#[cfg(test)]` blanked.
pub fn without_tests(code: &str) -> String {
    let mut out = code.as_bytes().to_vec();
    for (at, _) in code.match_indices("#[cfg(test)]") {
        let end = end_of_item(code.as_bytes(), at + "#[cfg(test)]".len());
        out[at..end].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
    }
    String::from_utf8(out).unwrap_or_default()
}

/// Behind the `;` or the closing brace of the item that starts at `from`.
fn end_of_item(bytes: &[u8], from: usize) -> usize {
    let stop = bytes[from..].iter().position(|byte| matches!(byte, b';' | b'{'));
    match stop.map(|stop| from + stop) {
        Some(at) if bytes[at] == b'{' => block(bytes, at).end,
        Some(at) => at + 1,
        None => bytes.len(),
    }
}

/// From an opening brace to behind its closing one.
pub fn block(bytes: &[u8], open: usize) -> Range<usize> {
    let mut depth = 0_usize;
    for (at, byte) in bytes.iter().enumerate().skip(open) {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if depth == 0 {
            return open..at + 1;
        }
    }
    open..bytes.len()
}

/// Positions at which this word stands as a whole word.
pub fn words<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let bytes = code.as_bytes();
    code.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let before = at.checked_sub(1).is_none_or(|before| !is_word(bytes[before]));
        before && bytes.get(at + word.len()).is_none_or(|after| !is_word(*after))
    })
}

/// The identifier at this position, after blanks.
pub fn identifier(code: &str, from: usize) -> &str {
    let rest = code.get(from..).unwrap_or_default().trim_start();
    let end = rest.bytes().position(|byte| !is_word(byte)).unwrap_or(rest.len());
    &rest[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_blanked_and_lines_stay() {
        let code = without_prose(
            "let a = \"x // {\"; // y {\nlet b = 'c'; /* { /* } */ */ fn f<'a>() {}\nr#\"\" { \"#;",
        );
        assert_eq!(code.lines().count(), 3);
        assert_eq!(code.matches('{').count(), 1);
        assert!(code.contains("fn f<'a>() {}"));
    }

    #[test]
    fn tests_are_cut_off() {
        let code = without_tests(
            "fn a() {}\n#[cfg(test)]\nmod tests { fn b() { } }\n#[cfg(test)]\nuse c;\nfn d() {}",
        );
        assert!(code.contains("fn a()") && code.contains("fn d()"));
        assert!(!code.contains("fn b()") && !code.contains("use c"));
    }

    #[test]
    fn words_are_whole() {
        assert_eq!(words("fn refn fn_ fn", "fn").collect::<Vec<_>>(), [0, 12]);
    }
}
