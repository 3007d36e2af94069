//! Which language a text is in.

/// Fewer letters than this say too little about the language.
const MIN_LETTERS: usize = 40;

/// Bytes of a text that are looked at: more add nothing.
const MAX_BYTES: usize = 6000;

/// Three-letter and two-letter codes, `data/languages.tsv`.
fn codes() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("../data/languages.tsv").lines().skip(1).filter_map(|line| line.split_once('\t'))
}

/// The ISO 639-1 code in a language tag such as `en`, `en-GB`, `pt_BR` or `eng`; `None` for anything else.
pub(crate) fn of_code(tag: &str) -> Option<String> {
    let code = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    if !code.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    match code.len() {
        2 => Some(code),
        3 => codes().find(|(three, _)| *three == code).map(|(_, two)| two.to_owned()),
        _ => None,
    }
}

/// The language that a text is reliably in, ISO 639-1.
pub(crate) fn of_text(text: &str) -> Option<String> {
    let text = text.get(..text.floor_char_boundary(MAX_BYTES)).unwrap_or(text);
    if text.chars().filter(|c| c.is_alphabetic()).take(MIN_LETTERS).count() < MIN_LETTERS {
        return None;
    }
    let info = whatlang::detect(text).filter(whatlang::Info::is_reliable)?;
    of_code(info.lang().code())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_cut_to_the_language() {
        assert_eq!(of_code("en-GB").as_deref(), Some("en"));
        assert_eq!(of_code("pt_BR").as_deref(), Some("pt"));
        assert_eq!(of_code("RUS").as_deref(), Some("ru"));
        assert_eq!(of_code("English"), None);
        assert_eq!(of_code(""), None);
        assert_eq!(of_code("рус"), None);
    }

    #[test]
    fn every_language_that_is_detected_has_a_code() {
        for language in whatlang::Lang::all() {
            assert!(of_code(language.code()).is_some(), "{}", language.code());
        }
    }

    #[test]
    fn texts_of_some_length_are_known_and_short_ones_are_not() {
        let english = "A bomb exploded near a crowded market on Thursday, and officials said that several people were killed.";
        assert_eq!(of_text(english).as_deref(), Some("en"));
        let spanish = "Una bomba explotó cerca de un mercado el jueves y las autoridades dijeron que murieron varias personas.";
        assert_eq!(of_text(spanish).as_deref(), Some("es"));
        assert_eq!(of_text("Blast kills five"), None);
        assert_eq!(of_text("12 345 678 90 12 345 678 90 12 345 678 90 12 345"), None);
    }
}
