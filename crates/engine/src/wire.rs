//! The wire shapes of `docs/formats.md`.
