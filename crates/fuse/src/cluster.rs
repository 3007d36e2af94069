//! Clustering: which reports are one incident.
//!
//! Agglomeration by average link: the two clusters whose pairs of reports weigh most on average
//! are joined, while that average speaks for one incident. A chain of look-alikes therefore does
//! not swallow a series of attacks, as it would if one good pair sufficed. Never joined are
//! clusters that share a document, hold incompatible days, or that a judgement keeps apart; what a
//! judgement joins is joined before anything else. Weights are whole numbers and ties are broken
//! by the order of reports, so that the result is a function of the set.

use crate::compare::TOLERANCE;
use crate::judgements::Constraints;
use crate::lineage::{Copies, Groups};
use crate::prepared::Prepared;
use crate::score::{Score, score};
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// Reports up to which every pair of a connected part is compared, not only those of blocks.
const SMALL: usize = 200;
/// Weight of a pair that never met in a block, in thousandths of a bit.
const NOT_MET: i64 = -2000;
/// Lead, in thousandths of a bit, that a vaguely dated cluster's best match must have over a
/// rival that is a different incident; within it the vague one stays apart.
const LEAD: i64 = 500;

/// A pair of reports that were compared.
pub(crate) type Pair = (u32, u32, Score);

/// Groups reports of actual happenings into incidents: each a sorted list of indices, in the
/// order of their first.
pub(crate) fn cluster(
    reports: &[Prepared<'_>],
    pairs: &[Pair],
    constraints: &Constraints,
    copies: &Copies,
) -> Vec<Vec<u32>> {
    let mut parts = Groups::new(reports.len());
    for (a, b, _) in pairs.iter().filter(|(_, _, score)| score.weight > 0 && !score.forbidden) {
        parts.join(*a, *b);
    }
    for (a, b) in &constraints.same {
        parts.join(*a, *b);
    }
    let mut members: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (at, _) in reports.iter().enumerate().filter(|(_, report)| report.actual()) {
        members.entry(parts.find(at as u32)).or_default().push(at as u32);
    }
    let mut inside: BTreeMap<u32, Vec<Pair>> = BTreeMap::new();
    for pair in pairs {
        let part = parts.find(pair.0);
        let large = members.get(&part).is_some_and(|part| part.len() > SMALL);
        if large && part == parts.find(pair.1) {
            inside.entry(part).or_default().push(*pair);
        }
    }
    let mut clusters = Vec::new();
    for (part, members) in members {
        if members.len() == 1 {
            clusters.push(members);
            continue;
        }
        let pairs = inside.remove(&part).unwrap_or_else(|| all_pairs(reports, &members, copies));
        clusters.extend(Agglomeration::new(reports, &members, &pairs, constraints).run());
    }
    clusters.sort_unstable();
    clusters
}

fn all_pairs(reports: &[Prepared<'_>], members: &[u32], copies: &Copies) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (at, left) in members.iter().enumerate() {
        for right in members.iter().skip(at + 1) {
            if let (Some(a), Some(b)) = (reports.get(*left as usize), reports.get(*right as usize)) {
                pairs.push((*left, *right, score(a, b, copies)));
            }
        }
    }
    pairs
}

#[derive(Clone, Copy, Debug, Default)]
struct Link {
    sum: i64,
    met: i64,
    forbidden: bool,
}

impl Link {
    fn and(self, other: Link) -> Link {
        let forbidden = self.forbidden || other.forbidden;
        Link { sum: self.sum + other.sum, met: self.met + other.met, forbidden }
    }
}

#[derive(Debug)]
struct Cluster {
    members: Vec<u32>,
    accounts: BTreeSet<u32>,
    /// Earliest end and latest start of its members' dates.
    days: Option<(i32, i32)>,
    /// Whether a member is dated to a few days.
    dated: bool,
    links: BTreeMap<usize, Link>,
    version: u32,
}

impl Cluster {
    fn single(at: u32, report: &Prepared<'_>) -> Self {
        Self {
            members: vec![at],
            accounts: BTreeSet::from([report.account]),
            days: report.days.map(|days| (days.end, days.start)),
            dated: report.dated(),
            links: BTreeMap::new(),
            version: 0,
        }
    }

    /// Whether all its dates can be one; not so where a judgement joined what dates keep apart.
    fn consistent(&self) -> bool {
        self.days.is_none_or(|(end, start)| start - end <= TOLERANCE)
    }

    fn days_conflict(&self, other: &Cluster) -> bool {
        let (Some(a), Some(b)) = (self.days, other.days) else { return false };
        let apart = (a.1 - b.0).max(b.1 - a.0) > TOLERANCE;
        apart && self.consistent() && other.consistent()
    }
}

/// A possible join, greatest first: average weight, then the earliest reports.
type Join = (i64, std::cmp::Reverse<(u32, u32)>, (usize, usize), (u32, u32));

struct Agglomeration {
    clusters: Vec<Option<Cluster>>,
    queue: BinaryHeap<Join>,
}

impl Agglomeration {
    fn new(reports: &[Prepared<'_>], members: &[u32], pairs: &[Pair], constraints: &Constraints) -> Self {
        let mut slots = BTreeMap::new();
        let mut clusters = Vec::with_capacity(members.len());
        for at in members {
            if let Some(report) = reports.get(*at as usize) {
                slots.insert(*at, clusters.len());
                clusters.push(Some(Cluster::single(*at, report)));
            }
        }
        let mut all = Self { clusters, queue: BinaryHeap::new() };
        for (a, b, score) in pairs {
            if let (Some(a), Some(b)) = (slots.get(a), slots.get(b)) {
                all.link(*a, *b, Link { sum: i64::from(score.weight), met: 1, forbidden: score.forbidden });
            }
        }
        for (a, b) in &constraints.different {
            if let (Some(a), Some(b)) = (slots.get(a), slots.get(b)) {
                all.link(*a, *b, Link { forbidden: true, ..Link::default() });
            }
        }
        let mut judged = Groups::new(all.clusters.len());
        for (a, b) in &constraints.same {
            if let (Some(a), Some(b)) = (slots.get(a), slots.get(b)) {
                let (a, b) = (judged.find(*a as u32), judged.find(*b as u32));
                judged.join(a, b);
                if a != b {
                    all.join(a.min(b) as usize, a.max(b) as usize);
                }
            }
        }
        all
    }

    fn run(mut self) -> Vec<Vec<u32>> {
        for at in 0..self.clusters.len() {
            self.offer(at, |other| other > at);
        }
        while let Some((_, _, (a, b), versions)) = self.queue.pop() {
            let version = |at: usize| self.get(at).map(|cluster| cluster.version);
            let fresh = version(a) == Some(versions.0) && version(b) == Some(versions.1);
            if fresh && !self.ambiguous(a, b) && !self.ambiguous(b, a) {
                self.join(a, b);
                self.offer(a, |_| true);
            }
        }
        self.clusters.into_iter().flatten().map(|cluster| cluster.members).collect()
    }

    fn get(&self, at: usize) -> Option<&Cluster> {
        self.clusters.get(at).and_then(Option::as_ref)
    }

    fn link(&mut self, a: usize, b: usize, link: Link) {
        for (from, to) in [(a, b), (b, a)] {
            if let Some(cluster) = self.clusters.get_mut(from).and_then(Option::as_mut) {
                let old = cluster.links.entry(to).or_default();
                *old = old.and(link);
            }
        }
    }

    /// The average weight of the pairs between two clusters; `None` where they must not be joined.
    fn average(&self, a: usize, b: usize) -> Option<i64> {
        let (left, right) = (self.get(a)?, self.get(b)?);
        let link = left.links.get(&b)?;
        let apart =
            link.forbidden || left.days_conflict(right) || !left.accounts.is_disjoint(&right.accounts);
        let pairs = (left.members.len() * right.members.len()) as i64;
        (!apart).then(|| (link.sum + NOT_MET * (pairs - link.met).max(0)).div_euclid(pairs.max(1)))
    }

    /// Puts the possible joins of a cluster into the queue.
    fn offer(&mut self, at: usize, wanted: impl Fn(usize) -> bool) {
        let Some(cluster) = self.get(at) else { return };
        let first = |cluster: &Cluster| cluster.members.first().copied().unwrap_or(0);
        let mut joins: Vec<Join> = Vec::new();
        for other in cluster.links.keys().copied().filter(|other| wanted(*other)) {
            let Some((average, right)) =
                self.average(at, other).filter(|average| *average > 0).zip(self.get(other))
            else {
                continue;
            };
            let (a, b) = (at.min(other), at.max(other));
            let versions =
                if at < other { (cluster.version, right.version) } else { (right.version, cluster.version) };
            let reports = (first(cluster).min(first(right)), first(cluster).max(first(right)));
            joins.push((average, std::cmp::Reverse(reports), (a, b), versions));
        }
        self.queue.extend(joins);
    }

    /// Whether `vague`, without a day, fits `dated` hardly better than another incident that
    /// `dated` is not.
    fn ambiguous(&self, vague: usize, dated: usize) -> bool {
        let (Some(left), Some(right)) = (self.get(vague), self.get(dated)) else { return false };
        if left.dated || !right.dated {
            return false;
        }
        let Some(weight) = self.average(vague, dated) else { return false };
        let mut rivals = left.links.keys().copied().filter(|rival| *rival != dated);
        rivals.any(|rival| {
            let close = self.average(vague, rival).is_some_and(|other| other > 0 && other > weight - LEAD);
            let another = || self.average(dated, rival).is_none_or(|average| average <= 0);
            close && self.get(rival).is_some_and(|rival| rival.dated) && another()
        })
    }

    /// Joins `b` into `a`.
    fn join(&mut self, a: usize, b: usize) {
        let Some(gone) = self.clusters.get_mut(b).and_then(Option::take) else { return };
        for (other, link) in &gone.links {
            if let Some(cluster) = self.clusters.get_mut(*other).and_then(Option::as_mut) {
                cluster.links.remove(&b);
            }
            if *other != a {
                self.link(a, *other, *link);
            }
        }
        if let Some(kept) = self.clusters.get_mut(a).and_then(Option::as_mut) {
            kept.members.extend(gone.members);
            kept.members.sort_unstable();
            kept.accounts.extend(gone.accounts);
            kept.days = match (kept.days, gone.days) {
                (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
                (a, b) => a.or(b),
            };
            kept.dated |= gone.dated;
            kept.version += 1;
        }
    }
}
