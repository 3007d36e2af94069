//! Roots: the independent origins of what is said of one incident.

use super::copies::{Copies, Groups};
use crate::account::Account;
use crate::figure::{figures, headline};
use crate::prepared::Days;
use crate::table::rows;
use lexicon::{Lexicon, fold_words};
use model::{CountField, DocumentId, Report, Root, RootReason};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// Days within which documents that credit one agency are taken to use one dispatch.
const DISPATCH_DAYS: i32 = 2;

/// Which documents of an incident are of one origin.
#[derive(Debug)]
pub(crate) struct Grouping {
    /// Roots, by document.
    pub(crate) roots: Vec<Root>,
    /// Number of the root of each account.
    pub(crate) of_account: BTreeMap<u32, usize>,
}

/// The order in which documents are told: by publication, undated last, then by id.
pub(crate) fn telling(account: &Account) -> (bool, Option<Days>, &DocumentId) {
    let published = account.published.as_ref().map(Days::of);
    (published.is_none(), published, &account.document)
}

/// The roots of an incident. `members` are its accounts with their reports of it.
///
/// Documents are of one origin when their texts are nearly the same, when they credit one agency
/// within [`DISPATCH_DAYS`] days, or when all their figures are one named source's and the same.
/// An outlet's several articles are one origin too; but an outlet that prints two agencies does not
/// make one of them. The earliest document stands for the root.
pub(crate) fn roots(
    members: &BTreeMap<u32, Vec<&Report>>,
    accounts: &[&Account],
    copies: &Copies,
    lexicon: &Lexicon,
) -> Grouping {
    let mut told: Vec<(u32, &Account)> =
        members.keys().filter_map(|at| Some((*at, *accounts.get(*at as usize)?))).collect();
    told.sort_by_key(|(_, account)| telling(account));
    let mut origins = Origins { groups: Groups::new(told.len()), why: Vec::new() };
    let mut copied: BTreeMap<u32, u32> = BTreeMap::new();
    let mut credited: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    let mut stated: BTreeMap<Statement, u32> = BTreeMap::new();
    for (place, (at, account)) in told.iter().enumerate() {
        let place = place as u32;
        let first = *copied.entry(copies.group(*at)).or_insert(place);
        origins.join(first, place, RootReason::Copy);
        for agency in &account.credits {
            credited.entry(agency).or_default().push(place);
        }
        if let Some(statement) = members.get(at).and_then(|reports| statement(reports)) {
            let first = *stated.entry(statement).or_insert(place);
            origins.join(first, place, RootReason::SharedSource);
        }
    }
    for places in credited.values() {
        origins.join_dispatches(places, &told);
    }
    let outlets: Vec<Option<String>> = told.iter().map(|(_, account)| account.outlet_key(lexicon)).collect();
    origins.join_outlets(&outlets);
    origins.grouping(&told)
}

struct Origins {
    groups: Groups,
    why: Vec<(u32, RootReason)>,
}

impl Origins {
    fn join(&mut self, first: u32, place: u32, reason: RootReason) {
        if first != place {
            self.groups.join(first, place);
            self.why.push((place, reason));
        }
    }

    /// Joins documents that credit one agency to the first of their dispatch.
    fn join_dispatches(&mut self, places: &[u32], told: &[(u32, &Account)]) {
        let published = |place: u32| told.get(place as usize).and_then(|(_, account)| account.published);
        let mut first: Option<u32> = None;
        for place in places {
            let near = first.is_some_and(|first| match (published(first), published(*place)) {
                (Some(a), Some(b)) => a.gap_days(&b) <= DISPATCH_DAYS,
                _ => true,
            });
            match first {
                Some(first) if near => self.join(first, *place, RootReason::Agency),
                _ => first = Some(*place),
            }
        }
    }

    /// Joins what each outlet has to itself: with an origin that it shares, else with its earliest
    /// article. `outlets` are those of the documents, in the order in which they are told.
    fn join_outlets(&mut self, outlets: &[Option<String>]) {
        let groups: Vec<u32> = (0..outlets.len() as u32).map(|place| self.groups.find(place)).collect();
        let mut tellers: BTreeMap<u32, BTreeSet<Option<&str>>> = BTreeMap::new();
        for (group, outlet) in groups.iter().zip(outlets) {
            tellers.entry(*group).or_default().insert(outlet.as_deref());
        }
        let known = (0..).zip(groups.iter().zip(outlets)).filter_map(|(place, (group, outlet))| {
            let shared = tellers.get(group).is_some_and(|tellers| tellers.len() > 1);
            Some((outlet.as_deref()?, shared, place))
        });
        let (shared, own): (Vec<(&str, bool, u32)>, Vec<_>) = known.partition(|(_, shared, _)| *shared);
        let mut homes: BTreeMap<&str, u32> = BTreeMap::new();
        for (outlet, _, place) in shared.into_iter().chain(own.iter().copied()) {
            homes.entry(outlet).or_insert(place);
        }
        for (outlet, _, place) in own {
            let home = homes.get(outlet).copied().unwrap_or(place);
            self.join(home, place, RootReason::SameOutlet);
        }
    }

    fn grouping(mut self, told: &[(u32, &Account)]) -> Grouping {
        let mut reasons: BTreeMap<u32, RootReason> = BTreeMap::new();
        for (place, reason) in std::mem::take(&mut self.why) {
            // Reasons are listed from the surest to the least sure.
            let kept = reasons.entry(self.groups.find(place)).or_insert(reason);
            *kept = (*kept).min(reason);
        }
        let mut documents: BTreeMap<u32, Vec<(u32, &DocumentId)>> = BTreeMap::new();
        for (place, (at, account)) in told.iter().enumerate() {
            let group = self.groups.find(place as u32);
            documents.entry(group).or_default().push((*at, &account.document));
        }
        let mut roots: Vec<(Root, Vec<u32>)> = Vec::new();
        for (group, members) in documents {
            let Some((_, earliest)) = members.first().copied() else { continue };
            let accounts = members.iter().map(|(at, _)| *at).collect();
            let mut documents: Vec<DocumentId> = members.into_iter().map(|(_, id)| id.clone()).collect();
            documents.sort_unstable();
            let reason = reasons.get(&group).copied().unwrap_or(RootReason::Single);
            roots.push((Root { document: earliest.clone(), documents, reason }, accounts));
        }
        roots.sort_unstable();
        let numbered = roots.iter().enumerate();
        let of_account =
            numbered.flat_map(|(root, (_, accounts))| accounts.iter().map(move |at| (*at, root)));
        Grouping {
            of_account: of_account.collect(),
            roots: roots.into_iter().map(|(root, _)| root).collect(),
        }
    }
}

/// A named source and the toll that it gives.
type Statement = (String, CountField, u64);

/// The one statement on which everything rests that the reports count; `None` where they count
/// nothing, or not all of it is one named source's.
fn statement(reports: &[&Report]) -> Option<Statement> {
    let claims = || reports.iter().flat_map(|report| &report.claims);
    let sources: BTreeSet<Option<String>> =
        claims().map(|claim| claim.attribution.as_ref().and_then(|by| named(&by.source))).collect();
    let mut sources = sources.into_iter();
    let (Some(Some(source)), None) = (sources.next(), sources.next()) else { return None };
    [CountField::Killed, CountField::Injured].into_iter().find_map(|field| {
        let figures: Vec<_> = reports.iter().flat_map(|report| figures(report, field)).collect();
        headline(&figures).map(|figure| (source.clone(), field, figure.value))
    })
}

/// The words that say which source is meant, `None` for "officials", "witnesses" and the like.
pub(crate) fn named(source: &str) -> Option<String> {
    static ANONYMOUS: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    let anonymous = ANONYMOUS
        .get_or_init(|| rows(include_str!("../../../lexicon/data/fusion/anonymous.tsv")).flatten().collect());
    let words = fold_words(source);
    let telling: Vec<&str> =
        words.iter().map(String::as_str).filter(|word| !anonymous.contains(word)).collect();
    (!telling.is_empty()).then(|| telling.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{attributed, exact, report, told};
    use model::When;

    fn grouping(accounts: &[Account]) -> Grouping {
        let accounts: Vec<&Account> = accounts.iter().collect();
        let members = accounts
            .iter()
            .enumerate()
            .map(|(at, account)| (at as u32, account.reports.iter().collect()))
            .collect();
        roots(&members, &accounts, &Copies::among(&accounts), Lexicon::embedded())
    }

    fn telling_that(id: &str, source: &str, killed: u64) -> Account {
        let mut account = told(id, "");
        let mut told = report(&format!("{id}#0"));
        told.claims = vec![attributed(exact(CountField::Killed, killed), source)];
        account.reports = vec![told];
        account
    }

    #[test]
    fn papers_that_quote_one_ministry_are_one_root() {
        let papers = ["a", "b", "c"].map(|id| telling_that(id, "the health ministry", 60));
        let found = grouping(&papers);
        assert_eq!(found.roots.len(), 1);
        assert_eq!(found.roots[0].reason, RootReason::SharedSource);
        assert_eq!(found.roots[0].documents.len(), 3);
    }

    #[test]
    fn unnamed_officials_and_other_figures_are_other_roots() {
        let papers = [telling_that("a", "a senior official", 60), telling_that("b", "senior officials", 60)];
        assert_eq!(grouping(&papers).roots.len(), 2);
        let papers =
            [telling_that("a", "the health ministry", 60), telling_that("b", "the health ministry", 72)];
        assert_eq!(grouping(&papers).roots.len(), 2);
    }

    #[test]
    fn an_agency_is_one_root_while_its_dispatch_is_fresh() {
        let credited = |id: &str, day: i8| {
            let mut account = told(id, "");
            account.credits = vec!["example-agency".to_owned()];
            account.published = Some(When::day(jiff::civil::date(2021, 8, day)));
            account
        };
        let found = grouping(&[credited("z", 26), credited("b", 28), credited("c", 29)]);
        assert_eq!(found.roots.len(), 2);
        let first = found.roots.iter().find(|root| root.documents.len() == 2).unwrap();
        assert_eq!((first.document.as_str(), first.reason), ("z", RootReason::Agency));
    }

    #[test]
    fn an_outlet_that_writes_twice_is_one_root_and_does_not_make_two_agencies_one() {
        let paper = |id: &str, outlet: &str, credit: &str| {
            let mut account = told(id, "");
            account.outlet = Some(outlet.to_owned());
            account.credits = (!credit.is_empty()).then(|| credit.to_owned()).into_iter().collect();
            account
        };
        let found = grouping(&[paper("a", "Example News", ""), paper("b", "example news", "")]);
        assert_eq!((found.roots.len(), found.roots[0].reason), (1, RootReason::SameOutlet));
        let found = grouping(&[
            paper("a", "Example News", "agency-one"),
            paper("b", "Example News", "agency-two"),
            paper("c", "Example News", ""),
            paper("d", "Daily Example", "agency-one"),
            paper("e", "Example Herald", "agency-two"),
        ]);
        let sizes: Vec<usize> = found.roots.iter().map(|root| root.documents.len()).collect();
        assert_eq!(sizes, [3, 2]);
    }
}
