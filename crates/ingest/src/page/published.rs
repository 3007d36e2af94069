//! When a page was published.
//!
//! Evidence in order of how often it is right: what the page states for machines (unless its address
//! has the day before or after, which is then the outlet's own day), the day in its address, the date line nearest to its heading, other marked dates outside the page's chrome. A date in
//! chrome (menus, lists of other articles, comments, footers) is never the page's own.

use super::folded;
use super::head::Head;
use super::visible_date::first_in;
use crate::date::{of_address, read_when};
use crate::language;
use jiff::civil::Date;
use model::{DatePrecision, Published, PublishedBasis, When};
use trafilatura::dom::{Document as Tree, NodeId};

/// Meta elements that state when a page was published, surest first.
const STATED: [&str; 26] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publicationdate",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "dcterms.issued",
    "datecreated",
    "citation_publication_date",
    "rnews:datepublished",
];

/// Meta elements that state a date which is mostly that of publication.
const STATED_LOOSELY: [&str; 6] = ["date", "displaydate", "created", "og:regdate", "bt:pubdate", "timestamp"];

/// Elements that hold no date line of their own.
const OTHER_ELEMENTS: [&str; 9] = ["a", "body", "head", "html", "link", "meta", "script", "style", "title"];

/// Words in the class or id of an element that holds a date line.
const DATE_MARKS: [&str; 9] =
    ["date", "time", "publish", "posted", "byline", "datum", "fecha", "data", "created"];

/// Words in the class or id of an element that may hold a date line among other things.
const LOOSE_DATE_MARKS: [&str; 3] = ["meta", "info", "author"];

/// Words of the class or id of what is not the article: its dates are those of other things.
const CHROME_WORDS: [&str; 7] = ["masthead", "menu", "nav", "popular", "recent", "ticker", "today"];

/// Such words that count only in what an element is in, and not against stated dates: articles have
/// footers and are teasers of themselves.
const FRAME_WORDS: [&str; 3] = ["footer", "promo", "teaser"];

/// Beginnings of such words.
const CHROME_BEGINNINGS: [&str; 11] = [
    "comment",
    "copyright",
    "latest",
    "navigation",
    "newsletter",
    "recommend",
    "related",
    "sidebar",
    "trending",
    "weather",
    "widget",
];

/// A link with more text than this leads to another report; one with less may be the report's own date.
const MAX_LINKED_DATE: usize = 60;

/// A part of a title that is longer is not a date alone.
const MAX_DATE_CHARS: usize = 20;

/// Longer texts than this are not date lines.
const MAX_DATE_LINE: usize = 200;

/// When the page was published, as far as it says; the URL's month only where nothing else is found.
pub(crate) fn choose(tree: &Tree, head: &Head, url: Option<&str>) -> Option<Published> {
    let metadata = |when| Published { when, basis: PublishedBasis::Metadata };
    let address = url.and_then(of_address);
    let day_in_address = address.filter(|when| when.precision == DatePrecision::Day);
    match (stated(head), day_in_address) {
        (Some(when), Some(local)) if when.gap_days(&local) != 1 => return Some(metadata(when)),
        (Some(when), None) => return Some(metadata(when)),
        // Stated moments are often in another zone than the outlet's; its addresses have its own days.
        (_, Some(when)) => return Some(Published { when, basis: PublishedBasis::Url }),
        (None, None) => {}
    }
    let shown = marked(tree, head).or_else(|| loosely_stated(head)).or_else(|| in_title(head));
    shown
        .map(|day| metadata(When::day(day)))
        .or(address.map(|when| Published { when, basis: PublishedBasis::Url }))
}

/// The day that the page states for machines.
fn stated(head: &Head) -> Option<When> {
    let records = head.article_values("datePublished").chain(head.article_values("dateCreated"));
    let metas = STATED.iter().filter_map(|name| head.meta(&[name]));
    let pages = head.page_values("datePublished");
    records.chain(metas).chain(pages).find_map(|value| day(value, head))
}

fn loosely_stated(head: &Head) -> Option<Date> {
    STATED_LOOSELY.iter().find_map(|name| Some(day(head.meta(&[name])?, head)?.start))
}

/// A full day in a stated value, written for machines or for people.
fn day(value: &str, head: &Head) -> Option<When> {
    let value = folded(value);
    let read = read_when(&value).filter(|when| when.precision == DatePrecision::Day);
    read.filter(|when| when.start.year() >= 1990)
        .or_else(|| Some(When::day(first_in(&value, day_first(head))?)))
}

/// Whether numbers such as `08/07/2021` put the day first, as far as the page's language tells.
fn day_first(head: &Head) -> Option<bool> {
    let tag = head.language.as_deref()?.replace('_', "-").to_ascii_lowercase();
    match language::of_code(&tag)?.as_str() {
        "en" => tag.split_once('-').map(|(_, region)| region != "us"),
        _ => Some(true),
    }
}

/// The day in the best marked element: the surest kind, then the nearest to the heading.
fn marked(tree: &Tree, head: &Head) -> Option<Date> {
    let order = day_first(head);
    let elements = tree.iter(tree.root(), &[]);
    let heading = elements.iter().position(|id| tree.tag_name(*id) == "h1").unwrap_or(0);
    let around = elements.get(heading).map(|id| ancestors(tree, *id)).unwrap_or_default();
    let mut best: Option<((u32, usize), Date)> = None;
    for (at, id) in elements.iter().enumerate() {
        let Some(strength) = strength(tree, *id) else { continue };
        let rank = (strength, at.abs_diff(heading));
        if best.is_some_and(|(known, _)| known <= rank) || is_chrome(tree, *id, &around, strength > 0) {
            continue;
        }
        if let Some(day) = day_of(tree, *id, order) {
            best = Some((rank, day));
        }
    }
    best.map(|(_, day)| day)
}

/// How surely an element holds the page's date, 0 the surest; `None` where it does not look like one.
fn strength(tree: &Tree, id: NodeId) -> Option<u32> {
    let itemprop = tree.get_attribute(id, "itemprop").unwrap_or_default().to_ascii_lowercase();
    if itemprop.contains("datepublished") || tree.get_attribute(id, "pubdate").is_some() {
        return Some(0);
    }
    let tag = tree.tag_name(id);
    if itemprop.contains("datemodified") || OTHER_ELEMENTS.contains(&tag) {
        return None;
    }
    let marks = marks(tree, id);
    let updated = u32::from(marks.contains("updat") || marks.contains("modif")) * 2;
    if tag == "time" {
        return Some(1 + updated);
    }
    if DATE_MARKS.iter().any(|mark| marks.contains(mark)) {
        return Some(2 + updated);
    }
    LOOSE_DATE_MARKS.iter().any(|mark| marks.contains(mark)).then_some(3 + updated)
}

/// Class and id, lower case.
fn marks(tree: &Tree, id: NodeId) -> String {
    let mut marks = tree.class_name(id);
    marks.push(' ');
    marks.push_str(&tree.id_attr(id));
    marks.make_ascii_lowercase();
    marks
}

fn day_of(tree: &Tree, id: NodeId, order: Option<bool>) -> Option<Date> {
    let attributes = ["datetime", "content", "data-datetime", "title"];
    let stated = attributes
        .iter()
        .filter_map(|name| tree.get_attribute(id, name))
        .find_map(|value| first_in(&value, order));
    stated.or_else(|| {
        let text = folded(&tree.text_content(id));
        (text.len() <= MAX_DATE_LINE).then(|| first_in(&text, order))?
    })
}

/// An element and what it is in, from the inside out.
fn ancestors(tree: &Tree, id: NodeId) -> Vec<NodeId> {
    std::iter::successors(Some(id), |id| tree.parent(*id)).collect()
}

/// Whether an element is in the page's chrome or in a link to another report. What the heading is in too
/// is no chrome, whatever it is called.
fn is_chrome(tree: &Tree, id: NodeId, around_heading: &[NodeId], framed: bool) -> bool {
    let inside = std::iter::successors(Some(id), |id| tree.parent(*id));
    inside.take_while(|within| !around_heading.contains(within)).any(|within| {
        let tag = tree.tag_name(within);
        if matches!(tag, "nav" | "aside") || (tag == "footer" && framed) {
            return true;
        }
        if tag == "a" && tree.text_content(within).trim().len() > MAX_LINKED_DATE {
            return true;
        }
        let framed = framed && within != id;
        let marks = marks(tree, within);
        marks.split(|c: char| !c.is_alphanumeric()).any(|word| {
            CHROME_WORDS.contains(&word)
                || CHROME_BEGINNINGS.iter().any(|mark| word.starts_with(mark))
                || (framed && FRAME_WORDS.contains(&word))
        })
    })
}

/// The day that a part of the window title consists of: some outlets date their titles.
fn in_title(head: &Head) -> Option<Date> {
    let parts = head.title.as_deref()?.split(" | ").flat_map(|part| part.split(" - "));
    parts
        .filter(|part| part.chars().count() <= MAX_DATE_CHARS)
        .find_map(|part| first_in(part, day_first(head)))
}
