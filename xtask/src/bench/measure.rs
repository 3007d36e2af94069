//! One run of a program: time on the wall, time of the processor, peak of memory.

use anyhow::{Context, bail};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// What one run took.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// Seconds from start to end.
    pub wall: f64,
    /// Seconds of processor time, in the program and for it in the kernel, all threads; in hundredths.
    /// `None` where the system has no `/proc`.
    pub processor: Option<f64>,
    /// Highest resident memory in bytes. `None` where the system has no `/proc`.
    pub peak: Option<u64>,
}

/// How often the memory of a run is looked at. The kernel keeps the peak, so only what happens in the last
/// such step of a run can be missed.
const STEP: Duration = Duration::from_millis(5);

/// Runs a command to its end; what it prints is thrown away. Exit codes 0 and 3 (some inputs skipped) count
/// as done.
pub fn run(command: &mut Command) -> anyhow::Result<Run> {
    let name = command.get_program().to_string_lossy().into_owned();
    let before = processor_of_children();
    let start = Instant::now();
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let mut child = child.with_context(|| format!("`{name}` cannot be run"))?;
    let (code, peak) = wait(&mut child)?;
    let wall = start.elapsed().as_secs_f64();
    if !matches!(code, Some(0 | 3)) {
        bail!("{command:?} ended with {code:?}");
    }
    let processor = before.zip(processor_of_children()).map(|(before, after)| after - before);
    Ok(Run { wall, processor, peak })
}

/// Runs a short command; only the time on the wall is taken, so that nothing disturbs it.
pub fn time(command: &mut Command) -> anyhow::Result<f64> {
    let start = Instant::now();
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let wall = start.elapsed().as_secs_f64();
    match status {
        Ok(status) if status.success() => Ok(wall),
        Ok(status) => bail!("{command:?} ended with {status}"),
        Err(error) => bail!("{command:?} cannot be run: {error}"),
    }
}

fn wait(child: &mut Child) -> anyhow::Result<(Option<i32>, Option<u64>)> {
    let file = format!("/proc/{}/status", child.id());
    let mut peak = None;
    loop {
        let seen = std::fs::read_to_string(&file).ok().and_then(|text| high_water_mark(&text));
        peak = peak.max(seen);
        if let Some(status) = child.try_wait()? {
            return Ok((status.code(), peak));
        }
        std::thread::sleep(STEP);
    }
}

/// `VmHWM` in bytes.
fn high_water_mark(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kib| kib * 1024)
}

/// Processor seconds of all children that have ended: fields 16 and 17 of `/proc/self/stat`, in hundredths
/// of a second on every Linux (`USER_HZ`).
fn processor_of_children() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name, in brackets, may hold blanks.
    let after = text.rsplit_once(')')?.1;
    let ticks = |index: usize| after.split_whitespace().nth(index)?.parse::<f64>().ok();
    Some((ticks(13)? + ticks(14)?) / 100.0)
}

/// The middle, the least and the greatest of some figures.
pub fn spread(figures: &[f64]) -> Option<(f64, f64, f64)> {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    let median = match sorted.len() {
        0 => return None,
        odd if odd % 2 == 1 => sorted[middle],
        _ => f64::midpoint(sorted[middle - 1], sorted[middle]),
    };
    Some((median, sorted[0], sorted[sorted.len() - 1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_odd_and_even() {
        assert_eq!(spread(&[3.0, 1.0, 2.0]), Some((2.0, 1.0, 3.0)));
        assert_eq!(spread(&[4.0, 1.0]), Some((2.5, 1.0, 4.0)));
        assert_eq!(spread(&[]), None);
    }

    #[test]
    fn the_peak_is_read() {
        assert_eq!(high_water_mark("VmPeak:\t 9 kB\nVmHWM:\t     2048 kB\n"), Some(2_097_152));
    }

    #[test]
    fn work_of_a_child_is_seen() {
        let run = run(Command::new("sh").args(["-c", "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done"]))
            .unwrap();
        if cfg!(target_os = "linux") {
            assert!(run.processor.unwrap() > 0.0 && run.peak.unwrap() > 100_000);
        }
        assert!(run.wall > 0.0);
    }
}
