//! From a resolved name to a mention: what the words around it add to the place.

use super::scan::{Found, Name, Page, Sighting, is_derived};
use crate::text::TokenKind;
use lexicon::{PlaceEntry, PlaceKind};
use model::{GeoPrecision, Place, PlaceMention, Span};

/// A place said to lie this far from a town, in km, is near it.
const NEAR_KM: f32 = 30.0;

/// The mentions of a document, in order.
pub(super) fn mentions(page: &Page<'_>, found: &Found) -> Vec<PlaceMention> {
    found.sightings.iter().filter_map(|sighting| mention(page, found, sighting)).collect()
}

fn mention(page: &Page<'_>, found: &Found, sighting: &Sighting) -> Option<PlaceMention> {
    let name = found.names.get(sighting.name)?;
    let (entry, _) = name.places.get(sighting.chosen.or(name.chosen)?)?;
    let span = page.text.span(sighting.first, sighting.end);
    if is_derived(&name.places) {
        return Some(derived(page, sighting, name, entry, span));
    }
    let mut place = place_of(page, found, entry);
    place.precision = precision(page, sighting, entry);
    if let Some(end) = facility_after(page, sighting.end) {
        let span = page.text.span(sighting.first, end);
        place.name = span.text(page.text.text).to_owned();
        return Some(PlaceMention { span, place: Some(place), demonym: false });
    }
    if let Some(facility) = facility_before(page, sighting) {
        place.name = format!("{} {facility}", place.name);
    }
    Some(PlaceMention { span, place: Some(place), demonym: false })
}

/// "Afghan": the country, or with a word for the capital after it, that.
fn derived(
    page: &Page<'_>,
    sighting: &Sighting,
    name: &Name,
    entry: &PlaceEntry,
    span: Span,
) -> PlaceMention {
    let capital =
        page.after(sighting.end).filter(|next| page.words.capital_words.contains(page.text.fold(*next)));
    let country = name
        .places
        .iter()
        .find(|(place, _)| place.kind == PlaceKind::Country)
        .map_or(entry, |(place, _)| place);
    if let Some(capital) = capital
        && let Some(town) = country.country.and_then(|code| page.gazetteer.capital(code))
    {
        let mut place = bare(page, &town);
        let mut end = capital + 1;
        if let Some(facility) = facility_after(page, end) {
            let words = page.text.span(end, facility).text(page.text.text);
            place.name = format!("{} {words}", place.name);
            end = facility;
        }
        return PlaceMention {
            span: page.text.span(sighting.first, end),
            place: Some(place),
            demonym: false,
        };
    }
    PlaceMention { span, place: Some(bare(page, entry)), demonym: true }
}

fn bare(page: &Page<'_>, entry: &PlaceEntry) -> Place {
    Place {
        name: entry.name.to_owned(),
        country: entry.country,
        admin1: page.gazetteer.admin1(entry).map(|unit| unit.name.to_owned()),
        geonames: entry.geonames,
        point: entry.point,
        precision: precision_of(entry.kind),
    }
}

fn precision_of(kind: PlaceKind) -> GeoPrecision {
    match kind {
        PlaceKind::Country => GeoPrecision::Country,
        PlaceKind::Admin1 => GeoPrecision::Admin1,
        PlaceKind::Admin2 => GeoPrecision::Admin2,
        PlaceKind::Region => GeoPrecision::Region,
        PlaceKind::Populated | PlaceKind::Landmark | PlaceKind::Quarter => GeoPrecision::Exact,
    }
}

/// The place, a second-level unit without a point put amid the document's towns of its province.
fn place_of(page: &Page<'_>, found: &Found, entry: &PlaceEntry) -> Place {
    let mut place = bare(page, entry);
    if place.point.is_none() && entry.kind == PlaceKind::Admin2 {
        place.point = amid_towns(found, entry).or_else(|| page.gazetteer.admin1(entry)?.point);
    }
    place
}

fn amid_towns(found: &Found, unit: &PlaceEntry) -> Option<model::Point> {
    let (mut lat, mut lon, mut count) = (0.0, 0.0, 0.0);
    for sighting in &found.sightings {
        let Some(name) = found.names.get(sighting.name) else { continue };
        let town = sighting.chosen.or(name.chosen).and_then(|at| name.places.get(at));
        let Some((town, _)) =
            town.filter(|(town, _)| town.kind == PlaceKind::Populated && town.unit == unit.unit)
        else {
            continue;
        };
        if let Some(point) = town.point {
            lat += point.lat;
            lon += point.lon;
            count += 1.0;
        }
    }
    (count > 0.0).then(|| model::Point { lat: lat / count, lon: lon / count })
}

/// How finely the text places it: "near", "20 km north of", "district".
fn precision(page: &Page<'_>, sighting: &Sighting, entry: &PlaceEntry) -> GeoPrecision {
    let own = precision_of(entry.kind);
    if own != GeoPrecision::Exact {
        return own;
    }
    match sighting.demanded {
        Some(PlaceKind::Admin1) => return GeoPrecision::Admin1,
        Some(PlaceKind::Admin2) => return GeoPrecision::Admin2,
        _ => {}
    }
    let Some(before) = super::evidence::lead(page, sighting.first) else { return own };
    let word = page.text.fold(before);
    if page.words.near.contains(word) {
        return GeoPrecision::Near;
    }
    if !matches!(word, "of" | "from") {
        return own;
    }
    match away(page, before) {
        Some(km) if km > NEAR_KM => GeoPrecision::Region,
        Some(_) => GeoPrecision::Near,
        None => own,
    }
}

/// The distance that the words before "of" or "from" state, in km; 0 for a bare "north of".
fn away(page: &Page<'_>, of: usize) -> Option<f32> {
    let mut direction = false;
    let mut at = of;
    for _ in 0..4 {
        at = page.before(at)?;
        let word = page.text.fold(at);
        if page.words.distance_units.contains(word) {
            let number = page.before(at).map(|number| page.text.raw(number).replace(',', ""));
            let value: f32 = number.and_then(|number| number.parse().ok()).unwrap_or(0.0);
            let km = if word.starts_with('k') { value } else { value * 1.609 };
            return Some(km);
        }
        direction |= page.words.directions.contains(word);
        let passable = page.text.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
        if !passable {
            break;
        }
    }
    direction.then_some(0.0).filter(|_| {
        page.before(of).is_some_and(|before| page.words.directions.contains(page.text.fold(before)))
    })
}

/// The end of a facility that the words from `at` on name: "(international) airport".
fn facility_after(page: &Page<'_>, at: usize) -> Option<usize> {
    let mut token = page.after(at)?;
    if page.words.facility_adjectives.contains(page.text.fold(token)) {
        token = page.after(token + 1)?;
    }
    page.words.facility_words.contains(page.text.fold(token)).then_some(token + 1)
}

/// The facility of "the airport in Kabul".
fn facility_before<'a>(page: &Page<'a>, sighting: &Sighting) -> Option<&'a str> {
    let locative = super::evidence::lead(page, sighting.first)?;
    if !page.words.locatives.contains(page.text.fold(locative)) {
        return None;
    }
    let facility = page.before(locative)?;
    page.words.facility_words.contains(page.text.fold(facility)).then(|| page.text.raw(facility))
}
