//! Scores: the match weight of two reports, field by field.
//!
//! Fellegi and Sunter (1969): the weight of a level is `log2(m / u)`, where `m` is its share among
//! pairs that are one incident and `u` among pairs that are not; weights of fields add up. With
//! the prior odds of a pair that met in a block, a sum above 0 means: more likely one than two.

use crate::compare::{self, Level};
use crate::lineage::Copies;
use crate::prepared::Prepared;
use crate::table::rows;
use std::sync::OnceLock;

/// Weights are summed in thousandths of a bit, so that no order of addition matters.
const SCALE: f64 = 1000.0;

/// Weights of all levels, in the order of [`Level::ALL`].
#[derive(Debug)]
pub(crate) struct Weights(Vec<f64>);

impl Weights {
    /// The weights of `weights.tsv`, read once.
    pub(crate) fn stored() -> &'static Weights {
        static STORED: OnceLock<Weights> = OnceLock::new();
        STORED.get_or_init(|| {
            let table: Vec<_> = rows(include_str!("../../lexicon/data/fusion/weights.tsv")).collect();
            let number = |cell: Option<&&str>| cell.and_then(|cell| cell.parse::<f64>().ok());
            let weight = |level: &Level| {
                let row = table.iter().find(|row| row.starts_with(&[level.field(), level.words()]))?;
                Some((number(row.get(2))? / number(row.get(3))?).log2())
            };
            Weights(Level::ALL.iter().map(|level| weight(level).unwrap_or(0.0)).collect())
        })
    }

    /// The weight of a level, log-odds to base 2.
    pub(crate) fn of(&self, level: Level) -> f64 {
        self.0.get(level as usize).copied().unwrap_or(0.0)
    }
}

/// What comparing two reports gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Score {
    /// Match weight in thousandths of a bit.
    pub(crate) weight: i32,
    /// Whether the two cannot be one incident, whatever else agrees.
    pub(crate) forbidden: bool,
}

/// The levels at which two reports agree, field by field.
pub(crate) fn levels(left: &Prepared<'_>, right: &Prepared<'_>, copies: &Copies) -> Vec<Level> {
    let mut levels = vec![Level::Prior];
    if left.account == right.account {
        levels.push(Level::OneDocument);
    }
    levels.push(if copies.same(left.account, right.account) { Level::Copies } else { Level::OwnTexts });
    levels.extend(FIELDS.map(|compare| compare(left, right)));
    levels
}

/// The match weight of two reports of different documents.
pub(crate) fn score(left: &Prepared<'_>, right: &Prepared<'_>, copies: &Copies) -> Score {
    let weights = Weights::stored();
    let lineage = if copies.same(left.account, right.account) { Level::Copies } else { Level::OwnTexts };
    let mut total = scaled(weights.of(Level::Prior)) + scaled(weights.of(lineage));
    let mut forbidden = false;
    for compare in FIELDS {
        let level = compare(left, right);
        total += scaled(weights.of(level));
        forbidden |= forbids(level);
    }
    Score { weight: total, forbidden }
}

type Compare = fn(&Prepared<'_>, &Prepared<'_>) -> Level;

const FIELDS: [Compare; 7] = [
    compare::date,
    compare::place,
    compare::event_type,
    compare::perpetrator,
    compare::killed,
    compare::injured,
    compare::text,
];

/// Levels that no agreement elsewhere makes up for: incompatible days or countries.
fn forbids(level: Level) -> bool {
    matches!(level, Level::DifferentDays | Level::PublishedBefore | Level::DifferentCountries)
}

fn scaled(weight: f64) -> i32 {
    (weight * SCALE).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_has_one_row_and_every_row_a_level() {
        let table: Vec<_> = rows(include_str!("../../lexicon/data/fusion/weights.tsv")).collect();
        assert_eq!(table.len(), Level::ALL.len());
        for level in Level::ALL {
            let found = table.iter().filter(|row| row.starts_with(&[level.field(), level.words()])).count();
            assert_eq!(found, 1, "{} / {}", level.field(), level.words());
        }
        for row in table {
            let share = |at: usize| row[at].parse::<f64>().unwrap();
            assert!(share(2) > 0.0 && share(2) <= 1.0 && share(3) > 0.0 && share(3) <= 1.0, "{row:?}");
        }
    }

    #[test]
    fn agreement_weighs_for_and_conflict_against() {
        let weights = Weights::stored();
        assert!(weights.of(Level::SameDay) > 4.0);
        assert!(weights.of(Level::DifferentDays) < -10.0);
        // The day alone, or the place alone, makes no two reports one incident.
        assert!(weights.of(Level::Prior) + weights.of(Level::SameDay) < 0.0);
        assert!(weights.of(Level::Prior) + weights.of(Level::SameTown) < 0.0);
    }
}
