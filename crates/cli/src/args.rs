//! What can be typed.

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
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
    /// Read documents into a ledger and derive its incidents
    ///
    /// Reading the same documents again changes nothing, and neither their order nor how they are
    /// divided over several runs makes a difference.
    Build(Build),
    /// Print what is understood of each document, one JSON line each; needs no ledger
    Extract(Inputs),
    /// List incidents
    Incidents(Incidents),
    /// Show one incident, document or group with every claim and its sentence
    Show(Show),
    /// Count incidents and victims
    Count(Count),
    /// Explain why two reports are, or are not, one incident
    Why(Why),
    /// Serve the ledger as web pages and an HTTP interface
    Serve(Serve),
    /// Read every stored record again and derive the incidents afresh
    Rebuild(Ledger),
    /// Check records, judgements and derivation
    Verify(Ledger),
    /// Print main text and metadata of pages, one JSON line each; needs no ledger
    Html(Inputs),
}

/// What is read.
#[derive(Debug, ClapArgs)]
pub struct Inputs {
    /// Files (.jsonl .html .md .txt) and folders of them
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
}

/// The ledger asked.
#[derive(Debug, ClapArgs)]
pub struct Ledger {
    /// The ledger file
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

/// Which incidents, as typed.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Which incidents")]
pub struct Which {
    /// A group with any role in it: id, name or alias
    #[arg(long, value_name = "GROUP")]
    pub actor: Option<String>,
    /// Kind of happening, such as `bombing`; may be given several times
    #[arg(long = "type", value_name = "TYPE")]
    pub types: Vec<String>,
    /// Country as two letters, such as `AF`; may be given several times
    #[arg(long = "country", value_name = "CODE")]
    pub countries: Vec<String>,
    /// First day: YYYY-MM-DD, YYYY-MM or YYYY
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// Last day: YYYY-MM-DD, YYYY-MM or YYYY
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    /// Best estimate of killed at least this
    #[arg(long, value_name = "N")]
    pub min_killed: Option<u64>,
    /// Independent roots at least this
    #[arg(long, value_name = "N")]
    pub min_roots: Option<u64>,
    /// Words that occur in place, parties or kind
    #[arg(long, value_name = "WORDS")]
    pub words: Option<String>,
}

/// `cairn incidents`.
#[derive(Debug, ClapArgs)]
pub struct Incidents {
    /// The ledger.
    #[command(flatten)]
    pub ledger: Ledger,
    /// Which of them.
    #[command(flatten)]
    pub which: Which,
    /// As the ledger would have said on a day: only documents published by then (YYYY-MM-DD, YYYY-MM or YYYY)
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
    /// How they are printed
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub format: ListFormat,
}

/// How a list of incidents is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people
    Table,
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values
    Csv,
    /// A map layer
    Geojson,
}

/// `cairn show`.
#[derive(Debug, ClapArgs)]
pub struct Show {
    /// Id of an incident or document, or id, name or alias of a group
    pub id: String,
    /// The ledger.
    #[command(flatten)]
    pub ledger: Ledger,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = ShowFormat::Text)]
    pub format: ShowFormat,
}

/// How one thing is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ShowFormat {
    /// For people
    Text,
    /// One JSON object
    Json,
}

/// `cairn count`.
#[derive(Debug, ClapArgs)]
pub struct Count {
    /// The ledger.
    #[command(flatten)]
    pub ledger: Ledger,
    /// What to count by
    #[arg(long, value_enum)]
    pub by: By,
    /// Which incidents.
    #[command(flatten)]
    pub which: Which,
    /// How the rows are printed
    #[arg(long, value_enum, default_value_t = CountFormat::Table)]
    pub format: CountFormat,
}

/// What incidents are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum By {
    /// Month; incidents dated no finer than a year stand under the year
    Month,
    /// Year
    Year,
    /// Country
    Country,
    /// Perpetrator; an incident with several counts under each
    Actor,
    /// Kind of happening
    Type,
}

/// How counts are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CountFormat {
    /// For people
    Table,
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values
    Csv,
}

/// `cairn why`.
#[derive(Debug, ClapArgs)]
pub struct Why {
    /// Id of a report, such as `a1#0`
    #[arg(value_name = "REPORT")]
    pub left: String,
    /// Id of the other
    #[arg(value_name = "REPORT")]
    pub right: String,
    /// The ledger.
    #[command(flatten)]
    pub ledger: Ledger,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = ShowFormat::Text)]
    pub format: ShowFormat,
}

/// `cairn serve`.
#[derive(Debug, ClapArgs)]
pub struct Serve {
    /// The ledger.
    #[command(flatten)]
    pub ledger: Ledger,
    /// Port on this machine; 0 takes any free one
    #[arg(long, default_value_t = 8737)]
    pub port: u16,
}

#[cfg(test)]
mod tests {
    use super::Args;

    #[test]
    fn the_arguments_are_consistent() {
        <Args as clap::CommandFactory>::command().debug_assert();
    }
}
