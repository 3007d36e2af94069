//! What is said when something cannot be done.

use serde::Serialize;

/// The one shape of an error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// What is wrong.
    pub error: String,
    /// A fixed word for programs.
    pub code: &'static str,
    /// What to do.
    pub hint: Option<String>,
    /// HTTP status.
    pub status: u16,
}
