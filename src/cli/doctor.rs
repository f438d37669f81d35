//! `summarize doctor`: what works on this machine and what does not, with the way out.

use std::io::Write;

use super::article::ProviderArgs;
use super::connect;
use super::progress::Progress;
use crate::config::Config;
use crate::provider::Provider as _;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    provider: ProviderArgs,
}

/// One thing that was looked at.
struct Finding {
    name: &'static str,
    result: Result<String, String>,
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<u8> {
    let mut findings = Vec::new();
    match settings(args) {
        Ok(config) => {
            findings.push(Finding { name: "settings", result: Ok("all readable".to_owned()) });
            findings.push(Finding { name: "engine", result: engine() });
            findings.push(Finding { name: "weights", result: weights(&config) });
            findings.push(Finding { name: "provider", result: provider(&config) });
        }
        Err(error) => findings.push(Finding { name: "settings", result: Err(format!("{error:#}")) }),
    }
    for finding in &findings {
        let (sign, text) = match &finding.result {
            Ok(text) => ("ok ", text),
            Err(text) => ("BAD", text),
        };
        writeln!(out, "{sign}  {:<9} {text}", finding.name)?;
    }
    // Weights and the engine are ways to a provider: only settings and the provider itself must work.
    let fine = findings.iter().all(|finding| finding.result.is_ok() || matches!(finding.name, "engine" | "weights"));
    Ok(if fine { super::EXIT_FINE } else { super::EXIT_USAGE })
}

fn settings(args: &Args) -> anyhow::Result<Config> {
    super::settings(args.provider.flags())
}

fn engine() -> Result<String, String> {
    if cfg!(feature = "embedded") {
        Ok("llama.cpp is built in".to_owned())
    } else {
        Err("this program was built without the embedded engine (feature `embedded`)".to_owned())
    }
}

fn weights(config: &Config) -> Result<String, String> {
    let model = connect::weights(config).map_err(|error| error.to_string())?;
    Ok(format!("{} in {}", model.name, model.path.display()))
}

/// Connects as the main job would, and says who would answer.
fn provider(config: &Config) -> Result<String, String> {
    let progress = Progress::new(true);
    let connected = super::block_on(async { Ok(connect::connect(config, &progress).await?) });
    let provider = connected.map_err(|error| format!("{error:#}"))?;
    let known = provider.capabilities();
    let context = known.context.map_or_else(|| "context unknown".to_owned(), |tokens| format!("context {tokens}"));
    let form = if known.chat { "chat" } else { "base model" };
    Ok(format!("{} answers with {} ({form}, {context}, {} at once)", known.provider, known.model, known.slots))
}
