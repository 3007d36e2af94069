//! Inputs that could not be read.

use std::io;
use std::path::Path;

/// An input that could not be read: where, what is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {problem}; {remedy}")]
pub struct Skipped {
    /// File, or file and line.
    pub place: String,
    /// What is wrong.
    pub problem: String,
    /// What to do.
    pub remedy: String,
}

impl Skipped {
    pub(crate) fn new(
        place: impl Into<String>,
        problem: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self { place: one_line(&place.into()), problem: one_line(&problem.into()), remedy: remedy.into() }
    }

    /// A page that cannot be read.
    pub(crate) fn page(place: &str, problem: &str) -> Self {
        Self::new(place, problem, "give its text as .txt, or leave it out")
    }

    /// What an input or output error means for the person who gave this path.
    pub(crate) fn io(path: &Path, error: &io::Error) -> Self {
        let (problem, remedy) = match error.kind() {
            io::ErrorKind::NotFound => ("there is no such file or folder".to_owned(), "check the path"),
            io::ErrorKind::PermissionDenied => {
                ("no permission to read it".to_owned(), "make it readable (`chmod u+r`) or leave it out")
            }
            _ => (format!("could not be read: {error}"), "check the file and the disk, then run again"),
        };
        Self::new(path.display().to_string(), problem, remedy)
    }
}

/// Messages are one line each, whatever a path or an error text holds.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_permission_is_one_clear_line() {
        let error = io::Error::from(io::ErrorKind::PermissionDenied);
        let skipped = Skipped::io(Path::new("folder/a\nb.txt"), &error);
        assert_eq!(
            skipped.to_string(),
            "folder/a b.txt: no permission to read it; make it readable (`chmod u+r`) or leave it out"
        );
    }
}
