//! The page of speeds.

use std::fmt::{self, Display, Formatter, Write};

/// One measured figure.
#[derive(Debug)]
pub struct Row {
    /// What was measured.
    pub title: String,
    /// The figure with its unit; median, least and greatest where there were several runs.
    pub figure: String,
    /// What it is to be compared with.
    pub compare: String,
}

impl Display for Row {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.title, self.figure)?;
        if self.compare.is_empty() { Ok(()) } else { write!(out, "   ({})", self.compare) }
    }
}

/// `docs/speed.md`.
pub fn page(rows: &[Row], machine: &str) -> String {
    let mut page = format!(
        "# How fast it is\n\n\
         Written by `cargo xtask bench --write`; not edited by hand. Figures hold for one {machine}.\n\n\
         Processor time is user and system time of all threads together, reading and printing included.\n\n\
         | what | measured | compare |\n|---|---|---|\n"
    );
    for row in rows {
        _ = writeln!(page, "| {} | {} | {} |", row.title, row.figure, row.compare);
    }
    page
}
