//! Evidence: where in a document's text something stands.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes `start..end` in [`crate::Document::text`], on character borders.
///
/// Spans are the only form of evidence. Outside the program positions are counted in Unicode code
/// points; `engine::wire` converts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span of bytes `start..end`. Texts over 4 GB do not occur: ingest refuses them.
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end.max(start)) }
    }

    /// The words at this span, or `None` where the span does not fit the text.
    pub fn of<'t>(&self, text: &'t str) -> Option<&'t str> {
        text.get(self.start as usize..self.end as usize)
    }

    /// The words at this span, empty where the span does not fit the text.
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        self.of(text).unwrap_or("")
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether no byte lies in it.
    pub fn is_empty(&self) -> bool {
        self.end == self.start
    }

    /// Whether the two share a byte.
    pub fn overlaps(&self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(&self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    pub fn join(&self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Bytes between the two, 0 where they touch or overlap.
    pub fn distance(&self, other: Span) -> usize {
        let gap = self.start.max(other.start).saturating_sub(self.end.min(other.end));
        gap as usize
    }
}
