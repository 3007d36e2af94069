//! Numbers of people: as one source claims them, and as estimated from many claims.

use serde::{Deserialize, Serialize};

/// How the words bound a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Qualifier {
    /// "25".
    Exact,
    /// "at least 60".
    AtLeast,
    /// "more than 140".
    MoreThan,
    /// "up to 20".
    AtMost,
    /// "fewer than 20".
    LessThan,
    /// "about 30", "nearly 30".
    About,
    /// "between 2,500 and 8,500".
    Range,
    /// "dozens", "several".
    Vague,
}

impl Qualifier {
    /// The word used on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::AtLeast => "at_least",
            Self::MoreThan => "more_than",
            Self::AtMost => "at_most",
            Self::LessThan => "less_than",
            Self::About => "about",
            Self::Range => "range",
            Self::Vague => "vague",
        }
    }
}

/// A number of people as claimed: the bounds that the words give, `None` where they give none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Count {
    /// The least number that the words allow.
    pub low: Option<u64>,
    /// The greatest number that the words allow.
    pub high: Option<u64>,
    /// How they bound it.
    pub qualifier: Qualifier,
}

impl Count {
    /// Exactly `n`.
    pub fn exact(n: u64) -> Self {
        Self { low: Some(n), high: Some(n), qualifier: Qualifier::Exact }
    }

    /// The number itself where it is one number: 60 for "at least 60", 141 for "more than 140",
    /// the middle of a range, `None` for words without a number.
    pub fn point(&self) -> Option<u64> {
        match (self.low, self.high) {
            (Some(low), Some(high)) => Some(low + high.saturating_sub(low) / 2),
            (Some(one), None) | (None, Some(one)) => Some(one),
            (None, None) => None,
        }
    }

    /// The sum of two disjoint counts; a bound that either lacks is lacking.
    pub fn plus(&self, other: &Count) -> Count {
        let add = |a: Option<u64>, b: Option<u64>| a.zip(b).map(|(a, b)| a.saturating_add(b));
        let qualifier = if self.qualifier == other.qualifier || other.qualifier == Qualifier::Exact {
            self.qualifier
        } else {
            other.qualifier
        };
        Count { low: add(self.low, other.low), high: add(self.high, other.high), qualifier }
    }
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CountField {
    /// People killed.
    Killed,
    /// People injured.
    Injured,
    /// People missing.
    Missing,
    /// People abducted or held hostage.
    Abducted,
    /// People arrested.
    Arrested,
    /// Attackers who took part.
    Attackers,
}

impl CountField {
    /// Every field, in the order in which they are shown.
    pub const ALL: [CountField; 6] =
        [Self::Killed, Self::Injured, Self::Missing, Self::Abducted, Self::Arrested, Self::Attackers];

    /// The word used on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Injured => "injured",
            Self::Missing => "missing",
            Self::Abducted => "abducted",
            Self::Arrested => "arrested",
            Self::Attackers => "attackers",
        }
    }
}

/// The rule that chose an estimate's best value; shown wherever the value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EstimateRule {
    /// Only one claim speaks of it.
    OnlyClaim,
    /// The latest claim of the best-supported figure: independent roots first, then date.
    LatestBestSupported,
    /// The sum of disjoint parts of one claim, no whole being stated.
    SumOfParts,
}

impl EstimateRule {
    /// The rule in words, for pages and exports.
    pub fn words(self) -> &'static str {
        match self {
            Self::OnlyClaim => "the only figure claimed",
            Self::LatestBestSupported => "the latest figure among those with most independent support",
            Self::SumOfParts => "the sum of the disjoint parts that a report gives",
        }
    }
}

/// What a set of claims allows: `low <= best <= high`, by construction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Estimate {
    low: u64,
    best: u64,
    high: u64,
    rule: EstimateRule,
}

impl Estimate {
    /// An estimate; bounds are widened to hold `best` where they did not.
    pub fn new(low: u64, best: u64, high: u64, rule: EstimateRule) -> Self {
        Self { low: low.min(best), best, high: high.max(best), rule }
    }

    /// The least number claimed.
    pub fn low(&self) -> u64 {
        self.low
    }

    /// The value chosen by [`Estimate::rule`].
    pub fn best(&self) -> u64 {
        self.best
    }

    /// The greatest number claimed.
    pub fn high(&self) -> u64 {
        self.high
    }

    /// The rule that chose the best value.
    pub fn rule(&self) -> EstimateRule {
        self.rule
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_hold_best_whatever_is_given() {
        let estimate = Estimate::new(90, 60, 10, EstimateRule::OnlyClaim);
        assert!(estimate.low() <= estimate.best() && estimate.best() <= estimate.high());
    }

    #[test]
    fn parts_add_and_keep_an_open_end_open() {
        let afghans = Count { low: Some(79), high: None, qualifier: Qualifier::AtLeast };
        let sum = afghans.plus(&Count::exact(13));
        assert_eq!((sum.low, sum.high, sum.qualifier), (Some(92), None, Qualifier::AtLeast));
    }
}
