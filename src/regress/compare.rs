//! What changed since an output was approved: the source, a prompt, a figure, or only words.

use std::collections::BTreeMap;

use super::ledger::{self, Fate};
use super::whole::Whole;
use super::{Approved, LedgerRow};
use crate::document::Document;
use crate::fidelity::{Check, Finding, Rule, Severity};
use crate::pipeline::Options;
use crate::text::{LineIndex, Span};

/// What a comparison found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What sort of thing changed.
    pub change: Change,
    /// The rule that it breaks; none where it is about no figure.
    pub rule: Option<Rule>,
    /// [`Severity::Error`] fails the gate; [`Severity::Note`] does so with `--strict`.
    pub severity: Severity,
    /// Which text it is about.
    pub which: Which,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub fix: String,
    /// The line of the source, from 1; 0 where there is none.
    pub line: usize,
    /// The words of the source, in bytes of [`Document::source`].
    pub source: Option<Span>,
    /// The figure, in bytes of the text.
    pub output: Option<Span>,
}

impl Difference {
    /// Its rule's name, or its change's.
    pub fn id(&self) -> &'static str {
        self.rule.map_or(self.change.id(), Rule::id)
    }

    /// As a finding of the checker, for reports; `None` where it is about no figure.
    pub fn finding(&self) -> Option<Finding> {
        let fix = self.fix.strip_prefix("write ").map(str::to_owned);
        let message = self.message.clone();
        Some(Finding { rule: self.rule?, severity: self.severity, source: self.source, output: self.output, message, fix })
    }
}

/// Which text a difference is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Which {
    /// Neither.
    Job,
    /// The approved text.
    Approved,
    /// The text made again.
    New,
}

/// What sort of thing changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// The source file is another one than was approved.
    Source,
    /// A prompt is another one than was approved.
    Prompt,
    /// The output cannot be made again: a reply is missing, or a model failed.
    Recording,
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
            Self::Recording => "not-made-again",
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
    /// [`hash`](super::hash) of its bytes.
    pub source_hash: &'a str,
    /// See [`prompt_hashes`](super::prompt_hashes).
    pub prompts: &'a BTreeMap<String, String>,
    /// The text made again; `None` where only the approved text itself is checked.
    pub body: Option<&'a str>,
    /// Why it could not be made again.
    pub failure: Option<&'a str>,
}

/// Compares an approved output with today's source, prompts and text. Empty: nothing changed.
pub fn compare(approved: &Approved, today: &Today<'_>) -> Vec<Difference> {
    let Ok(options) = approved.matter.job.options() else { return Vec::new() };
    let mut differences = circumstances(approved, today);
    let case =
        Case { approved, options, whole: Whole::of(today.source), source: today.source, lines: LineIndex::new(&today.source.source) };
    differences.extend(case.text(&approved.body, Which::Approved).0);
    if let Some(body) = today.body.filter(|body| body.trim() != approved.body.trim()) {
        let (mut new, added) = case.text(body, Which::New);
        // What is wrong with both texts is said once.
        new.retain(|difference| !differences.iter().any(|other| same_fault(other, difference)));
        if !new.iter().any(|difference| difference.severity == Severity::Error) {
            new.push(wording(&added));
        }
        differences.extend(new);
    }
    differences
}

fn same_fault(a: &Difference, b: &Difference) -> bool {
    (a.change, a.rule, &a.message, a.line) == (b.change, b.rule, &b.message, b.line)
}

/// A difference that is about no figure.
fn about_job(change: Change, message: String, fix: &str) -> Difference {
    Difference {
        change,
        rule: None,
        severity: Severity::Error,
        which: Which::Job,
        message,
        fix: fix.to_owned(),
        line: 0,
        source: None,
        output: None,
    }
}

/// The source, the prompts and the recordings.
fn circumstances(approved: &Approved, today: &Today<'_>) -> Vec<Difference> {
    let matter = &approved.matter;
    let mut differences = Vec::new();
    if matter.source_hash != today.source_hash {
        let message = format!("the source `{}` changed since the output was approved", matter.source);
        differences.push(about_job(
            Change::Source,
            message,
            "make the output again with `summarize approve`, and look at it with `summarize review`",
        ));
    }
    let fix = "record again with `summarize approve`, and look at it with `summarize review`";
    for (name, hash) in &matter.prompts {
        match today.prompts.get(name) {
            Some(now) if now == hash => {}
            Some(now) => {
                let message = format!("the prompt `{name}` changed since the output was approved: it was {hash}, it is {now}");
                differences.push(about_job(Change::Prompt, message, fix));
            }
            None => differences.push(about_job(Change::Prompt, format!("the prompt `{name}` is not used any more"), fix)),
        }
    }
    if let Some(failure) = today.failure {
        differences.push(about_job(Change::Recording, format!("the output cannot be made again: {failure}"), fix));
    }
    differences
}

/// Words changed and no figure did; figures that are right and new are named.
fn wording(added: &[&str]) -> Difference {
    let message = if added.is_empty() {
        "the wording changed; every figure stands".to_owned()
    } else {
        format!("the wording changed; every approved figure stands, and the source bears out the new ones: {}", added.join(", "))
    };
    let note = about_job(Change::Wording, message, "look at it with `summarize review`");
    Difference { severity: Severity::Note, which: Which::New, ..note }
}

struct Case<'a> {
    approved: &'a Approved,
    options: Options,
    whole: Whole<'a>,
    source: &'a Document,
    lines: LineIndex<'a>,
}

impl Case<'_> {
    /// A text's figures against the source, then against the approved ledger.
    /// With the figures that the ledger does not have.
    fn text<'t>(&self, body: &'t str, which: Which) -> (Vec<Difference>, Vec<&'t str>) {
        let check = self.whole.check(body, &self.options);
        let errors = check.findings.iter().filter(|finding| finding.severity == Severity::Error);
        let accepted = |finding: &&Finding| !self.approved.accepts(finding, &self.source.source, body);
        let mut differences: Vec<Difference> = errors.filter(accepted).map(|finding| self.wrong(finding, &check, which)).collect();
        let ledger = &self.approved.matter.figures;
        let (losses, new) = ledger::losses(ledger, body, &check.output, &self.options.lang);
        for (index, fate) in losses {
            let Some(row) = ledger.get(index) else { continue };
            let lost = self.lost(row, &fate, body, which);
            // The check has often said the same of the same words of the source; the ledger knows how it was written.
            let said = |other: &&mut Difference| other.change == Change::Figure && self.is_about(other, row, &fate);
            match differences.iter_mut().find(said) {
                Some(said) if matches!(fate, Fate::Gone(_)) => said.fix = format!("write {}", row.written),
                Some(_) => {}
                None => differences.push(lost),
            }
        }
        (differences, new.into_iter().map(|span| span.of(body)).collect())
    }

    /// Whether a finding is about the figure of a ledger row.
    fn is_about(&self, finding: &Difference, row: &LedgerRow, fate: &Fate) -> bool {
        let Some(span) = finding.source else { return false };
        let words: Vec<&str> = span.of(&self.source.source).split_whitespace().collect();
        let place = match fate {
            Fate::Gone(place) => *place,
            Fate::Turned(place) | Fate::Swapped(place, _) => Some(*place),
        };
        finding.line == row.line && words.join(" ") == row.source && (place.is_none() || finding.output == place)
    }

    fn wrong(&self, finding: &Finding, check: &Check, which: Which) -> Difference {
        let nearby = || finding.output.and_then(|span| self.nearest(check, span));
        let line = finding.source.or_else(nearby).map_or(0, |span| self.line(span));
        let fix = match (&finding.fix, finding.rule) {
            (Some(right), _) => format!("write {right}"),
            (None, Rule::Dropped) => "put it in".to_owned(),
            (None, Rule::Invented | Rule::Derived) => "take it out, or write what the source says".to_owned(),
            (None, _) => "write it as the source says it".to_owned(),
        };
        Difference {
            change: Change::Figure,
            rule: Some(finding.rule),
            severity: Severity::Error,
            which,
            message: finding.message.clone(),
            fix,
            line,
            source: finding.source.or_else(nearby),
            output: finding.output,
        }
    }

    /// The source of the figure that stands nearest to an invented one: where a reader has to look.
    fn nearest(&self, check: &Check, span: Span) -> Option<Span> {
        let gap = |other: Span| if other.end <= span.start { span.start - other.end } else { other.start.saturating_sub(span.end) };
        let pairs = check.matches.iter().filter_map(|pair| Some((check.output.get(pair.output)?, check.source.get(pair.source)?)));
        pairs.min_by_key(|(output, _)| gap(output.span)).map(|(_, source)| source.span)
    }

    fn lost(&self, row: &LedgerRow, fate: &Fate, body: &str, which: Which) -> Difference {
        let written = &row.written;
        let (rule, message, output) = match fate {
            Fate::Gone(None) => (Rule::Dropped, format!("the approved figure {written}{} is gone", origin(row)), None),
            Fate::Gone(Some(now)) => {
                let said = now.of(body);
                (
                    Rule::Altered,
                    format!("the approved figure {written}{} is gone or changed; the text says {said}", origin(row)),
                    Some(*now),
                )
            }
            Fate::Turned(now) => {
                let word = if row.direction == "up" { "rose" } else { "fell" };
                (Rule::Direction, format!("{written}{} {word} in the approved text, and goes the other way now", origin(row)), Some(*now))
            }
            Fate::Swapped(now, other) => {
                let other = self.approved.matter.figures.get(*other).map_or("", |other| &other.written);
                let message = format!("{written}{} stands where {other} was approved: the two have changed places", origin(row));
                (Rule::Attribution, message, Some(*now))
            }
        };
        let around = if row.near.is_empty() { String::new() } else { format!(", as in “{}”", row.near.replace('…', written)) };
        let fix = match fate {
            Fate::Turned(_) => format!("say the change of {written} as the approved text does"),
            _ => format!("write {written}{around}"),
        };
        Difference {
            change: Change::Ledger,
            rule: Some(rule),
            severity: Severity::Error,
            which,
            message,
            fix,
            line: row.line,
            source: self.find(row),
            output,
        }
    }

    /// The words of a ledger row in today's source, if its line still has them.
    fn find(&self, row: &LedgerRow) -> Option<Span> {
        let places = self.source.source.match_indices(row.source.as_str()).filter(|_| !row.source.is_empty());
        places.map(|(at, words)| Span::new(at, at + words.len())).find(|span| self.line(*span) == row.line)
    }

    fn line(&self, span: Span) -> usize {
        self.lines.line_column(span.start).0
    }
}

/// " (29.2342亿元 in line 12 of the source)".
fn origin(row: &LedgerRow) -> String {
    if row.source.is_empty() { String::new() } else { format!(" ({} in line {} of the source)", row.source, row.line) }
}
