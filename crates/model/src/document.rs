//! Documents: one retrieved text and where it came from.

use crate::{DocumentId, Note, When};
use serde::{Deserialize, Serialize};

crate::event_type::words! {
    /// What a document's publication date rests on.
    PublishedBasis {
        /// The input record says it.
        Given = "given",
        /// Structured data or meta tags of the page.
        Metadata = "metadata",
        /// The address.
        Url = "url",
        /// The dateline of the text.
        Dateline = "dateline",
        /// Other words of the text.
        Text = "text",
    }
}

/// When a document was published, and how that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Published {
    /// The day, or the interval where only a month or year is known.
    pub when: When,
    /// What it rests on.
    pub basis: PublishedBasis,
}

/// The SHA-256 of a document's original bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ContentHash(pub [u8; 32]);

impl ContentHash {
    /// Lower-case hexadecimal.
    pub fn hex(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl std::fmt::Debug for ContentHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.hex())
    }
}

/// One retrieved text. Spans count bytes of [`Document::text`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Stable id.
    pub id: DocumentId,
    /// Where it was read from (a file and line, for messages); not part of its identity.
    pub origin: String,
    /// Its address.
    pub url: Option<String>,
    /// Who published it. Not the source it cites.
    pub outlet: Option<String>,
    /// When it was published, as far as the record, the page or the address say; the text's own
    /// evidence is weighed by `extract`.
    pub published: Option<Published>,
    /// When it was retrieved, as the record says, RFC 3339.
    pub retrieved: Option<String>,
    /// Language, ISO 639-1, lower case.
    pub language: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Title, a blank line and the body where there is a title, else the body. Paragraphs are
    /// divided by blank lines; line ends are `\n`.
    pub text: String,
    /// Hash of the original bytes.
    pub hash: ContentHash,
    /// What ingest did not understand.
    pub notes: Vec<Note>,
}

impl Document {
    /// Bytes of the text before the body: the title and its blank line.
    pub fn body_start(&self) -> usize {
        match &self.title {
            Some(title) if self.text.starts_with(title.as_str()) => (title.len() + 2).min(self.text.len()),
            _ => 0,
        }
    }

    /// The text of a document with this title and body.
    pub fn compose(title: Option<&str>, body: &str) -> String {
        match title {
            Some(title) => format!("{title}\n\n{body}"),
            None => body.to_owned(),
        }
    }
}
