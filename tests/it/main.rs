//! The integration tests, in one binary: one module a suite.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on should stop")]

mod chunks;
mod sections;
mod support;
