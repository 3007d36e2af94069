//! Running the program on the documents of a case.

use crate::case::Case;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// What `cairn extract` printed, by document.
pub fn extract(case: &Case) -> Result<BTreeMap<String, Value>, String> {
    let folder = folder()?;
    let input = write(case, folder.path())?;
    let lines = run(&["extract", &input])?;
    let named = |line: Value| Some((line["document"].as_str()?.to_owned(), line));
    Ok(lines.into_iter().filter_map(named).collect())
}

/// The incidents of a ledger built from the documents.
pub fn incidents(case: &Case) -> Result<Vec<Value>, String> {
    let folder = folder()?;
    let input = write(case, folder.path())?;
    let ledger = folder.path().join("case.ledger").to_string_lossy().into_owned();
    run(&["build", &input, "--ledger", &ledger])?;
    run(&["incidents", "--ledger", &ledger, "--format", "jsonl"])
}

fn folder() -> Result<tempfile::TempDir, String> {
    tempfile::tempdir().map_err(|error| format!("no temporary folder: {error}"))
}

fn write(case: &Case, folder: &Path) -> Result<String, String> {
    let path = folder.join("documents.jsonl");
    let lines: String = case.documents.iter().map(|document| format!("{}\n", document.record)).collect();
    std::fs::write(&path, lines).map_err(|error| format!("failed to write `{}`: {error}", path.display()))?;
    Ok(path.to_string_lossy().into_owned())
}

fn run(arguments: &[&str]) -> Result<Vec<Value>, String> {
    let program = env!("CARGO_BIN_EXE_cairn");
    // What the program says is enough; where in its code it said so is not the case's business.
    let mut command = Command::new(program);
    command.args(arguments).env("RUST_BACKTRACE", "0");
    let output = command.output().map_err(|error| format!("`{program}`: {error}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("`cairn {}` ended with {}: {said}", arguments.join(" "), output.status));
    }
    let lines =
        String::from_utf8(output.stdout).map_err(|_| "the program's output is not UTF-8".to_owned())?;
    // `build` prints for people; only lines of data are lines of JSON objects.
    lines
        .lines()
        .filter(|line| line.starts_with('{'))
        .map(|line| serde_json::from_str(line).map_err(|error| format!("not JSON: {error}: {line}")))
        .collect()
}
