//! Whether a name stands for a place: what the words around it say, added up.

use super::people;
use super::scan::{Case, Found, Page, Sighting, is_derived};
use crate::text::Shape;
use lexicon::{NameRole, PlaceEntry, PlaceKind};
use std::collections::HashSet;

/// The weight from which a sighting is kept.
pub(super) const ENOUGH: f32 = 1.0;
/// The weight from which a sighting is kept until its place is known: the company may decide.
const DOUBTFUL: f32 = 0.0;
/// Sure sightings beyond these are no company, so that the work stays linear in the text.
const MAX_SURE: usize = 64;
/// Places nearer than this, in km, are in company.
const COMPANY_KM: f32 = 120.0;

/// Weighs every sighting, ties "X, Y" together, and drops the sightings that fall short.
pub(super) fn weigh(page: &Page<'_>, found: &mut Found) {
    let people = people::names(page);
    tie(page, found);
    let mut containers = vec![false; found.sightings.len()];
    for sighting in &found.sightings {
        if let Some(slot) = sighting.inside.and_then(|outer| containers.get_mut(outer)) {
            *slot = true;
        }
    }
    let Found { names, sightings } = found;
    for (sighting, container) in sightings.iter_mut().zip(&containers) {
        let Some(name) = names.get(sighting.name) else { continue };
        sighting.demanded = demanded(page, sighting);
        sighting.weight = standing(&name.places, sighting.end - sighting.first)
            + around(page, sighting)
            + against(page, sighting, &name.places, &people)
            + if sighting.inside.is_some() { 3.0 } else { 0.0 }
            + if *container { 3.0 } else { 0.0 };
    }
    support(found);
    keep(found, DOUBTFUL);
}

/// A name that is surely a place's once is more likely one elsewhere.
fn support(found: &mut Found) {
    let mut best = vec![f32::MIN; found.names.len()];
    for sighting in &found.sightings {
        if let Some(slot) = best.get_mut(sighting.name) {
            *slot = slot.max(sighting.weight);
        }
    }
    for sighting in &mut found.sightings {
        if best.get(sighting.name).is_some_and(|best| *best >= ENOUGH + 1.5) {
            sighting.weight += 0.8;
        }
    }
}

/// Decides the doubtful sightings by the company that their places keep, once `resolve` has chosen
/// them: near the sure ones they stay, alone they go.
pub(super) fn decide(found: &mut Found) {
    let place = |sighting: &Sighting| {
        let name = found.names.get(sighting.name)?;
        name.places.get(sighting.chosen.or(name.chosen)?).map(|(place, _)| *place)
    };
    let sure: Vec<(usize, PlaceEntry)> = found
        .sightings
        .iter()
        .filter(|sighting| sighting.weight >= ENOUGH)
        .filter_map(|sighting| Some((sighting.name, place(sighting)?)))
        .take(MAX_SURE)
        .collect();
    let changes: Vec<f32> = found
        .sightings
        .iter()
        .map(|sighting| match place(sighting) {
            Some(place) if (DOUBTFUL..ENOUGH + 0.8).contains(&sighting.weight) => {
                company(sighting.name, &place, &sure)
            }
            _ => 0.0,
        })
        .collect();
    for (sighting, change) in found.sightings.iter_mut().zip(changes) {
        sighting.weight += change;
    }
    keep(found, ENOUGH);
}

/// What the other names' places say of one place: more where they are near, less where none is even
/// in its country.
fn company(name: usize, place: &PlaceEntry, sure: &[(usize, PlaceEntry)]) -> f32 {
    let others = || sure.iter().filter(|(other, _)| *other != name).map(|(_, place)| place);
    let near = others().any(|other| match (place.point, other.point) {
        (Some(here), Some(there)) => {
            !matches!(other.kind, PlaceKind::Country | PlaceKind::Admin1)
                && here.distance_km(&there) < COMPANY_KM
        }
        _ => false,
    });
    if near {
        0.8
    } else if others().any(|other| other.unit == place.unit && other.kind != PlaceKind::Country) {
        0.5
    } else if others().count() > 1 && !others().any(|other| other.country == place.country) {
        -0.8
    } else {
        0.0
    }
}

/// Drops the sightings that fall short and renumbers what points at them.
fn keep(found: &mut Found, least: f32) {
    let mut numbers = Vec::with_capacity(found.sightings.len());
    let mut next = 0;
    for sighting in &found.sightings {
        let kept = sighting.weight >= least;
        numbers.push(kept.then_some(next));
        next += usize::from(kept);
    }
    found.sightings.retain(|sighting| sighting.weight >= least);
    for sighting in &mut found.sightings {
        sighting.inside = sighting.inside.and_then(|outer| numbers.get(outer).copied().flatten());
    }
}

/// What the name has of its own: how large or well known its best place is.
fn standing(places: &[(PlaceEntry, NameRole)], tokens: usize) -> f32 {
    let of = |(place, role): &(PlaceEntry, NameRole)| {
        let size = match place.kind {
            PlaceKind::Country => 3.0,
            PlaceKind::Admin1 => 1.9,
            PlaceKind::Admin2 => 1.0,
            PlaceKind::Region | PlaceKind::Landmark => 1.8,
            PlaceKind::Quarter => 0.8,
            PlaceKind::Populated => match place.population {
                1_000_000.. => 1.9,
                200_000.. => 1.4,
                50_000.. => 0.8,
                10_000.. => 0.3,
                1_000.. => 0.0,
                _ => -0.3,
            },
        };
        match role {
            NameRole::Primary | NameRole::Demonym => size,
            NameRole::Abbreviation => size + 0.2,
            NameRole::Alternate if place.kind == PlaceKind::Populated => size - 0.8,
            NameRole::Alternate => size,
        }
    };
    let best = places.iter().map(of).fold(f32::MIN, f32::max);
    best + if tokens > 1 { 0.8 } else { 0.0 }
}

/// What the words directly around speak for.
fn around(page: &Page<'_>, sighting: &Sighting) -> f32 {
    let mut weight = 0.0;
    if let Some(before) = lead(page, sighting.first) {
        let word = page.text.fold(before);
        if page.words.locatives.contains(word) {
            weight += 1.5;
        } else if page.words.weak_locatives.contains(word) {
            weight += 0.5;
        } else if page.words.settlement_words.contains(word) && !page.is_capital(before) {
            weight += 0.8;
        }
    }
    if sighting.demanded.is_some() {
        weight += 1.5;
    }
    if is_dateline(page, sighting) {
        weight += 2.0;
    }
    if page.after(sighting.end).is_some_and(|next| {
        !page.is_capital(next) && page.words.facility_words.contains(page.text.fold(next))
    }) {
        weight += 1.0;
    }
    weight
}

/// The word before a name, articles and compass words passed over.
pub(super) fn lead(page: &Page<'_>, first: usize) -> Option<usize> {
    let mut before = page.before(first)?;
    for _ in 0..2 {
        let word = page.text.fold(before);
        if page.words.articles.contains(word) && !page.words.locatives.contains(word) {
            before = page.before(before)?;
        }
    }
    Some(before)
}

/// "KABUL, Afghanistan (AP) —", "Kabul -": the first words of a paragraph, before a dash or bracket.
fn is_dateline(page: &Page<'_>, sighting: &Sighting) -> bool {
    let starts = page.before(sighting.first).is_none();
    let within = page.text.tokens.len().min(sighting.end + 8);
    starts
        && (sighting.end..within)
            .map_while(|token| page.after(token))
            .take_while(|token| {
                page.is_capital(*token) || !page.text.raw(*token).chars().all(char::is_alphabetic)
            })
            .any(|token| {
                matches!(page.text.raw(token), "—" | "–" | "--" | "-")
                    && !(page.text.glued(token) && page.text.glued(token + 1))
            })
}

/// What speaks against a place: persons, streets, organisations, common words.
fn against(
    page: &Page<'_>,
    sighting: &Sighting,
    places: &[(PlaceEntry, NameRole)],
    people: &HashSet<&str>,
) -> f32 {
    let (text, words) = (page.text, page.words);
    let (first, end) = (sighting.first, sighting.end);
    let single = end == first + 1;
    let word = text.fold(first);
    let well_known = places.iter().any(|(place, role)| {
        *role != NameRole::Alternate && matches!(place.kind, PlaceKind::Country | PlaceKind::Admin1)
            || place.population > 1_000_000 && *role == NameRole::Primary
    });
    let case = page.case(first);
    let mut weight = 0.0;
    if is_common(page, first, end, places) {
        weight -= 2.5;
    } else if single && words.given_names.contains(word) && !well_known {
        weight -= 1.2;
    }
    if single && case == Case::Running && !well_known && page.in_lower_case(word) {
        weight -= 2.0;
    }
    let initial = page.before(first).is_none();
    if initial && single && !well_known {
        weight -= 0.5;
    }
    if case == Case::Shouting && !well_known {
        weight -= 0.8;
    }
    if people::follows_saint(page, first) {
        weight -= 4.0;
    }
    if people::follows_person(page, first) && !is_derived(places) {
        weight -= if well_known && !single { 1.0 } else { 4.0 };
    }
    if people::precedes_person(page, end) && sighting.inside.is_none() && !well_known {
        weight -= 3.0;
    }
    if single && people.contains(word) {
        weight -= if well_known { 1.0 } else { 2.5 };
    }
    weight + beside(page, sighting, single, well_known)
}

/// Whether the name is a common word or phrase, a bare compass word, or an acronym written like it.
fn is_common(page: &Page<'_>, first: usize, end: usize, places: &[(PlaceEntry, NameRole)]) -> bool {
    if places.iter().any(|(_, role)| *role == NameRole::Abbreviation) {
        return false;
    }
    if end > first + 1 {
        let phrase: Vec<&str> =
            page.text.phrase_words(first).take(end - first).map(|(_, word)| word).collect();
        return page.words.common_phrases.contains(&phrase.join(" "));
    }
    let word = page.text.fold(first);
    let acronym =
        page.case(first) == Case::Running && page.shape(first) == Some(Shape::Upper) && word.len() < 5;
    acronym || page.words.common.contains(word) || page.words.directions.contains(word)
}

/// What capitalised words directly beside the name make of it.
fn beside(page: &Page<'_>, sighting: &Sighting, single: bool, well_known: bool) -> f32 {
    let (text, words) = (page.text, page.words);
    let running = page.case(sighting.first) == Case::Running;
    let mut weight = 0.0;
    if let Some(next) = page.after(sighting.end).filter(|next| page.is_capital(*next)) {
        let word = text.fold(next);
        if words.street_words.contains(word) {
            weight -= 4.0;
        } else if words.organisation_words.contains(word) {
            weight -= 2.0;
        } else if words.civic_words.contains(word) {
            weight += 0.3;
        } else if single && words.given_names.contains(text.fold(sighting.first)) {
            weight -= 4.0;
        } else if running
            && sighting.demanded.is_none()
            && !words.facility_words.contains(word)
            && !well_known
        {
            weight -= 1.5;
        }
    } else if let Some(next) = page.after(sighting.end) {
        let word = text.fold(next);
        if words.resident_words.contains(word) {
            weight += 1.0;
        }
        if words.thing_words.contains(word) {
            weight -= 4.0;
        }
        if words.saying.contains(word) && single && !well_known {
            weight -= 1.5;
        }
    }
    if let Some(before) = page.before(sighting.first).filter(|before| running && page.is_capital(*before)) {
        let word = text.fold(before);
        let starts = page.before(before).is_none();
        if !words.directions.contains(word)
            && !words.locatives.contains(word)
            && !words.weak_locatives.contains(word)
            && !starts
        {
            weight -= if well_known { 0.8 } else { 1.5 };
        }
    }
    weight
}

/// The kind that the words around the name demand: "Khost province", "the province of Khost".
fn demanded(page: &Page<'_>, sighting: &Sighting) -> Option<PlaceKind> {
    let kind = |token: usize| {
        let word = page.text.fold(token);
        if page.words.admin1_words.contains(word) {
            Some(PlaceKind::Admin1)
        } else if page.words.admin2_words.contains(word) {
            Some(PlaceKind::Admin2)
        } else {
            None
        }
    };
    let after = page.after(sighting.end).filter(|token| page.shape(*token).is_some()).and_then(kind);
    after.or_else(|| {
        let of = page.before(sighting.first).filter(|token| page.text.fold(*token) == "of")?;
        kind(page.before(of)?)
    })
}

/// Ties each name to the one that it is said to lie in: "X, Y", "X in Y", "X (Y)".
fn tie(page: &Page<'_>, found: &mut Found) {
    for at in 0..found.sightings.len().saturating_sub(1) {
        let (Some(inner), Some(outer)) = (found.sightings.get(at), found.sightings.get(at + 1)) else {
            continue;
        };
        let comma = matches!(page.text.raw(inner.end), "," | "(") && outer.first == inner.end + 1;
        let within =
            page.text.fold(inner.end) == "in" && (inner.end + 1..inner.end + 4).contains(&outer.first);
        let directly = outer.first == inner.end
            && outer.end == outer.first + 1
            && page.text.raw(outer.first).contains('.');
        if page.after(inner.end).is_none()
            || !(comma || within || directly)
            || page.text.sentence_of(inner.first) != page.text.sentence_of(outer.first)
        {
            continue;
        }
        let (Some(inner_name), Some(outer_name)) = (found.names.get(inner.name), found.names.get(outer.name))
        else {
            continue;
        };
        if is_derived(&outer_name.places) || is_derived(&inner_name.places) {
            continue;
        }
        let fits = |place: &PlaceEntry| outer_name.places.iter().any(|(outer, _)| lies_in(place, outer));
        if let Some(chosen) = inner_name.places.iter().position(|(place, _)| fits(place))
            && let Some(sighting) = found.sightings.get_mut(at)
        {
            sighting.inside = Some(at + 1);
            sighting.chosen = Some(chosen);
        }
    }
}

/// Whether one place lies in the unit or country that the other is.
pub(super) fn lies_in(inner: &PlaceEntry, outer: &PlaceEntry) -> bool {
    match outer.kind {
        PlaceKind::Country => inner.kind != PlaceKind::Country && inner.country == outer.country,
        PlaceKind::Admin1 => {
            !matches!(inner.kind, PlaceKind::Country | PlaceKind::Admin1) && inner.unit == outer.unit
        }
        _ => false,
    }
}
