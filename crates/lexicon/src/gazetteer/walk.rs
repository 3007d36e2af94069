//! Walking along names word by word.

use super::NameRole;
use super::format::{read_posting, u32_at};
use fst::raw::{CompiledAddr, Fst, Output};
use std::fmt;

/// A position among the names: what has been read so far, and whether a name goes on from there.
#[derive(Clone, Copy)]
pub struct Walk<'g> {
    names: Option<&'g Fst<&'static [u8]>>,
    postings: &'static [u8],
    node: CompiledAddr,
    output: Output,
    begun: bool,
}

impl<'g> Walk<'g> {
    pub(super) fn new(names: Option<&'g Fst<&'static [u8]>>, postings: &'static [u8]) -> Self {
        let node = names.map_or(0, |names| names.root().addr());
        Self { names, postings, node, output: Output::zero(), begun: false }
    }

    /// Goes on by one folded word. `false` where no name does; the walk is then of no more use.
    pub fn step(&mut self, word: &str) -> bool {
        let divided = !self.begun || self.advance(b" ");
        self.begun = true;
        divided && self.advance(word.as_bytes())
    }

    /// Goes on within the word, for an ending that the text writes apart ("Prince George" + "s").
    pub fn join(&mut self, ending: &str) -> bool {
        self.begun && self.advance(ending.as_bytes())
    }

    /// The places that bear exactly the name walked so far.
    pub fn places(&self) -> NamedPlaces {
        let end = self
            .names
            .filter(|_| self.begun)
            .map(|names| names.node(self.node))
            .filter(|node| node.is_final());
        let Some(node) = end else { return NamedPlaces { one: None, rest: &[] } };
        let value = self.output.cat(node.final_output()).value();
        if value & 1 == 0 {
            return NamedPlaces { one: u32::try_from(value >> 1).ok(), rest: &[] };
        }
        let rest = usize::try_from(value >> 1).ok().and_then(|at| {
            let length = u32_at(self.postings, at)? as usize;
            self.postings.get(at + 4..at + 4 + length * 4)
        });
        NamedPlaces { one: None, rest: rest.unwrap_or(&[]) }
    }

    fn advance(&mut self, bytes: &[u8]) -> bool {
        let Some(names) = self.names else { return false };
        for byte in bytes {
            let node = names.node(self.node);
            let Some(at) = node.find_input(*byte) else { return false };
            let transition = node.transition(at);
            self.output = self.output.cat(transition.out);
            self.node = transition.addr;
        }
        !bytes.is_empty()
    }
}

impl fmt::Debug for Walk<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Walk")
            .field("node", &self.node)
            .field("output", &self.output.value())
            .finish_non_exhaustive()
    }
}

/// The places of one name, as record numbers with the sense of the name, the most populous first.
#[derive(Clone, Copy, Debug)]
pub struct NamedPlaces {
    one: Option<u32>,
    rest: &'static [u8],
}

impl NamedPlaces {
    /// How many there are.
    pub fn count_places(&self) -> usize {
        usize::from(self.one.is_some()) + self.rest.len() / 4
    }
}

impl Iterator for NamedPlaces {
    type Item = (u32, NameRole);

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(one) = self.one.take() {
            return Some(read_posting(one));
        }
        let posting = u32_at(self.rest, 0)?;
        self.rest = self.rest.get(4..)?;
        Some(read_posting(posting))
    }
}
