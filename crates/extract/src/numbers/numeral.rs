//! Numerals: one number in digits or words, without the words that bound it.

use crate::text::{Text, TokenKind};
use lexicon::{NumberWord, NumberWords};

/// What a numeral says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A number.
    Cardinal,
    /// "third", "3rd".
    Ordinal,
    /// "dozens", "several": the value is the least that the words mean.
    Vague,
    /// Digits that count nothing: an address, a version ("192.168.1.1").
    Code,
}

/// A number in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Numeral {
    /// Its value; for vague words the least that they mean.
    pub value: f64,
    /// One past its last token.
    pub end: usize,
    /// What it says.
    pub form: Form,
    /// The length of the digits where it is one run of digits and nothing else.
    pub digits: Option<usize>,
}

/// Reads the numeral that begins at a token and ends before `limit`.
pub(crate) fn read(text: &Text, words: &NumberWords, at: usize, limit: usize) -> Option<Numeral> {
    let reader = Reader { text, words, limit };
    match reader.meaning(at) {
        NumberWord::None if reader.is_digits(at) => reader.number(at),
        NumberWord::Unit(_) | NumberWord::Ten(_) => reader.number(at),
        NumberWord::Article => reader.after_article(at + 1),
        NumberWord::Fraction(part) => reader.fraction(at, part),
        NumberWord::Plural(least) => Some(reader.plural(at, least)),
        NumberWord::Vague(least, true) => Some(reader.vague(at, least)),
        NumberWord::Ordinal(value) => Some(Numeral { value, end: at + 1, form: Form::Ordinal, digits: None }),
        _ => None,
    }
}

/// Groups of digits looked at, and digits of one number: more than any count has.
const LONGEST: usize = 8;
const LARGEST: f64 = 1e18;

struct Reader<'t, 'x> {
    text: &'x Text<'t>,
    words: &'x NumberWords,
    limit: usize,
}

/// A number while its words are read: `total` holds finished scales, `open` what the next scale multiplies.
#[derive(Clone, Copy, Debug)]
struct Sum {
    total: f64,
    open: Option<f64>,
    scale: f64,
    /// Whether the last word was a scale, so that "and" or more digits may follow.
    scaled: bool,
}

impl Sum {
    fn value(&self) -> f64 {
        self.total + self.open.unwrap_or(0.0)
    }

    /// Takes a number below a thousand; false where it cannot stand here.
    fn take(&mut self, number: f64) -> bool {
        let sum = match self.open {
            None if number < self.scale => number,
            Some(open) if open >= 100.0 && open % 100.0 == 0.0 && number < 100.0 && self.scaled => {
                open + number
            }
            Some(open)
                if (20.0..100.0).contains(&(open % 100.0))
                    && open % 10.0 == 0.0
                    && (1.0..10.0).contains(&number) =>
            {
                open + number
            }
            _ => return false,
        };
        self.open = Some(sum);
        self.scaled = false;
        true
    }

    /// Multiplies by a scale; false where it cannot stand here.
    fn multiply(&mut self, scale: f64) -> bool {
        match self.open {
            Some(open) if scale == 100.0 && open < 1000.0 => self.open = Some(open * scale),
            Some(open) if scale > 100.0 && scale < self.scale && open < LARGEST => {
                self.total += open * scale;
                self.open = None;
                self.scale = scale;
            }
            // "three lakh crore"
            None if self.scaled && scale > 100.0 && self.total * scale < LARGEST => {
                self.total *= scale;
                self.scale = scale;
            }
            _ => return false,
        }
        self.scaled = true;
        true
    }
}

impl Reader<'_, '_> {
    fn meaning(&self, at: usize) -> NumberWord {
        if at < self.limit { self.words.meaning(self.text.fold(at)) } else { NumberWord::None }
    }

    fn is_digits(&self, at: usize) -> bool {
        at < self.limit
            && self.text.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
            && self.text.raw(at).bytes().all(|b| b.is_ascii_digit())
    }

    /// Past the hyphen of "twenty-five".
    fn past_hyphen(&self, at: usize) -> usize {
        let joint = matches!(self.text.raw(at), "-" | "‐" | "‑" | "–")
            && self.text.glued(at)
            && self.text.glued(at + 1);
        if joint && at + 1 < self.limit { at + 1 } else { at }
    }

    fn cardinal(&self, value: f64, end: usize) -> Numeral {
        Numeral { value, end, form: Form::Cardinal, digits: None }
    }

    /// A number that begins with digits or with a word below a hundred.
    fn number(&self, first: usize) -> Option<Numeral> {
        let mut sum = Sum { total: 0.0, open: None, scale: f64::INFINITY, scaled: false };
        let mut at = first;
        if self.is_digits(first) {
            let digits = self.digits(first);
            let plain = digits.end == first + 1 && digits.digits.is_some();
            let scaled = matches!(
                self.meaning(digits.end),
                NumberWord::Scale(_) | NumberWord::Group(_) | NumberWord::Plural(_)
            );
            if digits.form != Form::Cardinal || !scaled && !self.half_follows(digits.end) {
                return Some(Numeral { digits: digits.digits.filter(|_| plain), ..digits });
            }
            sum.open = Some(digits.value);
            at = digits.end;
        }
        self.words_of(sum, at)
    }

    /// "a dozen", "a hundred and six", "a few", "a couple of hundred".
    fn after_article(&self, at: usize) -> Option<Numeral> {
        match self.meaning(at) {
            NumberWord::Scale(_) | NumberWord::Group(_) => {
                self.words_of(Sum { total: 0.0, open: Some(1.0), scale: f64::INFINITY, scaled: false }, at)
            }
            NumberWord::Vague(least, _) => Some(self.vague(at, least)),
            NumberWord::Fraction(part) => self.fraction(at, part),
            _ => None,
        }
    }

    /// Reads on from `at` for as long as the words make one number.
    fn words_of(&self, mut sum: Sum, mut at: usize) -> Option<Numeral> {
        let mut read_any = sum.open.is_some();
        loop {
            let next = if read_any { self.past_hyphen(at) } else { at };
            let taken = match self.meaning(next) {
                NumberWord::Unit(n) | NumberWord::Ten(n) => sum.take(f64::from(n)),
                NumberWord::Scale(scale) => sum.multiply(scale),
                NumberWord::Group(size) if sum.open.is_some() => {
                    return Some(self.cardinal(sum.total + group(sum.open, f64::from(size)), next + 1));
                }
                NumberWord::Plural(least) if sum.open.is_some_and(|open| open > 1.0) => {
                    return Some(self.cardinal(sum.total + group(sum.open, least / 2.0), next + 1));
                }
                NumberWord::Ordinal(value) if read_any && next < self.limit => {
                    return self.ordinal(sum, value, at, next);
                }
                NumberWord::None if sum.scaled && self.is_digits(next) => {
                    let digits = self.digits(next);
                    let fits =
                        digits.form == Form::Cardinal && digits.value < 1000.0 && digits.end == next + 1;
                    fits && sum.take(digits.value)
                }
                NumberWord::And => {
                    if let Some((value, end)) = self.and_half(&sum, next) {
                        return Some(value_after(self, sum, value, end));
                    }
                    // "three hundred and two hundred" are two numbers.
                    let hundreds = sum.open.is_some() && self.meaning(next + 2) == NumberWord::Scale(100.0);
                    if sum.scaled && !hundreds && self.continues(next + 1) {
                        at = next + 1;
                        continue;
                    }
                    false
                }
                _ => false,
            };
            if !taken {
                break;
            }
            read_any = true;
            at = next + 1;
        }
        read_any.then(|| self.cardinal(sum.value(), at))
    }

    /// Whether a number word that may follow "and" stands here.
    fn continues(&self, at: usize) -> bool {
        matches!(self.meaning(at), NumberWord::Unit(_) | NumberWord::Ten(_))
            || self.is_digits(at) && self.text.raw(at).len() < 4
    }

    /// "twenty-second"; a lone number before an ordinal is no part of it ("two third prizes").
    fn ordinal(&self, mut sum: Sum, value: f64, at: usize, next: usize) -> Option<Numeral> {
        let whole = sum.value();
        let fits = if value >= 100.0 { sum.multiply(value) } else { sum.take(value) };
        Some(match fits {
            true => Numeral { value: sum.value(), end: next + 1, form: Form::Ordinal, digits: None },
            false => self.cardinal(whole, at),
        })
    }

    fn half_follows(&self, at: usize) -> bool {
        self.meaning(at) == NumberWord::And
            && (matches!(self.meaning(at + 1), NumberWord::Article | NumberWord::Unit(1))
                && matches!(self.meaning(at + 2), NumberWord::Fraction(_)))
    }

    /// "and a half", "and three quarters million": what it adds, and its end.
    fn and_half(&self, sum: &Sum, and: usize) -> Option<(f64, usize)> {
        let count = match self.meaning(and + 1) {
            NumberWord::Article => 1.0,
            NumberWord::Unit(n) => f64::from(n),
            _ => return None,
        };
        let NumberWord::Fraction(part) = self.meaning(and + 2) else { return None };
        let scale = if sum.scaled && sum.open.is_none() { sum.scale } else { 1.0 };
        match self.meaning(and + 3) {
            NumberWord::Scale(own) if sum.scaled && own < scale => Some((count * part * own, and + 4)),
            _ => Some((count * part * scale, and + 3)),
        }
    }

    /// "half a million", "a quarter of a million", "half a dozen"; a fraction of nothing is no count.
    fn fraction(&self, at: usize, part: f64) -> Option<Numeral> {
        let mut next = at + 1;
        for filler in [NumberWord::Of, NumberWord::Article] {
            next += usize::from(self.meaning(next) == filler);
        }
        match self.meaning(next) {
            NumberWord::Scale(scale) => Some(self.cardinal(part * scale, next + 1)),
            NumberWord::Group(size) => Some(self.cardinal(part * f64::from(size), next + 1)),
            _ => None,
        }
    }

    /// "dozens", "tens of thousands".
    fn plural(&self, at: usize, least: f64) -> Numeral {
        if self.meaning(at + 1) == NumberWord::Of
            && let NumberWord::Plural(times) = self.meaning(at + 2)
        {
            return Numeral { value: least * times / 2.0, end: at + 3, form: Form::Vague, digits: None };
        }
        Numeral { value: least, end: at + 1, form: Form::Vague, digits: None }
    }

    /// "several", "a few hundred", "a couple of dozen".
    fn vague(&self, at: usize, least: u8) -> Numeral {
        let of = usize::from(self.meaning(at + 1) == NumberWord::Of);
        let (times, end) = match self.meaning(at + 1 + of) {
            NumberWord::Scale(scale) => (scale, at + 2 + of),
            NumberWord::Group(size) => (f64::from(size), at + 2 + of),
            _ if least == 2 => (1.0, at + 1 + of),
            _ => (1.0, at + 1),
        };
        Numeral { value: f64::from(least) * times, end, form: Form::Vague, digits: None }
    }

    /// The digits at a token with their separators, suffix and ordinal ending.
    fn digits(&self, first: usize) -> Numeral {
        let (mut value, mut end, form) = self.separated(first);
        let digits = (end == first + 1).then(|| self.text.raw(first).len());
        if form == Form::Code || value > LARGEST {
            return Numeral { value: value.min(LARGEST), end, form: Form::Code, digits: None };
        }
        if self.text.glued(end) && end < self.limit {
            if let NumberWord::Suffix(times) = self.meaning(end) {
                return self.cardinal(value * times, end + 1);
            }
            if self.words.ordinal_endings.contains(self.text.fold(end)) {
                return Numeral { value, end: end + 1, form: Form::Ordinal, digits: None };
            }
        }
        if let Some(part) = self.written_fraction(end).filter(|_| digits.is_some()) {
            value += part;
            end += 3;
            return self.cardinal(value, end);
        }
        Numeral { value, end, form, digits }
    }

    /// The fraction of "2 1/2".
    fn written_fraction(&self, at: usize) -> Option<f64> {
        let whole = self.is_digits(at) && self.is_digits(at + 2) && self.text.raw(at + 1) == "/";
        let (over, under) = (self.run(at), self.run(at + 2));
        let small = over > 0.0 && over < under && under <= 10.0;
        (whole && !self.text.glued(at) && self.text.glued(at + 1) && self.text.glued(at + 2) && small)
            .then_some(over / under)
    }

    fn run(&self, at: usize) -> f64 {
        self.text.raw(at).parse().unwrap_or(0.0)
    }

    /// Digits with separators of thousands (comma, stop, space) and decimals.
    fn separated(&self, first: usize) -> (f64, usize, Form) {
        let head = self.text.raw(first);
        let commas = self.groups(first, ",");
        let stops = self.groups(first, ".");
        let length = |group: usize| self.text.raw(first + 2 * group).len();
        let end = |groups: usize| first + 1 + 2 * groups;
        if commas > 0 {
            let western = head.len() <= 3 && (1..=commas).all(|group| length(group) == 3);
            let indian =
                head.len() <= 2 && length(commas) == 3 && (1..commas).all(|group| length(group) == 2);
            if western || indian {
                let (value, end) = self.with_decimals(self.joined(first, end(commas), 2), end(commas));
                return (value, end, Form::Cardinal);
            }
            if commas == 1 && length(1) <= 2 {
                return (self.decimal(first, first + 2), end(1), Form::Cardinal);
            }
        }
        match stops {
            0 => self.spaced(first),
            1 if length(1) != 3 || head.len() > 3 || head.starts_with('0') || self.fine(first, end(1)) => {
                (self.decimal(first, first + 2), end(1), Form::Cardinal)
            }
            _ if head.len() <= 3 && (1..=stops).all(|group| length(group) == 3) => {
                (self.joined(first, end(stops), 2), end(stops), Form::Cardinal)
            }
            _ => (self.run(first), end(stops), Form::Code),
        }
    }

    /// Whether "2.500" beside these words must be a decimal: a scale, a share or money.
    fn fine(&self, first: usize, end: usize) -> bool {
        let money = first
            .checked_sub(1)
            .is_some_and(|before| self.words.currency_marks.contains(self.text.raw(before)));
        money
            || matches!(self.meaning(end), NumberWord::Scale(s) if s > 100.0)
            || self.words.percents.contains(self.text.fold(end))
            || self.words.measures.contains(self.text.fold(end))
    }

    /// How many runs of digits follow with this separator directly between them.
    fn groups(&self, first: usize, separator: &str) -> usize {
        let mut found = 0;
        let mut at = first + 1;
        while found < LONGEST
            && self.text.raw(at) == separator
            && self.text.glued(at)
            && self.text.glued(at + 1)
            && self.is_digits(at + 1)
        {
            found += 1;
            at += 2;
        }
        found
    }

    /// The number that the runs of digits at every `step`th token of `first..end` make together.
    fn joined(&self, first: usize, end: usize, step: usize) -> f64 {
        if end == first + 1 {
            return self.run(first);
        }
        let digits = (first..end).step_by(step).flat_map(|at| self.text.raw(at).bytes());
        let sum = |sum: u128, digit: u8| {
            sum.saturating_mul(10).saturating_add(u128::from(digit.saturating_sub(b'0')))
        };
        digits.fold(0, sum) as f64
    }

    fn decimal(&self, whole: usize, part: usize) -> f64 {
        format!("{}.{}", self.text.raw(whole), self.text.raw(part)).parse().unwrap_or(0.0)
    }

    fn with_decimals(&self, whole: f64, end: usize) -> (f64, usize) {
        if self.text.raw(end) == "."
            && self.text.glued(end)
            && self.text.glued(end + 1)
            && self.is_digits(end + 1)
        {
            let part: f64 = format!("0.{}", self.text.raw(end + 1)).parse().unwrap_or(0.0);
            return (whole + part, end + 2);
        }
        (whole, end)
    }

    /// "40 000": groups of three after one space.
    fn spaced(&self, first: usize) -> (f64, usize, Form) {
        let head = self.text.raw(first);
        let mut at = first + 1;
        while at <= first + LONGEST
            && (1..=3).contains(&head.len())
            && !head.starts_with('0')
            && self.is_digits(at)
        {
            let gap = match (self.text.tokens.get(at - 1), self.text.tokens.get(at)) {
                (Some(a), Some(b)) => {
                    self.text.text.get(a.span.end as usize..b.span.start as usize).unwrap_or("")
                }
                _ => "",
            };
            if self.text.raw(at).len() != 3 || !matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\u{2009}") {
                break;
            }
            at += 1;
        }
        let (value, end) = self.with_decimals(self.joined(first, at, 1), at);
        (value, end, Form::Cardinal)
    }
}

fn group(open: Option<f64>, size: f64) -> f64 {
    // "three hundred and two dozens" counts dozens only in its last part.
    let open = open.unwrap_or(1.0);
    let (hundreds, rest) = (open - open % 100.0, open % 100.0);
    if hundreds > 0.0 && rest > 0.0 { hundreds + rest * size } else { open * size }
}

/// A sum with a half added; a scale after it multiplies all ("five and a half million").
fn value_after(reader: &Reader, sum: Sum, part: f64, end: usize) -> Numeral {
    match reader.meaning(end) {
        NumberWord::Scale(scale) if !sum.scaled => reader.cardinal((sum.value() + part) * scale, end + 1),
        _ => reader.cardinal(sum.value() + part, end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lexicon::Lexicon;

    fn value(text: &str) -> Option<(f64, Form, usize)> {
        let english = Lexicon::embedded().languages().get("en").unwrap();
        let text = Text::new(text, 0, english);
        read(&text, &english.numbers, 0, text.tokens.len())
            .map(|n| (n.value, n.form, text.tokens.len() - n.end))
    }

    #[test]
    fn digits_with_separators_of_several_conventions() {
        for (text, expected) in [
            ("2,500", 2500.0),
            ("2.500", 2500.0),
            ("2 500", 2500.0),
            ("1,234,567.5", 1_234_567.5),
            ("12,34,567", 1_234_567.0),
            ("3.5", 3.5),
            ("1.5 million", 1.5e6),
            ("10k", 10_000.0),
            ("2 1/2", 2.5),
            ("6 crore", 6e7),
        ] {
            assert_eq!(value(text), Some((expected, Form::Cardinal, 0)), "{text}");
        }
        assert_eq!(value("10.0.0.1"), Some((10.0, Form::Code, 0)));
    }

    #[test]
    fn words_add_up() {
        for (text, expected) in [
            ("twenty-five", 25.0),
            ("a dozen", 12.0),
            ("two dozen", 24.0),
            ("half a million", 5e5),
            ("one hundred and six", 106.0),
            ("two hundred and two thousand", 202_000.0),
            ("five and a half million", 5.5e6),
            ("one million and a half", 1.5e6),
            ("4 thousand 3 hundred and 21", 4321.0),
            ("half a dozen", 6.0),
        ] {
            assert_eq!(value(text), Some((expected, Form::Cardinal, 0)), "{text}");
        }
        assert_eq!(value("tens of thousands"), Some((20_000.0, Form::Vague, 0)));
        assert_eq!(value("several hundred"), Some((300.0, Form::Vague, 0)));
        assert_eq!(value("twenty-second"), Some((22.0, Form::Ordinal, 0)));
        assert_eq!(value("3rd"), Some((3.0, Form::Ordinal, 0)));
        assert_eq!(value("two, three"), Some((2.0, Form::Cardinal, 2)));
        assert_eq!(value("few survived"), None);
    }
}
