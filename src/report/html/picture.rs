//! The whole run at a glance: a square a figure, section by section, and a bar a kind. Geometry only; the template draws it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::figures::{Marks, Side};
use super::{Share, counts};
use crate::report::{Entry, Item, Tally, Verdict};

/// Squares in a row of a strip, so that a strip fits a phone.
const COLUMNS: usize = 20;
/// From one square to the next, in units of the picture.
const STEP: usize = 16;

/// The figures of a section, in order.
#[derive(Serialize)]
pub(super) struct Strip {
    section: usize,
    heading: String,
    width: usize,
    height: usize,
    squares: Vec<Square>,
    tally: Vec<Share>,
    bad: bool,
}

/// A figure.
#[derive(Serialize)]
struct Square {
    entry: usize,
    /// Where it leads: `s`, `o` or `r` (source, output, row of the table) and a number.
    side: &'static str,
    to: usize,
    x: usize,
    y: usize,
    verdict: &'static str,
    sign: &'static str,
    text: String,
}

/// The figures of a kind.
#[derive(Serialize)]
pub(super) struct Bar {
    kind: String,
    parts: Vec<Part>,
    tally: Vec<Share>,
    total: usize,
    bad: bool,
}

/// One verdict's share of a bar; places and widths in thousandths of the longest bar.
#[derive(Serialize)]
struct Part {
    verdict: &'static str,
    sign: &'static str,
    count: usize,
    x: usize,
    width: usize,
}

pub(super) fn by_section(item: &Item, marks: &Marks, headings: &[String]) -> Vec<Strip> {
    let mut sections: BTreeMap<usize, Vec<(usize, &Entry)>> = BTreeMap::new();
    for (index, entry) in item.entries.iter().enumerate() {
        sections.entry(entry.section).or_default().push((index, entry));
    }
    let strip = |(section, entries): (usize, Vec<(usize, &Entry)>)| {
        let tally = Tally::of(entries.iter().map(|(_, entry)| entry.verdict));
        Strip {
            section,
            heading: headings.get(section).cloned().unwrap_or_default(),
            width: COLUMNS * STEP,
            height: entries.len().div_ceil(COLUMNS) * STEP,
            squares: entries.iter().enumerate().map(|(at, (index, entry))| square(at, *index, entry, marks)).collect(),
            tally: counts(tally),
            bad: tally.failing() > 0,
        }
    };
    sections.into_iter().map(strip).collect()
}

fn square(at: usize, index: usize, entry: &Entry, marks: &Marks) -> Square {
    let source = marks.anchor(Side::Source, entry.source.as_ref()).map(|to| ("s", to));
    let (side, to) = source.or_else(|| Some(("o", marks.anchor(Side::Output, entry.output.as_ref())?))).unwrap_or(("r", index));
    let text = |place: &Option<crate::report::Place>| place.as_ref().map(|place| place.text.trim().to_owned());
    let words: Vec<String> = [text(&entry.source), text(&entry.output)].into_iter().flatten().collect();
    Square {
        entry: index,
        side,
        to,
        x: at % COLUMNS * STEP,
        y: at / COLUMNS * STEP,
        verdict: entry.verdict.name(),
        sign: entry.verdict.sign(),
        text: format!("{}: {}", entry.verdict.name(), words.join(" → ")),
    }
}

pub(super) fn by_kind(item: &Item) -> Vec<Bar> {
    let mut kinds: BTreeMap<_, Vec<Verdict>> = BTreeMap::new();
    for entry in &item.entries {
        kinds.entry(entry.kind).or_default().push(entry.verdict);
    }
    let longest = kinds.values().map(Vec::len).max().unwrap_or(1);
    let bar = |(kind, verdicts): (crate::figure::Kind, Vec<Verdict>)| {
        let tally = Tally::of(verdicts.iter().copied());
        let mut x = 0;
        let parts = tally.counts().map(|(verdict, count)| {
            let width = count * 1000 / longest;
            x += width;
            Part { verdict: verdict.name(), sign: verdict.sign(), count, x: x - width, width }
        });
        Bar {
            kind: kind.name().replace('_', " "),
            parts: parts.collect(),
            tally: counts(tally),
            total: verdicts.len(),
            bad: tally.failing() > 0,
        }
    };
    kinds.into_iter().map(bar).collect()
}
