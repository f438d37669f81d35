//! Counts of a worker, as Prometheus reads them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::{Outcome, Status};
use crate::provider::Usage;
use crate::provider::cached::Account;

/// What a worker has done since it began.
#[derive(Debug, Default)]
pub struct Metrics(Mutex<Counts>);

#[derive(Debug, Default)]
struct Counts {
    jobs: [u64; 5],
    dead: u64,
    figures: u64,
    wrong: u64,
    usage: Usage,
    paid: Account,
    /// When each job under way began.
    leases: BTreeMap<u64, Instant>,
    begun: u64,
}

/// A job under way; dropped when it ends, however it does.
#[derive(Debug)]
pub struct Lease<'a>(&'a Metrics, u64);

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        self.0.counts().leases.remove(&self.1);
    }
}

impl Metrics {
    fn counts(&self) -> MutexGuard<'_, Counts> {
        // A poisoned lock holds plain numbers, which are as good as before.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A job begins.
    pub fn begin(&self) -> Lease<'_> {
        let mut counts = self.counts();
        counts.begun += 1;
        let number = counts.begun;
        counts.leases.insert(number, Instant::now());
        drop(counts);
        Lease(self, number)
    }

    /// A job has ended.
    pub fn ended(&self, outcome: &Outcome) {
        let mut counts = self.counts();
        for (count, status) in counts.jobs.iter_mut().zip(Status::ALL) {
            *count += u64::from(status == outcome.status);
        }
        counts.figures += outcome.figures;
        counts.wrong += outcome.wrong;
        counts.usage += outcome.usage;
    }

    /// A job was given up.
    pub fn dead(&self) {
        self.counts().dead += 1;
    }

    /// What was asked and paid so far.
    pub fn paid(&self, account: Account) {
        self.counts().paid = account;
    }

    /// The counts in Prometheus' text format.
    pub fn text(&self) -> String {
        let counts = self.counts();
        let mut text = String::new();
        let mut row = |name: &str, kind: &str, help: &str, values: &[(&str, u64)]| {
            let _ = writeln!(text, "# HELP tally_{name} {help}\n# TYPE tally_{name} {kind}");
            for (labels, value) in values {
                let _ = writeln!(text, "tally_{name}{labels} {value}");
            }
        };
        let names =
            ["{status=\"fine\"}", "{status=\"figures_failed\"}", "{status=\"refused\"}", "{status=\"failed\"}", "{status=\"skipped\"}"];
        let jobs: Vec<(&str, u64)> = names.into_iter().zip(counts.jobs).collect();
        row("jobs_total", "counter", "Jobs that ended.", &jobs);
        row("jobs_given_up_total", "counter", "Jobs that were given up unfinished.", &[("", counts.dead)]);
        row("jobs_running", "gauge", "Jobs under way.", &[("", counts.leases.len() as u64)]);
        let oldest = counts.leases.values().map(Instant::elapsed).max().unwrap_or_default();
        row("lease_age_seconds", "gauge", "Age of the job that is under way for longest.", &[("", oldest.as_secs())]);
        row("figures_total", "counter", "Figures that were checked.", &[("", counts.figures)]);
        row("figures_wrong_total", "counter", "Figures that are wrong.", &[("", counts.wrong)]);
        let paid = &counts.paid;
        let tokens = [("{kind=\"prompt\"}", paid.paid.prompt_tokens), ("{kind=\"reply\"}", paid.paid.completion_tokens)];
        row("tokens_paid_total", "counter", "Tokens that were paid.", &tokens);
        row("requests_total", "counter", "Requests, by who answered.", &[("{by=\"model\"}", paid.asked), ("{by=\"cache\"}", paid.hits)]);
        text
    }
}

/// Answers every request on `listener` with what `text` gives.
pub async fn serve(listener: tokio::net::TcpListener, text: impl Fn() -> String + Send + Sync + 'static) {
    while let Ok((mut stream, _)) = listener.accept().await {
        let body = text();
        tokio::spawn(async move {
            let mut request = [0; 2048];
            let _ = stream.read(&mut request).await;
            let head = format!(
                "HTTP/1.1 200 OK\r\ncontent-type: text/plain; version=0.0.4\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                body.len()
            );
            let _ = stream.write_all(format!("{head}{body}").as_bytes()).await;
        });
    }
}
