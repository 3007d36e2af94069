//! The wire shapes, declared a second time and strictly: a field that is renamed, removed or added
//! without its line here fails.

use crate::program::{build, cairn, demo, list};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use tempfile::TempDir;

macro_rules! shape {
    ($name:ident { $($field:ident: $kind:ty),+ $(,)? }) => {
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[expect(dead_code, reason = "only the shape is of interest")]
        struct $name { $($field: $kind),+ }
    };
}

/// A field that must be there, and may be null. (`Option` alone would let it be left out.)
#[derive(Debug, Deserialize)]
#[serde(transparent)]
struct Nullable<T>(#[serde(deserialize_with = "Option::deserialize")] Option<T>)
where
    T: DeserializeOwned;

shape!(Interval { start: String, end: String, precision: String });
shape!(Published { date: String, precision: String, from: String });
shape!(Place {
    name: String, country: Nullable<String>, admin1: Nullable<String>, geonames: Nullable<u32>,
    lat: Nullable<f64>, lon: Nullable<f64>, precision: String,
});
shape!(Actor {
    id: String, name: String, role: String, status: Nullable<String>, attributed_to: Nullable<String>,
    quote: String, start: u32, end: u32,
});
shape!(Claim {
    field: String, low: Nullable<u64>, high: Nullable<u64>, qualifier: String, of: Nullable<String>,
    attributed_to: Nullable<String>, stance: Nullable<String>, quote: String, start: u32, end: u32,
});
shape!(Report {
    id: String, main: bool, r#type: String, status: String, date: Nullable<Interval>,
    place: Nullable<Place>, actors: Vec<Actor>, claims: Vec<Claim>,
});
shape!(Fact {
    actor: String, fact: String, value: Nullable<String>, low: Nullable<u64>, high: Nullable<u64>,
    period: Nullable<Interval>, attributed_to: Nullable<String>, quote: String, start: u32, end: u32,
});
shape!(TimeMention {
    start: u32, end: u32, text: String, from: Nullable<String>, to: Nullable<String>, precision: Nullable<String>,
});
shape!(PlaceMention {
    start: u32, end: u32, text: String, geonames: Nullable<u32>, country: Nullable<String>,
    lat: Nullable<f64>, lon: Nullable<f64>, precision: Nullable<String>,
});
shape!(NumberMention {
    start: u32, end: u32, text: String, low: Nullable<f64>, high: Nullable<f64>, qualifier: String, kind: String,
});
shape!(ActorMention { start: u32, end: u32, text: String, id: String });
shape!(Mentions {
    times: Vec<TimeMention>, places: Vec<PlaceMention>, numbers: Vec<NumberMention>, actors: Vec<ActorMention>,
});
shape!(Note { code: String, start: Nullable<u32>, end: Nullable<u32>, text: String });
shape!(Extraction {
    document: String, lang: Nullable<String>, published: Nullable<Published>, reports: Vec<Report>,
    facts: Vec<Fact>, mentions: Mentions, notes: Vec<Note>,
});
shape!(Estimate { low: u64, best: u64, high: u64, rule: String });
shape!(IncidentActor { id: String, name: String, role: String, status: Nullable<String> });
shape!(Root { document: String, documents: Vec<String>, reason: String });
shape!(Grades { admiralty: String, airwars: String, ibc: String });
shape!(Revision {
    as_of: Nullable<String>, killed: Nullable<Estimate>, injured: Nullable<Estimate>, document: String,
});
shape!(Incident {
    id: String, r#type: String, status: String, date: Nullable<Interval>, place: Nullable<Place>,
    actors: Vec<IncidentActor>, killed: Nullable<Estimate>, injured: Nullable<Estimate>,
    missing: Nullable<Estimate>, abducted: Nullable<Estimate>, arrested: Nullable<Estimate>,
    attackers: Nullable<Estimate>, documents: Vec<String>, reports: Vec<String>, roots: u64,
    root_documents: Vec<Root>, grades: Grades, history: Vec<Revision>,
});
shape!(Page {
    id: String, file: String, url: Nullable<String>, outlet: Nullable<String>, title: Nullable<String>,
    published: Nullable<String>, lang: Nullable<String>, text: String,
});
shape!(ShownDocument {
    id: String, url: Nullable<String>, outlet: Nullable<String>, published: Nullable<Published>,
    retrieved: Nullable<String>, lang: Nullable<String>, title: Nullable<String>, text: String,
    sha256: String, extraction: Extraction, incidents: Vec<Nullable<String>>,
});
shape!(ShownClaim {
    field: String, low: Nullable<u64>, high: Nullable<u64>, qualifier: String, of: Nullable<String>,
    attributed_to: Nullable<String>, stance: Nullable<String>, quote: String, start: u32, end: u32,
    before: String, after: String,
});
shape!(ShownParty {
    id: String, name: String, role: String, status: Nullable<String>, attributed_to: Nullable<String>,
    quote: String, start: u32, end: u32, before: String, after: String,
});
shape!(ToldReport {
    id: String, main: bool, r#type: String, status: String, date: Nullable<Interval>,
    place: Nullable<Place>, actors: Vec<ShownParty>, claims: Vec<ShownClaim>,
});
shape!(DocumentSummary {
    id: String, title: String, outlet: Nullable<String>, url: Nullable<String>,
    published: Nullable<Published>, reports: u64,
});
shape!(Sentence { before: String, quote: String, after: String, start: u32, end: u32 });
shape!(ShownReport {
    document: DocumentSummary, report: ToldReport, date_evidence: Nullable<Sentence>,
    place_evidence: Nullable<Sentence>,
});
shape!(ShownIncident { incident: Incident, reports: Vec<ShownReport> });
shape!(ShownFact {
    document: String, actor: String, fact: String, value: Nullable<String>, low: Nullable<u64>,
    high: Nullable<u64>, period: Nullable<Interval>, attributed_to: Nullable<String>, quote: String,
    start: u32, end: u32, before: String, after: String,
});
shape!(ActorIncident {
    id: String, date: Nullable<Interval>, place: Nullable<Place>, r#type: String, role: Nullable<String>,
});
shape!(ShownActor {
    id: String, name: String, kind: String, countries: Vec<String>, aliases: Vec<String>,
    founded: Nullable<String>, parent: Nullable<String>, wikidata: Nullable<String>, un: Nullable<String>,
    ucdp: Nullable<String>, facts: Vec<ShownFact>, incidents: Vec<ActorIncident>,
});
shape!(Toll { low: u64, best: u64, high: u64 });
shape!(Tally { key: Nullable<String>, incidents: u64, killed: Toll, injured: Toll });

#[track_caller]
fn read<T: DeserializeOwned>(line: &str) -> T {
    serde_json::from_str(line).unwrap_or_else(|error| panic!("{error} in {line}"))
}

#[test]
fn extractions_have_exactly_these_fields() {
    let out = cairn(["extract".as_ref(), demo().as_os_str()]).ends(0).stdout;
    let read: Vec<Extraction> = out.lines().map(read).collect();
    assert!(read.iter().any(|extraction| !extraction.reports.is_empty()), "nothing was understood");
    assert!(read.iter().any(|extraction| !extraction.facts.is_empty()), "no group fact was seen");
}

#[test]
fn incidents_documents_and_counts_have_exactly_these_fields() {
    let folder = TempDir::new().unwrap();
    let ledger = folder.path().join("l.ledger");
    build(&ledger, &[&demo().join("01-kabul-airport")]);
    let incidents: Vec<Incident> = list(&ledger).lines().map(read).collect();
    for incident in &incidents {
        for estimate in [&incident.killed, &incident.injured].into_iter().filter_map(|field| field.0.as_ref())
        {
            assert!(estimate.low <= estimate.best && estimate.best <= estimate.high, "{}", incident.id);
        }
        assert_eq!(incident.roots as usize, incident.root_documents.len());
    }
    let path = ledger.to_str().unwrap();
    let document = &incidents[0].documents[0];
    let shown = |id: &str| cairn(["show", id, "--format", "json", "--ledger", path]).ends(0).stdout;
    assert!(!read::<ShownIncident>(&shown(&incidents[0].id)).reports.is_empty());
    read::<ShownDocument>(&shown(document));
    let group = read::<ShownActor>(&shown("isis-k"));
    assert!(!group.incidents.is_empty(), "no incident names the group");
    let counts = cairn(["count", "--by", "month", "--format", "jsonl", "--ledger", path]).ends(0).stdout;
    assert!(counts.lines().map(read::<Tally>).count() > 0);
}

#[test]
fn pages_have_exactly_these_fields_and_can_be_read_as_documents() {
    let folder = TempDir::new().unwrap();
    let one = demo().join("03-kabul-wedding");
    let out = cairn(["html".as_ref(), one.as_os_str()]).ends(0).stdout;
    assert!(out.lines().map(read::<Page>).count() > 0);
    let path = folder.path().join("pages.jsonl");
    std::fs::write(&path, &out).unwrap();
    let again = cairn(["extract".as_ref(), path.as_os_str()]).ends(0).stdout;
    let ids = |text: &str| text.lines().map(|line| read::<Extraction>(line).document).collect::<Vec<_>>();
    assert_eq!(ids(&again), ids(&cairn(["extract".as_ref(), one.as_os_str()]).ends(0).stdout));
}
