//! `summarize batch run`: a plan worked off on this machine, to its end or to Ctrl-C, and then again from there.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context as _;
use tokio::sync::watch;

use crate::batch::job::{Render, Worker};
use crate::batch::journal::{self, Journal};
use crate::batch::plan::Plan;
use crate::batch::run::{Choice, Ending, Halt, Run};
use crate::batch::sink::Sink;
use crate::batch::tally::{Tally, Wanted};
use crate::cli::article::{Format, ProviderArgs};
use crate::cli::budget::BudgetArgs;
use crate::cli::connect::{self, Connected};
use crate::cli::progress::Progress;
use crate::config::Config;
use crate::provider::Provider as _;
use crate::provider::cached::Budget;
use crate::report::output;

use super::meter::Meter;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The plan
    pub(super) plan: PathBuf,
    /// Folder for a file each, or a .jsonl file for a line each [default: PLAN.results.jsonl]
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// How files in a folder are written [default: markdown]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Where the ends of jobs are noted [default: PLAN.journal]
    #[arg(long, value_name = "FILE")]
    journal: Option<PathBuf>,
    /// Take up the jobs that failed or were refused, too
    #[arg(long, conflicts_with = "only_failing")]
    retry_failed: bool,
    /// Take up only the jobs whose figures failed, and ask everything anew
    #[arg(long)]
    only_failing: bool,
    /// Only a part of the plan: part I of N, counted from 0
    #[arg(long, value_name = "I/N", value_parser = parse_shard)]
    pub(super) shard: Option<(u64, u64)>,
    #[command(flatten)]
    budget: BudgetArgs,
    /// No progress
    #[arg(short, long)]
    quiet: bool,
    #[command(flatten)]
    pub(super) provider: ProviderArgs,
}

pub(super) fn parse_shard(text: &str) -> Result<(u64, u64), String> {
    let parts = text.split_once('/').and_then(|(part, count)| Some((part.parse().ok()?, count.parse().ok()?)));
    parts.filter(|(part, count)| part < count).ok_or_else(|| "write it as I/N with I from 0 to N-1, such as 0/4".to_owned())
}

impl Args {
    fn wanted(&self) -> Wanted {
        match (self.retry_failed, self.only_failing) {
            (true, _) => Wanted::AlsoFailed,
            (_, true) => Wanted::OnlyFailing,
            _ => Wanted::Missing,
        }
    }

    /// Where results go: where the user says, else where the journal's earlier ones are.
    fn sink(&self, earlier: Option<Sink>) -> Sink {
        match (&self.output, earlier) {
            (None, Some(earlier)) => earlier,
            (None, None) => Sink::Lines(super::results_path(&self.plan, self.shard)),
            (Some(path), _) if path.extension().is_some_and(|ending| ending == "jsonl") => Sink::Lines(path.clone()),
            (Some(path), _) => Sink::Folder {
                path: path.clone(),
                ending: match self.format.unwrap_or(Format::Markdown) {
                    Format::Text => "txt",
                    Format::Markdown => "md",
                    Format::Json => "json",
                }
                .to_owned(),
            },
        }
    }
}

/// How results are written into `sink`.
fn render(sink: &Sink) -> Render {
    let format = match sink {
        Sink::Folder { ending, .. } if ending == "txt" => Format::Text,
        Sink::Folder { ending, .. } if ending == "md" => Format::Markdown,
        Sink::Lines(_) | Sink::Folder { .. } => Format::Json,
    };
    Box::new(move |output, document| output::render(output, document, format.into()))
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<u8> {
    let plan = Plan::open(&args.plan)?;
    let open = super::openai::under_way(&args.plan)?;
    anyhow::ensure!(
        open == 0,
        "{open} batches are under way, and their requests would be paid twice: first `summarize batch collect {}`",
        args.plan.display()
    );
    let config = super::settings(&plan, &args.provider)?;
    let prompts = super::prompts_of(&plan, &config)?;
    let price = args.budget.price(&plan.recipe.model)?;
    let budgets = args.budget.budgets(&plan.recipe.model)?;
    let path = args.journal.clone().unwrap_or_else(|| super::journal_path(&args.plan, args.shard));
    let sink = args.sink(journal::results_of(&path, &plan.hash)?);
    if let Sink::Folder { path, .. } = &sink {
        std::fs::create_dir_all(path).with_context(|| format!("cannot make the folder `{}`", path.display()))?;
    }
    let (journal, own) = Journal::open(&path, &plan.hash, &sink)?;
    keep_apart(&plan, args.shard)?;
    let past = with_others(&plan, &path, own)?;
    let mine = |job: &crate::batch::plan::Job| args.shard.is_none_or(|(part, count)| job.shard(count) == part);
    let mut ahead = 0;
    for job in plan.jobs()? {
        let job = job?;
        ahead += u64::from(mine(&job) && past.wants(&job.key, args.wanted()));
    }
    let tally = Arc::new(Mutex::new(past.clone()));
    let ending = if ahead == 0 {
        Ending::Complete
    } else {
        let meter = Meter::new(ahead, args.quiet);
        let worker = |provider| Worker { provider, prompts, recipe: plan.recipe.clone(), render: render(&sink) };
        work(args, &plan, &past, &config, Parts { budgets, sink: sink.clone(), journal, meter: &meter, tally: &tally }, worker)?
    };
    let tally = tally.lock().unwrap_or_else(PoisonError::into_inner);
    let totals = tally.over(plan.jobs()?.filter(|job| job.as_ref().map_or(true, mine)))?;
    write!(out, "{}", totals.table(price.as_ref()))?;
    close(args, &ending, &super::exit_code(&totals))
}

/// An error if a run is under way that works on the same jobs: the whole plan's, or a part's of another division.
fn keep_apart(plan: &Plan, shard: Option<(u64, u64)>) -> anyhow::Result<()> {
    for (path, other) in super::journals(plan)? {
        if shard.map(|(_, count)| count) != other.map(|(_, count)| count) {
            journal::expect_idle(&path)?;
        }
    }
    Ok(())
}

/// What the journals of other parts of the plan say as well.
fn with_others(plan: &Plan, own: &Path, tally: Tally) -> anyhow::Result<Tally> {
    let mut all = Tally::default();
    for (path, _) in super::journals(plan)? {
        if path != own {
            all.merge(journal::peek(&path, &plan.hash)?.tally);
        }
    }
    all.merge(tally);
    Ok(all)
}

struct Parts<'a> {
    budgets: Vec<Budget>,
    sink: Sink,
    journal: Journal,
    meter: &'a Meter,
    tally: &'a Arc<Mutex<Tally>>,
}

fn work(
    args: &Args,
    plan: &Plan,
    past: &Tally,
    config: &Config,
    parts: Parts<'_>,
    worker: impl FnOnce(Connected) -> Worker<Connected>,
) -> anyhow::Result<Ending> {
    let Parts { budgets, sink, journal, meter, tally } = parts;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let ending = runtime.block_on(async {
        let halt = on_signals(meter.speaker());
        let provider = connect::connect(config, &Progress::new(args.quiet)).await?.with_budgets(budgets);
        let slots = config.concurrency.unwrap_or(provider.capabilities().slots);
        // More jobs than slots: while one job is checked or written, another one's request is under way.
        let choice = Choice { wanted: args.wanted(), shard: args.shard, at_once: slots * 2 + 2 };
        let run = Arc::new(Run { worker: worker(provider), sink, journal });
        let on_end = |outcome: &crate::batch::Outcome| {
            tally.lock().unwrap_or_else(PoisonError::into_inner).add(outcome);
            meter.ended(outcome);
        };
        let ending = crate::batch::run::run(plan, past, choice, Arc::clone(&run), halt, &on_end).await;
        let account = run.worker.provider.account();
        meter.finish(&account);
        anyhow::Ok(ending?)
    });
    // Jobs that were left at once may still be computing.
    runtime.shutdown_background();
    ending
}

/// The first Ctrl-C (or SIGTERM) stops taking up jobs, the second leaves at once.
pub(in crate::cli) fn on_signals(say: impl Fn(&str) + Send + 'static) -> watch::Receiver<Halt> {
    let (sender, receiver) = watch::channel(Halt::No);
    tokio::spawn(async move {
        while signal().await {
            let halt = if *sender.borrow() == Halt::No { Halt::AfterThese } else { Halt::Now };
            if halt == Halt::AfterThese {
                say("finishing the jobs under way; again to leave at once (replies that have come are in the cache)");
            }
            let _ = sender.send(halt);
        }
    });
    receiver
}

#[cfg(unix)]
async fn signal() -> bool {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return tokio::signal::ctrl_c().await.is_ok() };
    tokio::select! {
        result = tokio::signal::ctrl_c() => result.is_ok(),
        got = terminate.recv() => got.is_some(),
    }
}

#[cfg(not(unix))]
async fn signal() -> bool {
    tokio::signal::ctrl_c().await.is_ok()
}

/// A word as a shell reads it.
fn quoted(word: String) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:=@%+,".contains(c);
    if !word.is_empty() && word.chars().all(plain) { word } else { format!("'{}'", word.replace('\'', r"'\''")) }
}

/// Says how the run ended and how to go on.
fn close(args: &Args, ending: &Ending, code: &u8) -> anyhow::Result<u8> {
    let command = || std::env::args().map(quoted).collect::<Vec<_>>().join(" ");
    match ending {
        Ending::Complete => {
            if *code == crate::cli::EXIT_PROVIDER && !args.retry_failed {
                crate::cli::warn(&format!("why jobs failed stands in the journal; try them again: {} --retry-failed", command()));
            }
            Ok(*code)
        }
        Ending::Halted => {
            crate::cli::warn(&format!("interrupted; what ended is safe. To go on: {}", command()));
            Ok(crate::cli::EXIT_INTERRUPTED)
        }
        Ending::Provider(error) => {
            crate::cli::warn(&format!("error: stopped, because every other job would meet this: {error}\nTo go on: {}", command()));
            Ok(crate::cli::EXIT_PROVIDER)
        }
    }
}
