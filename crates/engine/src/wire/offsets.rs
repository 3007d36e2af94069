//! Byte positions to Unicode code points.

use model::Span;

/// Bytes between two checkpoints.
const STRIDE: usize = 128;

/// Counts code points before any byte of a text: one pass to make, a short scan for each question.
#[derive(Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    checkpoints: Vec<u32>,
}

/// A span as the outside sees it: code points, and the words at them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words.
    pub quote: String,
}

impl<'t> Offsets<'t> {
    /// Reads the text once.
    pub fn new(text: &'t str) -> Self {
        let mut checkpoints = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut points = 0;
        for chunk in text.as_bytes().chunks(STRIDE) {
            checkpoints.push(points);
            points += code_points(chunk);
        }
        checkpoints.push(points);
        Self { text, checkpoints }
    }

    /// Code points before a byte; positions past the end count as the end.
    pub fn code_point(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.text.len());
        let whole = byte / STRIDE;
        let rest = self.text.as_bytes().get(whole * STRIDE..byte).unwrap_or_default();
        self.checkpoints.get(whole).copied().unwrap_or(0) + code_points(rest)
    }

    /// The span in code points with its words; a span that does not fit the text is empty, so that
    /// the words are always those at the positions.
    pub fn locate(&self, span: Span) -> Located {
        let start = self.code_point(span.start);
        match span.of(self.text) {
            Some(words) => Located { start, end: self.code_point(span.end), quote: words.to_owned() },
            None => Located { start, end: start, quote: String::new() },
        }
    }
}

fn code_points(bytes: &[u8]) -> u32 {
    let leading = bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count();
    u32::try_from(leading).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_border_of_a_long_mixed_text_is_counted() {
        let text = "Attentat à Kaboul – 喀布尔 🕊 مطار ".repeat(40);
        let offsets = Offsets::new(&text);
        for (points, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(offsets.code_point(byte as u32) as usize, points);
        }
        assert_eq!(offsets.code_point(u32::MAX) as usize, text.chars().count());
    }

    #[test]
    fn a_span_that_cuts_a_character_is_empty() {
        let located = Offsets::new("é").locate(Span::new(1, 2));
        assert_eq!((located.start, located.end, located.quote.as_str()), (1, 1, ""));
    }
}
