//! `cairn rebuild`: everything but evidence and judgements, made again.

use crate::args::Ledger;
use crate::failure::Failure;
use crate::progress::Bars;
use crate::summary;
use engine::Project;

/// Reads the stored records again and derives.
pub fn run(args: &Ledger) -> Result<u8, Failure> {
    let project = Project::open(&args.ledger)?;
    let summary = project.rebuild(&Bars::new())?;
    let code = summary::print_skipped(&summary);
    summary::print_build(&summary);
    Ok(code)
}
