//! `GitHub` workflow commands: an annotation a finding, at the line of the source figure.
//!
//! Form and escapes follow "Workflow commands for `GitHub` Actions" and the runner's own `ActionCommand.cs`: `%`, CR and LF
//! everywhere, `:` and `,` in properties too.

use std::fmt::Write as _;

use super::{Finding, Item, Place, Report};
use crate::fidelity::Severity;

pub(super) fn render(report: &Report) -> String {
    let mut commands = String::new();
    for item in &report.items {
        for finding in &item.findings {
            commands.push_str(&annotation(item, finding));
        }
        for note in &item.notes {
            let _ = writeln!(commands, "::{} title={}::{}", level(note.severity), property(&item.name), data(&note.text));
        }
    }
    let _ = writeln!(commands, "::notice title={}::{}", property(&report.headline()), data(&report.tally().words()));
    commands
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

fn annotation(item: &Item, finding: &Finding) -> String {
    let mut properties = String::new();
    let at = |file: &str, place: &Option<Place>| place.clone().filter(|_| !file.is_empty()).map(|place| (file.to_owned(), place));
    let place = at(&item.source.file, &finding.source).or_else(|| at(&item.output.file, &finding.output));
    if let Some((file, place)) = place {
        let _ = write!(properties, "file={},line={},endLine={},", property(&file), place.line, place.end_line);
        if place.line == place.end_line {
            // Columns are refused where the lines differ.
            let _ = write!(properties, "col={},endColumn={},", place.column, place.end_column);
        }
    }
    let fix = finding.fix.as_ref().map_or_else(String::new, |fix| format!("\nfix: {fix}"));
    let output = finding.output.as_ref().map_or_else(String::new, |place| match item.output.file.as_str() {
        "" => String::new(),
        file => format!("\n{file}:{}:{}", place.line, place.column),
    });
    let message = data(&format!("{}{fix}{output}", finding.message));
    format!("::{} {properties}title={}::{message}\n", level(finding.severity), property(finding.rule))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
