//! Speed, start-up time and memory of the release binary, with the machine they were measured on.

mod machine;
mod measure;
mod speed;
mod synthetic;
mod tasks;

use crate::{cairn, tree};
use anyhow::Context;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

const SPEED: &str = "docs/speed.md";

/// What can be typed after `cargo xtask bench`.
#[derive(Debug, Args)]
pub struct Bench {
    /// What to measure
    #[arg(default_value = "all")]
    what: What,
    /// Folder with `gold`
    #[arg(long, default_value = "../shared")]
    shared: PathBuf,
    /// The program to measure, in place of a release build of this tree
    #[arg(long)]
    cairn: Option<PathBuf>,
    /// Synthetic documents for `memory` and `mix`
    #[arg(long, default_value_t = 100_000)]
    documents: usize,
    /// Write docs/speed.md; only with `all`
    #[arg(long)]
    write: bool,
}

/// Parts of the bench.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    /// Everything
    All,
    /// Documents a CPU-second of `cairn extract` on news
    Extract,
    /// Documents a CPU-second of `cairn html` on web pages
    Ingest,
    /// Time until an answer is there
    Startup,
    /// Peak memory and time of a build of many documents
    Memory,
    /// Documents a CPU-second where one in twenty tells of violence
    Mix,
}

impl Bench {
    /// Measures and prints.
    pub fn run(self) -> anyhow::Result<()> {
        let root = tree::root()?;
        let setting = tasks::Setting {
            binary: cairn::binary(self.cairn.as_deref())?,
            gold: root.join(&self.shared).join("gold"),
            demo: root.join("corpus/demo"),
            documents: self.documents,
        };
        let mut rows = Vec::new();
        let parts: [(What, tasks::Task); 5] = [
            (What::Extract, tasks::extract),
            (What::Ingest, tasks::ingest),
            (What::Startup, tasks::startup),
            (What::Mix, tasks::mix),
            (What::Memory, tasks::memory),
        ];
        for (part, task) in parts {
            if self.what == What::All || self.what == part {
                let measured = task(&setting)?;
                measured.iter().for_each(|row| println!("{row}"));
                rows.extend(measured);
            }
        }
        let place = machine::describe(&root);
        println!("{place}");
        if self.write && self.what == What::All {
            let path = root.join(SPEED);
            std::fs::write(&path, speed::page(&rows, &place))
                .with_context(|| format!("failed to write `{}`", path.display()))?;
            println!("wrote {SPEED}");
        }
        Ok(())
    }
}
