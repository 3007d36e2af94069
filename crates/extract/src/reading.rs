//! A document being read: its text with every mention found, placed on the tokens.

use crate::text::{Shape, Text, TokenKind};
use lexicon::{Casualty, EventWords, Language, Lexicon, PlaceWords, Trigger};
use model::{
    ActorId, ActorMention, Mentions, NumberKind, NumberMention, PlaceMention, ReportStatus, Span, TimeMention,
};
use std::collections::BTreeMap;

/// Something found, on tokens `first..end`.
#[derive(Clone, Debug)]
pub(crate) struct Placed<T> {
    pub first: usize,
    pub end: usize,
    pub item: T,
}

/// Words that evoke a happening, with what the words around them say of its truth.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TriggerMention {
    pub trigger: Trigger,
    pub status: ReportStatus,
}

/// A document being read.
pub(crate) struct Reading<'r> {
    pub text: &'r Text<'r>,
    pub words: &'r EventWords,
    pub place_words: &'r PlaceWords,
    pub lexicon: &'r Lexicon,
    pub numbers: Vec<Placed<NumberMention>>,
    pub ages: Vec<Placed<NumberMention>>,
    pub times: Vec<Placed<TimeMention>>,
    pub places: Vec<Placed<PlaceMention>>,
    pub actors: Vec<Placed<ActorMention>>,
    pub triggers: Vec<Placed<TriggerMention>>,
    pub casualties: Vec<Placed<Casualty>>,
    /// The group that the document names most, to which "the group" refers where none is nearer.
    pub topic: Option<ActorId>,
}

impl<'r> Reading<'r> {
    /// Places mentions on tokens and finds the words of violence.
    pub fn new(
        text: &'r Text<'r>,
        language: &'r Language,
        lexicon: &'r Lexicon,
        mentions: &Mentions,
    ) -> Self {
        let cardinals =
            mentions.numbers.iter().filter(|n| matches!(n.kind, NumberKind::Cardinal | NumberKind::Ordinal));
        let mut reading = Self {
            text,
            words: &language.events,
            place_words: &language.places,
            lexicon,
            numbers: place(text, cardinals, |n| n.span),
            ages: place(text, mentions.numbers.iter().filter(|n| n.kind == NumberKind::Age), |n| n.span),
            times: place(text, mentions.times.iter(), |t| t.span),
            places: place(text, mentions.places.iter(), |p| p.span),
            actors: place(text, mentions.actors.iter(), |a| a.span),
            triggers: Vec::new(),
            casualties: Vec::new(),
            topic: topic(text, &mentions.actors, lexicon),
        };
        reading.find_words();
        reading
    }

    /// Items that begin within tokens `first..end`.
    pub fn within<T>(items: &[Placed<T>], first: usize, end: usize) -> &[Placed<T>] {
        let from = items.partition_point(|item| item.first < first);
        let to = items.partition_point(|item| item.first < end);
        items.get(from..to).unwrap_or(&[])
    }

    /// Whether one of the phrases begins at a token; one past its last token.
    pub fn phrase(&self, map: &lexicon::PhraseMap<()>, at: usize) -> Option<usize> {
        self.longest(map, at).map(|(end, _)| end)
    }

    /// Whether one of the phrases begins within tokens `first..end`; its first token.
    pub fn phrase_within(&self, map: &lexicon::PhraseMap<()>, first: usize, end: usize) -> Option<usize> {
        (first..end).find(|at| self.phrase(map, *at).is_some())
    }

    /// The group that words without a name refer to at a token: the one named last in this sentence or
    /// the one before, where it is not the topic's parent or only an owner ("the Taliban's enemies");
    /// else the topic.
    pub fn referent(&self, at: usize) -> Option<ActorId> {
        let sentence = self.text.sentence_of(at);
        let from = self.text.sentences.get(sentence.saturating_sub(1)).map_or(0, |s| s.first);
        let owner = |a: &Placed<ActorMention>| {
            self.text.tokens.get(a.end).is_some_and(|t| t.kind == TokenKind::Possessive)
        };
        let near: Vec<&ActorId> = Self::within(&self.actors, from, at)
            .iter()
            .filter(|a| self.is_group(&a.item.actor) && !owner(a))
            .map(|a| &a.item.actor)
            .collect();
        let topic_near = near.iter().any(|id| Some(*id) == self.topic.as_ref() || self.topic_is_part_of(id));
        match near.last() {
            Some(last) if !topic_near => Some((*last).clone()),
            _ => self.topic.clone(),
        }
    }

    fn topic_is_part_of(&self, id: &ActorId) -> bool {
        let topic = self.topic.as_ref().and_then(|topic| self.lexicon.actors().get(topic));
        topic.is_some_and(|topic| topic.parent.as_ref() == Some(id))
    }

    /// Whether an actor is an armed group (and not a state's force).
    pub fn is_group(&self, id: &ActorId) -> bool {
        self.lexicon.actors().get(id).is_some_and(|actor| actor.kind == model::ActorKind::Group)
    }

    /// The name to show for an actor.
    pub fn name_of(&self, id: &ActorId) -> String {
        self.lexicon.actors().get(id).map_or_else(|| id.to_string(), |actor| actor.name.clone())
    }

    fn longest<'m, V>(&self, map: &'m lexicon::PhraseMap<V>, at: usize) -> Option<(usize, &'m [V])> {
        let (last, values) = map.matches(self.text.phrase_words(at).take(8)).last()?;
        Some((last + 1, values))
    }

    fn find_words(&mut self) {
        let words = self.words;
        let mut masked = 0;
        let mut statuses: Vec<Placed<ReportStatus>> = Vec::new();
        let mut triggers = Vec::new();
        let mut casualties = Vec::new();
        for at in 0..self.text.tokens.len() {
            if self.text.tokens.get(at).is_none_or(|t| t.kind != TokenKind::Word) {
                continue;
            }
            if let Some((end, values)) = self.longest(&words.statuses, at) {
                statuses.extend(values.first().map(|status| Placed { first: at, end, item: *status }));
            }
            if let Some((end, values)) = self.longest(&words.casualties, at) {
                casualties.extend(values.iter().map(|casualty| Placed { first: at, end, item: *casualty }));
            }
            if let Some(end) = self.phrase(&words.not_triggers, at) {
                masked = masked.max(end);
            }
            let named = Self::covers(&self.actors, at);
            if at < masked || named {
                continue;
            }
            if let Some((end, values)) = self.longest(&words.triggers, at) {
                let item =
                    |trigger: &Trigger| TriggerMention { trigger: *trigger, status: ReportStatus::Actual };
                triggers.extend(values.first().map(|t| Placed { first: at, end, item: item(t) }));
            }
        }
        for trigger in &mut triggers {
            trigger.item.status = self.status_of(trigger.first, trigger.end, &statuses);
        }
        self.triggers = triggers;
        self.casualties = casualties;
    }

    /// What the nearest words of truth say of the words at `first..end`: those that stand over them
    /// or shortly before them in the sentence.
    fn status_of(&self, first: usize, end: usize, statuses: &[Placed<ReportStatus>]) -> ReportStatus {
        let sentence = self.text.sentence_of(first);
        let reach = |status: &&Placed<ReportStatus>| {
            let same = self.text.sentence_of(status.first) == sentence;
            let over = status.first < end && first < status.end;
            let before = status.end <= first && first - status.end <= 6;
            let after = first < status.first && status.first - end.min(status.first) <= 4;
            let settled = matches!(status.item, ReportStatus::Foiled | ReportStatus::Denied);
            same && (over || before || settled && after || status.item == ReportStatus::Drill)
        };
        statuses.iter().find(reach).map_or(ReportStatus::Actual, |status| status.item)
    }

    /// Whether an item stands over a token.
    pub fn covers<T>(items: &[Placed<T>], at: usize) -> bool {
        let next = items.partition_point(|item| item.end <= at);
        items.get(next).is_some_and(|item| item.first <= at && at < item.end)
    }

    /// The item that begins at a token.
    pub fn starting<T>(items: &[Placed<T>], at: usize) -> Option<&Placed<T>> {
        let index = items.partition_point(|item| item.first < at);
        items.get(index).filter(|item| item.first == at)
    }

    /// The item that ends before a token.
    pub fn ending<T>(items: &[Placed<T>], end: usize) -> Option<&Placed<T>> {
        let index = items.partition_point(|item| item.end < end);
        items.get(index).filter(|item| item.end == end)
    }

    /// Whether a token is a word with a capital.
    pub fn is_capital(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word && t.shape != Shape::Lower)
    }
}

fn place<'i, T: Clone + 'i>(
    text: &Text,
    items: impl Iterator<Item = &'i T>,
    span: impl Fn(&T) -> Span,
) -> Vec<Placed<T>> {
    let mut placed: Vec<Placed<T>> = items
        .map(|item| {
            let range = text.tokens_of(span(item));
            Placed { first: range.start, end: range.end, item: item.clone() }
        })
        .filter(|placed| placed.first < placed.end)
        .collect();
    placed.sort_by_key(|p| (p.first, p.end));
    placed
}

/// The group named most often, names in the title and in headings counting thrice; the first named
/// where two are even.
fn topic(text: &Text, actors: &[ActorMention], lexicon: &Lexicon) -> Option<ActorId> {
    let mut counts: BTreeMap<&ActorId, (usize, std::cmp::Reverse<usize>)> = BTreeMap::new();
    for (at, mention) in actors.iter().enumerate() {
        if lexicon.actors().get(&mention.actor).is_some_and(|a| a.kind == model::ActorKind::Group) {
            let sentence = text.sentence_of(text.token_at(mention.span.start));
            let weight = if is_heading(text, sentence) { 3 } else { 1 };
            counts.entry(&mention.actor).or_insert((0, std::cmp::Reverse(at))).0 += weight;
        }
    }
    let (top, (named, _)) = counts.iter().max_by_key(|(_, rank)| **rank)?;
    // A branch that is named nearly as often as the whole is what the document is about.
    let is_branch =
        |id: &ActorId| lexicon.actors().get(id).is_some_and(|actor| actor.parent.as_ref() == Some(*top));
    let branch = counts
        .iter()
        .filter(|(id, rank)| is_branch(id) && rank.0 * 3 >= *named)
        .max_by_key(|(_, rank)| **rank);
    Some(branch.map_or(*top, |(id, _)| *id).clone())
}

/// Whether a sentence is a heading: short, alone in its paragraph, without a full stop.
fn is_heading(text: &Text, at: usize) -> bool {
    let Some(sentence) = text.sentences.get(at) else { return false };
    let alone = |other: Option<&crate::text::Sentence>| {
        other.is_none_or(|other| other.paragraph != sentence.paragraph)
    };
    let before = at.checked_sub(1).and_then(|before| text.sentences.get(before));
    let stopped = sentence.end.checked_sub(1).is_some_and(|last| text.raw(last) == ".");
    !stopped && sentence.end - sentence.first <= 24 && alone(before) && alone(text.sentences.get(at + 1))
}
