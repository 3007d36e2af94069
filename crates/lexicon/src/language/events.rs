//! Words that tell of violence: triggers, casualties, people, attribution, roles and group facts.

use super::Pattern;
use crate::{PhraseMap, WordMap, WordSet};
use model::{CountField, EventType, FactKind, PerpetratorStatus, ReportStatus, Stance};
use serde::Deserialize;

/// How much a trigger says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TriggerStrength {
    /// Names violence by itself ("suicide bombing").
    Strong,
    /// Names violence where casualties, an attacker or a strong trigger stand near ("attack", "blast").
    Weak,
    /// Says who did it and no more ("gunmen"); supports others.
    Agent,
}

/// What a trigger phrase evokes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// The kind of happening.
    pub event_type: EventType,
    /// How much it says by itself.
    pub strength: TriggerStrength,
    /// Whether the phrase speaks of several happenings or of a habit ("bombings").
    pub plural: bool,
}

impl Trigger {
    /// Whether it names a deed, and not only who does such deeds ("gunmen").
    pub fn names_a_deed(&self) -> bool {
        self.strength != TriggerStrength::Agent
    }
}

/// What a casualty word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Casualty {
    /// What is counted.
    pub field: CountField,
    /// The word's place in the phrase.
    pub form: CasualtyForm,
}

/// Where a casualty word stands to the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CasualtyForm {
    /// After the people: "60 people were killed".
    Participle,
    /// Before the people: "killing 60 people".
    Active,
    /// Counted itself: "15 deaths".
    Noun,
    /// Before the number, with words between: "the death toll rose to 60".
    Toll,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RolePattern {
    status: String,
    pattern: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FactPattern {
    fact: String,
    pattern: String,
}

/// Patterns with what each says, found by the words that anchor them.
#[derive(Debug)]
pub struct Patterns<T> {
    rows: Vec<(T, Pattern)>,
    by_anchor: WordMap<Vec<usize>>,
}

impl<T> Patterns<T> {
    fn new(rows: Vec<(T, Pattern)>) -> Self {
        let mut by_anchor = WordMap::<Vec<usize>>::default();
        for (at, (_, pattern)) in rows.iter().enumerate() {
            for word in &pattern.anchor {
                by_anchor.or_insert_with(word, Vec::new).push(at);
            }
        }
        Self { rows, by_anchor }
    }

    /// The patterns anchored by a folded word, in the order of the file.
    pub fn anchored(&self, word: &str) -> impl Iterator<Item = (usize, &(T, Pattern))> {
        let rows = self.by_anchor.get(word).map_or(&[][..], Vec::as_slice);
        rows.iter().filter_map(|at| Some((*at, self.rows.get(*at)?)))
    }
}

/// Words that say whether a happening took place.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StatusWords {
    status: String,
    phrases: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TriggerWords {
    r#type: String,
    strength: TriggerStrength,
    #[serde(default)]
    phrases: Vec<String>,
    #[serde(default)]
    plurals: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CasualtyWords {
    field: String,
    form: CasualtyForm,
    phrases: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SayWords {
    stance: String,
    verbs: Vec<String>,
}

/// The file as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EventFile {
    trigger: Vec<TriggerWords>,
    not_trigger: Vec<String>,
    casualty: Vec<CasualtyWords>,
    people: Vec<String>,
    person: Vec<String>,
    things: Vec<String>,
    between: Vec<String>,
    breaks: Vec<String>,
    determiners: Vec<String>,
    articles: Vec<String>,
    locatives: Vec<String>,
    joiners: Vec<String>,
    list_words: Vec<String>,
    name_particles: Vec<String>,
    passives: Vec<String>,
    source_links: Vec<String>,
    that: Vec<String>,
    definites: Vec<String>,
    clauses: Vec<String>,
    branches: Vec<String>,
    before_count: Vec<String>,
    remainder: Vec<String>,
    nobody: Vec<String>,
    including: Vec<String>,
    totals: Vec<String>,
    same_day: Vec<String>,
    afters: Vec<String>,
    say: Vec<SayWords>,
    according: Vec<String>,
    source_nouns: Vec<String>,
    pronouns: Vec<String>,
    group_words: Vec<String>,
    status: Vec<StatusWords>,
    accident: Vec<String>,
    arena: Vec<String>,
    perpetrator: Vec<RolePattern>,
    fact: Vec<FactPattern>,
}

/// Everything a language needs for understanding reports of violence; folded forms throughout.
#[derive(Debug, Deserialize)]
#[serde(from = "EventFile")]
pub struct EventWords {
    /// Phrases that evoke a happening.
    pub triggers: PhraseMap<Trigger>,
    /// Phrases in which a trigger means something else ("heart attack").
    pub not_triggers: PhraseMap<()>,
    /// Words for what happened to people.
    pub casualties: PhraseMap<Casualty>,
    /// Nouns for people in the plural, and single persons.
    pub people: WordSet,
    /// Nouns for one person.
    pub person: WordSet,
    /// Nouns that a number counts and that are not people.
    pub things: WordSet,
    /// Words that may stand between people and participle ("were", "also", "reportedly").
    pub between: WordSet,
    /// Words that end a noun phrase.
    pub breaks: WordSet,
    /// Words that count one ("a", "an", "one").
    pub determiners: WordSet,
    /// Words before a person spoken of before ("the", "her").
    pub articles: WordSet,
    /// Words before the place of a happening ("in", "near").
    pub locatives: WordSet,
    /// Words that join the items of a list ("and").
    pub joiners: WordSet,
    /// Small words that may stand between the places of a list.
    pub list_words: WordSet,
    /// Small words inside names ("al", "bin").
    pub name_particles: WordSet,
    /// Small words inside the name of a source ("ministry of health").
    pub source_links: WordSet,
    /// Words that begin what is said ("claimed that").
    pub that: WordSet,
    /// Words that point at something told before ("the", "this").
    pub definites: WordSet,
    /// Words that begin a clause of its own ("while").
    pub clauses: WordSet,
    /// Nouns for a part of a larger group ("branch").
    pub branches: WordSet,
    /// Forms of "to be" that make a participle passive.
    pub passives: WordSet,
    /// Words that may stand between an active verb and the number of people.
    pub before_count: WordSet,
    /// Words for the rest of those counted ("others", "more").
    pub remainder: WordSet,
    /// Words for nobody.
    pub nobody: PhraseMap<()>,
    /// Words that begin a part of a whole already counted.
    pub including: PhraseMap<()>,
    /// Words that make a count a total over many happenings.
    pub totals: PhraseMap<()>,
    /// Words between a time and an earlier happening ("on May 9, after explosions").
    pub afters: WordSet,
    /// Words that put a happening on the day of the one told before ("hours later").
    pub same_day: PhraseMap<()>,
    /// Verbs of saying.
    pub say: PhraseMap<Stance>,
    /// Words before a source ("according to").
    pub according: PhraseMap<()>,
    /// Nouns for sources ("police", "officials").
    pub source_nouns: WordSet,
    /// Pronouns that may stand for a source or a group.
    pub pronouns: WordSet,
    /// Noun phrases that stand for the group spoken of ("the group").
    pub group_words: PhraseMap<()>,
    /// Words that say whether it took place.
    pub statuses: PhraseMap<ReportStatus>,
    /// Words for accidents and disasters.
    pub accidents: PhraseMap<()>,
    /// Words of sport, film and markets.
    pub arena: PhraseMap<()>,
    /// Patterns for perpetrators.
    pub perpetrators: Patterns<PerpetratorStatus>,
    /// Patterns for claims about groups.
    pub facts: Patterns<FactKind>,
    /// Rows whose word for a type, field, status or stance is not one of the model's; the tests
    /// keep it empty.
    pub unknown_words: Vec<String>,
}

impl From<EventFile> for EventWords {
    fn from(file: EventFile) -> Self {
        let mut unknown = Unknown::default();
        let triggers = triggers(&file.trigger, &mut unknown);
        let casualties = casualties(&file.casualty, &mut unknown);
        let say = file.say.iter().map(|row| (row.stance.as_str(), row.verbs.as_slice()));
        let say = meanings(say, Stance::from_word, &mut unknown);
        let statuses = file.status.iter().map(|row| (row.status.as_str(), row.phrases.as_slice()));
        let statuses = meanings(statuses, ReportStatus::from_word, &mut unknown);
        let perpetrators = file.perpetrator.iter().map(|row| (row.status.as_str(), row.pattern.as_str()));
        let perpetrators = patterns(perpetrators, PerpetratorStatus::from_word, &mut unknown);
        let facts = file.fact.iter().map(|row| (row.fact.as_str(), row.pattern.as_str()));
        let facts = patterns(facts, FactKind::from_word, &mut unknown);
        Self {
            triggers,
            not_triggers: phrases(&file.not_trigger),
            casualties,
            people: words(&file.people),
            person: words(&file.person),
            things: words(&file.things),
            between: words(&file.between),
            breaks: words(&file.breaks),
            determiners: words(&file.determiners),
            articles: words(&file.articles),
            locatives: words(&file.locatives),
            joiners: words(&file.joiners),
            list_words: words(&file.list_words),
            name_particles: words(&file.name_particles),
            passives: words(&file.passives),
            source_links: words(&file.source_links),
            that: words(&file.that),
            definites: words(&file.definites),
            clauses: words(&file.clauses),
            branches: words(&file.branches),
            before_count: words(&file.before_count),
            remainder: words(&file.remainder),
            nobody: phrases(&file.nobody),
            including: phrases(&file.including),
            totals: phrases(&file.totals),
            afters: words(&file.afters),
            same_day: phrases(&file.same_day),
            say,
            according: phrases(&file.according),
            source_nouns: words(&file.source_nouns),
            pronouns: words(&file.pronouns),
            group_words: phrases(&file.group_words),
            statuses,
            accidents: phrases(&file.accident),
            arena: phrases(&file.arena),
            perpetrators,
            facts,
            unknown_words: unknown.0,
        }
    }
}

/// Words and patterns of a file that mean nothing to the model.
#[derive(Default)]
struct Unknown(Vec<String>);

impl Unknown {
    /// The value, noting the word where there is none.
    fn check<T>(&mut self, word: &str, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.0.push(word.to_owned());
        }
        value
    }
}

fn triggers(rows: &[TriggerWords], unknown: &mut Unknown) -> PhraseMap<Trigger> {
    let mut map = PhraseMap::default();
    for row in rows {
        let Some(event_type) = unknown.check(&row.r#type, EventType::from_word(&row.r#type)) else {
            continue;
        };
        let strength = row.strength;
        for (list, plural) in [(&row.phrases, false), (&row.plurals, true)] {
            list.iter().for_each(|phrase| map.insert(phrase, Trigger { event_type, strength, plural }));
        }
    }
    map
}

fn casualties(rows: &[CasualtyWords], unknown: &mut Unknown) -> PhraseMap<Casualty> {
    let mut map = PhraseMap::default();
    for row in rows {
        let field = CountField::ALL.into_iter().find(|field| field.word() == row.field);
        let Some(field) = unknown.check(&row.field, field) else { continue };
        row.phrases.iter().for_each(|phrase| map.insert(phrase, Casualty { field, form: row.form }));
    }
    map
}

/// Phrases by what each list of them means.
fn meanings<'f, T: Copy>(
    rows: impl Iterator<Item = (&'f str, &'f [String])>,
    meaning: fn(&str) -> Option<T>,
    unknown: &mut Unknown,
) -> PhraseMap<T> {
    let mut map = PhraseMap::default();
    for (word, list) in rows {
        let Some(value) = unknown.check(word, meaning(word)) else { continue };
        list.iter().for_each(|phrase| map.insert(phrase, value));
    }
    map
}

/// Patterns with what each means.
fn patterns<'f, T>(
    rows: impl Iterator<Item = (&'f str, &'f str)>,
    meaning: fn(&str) -> Option<T>,
    unknown: &mut Unknown,
) -> Patterns<T> {
    let read = |(word, pattern): (&str, &str)| {
        let value = unknown.check(word, meaning(word))?;
        Some((value, unknown.check(pattern, Pattern::parse(pattern))?))
    };
    Patterns::new(rows.filter_map(read).collect())
}

fn phrases(list: &[String]) -> PhraseMap<()> {
    let mut map = PhraseMap::default();
    list.iter().for_each(|phrase| map.insert(phrase, ()));
    map
}

/// Items of a list, a line each or many in one string divided by spaces.
fn words(list: &[String]) -> WordSet {
    list.iter().flat_map(|line| line.split_whitespace()).map(crate::fold).collect()
}

#[cfg(test)]
mod tests {
    use crate::Lexicon;

    #[test]
    fn every_row_uses_words_of_the_model() {
        for code in Lexicon::embedded().languages().codes() {
            let pack = Lexicon::embedded().languages().get(code).unwrap();
            assert!(pack.events.unknown_words.is_empty(), "{code}: {:?}", pack.events.unknown_words);
            assert!(pack.events.triggers.len() > 100, "{code} has few triggers");
        }
    }
}
