//! The main job: `summarize FILE...` and `summarize translate FILE...`.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::ValueEnum;

use super::budget::BudgetArgs;
use super::connect;
use super::output::Target;
use super::progress::Progress;
use super::report::ReportArgs;
use super::style::StyleArgs;
use crate::config::Config;
use crate::document::Document;
use crate::fidelity::Task;
use crate::glossary::Glossary;
use crate::pipeline::{self, Delivery, Guards, Options, Output};
use crate::prompt::{PromptId, Prompts};
use crate::provider::Provider as _;
use crate::report::{self, Item, Report};
use crate::text::Lang;

/// How an output is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For a terminal
    #[default]
    Text,
    /// Headings and a table
    Markdown,
    /// The machine interface (schema tally.output.v1)
    Json,
}

impl From<Format> for report::output::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Text => Self::Text,
            Format::Markdown => Self::Markdown,
            Format::Json => Self::Json,
        }
    }
}

#[derive(Debug, clap::Args)]
// Flattened into the root, whose own group is called `Args` too.
#[group(skip)]
pub(super) struct Args {
    /// Articles: plain text, Markdown or HTML in UTF-8, GB18030 or Big5; `-` for standard input
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// Target language (BCP 47) [default: en]
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// Language of the articles, where their letters mislead
    #[arg(long, value_name = "TAG")]
    source_lang: Option<Lang>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Write to a file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    style: StyleArgs,
    #[command(flatten)]
    budget: BudgetArgs,
    /// No progress
    #[arg(short, long)]
    quiet: bool,
    #[command(flatten)]
    report: ReportArgs,
    #[command(flatten)]
    provider: ProviderArgs,
}

/// Which model answers, and how it is asked. Each flag is a setting: see `summarize config show`.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Model")]
pub(super) struct ProviderArgs {
    /// openai, llama-server, embedded or replay [default: what the other flags ask for, else embedded]
    #[arg(long, value_name = "NAME")]
    provider: Option<String>,
    /// The model: a service's name for it, a known name or a GGUF file
    #[arg(short, long, value_name = "MODEL")]
    model: Option<String>,
    /// Address of an OpenAI-compatible service or a llama.cpp server
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Row of the vendor table, where the address does not tell
    #[arg(long, value_name = "NAME")]
    vendor: Option<String>,
    /// Command that prints the service's key
    #[arg(long, value_name = "COMMAND")]
    key_cmd: Option<String>,
    /// llama-server binary to start with --model, and stop again
    #[arg(long, value_name = "PATH")]
    llama_server: Option<String>,
    /// Folder to record every reply in
    #[arg(long, value_name = "DIR")]
    record: Option<String>,
    /// Folder of recorded replies to answer from
    #[arg(long, value_name = "DIR")]
    replay: Option<String>,
    /// Folder whose prompt files override the built-in ones
    #[arg(long, value_name = "DIR")]
    prompts: Option<String>,
    /// How often a text that failed its check is asked again [default: 4]
    #[arg(long, value_name = "N")]
    tries: Option<String>,
    /// How often a request that failed for a passing reason is sent again [default: 4]
    #[arg(long, value_name = "N")]
    retries: Option<String>,
    /// Seconds without a sign of life after which a request has failed [default: 120]
    #[arg(long, value_name = "SECONDS")]
    timeout: Option<String>,
    /// Tokens of context that the embedded engine holds [default: 4096]
    #[arg(long, value_name = "N")]
    context: Option<String>,
    /// Tokens of source in one request [default: what the model's context leaves]
    #[arg(long, value_name = "N")]
    max_chunk_tokens: Option<String>,
    /// Seed of the sampler [default: 1]
    #[arg(long, value_name = "N")]
    seed: Option<String>,
    /// Requests at once [default: as many as the provider serves]
    #[arg(short = 'j', long, value_name = "N")]
    concurrency: Option<String>,
    /// Requests a minute that the service allows
    #[arg(long, value_name = "N")]
    requests_per_minute: Option<String>,
    /// Tokens a minute that the service allows
    #[arg(long, value_name = "N")]
    tokens_per_minute: Option<String>,
    /// Ask for everything anew and keep no reply
    #[arg(long)]
    no_cache: bool,
}

impl ProviderArgs {
    pub(super) fn flags(&self) -> BTreeMap<&'static str, String> {
        let flags = [
            ("provider", &self.provider),
            ("model", &self.model),
            ("base_url", &self.base_url),
            ("vendor", &self.vendor),
            ("key_cmd", &self.key_cmd),
            ("llama_server", &self.llama_server),
            ("record", &self.record),
            ("replay", &self.replay),
            ("prompts", &self.prompts),
            ("tries", &self.tries),
            ("retries", &self.retries),
            ("timeout", &self.timeout),
            ("context", &self.context),
            ("max_chunk_tokens", &self.max_chunk_tokens),
            ("seed", &self.seed),
            ("concurrency", &self.concurrency),
            ("requests_per_minute", &self.requests_per_minute),
            ("tokens_per_minute", &self.tokens_per_minute),
        ];
        let off = self.no_cache.then(|| ("reply_cache", "off".to_owned()));
        flags.into_iter().filter_map(|(key, value)| Some((key, value.clone()?))).chain(off).collect()
    }
}

impl Args {
    fn config(&self) -> anyhow::Result<Config> {
        let mut flags = self.provider.flags();
        flags.extend(self.style.flags());
        flags.extend(self.lang.clone().map(|lang| ("lang", lang)));
        super::settings(flags)
    }
}

impl Args {
    /// The output's lines are those of its file where that holds Markdown.
    fn item(&self, file: &Path, document: &Document, output: &Output) -> Item {
        let named = |path: &Path| path.to_str().filter(|path| *path != "-").unwrap_or_default().to_owned();
        let written = self.output.as_deref().filter(|_| self.format == Format::Markdown).map(named).unwrap_or_default();
        Item::of_output(&file.to_string_lossy(), output, document, &named(file), &written)
    }
}

/// Runs the task over every file; the worst exit code counts.
pub(super) fn run(args: &Args, task: Task, out: &mut dyn Write) -> anyhow::Result<u8> {
    if args.files.is_empty() {
        anyhow::bail!("no article given: try `summarize FILE --lang en`, or `-` for standard input");
    }
    if args.output.is_some() && args.files.len() > 1 {
        anyhow::bail!("--output takes one article: run `summarize` once for each file");
    }
    let config = args.config()?;
    let prompts = load_prompts(config.prompts.as_deref())?;
    let glossary = load_glossary(config.glossary.as_deref(), &config.lang)?;
    let documents = args.files.iter().map(|file| read(file, args.source_lang.as_ref())).collect::<anyhow::Result<Vec<_>>>()?;
    let mut target = Some(Target::open(args.output.as_deref())?);
    let reports = args.report.open()?;
    let mut items = Vec::new();
    let progress = Progress::new(args.quiet);
    let mut worst = super::EXIT_FINE;
    super::block_on(async {
        let provider = connect::connect(&config, &progress).await?;
        let budgets = args.budget.budgets(&provider.capabilities().model)?;
        let provider = provider.with_budgets(budgets);
        let options = Options { glossary, delivery: progress.delivery(), ..options(&config, task) };
        for (document, file) in documents.iter().zip(&args.files) {
            progress.say(format!("{}", file.display()));
            let output = pipeline::run(document, &options, &prompts, &provider, &|event| progress.on_event(event)).await;
            let output = output.with_context(|| format!("`{}`", file.display()))?;
            progress.finish();
            let target = target.take().unwrap_or(Target::Stdout);
            items.extend(reports.wanted().then(|| args.item(file, document, &output)));
            if matches!(target, Target::Stdout) && reports.take_stdout() {
                worst = worst.max(exit_code(&output));
                continue;
            }
            if matches!(target, Target::Stdout) || output.parts().any(|part| !part.text.is_empty()) {
                target.write(&report::output::render(&output, document, args.format.into()), out)?;
            } else {
                let reason = output.parts().find_map(|part| part.notes.last()).map_or("no text came", String::as_str);
                super::warn(&format!("`{}`: nothing to write: {reason}", file.display()));
            }
            worst = worst.max(exit_code(&output));
        }
        if let Some(trouble) = provider.account().trouble {
            super::warn(&format!("warning: {trouble}"));
        }
        Ok(())
    })?;
    reports.write(&Report::new(items), out)?;
    Ok(worst)
}

fn exit_code(output: &Output) -> u8 {
    if let Some(error) = &output.stopped {
        super::warn(&format!("error: {error}"));
        return super::EXIT_PROVIDER;
    }
    if output.passes() { super::EXIT_FINE } else { super::EXIT_FAILED }
}

pub(super) fn options(config: &Config, task: Task) -> Options {
    Options {
        task,
        lang: config.lang.clone(),
        length: config.length,
        style: config.style,
        rounding: config.rounding,
        tries: config.tries,
        max_chunk_tokens: config.max_chunk_tokens,
        seed: config.seed,
        glossary: Glossary::default(),
        delivery: Delivery::Whole,
        guards: Guards::default(),
    }
}

fn read(file: &Path, lang: Option<&Lang>) -> anyhow::Result<Document> {
    let bytes = super::read_bytes(&file.to_string_lossy())?;
    Document::read(&bytes, None, lang.cloned()).with_context(|| format!("`{}`", file.display()))
}

pub(super) fn load_glossary(path: Option<&Path>, target: &Lang) -> anyhow::Result<Glossary> {
    let Some(path) = path else { return Ok(Glossary::default()) };
    let named = || format!("the glossary `{}`", path.display());
    Glossary::parse(&std::fs::read_to_string(path).with_context(named)?, target).with_context(named)
}

/// The built-in prompts, with the files of `folder` in their place.
pub(super) fn load_prompts(folder: Option<&Path>) -> anyhow::Result<Prompts> {
    let mut overrides = BTreeMap::new();
    if let Some(folder) = folder {
        if !folder.is_dir() {
            anyhow::bail!("the prompts folder `{}` does not exist", folder.display());
        }
        for id in PromptId::ALL {
            let path = folder.join(format!("{}.md", id.name()));
            if path.is_file() {
                overrides.insert(id, std::fs::read_to_string(&path).with_context(|| format!("cannot read `{}`", path.display()))?);
            }
        }
    }
    Ok(Prompts::new(&overrides)?)
}
