//! What is measured.

use super::measure::{Run, run, spread, time};
use super::speed::Row;
use super::synthetic;
use anyhow::Context;
use std::path::{Path, PathBuf};
use std::process::Command;

/// With what it is measured.
#[derive(Debug)]
pub struct Setting {
    /// The program.
    pub binary: PathBuf,
    /// Folder of gold sets; may not be there.
    pub gold: PathBuf,
    /// The demo reports.
    pub demo: PathBuf,
    /// How many synthetic documents.
    pub documents: usize,
}

/// One part of the bench.
pub type Task = fn(&Setting) -> anyhow::Result<Vec<Row>>;

/// Runs of each measurement of speed.
const RUNS: usize = 3;
/// Runs of each measurement of start-up.
const STARTS: usize = 20;

/// News texts.
pub fn extract(setting: &Setting) -> anyhow::Result<Vec<Row>> {
    let file = setting.gold.join("gva/documents.jsonl");
    let title = "`cairn extract` on 1,202 news articles (gva)";
    let compare =
        "target 1,500 a core; a popular Python library's rule matcher: 440 for tokens and patterns alone";
    if !file.is_file() {
        return Ok(vec![absent(title, &file)]);
    }
    let documents = lines(&file)?;
    Ok(vec![rate(title, compare, documents, Command::new(&setting.binary).arg("extract").arg(&file))?])
}

/// Web pages.
pub fn ingest(setting: &Setting) -> anyhow::Result<Vec<Row>> {
    let folder = setting.gold.join("html/pages");
    let title = "`cairn html` on 179 web pages";
    if !folder.is_dir() {
        return Ok(vec![absent(title, &folder)]);
    }
    let unpacked = tempfile::tempdir()?;
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&folder)? {
        let path = entry?.path();
        let Some(name) = path.file_stem() else { continue };
        let mut page = flate2::read::GzDecoder::new(std::fs::File::open(&path)?);
        let file = unpacked.path().join(name);
        std::io::copy(&mut page, &mut std::fs::File::create(&file)?)
            .with_context(|| format!("`{}`", path.display()))?;
        files.push(file);
    }
    files.sort();
    Ok(vec![rate(title, "", files.len(), Command::new(&setting.binary).arg("html").args(&files))?])
}

/// From the start of the program to its answer.
pub fn startup(setting: &Setting) -> anyhow::Result<Vec<Row>> {
    let folder = tempfile::tempdir()?;
    let ledger = folder.path().join("demo.ledger");
    run(Command::new(&setting.binary).arg("build").args(demo(&setting.demo)?).arg("--ledger").arg(&ledger))
        .context("the demo ledger cannot be built")?;
    let starts = |title: &str, compare: &str, arguments: &[&str]| -> anyhow::Result<Row> {
        let mut times = Vec::new();
        for _ in 0..STARTS {
            times.push(time(Command::new(&setting.binary).args(arguments))? * 1_000.0);
        }
        let figure = show(&times, "ms");
        Ok(Row { title: title.to_owned(), figure, compare: compare.to_owned() })
    };
    let ledger = ledger.to_string_lossy().into_owned();
    Ok(vec![
        starts("`cairn --version`", "target under 100 ms", &["--version"])?,
        starts("`cairn incidents` on the demo ledger", "", &["incidents", "--ledger", &ledger])?,
    ])
}

/// The folders of the demo: those with a number. Its README is no report.
fn demo(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries =
        std::fs::read_dir(folder).with_context(|| format!("failed to read `{}`", folder.display()))?;
    let mut folders: Vec<PathBuf> =
        entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
    folders.retain(|path| path.is_dir());
    folders.sort();
    Ok(folders)
}

/// Mostly other news.
pub fn mix(setting: &Setting) -> anyhow::Result<Vec<Row>> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("mix.jsonl");
    let documents = setting.documents / 5;
    synthetic::write(&file, documents, 5)?;
    let title = format!("`cairn extract` on {documents} synthetic documents, 5 % of them on violence");
    Ok(vec![rate(&title, "", documents, Command::new(&setting.binary).arg("extract").arg(&file))?])
}

/// A large build.
pub fn memory(setting: &Setting) -> anyhow::Result<Vec<Row>> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("many.jsonl");
    let ledger = folder.path().join("many.ledger");
    synthetic::write(&file, setting.documents, 50)?;
    let megabytes = |bytes: u64| format!("{:.0} MiB", bytes as f64 / 1_048_576.0);
    let input = std::fs::metadata(&file)?.len();
    let done = run(Command::new(&setting.binary).arg("build").arg(&file).arg("--ledger").arg(&ledger))?;
    let ledger = std::fs::metadata(&ledger)?.len();
    let title =
        format!("`cairn build` of {} synthetic documents, half of them on violence", setting.documents);
    let peak = done.peak.map_or_else(|| "not measured on this system".to_owned(), megabytes);
    Ok(vec![
        Row {
            title: format!("{title}: peak memory"),
            figure: peak,
            compare: format!("input of {}", megabytes(input)),
        },
        Row {
            title: format!("{title}: time"),
            figure: format!("{:.1} s", done.wall),
            compare: processor(&done),
        },
        Row { title: format!("{title}: ledger"), figure: megabytes(ledger), compare: String::new() },
    ])
}

fn processor(run: &Run) -> String {
    run.processor.map_or_else(String::new, |seconds| format!("{seconds:.1} s of processor time"))
}

/// Documents a second of processor time, over some runs.
fn rate(title: &str, compare: &str, documents: usize, command: &mut Command) -> anyhow::Result<Row> {
    let mut rates = Vec::new();
    for _ in 0..RUNS {
        let done = run(command)?;
        // Where the processor's time is unknown, the wall's time over all cores is the careful figure.
        let seconds = done.processor.unwrap_or(done.wall).max(0.01);
        rates.push(documents as f64 / seconds);
    }
    let figure = show(&rates, "documents a CPU-second");
    Ok(Row { title: title.to_owned(), figure, compare: compare.to_owned() })
}

fn show(figures: &[f64], unit: &str) -> String {
    let Some((median, least, greatest)) = spread(figures) else { return "nothing measured".to_owned() };
    let digits = if median < 100.0 { 1 } else { 0 };
    format!("{median:.digits$} {unit} ({least:.digits$} to {greatest:.digits$} in {} runs)", figures.len())
}

fn absent(title: &str, path: &Path) -> Row {
    let compare = format!("no `{}`", path.file_name().unwrap_or_default().to_string_lossy());
    Row { title: title.to_owned(), figure: "not measured".to_owned(), compare }
}

fn lines(file: &Path) -> anyhow::Result<usize> {
    let text =
        std::fs::read_to_string(file).with_context(|| format!("failed to read `{}`", file.display()))?;
    Ok(text.lines().filter(|line| !line.trim().is_empty()).count())
}
