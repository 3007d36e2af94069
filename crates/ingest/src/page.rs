//! Pages: main text, title, outlet, date.
//!
//! The main text is found by the `trafilatura` crate; choosing title and date, and laying the text out
//! in paragraphs, is done here. The crate's own dates are switched off: it asks the clock, and a stage
//! has none.

mod guard;
mod head;
mod main_text;
mod months;
mod published;
mod title;
mod visible_date;

use crate::charset::{self, Decoded};
use crate::language;
use encoding_rs::Encoding;
use head::Head;
use model::Published;
use std::panic::{AssertUnwindSafe, catch_unwind};
use trafilatura::dom::Document as Tree;

/// How far into a page its declaration of encoding is looked for.
const DECLARATION_BYTES: usize = 4096;

/// Pages whose elements nest deeper than this are hostile or broken: other code walks trees by calling
/// itself and would run out of stack, so that only their words are taken.
const MAX_DEPTH: usize = 250;

/// What a page says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) url: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) published: Option<Published>,
    /// As the page declares it, ISO 639-1.
    pub(crate) language: Option<String>,
    /// Main text, paragraphs divided by blank lines.
    pub(crate) body: String,
}

/// The characters of a page, by mark, UTF-8, the page's declaration, or detection.
pub(crate) fn decode(bytes: &[u8]) -> Decoded {
    charset::decode(bytes, declared_encoding(bytes))
}

/// The encoding that a `meta` element or XML declaration near the start names.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..DECLARATION_BYTES).unwrap_or(bytes).to_ascii_lowercase();
    ["charset=", "encoding="].iter().find_map(|key| {
        let at = start.windows(key.len()).position(|part| part == key.as_bytes())? + key.len();
        let value = start.get(at..)?.trim_ascii_start();
        let value = value.strip_prefix(b"\"").or(value.strip_prefix(b"'")).unwrap_or(value);
        let end = value.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)));
        Encoding::for_label(value.get(..end.unwrap_or(value.len()))?)
    })
}

/// Reads a page; `url` is its address where that is known.
///
/// # Errors
/// What is wrong with a page that cannot be read.
pub(crate) fn read(html: &str, url: Option<&str>) -> Result<Page, &'static str> {
    if let Some(fault) = guard::fault(html) {
        return Err(fault);
    }
    // Pages are hostile input to a large dependency: a panic in it must cost one page, not the run.
    catch_unwind(AssertUnwindSafe(|| read_tree(html, url))).map_err(|_| "the page is too damaged to be read")
}

fn read_tree(html: &str, url: Option<&str>) -> Page {
    let tree = Tree::parse(html);
    if is_deeper(&tree, MAX_DEPTH) {
        return Page { body: main_text::all_words(&tree), ..Page::default() };
    }
    let head = Head::of(&tree);
    let url = url.map(str::to_owned).or_else(|| head.address());
    let language = head.language.as_deref().and_then(language::of_code);
    let title = title::choose(&tree, &head);
    let published = published::choose(&tree, &head, url.as_deref());
    let outlet = head.outlet();
    let body = main_text::read(tree, title.as_deref(), head.meta(&["og:description", "description"]));
    Page { url, title, outlet, published, language, body }
}

/// Whether elements nest deeper than the limit.
fn is_deeper(tree: &Tree, limit: usize) -> bool {
    let mut level = vec![tree.root()];
    for _ in 0..limit {
        level = level.into_iter().flat_map(|id| tree.children(id)).collect();
        if level.is_empty() {
            return false;
        }
    }
    true
}

/// Text with every run of blanks as one blank.
pub(crate) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
