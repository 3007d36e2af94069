//! The commands, one a file. Each takes what was typed, asks the engine, prints, and returns the exit
//! code.

pub mod build;
pub mod extract;
pub mod html;
