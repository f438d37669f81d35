//! The machine interface. Offsets are Unicode scalar values, end exclusive; lines and columns count from 1.

use serde::Serialize;

use super::{Entry, Finding, Item, Place, Report, Tally, Text};

/// The schema of [`super::Format::Json`]; raised with every change that a reader could notice.
pub const SCHEMA: &str = "tally.report.v1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    tool: Tool,
    verdict: &'static str,
    tally: serde_json::Map<String, serde_json::Value>,
    items: Vec<Job<'a>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Job<'a> {
    name: &'a str,
    task: &'static str,
    source: Side<'a>,
    output: Side<'a>,
    verdict: &'static str,
    tally: serde_json::Map<String, serde_json::Value>,
    findings: Vec<Remark<'a>>,
    figures: Vec<Figure<'a>>,
    notes: Vec<&'a str>,
    made: &'a str,
}

#[derive(Serialize)]
struct Side<'a> {
    file: &'a str,
    lang: &'a str,
}

#[derive(Serialize)]
struct Remark<'a> {
    rule: &'static str,
    severity: &'static str,
    message: &'a str,
    fix: Option<&'a str>,
    source: Option<Spot<'a>>,
    output: Option<Spot<'a>>,
}

#[derive(Serialize)]
struct Figure<'a> {
    verdict: &'static str,
    kind: &'static str,
    value: &'a str,
    section: usize,
    source: Option<Spot<'a>>,
    output: Option<Spot<'a>>,
    findings: &'a [usize],
}

#[derive(Serialize)]
struct Spot<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
}

pub(super) fn render(report: &Report) -> String {
    let document = Document {
        schema: SCHEMA,
        tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        verdict: word(report.passes()),
        tally: counts(report.tally()),
        items: report.items.iter().map(job).collect(),
    };
    // Strings, numbers and lists only: this cannot fail, and an empty document would be seen at once.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

const fn word(passes: bool) -> &'static str {
    if passes { "pass" } else { "fail" }
}

fn counts(tally: Tally) -> serde_json::Map<String, serde_json::Value> {
    tally.counts().map(|(verdict, count)| (verdict.name().to_owned(), count.into())).collect()
}

fn job(item: &Item) -> Job<'_> {
    Job {
        name: &item.name,
        task: item.task.name(),
        source: side(&item.source),
        output: side(&item.output),
        verdict: word(item.passes()),
        tally: counts(item.tally()),
        findings: item.findings.iter().map(remark).collect(),
        figures: item.entries.iter().map(figure).collect(),
        notes: item.notes.iter().map(|note| note.text.as_str()).collect(),
        made: &item.made,
    }
}

fn side(text: &Text) -> Side<'_> {
    Side { file: &text.file, lang: text.lang.tag() }
}

fn remark(finding: &Finding) -> Remark<'_> {
    Remark {
        rule: finding.rule,
        severity: finding.severity.name(),
        message: &finding.message,
        fix: finding.fix.as_deref(),
        source: finding.source.as_ref().map(spot),
        output: finding.output.as_ref().map(spot),
    }
}

fn figure(entry: &Entry) -> Figure<'_> {
    Figure {
        verdict: entry.verdict.name(),
        kind: entry.kind.name(),
        value: &entry.value,
        section: entry.section,
        source: entry.source.as_ref().map(spot),
        output: entry.output.as_ref().map(spot),
        findings: &entry.findings,
    }
}

fn spot(place: &Place) -> Spot<'_> {
    Spot { text: &place.text, start: place.chars.start, end: place.chars.end, line: place.line, column: place.column }
}
