//! A case as written: documents and blocks of what must come out.

use crate::notation::{Word, words};
use serde_json::{Value, json};

/// Something wrong at a line of the file: in the case itself, or in what came out.
#[derive(Debug)]
pub struct Fault {
    /// Line of the file, from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: String,
}

/// A case.
#[derive(Debug, Default)]
pub struct Case {
    /// Its documents, in order.
    pub documents: Vec<Document>,
    /// What must come out.
    pub blocks: Vec<Block>,
}

/// A document of a case.
#[derive(Debug)]
pub struct Document {
    /// As given, or `document`, `document-2`, ...
    pub id: String,
    /// The record that the program reads.
    pub record: Value,
    /// Title and body as the program counts them.
    pub text: String,
}

/// Lines that say what must come out.
#[derive(Debug)]
pub struct Block {
    /// `times`, `claims`, ...
    pub kind: String,
    /// Line of the fence.
    pub line: usize,
    /// How many documents stand before it.
    pub after: usize,
    /// Words behind the kind: `partial`, `all`, `doc=a`.
    pub words: Vec<Word>,
    /// The lines that are not empty, with their numbers.
    pub lines: Vec<(usize, String)>,
}

const KINDS: [&str; 7] = ["times", "numbers", "places", "claims", "reports", "facts", "incidents"];
const ATTRIBUTES: [&str; 7] = ["id", "outlet", "published", "retrieved", "lang", "title", "url"];

/// Whether the text has a document of this runner's.
pub fn has_document(text: &str) -> bool {
    text.lines().any(|line| line == "```document" || line.starts_with("```document "))
}

impl Case {
    /// Reads the text of a case.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let mut case = Self::default();
        let mut lines = text.lines().enumerate();
        while let Some((at, line)) = lines.next() {
            let Some(info) = line.strip_prefix("```") else { continue };
            let line = at + 1;
            let mut body = Vec::new();
            loop {
                match lines.next() {
                    Some((_, "```")) => break,
                    Some((at, inside)) => body.push((at + 1, inside.to_owned())),
                    None => return Err(Fault { line, problem: "this block has no end".to_owned() }),
                }
            }
            case.block(line, info, body)?;
        }
        if case.blocks.is_empty() {
            return Err(Fault { line: 1, problem: "the case expects nothing".to_owned() });
        }
        Ok(case)
    }

    fn block(&mut self, line: usize, info: &str, body: Vec<(usize, String)>) -> Result<(), Fault> {
        let mut words = words(info).into_iter();
        let kind = words.next().map(|word| word.text).unwrap_or_default();
        if kind == "document" {
            let document = Document::new(self.documents.len() + 1, words.collect(), &body)
                .map_err(|problem| Fault { line, problem })?;
            if self.documents.iter().any(|known| known.id == document.id) {
                return Err(Fault { line, problem: format!("a second document `{}`", document.id) });
            }
            self.documents.push(document);
        } else if KINDS.contains(&kind.as_str()) {
            let lines = body.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect();
            self.blocks.push(Block {
                kind,
                line,
                after: self.documents.len(),
                words: words.collect(),
                lines,
            });
        } else if !kind.is_empty() {
            return Err(Fault { line, problem: format!("no such block: `{kind}`") });
        }
        Ok(())
    }
}

impl Document {
    fn new(number: usize, words: Vec<Word>, body: &[(usize, String)]) -> Result<Self, String> {
        let body: Vec<&str> = body.iter().map(|(_, line)| line.as_str()).collect();
        let body = body.join("\n").trim().to_owned();
        let id = if number == 1 { "document".to_owned() } else { format!("document-{number}") };
        let mut record = json!({"id": id, "text": body});
        for word in words {
            let key = word.key.unwrap_or_default();
            if !ATTRIBUTES.contains(&key.as_str()) {
                return Err(format!("a document has no `{key}`; it may have {}", ATTRIBUTES.join(" ")));
            }
            record[key] = Value::String(word.text);
        }
        let id = record["id"].as_str().unwrap_or_default().to_owned();
        let text =
            record["title"].as_str().map_or_else(|| body.clone(), |title| format!("{title}\n\n{body}"));
        Ok(Self { id, record, text })
    }
}

impl Block {
    /// Whether a bare word stands behind the kind.
    pub fn has(&self, word: &str) -> bool {
        self.words.iter().any(|known| known.key.is_none() && known.text == word)
    }

    /// The document that the whole block is about, where it says so: `doc=a`.
    pub fn document(&self) -> Option<&str> {
        self.words.iter().find(|word| word.key.as_deref() == Some("doc")).map(|word| word.text.as_str())
    }
}
