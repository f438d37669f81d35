//! Reports: what became of every figure, for a browser, a CI service, another program or a person.
//!
//! [`Report`] is plain, sorted data; [`Item::of_check`] and [`Item::of_output`] fill it, [`render`] writes it in a [`Format`].
//! Pure: the caller reads the texts and writes the string. [`output`] is the result itself.

use crate::fidelity::{Severity, Task};
use crate::figure::Kind;
use crate::pipeline::Repair;
use crate::text::Lang;

mod build;
mod github;
mod html;
mod json;
mod junit;
mod layout;
mod markdown;
pub mod output;
mod place;
mod sarif;

pub use build::Named;
pub use json::SCHEMA;
pub use layout::{Row, Section};
pub use place::Place;

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// One self-contained page.
    Html,
    /// The machine interface (schema [`SCHEMA`]).
    Json,
    /// `JUnit` XML as Jenkins and `GitLab` read it: a test case a figure.
    Junit,
    /// SARIF 2.1.0 (OASIS): a result a finding.
    Sarif,
    /// `GitHub` workflow commands: an annotation a finding.
    Github,
    /// A summary and a table, for a pull request or a step summary.
    Markdown,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 6] = [Self::Html, Self::Json, Self::Junit, Self::Sarif, Self::Github, Self::Markdown];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Json => "json",
            Self::Junit => "junit",
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Markdown => "markdown",
        }
    }
}

/// Why a word names no format.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("`{0}` is no report format: use html, json, junit, sarif, github or markdown")]
pub struct FormatError(String);

impl std::str::FromStr for Format {
    type Err = FormatError;

    fn from_str(name: &str) -> Result<Self, FormatError> {
        Self::ALL.into_iter().find(|format| format.name() == name).ok_or_else(|| FormatError(name.to_owned()))
    }
}

/// A run: one item for each source and output.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// In order of their names.
    pub items: Vec<Item>,
}

/// One output held against its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What to call it.
    pub name: String,
    /// Summary or translation.
    pub task: Task,
    /// What was read.
    pub source: Text,
    /// What was made of it.
    pub output: Text,
    /// Every figure of both sides, in order of the source; those that only the output has come last.
    pub entries: Vec<Entry>,
    /// What the checks say, in order of the source, then the output.
    pub findings: Vec<Finding>,
    /// Both texts, side by side.
    pub sections: Vec<Section>,
    /// What else a reader should know: a part left out, a text repaired.
    pub notes: Vec<Note>,
    /// The texts that were put right before they came to this output, in its order.
    pub repairs: Vec<Mended>,
    /// Who made the output and how, in a sentence; empty where nobody knows.
    pub made: String,
}

/// A text that was put right, and the heading that it stands under (empty before the first).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The heading in the output, else in the source.
    pub heading: String,
    /// What was wrong, before and after, and the cost.
    pub repair: Repair,
}

/// One side of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The file as the user named it; empty where there is none to point at.
    pub file: String,
    /// Its language.
    pub lang: Lang,
    /// All of it, to which every span refers.
    pub text: String,
}

/// A figure, or two that stand for each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What became of it.
    pub verdict: Verdict,
    /// What it counts or names.
    pub kind: Kind,
    /// Its value, as the machine interface writes it, with its unit.
    pub value: String,
    /// Where the source says it.
    pub source: Option<Place>,
    /// Where the output says it.
    pub output: Option<Place>,
    /// The section it stands in: an index into [`Item::sections`].
    pub section: usize,
    /// Indices into [`Item::findings`].
    pub findings: Vec<usize>,
}

/// What became of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The output says the same.
    Matched,
    /// The output says it in fewer digits, in another unit, or computed: rightly.
    Rounded,
    /// The output says something else.
    Altered,
    /// The output had to say it, and does not.
    Dropped,
    /// The source does not say it.
    Invented,
    /// The output may leave it out, and does.
    Unused,
}

impl Verdict {
    /// Every verdict, in the order of legends.
    pub const ALL: [Self; 6] = [Self::Matched, Self::Rounded, Self::Altered, Self::Dropped, Self::Invented, Self::Unused];

    /// Its name in the machine interface.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Matched => "matched",
            Self::Rounded => "rounded",
            Self::Altered => "altered",
            Self::Dropped => "dropped",
            Self::Invented => "invented",
            Self::Unused => "unused",
        }
    }

    /// What a reader is told.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Unused => "left out",
            _ => self.name(),
        }
    }

    /// The sign that says the same without colour.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Matched => "✓",
            Self::Rounded => "≈",
            Self::Altered => "≠",
            Self::Dropped => "−",
            Self::Invented => "+",
            Self::Unused => "·",
        }
    }

    /// Whether it makes the check fail.
    pub const fn fails(self) -> bool {
        matches!(self, Self::Altered | Self::Dropped | Self::Invented)
    }
}

/// Something that a sub-editor should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's id.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// Where in the source.
    pub source: Option<Place>,
    /// Where in the output.
    pub output: Option<Place>,
    /// What is wrong and what would be right.
    pub message: String,
    /// What should stand in the output instead, where that is certain.
    pub fix: Option<String>,
}

/// A remark that belongs to no figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// [`Severity::Error`] makes the item fail.
    pub severity: Severity,
    /// What it says.
    pub text: String,
}

/// How many figures met each verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally([usize; Verdict::ALL.len()]);

impl Tally {
    /// Counts `verdicts`.
    pub fn of(verdicts: impl IntoIterator<Item = Verdict>) -> Self {
        let mut tally = Self::default();
        for verdict in verdicts {
            for (count, of) in tally.0.iter_mut().zip(Verdict::ALL) {
                *count += usize::from(of == verdict);
            }
        }
        tally
    }

    /// The verdicts that occur, with their counts.
    pub fn counts(self) -> impl Iterator<Item = (Verdict, usize)> {
        Verdict::ALL.into_iter().zip(self.0).filter(|(_, count)| *count > 0)
    }

    /// How many met `verdict`.
    pub fn get(self, verdict: Verdict) -> usize {
        self.counts().find(|(of, _)| *of == verdict).map_or(0, |(_, count)| count)
    }

    /// How many fail.
    pub fn failing(self) -> usize {
        self.counts().filter(|(verdict, _)| verdict.fails()).map(|(_, count)| count).sum()
    }

    /// "12 matched, 1 altered"; "no figures" for none.
    pub fn words(self) -> String {
        let words: Vec<String> = self.counts().map(|(verdict, count)| format!("{count} {}", verdict.label())).collect();
        if words.is_empty() { "no figures".to_owned() } else { words.join(", ") }
    }
}

impl Report {
    /// A report of `items`, sorted by name.
    pub fn new(mut items: Vec<Item>) -> Self {
        items.sort_by(|a, b| a.name.cmp(&b.name));
        Self { items }
    }

    /// Whether every item passes.
    pub fn passes(&self) -> bool {
        self.items.iter().all(Item::passes)
    }

    /// The counts over all items.
    pub fn tally(&self) -> Tally {
        Tally::of(self.items.iter().flat_map(|item| &item.entries).map(|entry| entry.verdict))
    }

    /// "every figure tallies", or how many do not.
    pub fn headline(&self) -> String {
        let errors: usize = self.items.iter().map(Item::errors).sum();
        match (errors, self.passes()) {
            (0, true) if self.items.iter().all(|item| item.entries.is_empty()) => "No figures to check".to_owned(),
            (0, true) => "Every figure tallies".to_owned(),
            (0, false) => "An output could not be verified whole".to_owned(),
            (1, _) => "1 error in the figures".to_owned(),
            (n, _) => format!("{n} errors in the figures"),
        }
    }
}

impl Item {
    /// Whether nothing in it is an error.
    pub fn passes(&self) -> bool {
        self.errors() == 0 && self.notes.iter().all(|note| note.severity < Severity::Error)
    }

    /// Findings that are errors.
    pub fn errors(&self) -> usize {
        self.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
    }

    /// The counts of its figures.
    pub fn tally(&self) -> Tally {
        Tally::of(self.entries.iter().map(|entry| entry.verdict))
    }
}

/// Writes `report`.
pub fn render(format: Format, report: &Report) -> String {
    match format {
        Format::Html => html::render(report),
        Format::Json => json::render(report),
        Format::Junit => junit::render(report),
        Format::Sarif => sarif::render(report),
        Format::Github => github::render(report),
        Format::Markdown => markdown::render(report),
    }
}
