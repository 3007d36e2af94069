//! What divides sentences and what only looks like it.

use serde::Deserialize;
use std::collections::BTreeSet;

/// Words for finding sentence borders.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentenceWords {
    /// Folded words after which a full stop does not end the sentence.
    pub abbreviations: BTreeSet<String>,
}
