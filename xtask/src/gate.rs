//! Scores on the gold sets, compared with floors that only rise.
//!
//! The gold sets are no part of the repository: where they are not there, the gate says so and passes.

mod baseline;
mod figures;
mod floors;
mod quality;
mod score;

use crate::{cairn, tree};
use anyhow::Context;
use baseline::Baseline;
use clap::Args;
use figures::Table;
use floors::Verdict;
use std::path::{Path, PathBuf};

const BASELINE: &str = "corpus/gate/baseline.toml";
const FIGURES: &str = "corpus/gate/figures.toml";
const QUALITY: &str = "docs/quality.md";

/// What can be typed after `cargo xtask gate`.
#[derive(Debug, Args)]
pub struct Gate {
    /// Folder with `gold` and `score`
    #[arg(long, default_value = "../shared")]
    shared: PathBuf,
    /// The program to score, in place of a release build of this tree
    #[arg(long)]
    cairn: Option<PathBuf>,
    /// Write docs/quality.md
    #[arg(long)]
    write: bool,
    /// Raise the floors to what was reached; never lowers one
    #[arg(long)]
    raise: bool,
    /// With --raise: take gold sets whose files have changed as the new ones
    #[arg(long, requires = "raise")]
    accept_gold: bool,
    /// Score only these sets
    #[arg(long, value_name = "SET", value_delimiter = ',')]
    only: Vec<String>,
}

impl Gate {
    /// Whether every figure stands at or above its floor.
    pub fn run(self) -> anyhow::Result<bool> {
        let root = tree::root()?;
        let shared = root.join(&self.shared);
        if !shared.join("gold").is_dir() || !shared.join("score").is_dir() {
            println!("GATE SKIPPED: no gold sets in `{}`; nothing was scored", shared.display());
            return Ok(true);
        }
        let shared = shared.canonicalize().with_context(|| format!("`{}`", shared.display()))?;
        let mut table = Table::read(&root.join(FIGURES))?;
        if !self.only.is_empty() {
            table.sets.retain(|set| self.only.contains(&set.id));
        }
        let mut baseline = Baseline::read(&root.join(BASELINE))?;
        let binary = cairn::binary(self.cairn.as_deref())?;
        let results = score::all(&table.sets, &shared, &binary)?;

        let verdict = floors::compare(&table, &results, &baseline);
        verdict.print();
        if self.raise {
            floors::raise(&table, &results, &mut baseline, self.accept_gold);
            baseline.write(&root.join(BASELINE))?;
        }
        if self.only.is_empty() {
            quality_page(&root, &quality::page(&table, &results, &baseline), self.write)?;
        }
        Ok(passes(&verdict, self.raise, self.accept_gold))
    }
}

/// Raising mends what changed gold breaks; it mends no fallen figure.
fn passes(verdict: &Verdict, raise: bool, accept_gold: bool) -> bool {
    verdict.fallen.is_empty()
        && verdict.failed.is_empty()
        && (verdict.changed_gold.is_empty() || (raise && accept_gold))
}

fn quality_page(root: &Path, page: &str, write: bool) -> anyhow::Result<()> {
    let path = root.join(QUALITY);
    if write {
        std::fs::write(&path, page).with_context(|| format!("failed to write `{}`", path.display()))?;
        println!("wrote {QUALITY}");
    } else if std::fs::read_to_string(&path).ok().as_deref() != Some(page) {
        println!("note: {QUALITY} does not show these figures; `cargo xtask gate --write` writes it");
    }
    Ok(())
}
