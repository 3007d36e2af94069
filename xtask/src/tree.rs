//! The repository as the tasks see it: its root, and the files that git knows or would take.

use anyhow::{Context, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The files of the repository, relative to its root, in order.
#[derive(Debug)]
pub struct Tree {
    /// The folder with the workspace manifest.
    pub root: PathBuf,
    /// Paths relative to the root, with `/`, sorted.
    pub files: Vec<String>,
}

impl Tree {
    /// The repository this program was built from, or the one of the current folder.
    pub fn open() -> anyhow::Result<Self> {
        let root = root()?;
        let output = Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .current_dir(&root)
            .output()
            .context("`git ls-files` cannot be run")?;
        if !output.status.success() {
            bail!(
                "`git ls-files` failed in `{}`: {}",
                root.display(),
                String::from_utf8_lossy(&output.stderr)
            );
        }
        let names = String::from_utf8(output.stdout).context("a file name is not UTF-8")?;
        let mut files: Vec<String> = names
            .split('\0')
            .filter(|name| !name.is_empty() && root.join(name).is_file())
            .map(str::to_owned)
            .collect();
        files.sort();
        files.dedup();
        Ok(Self { root, files })
    }

    /// The text of a file, or nothing where it is not UTF-8 text.
    pub fn text(&self, file: &str) -> Option<String> {
        std::fs::read_to_string(self.root.join(file)).ok().filter(|text| !text.contains('\0'))
    }

    /// Whether the root has this file or folder.
    pub fn has(&self, path: &str) -> bool {
        self.root.join(path).exists()
    }

    /// Files below a folder (`crates/model/`) with an ending (`.rs`).
    pub fn below<'a>(&'a self, folder: &'a str, ending: &'a str) -> impl Iterator<Item = &'a str> {
        self.files
            .iter()
            .map(String::as_str)
            .filter(move |file| file.starts_with(folder) && file.ends_with(ending))
    }

    /// Folders of crates, as `crates/model` and `xtask`: where there is a manifest with a package.
    pub fn crates(&self) -> Vec<String> {
        let manifests = self.files.iter().filter_map(|file| file.strip_suffix("/Cargo.toml"));
        manifests.map(str::to_owned).collect()
    }
}

/// The nearest folder upwards whose manifest is a workspace.
pub fn root() -> anyhow::Result<PathBuf> {
    let here = std::env::current_dir().context("the current folder is unknown")?;
    let is_root = |folder: &&Path| {
        std::fs::read_to_string(folder.join("Cargo.toml")).is_ok_and(|text| text.contains("[workspace]"))
    };
    match here.ancestors().find(is_root) {
        Some(root) => Ok(root.to_owned()),
        None => bail!("no Cargo workspace in `{}` or above it", here.display()),
    }
}
