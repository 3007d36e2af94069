//! Folders to files, in a fixed order.

use crate::Skipped;
use std::path::{Path, PathBuf};

/// Every file below a folder, sorted by path. Hidden files and folders and `README.md` (which describes
/// its folder) are left out; links to folders are reported, because they may run in circles.
pub(crate) fn files_below(folder: &Path) -> Vec<Result<PathBuf, Skipped>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                found.push((folder.clone(), Some(Skipped::io(&folder, &error))));
                continue;
            }
        };
        for entry in entries {
            match entry.and_then(|entry| Ok((entry.path(), entry.file_type()?))) {
                Ok((path, _)) if is_left_out(&path) => {}
                Ok((path, kind)) if kind.is_dir() => folders.push(path),
                Ok((path, kind)) if kind.is_symlink() && path.is_dir() => {
                    let skipped = Skipped::new(
                        path.display().to_string(),
                        "is a link to a folder",
                        "name the folder as an input of its own",
                    );
                    found.push((path, Some(skipped)));
                }
                Ok((path, _)) => found.push((path, None)),
                Err(error) => found.push((folder.clone(), Some(Skipped::io(&folder, &error)))),
            }
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found.into_iter().map(|(path, skipped)| skipped.map_or(Ok(path), Err)).collect()
}

fn is_left_out(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    name.starts_with('.') || name.eq_ignore_ascii_case("README.md")
}
