//! Figures: the numbers that one report gives for the whole of a happening.

use model::{Count, CountClaim, CountField, PartKind, Qualifier, Report, Stance};
use std::collections::BTreeMap;

/// One number of people that a report gives for the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Figure {
    /// The bounds as claimed.
    pub(crate) count: Count,
    /// The number itself.
    pub(crate) value: u64,
    /// How it relates to the report's claims.
    pub(crate) kind: FigureKind,
    /// Whether a party that has an interest says it, or it is only alleged.
    pub(crate) doubted: bool,
}

/// How a figure relates to the claims of its report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FigureKind {
    /// Claimed of the whole.
    Whole,
    /// The sum of parts that have nobody in common.
    Sum,
    /// One part, the rest unknown: only a lower bound of the whole.
    Part,
}

/// The figures of a report for a field: those of the whole; without any, the sums of its sets of
/// disjoint parts; without any, single parts. Parts that are inside a stated whole never count,
/// nor does what a source denies.
pub(crate) fn figures(report: &Report, field: CountField) -> Vec<Figure> {
    let claims = || report.claims.iter().filter(move |claim| claim.field == field && !denied(claim));
    let wholes: Vec<Figure> = claims()
        .filter(|claim| claim.of.is_none())
        .filter_map(|claim| figure(claim.count, FigureKind::Whole, claim))
        .collect();
    if !wholes.is_empty() {
        return wholes;
    }
    let mut sets: BTreeMap<u16, Vec<&CountClaim>> = BTreeMap::new();
    for claim in claims() {
        if let Some(PartKind::Disjoint { set }) = claim.of.as_ref().map(|part| part.kind) {
            let parts = sets.entry(set).or_default();
            // A part told twice ("13 Americans … the 13 Americans") is one part.
            if !parts.iter().any(|part| part.of == claim.of && part.count == claim.count) {
                parts.push(claim);
            }
        }
    }
    let sums: Vec<Figure> =
        sets.values().filter(|parts| parts.len() > 1).filter_map(|parts| sum(parts)).collect();
    if !sums.is_empty() {
        return sums;
    }
    let part = |claim: &CountClaim| {
        let count = Count { high: None, qualifier: Qualifier::AtLeast, ..claim.count };
        count.low.and_then(|_| figure(count, FigureKind::Part, claim))
    };
    sets.values().flatten().filter_map(|claim| part(claim)).collect()
}

/// The one figure by which a report is compared and counted: among those that nobody doubts, the
/// greatest exact figure, else the greatest of the others, vague words last. Reports give earlier
/// tolls beside the present one, and tolls rise.
pub(crate) fn headline(figures: &[Figure]) -> Option<Figure> {
    let rank = |figure: &Figure| (!figure.doubted, certainty(figure), figure.value);
    figures.iter().copied().max_by_key(rank)
}

/// How certain the words are: exact, bounded, vague.
pub(crate) fn certainty(figure: &Figure) -> u8 {
    match figure.count.qualifier {
        Qualifier::Exact => 2,
        Qualifier::Vague => 0,
        _ => 1,
    }
}

fn figure(count: Count, kind: FigureKind, claim: &CountClaim) -> Option<Figure> {
    let stance = claim.attribution.as_ref().map(|attribution| attribution.stance);
    let doubted = matches!(stance, Some(Stance::Alleged | Stance::Claimed));
    count.point().map(|value| Figure { count, value, kind, doubted })
}

fn sum(parts: &[&CountClaim]) -> Option<Figure> {
    let first = parts.first()?;
    let total = parts.iter().skip(1).fold(first.count, |total, part| total.plus(&part.count));
    let doubted =
        parts.iter().any(|part| figure(part.count, FigureKind::Part, part).is_some_and(|f| f.doubted));
    // The sum of the numbers themselves: "at least 79" and "13" are 92, whatever their bounds.
    let value = parts.iter().try_fold(0_u64, |sum, part| Some(sum.saturating_add(part.count.point()?)))?;
    Some(Figure { count: total, value, kind: FigureKind::Sum, doubted })
}

fn denied(claim: &CountClaim) -> bool {
    claim.attribution.as_ref().is_some_and(|attribution| attribution.stance == Stance::Denied)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{at_least, exact, of_part, report};
    use CountField::{Injured, Killed};

    #[test]
    fn disjoint_parts_add_and_included_ones_do_not() {
        let mut told = report("a#0");
        told.claims = vec![
            of_part(exact(Killed, 79), "Afghans", Some(0)),
            of_part(exact(Killed, 13), "Americans", Some(0)),
        ];
        let found = headline(&figures(&told, Killed)).unwrap();
        assert_eq!((found.value, found.kind), (92, FigureKind::Sum));
        told.claims = vec![exact(Killed, 25), of_part(exact(Killed, 16), "mothers", None)];
        assert_eq!(figures(&told, Killed).iter().map(|f| f.value).collect::<Vec<_>>(), [25]);
        assert!(figures(&told, Injured).is_empty());
    }

    #[test]
    fn a_lone_part_is_only_a_lower_bound() {
        let mut told = report("a#0");
        told.claims = vec![of_part(exact(Killed, 13), "Americans", Some(0))];
        let found = headline(&figures(&told, Killed)).unwrap();
        assert_eq!((found.count.low, found.count.high, found.kind), (Some(13), None, FigureKind::Part));
    }

    #[test]
    fn exact_figures_lead_before_bounds() {
        let mut told = report("a#0");
        told.claims = vec![at_least(Killed, 60), exact(Killed, 12), exact(Killed, 15)];
        assert_eq!(headline(&figures(&told, Killed)).unwrap().value, 15);
    }
}
