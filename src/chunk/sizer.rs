//! How long a text is for a model, in tokens.

/// Counts tokens. Implemented by the tokenizers that a provider has; closures work too.
pub trait ChunkSizer {
    /// The number of tokens of `text`.
    fn size(&self, text: &str) -> usize;
}

impl<F: Fn(&str) -> usize> ChunkSizer for F {
    fn size(&self, text: &str) -> usize {
        self(text)
    }
}
