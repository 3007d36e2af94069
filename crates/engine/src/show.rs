//! One thing with its evidence at hand.

use crate::evidence::Witness;
use crate::project::Project;
use crate::view::{
    ActorSummary, ActorView, DocumentSummary, DocumentView, Evidence, IncidentView, ReportView,
};
use crate::{Error, summary};
use lexicon::fold_words;
use model::{Actor, ActorId, ActorKind, DocumentId, GroupFact, Incident, Span};
use store::Stored;

impl Project {
    /// One incident with its evidence; ids that were merged away resolve.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn incident(&self, id: &str) -> Result<Option<IncidentView>, Error> {
        self.ledger.incident(id)?.map(|incident| incident_view(self, incident)).transpose()
    }

    /// One document with what was understood of it.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn document(&self, id: &str) -> Result<Option<DocumentView>, Error> {
        let stored = self.ledger.document(&DocumentId::new(id))?;
        stored.map(|stored| document_view(self, stored)).transpose()
    }

    /// One group by id, name or alias, with what is claimed about it.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn actor(&self, id: &str) -> Result<Option<ActorView>, Error> {
        let Some(id) = self.actor_id(id)? else { return Ok(None) };
        let incidents = self.ledger.incidents_of(&id)?;
        let facts = facts(self, &id)?;
        let Some(actor) = describe(self, &id, &incidents, !facts.is_empty()) else { return Ok(None) };
        Ok(Some(ActorView { actor, facts, incidents }))
    }

    /// Every group that the ledger speaks of, by number of incidents, then name.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn actors(&self) -> Result<Vec<ActorSummary>, Error> {
        let mut summaries = Vec::new();
        for (id, incidents, facts) in self.ledger.actors()? {
            let of_unlisted = if self.lexicon.actors().get(&id).is_none() {
                self.ledger.incidents_of(&id)?
            } else {
                Vec::new()
            };
            if let Some(actor) = describe(self, &id, &of_unlisted, facts > 0) {
                summaries.push(ActorSummary { actor, incidents, facts });
            }
        }
        summaries.sort_by(|a, b| {
            b.incidents
                .cmp(&a.incidents)
                .then_with(|| (&a.actor.name, &a.actor.id).cmp(&(&b.actor.name, &b.actor.id)))
        });
        Ok(summaries)
    }

    /// The id of the group that a person means: an id of the lexicon or the ledger, else a name or
    /// alias; `None` where neither knows it.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn actor_id(&self, wanted: &str) -> Result<Option<ActorId>, Error> {
        let id = ActorId::new(wanted);
        let known = self.lexicon.actors().get(&id).is_some();
        if known || self.ledger.actors()?.iter().any(|(actor, ..)| *actor == id) {
            return Ok(Some(id));
        }
        let words = fold_words(wanted);
        let mut matches = self.lexicon.actors().names().matches((1..).zip(words.iter().map(String::as_str)));
        let whole = matches.find(|(length, _)| *length == words.len());
        Ok(whole.and_then(|(_, names)| names.first()).map(|name| name.actor.clone()))
    }
}

/// An incident with its reports, by publication date (undated last), then id.
fn incident_view(project: &Project, incident: Incident) -> Result<IncidentView, Error> {
    let mut reports = Vec::with_capacity(incident.reports.len());
    for document in &incident.documents {
        let Some(stored) = project.ledger.document(document)? else { continue };
        let members = stored.extraction.reports.iter().filter(|report| incident.reports.contains(&report.id));
        reports.extend(members.map(|report| report_view(project, &stored, report.clone())));
    }
    reports.sort_by_cached_key(|view| {
        let published = view.document.published.map(|published| published.when);
        (published.is_none(), published, view.report.id.clone())
    });
    Ok(IncidentView { incident, reports })
}

fn report_view(project: &Project, stored: &Stored, report: model::Report) -> ReportView {
    let witness = witness(project, stored);
    let show = |span: Span| witness.show(span);
    ReportView {
        document: summary::of(&stored.document, &stored.extraction),
        claims: report.claims.iter().map(|claim| show(claim.span)).collect(),
        actors: report.actors.iter().map(|actor| show(actor.span)).collect(),
        when: report.when.and(report.when_span).map(show),
        place: report.place.as_ref().and(report.place_span).map(show),
        report,
    }
}

fn witness<'t>(project: &'t Project, stored: &'t Stored) -> Witness<'t> {
    Witness::new(&stored.document.text, stored.extraction.language.as_deref(), project.lexicon)
}

/// A document with the incident of each of its reports.
fn document_view(project: &Project, stored: Stored) -> Result<DocumentView, Error> {
    let Stored { document, extraction } = stored;
    let reports = extraction.reports.iter();
    let incidents = reports.map(|report| project.ledger.incident_of(&report.id)).collect::<Result<_, _>>()?;
    Ok(DocumentView { document, extraction, incidents })
}

/// The actor as the lexicon knows it, else as the ledger names it.
fn describe(project: &Project, id: &ActorId, incidents: &[Incident], spoken_of: bool) -> Option<Actor> {
    if let Some(actor) = project.lexicon.actors().get(id) {
        return Some(actor.clone());
    }
    let named = incidents.iter().flat_map(|incident| &incident.actors).find(|party| party.actor == *id);
    let name = named.map(|party| party.name.clone()).or_else(|| spoken_of.then(|| name_of_slug(id)))?;
    Some(Actor {
        id: id.clone(),
        name,
        kind: ActorKind::Unlisted,
        countries: Vec::new(),
        aliases: Vec::new(),
        founded: None,
        parent: None,
        wikidata: None,
        un: None,
        ucdp: None,
    })
}

fn name_of_slug(id: &ActorId) -> String {
    let slug = id.as_str();
    slug.strip_prefix("unlisted:").unwrap_or(slug).replace('-', " ")
}

/// Claims about a group, by kind, then period, then document.
fn facts(project: &Project, actor: &ActorId) -> Result<Vec<(GroupFact, DocumentSummary, Evidence)>, Error> {
    let mut facts = Vec::new();
    let rows = project.ledger.facts_of(actor)?;
    for places in rows.chunk_by(|a, b| a.0 == b.0) {
        let Some((document, _)) = places.first() else { continue };
        let Some(stored) = project.ledger.document(document)? else { continue };
        let witness = witness(project, &stored);
        for (_, place) in places {
            let Some(fact) = stored.extraction.facts.get(*place as usize) else { continue };
            let summary = summary::of(&stored.document, &stored.extraction);
            facts.push((fact.clone(), summary, witness.show(fact.span)));
        }
    }
    facts.sort_by(|(a, of_a, _), (b, of_b, _)| {
        (a.kind, a.period, &of_a.id, a.span).cmp(&(b.kind, b.period, &of_b.id, b.span))
    });
    Ok(facts)
}
