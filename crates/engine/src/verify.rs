//! Verification: is everything in the ledger what it should be?

use crate::Error;
use crate::build::READER;
use crate::progress::Progress;
use crate::project::Project;
use rayon::prelude::*;

/// What a verification found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verification {
    /// Records whose bytes were checked against their SHA-256.
    pub records: u64,
    /// Judgements whose chain was followed.
    pub judgements: u64,
    /// Incidents derived afresh and compared.
    pub incidents: u64,
    /// What is wrong, one line each; empty where all is well.
    pub problems: Vec<String>,
}

impl Project {
    /// Checks every record against its hash and its reading, the chain of judgements, and the incidents
    /// against a fresh derivation. Changes nothing.
    ///
    /// # Errors
    /// The ledger cannot be read at all.
    pub fn verify(&self, progress: &dyn Progress) -> Result<Verification, Error> {
        let mut found = Verification { problems: self.ledger.check_judgements()?, ..Verification::default() };
        found.judgements = self.ledger.judgements().map_or(0, |judgements| judgements.len() as u64);
        let state = self.ledger.state()?;
        let same_reader = state.reader == READER || state.reader.is_empty();
        if !same_reader {
            let other = &state.reader;
            found
                .problems
                .push(format!("documents were read by version {other}; `cairn rebuild` reads them again"));
        }
        progress.begin("checking records", Some(self.ledger.count_records()?));
        self.for_each_page(|page| {
            let checked: Vec<Option<String>> = page
                .into_par_iter()
                .map(|(key, record)| {
                    let id = key.id.clone();
                    match self.read_record(key, record).1 {
                        Err(skipped) => Ok(Some(skipped.to_string())),
                        Ok((reading, _)) if same_reader && !self.ledger.has_reading(&reading)? => {
                            Ok(Some(format!("document `{id}`: its reading is not what reading it gives")))
                        }
                        Ok(_) => Ok(None),
                    }
                })
                .collect::<Result<_, Error>>()?;
            progress.step(checked.len() as u64);
            found.records += checked.len() as u64;
            found.problems.extend(checked.into_iter().flatten());
            Ok(())
        })?;
        progress.end();
        self.verify_derivation(&mut found, state.evidence == state.derived)?;
        Ok(found)
    }

    fn verify_derivation(&self, found: &mut Verification, fresh: bool) -> Result<(), Error> {
        if !fresh {
            let problem = "incidents are older than the documents; `cairn rebuild` derives them again";
            found.problems.push(problem.to_owned());
            return Ok(());
        }
        let derived = self.derive(None)?.incidents;
        found.incidents = derived.len() as u64;
        let stored = self.ledger.incidents()?;
        if stored.len() != derived.len() {
            let (stored, derived) = (stored.len(), derived.len());
            found.problems.push(format!("the ledger lists {stored} incidents; its documents give {derived}"));
        }
        for (stored, derived) in stored.iter().zip(&derived).filter(|(stored, derived)| stored != derived) {
            found
                .problems
                .push(format!("incident `{}` is not what its documents give (`{}`)", stored.id, derived.id));
        }
        Ok(())
    }
}
