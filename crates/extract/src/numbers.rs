//! Numbers of a text.
//!
//! A number mention is a numeral ([`numeral`]) with the words that bound it ("at least", "or more")
//! or join it to another ("between … and …"), and its kind ([`kind`]). Only [`NumberKind::Cardinal`]
//! may become a count of people.

mod kind;
pub(crate) mod numeral;

use crate::text::{Text, TokenKind};
use kind::Around;
use lexicon::{Bound, Language, NumberWord, NumberWords};
use model::{NumberKind, NumberMention, Qualifier, TimeMention};
use numeral::{Form, Numeral};

/// Every number of the text, in order; those inside a time expression are of kind `Calendar`.
pub(crate) fn find(text: &Text, language: &Language, times: &[TimeMention]) -> Vec<NumberMention> {
    let mut found = Vec::new();
    let mut times = times.iter().map(|time| text.tokens_of(time.span)).peekable();
    for sentence in &text.sentences {
        let reader = Reader { text, words: &language.numbers, start: sentence.first, limit: sentence.end };
        let mut at = sentence.first;
        while at < sentence.end {
            while times.peek().is_some_and(|time| time.end <= at) {
                times.next();
            }
            let time = times
                .peek()
                .filter(|time| time.start < sentence.end)
                .cloned()
                .unwrap_or(usize::MAX..usize::MAX);
            let next = match reader.begins(at) {
                true if time.contains(&at) => reader.calendar(at, time.end, &mut found),
                true => reader.number(at, time, &mut found),
                false => None,
            };
            at = next.unwrap_or(at + 1).max(at + 1);
        }
    }
    found
}

/// A number with its bound, before its kind is known.
#[derive(Clone, Copy, Debug)]
struct Quantity {
    /// First token of the numeral, a sign of money left out.
    first: usize,
    numeral: Numeral,
}

struct Reader<'t, 'x> {
    text: &'x Text<'t>,
    words: &'x NumberWords,
    /// The first token of the sentence, and one past its last.
    start: usize,
    limit: usize,
}

impl Reader<'_, '_> {
    fn begins(&self, at: usize) -> bool {
        let Some(token) = self.text.tokens.get(at) else { return false };
        match token.kind {
            TokenKind::Number => true,
            TokenKind::Word => {
                let word = self.text.fold(at);
                self.words.meaning(word) != NumberWord::None || self.words.before.starts_with(word)
            }
            TokenKind::Possessive => false,
            TokenKind::Mark => self.words.currency_marks.contains(self.text.raw(at)),
        }
    }

    /// A number inside a time expression, without bounds.
    fn calendar(&self, at: usize, end: usize, found: &mut Vec<NumberMention>) -> Option<usize> {
        let numeral = numeral::read(self.text, self.words, at, end.min(self.limit))?;
        found.push(self.in_time(at, &numeral, None));
        Some(numeral.end)
    }

    /// A number that belongs to a time expression.
    fn in_time(&self, at: usize, numeral: &Numeral, bound: Option<Bound>) -> NumberMention {
        let (low, high, qualifier) = limits(numeral, bound);
        NumberMention {
            span: self.text.span(at, numeral.end),
            low,
            high,
            qualifier,
            kind: NumberKind::Calendar,
        }
    }

    /// The number that begins at a token with the words that bound it; returns its end.
    fn number(
        &self,
        at: usize,
        time: std::ops::Range<usize>,
        found: &mut Vec<NumberMention>,
    ) -> Option<usize> {
        let (bound, next) = self.bound(at).map_or((None, at), |(bound, end)| (Some(bound), end));
        let quantity = self.quantity(next).or_else(|| bound.and_then(|_| self.quantity(at)))?;
        let bound = bound.filter(|_| quantity.first >= next);
        if bound.is_none() && self.is_pronoun(&quantity) {
            return None;
        }
        // A bound before a length of time: the number belongs to the time.
        if time.contains(&quantity.first) {
            let numeral = quantity.numeral;
            found.push(self.in_time(at, &numeral, bound));
            return Some(numeral.end);
        }
        if let Some(end) = self.chain(quantity.first, quantity.numeral, found) {
            return Some(end);
        }
        let limit = if time.start > quantity.first { time.start } else { self.limit };
        let start = if bound.is_some() { at } else { quantity.first };
        if let Some(mention) = self.range(start, bound, &quantity, limit) {
            let end = self.text.tokens_of(mention.span).end;
            found.push(mention);
            return Some(end);
        }
        let bound = bound.filter(|bound| !matches!(bound, Bound::Between | Bound::From));
        let (after, end) =
            self.after(quantity.numeral.end).map_or((None, quantity.numeral.end), |(b, end)| (Some(b), end));
        let (low, high, qualifier) = limits(&quantity.numeral, after.or(bound));
        let start = if bound.is_some() { start } else { quantity.first };
        let kind = self.kind(&quantity, quantity.numeral.end, bound);
        let mention = NumberMention { span: self.text.span(start, end), low, high, qualifier, kind };
        let (mention, end) = self.with_other_bound(mention, bound, start, end);
        found.push(mention);
        Some(end)
    }

    fn kind(&self, quantity: &Quantity, end: usize, bound: Option<Bound>) -> NumberKind {
        if bound == Some(Bound::Aged) {
            return NumberKind::Age;
        }
        // "2. The parties agree": the number of a paragraph.
        let heads = quantity.first == self.start && quantity.numeral.digits.is_some();
        let marked = matches!(self.text.raw(end), "." | ")") && self.text.glued(end);
        if heads && marked {
            return NumberKind::Name;
        }
        let around =
            Around { text: self.text, words: self.words, first: quantity.first, end, limit: self.limit };
        around.kind(&quantity.numeral)
    }

    /// The longest bounding phrase at a token that ends directly before a number, and its end.
    fn bound(&self, at: usize) -> Option<(Bound, usize)> {
        self.phrase(&self.words.before, at)
    }

    fn after(&self, at: usize) -> Option<(Bound, usize)> {
        if at >= self.limit {
            return None;
        }
        let letters = self.text.glued(at + 1)
            && self.text.tokens.get(at + 1).is_some_and(|token| token.kind != TokenKind::Mark);
        if self.text.raw(at) == "+" && self.text.glued(at) && !letters {
            return Some((Bound::AtLeast, at + 1));
        }
        let hyphen =
            matches!(self.text.raw(at), "-" | "‐" | "‑") && self.text.glued(at) && self.text.glued(at + 1);
        let at = at + usize::from(hyphen);
        let (bound, end) = self.phrase(&self.words.after, at)?;
        // "200 or more than 300": the words bound the next number.
        let of_next = self.bound(at + 1).is_some_and(|(_, next)| next > end && self.quantity(next).is_some());
        (!of_next).then_some((bound, end))
    }

    fn phrase(&self, map: &lexicon::PhraseMap<Bound>, at: usize) -> Option<(Bound, usize)> {
        let words = self.text.phrase_words(at).take(6).take_while(|(at, _)| *at < self.limit);
        let (last, bounds) = map.matches(words).last()?;
        Some((*bounds.first()?, last + 1))
    }

    /// The numeral at a token, or after a sign of money there.
    fn quantity(&self, at: usize) -> Option<Quantity> {
        let first = if self.words.currency_marks.contains(self.text.raw(at)) { at + 1 } else { at };
        let numeral = numeral::read(self.text, self.words, first, self.limit)?;
        Some(Quantity { first, numeral })
    }

    /// Whether "one" stands for somebody and counts nobody ("the one who", "one of").
    fn is_pronoun(&self, quantity: &Quantity) -> bool {
        let Quantity { first, numeral } = quantity;
        if numeral.end != first + 1 || !self.words.one.contains(self.text.fold(*first)) {
            return false;
        }
        let before = first.checked_sub(1).map_or("", |at| self.text.fold(at));
        let after = if numeral.end < self.limit { self.text.fold(numeral.end) } else { "" };
        matches!(self.words.meaning(before), NumberWord::Ordinal(_))
            || self.words.before_pronoun_one.contains(before)
            || self.words.after_pronoun_one.contains(after)
    }

    /// Digits joined by more than one hyphen or stroke: a telephone or other number that counts nothing.
    fn chain(&self, first: usize, numeral: Numeral, found: &mut Vec<NumberMention>) -> Option<usize> {
        let mut end = numeral.end;
        let mut links = 0;
        while numeral.digits.is_some()
            && matches!(self.text.raw(end), "-" | "/" | "‐" | "‑")
            && self.text.glued(end)
            && self.text.glued(end + 1)
            && self.text.tokens.get(end + 1).is_some_and(|token| token.kind == TokenKind::Number)
            && end + 1 < self.limit
        {
            end += 2;
            links += 1;
        }
        if links < 2 {
            return None;
        }
        let value = Some(numeral.value);
        let span = self.text.span(first, end);
        found.push(NumberMention {
            span,
            low: value,
            high: value,
            qualifier: Qualifier::Exact,
            kind: NumberKind::Name,
        });
        Some(end)
    }

    /// "between 20 and 30", "from 20 to 30", "20-30", "two to three hundred".
    fn range(
        &self,
        start: usize,
        bound: Option<Bound>,
        first: &Quantity,
        limit: usize,
    ) -> Option<NumberMention> {
        let joint = first.numeral.end;
        if joint >= limit {
            return None;
        }
        let fold = self.text.fold(joint);
        let dash = matches!(self.text.raw(joint), "-" | "–" | "—" | "~" | "‐" | "‑");
        let joined = dash
            || bound == Some(Bound::Between) && self.words.between_and.contains(fold)
            || bound != Some(Bound::Between) && self.words.meaning(fold) == NumberWord::To;
        let spaced_dash = dash && self.text.glued(joint) != self.text.glued(joint + 1);
        if !joined
            || spaced_dash
            || first.numeral.form == Form::Code
            || bound == Some(Bound::From) && self.tells_change(start)
        {
            return None;
        }
        let second = self.quantity(joint + 1).filter(|second| second.first < limit)?;
        let (low, high) = (self.scaled_like(&first.numeral, &second), second.numeral.value);
        let ordinal = |numeral: &Numeral| numeral.form == Form::Ordinal;
        let comparable =
            ordinal(&first.numeral) == ordinal(&second.numeral) && second.numeral.form != Form::Code;
        if low >= high || !comparable || second.numeral.form == Form::Vague {
            return None;
        }
        let kind = self.kind(first, second.numeral.end, bound);
        let kind = if dash && self.is_score(start) { NumberKind::Name } else { kind };
        let kind =
            if kind == NumberKind::Cardinal { self.kind(&second, second.numeral.end, bound) } else { kind };
        let kind = if kind == NumberKind::Name && dash && !self.is_score(start) {
            NumberKind::Cardinal
        } else {
            kind
        };
        let (low, high, qualifier) = match bound {
            Some(Bound::AtLeast) => (Some(low), None, Qualifier::AtLeast),
            Some(Bound::MoreThan) => (Some(above(low)), None, Qualifier::MoreThan),
            Some(Bound::AtMost) => (None, Some(high), Qualifier::AtMost),
            Some(Bound::LessThan) => (None, Some(below(high)), Qualifier::LessThan),
            _ => (Some(low), Some(high), Qualifier::Range),
        };
        Some(NumberMention { span: self.text.span(start, second.numeral.end), low, high, qualifier, kind })
    }

    /// "two to three hundred": the first end takes the scale of the second.
    fn scaled_like(&self, first: &Numeral, second: &Quantity) -> f64 {
        let last = second.numeral.end.saturating_sub(1);
        let scale = match self.words.meaning(self.text.fold(last)) {
            NumberWord::Scale(scale) => scale,
            NumberWord::Group(size) => f64::from(size),
            _ => return first.value,
        };
        let lead = second.numeral.value / scale;
        if first.value < lead && last > second.first { first.value * scale } else { first.value }
    }

    /// Whether a word of change stands shortly before ("the toll rose from 12 to 15").
    fn tells_change(&self, at: usize) -> bool {
        (at.saturating_sub(6)..at).any(|before| self.words.changes.contains(self.text.fold(before)))
    }

    fn is_score(&self, at: usize) -> bool {
        (at.saturating_sub(3)..at).any(|before| self.words.scores.contains(self.text.fold(before)))
    }

    /// "more than 10 and less than 20" is one range.
    fn with_other_bound(
        &self,
        mention: NumberMention,
        bound: Option<Bound>,
        start: usize,
        end: usize,
    ) -> (NumberMention, usize) {
        let joint = end < self.limit && self.words.between_and.contains(self.text.fold(end));
        let other = (bound.is_some() && joint).then(|| self.bound(end + 1)).flatten();
        let Some((other, next)) = other else { return (mention, end) };
        let Some(quantity) = self.quantity(next) else { return (mention, end) };
        let (low, high, _) = limits(&quantity.numeral, Some(other));
        let (low, high) = match (mention.low, mention.high, low, high) {
            (Some(low), None, None, Some(high)) | (None, Some(high), Some(low), None) if low <= high => {
                (low, high)
            }
            _ => return (mention, end),
        };
        let end = quantity.numeral.end;
        let span = self.text.span(start, end);
        (
            NumberMention {
                span,
                low: Some(low),
                high: Some(high),
                qualifier: Qualifier::Range,
                kind: mention.kind,
            },
            end,
        )
    }
}

/// What a numeral and its bound allow.
fn limits(numeral: &Numeral, bound: Option<Bound>) -> (Option<f64>, Option<f64>, Qualifier) {
    let n = numeral.value;
    if numeral.form == Form::Vague {
        return match bound {
            Some(Bound::AtMost | Bound::LessThan) => (None, None, Qualifier::Vague),
            _ => (Some(n), None, Qualifier::Vague),
        };
    }
    match bound {
        Some(Bound::AtLeast) => (Some(n), None, Qualifier::AtLeast),
        Some(Bound::MoreThan) => (Some(above(n)), None, Qualifier::MoreThan),
        Some(Bound::AtMost) => (None, Some(n), Qualifier::AtMost),
        Some(Bound::LessThan) => (None, Some(below(n)), Qualifier::LessThan),
        Some(Bound::About) => (Some(n), Some(n), Qualifier::About),
        Some(Bound::Between | Bound::From | Bound::Aged) | None => (Some(n), Some(n), Qualifier::Exact),
    }
}

/// The least whole number above; a number with decimals is its own bound.
fn above(n: f64) -> f64 {
    if n.fract() == 0.0 { n + 1.0 } else { n }
}

fn below(n: f64) -> f64 {
    if n.fract() == 0.0 { (n - 1.0).max(0.0) } else { n }
}

#[cfg(test)]
mod tests;
