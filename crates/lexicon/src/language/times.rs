//! Words of time expressions.

use crate::{PhraseMap, WordMap, WordSet};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeUnit {
    /// Seconds and minutes.
    Moment,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Monday to Sunday.
    Week,
    /// Two weeks.
    Fortnight,
    /// A calendar month.
    Month,
    /// Three calendar months.
    Quarter,
    /// A calendar year.
    Year,
    /// Ten years from one that ends in 0.
    Decade,
    /// A hundred years.
    Century,
}

/// Which of several periods a word chooses, counted from the present one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// "last".
    Last,
    /// "previous", "preceding": before the time last spoken of.
    Preceding,
    /// "past", which as a lone turn is the nearest before ("this past Friday").
    Past,
    /// "this", "current".
    This,
    /// "next".
    Next,
    /// "following": after the time last spoken of.
    Following,
    /// "coming", "upcoming": the nearest ahead.
    Coming,
}

/// A part of a longer period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimePart {
    /// "early", "beginning".
    Start,
    /// "mid", "middle".
    Middle,
    /// "late", "end".
    End,
}

/// What a closed-class word does in a time expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeRole {
    /// "the".
    The,
    /// "a", "one" before a unit.
    A,
    /// "of".
    Of,
    /// "in", "during": what follows may be a year.
    In,
    /// "on".
    On,
    /// "and".
    And,
    /// "or".
    Or,
    /// "between".
    Between,
    /// "from".
    From,
    /// "to", "until", "through".
    To,
    /// "ago".
    Ago,
    /// "earlier".
    Earlier,
    /// "later".
    Later,
    /// "before".
    Before,
    /// "after".
    After,
    /// "hence".
    Hence,
    /// "within".
    Within,
    /// "now".
    Now,
    /// "starting", "beginning": a period counted from a day.
    Starting,
    /// "that", "same".
    Same,
    /// "every", "each": a habit, not a time.
    Every,
    /// "a.m.", "p.m.".
    Meridiem,
    /// "GMT" and other time zones.
    Zone,
    /// "o'clock", "hours" after a clock time.
    Clock,
    /// "old": the quantity before it is an age.
    Old,
    /// "period".
    Period,
    /// "latest": the last that is known.
    Latest,
    /// "date", "year" and such words that announce a year or date.
    Fiscal,
    /// "half" of a year or another period.
    Half,
    /// "nearly", "about": stands before a quantity without changing its unit.
    Nearly,
    /// "more": between a number and its unit.
    More,
    /// "so" in "or so".
    So,
    /// "rest".
    Rest,
    /// "at", "by", "since" and other prepositions before times.
    Preposition,
}

/// A holiday: a fixed day, or the nth weekday of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// Month, 1 to 12.
    pub month: i8,
    /// Day of the month, for fixed days.
    pub day: Option<i8>,
    /// Weekday, 1 (Monday) to 7, for floating ones.
    pub weekday: Option<i8>,
    /// Which such weekday of the month, from 1.
    pub nth: Option<i8>,
}

/// What a word means in time expressions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TimeWord {
    /// Nothing.
    #[default]
    None,
    /// A month, 1 to 12; an unsure one is also another word or a name ("may").
    Month(i8, bool),
    /// A weekday, 1 (Monday) to 7; an unsure one is also another word ("sun").
    Weekday(i8, bool),
    /// A unit; true in the plural.
    Unit(TimeUnit, bool),
    /// A season by its first month; an unsure one is also another word ("fall").
    Season(i8, bool),
    /// A part of the day.
    DayPart,
    /// A day counted from the document day ("yesterday" is -1).
    Day(i8),
    /// "last", "this", "next".
    Turn(Turn),
    /// "early", "mid", "late" before a period.
    Part(TimePart),
    /// "beginning", "end" before "of" a period.
    PartNoun(TimePart),
    /// The decade of these two digits ("nineties" is 90).
    Decade(i8),
    /// A quarter ("q3") or half ("h2") of a year by number.
    QuarterName(i8),
    /// A half of a year by number ("h2").
    HalfName(i8),
    /// A closed-class word.
    Role(TimeRole),
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    months: BTreeMap<String, i8>,
    unsure_months: BTreeMap<String, i8>,
    weekdays: BTreeMap<String, i8>,
    unsure_weekdays: BTreeMap<String, i8>,
    units: BTreeMap<String, TimeUnit>,
    plural_units: BTreeMap<String, TimeUnit>,
    seasons: BTreeMap<String, i8>,
    unsure_seasons: BTreeMap<String, i8>,
    day_parts: Vec<String>,
    days: BTreeMap<String, i8>,
    turns: BTreeMap<String, Turn>,
    parts: BTreeMap<String, TimePart>,
    part_nouns: BTreeMap<String, TimePart>,
    decades: BTreeMap<String, i8>,
    quarter_names: BTreeMap<String, i8>,
    half_names: BTreeMap<String, i8>,
    roles: BTreeMap<TimeRole, Vec<String>>,
    holidays: BTreeMap<String, Holiday>,
    before_month: WordSet,
    before_lower_month: WordSet,
    before_weekday: WordSet,
    before_year: WordSet,
    after_year: WordSet,
    before_season: WordSet,
    before_clock: WordSet,
    future_words: WordSet,
    past_words: WordSet,
    past_endings: Vec<String>,
    decade_endings: WordSet,
    relative_years: WordSet,
    named_days: WordSet,
    before_ages: WordSet,
    modals: WordSet,
    passive: WordSet,
    before_infinitive: WordSet,
    pluperfect: WordSet,
    before_future_day: WordSet,
    before_past_day: WordSet,
    infinitive: WordSet,
    not_infinitive: WordSet,
}

/// Words of time expressions, as `times.toml` gives them.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "Tables")]
pub struct TimeWords {
    meanings: WordMap<TimeWord>,
    /// Holidays by name.
    pub holidays: PhraseMap<Holiday>,
    /// Words before an unsure month that make it a month ("in May").
    pub before_month: WordSet,
    /// Words before an unsure month in small letters that make it a month.
    pub before_lower_month: WordSet,
    /// Words before an unsure weekday that make it a weekday ("on Sat").
    pub before_weekday: WordSet,
    /// Words before four digits that make them a year ("since 2014").
    pub before_year: WordSet,
    /// Words after four digits that leave them a year although a plural would not ("2016 was").
    pub after_year: WordSet,
    /// Words before an unsure season that make it a season ("last fall").
    pub before_season: WordSet,
    /// Words before four digits that make them a clock time ("at 2330").
    pub before_clock: WordSet,
    /// Words that place a sentence in the future ("will").
    pub future_words: WordSet,
    /// Words that place a sentence in the past ("was").
    pub past_words: WordSet,
    /// Endings of verbs in the past ("ed").
    pub past_endings: Vec<String>,
    /// What follows the digits of a decade ("s").
    pub decade_endings: WordSet,
    /// Words that, after "year" and a hyphen, mean the same time a year before ("year-earlier").
    pub relative_years: WordSet,
    /// Day and month written as a name of an event, not as a date ("9/11").
    pub named_days: WordSet,
    /// Words before a decade that make it an age ("in his 30s").
    pub before_ages: WordSet,
    /// Words that turn the participle after them to the future ("will be held").
    pub modals: WordSet,
    /// The auxiliary that turns it so after an infinitive ("to be held").
    pub passive: WordSet,
    /// Words that place the infinitive after them in the future ("is set to meet").
    pub before_infinitive: WordSet,
    /// Words before a future word that make it a plan of the past ("had been due").
    pub pluperfect: WordSet,
    /// One or two words directly before a day that place it in the future ("until", "as soon as").
    pub before_future_day: WordSet,
    /// Words directly before a time that place it in the past ("since").
    pub before_past_day: WordSet,
    /// The mark of an infinitive ("to").
    pub infinitive: WordSet,
    /// Words after that mark which are no verb ("to the").
    pub not_infinitive: WordSet,
}

impl From<Tables> for TimeWords {
    fn from(tables: Tables) -> Self {
        let mut meanings = WordMap::default();
        let mut add = |word: &str, meaning| {
            meanings.insert(word, meaning);
        };
        tables
            .roles
            .iter()
            .for_each(|(role, words)| words.iter().for_each(|w| add(w, TimeWord::Role(*role))));
        tables.part_nouns.iter().for_each(|(w, part)| add(w, TimeWord::PartNoun(*part)));
        tables.parts.iter().for_each(|(w, part)| add(w, TimeWord::Part(*part)));
        tables.turns.iter().for_each(|(w, turn)| add(w, TimeWord::Turn(*turn)));
        tables.days.iter().for_each(|(w, day)| add(w, TimeWord::Day(*day)));
        tables.day_parts.iter().for_each(|w| add(w, TimeWord::DayPart));
        tables.decades.iter().for_each(|(w, decade)| add(w, TimeWord::Decade(*decade)));
        tables.quarter_names.iter().for_each(|(w, n)| add(w, TimeWord::QuarterName(*n)));
        tables.half_names.iter().for_each(|(w, n)| add(w, TimeWord::HalfName(*n)));
        tables.units.iter().for_each(|(w, unit)| add(w, TimeWord::Unit(*unit, false)));
        tables.plural_units.iter().for_each(|(w, unit)| add(w, TimeWord::Unit(*unit, true)));
        for (sure, words) in [(true, &tables.seasons), (false, &tables.unsure_seasons)] {
            words.iter().for_each(|(w, month)| add(w, TimeWord::Season(*month, sure)));
        }
        for (sure, words) in [(true, &tables.weekdays), (false, &tables.unsure_weekdays)] {
            words.iter().for_each(|(w, day)| add(w, TimeWord::Weekday(*day, sure)));
        }
        for (sure, words) in [(true, &tables.months), (false, &tables.unsure_months)] {
            words.iter().for_each(|(w, month)| add(w, TimeWord::Month(*month, sure)));
        }
        let mut holidays = PhraseMap::default();
        tables.holidays.iter().for_each(|(name, holiday)| holidays.insert(name, *holiday));
        Self {
            meanings,
            holidays,
            before_month: tables.before_month,
            before_lower_month: tables.before_lower_month,
            before_weekday: tables.before_weekday,
            before_year: tables.before_year,
            after_year: tables.after_year,
            before_season: tables.before_season,
            before_clock: tables.before_clock,
            future_words: tables.future_words,
            past_words: tables.past_words,
            past_endings: tables.past_endings,
            decade_endings: tables.decade_endings,
            relative_years: tables.relative_years,
            named_days: tables.named_days,
            before_ages: tables.before_ages,
            modals: tables.modals,
            passive: tables.passive,
            before_infinitive: tables.before_infinitive,
            pluperfect: tables.pluperfect,
            before_future_day: tables.before_future_day,
            before_past_day: tables.before_past_day,
            infinitive: tables.infinitive,
            not_infinitive: tables.not_infinitive,
        }
    }
}

impl TimeWords {
    /// What a folded word means.
    #[inline]
    pub fn meaning(&self, word: &str) -> TimeWord {
        self.meanings.get(word).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicon;

    #[test]
    fn words_of_times_have_their_meanings() {
        let words = &Lexicon::embedded().languages().get("en").unwrap().times;
        assert_eq!(words.meaning("september"), TimeWord::Month(9, true));
        assert_eq!(words.meaning("may"), TimeWord::Month(5, false));
        assert_eq!(words.meaning("yesterday"), TimeWord::Day(-1));
        assert_eq!(words.meaning("weeks"), TimeWord::Unit(TimeUnit::Week, true));
        assert_eq!(words.meaning("rifle"), TimeWord::None);
    }
}
