//! Made-up reports for the tests of this crate.

use crate::account::Account;
use crate::compare::Level;
use crate::fusion::{Fusion, fuse};
use crate::prepared::{Prepared, prepare};
use crate::signature::Signature;
use lexicon::Lexicon;
use model::{
    ActorId, Attribution, ContentHash, Count, CountClaim, CountField, CountryCode, Decision, Document,
    DocumentId, EventType, Extraction, GeoPrecision, Involvement, Judgement, Mentions, Part, PartKind,
    PerpetratorStatus, Place, Qualifier, Report, ReportId, ReportStatus, Role, Span, Stance, When,
};

pub(crate) fn document(id: &str, title: &str, body: &str) -> Document {
    Document {
        id: DocumentId::new(id),
        origin: String::new(),
        url: None,
        outlet: None,
        published: None,
        retrieved: None,
        language: None,
        title: Some(title.to_owned()),
        text: Document::compose(Some(title), body),
        hash: ContentHash([0; 32]),
        notes: Vec::new(),
    }
}

pub(crate) fn extraction(document: &Document, reports: Vec<Report>) -> Extraction {
    Extraction {
        document: document.id.clone(),
        language: None,
        published: None,
        reports,
        facts: Vec::new(),
        mentions: Mentions::default(),
        notes: Vec::new(),
    }
}

/// An account of a document with this body and no reports.
pub(crate) fn told(id: &str, body: &str) -> Account {
    Account {
        document: DocumentId::new(id),
        outlet: None,
        url: None,
        published: None,
        reports: Vec::new(),
        words: Vec::new(),
        signature: Signature::of(body),
        credits: Vec::new(),
    }
}

/// A bombing in Kabul on 26 August 2021 by an unknown hand.
pub(crate) fn report(id: &str) -> Report {
    Report {
        id: ReportId::new(id),
        main: true,
        event_type: EventType::Bombing,
        status: ReportStatus::Actual,
        when: Some(on(2021, 8, 26)),
        when_span: None,
        place: Some(place("Kabul", "AF", 1_138_958)),
        place_span: None,
        actors: Vec::new(),
        claims: Vec::new(),
        triggers: vec![Span::new(0, 0)],
    }
}

pub(crate) fn on(year: i16, month: i8, day: i8) -> When {
    When::day(jiff::civil::date(year, month, day))
}

pub(crate) fn place(name: &str, country: &str, geonames: u32) -> Place {
    Place {
        name: name.to_owned(),
        country: CountryCode::new(country),
        admin1: None,
        geonames: Some(geonames),
        point: None,
        precision: GeoPrecision::Exact,
    }
}

pub(crate) fn perpetrator(id: &str, status: PerpetratorStatus) -> Involvement {
    Involvement {
        actor: ActorId::new(id),
        name: id.to_owned(),
        role: Role::Perpetrator,
        status: Some(status),
        attribution: None,
        span: Span::new(0, 0),
    }
}

pub(crate) fn exact(field: CountField, number: u64) -> CountClaim {
    CountClaim { field, count: Count::exact(number), of: None, attribution: None, span: Span::new(0, 0) }
}

pub(crate) fn at_least(field: CountField, number: u64) -> CountClaim {
    let count = Count { low: Some(number), high: None, qualifier: Qualifier::AtLeast };
    CountClaim { count, ..exact(field, number) }
}

pub(crate) fn vague(field: CountField, number: u64) -> CountClaim {
    let count = Count { low: Some(number), high: None, qualifier: Qualifier::Vague };
    CountClaim { count, ..exact(field, number) }
}

/// The claim of a part: of a set of disjoint ones, or of one inside the whole.
pub(crate) fn of_part(claim: CountClaim, label: &str, set: Option<u16>) -> CountClaim {
    let kind = set.map_or(PartKind::Included, |set| PartKind::Disjoint { set });
    CountClaim { of: Some(Part { label: label.to_owned(), kind }), ..claim }
}

pub(crate) fn attributed(claim: CountClaim, source: &str) -> CountClaim {
    let by = Attribution { source: source.to_owned(), stance: Stance::Said, span: Span::new(0, 0) };
    CountClaim { attribution: Some(by), ..claim }
}

pub(crate) fn judgement(sequence: u64, decision: Decision, report: &str, other: Option<&str>) -> Judgement {
    Judgement {
        sequence,
        decision,
        report: ReportId::new(report),
        other: other.map(ReportId::new),
        person: "reader".to_owned(),
        at: "2024-01-01T00:00:00Z".to_owned(),
        reason: "read both".to_owned(),
    }
}

/// The level that a comparison finds for two reports of two documents.
pub(crate) fn compared(
    left: &Report,
    right: &Report,
    compare: impl Fn(&Prepared<'_>, &Prepared<'_>) -> Level,
) -> Level {
    let mut accounts = [told("a", ""), told("b", "")];
    accounts[0].reports = vec![left.clone()];
    accounts[1].reports = vec![right.clone()];
    let accounts: Vec<&Account> = accounts.iter().collect();
    let prepared = prepare(&accounts, Lexicon::embedded());
    assert_eq!(compare(&prepared[0], &prepared[1]), compare(&prepared[1], &prepared[0]), "not symmetric");
    compare(&prepared[0], &prepared[1])
}

pub(crate) fn fused(accounts: &[Account]) -> Fusion {
    fuse(accounts, &[], Lexicon::embedded())
}
