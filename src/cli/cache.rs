//! `summarize cache`: how much is kept of the replies that were paid for, and away with it.

use std::io::Write;

use anyhow::Context as _;
use clap::Subcommand;

use super::connect;
use crate::provider::cache::Cache;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Say how many replies are kept, and what they cost
    Stats,
    /// Take away what is over the limits of size and age
    Prune,
    /// Take away every reply
    Clear,
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<u8> {
    let config = super::settings(std::collections::BTreeMap::new())?;
    let cache = connect::reply_cache(&config).context("no folder for a cache: set TALLY_CACHE")?;
    match args.command {
        Command::Stats => stats(&cache, out)?,
        Command::Prune => writeln!(out, "{} replies taken away", cache.prune()?)?,
        Command::Clear => writeln!(out, "{} replies taken away", cache.clear()?)?,
    }
    Ok(super::EXIT_FINE)
}

fn stats(cache: &Cache, out: &mut dyn Write) -> anyhow::Result<()> {
    let stats = cache.stats()?;
    writeln!(out, "place    {}", cache.path().display())?;
    writeln!(out, "replies  {}", stats.replies)?;
    writeln!(out, "tokens   {}", stats.tokens)?;
    writeln!(out, "size     {:.1} MB", stats.bytes as f64 / f64::from(1 << 20))?;
    Ok(())
}
