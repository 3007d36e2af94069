//! What a number is a number of, from the words beside it.

use super::numeral::{Form, Numeral};
use crate::text::{Shape, Text, TokenKind};
use lexicon::NumberWords;
use model::NumberKind;

/// The words around a number: its first token, and one past the last.
#[derive(Clone, Copy)]
pub(super) struct Around<'t, 'x> {
    pub text: &'x Text<'t>,
    pub words: &'x NumberWords,
    pub first: usize,
    pub end: usize,
    /// The end of the sentence.
    pub limit: usize,
}

impl Around<'_, '_> {
    /// The kind of a number that stands in no time expression.
    pub(super) fn kind(&self, numeral: &Numeral) -> NumberKind {
        match numeral.form {
            Form::Code => NumberKind::Name,
            Form::Ordinal => NumberKind::Ordinal,
            _ if self.is_age(numeral) => NumberKind::Age,
            _ if self.is_money() => NumberKind::Money,
            _ if self.is_percent() => NumberKind::Percent,
            _ if self.is_measure(numeral) => NumberKind::Measure,
            _ if self.is_name(numeral) => NumberKind::Name,
            _ => NumberKind::Cardinal,
        }
    }

    fn fold(&self, at: usize) -> &str {
        if at < self.limit { self.text.fold(at) } else { "" }
    }

    fn raw(&self, at: usize) -> &str {
        if at < self.limit { self.text.raw(at) } else { "" }
    }

    fn before(&self, back: usize) -> &str {
        self.first.checked_sub(back).map_or("", |at| self.text.fold(at))
    }

    fn raw_before(&self, back: usize) -> &str {
        self.first.checked_sub(back).map_or("", |at| self.text.raw(at))
    }

    /// The token after the number, past a hyphen that joins them.
    fn next(&self) -> usize {
        let joined = matches!(self.raw(self.end), "-" | "‐" | "‑" | "–")
            && self.text.glued(self.end)
            && self.text.glued(self.end + 1);
        self.end + usize::from(joined)
    }

    fn shape(&self, at: usize) -> Option<Shape> {
        let token =
            self.text.tokens.get(at).filter(|token| at < self.limit && token.kind == TokenKind::Word)?;
        Some(token.shape)
    }

    /// "25-year-old", "25 years old", and "Name, 25,".
    fn is_age(&self, numeral: &Numeral) -> bool {
        let unit = self.next();
        if self.words.ages.contains(self.fold(unit)) {
            let hyphen =
                usize::from(matches!(self.raw(unit + 1), "-" | "‐" | "‑") && self.text.glued(unit + 1));
            return self.words.age_ends.contains(self.fold(unit + 1 + hyphen));
        }
        let name = self.first.checked_sub(2).and_then(|at| self.shape(at));
        self.raw_before(1) == ","
            && self.raw(self.end) == ","
            && numeral.digits.is_some()
            && (1.0..=110.0).contains(&numeral.value)
            && matches!(name, Some(Shape::Capital | Shape::Upper))
    }

    fn is_money(&self) -> bool {
        let unit = self.next();
        let adjective = matches!(self.shape(unit), Some(Shape::Capital | Shape::Upper));
        self.words.currency_marks.contains(self.raw_before(1))
            || self.words.currency_marks.contains(self.raw(self.end))
            || self.words.currencies.contains(self.fold(unit))
            || adjective && self.words.currencies.contains(self.fold(unit + 1))
            || self.words.currencies.contains(self.before(1)) && self.before(1).len() <= 3
    }

    fn is_percent(&self) -> bool {
        let unit = self.next();
        self.words.percents.contains(self.raw(unit))
            || self.words.percents.contains(self.fold(unit))
            || self.words.percents.contains(&format!("{} {}", self.fold(unit), self.fold(unit + 1)))
    }

    fn is_measure(&self, numeral: &Numeral) -> bool {
        let before = self
            .first
            .checked_sub(1)
            .filter(|_| self.text.glued(self.first))
            .map_or("", |at| self.text.raw(at));
        // "500m from the gate": metres, where "1.5m people" are millions.
        let metres = self.text.glued(self.end.saturating_sub(1))
            && self.shape(self.end.saturating_sub(1)).is_some()
            && numeral.value >= 1e8;
        self.words.measures.contains(self.fold(self.next()))
            || self.words.before_measure.contains(self.before(1))
            // ".45 calibre"
            || before == "."
            || metres && numeral.value < 1e9
    }

    /// "AK-47", "Flight 93", "12 High Street", "737s", telephone numbers.
    fn is_name(&self, numeral: &Numeral) -> bool {
        let hyphened = matches!(self.raw_before(1), "-" | "‐" | "‑" | "–" | "/" | "_" | "#" | "@" | "+")
            && self.text.glued(self.first);
        let after_word = hyphened && self.first.checked_sub(1).is_some_and(|mark| self.text.glued(mark))
            || matches!(self.raw_before(1), "#" | "@" | "+" | "_") && self.text.glued(self.first);
        let glued_letters =
            numeral.digits.is_some() && self.text.glued(self.end) && self.shape(self.end).is_some();
        after_word || glued_letters || self.is_named() || self.is_address(numeral) || self.is_telephone()
    }

    fn is_named(&self) -> bool {
        let back = if self.raw_before(1) == "." { 2 } else { 1 };
        let Some(at) = self.first.checked_sub(back) else { return false };
        if !self.words.names.contains(self.text.fold(at)) {
            return false;
        }
        // In small letters before a noun it is another sentence part ("on the road 20 people").
        self.shape(at) != Some(Shape::Lower) || self.shape(self.end).is_none()
    }

    fn is_address(&self, numeral: &Numeral) -> bool {
        let capital = |at: usize| matches!(self.shape(at), Some(Shape::Capital | Shape::Upper));
        let street = |at: usize| capital(at) && self.words.streets.contains(self.fold(at));
        numeral.digits.is_some()
            && capital(self.end)
            && (street(self.end + 1) || street(self.end + 2) && capital(self.end + 1))
    }

    fn is_telephone(&self) -> bool {
        let back = if matches!(self.raw_before(1), ":" | "." | "+" | "(") { 2 } else { 1 };
        back == 2 && self.words.telephones.contains(self.before(back))
    }
}
