//! What a page's head says: meta elements, links, JSON-LD.

use super::folded;
use crate::entities;
use lexicon::host_of;
use serde_json::{Map, Value};
use trafilatura::dom::Document as Tree;

/// More records of JSON-LD than this are not looked at.
const MAX_RECORDS: usize = 2000;

/// The head of a page.
#[derive(Debug, Default)]
pub(crate) struct Head {
    /// Name (lower case) and content of meta elements, in order.
    metas: Vec<(String, String)>,
    /// Every JSON-LD record, in order, nested ones after the one they are in.
    records: Vec<Map<String, Value>>,
    canonical: Option<String>,
    /// The `title` element.
    pub(crate) title: Option<String>,
    /// The `lang` attribute of the page.
    pub(crate) language: Option<String>,
}

impl Head {
    pub(crate) fn of(tree: &Tree) -> Self {
        let root = tree.root();
        let mut head = Head::default();
        for id in tree.iter(root, &["html", "meta", "link", "title", "script"]) {
            let attribute =
                |name: &str| tree.get_attribute(id, name).filter(|value| !value.trim().is_empty());
            match tree.tag_name(id) {
                "html" => head.language = attribute("lang").or_else(|| attribute("xml:lang")),
                "meta" => {
                    let name =
                        attribute("property").or_else(|| attribute("name")).or_else(|| attribute("itemprop"));
                    if let (Some(name), Some(content)) = (name, attribute("content")) {
                        head.metas
                            .push((name.trim().to_ascii_lowercase(), folded(&entities::decode(&content))));
                    }
                }
                "link" if attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                    head.canonical = head.canonical.take().or_else(|| attribute("href"));
                }
                "title" if head.title.is_none() => {
                    head.title = Some(folded(&tree.text_content(id))).filter(|title| !title.is_empty());
                }
                "script"
                    if attribute("type")
                        .is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json")) =>
                {
                    head.add_records(&tree.text_content(id));
                }
                _ => {}
            }
        }
        head
    }

    fn add_records(&mut self, script: &str) {
        let mut open = vec![parse_script(script).unwrap_or_else(|| salvage(script))];
        while let Some(value) = open.pop() {
            match value {
                Value::Array(values) => open.extend(values.into_iter().rev()),
                Value::Object(record) => {
                    let nested = record.values().filter(|value| value.is_object() || value.is_array());
                    open.extend(nested.cloned().collect::<Vec<_>>().into_iter().rev());
                    self.records.push(record);
                }
                _ => {}
            }
            if self.records.len() >= MAX_RECORDS {
                return;
            }
        }
    }

    /// The content of the first meta element with the first of these names that there is.
    pub(crate) fn meta(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|wanted| {
            self.metas.iter().find(|(name, _)| name == wanted).map(|(_, content)| content.as_str())
        })
    }

    /// A field of the records that describe an article, in order.
    pub(crate) fn article_values<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> {
        let articles =
            self.records.iter().filter(|record| is_kind(record, &["article", "posting", "report"]));
        articles.filter_map(move |record| record.get(field)?.as_str())
    }

    /// A field of the records that describe a page or a video.
    pub(crate) fn page_values<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> {
        let pages =
            self.records.iter().filter(|record| is_kind(record, &["webpage", "itempage", "videoobject"]));
        pages.filter_map(move |record| record.get(field)?.as_str())
    }

    /// The page's own address where it gives it in full.
    pub(crate) fn address(&self) -> Option<String> {
        let stated = self.canonical.as_deref().into_iter().chain(self.meta(&["og:url", "twitter:url"]));
        stated
            .map(str::trim)
            .find(|url| host_of(url).is_some_and(|host| host.contains('.')))
            .map(str::to_owned)
    }

    /// Who publishes the page, by its own words.
    pub(crate) fn outlet(&self) -> Option<String> {
        let stated = self.meta(&["og:site_name", "application-name", "dc.publisher", "dcterms.publisher"]);
        let publisher = || {
            let publishers =
                self.records.iter().filter_map(|record| record.get("publisher")?.get("name")?.as_str());
            publishers.map(folded).find(|name| !name.is_empty())
        };
        stated
            .map(|name| name.trim_start_matches('@').to_owned())
            .filter(|name| !name.is_empty())
            .or_else(publisher)
    }
}

/// Whether the type of a record ends in one of these words.
fn is_kind(record: &Map<String, Value>, endings: &[&str]) -> bool {
    let fits = |value: &Value| {
        let kind = value.as_str().unwrap_or_default().to_ascii_lowercase();
        endings.iter().any(|ending| kind.ends_with(ending))
    };
    match record.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(fits),
        Some(kind) => fits(kind),
        None => false,
    }
}

/// The dates and headline of an article in a script that is not JSON, as many are.
fn salvage(script: &str) -> Value {
    let mut record = Map::from_iter([("@type".to_owned(), Value::from("Article"))]);
    for field in ["datePublished", "dateCreated", "headline"] {
        let value = || {
            let (_, rest) = script.split_once(&format!("\"{field}\""))?;
            let (value, _) =
                rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?.split_once('"')?;
            Some(Value::from(value))
        };
        if let Some(value) = value() {
            record.insert(field.to_owned(), value);
        }
    }
    Value::Object(record)
}

/// JSON as found in pages: within comments, with raw line ends in strings, or with a semicolon after it.
fn parse_script(script: &str) -> Option<Value> {
    if let Ok(value) = serde_json::from_str(script) {
        return Some(value);
    }
    let start = script.find(['{', '['])?;
    let end = script.rfind(['}', ']'])?;
    let inside = script.get(start..=end)?;
    let plain: String = inside.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    serde_json::from_str(&plain).ok()
}
