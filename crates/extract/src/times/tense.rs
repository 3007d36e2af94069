//! Whether the words around a time speak of the past or of what is to come.

use super::reader::Reader;

/// The direction in which an unfinished date is completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
    Unknown,
}

/// Tokens looked at before and after a mention; enough for a clause, and a bound on the work.
const BEFORE: usize = 30;
const AFTER: usize = 12;

/// The direction of the verb nearest before `first`, else nearest after `end`, in the sentence.
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
        return Some(Direction::Future);
    }
    let past = words.past_words.contains(word)
        || reader.is_word(at)
            && word.len() > 4
            && words.past_endings.iter().any(|ending| word.ends_with(ending.as_str()));
    past.then_some(Direction::Past)
}
