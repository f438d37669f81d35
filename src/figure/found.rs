//! A figure as the parsers that walk characters find it; shared by `cjk` and `affix`.

use super::{Figure, Kind, Value};
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
}

/// Turns places in characters into places in bytes: one more walk over the text.
pub(super) fn place(text: &str, found: Vec<Found>) -> Vec<Figure> {
    // Every byte but those that go on with a character begins one.
    let mut starts = text.bytes().enumerate().filter(|(_, byte)| byte & 0xc0 != 0x80).map(|(at, _)| at).skip(1);
    let (mut at, mut byte) = (0, 0);
    let mut to = |target: usize| {
        if target > at {
            byte = starts.nth(target - at - 1).unwrap_or(text.len());
            at = target;
        }
        byte
    };
    let mut figures = Vec::with_capacity(found.len());
    for mut item in found {
        let start = to(item.start);
        item.figure.span = Span::new(start, to(item.end));
        figures.push(item.figure);
    }
    figures
}
