//! How text of documents becomes text of a page: never markup, and nothing in it hidden.

use askama::filters::Escaper;
use std::fmt::{self, Write};

/// Escapes markup and shows characters that would change how the text around them reads.
#[derive(Clone, Copy)]
pub(crate) struct Text;

impl Escaper for Text {
    fn write_escaped_str<W: Write>(&self, mut dest: W, string: &str) -> fmt::Result {
        let mut written = 0;
        for (at, c) in string.char_indices() {
            let code = match c {
                '<' => Some("&lt;"),
                '>' => Some("&gt;"),
                '&' => Some("&amp;"),
                '"' => Some("&quot;"),
                '\'' => Some("&#x27;"),
                _ => None,
            };
            if code.is_none() && !misleads(c) {
                continue;
            }
            dest.write_str(string.get(written..at).unwrap_or(""))?;
            written = at + c.len_utf8();
            match code {
                Some(code) => dest.write_str(code)?,
                None => write!(dest, "[U+{:04X}]", u32::from(c))?,
            }
        }
        dest.write_str(string.get(written..).unwrap_or(""))
    }
}

/// Whether a character reorders the text around it or has no place in text: the bidirectional
/// embeddings, overrides and isolates of Unicode (UAX 9, section 2), and control characters.
fn misleads(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        || (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let mut out = String::new();
        Text.write_escaped_str(&mut out, text).unwrap();
        out
    }

    #[test]
    fn markup_is_text() {
        assert_eq!(escaped("<script>'\"&"), "&lt;script&gt;&#x27;&quot;&amp;");
        assert_eq!(escaped("Sinjār – 25 killed"), "Sinjār – 25 killed");
    }

    #[test]
    fn reordering_characters_are_shown() {
        assert_eq!(escaped("safe\u{202E}cod\u{2069}\u{0}"), "safe[U+202E]cod[U+2069][U+0000]");
    }
}
