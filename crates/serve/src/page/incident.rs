//! One incident: the verdict, and every figure with the claims it rests on.

mod evidence;

use super::listing::{Figure, perpetrators};
use super::{Address, Frame, PublishedText, Twin, answer, html, json};
use crate::chart::{TollChart, TollStep};
use crate::error::Failure;
use crate::{link, words};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use engine::model::{CountField, DocumentId, Incident, Revision};
use engine::{DocumentSummary, IncidentView, Project, wire};
use evidence::{ClaimRow, Copies, EvidenceRow, PartyRow};
use std::sync::Arc;

/// A figure of the verdict, with the part of the page that it rests on.
struct Card {
    label: String,
    value: String,
    /// "60–183" or a precision.
    detail: String,
    href: String,
    /// Whether it is the number of killed, which is shown first.
    grave: bool,
}

/// All claims about one field.
struct FieldSection {
    id: &'static str,
    label: String,
    figure: Option<Figure>,
    rule: &'static str,
    rows: Vec<ClaimRow>,
}

/// What the ledger would have said after a document, in the table beside the chart.
struct StepRow {
    date: String,
    document: String,
    href: String,
    killed: Option<Figure>,
    injured: Option<Figure>,
}

/// A document of an origin.
struct OriginDocument {
    title: String,
    outlet: String,
    href: String,
    published: Option<PublishedText>,
}

/// An origin and the documents that repeat it.
struct Origin {
    reason: &'static str,
    first: OriginDocument,
    copies: Vec<OriginDocument>,
}

#[derive(Template)]
#[template(path = "incident.html")]
struct IncidentPage {
    frame: Frame,
    id: String,
    kind: String,
    place: String,
    date: String,
    status: (&'static str, &'static str),
    roots: usize,
    documents: usize,
    reports: usize,
    admiralty: (String, String),
    airwars: (&'static str, &'static str),
    ibc: (&'static str, &'static str),
    cards: Vec<Card>,
    fields: Vec<FieldSection>,
    parties: Vec<PartyRow>,
    dates: Vec<EvidenceRow>,
    places: Vec<EvidenceRow>,
    toll: Option<TollChart>,
    steps: Vec<StepRow>,
    origins: Vec<Origin>,
}

/// `/incident/ID`, `/incident/ID.json`.
pub(crate) async fn show(State(project): State<Arc<Project>>, address: Address) -> Result<Response, Failure> {
    answer(project, move |project| {
        let found = project.incident(&address.id)?;
        let view = found.ok_or_else(|| Failure::unknown("incident", &address.id))?;
        match address.twin {
            Twin::Page => html(&page(&view)),
            Twin::Json => Ok(json(&wire::ShownIncident::from(&view))),
            Twin::Csv => Err(Failure::no_page(&format!("/incident/{}.csv", address.id))),
        }
    })
    .await
}

fn page(view: &IncidentView) -> IncidentPage {
    let incident = &view.incident;
    let copies = Copies::of(incident);
    let steps = toll_steps(view, &copies);
    IncidentPage {
        frame: Frame::new("explore").json(format!("{}.json", link::incident(&incident.id))),
        id: incident.id.to_string(),
        kind: words::event_type(incident.event_type),
        place: incident.place.as_ref().map_or_else(|| "place unknown".to_owned(), words::place),
        date: incident.when.as_ref().map_or_else(|| "date unknown".to_owned(), words::when),
        status: words::status(incident.status),
        roots: incident.roots.len(),
        documents: incident.documents.len(),
        reports: incident.reports.len(),
        admiralty: (incident.grades.admiralty.clone(), words::admiralty(&incident.grades.admiralty)),
        airwars: words::airwars(incident.grades.airwars),
        ibc: words::ibc(incident.grades.ibc),
        cards: cards(incident),
        fields: fields(view, &copies),
        parties: evidence::parties(view),
        dates: evidence::dates(view),
        places: evidence::places(view),
        toll: TollChart::of(&steps),
        steps: incident.history.iter().map(|revision| step_row(view, revision)).collect(),
        origins: origins(view),
    }
}

fn cards(incident: &Incident) -> Vec<Card> {
    let mut cards: Vec<Card> = incident
        .estimates
        .iter()
        .map(|(field, estimate)| Card {
            label: words::field(*field),
            value: words::number(estimate.best()),
            detail: words::range(estimate),
            href: format!("#{}", field.word()),
            grave: *field == CountField::Killed,
        })
        .collect();
    if let Some(when) = &incident.when {
        let detail = words::date_precision(when.precision).to_owned();
        cards.push(Card {
            label: "Date".into(),
            value: words::when(when),
            detail,
            href: "#date".into(),
            grave: false,
        });
    }
    if let Some(place) = &incident.place {
        let detail = words::geo_precision(place.precision).to_owned();
        cards.push(Card {
            label: "Place".into(),
            value: words::place(place),
            detail,
            href: "#place".into(),
            grave: false,
        });
    }
    for party in perpetrators(incident) {
        let detail = party.status.to_owned();
        let label = "Perpetrator".to_owned();
        cards.push(Card { label, value: party.name, detail, href: "#parties".into(), grave: false });
    }
    cards
}

fn fields(view: &IncidentView, copies: &Copies) -> Vec<FieldSection> {
    let section = |field: CountField| {
        let rows = evidence::claims(view, field, copies);
        let estimate = view.incident.estimate(field);
        (estimate.is_some() || !rows.is_empty()).then(|| FieldSection {
            id: field.word(),
            label: words::field(field),
            figure: estimate.map(Figure::of),
            rule: estimate.map_or("", |estimate| estimate.rule().words()),
            rows,
        })
    };
    CountField::ALL.into_iter().filter_map(section).collect()
}

/// The course of the number of killed, else of injured.
fn toll_steps(view: &IncidentView, copies: &Copies) -> Vec<TollStep> {
    let field = [CountField::Killed, CountField::Injured]
        .into_iter()
        .find(|field| view.incident.estimate(*field).is_some())
        .unwrap_or(CountField::Killed);
    let step = |revision: &Revision| {
        let summary = summary(view, &revision.document);
        let whole = view.reports.iter().filter(|report| report.document.id == revision.document);
        let claims =
            whole.flat_map(|report| &report.report.claims).filter(|c| c.field == field && c.of.is_none());
        let copy = copies.of_document(&revision.document).is_some();
        Some(TollStep {
            when: revision.as_of,
            label: summary.map_or_else(|| revision.document.to_string(), outlet_or_title),
            href: link::document(&revision.document),
            estimate: *revision.estimates.get(&field)?,
            claim: claims.filter_map(|claim| claim.count.point()).max().map(|value| (value, copy)),
        })
    };
    view.incident.history.iter().filter_map(step).collect()
}

fn step_row(view: &IncidentView, revision: &Revision) -> StepRow {
    let figure = |field| revision.estimates.get(&field).map(Figure::of);
    let summary = summary(view, &revision.document);
    StepRow {
        date: revision.as_of.as_ref().map_or_else(|| "undated".to_owned(), words::when),
        document: summary.map_or_else(|| revision.document.to_string(), outlet_or_title),
        href: link::document(&revision.document),
        killed: figure(CountField::Killed),
        injured: figure(CountField::Injured),
    }
}

fn origins(view: &IncidentView) -> Vec<Origin> {
    let document = |id: &DocumentId| {
        let known = summary(view, id);
        OriginDocument {
            title: known.map_or_else(|| id.to_string(), |summary| summary.title.clone()),
            outlet: known.and_then(|summary| summary.outlet.clone()).unwrap_or_default(),
            href: link::document(id),
            published: known.and_then(|summary| summary.published.as_ref()).map(PublishedText::of),
        }
    };
    let origin = |root: &engine::model::Root| Origin {
        reason: words::root_reason(root.reason),
        first: document(&root.document),
        copies: root.documents.iter().filter(|id| **id != root.document).map(document).collect(),
    };
    view.incident.roots.iter().map(origin).collect()
}

fn summary<'v>(view: &'v IncidentView, id: &DocumentId) -> Option<&'v DocumentSummary> {
    view.reports.iter().map(|report| &report.document).find(|document| document.id == *id)
}

fn outlet_or_title(summary: &DocumentSummary) -> String {
    summary.outlet.clone().unwrap_or_else(|| summary.title.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn every_figure_leads_to_a_marked_sentence() {
        let shown = page(&sample::incident_view()).render().unwrap();
        assert!(shown.contains("href=\"#killed\"") && shown.contains("id=\"killed\""));
        assert!(shown.contains("<mark>At least 60 people were killed</mark>"), "{shown}");
        assert!(shown.contains("/document/wire%2F1#c0-0"), "{shown}");
        assert!(shown.contains("60 or more") && shown.contains("health officials"));
        assert!(shown.contains("near-identical text") && shown.contains("the latest figure among those"));
    }

    #[test]
    fn what_documents_say_is_never_markup() {
        let shown = page(&sample::hostile_view()).render().unwrap();
        assert!(!shown.contains("<script>alert") && !shown.contains("<img"), "{shown}");
        assert!(!shown.contains("href=\"javascript:"), "{shown}");
        assert!(!shown.contains('\u{202E}') && shown.contains("[U+202E]"));
    }

    #[test]
    fn an_incident_of_which_nothing_is_known_has_a_page() {
        let incident = Incident {
            when: None,
            place: None,
            actors: vec![],
            estimates: Default::default(),
            history: vec![],
            roots: vec![],
            ..sample::incident()
        };
        let shown = page(&IncidentView { incident, reports: vec![] }).render().unwrap();
        assert!(shown.contains("date unknown") && shown.contains("place unknown"));
    }
}
