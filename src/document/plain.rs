//! Plain text: lines to blocks. A blank line ends a block; within a block, lines that a margin wrapped are joined again, and
//! lines that stand for themselves (a byline, a bar, a list item, a paragraph with an indent) become blocks of their own.

use super::layout::{Block, Role, ends_closed, is_ink, is_numbered, joint, stands_alone, width};
use super::passage::Passage;
use crate::text::Span;

/// Lines wider than this are not wrapped by a margin: each is a paragraph, in columns.
const WIDEST_MARGIN: usize = 160;
/// A script without spaces fills its lines up to so many columns.
const CHARACTERS: usize = 6;
/// At most so many short lines make one heading.
const MOST_HEADING_LINES: usize = 3;
/// No line of a heading is wider, in columns.
const LONGEST_HEADING_LINE: usize = 60;

/// A line with ink on it.
#[derive(Clone, Copy, Debug)]
struct Line<'a> {
    text: &'a str,
    span: Span,
    /// Blank lines before it.
    gap: usize,
    indent: usize,
    /// Whether full-width spaces set it in, as Chinese prints the first line of a paragraph.
    opens: bool,
}

/// The blocks of a plain text.
pub(super) fn blocks(source: &str) -> Vec<Block> {
    let lines = lines(source);
    let mut blocks = Vec::new();
    let mut rest = lines.as_slice();
    while let Some((first, others)) = rest.split_first() {
        let group = 1 + others.iter().take_while(|line| line.gap == 0).count();
        let (head, tail) = rest.split_at_checked(group).unwrap_or((rest, &[]));
        add_group(source, head, &mut blocks);
        debug_assert_eq!(head.first().map(|line| line.span), Some(first.span));
        rest = tail;
    }
    blocks
}

/// The lines with ink, trimmed; a line ends at LF, CR LF, a lone CR, a form feed or a Unicode line separator.
fn lines(source: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let (mut start, mut gap) = (0, 0);
    while start < source.len() {
        let rest = source.get(start..).unwrap_or_default();
        let length = rest.find(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']).unwrap_or(rest.len());
        let raw = rest.get(..length).unwrap_or_default();
        let text = raw.trim_matches(|c| !is_ink(c));
        if text.is_empty() {
            gap += 1;
        } else {
            let indent = raw.find(is_ink).unwrap_or_default();
            let from = start + indent;
            lines.push(Line {
                text,
                span: Span::new(from, from + text.len()),
                gap,
                indent: width(raw.get(..indent).unwrap_or_default()),
                opens: raw.starts_with('\u{3000}'),
            });
            gap = 0;
        }
        let end = rest.get(length..).unwrap_or_default();
        start += length + if end.starts_with("\r\n") { 2 } else { end.chars().next().map_or(0, char::len_utf8) };
    }
    lines
}

/// Adds the blocks of lines that no blank line parts.
fn add_group(source: &str, group: &[Line<'_>], blocks: &mut Vec<Block>) {
    let gap = group.first().map_or(0, |line| line.gap);
    if is_heading_group(group) {
        let mut passage = Passage::default();
        for line in group {
            append(source, &mut passage, line, " ");
        }
        blocks.push(Block::new(passage, Role::Open, gap));
        return;
    }
    let margin = group.iter().map(|line| width(line.text)).max().unwrap_or_default();
    let wrapped = margin <= WIDEST_MARGIN && !group.iter().all(|line| ends_closed(line.text));
    // One line alone at the margin may be a paragraph of that width; several are text that a margin wrapped.
    let full = group.iter().filter(|line| width(line.text) + CHARACTERS > margin).count() > 1;
    let mut before: Option<&Line<'_>> = None;
    let mut open = Passage::default();
    let mut open_gap = gap;
    for line in group {
        let joins = before.is_some_and(|before| {
            let ended = ends_closed(before.text) && (!full || is_numbered(line.text));
            wrapped && !ended && is_wrapped(before, line, margin)
        });
        if !joins && !open.is_empty() {
            blocks.push(Block::new(std::mem::take(&mut open), Role::Open, open_gap));
            open_gap = 0;
        }
        let separator = joint(&open.text, line.text);
        append(source, &mut open, line, separator);
        before = Some(line);
    }
    blocks.push(Block::new(open, Role::Open, open_gap));
}

fn append(source: &str, passage: &mut Passage, line: &Line<'_>, separator: &str) {
    if !passage.is_empty() {
        passage.push_as(separator, Span::new(passage.end(), line.span.start));
    }
    passage.push(source, line.span);
}

/// Two or three short lines without the end of a sentence: one heading, or one title.
fn is_heading_group(group: &[Line<'_>]) -> bool {
    let plain = |line: &Line<'_>| {
        let text = line.text;
        width(text) <= LONGEST_HEADING_LINE
            && !ends_closed(text)
            && !text.contains(['。', '，', '；'])
            && !text.ends_with([',', '、'])
            && !stands_alone(text)
    };
    (2..=MOST_HEADING_LINES).contains(&group.len()) && group.iter().all(plain)
}

/// Whether the margin broke the line before `line`: the next word would not have fitted.
fn is_wrapped(before: &Line<'_>, line: &Line<'_>, margin: usize) -> bool {
    let word = line.text.split(|c: char| c.is_whitespace()).next().unwrap_or_default();
    // A script without spaces breaks anywhere, save before a closing mark.
    let word = if joint(before.text, line.text).is_empty() { CHARACTERS } else { 1 + width(word) };
    let indented = line.opens || line.indent >= before.indent + 2;
    !indented && !stands_alone(line.text) && !stands_alone(before.text) && width(before.text) + word > margin
}
