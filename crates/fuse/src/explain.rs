//! Explanations: why two reports are, or are not, one incident.

use crate::account::Account;
use crate::fusion::ordered;
use crate::lineage::Copies;
use crate::prepared::prepare;
use crate::score::{Weights, levels};
use lexicon::Lexicon;
use model::{Comparison, Match, ReportId};

/// Why two reports are, or are not, one incident: each field compared, the level of agreement
/// found, and the log-odds (base 2) that it adds. A sum above 0 speaks for one incident; whether
/// the two came together depends on their neighbours too.
///
/// `None` where a report is not among the accounts or tells of nothing that took place.
pub fn why(accounts: &[Account], left: &ReportId, right: &ReportId, lexicon: &Lexicon) -> Option<Match> {
    let accounts = ordered(accounts);
    let copies = Copies::among(&accounts);
    let reports = prepare(&accounts, lexicon);
    let (left, right) = (left.min(right), left.max(right));
    let report = |id: &ReportId| reports.iter().find(|report| &report.report.id == id);
    let weights = Weights::stored();
    let compared = levels(report(left)?, report(right)?, &copies).into_iter().map(|level| Comparison {
        field: level.field().to_owned(),
        level: level.words().to_owned(),
        weight: weights.of(level),
    });
    Some(Match { left: left.clone(), right: right.clone(), comparisons: compared.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{report, told};

    #[test]
    fn every_field_is_explained_once() {
        let mut accounts = [told("a", ""), told("b", "")];
        accounts[0].reports = vec![report("a#0"), report("a#1")];
        accounts[1].reports = vec![report("b#0")];
        let ids = ["b#0", "a#0", "a#1", "x#0"].map(ReportId::new);
        let found = why(&accounts, &ids[0], &ids[1], Lexicon::embedded()).unwrap();
        assert_eq!((found.left.as_str(), found.right.as_str()), ("a#0", "b#0"));
        let fields: Vec<&str> = found.comparisons.iter().map(|c| c.field.as_str()).collect();
        let all = ["prior", "lineage", "date", "place", "type", "perpetrator", "killed", "injured", "text"];
        assert_eq!(fields, all);
        assert!(why(&accounts, &ids[1], &ids[2], Lexicon::embedded()).unwrap().weight() < 0.0);
        assert_eq!(why(&accounts, &ids[0], &ids[3], Lexicon::embedded()), None);
    }
}
