//! The order of work on one document.

use crate::reading::Reading;
use crate::text::Text;
use crate::{actors, assemble, attribution, document_time, facts, happenings, numbers, places, times};
use lexicon::{Language, Lexicon};
use model::{CountryCode, Document, Extraction, GroupFact, Mentions, Note, NoteCode, Report, Span};

/// Reads one document. Never fails: what is not understood is in the notes.
pub fn extract(document: &Document, lexicon: &Lexicon) -> Extraction {
    let mut extraction = Extraction::of(document);
    let Some(language) = language(document, lexicon) else {
        let code = document.language.as_deref().unwrap_or_default();
        let text = format!("no language pack for `{code}`: nothing was read");
        extraction.notes.push(Note { code: NoteCode::UnknownLanguage, span: None, text });
        return extraction;
    };
    let text = Text::new(&document.text, document.body_start(), language);
    extraction.published = document_time::infer(document, &text, language);
    let times = times::find(&text, language, extraction.published.as_ref());
    let numbers = numbers::find(&text, language, &times);
    let actors = actors::find(&text, language, lexicon);
    let places = places::find(&text, language, lexicon, outlet_country(document, lexicon), &actors, &times);
    extraction.mentions = Mentions { times, places, numbers, actors };
    let (reports, facts) = understand(document, &text, language, lexicon, &extraction);
    extraction.notes.extend(notes(&extraction.mentions, document));
    extraction.reports = reports;
    extraction.facts = facts;
    extraction
}

/// The pack of the document's language; English where the language is unknown.
fn language<'l>(document: &Document, lexicon: &'l Lexicon) -> Option<&'l Language> {
    lexicon.languages().get(document.language.as_deref().unwrap_or("en"))
}

fn outlet_country(document: &Document, lexicon: &Lexicon) -> Option<CountryCode> {
    let by_url = document.url.as_deref().and_then(|url| lexicon.outlets().by_url(url));
    let by_name = || document.outlet.as_deref().and_then(|name| lexicon.outlets().by_name(name));
    by_url.or_else(by_name).and_then(|outlet| outlet.country)
}

fn understand(
    document: &Document,
    text: &Text,
    language: &Language,
    lexicon: &Lexicon,
    extraction: &Extraction,
) -> (Vec<Report>, Vec<GroupFact>) {
    let reading = Reading::new(text, language, lexicon, &extraction.mentions);
    let voices: Vec<_> =
        text.sentences.iter().map(|sentence| attribution::voices(&reading, sentence)).collect();
    let tellings = happenings::tellings(&reading, extraction.published.as_ref(), &voices);
    let harmed: Vec<Span> =
        tellings.iter().flat_map(|telling| &telling.counts).map(|(c, _)| c.span).collect();
    let reports = assemble::reports(&reading, &document.id, tellings);
    let sentences = text.sentences.iter().zip(&voices);
    let numbers = &extraction.mentions.numbers;
    let facts = sentences.flat_map(|(s, voices)| facts::find(&reading, s, voices, numbers, &harmed));
    let mut facts: Vec<GroupFact> = facts.collect();
    let mut seen = std::collections::BTreeSet::new();
    facts.retain(|f| seen.insert((f.actor.clone(), f.kind, f.value.clone(), f.count, f.period)));
    (reports, facts)
}

/// Notes on mentions that could not be resolved.
fn notes(mentions: &Mentions, document: &Document) -> Vec<Note> {
    let written = |span: Span| span.text(&document.text).to_owned();
    let times = mentions.times.iter().filter(|time| time.when.is_none() && !time.duration);
    let times =
        times.map(|t| Note { code: NoteCode::UnresolvedTime, span: Some(t.span), text: written(t.span) });
    let places = mentions.places.iter().filter(|place| place.place.is_none());
    let places =
        places.map(|p| Note { code: NoteCode::UnresolvedPlace, span: Some(p.span), text: written(p.span) });
    times.chain(places).collect()
}
