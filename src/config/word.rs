//! The words that settings are given in, and what they mean.

#[expect(clippy::option_option, reason = "outer: does it parse; inner: is it set")]
pub(super) fn parse_optional<T: std::str::FromStr>(value: &str) -> Option<Option<T>> {
    if value.is_empty() { Some(None) } else { value.parse().ok().map(Some) }
}

pub(super) fn parse_switch(value: &str) -> Option<bool> {
    match value {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    }
}

/// Which adapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProviderName {
    /// What the other settings ask for.
    Auto,
    /// Any OpenAI-compatible service.
    Openai,
    /// A llama.cpp server, running or started by Tally.
    LlamaServer,
    /// llama.cpp in the process.
    Embedded,
    /// Recorded replies.
    Replay,
}

impl ProviderName {
    pub(super) fn parse(value: &str) -> Option<Self> {
        match value {
            "" => Some(Self::Auto),
            "openai" => Some(Self::Openai),
            "llama-server" => Some(Self::LlamaServer),
            "embedded" => Some(Self::Embedded),
            "replay" => Some(Self::Replay),
            _ => None,
        }
    }
}
