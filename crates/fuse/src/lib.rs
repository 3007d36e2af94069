//! Many reports to incidents: lineage, blocking, comparison, clustering, estimates, grades.
//!
//! [`account`] keeps of one document what fusion needs; [`fuse`] derives incidents from a set of
//! accounts; [`why`] explains a pair. The steps are those of probabilistic record linkage
//! (Fellegi and Sunter 1969):
//!
//! 1. *Lineage*: which documents are copies (MinHash), credit one agency, or repeat one statement.
//! 2. *Blocking*: which reports are compared at all.
//! 3. *Comparison*: for each field a level of agreement, and what that level is worth.
//! 4. *Clustering*: average link under constraints; people's judgements bind.
//! 5. *Estimates* of tolls, *grades* from independent roots, and *ids* that last.
//!
//! Invariants: the result is a function of the set of accounts and judgements, not of their order;
//! copies count once; `low <= best <= high`. Deliberately absent: texts, clocks, the network.

mod account;
mod block;
mod cluster;
mod compare;
mod corroborate;
mod credit;
mod estimate;
mod explain;
mod figure;
mod fusion;
mod identity;
mod incident;
mod judgements;
mod lineage;
mod prepared;
mod score;
mod signature;
mod table;
mod wording;

#[cfg(test)]
mod examples;

pub use account::{Account, account};
pub use explain::why;
pub use fusion::{Fusion, fuse};
pub use signature::Signature;
