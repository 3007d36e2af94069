//! Questions over incidents. Pure functions of what the ledger holds.

mod filter;

pub use filter::Filter;
