//! Estimates: what the figures of an incident's reports allow, and how that came to be.

use crate::account::Account;
use crate::figure::{Figure, FigureKind, certainty, figures, headline};
use crate::lineage::{Grouping, telling};
use crate::prepared::Days;
use model::{CountField, Estimate, EstimateRule, Qualifier, Report, Revision};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Days before the newest figure in which other figures are still current.
const CURRENT_DAYS: i32 = 2;

/// The figures of one document for one incident.
#[derive(Debug)]
pub(crate) struct Telling<'a> {
    account: &'a Account,
    published: Option<Days>,
    root: usize,
    figures: BTreeMap<CountField, Vec<Figure>>,
}

/// The documents of an incident in the order in which they were published, undated last.
pub(crate) fn tellings<'a>(
    members: &BTreeMap<u32, Vec<&'a Report>>,
    accounts: &[&'a Account],
    grouping: &Grouping,
) -> Vec<Telling<'a>> {
    let told = members.iter().filter_map(|(at, reports)| {
        let account = *accounts.get(*at as usize)?;
        let of = |field| reports.iter().flat_map(|report| figures(report, field)).collect::<Vec<_>>();
        let figures =
            CountField::ALL.into_iter().map(|field| (field, of(field))).filter(|(_, all)| !all.is_empty());
        let root = grouping.of_account.get(at).copied()?;
        let published = account.published.as_ref().map(Days::of);
        Some(Telling { account, published, root, figures: figures.collect() })
    });
    let mut told: Vec<Telling<'a>> = told.collect();
    told.sort_by(|a, b| telling(a.account).cmp(&telling(b.account)));
    told
}

/// The estimate of each field that anybody claims.
pub(crate) fn estimates(told: &[Telling<'_>]) -> BTreeMap<CountField, Estimate> {
    CountField::ALL.into_iter().filter_map(|field| Some((field, estimate(told, field)?))).collect()
}

/// What the estimates would have been after each document.
pub(crate) fn history(told: &[Telling<'_>]) -> Vec<Revision> {
    let after = |count: usize, last: &Telling<'_>| Revision {
        as_of: last.account.published,
        document: last.account.document.clone(),
        estimates: estimates(told.get(..=count).unwrap_or(told)),
    };
    told.iter().enumerate().map(|(count, last)| after(count, last)).collect()
}

/// The estimate of one field: from the least to the greatest figure claimed of the whole.
///
/// Single parts of an untold whole count only where there is no other figure, and vague words
/// ("dozens") only where there is no number.
fn estimate(told: &[Telling<'_>], field: CountField) -> Option<Estimate> {
    let all: Vec<(&Telling<'_>, Figure)> = told
        .iter()
        .flat_map(|telling| {
            telling.figures.get(&field).into_iter().flatten().map(move |figure| (telling, *figure))
        })
        .collect();
    let steps: [fn(&Figure) -> bool; 3] = [
        |figure| figure.kind != FigureKind::Part && figure.count.qualifier != Qualifier::Vague,
        |figure| figure.kind != FigureKind::Part,
        |_| true,
    ];
    let counted =
        steps.iter().map(|step| all.iter().filter(|(_, figure)| step(figure)).copied().collect::<Vec<_>>());
    let counted = counted.into_iter().find(|counted| !counted.is_empty())?;
    let low =
        counted.iter().map(|(_, figure)| figure.count.low.unwrap_or(figure.value).min(figure.value)).min()?;
    let high = counted
        .iter()
        .map(|(_, figure)| figure.count.high.unwrap_or(figure.value).max(figure.value))
        .max()?;
    let best = best(&counted)?;
    let rule = match best.kind {
        FigureKind::Sum => EstimateRule::SumOfParts,
        _ if counted.len() == 1 => EstimateRule::OnlyClaim,
        _ => EstimateRule::LatestBestSupported,
    };
    Some(Estimate::new(low, best.value, high, rule))
}

/// The best figure. Each document speaks by its headline figure, and each root by its latest
/// document, so that a source's later word replaces its earlier one. Of these the figures that
/// were published within [`CURRENT_DAYS`] days of the newest are current: tolls rise as the dead
/// are found, and an early figure is not less true for having been repeated often. Among current
/// figures the one with most roots is best, then the one published last, then the surer wording,
/// then the greater.
fn best(counted: &[(&Telling<'_>, Figure)]) -> Option<Figure> {
    let mut latest: BTreeMap<usize, (&Telling<'_>, Figure)> = BTreeMap::new();
    for document in counted.chunk_by(|a, b| std::ptr::eq(a.0, b.0)) {
        let told: Vec<Figure> = document.iter().map(|(_, figure)| *figure).collect();
        if let (Some((telling, _)), Some(figure)) = (document.first(), headline(&told)) {
            // Documents come in the order of publication, those without a date at the end: these
            // replace nothing that has one.
            let slot = latest.entry(telling.root).or_insert((telling, figure));
            if telling.published.is_some() || slot.0.published.is_none() {
                *slot = (telling, figure);
            }
        }
    }
    let newest = latest.values().filter_map(|(telling, _)| telling.published).map(|days| days.start).max();
    let current = |telling: &Telling<'_>| match (newest, telling.published) {
        (Some(newest), Some(published)) => newest - published.start <= CURRENT_DAYS,
        (Some(_), None) => false,
        (None, _) => true,
    };
    let current: Vec<_> = latest.values().filter(|(telling, _)| current(telling)).collect();
    let mut roots: BTreeMap<u64, BTreeSet<usize>> = BTreeMap::new();
    for (telling, figure) in &current {
        roots.entry(figure.value).or_default().insert(telling.root);
    }
    let support = |figure: &Figure| roots.get(&figure.value).map_or(0, BTreeSet::len);
    let rank = |(telling, figure): &&&(&Telling<'_>, Figure)| {
        (
            !figure.doubted,
            support(figure),
            telling.published,
            certainty(figure),
            figure.value,
            Reverse(telling.root),
        )
    };
    current.iter().max_by_key(rank).map(|(_, figure)| *figure)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{at_least, exact, fused, of_part, on, report, told, vague};
    use CountField::Killed;
    use model::CountClaim;

    fn killed(days: &[(i8, Vec<CountClaim>)]) -> Estimate {
        let accounts: Vec<Account> = days
            .iter()
            .enumerate()
            .map(|(at, (day, claims))| {
                let mut account = told(&format!("d{at}"), "");
                account.published = Some(on(2021, 8, *day));
                let mut telling = report(&format!("d{at}#0"));
                telling.claims = claims.clone();
                account.reports = vec![telling];
                account
            })
            .collect();
        let fusion = fused(&accounts);
        assert_eq!(fusion.incidents.len(), 1);
        *fusion.incidents[0].estimate(Killed).unwrap()
    }

    fn shown(estimate: Estimate) -> (u64, u64, u64) {
        (estimate.low(), estimate.best(), estimate.high())
    }

    #[test]
    fn a_rising_toll_ends_at_the_newest_figure() {
        let rising = killed(&[
            (26, vec![exact(Killed, 40)]),
            (27, vec![at_least(Killed, 60)]),
            (27, vec![at_least(Killed, 60)]),
            (31, vec![exact(Killed, 92)]),
        ]);
        assert_eq!(shown(rising), (40, 92, 92));
        assert_eq!(rising.rule(), EstimateRule::LatestBestSupported);
    }

    #[test]
    fn among_current_figures_support_decides() {
        let figures = killed(&[
            (26, vec![exact(Killed, 60)]),
            (26, vec![exact(Killed, 60)]),
            (27, vec![exact(Killed, 64)]),
        ]);
        assert_eq!(shown(figures), (60, 60, 64));
    }

    #[test]
    fn parts_add_up_and_vague_words_do_not_count_beside_numbers() {
        let parts = vec![
            of_part(exact(Killed, 79), "Afghans", Some(0)),
            of_part(exact(Killed, 13), "Americans", Some(0)),
        ];
        let sum = killed(&[(26, parts), (26, vec![vague(Killed, 24)])]);
        assert_eq!((shown(sum), sum.rule()), ((92, 92, 92), EstimateRule::SumOfParts));
        let words = killed(&[(26, vec![vague(Killed, 24)])]);
        assert_eq!((shown(words), words.rule()), ((24, 24, 24), EstimateRule::OnlyClaim));
    }
}
