//! Standard output: data only, buffered.

use std::io::{self, BufWriter, StdoutLock, Write};

/// Where data goes.
#[derive(Debug)]
pub struct Output(BufWriter<StdoutLock<'static>>);

impl Output {
    /// Standard output, locked.
    pub fn new() -> Self {
        Self(BufWriter::with_capacity(1 << 16, io::stdout().lock()))
    }

    /// One line.
    pub fn line(&mut self, text: &str) -> io::Result<()> {
        self.0.write_all(text.as_bytes())?;
        self.0.write_all(b"\n")
    }

    /// Writes out what is buffered; errors here would otherwise be lost.
    pub fn finish(mut self) -> io::Result<()> {
        self.0.flush()
    }
}
