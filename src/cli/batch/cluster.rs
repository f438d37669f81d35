//! `summarize batch submit --nats`, and `status` and `results` over a store: the side of a cluster that holds the plan.

use std::io::{BufWriter, Write};
use std::path::PathBuf;

use anyhow::Context as _;

use crate::batch::plan::Plan;
use crate::batch::queue::{self, Server, Submitted, Terms};
use crate::batch::store::{Kind, Store};
use crate::batch::tally::{Tally, Totals};

/// How NATS is reached.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Cluster")]
pub(in crate::cli) struct NatsArgs {
    /// Address of a NATS server with JetStream; tls://HOST for TLS
    #[arg(long, value_name = "URL")]
    pub(in crate::cli) nats: Option<String>,
    /// Credentials file of NATS
    #[arg(long, value_name = "FILE")]
    nats_creds: Option<PathBuf>,
    /// Certificates of the authority that signed the server's
    #[arg(long, value_name = "FILE")]
    nats_ca: Option<PathBuf>,
    /// Where articles and results are: a folder that all machines share, or s3://BUCKET/PREFIX
    #[arg(long, value_name = "PLACE")]
    pub(in crate::cli) store: Option<String>,
}

impl NatsArgs {
    pub(in crate::cli) fn server(&self) -> anyhow::Result<Server> {
        let url = self.nats.clone().context("give the address of the server: --nats URL")?;
        Ok(Server { url, credentials: self.nats_creds.clone(), authority: self.nats_ca.clone() })
    }

    pub(in crate::cli) fn place(&self) -> anyhow::Result<&str> {
        self.store.as_deref().context("say where articles and results are: --store FOLDER or --store s3://BUCKET/PREFIX")
    }
}

pub(super) fn submit(plan: &std::path::Path, args: &NatsArgs, revive: bool) -> anyhow::Result<u8> {
    let plan = Plan::open(plan)?;
    let store = Store::open(args.place()?, &plan.hash)?;
    let server = args.server()?;
    let Submitted { queued, waiting, ended, dead, unreadable } = crate::cli::block_on(async {
        let terms = Terms::default();
        let context = queue::connect(&server, terms).await?;
        Ok(queue::submit(&plan, &context, &store, revive).await?)
    })?;
    crate::cli::warn(&format!(
        "{queued} jobs queued, {waiting} were in the queue, {ended} have ended, {dead} were given up, {unreadable} cannot be read"
    ));
    if dead > 0 {
        crate::cli::warn("why jobs were given up: summarize batch status --store; to try them again: the same command with --retry-failed");
    }
    Ok(crate::cli::EXIT_FINE)
}

/// What a store says of a plan: ends and given-up jobs alike.
pub(super) fn tally(plan: &Plan, place: &str) -> anyhow::Result<Tally> {
    let store = Store::open(place, &plan.hash)?;
    crate::cli::block_on(async {
        let (results, dead) = (store.keys(Kind::Result).await?, store.keys(Kind::Dead).await?);
        let mut tally = Tally::default();
        for (kind, keys) in [(Kind::Dead, dead), (Kind::Result, results)] {
            for key in keys {
                if let Some(record) = store.record(kind, &key).await? {
                    tally.add(&record.outcome);
                }
            }
        }
        Ok(tally)
    })
}

/// Prints why jobs were given up.
pub(super) fn print_dead(plan: &Plan, place: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    let store = Store::open(place, &plan.hash)?;
    crate::cli::block_on(async {
        for key in store.keys(Kind::Dead).await? {
            if let Some(record) = store.record(Kind::Dead, &key).await? {
                writeln!(out, "given up  {}  {}", record.outcome.id, record.outcome.error)?;
            }
        }
        Ok(())
    })
}

/// Prints the results in the order of the plan.
pub(super) fn results(plan: &Plan, place: &str, out: &mut dyn Write) -> anyhow::Result<Totals> {
    let store = Store::open(place, &plan.hash)?;
    let mut out = BufWriter::new(out);
    let mut totals = Totals::default();
    crate::cli::block_on(async {
        for job in plan.jobs()? {
            match store.record(Kind::Result, &job?.key).await?.and_then(|record| record.line) {
                Some(line) => writeln!(out, "{line}")?,
                None => totals.left += 1,
            }
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(totals)
}
