//! The lexicon as a whole.

use crate::{Actors, Gazetteer, Languages, Outlets};
use std::sync::OnceLock;

/// Everything known before reading; each part is made when first asked for.
#[derive(Debug, Default)]
pub struct Lexicon {
    actors: OnceLock<Actors>,
    outlets: OnceLock<Outlets>,
    languages: OnceLock<Languages>,
    gazetteer: OnceLock<Gazetteer>,
}

impl Lexicon {
    /// The data that the program carries. Cheap: nothing is read before it is used.
    pub fn embedded() -> &'static Lexicon {
        static EMBEDDED: OnceLock<Lexicon> = OnceLock::new();
        EMBEDDED.get_or_init(Lexicon::default)
    }

    /// Armed groups and state forces.
    pub fn actors(&self) -> &Actors {
        self.actors.get_or_init(Actors::embedded)
    }

    /// News outlets.
    pub fn outlets(&self) -> &Outlets {
        self.outlets.get_or_init(Outlets::embedded)
    }

    /// Language packs.
    pub fn languages(&self) -> &Languages {
        self.languages.get_or_init(Languages::embedded)
    }

    /// Places.
    pub fn gazetteer(&self) -> &Gazetteer {
        self.gazetteer.get_or_init(Gazetteer::embedded)
    }
}
