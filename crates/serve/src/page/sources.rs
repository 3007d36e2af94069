//! Sources: every document by outlet.

use super::{Frame, PublishedText, Twin, answer, csv, html, json};
use crate::error::Failure;
use crate::link;
use askama::Template;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use engine::{DocumentSummary, Project, wire};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A document in the list.
struct DocumentRow {
    title: String,
    href: String,
    outside: String,
    published: Option<PublishedText>,
    reports: usize,
}

/// An outlet with its documents.
struct Outlet {
    name: String,
    documents: Vec<DocumentRow>,
    reports: usize,
}

#[derive(Template)]
#[template(path = "sources.html")]
struct SourcesPage {
    frame: Frame,
    outlets: Vec<Outlet>,
    documents: usize,
    undated: usize,
    ledger: String,
}

#[derive(Serialize)]
struct Documents {
    total: usize,
    documents: Vec<wire::DocumentSummary>,
}

/// `/sources`, `/sources.json`, `/sources.csv`.
pub(crate) async fn show(State(project): State<Arc<Project>>, uri: Uri) -> Result<Response, Failure> {
    answer(project, move |project| {
        let documents = project.documents()?;
        match Twin::of(uri.path()) {
            Twin::Page => html(&page(&documents, project.path().display().to_string())),
            Twin::Json => {
                let documents: Vec<_> = documents.iter().map(wire::DocumentSummary::from).collect();
                Ok(json(&Documents { total: documents.len(), documents }))
            }
            Twin::Csv => Ok(csv("documents", table(&documents))),
        }
    })
    .await
}

fn page(documents: &[DocumentSummary], ledger: String) -> SourcesPage {
    let mut outlets: BTreeMap<String, Vec<&DocumentSummary>> = BTreeMap::new();
    for document in documents {
        let name = document.outlet.clone().unwrap_or_else(|| "Outlet unknown".to_owned());
        outlets.entry(name).or_default().push(document);
    }
    let row = |document: &&DocumentSummary| DocumentRow {
        title: document.title.clone(),
        href: link::document(&document.id),
        outside: document.url.as_deref().and_then(link::outside).unwrap_or_default(),
        published: document.published.as_ref().map(PublishedText::of),
        reports: document.reports,
    };
    let outlets = outlets.into_iter().map(|(name, documents)| Outlet {
        name,
        reports: documents.iter().map(|document| document.reports).sum(),
        documents: documents.iter().map(row).collect(),
    });
    SourcesPage {
        frame: Frame::new("sources").json("/sources.json".to_owned()).csv("/sources.csv".to_owned()),
        outlets: outlets.collect(),
        documents: documents.len(),
        undated: documents.iter().filter(|document| document.published.is_none()).count(),
        ledger,
    }
}

/// Lines of the CSV twin.
fn table(documents: &[DocumentSummary]) -> impl Iterator<Item = String> {
    let line = |document: &DocumentSummary| {
        let published = document.published.as_ref();
        let cells = [
            document.id.to_string(),
            document.title.clone(),
            document.outlet.clone().unwrap_or_default(),
            document.url.clone().unwrap_or_default(),
            published.map_or_else(String::new, |published| published.when.start.to_string()),
            published.map_or_else(String::new, |published| published.when.precision.word().to_owned()),
            published.map_or_else(String::new, |published| published.basis.word().to_owned()),
            document.reports.to_string(),
        ];
        cells.map(|cell| wire::quoted(&cell)).join(",")
    };
    let heading = "id,title,outlet,url,published,published_precision,published_from,reports".to_owned();
    std::iter::once(heading).chain(documents.iter().map(line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn documents_stand_under_their_outlet() {
        let shown = page(&[sample::document_summary()], "my.ledger".into()).render().unwrap();
        assert!(shown.contains("Example News") && shown.contains("/document/wire%2F1"), "{shown}");
        let empty = page(&[], "my.ledger".into()).render().unwrap();
        assert!(empty.contains("cairn build FILES --ledger my.ledger"));
    }
}
