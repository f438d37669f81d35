//! Both texts side by side: which paragraph of the source stands beside which of the output.
//!
//! Figures that match are the anchors: paragraphs that share them belong together, as long as their order holds. What lies
//! between two anchors is paired one to one where the counts agree. Law: the rows of a side, in order, are all its paragraphs.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::build::Named;
use crate::document::Document;
use crate::text::Span;

/// A heading and what stands under it, on both sides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading; `None` before the first.
    pub heading: Option<Row>,
    /// Paragraphs beside paragraphs.
    pub rows: Vec<Row>,
}

/// What stands beside what, in bytes. A side is `None` where the other has no counterpart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// In the source.
    pub source: Option<Span>,
    /// In the output.
    pub output: Option<Span>,
}

/// A paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Block {
    span: Span,
    heading: bool,
}

/// The sections of two texts. `pairs`: byte offsets of figures that stand for each other.
pub(super) fn sections(source: Named<'_>, output: Named<'_>, pairs: &[(usize, usize)]) -> Vec<Section> {
    let (left, right) = (blocks(source), blocks(output));
    let place = |blocks: &[Block], at: usize| blocks.partition_point(|block| block.span.start <= at).checked_sub(1);
    let links: Vec<(usize, usize)> = pairs.iter().filter_map(|(a, b)| Some((place(&left, *a)?, place(&right, *b)?))).collect();
    let mut sections = vec![Section::default()];
    for (source, output) in cells(&left, &right, &anchors(&links)) {
        let (a, b) = (left.get(source).unwrap_or_default(), right.get(output).unwrap_or_default());
        let row = Row { source: hull(a), output: hull(b) };
        let heading = a.first().or(b.first()).is_some_and(|block| block.heading) && a.len() <= 1 && b.len() <= 1;
        if heading {
            sections.push(Section { heading: Some(row), rows: Vec::new() });
        } else if let Some(section) = sections.last_mut() {
            section.rows.push(row);
        }
    }
    if sections.first().is_some_and(|first| first.rows.is_empty()) && sections.len() > 1 {
        sections.remove(0);
    }
    sections
}

/// Finds the section that a figure stands in.
pub(super) struct SectionIndex {
    /// Where each row begins in the source, and the section that it belongs to.
    source: Vec<(usize, usize)>,
    output: Vec<(usize, usize)>,
}

impl SectionIndex {
    pub(super) fn new(sections: &[Section]) -> Self {
        let mut index = Self { source: Vec::new(), output: Vec::new() };
        for (at, section) in sections.iter().enumerate() {
            for row in section.heading.iter().chain(&section.rows) {
                index.source.extend(row.source.map(|span| (span.start, at)));
                index.output.extend(row.output.map(|span| (span.start, at)));
            }
        }
        index
    }

    /// By its place in the source, or in the output where the source has none.
    pub(super) fn section_of(&self, source: Option<Span>, output: Option<Span>) -> usize {
        let find = |rows: &[(usize, usize)], span: Span| {
            rows.partition_point(|(start, _)| *start < span.end.max(span.start + 1))
                .checked_sub(1)
                .and_then(|row| rows.get(row))
                .map(|(_, at)| *at)
        };
        source.map_or_else(|| output.and_then(|span| find(&self.output, span)), |span| find(&self.source, span)).unwrap_or_default()
    }
}

fn hull(blocks: &[Block]) -> Option<Span> {
    Some(Span::new(blocks.first()?.span.start, blocks.last()?.span.end))
}

/// The paragraphs of a text: what stands between blank lines.
fn blocks(side: Named<'_>) -> Vec<Block> {
    let headings = headings(side);
    let mut blocks: Vec<Block> = Vec::new();
    let (mut at, mut open) = (0, false);
    for line in side.text.split_inclusive('\n') {
        let ink = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        let span = Span::new(start, start + ink.len());
        at += line.len();
        // A heading stands alone, whether or not a blank line follows.
        let heading = !ink.is_empty() && headings.range(..=Span::new(span.end, 0)).next_back().is_some_and(|other| other.overlaps(span));
        match blocks.last_mut() {
            _ if ink.is_empty() => open = false,
            Some(last) if open && !heading && !last.heading => last.span.end = span.end,
            _ => {
                blocks.push(Block { span, heading });
                open = true;
            }
        }
    }
    blocks
}

/// Where the title and the headings stand, if the text reads as an article.
fn headings(side: Named<'_>) -> BTreeSet<Span> {
    let Ok(document) = Document::read(side.text.as_bytes(), None, Some(side.lang.clone())) else { return BTreeSet::new() };
    if document.source != side.text {
        return BTreeSet::new();
    }
    let headings = document.title.iter().chain(document.sections.iter().map(|section| &section.heading));
    headings.filter(|heading| !heading.is_empty()).flat_map(|heading| heading.pieces.iter().map(|piece| piece.source)).collect()
}

/// Pairs of paragraphs that share figures, in an order that holds on both sides.
///
/// First the longest chain of pairs in which each is the other's strongest; then whatever is strongest for one of the two (a
/// paragraph that was split or merged) and fits between. So one figure that was matched far away moves no paragraph.
fn anchors(links: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut weight: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for link in links {
        *weight.entry(*link).or_default() += 1;
    }
    let strongest = |side: fn(&(usize, usize)) -> usize| {
        let mut best: BTreeMap<usize, ((usize, usize), usize)> = BTreeMap::new();
        for (link, count) in &weight {
            let entry = best.entry(side(link)).or_insert((*link, *count));
            if *count > entry.1 {
                *entry = (*link, *count);
            }
        }
        best.into_values().map(|(link, _)| link).collect::<BTreeSet<_>>()
    };
    let (left, right) = (strongest(|link| link.0), strongest(|link| link.1));
    let mutual: Vec<(usize, usize)> = left.intersection(&right).copied().collect();
    let mut anchors: BTreeSet<(usize, usize)> = chain(&mutual).into_iter().collect();
    for link in left.symmetric_difference(&right) {
        let before = anchors.range(..link).next_back().is_none_or(|other| other.1 <= link.1);
        let after = anchors.range(link..).next().is_none_or(|other| other.1 >= link.1);
        if before && after {
            anchors.insert(*link);
        }
    }
    anchors.into_iter().collect()
}

/// The longest chain of `links` (sorted by the first side) that never steps back on the second side.
fn chain(links: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // Patience sorting: `tails[n]` ends the best chain of n + 1 links; `before` leads back.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(links.len());
    for (index, link) in links.iter().enumerate() {
        let length = tails.partition_point(|tail| links.get(*tail).is_some_and(|other| other.1 <= link.1));
        before.push(length.checked_sub(1).and_then(|previous| tails.get(previous).copied()));
        match tails.get_mut(length) {
            Some(tail) => *tail = index,
            None => tails.push(index),
        }
    }
    let steps = std::iter::successors(tails.last().copied(), |index| before.get(*index).copied().flatten());
    let mut chain: Vec<(usize, usize)> = steps.filter_map(|index| links.get(index).copied()).collect();
    chain.reverse();
    chain
}

/// Paragraphs of one side and of the other.
type Cell = (Range<usize>, Range<usize>);

/// Cuts both sides at the anchors; anchors that share a paragraph make one cell.
fn cells(left: &[Block], right: &[Block], anchors: &[(usize, usize)]) -> Vec<Cell> {
    let mut joined: Vec<Cell> = Vec::new();
    for (a, b) in anchors {
        match joined.last_mut() {
            Some((source, output)) if source.contains(a) || output.contains(b) => {
                source.end = a + 1;
                output.end = b + 1;
            }
            _ => joined.push((*a..a + 1, *b..b + 1)),
        }
    }
    let mut cells = Vec::new();
    let (mut a, mut b) = (0, 0);
    for (source, output) in joined {
        fill((left, right), a..source.start, b..output.start, &mut cells);
        (a, b) = (source.end, output.end);
        cells.push((source, output));
    }
    fill((left, right), a..left.len(), b..right.len(), &mut cells);
    cells
}

/// What lies between two anchors: one to one where the counts agree, else headings with headings, else all in one.
fn fill((left, right): (&[Block], &[Block]), source: Range<usize>, output: Range<usize>, cells: &mut Vec<Cell>) {
    let headings = |blocks: &[Block], range: &Range<usize>| {
        range.clone().filter(|at| blocks.get(*at).is_some_and(|block| block.heading)).collect::<Vec<_>>()
    };
    let (a, b) = (headings(left, &source), headings(right, &output));
    if source.is_empty() || output.is_empty() {
        cells.extend(source.map(|at| (at..at + 1, output.start..output.start)));
        cells.extend(output.clone().map(|at| (0..0, at..at + 1)));
    } else if source.len() == output.len() {
        cells.extend(source.zip(output).map(|(a, b)| (a..a + 1, b..b + 1)));
    } else if a.len() == b.len() && !a.is_empty() {
        let (mut from, mut to) = (source.start, output.start);
        for (a, b) in a.into_iter().zip(b) {
            fill((left, right), from..a, to..b, cells);
            cells.push((a..a + 1, b..b + 1));
            (from, to) = (a + 1, b + 1);
        }
        fill((left, right), from..source.end, to..output.end, cells);
    } else {
        cells.push((source, output));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    fn named<'a>(text: &'a str, lang: &'a Lang) -> Named<'a> {
        Named { file: "", lang, text }
    }

    /// Rows as "source|output", headings among them.
    #[track_caller]
    fn laid(source: &str, output: &str, links: &[(&str, &str)], want: &[&str]) {
        let en = Lang::parse("en").unwrap();
        let pairs: Vec<(usize, usize)> = links.iter().map(|(a, b)| (source.find(a).unwrap(), output.find(b).unwrap())).collect();
        let sections = sections(named(source, &en), named(output, &en), &pairs);
        let side = |span: Option<Span>, text: &str| span.map_or("-".to_owned(), |span| span.of(text).replace("\n\n", "/"));
        let show = |row: &Row| format!("{}|{}", side(row.source, source), side(row.output, output));
        let mut got = Vec::new();
        for section in &sections {
            got.extend(section.heading.iter().chain(&section.rows).map(show));
        }
        assert_eq!(got, want);
        // The law: the rows of a side, in order, are all its paragraphs.
        for (text, pick) in [(source, (|row| row.source) as fn(&Row) -> Option<Span>), (output, |row| row.output)] {
            let spans: Vec<Span> =
                sections.iter().flat_map(|section| section.heading.iter().chain(&section.rows)).filter_map(pick).collect();
            assert!(spans.is_sorted() && spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{spans:?}");
            let ink = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            assert_eq!(spans.iter().map(|span| ink(span.of(text))).collect::<String>(), ink(text));
        }
    }

    #[test]
    fn paragraphs_that_share_figures_stand_side_by_side() {
        laid("a one\n\nb two\n\nc three", "x\n\ny two\n\nz", &[("two", "two")], &["a one|x", "b two|y two", "c three|z"]);
        laid("a\n\nb 1\n\nc\n\nd 2", "B 1\n\nD 2", &[("1", "1"), ("2", "2")], &["a|-", "b 1|B 1", "c|-", "d 2|D 2"]);
        laid("a 1 and 2", "A 1\n\nB 2", &[("1", "1"), ("2", "2")], &["a 1 and 2|A 1/B 2"]);
        laid("a 1\n\nb 2", "A 1 and 2", &[("1", "1"), ("2", "2")], &["a 1/b 2|A 1 and 2"]);
    }

    #[test]
    fn a_figure_out_of_order_does_not_cross_the_rows() {
        let links = [("1", "1"), ("2", "2"), ("3", "9"), ("4", "4")];
        laid("a 1\n\nb 2\n\nc 3\n\nd 4", "A 1 9\n\nB 2\n\nC\n\nD 4", &links, &["a 1|A 1 9", "b 2|B 2", "c 3|C", "d 4|D 4"]);
    }

    #[test]
    fn empty_texts_have_one_empty_section() {
        laid("", "", &[], &[]);
        laid("a", "", &[], &["a|-"]);
        laid("", "b\n", &[], &["-|b"]);
    }

    #[test]
    fn headings_stand_beside_headings() {
        let source = "# T\n\nintro\n\n## One\n\na\n\nb\n\n## Two\n\nc";
        let output = "# T\n\nintro\n\n## One\n\na and b\n\n## Two\n\nc";
        laid(source, output, &[], &["# T|# T", "intro|intro", "## One|## One", "a/b|a and b", "## Two|## Two", "c|c"]);
    }
}
