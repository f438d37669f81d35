//! SARIF 2.1.0 (OASIS, 27 March 2020): a result a finding, at the source figure, with the fix for the output.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Value, json};

use super::{Finding, Item, Place, Report};
use crate::fidelity::{Rule, Severity};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Value,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Spot>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Spot>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Value>,
    partial_fingerprints: BTreeMap<&'static str, String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Spot {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Value>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Value,
    region: Region,
}

/// A region says the same in lines and in characters.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    char_offset: usize,
    char_length: usize,
    snippet: Value,
}

pub(super) fn render(report: &Report) -> String {
    let mut seen: BTreeMap<(&str, &str, String, String), usize> = BTreeMap::new();
    let mut results = Vec::new();
    for item in &report.items {
        for finding in &item.findings {
            let words = |place: &Option<Place>| place.as_ref().map_or_else(String::new, |place| place.text.clone());
            let nth = seen.entry((&item.name, finding.rule, words(&finding.source), words(&finding.output))).or_default();
            *nth += 1;
            results.push(outcome(item, finding, *nth));
        }
    }
    let notes = report.items.iter().flat_map(|item| item.notes.iter().map(move |note| (item, note)));
    let notes: Vec<Value> = notes
        .map(|(item, note)| json!({"level": level(note.severity), "message": {"text": format!("{}: {}", item.name, note.text)}}))
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "Tally",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": Rule::ALL.map(rule),
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{"executionSuccessful": true, "toolExecutionNotifications": notes}],
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

fn rule(rule: Rule) -> Value {
    let (name, text) = describe(rule);
    let level = if matches!(rule, Rule::Rounded | Rule::Derived) { "warning" } else { "error" };
    json!({
        "id": rule.id(),
        "name": name,
        "shortDescription": {"text": text},
        "defaultConfiguration": {"level": level},
        "properties": {"tags": ["figures", "fidelity"]},
    })
}

/// A rule's name and what it finds, for a reader of a dashboard.
const fn describe(rule: Rule) -> (&'static str, &'static str) {
    match rule {
        Rule::Altered => ("FigureAltered", "The digits of a figure differ from the source."),
        Rule::Scale => ("FigureScale", "A figure is wrong by a power of ten."),
        Rule::Unit => ("FigureUnit", "A figure stands in another unit or currency."),
        Rule::PercentPoint => ("FigurePercentPoint", "Percent and percentage points are confused."),
        Rule::Dropped => ("FigureDropped", "A figure that the output had to carry is missing."),
        Rule::Invented => ("FigureInvented", "No figure of the source supports a figure of the output."),
        Rule::Date => ("FigureDate", "A date, year or period differs from the source."),
        Rule::Direction => ("FigureDirection", "Growth is told as a fall, or a fall as growth."),
        Rule::Attribution => ("FigureAttribution", "Right figures stand on the wrong things."),
        Rule::Range => ("FigureRange", "One end of a range is lost or changed."),
        Rule::Rounded => ("FigureRounded", "A figure is rounded."),
        Rule::Approximation => ("FigureApproximation", "“Over”, “nearly” or “about” is lost, added or reversed."),
        Rule::Ordinal => ("FigureOrdinal", "A rank or order differs from the source."),
        Rule::Derived => ("FigureDerived", "A figure is computed from figures of the source."),
    }
}

const fn level(severity: Severity) -> &'static str {
    severity.name()
}

fn outcome(item: &Item, finding: &Finding, nth: usize) -> Outcome {
    let source = finding.source.as_ref().filter(|_| !item.source.file.is_empty()).map(|place| physical(&item.source.file, place));
    let output = finding.output.as_ref().filter(|_| !item.output.file.is_empty()).map(|place| physical(&item.output.file, place));
    let at = |physical: Physical, id: Option<usize>, message: Option<Value>| Spot { id, physical_location: physical, message };
    let (locations, related) = match (source, output) {
        (Some(source), output) => {
            let related = output.map(|output| at(output, Some(1), Some(json!({"text": "the output says this"}))));
            (vec![at(source, None, None)], related.into_iter().collect())
        }
        (None, Some(output)) => (vec![at(output, None, None)], Vec::new()),
        (None, None) => (Vec::new(), Vec::new()),
    };
    Outcome {
        rule_id: finding.rule,
        rule_index: Rule::ALL.iter().position(|rule| rule.id() == finding.rule),
        level: level(finding.severity),
        message: json!({"text": finding.message}),
        locations,
        related_locations: related,
        fixes: fix(item, finding).into_iter().collect(),
        partial_fingerprints: BTreeMap::from([("tallyFigure/v1", fingerprint(item, finding, nth))]),
    }
}

fn physical(file: &str, place: &Place) -> Physical {
    Physical {
        artifact_location: json!({"uri": uri(file)}),
        region: Region {
            start_line: place.line,
            start_column: place.column,
            end_line: place.end_line,
            end_column: place.end_column,
            char_offset: place.chars.start,
            char_length: place.chars.len(),
            snippet: json!({"text": place.text}),
        },
    }
}

fn fix(item: &Item, finding: &Finding) -> Option<Value> {
    let (fix, place) = (finding.fix.as_ref()?, finding.output.as_ref()?);
    if item.output.file.is_empty() {
        return None;
    }
    let deleted = json!({"charOffset": place.chars.start, "charLength": place.chars.len()});
    Some(json!({
        "description": {"text": format!("Write {fix}")},
        "artifactChanges": [{
            "artifactLocation": {"uri": uri(&item.output.file)},
            "replacements": [{"deletedRegion": deleted, "insertedContent": {"text": fix}}],
        }],
    }))
}

/// The same for the same finding, though lines move: what the two texts say, and which of several alike.
fn fingerprint(item: &Item, finding: &Finding, nth: usize) -> String {
    let words = |place: &Option<Place>| place.as_ref().map_or_else(String::new, |place| place.text.clone());
    let parts = [item.name.as_str(), finding.rule, &words(&finding.source), &words(&finding.output), &nth.to_string()].join("\u{1f}");
    blake3::hash(parts.as_bytes()).to_hex().chars().take(32).collect()
}

/// A path as a URI reference (RFC 3986): relative as it was given, `file:` where it is absolute.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    let path = path.replace('\\', "/");
    let path = path.strip_prefix("./").unwrap_or(&path);
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}
