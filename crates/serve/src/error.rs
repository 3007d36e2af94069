//! What stops the server, and what stops one answer.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use std::net::SocketAddr;

/// What stopped the server.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The threads that answer could not be started.
    #[error("failed to start the server's threads")]
    Start(#[source] std::io::Error),
    /// The address cannot be listened on.
    #[error("failed to listen on `{addr}`; choose another address or port")]
    Listen {
        /// The address.
        addr: SocketAddr,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// Connections can no longer be accepted.
    #[error("failed to accept connections")]
    Accept(#[source] std::io::Error),
}

/// Why one request has no answer. The outermost layer shows it, as a page or as JSON: see
/// [`crate::server`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub status: StatusCode,
    /// A fixed word for programs.
    pub code: &'static str,
    /// What is wrong, for a person.
    pub error: String,
    /// What to do.
    pub hint: String,
}

impl Failure {
    /// Nothing of this kind has this id.
    pub(crate) fn unknown(what: &str, id: &str) -> Self {
        Self {
            status: StatusCode::NOT_FOUND,
            code: "not-found",
            error: format!("no {what} `{id}` in this ledger"),
            hint: "ids are in the lists; look for it at `/`".to_owned(),
        }
    }

    /// No page at this address.
    pub(crate) fn no_page(path: &str) -> Self {
        Self {
            status: StatusCode::NOT_FOUND,
            code: "no-page",
            error: format!("no page at `{path}`"),
            hint: "start at `/`".to_owned(),
        }
    }

    /// A page only answers questions.
    pub(crate) fn method(method: &str) -> Self {
        Self {
            status: StatusCode::METHOD_NOT_ALLOWED,
            code: "method-not-allowed",
            error: format!("`{method}` is not answered here"),
            hint: "use `GET`".to_owned(),
        }
    }

    /// The request is to a host that this is not.
    pub(crate) fn host(host: &str) -> Self {
        Self {
            status: StatusCode::MISDIRECTED_REQUEST,
            code: "foreign-host",
            error: format!("this server is not `{host}`"),
            hint: "use the address that `cairn serve` printed".to_owned(),
        }
    }

    /// A value in the question that cannot be read.
    pub(crate) fn value(name: &str, value: &str, hint: &str) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            code: "bad-value",
            error: format!("`{value}` cannot be read as `{name}`"),
            hint: hint.to_owned(),
        }
    }

    /// The program's own fault.
    pub(crate) fn fault(error: impl std::fmt::Display) -> Self {
        Self {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            code: "fault",
            error: error.to_string(),
            hint: "check the ledger with `cairn verify --ledger L`".to_owned(),
        }
    }
}

impl From<engine::Error> for Failure {
    fn from(error: engine::Error) -> Self {
        let hint = error.hint();
        let fault = Self::fault(error);
        Self { hint: hint.unwrap_or_else(|| fault.hint.clone()), ..fault }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}
