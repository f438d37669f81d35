//! Cuts the paragraphs of both texts into plain words and figures, each figure a link to its partner.

use std::borrow::Cow;

use serde::Serialize;

use super::markdown::{self, Style};
use crate::report::{Entry, Item, Place, Row, Verdict};
use crate::text::Span;

/// A stretch of a paragraph.
#[derive(Serialize)]
pub(super) struct Piece<'a> {
    text: Cow<'a, str>,
    /// See [`markdown::Style::name`].
    style: &'static str,
    figure: Option<Link>,
}

/// What the template needs to make a figure a link.
#[derive(Serialize)]
struct Link {
    entry: usize,
    verdict: &'static str,
    /// Where the link leads: `s`, `o`, `f` or `r` (source, output, finding, row of the table) and a number.
    to: &'static str,
    number: usize,
    /// What a screen reader says after the figure.
    label: String,
    bad: bool,
    remarked: bool,
}

impl Piece<'_> {
    /// Whether it is a figure that fails.
    pub(super) fn fails(&self) -> bool {
        self.figure.as_ref().is_some_and(|figure| figure.bad)
    }
}

/// The figures of both sides, in order of their places.
pub(super) struct Marks {
    source: Vec<(Span, usize)>,
    output: Vec<(Span, usize)>,
}

/// Which side of an entry is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Source,
    Output,
}

impl Side {
    const fn of(self, entry: &Entry) -> Option<&Place> {
        match self {
            Self::Source => entry.source.as_ref(),
            Self::Output => entry.output.as_ref(),
        }
    }
}

impl Marks {
    pub(super) fn new(item: &Item) -> Self {
        Self { source: marks(item, Side::Source), output: marks(item, Side::Output) }
    }

    /// The entry under whose number a figure is shown on `side`: several may share one figure, and it is shown once.
    pub(super) fn anchor(&self, side: Side, place: Option<&Place>) -> Option<usize> {
        let (marks, span) = (self.side(side), place?.span);
        let at = marks.partition_point(|(mark, _)| mark.end <= span.start);
        marks.get(at).filter(|(mark, _)| mark.overlaps(span)).map(|(_, entry)| *entry)
    }

    fn side(&self, side: Side) -> &[(Span, usize)] {
        match side {
            Side::Source => &self.source,
            Side::Output => &self.output,
        }
    }

    /// Both sides of a row.
    pub(super) fn row<'a>(&self, item: &'a Item, row: &Row) -> (Vec<Piece<'a>>, Vec<Piece<'a>>) {
        let source = row.source.map_or_else(Vec::new, |span| self.pieces(item, &item.source.text, span, Side::Source));
        let output = row.output.map_or_else(Vec::new, |span| self.pieces(item, &item.output.text, span, Side::Output));
        (source, output)
    }

    fn pieces<'a>(&self, item: &'a Item, text: &'a str, span: Span, side: Side) -> Vec<Piece<'a>> {
        let marks = self.side(side);
        let runs = markdown::runs(text, span);
        let first = marks.partition_point(|(mark, _)| mark.start < span.start);
        let (mut at, mut pieces) = (span.start, Vec::new());
        for (mark, index) in marks.iter().skip(first).take_while(|(mark, _)| mark.end <= span.end) {
            pieces.extend(seen(&runs, Span::new(at, mark.start), text).map(plain));
            let figure = item.entries.get(*index).map(|entry| self.link(item, *index, entry, side));
            pieces.push(Piece { figure, ..whole(&runs, *mark, text) });
            at = mark.end;
        }
        pieces.extend(seen(&runs, Span::new(at, span.end), text).map(plain));
        pieces
    }

    fn link(&self, item: &Item, index: usize, entry: &Entry, side: Side) -> Link {
        let (other, to) = if side == Side::Source { (Side::Output, "o") } else { (Side::Source, "s") };
        let partner = other.of(entry);
        let (to, number) = match (self.anchor(other, partner), entry.findings.first()) {
            (Some(anchor), _) => (to, anchor),
            (None, Some(finding)) => ("f", *finding),
            (None, None) => ("r", index),
        };
        let says = match (entry.verdict, partner) {
            (Verdict::Unused, _) => "left out of the output".to_owned(),
            (verdict, Some(place)) => format!("{}: {}", verdict.name(), place.text.trim()),
            (verdict, None) => verdict.name().to_owned(),
        };
        let remark = entry.findings.first().and_then(|finding| item.findings.get(*finding));
        let label = remark.map_or_else(|| says.clone(), |finding| format!("{says}. {}", finding.message));
        let bad = entry.verdict.fails();
        Link { entry: index, verdict: entry.verdict.name(), to, number, label, bad, remarked: !entry.findings.is_empty() }
    }
}

/// What a reader sees of `part`.
fn seen<'a>(runs: &[(Span, Style)], part: Span, text: &'a str) -> impl Iterator<Item = (&'a str, Style)> {
    let first = runs.partition_point(|(run, _)| run.end <= part.start);
    let inside = runs.iter().skip(first).take_while(move |(run, _)| run.start < part.end);
    inside.map(move |(run, style)| (Span::new(run.start.max(part.start), run.end.min(part.end)).of(text), *style))
}

fn plain((text, style): (&str, Style)) -> Piece<'_> {
    Piece { text: Cow::Borrowed(text), style: style.name(), figure: None }
}

/// All of a figure in the style that it begins with: emphasis may begin or end in the middle of it.
fn whole<'a>(runs: &[(Span, Style)], figure: Span, text: &'a str) -> Piece<'a> {
    let parts: Vec<(&str, Style)> = seen(runs, figure, text).collect();
    match parts.as_slice() {
        [] => plain((figure.of(text), Style::Plain)),
        [one] => plain(*one),
        [(_, style), ..] => Piece { text: parts.iter().map(|(text, _)| *text).collect(), style: style.name(), figure: None },
    }
}

fn marks(item: &Item, side: Side) -> Vec<(Span, usize)> {
    let places = item.entries.iter().enumerate().filter_map(|(index, entry)| Some((side.of(entry)?.span, index)));
    let mut marks: Vec<(Span, usize)> = places.filter(|(span, _)| !span.is_empty()).collect();
    // Where several share a figure, the one that fails is shown.
    marks.sort_by_key(|(span, index)| (*span, !item.entries.get(*index).is_some_and(|entry| entry.verdict.fails()), *index));
    let mut end = 0;
    marks.retain(|(span, _)| {
        let free = span.start >= end;
        end = if free { span.end } else { end };
        free
    });
    marks
}
