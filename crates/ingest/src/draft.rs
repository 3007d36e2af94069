//! What is known of a document while it is read: the fields of the input contract, and the body.

use crate::page::Page;
use crate::{Raw, date, language};
use lexicon::Lexicon;
use model::{ContentHash, Document, DocumentId, Note, NoteCode, Published, PublishedBasis};
use sha2::{Digest, Sha256};

/// A document in the making. A field is `None` until something says it.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) id: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) published: Option<Published>,
    pub(crate) retrieved: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) body: String,
    pub(crate) notes: Vec<Note>,
}

impl Draft {
    /// Takes a field of a record or header. Blank values are unknown, unreadable ones become notes;
    /// `false` where there is no such field.
    pub(crate) fn set(&mut self, field: &str, value: &str) -> bool {
        let place = match field {
            "id" => &mut self.id,
            "url" => &mut self.url,
            "outlet" => &mut self.outlet,
            "title" => &mut self.title,
            "retrieved" | "lang" | "published" => {
                self.set_checked(field, value);
                return true;
            }
            _ => return false,
        };
        *place = (!value.trim().is_empty()).then(|| value.to_owned());
        true
    }

    /// Takes a field whose value must have a form.
    fn set_checked(&mut self, field: &str, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        let read = match field {
            "retrieved" => {
                self.retrieved = date::is_moment(value).then(|| value.to_owned());
                self.retrieved.is_some()
            }
            "lang" => {
                self.language = language::of_code(value);
                self.language.is_some()
            }
            _ => {
                self.published =
                    date::read_when(value).map(|when| Published { when, basis: PublishedBasis::Given });
                self.published.is_some()
            }
        };
        if !read {
            self.unreadable(field, value);
        }
    }

    /// Notes a field that is not used.
    pub(crate) fn unknown_field(&mut self, field: &str) {
        self.notes.push(Note { code: NoteCode::UnknownField, span: None, text: field.to_owned() });
    }

    /// Notes a value that was left out.
    pub(crate) fn unreadable(&mut self, field: &str, value: &str) {
        let shown: String = value.chars().take(80).collect();
        self.note(format!("{field}: {shown}"));
    }

    /// Notes something that could not be read as it is.
    pub(crate) fn note(&mut self, text: String) {
        self.notes.push(Note { code: NoteCode::UnreadableValue, span: None, text });
    }

    /// Notes what had to be assumed about the bytes.
    pub(crate) fn notes_on(&mut self, assumed: Option<String>) {
        if let Some(assumed) = assumed {
            self.note(assumed);
        }
    }

    /// Takes the body of a page, and what the page says of itself where nothing better has been said.
    pub(crate) fn take_page(&mut self, page: Page, lexicon: &Lexicon) {
        self.url = self.url.take().or(page.url);
        let listed = self.url.as_deref().and_then(|url| lexicon.outlets().by_url(url));
        let listed = listed.map(|outlet| outlet.name.clone());
        self.outlet = self.outlet.take().or(listed).or(page.outlet);
        self.published = self.published.or(page.published);
        self.title = self.title.take().or(page.title);
        self.language = self.language.take().or_else(|| language::of_text(&page.body)).or(page.language);
        self.body = page.body;
    }

    /// The document.
    pub(crate) fn finish(self, raw: &Raw, lexicon: &Lexicon) -> Document {
        let text = Document::compose(self.title.as_deref(), &self.body);
        let url = self.url.as_deref();
        let outlet = self
            .outlet
            .or_else(|| url.and_then(|url| lexicon.outlets().by_url(url)).map(|outlet| outlet.name.clone()));
        let published = self.published.or_else(|| {
            let when = date::of_address(url?)?;
            Some(Published { when, basis: PublishedBasis::Url })
        });
        let id = self.id.unwrap_or_else(|| {
            let hex = ContentHash(Sha256::digest(text.as_bytes()).into()).hex();
            format!("doc_{}", hex.get(..16).unwrap_or(&hex))
        });
        Document {
            id: DocumentId::new(id),
            origin: raw.origin.clone(),
            outlet,
            published,
            retrieved: self.retrieved,
            language: self.language.or_else(|| language::of_text(&self.body)),
            title: self.title,
            hash: ContentHash(Sha256::digest(&raw.bytes).into()),
            notes: self.notes,
            url: self.url,
            text,
        }
    }
}
