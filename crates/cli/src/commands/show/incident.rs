//! An incident in words.

use super::phrase;
use crate::commands::incidents::{date, toll};
use crate::output::Output;
use engine::model::{CountField, Incident};
use engine::{IncidentView, ReportView};
use std::io;

/// Writes what is known and, report by report, the words it rests on.
pub fn write(view: &IncidentView, output: &mut Output) -> io::Result<()> {
    let incident = &view.incident;
    output.line(&format!("{}  {}", incident.id, phrase::heading(incident)))?;
    for party in &incident.actors {
        output.line(&format!("  {}", phrase::party(party)))?;
    }
    for field in CountField::ALL {
        if let Some(estimate) = incident.estimate(field) {
            let rule = estimate.rule().words();
            output.line(&format!("  {}: {} – {rule}", field.word(), toll(estimate)))?;
        }
    }
    let grades = &incident.grades;
    output.line(&format!(
        "  {} independent roots in {} documents; Admiralty {}, Airwars {}, IBC {}; {}",
        incident.roots.len(),
        incident.documents.len(),
        grades.admiralty,
        grades.airwars.word(),
        grades.ibc.word(),
        incident.status.word()
    ))?;
    write_history(incident, output)?;
    for report in &view.reports {
        output.line("")?;
        write_report(report, output)?;
    }
    Ok(())
}

fn write_history(incident: &Incident, output: &mut Output) -> io::Result<()> {
    for revision in incident.history.iter().filter(|_| incident.history.len() > 1) {
        let when = revision.as_of.as_ref().map_or_else(|| "undated".to_owned(), date);
        let tolls =
            revision.estimates.iter().map(|(field, estimate)| format!("{} {}", field.word(), toll(estimate)));
        let tolls = tolls.collect::<Vec<_>>().join(", ");
        output.line(&format!("  as of {when} ({}): {tolls}", revision.document))?;
    }
    Ok(())
}

fn write_report(view: &ReportView, output: &mut Output) -> io::Result<()> {
    let document = &view.document;
    let published = document.published.map(|published| date(&published.when));
    let facts = [document.outlet.clone(), published, document.url.clone()];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    output.line(&format!("{}  {}", view.report.id, document.title))?;
    output.line(&format!("  {}", if facts.is_empty() { "outlet and date unknown" } else { &facts }))?;
    if let (Some(when), Some(evidence)) = (&view.report.when, &view.when) {
        output.line(&format!("  date: {}\n    {}", date(when), phrase::sentence(evidence)))?;
    }
    if let (Some(place), Some(evidence)) = (&view.report.place, &view.place) {
        output.line(&format!("  place: {}\n    {}", phrase::place(place), phrase::sentence(evidence)))?;
    }
    for (party, evidence) in view.report.actors.iter().zip(&view.actors) {
        output.line(&format!("  {}\n    {}", phrase::involvement(party), phrase::sentence(evidence)))?;
    }
    for (claim, evidence) in view.report.claims.iter().zip(&view.claims) {
        output.line(&format!("  {}\n    {}", phrase::claim(claim), phrase::sentence(evidence)))?;
    }
    Ok(())
}
