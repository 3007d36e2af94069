//! Behaviour of the place finder, and that it ends well on any text.

use crate::text::Text;
use lexicon::Lexicon;
use model::{GeoPrecision, PlaceMention};
use proptest::prelude::*;

fn places(text: &str) -> Vec<PlaceMention> {
    let lexicon = Lexicon::embedded();
    let english = lexicon.languages().get("en").unwrap();
    super::find(&Text::new(text, 0, english), english, lexicon, None, &[], &[])
}

/// Name, country and precision of each place of a text.
fn told(text: &str) -> Vec<(String, String, GeoPrecision)> {
    let place = |mention: PlaceMention| mention.place.unwrap();
    let country = |place: &model::Place| place.country.map(|code| code.to_string()).unwrap_or_default();
    places(text)
        .into_iter()
        .map(place)
        .map(|place| (place.name.clone(), country(&place), place.precision))
        .collect()
}

#[test]
fn a_named_state_decides_between_towns_of_one_name() {
    let found = places("A fire broke out in Springfield, Illinois, on Monday.");
    assert_eq!(found[0].place.as_ref().unwrap().geonames, Some(4250542));
    assert_eq!(found[1].place.as_ref().unwrap().precision, GeoPrecision::Admin1);
}

#[test]
fn the_capital_of_a_people_is_its_city() {
    let found = told("Guns were heard in the Afghan capital before dawn.");
    assert_eq!(found, [("Kabul".to_owned(), "AF".to_owned(), GeoPrecision::Exact)]);
}

#[test]
fn an_airport_belongs_to_its_town() {
    let found = places("The blast hit a hall of the airport in Karachi.");
    let place = found[0].place.as_ref().unwrap();
    assert_eq!((place.name.as_str(), place.geonames), ("Karachi airport", Some(1174872)));
}

#[test]
fn distance_and_nearness_make_it_less_exact() {
    let found = told("Gunmen stopped a bus 20 km north of Mosul.");
    assert_eq!(found, [("Mosul".to_owned(), "IQ".to_owned(), GeoPrecision::Near)]);
}

#[test]
fn persons_and_streets_are_no_places() {
    assert!(places("The singer Paris Hilton walked down Lancaster Street.").is_empty());
}

#[test]
fn demonyms_are_marked() {
    let found = places("Two Kenyan soldiers died.");
    assert!(found[0].demonym);
    assert_eq!(found[0].place.as_ref().unwrap().precision, GeoPrecision::Country);
}

proptest! {
    #[test]
    fn any_text_is_read_to_its_end(text in "\\PC{0,200}") {
        for mention in places(&text) {
            prop_assert!(mention.span.of(&text).is_some_and(|words| !words.is_empty()));
        }
    }

    #[test]
    fn any_run_of_names_and_marks_is_read_to_its_end(
        parts in proptest::collection::vec(
            prop::sample::select(vec![
                "Paris", "Afghan", "capital", "St", ".", ",", "US", "U.S.", "20", "km", "north", "of", "from", "in", "'s", "-",
                "New", "York", "province", "airport", "KABUL", "\n", "W.Va.", "(", ")", "é", "Prince", "George",
            ]),
            0..40,
        ),
        gap in prop::sample::select(vec!["", " "]),
    ) {
        let text = parts.join(gap);
        for mention in places(&text) {
            prop_assert!(mention.span.of(&text).is_some());
        }
    }
}
