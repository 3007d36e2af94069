//! Fusion as a whole: literate cases, and what holds for any set of accounts.
#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod cases;
mod invariants;
mod made;
