//! The grammar of Japanese and Korean: 10^4 scales, and units, counters and bounds as suffixes of the number.
//!
//! One pass: the text is folded character by character, then each place where a figure may begin is tried once; every look
//! ahead or back is bounded, so time grows linearly. A language is one `table::Table`. Called by `figure::extract`.

use super::found::{Found, place};
use super::{Figure, Kind};
use crate::text::Lang;

mod clock;
mod date;
mod eojeol;
mod label;
mod nth;
mod numeral;
mod quantity;
mod scan;
mod starts;
pub(crate) mod table;
mod wanted;
pub(crate) mod words;

use scan::{Memo, Scan};

/// Every figure of `text`.
pub fn extract(text: &str, lang: &Lang) -> Vec<Figure> {
    let index = super::lang::affix_index(lang);
    let chars = index.folded(text);
    let memo = Memo::default();
    let scan = Scan { chars: &chars, index, memo: &memo };
    let mut found = Vec::new();
    let (mut at, mut floor) = (0, 0);
    while at < chars.len() {
        if starts::nothing(&scan, at) {
            at += 1;
            continue;
        }
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

/// 二大なり三: a bound that begins inside the word and goes beyond it, so that the numeral before it is one.
fn bounds_end(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let goes_on = |(last, _): (usize, super::Approx)| last > end;
    (at + 1..end).any(|at| scan.index.before.at(scan.chars, at).is_some_and(goes_on))
}

enum Step {
    Found(Box<Found>),
    Skip(usize),
}

fn step(scan: &Scan<'_>, at: usize, floor: usize) -> Step {
    if let Some((end, ())) = scan.index.no_figures.at(scan.chars, at).filter(|(end, ())| !bounds_end(scan, at, *end)) {
        // 이달 is this month, 이달러 two dollars.
        let money = quantity::read(scan, at, floor).filter(|found| found.end > end && found.figure.kind == Kind::Money);
        return money.map_or(Step::Skip(end), |money| Step::Found(Box::new(money)));
    }
    if let Some(end) = wanted::identifier(scan, at).or_else(|| wanted::by_the_day(scan, at)).or_else(|| wanted::other_sense(scan, at)) {
        return Step::Skip(end);
    }
    let found = label::read(scan, at).or_else(|| date::read(scan, at)).or_else(|| quantity::read(scan, at, floor));
    match found.filter(|found| eojeol::holds(scan, found)) {
        Some(found) => Step::Found(Box::new(found)),
        None => Step::Skip(wanted::refused(scan, at)),
    }
}
