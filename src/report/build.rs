//! Fills an [`Item`]: from a check of two texts, or from what a pipeline made of an article.

use std::collections::BTreeMap;

use super::place::Locator;
use super::{Entry, Finding, Item, Mended, Note, Text, Verdict, layout};
use crate::document::Document;
use crate::fidelity::{Check, Relation, Rule, Severity, Task};
use crate::figure::{self, Figure, Kind};
use crate::pipeline::{Output, SectionOutput, Status};
use crate::text::{Lang, Span};

/// A text, its language and the file it stands in (empty where there is none).
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// The file.
    pub file: &'a str,
    /// Its language.
    pub lang: &'a Lang,
    /// What it holds.
    pub text: &'a str,
}

impl Item {
    /// An item of a check of two texts.
    pub fn of_check(name: &str, task: Task, source: Named<'_>, output: Named<'_>, check: &Check) -> Self {
        let mut draft = Draft::new(source, output);
        for pair in &check.matches {
            let (Some(left), Some(right)) = (check.source.get(pair.source), check.output.get(pair.output)) else { continue };
            draft.pair(left, right.span, pair.relation);
        }
        draft.rest(&check.source, &check.output);
        for finding in &check.findings {
            draft.find(finding.rule.id(), finding.severity, (finding.source, finding.output), &finding.message, finding.fix.as_deref());
        }
        draft.finish(name, task)
    }

    /// An item of what was made of `document`. `file`: the article's; `written`: the file that the output was written to, if it
    /// has the output's own lines.
    pub fn of_output(name: &str, output: &Output, document: &Document, file: &str, written: &str) -> Self {
        let (text, starts) = body(output);
        let source = Named { file, lang: &document.lang, text: &document.source };
        let mut draft = Draft::new(source, Named { file: written, lang: &output.lang, text: &text });
        let read = figure::extract(&text, &output.lang);
        let told = figure::extract(&document.source, &document.lang);
        for (part, start) in output.parts().zip(starts) {
            draft.part(part, start, &read);
        }
        draft.rest(&told, &[]);
        for part in output.parts() {
            draft.notes.extend(notes(part));
        }
        if let Some(stopped) = &output.stopped {
            draft.notes.push(Note { severity: Severity::Error, text: stopped.to_string() });
        }
        let mut item = draft.finish(name, output.task);
        item.repairs = output.parts().flat_map(mended).collect();
        item.made = format!("Made by {} ({}): {}.", output.model, output.provider, output.strategy.describe(output.task));
        item
    }
}

/// An output as one text, in Markdown, and where each part's text begins in it.
fn body(output: &Output) -> (String, Vec<usize>) {
    let mut text = String::new();
    let mut push = |block: &str| {
        if !block.trim_start_matches(['#', ' ']).is_empty() {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(block);
        }
        text.len() - block.len().min(text.len())
    };
    push(&format!("# {}", output.title));
    let mut starts = Vec::new();
    for part in output.parts() {
        push(&format!("## {}", part.heading));
        starts.push(push(&part.text));
    }
    (text, starts)
}

fn heading(part: &SectionOutput) -> &str {
    if part.heading.is_empty() { &part.source_heading } else { &part.heading }
}

fn mended(part: &SectionOutput) -> impl Iterator<Item = Mended> {
    part.repairs.iter().map(|repair| Mended { heading: heading(part).to_owned(), repair: repair.clone() })
}

fn notes(part: &SectionOutput) -> Vec<Note> {
    let place = heading(part);
    let at = |text: &str| if place.is_empty() { text.to_owned() } else { format!("{place}: {text}") };
    let mut notes: Vec<Note> = part.notes.iter().map(|note| Note { severity: Severity::Warning, text: at(note) }).collect();
    if part.status == Status::Failed {
        notes.push(Note { severity: Severity::Error, text: at("this section could not be verified whole") });
    }
    notes
}

/// A figure on its way to an [`Entry`].
struct Sketch {
    source: Option<Span>,
    output: Option<Span>,
    kind: Kind,
    value: String,
    verdict: Verdict,
    findings: Vec<usize>,
}

/// An item on its way.
struct Draft<'a> {
    source: Named<'a>,
    output: Named<'a>,
    places: (Locator<'a>, Locator<'a>),
    sketches: Vec<Sketch>,
    by_source: BTreeMap<Span, usize>,
    by_output: BTreeMap<Span, usize>,
    findings: Vec<Finding>,
    notes: Vec<Note>,
}

impl<'a> Draft<'a> {
    fn new(source: Named<'a>, output: Named<'a>) -> Self {
        Self {
            source,
            output,
            places: (Locator::new(source.text), Locator::new(output.text)),
            sketches: Vec::new(),
            by_source: BTreeMap::new(),
            by_output: BTreeMap::new(),
            findings: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn push(&mut self, sketch: Sketch) -> usize {
        let index = self.sketches.len();
        if let Some(span) = sketch.source {
            self.by_source.entry(span).or_insert(index);
        }
        if let Some(span) = sketch.output {
            self.by_output.entry(span).or_insert(index);
        }
        self.sketches.push(sketch);
        index
    }

    fn pair(&mut self, source: &Figure, output: Span, relation: Relation) {
        let sketch = Sketch { output: Some(output), verdict: verdict(relation), ..sketch(source, Some(source.span), None) };
        self.push(sketch);
    }

    /// A part of an output, whose text begins at `start`: its figures stand there in this order.
    fn part(&mut self, part: &SectionOutput, start: usize, read: &[Figure]) {
        let mut from = 0;
        for key in &part.figures {
            let found = part.text.get(from..).and_then(|rest| rest.find(&key.written)).map(|at| from + at);
            let output = found.map(|at| Span::new(start + at, start + at + key.written.len()));
            from = found.map_or(from, |at| at + key.written.len());
            let known = output.and_then(|span| overlapping(read, span));
            let (kind, value) = known.map_or((Kind::Count, String::new()), |figure| (figure.kind, value(figure)));
            self.push(Sketch { source: Some(key.span), output, kind, value, verdict: verdict(key.relation), findings: Vec::new() });
        }
        for remark in &part.findings {
            let spans = (remark.source.as_ref().map(|(_, span)| *span), remark.output.as_ref().map(|(_, span)| span.shift(start)));
            self.find(remark.rule, remark.severity, spans, &remark.message, None);
        }
    }

    /// Figures that stand for no other: a source figure may be left out, an output figure may repeat what was said.
    fn rest(&mut self, source: &[Figure], output: &[Figure]) {
        for figure in source.iter().filter(|figure| !taken(&self.by_source, figure.span)).collect::<Vec<_>>() {
            self.push(sketch(figure, Some(figure.span), None));
        }
        for figure in output.iter().filter(|figure| !taken(&self.by_output, figure.span)).collect::<Vec<_>>() {
            self.push(Sketch { verdict: Verdict::Matched, ..sketch(figure, None, Some(figure.span)) });
        }
    }

    /// Adds a finding, and marks the figure that it is about.
    fn find(
        &mut self,
        rule: &'static str,
        severity: Severity,
        (source, output): (Option<Span>, Option<Span>),
        message: &str,
        fix: Option<&str>,
    ) {
        let known = output.and_then(|span| self.by_output.get(&span)).or_else(|| source.and_then(|span| self.by_source.get(&span)));
        let index = known.copied().unwrap_or_else(|| {
            let (kind, value, verdict) = (Kind::Count, String::new(), Verdict::Unused);
            self.push(Sketch { source, output, kind, value, verdict, findings: Vec::new() })
        });
        if let Some(sketch) = self.sketches.get_mut(index) {
            sketch.verdict = judged(sketch, rule, severity);
            sketch.findings.push(self.findings.len());
        }
        self.findings.push(Finding {
            rule,
            severity,
            source: source.map(|span| self.places.0.place(span)),
            output: output.map(|span| self.places.1.place(span)),
            message: message.to_owned(),
            fix: fix.map(str::to_owned),
        });
    }

    fn finish(mut self, name: &str, task: Task) -> Item {
        self.sketches.sort_by_key(|sketch| (sketch.source.is_none(), sketch.source, sketch.output));
        let pairs = self.sketches.iter().filter_map(|sketch| Some((sketch.source?.start, sketch.output?.start))).collect::<Vec<_>>();
        let sections = layout::sections(self.source, self.output, &pairs);
        let index = layout::SectionIndex::new(&sections);
        let (left, right) = (&self.places.0, &self.places.1);
        let entry = |sketch: Sketch| Entry {
            verdict: sketch.verdict,
            kind: sketch.kind,
            value: sketch.value,
            section: index.section_of(sketch.source, sketch.output),
            source: sketch.source.map(|span| left.place(span)),
            output: sketch.output.map(|span| right.place(span)),
            findings: sketch.findings,
        };
        Item {
            name: name.to_owned(),
            task,
            entries: self.sketches.into_iter().map(entry).collect(),
            source: owned(self.source),
            output: owned(self.output),
            findings: self.findings,
            sections,
            notes: self.notes,
            repairs: Vec::new(),
            made: String::new(),
        }
    }
}

fn owned(named: Named<'_>) -> Text {
    Text { file: named.file.to_owned(), lang: named.lang.clone(), text: named.text.to_owned() }
}

fn sketch(figure: &Figure, source: Option<Span>, output: Option<Span>) -> Sketch {
    Sketch { source, output, kind: figure.kind, value: value(figure), verdict: Verdict::Unused, findings: Vec::new() }
}

fn value(figure: &Figure) -> String {
    format!("{} {}", figure.value, figure.unit).trim_end().to_owned()
}

const fn verdict(relation: Relation) -> Verdict {
    match relation {
        Relation::Exact => Verdict::Matched,
        Relation::Rounded | Relation::Approximation | Relation::Converted | Relation::Derived => Verdict::Rounded,
        Relation::Conflict => Verdict::Altered,
    }
}

/// The verdict on a figure after one more finding.
fn judged(sketch: &Sketch, rule: &str, severity: Severity) -> Verdict {
    match (severity, sketch.source, sketch.output) {
        (Severity::Error, Some(_), None) => Verdict::Dropped,
        (Severity::Error, None, Some(_)) => Verdict::Invented,
        (Severity::Error, _, _) => Verdict::Altered,
        _ if sketch.verdict == Verdict::Matched
            && [Rule::Rounded, Rule::Approximation, Rule::Derived].iter().any(|known| known.id() == rule) =>
        {
            Verdict::Rounded
        }
        _ => sketch.verdict,
    }
}

/// Whether a figure that is already placed shares a byte with `span`. Figures do not overlap each other, so one look suffices.
fn taken(placed: &BTreeMap<Span, usize>, span: Span) -> bool {
    placed.range(..Span::new(span.end, 0)).next_back().is_some_and(|(other, _)| other.overlaps(span))
}

/// The figure of a sorted list that shares a byte with `span`.
fn overlapping(figures: &[Figure], span: Span) -> Option<&Figure> {
    figures.get(figures.partition_point(|figure| figure.span.end <= span.start)).filter(|figure| figure.span.overlaps(span))
}
