//! From what was said to days: beside the document time, the time last spoken of and the tense.

use super::dates::turn_shift;
use super::said::{Inside, Length, Origin, PartialDate, Said, Year};
use super::tense::Direction;
use jiff::civil::{Date, Weekday};
use lexicon::{Holiday, TimePart, TimeUnit, Turn};
use model::{DatePrecision, When};

/// What unfinished expressions are completed from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    /// The document day.
    pub document: Option<Date>,
    /// The time last spoken of.
    pub focus: Option<Days>,
    /// The quarter last spoken of: what reports of figures compare.
    pub quarter: Option<Days>,
    /// Where the verbs place the expression.
    pub direction: Direction,
}

/// An interval of days, the unit that the words named, and whether the document time was needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    pub start: Date,
    pub end: Date,
    pub unit: TimeUnit,
    pub relative: bool,
}

impl Days {
    fn new(start: Date, end: Date, unit: TimeUnit) -> Self {
        Self { start, end, unit, relative: true }
    }

    fn absolute(self) -> Self {
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

fn add_all(day: Date, length: &Length, sign: i32) -> Option<Date> {
    length.iter().try_fold(day, |day, (count, unit)| add(day, count.as_ref()?.checked_mul(sign)?, *unit))
}

fn finest(length: &Length) -> TimeUnit {
    length.iter().map(|(_, unit)| *unit).min().unwrap_or(TimeUnit::Day)
}

impl Context {
    /// Takes what was said as the time last spoken of. A look back for comparison ("a year earlier")
    /// leaves it where it was.
    pub(super) fn remember(&mut self, said: &Said, days: Option<Days>) {
        let passing = matches!(
            said,
            Said::Moment | Said::Shift(_, -1, Origin::Focus) | Said::SamePeriod(_) | Said::LatestQuarter
        );
        if days.is_none() || passing {
            return;
        }
        self.focus = days;
        if days.is_some_and(|days| days.unit == TimeUnit::Quarter)
            && matches!(said, Said::Inside(Inside::Quarter(_), Year::Open, _) | Said::Whole(..))
        {
            self.quarter = days;
        }
    }

    /// The days that the words mean; `None` where they, with all that is known, do not tell.
    pub(super) fn resolve(&self, said: &Said) -> Option<Days> {
        match said {
            Said::Date(date) => self.date(date),
            Said::WeekdayOf(weekday, shift) => {
                let week = whole(self.document?, TimeUnit::Week, *shift)?;
                self.one(add(week.start, i32::from(*weekday) - 1, TimeUnit::Day)?)
            }
            Said::NthWeekday(nth, weekday, period) => {
                let period = self.resolve(period)?;
                let day = nth_weekday(period.start, *weekday, *nth)?;
                (day <= period.end).then_some(Days { start: day, end: day, unit: TimeUnit::Day, ..period })
            }
            Said::Whole(unit, turn) => self.whole_turn(*unit, *turn),
            Said::FocusWhole(unit, shift) => self.focus_whole(*unit, *shift),
            Said::Inside(inside, year, turn) => self.inside(*inside, *year, *turn),
            Said::Years(from, to) => Some(
                Days::new(Date::new(*from, 1, 1).ok()?, Date::new(*to, 12, 31).ok()?, TimeUnit::Decade)
                    .absolute(),
            ),
            Said::ShortDecade(decade) => self.short_decade(*decade),
            Said::Shift(length, sign, origin) => self.shift(length, *sign, origin),
            Said::Run(length, turn) => self.run(length, *turn),
            Said::Starting(length, from) => {
                let from = self.resolve(from)?;
                let end = add(add_all(from.start, length, 1)?, -1, TimeUnit::Day)?;
                Some(Days { end: end.max(from.start), unit: TimeUnit::Day, ..from })
            }
            Said::WeekOf(day) => {
                let day = self.resolve(day)?;
                Some(Days { relative: day.relative, ..whole(day.start, TimeUnit::Week, 0)? })
            }
            Said::Part(_, period) => self.resolve(period),
            Said::Range(left, right) => self.range(left, right),
            Said::DaysOf(first, last, month) => {
                let month = self.resolve(month)?;
                let day = |day| Date::new(month.start.year(), month.start.month(), day).ok();
                Some(Days::new(day(*first)?, day(*last)?, TimeUnit::Day))
                    .filter(|days| days.start <= days.end)
            }
            Said::SamePeriod(year) => self.same_period(year),
            Said::Moment => {
                let focus = self.focus.filter(|days| days.unit == TimeUnit::Day && days.start == days.end);
                focus.or_else(|| self.document.and_then(|day| self.one(day)))
            }
            Said::Now => self.one(self.document?),
            Said::LatestQuarter => self.quarter.or_else(|| whole(self.document?, TimeUnit::Quarter, -1)),
            Said::Within(length) if self.direction == Direction::Future => {
                let document = self.document?;
                let end = add(add_all(document, length, 1)?, -1, TimeUnit::Day)?;
                Some(Days::new(document, end.max(document), TimeUnit::Day))
            }
            Said::Within(_) | Said::Duration | Said::Vague => None,
        }
    }

    fn one(&self, day: Date) -> Option<Days> {
        Some(Days::new(day, day, TimeUnit::Day))
    }

    fn year(&self, year: Year) -> Option<i16> {
        match year {
            Year::Open => None,
            Year::Is(year) => Some(year),
            Year::Short(short) => Some(if short < 50 { 2000 + short } else { 1900 + short }),
            Year::Turn(shift) => i16::try_from(i32::from(self.document?.year()).checked_add(shift)?).ok(),
        }
    }

    fn date(&self, date: &PartialDate) -> Option<Days> {
        let relative = matches!(date.year, Year::Open | Year::Turn(_));
        let found = match (self.year(date.year), date.month, date.day, date.weekday) {
            (Some(year), Some(month), Some(day), _) => self.one(Date::new(year, month, day).ok()?),
            (Some(year), Some(month), None, _) => whole(Date::new(year, month, 1).ok()?, TimeUnit::Month, 0),
            (Some(year), None, None, None) => whole(Date::new(year, 1, 1).ok()?, TimeUnit::Year, 0),
            (None, Some(month), Some(day), weekday) if date.year == Year::Open => {
                self.day_of_month(month, day, weekday, date.turn)
            }
            (None, Some(month), None, _) if date.year == Year::Open => self.month(month, date.turn),
            (None, None, Some(day), weekday) => self.bare_day(day, weekday),
            (None, None, None, Some(weekday)) => self.weekday(weekday, date.turn),
            _ => None,
        }?;
        Some(Days { relative, ..found })
    }

    /// "May 9": the nearest such day, earlier or later as the tense says.
    fn day_of_month(&self, month: i8, day: i8, weekday: Option<i8>, turn: Option<Turn>) -> Option<Days> {
        let document = self.document?;
        let year = document.year();
        let candidates: Vec<Date> = (year.saturating_sub(8)..=year.saturating_add(8))
            .filter_map(|year| Date::new(year, month, day).ok())
            .collect();
        // A weekday given with the date decides, where it fits a year that is near.
        let agrees = |day: &&Date| weekday.is_none_or(|w| day.weekday().to_monday_one_offset() == w);
        let near = |day: &&Date| (day.year() - year).abs() <= 1;
        let fitting: Vec<Date> = candidates.iter().filter(near).filter(agrees).copied().collect();
        let fitting = if fitting.is_empty() { candidates } else { fitting };
        let past = fitting.iter().copied().filter(|day| *day <= document).max();
        let future = fitting.iter().copied().filter(|day| *day >= document).min();
        let day = match turn {
            Some(Turn::This) => fitting.iter().copied().find(|day| day.year() == year).or(past)?,
            Some(Turn::Next | Turn::Coming | Turn::Following) => future?,
            Some(Turn::Last | Turn::Past | Turn::Preceding) => past?,
            None => self.nearer(past, future)?,
        };
        self.one(day)
    }

    /// The earlier or the later of two days, by the tense and, where it is silent, by distance.
    fn nearer(&self, past: Option<Date>, future: Option<Date>) -> Option<Date> {
        let (Some(document), Some(before), Some(after)) = (self.document, past, future) else {
            return past.or(future);
        };
        let (back, ahead) = (model::days_between(before, document), model::days_between(document, after));
        let take_future = match self.direction {
            Direction::Future => back > 60,
            Direction::Past => ahead < 21 && back > 300,
            Direction::Unknown => ahead.saturating_mul(3) < back,
        };
        Some(if take_future { after } else { before })
    }

    fn month(&self, month: i8, turn: Option<Turn>) -> Option<Days> {
        let document = self.document?;
        let of_year = |shift: i16| Date::new(document.year().checked_add(shift)?, month, 1).ok();
        let this = of_year(0)?;
        let begun = month <= document.month();
        let past = if begun { Some(this) } else { of_year(-1) };
        let future = if month >= document.month() { Some(this) } else { of_year(1) };
        let start = match turn {
            Some(Turn::This) => this,
            Some(Turn::Last | Turn::Preceding | Turn::Past) => {
                if month < document.month() {
                    this
                } else {
                    of_year(-1)?
                }
            }
            Some(Turn::Next | Turn::Following | Turn::Coming) => {
                if month > document.month() {
                    this
                } else {
                    of_year(1)?
                }
            }
            None => match self.direction {
                Direction::Past => past?,
                Direction::Future => future?,
                Direction::Unknown => self.nearer(past, future)?,
            },
        };
        whole(start, TimeUnit::Month, 0)
    }

    /// A day of the month without its month: with a weekday the nearest month in which they agree.
    fn bare_day(&self, day: i8, weekday: Option<i8>) -> Option<Days> {
        let document = self.document?;
        let first = document.first_of_month();
        let agrees = |date: &Date| weekday.is_none_or(|w| date.weekday().to_monday_one_offset() == w);
        let of_month = |shift: i32| {
            add(first, shift, TimeUnit::Month)
                .and_then(|m| Date::new(m.year(), m.month(), day).ok())
                .filter(agrees)
        };
        let past = (-14..=0).rev().filter_map(of_month).find(|date| *date <= document);
        let future = (0..=14).filter_map(of_month).find(|date| *date >= document);
        let day = match (past, future) {
            (Some(past), Some(future)) if weekday.is_some() => {
                let far =
                    model::days_between(past, document) > 60 && model::days_between(document, future) < 45;
                if far || self.direction == Direction::Future && model::days_between(document, future) < 60 {
                    future
                } else {
                    past
                }
            }
            (past, future) => self.nearer(past, future)?,
        };
        self.one(day)
    }

    fn weekday(&self, weekday: i8, turn: Option<Turn>) -> Option<Days> {
        let document = self.document?;
        let today = document.weekday().to_monday_one_offset();
        let back = i32::from((today - weekday).rem_euclid(7));
        let ahead = i32::from((weekday - today).rem_euclid(7));
        let of_week = |shift: i32| shift * 7 + i32::from(weekday - today);
        let days = match turn {
            Some(Turn::This) => match self.direction {
                Direction::Past => -back,
                Direction::Future => ahead,
                Direction::Unknown => of_week(0),
            },
            Some(Turn::Last) => {
                if back == 0 {
                    -7
                } else {
                    -back
                }
            }
            Some(Turn::Preceding) => return self.weekday_beside(weekday, -1),
            Some(Turn::Following) => return self.weekday_beside(weekday, 1),
            Some(Turn::Past) => {
                if back == 0 {
                    -7
                } else {
                    -back
                }
            }
            Some(Turn::Coming) => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            Some(Turn::Next) => of_week(1),
            None if self.direction == Direction::Future => ahead,
            None => -back,
        };
        self.one(add(document, days, TimeUnit::Day)?)
    }

    /// "the previous Friday": before the day last spoken of, else before the document's week.
    fn weekday_beside(&self, weekday: i8, sign: i32) -> Option<Days> {
        match self.focus.filter(|focus| focus.unit == TimeUnit::Day) {
            Some(focus) => {
                let today = focus.start.weekday().to_monday_one_offset();
                let distance = i32::from(((weekday - today) * sign as i8).rem_euclid(7));
                self.one(add(focus.start, sign * if distance == 0 { 7 } else { distance }, TimeUnit::Day)?)
            }
            None => self.resolve(&Said::WeekdayOf(weekday, sign)),
        }
    }

    fn whole_turn(&self, unit: TimeUnit, turn: Turn) -> Option<Days> {
        let document = self.document?;
        if unit == TimeUnit::Weekend {
            let this = whole(document, unit, 0)?;
            let ahead = this.start > document;
            let shift = match (turn, self.direction) {
                (Turn::This, Direction::Past) if ahead => -1,
                (Turn::This, _) => 0,
                _ => turn_shift(turn),
            };
            return whole(document, unit, shift);
        }
        whole(document, unit, turn_shift(turn))
    }

    fn focus_whole(&self, unit: TimeUnit, shift: i32) -> Option<Days> {
        match self.focus.filter(|focus| focus.unit <= unit) {
            Some(focus) => Some(Days { relative: focus.relative, ..whole(focus.start, unit, shift)? }),
            None if shift == 0 => None,
            None => whole(self.document?, unit, shift),
        }
    }

    fn inside(&self, inside: Inside, year: Year, turn: Option<Turn>) -> Option<Days> {
        if let Some(given) = self.year(year) {
            let relative = matches!(year, Year::Turn(_));
            return Some(Days { relative, ..of_year(inside, given)? });
        }
        if year != Year::Open {
            return None;
        }
        let document = self.document?;
        let all: Vec<Days> =
            (-1..=1).filter_map(|shift| of_year(inside, document.year().checked_add(shift)?)).collect();
        let begun = all.iter().rev().find(|days| days.start <= document).copied();
        let ended = all.iter().rev().find(|days| days.end < document).copied();
        let ahead = all.iter().find(|days| days.start > document).copied();
        let current = all.iter().find(|days| days.end >= document).copied();
        match turn {
            Some(Turn::Last | Turn::Preceding | Turn::Past) => ended,
            Some(Turn::Next | Turn::Following | Turn::Coming) => ahead,
            // "this summer", spoken in the autumn, is past.
            Some(Turn::This) => of_year(inside, document.year()).or(begun),
            // What has just begun or ended is meant before what is a year ahead.
            None if self.direction == Direction::Future => match begun {
                Some(days) if model::days_between(days.end, document) < 120 => begun,
                _ => current,
            },
            None => begun,
        }
    }

    fn short_decade(&self, decade: i16) -> Option<Days> {
        let century = match self.document {
            Some(day) if 2000 + decade > day.year() => 1900,
            Some(_) => 2000,
            None if decade >= 30 => 1900,
            None => return None,
        };
        let first = Date::new(century + decade, 1, 1).ok()?;
        Some(whole(first, TimeUnit::Decade, 0)?.absolute())
    }

    fn shift(&self, length: &Length, sign: i32, origin: &Origin) -> Option<Days> {
        let unit = finest(length);
        match origin {
            Origin::Document => {
                let document = self.document?;
                // "in three days": ahead where the verb says so, else a length of time.
                let sign = match sign {
                    0 if self.direction == Direction::Future => 1,
                    0 => return None,
                    sign => sign,
                };
                if unit <= TimeUnit::Hour {
                    return None;
                }
                if let (Some(quarter), [(Some(1), TimeUnit::Year)], -1) =
                    (self.quarter, length.as_slice(), sign)
                {
                    return whole(add(quarter.start, -1, TimeUnit::Year)?, TimeUnit::Quarter, 0);
                }
                whole(add_all(document, length, sign)?, unit, 0)
            }
            Origin::Focus if length.as_slice() == [(Some(1), TimeUnit::Year)] && sign < 0 => {
                let base = self.quarter.or(self.focus)?;
                let unit = if base.unit == TimeUnit::Quarter { TimeUnit::Quarter } else { TimeUnit::Year };
                Some(Days {
                    relative: base.relative,
                    ..whole(add(base.start, -1, TimeUnit::Year)?, unit, 0)?
                })
            }
            Origin::Focus => match self.focus {
                Some(focus) if unit >= TimeUnit::Day => {
                    let moved = add_all(focus.start, length, sign)?;
                    let unit = if unit < focus.unit { return None } else { focus.unit };
                    Some(Days { relative: focus.relative, ..whole(moved, unit, 0)? })
                }
                _ if unit < TimeUnit::Day => self.resolve(&Said::Moment),
                _ => whole(add_all(self.document?, length, sign)?, unit, 0),
            },
            Origin::Given(given) => {
                let from = self.resolve(given)?;
                let moved = add_all(from.start, length, sign)?;
                Some(Days { relative: from.relative, ..whole(moved, from.unit.min(unit), 0)? })
            }
        }
    }

    /// "the last three weeks", "the next five days".
    fn run(&self, length: &Length, turn: Turn) -> Option<Days> {
        let document = self.document?;
        let ahead = turn_shift(turn) > 0;
        if let [(Some(count), unit @ (TimeUnit::Quarter | TimeUnit::Decade | TimeUnit::Century))] =
            length.as_slice()
        {
            let (first, last) = if ahead { (1, *count) } else { (count.checked_neg()?, -1) };
            return Some(Days::new(
                whole(document, *unit, first)?.start,
                whole(document, *unit, last)?.end,
                *unit,
            ));
        }
        let (start, end) = match ahead {
            true => (add(document, 1, TimeUnit::Day)?, add_all(document, length, 1)?),
            false => (add_all(document, length, -1)?, document),
        };
        Some(Days::new(start.min(end), end, TimeUnit::Day))
    }

    fn same_period(&self, year: &Said) -> Option<Days> {
        let year = self.resolve(year)?;
        let focus = self
            .quarter
            .filter(|_| self.focus.is_some_and(|days| days.unit <= TimeUnit::Day))
            .or(self.focus)?;
        let years = year.start.year() - focus.end.year();
        let moved = |day: Date| add(day, i32::from(years), TimeUnit::Year);
        let end = if focus.end == focus.end.last_of_month() {
            moved(focus.end.first_of_month())?.last_of_month()
        } else {
            moved(focus.end)?
        };
        Some(Days {
            start: moved(focus.start)?,
            end,
            unit: focus.unit,
            relative: focus.relative || year.relative,
        })
    }

    /// From one time to another: what one end lacks it takes from the other.
    fn range(&self, left: &Said, right: &Said) -> Option<Days> {
        let (left, right) = completed(left, right);
        let (mut start, mut end) = match (open_end(&left), open_end(&right)) {
            (true, false) => {
                let end = self.resolve(&right)?;
                (self.before(&left, end.end)?, end)
            }
            (_, true) => {
                let start = self.resolve(&left)?;
                (start, self.after(&right, start.start)?)
            }
            _ => (self.resolve(&left)?, self.resolve(&right)?),
        };
        // A range told in the past tense does not end after the document.
        if let (Some(document), true, true) =
            (self.document, open_end(&left) && open_end(&right), self.direction != Direction::Future)
            && end.end > document
            && start.start <= document
            && !matches!(left, Said::Date(PartialDate { month: None, .. }))
            && self.direction == Direction::Past
        {
            start = year_before(start)?;
            end = year_before(end)?;
        }
        let first = if let Said::Part(part @ (TimePart::End | TimePart::Middle), _) = left {
            part_start(start, part)
        } else {
            start.start
        };
        let last = if let Said::Part(part @ (TimePart::Start | TimePart::Middle), _) = right {
            part_start(end, part)
        } else {
            end.end
        };
        if first > last {
            return None;
        }
        let unit =
            if start.unit == end.unit && start.start == end.start { start.unit } else { TimeUnit::Day };
        Some(Days { start: first, end: last, unit, relative: start.relative || end.relative })
    }

    /// The first time on or after a day that an unfinished end can mean.
    fn after(&self, said: &Said, from: Date) -> Option<Days> {
        let context =
            Context { document: Some(from), direction: Direction::Future, focus: None, quarter: None };
        let Said::Date(date) = said else { return self.resolve(said) };
        let relative = self.document.is_some();
        let year = |shift: i16| from.year().checked_add(shift);
        let found = match (date.month, date.day, date.weekday) {
            (Some(month), day, _) => (0..=1).find_map(|shift| {
                let days = match day {
                    Some(day) => self.one(Date::new(year(shift)?, month, day).ok()?),
                    None => whole(Date::new(year(shift)?, month, 1).ok()?, TimeUnit::Month, 0),
                }?;
                (days.end >= from).then_some(days)
            }),
            (None, Some(day), _) => (0..=1).find_map(|shift| {
                let month = add(from.first_of_month(), shift, TimeUnit::Month)?;
                let day = Date::new(month.year(), month.month(), day).ok()?;
                (day >= from).then(|| self.one(day)).flatten()
            }),
            (None, None, Some(weekday)) => context.weekday(weekday, Some(Turn::Coming)),
            _ => self.resolve(said),
        }?;
        Some(Days { relative, ..found })
    }

    /// The last time on or before a day that an unfinished beginning can mean.
    fn before(&self, said: &Said, to: Date) -> Option<Days> {
        let Said::Date(date) = said else { return self.resolve(said) };
        let found = match (date.month, date.day) {
            (Some(month), day) => (0..=1).find_map(|shift| {
                let year = to.year().checked_sub(shift)?;
                let days = match day {
                    Some(day) => self.one(Date::new(year, month, day).ok()?),
                    None => whole(Date::new(year, month, 1).ok()?, TimeUnit::Month, 0),
                }?;
                (days.start <= to).then_some(days)
            }),
            (None, Some(day)) => (0..=1).find_map(|shift| {
                let month = add(to.first_of_month(), -shift, TimeUnit::Month)?;
                let day = Date::new(month.year(), month.month(), day).ok()?;
                (day <= to).then(|| self.one(day)).flatten()
            }),
            _ => self.resolve(said),
        }?;
        Some(Days { relative: false, ..found })
    }
}

/// Whether an end lacks its year or month.
fn open_end(said: &Said) -> bool {
    match said {
        Said::Date(date) => date.year == Year::Open && date.turn.is_none(),
        _ => false,
    }
}

/// Gives a day without a month the month of the other end where that is all it lacks.
fn completed(left: &Said, right: &Said) -> (Said, Said) {
    match (left, right) {
        (Said::Date(first), Said::Date(last))
            if first.day.is_some() && first.month.is_none() && first.weekday.is_none() =>
        {
            let month = if first.day <= last.day { last.month } else { None };
            (Said::Date(PartialDate { month, ..*first }), right.clone())
        }
        _ => (left.clone(), right.clone()),
    }
}

fn year_before(days: Days) -> Option<Days> {
    let end = add(days.end, -1, TimeUnit::Year)?;
    Some(Days { start: add(days.start, -1, TimeUnit::Year)?, end, ..days })
}

/// The day on which the middle or end of a period begins when it is an end of a range.
fn part_start(period: Days, part: TimePart) -> Date {
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
fn of_year(inside: Inside, year: i16) -> Option<Days> {
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

fn holiday_of(holiday: Holiday, year: i16) -> Option<Date> {
    match (holiday.day, holiday.weekday, holiday.nth) {
        (Some(day), _, _) => Date::new(year, holiday.month, day).ok(),
        (None, Some(weekday), Some(nth)) => {
            nth_weekday(Date::new(year, holiday.month, 1).ok()?, weekday, nth)
        }
        _ => None,
    }
}

/// The nth such weekday on or after a day.
fn nth_weekday(from: Date, weekday: i8, nth: i8) -> Option<Date> {
    let wanted = Weekday::from_monday_one_offset(weekday).ok()?;
    let ahead =
        i32::from((wanted.to_monday_zero_offset() - from.weekday().to_monday_zero_offset()).rem_euclid(7));
    add(from, ahead + 7 * (i32::from(nth) - 1), TimeUnit::Day)
}
