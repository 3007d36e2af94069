//! Notes: what a stage saw and did not understand. Never errors.

use crate::Span;
use serde::{Deserialize, Serialize};

/// Something a stage saw and did not understand.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Note {
    /// A fixed, searchable word such as `unresolved-time`.
    pub code: NoteCode,
    /// Where.
    pub span: Option<Span>,
    /// What, for a person.
    pub text: String,
}

crate::event_type::words! {
    /// What a note is about.
    NoteCode {
        /// A time expression that the text does not resolve.
        UnresolvedTime = "unresolved-time",
        /// A place name that the gazetteer does not know.
        UnresolvedPlace = "unresolved-place",
        /// A casualty number that belongs to no happening found.
        UnattachedCount = "unattached-count",
        /// A date at the top of a page that its text does not support.
        DoubtfulDate = "doubtful-date",
        /// No language pack for the document's language.
        UnknownLanguage = "unknown-language",
        /// A field of the input that Cairn does not use.
        UnknownField = "unknown-field",
        /// A value of the input that could not be read and was left out.
        UnreadableValue = "unreadable-value",
        /// A stage failed on this document; the run went on.
        StageFault = "stage-fault",
    }
}
