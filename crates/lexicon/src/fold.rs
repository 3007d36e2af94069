//! Folding: the one normal form in which words are compared.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Appends `word` in lower case, without diacritics and apostrophes, to `out`.
///
/// "Şanlıurfa", "Sana'a" and "SANAA" fold to "sanliurfa", "sanaa" and "sanaa".
pub fn fold_into(word: &str, out: &mut String) {
    if word.is_ascii() {
        let from = out.len();
        if word.bytes().any(|b| b == b'\'' || b == b'.') {
            out.extend(word.chars().filter(|c| *c != '\'' && *c != '.'));
        } else {
            out.push_str(word);
        }
        if let Some(added) = out.get_mut(from..) {
            added.make_ascii_lowercase();
        }
        return;
    }
    for c in word.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' | '`' | '´' | '.' => {}
            'ı' => out.push('i'),
            'ł' => out.push('l'),
            'ø' => out.push('o'),
            'đ' | 'ð' => out.push('d'),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ə' => out.push('e'),
            c if is_combining_mark(c) => {}
            c => out.push(c),
        }
    }
}

/// `word` folded; see [`fold_into`].
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    out
}

/// The folded words of a phrase: runs of letters and digits, everything else dividing them.
///
/// Apostrophes and dots inside a word do not divide it ("Sana'a", "U.S.").
pub fn fold_words(phrase: &str) -> Vec<String> {
    let inner = |c: char| matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' | '`' | '.');
    phrase
        .split(|c: char| !(c.is_alphanumeric() || inner(c) || is_combining_mark(c)))
        .map(fold)
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_case_marks_and_apostrophes() {
        assert_eq!(fold("Şanlıurfa"), "sanliurfa");
        assert_eq!(fold("Sana’a"), "sanaa");
        assert_eq!(fold("Bogotá"), "bogota");
        assert_eq!(fold("U.S."), "us");
    }

    #[test]
    fn phrases_divide_at_hyphens_and_spaces() {
        assert_eq!(
            fold_words("Islamic State–Khorasan (ISIS-K)"),
            ["islamic", "state", "khorasan", "isis", "k"]
        );
        assert!(fold_words(" - ").is_empty());
    }
}
