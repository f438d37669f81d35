//! Tally summarises and translates articles with language models and proves that every figure in the output matches the source.

pub mod text;

pub mod document;

pub mod chunk;

pub mod figure;

pub mod fidelity;

pub mod provider;

pub mod model;

pub mod cli;
