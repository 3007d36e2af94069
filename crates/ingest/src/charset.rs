//! Bytes to characters.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8};

/// Characters, and what had to be assumed to get them.
pub(crate) struct Decoded {
    /// The text, without a byte order mark.
    pub(crate) text: String,
    /// What was assumed, in words, where the bytes were not plainly UTF-8 nor what they declare.
    pub(crate) assumed: Option<String>,
}

/// Decodes by byte order mark, then as UTF-8, then as declared, then by detection.
///
/// Valid UTF-8 beats a declaration: other encodings almost never happen to be valid UTF-8, and pages
/// that lie about their encoding are common. A few broken bytes in a text that is otherwise UTF-8 become
/// replacement characters.
pub(crate) fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return Decoded { text: text.into_owned(), assumed: None };
    }
    let utf8 = std::str::from_utf8(bytes).ok();
    // ISO-2022-JP writes Japanese in ASCII bytes between escapes.
    let escaped = bytes.is_ascii() && bytes.contains(&0x1B);
    if let Some(text) = utf8.filter(|_| !escaped) {
        return Decoded { text: text.to_owned(), assumed: None };
    }
    if let Some(encoding) = declared.filter(|encoding| *encoding != UTF_8) {
        let (text, errors) = encoding.decode_without_bom_handling(bytes);
        if !errors {
            return Decoded { text: text.into_owned(), assumed: None };
        }
    }
    if let Some(broken) = slightly_broken_utf8(bytes) {
        let assumed = (broken > 0)
            .then(|| format!("broken bytes replaced in {broken} places: the text is not wholly UTF-8"));
        return Decoded { text: String::from_utf8_lossy(bytes).into_owned(), assumed };
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Allow);
    if let Some(text) = utf8.filter(|_| encoding != ISO_2022_JP) {
        return Decoded { text: text.to_owned(), assumed: None };
    }
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let assumed = Some(format!("not UTF-8, read as {}", encoding.name()));
    Decoded { text: text.into_owned(), assumed }
}

/// The number of broken places in a text that has at least ten times as many good characters beyond
/// ASCII; `None` where it has fewer, so that it is not UTF-8 at all.
fn slightly_broken_utf8(bytes: &[u8]) -> Option<usize> {
    let (mut broken, mut good) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    (good > 0 && good >= broken * 10).then_some(broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_is_itself() {
        let decoded = decode("Взрыв".as_bytes(), Encoding::for_label(b"windows-1251"));
        assert_eq!((decoded.text.as_str(), decoded.assumed), ("Взрыв", None));
    }

    #[test]
    fn declared_encodings_are_believed_where_they_fit() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode("Взрыв в Кабуле");
        let decoded = decode(&bytes, Encoding::for_label(b"windows-1251"));
        assert_eq!((decoded.text.as_str(), decoded.assumed), ("Взрыв в Кабуле", None));
    }

    #[test]
    fn undeclared_encodings_are_detected_and_said() {
        let text = "Взрыв произошёл вечером у ворот рынка, погибли пять человек";
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(text);
        let decoded = decode(&bytes, None);
        assert_eq!(decoded.text, text);
        assert_eq!(decoded.assumed.as_deref(), Some("not UTF-8, read as windows-1251"));
    }

    #[test]
    fn a_few_broken_bytes_do_not_change_the_encoding() {
        let mut bytes = "в Кабуле погибли люди ".as_bytes().to_vec();
        bytes.push(0xFF);
        let decoded = decode(&bytes, None);
        assert_eq!(decoded.text, "в Кабуле погибли люди \u{FFFD}");
        assert_eq!(
            decoded.assumed.as_deref(),
            Some("broken bytes replaced in 1 places: the text is not wholly UTF-8")
        );
    }

    #[test]
    fn two_byte_encodings_are_known_by_their_mark() {
        let decoded = decode(b"\xFF\xFEa\0b\0", None);
        assert_eq!((decoded.text.as_str(), decoded.assumed), ("ab", None));
    }
}
