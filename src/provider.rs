//! Language models behind one small trait. Knows nothing of articles or figures.
//!
//! An adapter translates [`ChatRequest`] for its engine and tells every way of failing apart: a cut, refused or empty reply is
//! never taken for success. Retrying stands in `retry`, pacing in `limit`, recording and replaying in `replay`, so an adapter
//! only ever sends once.

#[cfg(feature = "embedded")]
pub mod embedded;

use std::future::Future;
use std::time::Duration;

use serde::{Deserialize, Serialize};

pub mod any;
pub mod cache;
pub mod cached;
pub mod endpoint;
pub mod limit;
pub mod llama_server;
pub mod mask;
pub mod openai;
pub mod openai_batch;
pub mod replay;
pub mod retry;
pub mod vendor;

mod failure;
mod gate;
mod key;
mod reply;
mod retry_after;
mod sse;
mod thinking;

/// Who says a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Standing instructions.
    System,
    /// The task.
    User,
    /// The model.
    Assistant,
}

/// One message of a chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChatMessage {
    /// Who says it.
    pub role: Role,
    /// What is said.
    pub content: String,
}

/// What a model is asked: a chat, or for a base model a text to continue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Input {
    /// Messages for a model with a chat template.
    Chat(Vec<ChatMessage>),
    /// A text to continue, for a model without one.
    Completion(String),
}

/// One request. Serialises canonically: its JSON is what recordings and caches are keyed by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChatRequest {
    /// What is asked.
    pub input: Input,
    /// The reply's limit, in tokens. Always sent.
    pub max_tokens: u32,
    /// Sampling temperature; 0 takes the likeliest token.
    pub temperature: f32,
    /// Nucleus sampling; 1 takes all.
    pub top_p: f32,
    /// Seed of the sampler; best effort at remote services.
    pub seed: u32,
    /// Texts that end the reply.
    pub stop: Vec<String>,
    /// Figures that the reply may spell, each in any of its spellings, where the engine can hold it to them
    /// ([`Capabilities::constrained`]); empty for no constraint. Each as often as it is listed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allowed_figures: Vec<Vec<String>>,
    /// Whether all of them must be written before the reply may end.
    #[serde(default, skip_serializing_if = "FigureUse::is_optional")]
    pub figure_use: FigureUse,
    /// English number words that the reply may write as often as it likes, besides those of its figures, and no others then
    /// (only the embedded engine is held to that); `None` lets it write all, as in every other language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number_words: Option<Vec<String>>,
    /// Scripts that the reply may not use, under the same condition: a small model left alone copies the source's words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused_scripts: Vec<Script>,
}

/// What a reply does with [`ChatRequest::allowed_figures`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureUse {
    /// It may leave figures out, as a summary does.
    #[default]
    Optional,
    /// It must have them all, as a translation does.
    Required,
}

impl FigureUse {
    fn is_optional(&self) -> bool {
        *self == Self::Optional
    }
}

/// A script that a reply can be kept from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Script {
    /// Chinese characters, with kana, hangul and the punctuation of East Asia.
    EastAsian,
    /// Latin letters.
    Latin,
}

impl Script {
    /// Whether `c` is of this script.
    pub fn contains(self, c: char) -> bool {
        match self {
            Self::EastAsian => matches!(u32::from(c), 0x1100..=0x11ff | 0x2e80..=0xa4cf | 0xa960..=0xa97f | 0xac00..=0xd7ff
                | 0xf900..=0xfaff | 0xfe30..=0xfe4f | 0xff00..=0xffef | 0x2_0000..=0x3_ffff),
            Self::Latin => c.is_alphabetic() && matches!(u32::from(c), 0x41..=0x24f | 0x1e00..=0x1eff),
        }
    }
}

/// Tokens used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// Tokens of the prompt.
    pub prompt_tokens: u64,
    /// Prompt tokens that came from a prefix cache.
    #[serde(default)]
    pub cached_tokens: u64,
    /// Tokens of the reply.
    pub completion_tokens: u64,
}

impl std::ops::AddAssign for Usage {
    fn add_assign(&mut self, other: Self) {
        self.prompt_tokens += other.prompt_tokens;
        self.cached_tokens += other.cached_tokens;
        self.completion_tokens += other.completion_tokens;
    }
}

/// Why a good reply ended. Every other end is an [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StopReason {
    /// The model was done, or said one of [`ChatRequest::stop`].
    Stop,
    /// The limit of tokens was reached: the text is incomplete. Only completions of base models come back so; for chats it is [`Error::Cut`].
    Length,
}

/// A reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChatResponse {
    /// The text alone: no reasoning, no `<think>` block.
    pub text: String,
    /// Why it ended.
    pub stop: StopReason,
    /// What it used.
    pub usage: Usage,
    /// The model that answered, as the service names it.
    pub model: String,
}

/// What an engine can do, known before the first request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capabilities {
    /// The provider's name, such as `embedded`, `llama-server`, `openai`.
    pub provider: String,
    /// The model's name.
    pub model: String,
    /// Whether it takes chats; else only completions.
    pub chat: bool,
    /// Tokens of prompt and reply together; `None` if unknown.
    pub context: Option<u32>,
    /// Requests that it serves at once.
    pub slots: usize,
    /// Whether [`ChatRequest::allowed_figures`] and [`ChatRequest::refused_scripts`] bind.
    pub constrained: bool,
}

/// A part of a reply that is still being written.
pub type OnToken<'a> = &'a (dyn Fn(&str) + Send + Sync);

/// An engine that answers.
pub trait Provider: Send + Sync {
    /// What it can do.
    fn capabilities(&self) -> &Capabilities;

    /// Sends one request once and waits for the whole reply; `on_token`, where given, sees the text as it is written.
    fn chat(&self, request: &ChatRequest, on_token: Option<OnToken<'_>>) -> impl Future<Output = Result<ChatResponse, Error>> + Send;

    /// Exact token counts of `texts` by the model's own tokenizer, or `None` where it has none to ask.
    fn count_tokens(&self, texts: &[&str]) -> impl Future<Output = Result<Option<Vec<usize>>, Error>> + Send;
}

/// Why there is no good reply.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// The service could not be reached.
    #[error("cannot reach {url}: {detail}")]
    Unreachable {
        /// Where it was looked for, without secrets.
        url: String,
        /// What went wrong.
        detail: String,
    },
    /// No reply came in time.
    #[error("{provider} sent nothing for {} s: raise --timeout or try later", after.as_secs())]
    Timeout {
        /// Who was asked.
        provider: String,
        /// How long it was waited.
        after: Duration,
    },
    /// The service refused the key (401, 403).
    #[error("{provider} does not accept the key ({status}): {message}")]
    Unauthorized {
        /// Who was asked.
        provider: String,
        /// HTTP status.
        status: u16,
        /// What the service said, without secrets.
        message: String,
    },
    /// Too many requests (429 and its like).
    #[error("{provider} asks to slow down ({status}): {message}")]
    RateLimited {
        /// Who was asked.
        provider: String,
        /// HTTP status.
        status: u16,
        /// What the service said.
        message: String,
        /// How long it asks to wait.
        retry_after: Option<Duration>,
    },
    /// No money or quota left: waiting does not help.
    #[error("{provider} has no quota left for this key: {message}")]
    Quota {
        /// Who was asked.
        provider: String,
        /// What the service said.
        message: String,
    },
    /// The service failed (5xx).
    #[error("{provider} failed ({status}): {message}")]
    Server {
        /// Who was asked.
        provider: String,
        /// HTTP status.
        status: u16,
        /// What the service said.
        message: String,
        /// How long it asks to wait.
        retry_after: Option<Duration>,
    },
    /// The service does not accept the request (400, 404, 422).
    #[error("{provider} does not accept the request ({status}): {message}")]
    Rejected {
        /// Who was asked.
        provider: String,
        /// HTTP status.
        status: u16,
        /// What the service said.
        message: String,
    },
    /// Prompt and reply do not fit the model.
    #[error("the prompt{} does not fit the model's context{}: lower --max-chunk-tokens or take a model with a longer context", tokens(" of", *prompt), tokens(" of", *context))]
    Context {
        /// Tokens of the prompt; 0 if unknown.
        prompt: u64,
        /// The model's context in tokens; 0 if unknown.
        context: u64,
    },
    /// The reply ended at the token limit.
    #[error("the reply was cut at the limit of {tokens} tokens")]
    Cut {
        /// The limit.
        tokens: u64,
        /// What came.
        text: String,
        /// What it used: it was paid.
        usage: Usage,
    },
    /// The model or its filter refused.
    #[error("{provider} refused: {message}")]
    Refused {
        /// Who was asked.
        provider: String,
        /// What it said.
        message: String,
        /// What it used.
        usage: Usage,
    },
    /// A reply without text.
    #[error("{provider} sent an empty reply{}", if *thinking { ": the whole limit went into reasoning; raise --max-output-tokens or switch thinking off" } else { "" })]
    Empty {
        /// Who was asked.
        provider: String,
        /// Whether there was reasoning and no answer.
        thinking: bool,
        /// What it used.
        usage: Usage,
    },
    /// Something that is no reply (HTML, broken JSON, a stream that ends early).
    #[error("{provider} sent no usable reply: {detail}")]
    Malformed {
        /// Who was asked.
        provider: String,
        /// What came instead.
        detail: String,
    },
    /// Nothing recorded for this request.
    #[error("no recorded reply for this request ({key}) in {place}: {hint}")]
    NotRecorded {
        /// The request's key.
        key: String,
        /// The folder of recordings.
        place: String,
        /// What changed, or how to record.
        hint: String,
    },
    /// The engine in the process failed.
    #[error("the embedded engine failed: {0}")]
    Engine(String),
    /// Nothing is configured, or what is configured is wrong.
    #[error("{0}")]
    Setup(String),
}

impl Error {
    /// Whether the same request may succeed later.
    pub fn is_transient(&self) -> bool {
        matches!(
            self,
            Self::Unreachable { .. } | Self::Timeout { .. } | Self::RateLimited { .. } | Self::Server { .. } | Self::Malformed { .. }
        )
    }

    /// Whether it concerns this request alone, so that another may well succeed: a cut, refused, empty or broken reply.
    /// Everything else (no key, no server, no quota) would befall the next request too.
    pub fn is_about_one_request(&self) -> bool {
        matches!(self, Self::Cut { .. } | Self::Refused { .. } | Self::Empty { .. } | Self::Malformed { .. } | Self::Context { .. })
    }

    /// How long the service asks to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::RateLimited { retry_after, .. } | Self::Server { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    /// What the failed request used: it was paid all the same.
    pub fn usage(&self) -> Usage {
        match self {
            Self::Cut { usage, .. } | Self::Refused { usage, .. } | Self::Empty { usage, .. } => *usage,
            _ => Usage::default(),
        }
    }
}

/// A number of tokens for a message, or nothing where it is unknown.
fn tokens(before: &str, count: u64) -> String {
    if count == 0 { String::new() } else { format!("{before} {count} tokens") }
}

impl<P: Provider> Provider for &P {
    fn capabilities(&self) -> &Capabilities {
        (**self).capabilities()
    }

    fn chat(&self, request: &ChatRequest, on_token: Option<OnToken<'_>>) -> impl Future<Output = Result<ChatResponse, Error>> + Send {
        (**self).chat(request, on_token)
    }

    fn count_tokens(&self, texts: &[&str]) -> impl Future<Output = Result<Option<Vec<usize>>, Error>> + Send {
        (**self).count_tokens(texts)
    }
}
