//! Matching of the language packs' patterns against a document being read.

use crate::reading::{Placed, Reading};
use crate::text::{Shape, TokenKind};
use lexicon::{Element, Patterns, Slot};
use model::{ActorId, NumberMention, PlaceMention, TimeMention};

/// What the slots of a pattern took.
#[derive(Clone, Debug, Default)]
pub(crate) struct Taken<'r> {
    pub group: Option<ActorId>,
    pub other: Option<ActorId>,
    pub names: Vec<(usize, usize)>,
    pub count: Option<&'r Placed<NumberMention>>,
    pub time: Option<&'r Placed<TimeMention>>,
    pub places: Vec<&'r Placed<PlaceMention>>,
    pub list: Option<(usize, usize)>,
}

/// A pattern found on tokens `first..end`.
#[derive(Clone, Debug)]
pub(crate) struct Found<'r, T> {
    pub what: T,
    pub first: usize,
    pub end: usize,
    pub taken: Taken<'r>,
}

/// Every match of the patterns in tokens `first..end` of one sentence: for each pattern and anchor
/// the first way in which it fits, in text order.
pub(crate) fn find<'r, T: Copy>(
    reading: &'r Reading<'r>,
    patterns: &'r Patterns<T>,
    first: usize,
    end: usize,
) -> Vec<Found<'r, T>> {
    let matcher = Matcher { reading, first, end };
    let mut found = Vec::new();
    for anchor in first..end {
        for (_, (what, pattern)) in patterns.anchored(reading.text.fold(anchor)) {
            let after = matcher.forward(&pattern.after, anchor + 1, Taken::default());
            let Some((to, taken)) = after else { continue };
            let Some((from, taken)) = matcher.backward(&pattern.before, anchor, taken) else { continue };
            found.push(Found { what: *what, first: from, end: to, taken });
        }
    }
    found
}

struct Matcher<'r> {
    reading: &'r Reading<'r>,
    first: usize,
    end: usize,
}

impl<'r> Matcher<'r> {
    /// Fits elements to the tokens from `at` on; one past the last token taken.
    fn forward(&self, elements: &[Element], at: usize, taken: Taken<'r>) -> Option<(usize, Taken<'r>)> {
        let Some((element, rest)) = elements.split_first() else { return Some((at, taken)) };
        match element {
            Element::Gap(width) => (0..=*width)
                .take_while(|skip| self.may_skip(at, *skip))
                .find_map(|skip| self.forward(rest, at + skip, taken.clone())),
            Element::Word { any, optional } => {
                let here = at < self.end && any.iter().any(|word| **word == *self.reading.text.fold(at));
                let with = here.then(|| self.forward(rest, at + 1, taken.clone())).flatten();
                with.or_else(|| optional.then(|| self.forward(rest, at, taken)).flatten())
            }
            Element::Slot { slot, optional } => {
                let with = self
                    .take_forward(*slot, at, &taken)
                    .and_then(|(to, taken)| self.forward(rest, to, taken));
                with.or_else(|| optional.then(|| self.forward(rest, at, taken)).flatten())
            }
        }
    }

    /// Fits elements, nearest first, to the tokens before `at`; the first token taken.
    fn backward(&self, elements: &[Element], at: usize, taken: Taken<'r>) -> Option<(usize, Taken<'r>)> {
        let Some((element, rest)) = elements.split_first() else { return Some((at, taken)) };
        match element {
            Element::Gap(width) => (0..=*width)
                .take_while(|skip| *skip <= at && at - skip >= self.first && self.may_skip(at - skip, *skip))
                .find_map(|skip| self.backward(rest, at - skip, taken.clone())),
            Element::Word { any, optional } => {
                let before = at.checked_sub(1).filter(|before| *before >= self.first);
                let here = before.filter(|b| any.iter().any(|word| **word == *self.reading.text.fold(*b)));
                let with = here.and_then(|before| self.backward(rest, before, taken.clone()));
                with.or_else(|| optional.then(|| self.backward(rest, at, taken)).flatten())
            }
            Element::Slot { slot, optional } => {
                let with = self
                    .take_backward(*slot, at, &taken)
                    .and_then(|(from, taken)| self.backward(rest, from, taken));
                with.or_else(|| optional.then(|| self.backward(rest, at, taken)).flatten())
            }
        }
    }

    /// Whether a gap may run over `width` tokens from `at`: inside the sentence, not over a full
    /// stop or semicolon.
    fn may_skip(&self, at: usize, width: usize) -> bool {
        let to = at + width;
        to <= self.end
            && (at..to).all(|token| !matches!(self.reading.text.raw(token), ";" | "." | "!" | "?" | ":"))
    }

    fn take_forward(&self, slot: Slot, at: usize, taken: &Taken<'r>) -> Option<(usize, Taken<'r>)> {
        if at >= self.end {
            return None;
        }
        let mut taken = taken.clone();
        let reading = self.reading;
        let end = match slot {
            Slot::Group | Slot::Other => {
                let at = self.skip_articles(at);
                let (end, id) = match Reading::starting(&reading.actors, at) {
                    Some(actor) => (actor.end, actor.item.actor.clone()),
                    None if slot == Slot::Group => {
                        let end = reading.phrase(&reading.words.group_words, at)?;
                        (end, reading.referent(at)?)
                    }
                    None => return None,
                };
                bind(&mut taken, slot, id)?;
                end
            }
            Slot::Name => {
                let end = self.name_end(at)?;
                taken.names.push((at, end));
                end
            }
            Slot::Names => {
                let mut end = at;
                while let Some(name_end) = self.name_end(end) {
                    taken.names.push((end, name_end));
                    end = name_end;
                    while end < self.end
                        && (reading.text.raw(end) == ","
                            || reading.words.joiners.contains(reading.text.fold(end)))
                    {
                        end += 1;
                    }
                }
                taken.names.last()?.1
            }
            Slot::Count => {
                let count = Reading::starting(&reading.numbers, at)?;
                taken.count = Some(count);
                count.end
            }
            Slot::Time => {
                let time = Reading::starting(&reading.times, at)?;
                taken.time = Some(time);
                time.end
            }
            Slot::Places => self.places_from(at, &mut taken)?,
            Slot::List => {
                let stop = |t: &usize| matches!(reading.text.raw(*t), "." | ";" | ":" | "?" | "!");
                let end = (at..self.end).find(stop).unwrap_or(self.end).min(at + 24);
                taken.list = Some((at, end)).filter(|(from, to)| from < to);
                taken.list?.1
            }
        };
        (end <= self.end).then_some((end, taken))
    }

    fn take_backward(&self, slot: Slot, at: usize, taken: &Taken<'r>) -> Option<(usize, Taken<'r>)> {
        let mut taken = taken.clone();
        let reading = self.reading;
        let from = match slot {
            Slot::Group | Slot::Other => match Reading::ending(&reading.actors, at) {
                Some(actor) => {
                    bind(&mut taken, slot, actor.item.actor.clone())?;
                    actor.first
                }
                None if slot == Slot::Group => {
                    let from = (self.first..at)
                        .find(|from| reading.phrase(&reading.words.group_words, *from) == Some(at))?;
                    bind(&mut taken, slot, reading.referent(from)?)?;
                    from
                }
                None => return None,
            },
            Slot::Name => {
                let from = (self.first..at).rev().take_while(|t| self.in_name(*t)).last()?;
                let from = (from..at).find(|t| reading.is_capital(*t))?;
                taken.names.push((from, at));
                from
            }
            Slot::Count => {
                let count = Reading::ending(&reading.numbers, at)?;
                taken.count = Some(count);
                count.first
            }
            Slot::Time => {
                let time = Reading::ending(&reading.times, at)?;
                taken.time = Some(time);
                time.first
            }
            Slot::Names | Slot::Places | Slot::List => return None,
        };
        (from >= self.first).then_some((from, taken))
    }

    /// Past an article and the words before a group's name ("the militant group Boko Haram").
    fn skip_articles(&self, at: usize) -> usize {
        let skipped =
            (at..self.end.min(at + 4)).find(|t| Reading::starting(&self.reading.actors, *t).is_some());
        match skipped {
            Some(name) if (at..name).all(|t| self.may_precede_name(t)) => name,
            _ => at,
        }
    }

    fn may_precede_name(&self, at: usize) -> bool {
        let mark = self.reading.text.tokens.get(at).is_none_or(|t| t.kind == TokenKind::Mark);
        !mark && !self.reading.words.breaks.contains(self.reading.text.fold(at))
    }

    /// One past the last token of a name in capitals that begins at a token.
    fn name_end(&self, at: usize) -> Option<usize> {
        if at >= self.end || !self.reading.is_capital(at) {
            return None;
        }
        let mut end = at;
        for token in at..self.end.min(at + 8) {
            if !self.in_name(token) {
                break;
            }
            if self.reading.is_capital(token)
                || self.reading.text.tokens.get(token).is_some_and(|t| t.kind == TokenKind::Number)
            {
                end = token + 1;
            }
        }
        (end > at).then_some(end)
    }

    /// Whether a token may stand inside a name: a capital, a hyphen, or a small joining word that
    /// does not end it.
    fn in_name(&self, at: usize) -> bool {
        let text = self.reading.text;
        let Some(token) = text.tokens.get(at) else { return false };
        let joint = matches!(text.raw(at), "-" | "–") && text.glued(at);
        let small = token.shape == Shape::Lower && self.reading.words.name_particles.contains(text.fold(at));
        self.reading.is_capital(at) || joint || small
    }

    fn places_from(&self, at: usize, taken: &mut Taken<'r>) -> Option<usize> {
        let reading = self.reading;
        let from = (at..self.end.min(at + 6))
            .find(|t| Reading::starting(&reading.places, *t).is_some_and(|p| !p.item.demonym))?;
        let mut end = from;
        let mut at = from;
        while at < self.end {
            if let Some(place) = Reading::starting(&reading.places, at).filter(|place| !place.item.demonym) {
                taken.places.push(place);
                end = place.end;
                at = place.end;
            } else if reading.text.raw(at) == "," || reading.words.list_words.contains(reading.text.fold(at))
            {
                at += 1;
            } else {
                break;
            }
        }
        (!taken.places.is_empty()).then_some(end)
    }
}

/// Binds a group; the two groups of a pattern must differ.
fn bind(taken: &mut Taken, slot: Slot, id: ActorId) -> Option<()> {
    let (this, that) =
        if slot == Slot::Group { (&mut taken.group, &taken.other) } else { (&mut taken.other, &taken.group) };
    if that.as_ref() == Some(&id) {
        return None;
    }
    *this = Some(id);
    Some(())
}
