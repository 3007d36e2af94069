//! What is told while a run goes on, and after it.

use std::collections::BTreeMap;

/// Told of progress; the command line draws a bar with it.
pub trait Progress: Sync {
    /// A stage begins; `total` steps where known.
    fn begin(&self, stage: &str, total: Option<u64>);
    /// So many more steps are done.
    fn step(&self, steps: u64);
    /// The stage is done.
    fn end(&self);
}

/// Tells nobody.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _stage: &str, _total: Option<u64>) {}
    fn step(&self, _steps: u64) {}
    fn end(&self) {}
}

/// What a build did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Documents read.
    pub read: u64,
    /// Of these, already in the ledger.
    pub known: u64,
    /// Inputs that could not be read: place, problem and remedy in one line each.
    pub skipped: Vec<String>,
    /// What was not understood in the documents read, by note code.
    pub notes: BTreeMap<&'static str, u64>,
    /// Incidents now in the ledger.
    pub incidents: u64,
    /// Reports now in the ledger.
    pub reports: u64,
}
