//! The commands, one a file. Each takes what was typed, asks the engine, prints, and returns the exit
//! code.

pub mod build;
pub mod count;
pub mod extract;
pub mod html;
pub mod incidents;
pub mod rebuild;
pub mod serve;
pub mod show;
pub mod verify;
pub mod why;

use crate::args::Ledger;
use crate::failure::Failure;
use engine::Project;

/// The ledger that was named; says so where its incidents are older than its documents.
fn open(args: &Ledger) -> Result<Project, Failure> {
    let project = Project::open(&args.ledger)?;
    if project.is_stale()? {
        eprintln!("note: a build was interrupted and newer documents are not in the incidents yet");
        eprintln!("hint: `cairn rebuild --ledger {}` derives them", args.ledger.display());
    }
    Ok(project)
}
