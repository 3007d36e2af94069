//! A text with marks: spans, which may overlap, cut into pieces that do not.

use engine::model::Span;

/// Words to mark.
pub(crate) struct Mark {
    pub span: Span,
    /// Name of the place in the page.
    pub anchor: String,
    /// What is marked: the class of its style, and the word in the legend.
    pub kind: &'static str,
    /// What was understood, for the pointer.
    pub title: String,
}

/// A run of text that is marked alike throughout.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub text: String,
    /// Anchors of marks that begin here.
    pub anchors: Vec<String>,
    /// The class of the first mark over it, empty for plain text.
    pub kind: &'static str,
    /// What every mark over it says.
    pub title: String,
}

/// Paragraphs of pieces. Marks that do not fit the text are left out.
pub(crate) fn paragraphs(text: &str, marks: &[Mark]) -> Vec<Vec<Piece>> {
    let fitting: Vec<&Mark> = marks.iter().filter(|mark| mark.span.of(text).is_some()).collect();
    let mut cuts: Vec<usize> =
        fitting.iter().flat_map(|mark| [mark.span.start as usize, mark.span.end as usize]).collect();
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for paragraph in text.split("\n\n") {
        cuts.extend([start, start + paragraph.len()]);
        paragraphs.push(Span::new(start, start + paragraph.len()));
        start += paragraph.len() + 2;
    }
    cuts.sort_unstable();
    cuts.dedup();
    let pieces = |paragraph: &Span| -> Vec<Piece> {
        let inside: Vec<usize> = cuts
            .iter()
            .copied()
            .filter(|at| (paragraph.start as usize..=paragraph.end as usize).contains(at))
            .collect();
        inside.windows(2).filter_map(|pair| piece(text, pair.first()?, pair.last()?, &fitting)).collect()
    };
    paragraphs.iter().map(pieces).filter(|paragraph| !paragraph.is_empty()).collect()
}

fn piece(text: &str, start: &usize, end: &usize, marks: &[&Mark]) -> Option<Piece> {
    let words = text.get(*start..*end)?;
    let span = Span::new(*start, *end);
    let over: Vec<&&Mark> =
        marks.iter().filter(|mark| mark.span.contains(span) && !mark.span.is_empty()).collect();
    let begins = |mark: &&&Mark| mark.span.start == span.start;
    let mut anchors: Vec<String> =
        over.iter().filter(|mark| begins(mark)).map(|mark| mark.anchor.clone()).collect();
    anchors.sort_unstable();
    anchors.dedup();
    Some(Piece {
        text: words.to_owned(),
        anchors,
        kind: over.first().map_or("", |mark| mark.kind),
        title: over.iter().map(|mark| mark.title.as_str()).collect::<Vec<_>>().join(" · "),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: usize, end: usize, anchor: &str, kind: &'static str) -> Mark {
        Mark { span: Span::new(start, end), anchor: anchor.to_owned(), kind, title: anchor.to_owned() }
    }

    #[test]
    fn overlapping_marks_become_pieces_and_lose_no_text() {
        let text = "Title\n\nAt least 60 people, 13 of them soldiers.";
        let marks =
            [mark(7, 25, "c0-0", "killed"), mark(16, 29, "c0-1", "injured"), mark(900, 901, "bad", "note")];
        let paragraphs = paragraphs(text, &marks);
        let whole: Vec<String> = paragraphs
            .iter()
            .map(|pieces| pieces.iter().map(|piece| piece.text.as_str()).collect())
            .collect();
        assert_eq!(whole.join("\n\n"), text);
        let middle = &paragraphs[1][1];
        assert_eq!((middle.kind, middle.title.as_str()), ("killed", "c0-0 · c0-1"));
        assert_eq!(middle.anchors, ["c0-1"]);
    }

    #[test]
    fn marks_across_paragraphs_and_other_scripts_hold() {
        let text = "قُتل 25 شخصًا\n\nثم انفجار";
        let marks = [mark(0, text.len(), "c0-0", "killed")];
        let paragraphs = paragraphs(text, &marks);
        assert_eq!(paragraphs.len(), 2);
        assert!(paragraphs.iter().flatten().all(|piece| piece.kind == "killed"));
        assert_eq!(paragraphs[0][0].anchors, ["c0-0"]);
        assert!(paragraphs[1][0].anchors.is_empty(), "an anchor stands once");
    }
}
