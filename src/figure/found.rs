//! A figure as the parsers that walk characters find it; shared by `cjk` and `affix`.

use super::{Date, Figure, Kind, Value};
use crate::text::Span;

/// A figure with its place in characters.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) figure: Figure,
}

impl Found {
    pub(super) fn new(start: usize, end: usize, kind: Kind, value: Value) -> Self {
        Self { start, end, figure: Figure::new(Span::default(), kind, value) }
    }

    pub(super) fn dated(start: usize, end: usize, kind: Kind, date: Date) -> Self {
        Self::new(start, end, kind, Value::Date(date))
    }
}

/// Turns places in characters into places in bytes: one more walk over the text.
pub(super) fn place(text: &str, found: Vec<Found>) -> Vec<Figure> {
    let (mut at, mut rest) = (0, text.chars());
    let mut to = |target: usize| {
        if target > at {
            rest.nth(target - at - 1);
            at = target;
        }
        text.len() - rest.as_str().len()
    };
    let mut figures = Vec::with_capacity(found.len());
    for mut item in found {
        let start = to(item.start);
        item.figure.span = Span::new(start, to(item.end));
        figures.push(item.figure);
    }
    figures
}
