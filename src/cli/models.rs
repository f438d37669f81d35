//! `summarize models`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {}
pub(super) fn run(_args: &Args, _out: &mut dyn std::io::Write) -> anyhow::Result<u8> {
    Ok(super::EXIT_FINE)
}
