//! The program under test: where its binary is, or how it is built.

use crate::tree;
use anyhow::{Context, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The binary given, else a release build of it.
pub fn binary(given: Option<&Path>) -> anyhow::Result<PathBuf> {
    if let Some(path) = given {
        return path.canonicalize().with_context(|| format!("no program at `{}`", path.display()));
    }
    let root = tree::root()?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["build", "--release", "--quiet", "--package", "cairn-cli"])
        .current_dir(&root)
        .status()
        .context("cargo cannot be run")?;
    if !status.success() {
        bail!("the release build of cairn failed");
    }
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let path = target.join("release/cairn");
    path.canonicalize().with_context(|| format!("the build left no `{}`", path.display()))
}
