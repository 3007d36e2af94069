//! The order of work on one document.

use crate::text::Text;
use crate::{document_time, numbers, places, times};
use lexicon::Lexicon;
use model::{Document, Extraction, Mentions};

/// Reads one document. Never fails: what is not understood is in the notes.
pub fn extract(document: &Document, lexicon: &Lexicon) -> Extraction {
    let mut extraction = Extraction {
        document: document.id.clone(),
        language: document.language.clone(),
        published: document.published,
        reports: Vec::new(),
        facts: Vec::new(),
        mentions: Mentions::default(),
        notes: Vec::new(),
    };
    let Some(language) = lexicon.languages().get(document.language.as_deref().unwrap_or("en")) else {
        return extraction;
    };
    let text = Text::new(&document.text, document.body_start(), language);
    extraction.published = document_time::infer(document, &text, language);
    let times = times::find(&text, language, extraction.published.as_ref());
    let numbers = numbers::find(&text, language, &times);
    let places = places::find(&text, language, lexicon, None, &[], &times);
    extraction.mentions = Mentions { times, places, numbers, actors: Vec::new() };
    extraction
}
