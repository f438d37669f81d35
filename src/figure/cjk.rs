//! The grammar of languages without spaces and with 10^4 scales: Chinese first.
//!
//! One pass folds the text (traditional to simplified, full to half width) and marks the characters that may begin a
//! figure; at each mark the parsers look ahead and behind by a bounded number of characters, or consume what they read.
//! So time grows linearly, and no expression is ever tried twice.

use super::{Figure, Kind, Value};
use crate::text::{Lang, Span};

mod approx;
mod clock;
mod date;
mod label;
mod money;
mod numeral;
mod numeric;
mod opener;
mod ordinal;
mod quantity;
mod range;
mod scaled;
mod scan;
mod share;
pub(crate) mod table;
mod tail;
mod wanted;
mod word;

use scan::Scan;
use table::{Class, Index};

/// Every figure of `text`.
pub fn extract(text: &str, lang: &Lang) -> Vec<Figure> {
    let index = super::lang::index(lang);
    let (chars, marks) = fold(text, index);
    let scan = Scan::new(&chars, index);
    let mut found: Vec<Found> = Vec::new();
    // Where the next figure may begin: after the last one, and after what was read and refused.
    let (mut floor, mut done) = (0, 0);
    for mark in marks {
        if mark < done {
            continue;
        }
        match parse(&scan, mark, floor) {
            Step::Found(figure) => {
                (floor, done) = (figure.end, figure.end.max(mark + 1));
                found.push(figure);
            }
            Step::Skip(end) => done = end.max(mark + 1),
        }
    }
    place(text, found)
}

/// What a parser makes of a mark.
enum Step {
    /// A figure.
    Found(Found),
    /// Nothing up to this character.
    Skip(usize),
}

/// A figure with its place in characters.
#[derive(Clone, Debug)]
struct Found {
    start: usize,
    end: usize,
    figure: Figure,
}

impl Found {
    fn new(start: usize, end: usize, kind: Kind, value: Value) -> Self {
        Self { start, end, figure: Figure::new(Span::default(), kind, value) }
    }

    fn step(self) -> Step {
        Step::Found(self)
    }
}

fn fold(text: &str, index: &Index) -> (Vec<char>, Vec<usize>) {
    let mut chars = Vec::with_capacity(text.len() / 2 + 8);
    let mut marks = Vec::with_capacity(text.len() / 32);
    for (at, c) in text.chars().enumerate() {
        let c = index.fold(c);
        if index.class(c) != Class::Other {
            marks.push(at);
        }
        chars.push(c);
    }
    (chars, marks)
}

/// The parsers in their order: what is no figure, names, dates, shares, then plain quantities.
fn parse(scan: &Scan<'_>, at: usize, floor: usize) -> Step {
    if let Some(end) = word::not_a_figure(scan, at, floor) {
        return Step::Skip(end);
    }
    if let Some(found) = label::name(scan, at, floor) {
        return found.step();
    }
    if let Some(found) = date::read(scan, at, floor).or_else(|| clock::read(scan, at, floor)).or_else(|| date::special(scan, at)) {
        return label::quoted(scan, found).step();
    }
    match quantity::read(scan, at, floor) {
        Ok(found) => label::quoted(scan, found).step(),
        Err(end) => Step::Skip(end),
    }
}

/// Turns places in characters into places in bytes: one more walk over the text.
fn place(text: &str, found: Vec<Found>) -> Vec<Figure> {
    let mut offsets = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
    let (mut at, mut byte) = (0, offsets.next().unwrap_or_default());
    let mut to = |target: usize| {
        if target > at {
            byte = offsets.nth(target - at - 1).unwrap_or(text.len());
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
