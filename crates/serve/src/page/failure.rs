//! What is shown where there is no answer: a page, or the one JSON shape of errors.

use super::{Frame, html};
use crate::error::Failure;
use askama::Template;
use axum::response::{IntoResponse, Response};
use engine::wire;

#[derive(Template)]
#[template(path = "failure.html")]
struct FailurePage<'f> {
    frame: Frame,
    failure: &'f Failure,
    title: &'static str,
}

/// The failure as a page.
pub(crate) fn html_page(failure: &Failure) -> Response {
    let title = match failure.status.as_u16() {
        404 => "Not found",
        400 => "That cannot be read",
        405 => "Not answered here",
        _ => "Something went wrong",
    };
    let page = html(&FailurePage { frame: Frame::new(""), failure, title });
    with_status(page.unwrap_or_else(|_| json(failure)), failure)
}

/// The failure as JSON.
pub(crate) fn json(failure: &Failure) -> Response {
    let fault = wire::Fault {
        error: failure.error.clone(),
        code: failure.code,
        hint: Some(failure.hint.clone()),
        status: failure.status.as_u16(),
    };
    with_status(super::json(&fault), failure)
}

fn with_status(page: Response, failure: &Failure) -> Response {
    (failure.status, page).into_response()
}
