//! The log of judgements: appended, never changed, each entry chained to all before it.

use crate::{Error, Ledger, codec};
use model::{Decision, Judgement, ReportId};
use rusqlite::{Connection, OptionalExtension, params};

/// A judgement as it is kept, and the chain up to it.
type Entry = (Vec<u8>, [u8; 32]);

/// A decision on its way into the log, which numbers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewJudgement {
    /// Decision.
    pub decision: Decision,
    /// The report, or the first of two.
    pub report: ReportId,
    /// The second of two.
    pub other: Option<ReportId>,
    /// Who.
    pub person: String,
    /// When, RFC 3339.
    pub at: String,
    /// Why.
    pub reason: String,
}

impl Ledger {
    /// Appends a judgement and returns it with its number.
    ///
    /// # Errors
    /// The file cannot be written; then nothing is appended.
    pub fn judge(&self, new: NewJudgement) -> Result<Judgement, Error> {
        let NewJudgement { decision, report, other, person, at, reason } = new;
        let mut judgement = Judgement { sequence: 0, decision, report, other, person, at, reason };
        self.write(|connection| {
            let (sequence, chain) = last(connection)?;
            judgement.sequence = sequence + 1;
            // Plain text and numbers: postcard writes them always.
            let bytes = codec::encode(&judgement).unwrap_or_default();
            let chain = codec::sha256(&[&chain, &bytes]);
            connection.execute(
                "INSERT INTO judgements (sequence, judgement, chain) VALUES (?, ?, ?)",
                params![i64::try_from(judgement.sequence).unwrap_or(i64::MAX), bytes, chain],
            )?;
            connection.execute("UPDATE state SET evidence = evidence + 1", [])?;
            Ok(())
        })?;
        Ok(judgement)
    }

    /// Every judgement, in order.
    ///
    /// # Errors
    /// The file cannot be read or is damaged.
    pub fn judgements(&self) -> Result<Vec<Judgement>, Error> {
        let rows = self.judgement_rows()?;
        rows.into_iter()
            .map(|(sequence, (bytes, _))| {
                codec::decode(&bytes).ok_or_else(|| self.damaged(format!("judgement {sequence}")))
            })
            .collect()
    }

    /// What is wrong with the log: gaps, and entries that are not what the chain says.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn check_judgements(&self) -> Result<Vec<String>, Error> {
        let mut problems = Vec::new();
        let mut before = [0; 32];
        for (place, (sequence, (bytes, chain))) in (1..).zip(self.judgement_rows()?) {
            if sequence != place {
                problems.push(format!("judgement {place} is missing"));
                break;
            }
            let expected = codec::sha256(&[&before, &bytes]);
            let number = codec::decode::<Judgement>(&bytes).map(|judgement| judgement.sequence);
            if chain != expected || number.and_then(|number| i64::try_from(number).ok()) != Some(sequence) {
                problems.push(format!("judgement {sequence} is not what was written"));
            }
            before = chain;
        }
        Ok(problems)
    }

    /// Entries by number, with the chain that was written for each.
    fn judgement_rows(&self) -> Result<Vec<(i64, Entry)>, Error> {
        self.read(|connection| {
            let mut statement = connection
                .prepare_cached("SELECT sequence, judgement, chain FROM judgements ORDER BY sequence")?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
            rows.collect()
        })
    }
}

fn last(connection: &Connection) -> rusqlite::Result<(u64, [u8; 32])> {
    let row = connection
        .query_row("SELECT sequence, chain FROM judgements ORDER BY sequence DESC LIMIT 1", [], |row| {
            Ok((row.get::<_, i64>(0)?, row.get(1)?))
        })
        .optional()?;
    Ok(row.map_or((0, [0; 32]), |(sequence, chain)| (u64::try_from(sequence).unwrap_or(0), chain)))
}
