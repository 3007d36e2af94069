//! An incident: a line of `cairn incidents --format jsonl`.

use super::parts::{Interval, Place};
use model::{CountField, EstimateRule};
use serde::Serialize;

/// A happening as best known.
#[derive(Debug, Serialize)]
pub struct Incident {
    id: String,
    #[serde(rename = "type")]
    event_type: &'static str,
    status: &'static str,
    date: Option<Interval>,
    place: Option<Place>,
    actors: Vec<IncidentActor>,
    killed: Option<Estimate>,
    injured: Option<Estimate>,
    missing: Option<Estimate>,
    abducted: Option<Estimate>,
    arrested: Option<Estimate>,
    attackers: Option<Estimate>,
    documents: Vec<String>,
    reports: Vec<String>,
    roots: usize,
    root_documents: Vec<Root>,
    grades: Grades,
    history: Vec<Revision>,
}

#[derive(Debug, Serialize)]
struct IncidentActor {
    id: String,
    name: String,
    role: &'static str,
    status: Option<&'static str>,
}

/// Low, best and high, and the rule that chose the best.
#[derive(Debug, Serialize)]
pub struct Estimate {
    low: u64,
    best: u64,
    high: u64,
    rule: &'static str,
}

#[derive(Debug, Serialize)]
struct Root {
    document: String,
    documents: Vec<String>,
    reason: &'static str,
}

#[derive(Debug, Serialize)]
struct Grades {
    admiralty: String,
    airwars: &'static str,
    ibc: &'static str,
}

#[derive(Debug, Serialize)]
struct Revision {
    as_of: Option<String>,
    killed: Option<Estimate>,
    injured: Option<Estimate>,
    document: String,
}

impl From<&model::Estimate> for Estimate {
    fn from(estimate: &model::Estimate) -> Self {
        let rule = match estimate.rule() {
            EstimateRule::OnlyClaim => "only_claim",
            EstimateRule::LatestBestSupported => "latest_best_supported",
            EstimateRule::SumOfParts => "sum_of_parts",
        };
        Self { low: estimate.low(), best: estimate.best(), high: estimate.high(), rule }
    }
}

impl From<&model::Incident> for Incident {
    fn from(incident: &model::Incident) -> Self {
        let estimate = |field| incident.estimate(field).map(Estimate::from);
        Self {
            id: incident.id.to_string(),
            event_type: incident.event_type.word(),
            status: incident.status.word(),
            date: incident.when.as_ref().map(Interval::from),
            place: incident.place.as_ref().map(Place::from),
            actors: incident.actors.iter().map(actor).collect(),
            killed: estimate(CountField::Killed),
            injured: estimate(CountField::Injured),
            missing: estimate(CountField::Missing),
            abducted: estimate(CountField::Abducted),
            arrested: estimate(CountField::Arrested),
            attackers: estimate(CountField::Attackers),
            documents: incident.documents.iter().map(ToString::to_string).collect(),
            reports: incident.reports.iter().map(ToString::to_string).collect(),
            roots: incident.roots.len(),
            root_documents: incident.roots.iter().map(root).collect(),
            grades: Grades {
                admiralty: incident.grades.admiralty.clone(),
                airwars: incident.grades.airwars.word(),
                ibc: incident.grades.ibc.word(),
            },
            history: incident.history.iter().map(revision).collect(),
        }
    }
}

fn actor(actor: &model::IncidentActor) -> IncidentActor {
    IncidentActor {
        id: actor.actor.to_string(),
        name: actor.name.clone(),
        role: actor.role.word(),
        status: actor.status.map(model::PerpetratorStatus::word),
    }
}

fn root(root: &model::Root) -> Root {
    Root {
        document: root.document.to_string(),
        documents: root.documents.iter().map(ToString::to_string).collect(),
        reason: root.reason.word(),
    }
}

fn revision(revision: &model::Revision) -> Revision {
    let estimate = |field| revision.estimates.get(&field).map(Estimate::from);
    Revision {
        as_of: revision.as_of.map(|when| when.start.to_string()),
        killed: estimate(CountField::Killed),
        injured: estimate(CountField::Injured),
        document: revision.document.to_string(),
    }
}
