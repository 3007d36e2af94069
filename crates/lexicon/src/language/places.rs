//! Words around place names.

use serde::Deserialize;

/// Words around place names.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceWords {}
