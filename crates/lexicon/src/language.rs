//! Language packs: everything that extraction must know of a language, as data.
//!
//! A language is a folder `data/lang/<code>/` with one TOML file for each section below. Adding a
//! language adds a folder and its line in [`Languages::embedded`]; no other code.

mod events;
mod numbers;
mod pattern;
mod places;
mod sentences;
mod times;

pub use events::*;
pub use numbers::*;
pub use pattern::{Element, Pattern, Slot};
pub use places::*;
pub use sentences::*;
pub use times::*;

use std::collections::BTreeMap;

/// What is known of one language.
#[derive(Debug)]
pub struct Language {
    /// ISO 639-1 code.
    pub code: &'static str,
    /// Sentence borders.
    pub sentences: SentenceWords,
    /// Numbers in words, bounds, units.
    pub numbers: NumberWords,
    /// Months, weekdays, relative times.
    pub times: TimeWords,
    /// Words around place names.
    pub places: PlaceWords,
    /// Triggers, casualties, attribution, roles and group facts.
    pub events: EventWords,
}

/// Every language pack.
#[derive(Debug)]
pub struct Languages {
    packs: BTreeMap<&'static str, Language>,
}

macro_rules! pack {
    ($code:literal) => {
        Language {
            code: $code,
            sentences: section(include_str!(concat!("../data/lang/", $code, "/sentences.toml"))),
            numbers: section(include_str!(concat!("../data/lang/", $code, "/numbers.toml"))),
            times: section(include_str!(concat!("../data/lang/", $code, "/times.toml"))),
            places: section(include_str!(concat!("../data/lang/", $code, "/places.toml"))),
            events: section(include_str!(concat!("../data/lang/", $code, "/events.toml"))),
        }
    };
}

impl Languages {
    pub(crate) fn embedded() -> Self {
        Self { packs: [pack!("en")].into_iter().map(|pack| (pack.code, pack)).collect() }
    }

    /// The pack of a language, by its ISO 639-1 code.
    pub fn get(&self, code: &str) -> Option<&Language> {
        self.packs.get(code)
    }

    /// Codes of every language with a pack.
    pub fn codes(&self) -> impl Iterator<Item = &'static str> {
        self.packs.keys().copied()
    }
}

/// Reads a section. The files are part of the program: a fault in one is a fault of the build, and
/// the tests read them all.
fn section<T: serde::de::DeserializeOwned>(file: &'static str) -> T {
    match toml::from_str(file) {
        Ok(section) => section,
        #[expect(clippy::panic, reason = "embedded data; `every_pack_reads` fails first")]
        Err(error) => panic!("language pack: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pack_reads() {
        let languages = Languages::embedded();
        assert!(languages.get("en").is_some());
        assert!(languages.get("xx").is_none());
    }
}
