//! Places of the world by name, used in the form in which they are stored.
//!
//! `data/gazetteer/places.bin` holds an [`fst`] from folded names to postings, a table of records of
//! fixed width and a pool of names. Nothing is read when it is opened; a look-up walks the automaton
//! and decodes the records it meets. `format` describes the file, [`GazetteerBuilder`] makes it.

mod build;
mod format;
mod walk;

pub use build::{GazetteerBuilder, NewPlace, TooLarge};
pub use walk::{NamedPlaces, Walk};

use format::{Record, Sections, Unit};
use fst::raw::Fst;
use model::{CountryCode, Point};
use std::fmt;

/// What kind of place an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// A city, town or village.
    Populated,
    /// A first-level administrative unit.
    Admin1,
    /// A second-level administrative unit.
    Admin2,
    /// A country.
    Country,
    /// A region that is no administrative unit.
    Region,
    /// A facility, building, mountain, river or other landmark.
    Landmark,
    /// A quarter or neighbourhood of a town.
    Quarter,
}

/// In which sense a name is a name of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameRole {
    /// The name by which the place is listed.
    Primary,
    /// Another spelling or name.
    Alternate,
    /// An abbreviation, written in capitals or with stops ("UK", "Calif.").
    Abbreviation,
    /// A word for what or who is of the place ("Afghan", "Afghans").
    Demonym,
}

/// A place of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlaceEntry {
    /// Number of the record; the same place has the same number under all its names.
    pub record: u32,
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub kind: PlaceKind,
    /// Country.
    pub country: Option<CountryCode>,
    /// Number of its first-level unit, or of its country where the unit is unknown; see
    /// [`Gazetteer::admin1`].
    pub unit: u16,
    /// GeoNames id; of a facility, that of its town.
    pub geonames: Option<u32>,
    /// A point for it.
    pub point: Option<Point>,
    /// Inhabitants, 0 where unknown.
    pub population: u32,
}

/// Places by name.
pub struct Gazetteer {
    names: Option<Fst<&'static [u8]>>,
    sections: Sections,
}

impl fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gazetteer").field("places", &self.len()).finish_non_exhaustive()
    }
}

impl Gazetteer {
    pub(crate) fn embedded() -> Self {
        Self::open(include_bytes!("../data/gazetteer/places.bin"))
    }

    /// Opens a gazetteer; bytes that are none give one without places.
    pub fn open(bytes: &'static [u8]) -> Self {
        let sections = Sections::of(bytes);
        Self { names: Fst::new(sections.names).ok(), sections }
    }

    /// Every place of this name, the most populous first, with the sense of the name; `name` is
    /// folded words with one space between.
    pub fn lookup(&self, name: &str) -> Vec<(PlaceEntry, NameRole)> {
        let mut walk = self.walk();
        let known = name.split(' ').all(|word| walk.step(word));
        if known { self.named(walk.places()).collect() } else { Vec::new() }
    }

    /// A walk along the names, word by word, for finding the longest name in a text.
    pub fn walk(&self) -> Walk<'_> {
        Walk::new(self.names.as_ref(), self.sections.postings)
    }

    /// The entries of what a walk has come to.
    pub fn named(&self, places: NamedPlaces) -> impl Iterator<Item = (PlaceEntry, NameRole)> {
        places.filter_map(|(record, role)| Some((self.entry(record)?, role)))
    }

    /// The place with this record number.
    pub fn entry(&self, record: u32) -> Option<PlaceEntry> {
        let found = Record::read(self.sections.records, record)?;
        Some(PlaceEntry {
            record,
            name: self.sections.name(found.name),
            kind: found.kind,
            country: Unit::read(self.sections.units, found.unit).and_then(|unit| unit.country()),
            unit: found.unit,
            geonames: (found.geonames != 0).then_some(found.geonames),
            point: found.point,
            population: found.population,
        })
    }

    /// The first-level unit in which a place lies, `None` for countries and where it is unknown.
    pub fn admin1(&self, place: &PlaceEntry) -> Option<PlaceEntry> {
        if place.kind == PlaceKind::Country {
            return None;
        }
        let unit = Unit::read(self.sections.units, place.unit)?;
        self.entry(unit.record).filter(|entry| entry.kind == PlaceKind::Admin1)
    }

    /// A country's entry.
    pub fn country(&self, code: CountryCode) -> Option<PlaceEntry> {
        self.entry(self.country_unit(code)?.record).filter(|entry| entry.kind == PlaceKind::Country)
    }

    /// A country's capital.
    pub fn capital(&self, code: CountryCode) -> Option<PlaceEntry> {
        self.entry(self.country_unit(code)?.capital)
    }

    /// The country that a folded word derives from ("afghan", "afghans").
    pub fn demonym(&self, folded: &str) -> Option<CountryCode> {
        let found = self
            .lookup(folded)
            .into_iter()
            .find(|(place, role)| *role == NameRole::Demonym && place.kind == PlaceKind::Country);
        found.and_then(|(place, _)| place.country)
    }

    /// Number of places.
    pub fn len(&self) -> usize {
        self.sections.records.len() / Record::WIDTH
    }

    /// Whether it holds no place.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row of the country as a whole: the first of its units.
    fn country_unit(&self, code: CountryCode) -> Option<Unit> {
        let (mut low, mut high) = (0, u16::try_from(self.sections.units.len() / Unit::WIDTH).ok()?);
        while low < high {
            let middle = low + (high - low) / 2;
            if Unit::read(self.sections.units, middle)?.code < code.as_str().as_bytes().try_into().ok()? {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Unit::read(self.sections.units, low).filter(|unit| unit.country() == Some(code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicon;

    fn first(name: &str) -> PlaceEntry {
        Lexicon::embedded().gazetteer().lookup(name).first().expect(name).0
    }

    #[test]
    fn towns_units_and_countries_are_found() {
        let gazetteer = Lexicon::embedded().gazetteer();
        let mosul = first("mosul");
        assert_eq!((mosul.geonames, mosul.kind), (Some(99072), PlaceKind::Populated));
        assert_eq!(gazetteer.admin1(&mosul).map(|unit| unit.name), Some("Nineveh"));
        assert_eq!(first("khyber pakhtunkhwa").kind, PlaceKind::Admin1);
        assert!(gazetteer.lookup("no such place at all").is_empty());
        assert!(gazetteer.lookup("").is_empty());
    }

    #[test]
    fn countries_have_capitals_and_demonyms() {
        let gazetteer = Lexicon::embedded().gazetteer();
        let afghanistan = CountryCode::new("AF").unwrap();
        assert_eq!(gazetteer.country(afghanistan).map(|entry| entry.name), Some("Afghanistan"));
        assert_eq!(gazetteer.capital(afghanistan).map(|entry| entry.name), Some("Kabul"));
        assert_eq!(gazetteer.demonym("afghans"), Some(afghanistan));
        assert_eq!(gazetteer.demonym("kabul"), None);
    }

    #[test]
    fn native_spellings_are_known() {
        let kandahar = first("قندهار");
        assert_eq!((kandahar.name, kandahar.kind), ("Kandahār", PlaceKind::Populated));
        assert_eq!(first("москва").name, "Moscow");
    }

    #[test]
    fn bytes_that_are_no_gazetteer_hold_nothing() {
        for bytes in [
            &b""[..],
            b"CAIRNGZ1",
            b"CAIRNGZ1\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff",
        ] {
            let none = Gazetteer::open(bytes);
            assert!(none.is_empty());
            assert!(none.lookup("kabul").is_empty());
            assert!(none.entry(0).is_none());
        }
    }
}
