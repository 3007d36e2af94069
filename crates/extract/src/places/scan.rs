//! Finding names: the longest name of the gazetteer from each capitalised word on.

use crate::text::{Shape, Text, TokenKind};
use lexicon::{Gazetteer, NameRole, NamedPlaces, PlaceEntry, PlaceKind, PlaceWords, Walk};
use model::Span;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

/// Places of one name that are looked at; the most populous come first.
const MAX_PLACES: usize = 40;

/// A text with what is needed to read its place names.
pub(super) struct Page<'a> {
    pub text: &'a Text<'a>,
    pub words: &'a PlaceWords,
    pub gazetteer: &'a Gazetteer,
    /// For each sentence, how it uses capitals.
    cases: Vec<Case>,
    /// Words that the text also writes without a capital.
    lower: OnceCell<HashSet<&'a str>>,
}

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// As running text does.
    Running,
    /// Most words begin with one: a headline.
    Headline,
    /// Throughout.
    Shouting,
}

/// Everything found in a text.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The distinct names.
    pub names: Vec<Name>,
    /// Where they stand, in order.
    pub sightings: Vec<Sighting>,
}

/// One name and the places that bear it.
#[derive(Debug)]
pub(super) struct Name {
    /// Places, the most populous first.
    pub places: Vec<(PlaceEntry, NameRole)>,
    /// The one that the document means, set by `resolve`.
    pub chosen: Option<usize>,
}

/// A name where it stands.
#[derive(Clone, Debug)]
pub(super) struct Sighting {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// Index among [`Found::names`].
    pub name: usize,
    /// How much speaks for a place, in no unit; kept from [`super::evidence::ENOUGH`] on.
    pub weight: f32,
    /// The sighting that this one is said to lie in ("Paris, Texas").
    pub inside: Option<usize>,
    /// The kind that the words around it demand ("Khost province").
    pub demanded: Option<PlaceKind>,
    /// The place that the words around it single out, an index into the name's places.
    pub chosen: Option<usize>,
}

impl<'a> Page<'a> {
    pub fn new(text: &'a Text<'a>, words: &'a PlaceWords, gazetteer: &'a Gazetteer) -> Self {
        let cases =
            text.sentences.iter().map(|sentence| case_of(text, sentence.first, sentence.end)).collect();
        Self { text, words, gazetteer, cases, lower: OnceCell::new() }
    }

    /// How the sentence of a token uses capitals.
    pub fn case(&self, token: usize) -> Case {
        self.cases.get(self.text.sentence_of(token)).copied().unwrap_or(Case::Running)
    }

    /// Whether the text writes this folded word without a capital somewhere.
    pub fn in_lower_case(&self, word: &str) -> bool {
        let lower = || {
            (0..self.text.tokens.len())
                .filter(|token| {
                    self.text
                        .tokens
                        .get(*token)
                        .is_some_and(|t| t.kind == TokenKind::Word && t.shape == Shape::Lower)
                })
                .map(|token| self.text.fold(token))
                .collect()
        };
        self.lower.get_or_init(lower).contains(word)
    }

    /// The token before, where it is in the same sentence.
    pub fn before(&self, token: usize) -> Option<usize> {
        let before = token.checked_sub(1)?;
        (self.text.sentence_of(before) == self.text.sentence_of(token)).then_some(before)
    }

    /// The token at `end`, where it is in the same sentence as the one before it.
    pub fn after(&self, end: usize) -> Option<usize> {
        let last = end.checked_sub(1)?;
        (end < self.text.tokens.len() && self.text.sentence_of(end) == self.text.sentence_of(last))
            .then_some(end)
    }

    /// The shape of a token, `None` unless it is a word.
    pub fn shape(&self, token: usize) -> Option<Shape> {
        self.text.tokens.get(token).filter(|t| t.kind == TokenKind::Word).map(|t| t.shape)
    }

    /// Whether a token is a word with a capital.
    pub fn is_capital(&self, token: usize) -> bool {
        matches!(self.shape(token), Some(Shape::Capital | Shape::Upper))
    }

    /// Every name of the text outside the spans that are taken, the longest at each place.
    pub fn scan(&self, taken: &[Span]) -> Found {
        let mut blocked = vec![false; self.text.tokens.len()];
        for span in taken {
            for token in self.text.tokens_of(*span) {
                if let Some(slot) = blocked.get_mut(token) {
                    *slot = true;
                }
            }
        }
        let mut found = Found::default();
        let mut numbers: HashMap<(Vec<u32>, bool), usize> = HashMap::new();
        let mut token = 0;
        while token < self.text.tokens.len() {
            let hit = if self.is_capital(token) { self.longest(token, &blocked) } else { None };
            let Some((end, places)) = hit else {
                token += 1;
                continue;
            };
            let key = (places.iter().map(|(place, _)| place.record).collect(), is_derived(&places));
            let name = *numbers.entry(key).or_insert_with(|| {
                found.names.push(Name { places, chosen: None });
                found.names.len() - 1
            });
            found.sightings.push(Sighting {
                first: token,
                end,
                name,
                weight: 0.0,
                inside: None,
                demanded: None,
                chosen: None,
            });
            token = end;
        }
        found
    }

    /// The longest name from a token on that may stand here, as its end and its places.
    fn longest(&self, first: usize, blocked: &[bool]) -> Option<(usize, Vec<(PlaceEntry, NameRole)>)> {
        let mut walk = self.gazetteer.walk();
        let mut best = None;
        let mut at = first;
        while !blocked.get(at).copied().unwrap_or(true) && walk.step(self.text.fold(at)) {
            at += 1;
            if self.is_capital(at - 1) {
                self.note(&walk, first, at, &mut best);
            }
            if self.text.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Possessive) {
                // "Prince George's": the ending is part of the name, or it is not.
                let mut joined = walk;
                if self.next_is_capital(at + 1) && joined.join("s") {
                    walk = joined;
                    at += 1;
                } else {
                    break;
                }
            }
            let Some(next) = self.onward(at) else { break };
            at = next;
        }
        best
    }

    fn next_is_capital(&self, token: usize) -> bool {
        self.after(token).is_some_and(|token| self.is_capital(token))
    }

    /// The token at which a name may go on after `at`: past a hyphen, or the stop of "St.".
    fn onward(&self, at: usize) -> Option<usize> {
        let mut next = self.after(at)?;
        let joint = matches!(self.text.raw(next), "-" | "–" | "‑" | "‐") && self.text.glued(next);
        let stop =
            self.text.raw(next) == "." && self.words.name_abbreviations.contains(self.text.fold(at - 1));
        if joint || stop {
            next = self.after(next + 1)?;
        }
        match self.shape(next) {
            Some(Shape::Lower) if !self.words.inner_words.contains(self.text.fold(next)) && !joint => None,
            Some(_) => Some(next),
            None => self.text.tokens.get(next).filter(|token| token.kind == TokenKind::Number).map(|_| next),
        }
    }

    fn note(
        &self,
        walk: &Walk<'_>,
        first: usize,
        end: usize,
        best: &mut Option<(usize, Vec<(PlaceEntry, NameRole)>)>,
    ) {
        let named: NamedPlaces = walk.places();
        if named.count_places() == 0 {
            return;
        }
        let places: Vec<_> = self
            .gazetteer
            .named(named)
            .filter(|(place, role)| self.may_stand(place, *role, first, end))
            .take(MAX_PLACES)
            .collect();
        if !places.is_empty() {
            *best = Some((end, places));
        }
    }

    /// Whether a name of this sense may be written as it is here.
    fn may_stand(&self, place: &PlaceEntry, role: NameRole, first: usize, end: usize) -> bool {
        let raw = self.text.raw(first);
        let dots = raw.matches('.').count();
        if role != NameRole::Abbreviation {
            // "US" and "U.S." are no spellings of a town of that name.
            return dots < 2
                && (raw.chars().count() > 2 || end > first + 1 || self.case(first) == Case::Running);
        }
        let stopped = dots > 0 || self.text.raw(end) == "." && self.text.glued(end);
        let capitals = self.shape(first) == Some(Shape::Upper) && self.case(first) != Case::Shouting;
        if place.kind == PlaceKind::Country || dots > 1 {
            return dots > 0 || capitals;
        }
        // "Miss.", "IN": only where a place stands before.
        let after_comma = self.before(first).is_some_and(|comma| {
            self.text.raw(comma) == "," && self.before(comma).is_some_and(|token| self.is_capital(token))
        });
        let long = raw.chars().count() > 2;
        (stopped || self.shape(first) == Some(Shape::Upper)) && (after_comma || long && capitals && !stopped)
    }
}

/// Whether the name only derives from its places' names ("Afghan").
pub(super) fn is_derived(places: &[(PlaceEntry, NameRole)]) -> bool {
    places.first().is_some_and(|(_, role)| *role == NameRole::Demonym)
}

fn case_of(text: &Text, first: usize, end: usize) -> Case {
    let (mut words, mut capital, mut upper) = (0, 0, 0);
    for token in text.tokens.get(first..end).unwrap_or(&[]) {
        // Short words are in lower case in headlines too.
        if token.kind == TokenKind::Word && token.span.len() > 3 {
            words += 1;
            capital += usize::from(token.shape != Shape::Lower);
            upper += usize::from(token.shape == Shape::Upper);
        }
    }
    if words >= 3 && upper * 10 >= words * 7 {
        Case::Shouting
    } else if words >= 4 && capital * 10 >= words * 7 {
        Case::Headline
    } else {
        Case::Running
    }
}
