//! Accounts made up for tests, by way of documents and extractions as the program makes them.

use fuse::{Account, account};
use lexicon::Lexicon;
use model::{
    ActorId, Attribution, ContentHash, Count, CountClaim, CountField, CountryCode, Document, DocumentId,
    EventType, Extraction, GeoPrecision, Involvement, Mentions, Part, PartKind, PerpetratorStatus, Place,
    Published, PublishedBasis, Qualifier, Report, ReportId, ReportStatus, Role, Span, Stance, When,
};

/// A report as a table row tells it; an empty cell is unknown.
#[derive(Clone, Debug, Default)]
pub struct Told {
    pub report: String,
    pub outlet: String,
    pub published: String,
    pub status: String,
    pub kind: String,
    pub date: String,
    pub place: String,
    pub perpetrator: String,
    pub killed: String,
    pub injured: String,
    pub source: String,
    pub text: String,
}

/// The accounts of the documents that the rows belong to, in the order of their first rows.
pub fn accounts(rows: &[Told]) -> Vec<Account> {
    let mut documents: Vec<(DocumentId, Vec<&Told>)> = Vec::new();
    for row in rows {
        let id = ReportId::new(row.report.as_str()).document();
        match documents.iter_mut().find(|(known, _)| *known == id) {
            Some((_, rows)) => rows.push(row),
            None => documents.push((id, vec![row])),
        }
    }
    documents.into_iter().map(|(id, rows)| one(id, &rows)).collect()
}

fn one(id: DocumentId, rows: &[&Told]) -> Account {
    let mut text = String::new();
    let mut reports = Vec::new();
    for row in rows {
        let start = text.len();
        text.push_str(&row.text);
        reports.push(report(row, Span::new(start, text.len())));
        text.push_str("\n\n");
    }
    let published = when(&rows[0].published).map(|when| Published { when, basis: PublishedBasis::Given });
    let document = Document {
        id: id.clone(),
        origin: String::new(),
        url: None,
        outlet: known(&rows[0].outlet).map(str::to_owned),
        published,
        retrieved: None,
        language: Some("en".to_owned()),
        title: None,
        text,
        hash: ContentHash([0; 32]),
        notes: Vec::new(),
    };
    let extraction = Extraction {
        document: id,
        language: Some("en".to_owned()),
        published,
        reports,
        facts: Vec::new(),
        mentions: Mentions::default(),
        notes: Vec::new(),
    };
    account(&document, &extraction, Lexicon::embedded())
}

fn known(cell: &str) -> Option<&str> {
    Some(cell.trim()).filter(|cell| !cell.is_empty())
}

fn report(row: &Told, span: Span) -> Report {
    let source = known(&row.source);
    let mut claims = counts(&row.killed, CountField::Killed, source, span);
    claims.extend(counts(&row.injured, CountField::Injured, source, span));
    Report {
        id: ReportId::new(row.report.as_str()),
        main: true,
        event_type: known(&row.kind)
            .map_or(EventType::Other, |word| EventType::from_word(word).expect("a kind")),
        status: known(&row.status)
            .map_or(ReportStatus::Actual, |word| ReportStatus::from_word(word).expect("a status")),
        when: when(&row.date),
        when_span: None,
        place: known(&row.place).map(place),
        place_span: None,
        actors: known(&row.perpetrator).map(perpetrator).into_iter().collect(),
        claims,
        triggers: vec![span],
    }
}

/// `2021`, `2021-08` or `2021-08-26`.
fn when(cell: &str) -> Option<When> {
    let cell = known(cell)?;
    let mut parts = cell.split('-').map(|part| part.parse::<i16>().expect("a date"));
    let year = parts.next().expect("a year");
    match (parts.next(), parts.next()) {
        (Some(month), Some(day)) => Some(When::day(jiff::civil::date(year, month as i8, day as i8))),
        (Some(month), None) => When::month(year, month as i8),
        _ => When::year(year),
    }
}

/// `Kabul, AF`, `Kabul airport in Kabul, AF`, or `AF` alone.
fn place(cell: &str) -> Place {
    let (name, country) = cell.rsplit_once(", ").unwrap_or(("", cell));
    let (name, town) = name.split_once(" in ").unwrap_or((name, name));
    let sum = |text: &str| text.bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31) + u32::from(byte));
    Place {
        name: if name.is_empty() { country } else { name }.to_owned(),
        country: CountryCode::new(country),
        admin1: None,
        geonames: (!town.is_empty()).then(|| sum(&format!("{town} {country}"))),
        point: None,
        precision: if town.is_empty() { GeoPrecision::Country } else { GeoPrecision::Exact },
    }
}

/// `isis-k claimed`.
fn perpetrator(cell: &str) -> Involvement {
    let (id, status) = cell.split_once(' ').unwrap_or((cell, "attributed"));
    Involvement {
        actor: ActorId::new(id),
        name: id.to_owned(),
        role: Role::Perpetrator,
        status: PerpetratorStatus::from_word(status),
        attribution: None,
        span: Span::new(0, 0),
    }
}

/// `60`, `60+`, `79 Afghans & 13 Americans` (disjoint parts), `25 (16 mothers)` (a part inside).
fn counts(cell: &str, field: CountField, source: Option<&str>, span: Span) -> Vec<CountClaim> {
    let by = source.map(|source| Attribution { source: source.to_owned(), stance: Stance::Said, span });
    let claim = |text: &str, kind: Option<PartKind>| {
        let (number, label) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
        let (number, open) = number.strip_suffix('+').map_or((number, false), |number| (number, true));
        let number = number.parse().expect("a number");
        let count = if open {
            Count { low: Some(number), high: None, qualifier: Qualifier::AtLeast }
        } else {
            Count::exact(number)
        };
        let of = kind.map(|kind| Part { label: label.to_owned(), kind });
        CountClaim { field, count, of, attribution: by.clone(), span }
    };
    let Some(cell) = known(cell) else { return Vec::new() };
    if cell.contains('&') {
        return cell.split('&').map(|part| claim(part, Some(PartKind::Disjoint { set: 0 }))).collect();
    }
    let (whole, part) = cell.split_once(" (").map_or((cell, None), |(whole, part)| (whole, Some(part)));
    let part = part.map(|part| claim(part.trim_end_matches(')'), Some(PartKind::Included)));
    std::iter::once(claim(whole, None)).chain(part).collect()
}
