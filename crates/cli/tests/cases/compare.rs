//! Pairing what is expected with what came out.

use serde_json::Value;

/// Pairs expected lines with different things that came out, as many as can be (augmenting paths).
/// Gives for each expected line the index of its partner.
pub fn pair(expected: usize, actual: usize, fits: impl Fn(usize, usize) -> bool) -> Vec<Option<usize>> {
    let mut owner: Vec<Option<usize>> = vec![None; actual];
    for line in 0..expected {
        augment(line, &fits, &mut owner, &mut vec![false; actual]);
    }
    let mut partners = vec![None; expected];
    for (thing, line) in owner.iter().enumerate() {
        if let Some(line) = line {
            partners[*line] = Some(thing);
        }
    }
    partners
}

fn augment(
    line: usize,
    fits: &impl Fn(usize, usize) -> bool,
    owner: &mut Vec<Option<usize>>,
    tried: &mut Vec<bool>,
) -> bool {
    for thing in 0..owner.len() {
        if tried[thing] || !fits(line, thing) {
            continue;
        }
        tried[thing] = true;
        if owner[thing].is_none_or(|other| augment(other, fits, owner, tried)) {
            owner[thing] = Some(line);
            return true;
        }
    }
    false
}

/// The text of a field; empty where there is none.
pub fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

/// A field as JSON writes it: `25`, `null`.
pub fn written(value: &Value, field: &str) -> String {
    value[field].to_string()
}

/// The elements of a list.
pub fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field].as_array().map_or(&[], Vec::as_slice)
}

/// One within the other, whatever the case; an empty one is within nothing.
pub fn alike(left: &str, right: &str) -> bool {
    let (left, right) = (left.to_lowercase(), right.to_lowercase());
    !left.is_empty() && !right.is_empty() && (left.contains(&right) || right.contains(&left))
}

/// Whether something with `start` and `end` in code points overlaps one of the places where a phrase stands.
pub fn overlaps(thing: &Value, text: &str, phrase: &str) -> bool {
    let (Some(start), Some(end)) = (thing["start"].as_u64(), thing["end"].as_u64()) else { return false };
    let length = phrase.chars().count() as u64;
    places(text, phrase).any(|at| {
        let from = text[..at].chars().count() as u64;
        start < from + length && from < end
    })
}

/// Where a phrase stands: not within a longer word, nor within a longer number.
pub fn places<'a>(text: &'a str, phrase: &'a str) -> impl Iterator<Item = usize> + 'a {
    let same = |left: Option<char>, right: Option<char>| match (left, right) {
        (Some(left), Some(right)) => {
            (left.is_alphabetic() && right.is_alphabetic()) || (left.is_numeric() && right.is_numeric())
        }
        _ => false,
    };
    text.match_indices(phrase).map(|(at, _)| at).filter(move |at| {
        let (before, after) = (&text[..*at], &text[at + phrase.len()..]);
        !phrase.is_empty()
            && !same(before.chars().next_back(), phrase.chars().next())
            && !same(phrase.chars().next_back(), after.chars().next())
    })
}
