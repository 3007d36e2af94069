//! What stopped the engine, and what to do about it.

use std::path::PathBuf;

/// What stopped the engine. The message is a fragment; the remedy is [`Error::hint`].
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No ledger at this path.
    #[error("no ledger at `{}`", .0.display())]
    Missing(PathBuf),
    /// The ledger file.
    #[error(transparent)]
    Ledger(store::Error),
    /// Something that the program made could not be written down.
    #[error("{0} cannot be written down")]
    Unwritable(&'static str),
}

impl Error {
    /// Whether the user can mend it; otherwise it is a fault of the program.
    pub fn is_users(&self) -> bool {
        match self {
            Self::Missing(_) => true,
            Self::Ledger(error) => error.is_users(),
            Self::Unwritable(_) => false,
        }
    }

    /// What to do about it, in one line.
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            Self::Missing(path) => format!("make one with `cairn build INPUT --ledger {}`", path.display()),
            Self::Ledger(error) => error.hint(),
            Self::Unwritable(_) => "a fault of Cairn: please report it with the input".to_owned(),
        })
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Missing(path) => Self::Missing(path),
            error => Self::Ledger(error),
        }
    }
}
