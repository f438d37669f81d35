//! A pending output with everything that a reviewer needs: its source, what is approved, and what the two differ in.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::super::difference::describe;
use super::super::snapshots;
use super::screen::{self, Paint, Side};
use crate::document::Document;
use crate::fidelity::{Check, Finding, Severity};
use crate::pipeline::Options;
use crate::regress::{self, Accepted, Approved, Difference, Today, Which};
use crate::report::{Item, Named};
use crate::text::LineIndex;

/// A pending output.
pub(super) struct Case {
    name: String,
    pending_path: PathBuf,
    pending: Approved,
    old: Option<Approved>,
    options: Options,
    source_path: PathBuf,
    source: Document,
    source_hash: String,
    check: Check,
}

impl Case {
    pub(super) fn read(name: &str, path: &Path) -> anyhow::Result<Self> {
        let pending = snapshots::read(path)?;
        let approved = snapshots::approved(path);
        let old = approved.is_file().then(|| snapshots::read(&approved)).transpose()?;
        let options = pending.matter.job.options().map_err(anyhow::Error::msg)?;
        let source_path = snapshots::resolve(path, &pending.matter.source);
        let named = || format!("the source `{}`", source_path.display());
        let bytes = std::fs::read(&source_path).with_context(named)?;
        let lang = pending.matter.job.source_lang().map_err(anyhow::Error::msg)?;
        let source = Document::read(&bytes, None, lang).with_context(named)?;
        let mut check = regress::check(&source, &pending.body, &options);
        check.findings.retain(|finding| !pending.accepts(finding, &source.source, &pending.body));
        let (name, pending_path, source_hash) = (name.to_owned(), path.to_owned(), regress::hash(&bytes));
        Ok(Self { name, pending_path, pending, old, options, source_path, source, source_hash, check })
    }

    fn wrong(&self) -> impl Iterator<Item = &Finding> {
        self.check.findings.iter().filter(|finding| finding.severity == Severity::Error)
    }

    /// What does not match the source.
    pub(super) fn errors(&self) -> Vec<String> {
        self.wrong().map(|finding| format!("error[{}]: {}", finding.rule.id(), finding.message)).collect()
    }

    /// "new, 14 figures, all match the source".
    pub(super) fn summary(&self) -> String {
        let state = match &self.old {
            None => "new",
            Some(old) if old.body == self.pending.body => "the same text for another source or prompt",
            Some(_) => "changed",
        };
        let figures = self.check.output.len();
        match self.wrong().count() {
            0 => format!("{state}, {figures} figures, all match the source"),
            1 => format!("{state}, {figures} figures, 1 error"),
            errors => format!("{state}, {figures} figures, {errors} errors"),
        }
    }

    /// Puts it in the place of what was approved. `reason`: why its errors may stand.
    pub(super) fn accept(&self, reason: Option<&str>) -> anyhow::Result<()> {
        let mut approved = self.pending.clone();
        if let Some(reason) = reason {
            let accepted = self.wrong().map(|finding| Accepted::of(finding, &self.source.source, &approved.body, reason));
            let accepted: Vec<Accepted> = accepted.collect();
            approved.matter.accepted.extend(accepted);
        }
        snapshots::write(&snapshots::approved(&self.pending_path), &approved.render())?;
        std::fs::remove_file(&self.pending_path).with_context(|| format!("cannot remove `{}`", self.pending_path.display()))
    }

    /// What does not match the source in the pending text, then what it changes in what is approved.
    fn differences(&self) -> Vec<Difference> {
        let prompts = &self.pending.matter.prompts;
        let today = Today { source: &self.source, source_hash: &self.source_hash, prompts, body: None, failure: None };
        let mut differences = regress::compare(&self.pending, &today);
        if let Some(old) = &self.old {
            let changes = regress::compare(old, &Today { body: Some(&self.pending.body), ..today });
            let known = |new: &Difference| differences.iter().any(|old| (old.id(), &old.message) == (new.id(), &new.message));
            let new: Vec<_> = changes.into_iter().filter(|new| new.which != Which::Approved && !known(new)).collect();
            differences.extend(new);
        }
        differences
    }

    pub(super) fn item(&self) -> Item {
        self.item_of(&self.pending.body, &self.check)
    }

    fn item_of(&self, text: &str, check: &Check) -> Item {
        let file = self.source_path.display().to_string();
        let source = Named { file: &file, lang: &self.source.lang, text: &self.source.source };
        let output = Named { file: "", lang: &self.options.lang, text };
        Item::of_check(&self.name, self.options.task, source, output, check)
    }

    fn side(&self, text: &str, check: &Check) -> Side {
        let entries = self.item_of(text, check).entries;
        let marks = entries.into_iter().filter_map(|entry| Some((entry.output?.span, entry.verdict))).collect();
        Side::new(text, marks)
    }

    /// Old and new side by side, then what differs.
    pub(super) fn screen(&self, columns: usize, paint: Paint) -> String {
        let old = self.old.as_ref().map(|old| {
            let check = regress::check(&self.source, &old.body, &self.options);
            self.side(&old.body, &check)
        });
        let new = self.side(&self.pending.body, &self.check);
        let mut text = format!("\n{} ({})\nsource {}\n\n", self.name, self.summary(), self.source_path.display());
        text.push_str(&screen::render(old.as_ref(), &new, columns, paint));
        text.push('\n');
        let (file, lines) = (self.source_path.display().to_string(), LineIndex::new(&self.source.source));
        for difference in self.differences() {
            for line in describe(&difference, "", (&file, &lines)).lines() {
                // Quoted lines stay as they are: the carets below them would lose their place.
                let quoted = line.trim_start().starts_with('|');
                text.push_str(&if quoted { format!("{line}\n") } else { screen::filled(line, columns, 4) });
            }
        }
        text
    }
}
