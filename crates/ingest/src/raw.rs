//! One record of an input, before it is understood.

/// One record of an input, not yet understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raw {
    /// File and line, for messages.
    pub origin: String,
    /// What kind of bytes.
    pub format: Format,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// What kind of bytes a record has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown with an optional header.
    Markdown,
    /// A page.
    Html,
    /// One line of JSON Lines.
    JsonLine,
}
