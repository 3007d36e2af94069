//! Web pages and the HTTP interface over a ledger.
//!
//! Every page is HTML from the server and works without JavaScript, except the map. Each has a
//! JSON twin at the same path (`.json`) and, where it is a table, a CSV twin (`.csv`); their shapes
//! are `engine::wire`'s. The state of a page is its address. Nothing that a document says is ever
//! markup, and no page asks another host for anything. Only requests to this machine are answered.
//!
//! [`run`] serves until Ctrl-C; [`router`] is the same without the network, for tests.

mod anchor;
mod asset;
mod chart;
mod error;
mod escape;
mod host;
mod link;
mod page;
mod question;
#[cfg(test)]
mod sample;
mod server;
mod words;

pub use error::Error;
pub use server::{Options, router, run};
