//! Whole-program tests: the `cairn` binary as a user runs it.

mod bad_input;
mod commands;
mod crash;
mod custody;
mod order;
mod program;
mod shapes;
mod spans;
