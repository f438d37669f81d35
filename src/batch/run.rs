//! Works off a plan on this machine: as many jobs at once as the provider has room for, each in the journal before it counts as done.

use std::sync::Arc;

use tokio::sync::watch;
use tokio::task::JoinSet;

use super::job::{Worker, is_fatal};
use super::journal::Journal;
use super::plan::{Job, Plan};
use super::sink::Sink;
use super::tally::{Tally, Wanted};
use super::{Error, Outcome};
use crate::provider::{self, Provider};

/// What a user who wants a run to end wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Halt {
    /// Nothing: go on.
    #[default]
    No,
    /// No further job; those under way are finished.
    AfterThese,
    /// At once.
    Now,
}

/// How a run ended.
#[derive(Debug)]
pub enum Ending {
    /// Every job that was wanted has ended.
    Complete,
    /// The user asked for it.
    Halted,
    /// The provider failed in a way that every other job would share, or for so many jobs on end that it is out of order.
    Provider(provider::Error),
}

/// What is taken up, and how much at once.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// Which jobs by their past.
    pub wanted: Wanted,
    /// Only the part `.0` of `.1` of the plan, counted from 0.
    pub shard: Option<(u64, u64)>,
    /// Jobs at once.
    pub at_once: usize,
}

/// A run's lasting parts.
#[derive(Debug)]
pub struct Run<P> {
    /// Does the jobs.
    pub worker: Worker<P>,
    /// Where results go.
    pub sink: Sink,
    /// Where ends are noted.
    pub journal: Journal,
}

/// Works off `plan`, of which `past` is done. `on_end` sees each job that ended.
pub async fn run<P: Provider + 'static>(
    plan: &Plan,
    past: &Tally,
    choice: Choice,
    run: Arc<Run<P>>,
    mut halt: watch::Receiver<Halt>,
    on_end: &(dyn Fn(&Outcome) + Send + Sync),
) -> Result<Ending, Error> {
    let mut jobs = plan.jobs()?.filter(|job| {
        job.as_ref()
            .map_or(true, |job| past.wants(&job.key, choice.wanted) && choice.shard.is_none_or(|(part, count)| job.shard(count) == part))
    });
    let folder: Arc<std::path::Path> = plan.folder().into();
    let mut tasks = JoinSet::new();
    let mut outage = Outage { failed: 0, most: choice.at_once.max(5) * 2 };
    let mut ending = None;
    let mut exhausted = false;
    loop {
        if ending.is_none() && *halt.borrow() >= Halt::AfterThese {
            ending = Some(Ending::Halted);
        }
        while ending.is_none() && !exhausted && tasks.len() < choice.at_once.max(1) {
            let Some(job) = jobs.next().transpose()? else {
                exhausted = true;
                break;
            };
            let attempt = past.get(&job.key).map_or(0, |ended| ended.times);
            let anew = choice.wanted == Wanted::OnlyFailing;
            tasks.spawn(one(Arc::clone(&run), Arc::clone(&folder), job, attempt, anew));
        }
        let joined = tokio::select! {
            joined = tasks.join_next() => joined,
            Ok(()) = halt.changed() => {
                if *halt.borrow() == Halt::Now {
                    return Ok(Ending::Halted);
                }
                continue;
            }
        };
        let Some(joined) = joined else { return Ok(ending.unwrap_or(Ending::Complete)) };
        let ended = joined.map_err(broken_off)??;
        if let Some(outcome) = &ended.outcome {
            on_end(outcome);
        }
        if let Some(failure) = outage.sees(&ended) {
            ending.get_or_insert(Ending::Provider(failure));
        }
    }
}

/// What became of a job: noted in the journal, or left for the next run because the provider fails for everyone.
struct Ended {
    outcome: Option<Outcome>,
    failure: Option<provider::Error>,
}

/// Does a job; `anew` for one that has an output already, in which a figure failed.
async fn one<P: Provider + 'static>(
    run: Arc<Run<P>>,
    folder: Arc<std::path::Path>,
    job: Job,
    attempt: u32,
    anew: bool,
) -> Result<Ended, Error> {
    // Asked anew, a job must not get the replies again that failed.
    let seed = if anew { attempt.wrapping_mul(1000) } else { 0 };
    let done = run.worker.work(&job, job.document(&folder), attempt, seed).await;
    if done.failure.as_ref().is_some_and(is_fatal) {
        return Ok(Ended { outcome: None, failure: done.failure });
    }
    if anew && done.rendered.is_none() {
        // The output that there is stays: one with a wrong figure is better than none.
        return Ok(Ended { outcome: None, failure: done.failure });
    }
    let outcome = match done.rendered {
        // A file of its own is written and synced here, which must not hold up other jobs.
        Some(rendered) => {
            let (shared, mut outcome) = (Arc::clone(&run), done.outcome);
            let put = tokio::task::spawn_blocking(move || shared.sink.put(&job, &mut outcome, rendered).map(|line| (outcome, line)));
            let (outcome, line) = put.await.map_err(broken_off)??;
            run.journal.append(outcome, line).await?
        }
        None => run.journal.append(done.outcome, None).await?,
    };
    tracing::info!(key = outcome.key, id = outcome.id, status = outcome.status.name(), attempt, error = outcome.error, "job ended");
    Ok(Ended { outcome: Some(outcome), failure: done.failure })
}

fn broken_off(error: tokio::task::JoinError) -> Error {
    Error::Input(format!("a job broke off ({error}): please report it with the article"))
}

/// Tells one job's bad luck from a provider that is out of order.
struct Outage {
    /// Jobs that failed on end because of the provider.
    failed: usize,
    most: usize,
}

impl Outage {
    fn sees(&mut self, ended: &Ended) -> Option<provider::Error> {
        let Some(failure) = &ended.failure else {
            self.failed = 0;
            return None;
        };
        self.failed += 1;
        (is_fatal(failure) || self.failed >= self.most).then(|| failure.clone())
    }
}
