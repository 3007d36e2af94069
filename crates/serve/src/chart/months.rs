//! Incidents by month, or by year where the months would be too many to tell apart.

use super::{LEFT, RIGHT, Tick, Upright, WIDTH, round};
use crate::words;
use engine::model::{Date, DatePrecision, Incident};
use std::collections::BTreeMap;

/// The most bars that can be told apart.
const MOST_BARS: usize = 372;
/// The ground line.
const BOTTOM: f64 = 132.0;

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Bar {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    /// Month or year and number, for the pointer.
    pub title: String,
}

/// A row of the table twin: a month or year with its incidents.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MonthRow {
    pub label: String,
    /// First and last day, as a filter takes them.
    pub from: String,
    pub to: String,
    pub incidents: usize,
    /// Sum of the best estimates of killed.
    pub killed: String,
}

/// The chart: bars for every month between the first and the last, empty ones too.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MonthsChart {
    pub bars: Vec<Bar>,
    pub upright: Vec<Tick>,
    pub along: Vec<Tick>,
    pub rows: Vec<MonthRow>,
    /// "month" or "year".
    pub unit: &'static str,
    /// Incidents whose month (or year) is not known; they are in no bar.
    pub unplaced: usize,
}

impl MonthsChart {
    /// The chart of these incidents, `None` where not one of them has a month.
    pub(crate) fn of(incidents: &[Incident]) -> Option<Self> {
        let months: Vec<i32> = incidents.iter().filter_map(month_of).collect();
        let (first, last) = (*months.iter().min()?, *months.iter().max()?);
        let by_month = usize::try_from(last - first).unwrap_or(usize::MAX) < MOST_BARS;
        let (unit, size) = if by_month { ("month", 1) } else { ("year", 12) };
        let mut counts: BTreeMap<i32, (usize, u64)> = BTreeMap::new();
        let mut unplaced = 0;
        for incident in incidents {
            let Some(month) = month_of(incident) else {
                unplaced += 1;
                continue;
            };
            let entry = counts.entry(month.div_euclid(size)).or_default();
            entry.0 += 1;
            let killed = incident.estimate(engine::model::CountField::Killed);
            entry.1 = entry.1.saturating_add(killed.map_or(0, |estimate| estimate.best()));
        }
        Some(Self::draw(first.div_euclid(size), last.div_euclid(size), size, &counts, unit, unplaced))
    }

    fn draw(
        first: i32,
        last: i32,
        size: i32,
        counts: &BTreeMap<i32, (usize, u64)>,
        unit: &'static str,
        unplaced: usize,
    ) -> Self {
        let tallest = counts.values().map(|(incidents, _)| *incidents as u64).max().unwrap_or(0);
        let upright = Upright::new(tallest, BOTTOM);
        let room = WIDTH - LEFT - RIGHT;
        let slot = (room / f64::from(last - first + 1)).min(48.0);
        let x = |at: i32| LEFT + f64::from(at - first) * slot;
        let bars = counts.iter().map(|(at, (incidents, _))| {
            let y = upright.y(*incidents as u64);
            let (label, ..) = name(*at, size);
            Bar {
                x: round(x(*at) + slot * 0.1),
                y,
                width: round((slot * 0.8).max(1.5)),
                height: round(BOTTOM - y),
                title: format!("{label}: {}", words::plural(*incidents, "incident", "incidents")),
            }
        });
        let rows = counts.iter().map(|(at, (incidents, killed))| {
            let (label, from, to) = name(*at, size);
            MonthRow { label, from, to, incidents: *incidents, killed: words::number(*killed) }
        });
        Self {
            bars: bars.collect(),
            upright: upright.ticks(),
            along: along(first, last, size, slot, x),
            rows: rows.collect(),
            unit,
            unplaced,
        }
    }
}

/// Months since year 0 of the month an incident surely fell in.
fn month_of(incident: &Incident) -> Option<i32> {
    let when = incident.when?;
    let month = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month()) - 1;
    let known = when.precision != DatePrecision::Year && month(when.start) == month(when.end);
    known.then(|| month(when.start))
}

/// Label, first day and last day of a month or year.
fn name(at: i32, size: i32) -> (String, String, String) {
    let (year, month) = if size == 1 { (at.div_euclid(12), at.rem_euclid(12) + 1) } else { (at, 1) };
    let start =
        Date::new(i16::try_from(year).unwrap_or(0), i8::try_from(month).unwrap_or(1), 1).unwrap_or_default();
    if size == 1 {
        let label = format!("{} {}", words::month(start.month()), start.year());
        (label, start.to_string(), start.last_of_month().to_string())
    } else {
        (start.year().to_string(), start.to_string(), start.last_of_year().to_string())
    }
}

/// Labels along the ground: years, or months where there is room for them.
fn along(first: i32, last: i32, size: i32, slot: f64, x: impl Fn(i32) -> f64) -> Vec<Tick> {
    let least = 52.0;
    let (every, label): (i32, fn(i32) -> String) = if size == 1 && slot * 3.0 >= least {
        ((least / slot).ceil() as i32, |at| name(at, 1).0)
    } else if size == 1 {
        let years = (least / (slot * 12.0)).ceil().max(1.0) as i32;
        (years * 12, |at| at.div_euclid(12).to_string())
    } else {
        ((least / slot).ceil().max(1.0) as i32, |at| at.to_string())
    };
    let whole_years = size == 1 && every % 12 == 0;
    (first..=last)
        .filter(|at| if whole_years { at.rem_euclid(every) == 0 } else { (at - first) % every.max(1) == 0 })
        .map(|at| Tick { at: round(x(at)), label: label(at) })
        .filter(|tick| tick.at <= WIDTH - RIGHT - 24.0)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use engine::model::When;

    fn dated(when: Option<When>) -> Incident {
        Incident { when, ..sample::incident() }
    }

    #[test]
    fn empty_months_are_drawn_and_coarse_dates_are_not() {
        let date = |m, d| Some(When::day(Date::new(2021, m, d).unwrap()));
        let incidents =
            [dated(date(8, 26)), dated(date(8, 27)), dated(date(5, 8)), dated(When::year(2021)), dated(None)];
        let chart = MonthsChart::of(&incidents).unwrap();
        assert_eq!(chart.rows.len(), 2);
        assert_eq!((chart.rows[1].label.as_str(), chart.rows[1].incidents), ("Aug 2021", 2));
        assert_eq!((chart.rows[1].from.as_str(), chart.rows[1].to.as_str()), ("2021-08-01", "2021-08-31"));
        assert_eq!(chart.unplaced, 2);
        assert!(
            chart.bars[1].x - chart.bars[0].x > chart.bars[0].width * 3.0,
            "June and July keep their room"
        );
    }

    #[test]
    fn many_years_are_drawn_by_year() {
        let at = |year| dated(Some(When::day(Date::new(year, 3, 1).unwrap())));
        let chart = MonthsChart::of(&[at(1970), at(2024)]).unwrap();
        assert_eq!((chart.unit, chart.rows.len()), ("year", 2));
        assert!(chart.along.len() >= 3);
    }

    #[test]
    fn nothing_dated_is_no_chart() {
        assert_eq!(MonthsChart::of(&[dated(None)]), None);
        assert_eq!(MonthsChart::of(&[]), None);
    }
}
