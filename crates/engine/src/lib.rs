//! The façade: the order of the stages, caching, and the wire shapes. What `cli`, `serve` and the
//! bindings use; nothing else of Cairn is public to them.
//!
//! [`Project`] is a ledger with everything that can be asked of it; [`wire`] is the only place that
//! knows JSON.

mod build;
mod error;
mod evidence;
mod progress;
mod project;
mod read;
mod show;
mod summary;
mod verify;
mod view;
pub mod wire;

pub use analyse::{By, Filter, Tally, Toll};
pub use error::Error;
pub use lexicon::Lexicon;
pub use model;
pub use progress::{Progress, Silent, Summary};
pub use project::Project;
pub use read::{extract, pages};
pub use verify::Verification;
pub use view::{ActorSummary, ActorView, DocumentSummary, DocumentView, Evidence, IncidentView, ReportView};
