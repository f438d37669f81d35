//! How time and memory grow with a batch.

use std::time::{Duration, Instant};

use super::Batch;
use crate::support::model::{Fault, Model};

/// Memory of a process at its highest, in kilobytes.
fn peak_kb(pid: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()
}

/// Jobs, seconds for the run, peak memory in MB, seconds for a run that finds nothing to do.
fn measure(jobs: u64, extra: &[&str]) -> (u64, f64, u64, f64) {
    let model = Model::start(Duration::ZERO, |_, _| Fault::None);
    let batch = Batch::new(jobs, &model.url, &[]);
    let start = Instant::now();
    let mut child = batch.spawn(&[&["batch", "run", "run.jsonl", "-j", "64"], extra].concat());
    let mut peak = 0;
    let status = loop {
        peak = peak_kb(child.id()).unwrap_or(0).max(peak);
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    let seconds = start.elapsed().as_secs_f64();
    assert_eq!(status.code(), Some(0));
    let start = Instant::now();
    assert_eq!(batch.run(&["batch", "run", "run.jsonl"]).0, 0);
    (jobs, seconds, peak / 1024, start.elapsed().as_secs_f64())
}

#[test]
#[ignore = "minutes: the figures of docs/batch.md (scripts/bench-batch)"]
fn scale() {
    println!("jobs | seconds | ms a job | peak MB | resume of the finished journal, s");
    for jobs in [1_000, 10_000, 100_000] {
        let (jobs, seconds, peak, resume) = measure(jobs, &[]);
        println!("{jobs} | {seconds:.1} | {:.3} | {peak} | {resume:.2}", seconds * 1000.0 / jobs as f64);
        assert!(peak < 300 && resume < 5.0);
    }
}
