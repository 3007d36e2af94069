//! Making the file that a [`super::Gazetteer`] reads.

use super::format::{Record, Sections, Unit, posting};
use super::{NameRole, PlaceKind};
use crate::fold::fold_words;
use model::{CountryCode, Point};
use std::collections::BTreeMap;
use std::fmt;

/// Names of more words than this are left out: no text is searched that far.
const MAX_WORDS: usize = 7;

/// A place to be put into a gazetteer.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPlace {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: PlaceKind,
    /// Country.
    pub country: CountryCode,
    /// Code of its first-level unit within the country, empty where it has none.
    pub admin1: String,
    /// GeoNames id, 0 for none.
    pub geonames: u32,
    /// A point for it.
    pub point: Option<Point>,
    /// Inhabitants, 0 where unknown.
    pub population: u32,
    /// Other names, each with its sense.
    pub names: Vec<(String, NameRole)>,
    /// Whether it is its country's capital.
    pub capital: bool,
}

/// More places or names than the format holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the gazetteer has more places or names than its format holds")
    }
}

impl std::error::Error for TooLarge {}

/// Collects places and writes them in the form that [`super::Gazetteer::open`] reads. The result
/// does not depend on the order in which places were added.
#[derive(Clone, Debug, Default)]
pub struct GazetteerBuilder {
    places: Vec<NewPlace>,
}

impl GazetteerBuilder {
    /// Adds a place.
    pub fn add(&mut self, place: NewPlace) {
        self.places.push(place);
    }

    /// The file's bytes.
    ///
    /// # Errors
    ///
    /// Where there are more places, units or name bytes than the format's fields hold.
    pub fn build(mut self) -> Result<Vec<u8>, TooLarge> {
        self.places.sort_by_cached_key(|place| {
            (
                fold_words(&place.name).join(" "),
                place.country,
                place.admin1.clone(),
                place.kind,
                place.geonames,
            )
        });
        let units = Units::of(&self.places)?;
        let mut pool = Pool::default();
        let mut records = Vec::new();
        for place in &self.places {
            let record = Record {
                geonames: Some(place.geonames).filter(|id| *id < 1 << 24).ok_or(TooLarge)?,
                population: place.population,
                name: pool.put(&place.name)?,
                unit: units.number(place)?,
                kind: place.kind,
                point: place.point,
            };
            record.write(&mut records);
        }
        let (names, postings) = self.names()?;
        Ok(Sections::join([&names, &postings, &records, &units.bytes, &pool.bytes]))
    }

    /// The map from names to postings, and the postings.
    fn names(&self) -> Result<(Vec<u8>, Vec<u8>), TooLarge> {
        let mut by_name: BTreeMap<String, BTreeMap<u32, NameRole>> = BTreeMap::new();
        for (number, place) in self.places.iter().enumerate() {
            let number = u32::try_from(number).ok().filter(|n| *n < 1 << 24).ok_or(TooLarge)?;
            let own = std::iter::once((place.name.as_str(), NameRole::Primary));
            for (name, role) in own.chain(place.names.iter().map(|(name, role)| (name.as_str(), *role))) {
                let words = fold_words(name);
                if !words.is_empty() && words.len() <= MAX_WORDS {
                    let senses = by_name.entry(words.join(" ")).or_default();
                    senses.entry(number).and_modify(|known| *known = role.min(*known)).or_insert(role);
                }
            }
        }
        let mut postings = Vec::new();
        let mut map = fst::MapBuilder::memory();
        for (name, senses) in by_name {
            let mut list: Vec<(u32, NameRole)> = senses.into_iter().collect();
            list.sort_by_key(|(number, _)| std::cmp::Reverse(self.population(*number)));
            let list: Vec<u32> = list.into_iter().map(|(number, role)| posting(number, role)).collect();
            let value = match list.as_slice() {
                [one] => u64::from(*one) << 1,
                list => {
                    let at = postings.len() as u64;
                    postings.extend(u32::try_from(list.len()).map_err(|_| TooLarge)?.to_le_bytes());
                    postings.extend(list.iter().flat_map(|posting| posting.to_le_bytes()));
                    at << 1 | 1
                }
            };
            map.insert(name, value).map_err(|_| TooLarge)?;
        }
        Ok((map.into_inner().map_err(|_| TooLarge)?, postings))
    }

    fn population(&self, number: u32) -> u32 {
        self.places.get(number as usize).map_or(0, |place| place.population)
    }
}

/// Countries and their first-level units, numbered.
struct Units {
    numbers: BTreeMap<(CountryCode, String), u16>,
    bytes: Vec<u8>,
}

impl Units {
    fn of(places: &[NewPlace]) -> Result<Self, TooLarge> {
        let mut rows: BTreeMap<(CountryCode, String), u32> = BTreeMap::new();
        let mut capitals: BTreeMap<CountryCode, u32> = BTreeMap::new();
        for (number, place) in places.iter().enumerate() {
            let number = u32::try_from(number).map_err(|_| TooLarge)?;
            rows.entry((place.country, String::new())).or_insert(u32::MAX);
            rows.entry((place.country, place.admin1.clone())).or_insert(u32::MAX);
            match place.kind {
                PlaceKind::Country => _ = rows.insert((place.country, String::new()), number),
                PlaceKind::Admin1 => _ = rows.insert((place.country, place.admin1.clone()), number),
                _ => {}
            }
            if place.capital {
                capitals.insert(place.country, number);
            }
        }
        let mut units = Self { numbers: BTreeMap::new(), bytes: Vec::new() };
        for (number, (key, record)) in rows.into_iter().enumerate() {
            let code = key.0.as_str().as_bytes().try_into().map_err(|_| TooLarge)?;
            let capital = capitals.get(&key.0).copied().unwrap_or(u32::MAX);
            Unit { code, record, capital }.write(&mut units.bytes);
            units.numbers.insert(key, u16::try_from(number).map_err(|_| TooLarge)?);
        }
        Ok(units)
    }

    fn number(&self, place: &NewPlace) -> Result<u16, TooLarge> {
        self.numbers.get(&(place.country, place.admin1.clone())).copied().ok_or(TooLarge)
    }
}

/// Names, each stored once.
#[derive(Default)]
struct Pool {
    offsets: BTreeMap<String, u32>,
    bytes: Vec<u8>,
}

impl Pool {
    fn put(&mut self, name: &str) -> Result<u32, TooLarge> {
        if let Some(offset) = self.offsets.get(name) {
            return Ok(*offset);
        }
        let offset = u32::try_from(self.bytes.len()).ok().filter(|at| *at < 1 << 24).ok_or(TooLarge)?;
        self.bytes.push(u8::try_from(name.len()).map_err(|_| TooLarge)?);
        self.bytes.extend(name.as_bytes());
        self.offsets.insert(name.to_owned(), offset);
        Ok(offset)
    }
}
