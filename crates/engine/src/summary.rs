//! What a list shows of a document, kept beside it so that lists need not unpack texts.

use crate::view::DocumentSummary;
use model::{Document, DocumentId, Extraction, Published};
use serde::{Deserialize, Serialize};
use store::codec;

/// Characters of the text that stand in for a missing title.
const TITLE_CHARS: usize = 80;

#[derive(Debug, Default, Serialize, Deserialize)]
struct Kept {
    title: String,
    outlet: Option<String>,
    url: Option<String>,
    published: Option<Published>,
    reports: u32,
}

/// The bytes to keep.
pub(crate) fn pack(document: &Document, extraction: &Extraction) -> Option<Vec<u8>> {
    let summary = of(document, extraction);
    codec::encode(&Kept {
        title: summary.title,
        outlet: summary.outlet,
        url: summary.url,
        published: summary.published,
        reports: u32::try_from(summary.reports).unwrap_or(u32::MAX),
    })
}

/// The summary in kept bytes; damaged bytes give one that only has the id.
pub(crate) fn unpack(id: DocumentId, bytes: &[u8]) -> DocumentSummary {
    let Kept { title, outlet, url, published, reports } = codec::decode(bytes).unwrap_or_default();
    DocumentSummary { id, title, outlet, url, published, reports: reports as usize }
}

/// The summary of a document.
pub(crate) fn of(document: &Document, extraction: &Extraction) -> DocumentSummary {
    DocumentSummary {
        id: document.id.clone(),
        title: document.title.clone().unwrap_or_else(|| start_of(&document.text)),
        outlet: document.outlet.clone(),
        url: document.url.clone(),
        published: extraction.published,
        reports: extraction.reports.len(),
    }
}

/// The start of a text on one line, cut at a word.
fn start_of(text: &str) -> String {
    let mut start = String::new();
    for word in text.split_whitespace() {
        if start.chars().count() + word.chars().count() >= TITLE_CHARS {
            start.push('…');
            break;
        }
        if !start.is_empty() {
            start.push(' ');
        }
        start.push_str(word);
    }
    start
}

#[cfg(test)]
mod tests {
    use super::start_of;

    #[test]
    fn a_long_text_is_cut_at_a_word_and_a_short_one_is_not() {
        assert_eq!(start_of("Two\n\nwords"), "Two words");
        let long = start_of(&"word ".repeat(100));
        assert!(long.ends_with("word…") && long.chars().count() <= 80, "{long}");
    }
}
