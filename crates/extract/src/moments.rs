//! When a sentence's happening was.

use crate::reading::{Placed, Reading};
use crate::text::{Sentence, TokenKind};
use model::{Published, Span, Stance, TimeMention, When};

/// When a sentence's happening was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Moment {
    /// The sentence does not say.
    Untold,
    /// It says so in words that the document does not resolve ("on Thursday"): where, and the first
    /// token of the document with the same word, so that equal words are equal numbers.
    Recent(Span, usize),
    /// On these days.
    Days(When, Span),
}

/// The time expression nearest to the words of the happening at token `focus`.
///
/// A time beside a verb of saying tells when it was said, and is the happening's only where `said` asks
/// for it; one after the document time is no report's.
pub(crate) fn moment(
    reading: &Reading,
    sentence: &Sentence,
    focus: usize,
    published: Option<&Published>,
    said: bool,
) -> Moment {
    let times = Reading::within(&reading.times, sentence.first, sentence.end);
    let candidate = |time: &&Placed<TimeMention>| {
        let future =
            time.item.when.zip(published).is_some_and(|(when, published)| when.start > published.when.end);
        let vague = time.item.when.is_some_and(|when| when.days() > 366);
        let later = is_later(reading, time, focus);
        !time.item.duration && !future && !vague && !later && is_said(reading, sentence, time) == said
    };
    let cost = |time: &&Placed<TimeMention>| {
        let unresolved = time.item.when.is_none();
        time.first.abs_diff(focus) + if unresolved { 4 } else { 0 }
    };
    match times.iter().filter(candidate).min_by_key(cost) {
        None => Moment::Untold,
        Some(time) => match time.item.when {
            Some(when) => Moment::Days(when, time.item.span),
            None => Moment::Recent(time.item.span, first_alike(reading, time.end.saturating_sub(1))),
        },
    }
}

/// Whether a time is that of something after the happening at token `focus`: "on May 9, after the
/// explosions, onlookers stood …".
fn is_later(reading: &Reading, time: &Placed<TimeMention>, focus: usize) -> bool {
    let between = time.end..(time.end + 3).min(focus);
    between.into_iter().any(|at| reading.words.afters.contains(reading.text.fold(at)))
}

/// Whether a time stands beside a verb of saying: "police said on Friday", "on Friday said".
fn is_said(reading: &Reading, sentence: &Sentence, time: &Placed<TimeMention>) -> bool {
    let owner = reading.text.tokens.get(time.end).is_some_and(|t| t.kind == TokenKind::Possessive);
    let says = |at: usize| {
        let stances = reading.words.say.matches([((), reading.text.fold(at))]).last();
        !owner
            && stances.is_some_and(|(_, s)| s.iter().any(|s| matches!(s, Stance::Said | Stance::Confirmed)))
    };
    let before = time.first.saturating_sub(2).max(sentence.first)..time.first;
    let after = time.end..(time.end + 1).min(sentence.end);
    before.into_iter().any(says) || after.into_iter().any(says)
}

/// The first token of the document with the same folded word.
fn first_alike(reading: &Reading, token: usize) -> usize {
    let word = reading.text.fold(token);
    (0..token).find(|at| reading.text.fold(*at) == word).unwrap_or(token)
}
