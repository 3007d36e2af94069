//! What cannot be read gets one clear line, and the rest is still read.

#![allow(clippy::unwrap_used, reason = "a test that fails panics")]

use ingest::{Format, MAX_RECORD_BYTES, Raw, Skipped, document, records};
use lexicon::Lexicon;
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    fn path(&self) -> PathBuf {
        self.0.path().to_owned()
    }
}

fn read(inputs: &[PathBuf]) -> (Vec<Raw>, Vec<Skipped>) {
    let mut read = (Vec::new(), Vec::new());
    for item in records(inputs) {
        match item {
            Ok(raw) => read.0.push(raw),
            Err(skipped) => read.1.push(skipped),
        }
    }
    read
}

/// Reads one bad file beside a good one: the good one is read, and there is one line about the bad one.
fn one_line(name: &str, bytes: impl AsRef<[u8]>) -> String {
    let folder = Folder::new();
    folder.file("good.txt", "Two people were hurt.");
    let bad = folder.file(name, bytes);
    let (good, skipped) = read(&[folder.path()]);
    assert_eq!(good.len(), 1, "{good:?}");
    assert_eq!(skipped.len(), 1, "{skipped:?}");
    let line = skipped[0].to_string();
    assert!(!line.contains('\n'), "{line}");
    let place = bad.display().to_string();
    line.strip_prefix(&place).unwrap_or_else(|| panic!("{line} does not start with {place}")).to_owned()
}

#[test]
fn empty_file() {
    assert_eq!(one_line("a.txt", ""), ": the file is empty; leave it out, or fetch it again");
    assert_eq!(one_line("a.jsonl", " \n\n"), ": the file is empty; leave it out, or fetch it again");
}

#[test]
fn binary_file() {
    assert_eq!(
        one_line("a.txt", b"abc\0\x01\x02"),
        ": is binary, not text; convert it to text, Markdown, HTML or JSON Lines"
    );
    assert_eq!(
        one_line("report.md", b"%PDF-1.7\nstuff"),
        ": is a PDF, not text; convert it to text, Markdown, HTML or JSON Lines"
    );
}

#[test]
fn wrong_extension() {
    assert_eq!(
        one_line("a.docx", "text"),
        ": files ending in `.docx` are not read; give it the extension of what it holds: .txt, .md, .html or .jsonl"
    );
    assert!(one_line("a", "text").starts_with(": the file has no extension; "));
}

#[test]
fn a_page_or_records_under_another_extension_are_known_by_their_content() {
    let folder = Folder::new();
    folder.file("page.txt", "<!DOCTYPE html><html><body><p>Two people were hurt.</p></body></html>");
    folder.file("records.txt", "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n");
    folder.file("text.html", "Two people were hurt.");
    let (raws, skipped) = read(&[folder.path()]);
    let formats: Vec<Format> = raws.iter().map(|raw| raw.format).collect();
    assert_eq!(formats, [Format::Html, Format::JsonLine, Format::JsonLine, Format::Text]);
    assert_eq!(skipped, []);
}

#[test]
fn fifty_megabytes_on_one_line() {
    let line = one_line("a.jsonl", vec![b'x'; 50_000_000]);
    assert_eq!(
        line,
        ":1: the line has 50000000 bytes, more than 32 MiB; split it into its reports, one record a line"
    );
    let line = one_line("a.txt", vec![b'x'; 50_000_000]);
    assert_eq!(line, ": is larger than 32 MiB; split it into its reports");
}

#[test]
fn lines_around_a_line_that_is_too_long_are_read() {
    let folder = Folder::new();
    let mut bytes = b"{\"text\": \"One.\"}\n".to_vec();
    bytes.extend(std::iter::repeat_n(b'x', MAX_RECORD_BYTES + 1));
    bytes.extend(b"\n{\"text\": \"Two.\"}\n");
    let path = folder.file("a.jsonl", bytes);
    let (raws, skipped) = read(std::slice::from_ref(&path));
    let origins: Vec<&str> = raws.iter().map(|raw| raw.origin.as_str()).collect();
    assert_eq!(origins, [format!("{}:1", path.display()), format!("{}:3", path.display())]);
    assert_eq!(skipped.len(), 1);
}

#[test]
fn truncated_line() {
    let folder = Folder::new();
    let path = folder.file("a.jsonl", "{\"text\": \"One.\"}\n{\"text\": \"Tw");
    let (raws, skipped) = read(std::slice::from_ref(&path));
    assert_eq!(raws.len(), 1);
    let line =
        format!("{}:2: the record is cut off; write the file again, or delete the line", path.display());
    assert_eq!(skipped.iter().map(Skipped::to_string).collect::<Vec<_>>(), [line]);
}

#[test]
fn lines_that_are_not_json_are_named_up_to_twenty_and_then_counted() {
    let folder = Folder::new();
    let path = folder.file("a.jsonl", format!("{}{{\"text\": \"One.\"}}\n", "not JSON\n".repeat(25)));
    let (raws, skipped) = read(std::slice::from_ref(&path));
    assert_eq!(raws.len(), 1);
    assert_eq!(skipped.len(), 21);
    assert_eq!(skipped[19].place, format!("{}:20", path.display()));
    assert_eq!(skipped[20].problem, "5 more lines are not records");
}

#[test]
fn one_json_value_over_many_lines() {
    assert!(
        one_line("a.json", "[\n {\"text\": \"One.\"}\n]")
            .starts_with(": holds one JSON value over several lines")
    );
    assert!(
        one_line("b.json", "{\n \"text\": \"One.\"\n}")
            .starts_with(": holds one JSON value over several lines")
    );
}

#[test]
fn missing_file_and_folder() {
    let folder = Folder::new();
    let good = folder.file("good.txt", "Two people were hurt.");
    for missing in ["none.txt", "none/none"] {
        let missing = folder.path().join(missing);
        let (raws, skipped) = read(&[missing.clone(), good.clone()]);
        assert_eq!(raws.len(), 1);
        let line = format!("{}: there is no such file or folder; check the path", missing.display());
        assert_eq!(skipped.iter().map(Skipped::to_string).collect::<Vec<_>>(), [line]);
    }
}

#[test]
fn empty_folder() {
    let folder = Folder::new();
    let (raws, skipped) = read(&[folder.path()]);
    assert_eq!(raws, []);
    assert_eq!(skipped[0].problem, "the folder has no files");
}

#[test]
fn invalid_utf8_is_read_and_what_was_assumed_is_noted() {
    let folder = Folder::new();
    folder.file(
        "a.txt",
        b"Une bombe a explos\xE9 pr\xE8s du march\xE9, o\xF9 cinq personnes ont \xE9t\xE9 tu\xE9es.",
    );
    folder.file("b.jsonl", b"{\"text\": \"Une bombe a explos\xE9 pr\xE8s du march\xE9, o\xF9 cinq personnes ont \xE9t\xE9 tu\xE9es.\"}");
    let (raws, skipped) = read(&[folder.path()]);
    assert_eq!(skipped, []);
    assert_eq!(raws.len(), 2);
    for raw in raws {
        let document = document(&raw, Lexicon::embedded()).unwrap();
        assert_eq!(document.text, "Une bombe a explosé près du marché, où cinq personnes ont été tuées.");
        assert_eq!(document.notes[0].text, "not UTF-8, read as windows-1252");
    }
}

#[test]
fn records_without_a_usable_text() {
    let of = |line: &str| {
        let raw = Raw { origin: "a.jsonl:1".into(), format: Format::JsonLine, bytes: line.into() };
        document(&raw, Lexicon::embedded()).unwrap_err().to_string()
    };
    let remedy = "give the report's text as a string in `text`";
    assert_eq!(
        of("{\"id\": \"a\"}"),
        format!("a.jsonl:1: the record has neither `text` nor `html`; {remedy}")
    );
    assert_eq!(of("{\"text\": 5}"), format!("a.jsonl:1: `text` is a number, not a string; {remedy}"));
    assert_eq!(of("{\"html\": [1]}"), format!("a.jsonl:1: `html` is a list, not a string; {remedy}"));
    assert_eq!(of("{\"text\": \" \"}"), "a.jsonl:1: has no text; leave it out, or fetch it again");
    assert!(of("[]").starts_with("a.jsonl:1: the line is not a JSON record"));
    assert!(of(&"{\"a\":".repeat(500)).starts_with("a.jsonl:1: the line is not a JSON record"));
}

#[test]
fn the_order_of_a_folder_is_fixed_and_what_is_left_out_is_left_out_quietly() {
    let folder = Folder::new();
    for name in [
        "b/1.txt",
        "a.md",
        "b.txt",
        "a/z.html",
        "c.jsonl",
        "README.md",
        "b/readme.md",
        ".hidden.txt",
        ".git/x.txt",
    ] {
        folder.file(
            name,
            if name.ends_with("jsonl") { "{\"text\": \"x\"}\n\n{\"text\": \"y\"}" } else { "<p>x" },
        );
    }
    let (raws, skipped) = read(&[folder.path()]);
    let root = format!("{}/", folder.path().display());
    let origins: Vec<&str> = raws.iter().map(|raw| raw.origin.strip_prefix(&root).unwrap()).collect();
    assert_eq!(origins, ["a/z.html", "a.md", "b/1.txt", "b.txt", "c.jsonl:1", "c.jsonl:3"]);
    assert_eq!(skipped, []);
    let named = read(&[folder.path().join("README.md")]);
    assert_eq!(named.0.len(), 1, "a README.md that is named is read");
}

#[cfg(unix)]
#[test]
fn a_link_in_a_circle_ends() {
    let folder = Folder::new();
    folder.file("a.txt", "Two people were hurt.");
    std::os::unix::fs::symlink(folder.path(), folder.path().join("again")).unwrap();
    let (raws, skipped) = read(&[folder.path()]);
    assert_eq!((raws.len(), skipped.len()), (1, 1));
    assert_eq!(skipped[0].problem, "is a link to a folder");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_read() {
    let (raws, skipped) = read(&[Path::new("/dev/zero").to_owned()]);
    assert_eq!(raws, []);
    assert_eq!(skipped[0].problem, "is not a regular file");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_in_any_file_are_records_or_one_line_each(
        contents in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..200), 6),
    ) {
        let folder = Folder::new();
        for (name, bytes) in ["a.txt", "b.md", "c.html", "d.jsonl", "e.json", "f.bin"].into_iter().zip(&contents) {
            folder.file(name, bytes);
        }
        let first: Vec<_> = records(&[folder.path()]).collect();
        prop_assert_eq!(&first, &records(&[folder.path()]).collect::<Vec<_>>(), "the same order every time");
        for item in first {
            match item.and_then(|raw| document(&raw, Lexicon::embedded())) {
                Ok(document) => prop_assert!(!document.text.trim().is_empty()),
                Err(skipped) => prop_assert!(!skipped.to_string().contains('\n')),
            }
        }
    }
}
