//! Names that say nothing about what is inside.

use super::Findings;
use super::source::Source;
use crate::tree::Tree;

const EMPTY: [&str; 8] = ["util", "utils", "helper", "helpers", "common", "misc", "manager", "v2"];

/// No file or folder of ours has an empty name.
pub fn check(tree: &Tree, _: &[Source], findings: &mut Findings) {
    for file in &tree.files {
        for part in file.split('/') {
            let stem = part.split('.').next().unwrap_or(part);
            if EMPTY.contains(&stem) || EMPTY.iter().any(|name| stem.ends_with(&format!("_{name}"))) {
                findings.fail(
                    file,
                    1,
                    format!("`{part}` names nothing"),
                    "name it by the thing of the field it is about",
                );
            }
        }
    }
}
