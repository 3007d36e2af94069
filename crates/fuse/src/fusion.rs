//! Fusion: the steps in their order.

use crate::account::Account;
use crate::block::candidates;
use crate::cluster::{Pair, cluster};
use crate::incident::Material;
use crate::judgements::Constraints;
use crate::lineage::Copies;
use crate::prepared::{Prepared, prepare};
use crate::score::score;
use lexicon::Lexicon;
use model::{Incident, Judgement, ReportId};
use std::collections::BTreeSet;

/// What fusion derives from a set of accounts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fusion {
    /// Incidents, by date, undated ones last, then by id.
    pub incidents: Vec<Incident>,
}

/// Derives incidents from accounts and judgements; a function of the sets, not of their order.
///
/// Of several accounts of one document one is used: which one does not depend on their order.
pub fn fuse(accounts: &[Account], judgements: &[Judgement], lexicon: &Lexicon) -> Fusion {
    let accounts = ordered(accounts);
    let copies = Copies::among(&accounts);
    let reports = prepare(&accounts, lexicon);
    let (pairs, denials) = compared(&reports, &copies);
    let constraints = constraints(judgements, &reports);
    let material = Material { accounts: &accounts, reports: &reports, copies: &copies, lexicon };
    let clusters = cluster(&reports, &pairs, &constraints, &copies);
    let incidents = clusters.iter().filter_map(|cluster| {
        let judged = cluster.iter().filter_map(|at| constraints.status.get(at)).max_by_key(|judged| judged.0);
        let denied = cluster.iter().any(|at| denials.contains(at));
        material.incident(cluster, judged.map(|(_, status)| *status), denied)
    });
    let mut incidents: Vec<Incident> = incidents.collect();
    incidents.sort_by(|a, b| (a.when.is_none(), a.when, &a.id).cmp(&(b.when.is_none(), b.when, &b.id)));
    Fusion { incidents }
}

/// Accounts by document, one of each.
pub(crate) fn ordered(accounts: &[Account]) -> Vec<&Account> {
    let mut ordered: Vec<&Account> = accounts.iter().collect();
    ordered.sort_by(|a, b| {
        let same =
            || if a == b { std::cmp::Ordering::Equal } else { format!("{a:?}").cmp(&format!("{b:?}")) };
        a.document.cmp(&b.document).then_with(same)
    });
    ordered.dedup_by(|a, b| a.document == b.document);
    ordered
}

/// Pairs of reports of happenings with their scores, and the reports that another one denies.
fn compared(reports: &[Prepared<'_>], copies: &Copies) -> (Vec<Pair>, BTreeSet<u32>) {
    let mut pairs = Vec::new();
    let mut denials = BTreeSet::new();
    for (a, b) in candidates(reports, copies) {
        let (Some(left), Some(right)) = (reports.get(a as usize), reports.get(b as usize)) else { continue };
        let found = score(left, right, copies);
        match (left.actual(), right.actual()) {
            (true, true) => pairs.push((a, b, found)),
            (true, false) if found.weight > 0 && !found.forbidden => _ = denials.insert(a),
            (false, true) if found.weight > 0 && !found.forbidden => _ = denials.insert(b),
            _ => {}
        }
    }
    (pairs, denials)
}

/// The judgements, by index of report.
fn constraints(judgements: &[Judgement], reports: &[Prepared<'_>]) -> Constraints {
    let ids: Vec<&ReportId> = reports.iter().map(|report| &report.report.id).collect();
    Constraints::read(judgements, &ids)
}
