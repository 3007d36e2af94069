//! Lineage: which documents are copies, credit one agency, or repeat one statement. Known before
//! anything is counted.

mod copies;
mod root;

pub(crate) use copies::{Copies, Groups};
pub(crate) use root::{Grouping, named, roots, telling};
