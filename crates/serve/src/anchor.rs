//! Names of places in the page of a document: each claim, involvement, date, place, group claim
//! and note has one, and other pages link to it.

use engine::model::{ReportId, Span};

/// Claim `n` of a report.
pub(crate) fn claim(report: &ReportId, n: usize) -> String {
    format!("c{}-{n}", number(report))
}

/// Party `n` of a report.
pub(crate) fn party(report: &ReportId, n: usize) -> String {
    format!("a{}-{n}", number(report))
}

/// The words that date a report.
pub(crate) fn when(report: &ReportId) -> String {
    format!("w{}", number(report))
}

/// The words that place a report.
pub(crate) fn place(report: &ReportId) -> String {
    format!("p{}", number(report))
}

/// Words by where they stand: claims about groups, which are found from the group's side too.
pub(crate) fn words(span: Span) -> String {
    format!("b{}-{}", span.start, span.end)
}

/// Note `n` of a document.
pub(crate) fn note(n: usize) -> String {
    format!("n{n}")
}

/// A report's place in its document, as its id says.
pub(crate) fn number(report: &ReportId) -> &str {
    report.as_str().rsplit_once('#').map_or("", |(_, number)| number)
}
