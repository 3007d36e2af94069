//! Ranges resolved: what one end lacks it takes from the other.

use super::calendar::{Days, add, part_start, whole, year_before};
use super::resolve::Context;
use super::said::{PartialDate, Said, Year};
use super::tense::Direction;
use jiff::civil::Date;
use lexicon::{TimePart, TimeUnit, Turn};

impl Context {
    /// From one time to another: what one end lacks it takes from the other.
    pub(super) fn range(&self, left: &Said, right: &Said) -> Option<Days> {
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
