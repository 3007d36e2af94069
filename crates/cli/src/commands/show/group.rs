//! A group in words.

use super::phrase;
use crate::output::Output;
use engine::ActorView;
use std::io;

/// Writes what the lexicon knows, what reports claim, and its incidents.
pub fn write(view: &ActorView, output: &mut Output) -> io::Result<()> {
    let actor = &view.actor;
    output.line(&format!("{}  {}", actor.id, actor.name))?;
    let countries = actor.countries.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let parent = actor.parent.as_ref().map(ToString::to_string);
    let known = [
        ("kind", Some(actor.kind.word().to_owned())),
        ("countries", Some(countries).filter(|text| !text.is_empty())),
        ("also called", Some(actor.aliases.join("; ")).filter(|text| !text.is_empty())),
        ("founded", actor.founded.clone()),
        ("parent", parent),
        ("Wikidata", actor.wikidata.clone()),
        ("United Nations", actor.un.clone()),
        ("UCDP", actor.ucdp.clone()),
    ];
    for (name, value) in known {
        if let Some(value) = value {
            output.line(&format!("  {name}: {value}"))?;
        }
    }
    if !view.facts.is_empty() {
        output.line("\nwhat reports claim")?;
    }
    for (fact, document, evidence) in &view.facts {
        output.line(&format!(
            "  {}  ({})\n    {}",
            phrase::fact(fact),
            document.id,
            phrase::sentence(evidence)
        ))?;
    }
    if !view.incidents.is_empty() {
        output.line("\nincidents")?;
    }
    for incident in &view.incidents {
        let party = incident.actors.iter().find(|party| party.actor == actor.id);
        let role = party.map_or("", |party| party.role.word());
        output.line(&format!("  {}  {}  as {role}", incident.id, phrase::heading(incident)))?;
    }
    Ok(())
}
