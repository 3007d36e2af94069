//! One thing with its evidence: `cairn show ID --format json` and the pages' JSON twins.

use super::extraction::{Extraction, Report};
use super::incident::Incident;
use super::offsets::Located;
use super::parts::{Fact, Interval, Place, Published, Words};
use crate::view::{ActorView, DocumentView, Evidence, IncidentView, ReportView};
use serde::Serialize;

impl From<&Evidence> for Words {
    fn from(evidence: &Evidence) -> Self {
        Self {
            located: Located { start: evidence.start, end: evidence.end, quote: evidence.quote.clone() },
            around: Some((evidence.before.clone(), evidence.after.clone())),
        }
    }
}

/// A document in a list.
#[derive(Debug, Serialize)]
pub struct DocumentSummary {
    id: String,
    title: String,
    outlet: Option<String>,
    url: Option<String>,
    published: Option<Published>,
    reports: usize,
}

impl From<&crate::view::DocumentSummary> for DocumentSummary {
    fn from(summary: &crate::view::DocumentSummary) -> Self {
        Self {
            id: summary.id.to_string(),
            title: summary.title.clone(),
            outlet: summary.outlet.clone(),
            url: summary.url.clone(),
            published: summary.published.as_ref().map(Published::from),
            reports: summary.reports,
        }
    }
}

/// A document with its text and what was understood of it.
#[derive(Debug, Serialize)]
pub struct ShownDocument {
    id: String,
    url: Option<String>,
    outlet: Option<String>,
    published: Option<Published>,
    retrieved: Option<String>,
    lang: Option<String>,
    title: Option<String>,
    text: String,
    sha256: String,
    extraction: Extraction,
    incidents: Vec<Option<String>>,
}

impl From<&DocumentView> for ShownDocument {
    fn from(view: &DocumentView) -> Self {
        let document = &view.document;
        Self {
            id: document.id.to_string(),
            url: document.url.clone(),
            outlet: document.outlet.clone(),
            published: view.extraction.published.as_ref().map(Published::from),
            retrieved: document.retrieved.clone(),
            lang: view.extraction.language.clone(),
            title: document.title.clone(),
            text: document.text.clone(),
            sha256: document.hash.hex(),
            extraction: Extraction::new(document, &view.extraction),
            incidents: view.incidents.iter().map(|id| id.as_ref().map(ToString::to_string)).collect(),
        }
    }
}

/// A report with its document and the sentence of every claim.
#[derive(Debug, Serialize)]
pub struct ShownReport {
    document: DocumentSummary,
    report: Report,
    date_evidence: Option<Sentence>,
    place_evidence: Option<Sentence>,
}

/// Words in their sentence.
#[derive(Debug, Serialize)]
struct Sentence {
    before: String,
    quote: String,
    after: String,
    start: u32,
    end: u32,
}

impl From<&Evidence> for Sentence {
    fn from(evidence: &Evidence) -> Self {
        Self {
            before: evidence.before.clone(),
            quote: evidence.quote.clone(),
            after: evidence.after.clone(),
            start: evidence.start,
            end: evidence.end,
        }
    }
}

impl From<&ReportView> for ShownReport {
    fn from(view: &ReportView) -> Self {
        let words = |evidence: &[Evidence]| evidence.iter().map(Words::from).collect();
        Self {
            document: DocumentSummary::from(&view.document),
            report: Report::new(&view.report, words(&view.claims), words(&view.actors)),
            date_evidence: view.when.as_ref().map(Sentence::from),
            place_evidence: view.place.as_ref().map(Sentence::from),
        }
    }
}

/// An incident with its reports.
#[derive(Debug, Serialize)]
pub struct ShownIncident {
    incident: Incident,
    reports: Vec<ShownReport>,
}

impl From<&IncidentView> for ShownIncident {
    fn from(view: &IncidentView) -> Self {
        Self {
            incident: Incident::from(&view.incident),
            reports: view.reports.iter().map(ShownReport::from).collect(),
        }
    }
}

/// A group with all that is claimed about it.
#[derive(Debug, Serialize)]
pub struct ShownActor {
    id: String,
    name: String,
    kind: &'static str,
    countries: Vec<String>,
    aliases: Vec<String>,
    founded: Option<String>,
    parent: Option<String>,
    wikidata: Option<String>,
    un: Option<String>,
    ucdp: Option<String>,
    facts: Vec<Fact>,
    incidents: Vec<ActorIncident>,
}

/// An incident of a group, in brief.
#[derive(Debug, Serialize)]
struct ActorIncident {
    id: String,
    date: Option<Interval>,
    place: Option<Place>,
    #[serde(rename = "type")]
    event_type: &'static str,
    role: Option<&'static str>,
}

impl From<&ActorView> for ShownActor {
    fn from(view: &ActorView) -> Self {
        let actor = &view.actor;
        let incident = |incident: &model::Incident| ActorIncident {
            id: incident.id.to_string(),
            date: incident.when.as_ref().map(Interval::from),
            place: incident.place.as_ref().map(Place::from),
            event_type: incident.event_type.word(),
            role: incident.actors.iter().find(|party| party.actor == actor.id).map(|party| party.role.word()),
        };
        Self {
            id: actor.id.to_string(),
            name: actor.name.clone(),
            kind: actor.kind.word(),
            countries: actor.countries.iter().map(ToString::to_string).collect(),
            aliases: actor.aliases.clone(),
            founded: actor.founded.clone(),
            parent: actor.parent.as_ref().map(ToString::to_string),
            wikidata: actor.wikidata.clone(),
            un: actor.un.clone(),
            ucdp: actor.ucdp.clone(),
            facts: view
                .facts
                .iter()
                .map(|(fact, document, evidence)| {
                    Fact::new(fact, Some(document.id.as_str()), Words::from(evidence))
                })
                .collect(),
            incidents: view.incidents.iter().map(incident).collect(),
        }
    }
}
