//! Patterns: short sequences of words, gaps and slots, written in the language packs.
//!
//! `a|b` one of these words; `!a|b` the same, and the word that is looked for first; `a?` may be
//! missing; `*3` up to three words; `<slot>` something found before: see [`Slot`].

/// What a slot of a pattern takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// A named group, or words that stand for the group spoken of: the subject.
    Group,
    /// A second group.
    Other,
    /// A name in capitals.
    Name,
    /// A list of names in capitals.
    Names,
    /// A number.
    Count,
    /// A time.
    Time,
    /// A list of places.
    Places,
    /// The words up to the end of the clause.
    List,
}

/// One element of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    /// One of these folded words.
    Word {
        /// The words.
        any: Vec<Box<str>>,
        /// Whether it may be missing.
        optional: bool,
    },
    /// Up to so many tokens of any kind.
    Gap(usize),
    /// Something found before.
    Slot {
        /// What it takes.
        slot: Slot,
        /// Whether it may be missing.
        optional: bool,
    },
}

/// A pattern, divided at the word that is looked for first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// Elements before the anchor, nearest first.
    pub before: Vec<Element>,
    /// The anchor: one of these folded words.
    pub anchor: Vec<Box<str>>,
    /// Elements after the anchor.
    pub after: Vec<Element>,
}

impl Pattern {
    /// Reads a pattern, `None` where it has no anchor or an element that is not understood.
    pub fn parse(source: &str) -> Option<Self> {
        let mut before = Vec::new();
        let mut anchor: Option<Vec<Box<str>>> = None;
        let mut after = Vec::new();
        for part in source.split_whitespace() {
            if let Some(words) = part.strip_prefix('!') {
                if anchor.is_some() {
                    return None;
                }
                anchor = Some(alternatives(words));
                continue;
            }
            let element = element(part)?;
            if anchor.is_some() { after.push(element) } else { before.push(element) }
        }
        before.reverse();
        Some(Self { before, anchor: anchor?, after })
    }
}

fn alternatives(words: &str) -> Vec<Box<str>> {
    words.split('|').map(|word| crate::fold(word).into_boxed_str()).collect()
}

fn element(part: &str) -> Option<Element> {
    if let Some(width) = part.strip_prefix('*') {
        return width.parse().ok().map(Element::Gap);
    }
    let (body, optional) = match part.strip_suffix('?') {
        Some(body) if !body.is_empty() => (body, true),
        _ => (part, false),
    };
    let slot = match body {
        "<group>" => Slot::Group,
        "<other>" => Slot::Other,
        "<name>" => Slot::Name,
        "<names>" => Slot::Names,
        "<count>" => Slot::Count,
        "<time>" => Slot::Time,
        "<places>" => Slot::Places,
        "<list>" => Slot::List,
        unknown if unknown.starts_with('<') => return None,
        words => return Some(Element::Word { any: alternatives(words), optional }),
    };
    Some(Element::Slot { slot, optional })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_divided_at_its_anchor() {
        let pattern = Pattern::parse("<group> *2 !led|headed by? <name>").unwrap();
        assert_eq!(pattern.before, [Element::Gap(2), Element::Slot { slot: Slot::Group, optional: false }]);
        assert_eq!(pattern.anchor, [Box::from("led"), Box::from("headed")]);
        assert_eq!(pattern.after.len(), 2);
    }

    #[test]
    fn faults_are_refused() {
        assert_eq!(Pattern::parse("<group> led by"), None);
        assert_eq!(Pattern::parse("!led by <nobody>"), None);
        assert_eq!(Pattern::parse("!led !by"), None);
    }
}
