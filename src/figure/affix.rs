//! The grammar of Japanese and Korean: 10^4 scales, and units, counters and bounds as suffixes of the number.
//!
//! One pass: the text is folded character by character, then each place where a figure may begin is tried once; every look
//! ahead or back is bounded, so time grows linearly. A language is one `table::Table`. Called by `figure::extract`.

use super::{Figure, Kind, Value};
use crate::text::{Lang, Span};

mod date;
mod nth;
mod numeral;
mod quantity;
mod scan;
pub(crate) mod table;
#[cfg(test)]
mod tests;
mod wanted;

use scan::Scan;

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
}

/// Every figure of `text`.
pub fn extract(text: &str, lang: &Lang) -> Vec<Figure> {
    let index = super::lang::affix_index(lang);
    let chars: Vec<char> = text.chars().map(|c| index.fold(c)).collect();
    let scan = Scan { chars: &chars, index };
    let mut found = Vec::new();
    let (mut at, mut floor) = (0, 0);
    while at < chars.len() {
        at = match step(&scan, at, floor) {
            Step::Found(item) => {
                floor = item.end.max(at + 1);
                found.push(*item);
                floor
            }
            Step::Skip(end) => end.max(at + 1),
        };
    }
    place(text, found)
}

enum Step {
    Found(Box<Found>),
    Skip(usize),
}

fn step(scan: &Scan<'_>, at: usize, floor: usize) -> Step {
    if let Some((end, ())) = scan.index.no_figures.at(scan.chars, at) {
        // 이달 is this month, 이달러 two dollars.
        let money = quantity::read(scan, at, floor).filter(|found| found.end > end && found.figure.kind == Kind::Money);
        return money.map_or(Step::Skip(end), |money| Step::Found(Box::new(money)));
    }
    if let Some(end) = wanted::identifier(scan, at) {
        return Step::Skip(end);
    }
    if let Some((end, value)) = scan.index.labels.at(scan.chars, at) {
        let value = super::Exact::parse(value).map_or_else(|| Value::Text(value.into()), Value::Number);
        return Step::Found(Box::new(Found::new(at, end, Kind::Label, value)));
    }
    let found = date::read(scan, at).or_else(|| quantity::read(scan, at, floor));
    match found {
        Some(found) => Step::Found(Box::new(found)),
        None => Step::Skip(wanted::refused(scan, at)),
    }
}

/// Turns places in characters into places in bytes.
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
