//! Triggers, casualties, attribution, roles and group facts.

use serde::Deserialize;

/// Triggers, casualties, attribution, roles and group facts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventWords {}
