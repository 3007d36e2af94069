//! Claims of a group's strength over time: from the least to the greatest number, over the period
//! it is claimed for.

use super::{LEFT, RIGHT, Tick, Upright, WIDTH, round};
use crate::words;
use engine::model::{Count, Date, When, day_number};

/// The ground line.
const BOTTOM: f64 = 176.0;

/// One claim to draw.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RangePoint {
    /// The period it is claimed for, else the date of publication.
    pub when: When,
    /// The number.
    pub count: Count,
    /// Who published it.
    pub label: String,
}

/// A claim as drawn: a box where both ends are known, a line where the words give one number.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RangeBox {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    /// Whether the words leave an end open.
    pub open: bool,
    pub title: String,
}

/// The chart.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StrengthChart {
    pub boxes: Vec<RangeBox>,
    pub upright: Vec<Tick>,
    pub along: Vec<Tick>,
}

impl StrengthChart {
    /// The chart of these claims, `None` where not one has a number.
    pub(crate) fn of(points: &[RangePoint]) -> Option<Self> {
        let numbered = || points.iter().filter_map(|point| Some((point, ends(&point.count)?)));
        let highest = numbered().map(|(_, (_, high))| high).max()?;
        let first = numbered().map(|(point, _)| point.when.start).min()?.year();
        let last = numbered().map(|(point, _)| point.when.end).max()?.year();
        let start = Date::new(first, 1, 1).ok()?;
        let days = f64::from((day_number(Date::new(last, 12, 31).ok()?) - day_number(start)).max(1));
        let x = |date: Date| {
            LEFT + f64::from(day_number(date) - day_number(start)) / days * (WIDTH - LEFT - RIGHT)
        };
        let upright = Upright::new(highest, BOTTOM);
        let boxes = numbered().map(|(point, (low, high))| {
            let (left, right) = (x(point.when.start), x(point.when.end));
            let width = (right - left).max(8.0);
            let height = (upright.y(low) - upright.y(high)).max(4.0);
            RangeBox {
                x: round(left.min(WIDTH - RIGHT - width)),
                y: round(upright.y(high).min(BOTTOM - height)),
                width: round(width),
                height: round(height),
                open: point.count.low.is_none() || point.count.high.is_none(),
                title: format!(
                    "{}: {} ({})",
                    words::when(&point.when),
                    words::bounds(&point.count),
                    point.label
                ),
            }
        });
        let years = i32::from(last - first) + 1;
        let every = (f64::from(years) / 12.0).ceil() as i16;
        let along = (first..=last).step_by(usize::try_from(every.max(1)).unwrap_or(1)).filter_map(|year| {
            Some(Tick { at: round(x(Date::new(year, 1, 1).ok()?)), label: year.to_string() })
        });
        Some(Self { boxes: boxes.collect(), upright: upright.ticks(), along: along.collect() })
    }
}

/// The ends of a count; an open end is drawn at the other.
fn ends(count: &Count) -> Option<(u64, u64)> {
    let (low, high) = (count.low.or(count.high)?, count.high.or(count.low)?);
    Some((low.min(high), low.max(high)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::model::Qualifier;

    #[test]
    fn ranges_are_boxes_and_open_ends_are_marked() {
        let range = Count { low: Some(2_500), high: Some(8_500), qualifier: Qualifier::Range };
        let least = Count { low: Some(1_000), high: None, qualifier: Qualifier::AtLeast };
        let vague = Count { low: None, high: None, qualifier: Qualifier::Vague };
        let point =
            |year, count| RangePoint { when: When::year(year).unwrap(), count, label: "Example News".into() };
        let chart = StrengthChart::of(&[point(2016, range), point(2021, least), point(2022, vague)]).unwrap();
        assert_eq!(chart.boxes.len(), 2, "words without a number are in the table only");
        assert!(chart.boxes[0].height > 50.0 && !chart.boxes[0].open);
        assert!(chart.boxes[1].open && chart.boxes[1].x > chart.boxes[0].x);
        assert_eq!(StrengthChart::of(&[point(2022, vague)]), None);
    }
}
