//! A crash loses nothing that was acknowledged, and the next build ends where an undisturbed one does.

use crate::program::{build, command, incidents_of, list, records};
use engine::Project;
use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tempfile::TempDir;

#[test]
fn a_build_killed_midway_and_run_again_gives_the_same_bytes() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("r.jsonl");
    fs::write(&path, records(2500).join("\n")).unwrap();
    let undisturbed = incidents_of(&folder.path().join("whole.ledger"), &[&path]);

    let ledger = folder.path().join("killed.ledger");
    let mut child = command(["build".as_ref(), path.as_os_str(), "--ledger".as_ref(), ledger.as_os_str()])
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let stored = wait_for_documents(&ledger, &mut child);
    child.kill().unwrap();
    let ended = child.wait().unwrap();
    assert!(!ended.success(), "the build was over before it could be killed");

    let kept = Project::open(&ledger).unwrap().documents().unwrap().len();
    assert!(kept >= stored && kept < 2500, "{stored} were stored, {kept} are there");
    let again = build(&ledger, &[&path]);
    assert!(again.stderr.contains(&format!("{kept} of them already known")), "{}", again.stderr);
    assert_eq!(list(&ledger), undisturbed);
}

/// Waits until the ledger holds a first batch; how many documents that is.
fn wait_for_documents(ledger: &std::path::Path, child: &mut std::process::Child) -> usize {
    let patience = Instant::now() + Duration::from_secs(120);
    while Instant::now() < patience && child.try_wait().unwrap().is_none() {
        let documents = Project::open(ledger).and_then(|project| project.documents());
        if let Some(count) = documents.ok().map(|documents| documents.len()).filter(|count| *count > 0) {
            return count;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    panic!("no document was stored before the build ended");
}
