//! A ledger and what can be asked of it. Things with their evidence at hand are in `show`.

use crate::view::DocumentSummary;
use crate::{Error, summary};
use analyse::{By, Filter, Tally};
use lexicon::Lexicon;
use model::{Date, Incident, IncidentId, Match, ReportId};
use std::path::Path;
use store::Ledger;

/// A ledger. Readers and one writer may use it at once.
#[derive(Debug)]
pub struct Project {
    pub(crate) ledger: Ledger,
    pub(crate) lexicon: &'static Lexicon,
}

impl Project {
    /// Opens an existing ledger.
    ///
    /// # Errors
    /// No file there, not a ledger, a newer version, no permission.
    pub fn open(path: &Path) -> Result<Self, Error> {
        Ok(Self { ledger: Ledger::open(path)?, lexicon: Lexicon::embedded() })
    }

    /// Opens a ledger, making it where there is none.
    ///
    /// # Errors
    /// As [`Project::open`], or the folder cannot be written.
    pub fn open_or_create(path: &Path) -> Result<Self, Error> {
        Ok(Self { ledger: Ledger::open_or_create(path)?, lexicon: Lexicon::embedded() })
    }

    /// Where the ledger is.
    pub fn path(&self) -> &Path {
        self.ledger.path()
    }

    /// Whether documents have come, or the program has changed, since the incidents were derived: a
    /// build was interrupted, and the next build or rebuild catches up.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn is_stale(&self) -> Result<bool, Error> {
        let state = self.ledger.state()?;
        Ok(state.evidence != state.derived)
    }

    /// Incidents that a filter takes, by date (undated last), then id.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn incidents(&self, filter: &Filter) -> Result<Vec<Incident>, Error> {
        let mut incidents = self.ledger.incidents()?;
        incidents.retain(|incident| filter.takes(incident));
        Ok(incidents)
    }

    /// Incidents as they were known on a day: derived afresh from the documents published, and the
    /// judgements made, by then. What is not known to have been published by then has no part in it.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn incidents_as_of(&self, filter: &Filter, day: Date) -> Result<Vec<Incident>, Error> {
        let mut incidents = self.derive(Some(day))?.incidents;
        incidents.retain(|incident| filter.takes(incident));
        Ok(incidents)
    }

    /// Every document, by publication date (undated last), then id.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn documents(&self) -> Result<Vec<DocumentSummary>, Error> {
        let rows = self.ledger.summaries()?;
        let mut summaries: Vec<DocumentSummary> =
            rows.into_iter().map(|(id, bytes)| summary::unpack(id, &bytes)).collect();
        // Rows come by id, and the sort is stable.
        summaries.sort_by_key(|summary| {
            (summary.published.is_none(), summary.published.map(|published| published.when))
        });
        Ok(summaries)
    }

    /// Counts of the incidents that a filter takes.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn count(&self, filter: &Filter, by: By) -> Result<Vec<Tally>, Error> {
        Ok(analyse::count(&self.incidents(filter)?, by))
    }

    /// The incident that a report belongs to.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn incident_of(&self, report: &str) -> Result<Option<IncidentId>, Error> {
        Ok(self.ledger.incident_of(&ReportId::new(report))?)
    }

    /// Why two reports are, or are not, one incident; `None` where one of them is not in the ledger.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn why(&self, left: &str, right: &str) -> Result<Option<Match>, Error> {
        let accounts = self.held()?.into_iter().map(|held| held.account).collect::<Vec<_>>();
        Ok(fuse::why(&accounts, &ReportId::new(left), &ReportId::new(right), self.lexicon))
    }
}
