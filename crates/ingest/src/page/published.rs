//! When a page was published.
//!
//! Evidence in order of how often it is right: what the page states for machines, the day in its
//! address, the date line above its text, other marked dates outside the page's chrome. A date in
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

/// Words in the class or id of an element that holds a date line.
const DATE_MARKS: [&str; 12] = [
    "date",
    "time",
    "publish",
    "posted",
    "byline",
    "dateline",
    "timestamp",
    "datum",
    "fecha",
    "data",
    "meta",
    "info",
];

/// Words in the class or id of what is not the article: its dates are those of other things.
const CHROME_MARKS: [&str; 21] = [
    "sidebar",
    "related",
    "recent",
    "latest",
    "comment",
    "widget",
    "footer",
    "popular",
    "trending",
    "recommend",
    "teaser",
    "promo",
    "navigation",
    "menu",
    "ticker",
    "newsletter",
    "copyright",
    "today",
    "weather",
    "masthead",
    "most-read",
];

/// Longer texts than this are not date lines.
const MAX_DATE_LINE: usize = 200;

/// When the page was published, as far as it says; the URL's month only where nothing else is found.
pub(crate) fn choose(tree: &Tree, head: &Head, url: Option<&str>) -> Option<Published> {
    let metadata = |when| Published { when, basis: PublishedBasis::Metadata };
    let address = url.and_then(of_address);
    let day_in_address = address.filter(|when| when.precision == DatePrecision::Day);
    let stated = stated(head);
    if let Some(when) = stated {
        return Some(metadata(when));
    }
    if let Some(when) = day_in_address {
        return Some(Published { when, basis: PublishedBasis::Url });
    }
    let shown = marked(tree, head).or_else(|| loosely_stated(head));
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

/// The day in the best marked element: `time` and `datePublished` before other marks, below the heading
/// before above it.
fn marked(tree: &Tree, head: &Head) -> Option<Date> {
    let order = day_first(head);
    let mut best: Option<(u32, Date)> = None;
    let mut after_heading = false;
    for id in tree.iter(tree.root(), &[]) {
        let tag = tree.tag_name(id);
        after_heading |= tag == "h1";
        let Some(strength) = strength(tree, id, tag) else { continue };
        let rank = strength * 2 + u32::from(!after_heading);
        if best.is_some_and(|(known, _)| known <= rank) || is_chrome(tree, id) {
            continue;
        }
        if let Some(day) = day_of(tree, id, order) {
            best = Some((rank, day));
        }
    }
    best.map(|(_, day)| day)
}

/// How surely an element holds the page's date, 0 the surest; `None` where it does not look like one.
fn strength(tree: &Tree, id: NodeId, tag: &str) -> Option<u32> {
    let itemprop = tree.get_attribute(id, "itemprop").unwrap_or_default().to_ascii_lowercase();
    if itemprop.contains("datepublished") || tree.get_attribute(id, "pubdate").is_some() {
        return Some(0);
    }
    if itemprop.contains("datemodified")
        || matches!(tag, "body" | "html" | "head" | "script" | "style" | "a" | "meta")
    {
        return None;
    }
    let marks = marks(tree, id);
    let updated = marks.contains("updat") || marks.contains("modif");
    if tag == "time" {
        return Some(if updated { 4 } else { 1 });
    }
    let rank = DATE_MARKS.iter().position(|mark| marks.contains(mark))?;
    Some(if updated {
        5
    } else if rank < 9 {
        2
    } else {
        3
    })
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

/// Whether an element is in the page's chrome.
fn is_chrome(tree: &Tree, id: NodeId) -> bool {
    let mut next = Some(id);
    // Pages nest without limit; chrome is marked near.
    for _ in 0..40 {
        let Some(id) = next else { return false };
        let tag = tree.tag_name(id);
        if matches!(tag, "body" | "html") {
            return false;
        }
        if matches!(tag, "nav" | "aside" | "footer") {
            return true;
        }
        let marks = marks(tree, id);
        if CHROME_MARKS.iter().any(|mark| marks.contains(mark)) {
            return true;
        }
        next = tree.parent(id);
    }
    false
}
