//! From settings to a provider that answers.
