//! The command line: arguments in, exit code out. One verb a file under `cli/`. Only here and in `main.rs` is anything printed.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::config::{Config, Resolved, Sources, resolve};
use crate::fidelity::Task;
use crate::pipeline;
use crate::provider;

mod approve;
mod article;
mod batch;
mod budget;
mod cache;
mod check;
mod completions;
mod config;
mod connect;
mod difference;
mod doctor;
mod figures;
mod jsonl;
mod models;
mod output;
mod progress;
mod report;
mod review;
mod sections;
mod snapshots;
mod style;
mod verify;
mod watch;
mod worker;

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
#[command(
    name = "summarize",
    version,
    about,
    args_conflicts_with_subcommands = true,
    arg_required_else_help = true,
    after_help = "Examples:\n  summarize article.txt --lang en\n  summarize translate article.txt --lang en -o article.en.md --format markdown\n  summarize check article.txt article.en.md\n\nExit codes: 0 fine; 1 a figure or another check failed; 2 usage, configuration or input; 3 the provider failed; 130 interrupted."
)]
struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    article: article::Args,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Translate articles; every figure must arrive
    #[command(after_help = "Example:\n  summarize translate article.txt --lang en --format markdown -o article.en.md")]
    Translate(article::Args),
    /// Check every figure of an output against its source
    #[command(after_help = "Example:\n  summarize check article.txt summary.md --task summarize")]
    Check(check::Args),
    /// Make an output and put it before an editor: once accepted, it is verified ever after
    #[command(
        after_help = "Examples:\n  summarize approve article.txt --lang en --replay recordings\n  summarize approve article.txt --lang en --text summary.md"
    )]
    Approve(approve::Args),
    /// Make every approved output again from its recordings; fail where a figure, the source or a prompt changed
    #[command(
        after_help = "Examples:\n  summarize verify\n  summarize verify snapshots/approved --strict --report html=report.html --report github"
    )]
    Verify(verify::Args),
    /// Look at outputs that changed, side by side with the approved ones; accept or reject them
    #[command(
        after_help = "Examples:\n  summarize review\n  summarize review list\n  summarize review accept --all\n  summarize review reject article.en"
    )]
    Review(review::Args),
    /// List every figure of a text with its exact value
    #[command(after_help = "Example:\n  summarize figures article.txt --format json")]
    Figures(figures::Args),
    /// Show an article's structure: title, byline, sections, captions
    #[command(after_help = "Example:\n  summarize sections article.txt")]
    Sections(sections::Args),
    /// List, fetch and find model files
    #[command(after_help = "Example:\n  summarize models pull gemma-3-270m")]
    Models(models::Args),
    /// Show the settings in force and where each comes from
    #[command(after_help = "Example:\n  summarize config show")]
    Config(config::Args),
    /// Work off many articles: planned, resumable, nothing paid twice
    #[command(
        after_help = "Example:\n  summarize batch plan articles/ --task translate --lang en -o run.jsonl\n  summarize batch run run.jsonl"
    )]
    Batch(batch::Args),
    /// Take jobs from a queue, or articles from standard input
    #[command(
        after_help = "Examples:\n  summarize worker --nats nats://queue:4222 --store /shared/run --metrics-addr 0.0.0.0:9100\n  summarize worker --stdin --task translate --lang en < articles.jsonl > results.jsonl"
    )]
    Worker(worker::Args),
    /// Look after the replies that were paid for
    #[command(after_help = "Example:\n  summarize cache stats")]
    Cache(cache::Args),
    /// Say what works on this machine and what does not
    #[command(after_help = "Example:\n  summarize doctor --base-url http://127.0.0.1:8080")]
    Doctor(doctor::Args),
    /// Print a completion script for a shell
    #[command(after_help = "Example:\n  summarize completions bash > /etc/bash_completion.d/summarize")]
    Completions(completions::Args),
}

/// Parses the arguments, runs the verb and gives the exit code.
pub fn main() -> ExitCode {
    let args = Args::parse();
    log();
    let mut out = std::io::stdout().lock();
    match run(&args, &mut out) {
        Ok(code) => ExitCode::from(code),
        Err(error) if is_broken_pipe(&error) => ExitCode::from(EXIT_FINE),
        Err(error) => {
            let code = exit_code(&error);
            warn(&if code == EXIT_INTERRUPTED { format!("{error:#}") } else { format!("error: {error:#}") });
            ExitCode::from(code)
        }
    }
}

/// Logs where the user asks for it. Settings that cannot be read are told by the verb that needs them.
fn log() {
    let Ok(resolved) = resolved(BTreeMap::new()) else { return };
    let Ok(level) = resolved.get("log").parse::<tracing_subscriber::filter::LevelFilter>() else { return };
    if resolved.get("log").is_empty() {
        return;
    }
    // Only our own lines: those of HTTP libraries may hold what was sent.
    let filter = tracing_subscriber::filter::Targets::new().with_target("tally", level);
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let lines = if resolved.get("log_format") == "json" { lines.json().boxed() } else { lines.with_ansi(false).boxed() };
    tracing_subscriber::registry().with(lines.with_filter(filter)).init();
}

/// Every setting with its origin; `flags` win.
fn resolved(flags: BTreeMap<&'static str, String>) -> anyhow::Result<Resolved> {
    Ok(resolve(&Sources::load(flags, &std::env::current_dir()?)?))
}

/// The typed settings; `flags` win.
fn settings(flags: BTreeMap<&'static str, String>) -> anyhow::Result<Config> {
    Ok(resolved(flags)?.config()?)
}

fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<u8> {
    match &args.command {
        None => article::run(&args.article, Task::Summarize, out),
        Some(Command::Translate(args)) => article::run(args, Task::Translate, out),
        Some(Command::Check(args)) => check::run(args, out),
        Some(Command::Approve(args)) => approve::run(args, out),
        Some(Command::Verify(args)) => verify::run(args, out),
        Some(Command::Review(args)) => review::run(args, out),
        Some(Command::Figures(args)) => figures::run(args, out),
        Some(Command::Sections(args)) => sections::run(args, out),
        Some(Command::Models(args)) => models::run(args, out),
        Some(Command::Config(args)) => config::run(args, out),
        Some(Command::Batch(args)) => batch::run(args, out),
        Some(Command::Worker(args)) => worker::run(args, out),
        Some(Command::Cache(args)) => cache::run(args, out),
        Some(Command::Doctor(args)) => doctor::run(args, out),
        Some(Command::Completions(args)) => completions::run(args, out),
    }
}

/// The user pressed Ctrl-C.
#[derive(Debug, thiserror::Error)]
#[error("interrupted: nothing was written; the same command goes on from the replies that are in the cache")]
struct Interrupted;

/// Runs a future to its end or to Ctrl-C.
fn block_on<T>(future: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let result = runtime.block_on(async {
        tokio::select! {
            result = future => result,
            signal = tokio::signal::ctrl_c() => Err(signal.err().map_or_else(|| Interrupted.into(), anyhow::Error::from)),
        }
    });
    // An engine may be in the middle of a computation: it is not waited for.
    runtime.shutdown_background();
    result
}

fn exit_code(error: &anyhow::Error) -> u8 {
    for cause in error.chain() {
        if cause.is::<Interrupted>() {
            return EXIT_INTERRUPTED;
        }
        let failed = cause.downcast_ref::<provider::Error>().or_else(|| match cause.downcast_ref::<pipeline::Error>() {
            Some(pipeline::Error::Provider(error)) => Some(error),
            _ => None,
        });
        if let Some(failed) = failed {
            return if matches!(failed, provider::Error::Setup(_)) { EXIT_USAGE } else { EXIT_PROVIDER };
        }
    }
    EXIT_USAGE
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let broken = |error: &std::io::Error| error.kind() == std::io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| {
        cause.downcast_ref::<std::io::Error>().is_some_and(broken)
            || cause.downcast_ref::<serde_json::Error>().is_some_and(|error| error.io_error_kind() == Some(std::io::ErrorKind::BrokenPipe))
    })
}

/// A line on standard error. One that cannot be written has no reader.
fn warn(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
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
