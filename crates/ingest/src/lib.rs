//! Bytes to documents.
//!
//! [`records`] walks files and folders and yields one [`Raw`] record at a time, in a fixed order and in
//! bounded memory; what cannot be read is a [`Skipped`] with place, problem and remedy, and the rest is
//! still read. [`document`] turns one record into a [`model::Document`]: a pure function that may run on
//! any thread. The kinds of input are JSON Lines, pages, Markdown with a header, and plain text; every
//! one ends in the same fields.
//!
//! Decisions:
//! * The `text` of a JSON record is used exactly as given, because spans are counted in it. Only the
//!   other formats are cleaned.
//! * Content wins over a file's extension where it is unmistakable: a page saved as `.txt` is read as a
//!   page.
//! * `README.md` describes a folder and is left out of folder walks; named as an input it is read.
//! * What a record does not say is looked for in the page and its address, never guessed.
//!
//! Deliberately absent: network, clock, and the weighing of a text's own dates (`extract` does that).

mod charset;
mod date;
mod document;
mod draft;
mod entities;
mod format;
mod json_line;
mod language;
mod lines;
mod markdown;
mod page;
mod plain;
mod raw;
mod records;
mod skipped;
mod walk;

pub use document::document;
pub use raw::{Format, Raw};
pub use records::{MAX_RECORD_BYTES, records};
pub use skipped::Skipped;
