//! When a document was written, from its own words where its source does not say.
//!
//! Only a dateline counts: a place in capitals or an agency in brackets, a date in full, a dash, and
//! then the report ("BOGOTA, 13 JAN 1990 (EFE) --"). A date that stands alone at the top of a page may
//! be the day on which the page was fetched, and a dateline without its year may be of any year:
//! neither dates the document.

use crate::text::{Shape, Text, TokenKind};
use crate::times;
use lexicon::Language;
use model::{Document, Published, PublishedBasis, When};

/// Lines of the body that are looked at: a headline and a byline may stand before the dateline.
const LINES: usize = 4;
/// Tokens that the place of a dateline may have, and the agency between its date and its dash.
const PLACE: usize = 12;
const AGENCY: usize = 14;

/// The document time: what ingest found, else the dateline; `None` where neither tells.
pub(crate) fn infer(document: &Document, text: &Text, language: &Language) -> Option<Published> {
    document.published.or_else(|| {
        let first = text.token_at(u32::try_from(text.body_start).ok()?);
        let lines = text.sentences.iter().filter(|sentence| sentence.first >= first).take(LINES);
        let when = lines.filter_map(|line| dateline(text, language, line.first)).next()?;
        Some(Published { when, basis: PublishedBasis::Dateline })
    })
}

/// The date of the dateline that begins at a token.
fn dateline(text: &Text, language: &Language, first: usize) -> Option<When> {
    let place = text.tokens.get(first).filter(|token| token.kind == TokenKind::Word)?;
    let mut at = first;
    let (day, end) = loop {
        // The place ends where the date begins; an abbreviation in it may have ended the sentence.
        if at > first
            && let Some(found) = times::full_date(text, language, at)
        {
            break found;
        }
        if at >= first + PLACE || !is_of_place(text, at) {
            return None;
        }
        at += 1;
    };
    let (agency, end) = agency(text, end);
    let dash = matches!(text.raw(end), "-" | "–" | "—");
    (dash && (agency || place.shape == Shape::Upper)).then(|| When::day(day))
}

/// Names in capitals and the marks between them.
fn is_of_place(text: &Text, at: usize) -> bool {
    match text.tokens.get(at) {
        Some(token) if token.kind == TokenKind::Word => token.shape != Shape::Lower,
        Some(token) => {
            token.kind == TokenKind::Mark && matches!(text.raw(at), "," | "." | "(" | ")" | "/" | "-")
        }
        None => false,
    }
}

/// Past an agency in brackets, and whether there is one.
fn agency(text: &Text, at: usize) -> (bool, usize) {
    if text.raw(at) != "(" {
        return (false, at);
    }
    match (at..at + AGENCY).find(|close| text.raw(*close) == ")") {
        Some(close) => (true, close + 1),
        None => (false, at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use lexicon::Lexicon;
    use model::{ContentHash, DocumentId};

    fn inferred(body: &str, published: Option<Published>) -> Option<Published> {
        let document = Document {
            id: DocumentId::new("a"),
            origin: String::new(),
            url: None,
            outlet: None,
            published,
            retrieved: None,
            language: None,
            title: None,
            text: body.to_owned(),
            hash: ContentHash([0; 32]),
            notes: Vec::new(),
        };
        let english = Lexicon::embedded().languages().get("en")?;
        infer(&document, &Text::new(body, 0, english), english)
    }

    #[test]
    fn a_full_dateline_dates_the_document() {
        for text in [
            "BOGOTA, 13 JAN 90 (EFE) -- [TEXT] POLICE SAID TODAY",
            "BOGOTA (COLOMBIA), 13 Jan 90 -- Police said today",
            "LIMA, January 13, 1990 (Agency) - Police said",
            "A headline\n\nLima, Jan. 13, 1990 (Agency) - Police said",
        ] {
            let expected = Published { when: When::day(date(1990, 1, 13)), basis: PublishedBasis::Dateline };
            assert_eq!(inferred(text, None), Some(expected), "{text}");
        }
    }

    #[test]
    fn dates_that_are_no_dateline_date_nothing() {
        for text in [
            "March 25, 2023\nHome | World | Sport\nA bomb went off",
            "KABUL, Aug 26 (Agency) - A bomb went off",
            "On March 25, 2023 - a Saturday - a bomb went off",
            "Police said on March 25, 2023 that a bomb went off",
        ] {
            assert_eq!(inferred(text, None), None, "{text}");
        }
    }

    #[test]
    fn what_the_record_says_wins() {
        let given = Published { when: When::day(date(2021, 8, 27)), basis: PublishedBasis::Given };
        assert_eq!(inferred("BOGOTA, 13 JAN 90 (EFE) -- POLICE SAID", Some(given)), Some(given));
    }
}
