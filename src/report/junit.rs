//! `JUnit` XML as Jenkins' xUnit plugin defines it (junit-10.xsd) and `GitLab` reads it: a suite an item, a test case a figure.

use std::fmt::Write as _;

use super::{Entry, Item, Report, Verdict};
use crate::fidelity::Severity;

pub(super) fn render(report: &Report) -> String {
    let (mut tests, mut failures) = (0, 0);
    let mut suites = String::new();
    for item in &report.items {
        let cases = cases(item);
        let failed = cases.iter().filter(|case| case.failure.is_some()).count();
        tests += cases.len();
        failures += failed;
        suites.push_str(&suite(item, &cases, failed));
    }
    let name = escape(env!("CARGO_PKG_NAME"));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">\n{suites}</testsuites>\n"
    )
}

/// A test case: a figure, or a note that fails an item.
struct Case {
    name: String,
    /// The kind of failure, its message and its text.
    failure: Option<(String, String, String)>,
    /// Warnings.
    said: String,
}

fn cases(item: &Item) -> Vec<Case> {
    let figures = item.entries.iter().filter(|entry| entry.verdict != Verdict::Unused || !entry.findings.is_empty());
    let figures = figures.map(|entry| figure_case(item, entry));
    let notes = item.notes.iter().map(|note| {
        let failure = (note.severity == Severity::Error).then(|| ("output".to_owned(), note.text.clone(), note.text.clone()));
        Case { name: note.text.clone(), failure, said: String::new() }
    });
    figures.chain(notes).collect()
}

fn figure_case(item: &Item, entry: &Entry) -> Case {
    let (mut failure, mut said): (Option<(String, String, String)>, String) = (None, String::new());
    for finding in entry.findings.iter().filter_map(|index| item.findings.get(*index)) {
        let fix = finding.fix.as_ref().map_or_else(String::new, |fix| format!("\nfix: {fix}"));
        let text = format!("{}[{}]: {}{fix}\n{}", finding.severity.name(), finding.rule, finding.message, places(item, entry));
        match &mut failure {
            _ if finding.severity < Severity::Error => said.push_str(&text),
            None => failure = Some((finding.rule.to_owned(), finding.message.clone(), text)),
            Some((_, _, before)) => before.push_str(&text),
        }
    }
    Case { name: case_name(entry), failure, said }
}

/// Unique in its suite: it says where the figure stands.
fn case_name(entry: &Entry) -> String {
    match (&entry.source, &entry.output) {
        (Some(place), _) => format!("source {}:{} {}", place.line, place.column, place.text),
        (None, Some(place)) => format!("output {}:{} {}", place.line, place.column, place.text),
        (None, None) => entry.value.clone(),
    }
}

fn places(item: &Item, entry: &Entry) -> String {
    let mut text = String::new();
    for (file, place) in [(&item.source.file, &entry.source), (&item.output.file, &entry.output)] {
        if let Some(place) = place {
            let _ = writeln!(text, "{file}:{}:{}: {}", place.line, place.column, place.text);
        }
    }
    text
}

fn suite(item: &Item, cases: &[Case], failed: usize) -> String {
    let name = escape(&item.name);
    let mut xml = format!("  <testsuite name=\"{name}\" tests=\"{}\" failures=\"{failed}\" errors=\"0\" skipped=\"0\">\n", cases.len());
    for case in cases {
        let _ = write!(xml, "    <testcase name=\"{}\" classname=\"{name}\" time=\"0\"", escape(&case.name));
        if case.failure.is_none() && case.said.is_empty() {
            xml.push_str("/>\n");
            continue;
        }
        xml.push_str(">\n");
        if let Some((kind, message, text)) = &case.failure {
            let _ = writeln!(
                xml,
                "      <failure type=\"{}\" message=\"{}\">{}</failure>",
                escape(kind),
                escape(message),
                content(text.trim_end())
            );
        }
        if !case.said.is_empty() {
            let _ = writeln!(xml, "      <system-out>{}</system-out>", content(case.said.trim_end()));
        }
        xml.push_str("    </testcase>\n");
    }
    xml + "  </testsuite>\n"
}

/// Text for XML 1.0 in an element, its lines kept as lines.
fn content(text: &str) -> String {
    escape(text).replace("&#10;", "\n")
}

/// Text for XML 1.0 in an attribute; what XML cannot say at all becomes U+FFFD.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            // A bare line feed in an attribute would be read as a space.
            '\n' => escaped.push_str("&#10;"),
            '\t' => escaped.push_str("&#9;"),
            '\r' => escaped.push_str("&#13;"),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            _ => escaped.push(c),
        }
    }
    escaped
}
