//! `summarize models`: the model files of this machine.

use std::io::{IsTerminal as _, Write};

use anyhow::Context as _;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::model::known::{Known, default_model};
use crate::model::pull::{Progress, Settings, Wanted, pull};
use crate::model::{Cache, Cached, known};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// List the known models and those in the cache
    List,
    /// Fetch a model: a known one, hf:OWNER/REPO/FILE, or a GGUF file of this machine
    #[command(
        after_help = "Examples:\n  summarize models pull gemma-3-270m\n  summarize models pull hf:Qwen/Qwen3-0.6B-GGUF/Qwen3-0.6B-Q8_0.gguf\n  summarize models pull ./mine.gguf --name mine"
    )]
    Pull {
        /// What to fetch
        model: String,
        /// A name for it, in place of the file's
        #[arg(long)]
        name: Option<String>,
        /// Another server of the same files: the hub's paths for hf: models, URL/FILE for known ones
        #[arg(long, value_name = "URL")]
        mirror: Option<String>,
    },
    /// Print where a model's file lies
    Path {
        /// Its name
        model: String,
    },
    /// Remove a model from the cache
    Rm {
        /// Its name
        model: String,
    },
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<u8> {
    let config = super::settings(std::collections::BTreeMap::new())?;
    let cache = super::connect::model_cache(&config)?;
    match &args.command {
        Command::List => list(&cache, out)?,
        Command::Path { model } => writeln!(out, "{}", cache.find(model)?.path.display())?,
        Command::Rm { model } => {
            let freed = cache.remove(model)?;
            writeln!(out, "removed {model} ({})", size(freed))?;
        }
        Command::Pull { model, name, mirror } => {
            let wanted = Wanted::parse(model)?;
            let hub = || Some(config.hub).filter(|_| matches!(wanted, Wanted::Hub(_)));
            let mirror = mirror.clone().or(config.model_mirror).or_else(hub);
            let settings = Settings { name: name.clone(), mirror, token: config.hub_token };
            let cached = fetch(&cache, &wanted, &settings)?;
            writeln!(out, "{}", cached.path.display())?;
        }
    }
    Ok(super::EXIT_FINE)
}

fn fetch(cache: &Cache, wanted: &Wanted, settings: &Settings) -> anyhow::Result<Cached> {
    let bar = progress_bar();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start")?;
    let shown = |progress: Progress| match progress {
        Progress::Part { index, count, what } => {
            bar.set_message(format!("part {index} of {count}: {what}"));
            bar.tick();
        }
        Progress::Bytes { done, total } => {
            if let Some(total) = total {
                bar.set_length(total);
            }
            bar.set_position(done);
        }
    };
    let cached = runtime.block_on(async {
        tokio::select! {
            cached = pull(cache, wanted, settings, &shown) => cached.map_err(anyhow::Error::from),
            _ = tokio::signal::ctrl_c() => Err(anyhow::anyhow!("interrupted; pull again to go on")),
        }
    });
    bar.finish_and_clear();
    cached
}

/// A bar on a terminal, nothing elsewhere.
fn progress_bar() -> ProgressBar {
    let terminal = std::io::stderr().is_terminal();
    let target = if terminal { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(None, target);
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {bytes} {bar:30} {total_bytes} {eta}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(std::time::Duration::from_millis(200));
    bar
}

fn list(cache: &Cache, out: &mut dyn Write) -> std::io::Result<()> {
    let cached = cache.list();
    for model in known::KNOWN {
        let here = cached.iter().find(|cached| cached.name == model.name);
        let place =
            here.map_or_else(|| format!("not here: summarize models pull {}", model.name), |cached| cached.path.display().to_string());
        writeln!(out, "{:<22} {:>8}  {}\n{:33}{}; {}", label(model), size(model.bytes), place, "", model.about, model.licence)?;
    }
    for model in cached.iter().filter(|cached| known::known(&cached.name).is_none()) {
        writeln!(out, "{:<22} {:>8}  {}", model.name, size(model.bytes), model.path.display())?;
    }
    Ok(())
}

fn label(model: &Known) -> String {
    let default = default_model().is_some_and(|default| default.name == model.name);
    if default { format!("{} *", model.name) } else { model.name.to_owned() }
}

/// Bytes for a reader.
fn size(bytes: u64) -> String {
    format!("{} MB", (bytes + 500_000) / 1_000_000)
}
