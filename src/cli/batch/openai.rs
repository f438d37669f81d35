//! `summarize batch export`, `import`, `submit`, `collect`: the half-price route over files of requests and replies.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use serde::{Deserialize, Serialize};

use crate::batch::openai::{Asking, Exported, FileLimits, Imported, Replies, export, import};
use crate::batch::plan::Plan;
use crate::batch::tally::Tally;
use crate::cli::article::ProviderArgs;
use crate::cli::connect;
use crate::config::Config;
use crate::prompt::Prompts;
use crate::provider;
use crate::provider::cached::Cached;
use crate::provider::openai::OpenAi;
use crate::provider::openai_batch::Batch;

#[derive(Debug, clap::Args)]
pub(super) struct ExportArgs {
    /// The plan
    plan: PathBuf,
    #[arg(help = "The files' shape: OpenAI's, which `vllm run-batch` reads too", long, default_value_t = true)]
    openai: bool,
    /// Folder for the request files [default: PLAN.requests]
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    #[command(flatten)]
    provider: ProviderArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct ImportArgs {
    /// The plan
    plan: PathBuf,
    /// Files of replies, in any order, whole or not
    #[arg(required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    provider: ProviderArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct SubmitArgs {
    /// The plan
    plan: PathBuf,
    /// Queue the jobs that were given up, too
    #[cfg(feature = "cluster")]
    #[arg(long, requires = "nats")]
    retry_failed: bool,
    #[cfg(feature = "cluster")]
    #[command(flatten)]
    nats: super::NatsArgs,
    #[command(flatten)]
    provider: ProviderArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct CollectArgs {
    /// The plan
    plan: PathBuf,
    /// Wait until every batch has ended
    #[arg(long)]
    wait: bool,
    /// Seconds between two looks
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    poll: u64,
    #[command(flatten)]
    provider: ProviderArgs,
}

/// What every one of these verbs needs.
struct Desk {
    plan: Plan,
    past: Tally,
    config: Config,
    prompts: Prompts,
    service: OpenAi,
}

impl Desk {
    fn open(plan: &Path, provider: &ProviderArgs, with_key: bool) -> anyhow::Result<Self> {
        let plan = Plan::open(plan)?;
        let config = super::settings(&plan, provider)?;
        let prompts = super::prompts_of(&plan, &config)?;
        let service = connect::service(&config, with_key)?;
        let past = super::tally(&plan)?;
        Ok(Self { plan, past, config, prompts, service })
    }

    fn cached<'a>(&self, asking: Asking<'a>) -> anyhow::Result<Cached<Asking<'a>>> {
        let cache = connect::reply_cache(&self.config).context("no folder for the reply cache: set TALLY_CACHE")?;
        Ok(Cached::new(asking, &connect::address(&self.config), Some(Arc::new(cache))))
    }

    async fn export(&self, folder: &Path) -> anyhow::Result<Exported> {
        let service = self.cached(Asking::listening(&self.service))?;
        Ok(export(&self.plan, &self.past, &self.prompts, &service, folder, FileLimits::default()).await?)
    }

    async fn import(&self, files: &[PathBuf]) -> anyhow::Result<Imported> {
        let scope = self.cached(Asking::listening(&self.service))?.scope().clone();
        let service = self.cached(Asking::answering(&self.service, scope, Replies::open(files)?))?;
        let imported = import(&self.plan, &self.past, &self.prompts, &service).await?;
        match service.account().trouble {
            Some(trouble) => anyhow::bail!("{trouble}"),
            None => Ok(imported),
        }
    }
}

fn requests_folder(plan: &Path) -> PathBuf {
    super::beside(plan, "requests", None, "")
}

pub(super) fn run_export(args: &ExportArgs, out: &mut dyn Write) -> anyhow::Result<u8> {
    let desk = Desk::open(&args.plan, &args.provider, false)?;
    let folder = args.output.clone().unwrap_or_else(|| requests_folder(&args.plan));
    let exported = crate::cli::block_on(desk.export(&folder))?;
    for file in &exported.files {
        writeln!(out, "{}", file.display())?;
    }
    crate::cli::warn(&summary(&exported, &args.plan));
    Ok(crate::cli::EXIT_FINE)
}

fn summary(exported: &Exported, plan: &Path) -> String {
    let Exported { files, requests, ready, unreadable } = exported;
    let next = if *requests == 0 { format!("; nothing to ask: summarize batch run {}", plan.display()) } else { String::new() };
    format!("{requests} requests in {} files; {ready} jobs need nothing more, {unreadable} cannot be read{next}", files.len())
}

pub(super) fn run_import(args: &ImportArgs, out: &mut dyn Write) -> anyhow::Result<u8> {
    let desk = Desk::open(&args.plan, &args.provider, false)?;
    let imported = crate::cli::block_on(desk.import(&args.files))?;
    report(&imported, out)?;
    crate::cli::warn(&format!(
        "next: summarize batch run {0}, or summarize batch export {0} for what is still to be asked",
        args.plan.display()
    ));
    Ok(crate::cli::EXIT_FINE)
}

fn report(imported: &Imported, out: &mut dyn Write) -> std::io::Result<()> {
    let Imported { good, bad, last_error, usage, strange } = imported;
    writeln!(out, "replies   {good:>10} taken in, {} tokens in and {} out", usage.prompt_tokens, usage.completion_tokens)?;
    writeln!(out, "no reply  {bad:>10}{}", if *bad > 0 { format!("   last: {last_error}") } else { String::new() })?;
    writeln!(out, "no use    {strange:>10}   lines that are broken or answer nothing that the plan asks now")
}

/// A line of the file of batches: written before and after each step that costs money.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Note {
    /// What stands on the batch: the plan and the hash of its requests.
    mark: String,
    /// The service's id, once it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    batch: Option<String>,
    /// Whether its replies were taken in.
    #[serde(default)]
    collected: bool,
}

/// The batches of a plan that were begun.
struct Notes {
    path: PathBuf,
    notes: Vec<Note>,
}

impl Notes {
    fn open(plan: &Path) -> anyhow::Result<Self> {
        let path = super::beside(plan, "batches", None, ".jsonl");
        let text =
            if path.exists() { std::fs::read_to_string(&path).with_context(|| format!("`{}`", path.display()))? } else { String::new() };
        let mut notes: Vec<Note> = Vec::new();
        for note in text.lines().filter_map(|line| serde_json::from_str::<Note>(line).ok()) {
            match notes.iter_mut().find(|other| other.mark == note.mark) {
                Some(known) => *known = note,
                None => notes.push(note),
            }
        }
        Ok(Self { path, notes })
    }

    fn write(&mut self, note: Note) -> anyhow::Result<()> {
        let mut file = std::fs::OpenOptions::new().create(true).append(true).open(&self.path)?;
        writeln!(file, "{}", serde_json::to_string(&note)?)
            .and_then(|()| file.sync_all())
            .with_context(|| format!("cannot write `{}`", self.path.display()))?;
        self.notes.retain(|other| other.mark != note.mark);
        self.notes.push(note);
        Ok(())
    }

    fn open_ones(&self) -> Vec<Note> {
        self.notes.iter().filter(|note| !note.collected).cloned().collect()
    }
}

/// How many batches of a plan are under way.
pub(super) fn under_way(plan: &Path) -> anyhow::Result<usize> {
    Ok(Notes::open(plan)?.open_ones().len())
}

pub(super) fn run_submit(args: &SubmitArgs, out: &mut dyn Write) -> anyhow::Result<u8> {
    #[cfg(feature = "cluster")]
    if args.nats.nats.is_some() {
        return super::cluster::submit(&args.plan, &args.nats, args.retry_failed);
    }
    let desk = Desk::open(&args.plan, &args.provider, true)?;
    let mut notes = Notes::open(&args.plan)?;
    crate::cli::block_on(async {
        recover(&desk, &mut notes).await?;
        let open = notes.open_ones();
        anyhow::ensure!(
            open.is_empty(),
            "{} batches are under way, and their requests would be paid twice: first `summarize batch collect {}`",
            open.len(),
            args.plan.display()
        );
        let exported = desk.export(&requests_folder(&args.plan)).await?;
        for path in &exported.files {
            let content = std::fs::read(path).with_context(|| format!("`{}`", path.display()))?;
            let mark = crate::batch::plan::hex(format!("{}{}{}", desk.plan.hash, notes.notes.len(), blake3::hash(&content)).as_bytes());
            notes.write(Note { mark: mark.clone(), batch: None, collected: false })?;
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let file = patient(async || desk.service.upload(&name, &content).await).await?;
            let batch = begin(&desk.service, &file, &mark).await?;
            notes.write(Note { mark, batch: Some(batch.id.clone()), collected: false })?;
            writeln!(out, "{}\t{}", batch.id, batch.status)?;
        }
        crate::cli::warn(&summary(&exported, &args.plan));
        if exported.requests > 0 {
            crate::cli::warn(&format!("next: summarize batch collect {} --wait", args.plan.display()));
        }
        Ok(crate::cli::EXIT_FINE)
    })
}

/// Tries again for about a minute where a failure may pass.
async fn patient<T>(act: impl AsyncFn() -> Result<T, provider::Error>) -> Result<T, provider::Error> {
    for wait in [1, 2, 4, 8, 16, 32] {
        match act().await {
            Err(error) if error.is_transient() => {
                crate::cli::warn(&format!("trying again: {error}"));
                tokio::time::sleep(error.retry_after().unwrap_or_default().max(Duration::from_secs(wait))).await;
            }
            result => return result,
        }
    }
    act().await
}

/// Starts a batch. One whose beginning was not confirmed is looked for before another is started, which would be paid too.
async fn begin(service: &OpenAi, file: &str, mark: &str) -> Result<Batch, provider::Error> {
    let first = service.start_batch(file, mark).await;
    match first {
        Err(error) if error.is_transient() => {
            let again = async || match service.find_batch(mark).await? {
                Some(batch) => Ok(batch),
                None => service.start_batch(file, mark).await,
            };
            tokio::time::sleep(error.retry_after().unwrap_or_default()).await;
            patient(again).await
        }
        result => result,
    }
}

/// Finds the batches that were begun by a process which died before it could note their ids.
async fn recover(desk: &Desk, notes: &mut Notes) -> anyhow::Result<()> {
    for note in notes.open_ones().into_iter().filter(|note| note.batch.is_none()) {
        let found = patient(async || desk.service.find_batch(&note.mark).await).await?;
        // One that the service does not know was never begun.
        notes.write(Note { collected: found.is_none(), batch: found.map(|batch| batch.id), ..note })?;
    }
    Ok(())
}

pub(super) fn run_collect(args: &CollectArgs, out: &mut dyn Write) -> anyhow::Result<u8> {
    let desk = Desk::open(&args.plan, &args.provider, true)?;
    let mut notes = Notes::open(&args.plan)?;
    anyhow::ensure!(!notes.notes.is_empty(), "no batch was submitted for this plan: `summarize batch submit {}`", args.plan.display());
    crate::cli::block_on(async {
        recover(&desk, &mut notes).await?;
        loop {
            let open = notes.open_ones();
            for note in &open {
                let Some(id) = &note.batch else { continue };
                let batch = match patient(async || desk.service.batch(id).await).await {
                    Err(error) if args.wait && error.is_transient() => continue,
                    result => result?,
                };
                let why = if batch.error.is_empty() { String::new() } else { format!("\t{}", batch.error) };
                writeln!(out, "{id}\t{}{why}", batch.status)?;
                if batch.has_ended() {
                    let imported = take_in(&desk, &batch).await?;
                    report(&imported, out)?;
                    notes.write(Note { collected: true, ..note.clone() })?;
                }
            }
            let left = notes.open_ones().len();
            if left == 0 {
                crate::cli::warn(&format!(
                    "next: summarize batch run {0}, or summarize batch submit {0} for what is still to be asked",
                    args.plan.display()
                ));
                return Ok(crate::cli::EXIT_FINE);
            }
            if !args.wait {
                crate::cli::warn(&format!("{left} batches are under way"));
                return Ok(crate::cli::EXIT_PROVIDER);
            }
            tokio::time::sleep(Duration::from_secs(args.poll)).await;
        }
    })
}

/// The replies of a batch that has ended, an expired one's too: what it has was paid.
async fn take_in(desk: &Desk, batch: &Batch) -> anyhow::Result<Imported> {
    let folder = tempfile::tempdir()?;
    let mut files = Vec::new();
    for file in [&batch.output_file, &batch.error_file].into_iter().flatten() {
        let path = folder.path().join(format!("{}.jsonl", files.len()));
        download(&desk.service, file, &path).await?;
        files.push(path);
    }
    desk.import(&files).await
}

/// Fetches a file whole: what broke off is fetched again from its beginning.
async fn download(service: &OpenAi, file: &str, path: &Path) -> anyhow::Result<()> {
    let whole = async || {
        let failed = |error| provider::Error::Setup(format!("cannot write `{}`: {error}", path.display()));
        let mut target = std::io::BufWriter::new(std::fs::File::create(path).map_err(failed)?);
        service.download(file, &mut target).await?;
        target.flush().map_err(failed)
    };
    Ok(patient(whole).await?)
}
