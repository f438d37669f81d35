//! Batch files in the shape of `OpenAI`: a request a line, a reply a line, in any order. The same files run under `vllm run-batch`.
//!
//! Both directions are the ordinary pipeline over the reply cache. To export, it runs with a provider that only listens: what the
//! cache cannot answer is what must be asked. To import, it runs with a provider that answers from the files, and the cache keeps
//! what it says. So a second export asks for what the first replies made necessary, and for what expired.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufRead as _, BufReader, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde_json::Value;

use super::Error;
use super::estimate::Listener;
use super::plan::Plan;
use super::tally::{Tally, Wanted};
use crate::pipeline;
use crate::prompt::Prompts;
use crate::provider::cache::Scope;
use crate::provider::cached::Cached;
use crate::provider::openai::OpenAi;
use crate::provider::{self, Capabilities, ChatRequest, ChatResponse, OnToken, Provider, Usage};
use crate::text::Lang;

/// The most that a file may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileLimits {
    /// Lines.
    pub lines: usize,
    /// Bytes.
    pub bytes: usize,
}

impl Default for FileLimits {
    /// What `OpenAI` takes.
    fn default() -> Self {
        Self { lines: 50_000, bytes: 200_000_000 }
    }
}

/// Request files that are being written: `NAME-0001.jsonl` and so on, none over the limits.
#[derive(Debug)]
struct Files {
    folder: PathBuf,
    limits: FileLimits,
    written: Vec<PathBuf>,
    open: Option<(BufWriter<tempfile::NamedTempFile>, usize, usize)>,
}

impl Files {
    fn add(&mut self, line: &str) -> Result<(), Error> {
        let size = line.len() + 1;
        if self.open.as_ref().is_some_and(|(_, lines, bytes)| lines + 1 > self.limits.lines || bytes + size > self.limits.bytes) {
            self.close()?;
        }
        let failed = |folder: &Path| Error::file("write", folder.to_owned());
        if self.open.is_none() {
            let pending = tempfile::Builder::new().prefix(".requests-").tempfile_in(&self.folder).map_err(failed(&self.folder))?;
            self.open = Some((BufWriter::new(pending), 0, 0));
        }
        if let Some((file, lines, bytes)) = &mut self.open {
            writeln!(file, "{line}").map_err(failed(&self.folder))?;
            *lines += 1;
            *bytes += size;
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), Error> {
        let Some((file, ..)) = self.open.take() else { return Ok(()) };
        let path = self.folder.join(format!("requests-{:04}.jsonl", self.written.len() + 1));
        let failed = |error| Error::file("write", &path)(error);
        let pending = file.into_inner().map_err(|error| failed(error.into_error()))?;
        pending.as_file().sync_all().map_err(failed)?;
        pending.persist(&path).map_err(|error| failed(error.error))?;
        self.written.push(path);
        Ok(())
    }
}

/// What an export wrote.
#[derive(Debug, Default)]
pub struct Exported {
    /// The files, in order.
    pub files: Vec<PathBuf>,
    /// Requests in them.
    pub requests: u64,
    /// Jobs that need nothing any more: a run finishes them from the cache.
    pub ready: u64,
    /// Jobs that cannot be read; a run says why.
    pub unreadable: u64,
}

/// Writes what the jobs of `plan` that have not ended must ask into files in `folder`.
pub async fn export(
    plan: &Plan,
    past: &Tally,
    prompts: &Prompts,
    service: &Cached<Asking<'_>>,
    folder: &Path,
    limits: FileLimits,
) -> Result<Exported, Error> {
    std::fs::create_dir_all(folder).map_err(Error::file("make", folder))?;
    let mut files = Files { folder: folder.to_owned(), limits, written: Vec::new(), open: None };
    let mut exported = Exported::default();
    let mut known = BTreeSet::new();
    for job in plan.jobs()? {
        let job = job?;
        if !past.wants(&job.key, Wanted::Missing) {
            continue;
        }
        let Ok(document) = job.document(plan.folder()) else {
            exported.unreadable += 1;
            continue;
        };
        let options = plan.recipe.options(Lang::parse(&job.lang).map_err(|error| Error::Input(error.to_string()))?)?;
        // Why there is no output is known: not everything is answered yet.
        let _ = pipeline::run(&document, &options, prompts, service, &|_| ()).await;
        let requests = service.inner().take();
        exported.ready += u64::from(requests.is_empty());
        for request in requests {
            let key = service.scope().key(&request);
            if known.insert(key.clone()) {
                files.add(&service.inner().service.batch_line(&key, &request).to_string())?;
                exported.requests += 1;
            }
        }
    }
    files.close()?;
    exported.files = files.written;
    Ok(exported)
}

/// A service that is not asked: what would be is written down, or answered from files of replies.
#[derive(Debug)]
pub struct Asking<'a> {
    service: &'a OpenAi,
    listener: Listener,
    replies: Option<(Scope, Replies)>,
    counts: Mutex<Imported>,
}

impl<'a> Asking<'a> {
    /// Answers nothing.
    pub fn listening(service: &'a OpenAi) -> Self {
        Self { service, listener: Listener::new(service.capabilities().clone()), replies: None, counts: Mutex::default() }
    }

    /// Answers from `replies`, whose keys are of `scope`.
    pub fn answering(service: &'a OpenAi, scope: Scope, replies: Replies) -> Self {
        Self { replies: Some((scope, replies)), ..Self::listening(service) }
    }

    /// What it was asked and did not answer since the last time.
    fn take(&self) -> Vec<ChatRequest> {
        self.listener.take()
    }
}

impl Provider for Asking<'_> {
    fn capabilities(&self) -> &Capabilities {
        self.service.capabilities()
    }

    async fn chat(&self, request: &ChatRequest, on_token: Option<OnToken<'_>>) -> Result<ChatResponse, provider::Error> {
        let found = self.replies.as_ref().and_then(|(scope, replies)| replies.get(&scope.key(request)));
        let Some(line) = found else { return self.listener.chat(request, on_token).await };
        let result = self.service.read_batch_line(request, &line);
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        match &result {
            Ok(reply) => {
                counts.good += 1;
                counts.usage += reply.usage;
            }
            Err(error) => {
                counts.bad += 1;
                counts.usage += error.usage();
                counts.last_error = error.to_string();
            }
        }
        result
    }

    async fn count_tokens(&self, _texts: &[&str]) -> Result<Option<Vec<usize>>, provider::Error> {
        Ok(None)
    }
}

/// What an import took in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Replies that are now in the cache.
    pub good: u64,
    /// Lines that hold no good reply: their requests are asked again.
    pub bad: u64,
    /// What is wrong with the last of those.
    pub last_error: String,
    /// Tokens of all of them.
    pub usage: Usage,
    /// Lines that answer no request of the plan.
    pub strange: u64,
}

/// Files of replies, found by `custom_id`; only the places of the lines are in memory.
#[derive(Debug, Default)]
pub struct Replies {
    files: Vec<Mutex<File>>,
    places: BTreeMap<String, (usize, u64, u64)>,
    broken: u64,
}

impl Replies {
    /// Reads where each reply is. Of two for one request a good one counts; a line that is cut off or no JSON is none.
    pub fn open(paths: &[PathBuf]) -> Result<Self, Error> {
        let mut replies = Self::default();
        for path in paths {
            let mut reader = BufReader::with_capacity(1 << 20, File::open(path).map_err(Error::file("read", path))?);
            let (mut line, mut offset) = (Vec::new(), 0);
            loop {
                line.clear();
                let bytes = reader.read_until(b'\n', &mut line).map_err(Error::file("read", path))? as u64;
                if bytes == 0 {
                    break;
                }
                replies.note(&line, (replies.files.len(), offset, bytes));
                offset += bytes;
            }
            replies.files.push(Mutex::new(reader.into_inner()));
        }
        Ok(replies)
    }

    fn note(&mut self, line: &[u8], place: (usize, u64, u64)) {
        if line.trim_ascii().is_empty() {
            return;
        }
        let value: Option<Value> = serde_json::from_slice(line).ok();
        let id = value.as_ref().and_then(|value| value.get("custom_id")).and_then(Value::as_str);
        let Some((value, id)) = value.as_ref().zip(id) else {
            self.broken += 1;
            return;
        };
        let good = value.pointer("/response/body/choices").is_some();
        if good || !self.places.contains_key(id) {
            self.places.insert(id.to_owned(), place);
        }
    }

    fn get(&self, key: &str) -> Option<Value> {
        let (file, offset, bytes) = *self.places.get(key)?;
        let mut file = self.files.get(file)?.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(offset)).ok()?;
        let mut line = Vec::new();
        (&mut *file).take(bytes).read_to_end(&mut line).ok()?;
        serde_json::from_slice(&line).ok()
    }

    /// How many requests they answer, well or badly.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether they answer none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }
}

/// Takes the replies that `service` answers with into its cache.
pub async fn import(plan: &Plan, past: &Tally, prompts: &Prompts, service: &Cached<Asking<'_>>) -> Result<Imported, Error> {
    for job in plan.jobs()? {
        let job = job?;
        let Ok(document) = job.document(plan.folder()) else { continue };
        if past.wants(&job.key, Wanted::AlsoFailed) || past.wants(&job.key, Wanted::Missing) {
            let options = plan.recipe.options(Lang::parse(&job.lang).map_err(|error| Error::Input(error.to_string()))?)?;
            // The output is made by the run, which finds every reply in the cache.
            let _ = pipeline::run(&document, &options, prompts, service, &|_| ()).await;
            service.inner().take();
        }
    }
    let asking = service.inner();
    let mut imported = asking.counts.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let lines = asking.replies.as_ref().map_or(0, |(_, replies)| replies.len() as u64 + replies.broken);
    imported.strange = lines.saturating_sub(imported.good + imported.bad + service.account().hits);
    Ok(imported)
}
