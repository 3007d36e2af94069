//! `cairn extract`: one extraction a line, in input order.

use crate::args::Inputs;
use crate::failure::Failure;
use crate::output::Output;
use crate::progress::Bars;
use crate::summary;

/// Reads, understands, prints.
pub fn run(args: &Inputs) -> Result<u8, Failure> {
    let mut output = Output::new();
    let summary = engine::extract(&args.inputs, &Bars::new(), |line| output.line(&line))?;
    output.finish()?;
    Ok(summary::print_skipped(&summary))
}
