//! Each bad input gets one clear line with file, problem and remedy, the right exit code, and the rest is
//! still read.

use crate::program::{Run, cairn, record, records};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Extracts a folder with one good file and one bad one; the bad one must be named in one line that says
/// `problem`, and the good one must be read.
#[track_caller]
fn beside_a_good_file(name: &str, bytes: &[u8], problem: &str) {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("good.jsonl"), records(1).join("\n")).unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    let run = cairn(["extract".as_ref(), folder.path().as_os_str()]);
    check(run.ends(3), name, problem);
}

#[track_caller]
fn check(run: Run, name: &str, problem: &str) {
    let skipped = run.skipped();
    assert_eq!(skipped.len(), 1, "{}", run.stderr);
    assert!(skipped[0].contains(name) && skipped[0].contains(problem), "{}", skipped[0]);
    assert!(skipped[0].contains("; "), "no remedy: {}", skipped[0]);
    assert_eq!(run.stdout.lines().count(), 1, "the good file is still read: {}", run.stdout);
}

#[test]
fn an_empty_file() {
    beside_a_good_file("empty.txt", b"", "empty");
}

#[test]
fn a_binary_file() {
    let png = [b"\x89PNG\r\n\x1a\n".as_slice(), &[0; 200]].concat();
    beside_a_good_file("picture.txt", &png, "not text");
}

#[test]
fn a_wrong_extension() {
    beside_a_good_file("report.xlsx", b"PK\x03\x04 something zipped", "report.xlsx");
}

#[test]
fn a_line_of_fifty_megabytes() {
    let line = format!("{{\"id\": \"long\", \"text\": \"{}\"}}\n", "word ".repeat(10 << 20));
    beside_a_good_file("long.jsonl", line.as_bytes(), "MiB");
}

#[test]
fn a_truncated_line_names_its_number_and_the_lines_around_it_are_read() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("cut.jsonl");
    let mut lines = records(3);
    lines[1].truncate(40);
    fs::write(&path, lines.join("\n")).unwrap();
    let run = cairn(["extract".as_ref(), path.as_os_str()]).ends(3);
    assert_eq!(run.skipped().len(), 1, "{}", run.stderr);
    assert!(run.skipped()[0].contains("cut.jsonl:2"), "{}", run.stderr);
    assert_eq!(run.stdout.lines().count(), 2);
}

#[test]
fn invalid_utf8_is_read_as_what_it_is() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("latin.txt");
    // Latin-1, as old pages are.
    fs::write(&path, b"Un attentat \xe0 Kaboul a fait 12 morts jeudi, selon la police. Des bless\xe9s.")
        .unwrap();
    let run = cairn(["extract".as_ref(), path.as_os_str()]);
    assert!(matches!(run.code, Some(0 | 3)), "{}", run.stderr);
    if run.code == Some(3) {
        assert!(run.skipped()[0].contains("latin.txt"), "{}", run.stderr);
    } else {
        assert_eq!(run.stdout.lines().count(), 1);
    }
}

#[test]
fn a_missing_folder_and_the_rest_is_still_read() {
    let folder = TempDir::new().unwrap();
    let good = folder.path().join("good.jsonl");
    fs::write(&good, records(1).join("\n")).unwrap();
    let missing = folder.path().join("nowhere");
    let run = cairn(["extract".as_ref(), missing.as_os_str(), good.as_os_str()]).ends(3);
    check(run, "nowhere", "no such file or folder");
}

#[cfg(unix)]
#[test]
fn no_permission() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("good.jsonl"), records(1).join("\n")).unwrap();
    let closed = folder.path().join("closed.txt");
    fs::write(&closed, "Police said 12 people were killed.").unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&closed).is_ok() {
        eprintln!("NOT TESTED: this user (root?) may read every file");
        return;
    }
    check(cairn(["extract".as_ref(), folder.path().as_os_str()]).ends(3), "closed.txt", "permission");
}

#[test]
fn only_twenty_skipped_inputs_are_named_and_the_rest_is_counted() {
    let folder = TempDir::new().unwrap();
    for number in 0..25 {
        fs::write(folder.path().join(format!("empty{number:02}.txt")), "").unwrap();
    }
    let run = cairn(["extract".as_ref(), folder.path().as_os_str()]).ends(3);
    assert_eq!(run.skipped().len(), 21, "{}", run.stderr);
    assert!(run.skipped()[20].contains("5 more"), "{}", run.stderr);
}

#[test]
fn an_unknown_option_or_command_is_the_users_mistake() {
    for arguments in [["extract", "--no-such-option"], ["no-such-command", "x"]] {
        let run = cairn(arguments).ends(1);
        assert!(run.stdout.is_empty());
        assert!(run.stderr.contains(arguments[usize::from(arguments[0] == "extract")]), "{}", run.stderr);
        assert!(run.stderr.contains("Usage"), "{}", run.stderr);
    }
}

/// Asks a ledger for its incidents; the answer must be an error of the user's with message and hint.
#[track_caller]
fn refused(ledger: &Path, message: &str) {
    let run = cairn(["incidents".as_ref(), "--ledger".as_ref(), ledger.as_os_str()]).ends(1);
    assert!(run.stderr.starts_with("error: ") && run.stderr.contains(message), "{}", run.stderr);
    assert!(run.stderr.contains(ledger.to_str().unwrap()), "{}", run.stderr);
    assert!(run.stderr.lines().nth(1).is_some_and(|line| line.starts_with("hint: ")), "{}", run.stderr);
    assert!(run.stdout.is_empty());
}

#[test]
fn what_is_not_a_ledger_is_refused_and_left_alone() {
    let folder = TempDir::new().unwrap();
    refused(&folder.path().join("none.ledger"), "no ledger at");
    refused(folder.path(), "is a folder");

    let text = folder.path().join("notes.txt");
    fs::write(&text, "These are notes, long enough to be taken for a header of some file.".repeat(40))
        .unwrap();
    refused(&text, "is not a ledger");

    let other = folder.path().join("other.sqlite");
    rusqlite::Connection::open(&other).unwrap().execute_batch("CREATE TABLE notes (words)").unwrap();
    let before = fs::read(&other).unwrap();
    refused(&other, "is not a ledger");
    let good = folder.path().join("good.jsonl");
    fs::write(&good, records(1).join("\n")).unwrap();
    cairn(["build".as_ref(), good.as_os_str(), "--ledger".as_ref(), other.as_os_str()]).ends(1);
    assert_eq!(fs::read(&other).unwrap(), before, "somebody else's database is not touched");
}

#[test]
fn a_ledger_of_a_newer_version_is_refused() {
    let folder = TempDir::new().unwrap();
    let ledger = folder.path().join("l.ledger");
    crate::program::build(&ledger, &[&crate::program::demo().join("03-kabul-wedding")]);
    rusqlite::Connection::open(&ledger).unwrap().pragma_update(None, "user_version", 999).unwrap();
    refused(&ledger, "999");
}

#[test]
fn a_ledger_in_a_missing_folder_is_refused_before_anything_is_read() {
    let folder = TempDir::new().unwrap();
    let ledger = folder.path().join("no/such/l.ledger");
    let run =
        cairn(["build".as_ref(), folder.path().as_os_str(), "--ledger".as_ref(), ledger.as_os_str()]).ends(1);
    assert!(run.stderr.contains("no folder") && run.stderr.contains("mkdir"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn a_ledger_without_permission_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().unwrap();
    let ledger = folder.path().join("l.ledger");
    crate::program::build(&ledger, &[&crate::program::demo().join("03-kabul-wedding")]);
    fs::set_permissions(&ledger, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&ledger).is_ok() {
        eprintln!("NOT TESTED: this user (root?) may read every file");
        return;
    }
    refused(&ledger, "no permission");
}

#[test]
fn wrong_values_say_what_is_right() {
    let folder = TempDir::new().unwrap();
    let ledger = folder.path().join("l.ledger");
    crate::program::build(&ledger, &[&crate::program::demo().join("03-kabul-wedding")]);
    let cases = [
        ("--type", "party", "bombing"),
        ("--country", "Afghanistan", "ISO 3166-1"),
        ("--from", "yesterday", "YYYY-MM-DD"),
        ("--actor", "The Nobodies of Nowhere", "isis-k"),
    ];
    for (option, value, remedy) in cases {
        let run = cairn(["incidents", "--ledger", ledger.to_str().unwrap(), option, value]).ends(1);
        assert!(run.stderr.contains(value) && run.stderr.contains(remedy), "{}", run.stderr);
    }
}

#[test]
fn unknown_fields_are_ignored_and_counted() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("more.jsonl");
    let mut line: serde_json::Value =
        serde_json::from_str(&record("a", "2022-03-03", "Blast", "A bomb killed 3 people in Kano.")).unwrap();
    line["byline"] = "A. Writer".into();
    fs::write(&path, line.to_string()).unwrap();
    let ledger = folder.path().join("l.ledger");
    let run = crate::program::build(&ledger, &[&path]);
    assert!(run.stderr.contains("unknown-field 1"), "{}", run.stderr);
}
