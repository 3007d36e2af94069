//! The `cairn` command: parses what was typed, runs one command, prints one error.

mod args;
mod commands;
mod exit;
mod failure;
mod output;
mod progress;
mod summary;

use args::{Args, Command};
use clap::Parser;
use failure::Failure;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // Help and version are answers, the rest is the user's mistake; clap prints both.
            let code = if error.use_stderr() { exit::USER } else { exit::DONE };
            return if error.print().is_ok() { ExitCode::from(code) } else { ExitCode::from(exit::DONE) };
        }
    };
    match run(args.command) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => ExitCode::from(failure.print()),
    }
}

fn run(command: Command) -> Result<u8, Failure> {
    match command {
        Command::Build(args) => commands::build::run(&args),
        Command::Extract(args) => commands::extract::run(&args),
        Command::Html(args) => commands::html::run(&args),
    }
}
