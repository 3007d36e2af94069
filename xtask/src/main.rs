//! Tasks of the repository, run as `cargo xtask <task>`.

#![allow(clippy::print_stdout, reason = "what the tasks find is printed")]

mod bench;
mod cairn;
mod gate;
mod r#gen;
mod tidy;
mod tree;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Debug, Parser)]
#[command(name = "xtask", about = "Tasks of the repository")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Check the shape of the tree: edges, cycles, sizes, names, cards, documents
    Tidy,
    /// Score on the gold sets, compare with the floors, write docs/quality.md
    Gate(gate::Gate),
    /// Measure speed, start-up and memory
    Bench(bench::Bench),
    /// Generate committed data
    #[command(subcommand)]
    Gen(r#gen::Gen),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().task {
        Task::Tidy => tidy::run(),
        Task::Gate(task) => task.run(),
        Task::Bench(task) => task.run().map(|()| true),
        Task::Gen(task) => task.run().map(|()| true),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}
