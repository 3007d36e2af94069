//! The ledger: one SQLite file.
//!
//! Three kinds of rows. *Evidence* (the records as they came, judgements) is appended and never changed.
//! *Readings* are what one version of the program understood of each record; *incidents* are derived from
//! readings and judgements, and replaced as a whole in one transaction. Everything but evidence can be
//! deleted and made again. `docs/formats.md` describes the tables.
//!
//! Decisions:
//! * A document is known by its id and its content together. Two contents under one id are both kept; which
//!   one counts is a function of the set (view `current`), never of the order of arrival.
//! * What the engine keeps for fusion (accounts) is opaque here: bytes in, bytes out.
//! * Only [`codec`] knows how values become bytes.
//!
//! Deliberately absent: understanding of texts, JSON, and a clock.

pub mod codec;
mod derived;
mod error;
mod evidence;
mod judgements;
mod ledger;

pub use derived::Derived;
pub use error::Error;
pub use evidence::{Key, NewDocument, Record, Stored};
pub use judgements::NewJudgement;
pub use ledger::{Ledger, State};
