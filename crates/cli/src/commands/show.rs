//! `cairn show`: one incident, document or group with every claim and its sentence.

mod document;
mod group;
mod incident;
mod phrase;

use crate::args::{Show, ShowFormat};
use crate::exit;
use crate::failure::Failure;
use crate::output::Output;
use engine::wire;

/// Finds what the id names and prints it.
pub fn run(args: &Show) -> Result<u8, Failure> {
    let project = super::open(&args.ledger)?;
    let json = args.format == ShowFormat::Json;
    let mut output = Output::new();
    if let Some(view) = project.incident(&args.id)? {
        match json {
            true => output.line(&wire::pretty(&wire::ShownIncident::from(&view)))?,
            false => incident::write(&view, &mut output)?,
        }
    } else if let Some(view) = project.document(&args.id)? {
        match json {
            true => output.line(&wire::pretty(&wire::ShownDocument::from(&view)))?,
            false => document::write(&view, &mut output)?,
        }
    } else if let Some(view) = project.actor(&args.id)? {
        match json {
            true => output.line(&wire::pretty(&wire::ShownActor::from(&view)))?,
            false => group::write(&view, &mut output)?,
        }
    } else {
        let hint = "ids are in `cairn incidents`; a group may be given by name";
        return Err(Failure::user(
            format!("no incident, document or group `{}` in this ledger", args.id),
            hint,
        ));
    }
    output.finish()?;
    Ok(exit::DONE)
}
