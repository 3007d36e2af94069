//! Runs the literate cases of `corpus/cases`: a few sentences in, what must come out of them.
//!
//! Every Markdown file with a `document` block is a test of its own, named after its path. The documents go
//! through the `cairn` program as anybody would run it; what it prints is compared with the blocks below
//! them. `corpus/cases/README.md` describes the notation. (Cases without a `document` block are those of a
//! single crate, run by its own tests.)

mod case;
mod check;
mod compare;
mod incidents;
mod mentions;
mod notation;
mod program;
mod reports;

use case::Case;
use libtest_mimic::{Arguments, Failed, Trial};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/cases");
    let mut files = Vec::new();
    if let Err(error) = collect(&folder, &mut files) {
        eprintln!("the cases cannot be read from `{}`: {error}", folder.display());
        return ExitCode::FAILURE;
    }
    files.sort();
    let trials = files.iter().filter_map(|file| trial(&folder, file)).collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "md") {
            files.push(path);
        }
    }
    Ok(())
}

/// The test of one file; none where the file has no document.
fn trial(folder: &Path, file: &Path) -> Option<Trial> {
    let name = file.strip_prefix(folder).unwrap_or(file).with_extension("");
    let name = name.to_string_lossy().replace('\\', "/");
    let shown = format!("corpus/cases/{name}.md");
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => return Some(Trial::test(name, move || Err(Failed::from(format!("{shown}: {error}"))))),
    };
    if !case::has_document(&text) {
        return None;
    }
    Some(Trial::test(name, move || run(&shown, &text)))
}

fn run(file: &str, text: &str) -> Result<(), Failed> {
    let case = Case::read(text)
        .map_err(|fault| Failed::from(format!("{file}:{}: {}", fault.line, fault.problem)))?;
    let misses = check::check(&case).map_err(|problem| Failed::from(format!("{file}:1: {problem}")))?;
    if misses.is_empty() {
        return Ok(());
    }
    let lines: Vec<String> =
        misses.iter().map(|miss| format!("{file}:{}: {}", miss.line, miss.problem)).collect();
    Err(Failed::from(lines.join("\n")))
}
