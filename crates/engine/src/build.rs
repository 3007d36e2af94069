//! Building a ledger: inputs to evidence, evidence to readings, readings to incidents.
//!
//! The result is a function of the set of documents: a batch is stored in one transaction as soon as it is
//! read, documents already there are only recognised, and incidents are always derived from all accounts.

use crate::Error;
use crate::progress::{Progress, Summary};
use crate::project::Project;
use crate::read::{Understood, batches, guarded, understand_as, understand_document};
use crate::summary;
use fuse::Account;
use ingest::{Format, Raw, Skipped};
use model::{ActorId, ContentHash, Date, DocumentId, Extraction, Incident};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use store::{Derived, Key, NewDocument, Record, codec};

/// Version of the readings: they are made again where a ledger holds those of another version.
pub(crate) const READER: &str = concat!(env!("CARGO_PKG_VERSION"), "/1");
/// Records read again at once.
const PAGE: usize = 512;

/// What the engine keeps of a document for deriving incidents.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Held {
    /// For fusion.
    pub account: Account,
    /// The group of each fact in the extraction, in its order.
    pub facts: Vec<ActorId>,
}

/// What became of one record of the input.
enum Taken {
    Known(Key, String),
    New(Box<NewDocument>, Box<Understood>),
}

impl Project {
    /// Reads inputs into the ledger and derives its incidents. Where nothing is new, nothing is done.
    ///
    /// # Errors
    /// The ledger cannot be written. Inputs that cannot be read are in the summary.
    pub fn build(&self, inputs: &[PathBuf], progress: &dyn Progress) -> Result<Summary, Error> {
        let mut summary = Summary::default();
        let state = self.ledger.state()?;
        if !state.reader.is_empty() && state.reader != READER {
            self.read_again(progress, &mut summary)?;
        }
        self.take_in(inputs, progress, &mut summary)?;
        let state = self.ledger.state()?;
        if state.evidence != state.derived {
            self.derive_and_store(progress)?;
        }
        self.count_into(&mut summary)?;
        Ok(summary)
    }

    /// Reads every stored record again and derives the incidents afresh.
    ///
    /// # Errors
    /// The ledger cannot be written. Records that cannot be read any more are in the summary.
    pub fn rebuild(&self, progress: &dyn Progress) -> Result<Summary, Error> {
        let mut summary = Summary::default();
        self.read_again(progress, &mut summary)?;
        self.derive_and_store(progress)?;
        self.count_into(&mut summary)?;
        Ok(summary)
    }

    fn take_in(
        &self,
        inputs: &[PathBuf],
        progress: &dyn Progress,
        summary: &mut Summary,
    ) -> Result<(), Error> {
        progress.begin("reading", None);
        batches(
            inputs,
            |raw| self.take(&raw),
            |batch| {
                progress.step(batch.len() as u64);
                self.store_batch(batch, summary)
            },
        )?;
        progress.end();
        Ok(())
    }

    fn take(&self, raw: &Raw) -> Result<Taken, Skipped> {
        let document = guarded(raw, "reading", || ingest::document(raw, self.lexicon))??;
        let key = Key { id: document.id.clone(), hash: document.hash };
        // Where the ledger cannot be asked, storing will say so.
        if self.ledger.knows(&key).unwrap_or(false) {
            return Ok(Taken::Known(key, document.origin));
        }
        let mut understood = understand_document(raw, document, self.lexicon);
        let packed = self.pack(raw, &mut understood)?;
        Ok(Taken::New(Box::new(packed), Box::new(understood)))
    }

    fn store_batch(&self, batch: Vec<Result<Taken, Skipped>>, summary: &mut Summary) -> Result<(), Error> {
        let (mut new, mut known) = (Vec::new(), Vec::new());
        for result in batch {
            match result {
                Ok(Taken::New(document, understood)) => {
                    summary.count(&understood);
                    new.push(*document);
                }
                Ok(Taken::Known(key, origin)) => {
                    summary.read += 1;
                    summary.known += 1;
                    known.push((key, origin));
                }
                Err(skipped) => summary.skipped.push(skipped.to_string()),
            }
        }
        let stored = self.ledger.append(&new, READER)?;
        // The same content twice in one batch.
        summary.known += (new.len() - stored) as u64;
        if !known.is_empty() {
            self.ledger.add_origins(&known)?;
        }
        Ok(())
    }

    /// The document as it is stored. A document whose account cannot be made counts without reports.
    fn pack(&self, raw: &Raw, understood: &mut Understood) -> Result<NewDocument, Skipped> {
        let account = |extraction: &Extraction| {
            guarded(raw, "accounting", || fuse::account(&understood.document, extraction, self.lexicon))
        };
        let account = match account(&understood.extraction) {
            Ok(account) => account,
            Err(skipped) => {
                understood.extraction.reports.clear();
                understood.fault = Some(skipped);
                account(&understood.extraction)?
            }
        };
        let Understood { document, extraction, .. } = &*understood;
        let held = Held { account, facts: extraction.facts.iter().map(|fact| fact.actor.clone()).collect() };
        let packed = || {
            let summary = summary::pack(document, extraction)?;
            let record = (format_word(raw.format), raw.bytes.as_slice());
            NewDocument::pack(document, extraction, record, summary, &codec::encode(&held)?)
        };
        packed().ok_or_else(|| Skipped {
            place: raw.origin.clone(),
            problem: "what was understood cannot be written down".to_owned(),
            remedy: "a fault of Cairn: please report it with this input".to_owned(),
        })
    }

    /// Makes the readings of all records again, with this version of the program.
    fn read_again(&self, progress: &dyn Progress, summary: &mut Summary) -> Result<(), Error> {
        progress.begin("reading again", Some(self.ledger.count_records()?));
        self.for_each_page(|page| {
            let read: Vec<_> =
                page.into_par_iter().map(|(key, record)| self.read_record(key, record)).collect();
            progress.step(read.len() as u64);
            let mut readings = Vec::with_capacity(read.len());
            for (key, result) in read {
                match result {
                    Ok((document, understood)) => {
                        summary.count(&understood);
                        readings.push((key, Some(document)));
                    }
                    Err(skipped) => {
                        summary.skipped.push(skipped.to_string());
                        readings.push((key, None));
                    }
                }
            }
            Ok(self.ledger.replace_readings(&readings)?)
        })?;
        progress.end();
        Ok(self.ledger.set_reader(READER)?)
    }

    /// Hands on all records in the order of their keys, a page at a time.
    pub(crate) fn for_each_page(
        &self,
        mut each: impl FnMut(Vec<(Key, Option<Record>)>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut after: Option<Key> = None;
        loop {
            let page = self.ledger.records(after.as_ref(), PAGE)?;
            let Some((last, _)) = page.last() else { return Ok(()) };
            after = Some(last.clone());
            each(page)?;
        }
    }

    /// Reads a stored record; the id that it came with stays.
    pub(crate) fn read_record(&self, key: Key, record: Option<Record>) -> (Key, Result<Read, Skipped>) {
        let read = || {
            let record = record.ok_or_else(|| damaged(&key.id, &key.hash))?;
            let raw = raw_of(record).ok_or_else(|| damaged(&key.id, &key.hash))?;
            let mut understood = understand_as(&raw, &key.id, self.lexicon)?;
            Ok((self.pack(&raw, &mut understood)?, understood))
        };
        let result = read();
        (key, result)
    }

    /// What the engine keeps of every document that counts, by id.
    pub(crate) fn held(&self) -> Result<Vec<Held>, Error> {
        let accounts = self.ledger.accounts()?;
        accounts
            .into_par_iter()
            .map(|bytes| {
                codec::decode(&bytes).ok_or_else(|| {
                    let path = self.path().to_owned();
                    let what = "what was understood; `cairn rebuild` reads it again".to_owned();
                    Error::Ledger(store::Error::Damaged { path, what })
                })
            })
            .collect()
    }

    /// Derives everything from the accounts and judgements in the ledger, or from those of documents
    /// published and decisions made by a day.
    pub(crate) fn derive(&self, as_of: Option<Date>) -> Result<Derived, Error> {
        let mut judgements = self.ledger.judgements()?;
        // RFC 3339 times compare as text by their days.
        judgements.retain(|judgement| {
            as_of.is_none_or(|day| judgement.at.get(..10).is_some_and(|at| at <= day.to_string().as_str()))
        });
        let mut facts = Vec::new();
        let mut accounts = Vec::new();
        for held in self.held()? {
            let published = held.account.published.map(|when| when.end);
            if as_of.is_some_and(|day| published.is_none_or(|published| published > day)) {
                continue;
            }
            let document = &held.account.document;
            facts.extend((0..).zip(held.facts).map(|(place, actor)| (actor, document.clone(), place)));
            accounts.push(held.account);
        }
        let mut incidents = fuse::fuse(&accounts, &judgements, self.lexicon).incidents;
        incidents.sort_by(|a, b| list_order(a).cmp(&list_order(b)));
        Ok(Derived { incidents, facts })
    }

    fn derive_and_store(&self, progress: &dyn Progress) -> Result<(), Error> {
        progress.begin("deriving incidents", None);
        // Asked first: what comes while deriving is not in the result, and the next build sees that.
        let evidence = self.ledger.state()?.evidence;
        let derived = self.derive(None)?;
        self.ledger.replace_derived(&derived, evidence)?;
        progress.end();
        Ok(())
    }

    fn count_into(&self, summary: &mut Summary) -> Result<(), Error> {
        let incidents = self.ledger.incidents()?;
        summary.incidents = incidents.len() as u64;
        summary.reports = incidents.iter().map(|incident| incident.reports.len() as u64).sum();
        Ok(())
    }
}

/// A record read again: as it is stored, and as it was understood.
pub(crate) type Read = (NewDocument, Understood);

/// By date, undated last, then id.
fn list_order(incident: &Incident) -> (bool, Option<model::When>, &str) {
    (incident.when.is_none(), incident.when, incident.id.as_str())
}

fn damaged(id: &DocumentId, hash: &ContentHash) -> Skipped {
    Skipped {
        place: format!("document `{id}`"),
        problem: format!("its stored bytes do not have the hash {}", hash.hex()),
        remedy: "restore a copy of the ledger".to_owned(),
    }
}

const FORMATS: [(Format, &str); 4] = [
    (Format::Text, "text"),
    (Format::Markdown, "markdown"),
    (Format::Html, "html"),
    (Format::JsonLine, "json-line"),
];

fn format_word(format: Format) -> &'static str {
    FORMATS.iter().find(|(known, _)| *known == format).map_or("", |(_, word)| word)
}

fn raw_of(record: Record) -> Option<Raw> {
    let (format, _) = FORMATS.iter().find(|(_, word)| *word == record.format)?;
    Some(Raw { origin: record.origin, format: *format, bytes: record.bytes })
}
