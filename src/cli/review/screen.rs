//! Two texts side by side in a terminal, their figures marked by verdict: a sign after each, and a colour where there is one.

use crate::cli::check::findings::columns;
use crate::report::Verdict;
use crate::text::Span;

/// Whether verdicts are coloured. The signs stand either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    Plain,
    Colour,
}

/// A character and the verdict of the figure that it belongs to.
type Cell = (char, Option<Verdict>);

/// A text in paragraphs.
pub(super) struct Side {
    paragraphs: Vec<Vec<Cell>>,
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
            paragraph.push((shown, mark.map(|(_, verdict)| verdict)));
            if let Some((span, verdict)) = mark.filter(|(span, _)| at + c.len_utf8() >= span.end) {
                debug_assert!(span.end > at, "a mark ends behind its last character");
                paragraph.extend(verdict.sign().chars().map(|sign| (sign, Some(verdict))));
                marks.next();
            }
        }
        paragraphs.retain(|paragraph: &Vec<Cell>| !paragraph.is_empty());
        Self { paragraphs }
    }
}

/// Between the two columns.
const GUTTER: &str = " │ ";

/// Both texts in two columns, unchanged paragraphs at both ends folded; without an old text the new one alone.
pub(super) fn render(old: Option<&Side>, new: &Side, width: usize, paint: Paint) -> String {
    let mut text = String::new();
    let Some(old) = old else {
        for line in new.paragraphs.iter().flat_map(|paragraph| wrap(paragraph, width)) {
            text.push_str(&styled(&line, paint));
            text.push('\n');
        }
        return text;
    };
    let half = width.saturating_sub(GUTTER.chars().count()) / 2;
    let (left, right) = (&old.paragraphs, &new.paragraphs);
    let same = |pair: &(&Vec<Cell>, &Vec<Cell>)| pair.0 == pair.1;
    let all_same = left == right;
    let head = if all_same { 0 } else { left.iter().zip(right).take_while(same).count() };
    let tail = if all_same { 0 } else { left.iter().skip(head).rev().zip(right.iter().skip(head).rev()).take_while(same).count() };
    text.push_str(&row(&plain("approved"), &plain("new"), half, Paint::Plain));
    text.push_str(&folded(head));
    let middle = |side: &Vec<Vec<Cell>>| side.len().saturating_sub(tail);
    for index in head..middle(left).max(middle(right)) {
        let pick = |side: &Vec<Vec<Cell>>| {
            let paragraph = side.get(index).filter(|_| index < middle(side));
            paragraph.map(|paragraph| wrap(paragraph, half)).unwrap_or_default()
        };
        let (left, right) = (pick(left), pick(right));
        for line in 0..left.len().max(right.len()) {
            let cells = |side: &Vec<Vec<Cell>>| side.get(line).cloned().unwrap_or_default();
            text.push_str(&row(&cells(&left), &cells(&right), half, paint));
        }
        text.push_str(&row(&[], &[], half, paint));
    }
    text.push_str(&folded(tail));
    text
}

fn plain(text: &str) -> Vec<Cell> {
    text.chars().map(|c| (c, None)).collect()
}

fn folded(paragraphs: usize) -> String {
    match paragraphs {
        0 => String::new(),
        1 => "  (1 paragraph unchanged)\n".to_owned(),
        n => format!("  ({n} paragraphs unchanged)\n"),
    }
}

fn row(left: &[Cell], right: &[Cell], half: usize, paint: Paint) -> String {
    let space = " ".repeat(half.saturating_sub(width(left)));
    format!("{}{space}{GUTTER}{}", styled(left, paint), styled(right, paint)).trim_end().to_owned() + "\n"
}

fn width(cells: &[Cell]) -> usize {
    cells.iter().map(|(c, _)| columns(*c)).sum()
}

/// Lines of at most `width` columns, cut after a space or between wide characters where there is one.
fn wrap(paragraph: &[Cell], width: usize) -> Vec<Vec<Cell>> {
    let (mut lines, mut line, mut used, mut cut): (Vec<Vec<Cell>>, Vec<Cell>, usize, Option<usize>) = Default::default();
    for (c, mark) in paragraph {
        let wide = columns(*c);
        if used + wide > width && !line.is_empty() {
            let rest = line.split_off(cut.unwrap_or(line.len()));
            lines.push(std::mem::replace(&mut line, rest));
            used = self::width(&line);
            cut = None;
        }
        line.push((*c, *mark));
        used += wide;
        if *c == ' ' || wide == 2 {
            cut = Some(line.len());
        }
    }
    lines.push(line);
    lines
}

fn styled(cells: &[Cell], paint: Paint) -> String {
    let mut text = String::new();
    for run in cells.chunk_by(|a, b| a.1 == b.1) {
        let words: String = run.iter().map(|(c, _)| *c).collect();
        match run.first().and_then(|(_, verdict)| *verdict).filter(|_| paint == Paint::Colour) {
            Some(verdict) => text.push_str(&format!("\u{1b}[{}m{words}\u{1b}[0m", colour(verdict))),
            None => text.push_str(&words),
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
        assert_eq!(shown.lines().nth(1).unwrap(), "  (1 paragraph unchanged)");
        assert_eq!(shown.lines().nth(2).unwrap(), "Tax was 29 yuan✓.       │ Tax was 28 yuan≠.");
        assert!(render(Some(&old), &new, 50, Paint::Colour).contains("\u{1b}[1;31m28 yuan≠\u{1b}[0m"));
    }

    #[test]
    fn no_line_is_too_wide() {
        let text = "全年税收达29.2342亿元,同比增长。word and a-very-long-word-that-fits-nowhere-at-all end";
        let side = side(text, "29.2342亿元", Verdict::Matched);
        let shown = render(None, &side, 20, Paint::Plain);
        assert!(shown.lines().all(|line| line.chars().map(columns).sum::<usize>() <= 20), "{shown}");
        assert_eq!(shown.replace(['\n', '✓'], ""), text);
    }

    #[test]
    fn texts_cannot_steer_the_terminal() {
        let side = Side::new("a\u{1b}[2Jb\r", Vec::new());
        assert!(!render(None, &side, 20, Paint::Plain).contains(['\u{1b}', '\r']));
    }
}
