//! One approved output: read, made again, compared, and put into words.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context as _;

use super::super::article::load_glossary;
use super::super::difference::describe;
use super::super::snapshots;
use super::shown;
use crate::document::Document;
use crate::fidelity::{Severity, Task};
use crate::pipeline::{self, Event, Options, Output};
use crate::prompt::Prompts;
use crate::provider::Provider;
use crate::provider::replay::Replay;
use crate::regress::{self, Approved, BY_HAND, Difference, Today, Which};
use crate::report::{Item, Named, Note};
use crate::text::{Lang, LineIndex};

/// What all jobs share.
pub(super) struct Setting {
    pub(super) prompts: Prompts,
    /// Whether a change of wording fails.
    pub(super) strict: bool,
    /// Whether report items are wanted.
    pub(super) items: bool,
    /// Whether a changed output is written beside the approved one.
    pub(super) write: bool,
    pub(super) replays: Replays,
}

/// What became of an approved output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Stands,
    /// Only words changed.
    Noted,
    Fails,
    /// The approved file itself is broken.
    Unreadable,
}

/// A verified output.
#[derive(Debug)]
pub(super) struct Done {
    pub(super) verdict: Verdict,
    /// What a reader is told.
    pub(super) text: String,
    /// Whether a new text waits to be reviewed.
    pub(super) pending: bool,
    pub(super) item: Option<Item>,
}

/// Opened folders of recordings. Jobs that share one share its table of token counts.
#[derive(Default)]
pub(super) struct Replays(Mutex<BTreeMap<PathBuf, Arc<Replay>>>);

/// How many folders stay open: their token counts are memory.
const OPEN: usize = 8;

impl Replays {
    fn open(&self, folder: &Path) -> Result<Arc<Replay>, String> {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(replay) = open.get(folder) {
            return Ok(Arc::clone(replay));
        }
        let replay = Arc::new(Replay::open(folder).map_err(|error| error.to_string())?);
        if open.len() >= OPEN {
            open.pop_first();
        }
        open.insert(folder.to_owned(), Arc::clone(&replay));
        Ok(replay)
    }
}

/// An approved file with its source.
struct Case<'a> {
    path: &'a Path,
    approved: Approved,
    options: Options,
    source_path: PathBuf,
    source_hash: String,
    source: Document,
}

/// Verifies an approved file against its recordings; one without any is only checked.
pub(super) async fn from_recordings(path: &Path, setting: &Setting) -> Done {
    let case = match Case::read(path, setting) {
        Ok(case) => case,
        Err(done) => return done,
    };
    if !case.approved.recorded() {
        return case.judge(setting, None);
    }
    let made = match setting.replays.open(&snapshots::resolve(path, &case.approved.matter.recordings)) {
        Ok(replay) => case.make(setting, &*replay, &|_| {}).await,
        Err(failure) => Err(failure),
    };
    case.judge(setting, Some(made))
}

/// Verifies an approved file with a model; one that was written by hand is only checked.
pub(super) async fn live<P: Provider>(path: &Path, setting: &Setting, provider: &P, on_event: &(dyn Fn(Event) + Send + Sync)) -> Done {
    let case = match Case::read(path, setting) {
        Ok(case) => case,
        Err(done) => return done,
    };
    if case.approved.matter.provider == BY_HAND {
        return case.judge(setting, None);
    }
    let made = case.make(setting, provider, on_event).await;
    case.judge(setting, Some(made))
}

impl<'a> Case<'a> {
    fn read(path: &'a Path, setting: &Setting) -> Result<Self, Done> {
        let unreadable = |error: anyhow::Error| Done::broken(path, Verdict::Unreadable, &format!("{error:#}"), setting);
        let approved = snapshots::read(path).map_err(unreadable)?;
        let job = &approved.matter.job;
        let options = job.options().map_err(|error| unreadable(anyhow::Error::msg(error)))?;
        let source_path = snapshots::resolve(path, &approved.matter.source);
        let read = || -> anyhow::Result<(String, Document)> {
            let bytes = std::fs::read(&source_path)?;
            let lang: Option<Lang> = job.source_lang().map_err(anyhow::Error::msg)?;
            Ok((regress::hash(&bytes), Document::read(&bytes, None, lang).context("it is no article any more")?))
        };
        let missing = |error: anyhow::Error| {
            let message = format!("the source `{}` changed: cannot read it: {error:#}", shown(&source_path));
            Done::broken(path, Verdict::Fails, &message, setting)
        };
        let (source_hash, source) = read().map_err(missing)?;
        // The job's own glossary, not that of the settings: what is approved is made again as it was made.
        let glossary = snapshots::glossary(path, &approved);
        let glossary = load_glossary(glossary.as_deref(), &options.lang)
            .map_err(|error| Done::broken(path, Verdict::Fails, &format!("{error:#}"), setting))?;
        Ok(Self { path, options: Options { glossary, ..options }, approved, source_path, source_hash, source })
    }

    /// Makes the output again.
    async fn make<P: Provider>(&self, setting: &Setting, provider: &P, on_event: &(dyn Fn(Event) + Send + Sync)) -> Result<Output, String> {
        let output = pipeline::run(&self.source, &self.options, &setting.prompts, provider, on_event).await;
        let output = output.map_err(|error| error.to_string())?;
        match &output.stopped {
            Some(stopped) => Err(stopped.to_string()),
            None => Ok(output),
        }
    }

    fn judge(&self, setting: &Setting, made: Option<Result<Output, String>>) -> Done {
        let output = made.as_ref().and_then(|made| made.as_ref().ok());
        let body = output.map(regress::body);
        let failure = made.as_ref().and_then(|made| made.as_ref().err());
        // What no prompt has gone into cannot change with one.
        let prompts = regress::prompt_hashes(&setting.prompts, self.options.task);
        let differences = regress::compare(
            &self.approved,
            &Today {
                source: &self.source,
                source_hash: &self.source_hash,
                prompts: &prompts,
                body: body.as_deref(),
                failure: failure.map(String::as_str),
            },
        );
        let fails = |difference: &Difference| difference.severity == Severity::Error || setting.strict;
        let verdict = match (differences.iter().any(fails), differences.is_empty()) {
            (true, _) => Verdict::Fails,
            (false, true) => Verdict::Stands,
            (false, false) => Verdict::Noted,
        };
        let mut text = heading(verdict, self.path);
        self.describe(&differences, &mut text);
        let pending = output.zip(body.as_deref()).is_some_and(|(output, body)| {
            let changed = body.trim() != self.approved.body.trim() || verdict == Verdict::Fails;
            changed && setting.write && self.write(output, body, prompts, &mut text)
        });
        let item = setting.items.then(|| self.item(body.as_deref(), &differences));
        Done { verdict, text, pending, item }
    }

    fn describe(&self, differences: &[Difference], text: &mut String) {
        let lines = LineIndex::new(&self.source.source);
        let source = shown(&self.source_path);
        for difference in differences {
            let which = match difference.which {
                Which::Job => "",
                Which::Approved => "approved text: ",
                Which::New => "new text: ",
            };
            text.push_str(&describe(difference, which, (&source, &lines)));
        }
    }

    /// Writes the new text beside the approved one. Whether it could.
    fn write(&self, output: &Output, body: &str, prompts: BTreeMap<String, String>, text: &mut String) -> bool {
        let new = self.approved.again(&self.source, &self.source_hash, (&output.provider, &output.model), body, prompts);
        let path = snapshots::pending(self.path);
        match snapshots::write(&path, &new.render()) {
            Ok(()) => true,
            Err(error) => {
                let _ = writeln!(text, "    the new text is not kept: {error:#}");
                false
            }
        }
    }

    /// The newest text as a report shows it; what concerns the approved text is a note beside it.
    fn item(&self, body: Option<&str>, differences: &[Difference]) -> Item {
        let new = body.filter(|body| body.trim() != self.approved.body.trim());
        let (text, which) = new.map_or((self.approved.body.as_str(), Which::Approved), |body| (body, Which::New));
        let mut check = regress::check(&self.source, text, &self.options);
        check.findings.retain(|finding| !self.approved.accepts(finding, &self.source.source, text));
        let lost = differences.iter().filter(|difference| difference.which == which && difference.change == regress::Change::Ledger);
        check.findings.extend(lost.filter_map(Difference::finding));
        let (file, written) = (shown(&self.source_path), shown(self.path));
        let source = Named { file: &file, lang: &self.source.lang, text: &self.source.source };
        // The text begins below the front matter, so its own lines are not the file's.
        let output = Named { file: "", lang: &self.options.lang, text };
        let mut item = Item::of_check(&written, self.options.task, source, output, &check);
        let others = differences.iter().filter(|difference| difference.which != which);
        item.notes.extend(others.map(|difference| Note {
            severity: difference.severity,
            text: format!("{}: {} (fix: {})", difference.id(), difference.message, difference.fix),
        }));
        item
    }
}

fn heading(verdict: Verdict, path: &Path) -> String {
    let word = match verdict {
        Verdict::Stands => "ok     ",
        Verdict::Noted => "changed",
        Verdict::Fails | Verdict::Unreadable => "FAIL   ",
    };
    format!("{word} {}\n", shown(path))
}

impl Done {
    /// An output that could not even be compared.
    fn broken(path: &Path, verdict: Verdict, message: &str, setting: &Setting) -> Self {
        let lang = Lang::detect("");
        let nothing = Named { file: "", lang: &lang, text: "" };
        let item = setting.items.then(|| {
            let mut item = Item::of_check(&shown(path), Task::default(), nothing, nothing, &crate::fidelity::Check::default());
            item.notes.push(Note { severity: Severity::Error, text: message.to_owned() });
            item
        });
        Self { verdict, text: format!("{}  error: {message}\n", heading(verdict, path)), pending: false, item }
    }
}
