//! llama.cpp's `llama-server`: one that runs already, or one that Tally starts and stops.
//!
//! Chats and texts go through `openai`; what this adds is what such a server tells of itself: its slots, its context, whether the
//! model takes chats at all, exact token counts, and with them the proof that it read the whole prompt.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use reqwest::{StatusCode, Url};
use serde_json::{Value, json};

use super::endpoint::{Connection, Endpoint, Key, Timeouts};
use super::openai::{self, OpenAi};
use super::vendor::Vendors;
use super::{Capabilities, ChatRequest, ChatResponse, Error, Input, OnToken, Provider};

mod process;

use process::Process;

const NAME: &str = "llama-server";

/// The template that the server makes up for a model without one: such a model is taken for a base model.
const MADE_UP_TEMPLATE: &str = "{%- for message in messages -%}\n  {{- '<|im_start|>' + message.role + '\n' + message.content + '<|im_end|>\n' -}}\n\
     {%- endfor -%}\n{%- if add_generation_prompt -%}\n  {{- '<|im_start|>assistant\n' -}}\n{%- endif -%}";

/// By how many tokens the server's two ways to count one prompt may differ: the marks of its beginning and end.
const COUNT_TOLERANCE: u64 = 8;

/// How a server is used, running or started.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where the key comes from, if the server wants one.
    pub key: Key,
    /// How long to wait for replies.
    pub timeouts: Timeouts,
    /// How long to wait while it loads its model.
    pub loading: Duration,
    /// Whether its model takes chats; asked of the server unless given.
    pub chat: Option<bool>,
}

impl Default for Options {
    fn default() -> Self {
        Self { key: Key::None, timeouts: Timeouts::default(), loading: Duration::from_mins(3), chat: None }
    }
}

/// A server to start.
#[derive(Clone, Debug)]
pub struct Start {
    /// The `llama-server` binary.
    pub binary: PathBuf,
    /// The model, a GGUF file.
    pub model: PathBuf,
    /// Tokens of context a slot; the model's own context, shared by the slots, unless given.
    pub context: Option<u32>,
    /// Requests at once.
    pub slots: usize,
    /// Threads to compute with; the server's choice unless given.
    pub threads: Option<usize>,
    /// Further arguments, such as `-ngl 99`.
    pub arguments: Vec<String>,
}

impl Start {
    /// A server of `binary` with `model`, one slot, and all else by default.
    pub fn new(binary: impl Into<PathBuf>, model: impl Into<PathBuf>) -> Self {
        Self { binary: binary.into(), model: model.into(), context: None, slots: 1, threads: None, arguments: Vec::new() }
    }

    fn arguments(&self, port: u16) -> Vec<String> {
        let slots = self.slots.max(1);
        let total = self.context.map(|context| u64::from(context).saturating_mul(u64::try_from(slots).unwrap_or(u64::MAX)).to_string());
        let given = [
            ("--host", Some("127.0.0.1".to_owned())),
            ("--port", Some(port.to_string())),
            ("--model", Some(self.model.display().to_string())),
            // Slots that are named share the context evenly; else one long request could starve the others.
            ("--parallel", Some(slots.to_string())),
            ("--ctx-size", total),
            ("--threads", self.threads.map(|threads| threads.to_string())),
        ];
        let pairs = given.into_iter().filter_map(|(name, value)| Some([name.to_owned(), value?]));
        pairs.flatten().chain(["--offline".to_owned()]).chain(self.arguments.iter().cloned()).collect()
    }
}

/// A llama.cpp server. One that was started for this value ends with it.
#[derive(Debug)]
pub struct LlamaServer {
    service: OpenAi,
    process: Option<Process>,
}

impl LlamaServer {
    /// Uses the server at `url`, waiting for its model where it is still loading.
    pub async fn connect(url: &str, options: &Options, vendors: &Vendors) -> Result<Self, Error> {
        Self::prepare(url, options, vendors, None).await
    }

    /// Starts a server on a free port of this machine and waits until it is ready.
    pub async fn start(start: &Start, options: &Options, vendors: &Vendors) -> Result<Self, Error> {
        if !start.model.is_file() {
            return Err(Error::Setup(format!("there is no model at `{}`", start.model.display())));
        }
        let port = free_port().map_err(|error| Error::Engine(format!("no port is free on this machine: {error}")))?;
        let process = Process::spawn(&start.binary, &start.arguments(port))?;
        Self::prepare(&format!("http://127.0.0.1:{port}"), options, vendors, Some(process)).await
    }

    /// The process id of the server, if it was started for this value.
    pub fn process_id(&self) -> Option<u32> {
        self.process.as_ref().map(Process::id)
    }

    async fn prepare(url: &str, options: &Options, vendors: &Vendors, process: Option<Process>) -> Result<Self, Error> {
        let endpoint =
            Endpoint { vendor: Some(NAME.to_owned()), key: options.key.clone(), timeouts: options.timeouts, ..Endpoint::new(url, NAME) };
        let service = OpenAi::new(&endpoint, vendors)?;
        wait_until_ready(service.connection(), process.as_ref(), options.loading).await?;
        let connection = service.connection();
        let props = connection.json(connection.get(root(connection, "/props")).await?).await?;
        let capabilities = capabilities(&props, options.chat)?;
        Ok(Self { service: service.with_capabilities(capabilities), process })
    }

    /// The exact number of the prompt's tokens, or `None` where this build cannot count.
    async fn prompt_tokens(&self, request: &ChatRequest) -> Option<u64> {
        let connection = self.service.connection();
        match &request.input {
            Input::Chat(_) => {
                let body = openai::body(&connection.vendor, &self.capabilities().model, request, false);
                let answer = post(connection, connection.url("/chat/completions/input_tokens"), &body).await.ok()?;
                answer.get("input_tokens")?.as_u64()
            }
            Input::Completion(text) => u64::try_from(self.tokenize(text, true).await.ok()?).ok(),
        }
    }

    async fn tokenize(&self, text: &str, special: bool) -> Result<usize, Error> {
        let connection = self.service.connection();
        let body = json!({ "content": text, "add_special": special, "parse_special": special });
        let answer = post(connection, root(connection, "/tokenize"), &body).await?;
        answer.get("tokens").and_then(Value::as_array).map(Vec::len).ok_or_else(|| connection.malformed("no `tokens` from /tokenize"))
    }

    /// The error itself, or that the server is gone where that is what lies behind it.
    async fn explain(&self, error: Error) -> Error {
        if let (Some(process), Error::Unreachable { .. } | Error::Malformed { .. }) = (&self.process, &error) {
            // The connection breaks a moment before the process can be seen to have ended.
            for _ in 0..10 {
                if let Some(end) = process.ended() {
                    return Error::Engine(end);
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
        error
    }
}

impl Provider for LlamaServer {
    fn capabilities(&self) -> &Capabilities {
        self.service.capabilities()
    }

    async fn chat(&self, request: &ChatRequest, on_token: Option<OnToken<'_>>) -> Result<ChatResponse, Error> {
        let counted = self.prompt_tokens(request).await;
        let context = self.capabilities().context.map(u64::from);
        if let (Some(prompt), Some(context)) = (counted, context)
            && prompt >= context
        {
            return Err(Error::Context { prompt, context });
        }
        let mut reply = match self.service.chat(request, on_token).await {
            Ok(reply) => reply,
            Err(error) => return Err(self.explain(error).await),
        };
        // Older builds cut a prompt that is too long, and say so nowhere but here.
        let read = reply.usage.prompt_tokens;
        if let Some(prompt) = counted.filter(|counted| read > 0 && read + COUNT_TOLERANCE < *counted) {
            return Err(Error::Context { prompt, context: read });
        }
        // The server calls the model by its path, which says more of the machine than of the model.
        reply.model.clone_from(&self.capabilities().model);
        Ok(reply)
    }

    async fn count_tokens(&self, texts: &[&str]) -> Result<Option<Vec<usize>>, Error> {
        let mut counts = Vec::with_capacity(texts.len());
        for text in texts {
            match self.tokenize(text, false).await {
                Ok(count) => counts.push(count),
                Err(error) => return Err(self.explain(error).await),
            }
        }
        Ok(Some(counts))
    }
}

/// A port that nothing listens on.
fn free_port() -> std::io::Result<u16> {
    Ok(std::net::TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// The address of `path` beside `/v1`.
fn root(connection: &Connection, path: &str) -> Url {
    let mut url = connection.url("");
    let root = url.path().trim_end_matches('/');
    let root = root.strip_suffix("/v1").unwrap_or(root).to_owned();
    url.set_path(&format!("{root}{path}"));
    url
}

async fn post(connection: &Connection, url: Url, body: &Value) -> Result<Value, Error> {
    connection.json(connection.post(url, body).await?).await
}

/// Waits while the server comes up (`process`) or loads its model (503).
async fn wait_until_ready(connection: &Connection, process: Option<&Process>, limit: Duration) -> Result<(), Error> {
    let start = Instant::now();
    loop {
        let health = tokio::time::timeout(limit.min(Duration::from_secs(5)), connection.get(root(connection, "/health"))).await;
        match health {
            Ok(Ok(response)) if response.status().is_success() => return Ok(()),
            Ok(Ok(response)) if response.status() == StatusCode::SERVICE_UNAVAILABLE => {}
            Ok(Ok(response)) => return Err(connection.refusal(response).await),
            // One that was just started does not listen yet.
            Ok(Err(error)) if process.is_none() => return Err(error),
            Ok(Err(_)) | Err(_) => {}
        }
        if let Some(end) = process.and_then(Process::ended) {
            return Err(Error::Engine(end));
        }
        if start.elapsed() >= limit {
            return Err(connection.timed_out(limit));
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// What the server says of itself in `/props`.
fn capabilities(props: &Value, chat: Option<bool>) -> Result<Capabilities, Error> {
    let Some(slots) = props.get("total_slots").and_then(Value::as_u64) else {
        return Err(Error::Setup("the server says nothing of its slots: is it llama.cpp's llama-server, with a model loaded?".to_owned()));
    };
    let text = |name: &str| props.get(name).and_then(Value::as_str).unwrap_or_default();
    let named = [text("model_alias"), text("model_path")].into_iter().find(|name| !name.is_empty()).unwrap_or(NAME);
    let file = Path::new(named).file_name().map_or_else(|| named.into(), |name| name.to_string_lossy());
    let model = file.strip_suffix(".gguf").unwrap_or(&file).to_owned();
    let template = text("chat_template").trim();
    Ok(Capabilities {
        provider: NAME.to_owned(),
        model,
        chat: chat.unwrap_or(!template.is_empty() && template != MADE_UP_TEMPLATE),
        context: props
            .pointer("/default_generation_settings/n_ctx")
            .and_then(Value::as_u64)
            .and_then(|context| u32::try_from(context).ok()),
        slots: usize::try_from(slots).unwrap_or(1).max(1),
        constrained: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(props: &Value, want: &str) {
        let shown = match capabilities(props, None) {
            Ok(of) => format!("{} chat {} context {:?} slots {}", of.model, of.chat, of.context, of.slots),
            Err(error) => error.to_string(),
        };
        assert!(shown.contains(want), "{props} gave {shown}");
    }

    #[test]
    fn props() {
        let of = |alias: &str, template: &str| json!({ "total_slots": 2, "default_generation_settings": { "n_ctx": 512 }, "model_alias": alias, "model_path": "/m/b.Q4_1.gguf", "chat_template": template });
        check(&of("", "{{x}}"), "b.Q4_1 chat true context Some(512) slots 2");
        check(&of("/models/a.gguf", "{{x}}"), "a chat true");
        check(&of("qwen", "{{x}}"), "qwen chat true");
        check(&of("qwen", ""), "qwen chat false");
        check(&of("qwen", MADE_UP_TEMPLATE), "qwen chat false");
        check(&json!({ "error": "no" }), "is it llama.cpp's llama-server");
    }

    #[test]
    fn arguments() {
        let start = Start {
            context: Some(2048),
            slots: 3,
            threads: Some(2),
            arguments: vec!["-ngl".to_owned(), "99".to_owned()],
            ..Start::new("b", "m.gguf")
        };
        let want = "--host 127.0.0.1 --port 7 --model m.gguf --parallel 3 --ctx-size 6144 --threads 2 --offline -ngl 99";
        assert_eq!(start.arguments(7).join(" "), want);
        assert_eq!(Start::new("b", "m.gguf").arguments(7).join(" "), "--host 127.0.0.1 --port 7 --model m.gguf --parallel 1 --offline");
    }
}
