//! The literate cases of `corpus/cases/fusion`.
//!
//! A case is a Markdown file: prose, a table under `## Reports`, perhaps one under
//! `## Judgements`, and a table under `## Incidents` that lists every incident that must come out.
//! Columns that a table lacks are unknown, or not looked at. Each case is run forwards and
//! backwards.

use crate::made::{Told, accounts};
use fuse::{Fusion, fuse};
use lexicon::Lexicon;
use model::{CountField, Decision, Incident, Judgement, ReportId};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

type Row = BTreeMap<String, String>;

/// The rows of the table under a heading.
fn table(text: &str, heading: &str) -> Vec<Row> {
    let lines = text.lines().skip_while(|line| line.trim() != heading).skip(1);
    let lines = lines.take_while(|line| !line.starts_with("## ")).filter(|line| line.starts_with('|'));
    let cells = |line: &str| -> Vec<String> {
        line.trim().trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    let mut rows = lines.map(cells);
    let header = rows.next().unwrap_or_default();
    rows.skip(1).map(|row| header.iter().cloned().zip(row).collect()).collect()
}

fn told(row: &Row) -> Told {
    let cell = |name: &str| row.get(name).cloned().unwrap_or_default();
    Told {
        report: cell("report"),
        outlet: cell("outlet"),
        published: cell("published"),
        status: cell("status"),
        kind: cell("type"),
        date: cell("date"),
        place: cell("place"),
        perpetrator: cell("perpetrator"),
        killed: cell("killed"),
        injured: cell("injured"),
        source: cell("source"),
        text: cell("text"),
    }
}

fn judgement(number: usize, row: &Row) -> Judgement {
    Judgement {
        sequence: number as u64 + 1,
        decision: Decision::from_word(&row["decision"]).expect("a decision"),
        report: ReportId::new(row["report"].as_str()),
        other: row.get("other").filter(|other| !other.is_empty()).map(|other| ReportId::new(other.as_str())),
        person: "reader".to_owned(),
        at: "2024-01-01T00:00:00Z".to_owned(),
        reason: String::new(),
    }
}

fn members(incident: &Incident) -> BTreeSet<String> {
    incident.reports.iter().map(ToString::to_string).collect()
}

/// What an incident says of a column of the table of incidents.
fn value(incident: &Incident, column: &str) -> String {
    let estimate = |field| {
        incident.estimate(field).map_or(String::new(), |e| format!("{}, {}, {}", e.low(), e.best(), e.high()))
    };
    match column {
        "type" => incident.event_type.word().to_owned(),
        "status" => incident.status.word().to_owned(),
        "date" => incident.when.map_or(String::new(), |when| when.start.to_string()),
        "place" => incident.place.as_ref().map_or(String::new(), |place| place.name.clone()),
        "killed" => estimate(CountField::Killed),
        "injured" => estimate(CountField::Injured),
        "roots" => incident.roots.len().to_string(),
        "reason" => {
            incident.roots.iter().map(|root| root.reason).min().map_or("", |reason| reason.word()).to_owned()
        }
        "airwars" => incident.grades.airwars.word().to_owned(),
        "ibc" => incident.grades.ibc.word().to_owned(),
        "admiralty" => incident.grades.admiralty.clone(),
        other => panic!("no column is called `{other}`"),
    }
}

fn check(name: &str, expected: &[Row], fusion: &Fusion) {
    let listed = |row: &Row| -> BTreeSet<String> { row["reports"].split(", ").map(str::to_owned).collect() };
    let wanted: BTreeSet<BTreeSet<String>> = expected.iter().map(listed).collect();
    let found: BTreeSet<BTreeSet<String>> = fusion.incidents.iter().map(members).collect();
    assert_eq!(found, wanted, "{name}: which reports are one incident");
    for row in expected {
        let incident =
            fusion.incidents.iter().find(|incident| members(incident) == listed(row)).expect("checked");
        for (column, wanted) in row.iter().filter(|(column, _)| *column != "reports") {
            assert_eq!(&value(incident, column), wanted, "{name}: {column} of {}", row["reports"]);
        }
    }
}

#[test]
fn every_case_comes_out_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/cases/fusion");
    let mut run = 0;
    for entry in fs::read_dir(folder).expect("the folder of cases") {
        let path = entry.expect("a case").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("a text");
        let rows: Vec<Told> = table(&text, "## Reports").iter().map(told).collect();
        let judged = table(&text, "## Judgements");
        let judged: Vec<Judgement> = judged.iter().enumerate().map(|(at, row)| judgement(at, row)).collect();
        let expected = table(&text, "## Incidents");
        assert!(!rows.is_empty() && !expected.is_empty(), "{name} has no table");
        let mut accounts = accounts(&rows);
        check(&name, &expected, &fuse(&accounts, &judged, Lexicon::embedded()));
        accounts.reverse();
        check(&name, &expected, &fuse(&accounts, &judged, Lexicon::embedded()));
        run += 1;
    }
    assert!(run > 0);
}
