//! Judgements: what a person decided. Appended, never changed; they bind every derivation.

use crate::ReportId;
use crate::event_type::words;
use serde::{Deserialize, Serialize};

words! {
    /// What was decided.
    Decision {
        /// The two reports are one incident.
        Same = "same",
        /// The two reports are different incidents.
        Different = "different",
        /// It cannot be told.
        Unsure = "unsure",
        /// The report's incident is confirmed.
        Confirm = "confirm",
        /// The report's incident is rejected.
        Reject = "reject",
    }
}

/// One decision by one person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Judgement {
    /// Number in the log, from 1.
    pub sequence: u64,
    /// Decision.
    pub decision: Decision,
    /// The report, or the first of two.
    pub report: ReportId,
    /// The second of two, for `Same`, `Different` and `Unsure`.
    pub other: Option<ReportId>,
    /// Who.
    pub person: String,
    /// When, RFC 3339, as the caller gives it: stages have no clock.
    pub at: String,
    /// Why.
    pub reason: String,
}
