//! One document: its stored text with everything that was understood marked in it.

use super::marked::{Mark, Piece, paragraphs};
use super::{Address, Frame, PublishedText, Twin, answer, html, json};
use crate::error::Failure;
use crate::{anchor, link, words};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use engine::model::{CountField, Report, Role};
use engine::{DocumentView, Project, wire};
use std::sync::Arc;

/// Something that was understood, with where it stands.
struct Found {
    kind: &'static str,
    label: String,
    value: String,
    anchor: String,
}

/// A report as shown beside the text.
struct ReportBox {
    kind: String,
    status: String,
    actual: bool,
    main: bool,
    date: String,
    place: String,
    /// The page of its incident, empty where there is none.
    incident: String,
    found: Vec<Found>,
}

#[derive(Template)]
#[template(path = "document.html")]
struct DocumentPage {
    frame: Frame,
    id: String,
    title: String,
    outlet: String,
    published: Option<PublishedText>,
    retrieved: String,
    language: String,
    /// Its own address: to follow, or only to read.
    outside: String,
    address: String,
    sha256: String,
    /// Whether the first paragraph is the title.
    titled: bool,
    paragraphs: Vec<Vec<Piece>>,
    reports: Vec<ReportBox>,
    facts: Vec<Found>,
    notes: Vec<Found>,
}

/// `/document/ID`, `/document/ID.json`.
pub(crate) async fn show(State(project): State<Arc<Project>>, address: Address) -> Result<Response, Failure> {
    answer(project, move |project| {
        let found = project.document(&address.id)?;
        let view = found.ok_or_else(|| Failure::unknown("document", &address.id))?;
        match address.twin {
            Twin::Page => html(&page(&view)),
            Twin::Json => Ok(json(&wire::ShownDocument::from(&view))),
            Twin::Csv => Err(Failure::no_page(&format!("/document/{}.csv", address.id))),
        }
    })
    .await
}

fn page(view: &DocumentView) -> DocumentPage {
    let (document, extraction) = (&view.document, &view.extraction);
    let published = extraction.published.as_ref().or(document.published.as_ref());
    let mut marks = Vec::new();
    let incident = |at: usize| view.incidents.get(at).and_then(Option::as_ref);
    let reports = extraction.reports.iter().enumerate().map(|(at, report)| {
        let href = incident(at).map(link::incident).unwrap_or_default();
        report_box(report, href, &mut marks)
    });
    let reports: Vec<ReportBox> = reports.collect();
    let facts = facts(view, &mut marks);
    let notes = notes(view, &mut marks);
    let url = document.url.as_deref().unwrap_or("");
    DocumentPage {
        frame: Frame::new("sources").json(format!("{}.json", link::document(&document.id))),
        id: document.id.to_string(),
        title: document.title.clone().unwrap_or_else(|| document.id.to_string()),
        outlet: document.outlet.clone().unwrap_or_else(|| "outlet unknown".to_owned()),
        published: published.map(PublishedText::of),
        retrieved: document.retrieved.clone().unwrap_or_default(),
        language: extraction.language.clone().or_else(|| document.language.clone()).unwrap_or_default(),
        outside: link::outside(url).unwrap_or_default(),
        address: url.to_owned(),
        sha256: document.hash.hex(),
        titled: document.title.as_ref().is_some_and(|title| document.text.starts_with(title.as_str())),
        paragraphs: paragraphs(&document.text, &marks),
        reports,
        facts,
        notes,
    }
}

/// Adds a mark and returns its entry in the list beside the text.
fn found(marks: &mut Vec<Mark>, span: engine::model::Span, entry: Found) -> Found {
    let title = format!("{}: {}", entry.label, entry.value);
    marks.push(Mark { span, anchor: entry.anchor.clone(), kind: entry.kind, title });
    entry
}

fn report_box(report: &Report, incident: String, marks: &mut Vec<Mark>) -> ReportBox {
    let mut list = Vec::new();
    for (n, claim) in report.claims.iter().enumerate() {
        let part = claim.of.as_ref().map_or_else(String::new, |part| format!(" ({})", part.label));
        let source = claim.attribution.as_ref().map_or_else(String::new, |a| format!(", {}", a.source));
        let value = format!("{}{part}{source}", words::bounds(&claim.count));
        let kind = match claim.field {
            CountField::Killed => "killed",
            CountField::Injured => "injured",
            _ => "count",
        };
        let entry =
            Found { kind, label: words::field(claim.field), value, anchor: anchor::claim(&report.id, n) };
        list.push(found(marks, claim.span, entry));
    }
    for (n, party) in report.actors.iter().enumerate() {
        let status =
            party.status.map_or_else(String::new, |status| format!(", {}", words::perpetrator(status)));
        let kind = if party.role == Role::Perpetrator { "perpetrator" } else { "party" };
        let value = format!("{}{status}", party.name);
        let entry =
            Found { kind, label: words::role(party.role), value, anchor: anchor::party(&report.id, n) };
        list.push(found(marks, party.span, entry));
    }
    if let (Some(when), Some(span)) = (&report.when, report.when_span) {
        let entry = Found {
            kind: "date",
            label: "Date".into(),
            value: words::when(when),
            anchor: anchor::when(&report.id),
        };
        list.push(found(marks, span, entry));
    }
    if let (Some(place), Some(span)) = (&report.place, report.place_span) {
        let entry = Found {
            kind: "place",
            label: "Place".into(),
            value: words::place(place),
            anchor: anchor::place(&report.id),
        };
        list.push(found(marks, span, entry));
    }
    ReportBox {
        kind: words::event_type(report.event_type),
        status: words::report_status(report.status),
        actual: report.status == engine::model::ReportStatus::Actual,
        main: report.main,
        date: report.when.as_ref().map_or_else(|| "date unknown".to_owned(), words::when),
        place: report.place.as_ref().map_or_else(|| "place unknown".to_owned(), words::place),
        incident,
        found: list,
    }
}

fn facts(view: &DocumentView, marks: &mut Vec<Mark>) -> Vec<Found> {
    let mut list = Vec::new();
    for fact in &view.extraction.facts {
        let number = fact.count.as_ref().map(words::bounds);
        let value = fact.value.clone().or(number).unwrap_or_default();
        let period =
            fact.period.as_ref().map_or_else(String::new, |when| format!(" ({})", words::when(when)));
        let label = format!("{}, {}", fact.actor, words::fact(fact.kind).to_lowercase());
        let entry = Found {
            kind: "fact",
            label,
            value: format!("{value}{period}"),
            anchor: anchor::words(fact.span),
        };
        list.push(found(marks, fact.span, entry));
    }
    list
}

fn notes(view: &DocumentView, marks: &mut Vec<Mark>) -> Vec<Found> {
    let mut list = Vec::new();
    for (n, note) in view.document.notes.iter().chain(&view.extraction.notes).enumerate() {
        let label = words::note(note.code).replace('-', " ");
        let mut entry = Found { kind: "note", label, value: note.text.clone(), anchor: String::new() };
        if let Some(span) = note.span {
            entry.anchor = anchor::note(n);
            entry = found(marks, span, entry);
        }
        list.push(entry);
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn claims_are_marked_where_links_lead() {
        let shown = page(&sample::document_view()).render().unwrap();
        assert!(shown.contains("id=\"c0-0\""), "{shown}");
        assert!(shown.contains("At least 60 people were killed</mark>"), "{shown}");
        assert!(shown.contains("/incident/inc_1"));
        assert!(shown.contains("unresolved time"));
    }

    #[test]
    fn a_hostile_document_stays_text() {
        let shown = page(&sample::hostile_document()).render().unwrap();
        assert!(!shown.contains("<script>alert") && shown.contains("&lt;script&gt;alert"), "{shown}");
        assert!(!shown.contains("href=\"javascript:"), "{shown}");
        assert!(shown.contains("[U+202E]"));
    }
}
