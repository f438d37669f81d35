//! Tells the ways apart in which a service says no. Pure: status, headers and body in, [`Error`] out; called by `openai` and `llama_server`.
//!
//! Services agree on little: the error may be an object, a text, an array of one, or stand inside a reply with status 200 or a
//! stream. Its `type` and `code` decide before the status does; the wording of its message comes last.

use std::time::{Duration, SystemTime};

use reqwest::header::HeaderMap;
use serde_json::Value;

use super::{Error, Usage, retry_after};

/// Codes and types that mean an empty purse at one vendor or another.
const QUOTA: &[&str] = &[
    "insufficient_quota",
    "insufficient_balance",
    "insufficient_credits",
    "credit_balance_exhausted",
    "billing_hard_limit_reached",
    "billing_not_active",
    "organization_spend_limit_exceeded",
    "project_spend_limit_exceeded",
    "organization_usage_limit_exceeded",
    "enforced_spend_limit_reached",
];

const CONTEXT: &[&str] = &["context_length_exceeded", "exceed_context_size_error", "context_window_exceeded"];

const REFUSED: &[&str] =
    &["content_filter", "content_policy_violation", "data_inspection_failed", "datainspectionfailed", "responsibleaipolicyviolation"];

/// The last resort where a service has no code for a full context.
const CONTEXT_WORDS: &[&str] = &[
    "maximum context length",
    "context length exceeded",
    "exceeds the available context size",
    "exceeds the context",
    "context window",
    "prompt is too long",
    "input is too long",
];

/// The status that the `type` of an error inside a reply stands for.
const STATUS_OF_TYPE: &[(&str, u16)] = &[
    ("rate_limit", 429),
    ("slow_down", 429),
    ("overloaded", 529),
    ("unavailable", 503),
    ("authentication", 401),
    ("invalid_api_key", 401),
    ("permission", 403),
    ("not_found", 404),
    ("invalid_request", 400),
    ("not_supported", 501),
];

/// What a service says of its error.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Problem {
    message: String,
    /// `code`, `type` and `details.error_code`, in lower case: vendors put the telling word in any of them.
    kinds: Vec<String>,
    /// A number in `code`: a status.
    status: Option<u16>,
    /// How long to wait, where the body says so.
    wait: Option<Duration>,
    prompt: u64,
    context: u64,
}

/// Who was asked, for an error's text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    /// The service's name.
    pub(super) service: &'a str,
    /// The vendor's own codes for an empty purse.
    pub(super) quota_codes: &'a [String],
}

/// The error for a reply whose status is not 2xx.
pub(super) fn of_reply(asked: Asked<'_>, status: u16, headers: &HeaderMap, body: &str) -> Error {
    let problem = serde_json::from_str::<Value>(body).ok().and_then(|value| Problem::find(&value)).unwrap_or_else(|| Problem::plain(body));
    let wait = retry_after::from_headers(headers, SystemTime::now());
    problem.into_error(asked, status, wait)
}

/// The error inside a body or a stream whose status was 200, if there is one.
pub(super) fn inside(asked: Asked<'_>, value: &Value) -> Option<Error> {
    let problem = Problem::find(value)?;
    let named = |kind: &String| STATUS_OF_TYPE.iter().find(|(name, _)| kind.contains(name)).map(|(_, status)| *status);
    let status = problem.status.or_else(|| problem.kinds.iter().find_map(named)).unwrap_or(500);
    Some(problem.into_error(asked, status, None))
}

/// The first words of something that is no JSON, for a message: a web page's title, or the first line.
pub(super) fn excerpt(body: &str) -> String {
    let lower = body.to_ascii_lowercase();
    if lower.trim_start().starts_with("<!doctype") || lower.trim_start().starts_with("<html") {
        let title =
            lower.find("<title>").and_then(|at| body.split_at_checked(at + "<title>".len())).and_then(|(_, rest)| rest.split('<').next());
        return format!("a web page ({})", shorten(title.unwrap_or("without a title")));
    }
    shorten(body)
}

fn shorten(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        return "nothing".to_owned();
    }
    match line.char_indices().nth(300) {
        Some((at, _)) => format!("{}…", line.split_at(at).0),
        None => line,
    }
}

impl Problem {
    fn plain(body: &str) -> Self {
        Self { message: excerpt(body), ..Self::default() }
    }

    /// The error that a JSON body holds: `{"error": {..}}`, `{"error": ".."}`, `{"object": "error", ..}`, `{"detail": ..}`, or an array of one.
    fn find(value: &Value) -> Option<Self> {
        if let Some(first) = value.as_array().and_then(|values| values.first()) {
            return Self::find(first);
        }
        let bare = value.get("object").and_then(Value::as_str) == Some("error")
            || value.get("choices").is_none() && value.get("message").is_some_and(Value::is_string);
        match value.get("error").filter(|error| !matches!(error, Value::Null | Value::Bool(false)) && error.as_str() != Some("")) {
            Some(error @ Value::Object(_)) => Some(Self::of(error)),
            Some(text) => Some(Self { message: shorten(&text_of(text)), ..Self::of(value) }),
            None if bare => Some(Self::of(value)),
            None => value.get("detail").map(|detail| Self { message: shorten(&text_of(detail)), ..Self::default() }),
        }
    }

    fn of(error: &Value) -> Self {
        let field = |name: &str| error.get(name).filter(|value| !value.is_null());
        let kinds =
            [field("code"), field("type"), field("status"), error.pointer("/details/error_code"), error.pointer("/innererror/code")];
        let mut message = shorten(&field("message").map(text_of).unwrap_or_default());
        if let Some(parameter) = field("param").and_then(Value::as_str).filter(|name| !message.contains(name)) {
            message = format!("{message} (parameter `{parameter}`)");
        }
        // OpenRouter passes on what the service behind it said.
        if let Some(raw) = error.pointer("/metadata/raw").and_then(Value::as_str) {
            message = format!("{message}: {}", shorten(raw));
        }
        Self {
            kinds: kinds.into_iter().flatten().map(|kind| text_of(kind).to_lowercase()).collect(),
            status: field("code")
                .and_then(Value::as_u64)
                .and_then(|code| u16::try_from(code).ok())
                .filter(|code| (400..600).contains(code)),
            wait: error.get("details").and_then(Value::as_array).and_then(|details| details.iter().find_map(retry_delay)),
            prompt: field("n_prompt_tokens").and_then(Value::as_u64).unwrap_or_default(),
            context: field("n_ctx").and_then(Value::as_u64).unwrap_or_default(),
            message,
        }
    }

    fn says(&self, words: &[&str]) -> bool {
        self.kinds.iter().any(|kind| words.contains(&kind.as_str()))
    }

    fn into_error(self, asked: Asked<'_>, status: u16, wait: Option<Duration>) -> Error {
        let provider = asked.service.to_owned();
        let own_quota = self.kinds.iter().any(|kind| asked.quota_codes.iter().any(|code| code.eq_ignore_ascii_case(kind)));
        let retry_after = wait.or(self.wait);
        if self.is_context(status) {
            return self.into_context();
        }
        let Self { message, .. } = &self;
        let message = message.clone();
        match status {
            402 => Error::Quota { provider, message },
            _ if own_quota || self.says(QUOTA) => Error::Quota { provider, message },
            _ if self.says(REFUSED) => Error::Refused { provider, message, usage: Usage::default() },
            401 | 403 => Error::Unauthorized { provider, status, message },
            429 | 498 => Error::RateLimited { provider, status, message, retry_after },
            501 => Error::Rejected { provider, status, message },
            408 | 409 | 425 | 500.. => Error::Server { provider, status, message, retry_after },
            _ => Error::Rejected { provider, status, message },
        }
    }

    fn is_context(&self, status: u16) -> bool {
        let message = self.message.to_lowercase();
        self.says(CONTEXT) || matches!(status, 400 | 413 | 422) && CONTEXT_WORDS.iter().any(|words| message.contains(words))
    }

    /// The numbers come from fields where there are some, else from the message: the greater one is the prompt's.
    fn into_context(self) -> Error {
        let digits = self.message.split(|c: char| !c.is_ascii_digit() && c != ',');
        let mut numbers: Vec<u64> =
            digits.filter_map(|run| run.replace(',', "").parse().ok()).filter(|number| *number >= 100).take(2).collect();
        numbers.sort_unstable();
        let (context, prompt) = match numbers.as_slice() {
            [context, prompt] => (*context, *prompt),
            [context] => (*context, 0),
            _ => (0, 0),
        };
        let or = |known: u64, read: u64| if known == 0 { read } else { known };
        Error::Context { prompt: or(self.prompt, prompt), context: or(self.context, context) }
    }
}

/// Google's `{"@type": ".../RetryInfo", "retryDelay": "34s"}`.
fn retry_delay(detail: &Value) -> Option<Duration> {
    retry_after::duration(detail.get("retryDelay")?.as_str()?)
}

fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
