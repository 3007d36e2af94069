//! How many people, and what happened to them: numbers joined to words for casualties.

use crate::people::{self, People};
use crate::reading::Reading;
use crate::text::Sentence;
use lexicon::CasualtyForm;
use model::{Count, CountField, Part, PartKind, Span};

/// A count found in a sentence, not yet of any happening.
#[derive(Clone, Debug)]
pub(crate) struct Counted {
    pub field: CountField,
    pub count: Count,
    pub of: Option<Part>,
    /// First and one past the last token of the words that say it.
    pub first: usize,
    pub end: usize,
    pub span: Span,
    /// The people counted, where the words say of which nation: never more than all of them.
    pub nation: Option<String>,
}

/// How far a participle may stand from its people where other words come between.
const PARTICIPLE_REACH: usize = 12;
/// How far a number may stand from the word "toll".
const TOLL_REACH: usize = 9;

/// Every count in a sentence, in text order; `set` numbers the sets of disjoint parts.
pub(crate) fn find(reading: &Reading, sentence: &Sentence, set: &mut u16) -> Vec<Counted> {
    let phrases = people::find(reading, sentence);
    let mut found: Vec<Option<Counted>> = Vec::new();
    for (at, people) in phrases.iter().enumerate() {
        let previous =
            at.checked_sub(1).and_then(|before| Some((phrases.get(before)?, found.get(before)?.as_ref()?)));
        let next_first = phrases.get(at + 1).map_or(sentence.end, |next| next.first);
        let counted =
            attach(reading, sentence, people, next_first).or_else(|| coordinate(reading, people, previous));
        found.push(counted);
    }
    let mut counted: Vec<Counted> = found.iter().flatten().cloned().collect();
    mark_parts(reading, &phrases, &found, set, &mut counted);
    set_attackers_apart(reading, &phrases, &found, &mut counted);
    counted.extend(nobody(reading, sentence));
    counted.sort_by_key(|c| (c.first, c.end, c.field));
    counted
}

/// The casualty word that a number of people belongs to, by where it stands.
fn attach(reading: &Reading, sentence: &Sentence, people: &People, next_first: usize) -> Option<Counted> {
    // "60 dead" speaks for itself; "three gunmen" may have been killed or have attacked.
    let party = matches!(people.own, Some(CountField::Attackers | CountField::Abducted));
    if let Some(field) = people.own.filter(|_| !party) {
        return Some(counted(reading, people, field, people.first, people.end));
    }
    if let Some((field, end)) = participle_after(reading, people, next_first) {
        return Some(counted(reading, people, field, people.first, end));
    }
    if people.definite {
        return None;
    }
    if let Some((field, first)) = active_before(reading, sentence, people) {
        return Some(counted(reading, people, field, first, people.end));
    }
    let human = people.people || people.bare || party;
    if !human || people.single {
        return None;
    }
    if let Some((field, first)) = toll_before(reading, sentence, people) {
        return Some(counted(reading, people, field, first, people.end));
    }
    let distant = distant_participle(reading, people, next_first);
    let (field, end) = distant.or_else(|| people.own.map(|field| (field, people.end)))?;
    Some(counted(reading, people, field, people.first, end))
}

fn counted(reading: &Reading, people: &People, field: CountField, first: usize, end: usize) -> Counted {
    let first = first.min(people.first);
    let end = end.max(people.end);
    let demonyms = Reading::within(&reading.places, people.number_end, people.end);
    let nation = demonyms.iter().any(|place| place.item.demonym).then(|| label(reading, people));
    Counted { field, count: people.count, of: None, first, end, span: reading.text.span(first, end), nation }
}

/// "60 people were killed": a participle after the people with only small words between.
fn participle_after(reading: &Reading, people: &People, next_first: usize) -> Option<(CountField, usize)> {
    // "Ten people, including four children, were killed": the remark between commas is passed over.
    let (from, next_first) = match after_remark(reading, people.end) {
        Some(after) => (after, after + 8),
        None => (people.end, next_first),
    };
    let mut at = from;
    while at < next_first && at - from <= 7 {
        let here = Reading::within(&reading.casualties, at, at + 1);
        if let Some(casualty) = here.iter().find(|c| c.item.form == CasualtyForm::Participle) {
            // "60 people killed 20 others" has its verb, not a participle.
            let transitive = at == people.end && casualty.end == next_first;
            return (!transitive).then_some((casualty.item.field, casualty.end));
        }
        if !reading.words.between.contains(reading.text.fold(at)) {
            return None;
        }
        at += 1;
    }
    None
}

/// One past a remark between commas that begins with a word such as "including".
fn after_remark(reading: &Reading, at: usize) -> Option<usize> {
    let begins = reading.text.raw(at) == "," && reading.phrase(&reading.words.including, at + 1).is_some();
    let sentence = reading.text.sentences.get(reading.text.sentence_of(at)).filter(|_| begins)?;
    let close = (at + 2..sentence.end.min(at + 14)).find(|token| reading.text.raw(*token) == ",")?;
    Some(close + 1)
}

/// "60 people in the two towns were killed": a passive participle further on.
fn distant_participle(reading: &Reading, people: &People, next_first: usize) -> Option<(CountField, usize)> {
    let reach = next_first.min(people.end + PARTICIPLE_REACH);
    let passive = (people.end..reach).find(|at| reading.words.passives.contains(reading.text.fold(*at)))?;
    if (people.end..passive).any(|at| matches!(reading.text.raw(at), ";" | ":" | "\"" | "“")) {
        return None;
    }
    let casualties = Reading::within(&reading.casualties, passive, passive + 4);
    let participle = casualties.iter().find(|c| c.item.form == CasualtyForm::Participle)?;
    (people.people || people.bare).then_some((participle.item.field, participle.end))
}

/// "killing at least 60": an active verb before the number with only small words between.
fn active_before(reading: &Reading, sentence: &Sentence, people: &People) -> Option<(CountField, usize)> {
    let mut at = people.first;
    loop {
        let ends_here = |c: &&crate::reading::Placed<lexicon::Casualty>| {
            c.end == at && c.item.form == CasualtyForm::Active
        };
        let from = at.saturating_sub(5).max(sentence.first);
        let verb = Reading::within(&reading.casualties, from, at).iter().find(ends_here);
        if let Some(verb) = verb {
            return Some((verb.item.field, verb.first));
        }
        let before = at.checked_sub(1).filter(|before| *before >= sentence.first)?;
        let small = reading.words.before_count.contains(reading.text.fold(before));
        if !small || people.first - before > 5 {
            return None;
        }
        at = before;
    }
}

/// "the death toll rose to 60".
fn toll_before(reading: &Reading, sentence: &Sentence, people: &People) -> Option<(CountField, usize)> {
    let from = people.first.saturating_sub(TOLL_REACH).max(sentence.first);
    let tolls = Reading::within(&reading.casualties, from, people.first);
    let toll = tolls.iter().rev().find(|c| c.item.form == CasualtyForm::Toll)?;
    let marked = (toll.end..people.first).any(|at| matches!(reading.text.raw(at), ";" | "." | ":"));
    // The toll is the first number after its word, or the second of "from 12 to 15".
    let numbers = Reading::within(&reading.numbers, toll.end, people.first);
    let other = numbers.iter().any(|number| people.first - number.end > 1);
    (!marked && !other).then_some((toll.item.field, toll.first))
}

/// "79 Afghans and 13 soldiers": the second of two joined phrases takes the field of the first.
fn coordinate(reading: &Reading, people: &People, previous: Option<(&People, &Counted)>) -> Option<Counted> {
    let (before, counted_before) = previous?;
    let joined = (before.end..people.first).all(|at| {
        reading.text.raw(at) == ","
            || reading.words.joiners.contains(reading.text.fold(at))
            || reading.words.including.starts_with(reading.text.fold(at))
    });
    let near = people.first.saturating_sub(before.end) <= 3;
    let and = (before.end..people.first).any(|at| reading.words.joiners.contains(reading.text.fold(at)));
    (joined && near && people.people && (and || !people.single))
        .then(|| counted(reading, people, counted_before.field, people.first, people.end))
}

/// Marks parts: those after "including" lie inside the count before; joined phrases that name
/// different people are disjoint, and their sum is a claim of the whole.
fn mark_parts(
    reading: &Reading,
    phrases: &[People],
    found: &[Option<Counted>],
    set: &mut u16,
    counted: &mut Vec<Counted>,
) {
    let mut sums = Vec::new();
    for at in 1..phrases.len() {
        let (Some(before), Some(here)) = (phrases.get(at - 1), phrases.get(at)) else { continue };
        let (Some(Some(first)), Some(Some(second))) = (found.get(at - 1), found.get(at)) else { continue };
        let between = before.end..here.first;
        let included = between.clone().any(|t| reading.phrase(&reading.words.including, t).is_some());
        if included && first.field == second.field {
            set_part(counted, second, Part { label: label(reading, here), kind: PartKind::Included });
            continue;
        }
        let joined = between.len() == 1
            && between.clone().all(|t| reading.words.joiners.contains(reading.text.fold(t)));
        let distinct = before.people && here.people && label(reading, before) != label(reading, here);
        if joined && distinct && first.field == second.field && !has_remainder(reading, here) {
            *set += 1;
            let part =
                |people| Part { label: label(reading, people), kind: PartKind::Disjoint { set: *set } };
            set_part(counted, first, part(before));
            set_part(counted, second, part(here));
            let span = first.span.join(second.span);
            sums.push(Counted {
                field: first.field,
                count: first.count.plus(&second.count),
                of: None,
                first: first.first,
                end: second.end,
                span,
                nation: None,
            });
        }
    }
    counted.extend(sums);
}

/// Attackers that came to harm are no victims: their number is a part of nobody's toll, and a count of
/// attackers of its own.
fn set_attackers_apart(
    reading: &Reading,
    phrases: &[People],
    found: &[Option<Counted>],
    counted: &mut Vec<Counted>,
) {
    for (people, found) in phrases.iter().zip(found) {
        let Some(harm) = found.as_ref().filter(|_| people.own == Some(CountField::Attackers)) else {
            continue;
        };
        if harm.field != CountField::Attackers {
            set_part(counted, harm, Part { label: label(reading, people), kind: PartKind::Included });
            let span = reading.text.span(people.first, people.end);
            let of = Counted {
                field: CountField::Attackers,
                of: None,
                first: people.first,
                end: people.end,
                span,
                ..harm.clone()
            };
            counted.push(of);
        }
    }
}

fn has_remainder(reading: &Reading, people: &People) -> bool {
    (people.number_end..people.end).any(|at| reading.words.remainder.contains(reading.text.fold(at)))
}

fn set_part(counted: &mut [Counted], which: &Counted, part: Part) {
    if let Some(found) =
        counted.iter_mut().find(|c| c.first == which.first && c.end == which.end && c.field == which.field)
    {
        found.of = Some(part);
    }
}

fn label(reading: &Reading, people: &People) -> String {
    reading.text.span(people.number_end, people.end).text(reading.text.text).to_owned()
}

/// "no one was hurt": a count of nobody. "Nobody claimed it" counts none.
fn nobody(reading: &Reading, sentence: &Sentence) -> Option<Counted> {
    let at = reading.phrase_within(&reading.words.nobody, sentence.first, sentence.end)?;
    let end = reading.phrase(&reading.words.nobody, at)?;
    let near = Reading::within(&reading.casualties, at, (end + 5).min(sentence.end));
    let casualty =
        near.iter().find(|c| matches!(c.item.form, CasualtyForm::Participle | CasualtyForm::Noun))?;
    let end = end.max(casualty.end);
    let zero = Count::exact(0);
    Some(Counted {
        field: casualty.item.field,
        count: zero,
        of: None,
        first: at,
        end,
        span: reading.text.span(at, end),
        nation: None,
    })
}
