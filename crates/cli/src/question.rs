//! Which incidents are asked for: what was typed, resolved.

use crate::args::Which;
use crate::failure::Failure;
use engine::model::{CountryCode, Date, EventType};
use engine::{Filter, Project};

/// The filter that was typed.
pub fn filter(which: &Which, project: &Project) -> Result<Filter, Failure> {
    let actor = match &which.actor {
        Some(wanted) => Some(project.actor_id(wanted)?.ok_or_else(|| no_group(wanted))?),
        None => None,
    };
    Ok(Filter {
        actor,
        types: which.types.iter().map(|word| event_type(word)).collect::<Result<_, _>>()?,
        countries: which.countries.iter().map(|code| country(code)).collect::<Result<_, _>>()?,
        from: which.from.as_deref().map(|text| date(text, false)).transpose()?,
        to: which.to.as_deref().map(|text| date(text, true)).transpose()?,
        min_killed: which.min_killed,
        min_roots: which.min_roots,
        words: which.words.clone(),
    })
}

fn no_group(wanted: &str) -> Failure {
    Failure::user(format!("no group `{wanted}` is known"), "give an id, a name or an alias, such as `isis-k`")
}

fn event_type(word: &str) -> Result<EventType, Failure> {
    EventType::from_word(word).ok_or_else(|| {
        let words: Vec<&str> = EventType::ALL.iter().map(|kind| kind.word()).collect();
        Failure::user(format!("`{word}` is no type of happening"), format!("choose of: {}", words.join(" ")))
    })
}

fn country(code: &str) -> Result<CountryCode, Failure> {
    CountryCode::new(code).ok_or_else(|| {
        Failure::user(format!("`{code}` is no country code"), "give two letters (ISO 3166-1), such as `AF`")
    })
}

/// A day; of a month or year its first or last day.
pub fn date(text: &str, last: bool) -> Result<Date, Failure> {
    let parts: Vec<Option<i16>> = text.split('-').map(|part| part.parse().ok()).collect();
    let month_of = |month: i16| i8::try_from(month).ok();
    let day = match *parts.as_slice() {
        [Some(year)] => Date::new(year, 1, 1).ok().map(|day| if last { day.last_of_year() } else { day }),
        [Some(year), Some(month)] => {
            let day = month_of(month).and_then(|month| Date::new(year, month, 1).ok());
            day.map(|day| if last { day.last_of_month() } else { day })
        }
        [Some(_), Some(_), Some(_)] => text.parse().ok(),
        _ => None,
    };
    day.ok_or_else(|| Failure::user(format!("`{text}` is no date"), "give YYYY-MM-DD, YYYY-MM or YYYY"))
}

#[cfg(test)]
mod tests {
    use super::date;
    use engine::model::Date;

    #[test]
    fn months_and_years_stand_for_their_first_or_last_day() {
        assert_eq!(date("2020-02", false).unwrap(), Date::constant(2020, 2, 1));
        assert_eq!(date("2020-02", true).unwrap(), Date::constant(2020, 2, 29));
        assert_eq!(date("2020", true).unwrap(), Date::constant(2020, 12, 31));
        assert_eq!(date("2020-02-03", true).unwrap(), Date::constant(2020, 2, 3));
        for wrong in ["", "yesterday", "2020-13", "2020-02-30", "2020-1-1-1", "99999"] {
            assert!(date(wrong, false).is_err(), "{wrong}");
        }
    }
}
