//! Names of armed groups and state forces in a text.

use crate::text::{Shape, Text, TokenKind};
use lexicon::{ActorName, Language, Lexicon};
use model::{ActorId, ActorMention, Span};
use std::collections::BTreeMap;

/// Every name of an actor, in order, the longest at each place.
///
/// Where a name could be several actors', the one that the document names in full elsewhere is
/// taken, else the first listed.
///
/// A general name is made particular by the words around it: "the Afghan branch of the Islamic
/// State", "ISIS, the Islamic State-Khorasan group".
pub(crate) fn find(text: &Text, language: &Language, lexicon: &Lexicon) -> Vec<ActorMention> {
    let names = lexicon.actors().names();
    let mut found: Vec<(Span, Vec<&ActorName>)> = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        let small = language.events.name_particles.contains(text.fold(at));
        let starts = text
            .tokens
            .get(at)
            .is_some_and(|t| t.kind == TokenKind::Word && (t.shape != Shape::Lower || small));
        match (starts && names.starts_with(text.fold(at))).then(|| longest(text, names, at)).flatten() {
            Some((end, candidates)) => {
                found.push((text.span(at, end), candidates));
                at = end;
            }
            None => at += 1,
        }
    }
    let mut mentions = resolve(found);
    for at in 0..mentions.len() {
        if let Some(part) = particular(text, language, lexicon, &mentions, at)
            && let Some(mention) = mentions.get_mut(at)
        {
            mention.actor = part;
        }
    }
    mentions
}

/// The part of a group that the words around its name speak of.
fn particular(
    text: &Text,
    language: &Language,
    lexicon: &Lexicon,
    mentions: &[ActorMention],
    at: usize,
) -> Option<ActorId> {
    let mention = mentions.get(at)?;
    let tokens = text.tokens_of(mention.span);
    let is_part = |id: &ActorId| {
        lexicon.actors().get(id).is_some_and(|actor| actor.parent.as_ref() == Some(&mention.actor))
    };
    let apposed = mentions.get(at + 1).filter(|next| {
        let from = text.tokens_of(next.span).start;
        let gap = tokens.end..from;
        text.raw(tokens.end) == "," && gap.len() <= 2 && is_part(&next.actor)
    });
    if let Some(next) = apposed {
        return Some(next.actor.clone());
    }
    let from = tokens.start.saturating_sub(3);
    let branch = (from..tokens.start).find(|t| language.events.branches.contains(text.fold(*t)))?;
    let country =
        (branch.saturating_sub(3)..branch).find_map(|t| lexicon.gazetteer().demonym(text.fold(t)))?;
    let parts = lexicon.actors().iter().filter(|actor| is_part(&actor.id));
    let mut there = parts.filter(|actor| actor.countries.first() == Some(&country));
    let part = there.next()?;
    there.next().is_none().then(|| part.id.clone())
}

/// The longest name that begins at a token: one past its last token, and whose it may be.
fn longest<'l>(
    text: &Text,
    names: &'l lexicon::PhraseMap<ActorName>,
    at: usize,
) -> Option<(usize, Vec<&'l ActorName>)> {
    let matches: Vec<_> = names.matches(text.phrase_words(at).take(12)).collect();
    matches.into_iter().rev().find_map(|(last, values)| {
        let end = last + 1;
        let written = text.span(at, end).text(text.text);
        let fitting: Vec<_> =
            values.iter().filter(|name| is_written_as(text, at, end, written, name)).collect();
        (!fitting.is_empty()).then_some((end, fitting))
    })
}

/// Whether the text's spelling may be this name: an abbreviation of up to three letters must stand
/// letter for letter, a longer one with a capital; other names with a capital in every longer word.
fn is_written_as(text: &Text, first: usize, end: usize, written: &str, name: &ActorName) -> bool {
    if name.abbreviation && name.name.chars().filter(|c| c.is_alphanumeric()).count() <= 3 {
        // In a headline or an old agency text of capitals only, "IS" is a verb.
        return written == name.name && !is_shouted(text, first);
    }
    let capital = |token: usize| {
        let small = text.raw(token).chars().count() <= 3;
        let lower =
            text.tokens.get(token).is_some_and(|t| t.kind == TokenKind::Word && t.shape == Shape::Lower);
        small || !lower
    };
    (first..end).all(capital)
}

/// Whether the words around a token are written in capitals throughout.
fn is_shouted(text: &Text, at: usize) -> bool {
    let Some(sentence) = text.sentences.get(text.sentence_of(at)) else { return false };
    let words = || {
        (sentence.first..sentence.end)
            .filter_map(|t| text.tokens.get(t))
            .filter(|t| t.kind == TokenKind::Word)
    };
    let long = words().filter(|t| t.span.len() > 3);
    let upper = words().filter(|t| t.span.len() > 3 && t.shape == Shape::Upper).count();
    long.count() < upper * 2
}

fn resolve(found: Vec<(Span, Vec<&ActorName>)>) -> Vec<ActorMention> {
    let mut sure: BTreeMap<&ActorId, usize> = BTreeMap::new();
    for (_, candidates) in &found {
        if let [only] = candidates.as_slice() {
            *sure.entry(&only.actor).or_default() += 1;
        }
    }
    let choose = |candidates: &[&ActorName]| {
        let best = candidates
            .iter()
            .enumerate()
            .max_by_key(|(at, name)| (sure.get(&name.actor).copied().unwrap_or(0), std::cmp::Reverse(*at)));
        best.map(|(_, name)| name.actor.clone())
    };
    let mention = |(span, candidates): &(Span, Vec<&ActorName>)| {
        Some(ActorMention { span: *span, actor: choose(candidates)? })
    };
    found.iter().filter_map(mention).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actors(text: &str) -> Vec<(String, String)> {
        let lexicon = Lexicon::embedded();
        let english = lexicon.languages().get("en").unwrap();
        let text = Text::new(text, 0, english);
        let found = find(&text, english, lexicon);
        found.iter().map(|m| (m.span.text(text.text).to_owned(), m.actor.to_string())).collect()
    }

    #[test]
    fn the_longest_name_wins_and_hyphens_do_not_matter() {
        let found = actors("Islamic State Khorasan Province (ISIS-K) and the Taliban; Isis-K's men.");
        let ids: Vec<_> = found.iter().map(|(_, id)| id.as_str()).collect();
        assert_eq!(ids, ["isis-k", "isis-k", "taliban", "isis-k"]);
    }

    #[test]
    fn short_abbreviations_are_taken_letter_for_letter() {
        assert!(actors("It is there. What is it?").is_empty());
    }
}
