//! Progress bars: on standard error, only where a person looks, only for stages over a second.

use engine::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::sync::Mutex;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(1);

/// Draws a bar for each stage, or nothing where standard error is no terminal.
#[derive(Debug)]
pub struct Bars {
    terminal: bool,
    stage: Mutex<Option<Stage>>,
}

#[derive(Debug)]
struct Stage {
    bar: ProgressBar,
    since: Instant,
    shown: bool,
}

impl Bars {
    /// Bars on standard error.
    pub fn new() -> Self {
        Self { terminal: std::io::stderr().is_terminal(), stage: Mutex::new(None) }
    }

    fn with_stage(&self, work: impl FnOnce(&mut Option<Stage>)) {
        if self.terminal
            && let Ok(mut stage) = self.stage.lock()
        {
            work(&mut stage);
        }
    }
}

impl Progress for Bars {
    fn begin(&self, stage: &str, total: Option<u64>) {
        self.with_stage(|current| {
            let bar = total.map_or_else(ProgressBar::no_length, ProgressBar::new);
            bar.set_draw_target(ProgressDrawTarget::hidden());
            let template = if total.is_some() {
                "{msg} {bar:30} {human_pos}/{human_len} {eta}"
            } else {
                "{msg} {spinner} {human_pos} ({per_sec})"
            };
            if let Ok(style) = ProgressStyle::with_template(template) {
                bar.set_style(style);
            }
            bar.set_message(stage.to_owned());
            *current = Some(Stage { bar, since: Instant::now(), shown: false });
        });
    }

    fn step(&self, steps: u64) {
        self.with_stage(|current| {
            let Some(stage) = current else { return };
            if !stage.shown && stage.since.elapsed() > PATIENCE {
                stage.bar.set_draw_target(ProgressDrawTarget::stderr());
                stage.shown = true;
            }
            stage.bar.inc(steps);
        });
    }

    fn end(&self) {
        self.with_stage(|current| {
            if let Some(stage) = current.take() {
                stage.bar.finish_and_clear();
            }
        });
    }
}
