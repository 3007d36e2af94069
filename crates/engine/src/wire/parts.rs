//! Parts that several shapes share: dates, places, claims, involvements.

use super::number::{Number, degrees};
use super::offsets::Located;
use model::{CountClaim, GroupFact, Involvement, Place as ModelPlace, Published as ModelPublished, When};
use serde::Serialize;

/// Days with their precision.
#[derive(Debug, Serialize)]
pub struct Interval {
    start: String,
    end: String,
    precision: &'static str,
}

impl From<&When> for Interval {
    fn from(when: &When) -> Self {
        Self { start: when.start.to_string(), end: when.end.to_string(), precision: when.precision.word() }
    }
}

/// A publication date: its day, or the first day of the interval that is known.
#[derive(Debug, Serialize)]
pub struct Published {
    date: String,
    precision: &'static str,
    from: &'static str,
}

impl From<&ModelPublished> for Published {
    fn from(published: &ModelPublished) -> Self {
        Self {
            date: published.when.start.to_string(),
            precision: published.when.precision.word(),
            from: published.basis.word(),
        }
    }
}

/// A resolved place.
#[derive(Debug, Serialize)]
pub struct Place {
    name: String,
    country: Option<String>,
    admin1: Option<String>,
    geonames: Option<u32>,
    lat: Option<Number>,
    lon: Option<Number>,
    precision: &'static str,
}

impl From<&ModelPlace> for Place {
    fn from(place: &ModelPlace) -> Self {
        Self {
            name: place.name.clone(),
            country: place.country.map(|country| country.to_string()),
            admin1: place.admin1.clone(),
            geonames: place.geonames,
            lat: place.point.map(|point| degrees(point.lat)),
            lon: place.point.map(|point| degrees(point.lon)),
            precision: place.precision.word(),
        }
    }
}

/// Where words stand, with the rest of their sentence where it is shown.
#[derive(Clone, Debug)]
pub struct Words {
    /// Positions and words.
    pub located: Located,
    /// The sentence before and after them.
    pub around: Option<(String, String)>,
}

impl From<Located> for Words {
    fn from(located: Located) -> Self {
        Self { located, around: None }
    }
}

/// A count claimed.
#[derive(Debug, Serialize)]
pub struct Claim {
    field: &'static str,
    low: Option<u64>,
    high: Option<u64>,
    qualifier: &'static str,
    of: Option<String>,
    attributed_to: Option<String>,
    stance: Option<&'static str>,
    quote: String,
    start: u32,
    end: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<String>,
}

impl Claim {
    /// A claim at its words.
    pub fn new(claim: &CountClaim, words: Words) -> Self {
        let (before, after) = words.around.unzip();
        Self {
            field: claim.field.word(),
            low: claim.count.low,
            high: claim.count.high,
            qualifier: claim.count.qualifier.word(),
            of: claim.of.as_ref().map(|part| part.label.clone()),
            attributed_to: claim.attribution.as_ref().map(|attribution| attribution.source.clone()),
            stance: claim.attribution.as_ref().map(|attribution| attribution.stance.word()),
            quote: words.located.quote,
            start: words.located.start,
            end: words.located.end,
            before,
            after,
        }
    }
}

/// A party in a happening.
#[derive(Debug, Serialize)]
pub struct Actor {
    id: String,
    name: String,
    role: &'static str,
    status: Option<&'static str>,
    attributed_to: Option<String>,
    quote: String,
    start: u32,
    end: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<String>,
}

impl Actor {
    /// An involvement at its words.
    pub fn new(involvement: &Involvement, words: Words) -> Self {
        let (before, after) = words.around.unzip();
        Self {
            id: involvement.actor.to_string(),
            name: involvement.name.clone(),
            role: involvement.role.word(),
            status: involvement.status.map(model::PerpetratorStatus::word),
            attributed_to: involvement.attribution.as_ref().map(|attribution| attribution.source.clone()),
            quote: words.located.quote,
            start: words.located.start,
            end: words.located.end,
            before,
            after,
        }
    }
}

/// A claim about a group.
#[derive(Debug, Serialize)]
pub struct Fact {
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<String>,
    actor: String,
    fact: &'static str,
    value: Option<String>,
    low: Option<u64>,
    high: Option<u64>,
    period: Option<Interval>,
    attributed_to: Option<String>,
    quote: String,
    start: u32,
    end: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<String>,
}

impl Fact {
    /// A fact at its words; `document` is named where the document is not the frame.
    pub fn new(fact: &GroupFact, document: Option<&str>, words: Words) -> Self {
        let (before, after) = words.around.unzip();
        Self {
            document: document.map(str::to_owned),
            actor: fact.actor.to_string(),
            fact: fact.kind.word(),
            value: fact.value.clone(),
            low: fact.count.and_then(|count| count.low),
            high: fact.count.and_then(|count| count.high),
            period: fact.period.as_ref().map(Interval::from),
            attributed_to: fact.attribution.as_ref().map(|attribution| attribution.source.clone()),
            quote: words.located.quote,
            start: words.located.start,
            end: words.located.end,
            before,
            after,
        }
    }
}
