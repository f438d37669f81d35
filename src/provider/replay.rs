//! Records the replies of a provider in a folder, and answers from such a folder without any model.
//!
//! A folder holds one readable file a reply, `<first 16 hex of the key>.json`, with the request beside it; `provider.json` with what
//! the engine can do, so that a replay cuts and asks as the recorded run did; and `tokens.jsonl` with the engine's token counts,
//! by the hash of the text. The key is the hash of the model's name and the request: which service ran the model is not in it.
//! A reply that is none (cut, empty, refused) is recorded too, so that a whole run can be played again; troubles of the connection
//! are not, and nothing of the connection is: a recording holds no secret.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use self::recording::{Outcome, Recording};
use super::{Capabilities, ChatRequest, ChatResponse, Error, Input, OnToken, Provider};

mod nearest;
mod recording;

const PROVIDER: &str = "provider.json";
const TOKENS: &str = "tokens.jsonl";

/// [`Capabilities`] as they are recorded.
#[derive(Debug, Serialize, Deserialize)]
struct Engine {
    provider: String,
    model: String,
    chat: bool,
    context: Option<u32>,
    slots: usize,
    constrained: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct Count {
    text: String,
    tokens: usize,
}

/// The key of a request to a model: 64 hex digits.
pub fn key(model: &str, request: &ChatRequest) -> Result<String, Error> {
    let json = serde_json::to_string(request).map_err(|error| Error::Setup(format!("the request cannot be written as JSON: {error}")))?;
    Ok(blake3::hash(format!("tally recording 1\n{model}\n{json}").as_bytes()).to_hex().to_string())
}

fn short(key: &str) -> &str {
    key.get(..16).unwrap_or(key)
}

fn place(folder: &Path, key: &str) -> PathBuf {
    folder.join(format!("{}.json", short(key)))
}

fn hash(text: &str) -> String {
    short(&blake3::hash(text.as_bytes()).to_hex()).to_owned()
}

fn cannot(what: &str, path: &Path, error: impl std::fmt::Display) -> Error {
    Error::Setup(format!("cannot {what} `{}`: {error}", path.display()))
}

/// Writes `value` so that a reader sees the old file or the new one, never a part.
fn write_json(path: &Path, value: &impl Serialize) -> Result<(), Error> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let write = || -> std::io::Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer_pretty(&mut file, value)?;
        file.write_all(b"\n")?;
        // Temporary files are private; recordings are made to be shared.
        #[cfg(unix)]
        file.as_file().set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644))?;
        file.persist(path)?;
        Ok(())
    };
    write().map_err(|error| cannot("write", path, error))
}

fn read_json<T: for<'a> Deserialize<'a>>(path: &Path) -> Result<T, Error> {
    let text = fs::read_to_string(path).map_err(|error| cannot("read", path, error))?;
    serde_json::from_str(&text).map_err(|error| cannot("read", path, error))
}

/// The token counts of a folder; a last line that a crash cut is left out.
fn read_counts(folder: &Path) -> Result<Option<BTreeMap<String, usize>>, Error> {
    let path = folder.join(TOKENS);
    if !path.exists() {
        return Ok(None);
    }
    let text = fs::read_to_string(&path).map_err(|error| cannot("read", &path, error))?;
    let counts = text.lines().filter_map(|line| serde_json::from_str::<Count>(line).ok());
    Ok(Some(counts.map(|count| (count.text, count.tokens)).collect()))
}

/// A provider whose replies are written down.
#[derive(Debug)]
pub struct Recorder<P> {
    inner: P,
    folder: PathBuf,
    counts: Mutex<BTreeMap<String, usize>>,
}

impl<P: Provider> Recorder<P> {
    /// Records what `inner` answers in `folder`, which is made if need be. One folder holds the replies of one model.
    pub fn new(inner: P, folder: impl Into<PathBuf>) -> Result<Self, Error> {
        let folder = folder.into();
        fs::create_dir_all(&folder).map_err(|error| cannot("make", &folder, error))?;
        let Capabilities { provider, model, chat, context, slots, constrained } = inner.capabilities().clone();
        let path = folder.join(PROVIDER);
        if path.exists() {
            let known: Engine = read_json(&path)?;
            if known.model != model {
                let place = folder.display();
                return Err(Error::Setup(format!(
                    "`{place}` holds recordings of {}, not of {model}: record into another folder",
                    known.model
                )));
            }
        }
        write_json(&path, &Engine { provider, model, chat, context, slots, constrained })?;
        let counts = Mutex::new(read_counts(&folder)?.unwrap_or_default());
        Ok(Self { inner, folder, counts })
    }

    /// Writes down what came of `request`, and gives it on.
    fn record(&self, request: &ChatRequest, result: Result<ChatResponse, Error>) -> Result<ChatResponse, Error> {
        if let Some(outcome) = Outcome::of(&result) {
            let model = self.inner.capabilities().model.clone();
            let key = key(&model, request)?;
            write_json(&place(&self.folder, &key), &Recording { key, model, request: request.clone(), outcome })?;
        }
        result
    }

    fn record_counts(&self, texts: &[&str], tokens: &[usize]) -> Result<(), Error> {
        let mut known = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let mut lines = String::new();
        for (text, tokens) in texts.iter().zip(tokens) {
            let text = hash(text);
            if known.insert(text.clone(), *tokens) != Some(*tokens) {
                let line = serde_json::to_string(&Count { text, tokens: *tokens }).unwrap_or_default();
                lines.push_str(&line);
                lines.push('\n');
            }
        }
        let path = self.folder.join(TOKENS);
        let file = fs::OpenOptions::new().create(true).append(true).open(&path);
        file.and_then(|mut file| file.write_all(lines.as_bytes())).map_err(|error| cannot("write", &path, error))
    }
}

impl<P: Provider> Provider for Recorder<P> {
    fn capabilities(&self) -> &Capabilities {
        self.inner.capabilities()
    }

    async fn chat(&self, request: &ChatRequest, on_token: Option<OnToken<'_>>) -> Result<ChatResponse, Error> {
        self.record(request, self.inner.chat(request, on_token).await)
    }

    async fn chat_all(&self, requests: &[ChatRequest]) -> Vec<Result<ChatResponse, Error>> {
        let results = self.inner.chat_all(requests).await;
        requests.iter().zip(results).map(|(request, result)| self.record(request, result)).collect()
    }

    async fn count_tokens(&self, texts: &[&str]) -> Result<Option<Vec<usize>>, Error> {
        let tokens = self.inner.count_tokens(texts).await?;
        if let Some(tokens) = &tokens {
            self.record_counts(texts, tokens)?;
        }
        Ok(tokens)
    }
}

/// A folder of recordings, answering as the recorded engine did.
#[derive(Debug)]
pub struct Replay {
    folder: PathBuf,
    capabilities: Capabilities,
    counts: Option<BTreeMap<String, usize>>,
}

impl Replay {
    /// Opens a folder of recordings.
    pub fn open(folder: impl Into<PathBuf>) -> Result<Self, Error> {
        let folder = folder.into();
        let path = folder.join(PROVIDER);
        if !path.exists() {
            return Err(Error::Setup(format!(
                "`{}` holds no recordings ({PROVIDER} is missing): record some first with --record",
                folder.display()
            )));
        }
        let Engine { provider, model, chat, context, slots, constrained } = read_json(&path)?;
        let counts = read_counts(&folder)?;
        Ok(Self { capabilities: Capabilities { provider, model, chat, context, slots, constrained }, counts, folder })
    }

    fn not_recorded(&self, key: &str, hint: String) -> Error {
        Error::NotRecorded { key: short(key).to_owned(), place: self.folder.display().to_string(), hint }
    }

    /// All recordings that can be read, for the hint.
    fn recordings(&self) -> Vec<Recording> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut paths: Vec<PathBuf> =
            entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
        paths.sort();
        paths.iter().filter_map(|path| read_json(path).ok()).collect()
    }
}

impl Provider for Replay {
    fn capabilities(&self) -> &Capabilities {
        &self.capabilities
    }

    async fn chat(&self, request: &ChatRequest, on_token: Option<OnToken<'_>>) -> Result<ChatResponse, Error> {
        let key = key(&self.capabilities.model, request)?;
        let path = place(&self.folder, &key);
        if !path.exists() {
            let recordings = self.recordings();
            let asked = &self.capabilities.model;
            let hint = match recordings.iter().find(|recording| recording.request == *request && recording.model != *asked) {
                Some(recording) => {
                    format!("it was recorded of the model {}, and is asked of {asked}; record again with --record", recording.model)
                }
                None => nearest::hint(request, recordings.iter().map(|recording| &recording.request)),
            };
            return Err(self.not_recorded(&key, hint));
        }
        let recording: Recording = read_json(&path)?;
        // A recording that was edited or renamed would answer a question that nobody asked.
        if recording.key != key || recording.request != *request {
            return Err(cannot("use", &path, "its request is not the one that its name stands for; record it again"));
        }
        let response = recording.outcome.into_result()?;
        if let Some(show) = on_token {
            response.text.split_inclusive(' ').for_each(show);
        }
        Ok(response)
    }

    async fn count_tokens(&self, texts: &[&str]) -> Result<Option<Vec<usize>>, Error> {
        let Some(counts) = &self.counts else { return Ok(None) };
        let count = |text: &&str| {
            let key = hash(text);
            let hint = || {
                "a text that was not counted when these were recorded: the article or its chunks changed; record again with --record"
                    .to_owned()
            };
            counts.get(&key).copied().ok_or_else(|| self.not_recorded(&key, hint()))
        };
        texts.iter().map(count).collect::<Result<Vec<_>, _>>().map(Some)
    }
}

/// The words of a request, message by message.
fn texts(input: &Input) -> Vec<(&'static str, &str)> {
    match input {
        Input::Chat(messages) => messages.iter().map(|message| (role(message.role), message.content.as_str())).collect(),
        Input::Completion(text) => vec![("text", text.as_str())],
    }
}

fn role(role: super::Role) -> &'static str {
    match role {
        super::Role::System => "system message",
        super::Role::User => "user message",
        super::Role::Assistant => "assistant message",
    }
}
