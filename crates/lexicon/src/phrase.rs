//! Phrases: sequences of folded words and what they stand for.

use crate::fold::fold_words;
use crate::words::WordMap;

/// A map from phrases to values, matched word by word, longest first.
///
/// The only matcher for lists of names and words: actors, triggers, outlets. A trie of words: each
/// node knows the words that go on from it, so that a miss costs one look-up.
#[derive(Clone, Debug)]
pub struct PhraseMap<V> {
    first: WordMap<u32>,
    /// Node 0 is where every phrase begins; its words are in `first`.
    nodes: Vec<Node<V>>,
}

/// What has been read so far.
#[derive(Clone, Debug)]
struct Node<V> {
    /// The words that go on from here, sorted, each with its node.
    next: Vec<(Box<str>, u32)>,
    values: Vec<V>,
}

impl<V> Default for Node<V> {
    fn default() -> Self {
        Self { next: Vec::new(), values: Vec::new() }
    }
}

impl<V> Node<V> {
    fn find(&self, word: &str) -> Result<usize, usize> {
        self.next.binary_search_by(|(known, _)| (**known).cmp(word))
    }

    fn step(&self, word: &str) -> Option<u32> {
        self.find(word).ok().and_then(|at| self.next.get(at)).map(|(_, node)| *node)
    }
}

impl<V> Default for PhraseMap<V> {
    fn default() -> Self {
        Self { first: WordMap::default(), nodes: vec![Node::default()] }
    }
}

impl<V> PhraseMap<V> {
    /// Adds a value under a phrase; a phrase without letters or digits is left out.
    pub fn insert(&mut self, phrase: &str, value: V) {
        let mut node = 0_u32;
        for word in fold_words(phrase) {
            let new = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
            let next = match self.nodes.get_mut(node as usize) {
                _ if node == 0 => *self.first.or_insert_with(&word, || new),
                Some(from) => match from.find(&word) {
                    Ok(at) => from.next.get(at).map_or(new, |(_, node)| *node),
                    Err(at) => {
                        from.next.insert(at, (word.into(), new));
                        new
                    }
                },
                None => return,
            };
            if next == new {
                self.nodes.push(Node::default());
            }
            node = next;
        }
        if let Some(end) = self.nodes.get_mut(node as usize).filter(|_| node != 0) {
            end.values.push(value);
        }
    }

    /// Whether any phrase begins with this folded word.
    #[inline]
    pub fn starts_with(&self, word: &str) -> bool {
        self.first.get(word).is_some()
    }

    /// The phrases that a sequence of folded words begins with, shortest first: the position that came
    /// with the last word, and the values.
    #[inline]
    pub fn matches<'m, 'w, P, W>(
        &'m self,
        words: W,
    ) -> impl Iterator<Item = (P, &'m [V])> + use<'m, 'w, P, W, V>
    where
        W: IntoIterator<Item = (P, &'w str)>,
    {
        let mut words = words.into_iter();
        let mut node = 0_u32;
        std::iter::from_fn(move || {
            loop {
                let (position, word) = words.next()?;
                node = match node {
                    0 => *self.first.get(word)?,
                    node => self.nodes.get(node as usize)?.step(word)?,
                };
                let values = &self.nodes.get(node as usize)?.values;
                if !values.is_empty() {
                    return Some((position, values.as_slice()));
                }
            }
        })
    }

    /// Number of phrases held; for tests and reports of size.
    pub fn len(&self) -> usize {
        self.nodes.iter().filter(|node| !node.values.is_empty()).count()
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
        let words = ["islamic", "state", "khorasan", "said"];
        let found: Vec<_> = map.matches((5..).zip(words)).collect();
        assert_eq!(found, [(6, [1, 3].as_slice()), (7, [2].as_slice())]);
        assert_eq!(map.matches([(0, "state")]).count(), 0);
        assert_eq!(map.len(), 2);
    }

    #[test]
    fn a_phrase_without_words_is_left_out() {
        let mut map = PhraseMap::default();
        map.insert("—", 1);
        assert!(map.is_empty());
    }
}
