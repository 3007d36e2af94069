//! Names of months in many languages, `data/months.tsv`.

/// Fewer letters than this do not abbreviate a month.
const MIN_LETTERS: usize = 3;

/// The month, 1 to 12, that a word names in full or abbreviated; `None` where it names none, or where
/// languages disagree.
pub(crate) fn of_word(word: &str) -> Option<i8> {
    let word = word.trim_matches(['.', ',']).to_lowercase();
    if word.chars().count() < MIN_LETTERS
        || !word.chars().all(char::is_alphabetic) && !word.contains('\u{93C}')
    {
        return exact(&word).next();
    }
    let mut found: Vec<i8> = exact(&word).collect();
    if found.is_empty() {
        found = names().filter(|(_, name)| name.starts_with(&word)).map(|(month, _)| month).collect();
    }
    found.sort_unstable();
    found.dedup();
    match found.as_slice() {
        [month] => Some(*month),
        _ => None,
    }
}

fn exact(word: &str) -> impl Iterator<Item = i8> {
    names().filter(move |(_, name)| *name == word).map(|(month, _)| month)
}

fn names() -> impl Iterator<Item = (i8, &'static str)> {
    include_str!("../../data/months.tsv")
        .lines()
        .skip(1)
        .flat_map(|line| (1..=12i8).zip(line.split('\t').skip(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_abbreviations_are_known() {
        for (word, month) in [
            ("August", 8),
            ("Sept.", 9),
            ("août", 8),
            ("мая", 5),
            ("DÉCEMBRE", 12),
            ("mai", 5),
            ("Μαρτίου", 3),
        ] {
            assert_eq!(of_word(word), Some(month), "{word}");
        }
    }

    #[test]
    fn other_words_and_words_on_which_languages_disagree_are_not() {
        for word in ["", "ju", "jul y", "monday", "listopada", "12", "."] {
            assert_eq!(of_word(word), None, "{word}");
        }
    }

    #[test]
    fn every_row_has_twelve_months() {
        for line in include_str!("../../data/months.tsv").lines() {
            assert_eq!(line.split('\t').filter(|cell| !cell.is_empty()).count(), 13, "{line}");
        }
    }
}
