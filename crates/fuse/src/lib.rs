//! Many reports to incidents: lineage, blocking, comparison, clustering, estimates, grades.

use lexicon::Lexicon;
use model::{Document, Extraction, Incident, Judgement, Match, ReportId};
use serde::{Deserialize, Serialize};

/// What fusion needs of one document: its reports and enough of its text to see copies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// Its reports and what they rest on.
    pub extraction: Extraction,
}

/// What fusion derives from a set of accounts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fusion {
    /// Incidents, by date, then id.
    pub incidents: Vec<Incident>,
}

/// What fusion needs of one document.
pub fn account(_document: &Document, extraction: &Extraction, _lexicon: &Lexicon) -> Account {
    Account { extraction: extraction.clone() }
}

/// Derives incidents from accounts and judgements; a function of the sets, not of their order.
pub fn fuse(_accounts: &[Account], _judgements: &[Judgement], _lexicon: &Lexicon) -> Fusion {
    Fusion::default()
}

/// Why two reports are, or are not, one incident; `None` where a report is not among the accounts.
pub fn why(_accounts: &[Account], _left: &ReportId, _right: &ReportId, _lexicon: &Lexicon) -> Option<Match> {
    None
}
