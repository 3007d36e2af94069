//! Running the program, and documents to run it on.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What a run printed and how it ended.
#[derive(Debug)]
pub struct Run {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    /// The run, which must have ended with this exit code.
    #[track_caller]
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "standard error:\n{}", self.stderr);
        self
    }

    /// Lines of standard error that name a skipped input.
    pub fn skipped(&self) -> Vec<&str> {
        self.stderr.lines().filter(|line| line.starts_with("skipped: ")).collect()
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
        Self { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

/// The program with these arguments.
pub fn command<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cairn"));
    command.args(arguments);
    command
}

/// Runs the program.
pub fn cairn<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Run {
    command(arguments).output().expect("the program starts").into()
}

/// Builds a ledger from inputs and returns what `incidents --format jsonl` prints.
#[track_caller]
pub fn incidents_of(ledger: &Path, inputs: &[&Path]) -> String {
    build(ledger, inputs);
    list(ledger)
}

#[track_caller]
pub fn build(ledger: &Path, inputs: &[&Path]) -> Run {
    let ledger = ledger.as_os_str();
    let inputs = inputs.iter().map(|path| path.as_os_str());
    cairn([OsStr::new("build"), OsStr::new("--ledger"), ledger].into_iter().chain(inputs)).ends(0)
}

#[track_caller]
pub fn list(ledger: &Path) -> String {
    let words = ["incidents", "--format", "jsonl", "--ledger"].map(OsStr::new);
    cairn(words.into_iter().chain([ledger.as_os_str()])).ends(0).stdout
}

/// The demonstration reports.
pub fn demo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/demo")
}

/// A line of JSON Lines.
pub fn record(id: &str, published: &str, title: &str, text: &str) -> String {
    serde_json::json!({"id": id, "published": published, "lang": "en", "title": title, "text": text})
        .to_string()
}

/// Reports of eight invented attacks in eight real towns, several reports each, in a fixed order.
pub fn records(count: usize) -> Vec<String> {
    const TOWNS: [&str; 8] = ["Kano", "Mosul", "Quetta", "Baidoa", "Homs", "Cali", "Jos", "Herat"];
    let one = |number: usize| {
        let town = TOWNS[number % TOWNS.len()];
        let day = 3 + (number / TOWNS.len()) % 25;
        let (killed, injured) = (3 + number % 5, 10 + number % 7);
        let text = format!(
            "A bomb exploded at a market in {town} on 2 March 2022, police said.\n\nAt least {killed} people were \
             killed and {injured} were injured, a hospital official said. Report {number} of the day."
        );
        record(&format!("r{number}"), &format!("2022-03-{day:02}"), &format!("Bomb in {town} market"), &text)
    };
    (0..count).map(one).collect()
}
