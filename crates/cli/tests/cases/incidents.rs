//! `incidents`: how documents fall together, and the figures that follow.

use crate::case::{Block, Fault};
use crate::compare::{list, pair, text, written};
use crate::notation::{Word, days, show_days, words};
use serde_json::Value;

/// The lines are all incidents, and each has these documents.
pub fn check(incidents: &[Value], block: &Block) -> Vec<Fault> {
    let shown: String = incidents.iter().map(|incident| format!("\n    {}", show(incident))).collect();
    let shown = if shown.is_empty() { "nothing".to_owned() } else { shown };
    let lines: Vec<_> = match block.lines.as_slice() {
        [(_, only)] if only.trim() == "none" => Vec::new(),
        lines => lines.iter().map(|(line, text)| (*line, text, words(text))).collect(),
    };
    let mut faults = Vec::new();
    let mut table = Vec::new();
    for (line, _, words) in &lines {
        let row: Result<Vec<bool>, String> = incidents.iter().map(|incident| fits(words, incident)).collect();
        table.push(row.unwrap_or_else(|problem| {
            faults.push(Fault { line: *line, problem });
            vec![false; incidents.len()]
        }));
    }
    let partners = pair(lines.len(), incidents.len(), |line, incident| table[line][incident]);
    for ((line, expected, _), _) in lines.iter().zip(&partners).filter(|(_, partner)| partner.is_none()) {
        faults.push(Fault { line: *line, problem: format!("`{}`; came out: {shown}", expected.trim()) });
    }
    if lines.len() != incidents.len() && !block.has("partial") {
        let problem = format!("{} incidents expected, {} came out: {shown}", lines.len(), incidents.len());
        faults.push(Fault { line: block.line, problem });
    }
    faults
}

/// `1 documents=a,b killed=12..15 best=15 roots=1 type=... date=... country=... airwars=... ibc=...`: the
/// first word is only a name; `killed=-` is no estimate; `best` belongs to the estimate before it.
fn fits(words: &[Word], incident: &Value) -> Result<bool, String> {
    let mut right = true;
    let mut estimate = &Value::Null;
    for word in words {
        let expected = word.text.as_str();
        right &= match word.key.as_deref() {
            None => true,
            Some("documents") => documents(incident) == expected,
            Some(field @ ("killed" | "injured" | "missing" | "abducted" | "arrested" | "attackers")) => {
                estimate = &incident[field];
                range(estimate) == expected
            }
            Some("best") => written(estimate, "best") == expected,
            Some("roots") => written(incident, "roots") == expected,
            Some("type") => expected.split('|').any(|kind| kind == text(incident, "type")),
            Some("country") => text(&incident["place"], "country") == expected,
            Some("date") if expected == "-" => incident["date"].is_null(),
            Some("date") => {
                let (start, end) = days(expected)?;
                text(&incident["date"], "start") == start && text(&incident["date"], "end") == end
            }
            Some(grade @ ("airwars" | "ibc" | "admiralty")) => text(&incident["grades"], grade) == expected,
            Some(other) => return Err(format!("an incident has no `{other}`")),
        };
    }
    Ok(right)
}

fn documents(incident: &Value) -> String {
    let mut ids: Vec<&str> = list(incident, "documents").iter().filter_map(Value::as_str).collect();
    ids.sort_unstable();
    ids.join(",")
}

fn range(estimate: &Value) -> String {
    match estimate.is_null() {
        true => "-".to_owned(),
        false if estimate["low"] == estimate["high"] => estimate["low"].to_string(),
        false => format!("{}..{}", estimate["low"], estimate["high"]),
    }
}

fn show(incident: &Value) -> String {
    let date = &incident["date"];
    let date =
        if date.is_null() { "-".to_owned() } else { show_days(text(date, "start"), text(date, "end")) };
    let mut figures = String::new();
    for field in ["killed", "injured"] {
        figures += &format!(" {field}={} best={}", range(&incident[field]), incident[field]["best"]);
    }
    format!(
        "documents={}{figures} roots={} type={} country={} date={date} airwars={}",
        documents(incident),
        incident["roots"],
        text(incident, "type"),
        text(&incident["place"], "country"),
        text(&incident["grades"], "airwars"),
    )
}
