//! Words around place names.

use serde::Deserialize;
use std::collections::HashSet;

/// Words around place names; every word is folded, every set is for look-up only.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceWords {
    /// Words after which a name is most likely that of a place ("in", "near").
    pub locatives: HashSet<String>,
    /// Words after which a name may be that of a place ("to", "of").
    pub weak_locatives: HashSet<String>,
    /// Words for "not in it but close by" ("near", "outside").
    pub near: HashSet<String>,
    /// Articles and other words that may stand between a preposition and a name.
    pub articles: HashSet<String>,
    /// Compass words that may stand before a name without being part of it.
    pub directions: HashSet<String>,
    /// Units of distance ("km", "miles").
    pub distance_units: HashSet<String>,
    /// Words for a first-level unit ("province").
    pub admin1_words: HashSet<String>,
    /// Words for a second-level unit ("district").
    pub admin2_words: HashSet<String>,
    /// Words for a settlement, which mark an unknown name as a place ("village", "town").
    pub settlement_words: HashSet<String>,
    /// Words that make the name before them a street's.
    pub street_words: HashSet<String>,
    /// Words that make the name before them an organisation's or a thing's.
    pub organisation_words: HashSet<String>,
    /// Words for a body of public life that has its place's name ("Oxford Police").
    pub civic_words: HashSet<String>,
    /// Words after a name that make it the place that someone or something is of ("a Richmond man").
    pub resident_words: HashSet<String>,
    /// Words for things called by a place's name without being there ("West Nile virus").
    pub thing_words: HashSet<String>,
    /// Words for a facility that has its town's name ("Kabul airport").
    pub facility_words: HashSet<String>,
    /// Words that may stand between a town's name and the facility ("international").
    pub facility_adjectives: HashSet<String>,
    /// Words for a capital city after a word for its country ("Afghan capital").
    pub capital_words: HashSet<String>,
    /// Titles, after which a name is a person's.
    pub titles: HashSet<String>,
    /// Given names, after which a name is a person's.
    pub given_names: HashSet<String>,
    /// Words that follow a speaker ("said").
    pub saying: HashSet<String>,
    /// Common words that are also names of places.
    pub common: HashSet<String>,
    /// Common phrases that are also names of places.
    pub common_phrases: HashSet<String>,
    /// Abbreviations that begin a name and keep their stop ("St.", "Ft.").
    pub name_abbreviations: HashSet<String>,
    /// Lower-case words that stand inside names ("upon", "de").
    pub inner_words: HashSet<String>,
}
