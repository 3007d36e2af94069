//! Opening the file, its connections, and its version.

use crate::Error;
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

/// `CAIR` in ASCII: marks the file as a ledger.
const APPLICATION_ID: i64 = 0x4341_4952;
/// The format of the tables, `PRAGMA user_version`.
const FORMAT: i64 = 1;
const SCHEMA: &str = include_str!("schema.sql");
/// How long one writer waits for another.
const PATIENCE: Duration = Duration::from_secs(30);

/// A ledger file. Many readers and one writer may use it at once, from several threads and programs.
pub struct Ledger {
    path: PathBuf,
    idle: Mutex<Vec<Connection>>,
}

/// Where evidence and derivation stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Version of the program that made the readings; empty before the first.
    pub reader: String,
    /// Grows with every change of evidence, readings or judgements.
    pub evidence: i64,
    /// The value of `evidence` from which the incidents were derived.
    pub derived: i64,
}

impl Ledger {
    /// Opens an existing ledger.
    ///
    /// # Errors
    /// No file there, not a ledger, a newer format, no permission.
    pub fn open(path: &Path) -> Result<Self, Error> {
        if !path.exists() {
            return Err(Error::Missing(path.to_owned()));
        }
        let ledger = Self { path: path.to_owned(), idle: Mutex::default() };
        ledger.check_file()?;
        let connection = ledger.connect(OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        ledger.check_format(&connection)?;
        ledger.give_back(connection);
        Ok(ledger)
    }

    /// Opens a ledger, making it where there is no file.
    ///
    /// # Errors
    /// As [`Ledger::open`], or its folder is missing or cannot be written.
    pub fn open_or_create(path: &Path) -> Result<Self, Error> {
        // An empty file is what a crash in the act of making one leaves behind.
        let empty = std::fs::metadata(path).is_ok_and(|data| data.is_file() && data.len() == 0);
        if path.exists() && !empty {
            return Self::open(path);
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
            return Err(Error::NoFolder(folder.to_owned()));
        }
        let ledger = Self { path: path.to_owned(), idle: Mutex::default() };
        let mut connection =
            ledger.connect(OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        ledger.create(&mut connection).map_err(|error| ledger.error(error))?;
        ledger.check_format(&connection)?;
        ledger.give_back(connection);
        Ok(ledger)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where evidence and derivation stand.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn state(&self) -> Result<State, Error> {
        self.read(|connection| {
            connection.query_row("SELECT reader, evidence, derived FROM state", [], |row| {
                Ok(State { reader: row.get(0)?, evidence: row.get(1)?, derived: row.get(2)? })
            })
        })
    }

    fn create(&self, connection: &mut Connection) -> rusqlite::Result<()> {
        connection.pragma_update(None, "journal_mode", "wal")?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Two programs may make the same ledger at once: the second finds it made.
        let format: i64 = transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        if format == 0 {
            transaction.execute_batch(SCHEMA)?;
            transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
            transaction.pragma_update(None, "user_version", FORMAT)?;
        }
        transaction.commit()
    }

    fn check_file(&self) -> Result<(), Error> {
        if self.path.is_dir() {
            return Err(Error::Folder(self.path.clone()));
        }
        match std::fs::File::open(&self.path) {
            Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
                Err(Error::Permission(self.path.clone()))
            }
            _ => Ok(()),
        }
    }

    fn check_format(&self, connection: &Connection) -> Result<(), Error> {
        let pragma = |name: &str| {
            connection
                .query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0))
                .map_err(|error| self.error(error))
        };
        if pragma("application_id")? != APPLICATION_ID {
            return Err(Error::NotALedger(self.path.clone()));
        }
        match pragma("user_version")? {
            found if found > FORMAT => Err(Error::Newer { path: self.path.clone(), found, known: FORMAT }),
            FORMAT => Ok(()),
            _ => Err(Error::NotALedger(self.path.clone())),
        }
    }

    fn connect(&self, flags: OpenFlags) -> Result<Connection, Error> {
        let open = || {
            let connection =
                Connection::open_with_flags(&self.path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
            connection.busy_timeout(PATIENCE)?;
            connection.pragma_update(None, "synchronous", "full")?;
            Ok(connection)
        };
        open().map_err(|error| self.error(error))
    }

    /// Asks with a connection of its own.
    pub(crate) fn read<T>(&self, ask: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, Error> {
        let connection = self.take()?;
        let answer = ask(&connection).map_err(|error| self.error(error));
        self.give_back(connection);
        answer
    }

    /// Changes the file in one transaction: all of it or nothing.
    pub(crate) fn write<T>(
        &self,
        change: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, Error> {
        let mut connection = self.take()?;
        let done = in_transaction(&mut connection, change).map_err(|error| self.error(error));
        self.give_back(connection);
        done
    }

    fn take(&self) -> Result<Connection, Error> {
        match self.idle.lock().ok().and_then(|mut idle| idle.pop()) {
            Some(connection) => Ok(connection),
            None => self.connect(OpenFlags::SQLITE_OPEN_READ_WRITE),
        }
    }

    fn give_back(&self, connection: Connection) {
        if let Ok(mut idle) = self.idle.lock() {
            idle.push(connection);
        }
    }

    /// What an error of SQLite means for this file.
    pub(crate) fn error(&self, error: rusqlite::Error) -> Error {
        let path = self.path.clone();
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Error::NotALedger(path),
            Some(ErrorCode::PermissionDenied | ErrorCode::ReadOnly | ErrorCode::CannotOpen) => {
                Error::Permission(path)
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Busy(path),
            Some(ErrorCode::DiskFull) => Error::Full(path),
            Some(ErrorCode::DatabaseCorrupt) => Error::Damaged { path, what: error.to_string() },
            _ => Error::Sqlite { path, source: error },
        }
    }

    /// A value that should have been readable and was not.
    pub(crate) fn damaged(&self, what: impl Into<String>) -> Error {
        Error::Damaged { path: self.path.clone(), what: what.into() }
    }
}

impl fmt::Debug for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ledger").field("path", &self.path).finish_non_exhaustive()
    }
}

fn in_transaction<T>(
    connection: &mut Connection,
    change: impl FnOnce(&Connection) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = change(&transaction)?;
    transaction.commit()?;
    Ok(done)
}
