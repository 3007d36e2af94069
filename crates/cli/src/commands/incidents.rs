//! `cairn incidents`: the list.

use crate::args::{Incidents, ListFormat};
use crate::exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::question;
use crate::table::Table;
use engine::model::{CountField, DatePrecision, Estimate, Incident, Role, When};
use engine::wire;
use std::io;

/// Filters and prints.
pub fn run(args: &Incidents) -> Result<u8, Failure> {
    let project = super::open(&args.ledger)?;
    let filter = question::filter(&args.which, &project)?;
    let as_of = args.as_of.as_deref().map(|text| question::date(text, true)).transpose()?;
    let incidents = match as_of {
        Some(day) => project.incidents_as_of(&filter, day)?,
        None => project.incidents(&filter)?,
    };
    let mut output = Output::new();
    match args.format {
        ListFormat::Table => table(&incidents, &mut output)?,
        ListFormat::Jsonl => {
            for incident in &incidents {
                output.line(&wire::line(&wire::Incident::from(incident)))?;
            }
        }
        ListFormat::Csv => {
            output.line(&wire::heading())?;
            for incident in &incidents {
                output.line(&wire::row(incident))?;
            }
        }
        ListFormat::Geojson => geojson(&incidents, &mut output)?,
    }
    output.finish()?;
    Ok(exit::DONE)
}

fn geojson(incidents: &[Incident], output: &mut Output) -> io::Result<()> {
    output.line(r#"{"type":"FeatureCollection","features":["#)?;
    for (place, incident) in incidents.iter().enumerate() {
        let comma = if place + 1 < incidents.len() { "," } else { "" };
        output.line(&format!("{}{comma}", wire::feature(incident)))?;
    }
    output.line("]}")
}

fn table(incidents: &[Incident], output: &mut Output) -> io::Result<()> {
    let mut table =
        Table::new(&["date", "type", "place", "by", ">killed", ">injured", ">roots", "grade", "id"]);
    for incident in incidents {
        let place = incident.place.as_ref().map(|place| match place.country {
            Some(code) => format!("{}, {code}", place.name),
            None => place.name.clone(),
        });
        let by = incident.actors.iter().filter(|party| party.role == Role::Perpetrator);
        table.row(vec![
            incident.when.as_ref().map_or_else(|| "undated".to_owned(), date),
            incident.event_type.word().replace('_', " "),
            place.unwrap_or_else(|| "unknown".to_owned()),
            by.map(|party| party.actor.as_str()).collect::<Vec<_>>().join(", "),
            incident.estimate(CountField::Killed).map(toll).unwrap_or_default(),
            incident.estimate(CountField::Injured).map(toll).unwrap_or_default(),
            incident.roots.len().to_string(),
            incident.grades.admiralty.clone(),
            incident.id.to_string(),
        ]);
    }
    table.write(output)
}

/// A date no finer than it is known.
pub fn date(when: &When) -> String {
    let start = when.start;
    match when.precision {
        DatePrecision::Day => start.to_string(),
        DatePrecision::Month if when.start.first_of_month() == start && when.end == start.last_of_month() => {
            format!("{:04}-{:02}", start.year(), start.month())
        }
        DatePrecision::Year if start.first_of_year() == start && when.end == start.last_of_year() => {
            format!("{:04}", start.year())
        }
        _ => format!("{start}–{}", when.end),
    }
}

/// Best, and the range where there is one.
pub fn toll(estimate: &Estimate) -> String {
    if estimate.low() == estimate.high() {
        return estimate.best().to_string();
    }
    format!("{} ({}–{})", estimate.best(), estimate.low(), estimate.high())
}
