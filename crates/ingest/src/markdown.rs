//! Markdown with an optional header between `---` lines.
//!
//! The marks are taken off so that the text is what a reader reads: headings become paragraphs, list
//! items lines, links their words. This is a reader of reports, not a renderer: what is not understood
//! stays as it is written.

mod blocks;
mod header;
mod inline;

use crate::draft::Draft;
use crate::plain::normal_lines;

/// Reads a text: header fields, then the first heading as title, then the body without marks.
pub(crate) fn read(text: &str) -> Draft {
    let mut draft = Draft::default();
    let text = normal_lines(text);
    let body = header::take(&text, &mut draft);
    let mut blocks = blocks::read(body);
    let heading = blocks.first().filter(|block| block.heading).map(|block| block.text.clone());
    if let Some(heading) = heading.filter(|text| !text.is_empty() && !text.contains('\n')) {
        // A header that repeats the heading does not make it twice the text.
        if draft.title.as_ref().is_none_or(|title| *title == heading) {
            draft.title = Some(heading);
            blocks.remove(0);
        }
    }
    let paragraphs: Vec<String> =
        blocks.into_iter().map(|block| block.text).filter(|text| !text.trim().is_empty()).collect();
    draft.body = paragraphs.join("\n\n");
    draft
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::NoteCode;

    #[test]
    fn header_heading_and_body() {
        let draft = read(
            "---\noutlet: \"Harbour Wire\"\npublished: 2021-08-26\nlang: en\nparaphrases: https://example.org\n\
             colour: red\n---\n# Blast at the *gate*\n\nKABUL - A **bomb** went off,\n[officials said](https://example.org).\n",
        );
        assert_eq!(draft.outlet.as_deref(), Some("Harbour Wire"));
        assert_eq!(draft.language.as_deref(), Some("en"));
        assert!(draft.published.is_some());
        assert_eq!(draft.title.as_deref(), Some("Blast at the gate"));
        assert_eq!(draft.body, "KABUL - A bomb went off, officials said.");
        let notes: Vec<_> = draft.notes.iter().map(|note| (note.code, note.text.as_str())).collect();
        assert_eq!(notes, [(NoteCode::UnknownField, "colour")]);
    }

    #[test]
    fn a_rule_at_the_top_is_not_a_header() {
        let draft = read("---\n\nTwo people were hurt.\n");
        assert_eq!((draft.title, draft.body.as_str()), (None, "Two people were hurt."));
        assert!(draft.notes.is_empty());
    }

    #[test]
    fn title_of_the_header_wins_and_the_heading_stays_in_the_text() {
        let draft = read("---\ntitle: One\n---\n# Two\n\nThree");
        assert_eq!((draft.title.as_deref(), draft.body.as_str()), (Some("One"), "Two\n\nThree"));
    }

    #[test]
    fn header_lines_and_values_that_cannot_be_read_become_notes() {
        let draft = read("---\npublished: soon\nnonsense\n# remark\n---\ntext");
        let notes: Vec<_> = draft.notes.iter().map(|note| note.text.as_str()).collect();
        assert_eq!(notes, ["published: soon", "header line: nonsense"]);
    }
}
