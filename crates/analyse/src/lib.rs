//! Questions over incidents. Pure functions of what the ledger holds.
//!
//! [`Filter`] says which incidents a question is about; [`count`] counts them and their victims.
//! Deliberately absent: the ledger itself, texts, clocks.

mod count;
mod filter;

pub use count::{By, Tally, Toll, count};
pub use filter::Filter;
