//! The toll over time: what the ledger would have said after each document.

use super::{LEFT, RIGHT, Tick, Upright, WIDTH, round};
use crate::words;
use engine::model::{Estimate, When};

/// The ground line.
const BOTTOM: f64 = 176.0;

/// What was known after one document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TollStep {
    /// Publication date.
    pub when: Option<When>,
    /// Outlet or title of the document.
    pub label: String,
    /// The document's page.
    pub href: String,
    /// The estimate then.
    pub estimate: Estimate,
    /// The number that this document claims of the whole, and whether it is a copy.
    pub claim: Option<(u64, bool)>,
}

/// A claim in the chart: a dot where independent, a ring where copied.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ClaimPoint {
    pub x: f64,
    pub y: f64,
    pub copy: bool,
    pub title: String,
}

/// The chart: one step a document, in order of publication.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TollChart {
    /// Outline of the band from low to high.
    pub band: String,
    /// Line of the best value.
    pub line: String,
    pub points: Vec<ClaimPoint>,
    pub upright: Vec<Tick>,
    pub along: Vec<Tick>,
}

impl TollChart {
    /// The chart of these steps, `None` where there are fewer than two: one is no course.
    pub(crate) fn of(steps: &[TollStep]) -> Option<Self> {
        if steps.len() < 2 {
            return None;
        }
        let claimed = steps.iter().filter_map(|step| step.claim.map(|(value, _)| value));
        let highest = steps.iter().map(|step| step.estimate.high()).chain(claimed).max()?;
        let upright = Upright::new(highest, BOTTOM);
        let slot = (WIDTH - LEFT - RIGHT) / steps.len() as f64;
        let x = |at: usize| round(LEFT + at as f64 * slot);
        let points = steps.iter().enumerate().filter_map(|(at, step)| {
            let (value, copy) = step.claim?;
            let what = if copy { "copy" } else { "independent" };
            let title = format!("{}: {} ({what})", step.label, words::number(value));
            Some(ClaimPoint { x: round(x(at) + slot / 2.0), y: upright.y(value), copy, title })
        });
        Some(Self {
            band: band(steps, &upright, x),
            line: line(steps, &upright, x),
            points: points.collect(),
            upright: upright.ticks(),
            along: along(steps, slot, x),
        })
    }
}

/// The best value as a path of steps.
fn line(steps: &[TollStep], upright: &Upright, x: impl Fn(usize) -> f64) -> String {
    let mut path = String::new();
    for (at, step) in steps.iter().enumerate() {
        let y = upright.y(step.estimate.best());
        let start = if at == 0 { 'M' } else { 'L' };
        path.push_str(&format!("{start}{} {y}H{}", x(at), x(at + 1)));
    }
    path
}

/// The band from high, left to right, and back along low.
fn band(steps: &[TollStep], upright: &Upright, x: impl Fn(usize) -> f64) -> String {
    let mut path = String::new();
    for (at, step) in steps.iter().enumerate() {
        let start = if at == 0 { 'M' } else { 'L' };
        path.push_str(&format!("{start}{} {}H{}", x(at), upright.y(step.estimate.high()), x(at + 1)));
    }
    for (at, step) in steps.iter().enumerate().rev() {
        path.push_str(&format!("L{} {}H{}", x(at + 1), upright.y(step.estimate.low()), x(at)));
    }
    path.push('Z');
    path
}

/// Dates along the ground where they change and there is room.
fn along(steps: &[TollStep], slot: f64, x: impl Fn(usize) -> f64) -> Vec<Tick> {
    let mut ticks: Vec<Tick> = Vec::new();
    let mut shown: Option<String> = None;
    for (at, step) in steps.iter().enumerate() {
        let label = step.when.as_ref().map_or_else(|| "undated".to_owned(), words::when);
        let middle = round(x(at) + slot / 2.0);
        let room = ticks.last().is_none_or(|last| middle - last.at >= 84.0);
        if room && shown.as_ref() != Some(&label) {
            ticks.push(Tick { at: middle, label: label.clone() });
            shown = Some(label);
        }
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::model::{Date, EstimateRule};

    fn step(day: i8, low: u64, best: u64, high: u64) -> TollStep {
        TollStep {
            when: Some(When::day(Date::new(2021, 8, day).unwrap())),
            label: "Example News".into(),
            href: "/document/a".into(),
            estimate: Estimate::new(low, best, high, EstimateRule::LatestBestSupported),
            claim: Some((best, day == 27)),
        }
    }

    #[test]
    fn a_rising_toll_rises_on_the_page() {
        let chart =
            TollChart::of(&[step(26, 13, 13, 60), step(27, 13, 90, 110), step(28, 13, 183, 183)]).unwrap();
        let heights: Vec<f64> = chart.points.iter().map(|point| point.y).collect();
        assert!(heights.windows(2).all(|pair| pair[0] > pair[1]), "{heights:?}");
        assert_eq!(chart.points.iter().map(|point| point.copy).collect::<Vec<_>>(), [false, true, false]);
        assert_eq!(chart.along.len(), 3);
        assert!(chart.band.ends_with('Z') && chart.line.starts_with('M'));
    }

    #[test]
    fn one_document_is_no_course() {
        assert_eq!(TollChart::of(&[step(26, 1, 1, 1)]), None);
    }
}
