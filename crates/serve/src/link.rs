//! Addresses of pages, and which addresses of documents may be followed.

use engine::model::{ActorId, DocumentId, IncidentId};

/// The page of an incident.
pub(crate) fn incident(id: &IncidentId) -> String {
    format!("/incident/{}", segment(id.as_str()))
}

/// The page of a document.
pub(crate) fn document(id: &DocumentId) -> String {
    format!("/document/{}", segment(id.as_str()))
}

/// A place in the page of a document: see [`crate::anchor`].
pub(crate) fn evidence(id: &DocumentId, anchor: &str) -> String {
    format!("{}#{anchor}", document(id))
}

/// The page of a group.
pub(crate) fn group(id: &ActorId) -> String {
    format!("/group/{}", segment(id.as_str()))
}

/// An id as one segment of a path. A dot before `json` or `csv` at its end is encoded too, since a
/// plain one asks for the twin of the page.
pub(crate) fn segment(id: &str) -> String {
    let twin = [".json", ".csv"].iter().find(|ending| id.ends_with(*ending)).map_or(0, |ending| ending.len());
    let dot = id.len() - twin;
    // A segment of dots only would be taken for a folder.
    let dots = id.bytes().all(|byte| byte == b'.');
    let mut out = String::with_capacity(id.len());
    for (at, byte) in id.bytes().enumerate() {
        let plain = byte.is_ascii_alphanumeric()
            || matches!(byte, b'-' | b'_' | b'~')
            || (byte == b'.' && !dots && !(twin > 0 && at == dot));
        if plain {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// `pairs` as the query of an address; empty values are left out.
pub(crate) fn query<'p>(pairs: impl IntoIterator<Item = (&'p str, &'p str)>) -> String {
    let mut out = String::new();
    for (name, value) in pairs {
        if !value.is_empty() {
            out.push(if out.is_empty() { '?' } else { '&' });
            out.push_str(&format!("{}={}", segment(name), segment(value)));
        }
    }
    out
}

/// The address of a document where a browser may be sent to it: `http` and `https` only, and
/// nothing that a browser would drop or turn into another address.
pub(crate) fn outside(url: &str) -> Option<String> {
    let scheme = url.split_once("://")?.0;
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let clean = url.chars().all(|c| !c.is_control() && !c.is_whitespace() && c != '\\');
    (web && clean).then(|| url.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_one_segment_whatever_is_in_it() {
        assert_eq!(segment("a b/c#1?é"), "a%20b%2Fc%231%3F%C3%A9");
        assert_eq!(segment("wire/2021.json"), "wire%2F2021%2Ejson");
        assert_eq!(segment(".."), "%2E%2E");
    }

    #[test]
    fn only_web_addresses_are_followed() {
        assert!(outside("https://example.org/a?b=c").is_some());
        for bad in
            ["javascript:alert(1)", "data:text/html,x", "java\nscript://x", "//example.org", "https://a\tb"]
        {
            assert_eq!(outside(bad), None, "{bad}");
        }
    }

    #[test]
    fn queries_leave_out_what_is_empty() {
        assert_eq!(
            query([("words", "a&b"), ("type", ""), ("from", "2021-01-01")]),
            "?words=a%26b&from=2021-01-01"
        );
        assert_eq!(query([("words", "")]), "");
    }
}
