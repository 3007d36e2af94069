//! Identifiers: short strings that stay the same across runs.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The identifier with exactly these characters.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// Its characters.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_id! {
    /// A document: as its source named it, else `doc_` and the start of its content hash.
    DocumentId
}
text_id! {
    /// A report: the document's id, `#`, and the report's place in the document counted from 0.
    ReportId
}
text_id! {
    /// An incident: `inc_` and a hash of the report that anchors it.
    IncidentId
}
text_id! {
    /// An actor of the lexicon (`isis-k`), or a slug of the name a document gives (`unlisted:…`).
    ActorId
}

impl ReportId {
    /// The id of report number `index` of a document.
    pub fn of(document: &DocumentId, index: usize) -> Self {
        Self::new(format!("{document}#{index}"))
    }

    /// The document part: everything before the last `#`.
    pub fn document(&self) -> DocumentId {
        let text = self.as_str();
        DocumentId::new(text.rsplit_once('#').map_or(text, |(document, _)| document))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn report_id_keeps_its_document_even_with_a_hash_sign_in_it() {
        let document = DocumentId::new("a#b");
        assert_eq!(ReportId::of(&document, 3).document(), document);
    }
}
