//! `cairn why`: what speaks for and against two reports being one incident.

use crate::args::{ShowFormat, Why};
use crate::exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::table::Table;
use engine::wire;

/// Compares and prints, field by field.
pub fn run(args: &Why) -> Result<u8, Failure> {
    let project = super::open(&args.ledger)?;
    let Some(pair) = project.why(&args.left, &args.right)? else {
        return Err(Failure::user(
            format!("`{}` and `{}` are not both reports of something that took place", args.left, args.right),
            "`cairn show DOCUMENT` lists the reports of a document",
        ));
    };
    let mut output = Output::new();
    if args.format == ShowFormat::Json {
        output.line(&wire::line(&wire::Match::from(&pair)))?;
        output.finish()?;
        return Ok(exit::DONE);
    }
    let mut table = Table::new(&["field", ">weight", "what was found"]);
    for comparison in &pair.comparisons {
        let weight = format!("{:+.2}", comparison.weight);
        table.row(vec![comparison.field.clone(), weight, comparison.level.clone()]);
    }
    let sum = pair.weight();
    let verdict = if sum > 0.0 { "speaks for one incident" } else { "speaks against one incident" };
    table.row(vec!["sum".to_owned(), format!("{sum:+.2}"), verdict.to_owned()]);
    table.write(&mut output)?;
    output.line("")?;
    match (project.incident_of(&args.left)?, project.incident_of(&args.right)?) {
        (Some(left), Some(right)) if left == right => output.line(&format!("together in {left}"))?,
        (Some(left), Some(right)) => {
            output.line(&format!("apart: {} in {left}, {} in {right}", args.left, args.right))?
        }
        _ => output.line("not yet in an incident")?,
    }
    output.line("weights are log-odds, base 2; a report's neighbours decide too")?;
    output.finish()?;
    Ok(exit::DONE)
}
