//! Years and decades, and what stands beside a year: "1990s", "the year-ago quarter", "2016 Q3".

use super::grammar::Parsed;
use super::reader::Reader;
use super::said::{Inside, Origin, PartialDate, Said, Year};
use lexicon::{NumberWord, TimeRole, TimeUnit, TimeWord, Turn};

impl Reader<'_, '_> {
    /// "year-earlier", "year-ago", and what they stand before ("the year-ago third quarter").
    pub(super) fn relative_year(&self, at: usize) -> Parsed {
        let TimeWord::Unit(TimeUnit::Year, false) = self.word(at) else { return None };
        let next = self.past_hyphen(at + 1);
        if next == at + 1 || !self.language.times.relative_years.contains(self.fold(next)) {
            return None;
        }
        let earlier = Said::Shift(vec![(Some(1), TimeUnit::Year)], -1, Origin::Focus);
        let end = match self.word(next + 1) {
            TimeWord::Unit(TimeUnit::Quarter, false) | TimeWord::Role(TimeRole::Period) => next + 2,
            _ => next + 1,
        };
        if let Some((Said::Inside(inside, Year::Open, _), end)) = self.ordinal_first(next + 1) {
            return Some((Said::Inside(inside, Year::Turn(-1), None), end));
        }
        Some((earlier, end))
    }

    /// "for the year": the present one, where no word after it says which.
    pub(super) fn year_at_hand(&self, at: usize) -> Parsed {
        let before = at.checked_sub(2).filter(|before| *before >= self.start)?;
        let spoken = self.is(before, TimeRole::Preposition) || self.is(before, TimeRole::Of);
        let open = !self.is(at + 1, TimeRole::Of) && !self.is_possessive(at + 1) && !self.is_dash(at + 1);
        (spoken && open).then_some((Said::Whole(TimeUnit::Year, Turn::This), at + 1))
    }

    /// "the year 2008", "the year after next".
    pub(super) fn the_year(&self, at: usize) -> Parsed {
        if let Some((year, end)) = self.year(at) {
            return Some((Said::Date(PartialDate { year, ..PartialDate::OPEN }), end));
        }
        let (after, before) = (self.is(at, TimeRole::After), self.is(at, TimeRole::Before));
        match self.word(at + 1) {
            TimeWord::Turn(Turn::Next) if after => Some((two_years(1), at + 2)),
            TimeWord::Turn(Turn::Last) if before => Some((two_years(-1), at + 2)),
            _ => None,
        }
    }

    /// "fiscal 1989", "fiscal second-quarter".
    pub(super) fn fiscal(&self, at: usize, depth: usize) -> Parsed {
        let next = self.past_hyphen(at + 1);
        if let Some((year, end)) = self.year(next) {
            return Some((Said::Date(PartialDate { year, ..PartialDate::OPEN }), end));
        }
        self.point(next, depth).filter(|(said, _)| matches!(said, Said::Inside(..)))
    }

    pub(super) fn bare_year(&self, at: usize) -> Parsed {
        let (year, end) = self.year(at)?;
        Some((Said::Date(PartialDate { year, ..PartialDate::OPEN }), end))
    }

    /// "1990s", "the '80s".
    pub(super) fn decade(&self, at: usize) -> Parsed {
        let quote = matches!(self.raw(at), "'" | "’" | "‘");
        let digits = at + usize::from(quote && self.glued(at + 1));
        let (value, length) = self.digits(digits)?;
        let mark = usize::from(matches!(self.raw(digits + 1), "'" | "’") && self.glued(digits + 1));
        let ending = digits + 1 + mark;
        let ends = self.glued(ending) && self.language.times.decade_endings.contains(self.fold(ending));
        let aged = (1..=2).any(|back| {
            at.checked_sub(back)
                .is_some_and(|before| self.language.times.before_ages.contains(self.fold(before)))
        });
        if !ends || value % 10 != 0 || aged && length == 2 {
            return None;
        }
        let value = value as i16;
        match length {
            4 if (1000..3000).contains(&value) => {
                let last = if value % 100 == 0 && value < 2000 { 99 } else { 9 };
                Some((Said::Years(value, value + last), ending + 1))
            }
            2 => Some((Said::ShortDecade(value), ending + 1)),
            _ => None,
        }
    }

    /// A year standing alone: after a word that announces it, in brackets, or before a noun in the singular.
    pub(super) fn year_alone(&self, at: usize) -> Parsed {
        let words = &self.language.times;
        let (year, end) = self
            .year_digits(at)
            .or_else(|| self.year_words(at).filter(|_| words.before_year.contains(self.fold_before(at))))?;
        if let Some(found) = self.part_of_year(year, end) {
            return Some(found);
        }
        let said = Some((Said::Date(PartialDate { year: Year::Is(year), ..PartialDate::OPEN }), end));
        let before = self.fold_before(at);
        let announced = words.before_year.contains(before);
        let bracketed =
            matches!(self.raw_before(at), "(" | "[") && matches!(self.raw(end), ")" | "]" | "-" | "–" | ",");
        let follower = self.fold(end);
        let plural = self.is_lower(end) && follower.ends_with('s') && !words.after_year.contains(follower);
        let counted = plural
            || matches!(self.word(end), TimeWord::Unit(..))
            || !self.language.numbers.percents.contains(follower)
                && self.language.numbers.measures.contains(follower);
        if counted
            || self.language.numbers.percents.contains(follower)
            || self.language.numbers.currencies.contains(follower)
        {
            return None;
        }
        let likely = (1900..2060).contains(&year);
        let early =
            at > self.start && (self.is(at - 1, TimeRole::In) || self.is_unit(at - 1, TimeUnit::Year));
        if announced && (likely || early) || bracketed && likely {
            return said;
        }
        let bound = self.glued(at) && self.is_dash(at.wrapping_sub(1))
            || matches!(self.raw_before(at), "$" | "£" | "€");
        let noun = self.raw(end).is_empty()
            || self.is_possessive(end)
            || matches!(self.raw(end), "," | "." | ";" | ")");
        let previous_bound = self.is_bounded(at)
            || self.is_lower(end) && matches!(self.language.numbers.meaning(before), NumberWord::Scale(_));
        (likely && !bound && noun && !previous_bound && self.word(end) == TimeWord::None).then_some(())?;
        said
    }

    pub(super) fn is_unit(&self, at: usize, unit: TimeUnit) -> bool {
        matches!(self.word(at), TimeWord::Unit(found, _) if found == unit)
    }

    /// "the 1988 third quarter", "2016 Q3", "the 1988 period".
    pub(super) fn part_of_year(&self, year: i16, end: usize) -> Parsed {
        let next = self.past_role(self.past_hyphen(end), TimeRole::The);
        let given = Year::Is(year);
        let own = |inside| Some((Said::Inside(inside, given, None), next + 1));
        match self.word(next) {
            TimeWord::QuarterName(n) => own(Inside::Quarter(n)),
            TimeWord::HalfName(n) => own(Inside::Half(n)),
            TimeWord::Unit(TimeUnit::Quarter, false) | TimeWord::Role(TimeRole::Period) if next == end => {
                let date = PartialDate { year: given, ..PartialDate::OPEN };
                Some((Said::SamePeriod(Box::new(Said::Date(date))), next + 1))
            }
            _ => match self.ordinal_first(next) {
                Some((Said::Inside(inside, Year::Open, _), end)) => {
                    Some((Said::Inside(inside, given, None), end))
                }
                _ => None,
            },
        }
    }

    /// Whether a phrase that bounds numbers stands directly before ("more than 2000").
    pub(super) fn is_bounded(&self, at: usize) -> bool {
        (1..=3).any(|count| {
            let Some(first) = at.checked_sub(count).filter(|first| *first >= self.start) else {
                return false;
            };
            let words = (first..at).map(|i| (i + 1, self.fold(i)));
            self.language.numbers.before.matches(words).any(|(end, _)| end == at)
        })
    }
}

fn two_years(sign: i32) -> Said {
    Said::Shift(vec![(Some(2), TimeUnit::Year)], sign, Origin::Document)
}
