//! Places: a name, and as much of where it is as the text and the gazetteer support.

use serde::{Deserialize, Serialize};
use std::fmt;

/// An ISO 3166-1 alpha-2 country code in capitals.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CountryCode([u8; 2]);

impl CountryCode {
    /// The code in `text`, `None` unless it is two ASCII letters.
    pub fn new(text: &str) -> Option<Self> {
        match text.as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Some(Self([a.to_ascii_uppercase(), b.to_ascii_uppercase()]))
            }
            _ => None,
        }
    }

    /// The two capitals.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A point on the globe, WGS 84, degrees.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct Point {
    /// Degrees north.
    pub lat: f32,
    /// Degrees east.
    pub lon: f32,
}

impl Point {
    /// Great-circle distance in kilometres (haversine, mean radius 6371.0 km).
    pub fn distance_km(&self, other: &Point) -> f32 {
        let (a, b) = (self.lat.to_radians(), other.lat.to_radians());
        let (dlat, dlon) = (b - a, (other.lon - self.lon).to_radians());
        let h = (dlat / 2.0).sin().powi(2) + a.cos() * b.cos() * (dlon / 2.0).sin().powi(2);
        2.0 * 6371.0 * h.clamp(0.0, 1.0).sqrt().asin()
    }
}

/// How finely a place is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum GeoPrecision {
    /// The named town, facility or landmark.
    Exact,
    /// Within about 25 km of it.
    Near,
    /// A district.
    Admin2,
    /// A province or state.
    Admin1,
    /// A region that is no administrative unit.
    Region,
    /// A country.
    Country,
}

impl GeoPrecision {
    /// The word used on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Near => "near",
            Self::Admin2 => "admin2",
            Self::Admin1 => "admin1",
            Self::Region => "region",
            Self::Country => "country",
        }
    }
}

/// A place as resolved from a text. Unknown parts are `None`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The name: the gazetteer's, or the text's where it is more particular ("Kabul airport").
    pub name: String,
    /// Country.
    pub country: Option<CountryCode>,
    /// Name of the province or state.
    pub admin1: Option<String>,
    /// GeoNames id of the place, or of the town that a facility belongs to.
    pub geonames: Option<u32>,
    /// A point for it.
    pub point: Option<Point>,
    /// How finely it is known.
    pub precision: GeoPrecision,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn country_codes_are_two_letters() {
        assert_eq!(CountryCode::new("af").map(|c| c.to_string()).as_deref(), Some("AF"));
        assert_eq!(CountryCode::new("AFG"), None);
        assert_eq!(CountryCode::new("é"), None);
    }

    #[test]
    fn kabul_to_peshawar_is_about_220_km() {
        let kabul = Point { lat: 34.53, lon: 69.17 };
        let peshawar = Point { lat: 34.01, lon: 71.58 };
        let km = kabul.distance_km(&peshawar);
        assert!((km - 228.0).abs() < 10.0, "{km}");
    }
}
