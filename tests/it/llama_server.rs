//! The real llama-server.
