//! The words of a claim in their sentence.

use crate::view::Evidence;
use crate::wire::Offsets;
use lexicon::{Lexicon, fold};
use model::Span;

/// Longest text shown on either side of the words, in bytes: a page without full stops is no sentence.
const REACH: usize = 600;

/// Shows words of one document in their sentences.
#[derive(Debug)]
pub(crate) struct Witness<'t> {
    text: &'t str,
    offsets: Offsets<'t>,
    lexicon: &'t Lexicon,
    language: String,
}

impl<'t> Witness<'t> {
    /// Of a text in a language (ISO 639-1; English where it is not known).
    pub fn new(text: &'t str, language: Option<&str>, lexicon: &'t Lexicon) -> Self {
        let language = language.unwrap_or("en").to_owned();
        Self { text, offsets: Offsets::new(text), lexicon, language }
    }

    /// The words at a span with the rest of their sentence.
    pub fn show(&self, span: Span) -> Evidence {
        let located = self.offsets.locate(span);
        let (before, after) = match span.of(self.text) {
            Some(_) => (self.before(span.start as usize), self.after(span.end as usize)),
            None => ("", ""),
        };
        Evidence {
            span,
            start: located.start,
            end: located.end,
            before: before.to_owned(),
            quote: located.quote,
            after: after.to_owned(),
        }
    }

    /// From the start of the sentence to `end`.
    fn before(&self, end: usize) -> &'t str {
        let floor = self.text.floor_char_boundary(end.saturating_sub(REACH));
        let reach = self.text.get(floor..end).unwrap_or("");
        let from_border = |(at, c): (usize, char)| self.border_after(floor + at, c);
        let start = reach.char_indices().rev().find_map(from_border).unwrap_or(floor);
        self.text.get(start.min(end)..end).unwrap_or("").trim_start()
    }

    /// From `start` to the end of the sentence.
    fn after(&self, start: usize) -> &'t str {
        // A quote that ends with its sentence has no rest.
        let last = self.text.get(..start).and_then(|text| text.char_indices().next_back());
        if last.is_some_and(|(at, c)| self.border_after(at, c).is_some()) {
            return "";
        }
        let ceiling = self.text.ceil_char_boundary(start.saturating_add(REACH).min(self.text.len()));
        let reach = self.text.get(start..ceiling).unwrap_or("");
        let to_border = |(at, c): (usize, char)| self.border_after(start + at, c);
        let end = reach.char_indices().find_map(to_border).unwrap_or(ceiling);
        self.text.get(start..end).unwrap_or("").trim_end()
    }

    /// Where the next sentence starts, if the character `c` at byte `at` ends one: closing quotes belong
    /// to the sentence that they close.
    fn border_after(&self, at: usize, c: char) -> Option<usize> {
        let next = at + c.len_utf8();
        let rest = self.text.get(next..)?;
        match c {
            '\n' => Some(next),
            '。' | '؟' | '।' => Some(next),
            '!' | '?' | '…' | '.' => {
                let after_quotes = rest.trim_start_matches(['"', '”', '’', '\'', ')', ']', '»']);
                let border = self.text.len() - after_quotes.len();
                let mut following = after_quotes.chars();
                if !following.next().is_none_or(char::is_whitespace) {
                    return None;
                }
                let starts_lower = after_quotes.trim_start().chars().next().is_some_and(char::is_lowercase);
                let explained = c == '.' && (starts_lower || self.is_abbreviation(at));
                (!explained).then_some(border)
            }
            _ => None,
        }
    }

    /// Whether the word before the full stop at `at` is an abbreviation or an initial.
    fn is_abbreviation(&self, at: usize) -> bool {
        let before = self.text.get(..at).unwrap_or("");
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let initial = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
        let pack = self.lexicon.languages().get(&self.language);
        initial || pack.is_some_and(|language| language.sentences.abbreviations.contains(&fold(word)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str, quote: &str) -> (String, String) {
        let start = text.find(quote).unwrap();
        let witness = Witness::new(text, Some("en"), Lexicon::embedded());
        let evidence = witness.show(Span::new(start, start + quote.len()));
        assert_eq!(evidence.quote, quote);
        (evidence.before, evidence.after)
    }

    #[test]
    fn the_sentence_around_the_words() {
        let text = "Blast in Kano\n\nOn Monday Gen. A. Musa said 12 people were killed. “Terrible.” He left.";
        let (before, after) = show(text, "12 people were killed");
        assert_eq!((before.as_str(), after.as_str()), ("On Monday Gen. A. Musa said ", "."));
        let (before, after) = show(text, "He");
        assert_eq!((before.as_str(), after.as_str()), ("", " left."));
        let (before, after) = show(text, "Blast");
        assert_eq!((before.as_str(), after.as_str()), ("", " in Kano"));
    }

    #[test]
    fn words_that_end_their_sentence_have_nothing_after_them() {
        let (before, after) = show("One. Two people died. Three.", "Two people died.");
        assert_eq!((before.as_str(), after.as_str()), ("", ""));
    }

    #[test]
    fn any_span_of_any_text_is_shown() {
        let text = "é. 喀布尔。 “a.” b… c\n\n\u{1f54a}.";
        let witness = Witness::new(text, None, Lexicon::embedded());
        for start in 0..=text.len() + 2 {
            for end in start..=text.len() + 2 {
                let evidence = witness.show(Span::new(start, end));
                let sentence = format!("{}{}{}", evidence.before, evidence.quote, evidence.after);
                assert!(text.contains(&sentence) || evidence.quote.is_empty(), "{start}..{end}");
            }
        }
    }
}
