//! The floors, and which gold they were reached on: `corpus/gate/baseline.toml`.

use anyhow::Context;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// Floors and the fingerprints of the gold sets.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// SHA-256 of each set's files, by set.
    #[serde(default)]
    pub gold: BTreeMap<String, String>,
    /// Share of one, by `set.figure`.
    #[serde(default)]
    pub floors: BTreeMap<String, f64>,
}

impl Baseline {
    /// Reads it; where there is none yet, there are no floors.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        match std::fs::read_to_string(path) {
            Ok(text) => {
                toml::from_str(&text).with_context(|| format!("failed to understand `{}`", path.display()))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(error).with_context(|| format!("failed to read `{}`", path.display())),
        }
    }

    /// Writes it in a fixed order.
    pub fn write(&self, path: &Path) -> anyhow::Result<()> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)
                .with_context(|| format!("failed to make `{}`", folder.display()))?;
        }
        std::fs::write(path, self.text()).with_context(|| format!("failed to write `{}`", path.display()))
    }

    fn text(&self) -> String {
        let mut text = String::from(
            "# Floors of the gate, as shares of one: a figure may not fall below its floor by more than 0.002.\n\
             # Written by `cargo xtask gate --raise`, which only raises. A floor is lowered by hand, in a commit that says why.\n\n\
             # SHA-256 over the files of each gold set: floors hold for these files and no others.\n[gold]\n",
        );
        for (set, hash) in &self.gold {
            _ = writeln!(text, "{set} = \"{hash}\"");
        }
        text.push_str("\n[floors]\n");
        for (name, floor) in &self.floors {
            _ = writeln!(text, "\"{name}\" = {floor:.4}");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let baseline = Baseline {
            gold: [("gva".to_owned(), "00ff".to_owned())].into(),
            floors: [("gva.b3_f1".to_owned(), 0.6125), ("html.date".to_owned(), 1.0)].into(),
        };
        assert_eq!(toml::from_str::<Baseline>(&baseline.text()).unwrap(), baseline);
    }
}
