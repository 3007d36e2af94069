//! Words of time expressions.

use serde::Deserialize;

/// Words of time expressions.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeWords {}
