//! The provider that a run was told to use. The trait's futures have no common type, so a choice at run time is an enum; the wrappers
//! of `retry`, `limit` and `replay` go around it.

#[cfg(feature = "embedded")]
use super::embedded::Embedded;
use super::llama_server::LlamaServer;
use super::openai::OpenAi;
use super::replay::Replay;
use super::{Capabilities, ChatRequest, ChatResponse, Error, OnToken, Provider};

/// Any of the providers.
#[derive(Debug)]
pub enum AnyProvider {
    /// A service that speaks the protocol of `openai`.
    OpenAi(OpenAi),
    /// A llama.cpp server, running already or started for this run.
    LlamaServer(LlamaServer),
    /// llama.cpp in this process.
    #[cfg(feature = "embedded")]
    Embedded(Embedded),
    /// A folder of recordings.
    Replay(Replay),
}

/// Does the same with whichever provider it is.
macro_rules! delegate {
    ($self:ident, $provider:ident => $call:expr) => {
        match $self {
            Self::OpenAi($provider) => $call,
            Self::LlamaServer($provider) => $call,
            #[cfg(feature = "embedded")]
            Self::Embedded($provider) => $call,
            Self::Replay($provider) => $call,
        }
    };
}

impl Provider for AnyProvider {
    fn capabilities(&self) -> &Capabilities {
        delegate!(self, provider => provider.capabilities())
    }

    async fn chat(&self, request: &ChatRequest, on_token: Option<OnToken<'_>>) -> Result<ChatResponse, Error> {
        delegate!(self, provider => provider.chat(request, on_token).await)
    }

    async fn chat_all(&self, requests: &[ChatRequest]) -> Vec<Result<ChatResponse, Error>> {
        delegate!(self, provider => provider.chat_all(requests).await)
    }

    async fn count_tokens(&self, texts: &[&str]) -> Result<Option<Vec<usize>>, Error> {
        delegate!(self, provider => provider.count_tokens(texts).await)
    }
}
