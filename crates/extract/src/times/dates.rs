//! Calendar dates in all written forms: numbers, month names, weekdays.

use super::grammar::Parsed;
use super::reader::Reader;
use super::said::{PartialDate, Said, Year, turn_shift};
use lexicon::{TimeRole, TimeUnit, TimeWord};

impl Reader<'_, '_> {
    /// A date, month or weekday that begins at a token.
    pub(super) fn date(&self, at: usize) -> Parsed {
        match self.word(at) {
            TimeWord::Weekday(weekday, sure) => self.weekday_first(at, weekday, sure),
            TimeWord::Month(..) => self.month_first(at),
            _ => self
                .numeric(at)
                .or_else(|| self.day_first(at))
                .or_else(|| self.year_first(at))
                .or_else(|| self.glued_month(at)),
        }
    }

    /// "Oct2", "Dec31 , 1994".
    fn glued_month(&self, at: usize) -> Parsed {
        let word = self.fold(at);
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = word.get(letters.len()..).filter(|digits| !digits.is_empty() && digits.len() <= 2)?;
        let TimeWord::Month(month, _) = self.language.times.meaning(letters) else { return None };
        let day: i8 = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
        let (year, end) = self.year_tail(at + 1, false).unwrap_or((Year::Open, at + 1));
        Some((Said::Date(PartialDate { year, month: Some(month), day: Some(day), ..PartialDate::OPEN }), end))
    }

    /// "May 9", "May 9th, 2020", "May 2020", "May of last year", "May".
    fn month_first(&self, at: usize) -> Parsed {
        let (month, end) = self.month(at)?;
        let month = Some(month);
        let mut next = self.past(end, ",");
        if self.is_dash(next) || self.raw(next) == "/" {
            next += 1;
        }
        let day_at = self.past_role(next, TimeRole::The);
        if let Some((day, day_end)) =
            self.day(day_at).filter(|(_, day_end)| self.is_day_here(end, day_at, *day_end))
        {
            let (year, end) = self.year_tail(day_end, false).unwrap_or((Year::Open, day_end));
            return Some((Said::Date(PartialDate { year, month, day: Some(day), ..PartialDate::OPEN }), end));
        }
        if let Some((year, end)) = self.year_tail(end, false) {
            let year_only = PartialDate { year, month, ..PartialDate::OPEN };
            return Some((Said::Date(year_only), end));
        }
        let (_, end) = self.month_alone(at)?;
        Some((Said::Date(PartialDate { month, ..PartialDate::OPEN }), end))
    }

    /// Whether the number after a month is its day and not a count ("in May 40 people").
    fn is_day_here(&self, month_end: usize, day_at: usize, day_end: usize) -> bool {
        let joined = day_at == month_end
            || self.is_dash(day_at - 1)
            || self.raw(day_at - 1) == "/"
            || self.is_ordinal(day_at);
        let digits = self.digits(day_at).is_some();
        let clock = self.raw(day_end) == ":"
            && self.glued(day_end)
            && self.glued(day_end + 1)
            && self.digits(day_end + 1).is_some();
        // "May two" is not written; "May twenty-first" and "May 2" are.
        (joined || self.raw(month_end) == ",")
            && !clock
            && (digits || self.is_ordinal(day_at) || self.numeral(day_at).is_some_and(|n| n.value > 20.0))
    }

    /// "9 May", "9th of May, 2020", "05-Aug-2016", "4 FEB 90".
    fn day_first(&self, at: usize) -> Parsed {
        let (day, end) = self.day(at)?;
        let mut next = self.past(end, ".");
        let hyphened = self.is_dash(next) || self.raw(next) == "/";
        if hyphened {
            next += 1;
        }
        next = self.past_role(next, TimeRole::Of);
        let (month, end) = self.month(next)?;
        let lower_unsure = self.is_lower(next)
            && matches!(self.word(next), TimeWord::Month(_, false))
            && self.digits(at).is_none();
        // "the first march", "one may": small letters and no year are another word.
        if lower_unsure && !self.is(next - 1, TimeRole::Of) && self.year_tail(end, hyphened).is_none() {
            return None;
        }
        let (year, end) = self.year_tail(end, hyphened).unwrap_or((Year::Open, end));
        Some((Said::Date(PartialDate { year, month: Some(month), day: Some(day), ..PartialDate::OPEN }), end))
    }

    /// "2016 November", "2019/aug/01", "2016, Nov".
    fn year_first(&self, at: usize) -> Parsed {
        let (year, end) = self.year_digits(at)?;
        let mark = matches!(self.raw(end), "," | "/") || self.is_dash(end);
        let next = end + usize::from(mark);
        let (month, end) = self.month(next)?;
        if !mark && self.is_lower(next) && matches!(self.word(next), TimeWord::Month(_, false)) {
            return None;
        }
        let date = PartialDate { year: Year::Is(year), month: Some(month), ..PartialDate::OPEN };
        if mark
            && self.glued(end)
            && let Some((day, end)) = self.day(end + 1)
        {
            return Some((Said::Date(PartialDate { day: Some(day), ..date }), end));
        }
        Some((Said::Date(date), end))
    }

    /// The year after a day and month or a month: ", 2020", "of 2020", "last year", "'99".
    pub(super) fn year_tail(&self, at: usize, hyphened: bool) -> Option<(Year, usize)> {
        let mut next = self.past(at, ",");
        let comma = next > at;
        if !comma && (self.is_dash(next) || self.raw(next) == "/") && self.glued(next) && self.glued(next + 1)
        {
            next += 1;
            return self
                .year_digits(next)
                .map(|(y, end)| (Year::Is(y), end))
                .or_else(|| self.short_year(next, hyphened));
        }
        let of = self.past_role(self.past_role(next, TimeRole::Of), TimeRole::In);
        if let Some((Year::Is(year), end)) = self.year(of) {
            // "on May 5, 2,000 people"; "between May 5 and 2018"
            let unit = matches!(self.word(end), TimeWord::Unit(..));
            return (!unit && (1000..3000).contains(&year)).then_some((Year::Is(year), end));
        }
        if let Some(found) = self.short_year(of, of > next).filter(|_| !comma) {
            return Some(found);
        }
        let the = self.past_role(of, TimeRole::The);
        if let (TimeWord::Turn(turn), TimeWord::Unit(TimeUnit::Year, false)) =
            (self.word(the), self.word(the + 1))
        {
            return Some((Year::Turn(turn_shift(turn)), the + 2));
        }
        None
    }

    /// "Thursday", "Friday night", "Friday, Oct. 13", "Thursday (26)", "Friday the 15th", "Tuesday next week".
    fn weekday_first(&self, at: usize, weekday: i8, sure: bool) -> Parsed {
        let end = if sure { at + 1 } else { self.past_stop(at + 1) };
        let alone = Said::Date(PartialDate { weekday: Some(weekday), ..PartialDate::OPEN });
        if let Some((date, end)) = self.date_of_weekday(end) {
            return Some((Said::Date(PartialDate { weekday: Some(weekday), ..date }), end));
        }
        if !sure && (self.is_lower(at) || !self.language.times.before_weekday.contains(self.fold_before(at)))
        {
            return None;
        }
        let mut next = self.past_hyphen(self.past(end, ","));
        next = self.past_role(self.past_role(next, TimeRole::Of), TimeRole::On);
        if let (TimeWord::Turn(turn), TimeWord::Unit(TimeUnit::Week, false)) =
            (self.word(next), self.word(next + 1))
        {
            return Some((Said::WeekdayOf(weekday, turn_shift(turn)), next + 2));
        }
        Some((alone, self.past_day_part(end)))
    }

    /// Past a part of the day after a day ("Friday morning").
    pub(super) fn past_day_part(&self, at: usize) -> usize {
        if self.word(at) == TimeWord::DayPart { at + 1 } else { at }
    }

    /// The date that a weekday stands before.
    fn date_of_weekday(&self, at: usize) -> Option<(PartialDate, usize)> {
        let open = self.raw(at) == "(";
        let comma = self.raw(at) == ",";
        let next = if open || comma || self.is_dash(at) { at + 1 } else { at };
        let the = self.past_role(next, TimeRole::The);
        let found = match self.word(the) {
            TimeWord::Month(..) => self.month_first(the),
            _ => self.numeric(the).or_else(|| self.day_and_month(the)).or_else(|| self.day_first(the)),
        };
        let (date, end) = match found {
            Some((Said::Date(date), end)) => (date, end),
            _ => {
                let (day, end) = self
                    .day(the)
                    .filter(|(_, end)| open && self.raw(*end) == ")" || self.is_bare_day(the, *end, comma))?;
                (PartialDate { day: Some(day), ..PartialDate::OPEN }, end)
            }
        };
        Some((date, if open { self.past(end, ")") } else { end }))
    }

    fn is_bare_day(&self, at: usize, end: usize, comma: bool) -> bool {
        self.is_ordinal(at) && (!self.is_word(end) || self.word(end) != TimeWord::None || end > at + 1)
            || self.digits(at).is_some()
                && !comma
                && !self.is_word(end)
                && !matches!(self.raw(end), ":" | "-" | "." | "%")
            || self.digits(at).is_some() && !comma && self.raw(end) == "." && !self.glued(end + 1)
    }

    /// "4/22", "22/04": a day and month that only a weekday or sign of a date makes sure.
    fn day_and_month(&self, at: usize) -> Parsed {
        let mark = self.raw(at + 1);
        if !matches!(mark, "/" | "-" | ".") || !self.glued(at + 1) || !self.glued(at + 2) {
            return None;
        }
        let ((a, a_length), (b, b_length)) = (self.digits(at)?, self.digits(at + 2)?);
        if a_length > 2
            || b_length > 2
            || self.glued(at + 3)
                && (self.is_word(at + 3)
                    || self.digits(at + 4).is_some() && self.glued(at + 4) && !self.is_dash(at + 3))
        {
            return None;
        }
        let (month, day) = day_month(a, b)?;
        Some((Said::Date(PartialDate { month: Some(month), day: Some(day), ..PartialDate::OPEN }), at + 3))
    }

    /// Dates in numbers: 2024-03-22, 22/03/2024, 22.3.24, 20240322, 2024-03, 03/2024, 4/22.
    fn numeric(&self, at: usize) -> Parsed {
        let (first, length) = self.digits(at)?;
        let chained =
            self.glued(at) && matches!(self.raw_before(at), "-" | "/" | "." | "," | "#" | "+" | "$");
        if chained && self.glued_digits_before(at) && !(self.joined && self.is_dash(at - 1)) {
            return None;
        }
        if length == 8 {
            let date = ymd(first / 10_000, first / 100 % 100, first % 100)?;
            return ((1900..2100).contains(&(first / 10_000))).then_some((Said::Date(date), at + 1));
        }
        self.three_numbers(at, first, length).or_else(|| self.year_and_month(at, first, length)).or_else(
            || {
                let slash = self.raw(at + 1) == "/" && !self.is_named_day(at) && self.raw_before(at) != "/";
                let (said, end) = slash.then(|| self.day_and_month(at)).flatten()?;
                // "5/6 of the vote" is a fraction, "4/22, 2015" a date.
                let of = self.is_fraction(at)
                    || self.is(end, TimeRole::Of)
                    || self.language.numbers.percents.contains(self.fold(end));
                match (said, self.year_tail(end, false)) {
                    (Said::Date(date), Some((year, end))) => {
                        Some((Said::Date(PartialDate { year, ..date }), end))
                    }
                    (said, None) if !of => Some((said, end)),
                    _ => None,
                }
            },
        )
    }

    /// "5/8", "4 1/2": a small part of a power of two, or a part after a whole number.
    fn is_fraction(&self, at: usize) -> bool {
        let (Some((over, _)), Some((under, _))) = (self.digits(at), self.digits(at + 2)) else {
            return false;
        };
        let on = self.is(at.wrapping_sub(1), TimeRole::On) && at > self.start;
        let whole = at > self.start && self.digits(at - 1).is_some();
        whole || !on && over < under && under <= 16 && (under & (under - 1)) == 0
    }

    fn glued_digits_before(&self, at: usize) -> bool {
        let mark = at.saturating_sub(1);
        mark > self.start && self.glued(mark) && self.digits(mark - 1).is_some()
    }

    fn is_named_day(&self, at: usize) -> bool {
        let named = format!("{}/{}", self.raw(at), self.raw(at + 2));
        self.language.times.named_days.contains(&named)
    }

    fn three_numbers(&self, at: usize, first: i32, length: usize) -> Parsed {
        let mark = self.raw(at + 1);
        let joined = matches!(mark, "-" | "/" | ".")
            && self.raw(at + 3) == mark
            && (at + 1..=at + 4).all(|i| self.glued(i));
        let spaced = length == 4
            && (1900..2100).contains(&first)
            && self.digits(at + 1).is_some()
            && self.digits(at + 2).is_some();
        let (second_at, third_at) = if joined {
            (at + 2, at + 4)
        } else if spaced {
            (at + 1, at + 2)
        } else {
            return None;
        };
        let ((second, second_length), (third, third_length)) =
            (self.digits(second_at)?, self.digits(third_at)?);
        let longer =
            self.glued(third_at + 1) && self.raw(third_at + 1) == mark && self.digits(third_at + 2).is_some();
        if second_length > 2 || longer {
            return None;
        }
        let date = match (length, third_length) {
            (4, 1 | 2) => ymd(first, second, third)?,
            (1 | 2, 4) => {
                let (month, day) = day_month(first, second)?;
                ymd(third, i32::from(month), i32::from(day))?
            }
            (1 | 2, 2) if mark != "." => {
                let (month, day) = day_month(first, second)?;
                PartialDate {
                    year: Year::Short(i16::try_from(third).ok()?),
                    month: Some(month),
                    day: Some(day),
                    ..PartialDate::OPEN
                }
            }
            _ => return None,
        };
        Some((Said::Date(date), third_at + 1))
    }

    /// "2015-3", "11-2016", "2016 - 11".
    fn year_and_month(&self, at: usize, first: i32, length: usize) -> Parsed {
        let mark = self.raw(at + 1);
        if !matches!(mark, "-" | "/" | ".") || mark == "." && !self.glued(at + 1) {
            return None;
        }
        let (second, second_length) = self.digits(at + 2)?;
        let (year, month) = match (length, second_length) {
            (4, 1 | 2) => (first, second),
            (1 | 2, 4) if mark != "." => (second, first),
            _ => return None,
        };
        // "2010-11" names a season or fiscal year as often as a month; after a year that is near, a month.
        let fits = (1900..2060).contains(&year) && (1..=12).contains(&month);
        let longer = self.glued(at + 3) && (self.is_word(at + 3) || self.raw(at + 3) == mark);
        let date = PartialDate { year: Year::Is(year as i16), month: Some(month as i8), ..PartialDate::OPEN };
        (fits && !longer).then_some((Said::Date(date), at + 3))
    }
}

fn ymd(year: i32, month: i32, day: i32) -> Option<PartialDate> {
    let fits = (1000..3000).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    fits.then_some(PartialDate {
        year: Year::Is(year as i16),
        month: Some(month as i8),
        day: Some(day as i8),
        ..PartialDate::OPEN
    })
}

/// Month and day of two numbers: month first where both orders are possible.
fn day_month(a: i32, b: i32) -> Option<(i8, i8)> {
    match (a, b) {
        (1..=12, 1..=31) => Some((a as i8, b as i8)),
        (13..=31, 1..=12) => Some((b as i8, a as i8)),
        _ => None,
    }
}
