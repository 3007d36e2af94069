//! What holds for any set of accounts.

use crate::made::{Told, accounts};
use fuse::{Account, Fusion, fuse, why};
use lexicon::Lexicon;
use model::{Decision, Incident, IncidentId, Judgement, ReportId};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const TEXTS: [&str; 5] = [
    "",
    "A car bomb went off beside the market and the police counted the dead until night fell over the city",
    "A car bomb went off beside the market and the police counted the dead until the morning after that",
    "Gunmen on motorcycles opened fire at worshippers who were leaving the mosque after their prayers",
    "The group said on its channel that one of its men had struck the checkpoint of the army",
];

fn cell(options: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(options).prop_map(str::to_owned)
}

/// Few values for each field, so that reports agree and conflict in all ways.
fn row() -> impl Strategy<Value = Told> {
    let days = cell(&["", "2021-08", "2021-08-25", "2021-08-26", "2021-08-26", "2021-08-29", "2021"]);
    let places = cell(&["", "AF", "Kabul, AF", "Kabul airport in Kabul, AF", "Herat, AF", "Moscow, RU"]);
    let kinds = cell(&["bombing", "suicide_bombing", "shooting", "other"]);
    let hands = cell(&["", "isis-k claimed", "taliban attributed", "isis-k denied"]);
    let tolls = cell(&["", "1", "12", "12+", "60+", "60", "50 Afghans & 10 soldiers"]);
    let sources = cell(&["", "the health ministry", "officials"]);
    let published = cell(&["", "2021-08-26", "2021-08-27", "2021-08-30", "2023-01-05"]);
    let status = cell(&["actual", "actual", "actual", "actual", "denied", "foiled"]);
    let texts = prop::sample::select(&TEXTS[..]);
    (days, places, kinds, hands, tolls, sources, published, status, texts).prop_map(
        |(date, place, kind, perpetrator, killed, source, published, status, text)| Told {
            date,
            place,
            kind,
            perpetrator,
            killed,
            source,
            published,
            status,
            text: text.to_owned(),
            ..Told::default()
        },
    )
}

/// Up to 14 documents of up to three reports.
fn rows() -> impl Strategy<Value = Vec<Told>> {
    prop::collection::vec(prop::collection::vec(row(), 1..=3), 1..14).prop_map(|documents| {
        let named = |(document, rows): (usize, Vec<Told>)| {
            let report = move |(at, row)| Told { report: format!("d{document:02}#{at}"), ..row };
            rows.into_iter().enumerate().map(report).collect::<Vec<_>>()
        };
        documents.into_iter().enumerate().flat_map(named).collect()
    })
}

fn fused(accounts: &[Account], judgements: &[Judgement]) -> Fusion {
    fuse(accounts, judgements, Lexicon::embedded())
}

fn judgement(sequence: u64, decision: Decision, report: &ReportId, other: &ReportId) -> Judgement {
    Judgement {
        sequence,
        decision,
        report: report.clone(),
        other: Some(other.clone()),
        person: "reader".to_owned(),
        at: "2024-01-01T00:00:00Z".to_owned(),
        reason: String::new(),
    }
}

fn incident_of<'f>(fusion: &'f Fusion, report: &ReportId) -> Option<&'f Incident> {
    fusion.incidents.iter().find(|incident| incident.reports.contains(report))
}

fn resolve<'f>(fusion: &'f Fusion, id: &IncidentId) -> Option<&'f Incident> {
    let direct = fusion.incidents.iter().find(|incident| incident.id == *id);
    direct.or_else(|| fusion.incidents.iter().find(|incident| incident.aliases.contains(id)))
}

fn ordered_estimates(incident: &Incident) -> bool {
    let revisions = incident.history.iter().flat_map(|revision| revision.estimates.values());
    incident.estimates.values().chain(revisions).all(|e| e.low() <= e.best() && e.best() <= e.high())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_of_documents_does_not_matter((told, shuffled) in rows().prop_flat_map(|rows| {
        let accounts = accounts(&rows);
        (Just(accounts.clone()), Just(accounts).prop_shuffle())
    })) {
        prop_assert_eq!(fused(&told, &[]), fused(&shuffled, &[]));
    }

    #[test]
    fn a_document_that_arrives_twice_changes_nothing(rows in rows()) {
        let told = accounts(&rows);
        let twice: Vec<Account> = told.iter().chain(&told).cloned().collect();
        prop_assert_eq!(fused(&told, &[]), fused(&twice, &[]));
    }

    #[test]
    fn incidents_are_a_partition_with_ordered_estimates_and_roots(rows in rows()) {
        let fusion = fused(&accounts(&rows), &[]);
        let actual = rows.iter().filter(|row| row.status == "actual").map(|row| row.report.clone());
        let mut held: Vec<String> = Vec::new();
        for incident in &fusion.incidents {
            held.extend(incident.reports.iter().map(ToString::to_string));
            let documents: BTreeSet<_> = incident.reports.iter().map(ReportId::document).collect();
            prop_assert_eq!(documents.len(), incident.reports.len(), "two reports of one document");
            prop_assert!(documents.iter().eq(&incident.documents));
            let rooted: Vec<_> = incident.roots.iter().flat_map(|root| root.documents.clone()).collect();
            prop_assert_eq!(rooted.len(), rooted.iter().collect::<BTreeSet<_>>().len());
            prop_assert_eq!(rooted.into_iter().collect::<BTreeSet<_>>(), documents);
            prop_assert!(ordered_estimates(incident));
            prop_assert_eq!(incident.history.len(), incident.documents.len());
            prop_assert_eq!(&incident.history.last().unwrap().estimates, &incident.estimates);
            prop_assert!(incident.aliases.contains(&incident.id));
        }
        held.sort();
        let mut actual: Vec<String> = actual.collect();
        actual.sort();
        prop_assert_eq!(held, actual);
    }

    #[test]
    fn every_id_ever_given_still_resolves(rows in rows(), share in 1..14_usize) {
        let told = accounts(&rows);
        let before = fused(&told[..share.min(told.len())], &[]);
        let after = fused(&told, &[]);
        for incident in &before.incidents {
            prop_assert!(resolve(&after, &incident.id).is_some());
        }
        let ids: Vec<_> = after.incidents.iter().flat_map(|incident| &incident.aliases).collect();
        prop_assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "an id resolves twice");
    }

    #[test]
    fn a_judgement_binds_and_new_documents_do_not_undo_it(rows in rows(), a in 0..40_usize, b in 0..40_usize) {
        let actual: Vec<ReportId> =
            rows.iter().filter(|row| row.status == "actual").map(|row| ReportId::new(row.report.as_str())).collect();
        prop_assume!(actual.len() > 1);
        let (a, b) = (&actual[a % actual.len()], &actual[b % actual.len()]);
        prop_assume!(a != b);
        let told = accounts(&rows);
        for upto in [told.len(), told.len().div_ceil(2)] {
            let told = &told[..upto];
            let same = fused(told, &[judgement(1, Decision::Same, a, b)]);
            let apart = fused(told, &[judgement(1, Decision::Same, a, b), judgement(2, Decision::Different, b, a)]);
            if let (Some(_), Some(_)) = (incident_of(&same, a), incident_of(&same, b)) {
                prop_assert_eq!(incident_of(&same, a), incident_of(&same, b));
                prop_assert_ne!(incident_of(&apart, a), incident_of(&apart, b));
            }
        }
    }

    #[test]
    fn a_copy_adds_no_root(rows in rows()) {
        let text: String = TEXTS[1..].join(". ");
        let row = Told { report: "x#0".to_owned(), status: "actual".to_owned(), text, ..rows[0].clone() };
        let copy = Told { report: "y#0".to_owned(), ..row.clone() };
        let roots = |rows: &[Told]| -> BTreeMap<bool, usize> {
            let fusion = fused(&accounts(rows), &[]);
            let held = |incident: &Incident| incident.reports.contains(&ReportId::new("x#0"));
            let roots = fusion.incidents.iter().filter(|incident| held(incident));
            roots.map(|incident| (incident.reports.contains(&ReportId::new("y#0")), incident.roots.len())).collect()
        };
        let (one, two) = (roots(std::slice::from_ref(&row)), roots(&[row, copy]));
        prop_assert_eq!(one.get(&false), Some(&1));
        // Copies of a report without place and toll may stay apart; together they are one root.
        if let Some(together) = two.get(&true) {
            prop_assert_eq!(*together, 1);
        }
    }

    #[test]
    fn an_explanation_does_not_depend_on_the_side(rows in rows(), a in 0..40_usize, b in 0..40_usize) {
        let ids: Vec<ReportId> = rows.iter().map(|row| ReportId::new(row.report.as_str())).collect();
        let (a, b) = (&ids[a % ids.len()], &ids[b % ids.len()]);
        let told = accounts(&rows);
        let lexicon = Lexicon::embedded();
        prop_assert_eq!(why(&told, a, b, lexicon), why(&told, b, a, lexicon));
    }
}

#[test]
fn nothing_gives_nothing() {
    assert_eq!(fused(&[], &[]), Fusion::default());
}
