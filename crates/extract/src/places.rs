//! Place names of a text: found, weighed, resolved with the document as context.
//!
//! Three steps. `scan` walks the gazetteer from every capitalised word and keeps the longest name;
//! `evidence` weighs whether the words around it speak of a place or of a person, a street, a
//! newspaper; `resolve` chooses among the places of each name those that lie together, and
//! `describe` says what the text adds ("airport", "20 km north of", "province").

mod describe;
mod evidence;
mod people;
mod resolve;
mod scan;

use crate::text::Text;
use lexicon::{Language, Lexicon};
use model::{ActorMention, CountryCode, PlaceMention, Span, TimeMention};

/// Every place name of the text, in order, resolved with the document as context.
///
/// `outlet` is the country of the outlet, a weak hint. Names inside an actor's name or a time
/// expression are not places.
pub(crate) fn find(
    text: &Text,
    language: &Language,
    lexicon: &Lexicon,
    outlet: Option<CountryCode>,
    actors: &[ActorMention],
    times: &[TimeMention],
) -> Vec<PlaceMention> {
    let taken: Vec<Span> =
        actors.iter().map(|actor| actor.span).chain(times.iter().map(|time| time.span)).collect();
    let page = scan::Page::new(text, &language.places, lexicon.gazetteer());
    let mut found = page.scan(&taken);
    evidence::weigh(&page, &mut found);
    resolve::resolve(&page, &mut found, outlet);
    evidence::decide(&mut found);
    describe::mentions(&page, &found)
}

#[cfg(test)]
mod tests;
