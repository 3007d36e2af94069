//! The HTTP interface: the JSON twins under stable names.

use super::explore::Incidents;
use super::{answer, json};
use crate::error::Failure;
use crate::question::Question;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use engine::{Project, wire};
use std::sync::Arc;

type Id = Result<Path<String>, PathRejection>;

fn id(path: Id) -> Result<String, Failure> {
    path.map(|Path(id)| id).map_err(|error| Failure::no_page(&error.body_text()))
}

/// `/api/v1/incidents`: takes the same questions as Explore.
pub(crate) async fn incidents(
    State(project): State<Arc<Project>>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    answer(project, move |project| {
        let question = Question::read(&pairs, project)?;
        let mut incidents = project.incidents(&question.filter)?;
        question.order(&mut incidents);
        Ok(json(&Incidents::of(&incidents)))
    })
    .await
}

/// `/api/v1/incidents/ID`.
pub(crate) async fn incident(State(project): State<Arc<Project>>, path: Id) -> Result<Response, Failure> {
    let id = id(path)?;
    answer(project, move |project| {
        let view = project.incident(&id)?.ok_or_else(|| Failure::unknown("incident", &id))?;
        Ok(json(&wire::ShownIncident::from(&view)))
    })
    .await
}

/// `/api/v1/documents/ID`.
pub(crate) async fn document(State(project): State<Arc<Project>>, path: Id) -> Result<Response, Failure> {
    let id = id(path)?;
    answer(project, move |project| {
        let view = project.document(&id)?.ok_or_else(|| Failure::unknown("document", &id))?;
        Ok(json(&wire::ShownDocument::from(&view)))
    })
    .await
}

/// `/api/v1/actors/ID`: by id, name or alias.
pub(crate) async fn actor(State(project): State<Arc<Project>>, path: Id) -> Result<Response, Failure> {
    let id = id(path)?;
    answer(project, move |project| {
        let view = project.actor(&id)?.ok_or_else(|| Failure::unknown("group", &id))?;
        Ok(json(&wire::ShownActor::from(&view)))
    })
    .await
}
