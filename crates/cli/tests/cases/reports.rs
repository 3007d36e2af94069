//! `claims`, `reports` and `facts`: what a document tells.

use crate::case::{Block, Fault};
use crate::check::Outcome;
use crate::compare::{alike, list, overlaps, pair, text};
use crate::notation::{Bounds, Word, bounds, days, show_bounds, show_days, words};
use serde_json::Value;

/// Something that came out, with the document it came from.
#[derive(Clone, Copy)]
struct Thing<'a> {
    document: &'a str,
    value: &'a Value,
}

/// Whether a line means a thing.
type Fits = fn(&Outcome<'_>, &[Word], Thing<'_>) -> Result<bool, String>;

/// Every claim of every actual report, no more (unless `partial`) and no fewer.
pub fn claims(outcome: &Outcome<'_>, block: &Block) -> Vec<Fault> {
    let actual = |report: &&Value| text(report, "status") == "actual";
    let claims = things(outcome, |extraction| {
        list(extraction, "reports").iter().filter(actual).flat_map(|report| list(report, "claims")).collect()
    });
    compare(outcome, block, &claims, &claims, !block.has("partial"), claim_fits, show_claim)
}

/// Every actual report and no other; reports of another status only where a line asks for them.
pub fn reports(outcome: &Outcome<'_>, block: &Block) -> Vec<Fault> {
    let reports = things(outcome, |extraction| list(extraction, "reports").iter().collect());
    let actual: Vec<Thing<'_>> =
        reports.iter().copied().filter(|report| text(report.value, "status") == "actual").collect();
    compare(outcome, block, &reports, &actual, !block.has("partial"), report_fits, show_report)
}

/// These facts; with `all`, no others.
pub fn facts(outcome: &Outcome<'_>, block: &Block) -> Vec<Fault> {
    let facts = things(outcome, |extraction| list(extraction, "facts").iter().collect());
    compare(outcome, block, &facts, &facts, block.has("all"), fact_fits, show_fact)
}

fn things<'a>(outcome: &'a Outcome<'_>, of: impl Fn(&'a Value) -> Vec<&'a Value>) -> Vec<Thing<'a>> {
    let in_document = |(document, extraction): (&'a String, &'a Value)| {
        of(extraction).into_iter().map(|value| Thing { document, value }).collect::<Vec<_>>()
    };
    outcome.extractions.iter().flat_map(in_document).collect()
}

/// Lines against things: each line has a thing of its own, and (`closed`) each of `counted` has a line.
fn compare(
    outcome: &Outcome<'_>,
    block: &Block,
    things: &[Thing<'_>],
    counted: &[Thing<'_>],
    closed: bool,
    fits: Fits,
    show: fn(&Value) -> String,
) -> Vec<Fault> {
    let shown = |things: &[Thing<'_>]| match things {
        [] => "nothing".to_owned(),
        things => {
            things.iter().map(|thing| format!("\n    {} {}", thing.document, show(thing.value))).collect()
        }
    };
    if let [(line, only)] = block.lines.as_slice()
        && only.trim() == "none"
    {
        let problem = format!("`none`; came out: {}", shown(counted));
        return if counted.is_empty() { Vec::new() } else { vec![Fault { line: *line, problem }] };
    }
    let lines: Vec<Vec<Word>> = block.lines.iter().map(|(_, line)| words(line)).collect();
    let mut faults = Vec::new();
    let mut table = Vec::new();
    for ((line, _), words) in block.lines.iter().zip(&lines) {
        let row: Result<Vec<bool>, String> =
            things.iter().map(|thing| line_fits(outcome, words, *thing, fits)).collect();
        table.push(row.unwrap_or_else(|problem| {
            faults.push(Fault { line: *line, problem });
            vec![false; things.len()]
        }));
    }
    let partners = pair(lines.len(), things.len(), |line, thing| table[line][thing]);
    for ((line, expected), _) in block.lines.iter().zip(&partners).filter(|(_, partner)| partner.is_none()) {
        faults.push(Fault {
            line: *line,
            problem: format!("`{}`; came out: {}", expected.trim(), shown(things)),
        });
    }
    let left: Vec<Thing<'_>> = counted
        .iter()
        .filter(|thing| {
            !partners.iter().flatten().any(|partner| std::ptr::eq(things[*partner].value, thing.value))
        })
        .copied()
        .collect();
    if closed && !left.is_empty() {
        faults.push(Fault { line: block.line, problem: format!("besides these came out: {}", shown(&left)) });
    }
    faults
}

fn line_fits(outcome: &Outcome<'_>, words: &[Word], thing: Thing<'_>, fits: Fits) -> Result<bool, String> {
    match words.split_first() {
        Some((first, rest)) if first.key.is_none() && outcome.names_document(&first.text) => {
            Ok(first.text == thing.document && fits(outcome, rest, thing)?)
        }
        _ => fits(outcome, words, thing),
    }
}

/// `killed 60.. at_least of="..." by="..." quote="..."`; `of=-` and `by=-` are none.
fn claim_fits(outcome: &Outcome<'_>, words: &[Word], claim: Thing<'_>) -> Result<bool, String> {
    let [field, number, rest @ ..] = words else { return Err("a claim has a field and a number".to_owned()) };
    let mut right = text(claim.value, "field") == field.text && claimed(claim.value) == bounds(&number.text)?;
    for word in rest {
        right &= match word.key.as_deref() {
            None => text(claim.value, "qualifier") == word.text,
            Some("of") => part(claim.value, "of", &word.text),
            Some("by") => part(claim.value, "attributed_to", &word.text),
            Some("quote") => stands_at(outcome, claim, &word.text)?,
            Some(other) => return Err(format!("a claim has no `{other}`")),
        };
    }
    Ok(right)
}

fn part(claim: &Value, field: &str, expected: &str) -> bool {
    if expected == "-" { claim[field].is_null() } else { alike(text(claim, field), expected) }
}

fn stands_at(outcome: &Outcome<'_>, claim: Thing<'_>, phrase: &str) -> Result<bool, String> {
    let document = outcome.case.documents.iter().find(|document| document.id == claim.document);
    let all = outcome.case.documents.iter().any(|document| document.text.contains(phrase));
    if !all {
        return Err(format!("`{phrase}` does not stand in a document"));
    }
    Ok(document.is_some_and(|document| overlaps(claim.value, &document.text, phrase)))
}

fn claimed(claim: &Value) -> Bounds {
    (claim["low"].as_f64(), claim["high"].as_f64())
}

fn show_claim(claim: &Value) -> String {
    let named = |key: &str, field: &str| {
        claim[field].as_str().map(|text| format!(" {key}=\"{text}\"")).unwrap_or_default()
    };
    let number = show_bounds(claimed(claim));
    let (of, by) = (named("of", "of"), named("by", "attributed_to"));
    format!(
        "{} {number} {}{of}{by}{}",
        text(claim, "field"),
        text(claim, "qualifier"),
        named("quote", "quote")
    )
}

/// `TYPE DATE PRECISION at PLACE COUNTRY by ACTOR STATUS main status=...`; `-` is unknown, what is left out
/// is not compared, several types are joined by `|`.
fn report_fits(_: &Outcome<'_>, words: &[Word], report: Thing<'_>) -> Result<bool, String> {
    let report = report.value;
    let mut words = words.iter().peekable();
    let kind = words.next().ok_or("a report has a type")?;
    let mut right = kind.text == "*" || kind.text.split('|').any(|kind| kind == text(report, "type"));
    let mut status = "actual";
    let mut perpetrators: Option<Vec<(&str, Option<&str>)>> = None;
    while let Some(word) = words.next() {
        let value = |word: Option<&Word>| word.map(|word| word.text.clone()).unwrap_or_default();
        match (word.key.as_deref(), word.text.as_str()) {
            (Some("status"), expected) => status = expected,
            (None, "main") => right &= report["main"] == true,
            (None, "at") => {
                let (place, country) = (value(words.next()), value(words.next()));
                right &= if place == "-" { true } else { alike(text(&report["place"], "name"), &place) };
                right &= if country == "-" {
                    report["place"]["country"].is_null()
                } else {
                    text(&report["place"], "country") == country
                };
            }
            (None, "by") => {
                let actor = words.next().map_or("-", |word| word.text.as_str());
                let known = ["claimed", "attributed", "suspected", "denied", "unknown"];
                let stance =
                    words.next_if(|word| known.contains(&word.text.as_str())).map(|word| word.text.as_str());
                let all = perpetrators.get_or_insert_default();
                if actor != "-" {
                    all.push((actor, stance));
                }
            }
            (None, "-") => right &= report["date"].is_null(),
            (None, date) => {
                let (start, end) = days(date)?;
                let precision = value(words.next());
                let when = &report["date"];
                right &= text(when, "start") == start
                    && text(when, "end") == end
                    && text(when, "precision") == precision;
            }
            (Some(other), _) => return Err(format!("a report has no `{other}`")),
        }
    }
    right &= text(report, "status") == status;
    Ok(right && perpetrators.is_none_or(|expected| same_perpetrators(report, &expected)))
}

fn same_perpetrators(report: &Value, expected: &[(&str, Option<&str>)]) -> bool {
    let named: Vec<&Value> =
        list(report, "actors").iter().filter(|actor| text(actor, "role") == "perpetrator").collect();
    let partners = pair(expected.len(), named.len(), |line, actor| {
        let (id, stance) = expected[line];
        let actor = named[actor];
        (text(actor, "id") == id || text(actor, "name") == id)
            && stance.is_none_or(|stance| text(actor, "status") == stance)
    });
    let unique: std::collections::BTreeSet<&str> = named.iter().map(|actor| text(actor, "id")).collect();
    partners.iter().all(Option::is_some) && unique.len() == expected.len()
}

fn show_report(report: &Value) -> String {
    let when = &report["date"];
    let date = match when.is_null() {
        true => "-".to_owned(),
        false => format!("{} {}", show_days(text(when, "start"), text(when, "end")), text(when, "precision")),
    };
    let place = match report["place"].is_null() {
        true => "- -".to_owned(),
        false => format!(
            "\"{}\" {}",
            text(&report["place"], "name"),
            report["place"]["country"].as_str().unwrap_or("-")
        ),
    };
    let perpetrators: String = list(report, "actors")
        .iter()
        .filter(|actor| text(actor, "role") == "perpetrator")
        .map(|actor| format!(" by {} {}", text(actor, "id"), text(actor, "status")))
        .collect();
    let main = if report["main"] == true { " main" } else { "" };
    format!(
        "{} {date} at {place}{perpetrators}{main} status={}",
        text(report, "type"),
        text(report, "status")
    )
}

/// `ACTOR FACT VALUE period=START..END`; the value is bounds or words.
fn fact_fits(_: &Outcome<'_>, words: &[Word], fact: Thing<'_>) -> Result<bool, String> {
    let [actor, kind, value, rest @ ..] = words else {
        return Err("a fact has an actor, a kind and a value".to_owned());
    };
    let fact = fact.value;
    let by_words = alike(text(fact, "value"), &value.text);
    let by_number = bounds(&value.text).is_ok_and(|bounds| bounds != (None, None) && bounds == claimed(fact));
    let mut right =
        text(fact, "actor") == actor.text && text(fact, "fact") == kind.text && (by_words || by_number);
    for word in rest {
        match word.key.as_deref() {
            Some("period") if word.text == "-" => right &= fact["period"].is_null(),
            Some("period") => {
                let (start, end) = days(&word.text)?;
                right &= text(&fact["period"], "start") == start && text(&fact["period"], "end") == end;
            }
            Some("by") => right &= part(fact, "attributed_to", &word.text),
            _ => return Err(format!("a fact has no `{}`", word.text)),
        }
    }
    Ok(right)
}

fn show_fact(fact: &Value) -> String {
    let value =
        fact["value"].as_str().map_or_else(|| show_bounds(claimed(fact)), |value| format!("\"{value}\""));
    let period = &fact["period"];
    let period = match period.is_null() {
        true => String::new(),
        false => format!(" period={}", show_days(text(period, "start"), text(period, "end"))),
    };
    format!("{} {} {value}{period}", text(fact, "actor"), text(fact, "fact"))
}
