//! Progress of a batch on standard error: a bar on a terminal, else a line now and then; rate, time left, trouble so far.

use std::io::IsTerminal as _;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::batch::{Outcome, Status};
use crate::provider::cached::Account;

/// Between two lines where there is no terminal.
const EVERY: Duration = Duration::from_secs(15);

/// Shows how far a run has come.
#[derive(Debug)]
pub(super) struct Meter {
    bar: ProgressBar,
    plain: bool,
    quiet: bool,
    start: Instant,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    bad: u64,
    failed: u64,
    said: Instant,
}

impl Meter {
    pub(super) fn new(jobs: u64, quiet: bool) -> Self {
        let terminal = std::io::stderr().is_terminal();
        let target = if quiet || !terminal { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr_with_hz(5) };
        let bar = ProgressBar::with_draw_target(Some(jobs), target);
        let style = "{wide_bar} {pos}/{len} jobs, {per_sec}, {eta} left {msg}";
        bar.set_style(ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar()));
        let now = Instant::now();
        Self { bar, plain: !terminal, quiet, start: now, state: Mutex::new(State { bad: 0, failed: 0, said: now }) }
    }

    /// A job has ended.
    pub(super) fn ended(&self, outcome: &Outcome) {
        self.bar.inc(1);
        let Ok(mut state) = self.state.lock() else { return };
        match outcome.status {
            Status::Fine | Status::Skipped => {}
            Status::FiguresFailed => state.bad += 1,
            Status::Refused | Status::Failed => state.failed += 1,
        }
        if state.bad + state.failed > 0 {
            self.bar.set_message(format!("({} with wrong figures, {} failed)", state.bad, state.failed));
        }
        if self.plain && !self.quiet && state.said.elapsed() >= EVERY {
            state.said = Instant::now();
            crate::cli::warn(&self.line());
        }
    }

    fn line(&self) -> String {
        let (done, all) = (self.bar.position(), self.bar.length().unwrap_or_default());
        let rate = done as f64 / self.start.elapsed().as_secs_f64().max(0.001);
        let left = Duration::try_from_secs_f64(all.saturating_sub(done) as f64 / rate.max(1e-9)).unwrap_or_default();
        format!("{done} of {all} jobs, {rate:.1} a second, {} min left {}", left.as_secs().div_ceil(60), self.bar.message())
    }

    /// Something to say between two steps of the bar.
    pub(super) fn speaker(&self) -> impl Fn(&str) + Send + 'static {
        let (bar, plain) = (self.bar.clone(), self.plain);
        move |line| if plain { crate::cli::warn(line) } else { bar.suspend(|| crate::cli::warn(line)) }
    }

    /// Closes the bar with what this run paid.
    pub(super) fn finish(&self, account: &Account) {
        self.bar.finish_and_clear();
        if let Some(trouble) = &account.trouble {
            crate::cli::warn(&format!("warning: {trouble}"));
        }
        if !self.quiet {
            let Account { asked, paid, hits, .. } = account;
            let seconds = self.start.elapsed().as_secs_f64();
            crate::cli::warn(&format!(
                "this run: {} jobs in {seconds:.1} s; {asked} requests sent, {hits} answered by the cache; {} tokens in and {} out paid",
                self.bar.position(),
                paid.prompt_tokens,
                paid.completion_tokens
            ));
        }
    }
}
