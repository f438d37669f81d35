//! The ledger of an approved text: each figure, the words of the source that bear it out, and the words around it.
//!
//! A text made again, or edited, is held against it row by row: what is gone, what changed, what changed places.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::fidelity::Check;
use crate::figure::{self, Direction, Figure};
use crate::text::{Lang, LineIndex, Span};

/// A figure of an approved text and the words of the source that bear it out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerRow {
    /// As the text writes it.
    pub written: String,
    /// `up`, `down`, or nothing where the text tells no change.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub direction: String,
    /// As the source writes it; empty where no words of the source bear it out.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// The line of the source, from 1; 0 where there is none.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub line: usize,
    /// The words around it, `…` for the figure itself: what it is the figure of.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub near: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_zero(line: &usize) -> bool {
    *line == 0
}

/// The ledger of a text, from its check against `source`.
pub fn ledger(source: &str, body: &str, check: &Check) -> Vec<LedgerRow> {
    let lines = LineIndex::new(source);
    let partner: BTreeMap<usize, usize> = check.matches.iter().map(|pair| (pair.output, pair.source)).collect();
    let row = |(index, figure): (usize, &Figure)| {
        let origin = partner.get(&index).and_then(|source| check.source.get(*source));
        LedgerRow {
            written: figure.surface(body).to_owned(),
            direction: figure.direction.name().to_owned(),
            source: origin.map_or_else(String::new, |origin| one_line(origin.surface(source))),
            line: origin.map_or(0, |origin| lines.line_column(origin.span.start).0),
            near: near(body, &check.output, figure.span),
        }
    };
    check.output.iter().enumerate().map(row).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many words are kept on each side.
const WORDS: usize = 4;

/// The words around a figure within its sentence, without those of other figures.
fn near(body: &str, figures: &[Figure], span: Span) -> String {
    let (before, after) = sides(body, figures, span);
    let mut words: Vec<&str> = before.into_iter().rev().collect();
    words.push("…");
    words.extend(after);
    words.join(" ")
}

fn sides<'t>(body: &'t str, figures: &[Figure], span: Span) -> (Vec<&'t str>, Vec<&'t str>) {
    let free = |word: &Span| !figures.iter().any(|figure| figure.span.overlaps(*word));
    let head = Span::new(sentence_start(body, span.start), span.start);
    let tail = Span::new(span.end, sentence_end(body, span.end));
    let pick = |within: Span| words(body, within).into_iter().filter(free).map(|word| word.of(body));
    let mut before: Vec<&str> = pick(head).collect();
    before.reverse();
    before.truncate(WORDS);
    (before, pick(tail).take(WORDS).collect())
}

/// How far a sentence is followed, in bytes: a text without full stops costs no more than this for each figure.
const REACH: usize = 240;

fn sentence_start(body: &str, at: usize) -> usize {
    let floor = floor_boundary(body, at.saturating_sub(REACH));
    let before = body.get(floor..at).unwrap_or_default();
    let stop =
        [before.rfind('\n').map(|at| at + 1), before.rfind(". ").map(|at| at + 2), before.rfind('。').map(|at| at + '。'.len_utf8())];
    floor + stop.into_iter().flatten().max().unwrap_or(0)
}

fn sentence_end(body: &str, at: usize) -> usize {
    let roof = floor_boundary(body, (at + REACH).min(body.len()));
    let after = body.get(at..roof).unwrap_or_default();
    let stop = [after.find('\n'), after.find(". "), after.find('。')];
    at + stop.into_iter().flatten().min().unwrap_or(after.len())
}

fn floor_boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The words of `within`: runs of letters and digits; each character of a script without spaces is a word.
fn words(body: &str, within: Span) -> Vec<Span> {
    let mut words: Vec<Span> = Vec::new();
    let mut open = false;
    for (at, c) in within.of(body).char_indices() {
        let (start, end) = (within.start + at, within.start + at + c.len_utf8());
        let joins = c.is_alphanumeric() && !is_ideograph(c);
        match words.last_mut() {
            Some(last) if open && joins => last.end = end,
            _ if c.is_alphanumeric() => words.push(Span::new(start, end)),
            _ => {}
        }
        open = joins;
    }
    words
}

const fn is_ideograph(c: char) -> bool {
    matches!(c as u32, 0x2e80..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3fffd)
}

/// What became of an approved figure in another text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is not there. With the figure that stands in its place, if any.
    Gone(Option<Span>),
    /// It rises where it fell, or the reverse.
    Turned(Span),
    /// It stands where another approved figure stood.
    Swapped(Span, usize),
}

/// The approved figures that `body` does not carry as they were, as (row, fate); then the spans of figures that are new.
pub(super) fn losses(ledger: &[LedgerRow], body: &str, now: &[Figure], lang: &Lang) -> (Vec<(usize, Fate)>, Vec<Span>) {
    let read: Vec<Vec<Figure>> = ledger.iter().map(|row| figure::extract(&row.written, lang)).collect();
    let context: Vec<BTreeSet<String>> = now.iter().map(|figure| lower(&near(body, now, figure.span))).collect();
    let wanted: Vec<BTreeSet<String>> = ledger.iter().map(|row| lower(&row.near)).collect();
    let mut taken = vec![false; now.len()];
    let mut place: Vec<Option<usize>> = Vec::with_capacity(ledger.len());
    for ((row, figures), wanted) in ledger.iter().zip(&read).zip(&wanted) {
        let same = |figure: &Figure| figure.surface(body) == row.written || figures.iter().any(|other| same_figure(figure, other));
        let free = |(index, figure): &(usize, &Figure)| taken.get(*index) == Some(&false) && same(figure);
        let shared = |index: usize| context.get(index).map_or(0, |words| words.intersection(wanted).count());
        // Of several equal figures the one with the most familiar words; of those the first.
        let found = now.iter().enumerate().filter(free).map(|(index, _)| index).max_by_key(|index| (shared(*index), usize::MAX - index));
        if let Some(slot) = found.and_then(|index| taken.get_mut(index)) {
            *slot = true;
        }
        place.push(found);
    }
    let mut fates = Vec::new();
    for (row, found) in place.iter().enumerate() {
        let fate = match found {
            None => Some(Fate::Gone(replacement(&place, row, &taken, now))),
            Some(index) => now
                .get(*index)
                .and_then(|figure| moved(ledger, &Places { place: &place, wanted: &wanted, context: &context }, row, *index, figure)),
        };
        fates.extend(fate.map(|fate| (row, fate)));
    }
    let new = now.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(figure, _)| figure.span).collect();
    (fates, new)
}

struct Places<'a> {
    place: &'a [Option<usize>],
    wanted: &'a [BTreeSet<String>],
    context: &'a [BTreeSet<String>],
}

/// Whether a figure that is still there tells something else.
fn moved(ledger: &[LedgerRow], places: &Places<'_>, row: usize, index: usize, figure: &Figure) -> Option<Fate> {
    let before = &ledger.get(row)?.direction;
    if figure.direction != Direction::None && !before.is_empty() && before != figure.direction.name() {
        return Some(Fate::Turned(figure.span));
    }
    let likeness = |row: usize, index: usize| Some(alike(places.wanted.get(row)?, places.context.get(index)?));
    let own = likeness(row, index)?;
    // Percentages of shared words. A sentence that was written anew shares few words with any row; a swap shares many with one.
    if own > 50 {
        return None;
    }
    let swapped = |(other, found): (usize, &Option<usize>)| {
        let found = (*found)?;
        let crossed = likeness(row, found)?.min(likeness(other, index)?);
        let straight = own.max(likeness(other, found)?);
        (other != row && crossed >= 60 && crossed >= straight + 25).then_some(other)
    };
    let other = places.place.iter().enumerate().find_map(swapped)?;
    Some(Fate::Swapped(figure.span, other))
}

fn lower(near: &str) -> BTreeSet<String> {
    near.split_whitespace().filter(|word| *word != "…").map(str::to_lowercase).collect()
}

/// The words that two contexts share, in per cent of the larger.
fn alike(a: &BTreeSet<String>, b: &BTreeSet<String>) -> usize {
    let larger = a.len().max(b.len());
    if larger == 0 { 0 } else { a.intersection(b).count() * 100 / larger }
}

/// The new figure that stands between the neighbours of a lost one.
fn replacement(place: &[Option<usize>], row: usize, taken: &[bool], now: &[Figure]) -> Option<Span> {
    let before = place.iter().take(row).rev().flatten().next().map_or(0, |index| index + 1);
    let after = place.iter().skip(row + 1).flatten().next().copied().unwrap_or(now.len());
    let free = |(index, _): &(usize, &Figure)| (before..after).contains(index) && taken.get(*index) == Some(&false);
    now.iter().enumerate().find(free).map(|(_, figure)| figure.span)
}

fn same_figure(now: &Figure, approved: &Figure) -> bool {
    now.value == approved.value && (now.unit == approved.unit || approved.unit.is_none()) && now.approx == approved.approx
}
