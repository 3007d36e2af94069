//! Time expressions of a text.

use crate::text::Text;
use lexicon::Language;
use model::{Published, TimeMention};

/// Every time expression of the text, in order, resolved against the document time where there is one.
pub(crate) fn find(_text: &Text, _language: &Language, _published: Option<&Published>) -> Vec<TimeMention> {
    Vec::new()
}
