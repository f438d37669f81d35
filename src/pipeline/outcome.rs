//! What a run gives back: sections, findings, figures, repairs, cost. Read by `report`, `batch` and `regress`.

use crate::fidelity::{Relation, Severity, Task};
use crate::figure::{Class, Kind};
use crate::provider::{self, Usage};
use crate::text::{Lang, Span};

/// How an output was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strategy {
    /// A chat model, a section at a time.
    Chat,
    /// Chosen sentences, translated one by one by a base model.
    Sentences,
    /// Chosen sentences, word for word.
    Extract,
}

impl Strategy {
    /// Its name in outputs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chat => "chat",
            Self::Sentences => "sentences",
            Self::Extract => "extract",
        }
    }

    /// What it means, for a reader.
    pub const fn describe(self, task: Task) -> &'static str {
        match (self, task) {
            (Self::Chat, Task::Summarize) => "each section summarised by a chat model",
            (Self::Chat, Task::Translate) => "translated chunk by chunk by a chat model",
            (Self::Sentences, Task::Summarize) => "key sentences of each section, their figures first, translated clause by clause",
            (Self::Sentences, Task::Translate) => "translated sentence by sentence",
            (Self::Extract, _) => "key sentences of each section, word for word",
        }
    }
}

/// What became of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Whole, and every figure matches.
    Good,
    /// Something was left out, and the notes say what; what stands there matches.
    Partial,
    /// There was nothing to do (a section without text).
    Skipped,
    /// No text that could be verified.
    Failed,
}

impl Status {
    /// Its name in outputs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Partial => "partial",
            Self::Skipped => "skipped",
            Self::Failed => "failed",
        }
    }
}

/// A finding, its places resolved: in the source file, and in the section's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The rule's id.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What the source says, and where in [`Document::source`](crate::document::Document::source).
    pub source: Option<(String, Span)>,
    /// What the output says, and where in [`SectionOutput::text`].
    pub output: Option<(String, Span)>,
    /// What is wrong, for a reader.
    pub message: String,
}

/// A text that failed its check, and what was made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// How.
    pub how: Mend,
    /// What was wrong.
    pub problem: String,
    /// The text as the model wrote it.
    pub before: String,
    /// The text in its place; empty where it was left out.
    pub after: String,
    /// What the repair used.
    pub usage: Usage,
}

/// Ways to put a wrong text right, in the order in which they are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mend {
    /// The model was asked again.
    Asked,
    /// Figures were written from the source, without another request.
    Patched,
    /// The sentence was left out.
    LeftOut,
}

impl Mend {
    /// Its name in outputs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Asked => "asked-again",
            Self::Patched => "patched",
            Self::LeftOut => "left-out",
        }
    }
}

/// A figure of the output and the words of the source that bear it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFigure {
    /// As the output writes it.
    pub written: String,
    /// As the source writes it, word for word.
    pub source: String,
    /// Where in [`Document::source`](crate::document::Document::source).
    pub span: Span,
    /// How the two agree.
    pub relation: Relation,
    /// Quantity, date or label.
    pub class: Class,
    /// What it is, as the source has it.
    pub kind: Kind,
}

/// What was made of one section.
#[derive(Clone, Debug)]
pub struct SectionOutput {
    /// The heading in the target language; empty before the first heading.
    pub heading: String,
    /// The heading in the source.
    pub source_heading: String,
    /// The text.
    pub text: String,
    /// What became of it.
    pub status: Status,
    /// What was left out or repaired, for a reader.
    pub notes: Vec<String>,
    /// Every wrong text that was put right, and how.
    pub repairs: Vec<Repair>,
    /// What the checker says.
    pub findings: Vec<Remark>,
    /// The figures that stand in the text.
    pub figures: Vec<KeyFigure>,
}

impl SectionOutput {
    /// A section with nothing in it yet.
    pub(super) fn empty(heading: String, source_heading: &str) -> Self {
        Self {
            heading,
            source_heading: source_heading.to_owned(),
            text: String::new(),
            status: Status::Good,
            notes: Vec::new(),
            repairs: Vec::new(),
            findings: Vec::new(),
            figures: Vec::new(),
        }
    }
}

/// What was made of an article.
#[derive(Clone, Debug)]
pub struct Output {
    /// Summary or translation.
    pub task: Task,
    /// The article's language.
    pub source_lang: Lang,
    /// The output's language.
    pub lang: Lang,
    /// Who wrote it.
    pub provider: String,
    /// With which model.
    pub model: String,
    /// How.
    pub strategy: Strategy,
    /// The title in the target language.
    pub title: String,
    /// The title in the source.
    pub source_title: String,
    /// A summary of the whole, where the strategy makes one.
    pub overview: Option<SectionOutput>,
    /// Section by section.
    pub sections: Vec<SectionOutput>,
    /// Tokens used, failed tries included.
    pub usage: Usage,
    /// Requests sent, failed tries included.
    pub requests: u64,
    /// Why the provider was not asked to the end; what was done until then stands.
    pub stopped: Option<provider::Error>,
}

impl Output {
    /// The overview and the sections.
    pub fn parts(&self) -> impl Iterator<Item = &SectionOutput> {
        self.overview.iter().chain(&self.sections)
    }

    /// How many figures stand in the output and were checked.
    pub fn checked(&self) -> usize {
        self.parts().map(|part| part.figures.len()).sum()
    }

    /// Findings that are errors.
    pub fn errors(&self) -> usize {
        self.parts().flat_map(|part| &part.findings).filter(|finding| finding.severity == Severity::Error).count()
    }

    /// Whether every figure matches and no section failed.
    pub fn passes(&self) -> bool {
        self.errors() == 0 && self.parts().all(|part| part.status != Status::Failed)
    }
}
