//! What a job would ask, without asking: the same pipeline with a provider that only listens. For dry runs, estimates and exports.

use std::sync::{Mutex, PoisonError};

use crate::chunk::{ChunkSizer as _, Estimate as Sizer};
use crate::document::Document;
use crate::fidelity::Task;
use crate::pipeline::{self, Options};
use crate::prompt::Prompts;
use crate::provider::{Capabilities, ChatRequest, ChatResponse, Error, Input, OnToken, Provider, Usage};

/// A provider that writes down what it is asked and answers nothing.
#[derive(Debug)]
pub struct Listener {
    capabilities: Capabilities,
    asked: Mutex<Vec<ChatRequest>>,
}

impl Listener {
    /// Listens in the name of `capabilities`.
    pub fn new(capabilities: Capabilities) -> Self {
        Self { capabilities, asked: Mutex::default() }
    }

    /// What it was asked since the last time.
    pub fn take(&self) -> Vec<ChatRequest> {
        std::mem::take(&mut *self.asked.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Provider for Listener {
    fn capabilities(&self) -> &Capabilities {
        &self.capabilities
    }

    async fn chat(&self, request: &ChatRequest, _on_token: Option<OnToken<'_>>) -> Result<ChatResponse, Error> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).push(request.clone());
        // The one failure after which a pipeline goes on to the next chunk and does not ask again.
        Err(Error::Refused {
            provider: self.capabilities.provider.clone(),
            message: "nothing is asked".to_owned(),
            usage: Usage::default(),
        })
    }

    async fn count_tokens(&self, _texts: &[&str]) -> Result<Option<Vec<usize>>, Error> {
        Ok(None)
    }
}

/// What a plan would cost if every first reply were good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Estimate {
    /// Requests.
    pub requests: u64,
    /// Tokens of prompts, and of replies of the usual length.
    pub usage: Usage,
    /// Tokens of replies if each took all the room that it is given.
    pub longest: u64,
}

impl std::ops::AddAssign for Estimate {
    fn add_assign(&mut self, other: Self) {
        self.requests += other.requests;
        self.usage += other.usage;
        self.longest += other.longest;
    }
}

/// The first requests of a job, in order: title, headings and chunks. None for an article without text.
pub async fn requests(document: &Document, options: &Options, prompts: &Prompts, listener: &Listener) -> Vec<ChatRequest> {
    // Why there is no output is known: nothing was asked.
    let _ = pipeline::run(document, options, prompts, listener, &|_| ()).await;
    listener.take()
}

/// What these requests of one article would cost, the overview of a summary included.
pub fn estimate(requests: &[ChatRequest], task: Task, sections: usize) -> Estimate {
    let mut total = Estimate::default();
    for request in requests {
        total += one(prompt_tokens(request), request.max_tokens.into(), task);
    }
    if task == Task::Summarize && sections > 1 {
        total += one(200 + total.usage.completion_tokens, 1000, task);
    }
    total
}

fn one(prompt_tokens: u64, max_tokens: u64, task: Task) -> Estimate {
    // The pipeline leaves room for twice a translation and 200 tokens; a summary fills a fifth of its room.
    let usual = match task {
        Task::Translate => max_tokens.saturating_sub(200) / 2,
        Task::Summarize => max_tokens / 5,
    };
    Estimate { requests: 1, usage: Usage { prompt_tokens, cached_tokens: 0, completion_tokens: usual.max(1) }, longest: max_tokens }
}

/// Tokens of a prompt, by the estimate that errs to the high side; four more a message for the template.
pub fn prompt_tokens(request: &ChatRequest) -> u64 {
    let tokens = match &request.input {
        Input::Chat(messages) => messages.iter().map(|message| Sizer.size(&message.content) + 4).sum(),
        Input::Completion(text) => Sizer.size(text),
    };
    tokens as u64
}
