//! A document in words: where it comes from, what was understood, and its text.

use super::phrase;
use crate::commands::incidents::date;
use crate::output::Output;
use engine::DocumentView;
use engine::model::{Report, Span};
use std::io;

/// Writes the record's facts, what was understood, and the text as spans count it.
pub fn write(view: &DocumentView, output: &mut Output) -> io::Result<()> {
    let (document, extraction) = (&view.document, &view.extraction);
    output.line(&format!("document  {}", document.id))?;
    let published = extraction
        .published
        .map(|published| format!("{} (from: {})", date(&published.when), published.basis.word()));
    let hash = document.hash.hex();
    let facts = [
        ("outlet", document.outlet.as_deref()),
        ("address", document.url.as_deref()),
        ("published", published.as_deref()),
        ("retrieved", document.retrieved.as_deref()),
        ("language", extraction.language.as_deref()),
        ("read from", Some(document.origin.as_str())),
        ("SHA-256", Some(hash.as_str())),
    ];
    for (name, value) in facts {
        output.line(&format!("  {name}: {}", value.unwrap_or("unknown")))?;
    }
    for (report, incident) in extraction.reports.iter().zip(&view.incidents) {
        let incident = incident.as_ref().map_or_else(|| report.status.word().to_owned(), ToString::to_string);
        output.line("")?;
        write_report(report, &incident, &document.text, output)?;
    }
    if !extraction.facts.is_empty() {
        output.line("\nclaims about groups")?;
    }
    for fact in &extraction.facts {
        output.line(&format!(
            "  {}  {}\n    »{}«",
            fact.actor,
            phrase::fact(fact),
            words(&document.text, fact.span)
        ))?;
    }
    for note in &extraction.notes {
        output.line(&format!("note {}: {}", note.code.word(), note.text))?;
    }
    output.line(&format!("\n{}", document.text))
}

fn write_report(report: &Report, incident: &str, text: &str, output: &mut Output) -> io::Result<()> {
    let main = if report.main { " (main)" } else { "" };
    let kind = report.event_type.word().replace('_', " ");
    let when = report.when.as_ref().map_or_else(|| "undated".to_owned(), date);
    let place = report.place.as_ref().map_or_else(|| "unknown place".to_owned(), phrase::place);
    output.line(&format!("{}{main}  {kind}: {when}, {place}  → {incident}", report.id))?;
    for party in &report.actors {
        output.line(&format!("  {}\n    »{}«", phrase::involvement(party), words(text, party.span)))?;
    }
    for claim in &report.claims {
        output.line(&format!("  {}\n    »{}«", phrase::claim(claim), words(text, claim.span)))?;
    }
    Ok(())
}

fn words(text: &str, span: Span) -> String {
    span.text(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
