//! The findings of a check for a person: each with the lines of both texts, the figures underlined. `summarize check` prints it.

use std::collections::BTreeSet;

use crate::fidelity::{Check, Finding, Severity};
use crate::figure::Figure;
use crate::text::{LineIndex, Span};

/// How many columns of a long line are shown around a figure: with what stands before it, a terminal of 80 columns holds it.
const COLUMNS: usize = 72;

/// One text and the name to call it by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named<'a> {
    /// A file name, or `-`.
    pub(super) name: &'a str,
    /// What it holds.
    pub(super) text: &'a str,
}

/// Every finding with its lines, then a line that counts.
pub(super) fn render(source: Named<'_>, output: Named<'_>, check: &Check) -> String {
    let (left, right) = (LineIndex::new(source.text), LineIndex::new(output.text));
    let mut blocks: Vec<String> =
        check.findings.iter().map(|finding| block(finding, (source.name, &left), (output.name, &right))).collect();
    blocks.push(closing_line(check) + "\n");
    blocks.join("\n")
}

fn block(finding: &Finding, source: (&str, &LineIndex<'_>), output: (&str, &LineIndex<'_>)) -> String {
    let mut text = format!("{}[{}]: {}\n", finding.severity.name(), finding.rule.id(), finding.message);
    for ((name, index), span) in [(source, finding.source), (output, finding.output)] {
        if let Some(span) = span {
            text.push_str(&quote(name, index, span));
        }
    }
    if let Some(fix) = &finding.fix {
        text.push_str("  fix: ");
        text.push_str(fix);
        text.push('\n');
    }
    text
}

/// ```text
///   article.txt:7:12
///     | 全年税收达29.2342亿元
///     |           ^^^^^^^^^^^^
/// ```
pub(in crate::cli) fn quote(name: &str, index: &LineIndex<'_>, span: Span) -> String {
    let (line, column) = index.line_column(span.start);
    let text = index.line(line);
    let before: String = text.chars().take(column - 1).collect();
    let rest = text.get(before.len()..).unwrap_or_default();
    let figure: String = rest.char_indices().take_while(|(at, _)| *at < span.len()).map(|(_, c)| c).collect();
    let after = rest.get(figure.len()..).unwrap_or_default();
    let room = COLUMNS.saturating_sub(width(&figure)) / 2;
    let (head, tail) = (keep_end(before.trim_start(), room), keep_start(after.trim_end(), room));
    let carets = "^".repeat(width(&figure).max(1));
    let indent = " ".repeat(width(&head));
    format!("  {name}:{line}:{column}\n    | {head}{figure}{tail}\n    | {indent}{carets}\n")
}

/// The last columns of `text`, with an ellipsis where it is cut.
fn keep_end(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut left = columns.saturating_sub(1);
    let start = text.char_indices().rev().take_while(|(_, c)| fits(&mut left, *c)).last().map_or(text.len(), |(at, _)| at);
    format!("…{}", text.get(start..).unwrap_or_default())
}

/// The first columns of `text`, with an ellipsis where it is cut.
fn keep_start(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut left = columns.saturating_sub(1);
    let kept: String = text.chars().take_while(|c| fits(&mut left, *c)).collect();
    format!("{kept}…")
}

fn fits(left: &mut usize, c: char) -> bool {
    let wide = columns(c);
    let fits = *left >= wide;
    *left = left.saturating_sub(wide);
    fits
}

fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

/// Columns of a terminal: East Asian wide characters take two (Unicode Standard Annex 11), marks none.
pub(in crate::cli) const fn columns(c: char) -> usize {
    match c as u32 {
        0x0300..=0x036f | 0x200b..=0x200f | 0xfe00..=0xfe0f => 0,
        0x1100..=0x115f
        | 0x2e80..=0xa4cf
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe4f
        | 0xff00..=0xff60
        | 0xffe0..=0xffe6
        | 0x1f300..=0x1faff
        | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}

/// "1 error; source figures: 8 in the output, 1 missing or wrong, 2 need not be there".
fn closing_line(check: &Check) -> String {
    let count = |severity: Severity| check.findings.iter().filter(|finding| finding.severity == severity).count();
    let many = |n: usize, noun: &str| format!("{n} {noun}{}", if n == 1 { "" } else { "s" });
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let verdict = match (errors, warnings) {
        (0, 0) => "every figure tallies".to_owned(),
        (0, n) => format!("no errors, {}", many(n, "warning")),
        (n, 0) => many(n, "error"),
        (n, m) => format!("{}, {}", many(n, "error"), many(m, "warning")),
    };
    format!("{verdict}; {}", whereabouts(check))
}

/// Where the figures of the source went. Set phrases, and what a summary may leave out, need not be in the output.
fn whereabouts(check: &Check) -> String {
    if check.source.is_empty() {
        return "the source has no figures".to_owned();
    }
    let accused = |figure: &Figure| {
        let errors = check.findings.iter().filter(|finding| finding.severity == Severity::Error);
        errors.filter_map(|finding| finding.source).any(|span| span.overlaps(figure.span))
    };
    let carried: BTreeSet<usize> = check.matches.iter().map(|pair| pair.source).collect();
    let (wrong, right): (Vec<_>, Vec<_>) = check.source.iter().enumerate().partition(|(_, figure)| accused(figure));
    let kept = right.iter().filter(|(index, _)| carried.contains(index)).count();
    let counts = [(kept, "in the output"), (wrong.len(), "missing or wrong"), (right.len() - kept, "need not be there")];
    let told: Vec<String> = counts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    format!("source figures: {}", told.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fidelity::Policy;
    use crate::text::Lang;

    #[test]
    fn carets_stand_under_wide_figures() {
        let text = "首行\n全年税收达29.2342亿元。";
        let start = text.find("29").unwrap();
        let shown = quote("a.txt", &LineIndex::new(text), Span::new(start, start + "29.2342亿元".len()));
        assert_eq!(shown, "  a.txt:2:6\n    | 全年税收达29.2342亿元。\n    |           ^^^^^^^^^^^\n");
    }

    #[test]
    fn the_last_line_says_where_the_figures_went() {
        let lang = |tag: &str| Lang::parse(tag).unwrap();
        let last = |source: &str, output: &str| {
            let check = crate::fidelity::check(source, &lang("zh-Hans"), output, &lang("en"), &Policy::default());
            closing_line(&check)
        };
        assert_eq!(last("全年税收达29亿元。", "Taxes came to 2.9 billion yuan."), "every figure tallies; source figures: 1 in the output");
        assert_eq!(
            last("第一，全年税收29亿元，增长12%。", "Taxes came to 2.9 billion yuan, up 13%."),
            "1 error; source figures: 1 in the output, 1 missing or wrong, 1 need not be there"
        );
        assert_eq!(last("税收增长。", "Taxes rose."), "every figure tallies; the source has no figures");
    }

    #[test]
    fn long_lines_are_cut_around_the_figure() {
        let text = format!("{}42{}", "word ".repeat(100), " word".repeat(100));
        let shown = quote("a", &LineIndex::new(&text), Span::new(500, 502));
        assert!(shown.lines().all(|line| width(line) <= COLUMNS + 8), "{shown}");
        assert!(shown.contains("42") && shown.contains('…'));
    }
}
