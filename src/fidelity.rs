//! The judge: does every figure of an output match its source? Pure, cannot fail, knows nothing of models or files.
//!
//! [`check`] extracts both sides, aligns them one to one and reports what does not hold as typed [`Finding`]s.
//! The path: `ledger` (figures with their surroundings) -> `align` (who stands for whom) -> `judge` (findings).

use crate::figure::Figure;
use crate::text::{Lang, Span};

mod align;
mod alignment;
mod around;
mod assign;
mod attribution;
mod basis;
mod bounds;
mod breaks;
mod calendar;
mod candidates;
mod case;
mod common;
mod context;
mod derive;
mod dictionary;
mod duty;
mod excuses;
mod fates;
mod hedge;
mod judge;
mod keep;
mod key;
mod ledger;
mod levels;
mod lexicon;
mod lists;
mod mates;
mod message;
mod misplaced;
mod nouns;
mod opposites;
mod partitive;
mod parts;
pub mod policy;
mod proof;
mod reckon;
mod relate;
mod roll;
pub mod rules;
mod series;
mod shape;
mod slips;
mod speech;
mod subjects;
mod tellings;
mod tie;
mod times;
mod units;
mod views;
mod whose;

pub use policy::{Keep, Policy, Rounding, Task};
pub use rules::Rule;

/// How much a finding weighs. An [`Severity::Error`] makes the verdict a fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// For information.
    Note,
    /// Worth a look; the verdict stands.
    Warning,
    /// The figure is wrong.
    Error,
}

impl Severity {
    /// Its name in the machine interface.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One thing that a sub-editor should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which rule found it.
    pub rule: Rule,
    /// How much it weighs.
    pub severity: Severity,
    /// The span in the source, in bytes; `None` for an invented figure.
    pub source: Option<Span>,
    /// The span in the output, in bytes; `None` for a dropped figure.
    pub output: Option<Span>,
    /// What is wrong and what would be right, for a reader who knows no code.
    pub message: String,
    /// What should stand at `output` instead, where that is certain.
    pub fix: Option<String>,
}

/// How well two aligned figures agree, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The same value in the same unit.
    Exact,
    /// The output says fewer digits, rightly rounded.
    Rounded,
    /// The same value; the approximator differs.
    Approximation,
    /// The same quantity in another unit.
    Converted,
    /// Computed from source figures.
    Derived,
    /// They do not agree.
    Conflict,
}

/// A source figure and the output figure that stands for it, as indices into [`Check::source`] and [`Check::output`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// Index into [`Check::source`].
    pub source: usize,
    /// Index into [`Check::output`].
    pub output: usize,
    /// How well they agree.
    pub relation: Relation,
}

/// The result of a check: both ledgers, who stands for whom, and the findings in order of the source, then the output.
#[derive(Clone, Debug, Default)]
pub struct Check {
    /// Every figure of the source.
    pub source: Vec<Figure>,
    /// Every figure of the output.
    pub output: Vec<Figure>,
    /// The alignment.
    pub matches: Vec<Match>,
    /// What does not hold.
    pub findings: Vec<Finding>,
}

impl Check {
    /// Whether no finding is an error.
    pub fn passes(&self) -> bool {
        self.findings.iter().all(|finding| finding.severity < Severity::Error)
    }
}

/// Checks `output` against `source` under `policy`. Pure; never fails; time grows about linearly with the texts.
pub fn check(source: &str, source_lang: &Lang, output: &str, output_lang: &Lang, policy: &Policy) -> Check {
    let source_figures = crate::figure::extract(source, source_lang);
    let output_figures = crate::figure::extract(output, output_lang);
    check_figures((source, source_lang, source_figures), (output, output_lang, output_figures), policy)
}

/// A text, its language and its figures.
type Read<'a> = (&'a str, &'a Lang, Vec<Figure>);

fn check_figures(source: Read<'_>, output: Read<'_>, policy: &Policy) -> Check {
    let mut here = context::Words::of(source.0, source.1, &source.2);
    let mut there = context::Words::of(output.0, output.1, &output.2);
    common::keep_common(&mut here.hits, &mut there.hits);
    let left = ledger::Side::new(source.0, source.1, &source.2, &here, policy.ignore.as_slice());
    let right = ledger::Side::new(output.0, output.1, &output.2, &there, &[]);
    let outcome = align::align(&left, &right, policy.task);
    let findings = judge::judge(&case::Case { source: &left, output: &right, outcome: &outcome, policy });
    let matches = outcome.pairs().map(|(source, output, tie)| Match { source, output, relation: tie.grade.relation() }).collect();
    Check { source: source.2, output: output.2, matches, findings }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod mutants;

#[cfg(test)]
mod languages;
