//! Days written on a page for people.

use super::months;
use crate::date::leading_date;
use jiff::civil::Date;

/// The first day that a short text states in full: `26 August 2021`, `Aug. 26, 2021`, `26.08.2021`,
/// `2021-08-26`, `2021年8月26日`. Numbers in either order (`08/07/2021`) are read only where one reading
/// is possible, or where `day_first` says which is meant. `None` where there is none.
pub(crate) fn first_in(text: &str, day_first: Option<bool>) -> Option<Date> {
    let text = text.replace(['年', '月'], "-").replace('日', " ");
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')' | '·' | '•' | '،'))
        .filter(|word| !word.is_empty())
        .collect();
    (0..words.len()).find_map(|at| {
        let rest = words.get(at..)?;
        of_words(rest).or_else(|| of_numbers(rest.first()?, day_first))
    })
}

/// Day, month name and year, or month name, day and year; small words between them are passed over.
fn of_words(words: &[&str]) -> Option<Date> {
    let mut parts = words.iter().filter(|word| {
        !matches!(word.to_lowercase().as_str(), "de" | "del" | "of" | "the" | "ta'" | "в" | "г." | "at")
    });
    let (first, second, third) = (*parts.next()?, *parts.next()?, *parts.next()?);
    if let (Some(day), Some(month)) = (day(first), months::of_word(second)) {
        return date(year(third)?, month, day);
    }
    if let (Some(month), Some(day)) = (months::of_word(first), day(second)) {
        return date(year(third)?, month, day);
    }
    match (year(first), months::of_word(second), day(third)) {
        (Some(year), Some(month), Some(day)) => date(year, month, day),
        _ => None,
    }
}

/// Three numbers in one word, divided by `.`, `/` or `-`.
fn of_numbers(word: &str, day_first: Option<bool>) -> Option<Date> {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit());
    if let Some((found, _)) = leading_date(word).filter(|_| word.contains(['-', '/', '.'])) {
        return date(found.year(), found.month(), found.day());
    }
    let divider = word.chars().find(|c| matches!(c, '.' | '/' | '-'))?;
    let parts: Vec<&str> = word.splitn(3, divider).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let third = third.split(|c: char| !c.is_ascii_digit()).next()?;
    let (first, second, year) = (number(first)?, number(second)?, year(third)?);
    match (first > 12, second > 12) {
        _ if first == second => date(year, first, second),
        (true, false) => date(year, second, first),
        (false, true) => date(year, first, second),
        (true, true) => None,
        (false, false) if divider == '.' || day_first == Some(true) => date(year, second, first),
        (false, false) if day_first == Some(false) => date(year, first, second),
        (false, false) => None,
    }
}

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    (1990..=2100).contains(&year).then(|| Date::new(year, month, day).ok())?
}

fn number(part: &str) -> Option<i8> {
    ((1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
}

/// A day of the month, with or without an ordinal ending.
fn day(word: &str) -> Option<i8> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let ending = word.get(digits..)?;
    let ordinal =
        matches!(ending.to_lowercase().as_str(), "" | "." | "st" | "nd" | "rd" | "th" | "º" | "er" | "-го");
    number(word.get(..digits)?).filter(|day| ordinal && (1..=31).contains(day))
}

fn year(word: &str) -> Option<i16> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let ending = word.get(digits..)?;
    (digits == 4 && !ending.starts_with(char::is_alphanumeric)).then(|| word.get(..4)?.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_words_and_numbers() {
        let day = Some(jiff::civil::date(2021, 8, 26));
        for text in [
            "Published 26 August 2021 10:30",
            "Aug. 26, 2021",
            "Thursday, August 26th, 2021",
            "26 de agosto de 2021",
            "26. August 2021",
            "26 августа 2021 г.",
            "26.08.2021, 10:00",
            "26/08/2021",
            "08/26/2021",
            "2021-08-26T10:00:00Z",
            "2021年8月26日 10:00",
            "2021. augusztus 26.",
        ] {
            assert_eq!(first_in(text, None), day, "{text}");
        }
    }

    #[test]
    fn order_is_not_guessed() {
        assert_eq!(first_in("08/07/2021", None), None);
        assert_eq!(first_in("08/07/2021", Some(true)), Some(jiff::civil::date(2021, 7, 8)));
        assert_eq!(first_in("08/07/2021", Some(false)), Some(jiff::civil::date(2021, 8, 7)));
    }

    #[test]
    fn other_texts_have_no_day() {
        for text in ["", "Thursday", "10:30", "August 2021", "1/2", "1.2.3.4", "99/99/9999", "٢٦/٠٨/٢٠٢١"]
        {
            assert_eq!(first_in(text, Some(true)), None, "{text}");
        }
    }
}
