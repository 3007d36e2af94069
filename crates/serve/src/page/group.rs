//! One group: what is claimed about it, each claim with its sentence; and the list of groups.

use super::listing::Row;
use super::{Address, Frame, PublishedText, Twin, answer, html, json};
use crate::chart::{MonthsChart, RangePoint, StrengthChart};
use crate::error::Failure;
use crate::{anchor, link, words};
use askama::Template;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use engine::model::{CountField, FactKind, GroupFact};
use engine::{ActorView, DocumentSummary, Evidence, Project, wire};
use serde::Serialize;
use std::sync::Arc;

/// One claim about the group.
struct FactRow {
    value: String,
    qualifier: &'static str,
    period: String,
    source: String,
    outlet: String,
    title: String,
    published: Option<PublishedText>,
    href: String,
    before: String,
    quote: String,
    after: String,
}

/// All claims of one kind.
struct FactSection {
    id: &'static str,
    label: &'static str,
    rows: Vec<FactRow>,
    chart: Option<StrengthChart>,
}

#[derive(Template)]
#[template(path = "group.html")]
struct GroupPage {
    frame: Frame,
    id: String,
    name: String,
    kind: &'static str,
    countries: Vec<String>,
    aliases: Vec<String>,
    founded: String,
    /// Id and page of what it belongs to or split from.
    parent: Option<(String, String)>,
    registers: Vec<(&'static str, String)>,
    sections: Vec<FactSection>,
    months: Option<MonthsChart>,
    rows: Vec<Row>,
    incidents: usize,
    killed: String,
}

/// `/group/ID`, `/group/ID.json`; names and aliases lead to the group too.
pub(crate) async fn show(State(project): State<Arc<Project>>, address: Address) -> Result<Response, Failure> {
    answer(project, move |project| {
        let view = project.actor(&address.id)?.ok_or_else(|| Failure::unknown("group", &address.id))?;
        match address.twin {
            Twin::Page => {
                let parent =
                    view.actor.parent.as_ref().map(|id| project.actor(id.as_str())).transpose()?.flatten();
                html(&page(&view, parent.map(|parent| parent.actor.name)))
            }
            Twin::Json => Ok(json(&wire::ShownActor::from(&view))),
            Twin::Csv => Err(Failure::no_page(&format!("/group/{}.csv", address.id))),
        }
    })
    .await
}

fn page(view: &ActorView, parent: Option<String>) -> GroupPage {
    let actor = &view.actor;
    let mut rows: Vec<Row> = view.incidents.iter().map(Row::of).collect();
    rows.reverse();
    let best = view.incidents.iter().filter_map(|incident| incident.estimate(CountField::Killed));
    let registers =
        [("Wikidata", &actor.wikidata), ("United Nations list", &actor.un), ("UCDP", &actor.ucdp)];
    GroupPage {
        frame: Frame::new("group").json(format!("{}.json", link::group(&actor.id))),
        id: actor.id.to_string(),
        name: actor.name.clone(),
        kind: words::actor_kind(actor.kind),
        countries: actor.countries.iter().map(|code| words::country(*code)).collect(),
        aliases: actor.aliases.clone(),
        founded: actor.founded.clone().unwrap_or_default(),
        parent: actor.parent.as_ref().map(|id| (parent.unwrap_or_else(|| id.to_string()), link::group(id))),
        registers: registers.into_iter().filter_map(|(name, id)| Some((name, id.clone()?))).collect(),
        sections: FactKind::ALL.iter().filter_map(|kind| section(view, *kind)).collect(),
        months: MonthsChart::of(&view.incidents),
        rows,
        incidents: view.incidents.len(),
        killed: words::number(best.map(|estimate| estimate.best()).fold(0, u64::saturating_add)),
    }
}

type Claimed = (GroupFact, DocumentSummary, Evidence);

fn section(view: &ActorView, kind: FactKind) -> Option<FactSection> {
    let claimed: Vec<&Claimed> = view.facts.iter().filter(|(fact, ..)| fact.kind == kind).collect();
    let chart = (kind == FactKind::Strength).then(|| strength(&claimed)).flatten();
    let rows: Vec<FactRow> = claimed.iter().map(|claimed| row(claimed)).collect();
    (!rows.is_empty()).then(|| FactSection { id: kind.word(), label: words::fact(kind), rows, chart })
}

fn row((fact, document, evidence): &Claimed) -> FactRow {
    let number = fact.count.as_ref().map(words::bounds);
    FactRow {
        value: fact.value.clone().or(number).unwrap_or_default(),
        qualifier: fact.count.as_ref().map_or("", |count| words::qualifier(count.qualifier)),
        period: fact.period.as_ref().map_or_else(String::new, words::when),
        source: fact.attribution.as_ref().map_or_else(String::new, |a| a.source.clone()),
        outlet: document.outlet.clone().unwrap_or_else(|| "outlet unknown".to_owned()),
        title: document.title.clone(),
        published: document.published.as_ref().map(PublishedText::of),
        href: link::evidence(&document.id, &anchor::words(evidence.span)),
        before: evidence.before.clone(),
        quote: evidence.quote.clone(),
        after: evidence.after.clone(),
    }
}

/// Strength claims with a time: their period, else when they were published.
fn strength(claimed: &[&Claimed]) -> Option<StrengthChart> {
    let points: Vec<RangePoint> = claimed
        .iter()
        .filter_map(|(fact, document, _)| {
            Some(RangePoint {
                when: fact.period.or(document.published.as_ref().map(|published| published.when))?,
                count: fact.count?,
                label: document.outlet.clone().unwrap_or_else(|| document.title.clone()),
            })
        })
        .collect();
    StrengthChart::of(&points)
}

/// A group in the list, and its JSON twin.
#[derive(Serialize)]
struct GroupRow {
    id: String,
    name: String,
    kind: &'static str,
    incidents: usize,
    claims: usize,
    #[serde(skip)]
    href: String,
    #[serde(skip)]
    kind_words: &'static str,
}

#[derive(Serialize)]
struct Groups {
    total: usize,
    actors: Vec<GroupRow>,
}

#[derive(Template)]
#[template(path = "groups.html")]
struct GroupsPage {
    frame: Frame,
    groups: Vec<GroupRow>,
}

/// `/group`, `/group.json`: every group that the ledger speaks of.
pub(crate) async fn list(State(project): State<Arc<Project>>, uri: Uri) -> Result<Response, Failure> {
    answer(project, move |project| {
        let groups: Vec<GroupRow> = project
            .actors()?
            .into_iter()
            .map(|summary| GroupRow {
                href: link::group(&summary.actor.id),
                id: summary.actor.id.to_string(),
                kind: summary.actor.kind.word(),
                kind_words: words::actor_kind(summary.actor.kind),
                name: summary.actor.name,
                incidents: summary.incidents,
                claims: summary.facts,
            })
            .collect();
        match Twin::of(uri.path()) {
            Twin::Json => Ok(json(&Groups { total: groups.len(), actors: groups })),
            _ => html(&GroupsPage { frame: Frame::new("group").json("/group.json".to_owned()), groups }),
        }
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn every_claim_about_a_group_has_its_sentence() {
        let shown = page(&sample::actor_view(), Some("Islamic State".into())).render().unwrap();
        for part in [
            "2,500 to 8,500",
            "<mark>between 2,500 and 8,500 fighters</mark>",
            "ISKP",
            "Islamic State",
            "2016",
        ] {
            assert!(shown.contains(part), "{part} in {shown}");
        }
        assert!(shown.contains("<svg"), "a chart of strength");
    }
}
