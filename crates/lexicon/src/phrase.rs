//! Phrases: sequences of folded words and what they stand for.

use crate::fold::fold_words;
use std::collections::HashMap;

/// A map from phrases to values, matched word by word, longest first.
///
/// The only matcher for lists of names and words: actors, triggers, outlets. A word trie held in
/// one hash map from (node, word) to node, so that a miss costs one lookup.
#[derive(Clone, Debug)]
pub struct PhraseMap<V> {
    edges: HashMap<(u32, Box<str>), u32>,
    first: HashMap<Box<str>, u32>,
    values: Vec<Vec<V>>,
}

impl<V> Default for PhraseMap<V> {
    fn default() -> Self {
        Self { edges: HashMap::new(), first: HashMap::new(), values: vec![Vec::new()] }
    }
}

impl<V> PhraseMap<V> {
    /// Adds a value under a phrase; a phrase without letters or digits is left out.
    pub fn insert(&mut self, phrase: &str, value: V) {
        let words = fold_words(phrase);
        let mut node = 0_u32;
        for (at, word) in words.iter().enumerate() {
            let next = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
            let slot = if at == 0 {
                self.first.entry(word.as_str().into()).or_insert(next)
            } else {
                self.edges.entry((node, word.as_str().into())).or_insert(next)
            };
            node = *slot;
            if node == next {
                self.values.push(Vec::new());
            }
        }
        if node != 0 {
            self.values[node as usize].push(value);
        }
    }

    /// Whether any phrase begins with this folded word.
    pub fn starts_with(&self, word: &str) -> bool {
        self.first.contains_key(word)
    }

    /// The phrases that a sequence of folded words begins with, shortest first: number of words
    /// and values of each.
    pub fn matches<'m, 'w>(&'m self, words: impl IntoIterator<Item = &'w str>) -> Vec<(usize, &'m [V])> {
        let mut found = Vec::new();
        let mut node = 0_u32;
        for (at, word) in words.into_iter().enumerate() {
            let next = if at == 0 { self.first.get(word) } else { self.edges.get(&(node, Box::from(word))) };
            let Some(next) = next else { break };
            node = *next;
            if let Some(values) = self.values.get(node as usize).filter(|values| !values.is_empty()) {
                found.push((at + 1, values.as_slice()));
            }
        }
        found
    }

    /// Number of phrases and prefixes held; for tests and reports of size.
    pub fn len(&self) -> usize {
        self.values.iter().filter(|values| !values.is_empty()).count()
    }

    /// Whether it holds no phrase.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longest_and_shorter_phrases_are_both_found() {
        let mut map = PhraseMap::default();
        map.insert("Islamic State", 1);
        map.insert("Islamic State - Khorasan", 2);
        map.insert("Islamic State", 3);
        let found = map.matches(["islamic", "state", "khorasan", "said"]);
        assert_eq!(found, [(2, [1, 3].as_slice()), (3, [2].as_slice())]);
        assert!(map.matches(["state"]).is_empty());
        assert_eq!(map.len(), 2);
    }

    #[test]
    fn a_phrase_without_words_is_left_out() {
        let mut map = PhraseMap::default();
        map.insert("—", 1);
        assert!(map.is_empty());
    }
}
