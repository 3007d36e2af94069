//! Whose voice a sentence is in.

use crate::reading::Reading;
use crate::text::{Sentence, TokenKind};
use model::{Attribution, Span, Stance};

/// A source named in a sentence, at the tokens of its verb or of "according to".
#[derive(Clone, Debug)]
pub(crate) struct Voice {
    pub at: usize,
    pub attribution: Attribution,
}

/// The longest name of a source, in tokens.
const SOURCE_TOKENS: usize = 12;

/// The sources named in a sentence, in text order.
pub(crate) fn voices(reading: &Reading, sentence: &Sentence) -> Vec<Voice> {
    let mut voices = Vec::new();
    for at in sentence.first..sentence.end {
        if let Some(end) = reading.phrase(&reading.words.according, at) {
            let source = source_after(reading, end, sentence.end);
            voices.extend(source.map(|span| voice(reading, at, span, Stance::Said)));
        } else if let Some((end, stance)) = say_verb(reading, at) {
            let source = source_before(reading, sentence.first, at).or_else(|| {
                follows_quote(reading, sentence, at)
                    .then(|| source_after(reading, end, sentence.end))
                    .flatten()
            });
            voices.extend(source.map(|span| voice(reading, at, span, stance)));
        }
    }
    voices
}

/// The source of a claim on tokens `first..end`: the nearest voice of its sentence. Voices inside
/// the claim's own words do not count.
pub(crate) fn of_claim(voices: &[Voice], first: usize, end: usize) -> Option<Attribution> {
    let distance =
        |voice: &&Voice| if voice.at < first { first - voice.at } else { voice.at.saturating_sub(end) };
    let outside = voices.iter().filter(|voice| voice.at < first || voice.at >= end);
    outside.min_by_key(distance).map(|voice| voice.attribution.clone())
}

fn voice(reading: &Reading, at: usize, source: Span, stance: Stance) -> Voice {
    Voice {
        at,
        attribution: Attribution { source: source.text(reading.text.text).to_owned(), stance, span: source },
    }
}

/// A verb of saying at a token; "claimed responsibility" and "claimed 60 lives" say nothing of a source.
fn say_verb(reading: &Reading, at: usize) -> Option<(usize, Stance)> {
    let (last, stances) = reading.words.say.matches(reading.text.phrase_words(at).take(3)).last()?;
    let end = last + 1;
    let stance = *stances.first()?;
    let claims_act = stance == Stance::Claimed
        && reading.text.raw(end) != ","
        && !reading.words.that.contains(reading.text.fold(end));
    (!claims_act).then_some((end, stance))
}

/// Whether the verb at `at` stands after a quotation or a comma, so that its source may follow it.
fn follows_quote(reading: &Reading, sentence: &Sentence, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|before| *before >= sentence.first);
    before.is_none_or(|before| matches!(reading.text.raw(before), "\"" | "”" | "," | "’" | "'" | "»"))
}

/// The noun phrase before a verb of saying.
fn source_before(reading: &Reading, sentence_first: usize, verb: usize) -> Option<Span> {
    let text = reading.text;
    let words = reading.words;
    let mut first = verb;
    while first > sentence_first && verb - first < SOURCE_TOKENS {
        let at = first - 1;
        let fold = text.fold(at);
        let mark = text.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Mark)
            && !matches!(text.raw(at), "-" | "–" | "&" | "." | "/");
        let joint = words.joiners.contains(fold) || words.source_links.contains(fold);
        let verb_like = Reading::covers(&reading.casualties, at) || Reading::covers(&reading.times, at);
        let broken = words.breaks.contains(fold) && !joint;
        if mark || verb_like || broken {
            break;
        }
        first = at;
    }
    let first = (first..verb).find(|at| !joins(reading, *at))?;
    let span = text.span(first, verb);
    names_source(reading, first, verb).then_some(span)
}

/// The noun phrase after "according to" or after an inverted verb of saying.
fn source_after(reading: &Reading, from: usize, sentence_end: usize) -> Option<Span> {
    let text = reading.text;
    let mut end = from;
    while end < sentence_end && end - from < SOURCE_TOKENS {
        let fold = text.fold(end);
        let mark = text.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Mark)
            && !matches!(text.raw(end), "-" | "–" | "&" | "/");
        let stops = reading.words.breaks.contains(fold)
            && !reading.words.source_links.contains(fold)
            && !reading.words.joiners.contains(fold);
        let other = Reading::covers(&reading.times, end)
            || say_verb(reading, end).is_some()
            || Reading::covers(&reading.casualties, end);
        if mark || stops || other {
            break;
        }
        end += 1;
    }
    let end = (from..end).rev().find(|at| !joins(reading, *at)).map(|last| last + 1)?;
    names_source(reading, from, end).then(|| text.span(from, end))
}

fn joins(reading: &Reading, at: usize) -> bool {
    let words = reading.words;
    let fold = reading.text.fold(at);
    words.joiners.contains(fold)
        || (words.source_links.contains(fold) || words.that.contains(fold))
        || matches!(reading.text.raw(at), "-" | "." | "&")
}

/// Whether a noun phrase names a source: by a noun for sources, an actor or a name that is no place's.
fn names_source(reading: &Reading, first: usize, end: usize) -> bool {
    let words = reading.words;
    let noun = (first..end).any(|at| words.source_nouns.contains(reading.text.fold(at)));
    let actor = !Reading::within(&reading.actors, first, end).is_empty();
    let evoked = (first..end).any(|at| Reading::covers(&reading.triggers, at));
    let opens =
        |at: usize| reading.text.sentences.get(reading.text.sentence_of(at)).is_some_and(|s| s.first == at);
    let is_name = |at: usize| {
        reading.is_capital(at)
            && !Reading::covers(&reading.places, at)
            && !(opens(at) && end - first > 1 && at == first)
    };
    let name =
        !evoked && (first..end).any(|at| is_name(at) && !words.pronouns.contains(reading.text.fold(at)));
    end > first && (noun || actor || name)
}
