//! What ends a command early, and the one place where it is printed.

use crate::exit;
use std::io;

/// Why a command stopped.
#[derive(Debug)]
pub struct Failure {
    code: u8,
    message: String,
    hint: Option<String>,
}

impl Failure {
    /// The user's input or arguments are wrong.
    pub fn user(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code: exit::USER, message: message.into(), hint: Some(hint.into()) }
    }

    /// A fault of the program.
    pub fn fault(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code: exit::FAULT, message: message.into(), hint: Some(hint.into()) }
    }

    /// Says it on standard error; the exit code to end with.
    pub fn print(&self) -> u8 {
        if !self.message.is_empty() {
            eprintln!("error: {}", self.message);
            if let Some(hint) = &self.hint {
                eprintln!("hint: {hint}");
            }
        }
        self.code
    }
}

impl From<io::Error> for Failure {
    /// Errors of standard output. A reader that has seen enough (`| head`) is no error.
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self { code: exit::DONE, message: String::new(), hint: None };
        }
        let hint = Some("check the space and permissions where standard output goes".to_owned());
        Self { code: exit::USER, message: format!("standard output cannot be written: {error}"), hint }
    }
}

impl From<serve::Error> for Failure {
    /// The address is taken or not allowed; the user chooses another.
    fn from(error: serve::Error) -> Self {
        let why = std::error::Error::source(&error).map(|source| format!(" ({source})")).unwrap_or_default();
        Self::user(format!("{error}{why}"), "choose another port with `--port N`")
    }
}

impl From<engine::Error> for Failure {
    fn from(error: engine::Error) -> Self {
        let code = if error.is_users() { exit::USER } else { exit::FAULT };
        Self { code, message: error.to_string(), hint: error.hint() }
    }
}
