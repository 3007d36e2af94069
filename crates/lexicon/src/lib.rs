//! What Cairn knows before reading: event types and triggers, places, actors, outlets, languages.
//!
//! Knowledge is data: every file under `data/` has a provenance card beside it and is embedded in
//! the binary. Tables are read when first used; the gazetteer is used in the form in which it is
//! stored. [`Lexicon::embedded`] is the one way in.

mod actors;
mod fold;
mod gazetteer;
mod language;
mod outlets;
mod phrase;
mod table;
mod words;

mod lexicon;

pub use crate::lexicon::Lexicon;
pub use actors::{ActorName, Actors};
pub use fold::{fold, fold_into, fold_words};
pub use gazetteer::{
    Gazetteer, GazetteerBuilder, NameRole, NamedPlaces, NewPlace, PlaceEntry, PlaceKind, TooLarge, Walk,
};
pub use language::*;
pub use outlets::{Outlet, Outlets, host_of};
pub use phrase::PhraseMap;
pub use words::{WordMap, WordSet};
