//! Days and intervals of days, no finer than the words that gave them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How finely a text dates something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DatePrecision {
    /// One day.
    Day,
    /// Two to six days.
    FewDays,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A year, or anything longer than a month.
    Year,
}

impl DatePrecision {
    /// The word used on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::FewDays => "few_days",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

/// A closed interval of days with its precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct When {
    /// First day it may be.
    pub start: Date,
    /// Last day it may be.
    pub end: Date,
    /// How finely the text says it.
    pub precision: DatePrecision,
}

impl When {
    /// One day.
    pub fn day(date: Date) -> Self {
        Self { start: date, end: date, precision: DatePrecision::Day }
    }

    /// The interval between two days, in either order, with the precision that its length has.
    pub fn between(a: Date, b: Date) -> Self {
        let (start, end) = if a <= b { (a, b) } else { (b, a) };
        let precision = match days_between(start, end) + 1 {
            ..=1 => DatePrecision::Day,
            2..=6 => DatePrecision::FewDays,
            7..=10 => DatePrecision::Week,
            11..=31 => DatePrecision::Month,
            _ => DatePrecision::Year,
        };
        Self { start, end, precision }
    }

    /// A whole month, `None` where year or month do not exist.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let start = Date::new(year, month, 1).ok()?;
        Some(Self { start, end: start.last_of_month(), precision: DatePrecision::Month })
    }

    /// A whole year, `None` outside the calendar.
    pub fn year(year: i16) -> Option<Self> {
        let start = Date::new(year, 1, 1).ok()?;
        Some(Self { start, end: start.last_of_year(), precision: DatePrecision::Year })
    }

    /// Whether the intervals share a day.
    pub fn overlaps(&self, other: &When) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(&self, other: &When) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Days between the intervals, 0 where they share one.
    pub fn gap_days(&self, other: &When) -> i32 {
        if self.overlaps(other) {
            0
        } else if self.end < other.start {
            days_between(self.end, other.start)
        } else {
            days_between(other.end, self.start)
        }
    }

    /// How many days the interval has.
    pub fn days(&self) -> i32 {
        days_between(self.start, self.end) + 1
    }
}

/// Days from `a` to `b`, negative where `b` is earlier.
pub fn days_between(a: Date, b: Date) -> i32 {
    day_number(b) - day_number(a)
}

/// Days since 1970-01-01, negative before.
pub fn day_number(date: Date) -> i32 {
    let epoch = jiff::civil::date(1970, 1, 1);
    date.since((jiff::Unit::Day, epoch)).map_or(0, |span| span.get_days())
}

/// The day with this number since 1970-01-01, `None` outside the calendar.
pub fn day_of_number(number: i32) -> Option<Date> {
    let epoch = jiff::civil::date(1970, 1, 1);
    let span = jiff::Span::new().try_days(number).ok()?;
    epoch.checked_add(span).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn precision_follows_length() {
        assert_eq!(When::between(date(2021, 8, 26), date(2021, 8, 26)).precision, DatePrecision::Day);
        assert_eq!(When::between(date(2021, 8, 28), date(2021, 8, 26)).precision, DatePrecision::FewDays);
        assert_eq!(When::between(date(2021, 1, 1), date(2021, 8, 11)).precision, DatePrecision::Year);
    }

    #[test]
    fn months_and_years_end_where_the_calendar_ends_them() {
        let february = When::month(2020, 2).unwrap();
        assert_eq!(february.end, date(2020, 2, 29));
        assert_eq!(When::month(2020, 13), None);
        assert_eq!(When::year(2021).unwrap().days(), 365);
    }

    #[test]
    fn day_numbers_go_there_and_back() {
        for number in [-40_000, -1, 0, 1, 18_865, 40_000] {
            assert_eq!(day_number(day_of_number(number).unwrap()), number);
        }
    }

    #[test]
    fn gap_counts_days_between() {
        let a = When::day(date(2021, 8, 26));
        let b = When::day(date(2021, 8, 29));
        assert_eq!(a.gap_days(&b), 3);
        assert_eq!(b.gap_days(&a), 3);
        assert_eq!(a.gap_days(&a), 0);
    }
}
