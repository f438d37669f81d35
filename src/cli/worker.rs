//! `summarize worker`: takes jobs from a queue, or articles from standard input, on as many machines as there are.

use std::collections::BTreeMap;
use std::io::{BufRead as _, Write};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context as _;
use tokio::sync::mpsc;

use super::article::{self, ProviderArgs};
use super::connect;
use super::progress::Progress;
use crate::batch::input::{Input, Line};
use crate::batch::job::{Worker, is_fatal};
use crate::batch::metrics::{self, Metrics};
use crate::batch::plan::{Job, Model, Recipe, hex};
use crate::batch::sink;
use crate::config::Config;
use crate::document::Document;
use crate::fidelity::Task;
use crate::provider::Provider as _;
use crate::report::output;
use crate::text::Lang;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(help = "Read lines {\"custom_id\", \"text\", \"lang\"} from standard input; write a line for each as it ends", long)]
    stdin: bool,
    /// What to do with each line: summarize or translate
    #[arg(long, value_name = "TASK", default_value = "summarize", value_parser = ["summarize", "translate"])]
    task: String,
    /// Target language of --stdin (BCP 47) [default: en]
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// Where to serve Prometheus' metrics, such as 0.0.0.0:9100
    #[arg(long, value_name = "ADDRESS")]
    metrics_addr: Option<std::net::SocketAddr>,
    /// Seconds without a sign of life after which another worker gets a job
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    lease: u64,
    /// How many workers may begin a job, to no end, before it is given up
    #[arg(long, value_name = "N", default_value_t = 5)]
    deliveries: u32,
    #[cfg(feature = "cluster")]
    #[command(flatten)]
    nats: super::batch::NatsArgs,
    #[command(flatten)]
    provider: ProviderArgs,
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<u8> {
    if args.stdin {
        return stream(args, out);
    }
    #[cfg(feature = "cluster")]
    if args.nats.nats.is_some() {
        return cluster::run(args);
    }
    anyhow::bail!("give --stdin, or --nats URL with --store PLACE; for a part of a plan: summarize batch run PLAN --shard I/N")
}

fn resolve(flags: BTreeMap<&'static str, String>) -> anyhow::Result<Config> {
    super::settings(flags)
}

/// The last account of each provider, summed where metrics are asked for.
type Accounts = Arc<Mutex<Vec<Arc<dyn Fn() -> crate::provider::cached::Account + Send + Sync>>>>;

/// Serves metrics, where they are wanted.
async fn serve_metrics(args: &Args, counts: &Arc<Metrics>, accounts: &Accounts) -> anyhow::Result<()> {
    let Some(address) = args.metrics_addr else { return Ok(()) };
    let listener = tokio::net::TcpListener::bind(address).await.with_context(|| format!("cannot serve metrics at {address}"))?;
    let (counts, accounts) = (Arc::clone(counts), Arc::clone(accounts));
    tokio::spawn(metrics::serve(listener, move || {
        let mut sum = crate::provider::cached::Account::default();
        for account in accounts.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            let account = account();
            sum.asked += account.asked;
            sum.hits += account.hits;
            sum.paid += account.paid;
        }
        counts.paid(sum);
        counts.text()
    }));
    Ok(())
}

/// A line of standard input as a job; the text of what is wrong with it where it is none.
fn job(line: &str, number: u64, recipe: &Recipe, lang: &Lang) -> (Job, Result<Document, String>) {
    let read: Result<Line, _> = serde_json::from_str(line);
    let (id, text, source, wrong) = match read {
        Ok(Line { custom_id, text, lang }) => (custom_id, text, lang, None),
        Err(error) => {
            let value: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
            let id = value.get("custom_id").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
            (id, String::new(), None, Some(format!("line {number} is not {{\"custom_id\": .., \"text\": ..}}: {error}")))
        }
    };
    let content = hex(text.as_bytes());
    let recipe = serde_json::to_string(recipe).unwrap_or_default();
    let key = hex(format!("tally.line.v1\n{recipe}\n{content}\n{}\n{}", source.as_deref().unwrap_or_default(), lang.tag()).as_bytes());
    let job = Job {
        key,
        id,
        lang: lang.tag().to_owned(),
        source_lang: source,
        content,
        size: text.len() as u64,
        input: Input::File { file: "-".to_owned() },
    };
    let document = wrong.map_or_else(|| job.read(text.as_bytes()), Err);
    (job, document)
}

/// The lines of standard input that are not empty, with their numbers; no more ahead than `ahead`.
fn stdin_lines(ahead: usize) -> mpsc::Receiver<std::io::Result<(u64, String)>> {
    let (sender, lines) = mpsc::channel(ahead);
    std::thread::spawn(move || {
        for (number, line) in (1..).zip(std::io::stdin().lock().lines()) {
            if line.as_ref().is_ok_and(|line| line.trim().is_empty()) {
                continue;
            }
            if sender.blocking_send(line.map(|line| (number, line))).is_err() {
                return;
            }
        }
    });
    lines
}

/// Lines in, lines out: in the order in which they end, each whole.
fn stream(args: &Args, out: &mut dyn Write) -> anyhow::Result<u8> {
    let mut flags = args.provider.flags();
    flags.extend(args.lang.clone().map(|lang| ("lang", lang)));
    let config = resolve(flags)?;
    let task = if args.task == "translate" { Task::Translate } else { Task::Summarize };
    let prompts = article::load_prompts(config.prompts.as_deref())?;
    let model = Model { provider: "", model: config.model.as_deref().unwrap_or_default(), vendor: config.vendor.as_deref() };
    let recipe = Recipe::new(&article::options(&config, task), &prompts, "", model);
    super::block_on(async {
        let provider = connect::connect(&config, &Progress::new(true)).await?;
        let at_once = config.concurrency.unwrap_or(provider.capabilities().slots) * 2;
        let render = Box::new(|output: &_, document: &_| output::render(output, document, output::Format::Json));
        let worker = Arc::new(Worker { provider, prompts, recipe, render });
        let counts = Arc::new(Metrics::default());
        let shared = Arc::clone(&worker);
        let accounts: Accounts = Arc::new(Mutex::new(vec![Arc::new(move || shared.provider.account())]));
        serve_metrics(args, &counts, &accounts).await?;
        let mut lines = stdin_lines(at_once);
        let mut tasks = tokio::task::JoinSet::new();
        let (mut worst, mut open, mut fatal) = (super::EXIT_FINE, true, None);
        while open || !tasks.is_empty() {
            tokio::select! {
                line = lines.recv(), if open && tasks.len() < at_once => match line.transpose().context("cannot read standard input")? {
                    None => open = false,
                    Some((number, line)) => {
                        let (job, document) = job(&line, number, &worker.recipe, &config.lang);
                        let (worker, counts) = (Arc::clone(&worker), Arc::clone(&counts));
                        tasks.spawn(async move {
                            let _lease = counts.begin();
                            let done = worker.work(&job, document, 0, 0).await;
                            counts.ended(&done.outcome);
                            (job, done)
                        });
                    }
                },
                Some(ended) = tasks.join_next() => {
                    let (job, done) = ended.context("a job broke off")?;
                    // What is under way is finished: it may be paid.
                    fatal = fatal.or(done.failure.filter(is_fatal));
                    open &= fatal.is_none();
                    worst = worst.max(write(&job, &done.outcome, done.rendered.as_deref(), out)?);
                }
            }
        }
        fatal.map_or(Ok(worst), |failure| Err(failure.into()))
    })
}

fn write(job: &Job, outcome: &crate::batch::Outcome, rendered: Option<&str>, out: &mut dyn Write) -> anyhow::Result<u8> {
    use crate::batch::Status;
    let mut line: serde_json::Value = serde_json::from_str(&sink::line(job, outcome, rendered.unwrap_or("null")))?;
    if let Some(row) = line.as_object_mut() {
        row.insert("usage".to_owned(), serde_json::to_value(outcome.usage)?);
        if !outcome.error.is_empty() {
            row.insert("error".to_owned(), outcome.error.clone().into());
        }
    }
    writeln!(out, "{line}")?;
    out.flush()?;
    Ok(match outcome.status {
        Status::Fine | Status::Skipped => super::EXIT_FINE,
        Status::FiguresFailed | Status::Refused => super::EXIT_FAILED,
        Status::Failed => super::EXIT_PROVIDER,
    })
}

#[cfg(feature = "cluster")]
mod cluster {
    //! Jobs from NATS.

    use std::time::Duration;

    use super::connect::Connected;
    use super::{Accounts, Arc, Args, BTreeMap, Metrics, Mutex, PoisonError, Progress, Worker, article, connect, output, resolve};
    use crate::batch::Error;
    use crate::batch::plan::prompt_marks;
    use crate::batch::queue::{self, Shop, Terms};
    use crate::batch::store::Store;
    use crate::cli::batch::on_signals;
    type Opened = Arc<(Store, Worker<Connected>)>;

    /// The stores and models of the plans that jobs came from.
    struct Plans {
        flags: BTreeMap<&'static str, String>,
        place: String,
        accounts: Accounts,
        open: tokio::sync::Mutex<BTreeMap<String, Opened>>,
    }

    impl Shop for Plans {
        type Provider = Connected;

        async fn open(&self, plan: &str) -> Result<Opened, Error> {
            let mut open = self.open.lock().await;
            if let Some(opened) = open.get(plan) {
                return Ok(Arc::clone(opened));
            }
            let wrong = |error: anyhow::Error| Error::Input(format!("{error:#}"));
            let store = Store::open(&self.place, plan)?;
            let order = store.order().await?;
            let mut flags = self.flags.clone();
            let recipe = order.recipe;
            let fixed = [
                ("provider", Some(recipe.provider.clone())),
                ("model", Some(recipe.model.clone()).filter(|model| !model.is_empty())),
                ("vendor", recipe.vendor.clone()),
            ];
            flags.extend(fixed.into_iter().filter_map(|(key, value)| Some((key, value?))));
            if let Some(url) = order.base_url {
                flags.entry("base_url").or_insert(url);
            }
            let config = resolve(flags).map_err(wrong)?;
            let prompts = article::load_prompts(config.prompts.as_deref()).map_err(wrong)?;
            if prompt_marks(&prompts) != recipe.prompts {
                return Err(Error::Input(
                    "this worker's prompts are not the plan's: give the same --prompts and the same version".to_owned(),
                ));
            }
            let provider = connect::connect(&config, &Progress::new(true)).await.map_err(|error| wrong(error.into()))?;
            let render = Box::new(|output: &_, document: &_| output::render(output, document, output::Format::Json));
            let opened: Opened = Arc::new((store, Worker { provider, prompts, recipe, render }));
            let shared = Arc::clone(&opened);
            self.accounts.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::new(move || shared.1.provider.account()));
            open.insert(plan.to_owned(), Arc::clone(&opened));
            Ok(opened)
        }
    }

    pub(super) fn run(args: &Args) -> anyhow::Result<u8> {
        let server = args.nats.server()?;
        let place = args.nats.place()?.to_owned();
        let flags = args.provider.flags();
        let config = resolve(flags.clone())?;
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        let failure = runtime.block_on(async {
            let halt = on_signals(crate::cli::warn);
            let counts = Arc::new(Metrics::default());
            let accounts: Accounts = Arc::new(Mutex::new(Vec::new()));
            super::serve_metrics(args, &counts, &accounts).await?;
            let terms = Terms {
                lease: Duration::from_secs(args.lease.max(1)),
                deliveries: args.deliveries.max(1),
                queue_bytes: args.nats.queue_bytes(),
                ..Terms::default()
            };
            let context = queue::connect(&server, terms).await?;
            let shop = Arc::new(Plans { flags, place, accounts, open: tokio::sync::Mutex::default() });
            let slots = config.concurrency.unwrap_or(4);
            crate::cli::warn(&format!("waiting for jobs at {}, {slots} at once", server.shown()));
            anyhow::Ok(queue::work(&context, shop, terms, slots, counts, halt).await?)
        });
        runtime.shutdown_background();
        match failure? {
            Some(failure) => Err(failure.into()),
            None => Ok(crate::cli::EXIT_FINE),
        }
    }
}
