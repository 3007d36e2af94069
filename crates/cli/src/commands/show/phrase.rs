//! Claims and parties in words.

use crate::commands::incidents::date;
use engine::Evidence;
use engine::model::{
    Attribution, Count, CountClaim, GroupFact, Incident, IncidentActor, Involvement, Place, Qualifier,
};

/// What is claimed: "killed: at least 60, of them American soldiers 13".
pub fn claim(claim: &CountClaim) -> String {
    let part = claim.of.as_ref().map(|part| format!(" ({})", part.label)).unwrap_or_default();
    format!("{}{part}: {}{}", claim.field.word(), count(&claim.count), source(claim.attribution.as_ref()))
}

/// A number as the words bound it.
pub fn count(count: &Count) -> String {
    let vague = if count.qualifier == Qualifier::Vague { " (vague)" } else { "" };
    match (count.low, count.high) {
        (Some(low), Some(high)) if low == high => format!("{low}{vague}"),
        (Some(low), Some(high)) => format!("{low}–{high}{vague}"),
        (Some(low), None) => format!("at least {low}{vague}"),
        (None, Some(high)) => format!("at most {high}{vague}"),
        (None, None) => "no number".to_owned(),
    }
}

fn source(attribution: Option<&Attribution>) -> String {
    attribution.map(|said| format!(", {} by {}", said.stance.word(), said.source)).unwrap_or_default()
}

/// A party in a report.
pub fn involvement(party: &Involvement) -> String {
    let status = party.status.map(|status| format!(" ({})", status.word())).unwrap_or_default();
    format!("{}: {}{status}{}", party.role.word(), party.name, source(party.attribution.as_ref()))
}

/// A party in an incident.
pub fn party(party: &IncidentActor) -> String {
    let status = party.status.map(|status| format!(" ({})", status.word())).unwrap_or_default();
    format!("{}: {} [{}]{status}", party.role.word(), party.name, party.actor)
}

/// A claim about a group.
pub fn fact(fact: &GroupFact) -> String {
    let value = fact.value.clone().or_else(|| fact.count.as_ref().map(count)).unwrap_or_default();
    let period = fact.period.as_ref().map(|period| format!(" [{}]", date(period))).unwrap_or_default();
    format!("{}: {value}{period}{}", fact.kind.word(), source(fact.attribution.as_ref()))
}

/// The sentence with the words marked.
pub fn sentence(evidence: &Evidence) -> String {
    let Evidence { before, quote, after, .. } = evidence;
    format!("{before}»{quote}«{after}").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A place with what is known of where it is.
pub fn place(place: &Place) -> String {
    let country = place.country.map(|code| code.to_string());
    let parts = [Some(place.name.clone()), place.admin1.clone().filter(|name| *name != place.name), country];
    format!("{} ({})", parts.into_iter().flatten().collect::<Vec<_>>().join(", "), place.precision.word())
}

/// One line for an incident.
pub fn heading(incident: &Incident) -> String {
    let when = incident.when.as_ref().map_or_else(|| "undated".to_owned(), date);
    let place = incident.place.as_ref().map_or_else(|| "unknown place".to_owned(), place);
    format!("{}: {when}, {place}", incident.event_type.word().replace('_', " "))
}
