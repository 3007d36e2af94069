//! Method: how to read the figures.

use super::{Frame, Twin, html, json};
use crate::error::Failure;
use crate::words;
use askama::Template;
use axum::http::Uri;
use axum::response::Response;
use engine::model::{AirwarsGrade, EstimateRule, IbcGrade, IncidentStatus, RootReason};
use serde::Serialize;

/// A word and what it means.
#[derive(Serialize)]
struct Term {
    word: String,
    meaning: String,
}

impl Term {
    fn of((word, meaning): (&str, &str)) -> Self {
        Self { word: word.to_owned(), meaning: meaning.to_owned() }
    }
}

/// The words of the pages by heading: also the JSON twin.
#[derive(Serialize)]
struct Terms {
    statuses: Vec<Term>,
    airwars: Vec<Term>,
    ibc: Vec<Term>,
    one_origin: Vec<Term>,
    best_value: Vec<Term>,
}

#[derive(Template)]
#[template(path = "method.html")]
struct MethodPage {
    frame: Frame,
    terms: Terms,
}

/// `/method`, `/method.json`.
pub(crate) async fn show(uri: Uri) -> Result<Response, Failure> {
    match Twin::of(uri.path()) {
        Twin::Json => Ok(json(&terms())),
        _ => {
            html(&MethodPage { frame: Frame::new("method").json("/method.json".to_owned()), terms: terms() })
        }
    }
}

fn terms() -> Terms {
    let rules = [EstimateRule::OnlyClaim, EstimateRule::LatestBestSupported, EstimateRule::SumOfParts];
    let rule = |rule: EstimateRule| {
        let word = match rule {
            EstimateRule::OnlyClaim => "Only claim",
            EstimateRule::LatestBestSupported => "Best supported",
            EstimateRule::SumOfParts => "Sum of parts",
        };
        Term::of((word, rule.words()))
    };
    let reason = |reason: &RootReason| {
        let word = reason.word().replace('_', " ");
        Term::of((&word, words::root_reason(*reason)))
    };
    Terms {
        statuses: IncidentStatus::ALL.iter().map(|status| Term::of(words::status(*status))).collect(),
        airwars: AirwarsGrade::ALL.iter().map(|grade| Term::of(words::airwars(*grade))).collect(),
        ibc: IbcGrade::ALL.iter().map(|grade| Term::of(words::ibc(*grade))).collect(),
        one_origin: RootReason::ALL.iter().map(reason).collect(),
        best_value: rules.map(rule).into(),
    }
}
