//! Many machines: a plan's jobs in a NATS `JetStream` work queue, workers that take as many as they have room for, results in a store.
//!
//! The queue only says what might still be to do; plan and store say what is. A lost queue costs a submit, a job that is delivered twice
//! costs money at worst: results are written once.

use std::sync::Arc;
use std::time::Duration;

use async_nats::jetstream::consumer::{AckPolicy, pull};
use async_nats::jetstream::stream::{self, DiscardPolicy, RetentionPolicy, StorageType};
use async_nats::jetstream::{self, AckKind, Message};
use futures_util::StreamExt as _;
use serde::{Deserialize, Serialize};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use super::job::{Worker, is_fatal};
use super::metrics::Metrics;
use super::plan::{Job, Plan};
use super::run::Halt;
use super::sink;
use super::store::{Kind, Record, Store};
use super::{Error, Outcome, Status};
use crate::provider::{self, Provider, Usage};

/// The stream of jobs.
const STREAM: &str = "tally-jobs";
/// The error of a server whose stream holds a message of this subject already.
const PER_SUBJECT: u64 = 10077;

/// How NATS is reached.
#[derive(Clone, Debug, Default)]
pub struct Server {
    /// Its address; `tls://` for TLS.
    pub url: String,
    /// A credentials file.
    pub credentials: Option<std::path::PathBuf>,
    /// Certificates of its authority.
    pub authority: Option<std::path::PathBuf>,
}

/// What workers do with jobs.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// Without a sign of life for so long, a worker has lost its job.
    pub lease: Duration,
    /// A job that is at work for longer is left to another worker.
    pub longest: Duration,
    /// How often a job is delivered before it is given up.
    pub deliveries: i64,
    /// Messages in the queue at most, in bytes: a full queue holds the submitter back.
    pub queue_bytes: i64,
}

impl Default for Terms {
    fn default() -> Self {
        Self { lease: Duration::from_secs(60), longest: Duration::from_secs(3600), deliveries: 5, queue_bytes: 1 << 30 }
    }
}

/// A job in the queue: a reference, not the text.
#[derive(Debug, Serialize, Deserialize)]
struct Ticket {
    plan: String,
    job: Job,
}

fn nats(what: &str) -> impl Fn(&dyn std::fmt::Display) -> Error {
    move |error| Error::Input(format!("NATS: cannot {what}: {error}"))
}

/// Connects, and makes the stream if it is not there.
pub async fn connect(server: &Server, terms: Terms) -> Result<jetstream::Context, Error> {
    let mut options = async_nats::ConnectOptions::new().name("tally").connection_timeout(Duration::from_secs(10));
    if let Some(file) = &server.credentials {
        options = options.credentials_file(file).await.map_err(|error| nats("read the credentials")(&error))?;
    }
    if let Some(file) = &server.authority {
        options = options.add_root_certificates(file.clone()).require_tls(true);
    }
    let client = options.connect(&server.url).await.map_err(|error| nats(&format!("connect to {}", server.url))(&error))?;
    let context = jetstream::new(client);
    let config = stream::Config {
        name: STREAM.to_owned(),
        subjects: vec!["tally.jobs.>".to_owned()],
        retention: RetentionPolicy::WorkQueue,
        storage: StorageType::File,
        max_messages_per_subject: 1,
        discard: DiscardPolicy::New,
        discard_new_per_subject: true,
        max_bytes: terms.queue_bytes,
        ..stream::Config::default()
    };
    context.get_or_create_stream(config).await.map_err(|error| nats("make the stream of jobs (is JetStream switched on?)")(&error))?;
    Ok(context)
}

/// What a submit did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Submitted {
    /// Jobs put into the queue.
    pub queued: u64,
    /// Jobs that were in it.
    pub waiting: u64,
    /// Jobs that have ended.
    pub ended: u64,
    /// Jobs that were given up, and stay so.
    pub dead: u64,
    /// Jobs whose article cannot be read any more; they are given up.
    pub unreadable: u64,
}

/// Puts every job into the queue that has no result and is not given up; those too where `revive` says so.
pub async fn submit(plan: &Plan, context: &jetstream::Context, store: &Store, revive: bool) -> Result<Submitted, Error> {
    store.put_order(plan).await?;
    let results = store.keys(Kind::Result).await?;
    let dead = store.keys(Kind::Dead).await?;
    let mut done = Submitted::default();
    for job in plan.jobs()? {
        let job = job?;
        if results.contains(&job.key) {
            done.ended += 1;
            continue;
        }
        if dead.contains(&job.key) {
            if !revive {
                done.dead += 1;
                continue;
            }
            store.revive(&job.key).await?;
        }
        match job.input.read(plan.folder()).and_then(|bytes| job.read(&bytes).map(|_| bytes)) {
            Ok(bytes) => store.put_input(&job.content, bytes).await?,
            Err(error) => {
                done.unreadable += 1;
                store.put_record(Kind::Dead, &Record { outcome: dead_letter(&job, error), line: None }).await?;
                continue;
            }
        }
        if publish(context, plan, job).await? { done.queued += 1 } else { done.waiting += 1 }
    }
    Ok(done)
}

/// Whether the job was put into the queue; else it is there already. Waits while the queue is full.
async fn publish(context: &jetstream::Context, plan: &Plan, job: Job) -> Result<bool, Error> {
    let subject = format!("tally.jobs.{}.{}", plan.hash.get(..16).unwrap_or_default(), job.key);
    let ticket = serde_json::to_vec(&Ticket { plan: plan.hash.clone(), job }).unwrap_or_default();
    let mut waited = 0;
    loop {
        let sent = context.publish(subject.clone(), ticket.clone().into()).await.map_err(|error| nats("queue a job")(&error))?;
        let error = match sent.await {
            Ok(_) => return Ok(true),
            Err(error) => error.to_string(),
        };
        if error.contains(&PER_SUBJECT.to_string()) || error.contains("maximum messages per subject") {
            return Ok(false);
        }
        waited += 1;
        // A full queue empties, a server that restarts comes back.
        if waited > 600 {
            return Err(nats("queue a job")(&error));
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

fn dead_letter(job: &Job, error: String) -> Outcome {
    Outcome {
        key: job.key.clone(),
        id: job.id.clone(),
        status: Status::Failed,
        attempt: 0,
        again: false,
        usage: Usage::default(),
        requests: 0,
        figures: 0,
        wrong: 0,
        error,
        place: None,
    }
}

/// Makes what is needed for a plan's jobs, once a plan: opens its store and connects to its model.
pub trait Shop: Send + Sync + 'static {
    /// Who is asked.
    type Provider: Provider + 'static;

    /// The store and the worker of the plan with this hash.
    fn open(&self, plan: &str) -> impl Future<Output = Result<Arc<(Store, Worker<Self::Provider>)>, Error>> + Send;
}

/// Takes jobs from the queue until told to stop: no more at once than `slots`.
pub async fn work<S: Shop>(
    context: &jetstream::Context,
    shop: Arc<S>,
    terms: Terms,
    slots: usize,
    metrics: Arc<Metrics>,
    mut halt: watch::Receiver<Halt>,
) -> Result<Option<provider::Error>, Error> {
    let room = Arc::new(Semaphore::new(slots.max(1)));
    let mut tasks: JoinSet<Option<provider::Error>> = JoinSet::new();
    while *halt.borrow() == Halt::No {
        // Kept over the turns of the loop: messages that are on their way must not be dropped.
        let mut taking = std::pin::pin!(take(context, terms, &room));
        let taken = loop {
            tokio::select! {
                ended = tasks.join_next(), if !tasks.is_empty() => {
                    if let Some(Ok(Some(failure))) = ended {
                        tasks.shutdown().await;
                        return Ok(Some(failure));
                    }
                }
                taken = &mut taking => break taken,
            }
        };
        let messages = match taken {
            Ok(messages) => messages,
            Err(error) => {
                tracing::warn!(%error, "waiting for the queue");
                tokio::time::sleep(Duration::from_secs(1)).await;
                continue;
            }
        };
        for message in messages {
            if *halt.borrow() != Halt::No {
                let _ = message.ack_with(AckKind::Nak(None)).await;
                continue;
            }
            let Ok(permit) = Arc::clone(&room).acquire_owned().await else { continue };
            let (shop, metrics) = (Arc::clone(&shop), Arc::clone(&metrics));
            tasks.spawn(async move {
                let _permit = permit;
                handle(&message, shop.as_ref(), terms, &metrics).await
            });
        }
    }
    while !tasks.is_empty() && *halt.borrow() < Halt::Now {
        tokio::select! {
            _ = tasks.join_next() => {}
            changed = halt.changed() => if changed.is_err() { break },
        }
    }
    Ok(None)
}

/// As many messages as there is room for; waits for room, and a little for messages.
async fn take(context: &jetstream::Context, terms: Terms, room: &Semaphore) -> Result<Vec<Message>, Error> {
    let failed = nats("take jobs");
    drop(room.acquire().await);
    let free = room.available_permits().max(1);
    let stream = context.get_stream(STREAM).await.map_err(|error| failed(&error))?;
    let config = pull::Config {
        durable_name: Some("workers".to_owned()),
        ack_policy: AckPolicy::Explicit,
        ack_wait: terms.lease,
        // Counted here, so that a job which brings workers down ends as a dead letter and not in silence.
        max_deliver: -1,
        max_ack_pending: 20_000,
        ..pull::Config::default()
    };
    let consumer = stream.get_or_create_consumer("workers", config).await.map_err(|error| failed(&error))?;
    let mut batch = consumer.fetch().max_messages(free).expires(Duration::from_secs(2)).messages().await.map_err(|error| failed(&error))?;
    let mut messages = Vec::new();
    while let Some(message) = batch.next().await {
        messages.push(message.map_err(|error| failed(&error))?);
    }
    Ok(messages)
}

/// One message: done, given up, or given back. Gives the failure that ends the worker.
async fn handle<S: Shop>(message: &Message, shop: &S, terms: Terms, metrics: &Metrics) -> Option<provider::Error> {
    let ticket: Ticket = match serde_json::from_slice(&message.payload) {
        Ok(ticket) => ticket,
        Err(error) => {
            tracing::error!(%error, "a message that is no job is thrown away");
            let _ = message.ack_with(AckKind::Term).await;
            return None;
        }
    };
    let delivered = message.info().map_or(1, |info| info.delivered);
    let _lease = metrics.begin();
    let renewing = renew(message, terms);
    let working = settle(&ticket, delivered, shop, terms, metrics);
    let end = tokio::select! {
        end = working => end,
        // It stopped renewing: the job is overdue and another worker gets it.
        () = renewing => return None,
    };
    let key = ticket.job.key;
    match end {
        Ok(End::Settled) => {
            if let Err(error) = message.double_ack().await {
                tracing::warn!(key, %error, "the end of a job was not confirmed; it will be found done");
            }
            None
        }
        Ok(End::Again(error)) => {
            let wait = Duration::from_secs(2_u64.saturating_pow(u32::try_from(delivered).unwrap_or(1).min(8)));
            tracing::warn!(key, error, delivered, "a job is given back");
            let _ = message.ack_with(AckKind::Nak(Some(wait))).await;
            None
        }
        Ok(End::Fatal(failure)) => {
            let _ = message.ack_with(AckKind::Nak(None)).await;
            Some(failure)
        }
        Err(error) => {
            tracing::error!(key, %error, "a job is given back");
            let _ = message.ack_with(AckKind::Nak(Some(Duration::from_secs(10)))).await;
            None
        }
    }
}

/// Tells the queue that the job is at work, until it has been for too long.
async fn renew(message: &Message, terms: Terms) {
    let start = tokio::time::Instant::now();
    while start.elapsed() < terms.longest {
        tokio::time::sleep(terms.lease / 3).await;
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

async fn settle<S: Shop>(ticket: &Ticket, delivered: i64, shop: &S, terms: Terms, metrics: &Metrics) -> Result<End, Error> {
    let shared = shop.open(&ticket.plan).await?;
    let (store, worker) = (&shared.0, &shared.1);
    let job = &ticket.job;
    if store.record(Kind::Result, &job.key).await?.is_some() || store.record(Kind::Dead, &job.key).await?.is_some() {
        return Ok(End::Settled);
    }
    let give_up = async |error: String| {
        metrics.dead();
        store.put_record(Kind::Dead, &Record { outcome: dead_letter(job, error), line: None }).await
    };
    if delivered > terms.deliveries {
        give_up(format!("delivered {} times without an end: it may bring workers down", delivered - 1)).await?;
        return Ok(End::Settled);
    }
    let Some(bytes) = store.input(&job.content).await? else {
        give_up("the store does not hold its article".to_owned()).await?;
        return Ok(End::Settled);
    };
    let done = worker.work(job, job.read(&bytes), 0, 0).await;
    let outcome = done.outcome;
    if let Some(failure) = done.failure.filter(is_fatal) {
        return Ok(End::Fatal(failure));
    }
    if outcome.again && delivered < terms.deliveries {
        return Ok(End::Again(outcome.error));
    }
    metrics.ended(&outcome);
    tracing::info!(key = outcome.key, id = outcome.id, status = outcome.status.name(), delivered, error = outcome.error, "job ended");
    let kind = if matches!(outcome.status, Status::Failed | Status::Refused) { Kind::Dead } else { Kind::Result };
    let line = done.rendered.map(|rendered| sink::line(job, &outcome, &rendered));
    store.put_record(kind, &Record { outcome, line }).await?;
    Ok(End::Settled)
}
