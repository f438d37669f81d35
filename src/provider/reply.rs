//! Reads replies in the shape of `OpenAI`, whole or in pieces, and decides whether they are good. Pure; called by `openai`.

use serde_json::Value;

use super::failure::{self, Asked};
use super::{ChatRequest, ChatResponse, Error, Input, StopReason, Usage, thinking};

/// Ends by which a reply is whole, in the words of one service or another.
const STOPPED: &[&str] = &["stop", "eos", "end_turn", "stop_sequence", "stop_token", "complete", "completed"];
/// Ends at a limit.
const CUT: &[&str] = &["length", "max_tokens", "model_length", "max_output_tokens"];
/// Ends at a filter.
const REFUSED: &[&str] =
    &["content_filter", "refusal", "sensitive", "safety", "recitation", "blocklist", "prohibited_content", "spii", "guardrail_intervened"];
/// Ends at a failure of the service.
const FAILED: &[&str] = &["error", "insufficient_system_resource", "network_error", "abort"];

/// What has come of a reply so far.
#[derive(Debug, Default)]
pub(super) struct Draft {
    text: String,
    refusal: String,
    reasoned: bool,
    finish: Option<String>,
    usage: Usage,
    model: Option<String>,
}

impl Draft {
    /// Takes a whole body, or one piece of a stream; gives the text that it adds.
    pub(super) fn add(&mut self, asked: Asked<'_>, reasoning_fields: &[String], value: &Value) -> Result<String, Error> {
        if let Some(error) = failure::inside(asked, value) {
            return Err(error);
        }
        if let Some(usage) = value.get("usage").filter(|usage| usage.is_object()) {
            self.usage = read_usage(usage);
        }
        if let Some(model) = value.get("model").and_then(Value::as_str).filter(|model| !model.is_empty()) {
            self.model = Some(model.to_owned());
        }
        // The chunk that carries the usage has no choices.
        let Some(choice) = value.pointer("/choices/0") else { return Ok(String::new()) };
        if let Some(error) = failure::inside(asked, choice) {
            return Err(error);
        }
        if let Some(finish) = choice.get("finish_reason").and_then(Value::as_str).filter(|finish| !finish.is_empty()) {
            self.finish = Some(finish.to_lowercase());
        }
        let message = choice.get("message").or_else(|| choice.get("delta")).unwrap_or(choice);
        let said = |name: &str| message.get(name).and_then(Value::as_str).is_some_and(|text| !text.is_empty());
        self.reasoned |= ["reasoning_content", "reasoning"].into_iter().chain(reasoning_fields.iter().map(String::as_str)).any(said);
        self.refusal.push_str(message.get("refusal").and_then(Value::as_str).unwrap_or_default());
        let text = content(message.get("content").or_else(|| message.get("text")));
        self.text.push_str(&text);
        Ok(text)
    }

    /// Whether the service has said how the reply ended.
    pub(super) fn is_finished(&self) -> bool {
        self.finish.is_some()
    }

    /// The reply, if it is a good one.
    pub(super) fn finish(self, asked: Asked<'_>, request: &ChatRequest, model: &str) -> Result<ChatResponse, Error> {
        let provider = asked.service.to_owned();
        let usage = self.usage;
        let chat = matches!(request.input, Input::Chat(_));
        let stripped = if chat { thinking::strip(&self.text) } else { thinking::Stripped { text: self.text, thought: false } };
        let text = stripped.text;
        let finish = self.finish.as_deref().unwrap_or_default();
        if !self.refusal.is_empty() {
            return Err(Error::Refused { provider, message: failure::excerpt(&self.refusal), usage });
        }
        // Some gateways end with `content_filter: PROHIBITED_CONTENT`.
        if REFUSED.iter().any(|word| finish.starts_with(word)) {
            return Err(Error::Refused { provider, message: format!("the reply ended with `{finish}`"), usage });
        }
        if FAILED.contains(&finish) {
            return Err(Error::Server { provider, status: 200, message: format!("the reply ended with `{finish}`"), retry_after: None });
        }
        let limit = CUT.contains(&finish);
        if !limit && !STOPPED.contains(&finish) {
            let end =
                if finish.is_empty() { "without a finish_reason".to_owned() } else { format!("with the unknown finish_reason `{finish}`") };
            return Err(Error::Malformed { provider, detail: format!("it ended {end}") });
        }
        if text.trim().is_empty() {
            return Err(Error::Empty { provider, thinking: self.reasoned || stripped.thought, usage });
        }
        // Some servers say `stop` whatever the end was; the count gives them away.
        let full = chat && usage.completion_tokens >= u64::from(request.max_tokens) && usage.completion_tokens > 0;
        if chat && (limit || full) {
            let tokens = if usage.completion_tokens == 0 { u64::from(request.max_tokens) } else { usage.completion_tokens };
            return Err(Error::Cut { tokens, text, usage });
        }
        let stop = if limit { StopReason::Length } else { StopReason::Stop };
        Ok(ChatResponse { text, stop, usage, model: self.model.unwrap_or_else(|| model.to_owned()) })
    }
}

/// The text of `content`: a string, or an array of parts.
fn content(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(parts)) => parts.iter().filter_map(|part| part.get("text").and_then(Value::as_str)).collect(),
        _ => String::new(),
    }
}

fn read_usage(usage: &Value) -> Usage {
    let count = |path: &str| usage.pointer(path).and_then(Value::as_u64);
    Usage {
        prompt_tokens: count("/prompt_tokens").unwrap_or_default(),
        cached_tokens: count("/prompt_tokens_details/cached_tokens").or_else(|| count("/prompt_cache_hit_tokens")).unwrap_or_default(),
        completion_tokens: count("/completion_tokens").unwrap_or_default(),
    }
}
