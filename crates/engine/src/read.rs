//! From inputs to understood documents: in parallel, in input order, in bounded memory.

use crate::progress::{Progress, Summary};
use crate::wire;
use ingest::{Raw, Skipped};
use lexicon::Lexicon;
use model::{Document, DocumentId, Extraction, Note, NoteCode};
use rayon::prelude::*;
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

/// Records understood at once: what one transaction holds and what a crash can lose.
const BATCH_RECORDS: usize = 512;
/// Bytes of records after which a batch is closed early.
const BATCH_BYTES: usize = 32 << 20;

/// One record and what was understood of it.
#[derive(Debug)]
pub(crate) struct Understood {
    /// The document.
    pub document: Document,
    /// What was understood.
    pub extraction: Extraction,
    /// A stage that failed on it; the document is kept without what that stage would have said.
    pub fault: Option<Skipped>,
}

/// Reads one record. A stage that panics costs this record only.
pub(crate) fn understand(raw: &Raw, lexicon: &Lexicon) -> Result<Understood, Skipped> {
    let document = guarded(raw, "reading", || ingest::document(raw, lexicon))??;
    Ok(understand_document(raw, document, lexicon))
}

/// As [`understand`], for a record whose id is settled: a stored record keeps the id it came with.
pub(crate) fn understand_as(raw: &Raw, id: &DocumentId, lexicon: &Lexicon) -> Result<Understood, Skipped> {
    let mut document = guarded(raw, "reading", || ingest::document(raw, lexicon))??;
    document.id = id.clone();
    Ok(understand_document(raw, document, lexicon))
}

/// Extracts; where that panics, the document stays with a note and nothing understood.
pub(crate) fn understand_document(raw: &Raw, document: Document, lexicon: &Lexicon) -> Understood {
    match guarded(raw, "extraction", || extract::extract(&document, lexicon)) {
        Ok(extraction) => Understood { document, extraction, fault: None },
        Err(fault) => {
            let note = Note { code: NoteCode::StageFault, span: None, text: fault.problem.clone() };
            let mut extraction = Extraction::of(&document);
            extraction.notes.push(note);
            Understood { document, extraction, fault: Some(fault) }
        }
    }
}

/// Runs a stage on a record; a panic becomes a skip with its message.
pub(crate) fn guarded<T>(raw: &Raw, stage: &str, work: impl FnOnce() -> T) -> Result<T, Skipped> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| Skipped {
        place: raw.origin.clone(),
        problem: format!("{stage} failed: {}", panic_message(&*payload)),
        remedy: "a fault of Cairn: please report it with this input".to_owned(),
    })
}

/// The first line of what a panic said.
fn panic_message(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("no message");
    text.lines().next().unwrap_or_default()
}

/// Does `work` on every record of the inputs, on all cores, and hands the results on in input order,
/// a batch at a time. Stops at the first error of `take`.
pub(crate) fn batches<T: Send, E>(
    inputs: &[PathBuf],
    work: impl Fn(Raw) -> Result<T, Skipped> + Sync,
    mut take: impl FnMut(Vec<Result<T, Skipped>>) -> Result<(), E>,
) -> Result<(), E> {
    let mut records = ingest::records(inputs);
    loop {
        let batch = next_batch(&mut records);
        if batch.is_empty() {
            return Ok(());
        }
        take(batch.into_par_iter().map(|record| record.and_then(&work)).collect())?;
    }
}

fn next_batch(records: &mut impl Iterator<Item = Result<Raw, Skipped>>) -> Vec<Result<Raw, Skipped>> {
    let mut batch = Vec::with_capacity(BATCH_RECORDS);
    let mut bytes = 0;
    while batch.len() < BATCH_RECORDS && bytes < BATCH_BYTES {
        let Some(record) = records.next() else { break };
        bytes += record.as_ref().map_or(0, |raw| raw.bytes.len());
        batch.push(record);
    }
    batch
}

/// Reads inputs without a ledger and hands on one extraction a document, as JSON, in input order.
///
/// # Errors
/// The first error of `line`. Inputs that cannot be read are in the summary.
pub fn extract<E>(
    inputs: &[PathBuf],
    progress: &dyn Progress,
    line: impl FnMut(String) -> Result<(), E>,
) -> Result<Summary, E> {
    lines(inputs, progress, line, |understood| {
        wire::line(&wire::Extraction::new(&understood.document, &understood.extraction))
    })
}

/// Reads pages and hands on the main text and metadata of each, as JSON, in input order.
///
/// # Errors
/// The first error of `line`. Inputs that cannot be read are in the summary.
pub fn pages<E>(
    inputs: &[PathBuf],
    progress: &dyn Progress,
    line: impl FnMut(String) -> Result<(), E>,
) -> Result<Summary, E> {
    lines(inputs, progress, line, |understood| {
        wire::line(&wire::Page::new(&understood.document, understood.extraction.published.as_ref()))
    })
}

fn lines<E>(
    inputs: &[PathBuf],
    progress: &dyn Progress,
    mut line: impl FnMut(String) -> Result<(), E>,
    shape: impl Fn(&Understood) -> String + Sync,
) -> Result<Summary, E> {
    let lexicon = Lexicon::embedded();
    let mut summary = Summary::default();
    progress.begin("reading", None);
    let work = |raw: Raw| {
        let understood = understand(&raw, lexicon)?;
        let line = shape(&understood);
        Ok((line, understood))
    };
    batches(inputs, work, |batch| {
        progress.step(batch.len() as u64);
        for result in batch {
            match result {
                Ok((text, understood)) => {
                    summary.count(&understood);
                    line(text)?;
                }
                Err(skipped) => summary.skipped.push(skipped.to_string()),
            }
        }
        Ok(())
    })?;
    progress.end();
    Ok(summary)
}

impl Summary {
    /// Counts a document that was read, with its notes.
    pub(crate) fn count(&mut self, understood: &Understood) {
        self.read += 1;
        self.skipped.extend(understood.fault.as_ref().map(ToString::to_string));
        for note in &understood.extraction.notes {
            *self.notes.entry(note.code.word()).or_default() += 1;
        }
    }
}
