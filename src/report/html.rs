//! The report as one page that asks for nothing: no script, style, font or picture from elsewhere, by its own policy.
//!
//! Everything that articles and models say goes through the template's escaping; the page's script and style are named by their
//! hashes in its Content-Security-Policy, so nothing else could run even if an escape were missed.

use std::collections::BTreeMap;

use minijinja::Environment;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::{Entry, Finding, Item, Place, Report, Tally, Verdict};
use crate::fidelity::{Severity, Task};

mod figures;
mod markdown;
mod picture;
mod repairs;
mod words;

use figures::{Marks, Piece, Side as At};
use words::{base64, shown};

const TEMPLATE: &str = include_str!("html/page.html");
const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");

/// A run of more outputs shows only those whole that have something to look at: a page of a thousand would open in no browser.
const WHOLE: usize = 50;

/// How many characters a finding quotes before and after its figure.
const QUOTE: usize = 36;

pub(super) fn render(report: &Report) -> String {
    let mut environment = Environment::new();
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; img-src data:; base-uri 'none'; form-action 'none'",
        base64(&Sha256::digest(STYLE)),
        base64(&Sha256::digest(SCRIPT)),
    );
    let items: Vec<View<'_>> =
        report.items.iter().enumerate().map(|(index, item)| view(index, item, report.items.len() <= WHOLE)).collect();
    let page = Page {
        policy,
        style: STYLE,
        script: SCRIPT,
        version: env!("CARGO_PKG_VERSION"),
        passes: report.passes(),
        headline: report.headline(),
        tally: counts(report.tally()),
        findings: report.items.iter().map(|item| item.findings.len()).sum(),
        failing: items.iter().filter(|item| !item.passes).count(),
        folded: items.iter().filter(|item| !item.whole).count(),
        items,
    };
    // The template is part of the program and its data are strings and numbers; the tests render every part of it.
    environment.render_named_str("page.html", TEMPLATE, Serde(page)).unwrap_or_else(|error| format!("<!-- {} -->", error.kind()))
}

/// The whole page as the template sees it.
#[derive(Serialize)]
struct Page<'a> {
    policy: String,
    style: &'static str,
    script: &'static str,
    version: &'static str,
    passes: bool,
    headline: String,
    tally: Vec<Share>,
    findings: usize,
    /// How many outputs fail.
    failing: usize,
    /// How many are not shown whole.
    folded: usize,
    items: Vec<View<'a>>,
}

/// One verdict's share of a tally.
#[derive(Serialize)]
struct Share {
    name: &'static str,
    label: &'static str,
    sign: &'static str,
    count: usize,
    fails: bool,
}

fn counts(tally: Tally) -> Vec<Share> {
    let share = |(verdict, count): (Verdict, usize)| Share {
        name: verdict.name(),
        label: verdict.label(),
        sign: verdict.sign(),
        count,
        fails: verdict.fails(),
    };
    tally.counts().map(share).collect()
}

/// One item as the template sees it.
#[derive(Serialize)]
struct View<'a> {
    index: usize,
    name: &'a str,
    task: &'static str,
    passes: bool,
    /// Whether its texts and figures are on the page.
    whole: bool,
    verdict: String,
    tally: Vec<Share>,
    source: Side<'a>,
    output: Side<'a>,
    made: &'a str,
    notes: Vec<NoteView<'a>>,
    findings: Vec<FindingView<'a>>,
    /// "2 errors, 1 warning".
    weight: String,
    by_section: Vec<picture::Strip>,
    by_kind: Vec<picture::Bar>,
    sections: Vec<SectionView<'a>>,
    table: Vec<Line<'a>>,
    repairs: Vec<repairs::RepairView<'a>>,
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
    /// The entry that shows it.
    to: Option<usize>,
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
    label: &'static str,
    rank: usize,
    sign: &'static str,
    bad: bool,
    source: Option<Spot<'a>>,
    output: Option<Spot<'a>>,
    kind: String,
    value: &'a str,
    shown: String,
    section: usize,
    heading: String,
    remarks: Vec<usize>,
}

#[derive(Serialize)]
struct Spot<'a> {
    to: Option<usize>,
    text: &'a str,
    line: usize,
}

fn view(index: usize, item: &Item, whole: bool) -> View<'_> {
    if whole || !item.passes() || !item.findings.is_empty() || !item.notes.is_empty() {
        whole_view(index, item)
    } else {
        line_view(index, item)
    }
}

/// An item of which the page only says that it passes.
fn line_view(index: usize, item: &Item) -> View<'_> {
    View {
        index,
        name: &item.name,
        task: item.task.name(),
        passes: item.passes(),
        whole: false,
        verdict: item.tally().words(),
        tally: counts(item.tally()),
        source: side(&item.source),
        output: side(&item.output),
        made: &item.made,
        notes: Vec::new(),
        findings: Vec::new(),
        weight: String::new(),
        by_section: Vec::new(),
        by_kind: Vec::new(),
        sections: Vec::new(),
        table: Vec::new(),
        repairs: Vec::new(),
    }
}

fn whole_view(index: usize, item: &Item) -> View<'_> {
    let headings: Vec<String> = item.sections.iter().enumerate().map(|(at, _)| heading(item, at)).collect();
    let marks = Marks::new(item);
    let entries: BTreeMap<usize, usize> =
        item.entries.iter().enumerate().flat_map(|(at, entry)| entry.findings.iter().map(move |finding| (*finding, at))).collect();
    View {
        whole: true,
        notes: item
            .notes
            .iter()
            .map(|note| NoteView { severity: note.severity.name(), sign: sign(note.severity), text: &note.text })
            .collect(),
        findings: item
            .findings
            .iter()
            .enumerate()
            .map(|(at, finding)| finding_view(item, &marks, entries.get(&at).copied(), at, finding))
            .collect(),
        weight: weight(item),
        by_section: picture::by_section(item, &marks, &headings),
        by_kind: picture::by_kind(item),
        sections: item.sections.iter().enumerate().map(|(at, section)| section_view(item, &marks, at, section)).collect(),
        table: item.entries.iter().enumerate().map(|(at, entry)| line(at, entry, &marks, &headings)).collect(),
        repairs: item.repairs.iter().map(repairs::view).collect(),
        ..line_view(index, item)
    }
}

fn side(text: &super::Text) -> Side<'_> {
    Side { file: &text.file, lang: text.lang.tag(), lang_name: text.lang.english_name() }
}

fn weight(item: &Item) -> String {
    let many = |severity: Severity| {
        let count = item.findings.iter().filter(|finding| finding.severity == severity).count();
        (count > 0).then(|| format!("{count} {}{}", severity.name(), if count == 1 { "" } else { "s" }))
    };
    [Severity::Error, Severity::Warning, Severity::Note].into_iter().filter_map(many).collect::<Vec<_>>().join(", ")
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
    output.or(source).map(markdown::shown).unwrap_or_default()
}

fn finding_view<'a>(item: &'a Item, marks: &Marks, entry: Option<usize>, index: usize, finding: &'a Finding) -> FindingView<'a> {
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
        source: finding.source.as_ref().map(|place| quote(&item.source.text, place, marks.anchor(At::Source, Some(place)))),
        output: finding.output.as_ref().map(|place| quote(&item.output.text, place, marks.anchor(At::Output, Some(place)))),
    }
}

fn quote<'a>(text: &str, place: &'a Place, to: Option<usize>) -> Quote<'a> {
    let before = text.get(..place.span.start).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
    let after = text.get(place.span.end..).unwrap_or_default().lines().next().unwrap_or_default();
    let cut = before.char_indices().rev().nth(QUOTE).map_or(0, |(at, c)| at + c.len_utf8());
    let until = after.char_indices().nth(QUOTE).map_or(after.len(), |(at, _)| at);
    let (mut head, mut tail) = (before.get(cut..).unwrap_or_default(), after.get(..until).unwrap_or_default());
    // A word that was cut goes, where words are short enough to have spaces between them.
    if cut > 0
        && let Some((part, rest)) = head.split_once(' ').filter(|(part, _)| part.len() < QUOTE / 2)
    {
        head = if part.is_empty() || rest.is_empty() { head } else { rest };
    }
    if until < after.len()
        && let Some((rest, part)) = tail.rsplit_once(' ').filter(|(_, part)| part.len() < QUOTE / 2)
    {
        tail = if part.is_empty() || rest.is_empty() { tail } else { rest };
    }
    // A quote may begin or end inside emphasis: its signs go, whether or not both are there.
    let (head, tail) = (head.replace("**", ""), tail.replace("**", ""));
    let gap = |edge: Option<char>| if edge.is_some_and(|c| c.is_ascii()) { " " } else { "" };
    Quote {
        to,
        line: place.line,
        before: if cut > 0 { format!("…{}{}", gap(head.trim_start().chars().next()), head.trim_start()) } else { head },
        figure: &place.text,
        after: if until < after.len() { format!("{}{}…", tail.trim_end(), gap(tail.trim_end().chars().next_back())) } else { tail },
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

fn line<'a>(index: usize, entry: &'a Entry, marks: &Marks, headings: &[String]) -> Line<'a> {
    let spot = |place: &'a Place, side: At| Spot { to: marks.anchor(side, Some(place)), text: &place.text, line: place.line };
    Line {
        entry: index,
        verdict: entry.verdict.name(),
        label: entry.verdict.label(),
        rank: rank(entry.verdict),
        sign: entry.verdict.sign(),
        bad: entry.verdict.fails(),
        source: entry.source.as_ref().map(|place| spot(place, At::Source)),
        output: entry.output.as_ref().map(|place| spot(place, At::Output)),
        kind: entry.kind.name().replace('_', " "),
        value: &entry.value,
        shown: shown(entry),
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
