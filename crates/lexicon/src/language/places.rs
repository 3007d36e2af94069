//! Words around place names.

use crate::WordSet;
use serde::Deserialize;

/// Words around place names; every word is folded, every set is for look-up only.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceWords {
    /// Words after which a name is most likely that of a place ("in", "near").
    pub locatives: WordSet,
    /// Words after which a name may be that of a place ("to", "of").
    pub weak_locatives: WordSet,
    /// Words for "not in it but close by" ("near", "outside").
    pub near: WordSet,
    /// Articles and other words that may stand between a preposition and a name.
    pub articles: WordSet,
    /// Compass words that may stand before a name without being part of it.
    pub directions: WordSet,
    /// Units of distance ("km", "miles").
    pub distance_units: WordSet,
    /// Words for a first-level unit ("province").
    pub admin1_words: WordSet,
    /// Words for a second-level unit ("district").
    pub admin2_words: WordSet,
    /// Words for a settlement, which mark an unknown name as a place ("village", "town").
    pub settlement_words: WordSet,
    /// Words that make the name before them a street's.
    pub street_words: WordSet,
    /// Words that make the name before them an organisation's or a thing's.
    pub organisation_words: WordSet,
    /// Words for a body of public life that has its place's name ("Oxford Police").
    pub civic_words: WordSet,
    /// Words after a name that make it the place that someone or something is of ("a Richmond man").
    pub resident_words: WordSet,
    /// Words for things called by a place's name without being there ("West Nile virus").
    pub thing_words: WordSet,
    /// Words for a facility that has its town's name ("Kabul airport").
    pub facility_words: WordSet,
    /// Words that may stand between a town's name and the facility ("international").
    pub facility_adjectives: WordSet,
    /// Words for a capital city after a word for its country ("Afghan capital").
    pub capital_words: WordSet,
    /// Titles, after which a name is a person's.
    pub titles: WordSet,
    /// Given names, after which a name is a person's.
    pub given_names: WordSet,
    /// Words that follow a speaker ("said").
    pub saying: WordSet,
    /// Common words that are also names of places.
    pub common: WordSet,
    /// Common phrases that are also names of places.
    pub common_phrases: WordSet,
    /// Abbreviations that begin a name and keep their stop ("St.", "Ft.").
    pub name_abbreviations: WordSet,
    /// Lower-case words that stand inside names ("upon", "de").
    pub inner_words: WordSet,
}
