#![doc = include_str!("../README.md")]

// In reading order: each room knows only those above it (a test fails on a back edge).
pub mod text;

pub mod document;

pub mod chunk;

pub mod figure;

pub mod fidelity;

pub mod anchor;

pub mod glossary;

pub mod prompt;

pub mod provider;

pub mod model;

pub mod pipeline;

pub mod batch;

pub mod regress;

pub mod report;

pub mod config;

pub mod cli;
