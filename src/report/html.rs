//! The report as one page that asks for nothing: no script, style, font or picture from elsewhere, by its own policy.
//!
//! Everything that articles and models say goes through the template's escaping; the page's script and style are named by their
//! hashes in its Content-Security-Policy, so nothing else could run even if an escape were missed.

use minijinja::{Environment, context};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::{Entry, Finding, Item, Place, Report, Tally, Verdict};
use crate::fidelity::{Severity, Task};

mod figures;
mod picture;

use figures::{Marks, Piece};

const TEMPLATE: &str = include_str!("html/page.html");
const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");

/// How many characters a finding quotes before and after its figure.
const QUOTE: usize = 36;

pub(super) fn render(report: &Report) -> String {
    let mut environment = Environment::new();
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; img-src data:; base-uri 'none'; form-action 'none'",
        base64(&Sha256::digest(STYLE)),
        base64(&Sha256::digest(SCRIPT)),
    );
    let items: Vec<View<'_>> = report.items.iter().enumerate().map(|(index, item)| view(index, item)).collect();
    let page = context! {
        policy,
        style => STYLE,
        script => SCRIPT,
        version => env!("CARGO_PKG_VERSION"),
        passes => report.passes(),
        headline => report.headline(),
        tally => counts(report.tally()),
        total => report.tally().counts().map(|(_, count)| count).sum::<usize>(),
        findings => report.items.iter().map(|item| item.findings.len()).sum::<usize>(),
        items,
    };
    // The template is part of the program and its data are strings and numbers; the tests render every part of it.
    environment.render_named_str("page.html", TEMPLATE, page).unwrap_or_else(|error| format!("<!-- {} -->", error.kind()))
}

/// One count of a tally.
#[derive(Serialize)]
struct Count {
    name: &'static str,
    sign: &'static str,
    count: usize,
}

fn counts(tally: Tally) -> Vec<Count> {
    tally.counts().map(|(verdict, count)| Count { name: verdict.name(), sign: verdict.sign(), count }).collect()
}

/// One item as the template sees it.
#[derive(Serialize)]
struct View<'a> {
    index: usize,
    name: &'a str,
    task: &'static str,
    passes: bool,
    verdict: String,
    tally: Vec<Count>,
    source: Side<'a>,
    output: Side<'a>,
    made: &'a str,
    notes: Vec<NoteView<'a>>,
    findings: Vec<FindingView<'a>>,
    by_section: Vec<picture::Strip>,
    by_kind: Vec<picture::Bar>,
    sections: Vec<SectionView<'a>>,
    table: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Side<'a> {
    file: &'a str,
    lang: &'a str,
    lang_name: &'a str,
}

#[derive(Serialize)]
struct NoteView<'a> {
    severity: &'static str,
    sign: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct FindingView<'a> {
    index: usize,
    entry: Option<usize>,
    severity: &'static str,
    verdict: &'static str,
    sign: &'static str,
    rule: &'static str,
    message: &'a str,
    fix: Option<&'a str>,
    source: Option<Quote<'a>>,
    output: Option<Quote<'a>>,
}

/// A figure with a few words around it.
#[derive(Serialize)]
struct Quote<'a> {
    line: usize,
    before: String,
    figure: &'a str,
    after: String,
}

#[derive(Serialize)]
struct SectionView<'a> {
    index: usize,
    heading: Option<RowView<'a>>,
    groups: Vec<Group<'a>>,
    bad: bool,
}

/// Rows that are shown, or folded away because the output has nothing of them.
#[derive(Serialize)]
struct Group<'a> {
    folded: bool,
    rows: Vec<RowView<'a>>,
}

#[derive(Serialize)]
struct RowView<'a> {
    source: Vec<Piece<'a>>,
    output: Vec<Piece<'a>>,
    bad: bool,
}

/// A line of the figure table.
#[derive(Serialize)]
struct Line<'a> {
    entry: usize,
    verdict: &'static str,
    rank: usize,
    sign: &'static str,
    bad: bool,
    source: Option<Spot<'a>>,
    output: Option<Spot<'a>>,
    kind: String,
    value: &'a str,
    section: usize,
    heading: String,
    remarks: Vec<usize>,
}

#[derive(Serialize)]
struct Spot<'a> {
    text: &'a str,
    line: usize,
}

fn view(index: usize, item: &Item) -> View<'_> {
    let headings: Vec<String> = item.sections.iter().enumerate().map(|(at, _)| heading(item, at)).collect();
    let marks = Marks::new(item);
    View {
        index,
        name: &item.name,
        task: item.task.name(),
        passes: item.passes(),
        verdict: item.tally().words(),
        tally: counts(item.tally()),
        source: side(&item.source),
        output: side(&item.output),
        made: &item.made,
        notes: item.notes.iter().map(|note| NoteView { severity: note.severity.name(), sign: sign(note.severity), text: &note.text }).collect(),
        findings: item.findings.iter().enumerate().map(|(at, finding)| finding_view(item, at, finding)).collect(),
        by_section: picture::by_section(item, &headings),
        by_kind: picture::by_kind(item),
        sections: item.sections.iter().enumerate().map(|(at, section)| section_view(item, &marks, at, section)).collect(),
        table: item.entries.iter().enumerate().map(|(at, entry)| line(at, entry, &headings)).collect(),
    }
}

fn side(text: &super::Text) -> Side<'_> {
    Side { file: &text.file, lang: text.lang.tag(), lang_name: text.lang.english_name() }
}

const fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "✗",
        Severity::Warning => "!",
        Severity::Note => "i",
    }
}

/// A section's heading as the output writes it, else as the source does.
fn heading(item: &Item, section: usize) -> String {
    let row = item.sections.get(section).and_then(|section| section.heading);
    let output = row.and_then(|row| row.output).map(|span| span.of(&item.output.text));
    let source = row.and_then(|row| row.source).map(|span| span.of(&item.source.text));
    output.or(source).map_or("", |text| text.trim_start_matches(['#', ' '])).to_owned()
}

fn finding_view<'a>(item: &'a Item, index: usize, finding: &'a Finding) -> FindingView<'a> {
    let entry = item.entries.iter().position(|entry| entry.findings.contains(&index));
    let verdict = entry.and_then(|entry| item.entries.get(entry)).map_or(Verdict::Unused, |entry| entry.verdict);
    FindingView {
        index,
        entry,
        severity: finding.severity.name(),
        verdict: verdict.name(),
        sign: verdict.sign(),
        rule: finding.rule,
        message: &finding.message,
        fix: finding.fix.as_deref(),
        source: finding.source.as_ref().map(|place| quote(&item.source.text, place)),
        output: finding.output.as_ref().map(|place| quote(&item.output.text, place)),
    }
}

fn quote<'a>(text: &str, place: &'a Place) -> Quote<'a> {
    let before = text.get(..place.span.start).unwrap_or_default().lines().next_back().unwrap_or_default();
    let before = if text.get(..place.span.start).is_some_and(|before| before.ends_with('\n')) { "" } else { before };
    let after = text.get(place.span.end..).unwrap_or_default().lines().next().unwrap_or_default();
    let cut = before.char_indices().rev().nth(QUOTE).map_or(0, |(at, c)| at + c.len_utf8());
    let until = after.char_indices().nth(QUOTE).map_or(after.len(), |(at, _)| at);
    let (head, tail) = (before.get(cut..).unwrap_or_default(), after.get(..until).unwrap_or_default());
    Quote {
        line: place.line,
        before: if cut > 0 { format!("…{head}") } else { head.to_owned() },
        figure: &place.text,
        after: if until < after.len() { format!("{tail}…") } else { tail.to_owned() },
    }
}

fn section_view<'a>(item: &'a Item, marks: &Marks, index: usize, section: &super::Section) -> SectionView<'a> {
    let row = |row: &super::Row| {
        let (source, output) = marks.row(item, row);
        let bad = source.iter().chain(&output).any(Piece::fails);
        RowView { source, output, bad }
    };
    let mut groups: Vec<Group<'a>> = Vec::new();
    for place in &section.rows {
        let view = row(place);
        // A translation has to have everything: what it has not is not folded away.
        let folded = item.task == Task::Summarize && place.output.is_none() && !view.bad;
        match groups.last_mut() {
            Some(group) if group.folded == folded => group.rows.push(view),
            _ => groups.push(Group { folded, rows: vec![view] }),
        }
    }
    let heading = section.heading.as_ref().map(row);
    let bad = groups.iter().flat_map(|group| &group.rows).chain(&heading).any(|row| row.bad);
    SectionView { index, heading, groups, bad }
}

fn line<'a>(index: usize, entry: &'a Entry, headings: &[String]) -> Line<'a> {
    let spot = |place: &'a Place| Spot { text: &place.text, line: place.line };
    Line {
        entry: index,
        verdict: entry.verdict.name(),
        rank: rank(entry.verdict),
        sign: entry.verdict.sign(),
        bad: entry.verdict.fails(),
        source: entry.source.as_ref().map(spot),
        output: entry.output.as_ref().map(spot),
        kind: entry.kind.name().replace('_', " "),
        value: &entry.value,
        section: entry.section,
        heading: headings.get(entry.section).cloned().unwrap_or_default(),
        remarks: entry.findings.clone(),
    }
}

/// Worst first, where the table is sorted by verdict.
const fn rank(verdict: Verdict) -> usize {
    match verdict {
        Verdict::Altered => 0,
        Verdict::Dropped => 1,
        Verdict::Invented => 2,
        Verdict::Rounded => 3,
        Verdict::Matched => 4,
        Verdict::Unused => 5,
    }
}

/// Base64 (RFC 4648 section 4) with padding, as a policy names a hash.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digit = |bits: u32| char::from(ALPHABET.get(bits as usize & 63).copied().unwrap_or(b'A'));
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        let digits = [18, 12, 6, 0].map(|shift| digit(bits >> shift));
        text.extend(digits.iter().take(chunk.len() + 1));
        text.extend(std::iter::repeat_n('=', 3 - chunk.len()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_is_that_of_rfc_4648() {
        for (text, want) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(text.as_bytes()), want);
        }
    }
}
