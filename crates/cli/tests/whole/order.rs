//! The ledger is a function of the set of documents: not of their order, nor of how they were batched.

use crate::program::{build, cairn, demo, incidents_of, list, record};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn write(folder: &Path, name: &str, lines: &[String]) -> std::path::PathBuf {
    let path = folder.join(name);
    fs::write(&path, lines.join("\n")).unwrap();
    path
}

/// The demonstration reports as JSON Lines, so that they can be put in any order.
fn demo_lines() -> Vec<String> {
    let pages = cairn(["html".as_ref(), demo().as_os_str()]).ends(0).stdout;
    let lines: Vec<String> = pages.lines().map(str::to_owned).collect();
    assert!(lines.len() >= 60, "{}", lines.len());
    lines
}

/// Another order, the same on every run: a full-period step through the indexes.
fn shuffled(lines: &[String]) -> Vec<String> {
    let step = (lines.len() / 2 + 1..).find(|step| gcd(*step, lines.len()) == 1).unwrap();
    (0..lines.len()).map(|place| lines[(place * step + 7) % lines.len()].clone()).collect()
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[test]
fn twice_shuffled_in_two_batches_and_rebuilt_give_the_same_bytes() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    let lines = demo_lines();
    let all = write(folder.path(), "all.jsonl", &lines);
    let first = incidents_of(&at("once.ledger"), &[&all]);
    assert!(first.lines().count() >= 15, "{}", first.lines().count());

    assert_eq!(incidents_of(&at("once.ledger"), &[&all]), first, "built again");
    assert_eq!(incidents_of(&at("twice.ledger"), &[&all, &all]), first, "given twice");

    let mixed = shuffled(&lines);
    assert_ne!(mixed, lines);
    let other = write(folder.path(), "mixed.jsonl", &mixed);
    assert_eq!(incidents_of(&at("mixed.ledger"), &[&other]), first, "shuffled");

    let (left, right) = mixed.split_at(mixed.len() / 3);
    let (left, right) = (write(folder.path(), "l.jsonl", left), write(folder.path(), "r.jsonl", right));
    build(&at("parts.ledger"), &[&left]);
    assert_eq!(incidents_of(&at("parts.ledger"), &[&right]), first, "in two batches");

    let rebuilt = cairn(["rebuild".as_ref(), "--ledger".as_ref(), at("parts.ledger").as_os_str()]).ends(0);
    assert!(rebuilt.stderr.contains("incidents"), "{}", rebuilt.stderr);
    assert_eq!(list(&at("parts.ledger")), first, "rebuilt");
}

#[test]
fn two_contents_under_one_id_are_both_kept_and_the_later_counts_whatever_came_first() {
    let folder = TempDir::new().unwrap();
    let early = record(
        "a",
        "2022-03-03",
        "Blast in Kano",
        "A bomb killed 3 people in Kano on Wednesday, police said.",
    );
    let late = record(
        "a",
        "2022-03-05",
        "Blast in Kano",
        "A bomb killed 9 people in Kano on Wednesday, police said.",
    );
    let mut answers = Vec::new();
    for (name, lines) in [("x", [early.clone(), late.clone()]), ("y", [late, early])] {
        let path = write(folder.path(), &format!("{name}.jsonl"), &lines);
        let ledger = folder.path().join(format!("{name}.ledger"));
        answers.push(incidents_of(&ledger, &[&path]));
        let records: i64 = rusqlite::Connection::open(&ledger)
            .unwrap()
            .query_row("SELECT count(*) FROM documents", [], |row| row.get(0))
            .unwrap();
        assert_eq!(records, 2, "both are evidence");
    }
    assert_eq!(answers[0], answers[1]);
    assert!(answers[0].contains("\"best\":9") && !answers[0].contains("\"best\":3"), "{}", answers[0]);
}

#[test]
fn the_ledger_as_of_a_day_is_that_of_the_documents_published_by_then() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    let told = |id: &str, day: &str, toll: u32| {
        let text = format!("A bomb killed {toll} people at a market in Kano on 2 March 2022, police said.");
        record(id, day, "Bomb in Kano market", &text)
    };
    let early = [told("a", "2022-03-02", 3), told("b", "2022-03-03", 5)];
    let all = [early.clone().to_vec(), vec![told("c", "2022-03-06", 9)]].concat();
    let (part, whole) = (write(folder.path(), "part.jsonl", &early), write(folder.path(), "all.jsonl", &all));
    let then = incidents_of(&at("part.ledger"), &[&part]);
    let now = incidents_of(&at("all.ledger"), &[&whole]);
    assert!(now.contains("\"best\":9") && then.contains("\"best\":5"), "{then}{now}");

    let as_of = |day: &str| {
        let ledger = at("all.ledger");
        let words = ["incidents", "--format", "jsonl", "--as-of", day, "--ledger"].map(std::ffi::OsStr::new);
        cairn(words.into_iter().chain([ledger.as_os_str()])).ends(0).stdout
    };
    assert_eq!(as_of("2022-03-03"), then);
    assert_eq!(as_of("2022-03"), now);
    assert_eq!(as_of("2022-03-01"), "");
}
