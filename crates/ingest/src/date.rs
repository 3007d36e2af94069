//! Written dates of records and metadata.

use jiff::Timestamp;
use jiff::civil::Date;
use model::When;

/// Reads a date, a date-time, a month (`2021-08`) or a year (`2021`) as written by a person or a program:
/// ISO 8601 and RFC 3339, with `-`, `/`, `.` or nothing between the parts, and the day of a date-time as
/// written, in its own zone. `None` where the value is anything else.
pub(crate) fn read_when(value: &str) -> Option<When> {
    let value = value.trim();
    if let Some((date, rest)) = leading_date(value) {
        return is_end_of_date(rest).then(|| When::day(date));
    }
    let parts: Vec<&str> = value.split(['-', '/', '.']).collect();
    let number = |part: &str, length: usize| {
        (part.len() == length && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse::<i16>().ok())?
    };
    match parts.as_slice() {
        [year] => When::year(plausible(number(year, 4)?)?),
        [year, month] => When::month(plausible(number(year, 4)?)?, i8::try_from(number(month, 2)?).ok()?),
        _ => None,
    }
}

/// The day at the start of an ISO-like date or date-time, and what follows it.
pub(crate) fn leading_date(value: &str) -> Option<(Date, &str)> {
    let digits = |from: usize, to: usize| -> Option<i16> {
        let part = value.get(from..to)?;
        part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok())?
    };
    let year = plausible(digits(0, 4)?)?;
    let divider = value.get(4..5)?;
    let (month, day, end) = if matches!(divider, "-" | "/" | ".") {
        let long_month = digits(5, 7).filter(|_| value.get(7..8) == Some(divider));
        let (month, at) = match long_month {
            Some(month) => (month, 8),
            None => (digits(5, 6).filter(|_| value.get(6..7) == Some(divider))?, 7),
        };
        match digits(at, at + 2) {
            Some(day) => (month, day, at + 2),
            None => (month, digits(at, at + 1)?, at + 1),
        }
    } else {
        (digits(4, 6)?, digits(6, 8)?, 8)
    };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    let rest = value.get(end..)?;
    (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some((date, rest))
}

/// Whether what follows a date is nothing or a time of day.
fn is_end_of_date(rest: &str) -> bool {
    let time = rest.strip_prefix(['T', 't', ' ']).unwrap_or(rest).trim_start();
    rest.is_empty()
        || time.starts_with(|c: char| c.is_ascii_digit())
        || time.starts_with(['+', '-'])
        || time.eq_ignore_ascii_case("z")
}

/// Years in which a news report can have been written.
pub(crate) fn plausible(year: i16) -> Option<i16> {
    (1800..=2100).contains(&year).then_some(year)
}

/// The day, or else the month, that an address states in its path: `/2021/08/26/`, `/2021/aug/26/`,
/// `/2021-08-26-…`, `/20210826/`, `/2021/08/`. `None` where there is none, or two that differ.
pub(crate) fn of_address(url: &str) -> Option<When> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split(['?', '#']).next()?.split_once('/')?.1;
    let parts: Vec<&str> = path.split('/').collect();
    let mut days: Vec<Date> = parts.windows(3).filter_map(day_of_parts).collect();
    days.extend(parts.iter().filter_map(|part| day_in_part(part)));
    days.sort_unstable();
    days.dedup();
    match days.as_slice() {
        [day] => Some(When::day(*day)),
        [] => parts.windows(2).find_map(|pair| match pair {
            [year, month] if year.len() == 4 && month.len() == 2 => read_when(&format!("{year}-{month}")),
            _ => None,
        }),
        _ => None,
    }
}

/// Year, month and day as three parts of a path.
fn day_of_parts(parts: &[&str]) -> Option<Date> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let [year, month, day] = parts else { return None };
    let digits = |part: &str| part.len() <= 4 && !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if year.len() != 4 || !digits(year) || !digits(day) {
        return None;
    }
    let month = match MONTHS.iter().position(|name| month.eq_ignore_ascii_case(name)) {
        Some(at) => i8::try_from(at + 1).ok()?,
        None if digits(month) => month.parse().ok()?,
        None => return None,
    };
    recent(Date::new(year.parse().ok()?, month, day.parse().ok()?).ok()?)
}

/// A day written in one part of a path, between marks or at its ends.
fn day_in_part(part: &str) -> Option<Date> {
    let starts = part.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at);
    let mut fits = starts.filter(|at| {
        !part.get(..*at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_alphanumeric()))
    });
    fits.find_map(|at| {
        let (date, rest) = leading_date(part.get(at..)?)?;
        (!rest.starts_with(|c: char| c.is_ascii_alphanumeric())).then(|| recent(date))?
    })
}

/// A day on which a page can have been on the web.
fn recent(date: Date) -> Option<Date> {
    (1990..=2100).contains(&date.year()).then_some(date)
}

/// Whether a value is an RFC 3339 date-time or a date, as `retrieved` should be.
pub(crate) fn is_moment(value: &str) -> bool {
    value.parse::<Timestamp>().is_ok() || leading_date(value).is_some_and(|(_, rest)| is_end_of_date(rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_and_date_times_give_the_day_as_written() {
        let day = Some(When::day(date(2021, 8, 27)));
        for value in [
            "2021-08-27",
            "2021/08/27",
            "20210827",
            "2021-08-27T23:30:00-05:00",
            "2021-08-27 10:00",
            "2021-8-27",
            "2021-08-27Z",
        ] {
            assert_eq!(read_when(value), day, "{value}");
        }
    }

    #[test]
    fn months_and_years_stay_months_and_years() {
        assert_eq!(read_when("2021-08"), When::month(2021, 8));
        assert_eq!(read_when("2021"), When::year(2021));
    }

    #[test]
    fn anything_else_is_not_read() {
        for value in [
            "",
            "yesterday",
            "2021-13-01",
            "2021-02-30",
            "12/08/2021",
            "2021-08-27 evening",
            "0000-00-00",
            "99999",
            "২০২১",
        ] {
            assert_eq!(read_when(value), None, "{value}");
        }
    }

    #[test]
    fn addresses_state_days_and_months() {
        let day = Some(When::day(date(2021, 8, 26)));
        for path in [
            "2021/08/26/blast",
            "2021/8/26/",
            "world/2021/aug/26/blast",
            "a-2021-08-26-b",
            "20210826/x",
            "story-20210826.html",
        ] {
            assert_eq!(of_address(&format!("https://example.org/{path}")), day, "{path}");
        }
        assert_eq!(of_address("https://example.org/2021/08/blast"), When::month(2021, 8));
    }

    #[test]
    fn numbers_in_addresses_that_are_no_days_are_not_read() {
        for path in [
            "idUSKBN20210826",
            "article/123420210826",
            "2021/13/26/",
            "3021/08/26/",
            "2021/08/26/2020/01/01/",
            "p?d=2021-08-26",
            "",
        ] {
            assert_eq!(of_address(&format!("https://example.org/{path}")), None, "{path}");
        }
        assert_eq!(of_address("no address"), None);
    }

    #[test]
    fn moments_are_date_times_or_days() {
        assert!(is_moment("2021-08-28T10:00:00Z"));
        assert!(is_moment("2021-08-28"));
        assert!(!is_moment("last week"));
    }
}
