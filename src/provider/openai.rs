//! Any service that speaks the chat protocol of `OpenAI`, which is nearly every one; how they differ is data (`vendors.toml`).
//!
//! A request is sent once: whole replies as plain JSON, or as a stream where the caller wants to see the text grow.

use std::collections::BTreeMap;

use reqwest::Response;
use reqwest::header::CONTENT_TYPE;
use serde_json::{Map, Value, json};

use super::endpoint::{Connection, Endpoint};
use super::mask::Mask;
use super::reply::Draft;
use super::sse::{Event, Parser};
use super::vendor::{Vendor, Vendors};
use super::{Capabilities, ChatRequest, ChatResponse, Error, Input, OnToken, Provider, failure, thinking};

/// A service behind an [`Endpoint`].
#[derive(Debug)]
pub struct OpenAi {
    connection: Connection,
    capabilities: Capabilities,
}

impl OpenAi {
    /// Prepares to ask `endpoint`, whose vendor is looked up in `vendors`; reads the key and sends nothing yet.
    pub fn new(endpoint: &Endpoint, vendors: &Vendors) -> Result<Self, Error> {
        let connection = Connection::new(endpoint, vendors)?;
        let capabilities = Capabilities {
            provider: connection.vendor.name.clone(),
            model: endpoint.model.clone(),
            chat: endpoint.chat,
            context: endpoint.context,
            slots: endpoint.slots.max(1),
            constrained: connection.vendor.grammar.is_some(),
        };
        Ok(Self { connection, capabilities })
    }

    /// The same service with what it told of itself.
    pub(super) fn with_capabilities(self, capabilities: Capabilities) -> Self {
        Self { capabilities, ..self }
    }

    /// What is known of it.
    pub(super) fn known(&self) -> &Capabilities {
        &self.capabilities
    }

    /// How it is reached, for adapters that ask it more than chats.
    pub(super) fn connection(&self) -> &Connection {
        &self.connection
    }

    /// The models that the service lists, each with its context in tokens where the service tells it; needs the key, costs nothing.
    pub async fn models(&self) -> Result<BTreeMap<String, Option<u32>>, Error> {
        let limit = self.connection.timeouts.idle;
        let listed = async {
            let response = self.connection.get(self.connection.url("/models")).await?;
            self.connection.json(response).await
        };
        let list = tokio::time::timeout(limit, listed).await.unwrap_or_else(|_| Err(self.connection.timed_out(limit)))?;
        let rows =
            list.get("data").and_then(Value::as_array).ok_or_else(|| self.connection.malformed("a list of models without `data`"))?;
        Ok(rows.iter().filter_map(|row| Some((row.get("id")?.as_str()?.to_owned(), context_of(row)))).collect())
    }

    async fn ask(&self, request: &ChatRequest, on_token: Option<OnToken<'_>>) -> Result<ChatResponse, Error> {
        let path = match request.input {
            Input::Chat(_) => "/chat/completions",
            Input::Completion(_) => "/completions",
        };
        let body = body(&self.connection.vendor, &self.capabilities.model, request, on_token.is_some());
        let response = self.connection.post(self.connection.url(path), &body).await?;
        if !response.status().is_success() {
            return Err(self.connection.refusal(response).await);
        }
        let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let draft = if kind.starts_with("text/event-stream") {
            self.streamed(response, request, on_token).await?
        } else {
            self.whole(response, on_token).await?
        };
        let mut reply = draft.finish(self.connection.asked(), request, &self.capabilities.model)?;
        reply.text = self.connection.redact(&reply.text);
        self.check_whole_prompt(request, &reply)?;
        Ok(reply)
    }

    async fn whole(&self, response: Response, on_token: Option<OnToken<'_>>) -> Result<Draft, Error> {
        let text = self.connection.text(response).await?;
        let mut draft = Draft::default();
        let added = self.add(&mut draft, &text)?;
        if let Some(show) = on_token {
            show(&thinking::strip(&added).text);
        }
        Ok(draft)
    }

    async fn streamed(&self, mut response: Response, request: &ChatRequest, on_token: Option<OnToken<'_>>) -> Result<Draft, Error> {
        let idle = self.connection.timeouts.idle;
        let mut stream =
            Stream { service: self, parser: Parser::default(), draft: Draft::default(), shown: Shown::new(request, on_token), done: false };
        while !stream.done {
            let piece = tokio::time::timeout(idle, response.chunk()).await.map_err(|_| self.connection.timed_out(idle))?;
            match piece {
                Ok(Some(bytes)) => {
                    let events = stream.parser.push(&bytes).map_err(|_| self.connection.malformed("a line of more than 16 MiB"))?;
                    stream.take(events)?;
                }
                Ok(None) => break,
                // Some servers hang up without the protocol's goodbye once all is said.
                Err(_) if stream.draft.is_finished() => break,
                Err(error) => return Err(self.connection.broken(&error)),
            }
        }
        let rest = stream.parser.finish();
        stream.take(rest)?;
        if !stream.draft.is_finished() {
            return Err(self.connection.malformed("the stream ended before the reply was complete"));
        }
        stream.shown.finish();
        Ok(stream.draft)
    }

    /// Adds one JSON text to a draft; gives the words that it adds.
    fn add(&self, draft: &mut Draft, text: &str) -> Result<String, Error> {
        let value: Value = serde_json::from_str(text).map_err(|_| self.connection.no_json(text))?;
        if !value.is_object() && !value.is_array() {
            return Err(self.connection.malformed(format!("{} instead of a reply", failure::excerpt(text))));
        }
        draft.add(self.connection.asked(), &self.connection.vendor.reasoning_fields, &value)
    }

    /// Finds prompts that the service cut without a word, where the vendor is known to do so.
    fn check_whole_prompt(&self, request: &ChatRequest, reply: &ChatResponse) -> Result<(), Error> {
        let least = least_tokens(request);
        let read = reply.usage.prompt_tokens;
        if self.connection.vendor.truncates_silently && read > 0 && read < least {
            return Err(Error::Context { prompt: least, context: read });
        }
        Ok(())
    }
}

impl Provider for OpenAi {
    fn capabilities(&self) -> &Capabilities {
        &self.capabilities
    }

    async fn chat(&self, request: &ChatRequest, on_token: Option<OnToken<'_>>) -> Result<ChatResponse, Error> {
        let total = self.connection.timeouts.total;
        tokio::time::timeout(total, self.ask(request, on_token)).await.unwrap_or_else(|_| Err(self.connection.timed_out(total)))
    }

    async fn count_tokens(&self, _texts: &[&str]) -> Result<Option<Vec<usize>>, Error> {
        Ok(None)
    }
}

/// A stream that is being read.
struct Stream<'a> {
    service: &'a OpenAi,
    parser: Parser,
    draft: Draft,
    shown: Shown<'a>,
    done: bool,
}

impl Stream<'_> {
    fn take(&mut self, events: Vec<Event>) -> Result<(), Error> {
        for event in events {
            let text = match event {
                Event::Data(text) if text.trim() == "[DONE]" => {
                    self.done = true;
                    return Ok(());
                }
                Event::Data(text) => text,
                Event::Error(text) => format!("{{\"error\":{}}}", if text.starts_with('{') { text } else { Value::from(text).to_string() }),
            };
            if !text.trim().is_empty() {
                let added = self.service.add(&mut self.draft, &self.service.connection.redact(&text))?;
                self.shown.push(&added);
            }
        }
        Ok(())
    }
}

/// Shows a growing reply without its reasoning.
struct Shown<'a> {
    filter: Option<thinking::Filter>,
    on_token: Option<OnToken<'a>>,
}

impl<'a> Shown<'a> {
    fn new(request: &ChatRequest, on_token: Option<OnToken<'a>>) -> Self {
        Self { filter: matches!(request.input, Input::Chat(_)).then(thinking::Filter::default), on_token }
    }

    fn push(&mut self, text: &str) {
        let visible = self.filter.as_mut().map_or_else(|| text.to_owned(), |filter| filter.push(text));
        self.show(&visible);
    }

    fn finish(&mut self) {
        let rest = self.filter.as_mut().map(thinking::Filter::finish).unwrap_or_default();
        self.show(&rest);
    }

    fn show(&self, text: &str) {
        if let Some(show) = self.on_token.filter(|_| !text.is_empty()) {
            show(text);
        }
    }
}

/// A listed model's context, under the name that one service or another has for it.
fn context_of(row: &Value) -> Option<u32> {
    let names = ["/meta/n_ctx", "/max_model_len", "/context_length", "/context_window", "/max_context_length"];
    let context = names.iter().find_map(|name| row.pointer(name).and_then(Value::as_u64));
    context.and_then(|context| u32::try_from(context).ok())
}

/// The body of a request: only fields that the vendor's row allows.
pub(super) fn body(vendor: &Vendor, model: &str, request: &ChatRequest, stream: bool) -> Value {
    let mut body = Map::new();
    body.insert("model".to_owned(), model.into());
    match &request.input {
        Input::Chat(messages) => {
            body.insert("messages".to_owned(), json!(messages));
            body.extend(vendor.thinking_off.clone());
        }
        Input::Completion(text) => {
            body.insert("prompt".to_owned(), json!(text));
        }
    }
    let mut set = |ours: &str, value: Value| {
        // Text completions kept the old name of the limit everywhere.
        let old = ours == "max_tokens" && matches!(request.input, Input::Completion(_));
        if let Some(theirs) = if old { Some(ours) } else { vendor.field(ours) } {
            body.insert(theirs.to_owned(), value);
        }
    };
    set("max_tokens", request.max_tokens.into());
    set("temperature", number(vendor.min_temperature.map_or(request.temperature, |least| request.temperature.max(least))));
    set("top_p", number(request.top_p));
    set("seed", request.seed.into());
    if !request.stop.is_empty() {
        set("stop", json!(request.stop));
    }
    if stream {
        set("stream", true.into());
        set("stream_options", json!({ "include_usage": true }));
    }
    if let Some(field) = vendor.grammar.clone().filter(|_| !request.allowed_figures.is_empty()) {
        body.insert(field, Mask::new(&request.allowed_figures, request.number_words.as_deref()).grammar(&request.refused_scripts).into());
    }
    body.extend(vendor.extra.clone());
    Value::Object(body)
}

/// A number as it is written: 0.2 as a single is not 0.2 as a double.
fn number(value: f32) -> Value {
    serde_json::from_str(&value.to_string()).unwrap_or_else(|_| json!(value))
}

/// The fewest tokens that any known tokenizer makes of a prompt: far below the true number, so what is under it was cut.
fn least_tokens(request: &ChatRequest) -> u64 {
    let texts: Vec<&str> = match &request.input {
        Input::Chat(messages) => messages.iter().map(|message| message.content.as_str()).collect(),
        Input::Completion(text) => vec![text.as_str()],
    };
    let chars = || texts.iter().flat_map(|text| text.chars());
    let han = chars().filter(|c| ('\u{3400}'..='\u{9fff}').contains(c)).count();
    let latin = chars().filter(char::is_ascii_alphabetic).count();
    u64::try_from(han * 2 / 5 + latin / 8).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::{ChatMessage, Role};

    fn request(input: Input) -> ChatRequest {
        ChatRequest { temperature: 0.2, seed: 7, ..ChatRequest::new(input, 99) }
    }

    fn check(vendor: &str, model: &str, want: &str) {
        let vendors = Vendors::load(None).unwrap();
        let chat = request(Input::Chat(vec![ChatMessage { role: Role::User, content: "hi".to_owned() }]));
        let body = body(&vendors.named(vendor).unwrap().for_model(model), model, &chat, false).to_string();
        let fields = body.split_once(r#""messages":[{"role":"user","content":"hi"}],"#).unwrap().1;
        assert_eq!(fields.trim_end_matches('}'), want.trim_end_matches('}'), "{vendor} {model}");
    }

    #[test]
    fn bodies_follow_the_table() {
        check("openai-compatible", "m", r#""max_tokens":99,"temperature":0.2,"top_p":1,"seed":7"#);
        check("openai", "gpt-4o", r#""max_completion_tokens":99,"temperature":0.2,"top_p":1,"seed":7"#);
        check("openai", "gpt-5-mini", r#""reasoning_effort":"minimal","max_completion_tokens":99,"seed":7"#);
        check("deepseek", "deepseek-chat", r#""thinking":{"type":"disabled"},"max_tokens":99,"temperature":0.2,"top_p":1"#);
        check("dashscope", "qwen-plus", r#""enable_thinking":false,"max_tokens":99,"temperature":0.2,"top_p":1,"seed":7"#);
        check("mistral", "mistral-small", r#""max_tokens":99,"temperature":0.2,"top_p":1,"random_seed":7"#);
        check("anthropic", "claude", r#""max_tokens":99,"temperature":0.2"#);
        check(
            "llama-server",
            "m",
            r#""chat_template_kwargs":{"enable_thinking":false},"max_tokens":99,"temperature":0.2,"top_p":1,"seed":7,"cache_prompt":true"#,
        );
    }

    #[test]
    fn completions_and_streams() {
        let vendors = Vendors::load(None).unwrap();
        let vendor = vendors.named("openai").unwrap();
        let body = body(vendor, "m", &ChatRequest { stop: vec!["\n".to_owned()], ..request(Input::Completion("A".to_owned())) }, true);
        let want = json!({"model":"m","prompt":"A","max_tokens":99,"temperature":number(0.2),"top_p":1,"seed":7,"stop":["\n"],"stream":true,"stream_options":{"include_usage":true}});
        assert_eq!(body, want);
    }

    #[test]
    fn the_least_number_of_tokens_is_low() {
        let count = |text: &str| least_tokens(&request(Input::Completion(text.to_owned())));
        assert_eq!((count(&"中".repeat(1000)), count(&"word ".repeat(1000)), count("12345 ----"), count("")), (400, 500, 0, 0));
    }
}
