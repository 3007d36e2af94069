//! Incidents: what the reports of one happening say of it together.

use crate::account::Account;
use crate::corroborate::{actors, grades};
use crate::estimate::{estimates, history, tellings};
use crate::identity::{aliases, id_of};
use crate::lineage::{Copies, roots, telling};
use crate::prepared::Prepared;
use lexicon::{Lexicon, fold_words};
use model::{CoarseType, DatePrecision, EventType, Incident, IncidentStatus, Place, Report, ReportId, When};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Share of a family's reports, as one in so many, that carries its more special kind.
const SPECIAL: usize = 4;

/// What incidents are put together from.
pub(crate) struct Material<'m, 'a> {
    pub(crate) accounts: &'m [&'a Account],
    pub(crate) reports: &'m [Prepared<'a>],
    pub(crate) copies: &'m Copies,
    pub(crate) lexicon: &'m Lexicon,
}

impl<'a> Material<'_, 'a> {
    /// The incident of these reports; `None` where there are none. `judged` is what people made of
    /// it, `denied` whether a report denies it.
    pub(crate) fn incident(
        &self,
        cluster: &[u32],
        judged: Option<IncidentStatus>,
        denied: bool,
    ) -> Option<Incident> {
        let prepared: Vec<&Prepared<'a>> =
            cluster.iter().filter_map(|at| self.reports.get(*at as usize)).collect();
        let told: Vec<&'a Report> = prepared.iter().map(|report| report.report).collect();
        let mut members: BTreeMap<u32, Vec<&'a Report>> = BTreeMap::new();
        for report in &prepared {
            members.entry(report.account).or_default().push(report.report);
        }
        let anchor = self.anchor(&prepared)?;
        let grouping = roots(&members, self.accounts, self.copies, self.lexicon);
        let tellings = tellings(&members, self.accounts, &grouping);
        let parties = actors(&told);
        let grades = grades(&members, self.accounts, &grouping, &parties, denied, self.lexicon);
        let mut ids: Vec<ReportId> = told.iter().map(|report| report.id.clone()).collect();
        ids.sort_unstable();
        let derived = if denied { IncidentStatus::Disputed } else { IncidentStatus::Candidate };
        let mut documents: Vec<_> =
            members.keys().filter_map(|at| Some(self.accounts.get(*at as usize)?.document.clone())).collect();
        documents.sort_unstable();
        Some(Incident {
            id: id_of(anchor),
            event_type: event_type(&told),
            status: judged.unwrap_or(derived),
            when: when(&told),
            place: place(&told),
            actors: parties,
            estimates: estimates(&tellings),
            aliases: aliases(ids.iter()),
            reports: ids,
            documents,
            roots: grouping.roots,
            grades,
            history: history(&tellings),
        })
    }

    /// The report of the document that was published first.
    fn anchor(&self, prepared: &[&Prepared<'a>]) -> Option<&'a ReportId> {
        let order = |report: &&&Prepared<'a>| {
            let account = self.accounts.get(report.account as usize)?;
            Some((telling(account), &report.report.id))
        };
        prepared.iter().min_by_key(order).map(|report| &report.report.id)
    }
}

/// The kind: of the family that most reports name, the most special kind that a quarter of them
/// name, else the one that most name. "Other" only where nothing else is said.
fn event_type(told: &[&Report]) -> EventType {
    let mut kinds: BTreeMap<EventType, usize> = BTreeMap::new();
    let mut families: BTreeMap<CoarseType, usize> = BTreeMap::new();
    for kind in told.iter().map(|report| report.event_type).filter(|kind| *kind != EventType::Other) {
        *kinds.entry(kind).or_default() += 1;
        *families.entry(kind.coarse()).or_default() += 1;
    }
    let family = families.into_iter().max_by_key(|(family, count)| (*count, Reverse(*family)));
    let Some((family, total)) = family else { return EventType::Other };
    let of_family = kinds.iter().filter(|(kind, _)| kind.coarse() == family);
    let rank = |(kind, count): &(&EventType, &usize)| {
        let special = if **count * SPECIAL >= total { speciality(**kind) } else { 0 };
        (special, **count, Reverse(**kind))
    };
    of_family.max_by_key(rank).map_or(EventType::Other, |(kind, _)| *kind)
}

/// How much a kind says beyond its family.
fn speciality(kind: EventType) -> u8 {
    match kind {
        EventType::SuicideBombing
        | EventType::Assassination
        | EventType::Stabbing
        | EventType::MassShooting => 3,
        EventType::Bombing | EventType::Shooting | EventType::Airstrike | EventType::Shelling => 2,
        _ => 1,
    }
}

/// The date: of the finest precision that any report gives, the one that most give.
fn when(told: &[&Report]) -> Option<When> {
    let dates = || told.iter().filter_map(|report| report.when);
    let finest: DatePrecision = dates().map(|when| when.precision).min()?;
    let mut support: BTreeMap<When, usize> = BTreeMap::new();
    for when in dates().filter(|when| when.precision == finest) {
        *support.entry(when).or_default() += 1;
    }
    support.into_iter().max_by_key(|(when, count)| (*count, Reverse(*when))).map(|(when, _)| when)
}

/// The place: of the finest precision that any report gives, the one on which most agree; inside a
/// town a more particular name ("Kabul airport") goes before the town's.
fn place(told: &[&Report]) -> Option<Place> {
    let places = || told.iter().filter_map(|report| report.place.as_ref());
    let finest = places().map(|place| place.precision).min()?;
    let fine: Vec<&Place> = places().filter(|place| place.precision == finest).collect();
    let same_town = |a: &Place, b: &Place| match (a.geonames, b.geonames) {
        (Some(a), Some(b)) => a == b,
        _ => a.name == b.name && a.country == b.country,
    };
    let town = |place: &Place| fine.iter().filter(|other| same_town(place, other)).count();
    let named = |place: &Place| fine.iter().filter(|other| other.name == place.name).count();
    let rank = |place: &&&Place| {
        (
            town(place),
            fold_words(&place.name).len().min(2),
            named(place),
            Reverse(place.name.clone()),
            place.geonames,
        )
    };
    fine.iter().max_by_key(rank).map(|place| (*place).clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{on, place as at, report};

    #[test]
    fn the_more_special_kind_wins_when_some_name_it() {
        let kinds = |kinds: &[EventType]| {
            let told: Vec<Report> =
                kinds.iter().map(|kind| Report { event_type: *kind, ..report("a#0") }).collect();
            event_type(&told.iter().collect::<Vec<_>>())
        };
        use EventType::{Bombing, Other, Shooting, SuicideBombing};
        assert_eq!(kinds(&[Bombing, Bombing, SuicideBombing]), SuicideBombing);
        assert_eq!(kinds(&[Bombing, Bombing, Bombing, Bombing, SuicideBombing]), Bombing);
        assert_eq!(kinds(&[Other, Other, Shooting]), Shooting);
        assert_eq!(kinds(&[Other]), Other);
    }

    #[test]
    fn the_finest_date_and_place_win() {
        let mut told = [report("a#0"), report("b#0"), report("c#0")];
        told[0].when = When::month(2021, 8);
        told[1].when = Some(on(2021, 8, 26));
        told[0].place = Some(at("Kabul", "AF", 1138958));
        told[1].place = Some(at("Kabul", "AF", 1138958));
        told[2].place = Some(at("Kabul airport", "AF", 1138958));
        let told: Vec<&Report> = told.iter().collect();
        assert_eq!(when(&told), Some(on(2021, 8, 26)));
        assert_eq!(place(&told).map(|place| place.name).as_deref(), Some("Kabul airport"));
        assert_eq!(when(&[]), None);
    }
}
