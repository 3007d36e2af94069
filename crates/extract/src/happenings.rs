//! What each sentence tells of happenings, and which sentences tell of the same one.

use crate::attribution::{self, Voice};
use crate::counts::{self, Counted};
use crate::moments::{self, Moment};
use crate::perpetrators::{self, Accusation};
use crate::reading::{Placed, Reading, TriggerMention};
use crate::text::Sentence;
use lexicon::TriggerStrength;
use model::{
    Attribution, CountField, GeoPrecision, PerpetratorStatus, Place, PlaceMention, Published, ReportStatus,
    Span,
};

/// What one sentence tells of one happening.
#[derive(Clone, Debug)]
pub(crate) struct Telling {
    pub sentence: usize,
    pub paragraph: usize,
    pub title: bool,
    pub status: ReportStatus,
    pub triggers: Vec<Placed<TriggerMention>>,
    pub counts: Vec<(Counted, Option<Attribution>)>,
    pub accusations: Vec<Accusation>,
    pub moment: Moment,
    /// The time beside a verb of saying; that of the happening where nothing else dates it.
    pub said: Moment,
    /// Whether it says that it was on the day of what was told before ("hours later").
    pub same_day: bool,
    pub place: Option<(Place, Span)>,
    /// Whether it points at a happening already told of ("the attack").
    pub definite: bool,
}

impl Telling {
    /// Whether it can stand for a happening that no other sentence tells of.
    pub fn founds(&self) -> bool {
        let singular = |strength| {
            self.triggers.iter().any(|t| t.item.trigger.strength == strength && !t.item.trigger.plural)
        };
        let plural = self.triggers.iter().any(|t| t.item.trigger.names_a_deed());
        let dated = self.moment != Moment::Untold;
        // Arrests follow deeds; they are none. That nobody was hurt is no deed either.
        let harm = |count: &Counted| count.field != CountField::Arrested && count.count.high != Some(0);
        let counted = self.counts.iter().any(|(count, _)| harm(count));
        let agent = self.triggers.iter().any(|t| t.item.trigger.strength == TriggerStrength::Agent);
        singular(TriggerStrength::Strong)
            && (counted || dated || self.place.is_some() || self.title || !self.accusations.is_empty())
            || singular(TriggerStrength::Weak)
                && (counted || dated && self.place.is_some() || !self.accusations.is_empty() || self.title)
            || plural && counted && (dated || self.place.is_some())
            || agent && counted
    }

    /// Whether it speaks of no happening in particular: a habit ("known for bombings"), a fear, a
    /// reproach. Such sentences add nothing to a report.
    fn is_general(&self) -> bool {
        let base = || self.triggers.iter().filter(|t| t.item.trigger.names_a_deed());
        let particular = base().any(|t| !t.item.trigger.plural && t.item.status == ReportStatus::Actual);
        let owned = self.accusations.iter().any(|a| a.status != PerpetratorStatus::Attributed);
        let exact = matches!(self.moment, Moment::Recent(..))
            || matches!(self.moment, Moment::Days(when, _) if when.days() <= 31);
        let settled = self.status != ReportStatus::Actual && self.status != ReportStatus::Hypothetical;
        !(particular
            || !self.counts.is_empty()
            || owned && base().next().is_none()
            || exact && base().next().is_some()
            || settled)
    }

    /// Whether it says how finely it is about one happening of its own: by time or place.
    pub fn is_anchored(&self) -> bool {
        self.moment != Moment::Untold || self.place.is_some()
    }
}

/// What the sentences of a document tell of happenings, in text order.
pub(crate) fn tellings(
    reading: &Reading,
    published: Option<&Published>,
    voices: &[Vec<Voice>],
) -> Vec<Telling> {
    // Most texts of the world hold no word of violence: nothing more is asked of them.
    if reading.triggers.is_empty() && reading.casualties.is_empty() {
        return Vec::new();
    }
    let arena = count_phrases(reading, &reading.words.arena) >= 4;
    let accident = speaks_of_accident_only(reading);
    let drill = reading.triggers.iter().any(|t| t.item.status == ReportStatus::Drill);
    let mut set = 0;
    let mut tellings = Vec::new();
    for (at, sentence) in reading.text.sentences.iter().enumerate() {
        let voices = voices.get(at).map_or(&[][..], Vec::as_slice);
        let Some(mut telling) = telling(reading, at, sentence, published, voices, &mut set) else { continue };
        // What a text that calls itself a drill tells without casualties is part of the drill.
        if drill && telling.counts.is_empty() {
            telling.status = ReportStatus::Drill;
        }
        // Sport, film and markets speak of attacks and shots; only casualties make them reports.
        if !(arena && telling.counts.is_empty() || accident || telling.is_general()) {
            tellings.push(telling);
        }
    }
    tellings
}

fn telling(
    reading: &Reading,
    at: usize,
    sentence: &Sentence,
    published: Option<&Published>,
    voices: &[Voice],
    set: &mut u16,
) -> Option<Telling> {
    let triggers = Reading::within(&reading.triggers, sentence.first, sentence.end);
    let counted = counts::find(reading, sentence, set);
    let evoked = triggers.iter().any(|t| t.item.trigger.names_a_deed());
    let mut accusations = perpetrators::find(reading, sentence, voices);
    accusations.retain(|a| evoked || a.status != PerpetratorStatus::Attributed);
    if triggers.is_empty() && counted.is_empty() && accusations.is_empty() {
        return None;
    }
    let strong = triggers
        .iter()
        .any(|t| t.item.trigger.strength == TriggerStrength::Strong && t.item.status == ReportStatus::Actual);
    let accident = reading.phrase_within(&reading.words.accidents, sentence.first, sentence.end).is_some();
    if accident && !strong && accusations.is_empty() {
        return None;
    }
    let base: Vec<_> = triggers.iter().filter(|t| t.item.trigger.names_a_deed()).collect();
    let all_plural = !base.is_empty() && base.iter().all(|t| t.item.trigger.plural);
    let total = reading.phrase_within(&reading.words.totals, sentence.first, sentence.end).is_some();
    let counted = if total && all_plural { Vec::new() } else { counted };
    let status = status(&base, counted.is_empty() && accusations.is_empty());
    let focus =
        base.first().map(|t| t.first).or_else(|| counted.first().map(|c| c.first)).unwrap_or(sentence.first);
    let moment = moments::moment(reading, sentence, focus, published, false);
    let said = moments::moment(reading, sentence, focus, published, true);
    let place = place(reading, sentence, focus);
    let counts = counted.into_iter().map(|c| {
        let source = attribution::of_claim(voices, c.first, c.end);
        (c, source)
    });
    Some(Telling {
        sentence: at,
        paragraph: sentence.paragraph,
        title: reading.text.sentence_span(sentence).end as usize <= reading.text.body_start,
        status,
        triggers: triggers.to_vec(),
        counts: counts.collect(),
        accusations,
        moment,
        said,
        same_day: reading.phrase_within(&reading.words.same_day, sentence.first, sentence.end).is_some(),
        place,
        definite: base.iter().any(|t| points_back(reading, sentence, t.first)),
    })
}

/// Whether a word such as "the" or "Thursday's" stands before a trigger.
fn points_back(reading: &Reading, sentence: &Sentence, trigger: usize) -> bool {
    let from = trigger.saturating_sub(3).max(sentence.first);
    (from..trigger).any(|at| reading.words.definites.contains(reading.text.fold(at)))
}

/// Actual where any trigger or count says so, else what the first trigger says.
fn status(triggers: &[&Placed<TriggerMention>], bare: bool) -> ReportStatus {
    let actual = triggers.iter().any(|t| t.item.status == ReportStatus::Actual);
    match triggers.first() {
        Some(first) if !actual && (bare || first.item.status != ReportStatus::Hypothetical) => {
            first.item.status
        }
        _ => ReportStatus::Actual,
    }
}

/// Whether a document has words for an accident and none that name violence or an attacker: its blasts
/// and fires are no attacks.
fn speaks_of_accident_only(reading: &Reading) -> bool {
    let violent = reading.triggers.iter().any(|t| t.item.trigger.strength != TriggerStrength::Weak);
    !violent && count_phrases(reading, &reading.words.accidents) > 0
}

fn count_phrases(reading: &Reading, map: &lexicon::PhraseMap<()>) -> usize {
    (0..reading.text.tokens.len()).filter(|at| reading.phrase(map, *at).is_some()).count()
}

/// The place of a sentence's happening: a place after a word such as "in", the finer the better,
/// near the words of the happening.
fn place(reading: &Reading, sentence: &Sentence, focus: usize) -> Option<(Place, Span)> {
    let score = |mention: &Placed<PlaceMention>| {
        let place = mention.item.place.as_ref()?;
        let located = is_located(reading, sentence, mention);
        let fine = match place.precision {
            GeoPrecision::Exact => 12,
            GeoPrecision::Near => 11,
            GeoPrecision::Admin2 => 8,
            GeoPrecision::Admin1 => 6,
            GeoPrecision::Region => 4,
            GeoPrecision::Country => 1,
        };
        let far = mention.first.abs_diff(focus).min(30) as i32 / 3;
        (located && !mention.item.demonym).then_some(fine - far)
    };
    let places = Reading::within(&reading.places, sentence.first, sentence.end);
    let best = places
        .iter()
        .filter_map(|mention| Some((score(mention)?, mention)))
        .max_by_key(|(score, m)| (*score, std::cmp::Reverse(m.first)));
    best.and_then(|(_, mention)| Some((mention.item.place.clone()?, mention.item.span)))
}

/// Whether a place is one where something happens: a locative word stands before it with no mark but
/// commas between, or the trigger right after it ("the Kabul attack"). A country's name is often an
/// adjective ("a U.S. drone"): it needs the locative word right before it.
fn is_located(reading: &Reading, sentence: &Sentence, mention: &Placed<PlaceMention>) -> bool {
    let country = mention.item.place.as_ref().is_some_and(|place| place.precision == GeoPrecision::Country);
    let reach = if country { 2 } else { 7 };
    let from = mention.first.saturating_sub(reach).max(sentence.first);
    let before = (from..mention.first).rev();
    let clear = before.take_while(|at| !matches!(reading.text.raw(*at), "." | ";" | "(" | ":" | "\"" | "“"));
    let located = clear.into_iter().any(|at| reading.words.locatives.contains(reading.text.fold(at)));
    let inside = reading.words.locatives.contains(reading.text.fold(mention.first));
    let evoked = !Reading::within(&reading.triggers, mention.end, mention.end + 2).is_empty() && !country;
    located || inside || evoked
}
