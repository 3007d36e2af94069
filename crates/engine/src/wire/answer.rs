//! Answers to questions over many incidents: counts, and why two reports are one incident.

use super::number::Number;
use serde::Serialize;

/// A line of `cairn count --format jsonl`.
#[derive(Debug, Serialize)]
pub struct Tally {
    key: Option<String>,
    incidents: u64,
    killed: Toll,
    injured: Toll,
}

#[derive(Debug, Serialize)]
struct Toll {
    low: u64,
    best: u64,
    high: u64,
}

impl From<&analyse::Tally> for Tally {
    fn from(tally: &analyse::Tally) -> Self {
        let toll = |toll: analyse::Toll| Toll { low: toll.low, best: toll.best, high: toll.high };
        Self {
            key: tally.key.clone(),
            incidents: tally.incidents,
            killed: toll(tally.killed),
            injured: toll(tally.injured),
        }
    }
}

/// A pair of reports, compared.
#[derive(Debug, Serialize)]
pub struct Match {
    left: String,
    right: String,
    weight: Number,
    comparisons: Vec<Comparison>,
}

#[derive(Debug, Serialize)]
struct Comparison {
    field: String,
    level: String,
    weight: Number,
}

impl From<&model::Match> for Match {
    fn from(pair: &model::Match) -> Self {
        let comparison = |comparison: &model::Comparison| Comparison {
            field: comparison.field.clone(),
            level: comparison.level.clone(),
            weight: thousandths(comparison.weight),
        };
        Self {
            left: pair.left.to_string(),
            right: pair.right.to_string(),
            weight: thousandths(pair.weight()),
            comparisons: pair.comparisons.iter().map(comparison).collect(),
        }
    }
}

fn thousandths(weight: f64) -> Number {
    Number((weight * 1000.0).round() / 1000.0)
}
