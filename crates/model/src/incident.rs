//! Incidents: happenings as best known, derived from reports.

use crate::event_type::words;
use crate::{
    ActorId, CountField, DocumentId, Estimate, EventType, IncidentId, PerpetratorStatus, Place, ReportId,
    Role, When,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

words! {
    /// How far an incident has been looked at.
    IncidentStatus {
        /// Derived by the program only.
        Candidate = "candidate",
        /// Confirmed by a person.
        Assessed = "assessed",
        /// Denied by a report or doubted by a person.
        Disputed = "disputed",
        /// Rejected by a person.
        Retracted = "retracted",
    }
}

words! {
    /// Airwars' grades (airwars.org, methodology), from how many independent roots and whether they agree.
    AirwarsGrade {
        /// A belligerent accepts responsibility.
        Confirmed = "confirmed",
        /// Two or more independent, uncontested roots.
        Fair = "fair",
        /// One root.
        Weak = "weak",
        /// Roots name rival perpetrators.
        Contested = "contested",
        /// Evidence against it.
        Discounted = "discounted",
    }
}

words! {
    /// Iraq Body Count's rule: two independent sources, else provisional.
    IbcGrade {
        /// At least two independent roots.
        Confirmed = "confirmed",
        /// One.
        Provisional = "provisional",
    }
}

/// What several grading schemes say of an incident.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Grades {
    /// Admiralty code: reliability A–F, credibility 1–6.
    pub admiralty: String,
    /// Airwars.
    pub airwars: AirwarsGrade,
    /// Iraq Body Count.
    pub ibc: IbcGrade,
}

/// A party's role in an incident, over all reports.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct IncidentActor {
    /// Who.
    pub actor: ActorId,
    /// The name to show.
    pub name: String,
    /// Role.
    pub role: Role,
    /// For perpetrators: the strongest word on which it rests.
    pub status: Option<PerpetratorStatus>,
    /// Reports that say so.
    pub reports: Vec<ReportId>,
}

/// An independent origin and the documents that repeat it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Root {
    /// The earliest document of the origin.
    pub document: DocumentId,
    /// All documents of it, the first included, sorted.
    pub documents: Vec<DocumentId>,
    /// Why they count once.
    pub reason: RootReason,
}

words! {
    /// Why documents count as one origin.
    RootReason {
        /// The only document.
        Single = "single",
        /// Near-identical text.
        Copy = "copy",
        /// They credit one agency.
        Agency = "agency",
        /// They repeat one source's statement.
        SharedSource = "shared_source",
        /// One outlet's several articles.
        SameOutlet = "same_outlet",
    }
}

/// What the ledger would have said after a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Revision {
    /// Publication date of the document, `None` where unknown.
    pub as_of: Option<When>,
    /// The document that changed it.
    pub document: DocumentId,
    /// Estimates then.
    pub estimates: BTreeMap<CountField, Estimate>,
}

/// Why two reports are, or are not, one incident: one line for each field compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// Field compared: `date`, `place`, `type`, `actor`, `killed`, `text`, …
    pub field: String,
    /// The level of agreement found, in words.
    pub level: String,
    /// Log-odds (base 2) that it adds.
    pub weight: f64,
}

/// A pair of reports with what speaks for and against their being one incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Match {
    /// The smaller id.
    pub left: ReportId,
    /// The greater id.
    pub right: ReportId,
    /// Field by field; the sum of weights is the match weight.
    pub comparisons: Vec<Comparison>,
}

impl Match {
    /// The match weight: log-odds, base 2.
    pub fn weight(&self) -> f64 {
        self.comparisons.iter().map(|c| c.weight).sum()
    }
}

/// A happening at a place and time as best known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Incident {
    /// Its id; ids of incidents merged into it resolve to it.
    pub id: IncidentId,
    /// Kind.
    pub event_type: EventType,
    /// How far it has been looked at.
    pub status: IncidentStatus,
    /// When.
    pub when: Option<When>,
    /// Where.
    pub place: Option<Place>,
    /// Parties.
    pub actors: Vec<IncidentActor>,
    /// Estimates of the whole, for each field that anybody claims.
    pub estimates: BTreeMap<CountField, Estimate>,
    /// Reports, sorted.
    pub reports: Vec<ReportId>,
    /// Documents, sorted.
    pub documents: Vec<DocumentId>,
    /// Independent origins; their number is the corroboration.
    pub roots: Vec<Root>,
    /// Grades.
    pub grades: Grades,
    /// How the estimates came to be, oldest first.
    pub history: Vec<Revision>,
    /// Other ids that resolve to this incident: one for each member report, sorted.
    pub aliases: Vec<IncidentId>,
}

impl Incident {
    /// The estimate of a field.
    pub fn estimate(&self, field: CountField) -> Option<&Estimate> {
        self.estimates.get(&field)
    }
}
