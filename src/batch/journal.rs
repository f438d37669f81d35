//! The journal of a batch: a JSONL file that only grows, a line for each job that ended, on the disk before the job counts as done.
//!
//! Lines that wait together are written and synced together, by one thread. A process that dies leaves at most a torn last line,
//! which the next one cuts off. `run` writes it; `tally` reads it.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{BufRead as _, BufReader, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc;

use serde::{Deserialize, Serialize};
use tokio::sync::oneshot;

use super::sink::{Sink, sync_folder};
use super::tally::Tally;
use super::{Error, Outcome, Place};

const SCHEMA: &str = "tally.journal.v1";

#[derive(Debug, Serialize, Deserialize)]
struct Head {
    schema: String,
    /// The hash of the plan.
    plan: String,
    /// Where the results go, from the journal's folder.
    results: Sink,
}

/// One job that ended, and the line of the results file that it may have.
struct Entry {
    outcome: Outcome,
    line: Option<String>,
    done: oneshot::Sender<Result<Outcome, std::io::Error>>,
}

/// A journal that is open for writing. One process at a time has it.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    sender: mpsc::Sender<Entry>,
}

impl Journal {
    /// Opens the journal of the plan with hash `plan`, new or where the last run left it, and the file of results where `sink` is
    /// one. Gives what is in it.
    pub fn open(path: &Path, plan: &str, sink: &Sink) -> Result<(Self, Tally), Error> {
        let mut file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(Error::file("write", path))?;
        lock(&file, path)?;
        let past = read(path, plan)?;
        if let Some(results) = &past.results
            && !results.is(sink)
        {
            return Err(Error::Input(format!(
                "the results of `{}` go to `{}`: name that with --output, or another journal with --journal",
                path.display(),
                results.path().display()
            )));
        }
        let results = sink.lines().map(|results| open_results(results, &past)).transpose()?;
        // What a dying process left half-written goes, in both files.
        file.set_len(past.length).and_then(|()| file.seek(SeekFrom::End(0))).map_err(Error::file("write", path))?;
        if past.length == 0 {
            let head = Head { schema: SCHEMA.to_owned(), plan: plan.to_owned(), results: sink.from(folder(path)) };
            let line = format!("{}\n", serde_json::to_string(&head).unwrap_or_default());
            file.write_all(line.as_bytes()).and_then(|()| file.sync_all()).map_err(Error::file("write", path))?;
            sync_folder(folder(path)).map_err(Error::file("write", path))?;
        }
        let length = file.metadata().map_err(Error::file("read", path))?.len();
        let mut writer = Writer { file, length, results, broken: false };
        let (sender, entries) = mpsc::channel::<Entry>();
        std::thread::spawn(move || {
            while let Ok(first) = entries.recv() {
                writer.write(std::iter::once(first).chain(entries.try_iter()).collect());
            }
        });
        Ok((Self { path: path.to_owned(), sender }, past.tally))
    }

    /// Adds a job that ended, with its line of the results file; both are on the disk when this returns.
    pub async fn append(&self, outcome: Outcome, line: Option<String>) -> Result<Outcome, Error> {
        let (done, written) = oneshot::channel();
        self.sender.send(Entry { outcome, line, done }).map_err(|_| Error::Closed)?;
        written.await.map_err(|_| Error::Closed)?.map_err(Error::file("write", &self.path))
    }
}

/// Keeps other processes away from a file for as long as it is open.
fn lock(file: &File, path: &Path) -> Result<(), Error> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => {
            Err(Error::Input(format!("another run is working with `{}`: wait for it, or stop it", path.display())))
        }
        Err(TryLockError::Error(error)) => Err(Error::file("lock", path)(error)),
    }
}

/// An error if a run is working with the journal at `path`.
pub fn expect_idle(path: &Path) -> Result<(), Error> {
    if path.exists() { lock(&File::open(path).map_err(Error::file("read", path))?, path) } else { Ok(()) }
}

/// The folder that a file stands in.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The file of results, without what no line of the journal speaks of.
fn open_results(path: &Path, past: &Past) -> Result<(File, u64), Error> {
    let failed = || Error::file("write", path);
    let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(failed())?;
    lock(&file, path)?;
    let there = file.metadata().map_err(failed())?.len();
    if past.length == 0 && there > 0 {
        return Err(Error::Input(format!(
            "`{}` is there already and no journal speaks of it: name another file, or remove it",
            path.display()
        )));
    }
    if there < past.lines {
        return Err(Error::Input(format!(
            "`{}` is shorter than its journal says: put it back, or remove it with its journal to begin again (the replies are in the cache)",
            path.display()
        )));
    }
    file.set_len(past.lines).and_then(|()| file.seek(SeekFrom::End(0))).map_err(failed())?;
    sync_folder(folder(path)).map_err(failed())?;
    Ok((file, past.lines))
}

struct Writer {
    file: File,
    length: u64,
    results: Option<(File, u64)>,
    /// A write failed: what comes after it would stand behind a gap.
    broken: bool,
}

impl Writer {
    /// Writes what waits, syncs it and tells everyone who waits how it went.
    fn write(&mut self, mut entries: Vec<Entry>) {
        let result = self.try_write(&mut entries);
        if result.is_err() {
            self.broken = true;
            // Nothing half-written may stay: the disk may be full, but it gives room back.
            let _ = self.file.set_len(self.length);
        }
        for Entry { outcome, done, .. } in entries {
            let result = result.as_ref().map(|()| outcome).map_err(|error| std::io::Error::new(error.kind(), error.to_string()));
            // Who no longer listens has gone.
            let _ = done.send(result);
        }
    }

    fn try_write(&mut self, entries: &mut [Entry]) -> std::io::Result<()> {
        if self.broken {
            return Err(std::io::Error::other("an earlier line could not be written"));
        }
        if let Some((file, length)) = &mut self.results {
            let mut text = String::new();
            for entry in entries.iter_mut() {
                if let Some(line) = entry.line.take() {
                    entry.outcome.place = Some(Place::Line { offset: *length + text.len() as u64, bytes: line.len() as u64 + 1 });
                    text.push_str(&line);
                    text.push('\n');
                }
            }
            if !text.is_empty() {
                file.write_all(text.as_bytes())?;
                file.sync_data()?;
                *length += text.len() as u64;
            }
        }
        let mut text = String::new();
        for entry in entries.iter() {
            text.push_str(&serde_json::to_string(&entry.outcome)?);
            text.push('\n');
        }
        self.file.write_all(text.as_bytes())?;
        self.file.sync_data()?;
        self.length += text.len() as u64;
        Ok(())
    }
}

/// A journal as it was found.
#[derive(Debug, Default)]
pub struct Past {
    /// What its lines say.
    pub tally: Tally,
    /// Where its results are; `None` where there is no journal.
    pub results: Option<Sink>,
    /// Bytes up to the end of the last whole line.
    length: u64,
    /// Bytes of the file of results that the lines speak of.
    lines: u64,
}

/// What a journal says; nothing if there is none. It need not be closed: `status` reads while others write.
pub fn peek(path: &Path, plan: &str) -> Result<Past, Error> {
    if path.exists() { read(path, plan) } else { Ok(Past::default()) }
}

/// Where the results are of which a journal speaks, if there is one.
pub fn results_of(path: &Path, plan: &str) -> Result<Option<Sink>, Error> {
    if !path.exists() {
        return Ok(None);
    }
    let mut line = Vec::new();
    BufReader::new(File::open(path).map_err(Error::file("read", path))?).read_until(b'\n', &mut line).map_err(Error::file("read", path))?;
    if line.ends_with(b"\n") { head(path, plan, &line).map(Some) } else { Ok(None) }
}

fn read(path: &Path, plan: &str) -> Result<Past, Error> {
    let mut reader = BufReader::with_capacity(1 << 20, File::open(path).map_err(Error::file("read", path))?);
    let (mut past, mut line) = (Past::default(), Vec::new());
    loop {
        line.clear();
        let count = reader.read_until(b'\n', &mut line).map_err(Error::file("read", path))?;
        if !line.ends_with(b"\n") {
            return Ok(past);
        }
        if past.length == 0 {
            past.results = Some(head(path, plan, &line)?);
        } else if let Ok(outcome) = serde_json::from_slice::<Outcome>(&line) {
            if let Some(Place::Line { offset, bytes }) = outcome.place {
                past.lines = past.lines.max(offset + bytes);
            }
            past.tally.add(&outcome);
        } else {
            // A damaged line is a job that is not known to have ended: it runs again, from the cache.
            past.tally.damaged += 1;
        }
        past.length += count as u64;
    }
}

/// Where the results are, by a journal's first line.
fn head(path: &Path, plan: &str, line: &[u8]) -> Result<Sink, Error> {
    let head: Option<Head> = serde_json::from_slice(line).ok();
    match head {
        Some(head) if head.schema == SCHEMA && head.plan == plan => Ok(head.results.under(folder(path))),
        Some(_) => {
            Err(Error::Input(format!("`{}` is the journal of another plan: remove it or name another with --journal", path.display())))
        }
        None => Err(Error::Input(format!("`{}` is no journal: name another with --journal", path.display()))),
    }
}
