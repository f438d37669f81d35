//! Language models behind one small trait. Knows nothing of articles or figures.
//!
//! An adapter translates [`ChatRequest`] for its engine and tells every way of failing apart: a cut, refused or empty reply is
//! never taken for success. Retrying stands in `retry`, pacing in `limit`, recording and replaying in `replay`, so an adapter
//! only ever sends once.

#[cfg(feature = "embedded")]
pub mod embedded;

use std::future::Future;

use serde::{Deserialize, Serialize};

pub use error::Error;

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

mod error;
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
    /// (the embedded engine and llama.cpp servers are held to that); `None` lets it write all, as in every other language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number_words: Option<Vec<String>>,
    /// Scripts that the reply may not use, under the same condition: a small model left alone copies the source's words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused_scripts: Vec<Script>,
}

impl ChatRequest {
    /// Asks for the likeliest reply to `input`, of `max_tokens` tokens at most and held to nothing.
    #[must_use]
    pub fn new(input: Input, max_tokens: u32) -> Self {
        Self {
            input,
            max_tokens,
            temperature: 0.0,
            top_p: 1.0,
            seed: 1,
            stop: Vec::new(),
            allowed_figures: Vec::new(),
            figure_use: FigureUse::default(),
            number_words: None,
            refused_scripts: Vec::new(),
        }
    }
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

    /// Sends several requests and waits for all replies, which come in the order of the requests. Engines that compute them
    /// together take less time for it: there equal lists give equal replies. All others are asked one by one.
    fn chat_all(&self, requests: &[ChatRequest]) -> impl Future<Output = Vec<Result<ChatResponse, Error>>> + Send {
        one_by_one(self, requests)
    }

    /// Exact token counts of `texts` by the model's own tokenizer, or `None` where it has none to ask.
    fn count_tokens(&self, texts: &[&str]) -> impl Future<Output = Result<Option<Vec<usize>>, Error>> + Send;
}

/// The replies to `requests`, each sent after the one before; a failure that would befall the next request too is theirs as well.
async fn one_by_one<P: Provider + ?Sized>(provider: &P, requests: &[ChatRequest]) -> Vec<Result<ChatResponse, Error>> {
    let mut replies: Vec<Result<ChatResponse, Error>> = Vec::with_capacity(requests.len());
    for request in requests {
        let stopped = replies.last().and_then(|reply| reply.as_ref().err()).filter(|error| !error.is_about_one_request()).cloned();
        replies.push(match stopped {
            Some(error) => Err(error),
            None => provider.chat(request, None).await,
        });
    }
    replies
}

impl<P: Provider> Provider for &P {
    fn capabilities(&self) -> &Capabilities {
        (**self).capabilities()
    }

    fn chat(&self, request: &ChatRequest, on_token: Option<OnToken<'_>>) -> impl Future<Output = Result<ChatResponse, Error>> + Send {
        (**self).chat(request, on_token)
    }

    fn chat_all(&self, requests: &[ChatRequest]) -> impl Future<Output = Vec<Result<ChatResponse, Error>>> + Send {
        (**self).chat_all(requests)
    }

    fn count_tokens(&self, texts: &[&str]) -> impl Future<Output = Result<Option<Vec<usize>>, Error>> + Send {
        (**self).count_tokens(texts)
    }
}
