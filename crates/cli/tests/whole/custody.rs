//! `verify` sees every change that was not made by Cairn, and old ids keep resolving.

use crate::program::{Run, build, cairn, demo, list, records};
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn ledger(folder: &Path) -> PathBuf {
    let ledger = folder.join("l.ledger");
    build(&ledger, &[&demo().join("01-kabul-airport")]);
    ledger
}

fn verify(ledger: &Path) -> Run {
    cairn(["verify".as_ref(), "--ledger".as_ref(), ledger.as_os_str()])
}

#[test]
fn a_sound_ledger_verifies() {
    let folder = TempDir::new().unwrap();
    let run = verify(&ledger(folder.path())).ends(0);
    assert!(run.stderr.contains("all is as it should be"), "{}", run.stderr);
}

#[test]
fn a_changed_incident_a_changed_reading_and_a_changed_record_are_seen() {
    let changes = [
        ("DELETE FROM incidents WHERE place = 0", "incidents; its documents give"),
        (
            "UPDATE readings SET document = (SELECT document FROM readings ORDER BY id DESC LIMIT 1)",
            "its reading is not",
        ),
        (
            "UPDATE documents SET record = (SELECT record FROM documents ORDER BY id DESC LIMIT 1)",
            "do not have the hash",
        ),
    ];
    for (change, problem) in changes {
        let folder = TempDir::new().unwrap();
        let ledger = ledger(folder.path());
        assert!(Connection::open(&ledger).unwrap().execute(change, []).unwrap() > 0);
        let run = verify(&ledger).ends(1);
        assert!(run.stderr.contains(problem), "{change}: {}", run.stderr);
    }
}

#[test]
fn a_rebuild_mends_what_is_derived() {
    let folder = TempDir::new().unwrap();
    let ledger = ledger(folder.path());
    let before = list(&ledger);
    let connection = Connection::open(&ledger).unwrap();
    connection.execute_batch("DELETE FROM incidents; DELETE FROM readings; DELETE FROM facts;").unwrap();
    drop(connection);
    assert_ne!(list(&ledger), before);
    cairn(["rebuild".as_ref(), "--ledger".as_ref(), ledger.as_os_str()]).ends(0);
    assert_eq!(list(&ledger), before);
    verify(&ledger).ends(0);
}

#[test]
fn readings_of_another_version_are_made_again_by_the_next_build() {
    let folder = TempDir::new().unwrap();
    let ledger = ledger(folder.path());
    let before = list(&ledger);
    let connection = Connection::open(&ledger).unwrap();
    connection.execute("UPDATE state SET reader = '0.0.0/0'", []).unwrap();
    drop(connection);
    assert!(verify(&ledger).ends(1).stderr.contains("0.0.0/0"));
    build(&ledger, &[&demo().join("01-kabul-airport")]);
    verify(&ledger).ends(0);
    assert_eq!(list(&ledger), before);
}

#[test]
fn an_interrupted_derivation_is_said_and_made_good() {
    let folder = TempDir::new().unwrap();
    let ledger = ledger(folder.path());
    let before = list(&ledger);
    Connection::open(&ledger).unwrap().execute("UPDATE state SET derived = derived - 1", []).unwrap();
    let run = cairn(["incidents".as_ref(), "--ledger".as_ref(), ledger.as_os_str()]).ends(0);
    assert!(run.stderr.contains("cairn rebuild"), "{}", run.stderr);
    build(&ledger, &[&demo().join("01-kabul-airport")]);
    verify(&ledger).ends(0);
    assert_eq!(list(&ledger), before);
}

#[test]
fn ids_of_incidents_stay_when_documents_are_added() {
    let folder = TempDir::new().unwrap();
    let (some, all) = (folder.path().join("some.jsonl"), folder.path().join("all.jsonl"));
    let lines = records(40);
    fs::write(&some, lines[16..24].join("\n")).unwrap();
    fs::write(&all, lines.join("\n")).unwrap();
    let ledger = folder.path().join("l.ledger");
    build(&ledger, &[&some]);
    let old = list(&ledger);
    build(&ledger, &[&all]);
    for line in old.lines() {
        let old: serde_json::Value = serde_json::from_str(line).unwrap();
        let id = old["id"].as_str().unwrap();
        let now =
            cairn(["show", id, "--format", "json", "--ledger", ledger.to_str().unwrap()]).ends(0).stdout;
        let now: serde_json::Value = serde_json::from_str(&now).unwrap();
        let reports = now["incident"]["reports"].as_array().unwrap();
        assert!(old["reports"].as_array().unwrap().iter().any(|report| reports.contains(report)), "{id}");
    }
}
