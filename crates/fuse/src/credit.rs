//! Credits: the agencies whose material a text says it uses.

use lexicon::{Lexicon, Outlets, fold_words};
use model::Document;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// Bytes at the head of a body in which a dateline stands.
const HEAD: usize = 240;
/// Bytes at the tail of a body in which credits stand.
const TAIL: usize = 320;
/// Phrases of the last lines after which the name of an agency or a reporter stands.
const CLOSINGS: [&str; 3] = ["material from ", "Reporting by ", "reporting by "];
/// Words before an agency's name that make it a credit anywhere in a text.
const LEADS: [&str; 6] = ["told", "by", "from", "via", "to", "with"];

/// Sorted keys of the agencies that a document credits: outlet ids where the lexicon knows them,
/// else the folded name that stands in the dateline.
///
/// A credit is an agency's form of credit in the dateline's brackets ("KABUL (Reuters) -"), in the
/// last lines ("Reporting by AFP"), or after words such as "told" and "by". A mention elsewhere
/// ("a Reuters photographer") is none. An agency's own document carries its own credit.
pub(crate) fn credits(document: &Document, body: &str, lexicon: &Lexicon) -> Vec<String> {
    let outlets = lexicon.outlets();
    let forms = forms(outlets);
    let mut keys = BTreeSet::new();
    let by_name = document.outlet.as_deref().and_then(|name| outlets.by_name(name));
    let own = by_name.or_else(|| document.url.as_deref().and_then(|url| outlets.by_url(url)));
    keys.extend(own.filter(|outlet| outlet.kind == "agency").map(|outlet| outlet.id.clone()));
    if let Some(name) = dateline_name(body) {
        keys.extend(key_of(&name, document.outlet.as_deref(), outlets, forms));
    }
    let tail = body.ceil_char_boundary(body.len().saturating_sub(TAIL));
    for name in closing_names(body.get(tail..).unwrap_or("")) {
        keys.extend(key_of(&name, document.outlet.as_deref(), outlets, forms));
    }
    for (start, word) in words(body) {
        for form in forms.get(word).into_iter().flatten() {
            let fits = body.get(start..).is_some_and(|rest| begins_with(rest, &form.text));
            if fits && (start >= tail || leads(body, start, form.text.len())) {
                keys.insert(form.outlet.clone());
            }
        }
    }
    keys.into_iter().collect()
}

struct Form {
    text: String,
    outlet: String,
}

/// Forms of credit by their first word.
fn forms(outlets: &Outlets) -> &'static BTreeMap<String, Vec<Form>> {
    // The outlets are those that the program carries: there is one table of them in a run.
    static FORMS: OnceLock<BTreeMap<String, Vec<Form>>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let mut forms: BTreeMap<String, Vec<Form>> = BTreeMap::new();
        for outlet in outlets.iter().filter(|outlet| outlet.kind == "agency") {
            for text in outlet.credits.iter().chain(std::iter::once(&outlet.name)) {
                let text = text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
                if !names(&text) {
                    continue;
                }
                let first = words(&text).next().map(|(_, word)| word.to_owned());
                if let Some(word) = first {
                    forms.entry(word).or_default().push(Form { outlet: outlet.id.clone(), text });
                }
            }
        }
        forms
    })
}

/// Whether a form of credit holds a name: "Reporting by" alone leads to many.
fn names(form: &str) -> bool {
    let last = words(form).last().map_or("", |(_, word)| word);
    form == last || !last.chars().all(char::is_lowercase)
}

/// Words with the byte at which they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

fn begins_with(rest: &str, form: &str) -> bool {
    rest.strip_prefix(form).is_some_and(|after| !after.starts_with(char::is_alphanumeric))
}

/// Whether the words around `start..start + length` make a name there a credit.
fn leads(body: &str, start: usize, length: usize) -> bool {
    let before = body.get(..start).unwrap_or("");
    let after = body.get(start + length..).unwrap_or("");
    if before.ends_with(['(', '/', '©']) && after.starts_with([')', '/', ' ', ',']) && start < HEAD {
        return true;
    }
    let before = before.trim_end().trim_end_matches("the").trim_end();
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    LEADS.iter().any(|lead| last.eq_ignore_ascii_case(lead))
}

/// The name in the brackets of a dateline: "KABUL, Aug 26 (Example Press) - …".
fn dateline_name(body: &str) -> Option<String> {
    let head = body.get(..body.floor_char_boundary(HEAD.min(body.len())))?;
    let open = head.find('(')?;
    let (name, after) = head.get(open + 1..)?.split_once(')')?;
    let dashed = after.trim_start().starts_with(['-', '–', '—', '―']);
    let upper = head
        .get(..open)?
        .split_whitespace()
        .next()?
        .chars()
        .filter(|c| c.is_alphabetic())
        .all(char::is_uppercase);
    let words = fold_words(name);
    (dashed && upper && (1..=5).contains(&words.len())).then(|| words.join(" "))
}

/// Names after the words with which a text closes: "With material from Example Press."
fn closing_names(tail: &str) -> Vec<String> {
    let after = |phrase: &str| tail.split_once(phrase).map(|(_, after)| after);
    let name = |after: &str| {
        let line = after.split(['.', ';', ',', ')', '\n']).next().unwrap_or("");
        let line = line.trim().trim_start_matches("the ");
        let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
        let words: Vec<&str> = line.split_whitespace().take_while(capital).take(5).collect();
        (!words.is_empty()).then(|| fold_words(&words.join(" ")).join(" "))
    };
    CLOSINGS
        .iter()
        .filter_map(|phrase| after(phrase))
        .filter_map(name)
        .filter(|name| !name.is_empty())
        .collect()
}

/// The key of a dateline's name; `None` where it is the document's own outlet and no agency.
fn key_of(
    name: &str,
    outlet: Option<&str>,
    outlets: &Outlets,
    forms: &BTreeMap<String, Vec<Form>>,
) -> Option<String> {
    if let Some(known) = outlets.by_name(name) {
        return Some(known.id.clone());
    }
    let mut listed = forms.values().flatten();
    if let Some(form) = listed.find(|form| fold_words(&form.text).join(" ") == name) {
        return Some(form.outlet.clone());
    }
    let own = outlet.map(|outlet| fold_words(outlet).join(" "));
    // "(Meridian)" in the Meridian Press Agency's own dateline is the agency's full name.
    match own {
        Some(own) if own.starts_with(name) || name.starts_with(&own) => Some(own),
        _ => Some(name.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::document;

    fn found(outlet: &str, body: &str) -> Vec<String> {
        let mut document = document("a", "Title", body);
        document.outlet = Some(outlet.to_owned());
        credits(&document, body, Lexicon::embedded())
    }

    #[test]
    fn a_dateline_credits_an_agency_that_no_list_knows() {
        let text = "KABUL (Northwind Press) - A bomb went off on Monday.";
        assert_eq!(found("Example Courier", text), ["northwind press"]);
        assert_eq!(found("Northwind Press", "KABUL, Aug 26 (Northwind) — A bomb."), ["northwind press"]);
    }

    #[test]
    fn the_last_lines_credit_by_name() {
        let text = "A bomb went off on Monday.\n\nWith material from the Northwind Press.";
        assert_eq!(found("Example Courier", text), ["northwind press"]);
        assert!(found("Example Courier", "A bomb made with material from a quarry.").is_empty());
    }

    #[test]
    fn brackets_elsewhere_are_no_credit() {
        assert!(found("Example Courier", "The group (an offshoot) - so it says - denied it.").is_empty());
        assert!(found("Example Courier", "").is_empty());
        assert!(found("Example Courier", "КАБУЛ (").is_empty());
    }

    #[test]
    fn the_name_must_be_whole() {
        assert!(begins_with("AFP reported", "AFP"));
        assert!(!begins_with("AFPX reported", "AFP"));
        assert!(leads("he told AFP", 8, 3) && leads("KABUL (AFP) - Two", 7, 3));
        assert!(!leads("an AFP photographer", 3, 3));
    }
}
