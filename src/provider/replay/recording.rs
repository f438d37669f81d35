//! One recorded reply, good or bad, as a file holds it. Written by the recorder, read by the replay.

use serde::{Deserialize, Serialize};

use crate::provider::{ChatRequest, ChatResponse, Error, Usage};

/// A request and what came of it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Recording {
    pub(super) key: String,
    pub(super) model: String,
    pub(super) request: ChatRequest,
    #[serde(flatten)]
    pub(super) outcome: Outcome,
}

/// What came of a request: an answer, or one that is none. Troubles of the connection are not of the request, and not recorded.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Outcome {
    Response(ChatResponse),
    Cut { tokens: u64, text: String, usage: Usage },
    Refused { provider: String, message: String, usage: Usage },
    Empty { provider: String, thinking: bool, usage: Usage },
}

impl Outcome {
    /// What a recorder writes down; nothing of a trouble that the same request need not meet again.
    pub(super) fn of(result: &Result<ChatResponse, Error>) -> Option<Self> {
        Some(match result.clone() {
            Ok(response) => Self::Response(response),
            Err(Error::Cut { tokens, text, usage }) => Self::Cut { tokens, text, usage },
            Err(Error::Refused { provider, message, usage }) => Self::Refused { provider, message, usage },
            Err(Error::Empty { provider, thinking, usage }) => Self::Empty { provider, thinking, usage },
            Err(_) => return None,
        })
    }

    /// What the recorded provider gave back.
    pub(super) fn into_result(self) -> Result<ChatResponse, Error> {
        Err(match self {
            Self::Response(response) => return Ok(response),
            Self::Cut { tokens, text, usage } => Error::Cut { tokens, text, usage },
            Self::Refused { provider, message, usage } => Error::Refused { provider, message, usage },
            Self::Empty { provider, thinking, usage } => Error::Empty { provider, thinking, usage },
        })
    }
}
