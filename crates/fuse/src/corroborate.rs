//! Corroboration: the grades that roots, outlets and perpetrators give an incident.

use crate::account::Account;
use crate::lineage::{Grouping, named};
use crate::prepared::above;
use crate::table::rows;
use lexicon::Lexicon;
use model::{
    ActorId, AirwarsGrade, Grades, IbcGrade, IncidentActor, PerpetratorStatus, Report, ReportId, Role,
};
use std::collections::{BTreeMap, BTreeSet};

/// Grades an incident.
///
/// * IBC: confirmed by two independent roots or more, else provisional (Iraq Body Count, methods).
/// * Airwars: see [`airwars`]. Admiralty: see [`admiralty`].
pub(crate) fn grades(
    members: &BTreeMap<u32, Vec<&Report>>,
    accounts: &[&Account],
    grouping: &Grouping,
    actors: &[IncidentActor],
    denied: bool,
    lexicon: &Lexicon,
) -> Grades {
    let roots = grouping.roots.len();
    Grades {
        admiralty: admiralty(members, accounts, roots, lexicon),
        airwars: airwars(roots, actors, denied, lexicon),
        ibc: if roots >= 2 { IbcGrade::Confirmed } else { IbcGrade::Provisional },
    }
}

/// Airwars' grade. Its "confirmed" needs a belligerent that accepts responsibility; here that is a
/// perpetrator whose own claim is reported, in an incident that rests on two roots or more: one
/// report of a claim is itself uncorroborated. A report that denies the incident discounts it;
/// rival perpetrators contest it, unless only one of them claims it for itself.
fn airwars(roots: usize, actors: &[IncidentActor], denied: bool, lexicon: &Lexicon) -> AirwarsGrade {
    let claimed = actors.iter().any(|actor| actor.status == Some(PerpetratorStatus::Claimed));
    match roots {
        _ if denied => AirwarsGrade::Discounted,
        _ if contested(actors, lexicon) => AirwarsGrade::Contested,
        0 | 1 => AirwarsGrade::Weak,
        _ if claimed => AirwarsGrade::Confirmed,
        _ => AirwarsGrade::Fair,
    }
}

/// Whether two perpetrators are named that no report names together and of which neither belongs
/// to the other; a party's own claim outweighs what others attribute or suspect.
fn contested(actors: &[IncidentActor], lexicon: &Lexicon) -> bool {
    let accused = |actor: &&IncidentActor| {
        actor.role == Role::Perpetrator
            && !matches!(actor.status, Some(PerpetratorStatus::Denied | PerpetratorStatus::Unknown))
    };
    let mut accused: Vec<&IncidentActor> = actors.iter().filter(accused).collect();
    if accused.iter().any(|actor| actor.status == Some(PerpetratorStatus::Claimed)) {
        accused.retain(|actor| actor.status == Some(PerpetratorStatus::Claimed));
    }
    let belongs = |a: &ActorId, b: &ActorId| above(a, lexicon).contains(b);
    let rivals = |a: &IncidentActor, b: &IncidentActor| {
        let together = a.reports.iter().any(|report| b.reports.contains(report));
        !together && !belongs(&a.actor, &b.actor) && !belongs(&b.actor, &a.actor)
    };
    accused.iter().enumerate().any(|(at, a)| accused.iter().skip(at + 1).any(|b| rivals(a, b)))
}

/// The Admiralty code. Letter: the best reliability among its outlets, by kind of outlet, `F`
/// where none is known. Digit: 1 with three roots or more, 2 with two, 3 with one that names a
/// source, 6 with one that names none.
fn admiralty(
    members: &BTreeMap<u32, Vec<&Report>>,
    accounts: &[&Account],
    roots: usize,
    lexicon: &Lexicon,
) -> String {
    let told = members.keys().filter_map(|at| accounts.get(*at as usize));
    let letter = told.map(|account| reliability(account, lexicon)).min().unwrap_or('F');
    let digit = match roots {
        3.. => 1,
        2 => 2,
        _ if members.values().flatten().any(|report| names_a_source(report)) => 3,
        _ => 6,
    };
    format!("{letter}{digit}")
}

fn reliability(account: &Account, lexicon: &Lexicon) -> char {
    let letters = include_str!("../../lexicon/data/fusion/reliability.tsv");
    account
        .listed_outlet(lexicon)
        .and_then(|outlet| rows(letters).find(|row| row.first() == Some(&outlet.kind.as_str())))
        .and_then(|row| row.get(1)?.chars().next())
        .unwrap_or('F')
}

fn names_a_source(report: &Report) -> bool {
    let claims = report.claims.iter().filter_map(|claim| claim.attribution.as_ref());
    let actors = report.actors.iter().filter_map(|actor| actor.attribution.as_ref());
    claims.chain(actors).any(|attribution| named(&attribution.source).is_some())
}

/// The parties of an incident by role: the strongest word on which each rests, and who says so.
pub(crate) fn actors(reports: &[&Report]) -> Vec<IncidentActor> {
    #[derive(Default)]
    struct Part<'a> {
        names: BTreeMap<&'a str, usize>,
        status: Option<PerpetratorStatus>,
        reports: BTreeSet<&'a ReportId>,
    }
    let mut parts: BTreeMap<(&ActorId, Role), Part<'_>> = BTreeMap::new();
    for report in reports {
        for actor in &report.actors {
            let part = parts.entry((&actor.actor, actor.role)).or_default();
            *part.names.entry(&actor.name).or_default() += 1;
            // Statuses are listed from the strongest to the weakest.
            part.status = part.status.into_iter().chain(actor.status).min();
            part.reports.insert(&report.id);
        }
    }
    let merged = parts.into_iter().map(|((actor, role), part)| IncidentActor {
        actor: actor.clone(),
        name: part
            .names
            .iter()
            .max_by_key(|(name, count)| (**count, std::cmp::Reverse(**name)))
            .map_or_else(|| actor.to_string(), |(name, _)| (*name).to_owned()),
        role,
        status: part.status,
        reports: part.reports.into_iter().cloned().collect(),
    });
    let mut merged: Vec<IncidentActor> = merged.collect();
    merged.sort_by(|a, b| {
        (a.role, a.status.is_none(), a.status, &a.actor).cmp(&(
            b.role,
            b.status.is_none(),
            b.status,
            &b.actor,
        ))
    });
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{perpetrator, report};
    use PerpetratorStatus::{Attributed, Claimed, Denied, Suspected};

    fn told(id: &str, who: &[(&str, PerpetratorStatus)]) -> Report {
        Report { actors: who.iter().map(|(who, status)| perpetrator(who, *status)).collect(), ..report(id) }
    }

    fn grade(roots: usize, reports: &[Report]) -> AirwarsGrade {
        airwars(roots, &actors(&reports.iter().collect::<Vec<_>>()), false, Lexicon::embedded())
    }

    #[test]
    fn the_strongest_word_counts() {
        let reports =
            [told("a#0", &[("x", Suspected)]), told("b#0", &[("x", Claimed)]), told("c#0", &[("y", Denied)])];
        let merged = actors(&reports.iter().collect::<Vec<_>>());
        assert_eq!(
            merged.iter().map(|actor| actor.status).collect::<Vec<_>>(),
            [Some(Claimed), Some(Denied)]
        );
        assert_eq!(merged[0].reports.len(), 2);
    }

    #[test]
    fn grades_follow_roots_claims_and_rivals() {
        let x = told("a#0", &[("x", Attributed)]);
        let y = told("b#0", &[("y", Attributed)]);
        let claimed = told("c#0", &[("x", Claimed)]);
        assert_eq!(grade(1, std::slice::from_ref(&claimed)), AirwarsGrade::Weak);
        assert_eq!(grade(2, &[x.clone(), x.clone()]), AirwarsGrade::Fair);
        assert_eq!(grade(2, &[x.clone(), y.clone()]), AirwarsGrade::Contested);
        assert_eq!(grade(2, &[x, y, claimed]), AirwarsGrade::Confirmed);
    }
}
