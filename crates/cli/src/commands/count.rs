//! `cairn count`: how many incidents and victims.

use crate::args::{By, Count, CountFormat};
use crate::exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::question;
use crate::table::Table;
use engine::{Tally, Toll, wire};
use std::io;

/// Counts and prints.
pub fn run(args: &Count) -> Result<u8, Failure> {
    let project = super::open(&args.ledger)?;
    let filter = question::filter(&args.which, &project)?;
    let by = match args.by {
        By::Month => engine::By::Month,
        By::Year => engine::By::Year,
        By::Country => engine::By::Country,
        By::Actor => engine::By::Actor,
        By::Type => engine::By::Type,
    };
    let rows = project.count(&filter, by)?;
    let mut output = Output::new();
    match args.format {
        CountFormat::Table => table(&rows, &mut output)?,
        CountFormat::Jsonl => {
            for row in &rows {
                output.line(&wire::line(&wire::Tally::from(row)))?;
            }
        }
        CountFormat::Csv => csv(&rows, &mut output)?,
    }
    output.finish()?;
    Ok(exit::DONE)
}

fn table(rows: &[Tally], output: &mut Output) -> io::Result<()> {
    let mut table = Table::new(&["", ">incidents", ">killed", ">low–high", ">injured", ">low–high"]);
    let range = |toll: &Toll| format!("{}–{}", toll.low, toll.high);
    for row in rows {
        table.row(vec![
            row.key.clone().unwrap_or_else(|| "unknown".to_owned()),
            row.incidents.to_string(),
            row.killed.best.to_string(),
            range(&row.killed),
            row.injured.best.to_string(),
            range(&row.injured),
        ]);
    }
    table.write(output)
}

fn csv(rows: &[Tally], output: &mut Output) -> io::Result<()> {
    output.line("key,incidents,killed_low,killed_best,killed_high,injured_low,injured_best,injured_high")?;
    for row in rows {
        let key = wire::quoted(row.key.as_deref().unwrap_or_default());
        let Tally { incidents, killed, injured, .. } = row;
        output.line(&format!(
            "{key},{incidents},{},{},{},{},{},{}",
            killed.low, killed.best, killed.high, injured.low, injured.best, injured.high
        ))?;
    }
    Ok(())
}
