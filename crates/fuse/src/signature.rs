//! Shingles: runs of words, and the MinHash signature of a text's set of them.

use lexicon::fold_words;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

/// Words in a shingle.
const WORDS: usize = 5;
/// Length of a signature. The standard error of the Jaccard estimate is at most 0.045.
pub(crate) const LENGTH: usize = 128;

/// MinHash signature of a text's set of word 5-grams (Broder 1997): the share of equal places in
/// two signatures estimates the Jaccard index of the sets. 128 values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature(Vec<u32>);

impl Signature {
    /// The signature of a text; `None` where it has fewer than five words.
    pub fn of(text: &str) -> Option<Self> {
        let words = fold_words(text);
        if words.len() < WORDS {
            return None;
        }
        let permutations = permutations();
        let mut least = vec![u32::MAX; LENGTH];
        let mut shingle = String::new();
        for run in words.windows(WORDS) {
            shingle.clear();
            for word in run {
                shingle.push_str(word);
                shingle.push(' ');
            }
            let hash = xxh3_64(shingle.as_bytes());
            for (value, (factor, offset)) in least.iter_mut().zip(&permutations) {
                let permuted = (hash.wrapping_mul(*factor).wrapping_add(*offset) >> 32) as u32;
                *value = (*value).min(permuted);
            }
        }
        Some(Self(least))
    }

    /// The estimated Jaccard index of the two texts' shingles, 0 to 1.
    pub fn similarity(&self, other: &Signature) -> f32 {
        let equal = self.0.iter().zip(&other.0).filter(|(a, b)| a == b).count();
        equal as f32 / LENGTH as f32
    }

    /// Hashes of `self` cut into bands of `rows` values.
    pub(crate) fn bands(&self, rows: usize) -> impl Iterator<Item = u64> + '_ {
        self.0.chunks(rows.max(1)).enumerate().map(|(band, values)| {
            values.iter().fold(split_mix(band as u64), |hash, value| split_mix(hash ^ u64::from(*value)))
        })
    }
}

/// Multiply-shift permutations, seeded by SplitMix64 so that they are the same everywhere.
fn permutations() -> [(u64, u64); LENGTH] {
    let mut seed = 0_u64;
    let mut next = || {
        seed = seed.wrapping_add(1);
        split_mix(seed)
    };
    std::array::from_fn(|_| (next() | 1, next()))
}

/// One step of SplitMix64 (Steele, Lea and Flood 2014).
fn split_mix(seed: u64) -> u64 {
    let mut mixed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn numbers(range: std::ops::Range<u32>) -> String {
        range.map(|n| format!("w{n} ")).collect()
    }

    fn exact(a: &str, b: &str) -> f32 {
        let shingles = |text: &str| -> BTreeSet<Vec<String>> {
            fold_words(text).windows(WORDS).map(<[String]>::to_vec).collect()
        };
        let (a, b) = (shingles(a), shingles(b));
        a.intersection(&b).count() as f32 / a.union(&b).count() as f32
    }

    #[test]
    fn similarity_is_near_the_exact_jaccard_index() {
        for shift in [0, 20, 60, 150, 400] {
            let (a, b) = (numbers(0..400), numbers(shift..400 + shift));
            let estimate = Signature::of(&a).unwrap().similarity(&Signature::of(&b).unwrap());
            assert!((estimate - exact(&a, &b)).abs() < 0.13, "{shift}: {estimate} {}", exact(&a, &b));
        }
    }

    #[test]
    fn a_text_of_four_words_has_none() {
        assert_eq!(Signature::of("four words and no"), None);
        assert!(Signature::of("now there are five words").is_some());
    }
}
