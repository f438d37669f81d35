//! `summarize verify`: makes every approved output again from its recordings and fails where a figure, the source or a prompt
//! changed. Works offline; writes nothing where CI is set.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use self::job::{Done, Setting, Verdict};
use super::article::{ProviderArgs, load_prompts};
use super::progress::Progress;
use super::report::ReportArgs;
use super::snapshots::{self, FOLDER, Kind};
use super::{EXIT_FAILED, EXIT_FINE, EXIT_USAGE, connect, watch};
use crate::config::Config;
use crate::report::Report;

mod job;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Approved files, or folders of them
    #[arg(value_name = "PATH", default_value = FOLDER)]
    paths: Vec<PathBuf>,
    /// Ask the model again instead of the recordings
    #[arg(long)]
    live: bool,
    /// Fail where only the wording changed
    #[arg(long)]
    strict: bool,
    /// Verify again whenever a source, an approved file, a recording or a prompt changes
    #[arg(long)]
    watch: bool,
    /// Print only what changed
    #[arg(short, long)]
    quiet: bool,
    #[command(flatten)]
    report: ReportArgs,
    #[command(flatten)]
    provider: ProviderArgs,
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<u8> {
    let config = super::settings(args.provider.flags())?;
    if !args.watch {
        return once(args, &config, out);
    }
    watch::run(|| watched(args, &config), || once(args, &config, out))
}

/// Every file that a verdict depends on.
fn watched(args: &Args, config: &Config) -> Vec<PathBuf> {
    let files = snapshots::files(&args.paths, Kind::Approved).unwrap_or_default();
    let mut all = std::collections::BTreeSet::new();
    for (file, approved) in files.iter().filter_map(|file| Some((file, snapshots::read(file).ok()?))) {
        all.insert(snapshots::resolve(file, &approved.matter.source));
        all.extend(snapshots::glossary(file, &approved));
        all.extend(approved.recorded().then(|| snapshots::resolve(file, &approved.matter.recordings)));
    }
    all.extend(files);
    all.extend(config.prompts.clone());
    all.into_iter().collect()
}

/// What a whole run comes to.
#[derive(Debug, Default)]
struct Sum {
    stand: usize,
    noted: usize,
    failed: usize,
    unreadable: usize,
    pending: usize,
}

fn once(args: &Args, config: &Config, out: &mut dyn Write) -> anyhow::Result<u8> {
    let files = snapshots::files(&args.paths, Kind::Approved)?;
    if files.is_empty() {
        let place = args.paths.iter().map(|path| format!("`{}`", path.display())).collect::<Vec<_>>().join(", ");
        anyhow::bail!("no approved outputs in {place}: make one with `summarize approve FILE --lang en`, then `summarize review`");
    }
    let reports = args.report.open()?;
    let setting = Setting {
        prompts: load_prompts(config.prompts.as_deref())?,
        strict: args.strict,
        items: reports.wanted(),
        write: !snapshots::in_ci(),
        replays: job::Replays::default(),
    };
    let silent = reports.take_stdout();
    let (mut sum, mut items) = (Sum::default(), Vec::new());
    let mut take = |done: Done, out: &mut dyn Write| {
        sum.add(&done);
        if !silent && !(args.quiet && done.verdict == Verdict::Stands) {
            out.write_all(done.text.as_bytes())?;
        }
        items.extend(done.item);
        Ok::<_, std::io::Error>(())
    };
    if args.live {
        live(args, config, &setting, &files, |done| take(done, out))?;
    } else {
        in_parallel(&files, &setting, |done| take(done, out))?;
    }
    if !silent {
        writeln!(out, "{}", sum.line())?;
    }
    if sum.pending > 0 {
        let place = match args.paths.as_slice() {
            [folder] if folder.is_dir() && folder != Path::new(FOLDER) => format!(" --in {}", folder.display()),
            _ => String::new(),
        };
        super::warn(&format!("look at what changed with `summarize review{place}`"));
    }
    reports.write(&Report::new(items), out)?;
    Ok(sum.exit_code())
}

/// Verifies every file on all cores; `take` is given the results in order of the files, each as soon as those before it are done.
fn in_parallel(files: &[PathBuf], setting: &Setting, mut take: impl FnMut(Done) -> std::io::Result<()>) -> anyhow::Result<()> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(files.len());
    let next = AtomicUsize::new(0);
    // A few results may wait for an earlier one; more would be memory.
    let (sender, receiver) = mpsc::sync_channel(workers * 4);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            let (sender, next) = (sender.clone(), &next);
            scope.spawn(move || {
                let Ok(runtime) = tokio::runtime::Builder::new_current_thread().build() else { return };
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(file) = files.get(index) else { return };
                    let done = runtime.block_on(job::from_recordings(file, setting));
                    if sender.send((index, done)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        in_order(&receiver, &mut take)
    })?;
    Ok(())
}

fn in_order(receiver: &mpsc::Receiver<(usize, Done)>, take: &mut impl FnMut(Done) -> std::io::Result<()>) -> std::io::Result<()> {
    let (mut early, mut due) = (BTreeMap::new(), 0);
    for (index, done) in receiver {
        early.insert(index, done);
        while let Some(done) = early.remove(&due) {
            take(done)?;
            due += 1;
        }
    }
    Ok(())
}

/// Verifies one file after the other with a model.
fn live(
    args: &Args,
    config: &Config,
    setting: &Setting,
    files: &[PathBuf],
    mut take: impl FnMut(Done) -> std::io::Result<()>,
) -> anyhow::Result<()> {
    let progress = Progress::new(args.quiet);
    super::block_on(async {
        let provider = connect::connect(config, &progress).await?;
        for file in files {
            progress.say(format!("{}", file.display()));
            let done = job::live(file, setting, &provider, &|event| progress.on_event(event)).await;
            progress.finish();
            take(done)?;
        }
        Ok(())
    })
}

impl Sum {
    fn add(&mut self, done: &Done) {
        let count = match done.verdict {
            Verdict::Stands => &mut self.stand,
            Verdict::Noted => &mut self.noted,
            Verdict::Fails => &mut self.failed,
            Verdict::Unreadable => &mut self.unreadable,
        };
        *count += 1;
        self.pending += usize::from(done.pending);
    }

    fn line(&self) -> String {
        let total = self.stand + self.noted + self.failed + self.unreadable;
        let outputs = if total == 1 { "1 approved output".to_owned() } else { format!("{total} approved outputs") };
        let parts = [
            (self.stand, "stand"),
            (self.noted, "changed in wording only"),
            (self.failed, "failed"),
            (self.unreadable, "could not be read"),
        ];
        let words: Vec<String> = parts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
        format!("{outputs}: {}", words.join(", "))
    }

    const fn exit_code(&self) -> u8 {
        match (self.unreadable, self.failed) {
            (0, 0) => EXIT_FINE,
            (0, _) => EXIT_FAILED,
            _ => EXIT_USAGE,
        }
    }
}

/// The name by which a reader knows an approved file.
fn shown(path: &Path) -> String {
    path.display().to_string()
}
