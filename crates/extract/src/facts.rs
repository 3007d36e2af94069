//! Claims about groups: names, strength, leaders, founding, rivals, territory, …

use crate::attribution::{self, Voice};
use crate::pattern::{self, Found};
use crate::reading::{Placed, Reading};
use crate::text::Sentence;
use model::{
    ActorId, Count, FactKind, GroupFact, NumberKind, NumberMention, Qualifier, Span, TimeMention, When,
};

/// The claims about groups in a sentence, in text order. `numbers` are all numbers of the document,
/// `harmed` the words of its casualty counts: nine members arrested are no strength.
pub(crate) fn find(
    reading: &Reading,
    sentence: &Sentence,
    voices: &[Voice],
    numbers: &[NumberMention],
    harmed: &[Span],
) -> Vec<GroupFact> {
    let mut facts = aliases_in_brackets(reading, sentence);
    for found in pattern::find(reading, &reading.words.facts, sentence.first, sentence.end) {
        let subject = found.taken.group.clone().or_else(|| reading.referent(found.first));
        let Some(actor) = subject.filter(|actor| reading.is_group(actor)) else { continue };
        let counted = found.taken.count.map(|count| count.item.span);
        if found.what == FactKind::Strength
            && counted.is_some_and(|span| harmed.iter().any(|h| h.overlaps(span)))
        {
            continue;
        }
        let base = GroupFact {
            actor,
            kind: found.what,
            value: None,
            count: None,
            period: None,
            attribution: attribution::of_claim(voices, found.first, found.end),
            span: reading.text.span(found.first, found.end),
        };
        facts.extend(fill(reading, sentence, &found, base, numbers));
    }
    facts.sort_by(|a, b| {
        (a.span.start, a.span.end, a.kind, &a.value).cmp(&(b.span.start, b.span.end, b.kind, &b.value))
    });
    facts.dedup_by(|a, b| a.kind == b.kind && a.actor == b.actor && a.value == b.value && a.count == b.count);
    facts
}

/// Gives a fact its value from what the pattern took; nothing where the value is missing.
fn fill(
    reading: &Reading,
    sentence: &Sentence,
    found: &Found<FactKind>,
    base: GroupFact,
    numbers: &[NumberMention],
) -> Vec<GroupFact> {
    let taken = &found.taken;
    let with_value = |value: String| GroupFact { value: Some(value), ..base.clone() };
    match base.kind {
        FactKind::Strength | FactKind::AttackCount | FactKind::Surrendered | FactKind::Rank => {
            let Some(count) = taken.count.and_then(|number| number.item.count()) else { return Vec::new() };
            let count = if base.kind == FactKind::Rank {
                Count { low: None, high: count.high, qualifier: Qualifier::AtMost }
            } else {
                count
            };
            let period =
                taken.time.or_else(|| nearest_time(reading, sentence, found)).and_then(|time| time.item.when);
            vec![GroupFact { count: Some(count), period, ..base }]
        }
        FactKind::Founded => {
            let when = taken.time.filter(|time| !time.item.duration).and_then(|time| time.item.when);
            when.map(|when| GroupFact { value: Some(written(&when)), period: Some(when), ..base })
                .into_iter()
                .collect()
        }
        FactKind::Lull => lull(taken.time, numbers)
            .map(|count| GroupFact { count: Some(count), ..base })
            .into_iter()
            .collect(),
        FactKind::Rival | FactKind::Ally | FactKind::Parent | FactKind::SplinterOf => {
            let other = taken.other.clone().or_else(|| other_group(reading, found, &base.actor));
            other.map(|other| with_value(reading.name_of(&other))).into_iter().collect()
        }
        FactKind::Leader => {
            taken.names.iter().filter_map(|name| person(reading, *name)).map(with_value).collect()
        }
        FactKind::Alias => {
            taken.names.iter().map(|(from, to)| text_of(reading, *from, *to)).map(with_value).collect()
        }
        FactKind::Territory => taken
            .places
            .iter()
            .filter_map(|p| p.item.place.as_ref())
            .map(|p| with_value(p.name.clone()))
            .collect(),
        FactKind::Funding | FactKind::Recruiting => {
            list_items(reading, taken.list).into_iter().map(with_value).collect()
        }
    }
}

/// "the Islamic State in Greater Sahara (ISGS)": a name in brackets after a group's name, or a
/// group's name in brackets after another of its names.
fn aliases_in_brackets(reading: &Reading, sentence: &Sentence) -> Vec<GroupFact> {
    let text = reading.text;
    let mut facts = Vec::new();
    for actor in Reading::within(&reading.actors, sentence.first, sentence.end) {
        if text.raw(actor.end) != "(" || !reading.is_group(&actor.item.actor) {
            continue;
        }
        let close = (actor.end + 1..sentence.end.min(actor.end + 10)).find(|at| text.raw(*at) == ")");
        let Some(close) = close else { continue };
        let capitals = (actor.end + 1..close).all(|at| {
            reading.is_capital(at)
                || matches!(text.raw(at), "-" | "–")
                || Reading::covers(&reading.actors, at)
        });
        let same = Reading::starting(&reading.actors, actor.end + 1)
            .is_none_or(|other| other.item.actor == actor.item.actor);
        if capitals && same && close > actor.end + 1 {
            facts.push(GroupFact {
                actor: actor.item.actor.clone(),
                kind: FactKind::Alias,
                value: Some(text_of(reading, actor.end + 1, close)),
                count: None,
                period: None,
                attribution: None,
                span: text.span(actor.first, close + 1),
            });
        }
    }
    facts
}

/// The time of a sentence nearest before a fact's words, else nearest after.
fn nearest_time<'r>(
    reading: &'r Reading<'r>,
    sentence: &Sentence,
    found: &Found<FactKind>,
) -> Option<&'r Placed<TimeMention>> {
    let times = Reading::within(&reading.times, sentence.first, sentence.end);
    let known = |time: &&Placed<TimeMention>| time.item.when.is_some() && !time.item.duration;
    let inside = times.iter().filter(known).rfind(|t| t.first >= found.first && t.end <= found.end);
    let before = || times.iter().filter(known).rfind(|time| time.end <= found.first);
    let after = || times.iter().filter(known).find(|time| time.first >= found.end);
    inside.or_else(before).or_else(after)
}

/// Days of a lull: the number that stands in its time expression, where its unit is a day.
fn lull(time: Option<&Placed<TimeMention>>, numbers: &[NumberMention]) -> Option<Count> {
    let time = time?;
    let span = time.item.span;
    let number =
        numbers.iter().find(|number| span.contains(number.span) && number.kind != NumberKind::Ordinal)?;
    let days = number.low.filter(|low| Some(*low) == number.high)?;
    let day_long = time.item.when.is_none_or(|when| when.days() == 1);
    (day_long && (1.0..3660.0).contains(&days)).then_some(Count::exact(days as u64))
}

/// The group named nearest around a pattern that names only one.
fn other_group(reading: &Reading, found: &Found<FactKind>, subject: &ActorId) -> Option<ActorId> {
    let sentence = reading.text.sentence_of(found.first);
    let from = reading.text.sentences.get(sentence.saturating_sub(1)).map_or(0, |s| s.first);
    let named = Reading::within(&reading.actors, from, found.end);
    named.iter().rev().map(|a| &a.item.actor).find(|id| *id != subject && reading.is_group(id)).cloned()
}

/// A person's name: two words in capitals at least, none of them a group's.
fn person(reading: &Reading, (from, to): (usize, usize)) -> Option<String> {
    let capitals = (from..to).filter(|at| reading.is_capital(*at)).count();
    let group = Reading::within(&reading.actors, from, to).is_empty();
    (capitals >= 2 && group).then(|| text_of(reading, from, to))
}

fn text_of(reading: &Reading, from: usize, to: usize) -> String {
    reading.text.span(from, to).text(reading.text.text).to_owned()
}

/// A time as short as its precision: "2015", "2015-01", "2015-01-10".
fn written(when: &When) -> String {
    let date = when.start.to_string();
    let length = match when.precision {
        model::DatePrecision::Year => 4,
        model::DatePrecision::Month => 7,
        _ => 10,
    };
    date.get(..length).unwrap_or(&date).to_owned()
}

/// The items of a list divided by commas and joining words.
fn list_items(reading: &Reading, list: Option<(usize, usize)>) -> Vec<String> {
    let Some((from, to)) = list else { return Vec::new() };
    let mut items = Vec::new();
    let mut start = from;
    let to = (from..to).find(|at| reading.words.clauses.contains(reading.text.fold(*at))).unwrap_or(to);
    for at in from..=to {
        let divides =
            at == to || reading.text.raw(at) == "," || reading.words.joiners.contains(reading.text.fold(at));
        if divides {
            if start < at {
                let item = text_of(reading, start, at);
                items.push(item.trim_matches(['"', '“', '”']).to_owned());
            }
            start = at + 1;
        }
    }
    items.retain(|item| !item.is_empty());
    items
}
