//! `summarize batch`: plan many articles, work the plan off, look at where it stands.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, BufWriter, Read as _, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Subcommand;
use serde_json::json;

use crate::batch::Status;
use crate::batch::journal;
use crate::batch::plan::{Job, Plan, prompt_marks};
use crate::batch::price::Price;
use crate::batch::sink::Sink;
use crate::batch::tally::{Tally, Totals};
use crate::config::Config;
use crate::prompt::Prompts;

use super::article::{ProviderArgs, load_prompts};

#[cfg(feature = "cluster")]
mod cluster;
mod meter;
mod openai;
mod plan;
mod run;

#[cfg(feature = "cluster")]
pub(super) use cluster::NatsArgs;
#[cfg(feature = "cluster")]
pub(super) use run::on_signals;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write down what is to be done: an article and a language a job
    #[command(
        after_help = "Examples:\n  summarize batch plan articles/ --task translate --lang en,fr --model gpt-4o-mini --vendor openai -o run.jsonl\n  summarize batch plan 'news/*.txt' more.jsonl --estimate --model gpt-4o-mini --vendor openai\n  summarize batch plan articles/ --dry-run"
    )]
    Plan(plan::Args),
    /// Work a plan off; what has ended already is not done again
    #[command(
        after_help = "Examples:\n  summarize batch run run.jsonl\n  summarize batch run run.jsonl -o translations/ --max-cost 5\n  summarize batch run run.jsonl --retry-failed"
    )]
    Run(run::Args),
    /// Say how far a plan has come
    #[command(after_help = "Example:\n  summarize batch status run.jsonl")]
    Status(StatusArgs),
    /// Print the results as JSON lines, in the order of the plan, each job's latest once
    #[command(after_help = "Example:\n  summarize batch results run.jsonl > results.jsonl")]
    Results(ResultsArgs),
    /// Write what is still to be asked into request files for a batch service
    #[command(
        after_help = "Example:\n  summarize batch export run.jsonl --openai\n  vllm run-batch -i run.requests/requests-0001.jsonl -o replies.jsonl --model MODEL\n  summarize batch import run.jsonl replies.jsonl\n  summarize batch run run.jsonl"
    )]
    Export(openai::ExportArgs),
    /// Take replies of a batch service in; expired and partial files are fine
    #[command(after_help = "Example:\n  summarize batch import run.jsonl replies-*.jsonl")]
    Import(openai::ImportArgs),
    /// Send what is still to be asked to the service's Batch API at half the price, or the jobs to a queue of workers
    #[command(
        alias = "resume",
        after_help = "Examples:\n  summarize batch submit run.jsonl\n  summarize batch submit run.jsonl --nats nats://queue:4222 --store /shared/run"
    )]
    Submit(openai::SubmitArgs),
    /// Look where submitted batches stand, and take in the replies of those that have ended
    #[command(after_help = "Example:\n  summarize batch collect run.jsonl --wait")]
    Collect(openai::CollectArgs),
}

#[derive(Debug, clap::Args)]
struct StatusArgs {
    /// The plan
    plan: PathBuf,
    /// List the jobs that ended so: fine, `figures_failed`, refused, failed, skipped; or `left` for those that have not ended
    #[arg(long, value_name = "STATUS")]
    list: Option<String>,
    /// Prices that go before the built-in ones
    #[arg(long, value_name = "FILE")]
    prices: Option<PathBuf>,
    #[cfg(feature = "cluster")]
    #[arg(help = "Where a cluster's results are: a folder or s3://BUCKET/PREFIX", long, value_name = "PLACE")]
    store: Option<String>,
}

#[derive(Debug, clap::Args)]
struct ResultsArgs {
    /// The plan
    plan: PathBuf,
    #[cfg(feature = "cluster")]
    #[arg(help = "Where a cluster's results are: a folder or s3://BUCKET/PREFIX", long, value_name = "PLACE")]
    store: Option<String>,
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<u8> {
    match &args.command {
        Command::Plan(args) => plan::run(args, out),
        Command::Run(args) => run::run(args, out),
        Command::Status(args) => status(args, out),
        Command::Results(args) => results(args, out),
        Command::Export(args) => openai::run_export(args, out),
        Command::Import(args) => openai::run_import(args, out),
        Command::Submit(args) => openai::run_submit(args, out),
        Command::Collect(args) => openai::run_collect(args, out),
    }
}

/// The journal of a plan, or of the part `i` of `n` of it.
fn journal_path(plan: &Path, shard: Option<(u64, u64)>) -> PathBuf {
    beside(plan, "journal", shard, "")
}

/// The file of results of a plan, or of a part of it.
fn results_path(plan: &Path, shard: Option<(u64, u64)>) -> PathBuf {
    beside(plan, "results", shard, ".jsonl")
}

fn beside(plan: &Path, what: &str, shard: Option<(u64, u64)>, ending: &str) -> PathBuf {
    let stem = plan.file_stem().unwrap_or_default().to_string_lossy();
    let part = shard.map(|(part, count)| format!(".{part}-of-{count}")).unwrap_or_default();
    plan.with_file_name(format!("{stem}.{what}{part}{ending}"))
}

/// A part of a plan: which of how many.
type Shard = (u64, u64);

/// Every journal of the plan: the whole one's, then the parts'.
fn journals(plan: &Plan) -> anyhow::Result<Vec<(PathBuf, Option<Shard>)>> {
    let whole = journal_path(&plan.path, None);
    let prefix = format!("{}.", whole.file_name().unwrap_or_default().to_string_lossy());
    let mut found = Vec::new();
    for entry in std::fs::read_dir(plan.folder())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let shard = name.strip_prefix(&prefix).and_then(|part| part.split_once("-of-"));
        if let Some((part, count)) = shard.and_then(|(part, count)| Some((part.parse().ok()?, count.parse().ok()?))) {
            found.push((journal_path(&plan.path, Some((part, count))), Some((part, count))));
        }
    }
    found.sort();
    found.insert(0, (whole, None));
    Ok(found)
}

/// What the journals of a plan say.
fn tally(plan: &Plan) -> anyhow::Result<Tally> {
    let mut tally = Tally::default();
    for (journal, _) in journals(plan)? {
        tally.merge(journal::peek(&journal, &plan.hash)?.tally);
    }
    Ok(tally)
}

fn status(args: &StatusArgs, out: &mut dyn Write) -> anyhow::Result<u8> {
    let plan = Plan::open(&args.plan)?;
    let local = tally(&plan)?;
    #[cfg(feature = "cluster")]
    let tally = match &args.store {
        Some(place) => cluster::tally(&plan, place)?,
        None => local,
    };
    #[cfg(not(feature = "cluster"))]
    let tally = local;
    if let Some(wanted) = &args.list {
        let known = Status::ALL.iter().any(|status| status.name() == wanted) || wanted == "left";
        anyhow::ensure!(known, "`{wanted}` is no status: use fine, figures_failed, refused, failed, skipped or left");
        let mut out = BufWriter::new(out);
        for job in plan.jobs()? {
            let job = job?;
            let status = tally.get(&job.key).map_or("left", |ended| ended.status.name());
            if status == wanted {
                writeln!(out, "{}\t{}\t{}", job.id, job.lang, job.key)?;
            }
        }
        out.flush()?;
        return Ok(super::EXIT_FINE);
    }
    let totals = tally.over(plan.jobs()?)?;
    let price = Price::of(&plan.recipe.model, args.prices.as_deref())?;
    writeln!(out, "{:<15}{:>10}", "jobs", plan.jobs)?;
    write!(out, "{}", totals.table(price.as_ref()))?;
    #[cfg(feature = "cluster")]
    if let Some(place) = &args.store {
        cluster::print_dead(&plan, place, out)?;
    }
    Ok(exit_code(&totals))
}

/// The worst of what became of a plan's jobs.
fn exit_code(totals: &Totals) -> u8 {
    if totals.of(Status::Failed) > 0 || totals.left > 0 {
        super::EXIT_PROVIDER
    } else if totals.of(Status::FiguresFailed) > 0 || totals.of(Status::Refused) > 0 {
        super::EXIT_FAILED
    } else {
        super::EXIT_FINE
    }
}

fn results(args: &ResultsArgs, out: &mut dyn Write) -> anyhow::Result<u8> {
    let plan = Plan::open(&args.plan)?;
    #[cfg(feature = "cluster")]
    if let Some(place) = &args.store {
        return close_results(&cluster::results(&plan, place, out)?, &plan);
    }
    let mut sources = Vec::new();
    for (journal, _) in journals(&plan)? {
        let past = journal::peek(&journal, &plan.hash)?;
        if let Some(sink) = past.results {
            let lines = sink.lines().map(|path| File::open(path).with_context(|| format!("`{}`", path.display()))).transpose()?;
            sources.push(Source { tally: past.tally, sink, lines: lines.map(BufReader::new) });
        }
    }
    let mut out = BufWriter::new(out);
    let mut totals = Totals::default();
    for job in plan.jobs()? {
        let job = job?;
        let mut written = false;
        // A part's journal is younger than the whole one's only if someone mixed the two; the last one found counts.
        for source in sources.iter_mut().rev() {
            written = written || source.write(&job, &mut out)?;
        }
        totals.left += u64::from(!written);
    }
    out.flush()?;
    close_results(&totals, &plan)
}

/// A journal and the results that it speaks of.
struct Source {
    tally: Tally,
    sink: Sink,
    lines: Option<BufReader<File>>,
}

impl Source {
    /// Whether there is a result of `job`, which is then written.
    fn write(&mut self, job: &Job, out: &mut impl Write) -> anyhow::Result<bool> {
        let Some(ended) = self.tally.get(&job.key).filter(|ended| matches!(ended.status, Status::Fine | Status::FiguresFailed)) else {
            return Ok(false);
        };
        match (ended.line, &mut self.lines, self.sink.file(job)) {
            (Some((offset, bytes)), Some(file), _) => {
                file.seek(SeekFrom::Start(offset))?;
                std::io::copy(&mut file.take(bytes), out)?;
            }
            (_, _, Some(file)) => {
                let status = ended.status.name();
                writeln!(out, "{}", json!({ "custom_id": job.id, "lang": job.lang, "key": job.key, "status": status, "file": file }))?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

fn close_results(totals: &Totals, plan: &Plan) -> anyhow::Result<u8> {
    if totals.left > 0 {
        super::warn(&format!("{} of {} jobs have no result there: see `summarize batch status`", totals.left, plan.jobs));
    }
    Ok(super::EXIT_FINE)
}

/// The prompts that the plan was made with; other ones would not give what was planned.
fn prompts_of(plan: &Plan, config: &Config) -> anyhow::Result<Prompts> {
    let prompts = load_prompts(config.prompts.as_deref())?;
    let marks = prompt_marks(&prompts);
    let changed: Vec<&str> =
        plan.recipe.prompts.iter().filter(|(name, mark)| marks.get(*name) != Some(mark)).map(|(name, _)| name.as_str()).collect();
    if !changed.is_empty() {
        anyhow::bail!(
            "the prompts {} are not those that the plan was made with: make a new plan, or give the old ones with --prompts",
            changed.join(", ")
        );
    }
    Ok(prompts)
}

/// The settings of a run of `plan`: the flags, and the plan where it decides. A flag that contradicts the plan is an error.
fn settings(plan: &Plan, provider: &ProviderArgs) -> anyhow::Result<Config> {
    let mut flags = provider.flags();
    let recipe = &plan.recipe;
    let fixed = [
        ("provider", Some(recipe.provider.clone())),
        ("model", Some(recipe.model.clone()).filter(|model| !model.is_empty())),
        ("vendor", recipe.vendor.clone()),
        ("tries", Some(recipe.tries.to_string())),
        ("seed", Some(recipe.seed.to_string())),
        ("max_chunk_tokens", recipe.max_chunk_tokens.map(|tokens| tokens.to_string())),
    ];
    for (key, value) in fixed {
        match (flags.get(key), value) {
            (Some(flag), value) if value.as_ref() != Some(flag) => {
                anyhow::bail!("the plan says {key} `{}`, not `{flag}`: make another plan for that", value.unwrap_or_default());
            }
            (None, Some(value)) => drop(flags.insert(key, value)),
            _ => {}
        }
    }
    if let Some(url) = &plan.base_url {
        flags.entry("base_url").or_insert_with(|| url.clone());
    }
    resolve(flags)
}

fn resolve(flags: BTreeMap<&'static str, String>) -> anyhow::Result<Config> {
    super::settings(flags)
}
