//! People in a sentence: numbers and persons with the noun phrases that name them.

use crate::reading::{Placed, Reading};
use crate::text::{Sentence, Shape, TokenKind};
use lexicon::CasualtyForm;
use model::{Count, CountField, NumberKind, Qualifier};

/// A number of people with the noun phrase that follows it; a person counts one.
#[derive(Clone, Debug)]
pub(crate) struct People {
    /// First token of the number.
    pub first: usize,
    /// One past the number.
    pub number_end: usize,
    /// One past the noun phrase.
    pub end: usize,
    pub count: Count,
    /// Whether a noun for people stands in the phrase.
    pub people: bool,
    /// Whether no noun stands in it.
    pub bare: bool,
    /// Whether it is one person named or described and not a number.
    pub single: bool,
    /// Whether it is a person spoken of before ("the man"), or a name.
    pub definite: bool,
    /// A casualty word inside the phrase ("15 deaths").
    pub own: Option<CountField>,
}

/// The longest noun phrase after a number, in tokens.
const PHRASE_TOKENS: usize = 7;

/// Every number of people and every single person of a sentence, in text order.
pub(crate) fn find(reading: &Reading, sentence: &Sentence) -> Vec<People> {
    let numbers = Reading::within(&reading.numbers, sentence.first, sentence.end);
    let mut found: Vec<People> = numbers
        .iter()
        .filter(|number| number.item.kind == NumberKind::Cardinal)
        .filter_map(|number| Some((number, number.item.count()?)))
        .filter_map(|(number, count)| phrase(reading, sentence, number.first, number.end, count))
        .collect();
    let numbered = found.len();
    let mut next = 0;
    let mut taken = sentence.first;
    for at in sentence.first..sentence.end {
        while let Some(begun) = found.get(next).filter(|p| next < numbered && p.first <= at) {
            taken = taken.max(begun.end);
            next += 1;
        }
        let one = if at >= taken { one_person(reading, sentence, at) } else { None };
        if let Some(one) = one {
            taken = one.end;
            found.push(one);
        }
    }
    found.sort_by_key(|people| people.first);
    found
}

/// A single person whose phrase begins at a token: "a policeman", "the 15-year-old boy", a name.
fn one_person(reading: &Reading, sentence: &Sentence, at: usize) -> Option<People> {
    let words = reading.words;
    let fold = reading.text.fold(at);
    let definite = words.articles.contains(fold);
    if definite || words.determiners.contains(fold) {
        let covered = Reading::covers(&reading.numbers, at);
        let one = phrase(reading, sentence, at, at + 1, Count::exact(1)).filter(|_| !covered)?;
        return is_one(reading, &one).then_some(People { definite, single: true, ..one });
    }
    if let Some(age) = Reading::starting(&reading.ages, at) {
        let one = phrase(reading, sentence, at, age.end, Count::exact(1))?;
        let plain = one.end == age.end || is_one(reading, &one);
        return plain.then_some(People { people: true, single: true, ..one });
    }
    named(reading, sentence, at)
}

/// A person's name at a token: two words in capitals at least that name no place, group or force, in
/// a sentence that is not in capitals throughout; an age between commas belongs to it.
fn named(reading: &Reading, sentence: &Sentence, at: usize) -> Option<People> {
    let is_name = |token: usize| {
        let word = reading.text.tokens.get(token);
        let capital = word.is_some_and(|t| t.kind == TokenKind::Word && t.shape == Shape::Capital);
        let other = Reading::covers(&reading.places, token)
            || Reading::covers(&reading.actors, token)
            || Reading::covers(&reading.times, token)
            || Reading::covers(&reading.triggers, token);
        let small = reading.words.breaks.contains(reading.text.fold(token));
        capital && !other && !small && token < sentence.end
    };
    if !is_name(at) || at.checked_sub(1).is_some_and(|before| is_name(before) && before >= sentence.first) {
        return None;
    }
    let end = (at..sentence.end.min(at + 6))
        .take_while(|token| is_name(*token) || is_initial(reading, *token))
        .last()?
        + 1;
    let words = (at..end).filter(|token| is_name(*token)).count();
    let mut after = end;
    if reading.text.raw(after) == ","
        && let Some(age) = Reading::starting(&reading.ages, after + 1)
    {
        after = age.end + usize::from(reading.text.raw(age.end) == ",");
    }
    let single =
        words >= 2 && !(at..end).any(|token| reading.words.source_nouns.contains(reading.text.fold(token)));
    single.then_some(People {
        first: at,
        number_end: at,
        end: after,
        count: Count::exact(1),
        people: true,
        bare: false,
        single: true,
        definite: true,
        own: None,
    })
}

/// The full stop of an initial inside a name.
fn is_initial(reading: &Reading, at: usize) -> bool {
    reading.text.raw(at) == "."
        && at.checked_sub(1).is_some_and(|before| reading.text.raw(before).chars().count() == 1)
}

/// Whether a phrase names one person: by a noun for one, or by an age alone.
fn is_one(reading: &Reading, one: &People) -> bool {
    let person = |at: usize| reading.words.person.contains(reading.text.fold(at));
    let age = !Reading::within(&reading.ages, one.number_end, one.end).is_empty();
    let last = one.end.checked_sub(1).filter(|last| *last >= one.number_end);
    let aged = age && last.is_some_and(|last| Reading::covers(&reading.ages, last));
    aged || (one.number_end..one.end).any(person)
}

/// The noun phrase that a number counts; `None` where it counts things.
fn phrase(
    reading: &Reading,
    sentence: &Sentence,
    first: usize,
    number_end: usize,
    count: Count,
) -> Option<People> {
    let text = reading.text;
    let words = reading.words;
    let mut phrase = People {
        first,
        number_end,
        end: number_end,
        count,
        people: false,
        bare: true,
        single: false,
        definite: false,
        own: None,
    };
    let mut at = number_end;
    if count.qualifier == Qualifier::Vague && words.source_links.contains(text.fold(at)) {
        at += 1;
    }
    while at < sentence.end && at - number_end < PHRASE_TOKENS {
        if let Some(age) = Reading::starting(&reading.ages, at) {
            at = age.end;
            phrase.end = at;
            phrase.bare = false;
            continue;
        }
        if let Some((field, end)) = noun_at(reading, at) {
            phrase.own = Some(field);
            phrase.end = end;
            break;
        }
        if ends_phrase(reading, at) {
            break;
        }
        let fold = text.fold(at);
        if words.people.contains(fold) || words.person.contains(fold) || is_demonym(reading, at) {
            phrase.people = true;
        } else if words.things.contains(fold) {
            return None;
        }
        phrase.bare = phrase.bare && words.remainder.contains(fold);
        at += 1;
        phrase.end = at;
    }
    Some(phrase)
}

/// Whether a token ends a noun phrase: a small word, a number, a mark, a verb of casualties.
fn ends_phrase(reading: &Reading, at: usize) -> bool {
    let text = reading.text;
    let kind = text.tokens.get(at).map(|t| t.kind);
    let stops = reading.words.breaks.contains(text.fold(at))
        || kind == Some(TokenKind::Number)
        || Reading::starting(&reading.numbers, at).is_some();
    let mark = kind == Some(TokenKind::Mark) && !(matches!(text.raw(at), "-" | "–") && text.glued(at));
    let verb = |casualty: &Placed<lexicon::Casualty>| casualty.item.form != CasualtyForm::Noun;
    let owner = kind == Some(TokenKind::Possessive);
    stops || mark || owner || Reading::starting(&reading.casualties, at).is_some_and(verb)
}

fn is_demonym(reading: &Reading, at: usize) -> bool {
    Reading::starting(&reading.places, at).is_some_and(|place| place.item.demonym)
}

/// A casualty word that is itself counted, at a token: "deaths", "dead", "wounded".
fn noun_at(reading: &Reading, at: usize) -> Option<(CountField, usize)> {
    let here = Reading::within(&reading.casualties, at, at + 1);
    here.iter().find(|c| c.item.form == CasualtyForm::Noun).map(|c| (c.item.field, c.end))
}
