//! Reports: one document's account of one happening; and all that was understood of a document.

use crate::{
    CountClaim, Document, DocumentId, EventType, GroupFact, Involvement, Mentions, Note, Place, Published,
    ReportId, ReportStatus, Span, When,
};
use serde::{Deserialize, Serialize};

/// One document's account of one happening.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Its id.
    pub id: ReportId,
    /// Whether it is what the document is chiefly about.
    pub main: bool,
    /// The kind of happening.
    pub event_type: EventType,
    /// Whether it took place.
    pub status: ReportStatus,
    /// When, `None` where the text does not tell.
    pub when: Option<When>,
    /// The words that date it.
    pub when_span: Option<Span>,
    /// Where, `None` where the text does not tell.
    pub place: Option<Place>,
    /// The words that place it.
    pub place_span: Option<Span>,
    /// Parties and their roles.
    pub actors: Vec<Involvement>,
    /// Counts claimed.
    pub claims: Vec<CountClaim>,
    /// The words that evoke the happening; at least one, in text order.
    pub triggers: Vec<Span>,
}

/// All that was understood of one document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Extraction {
    /// Which document.
    pub document: DocumentId,
    /// Its language.
    pub language: Option<String>,
    /// Document time: the input's word, else the text's.
    pub published: Option<Published>,
    /// Happenings, in text order.
    pub reports: Vec<Report>,
    /// Claims about groups, in text order.
    pub facts: Vec<GroupFact>,
    /// Mentions.
    pub mentions: Mentions,
    /// What was not understood.
    pub notes: Vec<Note>,
}

impl Extraction {
    /// That of a document of which nothing is understood yet; ingest's notes stand in it.
    pub fn of(document: &Document) -> Self {
        Self {
            document: document.id.clone(),
            language: document.language.clone(),
            published: document.published,
            reports: Vec::new(),
            facts: Vec::new(),
            mentions: Mentions::default(),
            notes: document.notes.clone(),
        }
    }
}
