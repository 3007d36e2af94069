use super::*;
use crate::times;
use lexicon::Lexicon;
use proptest::prelude::*;

/// Words, the least and the most they say, and how.
type Bounded = (String, Option<f64>, Option<f64>, Qualifier);

fn numbers(text: &str) -> Vec<(Bounded, NumberKind)> {
    let english = Lexicon::embedded().languages().get("en").unwrap();
    let text = Text::new(text, 0, english);
    let times = times::find(&text, english, None);
    let found = find(&text, english, &times);
    found.iter().map(|n| ((n.span.text(text.text).to_owned(), n.low, n.high, n.qualifier), n.kind)).collect()
}

fn cardinals(text: &str) -> Vec<Bounded> {
    let all = numbers(text).into_iter();
    all.filter(|(_, kind)| *kind == NumberKind::Cardinal).map(|(bounded, _)| bounded).collect()
}

#[test]
fn bounding_words_belong_to_the_number() {
    for (text, mention, low, high, qualifier) in [
        ("At least 60 people died", "At least 60", Some(60.0), None, Qualifier::AtLeast),
        ("no fewer than nine men", "no fewer than nine", Some(9.0), None, Qualifier::AtLeast),
        ("more than 140 were hurt", "more than 140", Some(141.0), None, Qualifier::MoreThan),
        ("up to 20 gunmen", "up to 20", None, Some(20.0), Qualifier::AtMost),
        ("fewer than a dozen men", "fewer than a dozen", None, Some(11.0), Qualifier::LessThan),
        ("nearly 30 villagers", "nearly 30", Some(30.0), Some(30.0), Qualifier::About),
        (
            "between 2,500 and 8,500 fighters",
            "between 2,500 and 8,500",
            Some(2500.0),
            Some(8500.0),
            Qualifier::Range,
        ),
        ("two to three hundred men", "two to three hundred", Some(200.0), Some(300.0), Qualifier::Range),
        ("80+ people", "80+", Some(80.0), None, Qualifier::AtLeast),
        ("40 or more people", "40 or more", Some(40.0), None, Qualifier::AtLeast),
        ("dozens of people", "dozens", Some(24.0), None, Qualifier::Vague),
    ] {
        assert_eq!(cardinals(text), [(mention.to_owned(), low, high, qualifier)], "{text}");
    }
}

#[test]
fn a_rise_from_one_number_to_another_is_no_range() {
    let found = cardinals("The death toll rose from 12 to 15.");
    assert_eq!(found.iter().map(|n| n.0.as_str()).collect::<Vec<_>>(), ["12", "15"]);
}

#[test]
fn other_quantities_are_not_counts() {
    for text in [
        "a 25-year-old man",
        "Karim Noor, 31, said",
        "a woman aged 40",
        "an AK-47 rifle",
        "a 9mm pistol",
        "20 km north",
        "$500",
        "30 percent",
        "a Boeing 737 crashed",
        "on 5 May 2020",
        "the third attack",
        "at 10:30 a.m.",
        "call 555-0199-22",
        "Flight 93",
        "no one was hurt",
    ] {
        assert_eq!(cardinals(text), [], "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_and_spans_lie_in_it(text in "\\PC{0,200}") {
        for ((mention, low, high, _), _) in numbers(&text) {
            prop_assert!(text.contains(&mention));
            prop_assert!(low.is_none_or(f64::is_finite) && high.is_none_or(f64::is_finite));
            prop_assert!(low.zip(high).is_none_or(|(low, high)| low <= high));
        }
    }

    #[test]
    fn any_run_of_number_words_is_read(words in proptest::collection::vec(
        proptest::sample::select(vec!["one", "a", "hundred", "crore", "and", "half", "of", "dozens", "-", "to", "2", ",", "500", ".", "between", "or", "more", "than", "th", "year", "old", "$", "third", "twenty", "km"]), 0..30),
        glue in proptest::bool::ANY) {
        let text = words.join(if glue { "" } else { " " });
        for ((mention, low, high, _), _) in numbers(&text) {
            prop_assert!(text.contains(&mention));
            prop_assert!(low.zip(high).is_none_or(|(low, high)| low <= high));
        }
    }
}
