//! Claims: one assertion, in one document, by someone, about one happening or one group.

use crate::event_type::words;
use crate::{ActorId, Count, CountField, Span, When};
use serde::{Deserialize, Serialize};

words! {
    /// How the source stands to what it says.
    Stance {
        /// Says it.
        Said = "said",
        /// Alleges or suspects it.
        Alleged = "alleged",
        /// Confirms it.
        Confirmed = "confirmed",
        /// Claims it for itself.
        Claimed = "claimed",
        /// Denies it.
        Denied = "denied",
    }
}

/// Whose voice a claim is in, where it is not the document's own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Attribution {
    /// The source as the text names it: "health officials".
    pub source: String,
    /// How it stands to it.
    pub stance: Stance,
    /// The words that name the source.
    pub span: Span,
}

/// How a part stands to the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PartKind {
    /// One of several parts that have nobody in common ("79 Afghans and 13 Americans"); parts with
    /// the same `set` in one report may be added.
    Disjoint {
        /// Which set of parts within the report.
        set: u16,
    },
    /// Already inside a whole that is stated ("including 16 mothers").
    Included,
}

/// Which part of the people a count speaks of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Part {
    /// The words for the part: "American soldiers".
    pub label: String,
    /// How it stands to the whole.
    pub kind: PartKind,
}

/// A claim of how many.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CountClaim {
    /// What is counted.
    pub field: CountField,
    /// The number claimed.
    pub count: Count,
    /// The part counted; `None` is the whole.
    pub of: Option<Part>,
    /// Who says so; `None` is the document itself.
    pub attribution: Option<Attribution>,
    /// The words that say so.
    pub span: Span,
}

words! {
    /// What a claim about a group is about.
    FactKind {
        /// Another name.
        Alias = "alias",
        /// Number of fighters or members.
        Strength = "strength",
        /// A leader.
        Leader = "leader",
        /// When it came into being.
        Founded = "founded",
        /// A party it works with.
        Ally = "ally",
        /// A party it fights or competes with.
        Rival = "rival",
        /// What it split from.
        SplinterOf = "splinter_of",
        /// What it is a branch of.
        Parent = "parent",
        /// Where it is present.
        Territory = "territory",
        /// How many attacks in a period.
        AttackCount = "attack_count",
        /// Its place in a ranking.
        Rank = "rank",
        /// Where its money comes from.
        Funding = "funding",
        /// How it finds members.
        Recruiting = "recruiting",
        /// Days without activity.
        Lull = "lull",
        /// Number of its fighters who gave up.
        Surrendered = "surrendered",
    }
}

/// A claim about a group.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct GroupFact {
    /// The group.
    pub actor: ActorId,
    /// What about it.
    pub kind: FactKind,
    /// The value in words, where it is not a number.
    pub value: Option<String>,
    /// The value as a number.
    pub count: Option<Count>,
    /// The time it holds for.
    pub period: Option<When>,
    /// Who says so.
    pub attribution: Option<Attribution>,
    /// The words that say so.
    pub span: Span,
}
