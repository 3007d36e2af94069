//! The document's text as tokens, sentences and paragraphs: what every finder of mentions reads.

use lexicon::{Language, fold_into};
use model::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, or letters followed by digits ("M23"); dotted abbreviations ("U.S.") are one word.
    Word,
    /// Digits only.
    Number,
    /// The ending `'s` of a word.
    Possessive,
    /// One other character.
    Mark,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// No capital first.
    Lower,
    /// A capital first, not all capitals.
    Capital,
    /// Capitals throughout, two letters at least.
    Upper,
}

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is written.
    pub shape: Shape,
    /// Where its folded form stands in [`Text::fold`]'s arena.
    folded: Span,
    /// Number of its sentence.
    sentence: u32,
}

/// A sentence: a range of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// Number of its paragraph in the document, from 0.
    pub paragraph: usize,
}

/// A document's text, tokenised.
#[derive(Debug)]
pub struct Text<'t> {
    /// The text; all spans are of it.
    pub text: &'t str,
    /// Bytes of the title before the body, 0 where there is none.
    pub body_start: usize,
    /// Tokens, in order.
    pub tokens: Vec<Token>,
    /// Sentences, in order; every token is in exactly one.
    pub sentences: Vec<Sentence>,
    arena: String,
}

impl<'t> Text<'t> {
    /// Tokenises a text and divides it into sentences.
    pub fn new(text: &'t str, body_start: usize, language: &Language) -> Self {
        let mut this = Self {
            text,
            body_start,
            tokens: Vec::with_capacity(text.len() / 5),
            sentences: Vec::new(),
            arena: String::with_capacity(text.len()),
        };
        this.tokenise();
        this.divide(language);
        this
    }

    /// A token's folded form: lower case, no diacritics, no apostrophes.
    #[inline]
    pub fn fold(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |token| at(&self.arena, token.folded))
    }

    /// A token as written; empty past the end.
    #[inline]
    pub fn raw(&self, token: usize) -> &'t str {
        self.tokens.get(token).map_or("", |token| at(self.text, token.span))
    }

    /// The span of tokens `first..end`, empty where the range is.
    pub fn span(&self, first: usize, end: usize) -> Span {
        match (self.tokens.get(first), end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) => first.span.join(last.span),
            _ => Span::new(0, 0),
        }
    }

    /// The span of a sentence.
    pub fn sentence_span(&self, sentence: &Sentence) -> Span {
        self.span(sentence.first, sentence.end)
    }

    /// The index of the first token that ends after byte `at`.
    pub fn token_at(&self, at: u32) -> usize {
        self.tokens.partition_point(|token| token.span.end <= at)
    }

    /// The tokens that a span covers, as a range.
    pub fn tokens_of(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.token_at(span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        first..end.max(first)
    }

    /// The number of the sentence that holds a token.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.tokens.get(token).map_or(self.sentences.len(), |token| token.sentence as usize)
    }

    /// Whether the token follows the one before it without a gap.
    pub fn glued(&self, token: usize) -> bool {
        match (token.checked_sub(1).and_then(|before| self.tokens.get(before)), self.tokens.get(token)) {
            (Some(before), Some(token)) => before.span.end == token.span.start,
            _ => false,
        }
    }

    /// The words of a phrase that begins at a token: folded words with the indices of their tokens,
    /// hyphens, dashes and possessive endings between them passed over, up to the end of the sentence.
    pub fn phrase_words(&self, first: usize) -> impl Iterator<Item = (usize, &str)> {
        let end = self.sentences.get(self.sentence_of(first)).map_or(first, |sentence| sentence.end);
        let mut at = first;
        std::iter::from_fn(move || {
            while at < end && at > first && self.is_joint(at) {
                at += 1;
            }
            let token = self.tokens.get(at).filter(|_| at < end)?;
            if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
                return None;
            }
            at += 1;
            Some((at - 1, self.fold(at - 1)))
        })
    }

    fn is_joint(&self, at: usize) -> bool {
        matches!(self.raw(at), "-" | "–" | "‑" | "‐" | "—") && (self.glued(at) || self.glued(at + 1))
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind) {
        let Some(raw) = self.text.get(start..end) else { return };
        let from = self.arena.len();
        fold_into(raw, &mut self.arena);
        let shape = shape_of(raw);
        let folded = Span::new(from, self.arena.len());
        self.tokens.push(Token { span: Span::new(start, end), kind, shape, folded, sentence: 0 });
    }

    fn tokenise(&mut self) {
        let text = self.text;
        let mut at = 0;
        while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
            let width = c.len_utf8();
            if c.is_whitespace() || c.is_control() {
                at += width;
            } else if c.is_numeric() {
                let end = run_end(text, at, char::is_numeric);
                self.push(at, end, TokenKind::Number);
                at = end;
            } else if c.is_alphabetic() {
                at = self.push_word(at);
            } else {
                self.push(at, at + width, TokenKind::Mark);
                at += width;
            }
        }
    }

    /// Pushes the word at `start`, its possessive ending apart, and returns where it ends.
    fn push_word(&mut self, start: usize) -> usize {
        let text = self.text;
        if let Some(end) = dotted_abbreviation(text, start) {
            self.push(start, end, TokenKind::Word);
            return end;
        }
        let mut end = run_end(text, start, is_word_char);
        loop {
            let rest = text.get(end..).unwrap_or("");
            let mut chars = rest.chars();
            let (Some(mark), Some(next)) = (chars.next(), chars.next()) else { break };
            if !is_apostrophe(mark) || !next.is_alphabetic() {
                break;
            }
            let tail_start = end + mark.len_utf8();
            let tail_end = run_end(text, tail_start, is_word_char);
            if matches!(text.get(tail_start..tail_end), Some("s" | "S")) {
                self.push(start, end, TokenKind::Word);
                self.push(end, tail_end, TokenKind::Possessive);
                return tail_end;
            }
            end = tail_end;
        }
        self.push(start, end, TokenKind::Word);
        end
    }

    /// Divides the tokens into sentences: at blank lines and line ends always, at full stops,
    /// question and exclamation marks unless an abbreviation, initial or number explains the stop.
    fn divide(&mut self, language: &Language) {
        let mut first = 0;
        let mut paragraph = 0;
        for at in 0..self.tokens.len() {
            let number = u32::try_from(self.sentences.len()).unwrap_or(u32::MAX);
            if let Some(token) = self.tokens.get_mut(at) {
                token.sentence = number;
            }
            let next = at + 1;
            let gap = self.gap_after(at);
            let last = next == self.tokens.len();
            let line_end = gap.contains('\n');
            if last || line_end || self.ends_sentence(at, language) {
                self.sentences.push(Sentence { first, end: next, paragraph });
                first = next;
                if line_end {
                    paragraph += 1;
                }
            }
        }
    }

    /// The white space after a token.
    fn gap_after(&self, at: usize) -> &'t str {
        let (Some(this), Some(next)) = (self.tokens.get(at), self.tokens.get(at + 1)) else { return "" };
        self.text.get(this.span.end as usize..next.span.start as usize).unwrap_or("")
    }

    fn ends_sentence(&self, at: usize, language: &Language) -> bool {
        if self.tokens.get(at).is_none_or(|token| token.kind != TokenKind::Mark) {
            return false;
        }
        // A closing quote or bracket belongs to the sentence that it closes.
        let mut stop = at;
        while stop > 0 && is_closing(self.raw(stop)) && self.glued(stop) {
            stop -= 1;
        }
        if is_closing(self.raw(at + 1)) && self.glued(at + 1) {
            return false;
        }
        match self.raw(stop) {
            "!" | "?" | "…" | "。" | "؟" | "।" => true,
            "." => {
                let before = stop.checked_sub(1).unwrap_or(stop);
                let glued_on = self.glued(at + 1);
                let next_shape = self.tokens.get(at + 1).map(|t| (t.kind, t.shape));
                let starts_new = !matches!(next_shape, Some((TokenKind::Word, Shape::Lower)));
                let abbreviation = self.glued(stop)
                    && (language.sentences.abbreviations.contains(self.fold(before))
                        || self.raw(before).chars().count() == 1
                            && self.tokens.get(before).is_some_and(|t| t.kind == TokenKind::Word));
                // A stop with letters directly after it is a missing space where a capital follows.
                let missing_space = glued_on
                    && matches!(next_shape, Some((TokenKind::Word, Shape::Capital)))
                    && self.raw(before).chars().count() > 2;
                !abbreviation && starts_new && (!glued_on || missing_space)
            }
            _ => {
                // A dotted abbreviation ends a sentence only before a capital that starts one.
                false
            }
        }
    }
}

/// The words at a span; as [`Span::text`], in the hottest path.
#[inline]
fn at(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize).unwrap_or("")
}

fn shape_of(raw: &str) -> Shape {
    if raw.is_ascii() {
        return shape_of_ascii(raw.as_bytes());
    }
    let mut letters = raw.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(first) if first.is_uppercase() => {
            let mut rest = letters.peekable();
            if rest.peek().is_some() && rest.all(char::is_uppercase) { Shape::Upper } else { Shape::Capital }
        }
        _ => Shape::Lower,
    }
}

fn shape_of_ascii(raw: &[u8]) -> Shape {
    let mut letters = raw.iter().filter(|b| b.is_ascii_alphabetic());
    match letters.next() {
        Some(first) if first.is_ascii_uppercase() => {
            let (mut any, mut all) = (false, true);
            for letter in letters {
                any = true;
                all &= letter.is_ascii_uppercase();
            }
            if any && all { Shape::Upper } else { Shape::Capital }
        }
        _ => Shape::Lower,
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | 'ʻ' | '`')
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(u32::from(c), 0x300..=0x36f)
}

fn is_closing(raw: &str) -> bool {
    matches!(raw, "\"" | "”" | "’" | "'" | ")" | "]" | "»")
}

fn run_end(text: &str, start: usize, belongs: impl Fn(char) -> bool) -> usize {
    let rest = text.get(start..).unwrap_or("");
    start + rest.char_indices().find(|(_, c)| !belongs(*c)).map_or(rest.len(), |(at, _)| at)
}

/// The end of an abbreviation of single letters with stops ("U.S.", "a.m."), if one begins here.
fn dotted_abbreviation(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut end = start;
    let mut letters = 0;
    while bytes.get(end).is_some_and(u8::is_ascii_alphabetic) && bytes.get(end + 1) == Some(&b'.') {
        letters += 1;
        end += 2;
    }
    // "U.S" and "U.S.A" may lack the last stop.
    if letters >= 1
        && bytes.get(end).is_some_and(u8::is_ascii_uppercase)
        && bytes.get(start).is_some_and(u8::is_ascii_uppercase)
        && !bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric)
    {
        return Some(end + 1);
    }
    // "W.Va." has a second part of two letters.
    let mixed = letters == 1
        && bytes.get(start).is_some_and(u8::is_ascii_uppercase)
        && bytes.get(end).is_some_and(u8::is_ascii_uppercase)
        && bytes.get(end + 1).is_some_and(u8::is_ascii_lowercase)
        && bytes.get(end + 2) == Some(&b'.');
    if mixed {
        return Some(end + 3);
    }
    (letters >= 2).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lexicon::Lexicon;

    fn sentences(text: &str) -> Vec<String> {
        let english = Lexicon::embedded().languages().get("en").unwrap();
        let text = Text::new(text, 0, english);
        text.sentences.iter().map(|s| text.sentence_span(s).text(text.text).to_owned()).collect()
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        let found = sentences(
            "Dr. Smith of the U.S. Army said 3.5 people died on Jan. 5. Gen. Ali left. \"Stop!\" he said.",
        );
        assert_eq!(
            found,
            [
                "Dr. Smith of the U.S. Army said 3.5 people died on Jan. 5.",
                "Gen. Ali left.",
                "\"Stop!\"",
                "he said."
            ]
        );
    }

    #[test]
    fn line_ends_divide_always() {
        assert_eq!(
            sentences("A headline without a stop\n\nThe body."),
            ["A headline without a stop", "The body."]
        );
    }

    #[test]
    fn possessives_stand_apart_and_names_with_apostrophes_do_not() {
        let english = Lexicon::embedded().languages().get("en").unwrap();
        let text = Text::new("Sana’a’s port, O'Brien's", 0, english);
        let raw: Vec<_> = (0..text.tokens.len()).map(|t| text.raw(t)).collect();
        assert_eq!(raw, ["Sana’a", "’s", "port", ",", "O'Brien", "'s"]);
    }

    #[test]
    fn phrases_pass_over_hyphens() {
        let english = Lexicon::embedded().languages().get("en").unwrap();
        let text = Text::new("the ISIS-K's men", 0, english);
        let words: Vec<_> = text.phrase_words(1).map(|(_, word)| word).collect();
        assert_eq!(words, ["isis", "k"]);
    }
}
