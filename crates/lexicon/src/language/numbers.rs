//! Numbers in words, bounds and units.

use crate::{PhraseMap, WordMap, WordSet};
use serde::Deserialize;
use std::collections::BTreeMap;

/// How words beside a number bound it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// "at least 60", "60 or more".
    AtLeast,
    /// "more than 140".
    MoreThan,
    /// "up to 20", "20 or fewer".
    AtMost,
    /// "fewer than 20".
    LessThan,
    /// "about 30".
    About,
    /// "between 20 and 30".
    Between,
    /// "from 20 to 30".
    From,
    /// "aged 25": what follows is an age.
    Aged,
}

/// What a word means in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum NumberWord {
    /// Nothing.
    #[default]
    None,
    /// 0 to 19.
    Unit(u8),
    /// 20, 30 … 90.
    Ten(u8),
    /// A hundred or a power of a thousand; after a number it multiplies.
    Scale(f64),
    /// A counted group ("dozen").
    Group(u8),
    /// "half", "quarter" of a scale.
    Fraction(f64),
    /// An indefinite plural ("dozens"), by the least that it means.
    Plural(f64),
    /// "several", "a few", by the least that they mean; false where only an article makes a number of
    /// it ("few" alone denies more than it counts).
    Vague(u8, bool),
    /// "third", by its value; those of hundred and above multiply.
    Ordinal(f64),
    /// "a", "an".
    Article,
    /// "and".
    And,
    /// "of".
    Of,
    /// "to", "or" between the ends of a range.
    To,
    /// Letters directly after digits that multiply ("10k").
    Suffix(f64),
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    units: BTreeMap<String, u8>,
    tens: BTreeMap<String, u8>,
    scales: BTreeMap<String, f64>,
    groups: BTreeMap<String, u8>,
    fractions: BTreeMap<String, f64>,
    plurals: BTreeMap<String, f64>,
    vague: BTreeMap<String, u8>,
    vague_after_article: BTreeMap<String, u8>,
    ordinals: BTreeMap<String, f64>,
    articles: Vec<String>,
    and: Vec<String>,
    of: Vec<String>,
    to: Vec<String>,
    suffixes: BTreeMap<String, f64>,
    before: BTreeMap<Bound, Vec<String>>,
    after: BTreeMap<Bound, Vec<String>>,
    ordinal_endings: WordSet,
    ages: WordSet,
    age_ends: WordSet,
    one: WordSet,
    before_pronoun_one: WordSet,
    after_pronoun_one: WordSet,
    between_and: WordSet,
    currency_marks: WordSet,
    currencies: WordSet,
    percents: WordSet,
    measures: WordSet,
    before_measure: WordSet,
    names: WordSet,
    streets: WordSet,
    telephones: WordSet,
    scores: WordSet,
    changes: WordSet,
}

/// Words of numbers, as `numbers.toml` gives them.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "Tables")]
pub struct NumberWords {
    meanings: WordMap<NumberWord>,
    /// Bounding phrases before a number.
    pub before: PhraseMap<Bound>,
    /// Bounding phrases after a number.
    pub after: PhraseMap<Bound>,
    /// Endings of ordinals in digits ("th").
    pub ordinal_endings: WordSet,
    /// Units in which ages are given ("year", "years", "month").
    pub ages: WordSet,
    /// What follows number and unit of an age ("old").
    pub age_ends: WordSet,
    /// The words for 1 that are also a pronoun.
    pub one: WordSet,
    /// Words before "one" that make it a pronoun ("the one", "no one").
    pub before_pronoun_one: WordSet,
    /// Words after "one" that make it a pronoun ("one of").
    pub after_pronoun_one: WordSet,
    /// Words that join the ends of a range after "between".
    pub between_and: WordSet,
    /// Signs of money before or after a number ("$").
    pub currency_marks: WordSet,
    /// Words of money after a number, and codes before one ("dollars", "usd").
    pub currencies: WordSet,
    /// Words and signs of a share ("%", "percent").
    pub percents: WordSet,
    /// Units of length, weight, calibre and other quantities.
    pub measures: WordSet,
    /// Words before a number that make it a quantity ("magnitude 6.5").
    pub before_measure: WordSet,
    /// Words before a number that make it part of a name ("Flight 93").
    pub names: WordSet,
    /// Words after a number and a capitalised word that make an address ("12 High Street").
    pub streets: WordSet,
    /// Words before a telephone number.
    pub telephones: WordSet,
    /// Words beside a score ("won 2-1").
    pub scores: WordSet,
    /// Words after which "from 12 to 15" tells a change and not a range.
    pub changes: WordSet,
}

impl From<Tables> for NumberWords {
    fn from(tables: Tables) -> Self {
        let mut meanings = WordMap::default();
        let mut add = |word: &str, meaning| {
            meanings.insert(word, meaning);
        };
        tables.suffixes.iter().for_each(|(w, n)| add(w, NumberWord::Suffix(*n)));
        tables.units.iter().for_each(|(w, n)| add(w, NumberWord::Unit(*n)));
        tables.tens.iter().for_each(|(w, n)| add(w, NumberWord::Ten(*n)));
        tables.scales.iter().for_each(|(w, n)| add(w, NumberWord::Scale(*n)));
        tables.groups.iter().for_each(|(w, n)| add(w, NumberWord::Group(*n)));
        tables.fractions.iter().for_each(|(w, n)| add(w, NumberWord::Fraction(*n)));
        tables.plurals.iter().for_each(|(w, n)| add(w, NumberWord::Plural(*n)));
        tables.vague.iter().for_each(|(w, n)| add(w, NumberWord::Vague(*n, true)));
        tables.vague_after_article.iter().for_each(|(w, n)| add(w, NumberWord::Vague(*n, false)));
        tables.ordinals.iter().for_each(|(w, n)| add(w, NumberWord::Ordinal(*n)));
        tables.articles.iter().for_each(|w| add(w, NumberWord::Article));
        tables.and.iter().for_each(|w| add(w, NumberWord::And));
        tables.of.iter().for_each(|w| add(w, NumberWord::Of));
        tables.to.iter().for_each(|w| add(w, NumberWord::To));
        Self {
            meanings,
            before: bounds(&tables.before),
            after: bounds(&tables.after),
            ordinal_endings: tables.ordinal_endings,
            ages: tables.ages,
            age_ends: tables.age_ends,
            one: tables.one,
            before_pronoun_one: tables.before_pronoun_one,
            after_pronoun_one: tables.after_pronoun_one,
            between_and: tables.between_and,
            currency_marks: tables.currency_marks,
            currencies: tables.currencies,
            percents: tables.percents,
            measures: tables.measures,
            before_measure: tables.before_measure,
            names: tables.names,
            streets: tables.streets,
            telephones: tables.telephones,
            scores: tables.scores,
            changes: tables.changes,
        }
    }
}

fn bounds(tables: &BTreeMap<Bound, Vec<String>>) -> PhraseMap<Bound> {
    let mut map = PhraseMap::default();
    for (bound, phrases) in tables {
        phrases.iter().for_each(|phrase| map.insert(phrase, *bound));
    }
    map
}

impl NumberWords {
    /// What a folded word means.
    #[inline]
    pub fn meaning(&self, word: &str) -> NumberWord {
        self.meanings.get(word).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicon;

    #[test]
    fn words_of_numbers_have_their_meanings() {
        let words = &Lexicon::embedded().languages().get("en").unwrap().numbers;
        assert_eq!(words.meaning("twelve"), NumberWord::Unit(12));
        assert_eq!(words.meaning("dozens"), NumberWord::Plural(24.0));
        assert_eq!(words.meaning("rifle"), NumberWord::None);
        let found = words.before.matches((0..).zip(["no", "fewer", "than", "60"])).last();
        assert_eq!(found, Some((2, [Bound::AtLeast].as_slice())));
    }
}
