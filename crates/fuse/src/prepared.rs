//! Prepared reports: what is compared of each report, worked out once.

use crate::account::Account;
use crate::figure::{Figure, figures, headline};
use crate::table::rows;
use crate::wording::{Bag, Rarity};
use lexicon::{Lexicon, fold_words};
use model::{
    ActorId, CountField, CountryCode, GeoPrecision, PerpetratorStatus, Point, Report, ReportStatus, Role,
};
use model::{When, day_number};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;
use xxhash_rust::xxh3::xxh3_64;

/// Days that an interval may have and still serve to tell happenings apart.
const FINE_DAYS: i32 = 7;
/// Steps up the tree of organisations that are followed.
const PARENTS: usize = 6;

/// A closed interval of day numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Days {
    pub(crate) start: i32,
    pub(crate) end: i32,
}

impl Days {
    pub(crate) fn of(when: &When) -> Self {
        Self { start: day_number(when.start), end: day_number(when.end) }
    }

    /// Days between the two, 0 where they share one.
    pub(crate) fn gap(self, other: Days) -> i32 {
        (other.start - self.end).max(self.start - other.end).max(0)
    }

    /// Whether it is a few days at most.
    pub(crate) fn fine(self) -> bool {
        self.end - self.start < FINE_DAYS
    }
}

/// A place, ready to be compared.
#[derive(Clone, Debug, Default)]
pub(crate) struct Site {
    /// The folded name.
    pub(crate) name: String,
    /// What names the town: its GeoNames id, else its name and country.
    pub(crate) town: u64,
    /// The class of facility that the name speaks of ("airport").
    pub(crate) facility: Option<&'static str>,
    pub(crate) country: Option<CountryCode>,
    pub(crate) admin1: Option<String>,
    pub(crate) point: Option<Point>,
    /// Whether a town or a place in one is known.
    pub(crate) fine: bool,
}

/// A report, ready to be compared.
#[derive(Debug)]
pub(crate) struct Prepared<'a> {
    pub(crate) report: &'a Report,
    /// Index of its account among the accounts in the order of their ids.
    pub(crate) account: u32,
    pub(crate) days: Option<Days>,
    pub(crate) published: Option<Days>,
    pub(crate) site: Option<Site>,
    /// Who did it, as far as the report says; sorted.
    pub(crate) perpetrators: Vec<&'a ActorId>,
    /// The organisations above them.
    pub(crate) above: BTreeSet<ActorId>,
    pub(crate) killed: Option<Figure>,
    pub(crate) injured: Option<Figure>,
    pub(crate) bag: Bag,
}

impl Prepared<'_> {
    /// Whether it is dated to a few days at most.
    pub(crate) fn dated(&self) -> bool {
        self.days.is_some_and(Days::fine)
    }

    /// Whether it tells of something that took place.
    pub(crate) fn actual(&self) -> bool {
        self.report.status == ReportStatus::Actual
    }
}

/// The reports of all accounts that tell of something that took place or deny it, in the order of
/// the accounts and of the documents. Accounts must be in the order of their ids.
pub(crate) fn prepare<'a>(accounts: &[&'a Account], lexicon: &Lexicon) -> Vec<Prepared<'a>> {
    let rarity = Rarity::of(accounts.iter().flat_map(|account| account.words.iter().map(Vec::as_slice)));
    let mut prepared = Vec::new();
    for (at, account) in accounts.iter().enumerate() {
        for (number, report) in account.reports.iter().enumerate() {
            if matches!(report.status, ReportStatus::Actual | ReportStatus::Denied) {
                let words = account.words.get(number).map_or(&[][..], Vec::as_slice);
                prepared.push(prepare_one(at as u32, account, report, rarity.bag(words), lexicon));
            }
        }
    }
    prepared
}

fn prepare_one<'a>(
    at: u32,
    account: &'a Account,
    report: &'a Report,
    bag: Bag,
    lexicon: &Lexicon,
) -> Prepared<'a> {
    let named = |status: Option<PerpetratorStatus>| {
        !matches!(status, Some(PerpetratorStatus::Denied | PerpetratorStatus::Unknown))
    };
    let did_it = report.actors.iter().filter(|actor| actor.role == Role::Perpetrator && named(actor.status));
    let mut perpetrators: Vec<&ActorId> = did_it.map(|actor| &actor.actor).collect();
    perpetrators.sort_unstable();
    perpetrators.dedup();
    Prepared {
        report,
        account: at,
        days: report.when.as_ref().map(Days::of),
        published: account.published.as_ref().map(Days::of),
        site: report.place.as_ref().map(site),
        above: perpetrators.iter().flat_map(|actor| above(actor, lexicon)).collect(),
        perpetrators,
        killed: headline(&figures(report, CountField::Killed)),
        injured: headline(&figures(report, CountField::Injured)),
        bag,
    }
}

/// The organisations that an actor belongs to, nearest first.
pub(crate) fn above(actor: &ActorId, lexicon: &Lexicon) -> Vec<ActorId> {
    let mut found: Vec<ActorId> = Vec::new();
    let mut at = actor.clone();
    while let Some(parent) = lexicon.actors().get(&at).and_then(|known| known.parent.clone()) {
        if found.len() == PARENTS || found.contains(&parent) {
            break;
        }
        found.push(parent.clone());
        at = parent;
    }
    found
}

fn site(place: &model::Place) -> Site {
    let words = fold_words(&place.name);
    let name = words.join(" ");
    let country = place.country.map(|country| country.to_string()).unwrap_or_default();
    let facility = words.iter().find_map(|word| facilities().get(word.as_str()).copied());
    // A named facility is a particular place, however coarsely the gazetteer knows where.
    let fine = facility.is_some() || matches!(place.precision, GeoPrecision::Exact | GeoPrecision::Near);
    let town = match place.geonames {
        Some(id) => u64::from(id),
        None => xxh3_64(format!("{country} {name}").as_bytes()),
    };
    Site {
        town,
        facility,
        country: place.country,
        admin1: place.admin1.as_ref().map(|unit| fold_words(unit).join(" ")),
        point: place.point.filter(|point| point.lat.is_finite() && point.lon.is_finite()),
        fine,
        name,
    }
}

fn facilities() -> &'static BTreeMap<&'static str, &'static str> {
    static FACILITIES: OnceLock<BTreeMap<&'static str, &'static str>> = OnceLock::new();
    FACILITIES.get_or_init(|| {
        let table = rows(include_str!("../../lexicon/data/fusion/facilities.tsv"));
        table.filter_map(|row| Some((*row.first()?, *row.get(1)?))).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::place;

    #[test]
    fn an_airport_is_a_particular_place_and_a_town_is_not() {
        assert_eq!(site(&place("Kabul airport", "AF", 1138958)).facility, Some("airport"));
        assert_eq!(site(&place("Kabul", "AF", 1138958)).facility, None);
        assert_eq!(
            site(&place("Kabul airport", "AF", 1138958)).town,
            site(&place("Kabul", "AF", 1138958)).town
        );
    }

    #[test]
    fn gaps_count_days_between_intervals() {
        let (a, b) = (Days { start: 1, end: 3 }, Days { start: 5, end: 40 });
        assert_eq!((a.gap(b), b.gap(a), a.gap(a)), (2, 2, 0));
        assert!(a.fine() && !b.fine());
    }
}
