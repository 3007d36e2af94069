//! The grammar of time expressions: which words begin one, and how they go on.

use super::reader::{DEPTH, Reader};
use super::said::{Inside, Origin, PartialDate, Said, Year, turn_shift};
use lexicon::{TimePart, TimeRole, TimeUnit, TimeWord, Turn};

/// What was said and one past its last token.
pub(super) type Parsed = Option<(Said, usize)>;

impl Reader<'_, '_> {
    /// The time expression that begins at a token, ranges first.
    pub(super) fn expression(&self, at: usize) -> Parsed {
        self.range(at).or_else(|| self.point(at, DEPTH))
    }

    /// One time, not a range.
    pub(super) fn point(&self, at: usize, depth: usize) -> Parsed {
        let depth = depth.min(self.depth).checked_sub(1)?;
        Reader { depth, ..*self }.time(at, depth)
    }

    fn time(&self, at: usize, depth: usize) -> Parsed {
        let found = match self.word(at) {
            TimeWord::Role(TimeRole::The) => self.after_the(at + 1, depth),
            TimeWord::Role(TimeRole::Same) => self.same(at),
            TimeWord::Role(TimeRole::Every) => self.every(at),
            TimeWord::Role(TimeRole::Earlier | TimeRole::Later) => self.earlier(at, depth),
            TimeWord::Role(TimeRole::Fiscal) => self.fiscal(at, depth),
            TimeWord::Day(shift) => self.day_word(at, i32::from(shift)),
            TimeWord::Turn(turn) => self.turn(at, turn),
            TimeWord::Part(part) => self.part(at, part, depth),
            TimeWord::PartNoun(part) if self.is(at + 1, TimeRole::Of) => self
                .the_period(at + 2)
                .or_else(|| self.point(at + 2, depth))
                .map(|(said, end)| (Said::Part(part, Box::new(said)), end)),
            TimeWord::Season(month, sure) => self.season(at, month, sure),
            TimeWord::DayPart => self.day_part(at, depth),
            TimeWord::QuarterName(n) => Some(self.inside(Inside::Quarter(n), at + 1)),
            TimeWord::HalfName(n) => self.year_beside(at).then(|| self.inside(Inside::Half(n), at + 1)),
            TimeWord::Unit(..) => self.unit_first(at),
            TimeWord::Weekday(..) | TimeWord::Month(..) => self.date(at),
            TimeWord::Decade(decade) => Some((Said::ShortDecade(i16::from(decade)), at + 1)),
            _ => self.number_first(at, depth),
        };
        found.or_else(|| self.holiday(at))
    }

    /// "the month", "the year": the present one, where the words before say that it is a time.
    fn the_period(&self, at: usize) -> Parsed {
        match (self.role(at), self.word(at + 1)) {
            (Some(TimeRole::The), TimeWord::Unit(unit, false))
                if unit > TimeUnit::Day && !self.is(at + 2, TimeRole::Of) =>
            {
                Some((Said::Whole(unit, Turn::This), at + 2))
            }
            _ => None,
        }
    }

    fn year_beside(&self, at: usize) -> bool {
        self.year_digits(self.past_hyphen(at + 1)).is_some()
    }

    fn holiday(&self, at: usize) -> Parsed {
        if at >= self.limit {
            return None;
        }
        let (last, holidays) =
            self.language.times.holidays.matches(self.text.phrase_words(at).take(4)).last()?;
        Some(self.inside(Inside::Holiday(*holidays.first()?), last + 1))
    }

    /// A part of a year with the year that may follow ("the third quarter of 2016").
    pub(super) fn inside(&self, inside: Inside, end: usize) -> (Said, usize) {
        let hyphen = self.past_hyphen(end);
        if hyphen > end
            && let Some((year, end)) = self.year(hyphen)
        {
            return (Said::Inside(inside, year, None), end);
        }
        match self.year_tail(end, false) {
            Some((year, end)) => (Said::Inside(inside, year, None), end),
            None => {
                // "of the year" says no more than the part itself.
                let tail = self.past_role(self.past_role(end, TimeRole::Of), TimeRole::The);
                let of_year = tail == end + 2 && self.word(tail) == TimeWord::Unit(TimeUnit::Year, false);
                (Said::Inside(inside, Year::Open, None), if of_year { tail + 1 } else { end })
            }
        }
    }

    fn after_the(&self, at: usize, depth: usize) -> Parsed {
        let next = at + 1;
        match self.word(at) {
            TimeWord::Role(TimeRole::The) => None,
            TimeWord::Unit(TimeUnit::Day, false) => self.the_day(next),
            TimeWord::Unit(TimeUnit::Week, false) => self.week_of(at),
            TimeWord::Unit(TimeUnit::Weekend, false) => {
                Some((Said::Whole(TimeUnit::Weekend, Turn::This), next))
            }
            TimeWord::Unit(TimeUnit::Year, false) => {
                self.the_year(next).or_else(|| self.relative_year(at)).or_else(|| self.year_at_hand(at))
            }
            TimeWord::Role(TimeRole::Fiscal) if self.is_unit(next, TimeUnit::Year) => {
                Some((Said::Whole(TimeUnit::Year, Turn::This), next + 1))
            }
            TimeWord::Unit(TimeUnit::Quarter, false) if !self.is(next, TimeRole::Of) && self.is_lower(at) => {
                Some((Said::LatestQuarter, next))
            }
            TimeWord::Role(TimeRole::Latest) => match self.word(next) {
                TimeWord::Unit(TimeUnit::Quarter, false) | TimeWord::Role(TimeRole::Period) => {
                    Some((Said::LatestQuarter, next + 1))
                }
                _ => None,
            },
            TimeWord::Unit(..) => None,
            TimeWord::Month(_, sure) if sure || !self.is_lower(at) => self.date(at),
            TimeWord::Month(..) => None,
            TimeWord::DayPart => self.day_part(at, depth),
            TimeWord::Weekday(..) => self.date(at),
            _ => self.relative_year(at).or_else(|| self.point(at, depth)),
        }
    }

    /// "the day before yesterday", "the day after".
    fn the_day(&self, at: usize) -> Parsed {
        let sign = match self.role(at)? {
            TimeRole::Before | TimeRole::Earlier => -1,
            TimeRole::After | TimeRole::Later => 1,
            _ => return None,
        };
        if matches!(self.role(at)?, TimeRole::Earlier | TimeRole::Later) {
            return Some((Said::FocusWhole(TimeUnit::Day, sign), at + 1));
        }
        Some(self.beside(vec![(Some(1), TimeUnit::Day)], sign, at + 1))
    }

    /// "the week of March 6", "week beginning February 4".
    fn week_of(&self, at: usize) -> Parsed {
        let next = at + 1;
        let begun = self.is(next, TimeRole::Starting)
            || matches!(self.word(next), TimeWord::PartNoun(TimePart::Start));
        if !begun && !self.is(next, TimeRole::Of) {
            return None;
        }
        let on = self.past_role(self.past_role(next + 1, TimeRole::On), TimeRole::The);
        let (said, end) = self.date(on)?;
        Some((Said::WeekOf(Box::new(said)), end))
    }

    /// "that day", "the same year", "the same period in 2020".
    fn same(&self, at: usize) -> Parsed {
        let next = self.past_role(at + 1, TimeRole::Same);
        match self.word(next) {
            TimeWord::Unit(unit, false) if unit >= TimeUnit::Day => {
                Some((Said::FocusWhole(unit, 0), next + 1))
            }
            TimeWord::DayPart => Some((Said::FocusWhole(TimeUnit::Day, 0), next + 1)),
            TimeWord::Role(TimeRole::Period) => {
                let of = self.past_role(self.past_role(next + 1, TimeRole::Of), TimeRole::In);
                let (year, end) = self.year(of).or_else(|| self.year_tail(of, false))?;
                let year = Said::Date(PartialDate { year, ..PartialDate::OPEN });
                Some((Said::SamePeriod(Box::new(year)), end))
            }
            _ => None,
        }
    }

    fn every(&self, at: usize) -> Parsed {
        match self.word(at + 1) {
            TimeWord::Unit(..)
            | TimeWord::Weekday(_, true)
            | TimeWord::Month(_, true)
            | TimeWord::DayPart
            | TimeWord::Season(_, true) => Some((Said::Vague, at + 2)),
            _ => None,
        }
    }

    /// "earlier this month", "later Sunday", "earlier in the year".
    fn earlier(&self, at: usize, depth: usize) -> Parsed {
        let next = self.past_role(self.past_role(at + 1, TimeRole::In), TimeRole::On);
        let the = self.past_role(next, TimeRole::The);
        if next > at + 1
            && the > next
            && let TimeWord::Unit(unit, false) = self.word(the)
        {
            return (unit >= TimeUnit::Day).then_some((Said::Whole(unit, Turn::This), the + 1));
        }
        self.point(next, depth)
            .filter(|(said, _)| !matches!(said, Said::Duration | Said::Vague | Said::Moment))
    }

    /// "yesterday", "yesterday morning".
    fn day_word(&self, at: usize, shift: i32) -> Parsed {
        let length = vec![(Some(1), TimeUnit::Day)];
        let said = match shift {
            0 => Said::Shift(vec![(Some(0), TimeUnit::Day)], 1, Origin::Document),
            _ => Said::Shift(length, shift, Origin::Document),
        };
        Some((said, self.past_day_part(at + 1)))
    }

    /// "last Friday", "this morning", "next week on Tuesday", "the past three weeks", "last fall".
    fn turn(&self, at: usize, first: Turn) -> Parsed {
        let mut turn = first;
        let mut next = at + 1;
        if first == Turn::This
            && let TimeWord::Turn(second) = self.word(next)
        {
            turn = second;
            next += 1;
        }
        match self.word(next) {
            TimeWord::Weekday(..) | TimeWord::Month(..) => self.turned_date(next, turn),
            TimeWord::Unit(unit, false) => self.turned_unit(next, turn, unit),
            TimeWord::Unit(..) => Some((Said::Vague, next + 1)),
            TimeWord::Season(month, _) => {
                Some((Said::Inside(Inside::Season(month), Year::Open, Some(turn)), next + 1))
            }
            TimeWord::DayPart => {
                let shift = turn_shift(turn);
                let (said, _) = self.day_word(next, shift)?;
                Some((said, next + 1))
            }
            TimeWord::Role(TimeRole::Half) if turn_shift(turn) != 0 => {
                let (said, end) =
                    self.inside(Inside::Half(if turn_shift(turn) < 0 { 2 } else { 1 }), next + 1);
                (end > next + 1).then_some((said, end))
            }
            TimeWord::Role(TimeRole::Fiscal) if matches!(self.word(next + 1), TimeWord::Unit(_, false)) => {
                self.turn_whole(next + 1, turn)
            }
            _ => self.turned_number(next, turn),
        }
    }

    fn turned_date(&self, at: usize, turn: Turn) -> Parsed {
        let (said, end) = match self.word(at) {
            // After a turn an unsure name is a date.
            TimeWord::Month(month, false) if !self.is_lower(at) => self.date(at).unwrap_or((
                Said::Date(PartialDate { month: Some(month), ..PartialDate::OPEN }),
                self.past_stop(at + 1),
            )),
            _ => self.date(at)?,
        };
        match said {
            Said::Date(date) => Some((Said::Date(PartialDate { turn: Some(turn), ..date }), end)),
            said => Some((said, end)),
        }
    }

    fn turn_whole(&self, at: usize, turn: Turn) -> Parsed {
        let TimeWord::Unit(unit, _) = self.word(at) else { return None };
        let shift = turn_shift(turn);
        let said = match turn {
            Turn::Following | Turn::Preceding => Said::FocusWhole(unit, shift),
            Turn::Next | Turn::Past if unit == TimeUnit::Day => Said::FocusWhole(unit, shift),
            // "the past week" is the seven days before, not the calendar's.
            Turn::Past if unit != TimeUnit::Quarter => Said::Run(vec![(Some(1), unit)], turn),
            _ => Said::Whole(unit, turn),
        };
        Some((said, at + 1))
    }

    /// "last week", and "next week on Tuesday", "last year's third quarter".
    fn turned_unit(&self, at: usize, turn: Turn, unit: TimeUnit) -> Parsed {
        if unit <= TimeUnit::Hour {
            return None;
        }
        let end = at + 1;
        if unit == TimeUnit::Week {
            let next = self.past_role(if self.is_dash(end) { end + 1 } else { end }, TimeRole::On);
            if let TimeWord::Weekday(weekday, true) = self.word(next) {
                return Some((Said::WeekdayOf(weekday, turn_shift(turn)), next + 1));
            }
        }
        if unit == TimeUnit::Year && self.is_possessive(end) {
            let year = Year::Turn(turn_shift(turn));
            if let Some((Said::Inside(inside, Year::Open, _), end)) = self.ordinal_first(end + 1) {
                return Some((Said::Inside(inside, year, None), end));
            }
        }
        let (said, end) = self.turn_whole(at, turn)?;
        Some((said, self.past_day_part(end)))
    }

    fn turned_number(&self, at: usize, turn: Turn) -> Parsed {
        if let Some((length, end)) =
            self.length(at).filter(|(_, end)| !self.is(self.past_hyphen(*end), TimeRole::Old))
        {
            return Some(
                match length.iter().all(|(count, unit)| count.is_some() && *unit > TimeUnit::Moment) {
                    true => (Said::Run(length, turn), end),
                    false => (Said::Vague, end),
                },
            );
        }
        if turn == Turn::This
            && let Some((Said::Date(date), end)) = self.date(at).filter(|_| self.numeral(at).is_some())
        {
            return Some((Said::Date(PartialDate { turn: Some(turn), ..date }), end));
        }
        let (said, end) = self.holiday(at)?;
        match said {
            Said::Inside(inside, year, _) => Some((Said::Inside(inside, year, Some(turn)), end)),
            said => Some((said, end)),
        }
    }

    /// "early 1990", "mid-November", "late Thursday".
    fn part(&self, at: usize, part: TimePart, depth: usize) -> Parsed {
        let next = self.past_role(self.past_hyphen(at + 1), TimeRole::In);
        if self.word(next) == TimeWord::DayPart {
            return self.day_part(next, depth).or(Some((Said::Moment, next + 1)));
        }
        // "the early hours of Thursday"
        if matches!(self.word(next), TimeWord::Unit(TimeUnit::Hour, true)) && self.is(next + 1, TimeRole::Of)
        {
            return self.point(next + 2, depth);
        }
        let (said, end) = self.point(next, depth).or_else(|| self.bare_year(next))?;
        let period = !matches!(said, Said::Duration | Said::Vague | Said::Moment);
        period.then_some((Said::Part(part, Box::new(said)), end))
    }

    fn season(&self, at: usize, month: i8, sure: bool) -> Parsed {
        let (said, end) = self.inside(Inside::Season(month), at + 1);
        let dated = !matches!(said, Said::Inside(_, Year::Open, _));
        let announced = self.language.times.before_season.contains(self.fold_before(at));
        // "the fall of the city" is no season.
        let fall_of = !sure
            && (self.is(end, TimeRole::Of)
                || self.is_word(end) && at > self.start && self.is(at - 1, TimeRole::The));
        (dated || announced && !fall_of && !self.is_capital_name(end)).then_some((said, end))
    }

    /// Whether a capitalised word follows ("Summer Olympics").
    fn is_capital_name(&self, at: usize) -> bool {
        self.is_word(at) && !self.is_lower(at) && self.word(at) == TimeWord::None
    }

    /// "noon Thursday", "the morning of May 5", "at dawn".
    fn day_part(&self, at: usize, depth: usize) -> Parsed {
        let on = self.past_role(self.past_role(self.past(at + 1, ","), TimeRole::Of), TimeRole::On);
        if !self.is_possessive(at + 1)
            && let Some((said, end)) = self.point(on, depth).filter(|(said, _)| is_day(said))
        {
            return Some((said, end));
        }
        let before = at.checked_sub(1).filter(|before| *before >= self.start)?;
        let announced = match self.role(before)? {
            TimeRole::The => before > self.start && self.is(before - 1, TimeRole::In),
            role => role == TimeRole::Preposition,
        };
        (announced && !self.is(at + 1, TimeRole::Of)).then_some((Said::Moment, at + 1))
    }

    /// "year-end", "year's end", "years ago", "week beginning May 5".
    fn unit_first(&self, at: usize) -> Parsed {
        let TimeWord::Unit(unit, plural) = self.word(at) else { return None };
        if plural {
            let ago = matches!(self.role(at + 1), Some(TimeRole::Ago));
            return ago.then_some((Said::Vague, at + 2));
        }
        // "second" also counts ("the second Monday of next month").
        if unit == TimeUnit::Moment {
            return self.number_first(at, 2);
        }
        let next = if self.is_possessive(at + 1) { at + 2 } else { self.past_hyphen(at + 1) };
        match (unit, self.word(next)) {
            (TimeUnit::Year, TimeWord::PartNoun(TimePart::End)) => {
                Some((Said::Whole(TimeUnit::Year, Turn::This), next + 1))
            }
            (TimeUnit::Year, _) if self.year(at + 1).is_some() => self.bare_year(at + 1),
            (TimeUnit::Month, TimeWord::Role(TimeRole::Of)) => self.month(next + 1).map(|(month, end)| {
                (Said::Date(PartialDate { month: Some(month), ..PartialDate::OPEN }), end)
            }),
            _ => self
                .relative_year(at)
                .or_else(|| if unit == TimeUnit::Week { self.week_of(at) } else { None }),
        }
    }

    /// What begins with a number: dates, clock times, lengths, ordinals, years.
    fn number_first(&self, at: usize, depth: usize) -> Parsed {
        if self.digits(at).is_some_and(|(_, length)| length < 4) && !self.goes_on(at + 1) {
            return None;
        }
        self.clock(at, depth)
            .or_else(|| self.date(at))
            .or_else(|| self.day_of_turn(at))
            .or_else(|| self.ordinal_first(at))
            .or_else(|| self.quantity(at, depth))
            .or_else(|| self.decade(at))
            .or_else(|| self.year_alone(at))
    }

    /// Whether what follows one to three digits lets them begin a time.
    fn goes_on(&self, at: usize) -> bool {
        if self.glued(at) {
            return true;
        }
        match self.word(at) {
            TimeWord::Role(role) => matches!(
                role,
                TimeRole::Of
                    | TimeRole::To
                    | TimeRole::And
                    | TimeRole::More
                    | TimeRole::Meridiem
                    | TimeRole::Clock
            ),
            TimeWord::None => {
                self.is_dash(at)
                    || self.raw(at) == ","
                    || self.raw(at) == "."
                    || self.digits(at).is_some() && self.raw(at + 1) == "/"
                    || self.is_word(at)
                        && self.language.numbers.meaning(self.fold(at)) != lexicon::NumberWord::None
            }
            _ => true,
        }
    }

    /// "9 a.m. EST Tuesday", "10:35", "0530 GMT", "5 o'clock".
    fn clock(&self, at: usize, depth: usize) -> Parsed {
        let (value, length) = self.digits(at)?;
        let mut end = at + 1;
        let minutes = matches!(self.raw(end), ":" | ".")
            && self.glued(end)
            && self.glued(end + 1)
            && self.digits(end + 1).is_some_and(|(m, n)| n == 2 && m < 60);
        let colon = minutes && self.raw(end) == ":";
        if minutes {
            end += 2;
        }
        let meridiem = self.is(end, TimeRole::Meridiem);
        let oclock = self.is(end, TimeRole::Clock);
        end += usize::from(meridiem || oclock);
        let zone = self.is(end, TimeRole::Zone) && !self.is_lower(end);
        let hour = length <= 2 && value < 24 && (meridiem || oclock || colon);
        let written = length == 4 && value < 2400 && value % 100 < 60;
        // "at 2330", "until 0600": no count begins with a nought.
        let announced =
            self.raw(at).starts_with('0') || self.language.times.before_clock.contains(self.fold_before(at));
        let counted = self.language.numbers.measures.contains(self.fold(end));
        let military = written && (zone || self.is(end, TimeRole::Clock) || announced && !counted);
        if !hour && !military {
            return None;
        }
        if zone {
            end += 1;
        }
        let next = self.past_role(self.past(end, ","), TimeRole::On);
        match self.point(next, depth).filter(|(said, _)| is_day(said)) {
            Some((said, end)) => Some((said, end)),
            None => Some((Said::Moment, end)),
        }
    }
}

/// Whether it names a day.
pub(super) fn is_day(said: &Said) -> bool {
    match said {
        Said::Date(date) => date.day.is_some() || date.weekday.is_some(),
        Said::WeekdayOf(..) | Said::NthWeekday(..) => true,
        Said::Shift(length, _, Origin::Document) => length.iter().all(|(_, unit)| *unit == TimeUnit::Day),
        Said::Shift(_, _, Origin::Given(_)) => true,
        Said::FocusWhole(TimeUnit::Day, _) => true,
        Said::Part(_, inner) => is_day(inner),
        Said::Inside(Inside::Holiday(_), ..) => true,
        _ => false,
    }
}
