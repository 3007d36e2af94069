//! Which of a page's titles is the report's.

use super::folded;
use super::head::Head;
use crate::entities;
use trafilatura::dom::Document as Tree;

/// What divides a headline from the name of the outlet or section in a `title` element.
const DIVIDERS: [&str; 7] = [" | ", " - ", " – ", " — ", " » ", " :: ", " · "];

/// The headline: what the page states as such, then its own heading, then its window title without the
/// outlet's name.
pub(crate) fn choose(tree: &Tree, head: &Head) -> Option<String> {
    let clean = |text: &str| {
        let text = folded(&entities::decode(text));
        (!text.is_empty()).then_some(text)
    };
    let outlet = head.outlet();
    let headings = headings(tree);
    let stated = head.article_values("headline").find_map(clean);
    let shared = head.meta(&["og:title", "twitter:title", "dc.title", "dcterms.title"]).and_then(clean);
    let window = head.title.as_deref().and_then(clean);
    let shared = shared.map(|title| without_outlet(&title, outlet.as_deref()));
    if let [heading] = headings.as_slice() {
        return shared.filter(|title| is_core(title, heading)).or_else(|| Some(heading.clone()));
    }
    shared
        .or(stated)
        .or_else(|| headings.into_iter().next())
        .or_else(|| window.map(|title| without_outlet(&title, outlet.as_deref())))
}

/// Whether a title is a heading without the section before it or the outlet after it.
fn is_core(title: &str, heading: &str) -> bool {
    let after = heading.strip_prefix(title);
    heading.ends_with(title)
        || after.is_some_and(|rest| DIVIDERS.iter().any(|divider| rest.starts_with(divider)))
}

/// The words of the `h1` elements, without empty and one-word ones.
fn headings(tree: &Tree) -> Vec<String> {
    let all = tree.iter(tree.root(), &["h1"]).into_iter().map(|id| folded(&tree.text_content(id)));
    all.filter(|text| text.split(' ').count() > 2).collect()
}

/// The title without the outlet's name at its end or start.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    let Some(outlet) = outlet else { return title.to_owned() };
    let is_outlet = |part: &str| part.trim().eq_ignore_ascii_case(outlet.trim());
    for divider in DIVIDERS {
        if let Some((rest, last)) = title.rsplit_once(divider)
            && is_outlet(last)
        {
            return rest.trim().to_owned();
        }
        if let Some((first, rest)) = title.split_once(divider)
            && is_outlet(first)
        {
            return rest.trim().to_owned();
        }
    }
    title.to_owned()
}
