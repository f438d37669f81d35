//! Cuts an article into the pieces that a model is sent: by section, then paragraph, then sentence, under a token budget.
//!
//! Law: the chunks of a section, joined, are the section. Nothing is ever cut silently: a sentence over the budget is cut at
//! clause marks, then at characters, and the chunk says so.

pub mod sizer;

pub use sizer::ChunkSizer;
