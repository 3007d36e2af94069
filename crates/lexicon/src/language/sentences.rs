//! What divides sentences and what only looks like it.

use crate::WordSet;
use serde::Deserialize;

/// Words for finding sentence borders.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentenceWords {
    /// Folded words after which a full stop does not end the sentence.
    pub abbreviations: WordSet,
}
