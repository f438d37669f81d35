//! From settings to a provider that answers: which adapter, which model, recorded or not, retried and paced.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::progress::Progress;
use crate::config::{Config, ProviderName};
use crate::model;
use crate::provider::any::AnyProvider;
use crate::provider::cache::{self, Cache};
use crate::provider::cached::Cached;
use crate::provider::endpoint::{Endpoint, Key, Timeouts};
use crate::provider::limit::{Limited, Limits};

use crate::provider::llama_server::{self, LlamaServer, Start};
use crate::provider::openai::OpenAi;
use crate::provider::replay::{Recorder, Replay};
use crate::provider::retry::{Policy, Retry};
use crate::provider::{Capabilities, ChatRequest, ChatResponse, Error, OnToken, Provider};

/// The three ways out where no model can be found.
const WAYS_OUT: &str = "no model to ask. Three ways out:\n  \
    1. fetch the small default model once:   summarize models pull gemma-3-270m\n  \
    2. name a service or a llama.cpp server:  --base-url URL --model NAME (key in TALLY_API_KEY)\n  \
    3. answer from recorded replies:          --replay DIR";

/// A provider as the pipeline is given it. A retry that waits holds no slot, and a request to slow down holds back the others.
pub(super) type Connected = Cached<Retry<Limited<Voice>>>;

/// A provider whose replies are recorded, or not.
#[derive(Debug)]
pub(super) enum Voice {
    Plain(AnyProvider),
    Recorded(Recorder<AnyProvider>),
}

impl Provider for Voice {
    fn capabilities(&self) -> &Capabilities {
        match self {
            Self::Plain(provider) => provider.capabilities(),
            Self::Recorded(provider) => provider.capabilities(),
        }
    }

    async fn chat(&self, request: &ChatRequest, on_token: Option<OnToken<'_>>) -> Result<ChatResponse, Error> {
        match self {
            Self::Plain(provider) => provider.chat(request, on_token).await,
            Self::Recorded(provider) => provider.chat(request, on_token).await,
        }
    }

    async fn chat_all(&self, requests: &[ChatRequest]) -> Vec<Result<ChatResponse, Error>> {
        match self {
            Self::Plain(provider) => provider.chat_all(requests).await,
            Self::Recorded(provider) => provider.chat_all(requests).await,
        }
    }

    async fn count_tokens(&self, texts: &[&str]) -> Result<Option<Vec<usize>>, Error> {
        match self {
            Self::Plain(provider) => provider.count_tokens(texts).await,
            Self::Recorded(provider) => provider.count_tokens(texts).await,
        }
    }
}

/// Finds and prepares the provider that the settings ask for.
pub(super) async fn connect(config: &Config, progress: &Progress) -> Result<Connected, Error> {
    let provider = match name(config) {
        ProviderName::Replay => AnyProvider::Replay(Replay::open(replay_folder(config)?)?),
        ProviderName::Openai => AnyProvider::OpenAi(OpenAi::new(&endpoint(config)?, &config.vendors)?),
        ProviderName::LlamaServer => {
            progress.say("waiting for the llama.cpp server");
            AnyProvider::LlamaServer(llama_server(config).await?)
        }
        ProviderName::Embedded | ProviderName::Auto => embedded(config, progress)?,
    };
    let voice = match &config.record {
        Some(folder) => Voice::Recorded(Recorder::new(provider, folder)?),
        None => Voice::Plain(provider),
    };
    let policy = Policy { tries: config.retries.saturating_add(1), seed: config.seed.into(), ..Policy::default() };
    let limits =
        Limits { slots: config.concurrency, requests_per_minute: config.requests_per_minute, tokens_per_minute: config.tokens_per_minute };
    let shown = progress.clone();
    let retry = Retry::new(Limited::new(voice, limits), policy).on_wait(Box::new(move |error, wait, tried| shown.wait(error, wait, tried)));
    Ok(Cached::new(retry, &address(config), replies(config)))
}

/// Where the provider is, as far as it tells replies apart.
pub(super) fn address(config: &Config) -> String {
    let named = config.base_url.as_deref().or(config.vendor.as_deref()).unwrap_or_default();
    named.trim_end_matches('/').trim_end_matches("/v1").to_owned()
}

/// The cache of paid replies, unless it is switched off. Recordings are made and played whole, so they go without.
fn replies(config: &Config) -> Option<Arc<Cache>> {
    let wanted = config.reply_cache && config.record.is_none() && name(config) != ProviderName::Replay;
    Some(Arc::new(reply_cache(config)?)).filter(|_| wanted)
}

/// The cache of paid replies; `None` where the user has no home.
pub(super) fn reply_cache(config: &Config) -> Option<Cache> {
    let limits = cache::Limits {
        bytes: u64::from(config.reply_cache_mb) << 20,
        age: Duration::from_secs(u64::from(config.reply_cache_days) * 86_400),
    };
    Some(Cache::new(&cache_folder(config)?, limits))
}

/// `cache`, else `$XDG_CACHE_HOME/tally`, else `~/.cache/tally`.
fn cache_folder(config: &Config) -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let system = || set("XDG_CACHE_HOME").map(|folder| folder.join("tally"));
    let home = || set("HOME").or_else(|| set("USERPROFILE")).map(|folder| folder.join(".cache").join("tally"));
    config.cache.clone().or_else(system).or_else(home)
}

/// The adapter that is named, or that the other settings imply.
pub(super) fn name(config: &Config) -> ProviderName {
    match config.provider {
        ProviderName::Auto if config.replay.is_some() => ProviderName::Replay,
        ProviderName::Auto if config.llama_server.is_some() => ProviderName::LlamaServer,
        ProviderName::Auto if config.base_url.is_some() || config.vendor.is_some() => ProviderName::Openai,
        ProviderName::Auto => ProviderName::Embedded,
        named => named,
    }
}

fn replay_folder(config: &Config) -> Result<&Path, Error> {
    config.replay.as_deref().ok_or_else(|| Error::Setup("provider `replay` needs a folder of recordings: --replay DIR".to_owned()))
}

fn endpoint(config: &Config) -> Result<Endpoint, Error> {
    let model = config.model.clone().ok_or_else(|| Error::Setup("name the service's model: --model NAME".to_owned()))?;
    Ok(Endpoint {
        vendor: config.vendor.clone(),
        base_url: config.base_url.clone(),
        key: key(config),
        timeouts: timeouts(config),
        slots: config.concurrency.unwrap_or(Endpoint::new("", "").slots),
        ..Endpoint::new("", model)
    })
}

/// The service itself, for the Batch API and its files; without a key where none is needed, as for writing files.
pub(super) fn service(config: &Config, with_key: bool) -> Result<OpenAi, Error> {
    if name(config) != ProviderName::Openai {
        return Err(Error::Setup("batch files are for OpenAI-compatible services: plan with --vendor or --base-url".to_owned()));
    }
    let endpoint = endpoint(config)?;
    OpenAi::new(&Endpoint { key: if with_key { endpoint.key.clone() } else { Key::None }, ..endpoint }, &config.vendors)
}

fn key(config: &Config) -> Key {
    match (&config.api_key, &config.key_cmd) {
        (Some(key), _) => Key::Given(key.clone()),
        (None, Some(command)) => Key::Command(command.clone()),
        (None, None) => Key::Vendor,
    }
}

fn timeouts(config: &Config) -> Timeouts {
    let default = Timeouts::default();
    Timeouts {
        idle: config.timeout,
        total: config.timeout.max(default.total.min(config.timeout * 5)),
        connect: default.connect.min(config.timeout),
    }
}

/// Where this user's model files are kept.
pub(super) fn model_cache(config: &Config) -> Result<model::Cache, model::Error> {
    match &config.cache {
        Some(folder) => Ok(model::Cache::at(folder.join("models"))),
        None => model::Cache::of_user(|name| std::env::var(name).ok()),
    }
}

/// The weights of the model that is named, by a known name or as a GGUF file; else of the default one.
pub(super) fn weights(config: &Config) -> Result<model::Cached, Error> {
    let default = model::known::default_model().map_or("", |known| known.name);
    let name = config.model.as_deref().unwrap_or(default);
    model_cache(config).and_then(|cache| cache.find(name)).map_err(|error| match error {
        // Nobody asked for this model by name: what is missing is any model at all.
        model::Error::Missing(_) if config.model.is_none() => Error::Setup(WAYS_OUT.to_owned()),
        error => Error::Setup(error.to_string()),
    })
}

async fn llama_server(config: &Config) -> Result<LlamaServer, Error> {
    let options = llama_server::Options { key: key(config), timeouts: timeouts(config), ..llama_server::Options::default() };
    match (&config.base_url, &config.llama_server) {
        (Some(url), _) => LlamaServer::connect(url, &options, &config.vendors).await,
        (None, Some(binary)) => {
            let start = Start { context: Some(config.context), ..Start::new(binary, weights(config)?.path) };
            LlamaServer::start(&start, &options, &config.vendors).await
        }
        (None, None) => Err(Error::Setup("provider `llama-server` needs --base-url URL, or --llama-server PATH to start one".to_owned())),
    }
}

#[cfg(feature = "embedded")]
fn embedded(config: &Config, progress: &Progress) -> Result<AnyProvider, Error> {
    use crate::provider::embedded::{Embedded, Options};
    let model = weights(config)?;
    progress.say(format!("loading {}", model.name));
    let options = Options { context: Some(config.context), ..Options::default() };
    Ok(AnyProvider::Embedded(Embedded::load(&model.path, &model.name, &options)?))
}

#[cfg(not(feature = "embedded"))]
fn embedded(_config: &Config, _progress: &Progress) -> Result<AnyProvider, Error> {
    Err(Error::Setup(format!("this program was built without the embedded engine; {WAYS_OUT}")))
}
