//! The façade: the order of the stages, caching, and the wire shapes. What `cli`, `serve` and the
//! bindings use; nothing else of Cairn is public to them.
//!
//! [`Project`] is a ledger with everything that can be asked of it; [`wire`] is the only place that
//! knows JSON.

mod project;
mod read;
mod view;
pub mod wire;

pub use analyse::Filter;
pub use lexicon::Lexicon;
pub use model;
pub use project::{Error, Progress, Project, Summary};
pub use read::{extract, pages};
pub use view::{ActorSummary, ActorView, DocumentSummary, DocumentView, Evidence, IncidentView, ReportView};
