//! `summarize config show`: every setting, its value and where it comes from.

use std::io::Write;

use clap::Subcommand;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show every setting, its value (secrets masked) and its origin
    #[command(after_help = "Example:\n  TALLY_LANG=fr summarize config show")]
    Show,
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<u8> {
    let Command::Show = args.command;
    let resolved = super::resolved(std::collections::BTreeMap::new())?;
    for (key, value, origin) in resolved.rows() {
        writeln!(out, "{key:<18} {:<40} {origin}", if value.is_empty() { "-" } else { value })?;
    }
    resolved.config()?;
    Ok(super::EXIT_FINE)
}
