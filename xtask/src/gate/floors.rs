//! Comparison with the floors, and raising them.

use super::baseline::Baseline;
use super::figures::Table;
use super::score::{Outcome, Results};

/// How far a figure may lie below its floor: less than one document of the smallest set that matters,
/// more than a rounding.
const SLACK: f64 = 0.002;

/// What the comparison found.
#[derive(Debug, Default)]
pub struct Verdict {
    /// One line for each figure, with its floor.
    pub lines: Vec<String>,
    /// Figures below their floors.
    pub fallen: Vec<String>,
    /// Sets whose scorer did not come to an end.
    pub failed: Vec<String>,
    /// Sets whose gold is not the gold of the floors.
    pub changed_gold: Vec<String>,
}

impl Verdict {
    /// Prints everything, what is wrong at the end.
    pub fn print(&self) {
        self.lines.iter().for_each(|line| println!("{line}"));
        self.changed_gold.iter().for_each(|set| {
            println!("CHANGED GOLD {set}: its floors were reached on other files; look at the change, then run with --raise --accept-gold");
        });
        self.failed.iter().for_each(|line| println!("FAILED {line}"));
        self.fallen.iter().for_each(|line| println!("FALLEN {line}"));
        let wrong = self.fallen.len() + self.failed.len() + self.changed_gold.len();
        println!(
            "gate: {} figures, {} fallen, {} sets failed{}",
            self.lines.len(),
            self.fallen.len(),
            self.failed.len(),
            if wrong == 0 { ": passed" } else { "" }
        );
    }
}

/// Every figure against its floor.
pub fn compare(table: &Table, results: &Results, baseline: &Baseline) -> Verdict {
    let mut verdict = Verdict::default();
    for set in &table.sets {
        let Some(result) = results.get(&set.id) else { continue };
        if baseline.gold.get(&set.id).is_some_and(|known| *known != result.gold) {
            verdict.changed_gold.push(set.id.clone());
        }
        let printed = match &result.outcome {
            Outcome::Scored(printed) => {
                if let Some(count) = unanswered(printed) {
                    verdict.failed.push(format!("{}: {count} documents came back without an answer", set.id));
                }
                Some(printed)
            }
            Outcome::NotBuilt(command, printed) => {
                verdict.lines.push(format!("{:<44} not yet built: `cairn {command}`", set.id));
                Some(printed)
            }
            Outcome::Failed(why) => {
                verdict.failed.push(format!("{}: {why}", set.id));
                None
            }
        };
        for figure in &set.figures {
            let name = set.floor_name(figure);
            let value = printed.and_then(|printed| figure.value(printed));
            let floor = baseline.floors.get(&name).copied();
            if printed.is_some() {
                let show = |value: Option<f64>| {
                    value.map_or_else(|| "-".to_owned(), |value| format!("{:.1}", value * 100.0))
                };
                verdict.lines.push(format!("{name:<44} {:>6}   floor {:>6}", show(value), show(floor)));
            }
            if let Some(floor) = floor
                && value.is_none_or(|value| value < floor - SLACK)
            {
                let reached = value.map_or_else(|| "nothing".to_owned(), |value| format!("{value:.4}"));
                verdict.fallen.push(format!("{name}: {reached}, floor {floor:.4}"));
            }
        }
    }
    verdict
}

/// Documents for which the program printed nothing, as the scorers count them; every gold document can be read.
fn unanswered(printed: &serde_json::Value) -> Option<u64> {
    let whole = printed["run"]["documents_without_extraction"].as_u64();
    whole.or(printed["documents_without_prediction"].as_u64()).filter(|count| *count > 0)
}

/// Floors rise to what was reached, rounded down to the four digits that are written; none is lowered.
/// A set whose gold has changed keeps its floors unless the new gold is accepted: then they start anew.
pub fn raise(table: &Table, results: &Results, baseline: &mut Baseline, accept_gold: bool) {
    for set in &table.sets {
        let Some(result) = results.get(&set.id) else { continue };
        let Outcome::Scored(printed) = &result.outcome else { continue };
        if baseline.gold.get(&set.id).is_some_and(|known| *known != result.gold) {
            if !accept_gold {
                continue;
            }
            baseline.floors.retain(|name, _| !name.starts_with(&format!("{}.", set.id)));
        }
        baseline.gold.insert(set.id.clone(), result.gold.clone());
        for figure in &set.figures {
            if let Some(value) = figure.value(printed) {
                let reached = (value * 10_000.0 + 1e-6).floor() / 10_000.0;
                let floor = baseline.floors.entry(set.floor_name(figure)).or_insert(reached);
                *floor = floor.max(reached);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::score::Scored;
    use super::*;

    fn table() -> Table {
        toml::from_str(
            "[[set]]\nid = \"s\"\ntitle = \"S\"\nabout = \"\"\ngold = []\nscorer = \"s.py\"\nway = \"whole\"\narguments = []\n\
             [[set.figure]]\nid = \"f\"\ntitle = \"F\"\npath = \"a.b\"\n",
        )
        .unwrap()
    }

    fn results(value: f64, gold: &str) -> Results {
        let outcome = Outcome::Scored(serde_json::json!({"a": {"b": value}}));
        [("s".to_owned(), Scored { gold: gold.to_owned(), outcome })].into()
    }

    #[test]
    fn floors_rise_and_never_fall() {
        let mut baseline = Baseline::default();
        raise(&table(), &results(0.5, "g"), &mut baseline, false);
        assert_eq!(baseline.floors["s.f"], 0.5);
        raise(&table(), &results(0.4, "g"), &mut baseline, false);
        assert_eq!(baseline.floors["s.f"], 0.5);
        raise(&table(), &results(0.6, "g"), &mut baseline, false);
        assert_eq!(baseline.floors["s.f"], 0.6);
    }

    #[test]
    fn a_fallen_figure_and_a_missing_one_are_found() {
        let baseline =
            Baseline { gold: [("s".into(), "g".into())].into(), floors: [("s.f".into(), 0.5)].into() };
        assert!(compare(&table(), &results(0.4985, "g"), &baseline).fallen.is_empty());
        assert_eq!(compare(&table(), &results(0.4975, "g"), &baseline).fallen.len(), 1);
        let missing = Scored { gold: "g".into(), outcome: Outcome::Scored(serde_json::json!({})) };
        assert_eq!(compare(&table(), &[("s".to_owned(), missing)].into(), &baseline).fallen.len(), 1);
    }

    #[test]
    fn documents_without_an_answer_fail() {
        let printed = serde_json::json!({"a": {"b": 0.9}, "run": {"documents_without_extraction": 3}});
        let scored = Scored { gold: "g".into(), outcome: Outcome::Scored(printed) };
        let verdict = compare(&table(), &[("s".to_owned(), scored)].into(), &Baseline::default());
        assert_eq!(verdict.failed, ["s: 3 documents came back without an answer"]);
    }

    #[test]
    fn changed_gold_is_found_and_only_accepted_on_demand() {
        let mut baseline =
            Baseline { gold: [("s".into(), "g".into())].into(), floors: [("s.f".into(), 0.5)].into() };
        assert_eq!(compare(&table(), &results(0.9, "h"), &baseline).changed_gold, ["s"]);
        raise(&table(), &results(0.4, "h"), &mut baseline, false);
        assert_eq!(baseline.floors["s.f"], 0.5);
        raise(&table(), &results(0.4, "h"), &mut baseline, true);
        assert_eq!((baseline.floors["s.f"], baseline.gold["s"].as_str()), (0.4, "h"));
    }
}
