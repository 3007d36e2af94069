//! Explore: every incident that a question takes, as chart, map and list.

use super::listing::Row;
use super::{Frame, Twin, answer, csv, html, json};
use crate::chart::MonthsChart;
use crate::error::Failure;
use crate::question::{PAGE, Question, Sort};
use crate::words;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::Uri;
use axum::response::Response;
use engine::model::{CountField, EventType, Incident};
use engine::{Filter, Project, wire};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A value to choose in the form.
struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

/// A heading that orders the list.
struct Heading {
    label: &'static str,
    href: String,
    current: bool,
}

#[derive(Template)]
#[template(path = "explore.html")]
struct ExplorePage<'q> {
    frame: Frame,
    question: &'q Question,
    /// Incidents in the ledger, and those that the question takes.
    all: usize,
    taken: usize,
    killed: String,
    types: Vec<Choice>,
    countries: Vec<Choice>,
    groups: Vec<Choice>,
    months: Option<MonthsChart>,
    rows: Vec<Row>,
    first: usize,
    last: usize,
    newer: Option<String>,
    older: Option<String>,
    headings: Vec<Heading>,
    /// Incidents without a point for the map.
    unplaced: usize,
    ledger: String,
}

/// The JSON twin: how many there are, and each.
#[derive(Serialize)]
pub(crate) struct Incidents {
    total: usize,
    incidents: Vec<wire::Incident>,
}

impl Incidents {
    /// The twin of these incidents.
    pub(crate) fn of(incidents: &[Incident]) -> Self {
        Self { total: incidents.len(), incidents: incidents.iter().map(wire::Incident::from).collect() }
    }
}

/// `/`, `/.json`, `/.csv`.
pub(crate) async fn show(
    State(project): State<Arc<Project>>,
    uri: Uri,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    answer(project, move |project| {
        let question = Question::read(&pairs, project)?;
        let mut incidents = project.incidents(&question.filter)?;
        question.order(&mut incidents);
        match Twin::of(uri.path()) {
            Twin::Json => Ok(json(&Incidents::of(&incidents))),
            Twin::Csv => {
                let rows = incidents.iter().map(wire::row);
                Ok(csv("incidents", std::iter::once(wire::heading()).chain(rows)))
            }
            Twin::Page => {
                let all = if question.narrows() {
                    project.incidents(&Filter::default())?
                } else {
                    incidents.clone()
                };
                html(&page(&question, &all, &incidents, &project.path().display().to_string()))
            }
        }
    })
    .await
}

fn page<'q>(question: &'q Question, all: &[Incident], taken: &[Incident], ledger: &str) -> ExplorePage<'q> {
    let pages = taken.len().div_ceil(PAGE).max(1);
    let page = question.page.clamp(1, pages);
    let first = (page - 1) * PAGE;
    let turn = |to: usize| format!("/{}#incidents", question.query(&[("page", &to.to_string())]));
    let best =
        |incident: &Incident| incident.estimate(CountField::Killed).map_or(0, |estimate| estimate.best());
    let rows: Vec<Row> = taken.iter().skip(first).take(PAGE).map(Row::of).collect();
    ExplorePage {
        frame: Frame::new("explore")
            .json(format!("/.json{}", question.query(&[])))
            .csv(format!("/.csv{}", question.query(&[]))),
        all: all.len(),
        taken: taken.len(),
        killed: words::number(taken.iter().map(best).fold(0, u64::saturating_add)),
        types: types(all, question),
        countries: countries(all, question),
        groups: groups(all, question),
        months: MonthsChart::of(taken),
        first: first + 1,
        last: first + rows.len(),
        newer: (page > 1).then(|| turn(page - 1)),
        older: (page < pages).then(|| turn(page + 1)),
        headings: headings(question),
        unplaced: taken.iter().filter(|i| i.place.as_ref().is_none_or(|place| place.point.is_none())).count(),
        rows,
        question,
        ledger: ledger.to_owned(),
    }
}

fn headings(question: &Question) -> Vec<Heading> {
    let named = [(Sort::Date, "Latest"), (Sort::Killed, "Most killed"), (Sort::Sources, "Most sources")];
    let heading = |(sort, label): (Sort, &'static str)| Heading {
        label,
        href: format!("/{}#incidents", question.query(&[("sort", sort.word())])),
        current: question.sort == sort,
    };
    named.map(heading).into()
}

/// Choices with how many incidents each has, by label; a choice given but not among them is added,
/// so that sending the form again does not lose it.
fn choices(found: BTreeMap<String, (String, usize)>, given: &str) -> Vec<Choice> {
    let mut choices: Vec<Choice> = found
        .into_iter()
        .map(|(value, (label, count))| {
            let chosen = value == given;
            Choice { label: format!("{label} ({})", words::number(count as u64)), chosen, value }
        })
        .collect();
    choices.sort_by_cached_key(|choice| choice.label.to_lowercase());
    if !given.is_empty() && !choices.iter().any(|choice| choice.chosen) {
        choices.insert(0, Choice { value: given.to_owned(), label: given.to_owned(), chosen: true });
    }
    choices
}

fn tally<'i>(entries: impl Iterator<Item = (String, String)> + 'i) -> BTreeMap<String, (String, usize)> {
    let mut found: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for (value, label) in entries {
        found.entry(value).or_insert((label, 0)).1 += 1;
    }
    found
}

fn types(all: &[Incident], question: &Question) -> Vec<Choice> {
    let name = |kind: EventType| (kind.word().to_owned(), words::event_type(kind));
    choices(tally(all.iter().map(|incident| name(incident.event_type))), question.given("type"))
}

fn countries(all: &[Incident], question: &Question) -> Vec<Choice> {
    let country = |incident: &Incident| incident.place.as_ref().and_then(|place| place.country);
    let found = tally(all.iter().filter_map(country).map(|code| (code.to_string(), words::country(code))));
    choices(found, question.given("country"))
}

fn groups(all: &[Incident], question: &Question) -> Vec<Choice> {
    let parties = all.iter().flat_map(|incident| {
        let once: BTreeMap<_, _> =
            incident.actors.iter().map(|p| (p.actor.to_string(), p.name.clone())).collect();
        once.into_iter()
    });
    let given = question.filter.actor.as_ref().map_or("", |id| id.as_str());
    choices(tally(parties), given)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn a_list_shows_low_best_high_and_independence() {
        let incident = sample::incident();
        let shown =
            page(&Question::default(), std::slice::from_ref(&incident), std::slice::from_ref(&incident), "l")
                .render()
                .unwrap();
        for part in ["183", "60–183", "Kabul airport", "Islamic State", "claimed by itself", "1 of 2", "B2"]
        {
            assert!(shown.contains(part), "{part} in {shown}");
        }
        assert!(!shown.contains("javascript:") && !shown.contains("style="));
    }

    #[test]
    fn an_empty_ledger_says_what_to_do() {
        let shown = page(&Question::default(), &[], &[], "my.ledger").render().unwrap();
        assert!(shown.contains("cairn build FILES --ledger my.ledger"), "{shown}");
    }

    #[test]
    fn a_choice_that_nothing_has_is_kept() {
        let kept = choices(BTreeMap::new(), "bombing,arson");
        assert!(kept.len() == 1 && kept[0].chosen);
    }
}
