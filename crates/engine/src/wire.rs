//! The wire shapes of `docs/formats.md`: the only place that knows JSON.
//!
//! Every shape is made from a `model` value and written with [`line`]. Inside the program spans count
//! bytes; here they count Unicode code points of the document's text, and the text at them is the
//! quoted words. Adding a field is allowed; renaming or removing one breaks other people's programs.

mod answer;
mod extraction;
mod fault;
mod incident;
mod number;
mod offsets;
mod page;
mod parts;
mod shown;
mod table;

pub use answer::{Match, Tally};
pub use extraction::{Extraction, Report};
pub use fault::Fault;
pub use incident::{Estimate, Incident};
pub use number::Number;
pub use offsets::{Located, Offsets};
pub use page::Page;
pub use parts::{Actor, Claim, Fact, Interval, Place, Published, Words};
pub use shown::{DocumentSummary, ShownActor, ShownDocument, ShownIncident, ShownReport};
pub use table::{feature, heading, quoted, row};

use serde::Serialize;

/// One line of JSON without its line end.
pub fn line(shape: &impl Serialize) -> String {
    // The shapes have text keys and no failing serialisers, so this is never the empty line.
    serde_json::to_string(shape).unwrap_or_default()
}

/// The same over several indented lines, for people.
pub fn pretty(shape: &impl Serialize) -> String {
    serde_json::to_string_pretty(shape).unwrap_or_default()
}
