//! Approved outputs: what an editor has once found right, kept as readable files, and compared by figures ever after.
//!
//! An approved file is Markdown with TOML front matter: where the source stands and its hash, the job (task, language, model,
//! prompts), the recordings that it can be made again from, the ledger of its figures, then the text. [`compare`] is pure:
//! the caller reads the files and makes the output again. Wording may change; figures may not.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::fidelity::{self, Policy, Severity, Task};
use crate::figure::{self, Figure};
use crate::pipeline::Output;
use crate::text::{Lang, LineIndex, Span};

pub mod comparator;

/// The schema of approved files.
pub const SCHEMA: &str = "tally.approved.v1";

/// The job that made an output, and the figures it carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrontMatter {
    /// [`SCHEMA`].
    pub schema: String,
    /// The source file, relative to the approved file.
    pub source: String,
    /// BLAKE3 of its bytes, the first 16 hexadecimal digits.
    pub source_hash: String,
    /// `summarize` or `translate`.
    pub task: String,
    /// The output's language.
    pub lang: String,
    /// `short`, `medium` or `long`.
    pub length: String,
    /// Who wrote it.
    pub provider: String,
    /// With which model.
    pub model: String,
    /// The folder of recorded replies, relative to the approved file; empty where there is none.
    #[serde(default)]
    pub recordings: String,
    /// Hash of each prompt that the task uses.
    pub prompts: BTreeMap<String, String>,
    /// The figures of the text, in order of appearance.
    #[serde(default)]
    pub figures: Vec<LedgerRow>,
}

/// A figure of an approved text and the words of the source that bear it out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerRow {
    /// As the text writes it.
    pub written: String,
    /// As the source writes it; empty where no words of the source bear it out.
    #[serde(default)]
    pub source: String,
    /// The line of the source, from 1; 0 where there is none.
    #[serde(default)]
    pub line: usize,
}

/// An approved output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approved {
    /// The job and its figures.
    pub matter: FrontMatter,
    /// The text.
    pub body: String,
}

/// Why a file is no approved output.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("no approved output: {0}")]
pub struct FormatError(String);

impl Approved {
    /// Reads an approved file.
    pub fn parse(content: &str) -> Result<Self, FormatError> {
        let content = content.replace("\r\n", "\n");
        let rest = content.strip_prefix("+++\n").ok_or_else(|| FormatError("it must begin with `+++`".to_owned()))?;
        let (matter, body) = rest.split_once("\n+++\n").ok_or_else(|| FormatError("its front matter has no closing `+++`".to_owned()))?;
        let matter: FrontMatter = toml::from_str(matter).map_err(|error| FormatError(error.message().to_owned()))?;
        if matter.schema != SCHEMA {
            return Err(FormatError(format!("its schema is `{}`, not `{SCHEMA}`", matter.schema)));
        }
        Ok(Self { matter, body: body.trim_matches('\n').to_owned() })
    }

    /// Writes an approved file.
    pub fn render(&self) -> String {
        // Strings, numbers and lists of tables only: TOML can say all of them.
        let matter = toml::to_string(&self.matter).unwrap_or_default();
        format!("+++\n{}\n+++\n\n{}\n", matter.trim_end(), self.body)
    }

    fn task(&self) -> Task {
        if self.matter.task == Task::Translate.name() { Task::Translate } else { Task::Summarize }
    }
}

/// The text of an output as it is approved: title, headings and paragraphs, in Markdown.
pub fn body(output: &Output) -> String {
    let mut blocks = Vec::new();
    if !output.title.is_empty() {
        blocks.push(format!("# {}", output.title));
    }
    for part in output.parts() {
        if !part.heading.is_empty() {
            blocks.push(format!("## {}", part.heading));
        }
        if !part.text.is_empty() {
            blocks.push(part.text.clone());
        }
    }
    blocks.join("\n\n")
}

/// The ledger of a text against its source.
pub fn ledger(source: &str, source_lang: &Lang, body: &str, lang: &Lang, task: Task) -> Vec<LedgerRow> {
    let check = fidelity::check(source, source_lang, body, lang, &Policy::of(task));
    let lines = LineIndex::new(source);
    let partner: BTreeMap<usize, usize> = check.matches.iter().map(|pair| (pair.output, pair.source)).collect();
    let row = |(index, figure): (usize, &Figure)| {
        let origin = partner.get(&index).and_then(|source| check.source.get(*source));
        LedgerRow {
            written: figure.surface(body).to_owned(),
            source: origin.map_or_else(String::new, |origin| origin.surface(source).to_owned()),
            line: origin.map_or(0, |origin| lines.line_column(origin.span.start).0),
        }
    };
    check.output.iter().enumerate().map(row).collect()
}

/// The hash by which sources are compared.
pub fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().chars().take(16).collect()
}

/// What a comparison found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What sort of thing changed.
    pub change: Change,
    /// [`Severity::Error`] fails the gate; [`Severity::Note`] does so with `--strict`.
    pub severity: Severity,
    /// What is wrong and what would be right, with the source's line.
    pub message: String,
    /// The line of the source, from 1; 0 where there is none.
    pub line: usize,
}

/// What sort of thing changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// The source file is another one than was approved.
    Source,
    /// A prompt is another one than was approved.
    Prompt,
    /// A figure does not match the source.
    Figure,
    /// A figure that was approved is gone or changed.
    Ledger,
    /// Only words changed.
    Wording,
}

impl Change {
    /// Its name in reports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Source => "source-changed",
            Self::Prompt => "prompt-changed",
            Self::Figure => "figure-wrong",
            Self::Ledger => "figure-lost",
            Self::Wording => "wording-changed",
        }
    }
}

/// What an approved output is held against.
#[derive(Clone, Copy, Debug)]
pub struct Today<'a> {
    /// The source, read again.
    pub source: &'a Document,
    /// BLAKE3 of its bytes: see [`hash`].
    pub source_hash: &'a str,
    /// The prompts' hashes.
    pub prompts: &'a BTreeMap<String, String>,
    /// The text made again; `None` where only the approved text itself is checked.
    pub body: Option<&'a str>,
}

/// Compares an approved output with today's source, prompts and text. Empty: nothing changed.
pub fn compare(approved: &Approved, today: &Today<'_>) -> Vec<Difference> {
    let mut differences = Vec::new();
    let matter = &approved.matter;
    if matter.source_hash != today.source_hash {
        let message = format!("the source `{}` changed since it was approved: review the output again", matter.source);
        differences.push(Difference { change: Change::Source, severity: Severity::Error, message, line: 0 });
    }
    for (name, hash) in &matter.prompts {
        if today.prompts.get(name).is_some_and(|now| now != hash) {
            let message = format!("the prompt `{name}` changed since it was approved: record and review again");
            differences.push(Difference { change: Change::Prompt, severity: Severity::Error, message, line: 0 });
        }
    }
    differences.extend(check_text(approved, today.source, &approved.body, "approved"));
    if let Some(body) = today.body.filter(|body| body.trim() != approved.body.trim()) {
        differences.extend(check_text(approved, today.source, body, "new"));
        if !differences.iter().any(|difference| difference.severity == Severity::Error) {
            let message = "the wording changed; every figure stands".to_owned();
            differences.push(Difference { change: Change::Wording, severity: Severity::Note, message, line: 0 });
        }
    }
    differences.dedup_by(|a, b| a.message == b.message);
    differences
}

/// A text's figures against the source, then against the approved ledger.
fn check_text(approved: &Approved, document: &Document, body: &str, which: &str) -> Vec<Difference> {
    let Ok(lang) = Lang::parse(&approved.matter.lang) else { return Vec::new() };
    let source = &document.source;
    let lines = LineIndex::new(source);
    let check = fidelity::check(source, &document.lang, body, &lang, &Policy::of(approved.task()));
    let mut differences = Vec::new();
    for finding in check.findings.iter().filter(|finding| finding.severity == Severity::Error) {
        let line = finding.source.map_or(0, |span: Span| lines.line_column(span.start).0);
        let place = if line == 0 { String::new() } else { format!(" (line {line} of the source)") };
        let message = format!("{which} text: {}{place}", finding.message);
        differences.push(Difference { change: Change::Figure, severity: Severity::Error, message, line });
    }
    differences.extend(lost(&approved.matter.figures, body, &lang, which));
    differences
}

/// Approved figures that a text no longer carries, by value.
fn lost(ledger: &[LedgerRow], body: &str, lang: &Lang, which: &str) -> Vec<Difference> {
    let mut now: Vec<Figure> = figure::extract(body, lang);
    let mut differences = Vec::new();
    for row in ledger {
        let approved = figure::extract(&row.written, lang);
        let same = |figure: &Figure| approved.iter().any(|other| same_figure(figure, other)) || figure.surface(body) == row.written;
        if let Some(index) = now.iter().position(same) {
            now.remove(index);
            continue;
        }
        let origin = if row.source.is_empty() { String::new() } else { format!(" ({} in line {} of the source)", row.source, row.line) };
        let message = format!("{which} text: the approved figure {}{origin} is gone or changed: write {}", row.written, row.written);
        differences.push(Difference { change: Change::Ledger, severity: Severity::Error, message, line: row.line });
    }
    differences
}

fn same_figure(a: &Figure, b: &Figure) -> bool {
    a.value == b.value && (a.unit == b.unit || a.unit.is_none() || b.unit.is_none()) && a.approx == b.approx
}

#[cfg(test)]
mod tests;
