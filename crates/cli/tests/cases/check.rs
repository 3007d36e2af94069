//! A case against what the program makes of its documents.

use crate::case::{Block, Case, Document, Fault};
use crate::compare::{list, text};
use crate::{incidents, mentions, program, reports};
use serde_json::Value;
use std::collections::BTreeMap;

/// A case with what came out of it.
pub struct Outcome<'a> {
    /// The case.
    pub case: &'a Case,
    /// Extractions by document.
    pub extractions: BTreeMap<String, Value>,
}

/// Everything that is not as the case says.
pub fn check(case: &Case) -> Result<Vec<Fault>, String> {
    let outcome = Outcome { case, extractions: program::extract(case)? };
    let mut misses = outcome.misplaced();
    for block in &case.blocks {
        misses.extend(match block.kind.as_str() {
            "times" | "numbers" | "places" => mentions::check(&outcome, block),
            "claims" => reports::claims(&outcome, block),
            "reports" => reports::reports(&outcome, block),
            "facts" => reports::facts(&outcome, block),
            _ => incidents::check(&program::incidents(case)?, block),
        });
    }
    misses.sort_by_key(|miss| miss.line);
    Ok(misses)
}

impl<'a> Outcome<'a> {
    /// The document that a block is about: the one it names, else the last one before it.
    pub fn document(&self, block: &Block) -> Result<&'a Document, String> {
        let documents = &self.case.documents;
        match block.document() {
            Some(id) => documents
                .iter()
                .find(|document| document.id == id)
                .ok_or_else(|| format!("no document `{id}`")),
            None => documents[..block.after]
                .last()
                .ok_or_else(|| "no document stands before this block".to_owned()),
        }
    }

    /// Whether the first word of a line may be the name of a document.
    pub fn names_document(&self, word: &str) -> bool {
        self.case.documents.len() > 1 && self.case.documents.iter().any(|document| document.id == word)
    }

    /// No claim without its words: every quote stands at its place in the text.
    fn misplaced(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        for document in &self.case.documents {
            let Some(extraction) = self.extractions.get(&document.id) else {
                faults.push(Fault {
                    line: 1,
                    problem: format!("nothing came out of document `{}`", document.id),
                });
                continue;
            };
            let letters: Vec<char> = document.text.chars().collect();
            let mut quotes: Vec<&Value> = list(extraction, "facts").iter().collect();
            for report in list(extraction, "reports") {
                quotes.extend(list(report, "claims").iter().chain(list(report, "actors")));
            }
            for quote in quotes {
                let place = |field: &str| quote[field].as_u64().and_then(|at| usize::try_from(at).ok());
                let range = place("start").zip(place("end"));
                let there: Option<String> = range
                    .and_then(|(start, end)| letters.get(start..end))
                    .map(|letters| letters.iter().collect());
                if there.as_deref() != Some(text(quote, "quote")) {
                    faults.push(Fault {
                        line: 1,
                        problem: format!("the quote is not at its place in the text: {quote}"),
                    });
                }
            }
        }
        faults
    }
}
