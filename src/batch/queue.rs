//! Many machines: a plan's jobs in a NATS `JetStream` work queue, workers that take as many as they have room for, results in a store.
//!
//! The queue only says what might still be to do; plan and store say what is. A lost queue costs a submit, a job that is delivered twice
//! costs money at worst: results are written once.

use std::collections::BTreeSet;
use std::time::Duration;

use async_nats::jetstream;
use async_nats::jetstream::stream::{self, DiscardPolicy, RetentionPolicy, StorageType};
use futures_util::{StreamExt as _, TryStreamExt as _};
use serde::{Deserialize, Serialize};

use super::plan::{Job, Plan};
use super::store::{AT_ONCE, Kind, Record, Store};
use super::{Error, Status};

mod server;
mod work;

pub use server::Server;
pub use work::{Shop, work};

/// The stream of jobs.
const STREAM: &str = "tally-jobs";
/// What a server says whose stream holds a message of this subject already. Its code (10077) also stands for a full stream.
const PER_SUBJECT: &str = "per subject";
/// What a server says whose stream is full.
const FULL: [&str; 3] = ["maximum bytes", "maximum messages", "resources exceeded"];
/// How long a server may be away while jobs are queued.
const AWAY: Duration = Duration::from_mins(10);

/// What workers do with jobs.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// Without a sign of life for so long, a worker has lost its job.
    pub lease: Duration,
    /// A job that is at work for longer is left to another worker.
    pub longest: Duration,
    /// How many workers may begin a job, to no end, before it is given up.
    pub deliveries: u32,
    /// Messages in the queue at most, in bytes: a full queue holds the submitter back.
    pub queue_bytes: i64,
}

impl Default for Terms {
    fn default() -> Self {
        Self { lease: Duration::from_mins(1), longest: Duration::from_hours(1), deliveries: 5, queue_bytes: 1 << 30 }
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
    let client = server.connect().await?;
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

/// What became of a job that was to be queued.
enum Fate {
    Queued,
    Waiting,
    Ended,
    Dead,
    Unreadable,
}

impl Submitted {
    fn count(mut self, fate: Fate) -> Self {
        *match fate {
            Fate::Queued => &mut self.queued,
            Fate::Waiting => &mut self.waiting,
            Fate::Ended => &mut self.ended,
            Fate::Dead => &mut self.dead,
            Fate::Unreadable => &mut self.unreadable,
        } += 1;
        self
    }
}

/// Puts every job into the queue that has no result and is not given up; those too where `revive` says so. `say` is told what is
/// waited for.
pub async fn submit(
    plan: &Plan,
    context: &jetstream::Context,
    store: &Store,
    revive: bool,
    say: &(dyn Fn(&str) + Sync),
) -> Result<Submitted, Error> {
    store.put_order(plan).await?;
    let results = store.keys(Kind::Result).await?;
    let dead = store.keys(Kind::Dead).await?;
    let left = &leftovers(plan, context, &results, &dead).await?;
    let (results, dead) = (&results, &dead);
    let one = |job: Result<Job, Error>| async move {
        let job = job?;
        if left.contains(&job.key) {
            remove(plan, context, &job.key).await?;
        }
        if results.contains(&job.key) {
            return Ok(Fate::Ended);
        }
        if dead.contains(&job.key) {
            if !revive {
                return Ok(Fate::Dead);
            }
            store.revive(&job.key).await?;
        }
        match job.input.read(plan.folder()).and_then(|bytes| job.read(&bytes).map(|_| bytes)) {
            Ok(bytes) => store.put_input(&job.content, bytes).await?,
            Err(error) => {
                store.put_record(Kind::Dead, &Record { outcome: job.ended(Status::Failed, 0, error), line: None }).await?;
                return Ok(Fate::Unreadable);
            }
        }
        publish(context, plan, job, say).await
    };
    let fates = futures_util::stream::iter(plan.jobs()?).map(one).buffer_unordered(AT_ONCE);
    fates.try_fold(Submitted::default(), async |done, fate| Ok(done.count(fate))).await
}

/// The subject of a job; `*` stands for every job of the plan.
fn subject(plan: &Plan, key: &str) -> String {
    format!("tally.jobs.{}.{key}", plan.hash.get(..16).unwrap_or_default())
}

/// Messages of jobs that have ended. A server which was killed may keep one that it will never deliver again, and it would keep
/// the job out of the queue.
async fn leftovers(
    plan: &Plan,
    context: &jetstream::Context,
    results: &BTreeSet<String>,
    dead: &BTreeSet<String>,
) -> Result<BTreeSet<String>, Error> {
    let failed = nats("look into the queue");
    if results.is_empty() && dead.is_empty() {
        return Ok(BTreeSet::new());
    }
    let stream = context.get_stream(STREAM).await.map_err(|error| failed(&error))?;
    let mut found = stream.info_with_subjects(subject(plan, "*")).await.map_err(|error| failed(&error))?;
    let mut left = BTreeSet::new();
    while let Some((subject, _)) = found.try_next().await.map_err(|error| failed(&error))? {
        let key = subject.rsplit('.').next().unwrap_or_default();
        if results.contains(key) || dead.contains(key) {
            left.insert(key.to_owned());
        }
    }
    Ok(left)
}

async fn remove(plan: &Plan, context: &jetstream::Context, key: &str) -> Result<(), Error> {
    let failed = nats("clear the queue");
    let stream = context.get_stream(STREAM).await.map_err(|error| failed(&error))?;
    stream.purge().filter(subject(plan, key)).await.map(drop).map_err(|error| failed(&error))
}

/// Puts the job into the queue unless it is there already. Waits while the queue is full: workers make room.
async fn publish(context: &jetstream::Context, plan: &Plan, job: Job, say: &(dyn Fn(&str) + Sync)) -> Result<Fate, Error> {
    let subject = subject(plan, &job.key);
    let ticket = serde_json::to_vec(&Ticket { plan: plan.hash.clone(), job }).unwrap_or_default();
    let mut since = tokio::time::Instant::now();
    loop {
        let error = match context.publish(subject.clone(), ticket.clone().into()).await {
            Ok(sent) => match sent.await {
                Ok(_) => return Ok(Fate::Queued),
                Err(error) => error.to_string(),
            },
            Err(error) => error.to_string(),
        };
        if error.contains(PER_SUBJECT) {
            return Ok(Fate::Waiting);
        }
        if FULL.iter().any(|full| error.contains(full)) {
            say("the queue is full: waiting for workers to make room");
            since = tokio::time::Instant::now();
        } else if since.elapsed() > AWAY {
            return Err(nats("queue a job")(&error));
        } else {
            tracing::warn!(error, "a job could not be queued yet");
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}
