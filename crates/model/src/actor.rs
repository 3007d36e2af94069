//! Parties: groups and forces, the names they go by, and what they are in a happening.

use crate::event_type::words;
use crate::{ActorId, Attribution, CountryCode, Span};
use serde::{Deserialize, Serialize};

words! {
    /// What kind of party.
    ActorKind {
        /// An armed group.
        Group = "group",
        /// A force of a state, or of several.
        State = "state",
        /// Named in a document but not in the lexicon.
        Unlisted = "unlisted",
    }
}

words! {
    /// What a party is in one happening.
    Role {
        /// Who did it.
        Perpetrator = "perpetrator",
        /// At whom it was aimed.
        Target = "target",
        /// Who says that somebody did it.
        Claimant = "claimant",
        /// A force of order that answered.
        SecurityForce = "security_force",
    }
}

words! {
    /// On whose word a party is the perpetrator.
    PerpetratorStatus {
        /// Its own.
        Claimed = "claimed",
        /// Somebody else's, or the report's.
        Attributed = "attributed",
        /// Somebody's suspicion.
        Suspected = "suspected",
        /// It denies it, or the report does.
        Denied = "denied",
        /// The report says that nobody knows.
        Unknown = "unknown",
    }
}

/// A resolved party, as the lexicon describes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Its id.
    pub id: ActorId,
    /// The name to show.
    pub name: String,
    /// Group or state force.
    pub kind: ActorKind,
    /// Countries of activity, home first.
    pub countries: Vec<CountryCode>,
    /// Other names it goes by.
    pub aliases: Vec<String>,
    /// Founding, as `YYYY` or `YYYY-MM`.
    pub founded: Option<String>,
    /// The organisation it belongs to or split from.
    pub parent: Option<ActorId>,
    /// Wikidata item.
    pub wikidata: Option<String>,
    /// Permanent reference number of the United Nations list.
    pub un: Option<String>,
    /// UCDP actor id.
    pub ucdp: Option<String>,
}

/// A party's part in one happening, as one document tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Involvement {
    /// The party.
    pub actor: ActorId,
    /// The name to show.
    pub name: String,
    /// What it is in the happening.
    pub role: Role,
    /// For perpetrators: on whose word.
    pub status: Option<PerpetratorStatus>,
    /// Who says so.
    pub attribution: Option<Attribution>,
    /// The words that say so.
    pub span: Span,
}
