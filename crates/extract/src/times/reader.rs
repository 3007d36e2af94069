//! The tokens of a sentence as words of time.

use super::said::Year;
use crate::numbers::numeral::{self, Form, Numeral};
use crate::text::{Shape, Text, TokenKind};
use lexicon::{Language, TimeRole, TimeWord};

/// Tokens up to a limit (the end of a sentence), with what each means in time expressions.
#[derive(Clone, Copy)]
pub(super) struct Reader<'t, 'x> {
    pub text: &'x Text<'t>,
    pub language: &'x Language,
    pub meanings: &'x [TimeWord],
    pub start: usize,
    pub limit: usize,
    /// Whether a dash before a number joins it to a range and does not make it part of a code.
    pub joined: bool,
    /// How many times an expression read here may still hold others: a bound on the work.
    pub depth: usize,
}

/// How deep an expression may hold others ("the end of early next year").
pub(super) const DEPTH: usize = 3;

impl Reader<'_, '_> {
    pub(super) fn word(&self, at: usize) -> TimeWord {
        if at < self.limit { self.meanings.get(at).copied().unwrap_or_default() } else { TimeWord::None }
    }

    pub(super) fn role(&self, at: usize) -> Option<TimeRole> {
        match self.word(at) {
            TimeWord::Role(role) => Some(role),
            _ => None,
        }
    }

    pub(super) fn is(&self, at: usize, role: TimeRole) -> bool {
        self.role(at) == Some(role)
    }

    /// The token as written, empty past the limit.
    pub(super) fn raw(&self, at: usize) -> &str {
        if at < self.limit { self.text.raw(at) } else { "" }
    }

    pub(super) fn fold(&self, at: usize) -> &str {
        if at < self.limit { self.text.fold(at) } else { "" }
    }

    /// The folded word before a token, empty at the start of the sentence.
    pub(super) fn fold_before(&self, at: usize) -> &str {
        match at.checked_sub(1) {
            Some(before) if before >= self.start => self.text.fold(before),
            _ => "",
        }
    }

    pub(super) fn raw_before(&self, at: usize) -> &str {
        match at.checked_sub(1) {
            Some(before) if before >= self.start => self.text.raw(before),
            _ => "",
        }
    }

    pub(super) fn glued(&self, at: usize) -> bool {
        at < self.limit && self.text.glued(at)
    }

    pub(super) fn is_dash(&self, at: usize) -> bool {
        matches!(self.raw(at), "-" | "–" | "—" | "‐" | "‑" | "~")
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        at < self.limit && self.text.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    pub(super) fn is_lower(&self, at: usize) -> bool {
        self.is_word(at) && self.text.tokens.get(at).is_some_and(|token| token.shape == Shape::Lower)
    }

    pub(super) fn is_possessive(&self, at: usize) -> bool {
        at < self.limit && self.text.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Possessive)
    }

    /// The value and length of a run of at most eight ASCII digits.
    pub(super) fn digits(&self, at: usize) -> Option<(i32, usize)> {
        let raw = self.raw(at);
        let plain = (1..=8).contains(&raw.len()) && raw.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| raw.parse().ok()).flatten().map(|value| (value, raw.len()))
    }

    pub(super) fn numeral(&self, at: usize) -> Option<Numeral> {
        numeral::read(self.text, &self.language.numbers, at, self.limit)
    }

    /// Past the token at `at` where it is this mark.
    pub(super) fn past(&self, at: usize, mark: &str) -> usize {
        if self.raw(at) == mark { at + 1 } else { at }
    }

    pub(super) fn past_role(&self, at: usize, role: TimeRole) -> usize {
        if self.is(at, role) { at + 1 } else { at }
    }

    /// Past a hyphen that joins the words on both sides.
    pub(super) fn past_hyphen(&self, at: usize) -> usize {
        if self.is_dash(at) && self.glued(at) && self.glued(at + 1) { at + 1 } else { at }
    }

    /// Past the full stop of an abbreviation.
    pub(super) fn past_stop(&self, at: usize) -> usize {
        if self.raw(at) == "." && self.glued(at) && at + 1 < self.limit { at + 1 } else { at }
    }

    /// A day of the month in digits or words, and its end.
    pub(super) fn day(&self, at: usize) -> Option<(i8, usize)> {
        if let Some((value, length)) = self.digits(at) {
            let ordinal =
                self.glued(at + 1) && self.language.numbers.ordinal_endings.contains(self.fold(at + 1));
            let end = at + 1 + usize::from(ordinal);
            let digits_after = |length: fn(usize) -> bool| {
                self.glued(end) && self.glued(end + 1) && self.digits(end + 1).is_some_and(|(_, n)| length(n))
            };
            let more = match self.raw(end) {
                "%" => self.glued(end),
                ":" => digits_after(|_| true),
                "," | "." => digits_after(|n| n == 3),
                _ => self.glued(end) && self.is_word(end),
            };
            let fits = length <= 2 && (1..=31).contains(&value) && !more;
            return fits.then_some((value as i8, end));
        }
        let numeral = self.numeral(at).filter(|n| matches!(n.form, Form::Cardinal | Form::Ordinal))?;
        let fits = (1.0..=31.0).contains(&numeral.value)
            && numeral.value.fract() == 0.0
            && !self.is(at, TimeRole::A);
        fits.then_some((numeral.value as i8, numeral.end))
    }

    /// Whether the day number at a token is an ordinal ("26th", "first").
    pub(super) fn is_ordinal(&self, at: usize) -> bool {
        self.numeral(at).is_some_and(|numeral| numeral.form == Form::Ordinal)
    }

    /// Four digits that can be a year, and their end.
    pub(super) fn year_digits(&self, at: usize) -> Option<(i16, usize)> {
        let (value, length) = self.digits(at)?;
        let grouped = self.glued(at + 1)
            && self.glued(at + 2)
            && matches!(self.raw(at + 1), "," | ".")
            && self.digits(at + 2).is_some();
        let lettered = self.glued(at + 1) && self.is_word(at + 1);
        let before = self.glued(at) && matches!(self.raw_before(at), "." | "$" | "£" | "€" | "#" | ":");
        (length == 4 && (1000..3000).contains(&value) && !grouped && !lettered && !before)
            .then_some((value as i16, at + 1))
    }

    /// A year in words: "nineteen ninety-six", "two thousand and five".
    pub(super) fn year_words(&self, at: usize) -> Option<(i16, usize)> {
        if self.digits(at).is_some() || self.is(at, TimeRole::A) {
            return None;
        }
        let first = self.numeral(at).filter(|n| n.form == Form::Cardinal && n.value.fract() == 0.0)?;
        if (16.0..=20.0).contains(&first.value) {
            let second = self
                .numeral(first.end)
                .filter(|n| n.form == Form::Cardinal && (10.0..100.0).contains(&n.value))?;
            return Some(((first.value * 100.0 + second.value) as i16, second.end));
        }
        ((1100.0..2100.0).contains(&first.value)).then_some((first.value as i16, first.end))
    }

    /// A year in digits or words.
    pub(super) fn year(&self, at: usize) -> Option<(Year, usize)> {
        self.year_digits(at).or_else(|| self.year_words(at)).map(|(year, end)| (Year::Is(year), end))
    }

    /// Two digits as a year, where the sign before them or nothing after them lets them be one.
    pub(super) fn short_year(&self, at: usize, sure: bool) -> Option<(Year, usize)> {
        let marked = matches!(self.raw(at), "'" | "’" | "‘");
        let digits = at + usize::from(marked);
        let (value, length) = self.digits(digits)?;
        let alone = sure || marked && self.glued(digits) || value > 31 && !self.is_word(digits + 1);
        (length == 2 && alone && !self.glued_letters(digits + 1))
            .then_some((Year::Short(value as i16), digits + 1))
    }

    fn glued_letters(&self, at: usize) -> bool {
        self.glued(at) && self.is_word(at)
    }

    /// A month that the words around it let be one, and the end of its name.
    pub(super) fn month(&self, at: usize) -> Option<(i8, usize)> {
        match self.word(at) {
            TimeWord::Month(month, true) => Some((month, at + 1)),
            TimeWord::Month(month, false) => Some((month, self.past_stop(at + 1))),
            _ => None,
        }
    }

    fn is_after_the(&self, at: usize) -> bool {
        at > self.start && self.is(at - 1, TimeRole::The)
    }

    /// A month standing without a day or year: unsure ones need a word before them.
    pub(super) fn month_alone(&self, at: usize) -> Option<(i8, usize)> {
        let words = &self.language.times;
        let (month, end) = self.month(at)?;
        let TimeWord::Month(_, false) = self.word(at) else { return Some((month, at + 1)) };
        let before = self.fold_before(at);
        // "Jan Novak" is a person.
        if self
            .text
            .tokens
            .get(end)
            .is_some_and(|token| token.kind == TokenKind::Word && token.shape == Shape::Capital)
            && self.is_word(end)
            && self.word(end) == TimeWord::None
        {
            return None;
        }
        let known = match self.text.tokens.get(at).map(|token| token.shape) {
            Some(Shape::Lower) => words.before_lower_month.contains(before),
            // In a text all in capitals "THE MARCH" is as likely a walk.
            Some(Shape::Upper) => words.before_month.contains(before) && !self.is_after_the(at),
            _ => words.before_month.contains(before),
        };
        known.then_some((month, end))
    }
}
