//! A summary and a table of findings in `GitHub`'s Markdown, for a pull request or a step summary.

use std::fmt::Write as _;

use super::{Finding, Item, Place, Report, Text, Verdict};
use crate::fidelity::Severity;

pub(super) fn render(report: &Report) -> String {
    let sign = if report.passes() { "✅" } else { "❌" };
    let mut text = format!("## {sign} {}\n\n{}\n\n", report.headline(), report.tally().words());
    text.push_str("| | output |");
    for verdict in Verdict::ALL {
        let _ = write!(text, " {} {} |", verdict.sign(), verdict.label());
    }
    let _ = writeln!(text, "\n|---|---|{}", "--:|".repeat(Verdict::ALL.len()));
    for item in &report.items {
        let _ = write!(text, "| {} | {} |", if item.passes() { "✅" } else { "❌" }, escape(&item.name));
        for verdict in Verdict::ALL {
            let _ = write!(text, " {} |", item.tally().get(verdict));
        }
        text.push('\n');
    }
    for item in report.items.iter().filter(|item| !item.findings.is_empty() || !item.notes.is_empty()) {
        text.push_str(&findings(item));
    }
    text
}

fn findings(item: &Item) -> String {
    let mut text = format!("\n### {}\n", escape(&item.name));
    for note in &item.notes {
        let _ = writeln!(text, "\n> {} {}", sign(note.severity), escape(&note.text));
    }
    if item.findings.is_empty() {
        return text;
    }
    text.push_str("\n| | rule | source | output | what is wrong | write |\n|---|---|---|---|---|---|\n");
    for finding in &item.findings {
        text.push_str(&row(item, finding));
    }
    text
}

fn row(item: &Item, finding: &Finding) -> String {
    // Without a file there is no line to go to.
    let place = |text: &Text, place: &Option<Place>| match place {
        Some(place) if text.file.is_empty() => escape(&place.text),
        Some(place) => format!("{} (line {})", escape(&place.text), place.line),
        None => String::new(),
    };
    let (source, output) = (place(&item.source, &finding.source), place(&item.output, &finding.output));
    let fix = finding.fix.as_deref().map(escape).unwrap_or_default();
    format!("| {} | {} | {source} | {output} | {} | {fix} |\n", sign(finding.severity), finding.rule, escape(&finding.message))
}

const fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "❌",
        Severity::Warning => "⚠️",
        Severity::Note => "ℹ️",
    }
}

/// Text that Markdown shows as it is, in a cell of a table or elsewhere: no markup, no link, no mention, one line.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => escaped.push(' '),
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // An entity is never read as a mention of a person, nor as the start of an address that becomes a link.
            '@' => escaped.push_str("&#64;"),
            ':' => escaped.push_str("&#58;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '!' => {
                escaped.push('\\');
                escaped.push(c);
            }
            _ => escaped.push(c),
        }
    }
    escaped
}
