//! Dates compared.

use super::Level;
use crate::prepared::{Days, Prepared};

/// Days by which reports of one happening may differ: time zones, night attacks, slips.
pub(crate) const TOLERANCE: i32 = 3;
/// Days for which a happening is news.
const NEWS: i32 = 7;
/// Days of the longest month, and some to spare for "in late May".
const MONTH: i32 = 31;

/// The level at which two reports' dates agree.
///
/// A document published before the other's happening began tells of another one, dated or not.
pub(crate) fn date(left: &Prepared<'_>, right: &Prepared<'_>) -> Level {
    if told_before(left, right) || told_before(right, left) {
        return Level::PublishedBefore;
    }
    let (Some(a), Some(b)) = (left.days, right.days) else { return undated(left, right) };
    match a.gap(b) {
        0 => shared(a, b),
        1 if a.fine() && b.fine() => Level::NextDay,
        gap if gap <= TOLERANCE && a.fine() && b.fine() => Level::ThreeDays,
        _ => Level::DifferentDays,
    }
}

/// Whether `earlier` was published before what `other` tells of; a day is allowed for time zones.
fn told_before(earlier: &Prepared<'_>, other: &Prepared<'_>) -> bool {
    earlier.published.zip(other.days).is_some_and(|(published, days)| published.end + 1 < days.start)
}

/// Where a date is lacking, publication hints at it, for what a document is chiefly about.
fn undated(left: &Prepared<'_>, right: &Prepared<'_>) -> Level {
    let news = |report: &Prepared<'_>| report.published.filter(|_| report.report.main);
    let soon = |day: Days, published: Option<Days>| {
        published.is_some_and(|published| day.fine() && published.start - day.end <= NEWS)
    };
    match (left.days, right.days) {
        (Some(day), None) if soon(day, news(right)) => Level::NewsOfIt,
        (None, Some(day)) if soon(day, news(left)) => Level::NewsOfIt,
        (None, None) => match news(left).zip(news(right)) {
            Some((a, b)) if a.gap(b) <= TOLERANCE => Level::NewsTogether,
            _ => Level::BothUndated,
        },
        _ => Level::OneUndated,
    }
}

fn shared(a: Days, b: Days) -> Level {
    let day = |days: Days| days.start == days.end;
    let longest = (a.end - a.start).max(b.end - b.start) + 1;
    match (a.fine(), b.fine()) {
        (true, true) if day(a) && day(b) => Level::SameDay,
        (true, true) => Level::OverlappingDays,
        (false, false) => Level::SameSpan,
        _ if longest <= MONTH => Level::InMonth,
        _ => Level::InYear,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Account;
    use crate::examples::{compared, on, report, told};
    use crate::prepared::prepare;
    use lexicon::Lexicon;
    use model::{Report, When, day_of_number};

    fn level(left: Option<When>, right: Option<When>) -> Level {
        let (mut a, mut b) = (report("a#0"), report("b#0"));
        (a.when, b.when) = (left, right);
        compared(&a, &b, date)
    }

    #[test]
    fn levels_follow_gap_and_precision() {
        let day = |number: i32| day_of_number(number).map(When::day);
        assert_eq!(level(day(100), day(100)), Level::SameDay);
        assert_eq!(level(day(100), day(101)), Level::NextDay);
        assert_eq!(level(day(100), day(103)), Level::ThreeDays);
        assert_eq!(level(day(100), day(104)), Level::DifferentDays);
        assert_eq!(level(day(5), When::month(1970, 1)), Level::InMonth);
        assert_eq!(level(day(5), When::year(1970)), Level::InYear);
        assert_eq!(level(day(35), When::month(1970, 1)), Level::DifferentDays);
        assert_eq!(level(When::month(1970, 1), When::year(1970)), Level::SameSpan);
        assert_eq!(level(None, day(5)), Level::OneUndated);
        assert_eq!(level(None, None), Level::BothUndated);
    }

    #[test]
    fn publication_hints_at_a_date_that_is_lacking() {
        let (mut a, mut b) = (told("a", ""), told("b", ""));
        (a.reports, b.reports) = (vec![report("a#0")], vec![Report { when: None, ..report("b#0") }]);
        (a.published, b.published) = (Some(on(2021, 8, 27)), Some(on(2021, 8, 28)));
        let level = |a: &Account, b: &Account| {
            let prepared = prepare(&[a, b], Lexicon::embedded());
            (date(&prepared[0], &prepared[1]), date(&prepared[1], &prepared[0]))
        };
        assert_eq!(level(&a, &b), (Level::NewsOfIt, Level::NewsOfIt));
        b.published = Some(on(2024, 8, 28));
        assert_eq!(level(&a, &b).0, Level::OneUndated);
        b.published = Some(on(2021, 8, 20));
        assert_eq!(level(&a, &b).0, Level::PublishedBefore);
        b.published = Some(on(2021, 8, 28));
        a.reports[0].when = None;
        assert_eq!(level(&a, &b).0, Level::NewsTogether);
        b.reports[0].main = false;
        assert_eq!(level(&a, &b).0, Level::BothUndated);
    }
}
