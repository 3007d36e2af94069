//! Copies: groups of documents whose texts are nearly the same.

use crate::account::Account;

/// Estimated Jaccard index from which two texts count as copies.
const NEAR: f32 = 0.6;
/// Values in a band: 32 bands of 4 find a pair at 0.6 with probability 0.99.
const ROWS: usize = 4;
/// Earlier texts of a band that a text is compared with, beside the first. A band of identical
/// texts would otherwise cost the square of its size.
const NEIGHBOURS: usize = 8;

/// Which documents are copies of one text.
#[derive(Debug)]
pub(crate) struct Copies {
    group: Vec<u32>,
}

impl Copies {
    /// Groups accounts, which must be in the order of their ids.
    pub(crate) fn among(accounts: &[&Account]) -> Self {
        let mut bands: Vec<(u64, u32)> = Vec::new();
        for (at, account) in accounts.iter().enumerate() {
            let signature = account.signature.iter();
            bands.extend(signature.flat_map(|signature| signature.bands(ROWS)).map(|band| (band, at as u32)));
        }
        bands.sort_unstable();
        let mut groups = Groups::new(accounts.len());
        for band in bands.chunk_by(|a, b| a.0 == b.0) {
            for (at, (_, later)) in band.iter().enumerate() {
                let first = band.first().filter(|_| at > NEIGHBOURS);
                let near = band.get(at.saturating_sub(NEIGHBOURS)..at).unwrap_or(&[]);
                for (_, earlier) in first.into_iter().chain(near) {
                    if groups.find(*earlier) != groups.find(*later) && near_copies(accounts, *earlier, *later)
                    {
                        groups.join(*earlier, *later);
                    }
                }
            }
        }
        Self { group: (0..accounts.len() as u32).map(|at| groups.find(at)).collect() }
    }

    /// The smallest account of the group.
    pub(crate) fn group(&self, account: u32) -> u32 {
        self.group.get(account as usize).copied().unwrap_or(account)
    }

    /// Whether the two accounts have nearly the same text.
    pub(crate) fn same(&self, left: u32, right: u32) -> bool {
        self.group(left) == self.group(right)
    }
}

fn near_copies(accounts: &[&Account], left: u32, right: u32) -> bool {
    let signature = |at: u32| accounts.get(at as usize).and_then(|account| account.signature.as_ref());
    signature(left).zip(signature(right)).is_some_and(|(a, b)| a.similarity(b) >= NEAR)
}

/// Disjoint sets of the numbers below a bound; the smallest member stands for its set.
#[derive(Debug)]
pub(crate) struct Groups {
    parent: Vec<u32>,
}

impl Groups {
    pub(crate) fn new(size: usize) -> Self {
        Self { parent: (0..size as u32).collect() }
    }

    pub(crate) fn find(&mut self, mut at: u32) -> u32 {
        while let Some(parent) = self.parent.get(at as usize).copied().filter(|parent| *parent != at) {
            let above = self.parent.get(parent as usize).copied().unwrap_or(parent);
            if let Some(slot) = self.parent.get_mut(at as usize) {
                *slot = above;
            }
            at = above;
        }
        at
    }

    pub(crate) fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.find(a), self.find(b));
        if let Some(slot) = self.parent.get_mut(a.max(b) as usize) {
            *slot = a.min(b);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::told;

    #[test]
    fn a_chain_of_copies_is_one_group() {
        let words: Vec<String> = (0..200).map(|n| format!("word{n}")).collect();
        let (a, b, c) = (words.join(" "), words[20..].join(" "), words[35..].join(" "));
        let other: String = (0..200).map(|n| format!("other{n} ")).collect();
        let accounts = [told("a", &a), told("b", &b), told("c", &c), told("d", &other), told("e", "short")];
        let copies = Copies::among(&accounts.iter().collect::<Vec<_>>());
        assert!(copies.same(0, 1) && copies.same(1, 2));
        assert!(!copies.same(0, 3) && !copies.same(3, 4));
    }

    #[test]
    fn the_smallest_member_stands_for_a_set() {
        let mut groups = Groups::new(5);
        groups.join(4, 3);
        groups.join(1, 4);
        assert_eq!((groups.find(3), groups.find(4), groups.find(0)), (1, 1, 0));
    }
}
