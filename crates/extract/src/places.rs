//! Place names of a text.

use crate::text::Text;
use lexicon::{Language, Lexicon};
use model::{ActorMention, CountryCode, PlaceMention, TimeMention};

/// Every place name of the text, in order, resolved with the document as context.
///
/// `outlet` is the country of the outlet, a weak hint. Names inside an actor's name or a time
/// expression are not places.
pub(crate) fn find(
    _text: &Text,
    _language: &Language,
    _lexicon: &Lexicon,
    _outlet: Option<CountryCode>,
    _actors: &[ActorMention],
    _times: &[TimeMention],
) -> Vec<PlaceMention> {
    Vec::new()
}
