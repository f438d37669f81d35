//! How time and memory grow with a batch.

use std::time::{Duration, Instant};

use super::Batch;
use crate::support::model::{Fault, Model};

/// What a run needed.
struct Cost {
    seconds: f64,
    /// Processor time.
    cpu_seconds: f64,
    /// Memory at its highest.
    peak_mb: u64,
    /// A second run, which finds nothing to do.
    resume_seconds: f64,
}

/// Memory of a process at its highest, in kilobytes.
fn peak_kb(pid: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()
}

/// Processor time so far, which Linux counts in hundredths.
fn cpu_seconds(pid: u32) -> Option<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let fields: Vec<&str> = stat.rsplit(") ").next()?.split(' ').collect();
    Some((fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?) / 100.0)
}

fn measure(jobs: u64) -> Cost {
    let model = Model::start(Duration::ZERO, |_, _| Fault::None);
    let batch = Batch::new(jobs, &model.url, &[]);
    let start = Instant::now();
    let mut child = batch.spawn(&["batch", "run", "run.jsonl", "-j", "64"]);
    let mut cost = Cost { seconds: 0.0, cpu_seconds: 0.0, peak_mb: 0, resume_seconds: 0.0 };
    let status = loop {
        cost.peak_mb = peak_kb(child.id()).map_or(0, |kilobytes| kilobytes / 1024).max(cost.peak_mb);
        cost.cpu_seconds = cpu_seconds(child.id()).unwrap_or(0.0).max(cost.cpu_seconds);
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    cost.seconds = start.elapsed().as_secs_f64();
    assert_eq!(status.code(), Some(0));
    let start = Instant::now();
    assert_eq!(batch.run(&["batch", "run", "run.jsonl"]).0, 0);
    cost.resume_seconds = start.elapsed().as_secs_f64();
    assert_eq!(model.answered().len() as u64, jobs);
    cost
}

#[test]
fn memory_and_a_finished_journal_cost_little() {
    let cost = measure(1000);
    assert!(cost.peak_mb < 300 && cost.resume_seconds < 5.0, "{} MB, {} s", cost.peak_mb, cost.resume_seconds);
}

#[test]
#[ignore = "minutes: the figures of docs/batch.md (scripts/bench-batch)"]
fn scale() {
    let mut each = Vec::new();
    for jobs in [1_000, 3_000, 10_000, 30_000, 100_000] {
        let Cost { seconds, cpu_seconds, peak_mb, resume_seconds } = measure(jobs);
        let [wall, cpu] = [seconds, cpu_seconds].map(|time| time * 1000.0 / jobs as f64);
        eprintln!("| {jobs} | {seconds:.1} | {wall:.2} | {cpu:.2} | {peak_mb} | {resume_seconds:.2} |");
        assert!(peak_mb < 300 && resume_seconds < 5.0);
        each.push(cpu);
    }
    // The price of the start weighs on the short runs: only growth is wrong.
    assert!(each[4] < each[0] * 1.5, "{each:?}");
}
