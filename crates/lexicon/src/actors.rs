//! Armed groups and state forces, and the names they go by.

use crate::phrase::PhraseMap;
use crate::table::for_each_row;
use model::{Actor, ActorId, ActorKind, CountryCode};
use std::collections::BTreeMap;

/// A name of an actor.
#[derive(Clone, Debug)]
pub struct ActorName {
    /// Whose name.
    pub actor: ActorId,
    /// The name as listed. Abbreviations must stand in the text in these letters.
    pub name: String,
    /// Whether it is an abbreviation.
    pub abbreviation: bool,
}

/// Every actor known, by id and by name.
#[derive(Debug)]
pub struct Actors {
    by_id: BTreeMap<ActorId, Actor>,
    names: PhraseMap<ActorName>,
}

impl Actors {
    pub(crate) fn embedded() -> Self {
        let mut actors = Self { by_id: BTreeMap::new(), names: PhraseMap::default() };
        actors.read(include_str!("../data/actors/groups.tsv"), ActorKind::Group);
        actors.read(include_str!("../data/actors/states.tsv"), ActorKind::State);
        actors
    }

    fn read(&mut self, table: &str, kind: ActorKind) {
        for_each_row(table, |row| {
            let id = ActorId::new(row.cell("id"));
            let countries = row.list("countries").chain(row.list("country")).filter_map(CountryCode::new);
            let actor = Actor {
                id: id.clone(),
                name: row.cell("name").to_owned(),
                kind,
                countries: countries.collect(),
                aliases: row.list("aliases").chain(row.list("abbreviations")).map(str::to_owned).collect(),
                founded: row.optional("founded"),
                parent: row.optional("parent").map(ActorId::new),
                wikidata: row.optional("wikidata"),
                un: row.optional("un"),
                ucdp: row.optional("ucdp"),
            };
            let name = |name: &str, abbreviation| ActorName {
                actor: id.clone(),
                name: name.to_owned(),
                abbreviation,
            };
            self.names.insert(&actor.name, name(&actor.name, false));
            for alias in row.list("aliases") {
                self.names.insert(alias, name(alias, false));
            }
            for abbreviation in row.list("abbreviations") {
                self.names.insert(abbreviation, name(abbreviation, true));
            }
            self.by_id.insert(id, actor);
        });
    }

    /// The actor with this id.
    pub fn get(&self, id: &ActorId) -> Option<&Actor> {
        self.by_id.get(id)
    }

    /// Every actor, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Actor> {
        self.by_id.values()
    }

    /// The names, to be matched word by word.
    pub fn names(&self) -> &PhraseMap<ActorName> {
        &self.names
    }
}
