//! Numbers in words, bounds and units.

use serde::Deserialize;

/// Numbers in words, bounds and units.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberWords {}
