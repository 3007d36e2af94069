//! A list of incidents, as Explore and the pages of groups show it.

use crate::{link, words};
use engine::model::{CountField, Estimate, Incident, PerpetratorStatus, Role};

/// A party and on whose word.
pub(crate) struct Party {
    pub name: String,
    pub href: String,
    pub status: &'static str,
}

/// One incident in a list.
pub(crate) struct Row {
    pub href: String,
    pub kind: String,
    /// For machines, empty where there is no date.
    pub machine: String,
    pub date: String,
    pub place: String,
    pub killed: Option<Figure>,
    pub injured: Option<Figure>,
    pub parties: Vec<Party>,
    pub roots: usize,
    pub documents: usize,
    pub admiralty: String,
    pub admiralty_words: String,
    pub status: &'static str,
    pub airwars: &'static str,
}

/// An estimate in a list.
pub(crate) struct Figure {
    pub best: String,
    /// "60–183", empty where there is one number.
    pub range: String,
}

impl Figure {
    /// An estimate in a list.
    pub(crate) fn of(estimate: &Estimate) -> Self {
        Self { best: words::number(estimate.best()), range: words::range(estimate) }
    }
}

impl Row {
    /// An incident in a list.
    pub(crate) fn of(incident: &Incident) -> Self {
        let figure = |field| incident.estimate(field).map(Figure::of);
        Self {
            href: link::incident(&incident.id),
            kind: words::event_type(incident.event_type),
            machine: incident.when.map_or_else(String::new, |when| when.start.to_string()),
            date: incident.when.as_ref().map_or_else(|| "date unknown".to_owned(), words::when),
            place: incident.place.as_ref().map_or_else(|| "place unknown".to_owned(), words::place),
            killed: figure(CountField::Killed),
            injured: figure(CountField::Injured),
            parties: perpetrators(incident),
            roots: incident.roots.len(),
            documents: incident.documents.len(),
            admiralty: incident.grades.admiralty.clone(),
            admiralty_words: words::admiralty(&incident.grades.admiralty),
            status: words::status(incident.status).0,
            airwars: words::airwars(incident.grades.airwars).0,
        }
    }
}

/// Who did it, as far as anybody says.
pub(crate) fn perpetrators(incident: &Incident) -> Vec<Party> {
    let parties = incident.actors.iter().filter(|party| party.role == Role::Perpetrator);
    parties
        .map(|party| Party {
            name: party.name.clone(),
            href: link::group(&party.actor),
            status: words::perpetrator(party.status.unwrap_or(PerpetratorStatus::Attributed)),
        })
        .collect()
}
