//! The integration tests: one binary, a module a subject.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests stop at the first surprise and say what they skip"
)]
#![expect(unreachable_pub, reason = "nothing here is for others")]

mod anchors;
mod batch;
mod chunks;
mod cli;
#[cfg(feature = "embedded")]
mod embedded;
mod gate;
mod house;
mod jsonl;
mod ledgers;
mod llama_server;
mod misbehaviour;
mod prompts;
mod provider;
mod recorded;
mod recordings;
mod reference;
mod report;
mod sections;
mod support;
mod trouble;
