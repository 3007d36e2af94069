//! Which of the places of a name the document means: those that lie together, the larger first.
//!
//! Every name votes for countries, first-level units and surroundings with the share of belief in
//! each of its places; three rounds of votes settle the choice. One name has one meaning in a
//! document except where the text itself says otherwise ("Paris, Texas").

use super::evidence::{ENOUGH, lies_in};
use super::scan::{Found, Name, Page, is_derived};
use lexicon::{NameRole, PlaceEntry, PlaceKind};
use model::{CountryCode, Point};
use std::collections::HashMap;

const ROUNDS: usize = 3;
/// Names beyond these do not vote for surroundings, so that the work stays linear in the text.
const MAX_VOTERS: usize = 48;
/// Half of a neighbour's vote is left at this distance, km.
const NEAR_KM: f32 = 100.0;

/// What a name brings to a vote.
#[derive(Clone, Copy, Default)]
struct Voice {
    sightings: usize,
    /// Whether one of them is surely a place's.
    sure: bool,
}

/// A place as a candidate for a name.
struct Candidate {
    country: Option<CountryCode>,
    unit: u16,
    /// On the unit sphere, `None` without a point.
    at: Option<[f32; 3]>,
    kind: PlaceKind,
    prior: f32,
    belief: f32,
}

/// Sets [`Name::chosen`] and the [`super::scan::Sighting::chosen`] of sightings that the text singles out.
pub(super) fn resolve(page: &Page<'_>, found: &mut Found, outlet: Option<CountryCode>) {
    let mut voices = vec![Voice::default(); found.names.len()];
    let mut singled = HashMap::new();
    let mut demanded = HashMap::new();
    for sighting in &found.sightings {
        if let Some(voice) = voices.get_mut(sighting.name) {
            voice.sightings += 1;
            voice.sure |= sighting.weight >= ENOUGH;
        }
        if let (Some(chosen), Some(_)) = (sighting.chosen, sighting.inside) {
            singled.entry(sighting.name).or_insert(chosen);
        }
        if let Some(kind) = sighting.demanded {
            demanded.entry(sighting.name).or_insert(kind);
        }
    }
    let mut all: Vec<Vec<Candidate>> = found
        .names
        .iter()
        .enumerate()
        .map(|(at, name)| candidates(page, name, singled.get(&at).copied(), demanded.get(&at).copied()))
        .collect();
    for (candidates, voice) in all.iter_mut().zip(&voices) {
        if voice.sightings == 0 {
            candidates.clear();
        }
    }
    for _ in 0..ROUNDS {
        vote(&mut all, &voices, outlet);
    }
    for (name, candidates) in found.names.iter_mut().zip(&all) {
        name.chosen = best(candidates);
    }
    single_out(page, found);
}

fn candidates(
    page: &Page<'_>,
    name: &Name,
    singled: Option<usize>,
    demanded: Option<PlaceKind>,
) -> Vec<Candidate> {
    let mut made: Vec<Candidate> = name
        .places
        .iter()
        .enumerate()
        .map(|(at, (place, role))| Candidate {
            country: place.country,
            unit: place.unit,
            at: place.point.or_else(|| page.gazetteer.admin1(place)?.point).map(on_sphere),
            kind: place.kind,
            prior: prior(place, *role) - if has_main_town(name, place) { 3.0 } else { 0.0 }
                + if singled == Some(at) { 6.0 } else { 0.0 }
                + if demanded == Some(place.kind) { 3.0 } else { 0.0 },
            belief: 0.0,
        })
        .collect();
    spread(&mut made, |candidate| candidate.prior);
    made
}

/// Whether a unit shares its name with a town that holds much of its people: the bare name then
/// means the town ("Kabul"), the unit only where the text says so.
fn has_main_town(name: &Name, unit: &PlaceEntry) -> bool {
    unit.kind == PlaceKind::Admin1
        && name.places.iter().any(|(town, _)| {
            town.kind == PlaceKind::Populated
                && town.country == unit.country
                && town.population > unit.population / 8
        })
}

/// Belief before the document is looked at: the larger the likelier, in natural logarithms.
fn prior(place: &PlaceEntry, role: NameRole) -> f32 {
    let size = (place.population as f32 + 300.0).ln() * 0.55;
    let kind = match place.kind {
        PlaceKind::Country => 11.0,
        PlaceKind::Admin1 => size + 0.5,
        PlaceKind::Admin2 => 4.6,
        PlaceKind::Region => 8.0,
        PlaceKind::Landmark => 6.5,
        PlaceKind::Quarter => 5.5,
        PlaceKind::Populated => size,
    };
    // Spellings of a small place in other languages are most often another place's name.
    let other_spelling = match (role, place.kind) {
        (NameRole::Alternate, PlaceKind::Populated) if place.population < 50_000 => 4.0,
        (NameRole::Alternate, PlaceKind::Populated) => 1.5,
        _ => 0.0,
    };
    kind - other_spelling
}

/// One round: every candidate's belief from what the other names vote for.
fn vote(all: &mut [Vec<Candidate>], voices: &[Voice], outlet: Option<CountryCode>) {
    let mut countries: HashMap<CountryCode, f32> = HashMap::new();
    let mut units: HashMap<u16, f32> = HashMap::new();
    let mut points: Vec<([f32; 3], f32, usize)> = Vec::new();
    let mut total = 0.0;
    for (at, candidates) in all.iter().enumerate() {
        let strength = strength(voices, at, candidates);
        total += strength;
        for candidate in candidates {
            let share = strength * candidate.belief;
            if let Some(country) = candidate.country {
                *countries.entry(country).or_default() += share;
            }
            if candidate.kind != PlaceKind::Country {
                *units.entry(candidate.unit).or_default() += share;
            }
            if let Some(point) = candidate
                .at
                .filter(|_| share > 0.1 && candidate.kind != PlaceKind::Country && points.len() < MAX_VOTERS)
            {
                points.push((point, share, at));
            }
        }
    }
    for (at, candidates) in all.iter_mut().enumerate() {
        let strength = strength(voices, at, candidates);
        let others = (total - strength).max(1.0);
        let scores: Vec<f32> = candidates
            .iter()
            .map(|candidate| {
                let own = strength * candidate.belief;
                let of_country =
                    candidate.country.and_then(|country| countries.get(&country)).copied().unwrap_or(0.0)
                        - strength * belief_in(candidates, candidate.country);
                let in_unit = if candidate.kind == PlaceKind::Country {
                    // Its towns speak for a country as those of a province do for the province.
                    0.5 * of_country.max(0.0)
                } else {
                    units.get(&candidate.unit).copied().unwrap_or(0.0) - own
                };
                let home = if outlet.is_some() && candidate.country == outlet { 0.5 } else { 0.0 };
                candidate.prior
                    + 3.5 * (of_country / others).clamp(0.0, 1.0)
                    + 1.8 * (1.0 + in_unit.max(0.0)).ln()
                    + 1.6 * nearness(candidate, &points, at)
                    + home
            })
            .collect();
        let mut scores = scores.into_iter();
        spread(candidates, |_| scores.next().unwrap_or(0.0));
    }
}

/// How much a name says in a vote: more for names that stand often, never without end.
fn strength(voices: &[Voice], at: usize, candidates: &[Candidate]) -> f32 {
    if candidates.is_empty() {
        return 0.0;
    }
    let voice = voices.get(at).copied().unwrap_or_default();
    let strength = 1.0 + (voice.sightings as f32).ln_1p() * 0.5;
    if voice.sure { strength } else { 0.3 * strength }
}

/// The belief in a country's places together.
fn belief_in(candidates: &[Candidate], country: Option<CountryCode>) -> f32 {
    candidates.iter().filter(|candidate| candidate.country == country).map(|candidate| candidate.belief).sum()
}

/// How near the other names' places are: 0 alone, growing with each neighbour.
fn nearness(candidate: &Candidate, points: &[([f32; 3], f32, usize)], own: usize) -> f32 {
    let Some(here) = candidate.at.filter(|_| candidate.kind != PlaceKind::Country) else { return 0.0 };
    let scale = (6371.0 / NEAR_KM).powi(2);
    let sum: f32 = points
        .iter()
        .filter(|(_, _, name)| *name != own)
        .map(|(there, share, _)| {
            let chord: f32 = here.iter().zip(there).map(|(a, b)| (a - b) * (a - b)).sum();
            share / (1.0 + chord * scale).powi(2)
        })
        .sum();
    sum.ln_1p()
}

/// Turns scores into shares of belief that add up to one.
fn spread(candidates: &mut [Candidate], mut score: impl FnMut(&Candidate) -> f32) {
    let scores: Vec<f32> = candidates.iter().map(&mut score).collect();
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let shares: Vec<f32> = scores.iter().map(|score| (score - top).exp()).collect();
    let sum: f32 = shares.iter().sum();
    for (candidate, share) in candidates.iter_mut().zip(shares) {
        candidate.belief = share / sum.max(f32::MIN_POSITIVE);
    }
}

fn best(candidates: &[Candidate]) -> Option<usize> {
    let mut best: Option<(usize, f32)> = None;
    for (at, candidate) in candidates.iter().enumerate() {
        if best.is_none_or(|(_, belief)| candidate.belief > belief) {
            best = Some((at, candidate.belief));
        }
    }
    best.map(|(at, _)| at)
}

/// Points each tied sighting at the place in its container, and each sighting whose kind the text
/// demands at the likeliest place of that kind.
fn single_out(_page: &Page<'_>, found: &mut Found) {
    for at in 0..found.sightings.len() {
        let Some(sighting) = found.sightings.get(at) else { continue };
        let Some(name) = found.names.get(sighting.name) else { continue };
        let outer = sighting.inside.and_then(|outer| found.sightings.get(outer));
        let container = outer.and_then(|outer| {
            let name = found.names.get(outer.name)?;
            name.places.get(outer.chosen.or(name.chosen)?)
        });
        let chosen = match (container, sighting.demanded) {
            (Some((container, _)), _) => name.places.iter().position(|(place, _)| lies_in(place, container)),
            (None, Some(kind)) => of_kind(name, kind),
            (None, None) => None,
        };
        let chosen = chosen.filter(|_| !is_derived(&name.places));
        if let Some(sighting) = found.sightings.get_mut(at) {
            sighting.chosen = chosen;
        }
    }
}

/// The place of this kind in the country of the name's chosen place, else the first of the kind.
fn of_kind(name: &Name, kind: PlaceKind) -> Option<usize> {
    let chosen = name.chosen.and_then(|at| name.places.get(at)).map(|(place, _)| place.country);
    let same = |(place, _): &(PlaceEntry, NameRole)| place.kind == kind && Some(place.country) == chosen;
    name.places.iter().position(same)
}

fn on_sphere(point: Point) -> [f32; 3] {
    let (lat, lon) = (point.lat.to_radians(), point.lon.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}
