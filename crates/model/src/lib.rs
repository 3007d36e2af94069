//! The words of the field as types. Every other crate speaks them; this one depends on none of ours.
//!
//! A [`Document`] is read into an [`Extraction`]: [`Report`]s, each one document's account of one
//! happening, with [`CountClaim`]s and [`Involvement`]s that point at their words by [`Span`]; and
//! [`GroupFact`]s. Reports of many documents are fused into [`Incident`]s, whose [`Estimate`]s keep
//! `low <= best <= high`. `docs/glossary.md` defines the terms.
//!
//! Deliberately absent: input and output, clocks, JSON, and any default for what is unknown.

mod actor;
mod claim;
mod count;
mod document;
mod event_type;
mod id;
mod incident;
mod judgement;
mod mention;
mod note;
mod place;
mod report;
mod span;
mod when;

pub use actor::{Actor, ActorKind, Involvement, PerpetratorStatus, Role};
pub use claim::{Attribution, CountClaim, FactKind, GroupFact, Part, PartKind, Stance};
pub use count::{Count, CountField, Estimate, EstimateRule, Qualifier};
pub use document::{ContentHash, Document, Published, PublishedBasis};
pub use event_type::{CoarseType, EventType, ReportStatus};
pub use id::{ActorId, DocumentId, IncidentId, ReportId};
pub use incident::{
    AirwarsGrade, Comparison, Grades, IbcGrade, Incident, IncidentActor, IncidentStatus, Match, Revision,
    Root, RootReason,
};
pub use judgement::{Decision, Judgement};
pub use mention::{ActorMention, Mentions, NumberKind, NumberMention, PlaceMention, TimeMention};
pub use note::{Note, NoteCode};
pub use place::{CountryCode, GeoPrecision, Place, Point};
pub use report::{Extraction, Report};
pub use span::Span;
pub use when::{DatePrecision, When, day_number, day_of_number, days_between};

/// Civil dates, as used throughout.
pub use jiff::civil::Date;
