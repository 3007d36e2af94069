//! Judgements: what people decided binds every derivation.

use crate::lineage::Groups;
use model::{Decision, IncidentStatus, Judgement, ReportId};
use std::collections::{BTreeMap, BTreeSet};

/// What the judgements ask of the clustering and of the incidents' status.
#[derive(Debug, Default)]
pub(crate) struct Constraints {
    /// Pairs that are one incident, by index of report.
    pub(crate) same: Vec<(u32, u32)>,
    /// Pairs that are not, smaller index first.
    pub(crate) different: BTreeSet<(u32, u32)>,
    /// For reports judged by themselves: number of the judgement and what it makes of the incident.
    pub(crate) status: BTreeMap<u32, (u64, IncidentStatus)>,
}

impl Constraints {
    /// Reads the log. Of several judgements on one pair or report the latest holds, and "unsure"
    /// lifts what was decided before. Where "same" and "different" contradict each other over
    /// several reports, the later judgement holds. What is said of reports that are not among
    /// `reports` waits until they are there.
    pub(crate) fn read(judgements: &[Judgement], reports: &[&ReportId]) -> Self {
        let indices: BTreeMap<&ReportId, u32> = reports.iter().copied().zip(0..).collect();
        let index = |id: &ReportId| indices.get(id).copied();
        let mut latest_first: Vec<&Judgement> = judgements.iter().collect();
        latest_first.sort_unstable();
        latest_first.reverse();
        let mut constraints = Self::default();
        let mut decided = BTreeSet::new();
        let mut groups = Groups::new(reports.len());
        for judgement in latest_first {
            let Some(report) = index(&judgement.report) else { continue };
            let status = match judgement.decision {
                Decision::Confirm => IncidentStatus::Assessed,
                Decision::Reject => IncidentStatus::Retracted,
                Decision::Same | Decision::Different | Decision::Unsure => {
                    let Some(other) = judgement.other.as_ref().and_then(index) else { continue };
                    let pair = (report.min(other), report.max(other));
                    if report != other && decided.insert(pair) {
                        constraints.pair(pair, judgement.decision, &mut groups);
                    }
                    continue;
                }
            };
            constraints.status.entry(report).or_insert((judgement.sequence, status));
        }
        constraints
    }

    fn pair(&mut self, pair: (u32, u32), decision: Decision, groups: &mut Groups) {
        match decision {
            Decision::Same => {
                let joined = (groups.find(pair.0), groups.find(pair.1));
                let mut kept_apart = self.different.iter().map(|(a, b)| (groups.find(*a), groups.find(*b)));
                if !kept_apart.any(|apart| apart == joined || (apart.1, apart.0) == joined) {
                    groups.join(pair.0, pair.1);
                    self.same.push(pair);
                }
            }
            Decision::Different if groups.find(pair.0) != groups.find(pair.1) => {
                _ = self.different.insert(pair)
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::judgement;

    fn read(judgements: &[Judgement]) -> Constraints {
        let ids = ["a#0", "b#0", "c#0"].map(ReportId::new);
        Constraints::read(judgements, &ids.iter().collect::<Vec<_>>())
    }

    #[test]
    fn the_latest_judgement_on_a_pair_holds() {
        let same = judgement(1, Decision::Same, "a#0", Some("b#0"));
        let different = judgement(2, Decision::Different, "b#0", Some("a#0"));
        let read_both = read(&[same.clone(), different.clone()]);
        assert!(read_both.same.is_empty() && read_both.different.contains(&(0, 1)));
        let unsure = judgement(3, Decision::Unsure, "a#0", Some("b#0"));
        let lifted = read(&[different, unsure, same]);
        assert!(lifted.same.is_empty() && lifted.different.is_empty());
    }

    #[test]
    fn a_contradiction_over_three_is_settled_by_the_later() {
        let judged = read(&[
            judgement(1, Decision::Different, "a#0", Some("c#0")),
            judgement(2, Decision::Same, "a#0", Some("b#0")),
            judgement(3, Decision::Same, "b#0", Some("c#0")),
        ]);
        assert_eq!(judged.same.len(), 2);
        assert!(judged.different.is_empty());
    }

    #[test]
    fn judgements_on_reports_that_are_not_there_wait() {
        let judged = read(&[
            judgement(1, Decision::Same, "a#0", Some("x#0")),
            judgement(2, Decision::Confirm, "y#0", None),
        ]);
        assert!(judged.same.is_empty() && judged.status.is_empty());
    }
}
