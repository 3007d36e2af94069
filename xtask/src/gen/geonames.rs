//! Reading of GeoNames' tables.

use anyhow::{Context, Result};
use lexicon::{NameRole, fold_words};
use model::{CountryCode, Point};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// Places with fewer inhabitants keep only names in Latin script.
const NATIVE_FROM: u32 = 15_000;
/// Places with fewer inhabitants keep no names in the scripts of other countries.
const FOREIGN_FROM: u32 = 150_000;
/// Longer names are descriptions, not names.
const LONGEST_NAME: usize = 40;

/// A row of `cities500`.
pub struct City {
    /// GeoNames id.
    pub geonames: u32,
    /// Main name.
    pub name: String,
    /// Country.
    pub country: CountryCode,
    /// Code of the first-level unit, empty where unknown.
    pub admin1: String,
    /// Where.
    pub point: Point,
    /// Inhabitants.
    pub population: u32,
    /// Other names worth keeping.
    pub alternates: Vec<(String, NameRole)>,
}

/// A row of the tables of first and second-level units.
pub struct Division {
    /// Country.
    pub country: CountryCode,
    /// Code of the first-level unit.
    pub admin1: String,
    /// Main name and its form in ASCII.
    pub names: [String; 2],
    /// GeoNames id.
    pub geonames: u32,
}

/// Id and population of a country.
pub struct CountryRow {
    /// Country.
    pub country: CountryCode,
    /// GeoNames id.
    pub geonames: u32,
    /// Inhabitants.
    pub population: u32,
}

/// Every populated place.
pub fn cities(folder: &Path) -> Result<Vec<City>> {
    let path = folder.join("cities500.tsv.gz");
    let file = File::open(&path).with_context(|| format!("open {}", path.display()))?;
    let mut cities = Vec::new();
    for line in BufReader::new(flate2::read::GzDecoder::new(file)).lines().skip(1) {
        let line = line?;
        let cells: Vec<&str> = line.split('\t').collect();
        let [geonames, name, country, admin1, lat, lon, population, alternates] = cells[..] else { continue };
        let Some(country) = CountryCode::new(country) else { continue };
        let population = population.parse().unwrap_or(0);
        cities.push(City {
            geonames: geonames.parse()?,
            name: name.to_owned(),
            country,
            admin1: admin1.to_owned(),
            point: Point { lat: lat.parse()?, lon: lon.parse()? },
            population,
            alternates: keep(name, alternates, country.as_str(), population),
        });
    }
    Ok(cities)
}

/// The alternates worth keeping: spellings in Latin script, native scripts for towns of some size.
/// Left out are codes ("TLV"), transliterations letter by letter (in lower case) and descriptions.
fn keep(name: &str, alternates: &str, country: &str, population: u32) -> Vec<(String, NameRole)> {
    let kept = alternates.split(',').map(str::trim).filter(|alternate| {
        let letters = || alternate.chars().filter(|c| c.is_alphabetic());
        let Some(first) = letters().next() else { return false };
        if *alternate == name
            || alternate.chars().count() > LONGEST_NAME
            || alternate.contains(['(', '/', '"'])
        {
            return false;
        }
        if !letters().all(is_latin) {
            return keep_native(alternate, country, population);
        }
        let code = letters().all(char::is_uppercase) && letters().count() <= 5;
        let words = fold_words(alternate);
        let length: usize = words.iter().map(String::len).sum();
        let exonym = population < 15_000 && words.len() > 4;
        first.is_uppercase()
            && !code
            && !exonym
            && length > 2
            && !alternate.contains(|c: char| c.is_ascii_digit())
    });
    kept.map(|alternate| (alternate.to_owned(), NameRole::Alternate)).collect()
}

fn is_latin(c: char) -> bool {
    matches!(u32::from(c), 0x41..=0x24f | 0x1e00..=0x1eff | 0x2b0..=0x2ff | 0x259)
}

/// Scripts of news other than Latin, each with the countries in which it is at home.
const SCRIPTS: [(&[std::ops::RangeInclusive<u32>], &str); 6] = [
    (&[0x370..=0x3ff], "GR CY"),
    (&[0x400..=0x52f], "RU UA BY BG RS MK KZ KG TJ MN BA ME XK MD AM AZ GE UZ TM"),
    (&[0x590..=0x5ff], "IL PS"),
    (
        &[0x600..=0x6ff],
        "AE AF BH DJ DZ EG EH ER IL IN IQ IR JO KW LB LY MA ML MR NE OM PK PS QA SA SD SO SY TD TN TR YE",
    ),
    (&[0x900..=0x97f], "IN NP"),
    (&[0x3040..=0x30ff, 0x4e00..=0x9fff, 0xac00..=0xd7a3], "CN TW HK MO JP KR KP SG"),
];

/// Whether a name in a script other than Latin is kept: where the script is at home, and of cities.
fn keep_native(name: &str, country: &str, population: u32) -> bool {
    let least =
        |home: &str| if home.split(' ').any(|code| code == country) { NATIVE_FROM } else { FOREIGN_FROM };
    let letters = name.chars().filter(|c| c.is_alphabetic()).map(u32::from);
    SCRIPTS.iter().any(|(ranges, home)| {
        population >= least(home)
            && letters.clone().count() > 1
            && letters.clone().all(|c| ranges.iter().any(|range| range.contains(&c)))
    })
}

/// First-level units, or second-level ones, of `file`.
pub fn divisions(folder: &Path, file: &str) -> Result<Vec<Division>> {
    let path = folder.join(file);
    let table = std::fs::read_to_string(&path).with_context(|| format!("read {}", path.display()))?;
    let mut divisions = Vec::new();
    for line in table.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let [code, name, ascii, geonames] = cells[..] else { continue };
        let mut parts = code.splitn(3, '.');
        let Some(country) = parts.next().and_then(CountryCode::new) else { continue };
        divisions.push(Division {
            country,
            admin1: parts.next().unwrap_or("").to_owned(),
            names: [name.to_owned(), ascii.to_owned()],
            geonames: geonames.parse()?,
        });
    }
    Ok(divisions)
}

/// Countries.
pub fn countries(folder: &Path) -> Result<Vec<CountryRow>> {
    let path = folder.join("countryInfo.txt");
    let table = std::fs::read_to_string(&path).with_context(|| format!("read {}", path.display()))?;
    let mut countries = Vec::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let (Some(code), Some(population), Some(geonames)) = (cells.first(), cells.get(7), cells.get(16))
        else {
            continue;
        };
        let Some(country) = CountryCode::new(code) else { continue };
        countries.push(CountryRow {
            country,
            geonames: geonames.parse()?,
            population: population.parse().unwrap_or(0),
        });
    }
    Ok(countries)
}
