//! `cairn html`: main text and metadata of pages, one a line.

use crate::args::Inputs;
use crate::failure::Failure;
use crate::output::Output;
use crate::progress::Bars;
use crate::summary;

/// Reads and prints.
pub fn run(args: &Inputs) -> Result<u8, Failure> {
    let mut output = Output::new();
    let summary = engine::pages(&args.inputs, &Bars::new(), |line| output.line(&line))?;
    output.finish()?;
    Ok(summary::print_skipped(&summary))
}
