//! Mentions: spans that name a number, a time, a place or an actor.

use crate::event_type::words;
use crate::{ActorId, Count, Place, Qualifier, Span, When};
use serde::{Deserialize, Serialize};

words! {
    /// What a number in a text is a number of.
    NumberKind {
        /// A count of things or people; the only kind that claims may use.
        Cardinal = "cardinal",
        /// "third".
        Ordinal = "ordinal",
        /// Part of a date, a year, a time of day.
        Calendar = "calendar",
        /// An age.
        Age = "age",
        /// An amount of money.
        Money = "money",
        /// A distance, weight, calibre or other quantity with a unit.
        Measure = "measure",
        /// A share of a whole.
        Percent = "percent",
        /// Part of a name ("AK-47", "Flight 93").
        Name = "name",
    }
}

/// A number in a text with the bounds that its words give.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct NumberMention {
    /// Where, bounding words included ("at least 60").
    pub span: Span,
    /// The least it may be.
    pub low: Option<f64>,
    /// The most it may be.
    pub high: Option<f64>,
    /// How the words bound it.
    pub qualifier: Qualifier,
    /// What it is a number of.
    pub kind: NumberKind,
}

impl NumberMention {
    /// The number as a count of people: its bounds, where they are whole and not negative; `None`
    /// where they are not.
    pub fn count(&self) -> Option<Count> {
        let whole =
            |value: f64| ((0.0..1e12).contains(&value) && value.fract() == 0.0).then_some(value as u64);
        let (low, high) = (self.low.map(whole), self.high.map(whole));
        if low == Some(None) || high == Some(None) {
            return None;
        }
        let (low, high) = (low.flatten(), high.flatten());
        (low.is_some() || high.is_some()).then_some(Count { low, high, qualifier: self.qualifier })
    }
}

/// A time expression with the days it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TimeMention {
    /// Where.
    pub span: Span,
    /// The days, `None` where the text does not tell them.
    pub when: Option<When>,
    /// Whether the days come from the document time ("yesterday") and not from the words alone.
    pub relative: bool,
    /// Whether it is a length of time ("for three days"), not a time.
    pub duration: bool,
}

/// A name of a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceMention {
    /// Where.
    pub span: Span,
    /// What it is, `None` where the gazetteer does not know it.
    pub place: Option<Place>,
    /// Whether the words only derive from a place's name ("Afghan", "Spanish").
    pub demonym: bool,
}

/// A name of an actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorMention {
    /// Where.
    pub span: Span,
    /// Who.
    pub actor: ActorId,
}

/// Every mention found in a document, each list in text order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mentions {
    /// Times.
    pub times: Vec<TimeMention>,
    /// Places.
    pub places: Vec<PlaceMention>,
    /// Numbers.
    pub numbers: Vec<NumberMention>,
    /// Actors.
    pub actors: Vec<ActorMention>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_numbers_count_people() {
        let number = |low, high| NumberMention {
            span: Span::new(0, 1),
            low,
            high,
            qualifier: Qualifier::Exact,
            kind: NumberKind::Cardinal,
        };
        assert_eq!(number(Some(25.0), Some(25.0)).count(), Some(Count::exact(25)));
        assert_eq!(number(Some(2.5), Some(2.5)).count(), None);
        assert_eq!(number(Some(-1.0), None).count(), None);
        assert_eq!(number(None, None).count(), None);
        assert_eq!(number(Some(60.0), None).count().and_then(|count| count.low), Some(60));
    }
}
