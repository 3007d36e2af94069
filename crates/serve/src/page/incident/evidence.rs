//! Rows of evidence: who published what, whom it cites, and the words in their sentence.

use super::PublishedText;
use crate::{anchor, link, words};
use engine::model::{CountClaim, CountField, DocumentId, Incident, Part, PartKind, RootReason, Stance};
use engine::{Evidence, IncidentView, ReportView};
use std::collections::BTreeMap;

/// Documents that repeat another, with the reason.
pub(super) struct Copies(BTreeMap<DocumentId, RootReason>);

impl Copies {
    /// The copies among an incident's documents.
    pub(super) fn of(incident: &Incident) -> Self {
        let copies = incident.roots.iter().flat_map(|root| {
            let others = root.documents.iter().filter(|id| **id != root.document);
            others.map(|id| (id.clone(), root.reason))
        });
        Self(copies.collect())
    }

    /// Why a document is a copy, `None` where it is not.
    pub(super) fn of_document(&self, id: &DocumentId) -> Option<&'static str> {
        self.0.get(id).map(|reason| words::root_reason(*reason))
    }
}

/// Who published, and the words in their sentence.
pub(super) struct EvidenceRow {
    pub published: Option<PublishedText>,
    pub outlet: String,
    pub title: String,
    /// The document's page at the words.
    pub href: String,
    /// The document's own address, empty where it may not be followed.
    pub outside: String,
    pub before: String,
    pub quote: String,
    pub after: String,
    /// The value that the words were read as, empty where the row has columns for it.
    pub value: String,
}

/// A claim of a number.
pub(super) struct ClaimRow {
    pub evidence: EvidenceRow,
    /// Whom it cites, empty for the document's own voice.
    pub source: String,
    pub stance: &'static str,
    pub bounds: String,
    pub qualifier: &'static str,
    /// The part counted, empty for the whole.
    pub of: String,
    pub part: &'static str,
    /// Why the document is a copy, empty where it is independent.
    pub copy: &'static str,
}

/// A party in one document's account.
pub(super) struct PartyRow {
    pub evidence: EvidenceRow,
    pub name: String,
    pub href: String,
    pub role: String,
    pub status: &'static str,
    pub source: String,
}

fn row(report: &ReportView, evidence: &Evidence, anchor: &str, value: String) -> EvidenceRow {
    let document = &report.document;
    EvidenceRow {
        published: document.published.as_ref().map(PublishedText::of),
        outlet: document.outlet.clone().unwrap_or_else(|| "outlet unknown".to_owned()),
        title: document.title.clone(),
        href: link::evidence(&document.id, anchor),
        outside: document.url.as_deref().and_then(link::outside).unwrap_or_default(),
        before: evidence.before.clone(),
        quote: evidence.quote.clone(),
        after: evidence.after.clone(),
        value,
    }
}

/// The claims about a field, in the order of the reports.
pub(super) fn claims(view: &IncidentView, field: CountField, copies: &Copies) -> Vec<ClaimRow> {
    let mut rows = Vec::new();
    for report in &view.reports {
        for (n, (claim, evidence)) in report.report.claims.iter().zip(&report.claims).enumerate() {
            if claim.field == field {
                let evidence = row(report, evidence, &anchor::claim(&report.report.id, n), String::new());
                rows.push(claim_row(claim, evidence, copies.of_document(&report.document.id)));
            }
        }
    }
    rows
}

fn claim_row(claim: &CountClaim, evidence: EvidenceRow, copy: Option<&'static str>) -> ClaimRow {
    let attribution = claim.attribution.as_ref();
    ClaimRow {
        evidence,
        source: attribution.map_or_else(String::new, |attribution| attribution.source.clone()),
        stance: attribution.map_or("", |attribution| stance(attribution.stance)),
        bounds: words::bounds(&claim.count),
        qualifier: words::qualifier(claim.count.qualifier),
        of: claim.of.as_ref().map_or_else(String::new, |part| part.label.clone()),
        part: claim.of.as_ref().map_or("", part),
        copy: copy.unwrap_or(""),
    }
}

/// How a part stands to the whole, in words.
fn part(part: &Part) -> &'static str {
    match part.kind {
        PartKind::Disjoint { .. } => "a part on its own",
        PartKind::Included => "inside the whole",
    }
}

/// What a source does, where it is more than saying.
fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Said => "",
        other => other.word(),
    }
}

/// Parties and their roles, perpetrators first.
pub(super) fn parties(view: &IncidentView) -> Vec<PartyRow> {
    let mut rows = Vec::new();
    for report in &view.reports {
        for (n, (party, evidence)) in report.report.actors.iter().zip(&report.actors).enumerate() {
            let evidence = row(report, evidence, &anchor::party(&report.report.id, n), String::new());
            let source = party.attribution.as_ref().map_or_else(String::new, |a| a.source.clone());
            let shown = PartyRow {
                evidence,
                name: party.name.clone(),
                href: link::group(&party.actor),
                role: words::role(party.role),
                status: party.status.map_or("", words::perpetrator),
                source,
            };
            rows.push((party.role, shown));
        }
    }
    rows.sort_by_key(|(role, _)| *role);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The words that date it.
pub(super) fn dates(view: &IncidentView) -> Vec<EvidenceRow> {
    let dated = view.reports.iter().filter_map(|report| Some((report, report.when.as_ref()?)));
    dated
        .map(|(report, evidence)| {
            let value = report.report.when.as_ref().map_or_else(String::new, words::when);
            row(report, evidence, &anchor::when(&report.report.id), value)
        })
        .collect()
}

/// The words that place it.
pub(super) fn places(view: &IncidentView) -> Vec<EvidenceRow> {
    let placed = view.reports.iter().filter_map(|report| Some((report, report.place.as_ref()?)));
    placed
        .map(|(report, evidence)| {
            let value = report.report.place.as_ref().map_or_else(String::new, words::place);
            row(report, evidence, &anchor::place(&report.report.id), value)
        })
        .collect()
}
