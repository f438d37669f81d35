//! Many articles, planned once and worked off on one machine or on many, so that nothing is lost and nothing paid twice.
//!
//! A [`plan`] names every job by its content and never changes: it is the truth. A [`journal`] has one line for each job that ended.
//! What is left to do is the plan without the journal, whoever asks and however the last run ended. Replies that were paid for inside
//! a job that did not end are in the reply cache (`provider::cache`).

pub mod estimate;
pub mod input;
pub mod job;
pub mod journal;
pub mod metrics;
pub mod openai;
pub mod plan;
pub mod price;
#[cfg(feature = "cluster")]
pub mod queue;
pub mod run;
pub mod sink;
#[cfg(feature = "cluster")]
pub mod store;
pub mod tally;

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::provider::Usage;

/// How a job ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Every figure matches.
    Fine,
    /// There is an output, and a figure in it (or its text) did not pass the check.
    FiguresFailed,
    /// The model or its filter refused.
    Refused,
    /// No output: the input cannot be read, or the provider failed.
    Failed,
    /// There was nothing to do: an article without text.
    Skipped,
}

impl Status {
    /// Every way to end.
    pub const ALL: [Self; 5] = [Self::Fine, Self::FiguresFailed, Self::Refused, Self::Failed, Self::Skipped];

    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::FiguresFailed => "figures_failed",
            Self::Refused => "refused",
            Self::Failed => "failed",
            Self::Skipped => "skipped",
        }
    }
}

/// Where a result stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Place {
    /// A file of its own, relative to the output folder.
    File {
        /// Its name.
        file: String,
    },
    /// A line of the results file.
    Line {
        /// Where the line begins, in bytes.
        offset: u64,
        /// How long it is, its end included.
        bytes: u64,
    },
}

/// What became of one job: a line of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The job's key.
    pub key: String,
    /// The name that the user knows it by.
    pub id: String,
    /// How it ended.
    pub status: Status,
    /// How often it had ended before.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub attempt: u32,
    /// Whether it failed for a passing reason, so that the next run takes it up unasked.
    #[serde(default, skip_serializing_if = "is_false")]
    pub again: bool,
    /// Tokens of all replies that went into it, failed tries included, whether paid now or before.
    pub usage: Usage,
    /// Replies that went into it.
    pub requests: u64,
    /// Figures that were checked.
    pub figures: u64,
    /// Figures that are wrong.
    pub wrong: u64,
    /// Why there is no output.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub error: String,
    /// Where the output stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde asks for")]
const fn is_zero(count: &u32) -> bool {
    *count == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde asks for")]
const fn is_false(value: &bool) -> bool {
    !*value
}

/// Why a batch cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file cannot be read or written.
    #[error("cannot {what} `{}`", path.display())]
    File {
        /// What was tried.
        what: &'static str,
        /// With which file.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: std::io::Error,
    },
    /// Something in a file or an argument is wrong; the text says what to do.
    #[error("{0}")]
    Input(String),
    /// The thread that writes the journal is gone.
    #[error("the journal is closed after an earlier error")]
    Closed,
}

impl Error {
    pub(crate) fn file(what: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { what, path, source }
    }
}
