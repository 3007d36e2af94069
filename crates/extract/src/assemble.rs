//! Sentences that tell of the same happening, put together into reports.

use crate::counts::Counted;
use crate::happenings::Telling;
use crate::moments::Moment;
use crate::reading::Reading;
use lexicon::TriggerStrength;
use model::{
    Attribution, CountClaim, CountField, DatePrecision, DocumentId, EventType, GeoPrecision, Involvement,
    Part, PartKind, PerpetratorStatus, Place, Report, ReportId, ReportStatus, Role, Span, When,
};
use std::collections::BTreeMap;

/// Sentences about one happening.
#[derive(Clone, Debug)]
struct Happening {
    tellings: Vec<Telling>,
    status: ReportStatus,
    moment: Moment,
    place: Option<(Place, Span)>,
    /// The last sentence that told of it.
    last: usize,
    paragraph: usize,
}

/// Kilometres within which two places of one document may be one.
const SAME_PLACE_KM: f32 = 40.0;
/// Sentences after which a deed without time, place or article is another matter.
const NEAR_SENTENCES: usize = 2;
/// Sentences within which the first happening may still get its time and place.
const FAR_SENTENCES: usize = 5;

/// The reports of a document, in text order.
pub(crate) fn reports(reading: &Reading, document: &DocumentId, tellings: Vec<Telling>) -> Vec<Report> {
    let mut happenings: Vec<Happening> = Vec::new();
    for mut telling in tellings {
        let last = happenings.iter().max_by_key(|happening| happening.last);
        if let Some(Moment::Days(when, span)) = last.map(|happening| happening.moment)
            && telling.same_day
            && !matches!(telling.moment, Moment::Days(..))
            && when.precision == DatePrecision::Day
        {
            telling.moment = Moment::Days(when, span);
        }
        match home(&happenings, &telling) {
            Some(at) => {
                if let Some(happening) = happenings.get_mut(at) {
                    happening.add(telling);
                }
            }
            None if telling.founds() => happenings.push(Happening::new(telling)),
            None => {}
        }
    }
    let mut happenings = merged(happenings);
    happenings.retain(|happening| happening.is_report());
    for happening in &mut happenings {
        happening.refine_site(reading);
        happening.date_by_statement();
    }
    let main = main(&happenings);
    if let Some(happening) = main.and_then(|at| happenings.get_mut(at)) {
        let fine = |place: &(Place, Span)| place.0.precision <= GeoPrecision::Admin1;
        let told = happening.place.take();
        happening.place = told.clone().filter(fine).or_else(|| first_place(reading)).or(told);
    }
    let report = |(at, happening): (usize, &Happening)| {
        happening.report(reading, ReportId::of(document, at), main == Some(at))
    };
    happenings.iter().enumerate().map(report).collect()
}

/// The happening that a telling belongs to, `None` where it tells of another.
///
/// A telling with a time or place of its own goes to a happening that agrees; one without goes to
/// the happening last told of in its paragraph, else to the first.
fn home(happenings: &[Happening], telling: &Telling) -> Option<usize> {
    let fits = |happening: &Happening| happening.agrees(telling);
    let near = happenings
        .iter()
        .enumerate()
        .filter(|(_, h)| h.paragraph == telling.paragraph)
        .max_by_key(|(_, h)| h.last);
    if telling.is_anchored() {
        let dated = |h: &Happening| {
            matches!(
                (h.moment, telling.moment),
                (Moment::Days(..), Moment::Days(..)) | (Moment::Recent(..), Moment::Recent(..))
            )
        };
        let by_time = happenings.iter().position(|h| fits(h) && dated(h) && telling.moment != Moment::Untold);
        let by_place = || happenings.iter().position(|h| fits(h) && h.same_place(telling));
        let by_nearness = || near.filter(|(_, h)| fits(h)).map(|(at, _)| at);
        let first = || {
            happenings.first().filter(|h| fits(h) && telling.sentence - h.last <= FAR_SENTENCES).map(|_| 0)
        };
        return by_time.or_else(by_place).or_else(by_nearness).or_else(first);
    }
    let near = near.filter(|(_, h)| h.agrees(telling)).map(|(at, _)| at);
    let points = telling.definite || !telling.counts.is_empty() || telling.triggers.is_empty();
    near.or_else(|| {
        happenings.iter().position(|h| fits(h) && (points || telling.sentence - h.last <= NEAR_SENTENCES))
    })
}

/// Joins happenings that turn out to be one: same days, same place, no rival kind.
fn merged(happenings: Vec<Happening>) -> Vec<Happening> {
    let mut kept: Vec<Happening> = Vec::new();
    for happening in happenings {
        let twin = kept.iter_mut().find(|k| k.is_twin(&happening));
        match twin {
            Some(twin) => happening.tellings.into_iter().for_each(|telling| twin.add(telling)),
            None => kept.push(happening),
        }
    }
    kept
}

/// The happening that the document is chiefly about: by title, place in the text, number of
/// sentences and counts.
fn main(happenings: &[Happening]) -> Option<usize> {
    let score = |h: &Happening| {
        let title = h.tellings.iter().any(|t| t.title) as i32 * 6;
        let early = 4 - h.tellings.first().map_or(4, |t| t.sentence.min(4)) as i32;
        let length = h.tellings.len().min(6) as i32;
        let counted = h.tellings.iter().any(|t| !t.counts.is_empty()) as i32 * 2;
        let actual = (h.status == ReportStatus::Actual) as i32 * 8;
        title + early + length + counted + actual
    };
    (0..happenings.len()).max_by_key(|at| (happenings.get(*at).map(score), std::cmp::Reverse(*at)))
}

/// The first place of the text: the dateline's, most often.
fn first_place(reading: &Reading) -> Option<(Place, Span)> {
    let fine = |precision| {
        matches!(
            precision,
            GeoPrecision::Exact | GeoPrecision::Near | GeoPrecision::Admin2 | GeoPrecision::Admin1
        )
    };
    let mut places = reading.places.iter().filter(|mention| !mention.item.demonym);
    let first = places.find_map(|mention| {
        let place = mention.item.place.clone().filter(|place| fine(place.precision))?;
        Some((place, mention.item.span))
    });
    first.or_else(|| {
        let mention = reading.places.iter().find(|mention| mention.item.place.is_some())?;
        Some((mention.item.place.clone()?, mention.item.span))
    })
}

impl Happening {
    fn new(telling: Telling) -> Self {
        Self {
            status: telling.status,
            moment: telling.moment,
            place: telling.place.clone(),
            last: telling.sentence,
            paragraph: telling.paragraph,
            tellings: vec![telling],
        }
    }

    /// Takes a telling in; its time and place refine what was known.
    fn add(&mut self, telling: Telling) {
        if telling.status == ReportStatus::Actual {
            self.status = ReportStatus::Actual;
        }
        self.moment = match (self.moment, telling.moment) {
            (Moment::Untold, other) => other,
            (Moment::Days(mine, _), Moment::Days(theirs, span))
                if mine.contains(&theirs) && theirs != mine =>
            {
                Moment::Days(theirs, span)
            }
            (mine, _) => mine,
        };
        self.place = match (self.place.take(), telling.place.clone()) {
            (None, other) => other,
            (Some(mine), Some(theirs)) if is_finer(&theirs.0, &mine.0) => Some(theirs),
            (mine, _) => mine,
        };
        self.last = telling.sentence;
        self.paragraph = telling.paragraph;
        self.tellings.push(telling);
        self.tellings.sort_by_key(|telling| telling.sentence);
    }

    /// Whether nothing that a telling says of time and place contradicts the happening.
    fn agrees(&self, telling: &Telling) -> bool {
        let time = match (self.moment, telling.moment) {
            (Moment::Days(mine, _), Moment::Days(theirs, _)) => same_days(&mine, &theirs),
            (Moment::Recent(..), Moment::Days(..)) | (Moment::Days(..), Moment::Recent(..)) => false,
            (Moment::Recent(_, mine), Moment::Recent(_, theirs)) => {
                mine == theirs || telling.counts.is_empty()
            }
            _ => true,
        };
        let status = self.status == telling.status
            || telling.status == ReportStatus::Actual && telling.counts.is_empty()
            || self.status == ReportStatus::Actual
                && telling.status != ReportStatus::Foiled
                && telling.status != ReportStatus::Drill;
        let place = match (&self.place, &telling.place) {
            (Some((mine, _)), Some((theirs, _))) => {
                compatible(mine, theirs)
                    || !telling.founds()
                    || telling.counts.is_empty() && telling.moment == Moment::Untold
            }
            _ => true,
        };
        time && place && status
    }

    /// Dates what nothing else dates by when it was said, where that is a day.
    fn date_by_statement(&mut self) {
        let said = self.tellings.iter().map(|telling| telling.said);
        let mut days =
            said.filter(|said| matches!(said, Moment::Days(when, _) if when.precision == DatePrecision::Day));
        if self.moment == Moment::Untold
            && let Some(said) = days.next()
        {
            self.moment = said;
        }
    }

    /// Names the facility of the town where a sentence says so without a name: "near the airport".
    fn refine_site(&mut self, reading: &Reading) {
        let Some((place, _)) = &mut self.place else { return };
        let is_town = place.precision == GeoPrecision::Exact && place.geonames.is_some();
        let named = |name: &str| {
            lexicon::fold_words(name).iter().any(|word| reading.place_words.facility_words.contains(word))
        };
        if !is_town || named(&place.name) {
            return;
        }
        let sentences =
            self.tellings.iter().filter_map(|telling| reading.text.sentences.get(telling.sentence));
        let facility = sentences.into_iter().find_map(|sentence| {
            (sentence.first..sentence.end).find(|at| is_bare_facility(reading, sentence.first, *at))
        });
        if let Some(at) = facility {
            place.name = format!("{} {}", place.name, reading.text.fold(at));
        }
    }

    fn same_place(&self, telling: &Telling) -> bool {
        match (&self.place, &telling.place) {
            (Some((mine, _)), Some((theirs, _))) => {
                theirs.precision <= GeoPrecision::Admin1 && compatible(mine, theirs)
            }
            _ => false,
        }
    }

    fn is_twin(&self, other: &Happening) -> bool {
        let time = matches!((self.moment, other.moment), (Moment::Days(a, _), Moment::Days(b, _)) if a == b);
        let place = match (&self.place, &other.place) {
            (Some((a, _)), Some((b, _))) => a.precision <= GeoPrecision::Near && compatible(a, b),
            _ => false,
        };
        time && place
            && self.status == other.status
            && self.event_type().coarse() == other.event_type().coarse()
    }

    /// Whether enough is said for a report: a count, a named or dated deed, or a claim of it.
    fn is_report(&self) -> bool {
        self.tellings.iter().any(Telling::founds)
    }

    /// The kind that the triggers speak for; more particular kinds win over "attack".
    fn event_type(&self) -> EventType {
        let mut scores: BTreeMap<EventType, u32> = BTreeMap::new();
        let first = self.tellings.iter().find(|t| !t.title).map_or(0, |t| t.sentence);
        for telling in &self.tellings {
            for trigger in telling
                .triggers
                .iter()
                .filter(|t| t.item.status == ReportStatus::Actual || self.status != ReportStatus::Actual)
            {
                let weight = match trigger.item.trigger.strength {
                    TriggerStrength::Strong => 6,
                    TriggerStrength::Weak => 2,
                    TriggerStrength::Agent => 1,
                };
                let weight = if trigger.item.trigger.plural { weight / 2 } else { weight };
                // Sentences far from the first that tell of it often speak of something else.
                let near = telling.title || telling.sentence <= first + 3 || !telling.counts.is_empty();
                let weight = if near { weight * 2 } else { weight / 2 };
                *scores.entry(trigger.item.trigger.event_type).or_default() += weight;
            }
        }
        let suicide = scores.get(&EventType::SuicideBombing).copied().unwrap_or(0);
        if suicide >= 3
            && let Some(bombing) = scores.remove(&EventType::Bombing)
        {
            *scores.entry(EventType::SuicideBombing).or_default() += bombing;
        }
        let shootings = scores.get(&EventType::Shooting).copied().unwrap_or(0);
        if let Some(mass) = scores.get_mut(&EventType::MassShooting) {
            *mass += shootings;
        }
        let particular =
            scores.iter().filter(|(kind, score)| **kind != EventType::ArmedAssault && **score >= 2);
        let best = particular.max_by_key(|(kind, score)| (**score, std::cmp::Reverse(**kind)));
        best.map_or(EventType::ArmedAssault, |(kind, _)| *kind)
    }

    fn report(&self, reading: &Reading, id: ReportId, main: bool) -> Report {
        let (when, when_span) = match self.moment {
            Moment::Days(when, span) => (Some(when), Some(span)),
            Moment::Recent(span, _) => (None, Some(span)),
            Moment::Untold => (None, None),
        };
        let triggers =
            self.tellings.iter().flat_map(|t| &t.triggers).map(|t| reading.text.span(t.first, t.end));
        let mut triggers: Vec<Span> = triggers.collect();
        if triggers.is_empty() {
            triggers.extend(self.tellings.iter().flat_map(|t| &t.counts).map(|(c, _)| c.span).next());
        }
        Report {
            id,
            main,
            event_type: self.event_type(),
            status: self.status,
            when,
            when_span,
            place: self.place.as_ref().map(|(place, _)| place.clone()),
            place_span: self.place.as_ref().map(|(_, span)| *span),
            actors: self.involvements(reading),
            claims: self.claims(),
            triggers,
        }
    }

    /// Perpetrators: for each party the accusation that weighs most, the first where two are even.
    fn involvements(&self, reading: &Reading) -> Vec<Involvement> {
        let mut involved: Vec<Involvement> = Vec::new();
        for accusation in self.tellings.iter().flat_map(|t| &t.accusations) {
            let weight = |status: Option<PerpetratorStatus>| match status {
                Some(PerpetratorStatus::Denied) => 4,
                Some(PerpetratorStatus::Claimed) => 3,
                Some(PerpetratorStatus::Attributed) => 2,
                Some(PerpetratorStatus::Suspected) => 1,
                _ => 0,
            };
            let new = Involvement {
                actor: accusation.actor.clone(),
                name: reading.name_of(&accusation.actor),
                role: Role::Perpetrator,
                status: Some(accusation.status),
                attribution: accusation.attribution.clone(),
                span: accusation.span,
            };
            match involved.iter_mut().find(|known| known.actor == new.actor) {
                Some(known) if weight(known.status) >= weight(new.status) => {}
                Some(known) => *known = new,
                None => involved.push(new),
            }
        }
        involved
    }

    /// "12 American soldiers" beside "at least 60 people" is a part of these.
    fn part_of_more(&self, counted: &Counted) -> Option<Part> {
        let label = counted.nation.clone()?;
        let whole = |(other, _): &(Counted, Option<Attribution>)| {
            other.field == counted.field
                && other.nation.is_none()
                && other.of.is_none()
                && other.count.point() > counted.count.point()
        };
        let more = self.tellings.iter().flat_map(|telling| &telling.counts).any(whole);
        more.then_some(Part { label, kind: PartKind::Included })
    }

    /// Count claims in text order; the same number said again in the same voice is said once.
    fn claims(&self) -> Vec<CountClaim> {
        let mut claims: Vec<CountClaim> = Vec::new();
        for (counted, attribution) in self.tellings.iter().flat_map(|t| &t.counts) {
            let claim = CountClaim {
                field: counted.field,
                count: counted.count,
                of: counted.of.clone().or_else(|| self.part_of_more(counted)),
                attribution: attribution.clone(),
                span: counted.span,
            };
            let source = |claim: &CountClaim| claim.attribution.as_ref().map(|a| a.source.clone());
            let same = |known: &&CountClaim| {
                known.field == claim.field
                    && known.count == claim.count
                    && known.of == claim.of
                    && source(known) == source(&claim)
            };
            let attackers = claim.field == CountField::Attackers && claim.count.low == Some(0);
            if !claims.iter().any(|known| same(&known)) && !attackers {
                claims.push(claim);
            }
        }
        claims
    }
}

/// Whether a token is a facility without a name after a locative word: "at the airport".
fn is_bare_facility(reading: &Reading, first: usize, at: usize) -> bool {
    let facility = reading.place_words.facility_words.contains(reading.text.fold(at));
    let free = !Reading::covers(&reading.places, at);
    let article = at
        .checked_sub(1)
        .filter(|before| *before > first && reading.words.articles.contains(reading.text.fold(*before)));
    let located =
        article.is_some_and(|article| reading.words.locatives.contains(reading.text.fold(article - 1)));
    facility && free && located
}

/// Whether two intervals of one document may be the same days: they share a day, or the coarser
/// holds the finer.
fn same_days(a: &When, b: &When) -> bool {
    let (coarse, fine) = if a.days() >= b.days() { (a, b) } else { (b, a) };
    coarse.contains(fine)
        || a.precision == DatePrecision::Day && b.precision == DatePrecision::Day && a.gap_days(b) == 0
}

/// Whether two places of one document may be one: near each other, or one inside the other.
fn compatible(a: &Place, b: &Place) -> bool {
    if a.country.is_some() && b.country.is_some() && a.country != b.country {
        return false;
    }
    let coarse = a.precision.max(b.precision);
    match coarse {
        GeoPrecision::Country | GeoPrecision::Region => true,
        GeoPrecision::Admin1 => a.admin1.is_none() || b.admin1.is_none() || a.admin1 == b.admin1,
        _ => match (a.point, b.point) {
            (Some(p), Some(q)) => p.distance_km(&q) <= SAME_PLACE_KM,
            _ => a.name == b.name,
        },
    }
}

/// Whether `new` says more finely where `known` is.
fn is_finer(new: &Place, known: &Place) -> bool {
    let same_town = new.geonames.is_some() && new.geonames == known.geonames;
    let longer = same_town && new.name.len() > known.name.len() && new.precision <= known.precision;
    compatible(new, known) && (new.precision < known.precision || longer)
}
