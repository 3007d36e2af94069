//! Days and whole units of the calendar.

use super::said::Inside;
use jiff::civil::{Date, Weekday};
use lexicon::{Holiday, TimePart, TimeUnit};
use model::{DatePrecision, When};

/// An interval of days, the unit that the words named, and whether the document time was needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    pub start: Date,
    pub end: Date,
    pub unit: TimeUnit,
    pub relative: bool,
}

impl Days {
    pub(super) fn new(start: Date, end: Date, unit: TimeUnit) -> Self {
        Self { start, end, unit, relative: true }
    }

    pub(super) fn absolute(self) -> Self {
        Self { relative: false, ..self }
    }

    /// As the model has it, no finer than the unit.
    pub(super) fn when(&self) -> When {
        let precision = match self.unit {
            TimeUnit::Moment | TimeUnit::Hour | TimeUnit::Day if self.start == self.end => DatePrecision::Day,
            TimeUnit::Moment | TimeUnit::Hour | TimeUnit::Day => return When::between(self.start, self.end),
            TimeUnit::Weekend => DatePrecision::FewDays,
            TimeUnit::Week | TimeUnit::Fortnight => DatePrecision::Week,
            TimeUnit::Month => DatePrecision::Month,
            TimeUnit::Quarter | TimeUnit::Year | TimeUnit::Decade | TimeUnit::Century => DatePrecision::Year,
        };
        When { start: self.start, end: self.end, precision }
    }
}

/// The whole unit that holds a day, moved by so many units.
pub(super) fn whole(day: Date, unit: TimeUnit, shift: i32) -> Option<Days> {
    let monday = |day: Date| add(day, -i32::from(day.weekday().to_monday_zero_offset()), TimeUnit::Day);
    let year = |first: i32, years: i32| {
        let start = Date::new(i16::try_from(first).ok()?, 1, 1).ok()?;
        let end = Date::new(i16::try_from(first + years - 1).ok()?, 12, 31).ok()?;
        Some((start, end))
    };
    let (start, end) = match unit {
        TimeUnit::Moment | TimeUnit::Hour | TimeUnit::Day => {
            let day = add(day, shift, TimeUnit::Day)?;
            (day, day)
        }
        TimeUnit::Week => {
            let start = add(monday(day)?, shift.checked_mul(7)?, TimeUnit::Day)?;
            (start, add(start, 6, TimeUnit::Day)?)
        }
        TimeUnit::Weekend => {
            let start = add(monday(day)?, shift.checked_mul(7)?.checked_add(5)?, TimeUnit::Day)?;
            (start, add(start, 1, TimeUnit::Day)?)
        }
        TimeUnit::Fortnight => {
            let start = add(monday(day)?, shift.checked_mul(14)?, TimeUnit::Day)?;
            (start, add(start, 13, TimeUnit::Day)?)
        }
        TimeUnit::Month => {
            let start = add(day.first_of_month(), shift, TimeUnit::Month)?;
            (start, start.last_of_month())
        }
        TimeUnit::Quarter => {
            let first = (day.month() - 1) / 3 * 3 + 1;
            let start = add(Date::new(day.year(), first, 1).ok()?, shift.checked_mul(3)?, TimeUnit::Month)?;
            (start, add(start, 2, TimeUnit::Month)?.last_of_month())
        }
        TimeUnit::Year => year(i32::from(day.year()).checked_add(shift)?, 1)?,
        TimeUnit::Decade => year((i32::from(day.year()) / 10).checked_add(shift)?.checked_mul(10)?, 10)?,
        TimeUnit::Century => year((i32::from(day.year()) / 100).checked_add(shift)?.checked_mul(100)?, 100)?,
    };
    Some(Days::new(start, end, unit))
}

/// A day so many units on; `None` outside the calendar.
pub(super) fn add(day: Date, count: i32, unit: TimeUnit) -> Option<Date> {
    let span = jiff::Span::new();
    let times = |n: i32| count.checked_mul(n);
    let span = match unit {
        TimeUnit::Moment => return Some(day),
        // Hours count as the days that they reach into.
        TimeUnit::Hour => span.try_days(count.signum() * ((count.abs() + 23) / 24)),
        TimeUnit::Day => span.try_days(count),
        TimeUnit::Weekend | TimeUnit::Week => span.try_weeks(count),
        TimeUnit::Fortnight => span.try_weeks(times(2)?),
        TimeUnit::Month => span.try_months(count),
        TimeUnit::Quarter => span.try_months(times(3)?),
        TimeUnit::Year => span.try_years(count),
        TimeUnit::Decade => span.try_years(times(10)?),
        TimeUnit::Century => span.try_years(times(100)?),
    };
    day.checked_add(span.ok()?).ok()
}

pub(super) fn year_before(days: Days) -> Option<Days> {
    let end = add(days.end, -1, TimeUnit::Year)?;
    Some(Days { start: add(days.start, -1, TimeUnit::Year)?, end, ..days })
}

/// The day on which the middle or end of a period begins when it is an end of a range.
pub(super) fn part_start(period: Days, part: TimePart) -> Date {
    match part {
        TimePart::Start => period.start,
        TimePart::Middle => {
            add(period.start, model::days_between(period.start, period.end) / 2, TimeUnit::Day)
                .unwrap_or(period.start)
        }
        // What begins at the end of a period begins with the next.
        TimePart::End => add(period.end, 1, TimeUnit::Day).unwrap_or(period.end),
    }
}

/// A part of a given year.
pub(super) fn of_year(inside: Inside, year: i16) -> Option<Days> {
    let month = |year: i16, month: i8| Date::new(year, month, 1).ok();
    let (start, last, unit) = match inside {
        Inside::Season(first) => {
            let start = month(year, first)?;
            (start, add(start, 2, TimeUnit::Month)?, TimeUnit::Quarter)
        }
        Inside::Quarter(n) => (month(year, n * 3 - 2)?, month(year, n * 3)?, TimeUnit::Quarter),
        Inside::Half(n) => (month(year, n * 6 - 5)?, month(year, n * 6)?, TimeUnit::Year),
        Inside::Quarters(n) => (month(year, 1)?, month(year, n * 3)?, TimeUnit::Year),
        Inside::Holiday(holiday) => {
            let day = holiday_of(holiday, year)?;
            return Some(Days::new(day, day, TimeUnit::Day));
        }
    };
    Some(Days::new(start, last.last_of_month(), unit))
}

pub(super) fn holiday_of(holiday: Holiday, year: i16) -> Option<Date> {
    match (holiday.day, holiday.weekday, holiday.nth) {
        (Some(day), _, _) => Date::new(year, holiday.month, day).ok(),
        (None, Some(weekday), Some(nth)) => {
            nth_weekday(Date::new(year, holiday.month, 1).ok()?, weekday, nth)
        }
        _ => None,
    }
}

/// The nth such weekday on or after a day.
pub(super) fn nth_weekday(from: Date, weekday: i8, nth: i8) -> Option<Date> {
    let wanted = Weekday::from_monday_one_offset(weekday).ok()?;
    let ahead =
        i32::from((wanted.to_monday_zero_offset() - from.weekday().to_monday_zero_offset()).rem_euclid(7));
    add(from, ahead + 7 * (i32::from(nth) - 1), TimeUnit::Day)
}
