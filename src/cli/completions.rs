//! `summarize completions SHELL`.

use std::io::Write;

use clap::CommandFactory as _;
use clap_complete::Shell;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Which shell
    shell: Shell,
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<u8> {
    // Into memory first: a reader that closes the pipe must not panic inside the generator.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut super::Args::command(), "summarize", &mut script);
    out.write_all(&script)?;
    Ok(super::EXIT_FINE)
}
