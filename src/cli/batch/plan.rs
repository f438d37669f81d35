//! `summarize batch plan`: inputs to a plan file, or to what it would ask and cost. Needs no key and no network.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::ValueEnum;

use crate::batch::estimate::{self, Estimate, Listener};
use crate::batch::input::{self, Found};
use crate::batch::plan::{Draft, Model, Recipe};
use crate::cli::article::{self, ProviderArgs};
use crate::cli::budget::BudgetArgs;
use crate::cli::connect;
use crate::cli::style::StyleArgs;
use crate::config::{Config, ProviderName};
use crate::document::Document;
use crate::fidelity::Task;
use crate::pipeline::Options;
use crate::prompt::Prompts;
use crate::provider::{Capabilities, ChatRequest, Input};
use crate::text::Lang;

/// What is to be done with each article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum TaskName {
    /// Summaries
    Summarize,
    /// Translations
    Translate,
}

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files, folders, globs; JSONL files with {"`custom_id`", "text", "lang"} a line
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<String>,
    /// What is to be done
    #[arg(long, value_enum, default_value = "summarize")]
    task: TaskName,
    /// Target languages (BCP 47), separated by commas [default: en]
    #[arg(long, value_name = "TAGS")]
    lang: Option<String>,
    /// Language of the articles, where their letters mislead
    #[arg(long, value_name = "TAG")]
    source_lang: Option<Lang>,
    /// Where the plan goes; it never changes afterwards
    #[arg(short, long, value_name = "FILE", required_unless_present_any = ["dry_run", "estimate"])]
    output: Option<PathBuf>,
    /// Show every chunk and prompt with its tokens
    #[arg(long)]
    dry_run: bool,
    /// Say what the plan would cost
    #[arg(long)]
    estimate: bool,
    #[command(flatten)]
    budget: BudgetArgs,
    #[command(flatten)]
    style: StyleArgs,
    #[command(flatten)]
    provider: ProviderArgs,
}

impl Args {
    fn task(&self) -> Task {
        match self.task {
            TaskName::Summarize => Task::Summarize,
            TaskName::Translate => Task::Translate,
        }
    }

    fn config(&self) -> anyhow::Result<Config> {
        let mut flags = self.provider.flags();
        flags.extend(self.style.flags());
        super::resolve(flags)
    }

    fn langs(&self, config: &Config) -> anyhow::Result<Vec<Lang>> {
        let Some(list) = &self.lang else { return Ok(vec![config.lang.clone()]) };
        list.split(',')
            .map(|tag| Lang::parse(tag.trim()).with_context(|| format!("`{tag}` is no BCP 47 tag such as en or pt-BR")))
            .collect()
    }
}

/// The adapter's name in plans and flags.
fn provider_name(config: &Config) -> &'static str {
    match connect::name(config) {
        ProviderName::Openai => "openai",
        ProviderName::LlamaServer => "llama-server",
        ProviderName::Replay => "replay",
        ProviderName::Embedded | ProviderName::Auto => "embedded",
    }
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<u8> {
    let config = args.config()?;
    let prompts = article::load_prompts(config.prompts.as_deref())?;
    let glossary = match &config.glossary {
        Some(path) => std::fs::read_to_string(path).with_context(|| format!("the glossary `{}`", path.display()))?,
        None => String::new(),
    };
    let langs = args.langs(&config)?;
    let model =
        Model { provider: provider_name(&config), model: config.model.as_deref().unwrap_or_default(), vendor: config.vendor.as_deref() };
    let recipe = Recipe::new(&article::options(&config, args.task()), &prompts, &glossary, model);
    let folder = args.output.as_deref().and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut draft = args.output.as_deref().map(|path| Draft::new(path, &recipe, config.base_url.as_deref())).transpose()?;
    let mut survey = Survey::new(args, &recipe, &prompts, &config)?;
    input::find(&args.inputs, folder, &mut |found| {
        let source_lang = args.source_lang.clone().or_else(|| found.lang.as_deref().and_then(|tag| Lang::parse(tag).ok()));
        for lang in &langs {
            survey.add(&found, source_lang.as_ref(), &recipe.options(lang.clone())?, out)?;
            if let Some(draft) = &mut draft {
                draft.add(&found.id, lang, source_lang.as_ref(), &found.bytes, found.input.clone())?;
            }
        }
        Ok(())
    })?;
    survey.close(args, &recipe, out)?;
    if let (Some(draft), Some(path)) = (draft, &args.output) {
        let jobs = draft.finish()?;
        crate::cli::warn(&format!("{jobs} jobs planned; next: summarize batch run {}", path.display()));
    }
    Ok(crate::cli::EXIT_FINE)
}

/// What a plan would ask, where that is wanted.
struct Survey<'a> {
    show: bool,
    count: bool,
    prompts: &'a Prompts,
    listener: Listener,
    runtime: tokio::runtime::Runtime,
    total: Estimate,
    jobs: u64,
}

impl<'a> Survey<'a> {
    fn new(args: &Args, recipe: &Recipe, prompts: &'a Prompts, config: &Config) -> anyhow::Result<Self> {
        let capabilities = Capabilities {
            provider: recipe.provider.clone(),
            model: recipe.model.clone(),
            chat: recipe.provider != "embedded",
            context: (recipe.provider == "embedded").then_some(config.context),
            slots: 1,
            constrained: false,
        };
        Ok(Self {
            show: args.dry_run,
            count: args.dry_run || args.estimate || args.budget.is_set(),
            prompts,
            listener: Listener::new(capabilities),
            runtime: tokio::runtime::Builder::new_current_thread().build()?,
            total: Estimate::default(),
            jobs: 0,
        })
    }

    fn add(&mut self, found: &Found, lang: Option<&Lang>, options: &Options, out: &mut dyn Write) -> Result<(), crate::batch::Error> {
        if !self.count {
            return Ok(());
        }
        self.jobs += 1;
        let document = Document::read(&found.bytes, None, lang.cloned());
        let document = match document {
            Ok(document) => document,
            Err(error) => {
                crate::cli::warn(&format!("{}: {error}: this job will fail", found.id));
                return Ok(());
            }
        };
        let requests = self.runtime.block_on(estimate::requests(&document, options, self.prompts, &self.listener));
        let estimate = estimate::estimate(&requests, options.task, document.sections.len());
        self.total += estimate;
        if self.show {
            show(&found.id, options, &requests, estimate, out).map_err(crate::batch::Error::file("write", "standard output"))?;
        }
        Ok(())
    }

    /// Prints the sums, and refuses what is over the limits.
    fn close(&self, args: &Args, recipe: &Recipe, out: &mut dyn Write) -> anyhow::Result<()> {
        if !self.count {
            return Ok(());
        }
        let price = args.budget.price(&recipe.model)?;
        let Estimate { requests, usage, longest } = self.total;
        let cost = price.as_ref().map(|price| price.cost(usage));
        if args.dry_run || args.estimate {
            writeln!(out, "jobs           {:>12}", self.jobs)?;
            writeln!(out, "requests       {requests:>12}   if every first reply is good")?;
            writeln!(out, "prompt tokens  {:>12}", usage.prompt_tokens)?;
            writeln!(out, "reply tokens   {:>12}   at most {longest}", usage.completion_tokens)?;
            match (&price, cost) {
                (Some(price), Some(cost)) => {
                    let most = price.cost(crate::provider::Usage { completion_tokens: longest, ..usage });
                    writeln!(out, "cost           {:>12}   at most {}; prices of {}", price.show(cost), price.show(most), price.read)?;
                }
                _ => writeln!(out, "cost               unpriced   no price of `{}`: give one with --prices FILE", recipe.model)?,
            }
        }
        let tokens = usage.prompt_tokens + usage.completion_tokens;
        if let Some(limit) = args.budget.max_tokens.filter(|limit| tokens > *limit) {
            anyhow::bail!("the plan is likely to need {tokens} tokens, more than --max-tokens {limit}: nothing was written");
        }
        if let Some(limit) = args.budget.cost_limit(&recipe.model)? {
            let cost = limit.price.cost(usage);
            anyhow::ensure!(
                cost <= limit.amount,
                "the plan is likely to cost {}, more than --max-cost {}: nothing was written",
                limit.price.show(cost),
                limit.text
            );
        }
        Ok(())
    }
}

fn show(id: &str, options: &Options, requests: &[ChatRequest], estimate: Estimate, out: &mut dyn Write) -> std::io::Result<()> {
    let tokens = estimate.usage.prompt_tokens;
    writeln!(out, "=== {id} -> {}: {} requests, {tokens} prompt tokens", options.lang, estimate.requests)?;
    for (number, request) in requests.iter().enumerate() {
        writeln!(
            out,
            "--- request {}: {} prompt tokens, reply up to {}",
            number + 1,
            estimate::prompt_tokens(request),
            request.max_tokens
        )?;
        match &request.input {
            Input::Chat(messages) => {
                for message in messages {
                    writeln!(out, "[{}]\n{}", format!("{:?}", message.role).to_lowercase(), message.content)?;
                }
            }
            Input::Completion(text) => writeln!(out, "{text}")?,
        }
    }
    Ok(())
}
