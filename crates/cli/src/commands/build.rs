//! `cairn build`: documents into a ledger.

use crate::args::Build;
use crate::failure::Failure;
use crate::progress::Bars;
use crate::summary;
use engine::Project;

/// Reads, stores, derives; says what was done.
pub fn run(args: &Build) -> Result<u8, Failure> {
    let project = Project::open_or_create(&args.ledger.ledger)?;
    let summary = project.build(&args.inputs.inputs, &Bars::new())?;
    let code = summary::print_skipped(&summary);
    summary::print_build(&summary);
    Ok(code)
}
