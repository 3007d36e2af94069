//! From what was said to days: beside the document time, the time last spoken of and the tense.

use super::calendar::{Days, add, nth_weekday, of_year, whole};
use super::said::{Inside, Length, Origin, PartialDate, Said, Year, turn_shift};
use super::tense::Direction;
use jiff::civil::Date;
use lexicon::{TimeUnit, Turn};

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
        let named = matches!(
            said,
            Said::Inside(Inside::Quarter(_), Year::Open, _) | Said::Whole(TimeUnit::Quarter, _)
        );
        let over = days.zip(self.document).is_some_and(|(days, document)| days.end < document);
        if named && over {
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

    pub(super) fn one(&self, day: Date) -> Option<Days> {
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
            Direction::Past => ahead < 45 && back > 300,
            Direction::Unknown => ahead.saturating_mul(2) < back,
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

    pub(super) fn weekday(&self, weekday: i8, turn: Option<Turn>) -> Option<Days> {
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
}
