//! Whole-program tests: the `cairn` binary as a user runs it.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod bad_input;
mod commands;
mod crash;
mod custody;
mod order;
mod program;
mod shapes;
mod spans;
