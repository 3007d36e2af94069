//! Documents: the records as they came, and what was read from them.

use crate::{Error, Ledger, codec};
use model::{ContentHash, Date, Document, DocumentId, Extraction};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// What identifies a document: its id and its content.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// Id.
    pub id: DocumentId,
    /// SHA-256 of the record's bytes.
    pub hash: ContentHash,
}

/// A record as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Which.
    pub key: Key,
    /// What kind of bytes, in the engine's words.
    pub format: String,
    /// Where it was read from; of several places the first in the alphabet.
    pub origin: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// A document ready to be stored. Made on any thread, so that packing does not wait for the file.
#[derive(Clone, Debug)]
pub struct NewDocument {
    key: Key,
    origin: String,
    format: String,
    record: Vec<u8>,
    published: Option<Date>,
    retrieved: Option<String>,
    summary: Vec<u8>,
    document: Vec<u8>,
    extraction: Vec<u8>,
    account: Vec<u8>,
}

/// What was read from a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// The document.
    pub document: Document,
    /// What was understood.
    pub extraction: Extraction,
}

impl NewDocument {
    /// Packs a record with its reading. `summary` and `account` are the engine's own bytes. `None` where
    /// a value cannot be written, which no value of `model` is.
    pub fn pack(
        document: &Document,
        extraction: &Extraction,
        (format, record): (&str, &[u8]),
        summary: Vec<u8>,
        account: &[u8],
    ) -> Option<Self> {
        // Where it was read from is kept apart: it is not part of the document, and it may be several places.
        let placeless = Document { origin: String::new(), ..document.clone() };
        Some(Self {
            key: Key { id: document.id.clone(), hash: document.hash },
            origin: document.origin.clone(),
            format: format.to_owned(),
            record: codec::pack(record)?,
            published: extraction.published.map(|published| published.when.start),
            retrieved: document.retrieved.clone(),
            summary,
            document: codec::pack(&codec::encode(&placeless)?)?,
            extraction: codec::pack(&codec::encode(extraction)?)?,
            account: codec::pack(account)?,
        })
    }

    /// Which document it is.
    pub fn key(&self) -> &Key {
        &self.key
    }

    /// Whether the stored reading of the same document is this one, byte for byte.
    fn same_reading(&self, row: &Row<'_>) -> rusqlite::Result<bool> {
        Ok(row.get_ref("document")?.as_blob()? == self.document
            && row.get_ref("extraction")?.as_blob()? == self.extraction
            && row.get_ref("account")?.as_blob()? == self.account
            && row.get_ref("summary")?.as_blob()? == self.summary)
    }
}

impl Ledger {
    /// Whether this very document is stored.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn knows(&self, key: &Key) -> Result<bool, Error> {
        self.read(|connection| {
            connection
                .prepare_cached("SELECT 1 FROM documents WHERE id = ? AND hash = ?")?
                .exists(params![key.id.as_str(), key.hash.0])
        })
    }

    /// Appends documents in one transaction; those already there only gain a place they were read from.
    /// Returns how many were new. `reader` is the version of the program that read them.
    ///
    /// # Errors
    /// The file cannot be written; then none of them is stored.
    pub fn append(&self, documents: &[NewDocument], reader: &str) -> Result<usize, Error> {
        self.write(|connection| {
            let mut new = 0;
            for document in documents {
                new += usize::from(append_one(connection, document)?);
            }
            if new > 0 {
                connection.execute(
                    "UPDATE state SET evidence = evidence + 1, reader = iif(reader = '', ?, reader)",
                    [reader],
                )?;
            }
            Ok(new)
        })
    }

    /// Notes further places that known documents were read from.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn add_origins(&self, origins: &[(Key, String)]) -> Result<(), Error> {
        self.write(|connection| {
            for (key, origin) in origins {
                add_origin(connection, key, origin)?;
            }
            Ok(())
        })
    }

    /// Replaces readings in one transaction; a document without one no longer counts.
    ///
    /// # Errors
    /// The file cannot be written; then none is replaced.
    pub fn replace_readings(&self, readings: &[(Key, Option<NewDocument>)]) -> Result<(), Error> {
        self.write(|connection| {
            for (key, reading) in readings {
                connection
                    .prepare_cached("DELETE FROM readings WHERE id = ? AND hash = ?")?
                    .execute(params![key.id.as_str(), key.hash.0])?;
                if let Some(reading) = reading {
                    add_reading(connection, key, reading)?;
                }
            }
            connection.execute("UPDATE state SET evidence = evidence + 1", [])?;
            Ok(())
        })
    }

    /// Notes that every reading is by this version of the program.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn set_reader(&self, reader: &str) -> Result<(), Error> {
        self.write(|connection| connection.execute("UPDATE state SET reader = ?", [reader]).map(drop))
    }

    /// Whether the stored reading of a document is this one.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn has_reading(&self, reading: &NewDocument) -> Result<bool, Error> {
        self.read(|connection| {
            let same = connection
                .prepare_cached(
                    "SELECT summary, document, extraction, account FROM readings WHERE id = ? AND hash = ?",
                )?
                .query_row(params![reading.key.id.as_str(), reading.key.hash.0], |row| {
                    reading.same_reading(row)
                })
                .optional()?;
            Ok(same.unwrap_or(false))
        })
    }

    /// Up to `limit` records after a key, in the order of keys; `None` in place of a record whose bytes
    /// are not those that were stored.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn records(&self, after: Option<&Key>, limit: usize) -> Result<Vec<(Key, Option<Record>)>, Error> {
        let (id, hash) = after.map_or(("", [0; 32]), |key| (key.id.as_str(), key.hash.0));
        let rows = self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT id, hash, format, record,
                   (SELECT min(origin) FROM origins o WHERE o.id = d.id AND o.hash = d.hash)
                 FROM documents d WHERE (id, hash) > (?, ?) ORDER BY id, hash LIMIT ?",
            )?;
            let rows =
                statement.query_map(params![id, hash, i64::try_from(limit).unwrap_or(i64::MAX)], |row| {
                    let origin: Option<String> = row.get(4)?;
                    Ok((
                        key_of(row)?,
                        row.get::<_, String>(2)?,
                        row.get::<_, Vec<u8>>(3)?,
                        origin.unwrap_or_default(),
                    ))
                })?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        })?;
        Ok(rows
            .into_iter()
            .map(|(key, format, packed, origin)| whole(key, format, &packed, origin))
            .collect())
    }

    /// The engine's account of every document that counts, by id.
    ///
    /// # Errors
    /// The file cannot be read or is damaged.
    pub fn accounts(&self) -> Result<Vec<Vec<u8>>, Error> {
        let rows = self.current_column("account")?;
        rows.into_iter()
            .map(|(id, packed)| {
                codec::unpack(&packed).ok_or_else(|| self.damaged(format!("account of `{id}`")))
            })
            .collect()
    }

    /// The engine's summary of every document that counts, by id.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn summaries(&self) -> Result<Vec<(DocumentId, Vec<u8>)>, Error> {
        let rows = self.current_column("summary")?;
        Ok(rows.into_iter().map(|(id, summary)| (DocumentId::new(id), summary)).collect())
    }

    fn current_column(&self, column: &'static str) -> Result<Vec<(String, Vec<u8>)>, Error> {
        self.read(|connection| {
            let mut statement =
                connection.prepare_cached(&format!("SELECT id, {column} FROM current ORDER BY id"))?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect()
        })
    }

    /// The document with this id that counts.
    ///
    /// # Errors
    /// The file cannot be read or is damaged.
    pub fn document(&self, id: &DocumentId) -> Result<Option<Stored>, Error> {
        let row = self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT document, extraction, (SELECT min(origin) FROM origins o WHERE o.id = c.id AND o.hash = c.hash)
                     FROM current c WHERE id = ?",
                )?
                .query_row([id.as_str()], |row| {
                    Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Vec<u8>>(1)?, row.get::<_, Option<String>>(2)?))
                })
                .optional()
        })?;
        let Some((document, extraction, origin)) = row else { return Ok(None) };
        let damaged = || self.damaged(format!("document `{id}`"));
        let mut document: Document =
            codec::unpack(&document).and_then(|bytes| codec::decode(&bytes)).ok_or_else(damaged)?;
        document.origin = origin.unwrap_or_default();
        let extraction =
            codec::unpack(&extraction).and_then(|bytes| codec::decode(&bytes)).ok_or_else(damaged)?;
        Ok(Some(Stored { document, extraction }))
    }

    /// Number of records, other contents under the same id included.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn count_records(&self) -> Result<u64, Error> {
        let count: i64 = self.read(|connection| {
            connection.query_row("SELECT count(*) FROM documents", [], |row| row.get(0))
        })?;
        Ok(u64::try_from(count).unwrap_or(0))
    }
}

fn append_one(connection: &Connection, document: &NewDocument) -> rusqlite::Result<bool> {
    let key = &document.key;
    let new = connection
        .prepare_cached("INSERT OR IGNORE INTO documents (id, hash, format, record) VALUES (?, ?, ?, ?)")?
        .execute(params![key.id.as_str(), key.hash.0, document.format, document.record])?
        > 0;
    add_origin(connection, key, &document.origin)?;
    if new {
        add_reading(connection, key, document)?;
    }
    Ok(new)
}

fn add_origin(connection: &Connection, key: &Key, origin: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO origins (id, hash, origin) VALUES (?, ?, ?)")?
        .execute(params![key.id.as_str(), key.hash.0, origin])
        .map(drop)
}

fn add_reading(connection: &Connection, key: &Key, reading: &NewDocument) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO readings (id, hash, published, retrieved, summary, document, extraction, account)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            key.id.as_str(),
            key.hash.0,
            reading.published.map(|day| day.to_string()),
            reading.retrieved,
            reading.summary,
            reading.document,
            reading.extraction,
            reading.account,
        ])
        .map(drop)
}

fn key_of(row: &Row<'_>) -> rusqlite::Result<Key> {
    Ok(Key { id: DocumentId::new(row.get::<_, String>(0)?), hash: ContentHash(row.get(1)?) })
}

fn whole(key: Key, format: String, packed: &[u8], origin: String) -> (Key, Option<Record>) {
    let bytes = codec::unpack(packed).filter(|bytes| codec::sha256(&[bytes]) == key.hash.0);
    let record = bytes.map(|bytes| Record { key: key.clone(), format, origin, bytes });
    (key, record)
}
