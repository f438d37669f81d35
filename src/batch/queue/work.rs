//! What a worker does: takes as many jobs as it has room for, keeps their leases, writes their ends into the store.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use async_nats::jetstream::consumer::{AckPolicy, pull};
use async_nats::jetstream::{self, AckKind, Message};
use futures_util::StreamExt as _;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use super::{STREAM, Terms, Ticket, nats};
use crate::batch::job::{Done, Worker, is_fatal};
use crate::batch::metrics::Metrics;
use crate::batch::run::Halt;
use crate::batch::store::{Kind, Record, Store};
use crate::batch::{Error, Status, sink};
use crate::provider::{self, Provider};

/// The longest wait for a provider that is out of order.
const OUTAGE: Duration = Duration::from_secs(30);

/// Makes what is needed for a plan's jobs, once a plan: opens its store and connects to its model.
pub trait Shop: Send + Sync + 'static {
    /// Who is asked.
    type Provider: Provider + 'static;

    /// The store and the worker of the plan with this hash.
    fn open(&self, plan: &str) -> impl Future<Output = Result<Arc<(Store, Worker<Self::Provider>)>, Error>> + Send;
}

/// What the jobs of one worker share.
struct Crew<S> {
    shop: Arc<S>,
    terms: Terms,
    metrics: Arc<Metrics>,
    /// Jobs that failed on end for a passing reason.
    failed: AtomicU32,
    slots: u32,
}

impl<S> Crew<S> {
    /// How long to leave the provider in peace: it failed as many jobs on end as go at once, so that none is to blame.
    fn outage(&self) -> Option<Duration> {
        let over = self.failed.load(Ordering::Relaxed).checked_sub(self.slots.max(2))?;
        Some(Duration::from_secs(1 << over.min(6)).min(OUTAGE))
    }
}

/// Takes jobs from the queue until told to stop: no more at once than `slots`. Gives the failure that would befall every job.
pub async fn work<S: Shop>(
    context: &jetstream::Context,
    shop: Arc<S>,
    terms: Terms,
    slots: usize,
    metrics: Arc<Metrics>,
    mut halt: watch::Receiver<Halt>,
) -> Result<Option<provider::Error>, Error> {
    let room = Arc::new(Semaphore::new(slots.max(1)));
    let crew = Arc::new(Crew { shop, terms, metrics, failed: AtomicU32::new(0), slots: u32::try_from(slots).unwrap_or(u32::MAX) });
    let mut tasks: JoinSet<Option<provider::Error>> = JoinSet::new();
    let mut fatal = None;
    while fatal.is_none() && *halt.borrow() == Halt::No {
        // Kept over the turns of the loop: messages that are on their way must not be dropped.
        let mut taking = std::pin::pin!(take(context, &crew, &room, halt.clone()));
        let taken = loop {
            tokio::select! {
                ended = tasks.join_next(), if !tasks.is_empty() => fatal = fatal.or(ended.and_then(Result::ok).flatten()),
                taken = &mut taking => break taken,
            }
        };
        let (messages, lease) = match taken {
            Ok(taken) => taken,
            Err(error) => {
                tracing::warn!(%error, "waiting for the queue");
                tokio::time::sleep(Duration::from_secs(1)).await;
                continue;
            }
        };
        for message in messages {
            if fatal.is_some() || *halt.borrow() != Halt::No {
                let _ = message.ack_with(AckKind::Nak(None)).await;
                continue;
            }
            let Ok(permit) = Arc::clone(&room).acquire_owned().await else { continue };
            let crew = Arc::clone(&crew);
            tasks.spawn(async move {
                let _permit = permit;
                handle(&message, lease, &crew).await
            });
        }
    }
    // What is under way was begun and may be paid: it is finished.
    while !tasks.is_empty() && *halt.borrow() < Halt::Now {
        tokio::select! {
            ended = tasks.join_next() => fatal = fatal.or(ended.and_then(Result::ok).flatten()),
            changed = halt.changed() => if changed.is_err() { break },
        }
    }
    Ok(fatal)
}

/// As many messages as there is room for, and their lease; waits for room, and a little for messages.
async fn take<S>(
    context: &jetstream::Context,
    crew: &Crew<S>,
    room: &Semaphore,
    mut halt: watch::Receiver<Halt>,
) -> Result<(Vec<Message>, Duration), Error> {
    let failed = nats("take jobs");
    let ready = async {
        if let Some(wait) = crew.outage() {
            tracing::warn!(?wait, "the provider fails every job: waiting");
            tokio::time::sleep(wait).await;
        }
        drop(room.acquire().await);
    };
    tokio::select! {
        () = ready => {}
        _ = halt.changed() => return Ok((Vec::new(), crew.terms.lease)),
    }
    // One job is enough to see whether the provider is back.
    let most = if crew.outage().is_some() { 1 } else { room.available_permits().max(1) };
    let stream = context.get_stream(STREAM).await.map_err(|error| failed(&error))?;
    let config = pull::Config {
        durable_name: Some("workers".to_owned()),
        ack_policy: AckPolicy::Explicit,
        ack_wait: crew.terms.lease,
        // Counted here, so that a job which brings workers down ends as a dead letter and not in silence.
        max_deliver: -1,
        max_ack_pending: 20_000,
        ..pull::Config::default()
    };
    let consumer = stream.get_or_create_consumer("workers", config).await.map_err(|error| failed(&error))?;
    // The worker that came first has set the lease.
    let lease = consumer.cached_info().config.ack_wait;
    let mut batch = consumer.fetch().max_messages(most).expires(Duration::from_secs(2)).messages().await.map_err(|error| failed(&error))?;
    let mut messages = Vec::new();
    while let Some(message) = batch.next().await {
        match message {
            Ok(message) => messages.push(message),
            // Those that came are ours: to drop them would keep them from everyone until their lease ends.
            Err(error) if !messages.is_empty() => {
                tracing::warn!(%error, "the queue broke off");
                break;
            }
            Err(error) => return Err(failed(&error)),
        }
    }
    Ok((messages, lease))
}

/// One message: done, given up, or given back. Gives the failure that ends the worker.
async fn handle<S: Shop>(message: &Message, lease: Duration, crew: &Crew<S>) -> Option<provider::Error> {
    let ticket: Ticket = match serde_json::from_slice(&message.payload) {
        Ok(ticket) => ticket,
        Err(error) => {
            tracing::error!(%error, "a message that is no job is thrown away");
            let _ = message.ack_with(AckKind::Term).await;
            return None;
        }
    };
    let delivered = message.info().map_or(1, |info| info.delivered);
    let _lease = crew.metrics.begin();
    let end = tokio::select! {
        end = settle(&ticket, delivered, crew) => end,
        // It stopped renewing: the job is overdue and another worker gets it.
        () = renew(message, lease, crew.terms.longest) => return None,
    };
    let key = ticket.job.key;
    let (wait, fatal) = match end {
        Ok(End::Settled) => {
            if let Err(error) = message.double_ack().await {
                tracing::warn!(key, %error, "the end of a job was not confirmed; it will be found done");
            }
            return None;
        }
        Ok(End::Again(error)) => {
            let wait = Duration::from_secs(2_u64.saturating_pow(u32::try_from(delivered).unwrap_or(1).min(8)));
            tracing::warn!(key, error, delivered, "a job is given back");
            (Some(wait), None)
        }
        Ok(End::Fatal(failure)) => (None, Some(failure)),
        Err(error) => {
            tracing::error!(key, %error, "a job is given back");
            (Some(Duration::from_secs(10)), None)
        }
    };
    let _ = message.ack_with(AckKind::Nak(wait)).await;
    fatal
}

/// Tells the queue that the job is at work, until it has been for too long.
async fn renew(message: &Message, lease: Duration, longest: Duration) {
    let start = tokio::time::Instant::now();
    while start.elapsed() < longest {
        tokio::time::sleep(lease / 3).await;
        if let Err(error) = message.ack_with(AckKind::Progress).await {
            tracing::debug!(%error, "the lease could not be renewed");
        }
    }
}

/// What to tell the queue.
enum End {
    Settled,
    Again(String),
    Fatal(provider::Error),
}

async fn settle<S: Shop>(ticket: &Ticket, delivered: i64, crew: &Crew<S>) -> Result<End, Error> {
    let shared = crew.shop.open(&ticket.plan).await?;
    let (store, worker) = (&shared.0, &shared.1);
    let job = &ticket.job;
    if store.record(Kind::Result, &job.key).await?.is_some() || store.record(Kind::Dead, &job.key).await?.is_some() {
        return Ok(End::Settled);
    }
    let give_up = async |error: String| {
        crew.metrics.dead();
        store.put_record(Kind::Dead, &Record { outcome: job.ended(Status::Failed, 0, error), line: None }).await?;
        Ok(End::Settled)
    };
    // The first delivery leaves no mark, for most jobs have no other; it counts as one that was begun.
    let begun = if delivered > 1 { store.begun(&job.key).await? + 1 } else { 0 };
    if begun >= crew.terms.deliveries {
        return give_up(format!("{begun} workers began it and none came to an end: it may bring workers down")).await;
    }
    let Some(bytes) = store.input(&job.content).await? else {
        return give_up("the store does not hold its article".to_owned()).await;
    };
    if delivered > 1 {
        store.begin(&job.key, delivered).await?;
    }
    let done = worker.work(job, job.read(&bytes), begun, 0).await;
    let blameless = done.failure.as_ref().is_some_and(is_fatal) || done.outcome.again && crew.outage().is_some();
    if delivered > 1 && blameless {
        store.give_back(&job.key, delivered).await?;
    }
    let last = begun + 1 >= crew.terms.deliveries;
    finish(job, done, blameless, last, store, crew).await
}

/// Writes down what came of a job, or says why it must be tried again.
async fn finish<S: Shop>(
    job: &crate::batch::plan::Job,
    done: Done,
    blameless: bool,
    last: bool,
    store: &Store,
    crew: &Crew<S>,
) -> Result<End, Error> {
    let outcome = done.outcome;
    if outcome.again {
        crew.failed.fetch_add(1, Ordering::Relaxed);
    }
    match done.failure {
        Some(failure) if is_fatal(&failure) => return Ok(End::Fatal(failure)),
        _ if outcome.again && (blameless || !last) => return Ok(End::Again(outcome.error)),
        _ => {}
    }
    if !outcome.again {
        crew.failed.store(0, Ordering::Relaxed);
    }
    let kind = if matches!(outcome.status, Status::Failed | Status::Refused) { Kind::Dead } else { Kind::Result };
    let line = done.rendered.map(|rendered| sink::line(job, &outcome, &rendered));
    let record = Record { outcome, line };
    store.put_record(kind, &record).await?;
    let outcome = record.outcome;
    crew.metrics.ended(&outcome);
    tracing::info!(key = outcome.key, id = outcome.id, status = outcome.status.name(), error = outcome.error, "job ended");
    Ok(End::Settled)
}
