//! Every way in which a provider can fail to give a good reply. Named by all adapters, matched by `retry` and the pipeline.

use std::time::Duration;

use super::Usage;

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
