//! The page of figures. It holds no date and no commit, so that the same figures give the same page.

use super::baseline::Baseline;
use super::figures::{Figure, Table};
use super::score::{Outcome, Results};
use std::fmt::Write;

/// `docs/quality.md`.
pub fn page(table: &Table, results: &Results, baseline: &Baseline) -> String {
    let mut page = String::from(
        "# How good it is\n\n\
         Written by `cargo xtask gate --write`; not edited by hand. Figures in percent, higher is better. The gold sets belong to their\n\
         publishers and are not in this repository; the scorers read them from where the user keeps them. *Floor* is the least that a\n\
         change may leave (`corpus/gate/baseline.toml`); floors only rise. Peers are other programs on the same set under the same scorer\n\
         unless the line says otherwise. Speed is on [its own page](speed.md).\n",
    );
    for set in &table.sets {
        _ = write!(page, "\n## {}\n\n{}\n\n", set.title, set.about);
        let printed = match results.get(&set.id).map(|result| &result.outcome) {
            Some(Outcome::Scored(printed)) => printed,
            Some(Outcome::NotBuilt(command, printed)) => {
                _ = writeln!(page, "Not yet built: `cairn {command}`. An empty answer is scored.\n");
                printed
            }
            Some(Outcome::Failed(_)) | None => {
                page.push_str("Not measured: the run did not come to an end.\n");
                continue;
            }
        };
        page.push_str("| figure | ours | floor | peers |\n|---|---:|---:|---|\n");
        for figure in &set.figures {
            let ours = percent(figure.value(printed));
            let floor = percent(baseline.floors.get(&set.floor_name(figure)).copied());
            _ = writeln!(page, "| {} | {ours} | {floor} | {} |", figure.title, peers(figure));
        }
    }
    page
}

fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{:.1}", share * 100.0))
}

fn peers(figure: &Figure) -> String {
    let peers: Vec<String> =
        figure.peers.iter().map(|peer| format!("{} {:.1}", peer.name, peer.value)).collect();
    if peers.is_empty() { "–".to_owned() } else { peers.join("; ") }
}
