//! The `cairn` command: parses what was typed, runs one command, prints one error.

mod args;
mod commands;
mod exit;
mod failure;
mod output;
mod progress;
mod question;
mod summary;
mod table;

use args::{Args, Command};
use clap::Parser;
use failure::Failure;
use std::panic::{PanicHookInfo, catch_unwind};
use std::process::ExitCode;

fn main() -> ExitCode {
    // The input that caused a fault is named by whoever catches it; the place in the program only here.
    std::panic::set_hook(Box::new(|fault| eprintln!("{}", one_line(fault))));
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // Help and version are answers, the rest is the user's mistake; clap prints both. Where it
            // cannot print, nobody is there to read a message about that either.
            let code = if error.use_stderr() { exit::USER } else { exit::DONE };
            return ExitCode::from(error.print().map_or(exit::DONE, |()| code));
        }
    };
    let code = match catch_unwind(|| run(args.command)) {
        Ok(Ok(code)) => code,
        Ok(Err(failure)) => failure.print(),
        // The panic's own message is already on standard error.
        Err(_) => {
            Failure::fault("the program failed", "please report it with the command and its input").print()
        }
    };
    ExitCode::from(code)
}

/// A fault on one line: where in the program, and the first line of what it says.
fn one_line(fault: &PanicHookInfo<'_>) -> String {
    let place = fault.location().map(ToString::to_string).unwrap_or_default();
    let first = fault.payload_as_str().and_then(|text| text.lines().next()).unwrap_or_default();
    format!("fault at {place}: {first}")
}

fn run(command: Command) -> Result<u8, Failure> {
    match command {
        Command::Build(args) => commands::build::run(&args),
        Command::Extract(args) => commands::extract::run(&args),
        Command::Incidents(args) => commands::incidents::run(&args),
        Command::Show(args) => commands::show::run(&args),
        Command::Count(args) => commands::count::run(&args),
        Command::Why(args) => commands::why::run(&args),
        Command::Serve(args) => commands::serve::run(&args),
        Command::Rebuild(args) => commands::rebuild::run(&args),
        Command::Verify(args) => commands::verify::run(&args),
        Command::Html(args) => commands::html::run(&args),
    }
}
