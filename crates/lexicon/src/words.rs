//! Folded words and what they stand for: maps and sets made once and looked up for every token.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Deserializer};
use std::borrow::Borrow;

/// Slots of the sieve before a map: several times the words of most lists.
const SLOTS: usize = 1024;

/// A map from folded words to values.
///
/// Nearly every look-up is of a word that is not there, so a sieve over length and outer letters
/// answers most of them before anything is hashed.
#[derive(Clone, Debug)]
pub struct WordMap<V> {
    sieve: [u64; SLOTS / 64],
    words: FxHashMap<Box<str>, V>,
}

impl<V> Default for WordMap<V> {
    fn default() -> Self {
        Self { sieve: [0; SLOTS / 64], words: FxHashMap::default() }
    }
}

impl<V> WordMap<V> {
    /// The value of a word.
    #[inline]
    pub fn get(&self, word: &str) -> Option<&V> {
        let slot = slot(word);
        let passes = self.sieve.get(slot / 64).is_some_and(|part| part >> (slot % 64) & 1 == 1);
        if passes { self.words.get(word) } else { None }
    }

    /// Gives a word its value, in place of the one it had.
    pub fn insert(&mut self, word: &str, value: V) {
        self.sift(word);
        self.words.insert(word.into(), value);
    }

    /// The value of a word, made where there is none.
    pub fn or_insert_with(&mut self, word: &str, value: impl FnOnce() -> V) -> &mut V {
        self.sift(word);
        self.words.entry(word.into()).or_insert_with(value)
    }

    fn sift(&mut self, word: &str) {
        let slot = slot(word);
        if let Some(part) = self.sieve.get_mut(slot / 64) {
            *part |= 1 << (slot % 64);
        }
    }
}

/// Where a word falls through the sieve: a mix of its length, first, middle and last byte.
#[inline]
fn slot(word: &str) -> usize {
    let bytes = word.as_bytes();
    let byte = |at: usize| bytes.get(at).map_or(0, |byte| usize::from(*byte));
    let length = bytes.len();
    let mixed = byte(0) * 37 + byte(length / 2) * 151 + byte(length.wrapping_sub(1)) * 11 + length * 5;
    mixed % SLOTS
}

/// A set of folded words, for look-up only.
#[derive(Clone, Debug, Default)]
pub struct WordSet(WordMap<()>);

impl WordSet {
    /// Whether a folded word is in the set.
    #[inline]
    pub fn contains(&self, word: &(impl Borrow<str> + ?Sized)) -> bool {
        self.0.get(word.borrow()).is_some()
    }
}

impl<W: AsRef<str>> FromIterator<W> for WordSet {
    fn from_iter<I: IntoIterator<Item = W>>(words: I) -> Self {
        let mut set = Self::default();
        words.into_iter().for_each(|word| set.0.insert(word.as_ref(), ()));
        set
    }
}

impl<'de> Deserialize<'de> for WordSet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::<String>::deserialize(deserializer)?.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_put_in_is_found() {
        let words = ["", "a", "ab", "at", "attack", "attic", "قندهار"];
        let set: WordSet = words.into_iter().collect();
        assert!(words.iter().all(|word| set.contains(*word)));
        assert!(["b", "aa", "attach", "attacks"].iter().all(|word| !set.contains(*word)));
    }

    #[test]
    fn the_last_value_given_stands() {
        let mut map = WordMap::default();
        map.insert("may", 1);
        map.insert("may", 5);
        *map.or_insert_with("may", || 9) += 1;
        assert_eq!(map.get("may"), Some(&6));
        assert_eq!(map.get("june"), None);
    }
}
