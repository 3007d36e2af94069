//! Ranges of time: "between May 1 and June 3", "from 2014 to 2018", "4 to 22 January".

use super::grammar::Parsed;
use super::reader::Reader;
use super::said::{PartialDate, Said, Year};
use lexicon::{TimeRole, TimeUnit, TimeWord};

/// How far from its beginning the word that joins a range is looked for.
const REACH: usize = 12;

impl Reader<'_, '_> {
    /// A range that begins at a token.
    pub(super) fn range(&self, at: usize) -> Parsed {
        let between = self.is(at, TimeRole::Between);
        let opened = between || self.is(at, TimeRole::From);
        let first = self.past_role(at + usize::from(opened), TimeRole::From);
        if !opened
            && self.word(first) == TimeWord::None
            && self.digits(first).is_none()
            && self.numeral(first).is_none()
        {
            return None;
        }
        if !(at..at + REACH).any(|i| self.is(i, TimeRole::To) || self.is_dash(i) || self.is(i, TimeRole::And))
        {
            return None;
        }
        self.dated_range(first, opened, between)
            .or_else(|| self.bare_first(first, opened, between))
            .or_else(|| self.month_then_days(at))
    }

    /// What joins the ends, and its end; a dash only where both sides can be dates.
    fn joint(&self, at: usize, between: bool) -> Option<usize> {
        let to = self.is(at, TimeRole::To) || self.is_dash(at) || between && self.is(at, TimeRole::And);
        to.then(|| self.past_role(at + 1, TimeRole::The))
    }

    /// Both ends are times.
    fn dated_range(&self, at: usize, opened: bool, between: bool) -> Parsed {
        let (left, left_end) = self.end_of_range(at, opened)?;
        let joint = self.joint(left_end, between)?;
        // "April 9th through 17th": a day alone takes the month before it.
        if let Said::Date(date) = &left
            && let (Some(_), Some(_)) = (date.month, date.day)
            && let Some((day, end)) = self.day(joint).filter(|(_, end)| self.ends_day(joint, *end))
        {
            let (year, end) = self.year_tail(end, false).unwrap_or((Year::Open, end));
            let month = if matches!(self.role(joint.wrapping_sub(1)), Some(TimeRole::The)) {
                None
            } else {
                date.month
            };
            let right = PartialDate { day: Some(day), month, year, ..PartialDate::OPEN };
            return Some((Said::Range(Box::new(left), Box::new(Said::Date(right))), end));
        }
        if let Said::Date(PartialDate { year: Year::Is(century), month: None, day: None, .. }) = &left
            && let Some((value, 2)) =
                self.digits(joint).filter(|_| self.is_dash(left_end) && self.glued(joint))
            && value as i16 > century % 100
        {
            let right =
                PartialDate { year: Year::Is(century - century % 100 + value as i16), ..PartialDate::OPEN };
            return Some((Said::Range(Box::new(left), Box::new(Said::Date(right))), joint + 1));
        }
        let (right, end) = Reader { joined: self.is_dash(left_end), ..*self }.end_of_range(joint, true)?;
        if !comparable(&left, &right) {
            return None;
        }
        Some((Said::Range(Box::new(left), Box::new(right)), end))
    }

    /// Whether a number alone can be the last day of a range of days.
    fn ends_day(&self, at: usize, end: usize) -> bool {
        let counted = self.is_lower(end) && self.word(end) == TimeWord::None && !self.is_ordinal(at);
        let dated = matches!(self.word(end), TimeWord::Month(..))
            || self.is(end, TimeRole::Of) && matches!(self.word(end + 1), TimeWord::Month(..));
        !dated && !counted && !matches!(self.raw(end), "/" | "-")
    }

    fn end_of_range(&self, at: usize, announced: bool) -> Parsed {
        if self.is(at, TimeRole::Now) {
            return Some((Said::Now, at + 1));
        }
        if announced
            && let Some((year, end)) = self.year_digits(at).filter(|(year, _)| (1800..2100).contains(year))
        {
            let longer = self.date(at).is_some_and(|(_, date_end)| date_end > end)
                || self.part_of_year(year, end).is_some();
            if !longer {
                return Some((Said::Date(PartialDate { year: Year::Is(year), ..PartialDate::OPEN }), end));
            }
        }
        // "Jan-Feb 2017": a month beside a month.
        if let Some((month, end)) = self.month(at)
            && let Some(joint) = self.joint(end, announced)
            && self.month(joint).is_some()
        {
            return Some((Said::Date(PartialDate { month: Some(month), ..PartialDate::OPEN }), end));
        }
        if !announced
            && let Some((year, end)) = self.year_digits(at).filter(|(year, _)| (1900..2100).contains(year))
        {
            let other = self.joint(end, false).and_then(|joint| {
                self.year_digits(joint).map(|(year, _)| year).or_else(|| self.short_end(joint, year))
            });
            if other.is_some_and(|other| (year..2100).contains(&other)) && !self.glued_mark_before(at) {
                return Some((Said::Date(PartialDate { year: Year::Is(year), ..PartialDate::OPEN }), end));
            }
        }
        self.point(at, 3).filter(|(said, _)| !matches!(said, Said::Duration | Said::Vague | Said::Moment))
    }

    fn short_end(&self, at: usize, first: i16) -> Option<i16> {
        let (value, length) = self.digits(at).filter(|_| self.glued(at))?;
        // "2010-11" may be a month and is left to the dates.
        (length == 2 && value > 12).then_some(first - first % 100 + value as i16)
    }

    fn glued_mark_before(&self, at: usize) -> bool {
        self.glued(at) && matches!(self.raw_before(at), "-" | "/" | "." | "–")
    }

    /// "between 3 and 12 of September", "4 to 22 January", "4-23 next month".
    fn bare_first(&self, at: usize, opened: bool, between: bool) -> Parsed {
        let first = self.past_role(at, TimeRole::The);
        let (day, end) = self.day(first)?;
        // "on 22 and 23 December" is the days from one to the other.
        let listed = first > self.start && matches!(self.role(first - 1), Some(TimeRole::On | TimeRole::The));
        let joint = self.joint(end, between || listed)?;
        let left = PartialDate { day: Some(day), ..PartialDate::OPEN };
        let right = match self.point(joint, 2) {
            Some((Said::Date(right), end)) if right.day.is_some() && right.month.is_some() => {
                Some((Said::Date(right), end))
            }
            _ => {
                let (last, end) = self.day(joint)?;
                let next = self.past_role(self.past_role(end, TimeRole::Of), TimeRole::In);
                match self.point(next, 2) {
                    Some((period @ Said::Whole(TimeUnit::Month, _), end)) => {
                        return Some((Said::DaysOf(day, last, Box::new(period)), end));
                    }
                    _ => None,
                }
            }
        };
        let (right, end) =
            right.filter(|_| opened || self.digits(first).is_some() || self.is_ordinal(first))?;
        Some((Said::Range(Box::new(Said::Date(left)), Box::new(right)), end))
    }

    /// "November between 19 and 20", "Feb between 2-7 2018".
    fn month_then_days(&self, at: usize) -> Parsed {
        let (month, end) = self.month(at)?;
        if !self.is(end, TimeRole::Between) && !self.is(end, TimeRole::From) {
            return None;
        }
        let (first, end) = self.day(end + 1)?;
        let (last, end) = self.day(self.joint(end, true)?)?;
        let (year, end) = self.year_tail(end, false).unwrap_or((Year::Open, end));
        let day =
            |day| Said::Date(PartialDate { day: Some(day), month: Some(month), year, ..PartialDate::OPEN });
        Some((Said::Range(Box::new(day(first)), Box::new(day(last))), end))
    }
}

/// Whether two times can be the ends of one range: "Friday to December" is none.
fn comparable(left: &Said, right: &Said) -> bool {
    match (left, right) {
        (Said::Date(left), Said::Date(right)) => {
            left.weekday.is_none() || left.month.is_some() || right.day.is_some() || right.weekday.is_some()
        }
        (Said::Whole(..), Said::Date(right)) => right.year != Year::Open,
        _ => true,
    }
}
