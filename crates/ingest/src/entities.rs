//! HTML character references in text that is not parsed as a page.

/// The text with numeric references and the common named ones as characters; others stay as they are.
pub(crate) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        // Names are short: looking no further keeps a run of `&` linear.
        let end = from.bytes().take(10).position(|byte| byte == b';');
        let name = end.and_then(|end| from.get(1..end));
        match name.and_then(|name| Some((name, character(name)?))) {
            Some((name, character)) => {
                out.push(character);
                rest = from.get(name.len() + 2..).unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| *c != '\0');
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "hellip" => '…',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_references_become_characters() {
        assert_eq!(decode("Q&amp;A &#8217;s &#x2019; &nbsp;"), "Q&A ’s ’ \u{A0}");
        assert_eq!(decode("AT&T; R&D &unknown; &"), "AT&T; R&D &unknown; &");
        assert_eq!(decode("&#0;&#xFFFFFFFF;&é;"), "&#0;&#xFFFFFFFF;&é;");
    }
}
