//! How many incidents and how many people, by month, year, country, group or kind.

use model::{CountField, Incident, PerpetratorStatus, Role};
use std::collections::BTreeMap;

/// What incidents are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Month of the date; incidents dated no finer than a year stand under the year.
    Month,
    /// Year of the date.
    Year,
    /// Country.
    Country,
    /// Perpetrator, except where it is only denied. An incident with several counts under each, so
    /// that the rows may sum to more than there is.
    Actor,
    /// Kind.
    Type,
}

/// Low, best and high, each summed over incidents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Toll {
    /// Sum of the least numbers claimed.
    pub low: u64,
    /// Sum of the best.
    pub best: u64,
    /// Sum of the greatest.
    pub high: u64,
}

/// One row of counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Month (`2021-08`), year, country code, actor id or type; `None` where the incidents do not tell.
    pub key: Option<String>,
    /// Number of incidents.
    pub incidents: u64,
    /// People killed.
    pub killed: Toll,
    /// People injured.
    pub injured: Toll,
}

/// Counts incidents; rows by key, the unknown last. An incident without an estimate adds nothing to a
/// toll: nobody gave a number, which is not the number 0.
pub fn count(incidents: &[Incident], by: By) -> Vec<Tally> {
    let mut rows: BTreeMap<(bool, Option<String>), Tally> = BTreeMap::new();
    for incident in incidents {
        for key in keys(incident, by) {
            let row = rows.entry((key.is_none(), key.clone())).or_insert_with(|| Tally {
                key,
                incidents: 0,
                killed: Toll::default(),
                injured: Toll::default(),
            });
            row.incidents += 1;
            row.killed.add(incident, CountField::Killed);
            row.injured.add(incident, CountField::Injured);
        }
    }
    rows.into_values().collect()
}

impl Toll {
    fn add(&mut self, incident: &Incident, field: CountField) {
        if let Some(estimate) = incident.estimate(field) {
            self.low = self.low.saturating_add(estimate.low());
            self.best = self.best.saturating_add(estimate.best());
            self.high = self.high.saturating_add(estimate.high());
        }
    }
}

fn keys(incident: &Incident, by: By) -> Vec<Option<String>> {
    match by {
        By::Month => vec![month(incident).or_else(|| year(incident))],
        By::Year => vec![year(incident)],
        By::Country => {
            vec![incident.place.as_ref().and_then(|place| place.country).map(|code| code.to_string())]
        }
        By::Actor => perpetrators(incident),
        By::Type => vec![Some(incident.event_type.word().to_owned())],
    }
}

/// The month that holds the whole interval.
fn month(incident: &Incident) -> Option<String> {
    let when = incident.when?;
    let one = (when.start.year(), when.start.month()) == (when.end.year(), when.end.month());
    one.then(|| format!("{:04}-{:02}", when.start.year(), when.start.month()))
}

/// The year that holds the whole interval.
fn year(incident: &Incident) -> Option<String> {
    let when = incident.when?;
    (when.start.year() == when.end.year()).then(|| format!("{:04}", when.start.year()))
}

fn perpetrators(incident: &Incident) -> Vec<Option<String>> {
    let named = incident
        .actors
        .iter()
        .filter(|party| party.role == Role::Perpetrator && party.status != Some(PerpetratorStatus::Denied));
    let mut ids: Vec<Option<String>> = named.map(|party| Some(party.actor.to_string())).collect();
    ids.sort();
    ids.dedup();
    if ids.is_empty() { vec![None] } else { ids }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{
        ActorId, AirwarsGrade, Date, DocumentId, Estimate, EstimateRule, EventType, Grades, IbcGrade,
        IncidentActor, IncidentId, IncidentStatus, When,
    };

    fn incident(id: &str, when: Option<When>, killed: Option<(u64, u64, u64)>) -> Incident {
        let estimate = |(low, best, high)| Estimate::new(low, best, high, EstimateRule::OnlyClaim);
        Incident {
            id: IncidentId::new(id),
            event_type: EventType::Bombing,
            status: IncidentStatus::Candidate,
            when,
            place: None,
            actors: Vec::new(),
            estimates: killed.map(|toll| (CountField::Killed, estimate(toll))).into_iter().collect(),
            reports: Vec::new(),
            documents: vec![DocumentId::new("a")],
            roots: Vec::new(),
            grades: Grades {
                admiralty: "F6".into(),
                airwars: AirwarsGrade::Weak,
                ibc: IbcGrade::Provisional,
            },
            history: Vec::new(),
            aliases: Vec::new(),
        }
    }

    fn day(year: i16, month: i8, day: i8) -> Option<When> {
        Some(When::day(Date::constant(year, month, day)))
    }

    #[test]
    fn months_sum_tolls_and_what_is_dated_by_year_stays_apart() {
        let incidents = [
            incident("a", day(2021, 8, 26), Some((60, 170, 183))),
            incident("b", day(2021, 8, 2), None),
            incident("c", When::year(2021), Some((1, 1, 1))),
            incident("d", None, None),
        ];
        let rows = count(&incidents, By::Month);
        let keys: Vec<_> = rows.iter().map(|row| (row.key.as_deref(), row.incidents)).collect();
        assert_eq!(keys, [(Some("2021"), 1), (Some("2021-08"), 2), (None, 1)]);
        assert_eq!(rows[1].killed, Toll { low: 60, best: 170, high: 183 });
    }

    #[test]
    fn an_incident_counts_under_each_perpetrator_but_not_under_who_only_is_said_not_to_have_done_it() {
        let mut one = incident("a", None, None);
        let party = |id: &str, role, status| IncidentActor {
            actor: ActorId::new(id),
            name: id.to_owned(),
            role,
            status: Some(status),
            reports: Vec::new(),
        };
        one.actors = vec![
            party("x", Role::Perpetrator, PerpetratorStatus::Claimed),
            party("y", Role::Perpetrator, PerpetratorStatus::Suspected),
            party("z", Role::Perpetrator, PerpetratorStatus::Denied),
        ];
        let keys: Vec<_> = count(&[one], By::Actor).into_iter().map(|row| row.key).collect();
        assert_eq!(keys, [Some("x".to_owned()), Some("y".to_owned())]);
    }
}
