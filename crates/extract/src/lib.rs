//! Understanding of one document: [`extract`] turns a [`model::Document`] into a [`model::Extraction`].
//!
//! Total: it never fails and never panics; what it does not understand becomes a note. It sees one
//! document and has no clock. In layers: [`text`](crate) (tokens, sentences) → mentions (`times`,
//! `numbers`, `places`, `actors`) → triggers → roles, counts and attribution → assembly into reports.

mod actors;
mod assemble;
mod attribution;
mod counts;
mod document_time;
mod extraction;
mod facts;
mod happenings;
mod moments;
mod numbers;
mod pattern;
mod people;
mod perpetrators;
mod places;
mod reading;
mod text;
mod times;

pub use extraction::extract;
