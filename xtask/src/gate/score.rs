//! Running the scorers, two at a time.

use super::figures::{Set, Way};
use anyhow::{Context, bail};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;

/// What came of each set, by its name.
pub type Results = BTreeMap<String, Scored>;

/// One set scored.
#[derive(Debug)]
pub struct Scored {
    /// SHA-256 over the set's files.
    pub gold: String,
    /// What the scorer said.
    pub outcome: Outcome,
}

/// What came of a scorer.
#[derive(Debug)]
pub enum Outcome {
    /// What it printed.
    Scored(Value),
    /// Cairn has no such command yet: which, and what the scorer makes of an empty answer.
    NotBuilt(String, Value),
    /// It, or Cairn, stopped: the end of what was said.
    Failed(String),
}

/// Scorers at work at once: each runs Cairn, which uses several cores itself.
const WORKERS: usize = 2;

/// Scores all sets.
pub fn all(sets: &[Set], shared: &Path, cairn: &Path) -> anyhow::Result<Results> {
    let queue = Mutex::new(sets.iter());
    let results = Mutex::new(Results::new());
    std::thread::scope(|scope| -> anyhow::Result<()> {
        let work = || -> anyhow::Result<()> {
            loop {
                let next = queue.lock().ok().and_then(|mut queue| queue.next());
                let Some(set) = next else { return Ok(()) };
                let scored = one(set, shared, cairn)?;
                if let Ok(mut results) = results.lock() {
                    eprintln!("scored {}", set.id);
                    results.insert(set.id.clone(), scored);
                }
            }
        };
        let workers: Vec<_> = (0..WORKERS).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| match worker.join() {
            Ok(done) => done,
            Err(_) => bail!("a worker of the gate broke down"),
        })
    })?;
    results.into_inner().map_err(|_| anyhow::anyhow!("a worker of the gate broke down"))
}

fn one(set: &Set, shared: &Path, cairn: &Path) -> anyhow::Result<Scored> {
    let gold = fingerprint(&shared.join("gold"), &set.gold)?;
    let missing = set.needs.as_ref().filter(|command| !has_command(cairn, command));
    let outcome = match (predict_and_score(set, shared, cairn, missing.is_none()), missing) {
        (Ok(printed), None) => Outcome::Scored(printed),
        (Ok(printed), Some(command)) => Outcome::NotBuilt(command.clone(), printed),
        (Err(error), _) => Outcome::Failed(format!("{error:#}")),
    };
    Ok(Scored { gold, outcome })
}

/// Whether the program knows this command, and where an option stands behind it, that option.
fn has_command(cairn: &Path, needed: &str) -> bool {
    let (command, option) = needed.split_once(' ').unwrap_or((needed, ""));
    let run = Command::new(cairn).args([command, "--help"]).stderr(Stdio::null()).output();
    run.is_ok_and(|output| {
        output.status.success() && String::from_utf8_lossy(&output.stdout).contains(option)
    })
}

fn predict_and_score(set: &Set, shared: &Path, cairn: &Path, built: bool) -> anyhow::Result<Value> {
    let scorer = shared.join("score").join(&set.scorer);
    let fill = |argument: &String| {
        argument
            .replace("{gold}", &shared.join("gold").to_string_lossy())
            .replace("{cairn}", &cairn.to_string_lossy())
    };
    let arguments: Vec<String> = set.arguments.iter().map(fill).collect();
    let python = || {
        let mut command = Command::new("python3");
        command.arg(&scorer).args(&arguments).env("PYTHONDONTWRITEBYTECODE", "1");
        command
    };
    let folder = tempfile::tempdir().context("no temporary folder")?;
    let predictions = folder.path().join("predictions.jsonl");
    let mut last = python();
    match set.way {
        Way::Whole => {}
        Way::Later if built => bail!("the command is there now; say in {} how it is scored", super::FIGURES),
        Way::Later => {
            File::create(&predictions)?;
            last.arg(&predictions);
        }
        Way::Mentions => {
            let documents = folder.path().join("documents.jsonl");
            run(python().arg("--documents"), Some(&documents), &[0])?;
            run(Command::new(cairn).arg("extract").arg(&documents), Some(&predictions), &[0, 3])?;
            last.arg(&predictions);
        }
        Way::Pages => {
            let pages = folder.path().join("pages");
            run(python().arg("--unpack").arg(&pages), None, &[0])?;
            let mut files: Vec<PathBuf> =
                std::fs::read_dir(&pages)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
            files.sort();
            run(Command::new(cairn).arg("html").args(files), Some(&predictions), &[0, 3])?;
            last.arg(&predictions);
        }
    }
    let printed = folder.path().join("score.json");
    run(&mut last, Some(&printed), &[0])?;
    let text = std::fs::read_to_string(&printed)?;
    serde_json::from_str(&text).with_context(|| format!("{} printed no JSON", set.scorer))
}

/// Runs to the end, standard output into a file; fails with the end of what was said on standard error.
fn run(command: &mut Command, out: Option<&Path>, accepted: &[i32]) -> anyhow::Result<()> {
    let out = match out {
        Some(path) => Stdio::from(File::create(path)?),
        None => Stdio::null(),
    };
    let name = command.get_program().to_string_lossy().into_owned();
    let done = command
        .stdin(Stdio::null())
        .stdout(out)
        .stderr(Stdio::piped())
        .spawn()
        .and_then(std::process::Child::wait_with_output)
        .with_context(|| format!("`{name}` cannot be run"))?;
    if done.status.code().is_some_and(|code| accepted.contains(&code)) {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&done.stderr);
    let end: Vec<&str> = said.lines().rev().take(4).collect();
    bail!("`{name}` ended with {}: {}", done.status, end.into_iter().rev().collect::<Vec<_>>().join(" / "))
}

/// SHA-256 over names and contents of the files, in the order of their names.
fn fingerprint(gold: &Path, parts: &[String]) -> anyhow::Result<String> {
    let mut files = Vec::new();
    parts.iter().try_for_each(|part| collect(&gold.join(part), &mut files))?;
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        let name = file.strip_prefix(gold).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        let bytes = std::fs::read(&file).with_context(|| format!("failed to read `{}`", file.display()))?;
        hash.update(name.as_bytes());
        hash.update([0]);
        hash.update(Sha256::digest(&bytes));
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    if path.is_file() {
        files.push(path.to_owned());
        return Ok(());
    }
    let entries = std::fs::read_dir(path).with_context(|| format!("failed to read `{}`", path.display()))?;
    entries.into_iter().try_for_each(|entry| collect(&entry?.path(), files))
}
