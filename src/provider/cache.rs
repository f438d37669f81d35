//! Replies that were paid for, kept by content, so that no run pays twice. One `SQLite` file that any number of processes share.
//!
//! `cached` reads and writes it; `summarize cache` looks after it. The file is made with the first reply, not before. Replies that
//! wait together are committed together and synced, so that a reply that was acknowledged outlives the process and the power.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError, mpsc};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};
use tokio::sync::oneshot;

use super::{ChatRequest, ChatResponse};

/// The file's name in the cache folder.
const FILE: &str = "replies.sqlite";
/// How long a process waits for another that is writing.
const BUSY: Duration = Duration::from_secs(30);
/// Replies committed at once, at most.
const COMMIT: usize = 256;
/// A use is noted once a day: reading stays reading.
const DAY: i64 = 86_400;
/// What a prune takes away at once, in rows.
const SLICE: i64 = 512;

const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS replies (
    key TEXT PRIMARY KEY NOT NULL,
    reply TEXT NOT NULL,
    tokens INTEGER NOT NULL,
    made INTEGER NOT NULL,
    used INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS replies_used ON replies (used);";

/// Why the cache cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file cannot be opened, read or written.
    #[error("the reply cache `{}` cannot be used: `summarize cache clear` makes a new one, --no-cache does without", path.display())]
    File {
        /// Where it is.
        path: PathBuf,
        /// What `SQLite` says.
        #[source]
        source: rusqlite::Error,
    },
    /// Its folder cannot be made, or a file in it not removed.
    #[error("the reply cache `{}` cannot be made or removed", path.display())]
    Folder {
        /// Where it is.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: std::io::Error,
    },
    /// The thread that writes is gone.
    #[error("the reply cache is closed")]
    Closed,
}

/// How much is kept, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file; what was not used for longest goes first.
    pub bytes: u64,
    /// Age since the last use.
    pub age: Duration,
}

/// What a cache holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Replies.
    pub replies: u64,
    /// Tokens that they cost.
    pub tokens: u64,
    /// Bytes of the file that are in use.
    pub bytes: u64,
    /// When the oldest was made, in seconds since 1970.
    pub oldest: Option<i64>,
}

/// What makes a reply the answer to a request: who was asked, and everything that was said.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Scope {
    /// The provider's name.
    pub provider: String,
    /// Where it is asked: a base URL, a path of weights, or nothing.
    pub endpoint: String,
    /// The model.
    pub model: String,
}

impl Scope {
    /// The key of a request: the first 40 hexadecimal digits of its BLAKE3 hash, fit to be a `custom_id`.
    pub fn key(&self, request: &ChatRequest) -> String {
        let content = serde_json::to_vec(&("tally.reply.v1", self, request)).unwrap_or_default();
        blake3::hash(&content).to_hex().chars().take(40).collect()
    }
}

/// What the writing thread is told.
enum Order {
    Keep { key: String, reply: String, tokens: u64, done: oneshot::Sender<Result<(), rusqlite::Error>> },
    Used(String),
}

/// The replies of one cache folder.
#[derive(Debug)]
pub struct Cache {
    path: PathBuf,
    limits: Limits,
    reader: Mutex<Option<Connection>>,
    writer: OnceLock<mpsc::Sender<Order>>,
}

impl Cache {
    /// The cache in `folder`; nothing is opened yet.
    pub fn new(folder: &Path, limits: Limits) -> Self {
        Self { path: folder.join(FILE), limits, reader: Mutex::new(None), writer: OnceLock::new() }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn error(&self, source: rusqlite::Error) -> Error {
        Error::File { path: self.path.clone(), source }
    }

    /// Does something with the file if there is one.
    fn with<T>(&self, act: impl FnOnce(&mut Connection) -> rusqlite::Result<T>) -> Result<Option<T>, Error> {
        let mut reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        if reader.is_none() {
            if !self.path.exists() {
                return Ok(None);
            }
            *reader = Some(open(&self.path).map_err(|error| self.error(error))?);
        }
        reader.as_mut().map(|connection| act(connection).map_err(|error| self.error(error))).transpose()
    }

    /// The reply under `key`, if it is there and not too old. One that cannot be read is no reply.
    pub fn get(&self, key: &str) -> Result<Option<ChatResponse>, Error> {
        let now = now();
        let oldest = now.saturating_sub(seconds(self.limits.age));
        let row = self.with(|connection| {
            let mut query = connection.prepare_cached("SELECT reply, used FROM replies WHERE key = ?1 AND used >= ?2")?;
            query.query_row(params![key, oldest], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))).optional()
        })?;
        let Some((reply, used)) = row.flatten() else { return Ok(None) };
        if used < now - DAY {
            // Unimportant: at worst the reply goes earlier than it might.
            let _ = self.writer().map(|writer| writer.send(Order::Used(key.to_owned())));
        }
        Ok(serde_json::from_str(&reply).ok())
    }

    /// Keeps a reply; it is on the disk when this returns.
    pub async fn put(&self, key: &str, reply: &ChatResponse) -> Result<(), Error> {
        let (done, kept) = oneshot::channel();
        let tokens = reply.usage.prompt_tokens + reply.usage.completion_tokens;
        let reply = serde_json::to_string(reply).unwrap_or_default();
        self.writer()?.send(Order::Keep { key: key.to_owned(), reply, tokens, done }).map_err(|_| Error::Closed)?;
        kept.await.map_err(|_| Error::Closed)?.map_err(|error| self.error(error))
    }

    fn writer(&self) -> Result<mpsc::Sender<Order>, Error> {
        if let Some(writer) = self.writer.get() {
            return Ok(writer.clone());
        }
        if let Some(folder) = self.path.parent() {
            std::fs::create_dir_all(folder).map_err(|source| Error::Folder { path: folder.to_owned(), source })?;
        }
        let mut connection = open(&self.path).map_err(|error| self.error(error))?;
        let limits = self.limits;
        let (sender, orders) = mpsc::channel();
        let sender = self.writer.get_or_init(|| {
            std::thread::spawn(move || {
                // A cache that cannot be tidied up still serves.
                let _ = prune(&mut connection, limits);
                while let Ok(first) = orders.recv() {
                    commit(&mut connection, std::iter::once(first).chain(orders.try_iter()).take(COMMIT));
                }
            });
            sender
        });
        Ok(sender.clone())
    }

    /// What it holds.
    pub fn stats(&self) -> Result<Stats, Error> {
        let stats = self.with(|connection| {
            let bytes = used_bytes(connection)?;
            connection.query_row("SELECT count(*), coalesce(sum(tokens), 0), min(made) FROM replies", [], |row| {
                let count = |index| row.get::<_, i64>(index).map(|value| u64::try_from(value).unwrap_or_default());
                Ok(Stats { replies: count(0)?, tokens: count(1)?, bytes, oldest: row.get(2)? })
            })
        })?;
        Ok(stats.unwrap_or_default())
    }

    /// Takes away what is over the limits; gives how many replies that was.
    pub fn prune(&self) -> Result<u64, Error> {
        Ok(self.with(|connection| prune(connection, self.limits))?.unwrap_or_default())
    }

    /// Takes everything away, a file that is no cache included; gives how many replies that was.
    pub fn clear(&self) -> Result<u64, Error> {
        let emptied = self.with(|connection| {
            let count = connection.execute("DELETE FROM replies", [])?;
            connection.execute_batch("VACUUM")?;
            Ok(count as u64)
        });
        if let Ok(count) = emptied {
            return Ok(count.unwrap_or_default());
        }
        for ending in ["", "-wal", "-shm"] {
            let path = PathBuf::from(format!("{}{ending}", self.path.display()));
            match std::fs::remove_file(&path) {
                Err(source) if source.kind() != std::io::ErrorKind::NotFound => return Err(Error::Folder { path, source }),
                _ => {}
            }
        }
        Ok(0)
    }
}

fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, seconds)
}

fn seconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_secs()).unwrap_or(i64::MAX)
}

fn open(path: &Path) -> rusqlite::Result<Connection> {
    let mut tries = 0;
    loop {
        // Processes that make the file at the same moment may get in each other's way once.
        match prepare(path) {
            Err(error)
                if tries < 20
                    && matches!(
                        error.sqlite_error_code(),
                        Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked)
                    ) =>
            {
                tries += 1;
                std::thread::sleep(Duration::from_millis(50));
            }
            result => return result,
        }
    }
}

fn prepare(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(BUSY)?;
    connection.execute_batch("PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")?;
    connection.execute_batch(SCHEMA)?;
    Ok(connection)
}

/// Writes what waits, in one transaction, and tells everyone who waits how it went.
fn commit(connection: &mut Connection, orders: impl Iterator<Item = Order>) {
    let mut waiting = Vec::new();
    let write = || {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let now = now();
        for order in orders {
            match order {
                Order::Keep { key, reply, tokens, done } => {
                    waiting.push(done);
                    let tokens = i64::try_from(tokens).unwrap_or(i64::MAX);
                    transaction
                        .prepare_cached("INSERT OR REPLACE INTO replies (key, reply, tokens, made, used) VALUES (?1, ?2, ?3, ?4, ?4)")?
                        .execute(params![key, reply, tokens, now])?;
                }
                Order::Used(key) => {
                    transaction.prepare_cached("UPDATE replies SET used = ?2 WHERE key = ?1")?.execute(params![key, now])?;
                }
            }
        }
        transaction.commit()
    };
    let result = write();
    for done in waiting {
        let result = result.as_ref().copied().map_err(copy);
        // Who no longer listens has gone.
        let _ = done.send(result);
    }
}

/// The same error for everyone who waited for one commit.
fn copy(error: &rusqlite::Error) -> rusqlite::Error {
    match error {
        rusqlite::Error::SqliteFailure(code, text) => rusqlite::Error::SqliteFailure(*code, text.clone()),
        other => rusqlite::Error::ToSqlConversionFailure(other.to_string().into()),
    }
}

/// Bytes of the file that hold something.
fn used_bytes(connection: &Connection) -> rusqlite::Result<u64> {
    let pragma = |name: &str| connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0));
    let pages = pragma("page_count")? - pragma("freelist_count")?;
    Ok(u64::try_from(pages * pragma("page_size")?).unwrap_or_default())
}

fn prune(connection: &mut Connection, limits: Limits) -> rusqlite::Result<u64> {
    let oldest = now().saturating_sub(seconds(limits.age));
    let mut gone = connection.execute("DELETE FROM replies WHERE used < ?1", [oldest])?;
    // A tenth below the limit, so that the next reply does not prune again.
    let goal = if used_bytes(connection)? > limits.bytes { limits.bytes / 10 * 9 } else { u64::MAX };
    while used_bytes(connection)? > goal {
        let removed =
            connection.execute("DELETE FROM replies WHERE key IN (SELECT key FROM replies ORDER BY used, made, key LIMIT ?1)", [SLICE])?;
        if removed == 0 {
            break;
        }
        gone += removed;
    }
    if gone > 0 {
        connection.execute_batch("PRAGMA incremental_vacuum;")?;
    }
    Ok(gone as u64)
}

#[cfg(test)]
mod tests;
