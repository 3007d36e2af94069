//! What is shown of one thing: an incident, a document or a group with its evidence at hand.

use model::{Actor, Document, Extraction, GroupFact, Incident, IncidentId, Published, Report, Span};

/// A document without its text.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentSummary {
    /// Id.
    pub id: model::DocumentId,
    /// Title, or the start of the text where there is none.
    pub title: String,
    /// Outlet.
    pub outlet: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Publication date as extraction decided it.
    pub published: Option<Published>,
    /// Number of reports in it.
    pub reports: usize,
}

/// The words of a claim in their sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Where the words stand in the document's text, in bytes.
    pub span: Span,
    /// First code point of the words in the document's text.
    pub start: u32,
    /// One past their last code point.
    pub end: u32,
    /// The sentence before the words.
    pub before: String,
    /// The words.
    pub quote: String,
    /// The sentence after the words.
    pub after: String,
}

/// A report with its document and the evidence of each claim and involvement.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportView {
    /// The document.
    pub document: DocumentSummary,
    /// The report.
    pub report: Report,
    /// Evidence for `report.claims`, in the same order.
    pub claims: Vec<Evidence>,
    /// Evidence for `report.actors`, in the same order.
    pub actors: Vec<Evidence>,
    /// Evidence for the date, where there is one.
    pub when: Option<Evidence>,
    /// Evidence for the place, where there is one.
    pub place: Option<Evidence>,
}

/// An incident with its reports.
#[derive(Clone, Debug, PartialEq)]
pub struct IncidentView {
    /// The incident.
    pub incident: Incident,
    /// Its reports, by publication date, then id.
    pub reports: Vec<ReportView>,
}

/// A document with what was understood of it.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentView {
    /// The document.
    pub document: Document,
    /// What was understood.
    pub extraction: Extraction,
    /// The incident of each report, in the order of `extraction.reports`; `None` for reports of
    /// what did not happen.
    pub incidents: Vec<Option<IncidentId>>,
}

/// A group in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ActorSummary {
    /// The group.
    pub actor: Actor,
    /// Incidents in which it has a role.
    pub incidents: usize,
    /// Claims about it.
    pub facts: usize,
}

/// A group with all that is claimed about it.
#[derive(Clone, Debug, PartialEq)]
pub struct ActorView {
    /// The group, as the lexicon knows it.
    pub actor: Actor,
    /// Claims about it with document and evidence, by kind, then period, then document.
    pub facts: Vec<(GroupFact, DocumentSummary, Evidence)>,
    /// Incidents in which it has a role, by date.
    pub incidents: Vec<Incident>,
}
