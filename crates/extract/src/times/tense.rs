//! Whether the words around a time speak of the past or of what is to come.

use super::reader::Reader;
use lexicon::TimeRole;

/// The direction in which an unfinished date is completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
    Unknown,
}

/// Tokens looked at before and after a mention: a clause, and a bound on the work.
const BEFORE: usize = 25;
const AFTER: usize = 20;
/// How far before a participle its modal verb may stand ("will now be held").
const MODAL: usize = 3;

/// The direction of the verb nearest before `first`, else nearest after `end`, in the sentence.
///
/// An infinitive between them leaves it open ("asked to speak on Friday") unless what stands before
/// it looks ahead ("is set to speak on Friday"); so does "until" before a month or date, which ends
/// what was as often as what will be. Before a `weekday` it looks ahead.
pub(super) fn direction(reader: &Reader, first: usize, end: usize, weekday: bool) -> Direction {
    if looks_ahead(reader, first) {
        return if weekday { Direction::Future } else { Direction::Unknown };
    }
    if reader.language.times.before_past_day.contains(reader.fold_before(first)) {
        return Direction::Past;
    }
    let back = (reader.start.max(first.saturating_sub(BEFORE))..first).rev();
    let ahead = end..reader.limit.min(end.saturating_add(AFTER));
    back.chain(ahead).find_map(|at| of_word(reader, at)).unwrap_or(Direction::Unknown)
}

/// Whether the words directly before a day place it ahead ("until Tuesday", "as soon as Tuesday").
fn looks_ahead(reader: &Reader, first: usize) -> bool {
    let words = &reader.language.times.before_future_day;
    let one = reader.fold_before(first);
    // At the head of a sentence "Until Tuesday, they had …" looks back.
    first > reader.start + 1
        && (words.contains(one) || words.contains(&format!("{} {one}", reader.fold_before(first - 1))))
}

fn of_word(reader: &Reader, at: usize) -> Option<Direction> {
    let words = &reader.language.times;
    let word = reader.fold(at);
    if word.len() < 2 {
        return None;
    }
    let before = |count: usize| reader.start.max(at.saturating_sub(count))..at;
    let told = || before(MODAL).any(|back| words.pluperfect.contains(reader.fold(back)));
    // "set for Monday", "planned for May"
    let planned_for = words.before_infinitive.contains(word) && reader.is(at + 1, TimeRole::Preposition);
    if planned_for || words.future_words.contains(word) {
        return Some(if told() { Direction::Past } else { Direction::Future });
    }
    if words.infinitive.contains(word) {
        let verb = reader.is_lower(at + 1) && !words.not_infinitive.contains(reader.fold(at + 1));
        let planned = before(1).any(|back| words.before_infinitive.contains(reader.fold(back)));
        return verb.then_some(match planned {
            true if told() => Direction::Past,
            true => Direction::Future,
            false => Direction::Unknown,
        });
    }
    let ended = reader.is_word(at)
        && word.len() > 4
        && words.past_endings.iter().any(|ending| word.ends_with(ending.as_str()));
    if !ended && !words.past_words.contains(word) {
        return None;
    }
    let modal = before(MODAL).any(|back| words.modals.contains(reader.fold(back)));
    let passive = at > reader.start + 1
        && words.passive.contains(reader.fold(at - 1))
        && words.infinitive.contains(reader.fold(at - 2));
    Some(if modal || passive { Direction::Future } else { Direction::Past })
}
