//! The command line: arguments in, exit code out. One verb a file under `cli/`. Only here and in `main.rs` is anything printed.

use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod check;
mod figures;
mod models;
mod sections;

/// Exit code: everything is fine.
pub const EXIT_FINE: u8 = 0;
/// Exit code: a figure (or another check) failed.
pub const EXIT_FAILED: u8 = 1;
/// Exit code: usage, configuration or input.
pub const EXIT_USAGE: u8 = 2;
/// Exit code: the provider failed, or some jobs of a batch did.
pub const EXIT_PROVIDER: u8 = 3;
/// Exit code: interrupted, and resumable.
pub const EXIT_INTERRUPTED: u8 = 130;

/// Summarise and translate articles, and prove that every figure matches the source.
#[derive(Debug, Parser)]
#[command(name = "summarize", version, about)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List every figure of a text with its exact value
    Figures(figures::Args),
    /// Check every figure of an output against its source
    Check(check::Args),
    /// Show an article's structure
    Sections(sections::Args),
    /// Fetch, list and remove model files
    Models(models::Args),
}

/// Parses the arguments, runs the verb and gives the exit code.
pub fn main() -> ExitCode {
    let args = Args::parse();
    let mut out = std::io::stdout().lock();
    let result = match args.command {
        Command::Figures(args) => figures::run(&args, &mut out),
        Command::Check(args) => check::run(&args, &mut out),
        Command::Sections(args) => sections::run(&args, &mut out),
        Command::Models(args) => models::run(&args, &mut out),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "error: {error:#}");
            ExitCode::from(EXIT_USAGE)
        }
    }
}

/// The bytes of a file, or of standard input for `-`.
fn read_bytes(path: &str) -> anyhow::Result<Vec<u8>> {
    use anyhow::Context as _;
    if path == "-" {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut std::io::stdin().lock(), &mut bytes).context("cannot read standard input")?;
        return Ok(bytes);
    }
    std::fs::read(path).with_context(|| format!("cannot read `{path}`"))
}
