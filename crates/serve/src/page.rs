//! Pages: one module each, from an engine's view to a template's values.

pub(crate) mod api;
pub(crate) mod document;
pub(crate) mod explore;
pub(crate) mod failure;
pub(crate) mod group;
pub(crate) mod incident;
pub(crate) mod listing;
mod marked;
pub(crate) mod method;
pub(crate) mod sources;

use crate::error::Failure;
use askama::Template;
use axum::extract::{FromRequestParts, Path};
use axum::http::header;
use axum::http::request::Parts;
use axum::response::{Html, IntoResponse, Response};
use engine::Project;
use engine::model::Published;
use serde::Serialize;
use std::sync::Arc;

/// In which form a page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Twin {
    Page,
    Json,
    Csv,
}

impl Twin {
    /// The form that a path, as sent, asks for.
    pub(crate) fn of(path: &str) -> Self {
        match path {
            _ if path.ends_with(".json") && !path.starts_with("/assets/") => Self::Json,
            _ if path.ends_with(".csv") => Self::Csv,
            _ => Self::Page,
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Page => "",
            Self::Json => ".json",
            Self::Csv => ".csv",
        }
    }
}

/// The id in a path, and the form asked for.
pub(crate) struct Address {
    pub id: String,
    pub twin: Twin,
}

impl<S: Send + Sync> FromRequestParts<S> for Address {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let path = parts.uri.path().to_owned();
        let id = Path::<String>::from_request_parts(parts, state).await;
        let Path(id) = id.map_err(|_| Failure::no_page(&path))?;
        let twin = Twin::of(&path);
        let id = id.strip_suffix(twin.ending()).unwrap_or(&id).to_owned();
        Ok(Self { id, twin })
    }
}

/// What surrounds every page.
pub(crate) struct Frame {
    /// Whether styles and scripts are there to load.
    pub styled: bool,
    /// The entry of the navigation that is current, empty where none is.
    pub here: &'static str,
    /// Addresses of the twins, empty where there is none.
    pub json: String,
    pub csv: String,
}

impl Frame {
    /// A page with no twins.
    pub(crate) fn new(here: &'static str) -> Self {
        Self { styled: crate::asset::present(), here, json: String::new(), csv: String::new() }
    }

    /// The same with a JSON twin.
    pub(crate) fn json(mut self, address: String) -> Self {
        self.json = address;
        self
    }

    /// The same with a CSV twin.
    pub(crate) fn csv(mut self, address: String) -> Self {
        self.csv = address;
        self
    }
}

/// Asks the ledger on a thread that may wait, and makes the answer there.
pub(crate) async fn answer(
    project: Arc<Project>,
    question: impl FnOnce(&Project) -> Result<Response, Failure> + Send + 'static,
) -> Result<Response, Failure> {
    let task = tokio::task::spawn_blocking(move || question(&project));
    task.await.unwrap_or_else(|_| Err(Failure::fault("a fault of the program while this page was made")))
}

/// A page as an answer.
pub(crate) fn html(template: &impl Template) -> Result<Response, Failure> {
    template.render().map(|text| Html(text).into_response()).map_err(Failure::fault)
}

/// A wire shape as an answer.
pub(crate) fn json(shape: &impl Serialize) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], engine::wire::line(shape)).into_response()
}

/// A table as an answer: lines of CSV (RFC 4180), with a name for the file.
pub(crate) fn csv(name: &str, lines: impl Iterator<Item = String>) -> Response {
    let disposition = format!("attachment; filename=\"{name}.csv\"");
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    let text: String = lines.flat_map(|line| [line, "\r\n".to_owned()]).collect();
    (headers, text).into_response()
}

/// A publication date as shown.
pub(crate) struct PublishedText {
    /// For machines.
    pub machine: String,
    /// For people.
    pub text: String,
    /// What it rests on.
    pub basis: &'static str,
}

impl PublishedText {
    /// The date as shown.
    pub(crate) fn of(published: &Published) -> Self {
        Self {
            machine: published.when.start.to_string(),
            text: crate::words::when(&published.when),
            basis: crate::words::basis(published.basis),
        }
    }
}
