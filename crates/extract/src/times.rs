//! Time expressions of a text.
//!
//! Three steps: [`grammar`] says what the words of an expression say ([`said::Said`]), [`tense`]
//! whether the sentence speaks of the past, and [`resolve`] turns both into days beside the document
//! time. A document without a time resolves only what its words tell in full.

mod between;
mod calendar;
mod dates;
mod grammar;
mod quantities;
mod ranges;
mod reader;
mod resolve;
mod said;
mod tense;
mod years;

use crate::text::{Text, TokenKind};
use lexicon::{Language, NumberWord, TimeRole, TimeUnit, TimeWord};
use model::{DatePrecision, Published, TimeMention};
use reader::Reader;
use resolve::Context;
use said::Said;

/// Every time expression of the text, in order, resolved against the document time where there is one.
///
/// Spans leave out the preposition before a time ("on Thursday" is the mention "Thursday") and keep
/// the words that open a range ("between January 1 and August 11").
pub(crate) fn find(text: &Text, language: &Language, published: Option<&Published>) -> Vec<TimeMention> {
    let meanings: Vec<TimeWord> = (0..text.tokens.len()).map(|at| meaning(text, language, at)).collect();
    let document =
        published.map(|p| p.when).filter(|when| when.precision == DatePrecision::Day).map(|when| when.start);
    let mut spoken = Context { document, focus: None, quarter: None, direction: tense::Direction::Unknown };
    let mut found = Vec::new();
    for sentence in &text.sentences {
        let reader = Reader {
            text,
            language,
            meanings: &meanings,
            start: sentence.first,
            limit: sentence.end,
            joined: false,
            depth: reader::DEPTH,
        };
        let mut at = sentence.first;
        while at < sentence.end {
            if let Some(end) = past_code(&reader, at) {
                at = end;
                continue;
            }
            let Some((said, end)) = begins(&reader, at).then(|| reader.expression(at)).flatten() else {
                at += 1;
                continue;
            };
            spoken.direction = match turns_on_tense(&said) {
                true => tense::direction(&reader, at, end, is_weekday(&said)),
                false => tense::Direction::Unknown,
            };
            let days = spoken.resolve(&said);
            spoken.remember(&said, days);
            found.push(TimeMention {
                span: text.span(at, end),
                when: days.map(|days| days.when()),
                relative: days.is_some_and(|days| days.relative),
                duration: is_duration(&said) && days.is_none(),
            });
            at = end.max(at + 1);
        }
    }
    found
}

/// The date in full, with its year, that begins at a token, and one past its last token.
pub(crate) fn full_date(text: &Text, language: &Language, at: usize) -> Option<(jiff::civil::Date, usize)> {
    let limit = text.tokens.len().min(at.saturating_add(LONGEST_DATE));
    let meanings: Vec<TimeWord> = (0..limit).map(|at| meaning(text, language, at)).collect();
    let reader =
        Reader { text, language, meanings: &meanings, start: at, limit, joined: false, depth: reader::DEPTH };
    let (said, end) = reader.date(at)?;
    let context =
        Context { document: None, focus: None, quarter: None, direction: tense::Direction::Unknown };
    let days = context.resolve(&said).filter(|days| days.start == days.end)?;
    Some((days.start, end))
}

/// Tokens that a date in full has at most.
const LONGEST_DATE: usize = 10;

fn meaning(text: &Text, language: &Language, at: usize) -> TimeWord {
    match text.tokens.get(at).map(|token| token.kind) {
        Some(TokenKind::Word) => language.times.meaning(text.fold(at)),
        _ => TimeWord::None,
    }
}

/// Past more numbers joined by marks than any date or range of dates has.
fn past_code(reader: &Reader, at: usize) -> Option<usize> {
    let number = |at: usize| {
        at < reader.limit && reader.text.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    };
    if !number(at) {
        return None;
    }
    let mut end = at + 1;
    while reader.glued(end) && reader.glued(end + 1) && !reader.is_word(end) && number(end + 1) {
        end += 2;
    }
    (end > at + 2 * LONGEST_CHAIN).then_some(end)
}

/// Numbers in a range of dates in numbers ("10/1/2018-10/7/2018") and two to spare.
const LONGEST_CHAIN: usize = 8;

/// Whether an expression can begin here: a cheap test before the grammar is tried.
fn begins(reader: &Reader, at: usize) -> bool {
    let counts = |at: usize| reader.language.numbers.meaning(reader.fold(at)) != NumberWord::None;
    let number = |at: usize| {
        at < reader.limit && reader.text.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    };
    let quote = |at: usize| matches!(reader.raw(at), "'" | "’" | "‘") && reader.glued(at + 1);
    match reader.word(at) {
        TimeWord::Role(TimeRole::The | TimeRole::A) => {
            let next = at + 1;
            reader.word(next) != TimeWord::None
                || number(next)
                || quote(next)
                || counts(next)
                || reader.language.times.holidays.starts_with(reader.fold(next))
        }
        TimeWord::Role(role) => matches!(
            role,
            TimeRole::Same
                | TimeRole::Every
                | TimeRole::Earlier
                | TimeRole::Later
                | TimeRole::Fiscal
                | TimeRole::Between
                | TimeRole::From
        ),
        TimeWord::None if number(at) || quote(at) => true,
        TimeWord::None => {
            let word = reader.fold(at);
            reader.is_word(at)
                && (word.ends_with(|c: char| c.is_ascii_digit())
                    || counts(at)
                    || reader.language.times.holidays.starts_with(word))
        }
        _ => true,
    }
}

/// Whether the tense can decide what was said; where not, the sentence is not read for it.
fn turns_on_tense(said: &Said) -> bool {
    match said {
        Said::Date(date) => date.year == said::Year::Open,
        Said::Part(_, inner) => turns_on_tense(inner),
        Said::Shift(_, sign, said::Origin::Document) => *sign == 0,
        Said::Years(..) | Said::ShortDecade(_) | Said::Run(..) | Said::FocusWhole(..) => false,
        Said::Moment | Said::Now | Said::Duration | Said::Vague | Said::LatestQuarter => false,
        _ => true,
    }
}

/// Whether it is a weekday without a date.
fn is_weekday(said: &Said) -> bool {
    matches!(said, Said::Date(date) if date.weekday.is_some() && date.month.is_none())
}

fn is_duration(said: &Said) -> bool {
    match said {
        Said::Duration => true,
        Said::Shift(_, 0, _) => true,
        Said::Run(length, _) => length.iter().all(|(_, unit)| *unit < TimeUnit::Day),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
