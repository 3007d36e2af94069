//! Whether the words around a time speak of the past or of what is to come.

use super::reader::Reader;

/// The direction in which an unfinished date is completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
    Unknown,
}

/// Tokens looked at before and after a mention: a clause, and a bound on the work.
const BEFORE: usize = 25;
const AFTER: usize = 10;
/// How far before a participle its modal verb may stand ("will now be held").
const MODAL: usize = 3;

/// The direction of the verb nearest before `first`, else nearest after `end`, in the sentence.
///
/// An infinitive between them leaves it open ("decided to meet on Friday").
pub(super) fn direction(reader: &Reader, first: usize, end: usize) -> Direction {
    let back = (reader.start.max(first.saturating_sub(BEFORE))..first).rev();
    let ahead = end..reader.limit.min(end.saturating_add(AFTER));
    back.chain(ahead).find_map(|at| of_word(reader, at)).unwrap_or(Direction::Unknown)
}

fn of_word(reader: &Reader, at: usize) -> Option<Direction> {
    let words = &reader.language.times;
    let word = reader.fold(at);
    if word.len() < 2 {
        return None;
    }
    if words.future_words.contains(word) {
        // "had been scheduled", "was expected" tell of a past plan.
        let told = at > reader.start && words.past_words.contains(reader.fold(at - 1));
        return Some(if told { Direction::Past } else { Direction::Future });
    }
    if words.infinitive.contains(word) {
        let verb = reader.is_lower(at + 1) && !words.not_infinitive.contains(reader.fold(at + 1));
        return verb.then_some(Direction::Unknown);
    }
    let ended = reader.is_word(at)
        && word.len() > 4
        && words.past_endings.iter().any(|ending| word.ends_with(ending.as_str()));
    if !ended && !words.past_words.contains(word) {
        return None;
    }
    let modal = (reader.start.max(at.saturating_sub(MODAL))..at)
        .any(|before| words.modals.contains(reader.fold(before)));
    Some(if modal { Direction::Future } else { Direction::Past })
}
