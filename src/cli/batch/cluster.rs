//! `summarize batch submit --nats`, and `status` and `results` over a store: the side of a cluster that holds the plan.

use std::io::{BufWriter, Write};
use std::path::PathBuf;

use anyhow::Context as _;
use futures_util::TryStreamExt as _;

use crate::batch::plan::Plan;
use crate::batch::queue::{self, Server, Submitted, Terms};
use crate::batch::store::{Kind, Store};
use crate::batch::tally::{Tally, Totals};

/// How NATS is reached.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Cluster")]
pub(in crate::cli) struct NatsArgs {
    #[arg(
        help = "Address of a NATS server with JetStream, or several with commas; tls://HOST for TLS, nats://USER:PASSWORD@HOST",
        long,
        value_name = "URL"
    )]
    pub(in crate::cli) nats: Option<String>,
    /// Credentials file of NATS
    #[arg(long, value_name = "FILE")]
    nats_creds: Option<PathBuf>,
    /// Certificates of the authority that signed the server's
    #[arg(long, value_name = "FILE")]
    nats_ca: Option<PathBuf>,
    #[arg(help = "Where articles and results are: a folder that all machines share, or s3://BUCKET/PREFIX", long, value_name = "PLACE")]
    pub(in crate::cli) store: Option<String>,
    /// Size of the queue where it is not there yet; a full queue holds the submitter back
    #[arg(long, value_name = "MB", default_value_t = 1024, value_parser = clap::value_parser!(i64).range(1..))]
    queue_mb: i64,
}

impl NatsArgs {
    pub(in crate::cli) fn server(&self) -> anyhow::Result<Server> {
        let url = self.nats.clone().context("give the address of the server: --nats URL")?;
        Ok(Server { url, credentials: self.nats_creds.clone(), authority: self.nats_ca.clone() })
    }

    pub(in crate::cli) fn queue_bytes(&self) -> i64 {
        self.queue_mb.saturating_mul(1 << 20)
    }

    pub(in crate::cli) fn place(&self) -> anyhow::Result<&str> {
        self.store.as_deref().context("say where articles and results are: --store FOLDER or --store s3://BUCKET/PREFIX")
    }
}

pub(super) fn submit(plan: &std::path::Path, args: &NatsArgs, revive: bool) -> anyhow::Result<u8> {
    let plan = Plan::open(plan)?;
    let store = Store::create(args.place()?, &plan.hash)?;
    let server = args.server()?;
    let Submitted { queued, waiting, ended, dead, unreadable } = crate::cli::block_on(async {
        let terms = Terms { queue_bytes: args.queue_bytes(), ..Terms::default() };
        let context = queue::connect(&server, terms).await?;
        let said = std::sync::Once::new();
        Ok(queue::submit(&plan, &context, &store, revive, &|line| said.call_once(|| crate::cli::warn(line))).await?)
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
        let mut tally = Tally::default();
        // A result counts, even of a job that was given up elsewhere.
        for kind in [Kind::Dead, Kind::Result] {
            let keys = store.keys(kind).await?;
            let mut records = std::pin::pin!(store.records(kind, keys.into_iter().map(Ok)));
            while let Some(record) = records.try_next().await? {
                record.iter().for_each(|record| tally.add(&record.outcome));
            }
        }
        Ok(tally)
    })
}

/// Prints why jobs were given up.
pub(super) fn print_dead(plan: &Plan, place: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    let store = Store::open(place, &plan.hash)?;
    crate::cli::block_on(async {
        let ended = store.keys(Kind::Result).await?;
        let keys = store.keys(Kind::Dead).await?.into_iter().filter(|key| !ended.contains(key));
        let mut records = std::pin::pin!(store.records(Kind::Dead, keys.map(Ok)));
        while let Some(record) = records.try_next().await? {
            if let Some(record) = record {
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
        let mut records = std::pin::pin!(store.records(Kind::Result, plan.jobs()?.map(|job| Ok(job?.key))));
        while let Some(record) = records.try_next().await? {
            match record.and_then(|record| record.line) {
                Some(line) => writeln!(out, "{line}")?,
                None => totals.left += 1,
            }
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(totals)
}
