//! Incidents and the indexes over them: replaced as a whole, never edited.

use crate::{Error, Ledger, codec};
use model::{ActorId, DocumentId, Incident, IncidentId, ReportId};
use rusqlite::{Connection, OptionalExtension, params};

/// All that is derived from a state of the evidence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Derived {
    /// Incidents in the order in which they are listed.
    pub incidents: Vec<Incident>,
    /// Claims about groups: whose, in which document, and at which place of its extraction.
    pub facts: Vec<(ActorId, DocumentId, u32)>,
}

impl Ledger {
    /// Replaces everything derived in one transaction. `evidence` is the state it was derived from: where
    /// more has come since, the ledger says so and the next build derives again.
    ///
    /// # Errors
    /// The file cannot be written; then the old derivation stays.
    pub fn replace_derived(&self, derived: &Derived, evidence: i64) -> Result<(), Error> {
        let packed: Option<Vec<Vec<u8>>> =
            derived.incidents.iter().map(|incident| codec::pack(&codec::encode(incident)?)).collect();
        let packed = packed.ok_or_else(|| self.damaged("an incident cannot be written"))?;
        self.write(|connection| {
            connection.execute_batch(
                "DELETE FROM incidents; DELETE FROM incident_aliases; DELETE FROM incident_members;
                 DELETE FROM incident_actors; DELETE FROM facts;",
            )?;
            for (place, (incident, bytes)) in (0_i64..).zip(derived.incidents.iter().zip(&packed)) {
                insert_incident(connection, place, incident, bytes)?;
            }
            for (actor, document, place) in &derived.facts {
                connection
                    .prepare_cached("INSERT OR IGNORE INTO facts (actor, document, place) VALUES (?, ?, ?)")?
                    .execute(params![actor.as_str(), document.as_str(), place])?;
            }
            connection.execute("UPDATE state SET derived = ?", [evidence])?;
            Ok(())
        })
    }

    /// Every incident, in the order of the list.
    ///
    /// # Errors
    /// The file cannot be read or is damaged.
    pub fn incidents(&self) -> Result<Vec<Incident>, Error> {
        let rows = self.rows("SELECT id, incident FROM incidents ORDER BY place", &[])?;
        rows.into_iter().map(|(id, packed)| self.unpack_incident(&id, &packed)).collect()
    }

    /// The incident with this id, or the one that an older id has become part of.
    ///
    /// # Errors
    /// The file cannot be read or is damaged.
    pub fn incident(&self, id: &str) -> Result<Option<Incident>, Error> {
        let rows = self.rows(
            "SELECT id, incident FROM incidents
             WHERE id = coalesce((SELECT id FROM incidents WHERE id = ?1),
                                 (SELECT incident FROM incident_aliases WHERE alias = ?1))",
            &[id],
        )?;
        rows.into_iter().next().map(|(id, packed)| self.unpack_incident(&id, &packed)).transpose()
    }

    /// The incidents in which an actor has a role, in the order of the list.
    ///
    /// # Errors
    /// The file cannot be read or is damaged.
    pub fn incidents_of(&self, actor: &ActorId) -> Result<Vec<Incident>, Error> {
        let rows = self.rows(
            "SELECT i.id, i.incident FROM incident_actors a JOIN incidents i ON i.id = a.incident
             WHERE a.actor = ? ORDER BY i.place",
            &[actor.as_str()],
        )?;
        rows.into_iter().map(|(id, packed)| self.unpack_incident(&id, &packed)).collect()
    }

    /// The incident of a report.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn incident_of(&self, report: &ReportId) -> Result<Option<IncidentId>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached("SELECT incident FROM incident_members WHERE report = ?")?
                .query_row([report.as_str()], |row| row.get::<_, String>(0))
                .optional()
        })
        .map(|id| id.map(IncidentId::new))
    }

    /// Claims about an actor: document and place in its extraction.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn facts_of(&self, actor: &ActorId) -> Result<Vec<(DocumentId, u32)>, Error> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT document, place FROM facts WHERE actor = ? ORDER BY document, place",
            )?;
            let rows = statement.query_map([actor.as_str()], |row| {
                Ok((DocumentId::new(row.get::<_, String>(0)?), row.get(1)?))
            })?;
            rows.collect()
        })
    }

    /// Every actor with its number of incidents and of claims about it, by id.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn actors(&self) -> Result<Vec<(ActorId, usize, usize)>, Error> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT actor, sum(incidents), sum(facts) FROM (
                   SELECT actor, count(*) AS incidents, 0 AS facts FROM incident_actors GROUP BY actor
                   UNION ALL SELECT actor, 0, count(*) FROM facts GROUP BY actor
                 ) GROUP BY actor ORDER BY actor",
            )?;
            let rows = statement.query_map([], |row| {
                let count = |n: i64| usize::try_from(n).unwrap_or(0);
                Ok((ActorId::new(row.get::<_, String>(0)?), count(row.get(1)?), count(row.get(2)?)))
            })?;
            rows.collect()
        })
    }

    fn rows(&self, question: &str, values: &[&str]) -> Result<Vec<(String, Vec<u8>)>, Error> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(question)?;
            let rows = statement
                .query_map(rusqlite::params_from_iter(values), |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect()
        })
    }

    fn unpack_incident(&self, id: &str, packed: &[u8]) -> Result<Incident, Error> {
        let incident = codec::unpack(packed).and_then(|bytes| codec::decode(&bytes));
        incident.ok_or_else(|| self.damaged(format!("incident `{id}`; `cairn rebuild` makes it again")))
    }
}

fn insert_incident(
    connection: &Connection,
    place: i64,
    incident: &Incident,
    bytes: &[u8],
) -> rusqlite::Result<()> {
    let id = incident.id.as_str();
    connection
        .prepare_cached("INSERT INTO incidents (place, id, incident) VALUES (?, ?, ?)")?
        .execute(params![place, id, bytes])?;
    for alias in &incident.aliases {
        connection
            .prepare_cached("INSERT OR IGNORE INTO incident_aliases (alias, incident) VALUES (?, ?)")?
            .execute([alias.as_str(), id])?;
    }
    for report in &incident.reports {
        connection
            .prepare_cached("INSERT OR IGNORE INTO incident_members (report, incident) VALUES (?, ?)")?
            .execute([report.as_str(), id])?;
    }
    for actor in &incident.actors {
        connection
            .prepare_cached("INSERT OR IGNORE INTO incident_actors (actor, incident) VALUES (?, ?)")?
            .execute([actor.actor.as_str(), id])?;
    }
    Ok(())
}
