//! Judgements bind every derivation: a rebuild keeps them, and new documents do not undo them.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

use engine::model::{Decision, ReportId};
use engine::{Filter, Project, Silent};
use std::path::{Path, PathBuf};
use store::{Ledger, NewJudgement};
use tempfile::TempDir;

fn report(folder: &Path, id: &str, day: u32, toll: u32) -> PathBuf {
    let path = folder.join(format!("{id}.jsonl"));
    let text = format!(
        "A car bomb killed {toll} people at a market in Kano, Nigeria, on 2 March 2022, police said."
    );
    let line = format!(r#"{{"id":"{id}","published":"2022-03-{day:02}","lang":"en","text":"{text}"}}"#);
    std::fs::write(&path, line).unwrap();
    path
}

fn incidents(project: &Project) -> Vec<Vec<String>> {
    let incidents = project.incidents(&Filter::default()).unwrap();
    incidents.iter().map(|i| i.reports.iter().map(ToString::to_string).collect()).collect()
}

#[test]
fn a_rebuild_keeps_judgements_and_new_documents_do_not_undo_them() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("l.ledger");
    let project = Project::open_or_create(&path).unwrap();
    let first = [report(folder.path(), "a", 3, 12), report(folder.path(), "b", 4, 15)];
    project.build(&first, &Silent).unwrap();
    assert_eq!(incidents(&project), [["a#0", "b#0"]]);

    let decided = NewJudgement {
        decision: Decision::Different,
        report: ReportId::new("a#0"),
        other: Some(ReportId::new("b#0")),
        person: "editor".to_owned(),
        at: "2022-03-05T00:00:00Z".to_owned(),
        reason: "two markets".to_owned(),
    };
    let ledger = Ledger::open(&path).unwrap();
    ledger.judge(decided).unwrap();
    project.rebuild(&Silent).unwrap();
    assert_eq!(incidents(&project).len(), 2, "the judgement binds");
    project.rebuild(&Silent).unwrap();
    project.build(&[report(folder.path(), "c", 6, 15)], &Silent).unwrap();
    let apart = |pair: &Vec<String>| !(pair.iter().any(|r| r == "a#0") && pair.iter().any(|r| r == "b#0"));
    assert!(incidents(&project).iter().all(apart), "{:?}", incidents(&project));
    assert_eq!(ledger.judgements().unwrap().len(), 1);
    assert_eq!(ledger.check_judgements().unwrap(), Vec::<String>::new());
}
