//! Values for tests: one incident of two documents, the second a copy, and a group.

use engine::model::*;
use engine::{ActorView, DocumentSummary, DocumentView, Evidence, IncidentView, ReportView};
use std::collections::BTreeMap;

pub(crate) const TITLE: &str = "Blast at Kabul airport";
const BODY: &str = "At least 60 people were killed on Thursday, health officials said. ISKP said it did it.";

fn date(day: i8) -> When {
    When::day(Date::new(2021, 8, day).unwrap())
}

fn span(words: &str) -> Span {
    let text = Document::compose(Some(TITLE), BODY);
    let start = text.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn evidence(words: &str) -> Evidence {
    let span = span(words);
    Evidence {
        span,
        start: span.start,
        end: span.end,
        before: String::new(),
        quote: words.to_owned(),
        after: " and more words.".to_owned(),
    }
}

fn place() -> Place {
    Place {
        name: "Kabul airport".into(),
        country: CountryCode::new("AF"),
        admin1: Some("Kabul".into()),
        geonames: Some(1_138_958),
        point: Some(Point { lat: 34.56, lon: 69.21 }),
        precision: GeoPrecision::Exact,
    }
}

pub(crate) fn incident() -> Incident {
    let estimate = |best| Estimate::new(60, best, best, EstimateRule::LatestBestSupported);
    let documents = vec![DocumentId::new("wire/1"), DocumentId::new("wire/2")];
    Incident {
        id: IncidentId::new("inc_1"),
        event_type: EventType::SuicideBombing,
        status: IncidentStatus::Candidate,
        when: Some(date(26)),
        place: Some(place()),
        actors: vec![IncidentActor {
            actor: ActorId::new("isis-k"),
            name: "Islamic State – Khorasan Province".into(),
            role: Role::Perpetrator,
            status: Some(PerpetratorStatus::Claimed),
            reports: vec![ReportId::new("wire/1#0")],
        }],
        estimates: BTreeMap::from([(CountField::Killed, estimate(183))]),
        reports: vec![ReportId::new("wire/1#0"), ReportId::new("wire/2#0")],
        documents: documents.clone(),
        roots: vec![Root {
            document: documents[0].clone(),
            documents: documents.clone(),
            reason: RootReason::Copy,
        }],
        grades: Grades { admiralty: "B2".into(), airwars: AirwarsGrade::Weak, ibc: IbcGrade::Provisional },
        history: documents
            .iter()
            .zip([60, 183])
            .map(|(document, best)| Revision {
                as_of: Some(date(27)),
                document: document.clone(),
                estimates: BTreeMap::from([(CountField::Killed, estimate(best))]),
            })
            .collect(),
        aliases: vec![],
    }
}

pub(crate) fn document_summary() -> DocumentSummary {
    DocumentSummary {
        id: DocumentId::new("wire/1"),
        title: TITLE.into(),
        outlet: Some("Example News".into()),
        url: Some("https://example.org/a".into()),
        published: Some(Published { when: date(27), basis: PublishedBasis::Given }),
        reports: 1,
    }
}

fn report(document: &str) -> Report {
    let attribution = Attribution {
        source: "health officials".into(),
        stance: Stance::Said,
        span: span("health officials"),
    };
    Report {
        id: ReportId::of(&DocumentId::new(document), 0),
        main: true,
        event_type: EventType::SuicideBombing,
        status: ReportStatus::Actual,
        when: Some(date(26)),
        when_span: Some(span("on Thursday")),
        place: Some(place()),
        place_span: Some(span("Kabul airport")),
        actors: vec![Involvement {
            actor: ActorId::new("isis-k"),
            name: "Islamic State – Khorasan Province".into(),
            role: Role::Perpetrator,
            status: Some(PerpetratorStatus::Claimed),
            attribution: None,
            span: span("ISKP said it did it"),
        }],
        claims: vec![CountClaim {
            field: CountField::Killed,
            count: Count { low: Some(60), high: None, qualifier: Qualifier::AtLeast },
            of: None,
            attribution: Some(attribution),
            span: span("At least 60 people were killed"),
        }],
        triggers: vec![span("Blast")],
    }
}

pub(crate) fn incident_view() -> IncidentView {
    let view = |id: &str| ReportView {
        document: DocumentSummary { id: DocumentId::new(id), ..document_summary() },
        report: report(id),
        claims: vec![evidence("At least 60 people were killed")],
        actors: vec![evidence("ISKP said it did it")],
        when: Some(evidence("on Thursday")),
        place: Some(evidence("Kabul airport")),
    };
    IncidentView { incident: incident(), reports: vec![view("wire/1"), view("wire/2")] }
}

/// The same with markup, a script address and reordering characters wherever a document has a say.
pub(crate) fn hostile_view() -> IncidentView {
    let mut view = incident_view();
    let hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>\u{202E}";
    for report in &mut view.reports {
        report.document.title = hostile.into();
        report.document.outlet = Some(hostile.into());
        report.document.url = Some("javascript:alert(1)".into());
        for evidence in report.claims.iter_mut().chain(&mut report.actors) {
            evidence.before = hostile.into();
            evidence.quote = hostile.into();
            evidence.after = hostile.into();
        }
        for claim in &mut report.report.claims {
            if let Some(attribution) = &mut claim.attribution {
                attribution.source = hostile.into();
            }
            claim.of = Some(Part { label: hostile.into(), kind: PartKind::Included });
        }
    }
    for party in &mut view.incident.actors {
        party.name = hostile.into();
        party.actor = ActorId::new("javascript:alert(1)");
    }
    view
}

pub(crate) fn document_view() -> DocumentView {
    let text = Document::compose(Some(TITLE), BODY);
    DocumentView {
        document: Document {
            id: DocumentId::new("wire/1"),
            origin: "sample:1".into(),
            url: Some("https://example.org/a".into()),
            outlet: Some("Example News".into()),
            published: Some(Published { when: date(27), basis: PublishedBasis::Given }),
            retrieved: None,
            language: Some("en".into()),
            title: Some(TITLE.into()),
            text,
            hash: ContentHash([7; 32]),
            notes: vec![],
        },
        extraction: Extraction {
            document: DocumentId::new("wire/1"),
            language: Some("en".into()),
            published: Some(Published { when: date(27), basis: PublishedBasis::Given }),
            reports: vec![report("wire/1")],
            facts: vec![],
            mentions: Mentions::default(),
            notes: vec![Note {
                code: NoteCode::UnresolvedTime,
                span: Some(span("on Thursday")),
                text: "which Thursday?".into(),
            }],
        },
        incidents: vec![Some(IncidentId::new("inc_1"))],
    }
}

pub(crate) fn hostile_document() -> DocumentView {
    let mut view = document_view();
    view.document.title = Some("<script>alert(1)</script>\u{202E}".into());
    view.document.text =
        Document::compose(view.document.title.as_deref(), "</article><script>alert(2)</script>");
    view.document.outlet = Some("<script>alert(3)</script>".into());
    view.document.url = Some("javascript:alert(4)".into());
    view.extraction.reports = vec![];
    view.extraction.notes =
        vec![Note { code: NoteCode::UnknownField, span: None, text: "<script>alert(5)</script>".into() }];
    view
}

pub(crate) fn actor_view() -> ActorView {
    let fact = GroupFact {
        actor: ActorId::new("isis-k"),
        kind: FactKind::Strength,
        value: None,
        count: Some(Count { low: Some(2_500), high: Some(8_500), qualifier: Qualifier::Range }),
        period: When::year(2016),
        attribution: None,
        span: Span::new(0, 5),
    };
    let words = Evidence {
        span: Span::new(0, 5),
        start: 0,
        end: 5,
        before: "It had ".into(),
        quote: "between 2,500 and 8,500 fighters".into(),
        after: " in 2016.".into(),
    };
    ActorView {
        actor: Actor {
            id: ActorId::new("isis-k"),
            name: "Islamic State – Khorasan Province".into(),
            kind: ActorKind::Group,
            countries: CountryCode::new("AF").into_iter().collect(),
            aliases: vec!["ISKP".into(), "ISIS-K".into()],
            founded: Some("2015-01".into()),
            parent: Some(ActorId::new("isis")),
            wikidata: Some("Q19284606".into()),
            un: None,
            ucdp: None,
        },
        facts: vec![(fact, document_summary(), words)],
        incidents: vec![incident()],
    }
}
