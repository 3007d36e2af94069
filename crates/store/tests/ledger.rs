//! What the ledger file promises.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use model::{
    ContentHash, Date, Decision, Document, DocumentId, Extraction, Mentions, Published, PublishedBasis,
    ReportId, When,
};
use rusqlite::Connection;
use std::path::PathBuf;
use store::{Derived, Error, Key, Ledger, NewDocument, NewJudgement, codec};
use tempfile::TempDir;

const READER: &str = "test/1";

struct Place {
    _folder: TempDir,
    path: PathBuf,
}

fn place() -> Place {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("l.ledger");
    Place { _folder: folder, path }
}

fn document(
    id: &str,
    text: &str,
    published: Option<i8>,
    origin: &str,
) -> (Document, Extraction, NewDocument) {
    let published = published
        .map(|day| Published { when: When::day(Date::constant(2021, 8, day)), basis: PublishedBasis::Given });
    let document = Document {
        id: DocumentId::new(id),
        origin: origin.to_owned(),
        url: None,
        outlet: Some("Example News".to_owned()),
        published,
        retrieved: None,
        language: Some("en".to_owned()),
        title: None,
        text: text.to_owned(),
        hash: ContentHash(codec::sha256(&[text.as_bytes()])),
        notes: Vec::new(),
    };
    let extraction = Extraction {
        document: document.id.clone(),
        language: document.language.clone(),
        published,
        reports: Vec::new(),
        facts: Vec::new(),
        mentions: Mentions::default(),
        notes: Vec::new(),
    };
    let new = NewDocument::pack(&document, &extraction, ("text", text.as_bytes()), vec![1], text.as_bytes())
        .unwrap();
    (document, extraction, new)
}

#[test]
fn a_document_comes_back_as_it_was() {
    let place = place();
    let ledger = Ledger::open_or_create(&place.path).unwrap();
    let (document, extraction, new) = document("a", "Words – with ünïcode 🕊.", Some(27), "x.jsonl:1");
    assert!(!ledger.knows(new.key()).unwrap());
    assert_eq!(ledger.append(&[new.clone(), new.clone()], READER).unwrap(), 1);
    assert_eq!(ledger.append(std::slice::from_ref(&new), READER).unwrap(), 0);
    assert!(ledger.knows(new.key()).unwrap());
    let ledger = Ledger::open(&place.path).unwrap();
    let stored = ledger.document(&document.id).unwrap().unwrap();
    assert_eq!((stored.document, stored.extraction), (document, extraction));
    assert_eq!(ledger.document(&DocumentId::new("b")).unwrap(), None);
    assert!(ledger.has_reading(&new).unwrap());
}

#[test]
fn which_content_counts_does_not_depend_on_arrival() {
    let contents =
        [("early", Some(26)), ("late", Some(28)), ("later in the alphabet", Some(28)), ("undated", None)];
    let news: Vec<NewDocument> =
        contents.iter().map(|(text, day)| document("a", text, *day, "o").2).collect();
    let orders = [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]];
    let counts = orders.map(|order| {
        let place = place();
        let ledger = Ledger::open_or_create(&place.path).unwrap();
        for index in order {
            ledger.append(&[news[index].clone()], READER).unwrap();
        }
        assert_eq!(ledger.count_records().unwrap(), 4, "all are evidence");
        ledger.accounts().unwrap()
    });
    assert_eq!(counts[0].len(), 1);
    assert!(counts[0][0].starts_with(b"late"), "an earlier or undated one counts");
    assert!(counts.iter().all(|accounts| *accounts == counts[0]));
}

#[test]
fn places_it_was_read_from_are_a_set() {
    let place = place();
    let ledger = Ledger::open_or_create(&place.path).unwrap();
    let new = document("a", "text", None, "b.txt").2;
    ledger.append(std::slice::from_ref(&new), READER).unwrap();
    ledger
        .add_origins(&[(new.key().clone(), "a.txt".to_owned()), (new.key().clone(), "c.txt".to_owned())])
        .unwrap();
    let records = ledger.records(None, 10).unwrap();
    assert_eq!(records[0].1.as_ref().unwrap().origin, "a.txt");
    assert_eq!(records[0].1.as_ref().unwrap().bytes, b"text");
}

#[test]
fn records_come_in_pages_without_gaps() {
    let place = place();
    let ledger = Ledger::open_or_create(&place.path).unwrap();
    let news: Vec<NewDocument> =
        (0..25).map(|n| document(&format!("d{n}"), "same text", None, "o").2).collect();
    ledger.append(&news, READER).unwrap();
    let (mut after, mut seen): (Option<Key>, Vec<Key>) = (None, Vec::new());
    loop {
        let page = ledger.records(after.as_ref(), 7).unwrap();
        let Some((last, _)) = page.last() else { break };
        after = Some(last.clone());
        seen.extend(page.into_iter().map(|(key, record)| {
            assert!(record.is_some());
            key
        }));
    }
    assert_eq!(seen.len(), 25);
    assert!(seen.is_sorted());
}

#[test]
fn a_changed_record_is_not_handed_out() {
    let place = place();
    let ledger = Ledger::open_or_create(&place.path).unwrap();
    ledger.append(&[document("a", "text", None, "o").2], READER).unwrap();
    let other = codec::pack(b"other").unwrap();
    Connection::open(&place.path).unwrap().execute("UPDATE documents SET record = ?", [other]).unwrap();
    assert_eq!(ledger.records(None, 10).unwrap()[0].1, None);
}

#[test]
fn derivation_knows_what_it_was_derived_from() {
    let place = place();
    let ledger = Ledger::open_or_create(&place.path).unwrap();
    ledger.append(&[document("a", "text", None, "o").2], READER).unwrap();
    let before = ledger.state().unwrap();
    ledger.append(&[document("b", "more", None, "o").2], READER).unwrap();
    ledger.replace_derived(&Derived::default(), before.evidence).unwrap();
    let after = ledger.state().unwrap();
    assert!(after.derived < after.evidence, "b came while deriving");
    assert_eq!(after.reader, READER);
}

fn judgement(report: &str) -> NewJudgement {
    NewJudgement {
        decision: Decision::Same,
        report: ReportId::new(report),
        other: Some(ReportId::new("b#0")),
        person: "editor".to_owned(),
        at: "2026-01-01T00:00:00Z".to_owned(),
        reason: "the same market".to_owned(),
    }
}

#[test]
fn judgements_are_numbered_and_kept_in_order() {
    let place = place();
    let ledger = Ledger::open_or_create(&place.path).unwrap();
    for report in ["x#0", "a#0", "m#0"] {
        ledger.judge(judgement(report)).unwrap();
    }
    let read = Ledger::open(&place.path).unwrap().judgements().unwrap();
    let log: Vec<_> = read.iter().map(|judgement| (judgement.sequence, judgement.report.as_str())).collect();
    assert_eq!(log, [(1, "x#0"), (2, "a#0"), (3, "m#0")]);
    assert_eq!(ledger.check_judgements().unwrap(), Vec::<String>::new());
}

#[test]
fn every_meddling_with_the_log_is_seen() {
    let meddlings = [
        "DELETE FROM judgements WHERE sequence = 1",
        "DELETE FROM judgements WHERE sequence = 2",
        "UPDATE judgements SET judgement = (SELECT judgement FROM judgements WHERE sequence = 3) WHERE sequence = 2",
        "UPDATE judgements SET chain = zeroblob(32) WHERE sequence = 3",
    ];
    for meddling in meddlings {
        let place = place();
        let ledger = Ledger::open_or_create(&place.path).unwrap();
        for report in ["x#0", "a#0", "m#0"] {
            ledger.judge(judgement(report)).unwrap();
        }
        assert_eq!(Connection::open(&place.path).unwrap().execute(meddling, []).unwrap(), 1);
        assert!(!ledger.check_judgements().unwrap().is_empty(), "{meddling}");
    }
}

#[test]
fn other_files_are_refused_with_their_own_error() {
    let place = place();
    assert!(matches!(Ledger::open(&place.path), Err(Error::Missing(_))));
    std::fs::write(&place.path, "not a database at all, but long enough to look at".repeat(30)).unwrap();
    assert!(matches!(Ledger::open(&place.path), Err(Error::NotALedger(_))));
    assert!(matches!(Ledger::open_or_create(&place.path), Err(Error::NotALedger(_))));
    let inside = place.path.parent().unwrap().join("no/l.ledger");
    assert!(matches!(Ledger::open_or_create(&inside), Err(Error::NoFolder(_))));
    assert!(matches!(Ledger::open(place.path.parent().unwrap()), Err(Error::Folder(_))));
}

#[test]
fn a_newer_format_is_refused() {
    let place = place();
    drop(Ledger::open_or_create(&place.path).unwrap());
    Connection::open(&place.path).unwrap().pragma_update(None, "user_version", 2).unwrap();
    match Ledger::open(&place.path) {
        Err(Error::Newer { found: 2, known: 1, .. }) => {}
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_empty_file_left_by_a_crash_becomes_a_ledger() {
    let place = place();
    std::fs::write(&place.path, "").unwrap();
    let ledger = Ledger::open_or_create(&place.path).unwrap();
    assert_eq!(ledger.state().unwrap().evidence, 0);
}

#[test]
fn many_threads_may_read_while_one_writes() {
    let place = place();
    let ledger = Ledger::open_or_create(&place.path).unwrap();
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            for n in 0..40 {
                ledger.append(&[document(&format!("d{n}"), "text", None, "o").2], READER).unwrap();
            }
        });
        let readers: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(|| {
                    let mut last = 0;
                    while last < 40 {
                        let now = ledger.count_records().unwrap();
                        assert!(now >= last);
                        last = now;
                    }
                })
            })
            .collect();
        writer.join().unwrap();
        readers.into_iter().for_each(|reader| reader.join().unwrap());
    });
}
