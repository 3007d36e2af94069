//! Times that begin with a number: "two weeks ago", "the third quarter of 2016", "three days".

use super::grammar::{Parsed, is_day};
use super::reader::Reader;
use super::said::{Inside, Length, Origin, Said, Year};
use crate::numbers::numeral::Form;
use lexicon::{NumberWord, TimeRole, TimeUnit, TimeWord};

impl Reader<'_, '_> {
    /// "third quarter of 2016", "first half of May", "20th century", "first Friday of July".
    pub(super) fn ordinal_first(&self, at: usize) -> Parsed {
        let ordinal =
            self.numeral(at).filter(|n| n.form == Form::Ordinal && (1.0..=31.0).contains(&n.value))?;
        let nth = ordinal.value as i8;
        let next = self.past_role(self.past_hyphen(ordinal.end), TimeRole::Fiscal);
        match self.word(next) {
            TimeWord::Unit(TimeUnit::Quarter, false) if nth <= 4 => {
                Some(self.inside(Inside::Quarter(nth), next + 1))
            }
            TimeWord::Unit(TimeUnit::Century, _) => {
                let first = (i16::from(nth) - 1) * 100;
                (first > 0).then_some((Said::Years(first, first + 99), next + 1))
            }
            TimeWord::Role(TimeRole::Half) if nth <= 2 => {
                let (said, end) = self.inside(Inside::Half(nth), next + 1);
                (!matches!(said, Said::Inside(_, Year::Open, _)) || end > next + 1).then_some((said, end))
            }
            TimeWord::Weekday(weekday, true) if nth <= 5 => {
                let of = self.past_role(self.past_role(next + 1, TimeRole::Of), TimeRole::In);
                let (said, end) = if of > next + 1 { self.point(of, 1)? } else { return None };
                Some((Said::NthWeekday(nth, weekday, Box::new(said)), end))
            }
            _ if nth == 1 => {
                let quarters = self.numeral(next).filter(|n| (2.0..=3.0).contains(&n.value))?;
                let unit = self.word(quarters.end) == TimeWord::Unit(TimeUnit::Quarter, true);
                unit.then(|| self.inside(Inside::Quarters(quarters.value as i8), quarters.end + 1))
            }
            _ => None,
        }
    }

    /// "the 20th of next month".
    pub(super) fn day_of_turn(&self, at: usize) -> Parsed {
        let (day, end) = self.day(at).filter(|(_, end)| self.is(*end, TimeRole::Of))?;
        let TimeWord::Turn(turn) = self.word(end + 1) else { return None };
        let month = Said::Whole(TimeUnit::Month, turn);
        (self.word(end + 2) == TimeWord::Unit(TimeUnit::Month, false))
            .then(|| (Said::DaysOf(day, day, Box::new(month)), end + 3))
    }

    /// A number of units, several of them in a row ("2 years and 21 days"), and its end.
    pub(super) fn length(&self, at: usize) -> Option<(Length, usize)> {
        let mut length = Length::new();
        let mut next = at;
        let mut end = at;
        while let Some((count, unit, after)) = self.count_of_unit(next) {
            length.push((count, unit));
            end = after;
            let joined = self.past_role(self.past(after, ","), TimeRole::And);
            next = joined;
            if length.len() >= 4 {
                break;
            }
        }
        // "three months and 2 weeks ago" joins; "the last 3 months and 2 days ago he" would too.
        (!length.is_empty()).then_some((length, end))
    }

    pub(super) fn count_of_unit(&self, at: usize) -> Option<(Option<i32>, TimeUnit, usize)> {
        let (count, next) = match self.numeral(at) {
            Some(n) if n.form == Form::Cardinal && n.value.fract() == 0.0 && n.value < 1e5 => {
                (Some(n.value as i32), n.end)
            }
            Some(n) if n.form != Form::Ordinal && n.form != Form::Code => (None, n.end),
            // "a quarter" is a share as often as three months.
            None if self.is(at, TimeRole::A) && !self.is_unit(at + 1, TimeUnit::Quarter) => (Some(1), at + 1),
            None if matches!(self.language.numbers.meaning(self.fold(at)), NumberWord::Vague(..)) => {
                (None, at + 1)
            }
            _ => return None,
        };
        let next = self.past_role(self.past_hyphen(next), TimeRole::More);
        let next = match self.word(next) {
            // "3 upcoming years" counts from today as "the next 3 years" does.
            TimeWord::Turn(_) => return None,
            _ => next,
        };
        match self.word(next) {
            TimeWord::Unit(unit, plural)
                if plural
                    || self.language.numbers.meaning(self.fold(next)) == NumberWord::None
                    || unit == TimeUnit::Quarter =>
            {
                Some((count, unit, next + 1))
            }
            _ => None,
        }
    }

    /// "two weeks ago", "three days later", "a week after …", "three days", "5 past years".
    pub(super) fn quantity(&self, at: usize, depth: usize) -> Parsed {
        if let Some(found) = self.counted_turn(at) {
            return Some(found);
        }
        let (length, end) = self.length(at)?;
        if self.is(self.past_hyphen(end), TimeRole::Old) {
            return None;
        }
        let or_so = if self.is(end, TimeRole::Or) && self.is(end + 1, TimeRole::So) { end + 2 } else { end };
        let next = self.past_hyphen(or_so);
        Some(match self.role(next) {
            Some(TimeRole::Ago) => (Said::Shift(length, -1, Origin::Document), next + 1),
            Some(TimeRole::Hence) => (Said::Shift(length, 1, Origin::Document), next + 1),
            Some(TimeRole::Earlier) => (Said::Shift(length, -1, Origin::Focus), next + 1),
            Some(TimeRole::Later) => (Said::Shift(length, 1, Origin::Focus), next + 1),
            Some(TimeRole::Before) => self.beside(length, -1, next + 1),
            Some(TimeRole::After) => self.beside(length, 1, next + 1),
            Some(TimeRole::From) if self.is(next + 1, TimeRole::Now) => {
                (Said::Shift(length, 1, Origin::Document), next + 2)
            }
            Some(TimeRole::From) if depth > 0 => {
                match self.point(next + 1, 1).filter(|(said, _)| is_day(said)) {
                    Some((said, end)) => (Said::Shift(length, 1, Origin::Given(Box::new(said))), end),
                    None => (Said::Duration, or_so),
                }
            }
            Some(TimeRole::Starting) => {
                let from = self.past_role(self.past_role(next + 1, TimeRole::From), TimeRole::On);
                match self.point(from, 2) {
                    Some((said, end)) => (Said::Starting(length, Box::new(said)), end),
                    None => (Said::Duration, or_so),
                }
            }
            _ if self.is(at.wrapping_sub(1), TimeRole::Within) && at > self.start => {
                (Said::Within(length), or_so)
            }
            _ if self.is(at.wrapping_sub(1), TimeRole::In) && at > self.start => {
                (Said::Shift(length, 0, Origin::Document), or_so)
            }
            _ => (Said::Duration, or_so),
        })
    }

    /// "the 5 past years", "3 next weeks".
    pub(super) fn counted_turn(&self, at: usize) -> Parsed {
        let count = self.numeral(at).filter(|n| n.form == Form::Cardinal && n.value < 1e4)?;
        let TimeWord::Turn(turn) = self.word(count.end) else { return None };
        let TimeWord::Unit(unit, true) = self.word(count.end + 1) else { return None };
        Some((Said::Run(vec![(Some(count.value as i32), unit)], turn), count.end + 2))
    }

    /// A length before or after a time, or after something that is none ("a week after the vote").
    pub(super) fn beside(&self, length: Length, sign: i32, at: usize) -> (Said, usize) {
        match self
            .point(at, 2)
            .filter(|(said, _)| is_day(said) || matches!(said, Said::Date(_) | Said::Inside(..)))
        {
            Some((said, end)) => (Said::Shift(length, sign, Origin::Given(Box::new(said))), end),
            // At the end of a clause it is the time last spoken of.
            None if !self.is_word(at) && self.digits(at).is_none() => {
                (Said::Shift(length, sign, Origin::Focus), at)
            }
            None => (Said::Vague, at),
        }
    }
}
