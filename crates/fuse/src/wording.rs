//! Wording: the content words of the sentences that tell of a happening.

use lexicon::fold_words;
use model::{Report, Span};
use std::collections::HashMap;
use xxhash_rust::xxh3::xxh3_64;

/// Bytes looked at on either side of a span when its sentence is sought.
const REACH: usize = 400;
/// Words kept for one report.
const MOST: usize = 96;
/// Letters that a word must have. In Latin script most shorter words are function words; scripts
/// that write whole ideas in a letter or two are kept.
const LETTERS: usize = 4;

/// Sorted hashes of the content words of the sentences that hold the report's triggers, claims,
/// time and place.
pub(crate) fn context_words(text: &str, report: &Report) -> Vec<u32> {
    let mut spans: Vec<Span> = report.triggers.clone();
    spans.extend(report.claims.iter().map(|claim| claim.span));
    spans.extend(report.when_span);
    spans.extend(report.place_span);
    let mut sentences: Vec<(usize, usize)> = spans.iter().filter_map(|span| sentence(text, *span)).collect();
    sentences.sort_unstable();
    sentences.dedup();
    let mut words = Vec::new();
    for (start, end) in sentences {
        for word in fold_words(text.get(start..end).unwrap_or("")) {
            if !word.is_ascii() || word.len() >= LETTERS {
                words.push((xxh3_64(word.as_bytes()) >> 32) as u32);
            }
        }
        if words.len() >= MOST {
            break;
        }
    }
    words.sort_unstable();
    words.dedup();
    words
}

fn sentence(text: &str, span: Span) -> Option<(usize, usize)> {
    let (start, end) = (span.start as usize, span.end as usize);
    text.get(start..end)?;
    let from = text.floor_char_boundary(start.saturating_sub(REACH));
    let to = text.ceil_char_boundary((end + REACH).min(text.len()));
    let stop = |c: char| matches!(c, '.' | '!' | '?' | '\n' | '。' | '।' | '؟');
    let before = text.get(from..start)?.rfind(stop).map_or(from, |at| from + at);
    let after = text.get(end..to)?.find(stop).map_or(to, |at| end + at);
    Some((before, after))
}

/// How rare each word is in a set of reports: `ln(1 + N / df)`.
///
/// The inverse document frequency of information retrieval, with 1 added so that a word that every
/// report uses still counts a little; small sets would otherwise have no weights at all.
#[derive(Debug, Default)]
pub(crate) struct Rarity {
    reports: f32,
    frequency: HashMap<u32, u32>,
}

/// Words of one report with the square of their rarity, and the length of that vector.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bag {
    words: Vec<(u32, f32)>,
    length: f32,
}

impl Rarity {
    pub(crate) fn of<'a>(bags: impl Iterator<Item = &'a [u32]>) -> Self {
        let mut rarity = Self::default();
        for bag in bags {
            rarity.reports += 1.0;
            for word in bag {
                *rarity.frequency.entry(*word).or_default() += 1;
            }
        }
        rarity
    }

    pub(crate) fn bag(&self, words: &[u32]) -> Bag {
        let square = |word: &u32| {
            let frequency = self.frequency.get(word).copied().unwrap_or(1) as f32;
            let idf = (1.0 + self.reports / frequency).ln();
            (*word, idf * idf)
        };
        let words: Vec<(u32, f32)> = words.iter().map(square).collect();
        let length = words.iter().map(|(_, weight)| weight).sum::<f32>().sqrt();
        Bag { words, length }
    }
}

impl Bag {
    /// Number of words.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// Cosine of the two rarity-weighted bags, 0 to 1.
    pub(crate) fn cosine(&self, other: &Bag) -> f32 {
        let (mut a, mut b) = (self.words.iter().peekable(), other.words.iter().peekable());
        let mut shared = 0.0_f32;
        while let (Some((left, weight)), Some((right, _))) = (a.peek(), b.peek()) {
            match left.cmp(right) {
                std::cmp::Ordering::Less => _ = a.next(),
                std::cmp::Ordering::Greater => _ = b.next(),
                std::cmp::Ordering::Equal => {
                    shared += weight;
                    a.next();
                    b.next();
                }
            }
        }
        if shared > 0.0 { shared / (self.length * other.length) } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_found_in_any_script() {
        let text = "Первое. Взрыв в Кабуле 爆発。次";
        let at = text.find("Кабуле").unwrap();
        let (start, end) = sentence(text, Span::new(at, at + "Кабуле".len())).unwrap();
        assert_eq!(&text[start..end], ". Взрыв в Кабуле 爆発");
        assert_eq!(sentence(text, Span::new(1, 3)), None);
    }

    #[test]
    fn rare_words_weigh_more_than_common_ones() {
        let bags: [&[u32]; 4] = [&[1, 2], &[1, 3], &[1, 2], &[1, 4]];
        let rarity = Rarity::of(bags.into_iter());
        let bag = |at: usize| rarity.bag(bags[at]);
        assert!(bag(0).cosine(&bag(2)) > 0.999);
        assert!(bag(0).cosine(&bag(1)) < 0.5);
        assert_eq!(rarity.bag(&[]).cosine(&bag(0)), 0.0);
    }
}
