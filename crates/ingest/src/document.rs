//! One record to one document.

use crate::{Format, Raw, Skipped, format, json_line, markdown, page, plain};
use crate::{charset, draft::Draft};
use lexicon::Lexicon;
use model::Document;

/// Understands one record. Pure: the same record gives the same document.
///
/// # Errors
/// Where the record has no text that could be read.
pub fn document(raw: &Raw, lexicon: &Lexicon) -> Result<Document, Skipped> {
    let mut draft = match raw.format {
        Format::JsonLine => json_line::read(raw, lexicon)?,
        Format::Html => {
            let decoded = page::decode(&raw.bytes);
            let mut draft = Draft::default();
            draft.notes_on(decoded.assumed);
            let page =
                page::read(&decoded.text, None).map_err(|problem| Skipped::page(&raw.origin, problem))?;
            draft.take_page(page, lexicon);
            draft
        }
        Format::Text | Format::Markdown => {
            if let Some(kind) = format::binary_kind(&raw.bytes) {
                let problem = format!("is {kind}, not text");
                return Err(Skipped::new(
                    &raw.origin,
                    problem,
                    "convert it to text, Markdown, HTML or JSON Lines",
                ));
            }
            let decoded = charset::decode(&raw.bytes, None);
            let mut draft = match raw.format {
                Format::Markdown => markdown::read(&decoded.text),
                _ => plain::read(&decoded.text),
            };
            draft.notes_on(decoded.assumed);
            draft
        }
    };
    draft.notes.sort();
    if draft.title.is_none() && draft.body.trim().is_empty() {
        return Err(Skipped::new(&raw.origin, "has no text", "leave it out, or fetch it again"));
    }
    Ok(draft.finish(raw, lexicon))
}
