use super::*;
use jiff::civil::date;
use lexicon::Lexicon;
use model::{PublishedBasis, When};
use proptest::prelude::*;

fn times(text: &str, published: Option<jiff::civil::Date>) -> Vec<(String, Option<(String, String)>)> {
    let english = Lexicon::embedded().languages().get("en").unwrap();
    let published = published.map(|day| Published { when: When::day(day), basis: PublishedBasis::Given });
    let text = Text::new(text, 0, english);
    let found = find(&text, english, published.as_ref());
    let days = |when: When| (when.start.to_string(), when.end.to_string());
    found.iter().map(|time| (time.span.text(text.text).to_owned(), time.when.map(days))).collect()
}

/// The days of the first expression of a text published on Friday 27 August 2021.
fn first(text: &str) -> (String, String) {
    let found = times(text, Some(date(2021, 8, 27)));
    let (mention, days) = found.first().cloned().unwrap_or_default();
    (
        mention,
        days.map_or(
            "unknown".to_owned(),
            |(from, to)| if from == to { from } else { format!("{from}..{to}") },
        ),
    )
}

#[test]
fn expressions_resolve_beside_the_document_time() {
    for (text, mention, days) in [
        ("They were killed on Thursday.", "Thursday", "2021-08-26"),
        ("Talks will resume on Monday.", "Monday", "2021-08-30"),
        ("It happened yesterday.", "yesterday", "2021-08-26"),
        ("He left 12 days ago.", "12 days ago", "2021-08-15"),
        ("It was burned earlier this month.", "earlier this month", "2021-08-01..2021-08-31"),
        ("It was attacked last month.", "last month", "2021-07-01..2021-07-31"),
        ("Clashes began in May.", "May", "2021-05-01..2021-05-31"),
        ("Clashes began in May 2020.", "May 2020", "2020-05-01..2020-05-31"),
        ("It struck on March 22, 2019.", "March 22, 2019", "2019-03-22"),
        ("It struck on 22 March 2019.", "22 March 2019", "2019-03-22"),
        ("It struck on 22/03/2019.", "22/03/2019", "2019-03-22"),
        ("It struck on 2019-03-22.", "2019-03-22", "2019-03-22"),
        ("It began in late 2019.", "late 2019", "2019-01-01..2019-12-31"),
        (
            "Killed between January 1 and August 11.",
            "between January 1 and August 11",
            "2021-01-01..2021-08-11",
        ),
        ("It rose in the 1980s.", "the 1980s", "1980-01-01..1989-12-31"),
        ("On Thursday (26) they left.", "Thursday (26)", "2021-08-26"),
        ("It was the 26th of August.", "the 26th of August", "2021-08-26"),
        ("He was shot in the past two weeks.", "the past two weeks", "2021-08-13..2021-08-27"),
        ("It was hit last winter.", "last winter", "2020-12-01..2021-02-28"),
        ("It came a week after the vote.", "a week after", "unknown"),
    ] {
        assert_eq!(first(text), (mention.to_owned(), days.to_owned()), "{text}");
    }
}

#[test]
fn partial_dates_stay_partial_without_a_document_time() {
    assert_eq!(times("It was on Thursday, May 9.", None), [("Thursday, May 9".to_owned(), None)]);
    let full = Some(("2019-05-09".to_owned(), "2019-05-09".to_owned()));
    assert_eq!(times("It was on May 9, 2019.", None), [("May 9, 2019".to_owned(), full)]);
}

#[test]
fn words_that_only_look_like_times_are_left() {
    for text in [
        "They may come.",
        "The fall of the city.",
        "2000 fighters came.",
        "They march on.",
        "A second attack.",
        "She is 25 years old.",
    ] {
        assert_eq!(times(text, Some(date(2021, 8, 27))), [], "{text}");
    }
}

#[test]
fn lengths_of_time_are_told_from_times() {
    let english = Lexicon::embedded().languages().get("en").unwrap();
    let text = Text::new("They fought for three days.", 0, english);
    let found = find(&text, english, None);
    assert!(matches!(found.as_slice(), [time] if time.duration && time.when.is_none()));
}

/// One megabyte of digits and marks takes less than a second in release; here, unoptimised, it only must end.
#[test]
fn long_texts_of_digits_and_marks_are_read() {
    for unit in [
        "1-",
        "1,",
        "1.",
        "12/",
        "- ",
        "2020-",
        "one hundred and ",
        "1 day ",
        "the end of ",
        "May ",
        "a year after ",
        "first Friday of ",
        "the day before ",
        "from 1 to ",
        "3 or ",
    ] {
        times(&unit.repeat(20_000), Some(date(2021, 8, 27)));
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,200}", day in proptest::option::of(0_i32..200_000)) {
        let published = day.and_then(|n| model::day_of_number(n - 100_000));
        for (mention, days) in times(&text, published) {
            prop_assert!(text.contains(&mention));
            prop_assert!(days.is_none_or(|(from, to)| from <= to || from.starts_with('-') || to.starts_with('-')));
        }
    }

    #[test]
    fn any_run_of_time_words_is_read(words in proptest::collection::vec(
        proptest::sample::select(vec!["last", "the", "of", "May", "9", "2020", "-", "/", "31", "Feb", "year", "weeks", "ago", "between", "and", "from", "to", "Friday", "(", ")", "99999", "century", "decade", "next", "end", "early", "third", "quarter", "same", "period", "in", "now", "later", "9999", ",", "first", "20th", "'80s", "a.m.", ":", "30"]), 0..20),
        glue in proptest::bool::ANY, day in proptest::option::of(0_i32..20_000)) {
        let text = words.join(if glue { "" } else { " " });
        for (mention, _) in times(&text, day.and_then(model::day_of_number)) {
            prop_assert!(text.contains(&mention));
        }
    }
}
