//! Blocking: which pairs of reports are compared at all.
//!
//! Reports meet when they share a block: a key such as "this square of the map", "this country"
//! or "this town and this perpetrator". Inside a block dated reports are sorted by day and meet
//! those within a few days; undated and vaguely dated ones are sorted by toll and day of publication
//! and meet their neighbours. Each report meets at most [`MOST`] others on either side in a block (the sorted
//! neighbourhood method of Hernández and Stolfo 1995), so that the number of pairs grows with the
//! number of reports and not with its square, however hot a block is.

use crate::compare::TOLERANCE;
use crate::lineage::Copies;
use crate::prepared::{Prepared, Site};
use model::Point;
use std::hash::{Hash, Hasher};
use xxhash_rust::xxh3::Xxh3;

/// Reports that one meets on either side in a block.
const MOST: usize = 40;
/// Reports of one document that meet those of a copy of it.
const MOST_IN_DOCUMENT: usize = 12;

/// A report's place in a block, ordered by block and inside it by nearness.
type Entry = (u64, i64, u64, u32);

/// Pairs of reports of different accounts that are to be compared: sorted, smaller index first.
pub(crate) fn candidates(reports: &[Prepared<'_>], copies: &Copies) -> Vec<(u32, u32)> {
    let mut pairs = Pairs { reports, found: Vec::new() };
    pairs.by_square();
    pairs.by_country();
    pairs.by_perpetrator();
    pairs.undated();
    pairs.by_copy(copies);
    pairs.found.sort_unstable();
    pairs.found.dedup();
    pairs.found
}

struct Pairs<'r, 'a> {
    reports: &'r [Prepared<'a>],
    found: Vec<(u32, u32)>,
}

impl Pairs<'_, '_> {
    fn add(&mut self, a: u32, b: u32) {
        let account = |at: u32| self.reports.get(at as usize).map(|report| report.account);
        if account(a) != account(b) {
            self.found.push((a.min(b), a.max(b)));
        }
    }

    fn each(&self) -> impl Iterator<Item = (u32, &Prepared<'_>)> {
        self.reports.iter().enumerate().map(|(at, report)| (at as u32, report))
    }

    /// Dated reports of places with a point, in squares of one degree.
    fn by_square(&mut self) {
        let mut entries = Vec::new();
        for (at, report) in self.each().filter(|(_, report)| report.dated()) {
            let Some((site, point)) = located(report) else { continue };
            for square in squares(point) {
                entries.push((square, day(report), site.town, at));
            }
        }
        self.neighbours(entries, |_, _| true);
    }

    /// Dated reports of one country of which one or both have no point.
    fn by_country(&mut self) {
        let mut entries = Vec::new();
        for (at, report) in self.each().filter(|(_, report)| report.dated()) {
            let Some(site) = &report.site else { continue };
            let Some(country) = site.country else { continue };
            entries.push((key(("country", country)), day(report), key(&site.admin1), at));
        }
        self.neighbours(entries, |a, b| located(a).is_none() || located(b).is_none());
    }

    /// Dated reports of one perpetrator of which one or both have no country.
    fn by_perpetrator(&mut self) {
        let nowhere = |report: &Prepared<'_>| report.site.as_ref().is_none_or(|site| site.country.is_none());
        let mut entries = Vec::new();
        for (at, report) in self.each().filter(|(_, report)| report.dated()) {
            for actor in &report.perpetrators {
                entries.push((key(("perpetrator", actor)), day(report), toll(report), at));
            }
            if toll(report) > 2 {
                entries.push((key(("toll", toll(report))), day(report), 0, at));
            }
        }
        self.neighbours(entries, |a, b| nowhere(a) || nowhere(b));
    }

    /// Undated and vaguely dated reports with all others of their place and perpetrator or kind.
    fn undated(&mut self) {
        let mut entries = Vec::new();
        for (at, report) in self.each() {
            for key in timeless_keys(report) {
                entries.push((key, toll(report) as i64, told(report), at));
            }
        }
        entries.sort_unstable();
        for block in entries.chunk_by(|a, b| a.0 == b.0) {
            self.undated_in(block);
        }
    }

    fn undated_in(&mut self, block: &[Entry]) {
        let vague = |at: &u32| self.reports.get(*at as usize).is_some_and(|report| !report.dated());
        let found: Vec<(u32, u32)> = (0..block.len())
            .filter_map(|place| Some((place, block.get(place)?.3)))
            .filter(|(_, at)| vague(at))
            .flat_map(|(place, at)| {
                let near = block.get(place.saturating_sub(MOST)..(place + MOST + 1).min(block.len()));
                near.unwrap_or(&[]).iter().map(move |other| (at, other.3))
            })
            .collect();
        for (a, b) in found {
            self.add(a, b);
        }
    }

    /// Reports of documents that are copies of each other: each with the first and the next one.
    fn by_copy(&mut self, copies: &Copies) {
        let mut documents: Vec<(u32, u32, Vec<u32>)> = Vec::new();
        for (at, report) in self.each() {
            match documents.last_mut() {
                Some((_, account, reports)) if *account == report.account => reports.push(at),
                _ => documents.push((copies.group(report.account), report.account, vec![at])),
            }
        }
        documents.sort_unstable();
        let mut met = Vec::new();
        for group in documents.chunk_by(|a, b| a.0 == b.0) {
            let next = group.windows(2).filter_map(|pair| pair.first().zip(pair.get(1)));
            let first = group
                .first()
                .into_iter()
                .flat_map(|first| group.iter().skip(2).map(move |other| (first, other)));
            for ((_, _, a), (_, _, b)) in next.chain(first) {
                for left in a.iter().take(MOST_IN_DOCUMENT) {
                    met.extend(b.iter().take(MOST_IN_DOCUMENT).map(|right| (*left, *right)));
                }
            }
        }
        for (a, b) in met {
            self.add(a, b);
        }
    }

    /// Pairs of entries of one block whose days are near, that `meet` lets meet.
    fn neighbours(&mut self, mut entries: Vec<Entry>, meet: impl Fn(&Prepared<'_>, &Prepared<'_>) -> bool) {
        entries.sort_unstable();
        let mut met = Vec::new();
        for (place, (block, _, _, at)) in entries.iter().enumerate() {
            let Some(report) = self.reports.get(*at as usize) else { continue };
            let last = report.days.map_or(i64::MIN, |days| i64::from(days.end + TOLERANCE));
            let later = entries.iter().skip(place + 1);
            let near = later.take_while(|(key, day, _, _)| key == block && *day <= last);
            let other = |at: u32| self.reports.get(at as usize).filter(|other| meet(report, other));
            met.extend(near.filter(|entry| other(entry.3).is_some()).take(MOST).map(|entry| (*at, entry.3)));
        }
        for (a, b) in met {
            self.add(a, b);
        }
    }
}

/// The blocks in which a report meets others whatever their dates.
fn timeless_keys(report: &Prepared<'_>) -> Vec<u64> {
    let mut keys = Vec::new();
    let Some(site) = &report.site else {
        if toll(report) > 2 {
            keys.extend(report.perpetrators.iter().map(|actor| key(("nowhere", actor, toll(report)))));
        }
        return keys;
    };
    let country = site.country;
    keys.extend(report.perpetrators.iter().map(|actor| key(("country and perpetrator", country, actor))));
    if site.fine {
        keys.extend(report.perpetrators.iter().map(|actor| key(("town and perpetrator", site.town, actor))));
        keys.push(key(("town and kind", site.town, report.report.event_type.coarse())));
        keys.extend(site.facility.map(|facility| key(("facility", site.town, facility))));
    }
    keys
}

fn located<'r>(report: &'r Prepared<'_>) -> Option<(&'r Site, Point)> {
    let site = report.site.as_ref().filter(|site| site.fine)?;
    site.point.map(|point| (site, point))
}

/// The squares of one degree around a point in four grids, each moved by half a degree against the
/// others: two points within half a degree share at least one.
fn squares(point: Point) -> [u64; 4] {
    let cell = |degrees: f32, moved: f32| (f64::from(degrees) + f64::from(moved)).floor() as i32;
    [(0.0, 0.0), (0.0, 0.5), (0.5, 0.0), (0.5, 0.5)].map(|(lat, lon)| {
        let grid = (lat > 0.0, lon > 0.0);
        key(("square", grid, cell(point.lat, lat), cell(point.lon, lon)))
    })
}

fn day(report: &Prepared<'_>) -> i64 {
    report.days.map_or(i64::MIN, |days| i64::from(days.start))
}

/// When its document was published, so that among equal tolls those told together meet.
fn told(report: &Prepared<'_>) -> u64 {
    report.published.map_or(0, |days| i64::from(days.start).abs_diff(i64::from(i32::MIN)))
}

fn toll(report: &Prepared<'_>) -> u64 {
    report.killed.or(report.injured).map_or(0, |figure| figure.value.min(i64::MAX as u64))
}

fn key(parts: impl Hash) -> u64 {
    let mut hasher = Xxh3::new();
    parts.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_within_half_a_degree_share_a_square() {
        for (lat, lon) in [(0.0, 0.0), (0.49, 0.49), (-0.3, 0.45), (0.2, -0.49)] {
            let (a, b) = (Point { lat: 33.99, lon: -0.01 }, Point { lat: 33.99 + lat, lon: -0.01 + lon });
            assert!(squares(a).iter().any(|square| squares(b).contains(square)), "{lat} {lon}");
        }
    }
}
