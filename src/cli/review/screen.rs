//! Two texts side by side in a terminal, their figures marked by verdict: a sign after each, and a colour where there is one.
//! Words that changed are underlined on a terminal.

use std::collections::BTreeSet;

use super::words::{self, Cell};
use crate::cli::check::findings::columns;
use crate::report::Verdict;
use crate::text::Span;

/// How a screen is drawn. The signs stand either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    /// Text alone, for pipes.
    Plain,
    /// Underlines without colours: `NO_COLOR`.
    Underlines,
    /// Underlines, and a colour for each verdict.
    Colours,
}

type Paragraph = Vec<Cell>;

/// A text in paragraphs.
pub(super) struct Side {
    paragraphs: Vec<Paragraph>,
}

impl Side {
    pub(super) fn new(text: &str, mut marks: Vec<(Span, Verdict)>) -> Self {
        marks.sort_by_key(|(span, _)| *span);
        let mut marks = marks.into_iter().peekable();
        let mut paragraphs = vec![Vec::new()];
        for (at, c) in text.char_indices() {
            let mark = marks.peek().copied().filter(|(span, _)| span.start <= at && at < span.end);
            let paragraph = match (c, paragraphs.last_mut()) {
                ('\n', _) => {
                    paragraphs.push(Vec::new());
                    continue;
                }
                (_, Some(paragraph)) => paragraph,
                (_, None) => continue,
            };
            // What a model or a file says must not steer the terminal.
            let shown = if c.is_control() { '\u{fffd}' } else { c };
            paragraph.push(Cell::new(shown, mark.map(|(_, verdict)| verdict)));
            if let Some((span, verdict)) = mark.filter(|(span, _)| at + c.len_utf8() >= span.end) {
                debug_assert!(span.end > at, "a mark ends behind its last character");
                paragraph.extend(verdict.sign().chars().map(|sign| Cell::new(sign, Some(verdict))));
                marks.next();
            }
        }
        paragraphs.retain(|paragraph: &Paragraph| !paragraph.is_empty());
        Self { paragraphs }
    }
}

/// Between the two columns.
const GUTTER: &str = " │ ";

/// Both texts in two columns, paragraphs that are the same folded; without an old text the new one alone.
pub(super) fn render(old: Option<&Side>, new: &Side, width: usize, paint: Paint) -> String {
    let mut text = legend(old.into_iter().chain([new]), paint);
    let Some(old) = old else {
        new.paragraphs.iter().flat_map(|paragraph| wrap(paragraph, width)).for_each(|line| text.push_str(&(styled(&line, paint) + "\n")));
        return text;
    };
    let half = width.saturating_sub(GUTTER.chars().count()) / 2;
    text.push_str(&row(&plain("approved"), &plain("new"), half, Paint::Plain));
    let (left, right) = (&old.paragraphs, &new.paragraphs);
    // Where no word differs, something else changed: everything is shown.
    let same = if left == right { Vec::new() } else { words::common(left, right) };
    let (mut from, mut folded) = ((0, 0), 0);
    for (a, b) in same.into_iter().chain([(left.len(), right.len())]) {
        let differs = from != (a, b);
        if differs || a == left.len() {
            text.push_str(&fold(folded));
            folded = 0;
        }
        let (left, right) = (left.get(from.0..a).unwrap_or_default(), right.get(from.1..b).unwrap_or_default());
        for at in 0..left.len().max(right.len()) {
            text.push_str(&pair(left.get(at), right.get(at), half, paint));
        }
        from = (a + 1, b + 1);
        folded += 1;
    }
    text
}

/// The signs that occur, with their meanings.
fn legend<'a>(sides: impl Iterator<Item = &'a Side>, paint: Paint) -> String {
    let cells = sides.flat_map(|side| side.paragraphs.iter().flatten());
    let verdicts: BTreeSet<Verdict> = cells.filter_map(|cell| cell.verdict).collect();
    let mut line = Vec::new();
    for verdict in verdicts {
        line.extend(plain(if line.is_empty() { "" } else { "  " }));
        line.extend(format!("{} {}", verdict.sign(), verdict.label()).chars().map(|c| Cell::new(c, Some(verdict))));
    }
    if line.is_empty() { String::new() } else { styled(&line, paint) + "\n\n" }
}

fn plain(text: &str) -> Vec<Cell> {
    text.chars().map(Cell::plain).collect()
}

fn fold(paragraphs: usize) -> String {
    match paragraphs {
        0 => String::new(),
        1 => "  (1 paragraph unchanged)\n".to_owned(),
        n => format!("  ({n} paragraphs unchanged)\n"),
    }
}

/// Two paragraphs beside each other, or one beside nothing, and an empty line.
fn pair(left: Option<&Paragraph>, right: Option<&Paragraph>, half: usize, paint: Paint) -> String {
    let (mut left, mut right) = (left.cloned().unwrap_or_default(), right.cloned().unwrap_or_default());
    words::mark_changes(&mut left, &mut right);
    let (left, right) = (wrap(&left, half), wrap(&right, half));
    let line = |side: &[Vec<Cell>], at: usize| side.get(at).cloned().unwrap_or_default();
    let rows = (0..left.len().max(right.len())).map(|at| row(&line(&left, at), &line(&right, at), half, paint));
    rows.chain([row(&[], &[], half, paint)]).collect()
}

fn row(left: &[Cell], right: &[Cell], half: usize, paint: Paint) -> String {
    let space = " ".repeat(half.saturating_sub(width(left)));
    format!("{}{space}{GUTTER}{}", styled(left, paint), styled(right, paint)).trim_end().to_owned() + "\n"
}

fn width(cells: &[Cell]) -> usize {
    cells.iter().map(|cell| columns(cell.c)).sum()
}

/// A remark in lines of at most `width` columns, the first `indent` columns of the following ones empty.
pub(super) fn filled(remark: &str, width: usize, indent: usize) -> String {
    let lines = wrap(&plain(remark), width.saturating_sub(indent));
    let line = |(at, line): (usize, &Vec<Cell>)| {
        let space = " ".repeat(if at == 0 { 0 } else { indent });
        format!("{space}{}\n", styled(line, Paint::Plain).trim_end())
    };
    lines.iter().enumerate().map(line).collect()
}

/// Lines of at most `width` columns, cut after a space or between wide characters where there is one.
fn wrap(paragraph: &[Cell], width: usize) -> Vec<Vec<Cell>> {
    let (mut lines, mut line, mut used, mut cut): (Vec<Vec<Cell>>, Vec<Cell>, usize, Option<usize>) = Default::default();
    for cell in paragraph {
        let wide = columns(cell.c);
        if used + wide > width && !line.is_empty() {
            let rest = line.split_off(cut.unwrap_or(line.len()));
            lines.push(std::mem::replace(&mut line, rest));
            used = self::width(&line);
            cut = None;
        }
        line.push(*cell);
        used += wide;
        if cell.c == ' ' || wide == 2 {
            cut = Some(line.len());
        }
    }
    lines.push(line);
    lines
}

fn styled(cells: &[Cell], paint: Paint) -> String {
    let mut text = String::new();
    for run in cells.chunk_by(|a, b| (a.verdict, a.changed) == (b.verdict, b.changed)) {
        let words: String = run.iter().map(|cell| cell.c).collect();
        let Some(first) = run.first() else { continue };
        let colour = first.verdict.filter(|_| paint == Paint::Colours).map(colour);
        let line = (first.changed && paint != Paint::Plain).then_some("4");
        let codes: Vec<&str> = colour.into_iter().chain(line).collect();
        match codes.as_slice() {
            [] => text.push_str(&words),
            codes => text.push_str(&format!("\u{1b}[{}m{words}\u{1b}[0m", codes.join(";"))),
        }
    }
    text
}

/// Select Graphic Rendition (ECMA-48): green, cyan, bold red, yellow, bold magenta.
const fn colour(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Matched => "32",
        Verdict::Rounded => "36",
        Verdict::Altered => "1;31",
        Verdict::Dropped => "33",
        Verdict::Invented => "1;35",
        Verdict::Unused => "2",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(text: &str, figure: &str, verdict: Verdict) -> Side {
        let start = text.find(figure).unwrap();
        Side::new(text, vec![(Span::new(start, start + figure.len()), verdict)])
    }

    #[test]
    fn figures_carry_their_signs() {
        let (old, new) = (
            side("Title\n\nTax was 29 yuan.", "29 yuan", Verdict::Matched),
            side("Title\n\nTax was 28 yuan.", "28 yuan", Verdict::Altered),
        );
        let shown = render(Some(&old), &new, 50, Paint::Plain);
        assert_eq!(shown.lines().next().unwrap(), "✓ matched  ≠ altered");
        assert_eq!(shown.lines().nth(3).unwrap(), "  (1 paragraph unchanged)");
        assert_eq!(shown.lines().nth(4).unwrap(), "Tax was 29 yuan✓.       │ Tax was 28 yuan≠.");
        let coloured = render(Some(&old), &new, 50, Paint::Colours);
        assert!(coloured.contains("\u{1b}[1;31;4m28\u{1b}[0m\u{1b}[1;31m yuan\u{1b}[0m"), "{coloured:?}");
        let underlined = render(Some(&old), &new, 50, Paint::Underlines);
        assert!(underlined.contains("was \u{1b}[4m28\u{1b}[0m yuan"), "{underlined:?}");
    }

    #[test]
    fn paragraphs_that_are_the_same_are_folded() {
        for (old, new, want) in [
            ("a\n\nb\n\nc", "a\n\nx\n\nb\n\nc", &["(1)", "  │ x", "(2)"][..]),
            ("a\n\nb\n\nc", "a\n\nc", &["(1)", "b │", "(1)"]),
            ("a\n\nb", "y\n\nb", &["a │ y", "(1)"]),
            ("a\n\nb", "a\n\nb", &["a │ a", "b │ b"]),
        ] {
            let shown = render(Some(&Side::new(old, Vec::new())), &Side::new(new, Vec::new()), 5, Paint::Plain);
            let lines = shown.lines().skip(1).map(|line| match line.trim().strip_prefix('(').and_then(|line| line.split(' ').next()) {
                Some(count) => format!("({count})"),
                None => line.to_owned(),
            });
            assert_eq!(lines.filter(|line| line.trim() != "│").collect::<Vec<_>>(), want, "{old:?} {new:?}");
        }
    }

    #[test]
    fn no_line_is_too_wide() {
        let text = "全年税收达29.2342亿元,同比增长。word and a-very-long-word-that-fits-nowhere-at-all end";
        let side = side(text, "29.2342亿元", Verdict::Matched);
        let shown = render(None, &side, 20, Paint::Plain);
        assert!(shown.lines().all(|line| line.chars().map(columns).sum::<usize>() <= 20), "{shown}");
        assert_eq!(shown.replace("✓ matched", "").replace(['\n', '✓'], ""), text);
        let remark = filled(text, 30, 4);
        assert!(remark.lines().all(|line| line.chars().map(columns).sum::<usize>() <= 30), "{remark}");
        assert!(remark.lines().skip(1).all(|line| line.starts_with("    ")), "{remark}");
    }

    #[test]
    fn texts_cannot_steer_the_terminal() {
        let side = Side::new("a\u{1b}[2Jb\r", Vec::new());
        assert!(!render(None, &side, 20, Paint::Plain).contains(['\u{1b}', '\r']));
    }
}
