//! What was understood of one document: a line of `cairn extract`.

use super::number::{Number, degrees};
use super::offsets::Offsets;
use super::parts::{Actor, Claim, Fact, Interval, Place, Published, Words};
use model::{Document, Mentions as ModelMentions, NumberKind, Report as ModelReport, Span};
use serde::Serialize;

/// One document understood.
#[derive(Debug, Serialize)]
pub struct Extraction {
    document: String,
    lang: Option<String>,
    published: Option<Published>,
    reports: Vec<Report>,
    facts: Vec<Fact>,
    mentions: Mentions,
    notes: Vec<Note>,
}

impl Extraction {
    /// The shape of an extraction of this document.
    pub fn new(document: &Document, extraction: &model::Extraction) -> Self {
        let offsets = Offsets::new(&document.text);
        let words = |span: Span| Words::from(offsets.locate(span));
        let report = |report: &ModelReport| {
            let claims = report.claims.iter().map(|claim| words(claim.span)).collect();
            let actors = report.actors.iter().map(|actor| words(actor.span)).collect();
            Report::new(report, claims, actors)
        };
        Self {
            document: document.id.to_string(),
            lang: extraction.language.clone(),
            published: extraction.published.as_ref().map(Published::from),
            reports: extraction.reports.iter().map(report).collect(),
            facts: extraction.facts.iter().map(|fact| Fact::new(fact, None, words(fact.span))).collect(),
            mentions: Mentions::new(&extraction.mentions, &offsets),
            notes: extraction.notes.iter().map(|note| Note::new(note, &offsets)).collect(),
        }
    }
}

/// One document's account of one happening.
#[derive(Debug, Serialize)]
pub struct Report {
    id: String,
    main: bool,
    #[serde(rename = "type")]
    event_type: &'static str,
    status: &'static str,
    date: Option<Interval>,
    place: Option<Place>,
    actors: Vec<Actor>,
    claims: Vec<Claim>,
}

impl Report {
    /// A report with the words of its claims and involvements, each in the report's order.
    pub fn new(report: &ModelReport, claims: Vec<Words>, actors: Vec<Words>) -> Self {
        Self {
            id: report.id.to_string(),
            main: report.main,
            event_type: report.event_type.word(),
            status: report.status.word(),
            date: report.when.as_ref().map(Interval::from),
            place: report.place.as_ref().map(Place::from),
            actors: report.actors.iter().zip(actors).map(|(actor, words)| Actor::new(actor, words)).collect(),
            claims: report.claims.iter().zip(claims).map(|(claim, words)| Claim::new(claim, words)).collect(),
        }
    }
}

#[derive(Debug, Serialize)]
struct Mentions {
    times: Vec<TimeMention>,
    places: Vec<PlaceMention>,
    numbers: Vec<NumberMention>,
    actors: Vec<ActorMention>,
}

#[derive(Debug, Serialize)]
struct TimeMention {
    start: u32,
    end: u32,
    text: String,
    from: Option<String>,
    to: Option<String>,
    precision: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct PlaceMention {
    start: u32,
    end: u32,
    text: String,
    geonames: Option<u32>,
    country: Option<String>,
    lat: Option<Number>,
    lon: Option<Number>,
    precision: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct NumberMention {
    start: u32,
    end: u32,
    text: String,
    low: Option<Number>,
    high: Option<Number>,
    qualifier: &'static str,
    kind: &'static str,
}

#[derive(Debug, Serialize)]
struct ActorMention {
    start: u32,
    end: u32,
    text: String,
    id: String,
}

/// Ages, dates and parts of names are numbers to the reader of a text, not to its users.
fn is_quantity(kind: NumberKind) -> bool {
    matches!(
        kind,
        NumberKind::Cardinal
            | NumberKind::Ordinal
            | NumberKind::Percent
            | NumberKind::Money
            | NumberKind::Measure
    )
}

impl Mentions {
    fn new(mentions: &ModelMentions, offsets: &Offsets<'_>) -> Self {
        let times = mentions.times.iter().map(|time| {
            let at = offsets.locate(time.span);
            TimeMention {
                start: at.start,
                end: at.end,
                text: at.quote,
                from: time.when.map(|when| when.start.to_string()),
                to: time.when.map(|when| when.end.to_string()),
                precision: time.when.map(|when| when.precision.word()),
            }
        });
        let places = mentions.places.iter().map(|mention| {
            let at = offsets.locate(mention.span);
            let place = mention.place.as_ref();
            let point = place.and_then(|place| place.point);
            PlaceMention {
                start: at.start,
                end: at.end,
                text: at.quote,
                geonames: place.and_then(|place| place.geonames),
                country: place.and_then(|place| place.country).map(|country| country.to_string()),
                lat: point.map(|point| degrees(point.lat)),
                lon: point.map(|point| degrees(point.lon)),
                precision: place.map(|place| place.precision.word()),
            }
        });
        let numbers = mentions.numbers.iter().filter(|number| is_quantity(number.kind)).map(|number| {
            let at = offsets.locate(number.span);
            NumberMention {
                start: at.start,
                end: at.end,
                text: at.quote,
                low: number.low.map(Number),
                high: number.high.map(Number),
                qualifier: number.qualifier.word(),
                kind: number.kind.word(),
            }
        });
        let actors = mentions.actors.iter().map(|mention| {
            let at = offsets.locate(mention.span);
            ActorMention { start: at.start, end: at.end, text: at.quote, id: mention.actor.to_string() }
        });
        Self {
            times: times.collect(),
            places: places.collect(),
            numbers: numbers.collect(),
            actors: actors.collect(),
        }
    }
}

#[derive(Debug, Serialize)]
struct Note {
    code: &'static str,
    start: Option<u32>,
    end: Option<u32>,
    text: String,
}

impl Note {
    fn new(note: &model::Note, offsets: &Offsets<'_>) -> Self {
        let at = note.span.map(|span| offsets.locate(span));
        Self {
            code: note.code.word(),
            start: at.as_ref().map(|at| at.start),
            end: at.as_ref().map(|at| at.end),
            text: note.text.clone(),
        }
    }
}
