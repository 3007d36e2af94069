//! What each command prints, and where.

use crate::program::{build, cairn, command, demo, list, records};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use tempfile::TempDir;

fn ledger(folder: &Path) -> PathBuf {
    let ledger = folder.join("l.ledger");
    build(&ledger, &[&demo().join("01-kabul-airport"), &demo().join("03-kabul-wedding")]);
    ledger
}

#[test]
fn help_and_version_are_answers() {
    let help = cairn(["--help"]).ends(0);
    assert!(help.stdout.contains("Exit codes") && help.stderr.is_empty());
    for name in
        ["build", "extract", "incidents", "show", "count", "why", "serve", "rebuild", "verify", "html"]
    {
        assert!(help.stdout.contains(name), "{name}");
        assert!(cairn([name, "--help"]).ends(0).stdout.contains("Usage"), "{name}");
    }
    assert!(cairn(["--version"]).ends(0).stdout.starts_with("cairn "));
}

#[test]
fn build_prints_its_summary_on_standard_error_only() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("r.jsonl");
    fs::write(&path, records(16).join("\n")).unwrap();
    let run = build(&folder.path().join("l.ledger"), &[&path]);
    assert!(run.stdout.is_empty());
    assert!(run.stderr.contains("read 16 documents, 0 of them already known; skipped 0"), "{}", run.stderr);
    let again = build(&folder.path().join("l.ledger"), &[&path]);
    assert!(again.stderr.contains("read 16 documents, 16 of them already known"), "{}", again.stderr);
    assert!(!again.stderr.contains('\u{1b}'), "no colours and bars where nobody looks");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("r.jsonl");
    fs::write(&path, records(600).join("\n")).unwrap();
    let mut child = command(["extract".as_ref(), path.as_os_str()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0), "{stderr}");
    assert_eq!(stderr, "");
}

#[test]
fn extract_keeps_the_order_of_the_input() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("r.jsonl");
    fs::write(&path, records(1100).join("\n")).unwrap();
    let run = cairn(["extract".as_ref(), path.as_os_str()]).ends(0);
    let ids: Vec<String> = run
        .stdout
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["document"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(ids, (0..1100).map(|number| format!("r{number}")).collect::<Vec<_>>());
}

#[test]
fn incidents_come_in_four_formats_with_the_same_rows() {
    let folder = TempDir::new().unwrap();
    let ledger = ledger(folder.path());
    let format = |name: &str| {
        cairn(["incidents", "--ledger", ledger.to_str().unwrap(), "--format", name]).ends(0).stdout
    };
    let rows = list(&ledger).lines().count();
    assert!(rows >= 2, "{rows}");
    assert_eq!(format("csv").lines().count(), rows + 1);
    assert_eq!(format("table").lines().count(), rows + 1);
    let layer: serde_json::Value = serde_json::from_str(&format("geojson")).unwrap();
    assert_eq!(layer["features"].as_array().unwrap().len(), rows);
    assert_eq!(layer["type"], "FeatureCollection");
}

#[test]
fn filters_choose() {
    let folder = TempDir::new().unwrap();
    let ledger = ledger(folder.path());
    let with = |option: &str, value: &str| {
        let words = ["incidents", "--format", "jsonl", "--ledger", ledger.to_str().unwrap(), option, value];
        cairn(words).ends(0).stdout.lines().count()
    };
    let listed = list(&ledger);
    let all = listed.lines().count();
    let dated = all - listed.lines().filter(|line| line.contains(r#""date":null"#)).count();
    assert!((2..=all).contains(&with("--country", "AF")));
    assert_eq!(with("--country", "NO"), 0);
    assert!((1..all).contains(&with("--to", "2019")));
    assert_eq!(with("--from", "2000"), dated);
    assert!(with("--from", "2019-08") < dated + 1 && with("--from", "2100") == 0);
    assert!((1..=all).contains(&with("--actor", "isis-k")));
    assert_eq!(with("--min-killed", "100000"), 0);
}

#[test]
fn show_finds_incidents_documents_and_groups_and_quotes_their_words() {
    let folder = TempDir::new().unwrap();
    let ledger = ledger(folder.path());
    let path = ledger.to_str().unwrap();
    let incidents = list(&ledger);
    let lines = incidents.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let incident = lines.into_iter().max_by_key(|line| line["documents"].as_array().unwrap().len()).unwrap();
    let id = incident["id"].as_str().unwrap();
    let text = cairn(["show", id, "--ledger", path]).ends(0).stdout;
    assert!(text.contains(id) && text.contains("killed: ") && text.contains('»'), "{text}");
    for report in incident["reports"].as_array().unwrap() {
        assert!(text.contains(report.as_str().unwrap()), "{text}");
    }
    let document = incident["documents"][0].as_str().unwrap();
    let shown = cairn(["show", document, "--ledger", path]).ends(0).stdout;
    let json = cairn(["show", document, "--ledger", path, "--format", "json"]).ends(0).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(shown.contains(json["text"].as_str().unwrap()));
    assert!(json["incidents"].as_array().unwrap().contains(&id.into()));
    for name in ["isis-k", "ISKP", "islamic state khorasan province"] {
        let group = cairn(["show", name, "--ledger", path]).ends(0).stdout;
        assert!(group.starts_with("isis-k"), "{name}: {group}");
    }
    let run = cairn(["show", "nothing-of-the-kind", "--ledger", path]).ends(1);
    assert!(run.stderr.contains("nothing-of-the-kind"), "{}", run.stderr);
}

#[test]
fn counts_sum_to_the_incidents() {
    let folder = TempDir::new().unwrap();
    let ledger = ledger(folder.path());
    let all = list(&ledger).lines().count() as u64;
    for by in ["month", "year", "country", "type"] {
        let words = ["count", "--by", by, "--format", "jsonl", "--ledger", ledger.to_str().unwrap()];
        let out = cairn(words).ends(0).stdout;
        let rows = out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        assert_eq!(rows.map(|row| row["incidents"].as_u64().unwrap()).sum::<u64>(), all, "{by}");
    }
}

#[test]
fn why_explains_a_pair_field_by_field() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("r.jsonl");
    fs::write(&path, records(16).join("\n")).unwrap();
    let ledger = folder.path().join("l.ledger");
    build(&ledger, &[&path]);
    let path = ledger.to_str().unwrap();
    let listed = list(&ledger);
    let of = |line: &str| -> Vec<String> {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        serde_json::from_value(line["reports"].clone()).unwrap()
    };
    let members: Vec<Vec<String>> = listed.lines().map(of).collect();
    let together = members.iter().find(|reports| reports.len() > 1).unwrap();
    let apart = members.iter().find(|reports| *reports != together).unwrap();
    let same = cairn(["why", &together[0], &together[1], "--ledger", path]).ends(0).stdout;
    assert!(same.contains("date") && same.contains("place") && same.contains("sum"), "{same}");
    assert!(same.contains("together in inc_"), "{same}");
    let other = cairn(["why", &together[0], &apart[0], "--ledger", path]).ends(0).stdout;
    assert!(other.contains("apart: "), "{other}");
    cairn(["why", "r0#0", "r999#0", "--ledger", path]).ends(1);
}

#[test]
fn html_prints_main_text_without_a_ledger() {
    let folder = TempDir::new().unwrap();
    let page = folder.path().join("page.html");
    fs::write(
        &page,
        "<html lang=en><head><title>Blast in Kano</title><meta property='article:published_time' \
         content='2022-03-03T10:00:00Z'></head><body><nav>Home</nav><article><h1>Blast in Kano</h1>\
         <p>A bomb exploded at a market in Kano on Wednesday, killing at least three people, police said.</p>\
         <p>Nobody has said that they did it, and officials asked witnesses to come forward.</p></article></body></html>",
    )
    .unwrap();
    let run = cairn(["html".as_ref(), page.as_os_str()]).ends(0);
    let line: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(line["title"], "Blast in Kano");
    assert_eq!(line["published"], "2022-03-03");
    assert!(line["text"].as_str().unwrap().contains("killing at least three people"));
    assert!(line["file"].as_str().unwrap().contains("page.html"));
}
