//! A ledger and everything that can be asked of it.

use crate::view::{ActorSummary, ActorView, DocumentSummary, DocumentView, IncidentView};
use analyse::Filter;
use model::Incident;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What stopped the engine.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No ledger at this path.
    #[error("no ledger at `{0}`; make one with `cairn build INPUT --ledger {0}`")]
    Missing(PathBuf),
}

impl Error {
    /// Whether the user can mend it.
    pub fn is_users(&self) -> bool {
        true
    }

    /// What to do about it.
    pub fn hint(&self) -> Option<String> {
        None
    }
}

/// Told of progress; the command line draws a bar with it.
pub trait Progress: Sync {
    /// A stage begins; `total` steps where known.
    fn begin(&self, stage: &str, total: Option<u64>);
    /// So many more steps are done.
    fn step(&self, steps: u64);
    /// The stage is done.
    fn end(&self);
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
    /// What was not understood, by note code.
    pub notes: BTreeMap<&'static str, u64>,
    /// Incidents now in the ledger.
    pub incidents: u64,
    /// Reports now in the ledger.
    pub reports: u64,
}

/// A ledger. Readers and one writer may use it at once.
#[derive(Debug)]
pub struct Project {
    path: PathBuf,
}

impl Project {
    /// Opens an existing ledger.
    ///
    /// # Errors
    /// No file there, not a ledger, a newer version, no permission.
    pub fn open(path: &Path) -> Result<Self, Error> {
        Ok(Self { path: path.to_owned() })
    }

    /// Opens a ledger, making it where there is none.
    ///
    /// # Errors
    /// As [`Project::open`], or the folder cannot be written.
    pub fn open_or_create(path: &Path) -> Result<Self, Error> {
        Self::open(path)
    }

    /// Where the ledger is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads inputs into the ledger and derives its incidents.
    ///
    /// # Errors
    /// The ledger cannot be written. Inputs that cannot be read are in the summary.
    pub fn build(&self, _inputs: &[PathBuf], _progress: &dyn Progress) -> Result<Summary, Error> {
        Ok(Summary::default())
    }

    /// Incidents that a filter takes, by date (undated last), then id.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn incidents(&self, _filter: &Filter) -> Result<Vec<Incident>, Error> {
        Ok(Vec::new())
    }

    /// One incident with its evidence; ids that were merged away resolve.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn incident(&self, _id: &str) -> Result<Option<IncidentView>, Error> {
        Ok(None)
    }

    /// One document with what was understood of it.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn document(&self, _id: &str) -> Result<Option<DocumentView>, Error> {
        Ok(None)
    }

    /// Every document, by publication date (undated last), then id.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn documents(&self) -> Result<Vec<DocumentSummary>, Error> {
        Ok(Vec::new())
    }

    /// One group by id, name or alias.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn actor(&self, _id: &str) -> Result<Option<ActorView>, Error> {
        Ok(None)
    }

    /// Every group that the ledger speaks of, by number of incidents, then name.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn actors(&self) -> Result<Vec<ActorSummary>, Error> {
        Ok(Vec::new())
    }
}
