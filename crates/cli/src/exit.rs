//! Exit codes, as `docs/formats.md` and `cairn --help` state them.

/// Done.
pub const DONE: u8 = 0;
/// The user's input or arguments are wrong.
pub const USER: u8 = 1;
/// A fault of the program.
pub const FAULT: u8 = 2;
/// Finished, but some inputs could not be read.
pub const SKIPPED: u8 = 3;
