//! What can be typed.

use clap::{Args as ClapArgs, Parser, Subcommand};
use std::path::PathBuf;

/// Reads open news reports of political violence into a ledger of incidents in which every figure is
/// a claim: who said it, when, in which words.
#[derive(Debug, Parser)]
#[command(name = "cairn", version, max_term_width = 100)]
#[command(after_help = "Data goes to standard output, everything else to standard error.\n\
    Exit codes: 0 done; 1 your input or arguments are wrong; 2 a fault of the program; \
    3 finished, but some inputs could not be read (each is named).")]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read documents into a ledger and derive its incidents.
    Build(Build),
    /// Print what is understood of each document, one JSON line each; needs no ledger.
    Extract(Inputs),
    /// Print main text and metadata of pages, one JSON line each.
    Html(Inputs),
}

/// What is read.
#[derive(Debug, ClapArgs)]
pub struct Inputs {
    /// Files (.jsonl .html .md .txt) and folders of them.
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
}

/// The ledger asked.
#[derive(Debug, ClapArgs)]
pub struct Ledger {
    /// The ledger file.
    #[arg(long, short, value_name = "FILE")]
    pub ledger: PathBuf,
}

/// `cairn build`.
#[derive(Debug, ClapArgs)]
pub struct Build {
    /// What to read.
    #[command(flatten)]
    pub inputs: Inputs,
    /// Where it goes; made where there is none.
    #[command(flatten)]
    pub ledger: Ledger,
}
