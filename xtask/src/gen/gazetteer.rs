//! The gazetteer: GeoNames and the hand-made tables, put into the form that the lexicon reads.

use super::geonames::{self, City, CountryRow, Division};
use anyhow::{Context, Result, bail};
use lexicon::{GazetteerBuilder, NameRole, NewPlace, PlaceKind, fold_words};
use model::{CountryCode, Point};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;

/// Words that say what a second-level unit is; without them its name is often that of its main town.
const UNIT_WORDS: [&str; 12] = [
    "county",
    "district",
    "parish",
    "municipality",
    "borough",
    "province",
    "prefecture",
    "department",
    "raion",
    "rayon",
    "kreis",
    "city",
];

/// Writes `places.bin` into `folder`.
pub fn generate(source: &Path, folder: &Path) -> Result<()> {
    let cities = geonames::cities(source)?;
    let admin1 = geonames::divisions(source, "admin1CodesASCII.txt")?;
    let admin2 = geonames::divisions(source, "admin2Codes.txt")?;
    let mut builder = GazetteerBuilder::default();
    let countries = read_table(&folder.join("countries.tsv"))?;
    let capitals = capitals(&countries, &cities)?;
    for row in &countries {
        builder.add(country(row, &geonames::countries(source)?)?);
    }
    let towns = Towns::of(&cities);
    for place in first_level(&admin1, &read_table(&folder.join("units.tsv"))?, &towns)? {
        builder.add(place);
    }
    for place in second_level(&admin2, &towns) {
        builder.add(place);
    }
    let mut cities = cities;
    for row in read_table(&folder.join("landmarks.tsv"))? {
        if cell(&row, "kind") == "town" {
            let town = town(&row, &cities).context("landmarks.tsv: a town that GeoNames lacks")?;
            cities[town].alternates.extend(names(&row));
        } else {
            builder.add(landmark(&row, &admin1, &cities)?);
        }
    }
    for city in cities {
        builder.add(NewPlace {
            capital: capitals.contains(&city.geonames),
            name: city.name,
            kind: PlaceKind::Populated,
            country: city.country,
            admin1: city.admin1,
            geonames: city.geonames,
            point: Some(city.point),
            population: city.population,
            names: city.alternates,
        });
    }
    let path = folder.join("places.bin");
    std::fs::write(&path, builder.build()?).with_context(|| format!("write {}", path.display()))
}

/// The rows of a table, cells by column.
type Row = HashMap<String, String>;

fn read_table(path: &Path) -> Result<Vec<Row>> {
    let table = std::fs::read_to_string(path).with_context(|| format!("read {}", path.display()))?;
    let mut lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let header: Vec<&str> = lines.next().unwrap_or("").split('\t').collect();
    let row = |line: &str| {
        header.iter().map(|h| (*h).to_owned()).zip(line.split('\t').map(str::to_owned)).collect()
    };
    Ok(lines.map(row).collect())
}

fn cell<'r>(row: &'r Row, column: &str) -> &'r str {
    row.get(column).map_or("", |cell| cell.trim())
}

fn names(row: &Row) -> Vec<(String, NameRole)> {
    let columns = [
        ("aliases", NameRole::Alternate),
        ("abbreviations", NameRole::Abbreviation),
        ("demonyms", NameRole::Demonym),
    ];
    let of = |(column, role)| {
        let list = cell(row, column).split('|').filter(|name| !name.is_empty());
        list.map(move |name| (name.to_owned(), role)).collect::<Vec<_>>()
    };
    columns.into_iter().flat_map(of).collect()
}

fn point(row: &Row) -> Result<Option<Point>> {
    match (cell(row, "lat"), cell(row, "lon")) {
        ("", _) | (_, "") => Ok(None),
        (lat, lon) => Ok(Some(Point { lat: lat.parse()?, lon: lon.parse()? })),
    }
}

fn country_of(row: &Row, column: &str) -> Result<CountryCode> {
    CountryCode::new(cell(row, column)).with_context(|| format!("no country in {row:?}"))
}

fn folded(name: &str) -> String {
    fold_words(name).join(" ")
}

fn country(row: &Row, known: &[CountryRow]) -> Result<NewPlace> {
    let country = country_of(row, "code")?;
    let known =
        known.iter().find(|known| known.country == country).context("a country that GeoNames lacks")?;
    Ok(NewPlace {
        name: cell(row, "name").to_owned(),
        kind: PlaceKind::Country,
        country,
        admin1: String::new(),
        geonames: known.geonames,
        point: point(row)?,
        population: known.population,
        names: names(row),
        capital: false,
    })
}

/// GeoNames ids of the capitals: the most populous town of the name in the country.
fn capitals(countries: &[Row], cities: &[City]) -> Result<BTreeSet<u32>> {
    let mut by_name: HashMap<(CountryCode, String), &City> = HashMap::new();
    for city in cities {
        for name in std::iter::once(&city.name).chain(city.alternates.iter().map(|(name, _)| name)) {
            let best = by_name.entry((city.country, folded(name))).or_insert(city);
            if city.population > best.population {
                *best = city;
            }
        }
    }
    let mut found = BTreeSet::new();
    for row in countries {
        let (country, capital) = (country_of(row, "code")?, cell(row, "capital"));
        match by_name.get(&(country, folded(capital))) {
            Some(city) => _ = found.insert(city.geonames),
            None if capital.is_empty() => {}
            None => eprintln!("{country}: capital `{capital}` is not among the towns"),
        }
    }
    Ok(found)
}

/// What the towns tell of the units that they lie in: GeoNames gives units no coordinates.
struct Towns {
    /// Sum of squares with a town and their number, by unit.
    middles: BTreeMap<(CountryCode, String), Point>,
    /// The most populous town of a name in a unit.
    by_name: HashMap<(CountryCode, String, String), (u32, Point)>,
    population: HashMap<(CountryCode, String), u32>,
}

impl Towns {
    fn of(cities: &[City]) -> Self {
        let mut squares: BTreeMap<(CountryCode, String), BTreeSet<(i32, i32)>> = BTreeMap::new();
        let mut this = Self { middles: BTreeMap::new(), by_name: HashMap::new(), population: HashMap::new() };
        for city in cities {
            let unit = (city.country, city.admin1.clone());
            let square = ((city.point.lat * 2.0).floor() as i32, (city.point.lon * 2.0).floor() as i32);
            squares.entry(unit.clone()).or_default().insert(square);
            let sum = this.population.entry(unit.clone()).or_default();
            *sum = sum.saturating_add(city.population);
            for name in std::iter::once(&city.name).chain(city.alternates.iter().map(|(name, _)| name)) {
                let key = (unit.0, unit.1.clone(), folded(name));
                let best = this.by_name.entry(key).or_insert((city.population, city.point));
                if city.population > best.0 {
                    *best = (city.population, city.point);
                }
            }
        }
        this.middles = squares.into_iter().map(|(unit, squares)| (unit, middle(&squares))).collect();
        this
    }

    fn named(&self, country: CountryCode, admin1: &str, name: &str) -> Option<(u32, Point)> {
        self.by_name.get(&(country, admin1.to_owned(), name.to_owned())).copied()
    }
}

/// The middle of half-degree squares: nearer to a unit's middle than the mean of its towns, which
/// its cities would draw to themselves.
fn middle(squares: &BTreeSet<(i32, i32)>) -> Point {
    let count = squares.len().max(1) as f32;
    let sum =
        |of: fn(&(i32, i32)) -> i32| squares.iter().map(|square| of(square) as f32 / 2.0 + 0.25).sum::<f32>();
    Point { lat: sum(|square| square.0) / count, lon: sum(|square| square.1) / count }
}

fn first_level(units: &[Division], rows: &[Row], towns: &Towns) -> Result<Vec<NewPlace>> {
    let mut extra: HashMap<(CountryCode, String), &Row> = HashMap::new();
    for row in rows {
        extra.insert((country_of(row, "country")?, folded(cell(row, "name"))), row);
    }
    let mut places = Vec::new();
    for unit in units {
        let key = (unit.country, unit.admin1.clone());
        let row = unit.names.iter().find_map(|name| extra.remove(&(unit.country, folded(name))));
        let mut names = row.map(names).unwrap_or_default();
        names.push((unit.names[1].clone(), NameRole::Alternate));
        if let Some(stem) = without_unit_word(&folded(&unit.names[1])) {
            names.push((stem, NameRole::Alternate));
        }
        places.push(NewPlace {
            name: unit.names[0].clone(),
            kind: PlaceKind::Admin1,
            country: unit.country,
            admin1: unit.admin1.clone(),
            geonames: unit.geonames,
            point: row.map(point).transpose()?.flatten().or_else(|| towns.middles.get(&key).copied()),
            population: towns.population.get(&key).copied().unwrap_or(0),
            names,
            capital: false,
        });
    }
    let left: Vec<_> = extra.keys().map(|(country, name)| format!("{country} {name}")).collect();
    if !left.is_empty() {
        bail!("units.tsv names units that GeoNames lacks: {}", left.join(", "));
    }
    Ok(places)
}

/// Second-level units but those that only repeat a town's name. Their point is that of the town of
/// their name in the same first-level unit; unknown where there is none.
fn second_level(units: &[Division], towns: &Towns) -> Vec<NewPlace> {
    let mut places = Vec::new();
    let mut seen = HashSet::new();
    // Counties of the United States are named for persons, as are towns far from them.
    let named_for_persons = CountryCode::new("US");
    for unit in units {
        let name = folded(&unit.names[1]);
        let stem = without_unit_word(&name);
        let town = towns.named(unit.country, &unit.admin1, stem.as_deref().unwrap_or(&name));
        let repeats = stem.is_none() && town.is_some();
        if name.is_empty() || repeats || !seen.insert((unit.country, unit.admin1.clone(), name)) {
            continue;
        }
        places.push(NewPlace {
            name: unit.names[0].clone(),
            kind: PlaceKind::Admin2,
            country: unit.country,
            admin1: unit.admin1.clone(),
            geonames: unit.geonames,
            point: town.filter(|_| Some(unit.country) != named_for_persons).map(|(_, point)| point),
            population: 0,
            names: vec![(unit.names[1].clone(), NameRole::Alternate)],
            capital: false,
        });
    }
    places
}

/// A folded name without its last word, where that only says what kind of unit it is.
fn without_unit_word(name: &str) -> Option<String> {
    let (stem, last) = name.rsplit_once(' ')?;
    UNIT_WORDS
        .iter()
        .chain(["oblast", "republic", "region", "state", "governorate"].iter())
        .find(|word| **word == last)?;
    Some(stem.to_owned())
}

/// The most populous town of the name in a row's column `town`, by its index.
fn town(row: &Row, cities: &[City]) -> Option<usize> {
    let (name, country) = (folded(cell(row, "town")), CountryCode::new(cell(row, "country"))?);
    let named = |city: &City| {
        folded(&city.name) == name || city.alternates.iter().any(|(other, _)| folded(other) == name)
    };
    let towns = cities
        .iter()
        .enumerate()
        .filter(|(_, city)| city.country == country && !name.is_empty() && named(city));
    towns.max_by_key(|(_, city)| (city.population, city.geonames)).map(|(at, _)| at)
}

fn landmark(row: &Row, units: &[Division], cities: &[City]) -> Result<NewPlace> {
    let country = country_of(row, "country")?;
    let kind = match cell(row, "kind") {
        "region" => PlaceKind::Region,
        "quarter" => PlaceKind::Quarter,
        "landmark" => PlaceKind::Landmark,
        other => bail!("landmarks.tsv: kind `{other}` in {row:?}"),
    };
    let unit_name = folded(cell(row, "admin1"));
    let unit = units
        .iter()
        .find(|unit| unit.country == country && unit.names.iter().any(|name| folded(name) == unit_name));
    let town = town(row, cities).and_then(|at| cities.get(at));
    if town.is_none() && !cell(row, "town").is_empty() {
        eprintln!("landmarks.tsv: no town for {}", cell(row, "name"));
    }
    let admin1 = unit.map(|unit| unit.admin1.clone()).or_else(|| town.map(|town| town.admin1.clone()));
    Ok(NewPlace {
        name: cell(row, "name").to_owned(),
        kind,
        country,
        admin1: admin1.unwrap_or_default(),
        geonames: town.map_or(0, |town| town.geonames),
        point: point(row)?.or(town.map(|town| town.point)),
        population: 0,
        names: names(row),
        capital: false,
    })
}
