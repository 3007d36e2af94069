//! The file `places.bin`: little-endian, read in place.
//!
//! | part | content |
//! |---|---|
//! | magic | `CAIRNGZ1` |
//! | lengths | five `u32`: bytes of each section, in this order |
//! | names | an `fst` map from folded name to a value: a posting shifted left by one, or, with the lowest bit set, an offset into the postings |
//! | postings | lists: a `u32` number of postings, then the postings; a posting is `record << 2 \| role` |
//! | records | [`Record`]s, ordered by folded name |
//! | units | [`Unit`]s, ordered by country, the country as a whole first |
//! | pool | names, each a length byte and UTF-8 |

use super::{NameRole, PlaceKind};
use model::{CountryCode, Point};

pub(super) const MAGIC: &[u8; 8] = b"CAIRNGZ1";
const LENGTHS: usize = 5;
/// Units of latitude and longitude in a record: a ten-thousandth of a degree, about 11 m.
const PER_DEGREE: f32 = 10_000.0;
/// The latitude that stands for "no point"; no real latitude reaches it.
const NO_POINT: i32 = -0x80_0000;

/// The sections of an opened file; all empty where the bytes are no gazetteer.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sections {
    pub names: &'static [u8],
    pub postings: &'static [u8],
    pub records: &'static [u8],
    pub units: &'static [u8],
    pub pool: &'static [u8],
}

impl Sections {
    pub fn of(bytes: &'static [u8]) -> Self {
        Self::split(bytes).unwrap_or_default()
    }

    fn split(bytes: &'static [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (lengths, mut rest) = rest.split_at_checked(LENGTHS * 4)?;
        let mut sections = [&[][..]; LENGTHS];
        for (at, section) in sections.iter_mut().enumerate() {
            let length = u32_at(lengths, at * 4)? as usize;
            (*section, rest) = rest.split_at_checked(length)?;
        }
        let [names, postings, records, units, pool] = sections;
        Some(Self { names, postings, records, units, pool })
    }

    pub fn join(sections: [&[u8]; LENGTHS]) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        for section in sections {
            bytes.extend(u32::try_from(section.len()).unwrap_or(u32::MAX).to_le_bytes());
        }
        for section in sections {
            bytes.extend(section);
        }
        bytes
    }

    /// The name at an offset of the pool; empty where there is none.
    pub fn name(&self, offset: u32) -> &'static str {
        let at = offset as usize;
        let length = self.pool.get(at).copied().unwrap_or(0) as usize;
        self.pool.get(at + 1..at + 1 + length).and_then(|name| std::str::from_utf8(name).ok()).unwrap_or("")
    }
}

/// One place: population `u32`, id `u24` (GeoNames has not reached 13 million), name offset `u24`, unit `u16`, kind `u8`, latitude and
/// longitude `i24` each.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Record {
    pub geonames: u32,
    pub population: u32,
    pub name: u32,
    pub unit: u16,
    pub kind: PlaceKind,
    pub point: Option<Point>,
}

impl Record {
    pub const WIDTH: usize = 19;

    pub fn read(records: &[u8], number: u32) -> Option<Self> {
        let start = (number as usize).checked_mul(Self::WIDTH)?;
        let row = records.get(start..start.checked_add(Self::WIDTH)?)?;
        let lat = i24_at(row, 13)?;
        let lon = i24_at(row, 16)?;
        Some(Self {
            population: u32_at(row, 0)?,
            geonames: u24_at(row, 4)?,
            name: u24_at(row, 7)?,
            unit: u16::from_le_bytes([*row.get(10)?, *row.get(11)?]),
            kind: kind_of(*row.get(12)?)?,
            point: (lat != NO_POINT)
                .then_some(Point { lat: lat as f32 / PER_DEGREE, lon: lon as f32 / PER_DEGREE }),
        })
    }

    pub fn write(&self, out: &mut Vec<u8>) {
        let lat = self.point.map_or(NO_POINT, |point| (point.lat * PER_DEGREE).round() as i32);
        let lon = self.point.map_or(0, |point| (point.lon * PER_DEGREE).round() as i32);
        out.extend(self.population.to_le_bytes());
        out.extend(&self.geonames.to_le_bytes()[..3]);
        out.extend(&self.name.to_le_bytes()[..3]);
        out.extend(self.unit.to_le_bytes());
        out.push(self.kind as u8);
        out.extend(&lat.to_le_bytes()[..3]);
        out.extend(&lon.to_le_bytes()[..3]);
    }
}

/// A country as a whole or one of its first-level units: country code, the unit's record `u32`, the
/// record of the country's capital `u32` (`u32::MAX` for none).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub code: [u8; 2],
    pub record: u32,
    pub capital: u32,
}

impl Unit {
    pub const WIDTH: usize = 10;

    pub fn read(units: &[u8], number: u16) -> Option<Self> {
        let start = usize::from(number) * Self::WIDTH;
        let row = units.get(start..start + Self::WIDTH)?;
        Some(Self { code: [*row.first()?, *row.get(1)?], record: u32_at(row, 2)?, capital: u32_at(row, 6)? })
    }

    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.code);
        out.extend(self.record.to_le_bytes());
        out.extend(self.capital.to_le_bytes());
    }

    pub fn country(&self) -> Option<CountryCode> {
        std::str::from_utf8(&self.code).ok().and_then(CountryCode::new)
    }
}

/// A record and the sense in which it is named, as one number.
pub(super) fn posting(record: u32, role: NameRole) -> u32 {
    record << 2 | role as u32
}

/// What a posting says.
pub(super) fn read_posting(posting: u32) -> (u32, NameRole) {
    let role = match posting & 3 {
        0 => NameRole::Primary,
        1 => NameRole::Alternate,
        2 => NameRole::Abbreviation,
        _ => NameRole::Demonym,
    };
    (posting >> 2, role)
}

fn kind_of(byte: u8) -> Option<PlaceKind> {
    use PlaceKind::{Admin1, Admin2, Country, Landmark, Populated, Quarter, Region};
    [Populated, Admin1, Admin2, Country, Region, Landmark, Quarter]
        .into_iter()
        .find(|kind| *kind as u8 == byte)
}

/// The `u32` at a byte; `None` past the end.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes)
}

fn u24_at(bytes: &[u8], at: usize) -> Option<u32> {
    let b = bytes.get(at..at + 3)?;
    Some(u32::from_le_bytes([*b.first()?, *b.get(1)?, *b.get(2)?, 0]))
}

fn i24_at(bytes: &[u8], at: usize) -> Option<i32> {
    // The sign is carried down from the highest byte.
    u24_at(bytes, at).map(|value| (value << 8).cast_signed() >> 8)
}
