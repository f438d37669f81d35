//! Approved outputs: what an editor has once found right, kept as readable files, and compared by figures ever after.
//!
//! An approved file is Markdown with TOML front matter: where the source stands and its hash, who wrote the text and how it can
//! be made again, the ledger of its figures, then the text. Everything here is pure: `cli::verify` reads the files and makes
//! the outputs again, [`compare()`] says what changed. Wording may change; figures may not.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::fidelity::{Finding, Task};
use crate::pipeline::Output;
use crate::prompt::{PromptId, Prompts};
use crate::text::Span;

pub mod comparator;
mod compare;
mod job;
pub mod ledger;
mod whole;

pub use compare::{Change, Difference, Today, Which, compare};
pub use job::Job;
pub use ledger::{LedgerRow, ledger};
pub use whole::check;

/// The schema of approved files; raised with every change that an older program could not read.
pub const SCHEMA: &str = "tally.approved.v1";

/// The provider of texts that no model wrote, or that nobody recorded.
pub const BY_HAND: &str = "hand";

/// The job that made an output, and the figures it carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrontMatter {
    /// [`SCHEMA`].
    pub schema: String,
    /// The source file, relative to the approved file.
    pub source: String,
    /// [`hash`] of its bytes.
    pub source_hash: String,
    /// Who wrote it; [`BY_HAND`] where no model did.
    pub provider: String,
    /// With which model.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub model: String,
    /// The folder of recorded replies, relative to the approved file; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub recordings: String,
    /// The file of terms that the output must write so, relative to the approved file; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub glossary: String,
    /// What was asked for.
    pub job: Job,
    /// Findings that an editor has looked at and let stand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<Accepted>,
    /// Version and hash of each prompt that the task uses.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub prompts: BTreeMap<String, String>,
    /// The figures of the text, in order of appearance.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<LedgerRow>,
}

/// A finding that an editor has looked at and let stand: the checker is wrong, or the source is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// The rule's id.
    pub rule: String,
    /// The figure as the text writes it, or as the source does where it is missing from the text.
    pub figure: String,
    /// Why it may stand.
    pub reason: String,
}

impl Accepted {
    /// Lets `finding` stand.
    pub fn of(finding: &Finding, source: &str, body: &str, reason: &str) -> Self {
        Self { rule: finding.rule.id().to_owned(), figure: figure_of(finding, source, body).to_owned(), reason: reason.to_owned() }
    }
}

fn figure_of<'t>(finding: &Finding, source: &'t str, body: &'t str) -> &'t str {
    let span = |span: Option<Span>, text: &'t str| span.map(|span| span.of(text));
    span(finding.output, body).or_else(|| span(finding.source, source)).unwrap_or_default()
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
        let bad = |detail: &str| FormatError(detail.to_owned());
        let content = content.strip_prefix('\u{feff}').unwrap_or(content).replace("\r\n", "\n");
        let rest = content.strip_prefix("+++\n").ok_or_else(|| bad("it must begin with TOML front matter between `+++` lines"))?;
        let (matter, body) = rest.split_once("\n+++\n").ok_or_else(|| bad("its front matter has no closing `+++` line"))?;
        let table: toml::Table = toml::from_str(matter).map_err(|error| bad(error.message()))?;
        match table.get("schema").and_then(toml::Value::as_str) {
            Some(SCHEMA) => {}
            Some(other) => return Err(FormatError(format!("its schema is `{other}`; this program reads `{SCHEMA}`"))),
            None => return Err(bad("its front matter has no `schema`")),
        }
        let matter: FrontMatter = toml::from_str(matter).map_err(|error| bad(error.to_string().trim_end()))?;
        matter.job.options().map_err(FormatError)?;
        Ok(Self { matter, body: body.trim_matches('\n').to_owned() })
    }

    /// Writes an approved file.
    pub fn render(&self) -> String {
        // Strings, numbers and tables only: TOML can say all of them.
        let matter = toml::to_string(&self.matter).unwrap_or_default();
        format!("+++\n{}\n+++\n\n{}\n", matter.trim_end(), self.body.trim_matches('\n'))
    }

    /// The same job with the text made again today.
    #[must_use]
    pub fn again(
        &self,
        source: &Document,
        source_hash: &str,
        (provider, model): (&str, &str),
        body: &str,
        prompts: BTreeMap<String, String>,
    ) -> Self {
        let mut matter = self.matter.clone();
        if let Ok(options) = matter.job.options() {
            matter.figures = ledger(&source.source, body, &check(source, body, &options));
        }
        source_hash.clone_into(&mut matter.source_hash);
        provider.clone_into(&mut matter.provider);
        model.clone_into(&mut matter.model);
        matter.prompts = prompts;
        Self { matter, body: body.trim_matches('\n').to_owned() }
    }

    /// Whether an editor has let `finding` stand.
    pub fn accepts(&self, finding: &Finding, source: &str, body: &str) -> bool {
        let figure = figure_of(finding, source, body);
        self.matter.accepted.iter().any(|accepted| accepted.rule == finding.rule.id() && accepted.figure == figure)
    }

    /// Whether the output can be made again without a model.
    pub const fn recorded(&self) -> bool {
        !self.matter.recordings.is_empty()
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

/// Version and hash of each prompt that `task` uses, as the front matter keeps them.
pub fn prompt_hashes(prompts: &Prompts, task: Task) -> BTreeMap<String, String> {
    let used: &[PromptId] = match task {
        Task::Summarize => &PromptId::ALL,
        Task::Translate => &[PromptId::Translation, PromptId::Repair],
    };
    let row = |id: &PromptId| Some((id.name().to_owned(), format!("v{} {}", prompts.get(*id)?.version, prompts.hash(*id))));
    used.iter().filter_map(row).collect()
}

/// The hash by which sources are compared: the first 16 hexadecimal digits of BLAKE3.
pub fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().chars().take(16).collect()
}

#[cfg(test)]
mod tests;
