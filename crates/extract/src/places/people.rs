//! Names of persons, so far as they must be told from names of places.

use super::scan::{Case, Page};
use crate::text::TokenKind;
use std::collections::HashSet;

/// Folded words that the text uses as parts of persons' names.
pub(super) fn names<'a>(page: &Page<'a>) -> HashSet<&'a str> {
    let text = page.text;
    let mut names = HashSet::new();
    for token in 0..text.tokens.len() {
        if !page.is_capital(token) || page.case(token) != Case::Running {
            continue;
        }
        let word = text.fold(token);
        let given = page.words.given_names.contains(word);
        let titled = page.words.titles.contains(word);
        if !given && !titled {
            continue;
        }
        for (distance, part) in following(page, token).enumerate() {
            // "Sheriff Brown said"; "Mayor of" ends at once.
            if given || distance < 3 {
                names.insert(text.fold(part));
            }
        }
    }
    names
}

/// The capitalised words that follow a token directly, initials passed over, three at most.
fn following(page: &Page<'_>, token: usize) -> impl Iterator<Item = usize> {
    let mut at = token + 1;
    std::iter::from_fn(move || {
        let mut next = page.after(at)?;
        if page.text.raw(next) == "."
            && page.text.tokens.get(next.saturating_sub(1)).is_some_and(|t| t.span.len() <= 4)
        {
            next = page.after(next + 1)?;
        }
        if !page.is_capital(next) {
            return None;
        }
        at = next + 1;
        Some(next)
    })
    .take(3)
}

/// Whether the words before a token make it part of a person's name: a title, a given name or an
/// initial directly before it.
pub(super) fn follows_person(page: &Page<'_>, token: usize) -> bool {
    let Some(mut before) = page.before(token) else { return false };
    if page.text.raw(before) == "." {
        let Some(further) = page.before(before) else { return false };
        before = further;
    }
    let word = page.text.fold(before);
    let initial = page.is_capital(before) && page.text.raw(before).trim_end_matches('.').chars().count() == 1;
    initial && word != "i"
        || page.is_capital(before)
            && (page.words.titles.contains(word) || page.words.given_names.contains(word))
}

/// Whether a name is the rest of a saint's that the gazetteer does not know as a whole.
pub(super) fn follows_saint(page: &Page<'_>, token: usize) -> bool {
    let stop = page.before(token).filter(|stop| page.text.raw(*stop) == ".");
    let word = stop.and_then(|stop| page.before(stop));
    word.is_some_and(|word| {
        page.is_capital(word) && page.words.name_abbreviations.contains(page.text.fold(word))
    })
}

/// Whether the words after a name are those that follow a person's: an age, an initial with a stop.
pub(super) fn precedes_person(page: &Page<'_>, end: usize) -> bool {
    let Some(next) = page.after(end) else { return false };
    let text = page.text;
    let number = |token: usize| {
        text.tokens.get(token).is_some_and(|t| t.kind == TokenKind::Number && t.span.len() <= 2)
    };
    if text.raw(next) == "," && number(next + 1) && matches!(text.raw(next + 2), "," | "." | "of") {
        return true;
    }
    let initial = page.is_capital(next) && text.raw(next).trim_end_matches('.').chars().count() == 1;
    initial
        && (text.raw(next + 1) == "." || text.raw(next).ends_with('.'))
        && page.after(next + 2).is_some_and(|t| page.is_capital(t))
}
