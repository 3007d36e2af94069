//! Understanding of one document: [`extract`] turns a [`model::Document`] into a [`model::Extraction`].
//!
//! Total: it never fails and never panics; what it does not understand becomes a note. It sees one
//! document and has no clock. In layers: [`text`](crate) (tokens, sentences) → mentions (`times`,
//! `numbers`, `places`, `actors`) → triggers → roles, counts and attribution → assembly into reports.

mod numbers;
mod places;
mod text;
mod times;

mod document_time;
mod extraction;

pub use extraction::extract;
