//! llama.cpp in the process: the engine of a fresh machine. Any GGUF file; built with the feature `embedded`.
//!
//! One model, one context, one thread that serves a request at a time, or several that came together, so equal requests give
//! equal replies. The tokens of the last prompt stay in the cache, and a prompt that begins like it pays only for what is new:
//! candidates of one sentence, or sentences under one set of examples, cost little more than their replies. Replies to several
//! requests are written token by token in one batch: the weights are read once for all of them.

mod engine;
mod lane;
mod reply;
mod sample;
mod template;
mod threads;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc;
use std::thread::JoinHandle;

use llama_cpp_2::model::LlamaModel;
use tokio::sync::{mpsc as pieces, oneshot};

use crate::provider::{Capabilities, ChatRequest, ChatResponse, Error, OnToken, Provider};

/// Tokens of prompt and reply together, where [`Options::context`] does not say: enough for a long section, little memory.
pub const DEFAULT_CONTEXT: u32 = 4096;

/// How to load a model.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Tokens of prompt and reply together; never more than the model was trained on. `None` for [`DEFAULT_CONTEXT`].
    pub context: Option<u32>,
    /// Threads that compute; `None` for one a core that is free when the model is loaded.
    pub threads: Option<usize>,
    /// Whether llama.cpp says on standard error what it does. The first engine of a process decides.
    pub log: Log,
}

/// What becomes of llama.cpp's own messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Log {
    /// They are dropped.
    #[default]
    Silent,
    /// They go to standard error.
    Stderr,
}

/// Requests on their way to the engine's thread, which answers them together.
struct Job {
    requests: Vec<ChatRequest>,
    /// Closed when nobody waits any more: then the work stops.
    replies: oneshot::Sender<Vec<Result<ChatResponse, Error>>>,
    /// Where the text of a single one goes as it is written.
    written: Option<pieces::UnboundedSender<String>>,
}

/// A model in the process. Dropping it stops its thread.
pub struct Embedded {
    capabilities: Capabilities,
    model: Arc<LlamaModel>,
    jobs: Option<mpsc::Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl std::fmt::Debug for Embedded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Embedded").field("capabilities", &self.capabilities).finish_non_exhaustive()
    }
}

impl Embedded {
    /// Loads the GGUF file at `path`; replies and recordings call it `name`. Takes about a second for a small model.
    ///
    /// # Errors
    /// [`Error::Setup`] where the file is missing, is no GGUF file, or does not fit this machine.
    pub fn load(path: &Path, name: &str, options: &Options) -> Result<Self, Error> {
        let path = path.to_path_buf();
        let model = Arc::new(engine::load_model(&path, options)?);
        let context = options.context.unwrap_or(DEFAULT_CONTEXT).clamp(1, model.n_ctx_train().max(1));
        let template = template::of_model(&model);
        let capabilities = Capabilities {
            provider: "embedded".to_owned(),
            model: name.to_owned(),
            chat: template.is_some(),
            context: Some(context),
            slots: 1,
            constrained: true,
        };
        let settings = engine::Settings {
            name: name.to_owned(),
            context,
            threads: options.threads.unwrap_or_else(threads::for_this_machine),
            template,
        };
        let (jobs, thread) = start(Arc::clone(&model), settings, &path)?;
        Ok(Self { capabilities, model, jobs: Some(jobs), thread: Some(thread) })
    }

    /// Counts tokens as this model does, at once and from any thread; serves as a [`ChunkSizer`](crate::chunk::ChunkSizer).
    pub fn tokenizer(&self) -> impl Fn(&str) -> usize + Clone + Send + Sync + use<> {
        let model = Arc::clone(&self.model);
        move |text: &str| engine::count(&model, text)
    }
}

/// Starts the engine's thread and waits until its context stands.
fn start(model: Arc<LlamaModel>, settings: engine::Settings, path: &Path) -> Result<(mpsc::Sender<Job>, JoinHandle<()>), Error> {
    let (jobs, queue) = mpsc::channel::<Job>();
    let (ready, started) = mpsc::channel();
    let file: PathBuf = path.to_path_buf();
    let thread = std::thread::Builder::new()
        .name("tally-llama".to_owned())
        .spawn(move || match engine::Session::new(&model, settings) {
            Ok(mut session) => {
                let _ = ready.send(Ok(()));
                while let Ok(job) = queue.recv() {
                    answer(&mut session, job);
                }
            }
            Err(error) => {
                let _ = ready.send(Err(error));
            }
        })
        .map_err(|error| Error::Engine(format!("cannot start a thread: {error}")))?;
    match started.recv() {
        Ok(Ok(())) => Ok((jobs, thread)),
        Ok(Err(error)) => Err(error),
        Err(_) => Err(Error::Engine(format!("its thread ended while it loaded {}", file.display()))),
    }
}

/// Serves one job on the engine's thread.
fn answer(session: &mut engine::Session<'_>, job: Job) {
    let Job { requests, replies, written } = job;
    let mut on_text = |text: &str| {
        if let Some(written) = &written {
            let _ = written.send(text.to_owned());
        }
    };
    if let Some(results) = session.answer(&requests, &mut on_text, &|| replies.is_closed()) {
        drop(written);
        let _ = replies.send(results);
    }
}

/// The failure of an engine whose thread is gone.
fn stopped() -> Error {
    Error::Engine("its thread has ended; this is a fault of the engine or of the model file".to_owned())
}

impl Embedded {
    /// Hands `requests` to the engine's thread.
    fn send(
        &self,
        requests: &[ChatRequest],
        written: Option<pieces::UnboundedSender<String>>,
    ) -> Result<oneshot::Receiver<Vec<Result<ChatResponse, Error>>>, Error> {
        let (replies, results) = oneshot::channel();
        let job = Job { requests: requests.to_vec(), replies, written };
        self.jobs.as_ref().ok_or_else(stopped)?.send(job).map_err(|_| stopped())?;
        Ok(results)
    }
}

impl Provider for Embedded {
    fn capabilities(&self) -> &Capabilities {
        &self.capabilities
    }

    async fn chat(&self, request: &ChatRequest, on_token: Option<OnToken<'_>>) -> Result<ChatResponse, Error> {
        let (sender, mut written) = pieces::unbounded_channel();
        let results = self.send(std::slice::from_ref(request), on_token.is_some().then_some(sender))?;
        if let Some(on_token) = on_token {
            while let Some(text) = written.recv().await {
                on_token(&text);
            }
        }
        results.await.map_err(|_| stopped())?.pop().unwrap_or_else(|| Err(stopped()))
    }

    async fn chat_all(&self, requests: &[ChatRequest]) -> Vec<Result<ChatResponse, Error>> {
        let all_failed = |error: Error| requests.iter().map(|_| Err(error.clone())).collect();
        match self.send(requests, None) {
            Ok(results) => results.await.unwrap_or_else(|_| all_failed(stopped())),
            Err(error) => all_failed(error),
        }
    }

    async fn count_tokens(&self, texts: &[&str]) -> Result<Option<Vec<usize>>, Error> {
        Ok(Some(texts.iter().map(|text| engine::count(&self.model, text)).collect()))
    }
}

impl Drop for Embedded {
    /// Waits for the thread: llama.cpp must not run while the process tears its statics down. Jobs that nobody waits for stop
    /// within one step, so this is short.
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests;
