//! Lineage: which documents are copies, credit one agency, or repeat one statement. Known before
//! anything is counted.

mod copies;
mod credit;
mod root;
mod shingle;

pub(crate) use copies::{Copies, Groups};
pub(crate) use credit::credits;
pub(crate) use root::{Grouping, named, roots, telling};
pub use shingle::Signature;
