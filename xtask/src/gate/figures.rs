//! What is scored and which of the scorers' figures count: read from `corpus/gate/figures.toml`.

use anyhow::Context;
use serde::Deserialize;
use serde_json::Value;
use std::path::Path;

/// All sets in their order.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Gold sets.
    #[serde(rename = "set")]
    pub sets: Vec<Set>,
}

/// One gold set with its scorer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Set {
    /// Short name, as used for floors.
    pub id: String,
    /// Heading.
    pub title: String,
    /// What the set is and what limits the figures.
    pub about: String,
    /// Files and folders below `gold` that make the set.
    pub gold: Vec<String>,
    /// File name of the scorer.
    pub scorer: String,
    /// How the scorer gets its predictions.
    pub way: Way,
    /// What the scorer is told; `{gold}` is the folder of gold sets, `{cairn}` the program.
    pub arguments: Vec<String>,
    /// The command of Cairn that the scorer needs, where it is not `extract`.
    #[serde(default)]
    pub needs: Option<String>,
    /// Figures in their order.
    #[serde(rename = "figure", default)]
    pub figures: Vec<Figure>,
}

/// How a scorer gets its predictions.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// The scorer runs Cairn itself.
    Whole,
    /// The scorer prints documents, `cairn extract` reads them, the scorer reads what came out.
    Mentions,
    /// The scorer unpacks pages, `cairn html` reads them, the scorer reads what came out.
    Pages,
    /// Not settled yet: the command is still to be built.
    Later,
}

/// One figure of a scorer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Short name within the set.
    pub id: String,
    /// What it says, in words.
    pub title: String,
    /// Where it stands in what the scorer prints: keys joined by dots.
    pub path: String,
    /// What others reach on it, with their names: figures in percent.
    #[serde(default)]
    pub peers: Vec<Peer>,
}

/// Somebody else's figure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Peer {
    /// Who.
    pub name: String,
    /// Percent.
    pub value: f64,
}

impl Table {
    /// Reads the table.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let text =
            std::fs::read_to_string(path).with_context(|| format!("failed to read `{}`", path.display()))?;
        toml::from_str(&text).with_context(|| format!("failed to understand `{}`", path.display()))
    }
}

impl Set {
    /// The name of a figure among all floors: `gva.b3_f1`.
    pub fn floor_name(&self, figure: &Figure) -> String {
        format!("{}.{}", self.id, figure.id)
    }
}

impl Figure {
    /// The figure as a share of one, if the scorer gives it.
    pub fn value(&self, printed: &Value) -> Option<f64> {
        self.path.split('.').try_fold(printed, |value, key| value.get(key))?.as_f64()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_table_can_be_read_and_names_are_unique() {
        let table = Table::read(&crate::tree::root().unwrap().join(super::super::FIGURES)).unwrap();
        let mut names: Vec<String> = table
            .sets
            .iter()
            .flat_map(|set| set.figures.iter().map(|figure| set.floor_name(figure)))
            .collect();
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
