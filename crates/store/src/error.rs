//! What can go wrong with a ledger file, and what to do about it.

use std::path::PathBuf;

/// Why the ledger did not do what was asked. Messages name the file; [`Error::hint`] is the remedy.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Nothing at this path.
    #[error("no ledger at `{}`", .0.display())]
    Missing(PathBuf),
    /// The folder of a new ledger does not exist.
    #[error("no folder `{}` for the ledger", .0.display())]
    NoFolder(PathBuf),
    /// A folder stands where the file should.
    #[error("`{}` is a folder, not a ledger", .0.display())]
    Folder(PathBuf),
    /// Some other file.
    #[error("`{}` is not a ledger", .0.display())]
    NotALedger(PathBuf),
    /// Made by a later program.
    #[error("`{}` has ledger format {found}; this program knows formats up to {known}", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        found: i64,
        /// The newest format known.
        known: i64,
    },
    /// The operating system forbids it.
    #[error("no permission to use the ledger `{}`", .0.display())]
    Permission(PathBuf),
    /// Another program is writing and does not finish.
    #[error("the ledger `{}` is in use by another program", .0.display())]
    Busy(PathBuf),
    /// No space left.
    #[error("no space left for the ledger `{}`", .0.display())]
    Full(PathBuf),
    /// Bytes in the file are not what was written.
    #[error("the ledger `{}` is damaged: {what}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Which part.
        what: String,
    },
    /// SQLite failed in another way.
    #[error("the ledger `{}` failed", path.display())]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// How.
        #[source]
        source: rusqlite::Error,
    },
}

impl Error {
    /// What the user can do, in one line.
    pub fn hint(&self) -> String {
        match self {
            Self::Missing(path) => {
                format!("make one with `cairn build INPUT --ledger {}`", path.display())
            }
            Self::NoFolder(path) => format!("make it with `mkdir -p {}`", path.display()),
            Self::Folder(_) => "name a file in it, such as `reports.ledger`".to_owned(),
            Self::NotALedger(_) => {
                "choose a ledger that `cairn build` made, or a path where no file is".to_owned()
            }
            Self::Newer { .. } => "use the version of Cairn that wrote it, or a later one".to_owned(),
            Self::Permission(_) => "give yourself the right to read and write it and its folder".to_owned(),
            Self::Busy(_) => "wait for the other program, then try again".to_owned(),
            Self::Full(_) => {
                "free some space and run the same command again; what was stored is kept".to_owned()
            }
            Self::Damaged { .. } => "restore a copy; `cairn verify` names what is damaged".to_owned(),
            Self::Sqlite { source, .. } => format!("SQLite says: {source}"),
        }
    }

    /// Whether the user can mend it; otherwise it is a fault of the program.
    pub fn is_users(&self) -> bool {
        !matches!(self, Self::Sqlite { .. })
    }
}
