//! Inputs to records: files and folders, one record at a time.

use crate::format::{self, HEAD_BYTES};
use crate::lines::{Line, next_line};
use crate::walk::files_below;
use crate::{Format, Raw, Skipped};
use serde::de::IgnoredAny;
use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// No news report is this long. A longer line or file is reported and passed over, so that memory stays
/// bounded.
pub const MAX_RECORD_BYTES: usize = 32 * 1024 * 1024;

/// After this many bad lines of one file, the rest are only counted.
const MAX_BAD_LINES: u64 = 20;

/// Reads inputs (files and folders) record by record, in a fixed order, in bounded memory.
///
/// Inputs are read in the order given, the files of a folder sorted by path; `-` is standard input, read
/// as JSON Lines. In folders, hidden files and `README.md` are left out without a message. JSON Lines
/// are streamed; any other file is one record.
pub fn records(inputs: &[PathBuf]) -> impl Iterator<Item = Result<Raw, Skipped>> {
    Records { inputs: inputs.to_vec().into(), files: VecDeque::new(), lines: None }
}

struct Records {
    inputs: VecDeque<PathBuf>,
    files: VecDeque<Result<PathBuf, Skipped>>,
    lines: Option<JsonLines>,
}

impl Iterator for Records {
    type Item = Result<Raw, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(lines) = &mut self.lines {
                match lines.next() {
                    Some(item) => return Some(item),
                    None => self.lines = None,
                }
            }
            let opened = match self.files.pop_front() {
                Some(Ok(path)) => open(&path),
                Some(Err(skipped)) => Err(skipped),
                None => {
                    let input = self.inputs.pop_front()?;
                    if input.as_os_str() == "-" {
                        self.lines = Some(JsonLines::new(
                            "standard input".to_owned(),
                            Box::new(BufReader::new(io::stdin())),
                        ));
                    } else if input.is_dir() {
                        self.files = files_below(&input).into();
                        if self.files.is_empty() {
                            return Some(Err(Skipped::new(
                                input.display().to_string(),
                                "the folder has no files",
                                "check the path",
                            )));
                        }
                    } else {
                        self.files.push_back(Ok(input));
                    }
                    continue;
                }
            };
            match opened {
                Ok(Opened::Record(raw)) => return Some(Ok(raw)),
                Ok(Opened::Lines(lines)) => self.lines = Some(lines),
                Err(skipped) => return Some(Err(skipped)),
            }
        }
    }
}

enum Opened {
    Record(Raw),
    Lines(JsonLines),
}

/// Opens a file, decides what it is, and reads it where it is one record.
fn open(path: &Path) -> Result<Opened, Skipped> {
    let place = path.display().to_string();
    let io_error = |error: io::Error| Skipped::io(path, &error);
    let file = File::open(path).map_err(io_error)?;
    let about = file.metadata().map_err(io_error)?;
    if !about.is_file() {
        return Err(Skipped::new(
            place,
            "is not a regular file",
            "write its content to a file, or pipe it to `-`",
        ));
    }
    let promised = format::of_extension(path).ok_or_else(|| unknown_extension(path))?;
    let mut reader = BufReader::with_capacity(HEAD_BYTES.max(64 * 1024), file);
    let head: Vec<u8> = reader.fill_buf().map_err(io_error)?.iter().take(HEAD_BYTES).copied().collect();
    if head.trim_ascii().is_empty() && about.len() <= HEAD_BYTES as u64 {
        return Err(Skipped::new(place, "the file is empty", "leave it out, or fetch it again"));
    }
    if let Some(kind) = format::binary_kind(&head) {
        return Err(Skipped::new(
            place,
            format!("is {kind}, not text"),
            "convert it to text, Markdown, HTML or JSON Lines",
        ));
    }
    match format::of_content(&head, promised) {
        Format::JsonLine if format::has_wide_mark(&head) => {
            Err(Skipped::new(place, "is UTF-16, not UTF-8", "convert it to UTF-8"))
        }
        Format::JsonLine if is_one_value(&head) => Err(Skipped::new(
            place,
            "holds one JSON value over several lines, not one record a line",
            "rewrite it as JSON Lines (`jq -c '.[]? // .' FILE`)",
        )),
        Format::JsonLine => Ok(Opened::Lines(JsonLines::new(place, Box::new(reader)))),
        format => {
            let too_large = || {
                let limit = MAX_RECORD_BYTES / (1024 * 1024);
                Skipped::new(
                    path.display().to_string(),
                    format!("is larger than {limit} MiB"),
                    "split it into its reports",
                )
            };
            if about.len() > MAX_RECORD_BYTES as u64 {
                return Err(too_large());
            }
            let mut bytes = Vec::new();
            reader.take(MAX_RECORD_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(io_error)?;
            if bytes.len() > MAX_RECORD_BYTES {
                return Err(too_large());
            }
            Ok(Opened::Record(Raw { origin: place, format, bytes }))
        }
    }
}

fn unknown_extension(path: &Path) -> Skipped {
    let problem = match path.extension() {
        Some(extension) => format!("files ending in `.{}` are not read", extension.to_string_lossy()),
        None => "the file has no extension".to_owned(),
    };
    Skipped::new(
        path.display().to_string(),
        problem,
        "give it the extension of what it holds: .txt, .md, .html or .jsonl",
    )
}

/// Whether the first line opens a JSON list or record that it does not close.
fn is_one_value(head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default().trim_ascii();
    line == b"{" || line.first() == Some(&b'[')
}

/// The records of a JSON Lines stream.
struct JsonLines {
    place: String,
    reader: Box<dyn BufRead>,
    line: u64,
    bad: u64,
    ended: bool,
}

impl JsonLines {
    fn new(place: String, reader: Box<dyn BufRead>) -> Self {
        Self { place, reader, line: 0, bad: 0, ended: false }
    }

    fn next(&mut self) -> Option<Result<Raw, Skipped>> {
        while !self.ended {
            let line = match next_line(self.reader.as_mut(), MAX_RECORD_BYTES) {
                Ok(Some(line)) => line,
                Ok(None) => break,
                Err(error) => {
                    self.ended = true;
                    return Some(Err(Skipped::io(Path::new(&self.place), &error)));
                }
            };
            self.line += 1;
            let origin = format!("{}:{}", self.place, self.line);
            match record_of(line, self.line == 1) {
                Ok(None) => {}
                Ok(Some(bytes)) => return Some(Ok(Raw { origin, format: Format::JsonLine, bytes })),
                Err((problem, remedy)) => {
                    self.bad += 1;
                    if self.bad <= MAX_BAD_LINES {
                        return Some(Err(Skipped::new(origin, problem, remedy)));
                    }
                }
            }
        }
        self.ended = true;
        let more = std::mem::take(&mut self.bad).saturating_sub(MAX_BAD_LINES);
        (more > 0).then(|| {
            let problem = format!("{more} more lines are not records");
            Err(Skipped::new(
                self.place.clone(),
                problem,
                "check that the file is JSON Lines, one record a line",
            ))
        })
    }
}

/// The bytes of a line that is a JSON record, `None` for an empty line, else what is wrong and what to do.
fn record_of(line: Line, first: bool) -> Result<Option<Vec<u8>>, (String, &'static str)> {
    let mut bytes = match line {
        Line::Whole(bytes) => bytes,
        Line::TooLong(length) => {
            let limit = MAX_RECORD_BYTES / (1024 * 1024);
            let problem = format!("the line has {length} bytes, more than {limit} MiB");
            return Err((problem, "split it into its reports, one record a line"));
        }
    };
    if first && bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    match bytes.trim_ascii().first() {
        None => return Ok(None),
        Some(b'{') => {}
        Some(_) => return Err(("the line is not a JSON record".to_owned(), "write one `{…}` record a line")),
    }
    match serde_json::from_slice::<IgnoredAny>(&bytes) {
        Ok(_) => Ok(Some(bytes)),
        Err(error) if error.is_eof() => {
            Err(("the record is cut off".to_owned(), "write the file again, or delete the line"))
        }
        Err(error) => {
            let problem = format!("the line is not valid JSON at column {}", error.column());
            Err((problem, "mend the line: one `{…}` record a line"))
        }
    }
}
