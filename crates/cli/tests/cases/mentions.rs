//! `times`, `numbers` and `places`: what single phrases mean.

use crate::case::{Block, Fault};
use crate::check::Outcome;
use crate::compare::{list, overlaps, places, text, written};
use crate::notation::{Bounds, bounds, days, mention, show_bounds, show_days, words};
use serde_json::Value;

/// Every line of the block.
pub fn check(outcome: &Outcome<'_>, block: &Block) -> Vec<Fault> {
    let document = match outcome.document(block) {
        Ok(document) => document,
        Err(problem) => return vec![Fault { line: block.line, problem }],
    };
    let nothing = Value::Null;
    let extraction = outcome.extractions.get(&document.id).unwrap_or(&nothing);
    let all = list(&extraction["mentions"], &block.kind);
    let check_line = |(line, expected): &(usize, String)| {
        check_one(&block.kind, all, &document.text, expected)
            .err()
            .map(|problem| Fault { line: *line, problem })
    };
    block.lines.iter().filter_map(check_line).collect()
}

fn check_one(kind: &str, all: &[Value], document: &str, line: &str) -> Result<(), String> {
    let (phrase, value) = mention(line)?;
    if places(document, phrase).next().is_none() {
        return Err(format!("`{phrase}` does not stand in the document"));
    }
    let here: Vec<&Value> = all.iter().filter(|mention| overlaps(mention, document, phrase)).collect();
    let seen = || match here.as_slice() {
        [] => "nothing".to_owned(),
        here => here.iter().map(|mention| show(kind, mention)).collect::<Vec<_>>().join(", "),
    };
    let right = match value {
        // An unresolved mention states no interval, number or place.
        None | Some("unknown") => here.iter().all(|mention| is_unknown(kind, mention)),
        Some(value) => {
            let mut right = false;
            for mention in &here {
                right |= fits(kind, mention, value)?;
            }
            right
        }
    };
    if right { Ok(()) } else { Err(format!("`{}`; came out: {}", line.trim(), seen())) }
}

fn is_unknown(kind: &str, mention: &Value) -> bool {
    match kind {
        "times" => mention["from"].is_null(),
        // Ordinals, shares, sums and measures are numbers, and count nobody.
        "numbers" => mention.get("kind").is_some_and(|kind| kind != "cardinal"),
        _ => mention["country"].is_null() && mention["geonames"].is_null(),
    }
}

fn fits(kind: &str, mention: &Value, value: &str) -> Result<bool, String> {
    let words = words(value);
    let (first, rest) = words.split_first().ok_or("nothing stands behind `->`")?;
    let mut right = match kind {
        "times" => {
            let (from, to) = days(&first.text)?;
            text(mention, "from") == from && text(mention, "to") == to
        }
        "numbers" => number(mention) == bounds(&first.text)?,
        _ => text(mention, "country") == first.text,
    };
    for word in rest {
        right &= match (kind, word.key.as_deref()) {
            (_, Some("geonames")) => written(mention, "geonames") == word.text,
            // A word that the program does not print for this kind of mention cannot be wrong in it.
            ("times" | "places", None) => mention.get("precision").is_none_or(|it| *it == word.text.as_str()),
            ("numbers", None) => match mention.get("qualifier") {
                Some(printed) => *printed == word.text.as_str(),
                None => agrees(number(mention), &word.text)?,
            },
            _ => return Err(format!("`{}` is not known here", word.text)),
        };
    }
    Ok(right)
}

fn number(mention: &Value) -> Bounds {
    (mention["low"].as_f64(), mention["high"].as_f64())
}

/// Whether bounds are of the kind that a qualifier says.
fn agrees((low, high): Bounds, qualifier: &str) -> Result<bool, String> {
    match qualifier {
        "exact" => Ok(low.is_some() && low == high),
        "at_least" | "more_than" => Ok(low.is_some() && high.is_none()),
        "at_most" | "less_than" => Ok(low.is_none() && high.is_some()),
        "range" => Ok(low.is_some() && high.is_some() && low != high),
        "about" | "vague" => Ok(true),
        other => Err(format!("`{other}` is no qualifier")),
    }
}

fn show(kind: &str, mention: &Value) -> String {
    let value = match kind {
        "times" if mention["from"].is_null() => "unknown".to_owned(),
        "times" => format!(
            "{} {}",
            show_days(text(mention, "from"), text(mention, "to")),
            text(mention, "precision")
        ),
        "numbers" => show_bounds(number(mention)),
        _ => format!("{} geonames={}", mention["country"].as_str().unwrap_or("-"), mention["geonames"]),
    };
    format!("`{} -> {value}`", text(mention, "text"))
}
