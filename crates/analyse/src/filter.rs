//! Which incidents a question is about.

use model::{ActorId, CountField, CountryCode, Date, EventType, Incident};

/// A choice of incidents; an empty filter takes all. Unknown values (no date, no place) pass only
/// where nothing is asked of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Taking part in any role.
    pub actor: Option<ActorId>,
    /// Kinds; empty takes all.
    pub types: Vec<EventType>,
    /// Countries; empty takes all.
    pub countries: Vec<CountryCode>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// Best estimate of killed at least this.
    pub min_killed: Option<u64>,
    /// Independent roots at least this.
    pub min_roots: Option<u64>,
    /// Words that must occur in place, actors or type; case is folded.
    pub words: Option<String>,
}

impl Filter {
    /// Whether an incident is chosen.
    pub fn takes(&self, incident: &Incident) -> bool {
        let by_actor = self.actor.as_ref().is_none_or(|id| incident.actors.iter().any(|a| &a.actor == id));
        let by_type = self.types.is_empty() || self.types.contains(&incident.event_type);
        let country = incident.place.as_ref().and_then(|place| place.country);
        let by_country = self.countries.is_empty() || country.is_some_and(|c| self.countries.contains(&c));
        let by_from = self.from.is_none_or(|from| incident.when.is_some_and(|when| when.end >= from));
        let by_to = self.to.is_none_or(|to| incident.when.is_some_and(|when| when.start <= to));
        let killed = incident.estimate(CountField::Killed).map_or(0, |estimate| estimate.best());
        let by_killed = self.min_killed.is_none_or(|least| killed >= least);
        let by_roots = self.min_roots.is_none_or(|least| incident.roots.len() as u64 >= least);
        by_actor
            && by_type
            && by_country
            && by_from
            && by_to
            && by_killed
            && by_roots
            && self.by_words(incident)
    }

    fn by_words(&self, incident: &Incident) -> bool {
        let Some(words) = &self.words else { return true };
        let mut hay = incident.event_type.word().replace('_', " ");
        for name in incident.place.iter().map(|p| &p.name).chain(incident.actors.iter().map(|a| &a.name)) {
            hay.push(' ');
            hay.push_str(name);
        }
        let hay = hay.to_lowercase();
        words.to_lowercase().split_whitespace().all(|word| hay.contains(word))
    }
}
