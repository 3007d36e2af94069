//! Main text and metadata of a page: a line of `cairn html`. A line is also a document in.

use model::{DatePrecision, Document, Published};
use serde::Serialize;

/// A page without its chrome.
#[derive(Debug, Serialize)]
pub struct Page {
    id: String,
    file: String,
    url: Option<String>,
    outlet: Option<String>,
    title: Option<String>,
    published: Option<String>,
    lang: Option<String>,
    text: String,
}

impl Page {
    /// The shape of a page; `published` is the date that extraction settled on.
    pub fn new(document: &Document, published: Option<&Published>) -> Self {
        Self {
            id: document.id.to_string(),
            file: document.origin.clone(),
            url: document.url.clone(),
            outlet: document.outlet.clone(),
            title: document.title.clone(),
            published: published.and_then(as_date),
            lang: document.language.clone(),
            text: document.text.get(document.body_start()..).unwrap_or_default().to_owned(),
        }
    }
}

/// A date no finer than it is known: a day, `2021-08` or `2021`; `None` for other intervals.
fn as_date(published: &Published) -> Option<String> {
    let start = published.when.start;
    match published.when.precision {
        DatePrecision::Day => Some(start.to_string()),
        DatePrecision::Month => Some(format!("{:04}-{:02}", start.year(), start.month())),
        DatePrecision::Year => Some(format!("{:04}", start.year())),
        DatePrecision::FewDays | DatePrecision::Week => None,
    }
}
