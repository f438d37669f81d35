//! Progress on standard error, on a terminal only: a bar, and a line for each section that is done.

use std::io::IsTerminal as _;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::pipeline::{Delivery, Event, Status};
use crate::provider;

/// Shows what a run does.
#[derive(Clone, Debug)]
pub(super) struct Progress {
    bar: ProgressBar,
    /// Not on a terminal (a log, a pipe): one line a section instead of a bar.
    plain: bool,
    quiet: bool,
    /// The end of the reply that is being written.
    tail: Arc<Mutex<String>>,
}

/// How many characters of a reply are shown while it comes.
const TAIL: usize = 60;

impl Progress {
    pub(super) fn new(quiet: bool) -> Self {
        let terminal = std::io::stderr().is_terminal();
        let target = if quiet || !terminal { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let bar = ProgressBar::with_draw_target(None, target);
        bar.set_style(
            ProgressStyle::with_template("{spinner} {msg} {wide_bar} {pos}/{len} {elapsed}")
                .unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        if terminal && !quiet {
            bar.enable_steady_tick(Duration::from_millis(120));
        }
        Self { bar, plain: !terminal, quiet, tail: Arc::default() }
    }

    /// Replies are streamed where a person sees them come.
    pub(super) fn delivery(&self) -> Delivery {
        if self.plain || self.quiet { Delivery::Whole } else { Delivery::Streamed }
    }

    /// Names what is being done now.
    pub(super) fn say(&self, message: impl Into<String>) {
        let message = message.into();
        if self.plain && !self.quiet {
            super::warn(&message);
        }
        self.bar.set_message(message);
    }

    /// Says why nothing moves: a request that failed for a passing reason is sent again after a while.
    pub(super) fn wait(&self, error: &provider::Error, wait: Duration, tried: u32) {
        self.line(&format!("try {tried} failed ({error}): again in {:.0} s", wait.as_secs_f64().ceil()));
    }

    /// Follows the pipeline.
    pub(super) fn on_event(&self, event: Event) {
        match event {
            Event::Planned { steps } => self.bar.set_length(steps as u64),
            Event::Token(piece) => self.token(&piece),
            Event::Piece { .. } => {}
            Event::Step => {
                self.tail().clear();
                self.bar.inc(1);
            }
            Event::Retry { reason } => self.bar.set_message(format!("asking again: {reason}")),
            Event::Section { heading, status } => {
                let heading = if heading.is_empty() { "(opening)" } else { heading.as_str() };
                let sign = match status {
                    Status::Good => "ok",
                    Status::Partial => "ok, with parts left out",
                    Status::Skipped => "no text",
                    Status::Failed => "not verified",
                };
                self.line(&format!("{heading}: {sign}"));
            }
        }
    }

    fn token(&self, piece: &str) {
        let mut tail = self.tail();
        tail.extend(piece.chars().map(|c| if c.is_control() { ' ' } else { c }));
        if let Some((cut, _)) = tail.char_indices().rev().nth(TAIL) {
            tail.drain(..cut);
        }
        self.bar.set_message(tail.clone());
    }

    fn tail(&self) -> MutexGuard<'_, String> {
        self.tail.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn line(&self, line: &str) {
        if self.quiet {
            return;
        }
        if self.plain { super::warn(line) } else { self.bar.println(line) }
    }

    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
