//! What was made of an article, as text, Markdown or JSON: the result itself, for standard output or a file.

use std::fmt::Write as _;

use serde::Serialize;

use crate::document::Document;
use crate::fidelity::Task;
use crate::figure::Class;
use crate::pipeline::{KeyFigure, Output, Remark, Repair, SectionOutput, Status};
use crate::provider::Usage;
use crate::text::{CharIndex, Span};

/// The schema of [`Format::Json`]; raised with every change that a reader could notice.
pub const SCHEMA: &str = "tally.output.v1";

/// How an output is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Format {
    /// For a terminal.
    #[default]
    Text,
    /// Headings and a table.
    Markdown,
    /// The machine interface.
    Json,
}

/// Writes `output`, made of `document`.
pub fn render(output: &Output, document: &Document, format: Format) -> String {
    match format {
        Format::Text => prose(output, Marks::TEXT),
        Format::Markdown => prose(output, Marks::MARKDOWN),
        Format::Json => json(output, document),
    }
}

/// The line that closes an output: how many figures were checked, and whether they match.
pub fn closing_line(output: &Output) -> String {
    let checked = output.checked();
    let errors = output.errors();
    let failed = output.sections.iter().filter(|section| section.status == Status::Failed).count();
    let figures = match checked {
        0 => "no figures to check".to_owned(),
        1 => "1 figure checked".to_owned(),
        n => format!("{n} figures checked"),
    };
    let verdict = match (errors, checked) {
        (0, 0) => String::new(),
        (0, 1) => ", and it matches the source".to_owned(),
        (0, _) => ", all match the source".to_owned(),
        (1, _) => ", 1 does NOT match the source".to_owned(),
        (n, _) => format!(", {n} do NOT match the source"),
    };
    let sections = match failed {
        0 => String::new(),
        1 => "; 1 section could not be verified whole".to_owned(),
        n => format!("; {n} sections could not be verified whole"),
    };
    format!("{figures}{verdict}{sections}")
}

/// What tells text from Markdown.
#[derive(Clone, Copy)]
struct Marks {
    title: &'static str,
    heading: &'static str,
    note: &'static str,
    table: fn(&[(String, &KeyFigure)]) -> String,
}

impl Marks {
    const TEXT: Self = Self { title: "", heading: "", note: "  ! ", table: text_table };
    const MARKDOWN: Self = Self { title: "# ", heading: "## ", note: "> ", table: markdown_table };
}

fn prose(output: &Output, marks: Marks) -> String {
    let mut blocks = Vec::new();
    if !output.title.is_empty() {
        blocks.push(format!("{}{}", marks.title, output.title));
    }
    if let Some(overview) = &output.overview {
        blocks.extend(section_blocks(overview, marks));
    }
    for section in &output.sections {
        blocks.extend(section_blocks(section, marks));
    }
    let figures = key_figures(output);
    if output.task == Task::Summarize && !figures.is_empty() {
        blocks.push(format!("{}Key figures\n\n{}", marks.heading, (marks.table)(&figures)));
    }
    let made = output.strategy.describe(output.task);
    blocks.push(format!("Made by {} ({}): {made}.\n{}.", output.model, output.provider, closing_line(output)));
    blocks.join("\n\n") + "\n"
}

fn section_blocks(section: &SectionOutput, marks: Marks) -> Vec<String> {
    let mut blocks = Vec::new();
    if !section.heading.is_empty() {
        blocks.push(format!("{}{}", marks.heading, section.heading));
    }
    if !section.text.is_empty() {
        blocks.push(section.text.clone());
    }
    let notes = section.notes.iter().cloned().chain(section.findings.iter().map(remark_line));
    let notes: Vec<String> = notes.map(|note| format!("{}{note}", marks.note)).collect();
    if !notes.is_empty() {
        blocks.push(notes.join("\n"));
    }
    blocks
}

fn remark_line(remark: &Remark) -> String {
    format!("{}[{}]: {}", remark.severity.name(), remark.rule, remark.message)
}

/// Every figure once, with the heading it stands under; labels are names, not figures to look up.
fn key_figures(output: &Output) -> Vec<(String, &KeyFigure)> {
    let mut figures: Vec<(String, &KeyFigure)> = Vec::new();
    for section in output.parts() {
        for figure in section.figures.iter().filter(|figure| figure.class != Class::Label) {
            let known = |(_, other): &(String, &KeyFigure)| other.written == figure.written && other.source == figure.source;
            if !figures.iter().any(known) {
                figures.push((section.heading.clone(), figure));
            }
        }
    }
    figures
}

fn text_table(figures: &[(String, &KeyFigure)]) -> String {
    let width = |text: &str| text.chars().map(|c| if c as u32 >= 0x1100 { 2 } else { 1 }).sum::<usize>();
    let written = figures.iter().map(|(_, figure)| width(&figure.written)).max().unwrap_or_default();
    let source = figures.iter().map(|(_, figure)| width(&figure.source)).max().unwrap_or_default();
    let pad = |text: &str, to: usize| format!("{text}{}", " ".repeat(to.saturating_sub(width(text))));
    let row = |(heading, figure): &(String, &KeyFigure)| {
        format!("{}  {}  {heading}", pad(&figure.written, written), pad(&figure.source, source)).trim_end().to_owned()
    };
    figures.iter().map(row).collect::<Vec<_>>().join("\n")
}

fn markdown_table(figures: &[(String, &KeyFigure)]) -> String {
    let cell = |text: &str| text.replace('|', "\\|").replace('\n', " ");
    let mut table = String::from("| figure | source | section |\n|---|---|---|");
    for (heading, figure) in figures {
        let _ = write!(table, "\n| {} | {} | {} |", cell(&figure.written), cell(&figure.source), cell(heading));
    }
    table
}

#[derive(Serialize)]
struct JsonOutput<'a> {
    schema: &'static str,
    task: &'static str,
    source: Origin<'a>,
    lang: &'a str,
    provider: &'a str,
    model: &'a str,
    strategy: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    overview: Option<JsonSection<'a>>,
    sections: Vec<JsonSection<'a>>,
    usage: Usage,
    requests: u64,
    figures_checked: usize,
    verdict: &'static str,
}

#[derive(Serialize)]
struct Origin<'a> {
    title: &'a str,
    lang: &'a str,
    encoding: &'a str,
}

#[derive(Serialize)]
struct JsonSection<'a> {
    heading: &'a str,
    source_heading: &'a str,
    text: &'a str,
    status: &'static str,
    notes: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    repairs: Vec<JsonRepair<'a>>,
    findings: Vec<JsonFinding<'a>>,
    figures: Vec<JsonFigure<'a>>,
}

#[derive(Serialize)]
struct JsonRepair<'a> {
    how: &'static str,
    problem: &'a str,
    before: &'a str,
    after: &'a str,
    usage: Usage,
}

#[derive(Serialize)]
struct JsonFinding<'a> {
    rule: &'static str,
    severity: &'static str,
    source: Option<Place<'a>>,
    output: Option<Place<'a>>,
    message: &'a str,
}

#[derive(Serialize)]
struct JsonFigure<'a> {
    written: &'a str,
    source: Place<'a>,
}

#[derive(Serialize)]
struct Place<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

fn place<'a>(text: &'a str, span: Span, index: &CharIndex<'_>) -> Place<'a> {
    let chars = index.char_span(span);
    Place { text, start: chars.start, end: chars.end }
}

fn json(output: &Output, document: &Document) -> String {
    let index = CharIndex::new(&document.source);
    let json = JsonOutput {
        schema: SCHEMA,
        task: output.task.name(),
        source: Origin { title: &output.source_title, lang: output.source_lang.tag(), encoding: document.encoding },
        lang: output.lang.tag(),
        provider: &output.provider,
        model: &output.model,
        strategy: output.strategy.name(),
        title: &output.title,
        overview: output.overview.as_ref().map(|section| json_section(section, &index)),
        sections: output.sections.iter().map(|section| json_section(section, &index)).collect(),
        usage: output.usage,
        requests: output.requests,
        figures_checked: output.checked(),
        verdict: if output.passes() { "pass" } else { "fail" },
    };
    // Strings, numbers and lists only: this cannot fail, and an empty document would be seen at once.
    serde_json::to_string_pretty(&json).unwrap_or_default() + "\n"
}

fn json_section<'a>(section: &'a SectionOutput, index: &CharIndex<'_>) -> JsonSection<'a> {
    let text = CharIndex::new(&section.text);
    let finding = |remark: &'a Remark| JsonFinding {
        rule: remark.rule,
        severity: remark.severity.name(),
        source: remark.source.as_ref().map(|(words, span)| place(words, *span, index)),
        output: remark.output.as_ref().map(|(words, span)| place(words, *span, &text)),
        message: &remark.message,
    };
    let figure = |figure: &'a KeyFigure| JsonFigure { written: &figure.written, source: place(&figure.source, figure.span, index) };
    let repair = |repair: &'a Repair| JsonRepair {
        how: repair.how.name(),
        problem: &repair.problem,
        before: &repair.before,
        after: &repair.after,
        usage: repair.usage,
    };
    JsonSection {
        heading: &section.heading,
        source_heading: &section.source_heading,
        text: &section.text,
        status: section.status.name(),
        notes: &section.notes,
        repairs: section.repairs.iter().map(repair).collect(),
        findings: section.findings.iter().map(finding).collect(),
        figures: section.figures.iter().map(figure).collect(),
    }
}
