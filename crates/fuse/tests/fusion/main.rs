//! Fusion as a whole: literate cases, and what holds for any set of accounts.

mod cases;
mod invariants;
mod made;
