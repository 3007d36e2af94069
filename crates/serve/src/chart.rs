//! Charts as geometry: what the templates under `templates/chart` draw as SVG. Every chart has a
//! table with the same numbers beside it. Units are those of the drawing, [`WIDTH`] across.

mod months;
mod strength;
mod toll;

pub(crate) use months::MonthsChart;
pub(crate) use strength::{RangePoint, StrengthChart};
pub(crate) use toll::{TollChart, TollStep};

/// Width of every chart.
pub(crate) const WIDTH: f64 = 800.0;
/// Room for the labels of the upright axis.
const LEFT: f64 = 48.0;
/// Room right of the last mark.
const RIGHT: f64 = 16.0;
/// Room above the highest mark.
const TOP: f64 = 12.0;

/// A labelled place on an axis.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tick {
    /// Where along the axis.
    pub at: f64,
    /// Its label.
    pub label: String,
}

/// An upright axis from 0 to at least the greatest value.
struct Upright {
    bottom: f64,
    top: u64,
}

impl Upright {
    /// The axis for values up to `max` in a drawing whose ground line is at `bottom`.
    fn new(max: u64, bottom: f64) -> Self {
        Self { bottom, top: step(max).saturating_mul(max.div_ceil(step(max))).max(1) }
    }

    /// Where a value stands.
    fn y(&self, value: u64) -> f64 {
        let share = (value as f64 / self.top as f64).min(1.0);
        round(self.bottom - share * (self.bottom - TOP))
    }

    /// Its ticks, 0 and the top included.
    fn ticks(&self) -> Vec<Tick> {
        let step = step(self.top);
        let mut values: Vec<u64> = (0..=self.top / step).map(|n| n * step).collect();
        values.dedup();
        values
            .into_iter()
            .map(|value| Tick { at: self.y(value), label: crate::words::number(value) })
            .collect()
    }
}

/// A step of 1, 2 or 5 times a power of ten that divides `0..=max` into at most five parts.
fn step(max: u64) -> u64 {
    let mut unit: u64 = 1;
    loop {
        for step in [1, 2, 5].map(|n| unit.saturating_mul(n)) {
            if step == u64::MAX || max.div_ceil(step) <= 5 {
                return step;
            }
        }
        unit = unit.saturating_mul(10);
    }
}

/// To a tenth of a unit, which is finer than a screen shows.
fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_hold_every_value_and_have_few_ticks() {
        for max in [0, 1, 4, 7, 60, 183, 1_000, 8_500, 123_456, u64::MAX] {
            let axis = Upright::new(max, 180.0);
            assert!(axis.top >= max || max == u64::MAX);
            assert!((2..=6).contains(&axis.ticks().len()), "{max}: {:?}", axis.ticks());
            assert!((axis.y(max) - TOP) >= -0.1 && axis.y(0) == 180.0);
        }
    }
}
