//! One-to-one alignment of source and output figures by minimum cost, and what becomes of the figures left over.
//!
//! First all that hold (blocked by value, so that time stays near linear), then parts and repeats, then figures that conflict
//! where one must stand for the other. `judge` turns the outcome into findings.

use std::collections::BTreeSet;

use super::assign::{Edge, assign};
use super::candidates::{base, choose, drift, equal_edges, pair_cost};
use super::derive::{self, Evidence};
use super::hedge::{self, Hedge};
use super::ledger::Side;
use super::parts::{date_parts, one_in_many, split_lengths, split_ranges, wrong_clocks};
use super::policy::Task;
use super::relate::{self, Grade, Tie};
use super::slips::{conflicts, rivals};
use super::{context, proofs, speech};
use crate::figure::{Class, Dimension, Exact, Figure, Kind};

/// What an output figure stands for.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) enum Fate {
    /// Nothing found.
    #[default]
    Alone,
    /// A source figure of its own.
    Stands(usize, Tie),
    /// Says again, or in part, what this source figure says.
    Repeats(usize),
    /// Computed, with its proof.
    Derived(derive::Proof),
}

/// The outcome: for each output figure its fate, for each source figure who stands for it.
#[derive(Debug)]
pub(super) struct Alignment {
    pub(super) fates: Vec<Fate>,
    /// The output figure of each source figure.
    pub(super) heirs: Vec<Option<usize>>,
    /// Source figures without an heir whose content still arrives: in a merged date, a joint mention, a word.
    pub(super) covered: BTreeSet<usize>,
}

impl Alignment {
    /// Pairs of source and output, in order of the output; a source figure may stand in several.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize, Tie)> + '_ {
        self.fates.iter().enumerate().filter_map(|(output, fate)| match fate {
            Fate::Stands(source, tie) => Some((*source, output, *tie)),
            _ => None,
        })
    }

    /// The source figure beside which an output figure belongs, judged by its neighbours.
    pub(super) fn near(&self, source: &Side<'_>, output: &Side<'_>, column: usize) -> usize {
        let row = |index: usize| match self.fates.get(index)? {
            Fate::Stands(row, _) | Fate::Repeats(row) => Some(*row),
            _ => None,
        };
        let before = (0..column).rev().take(16).find_map(row);
        let after = (column + 1..output.figures.len()).take(16).find_map(row);
        let guess = || column * source.figures.len() / output.figures.len().max(1);
        before.or(after).unwrap_or_else(guess)
    }

    /// Whether a source figure is said within a few figures of an output figure.
    pub(super) fn stands_near(&self, source: usize, output: usize) -> bool {
        let near = self.fates.iter().skip(output.saturating_sub(4)).take(9);
        near.into_iter().any(|fate| matches!(fate, Fate::Stands(row, _) if *row == source))
    }

    pub(super) fn join(&mut self, source: usize, output: usize, tie: Tie) {
        if let (Some(heir), Some(fate)) = (self.heirs.get_mut(source), self.fates.get_mut(output)) {
            *heir = heir.or(Some(output));
            *fate = Fate::Stands(source, tie);
        }
    }

    pub(super) fn settle(&mut self, output: usize, fate: Fate) {
        if let Some(slot) = self.fates.get_mut(output) {
            *slot = fate;
        }
    }

    pub(super) fn is_alone(&self, output: usize) -> bool {
        self.fates.get(output) == Some(&Fate::Alone)
    }

    pub(super) fn alone(&self) -> Vec<usize> {
        self.fates.iter().enumerate().filter(|(_, fate)| **fate == Fate::Alone).map(|(index, _)| index).collect()
    }

    pub(super) fn missing(&self, source: &Side<'_>) -> Vec<usize> {
        let free = |index: &usize| self.heirs.get(*index).is_some_and(Option::is_none) && !self.covered.contains(index);
        (0..source.figures.len()).filter(free).collect()
    }
}

/// Aligns the two sides.
pub(super) fn align(source: &Side<'_>, output: &Side<'_>, task: Task) -> Alignment {
    let empty = vec![None; source.figures.len()];
    let mut outcome = Alignment { fates: vec![Fate::Alone; output.figures.len()], heirs: empty, covered: BTreeSet::new() };
    let edges = equal_edges(source, output, task);
    let pairs = match task {
        Task::Translate => assign(&edges),
        Task::Summarize => choose(&edges),
    };
    for (row, column) in pairs {
        if let (Some(a), Some(b)) = (source.figure(row), output.figure(column)) {
            outcome.join(row, column, relate::tie(a, b));
        }
    }
    near_values(source, output, &mut outcome);
    split_ranges(source, output, task, &mut outcome);
    date_parts(source, output, task, &mut outcome);
    one_in_many(source, output, &mut outcome);
    split_lengths(source, output, &mut outcome);
    wrong_clocks(source, output, &mut outcome);
    converted_asides(source, output, &mut outcome);
    if task == Task::Summarize {
        repeats(source, output, &mut outcome);
        derivations(source, output, &mut outcome, Evidence::Strong);
    }
    told_changes(source, output, &mut outcome);
    conflicts(source, output, task, &mut outcome);
    repeats(source, output, &mut outcome);
    if task == Task::Summarize {
        rivals(source, output, &mut outcome);
    }
    derivations(source, output, &mut outcome, if task == Task::Translate { Evidence::Any } else { Evidence::Listed });
    outcome
}

/// Figures left over that hold all the same: rounded, converted.
fn near_values(source: &Side<'_>, output: &Side<'_>, outcome: &mut Alignment) {
    let edges = leftover_edges(source, output, outcome, |row, column, steps| {
        let (a, b) = (source.figure(row)?, output.figure(column)?);
        let tie = relate::tie(a, b);
        // A slogan's number is no length of time.
        let slogan = tie.odd >= 6 && (a.kind == Kind::Label || b.kind == Kind::Label);
        let similar = source.note(row).zip(output.note(column)).map_or(0, |(x, y)| context::similarity(&x.place, &y.place));
        (tie.holds() && !slogan && steps < 12).then(|| -1000 + pair_cost(source, output, row, column, tie) + steps * 20 - similar)
    });
    for (row, column) in assign(&edges) {
        if let (Some(a), Some(b)) = (source.figure(row), output.figure(column)) {
            outcome.join(row, column, relate::tie(a, b));
        }
    }
}

/// Edges between figures without a partner. `cost` gets the row, the column, and how many figures the column is away from where
/// the row is expected, judged by the nearest figures that have a partner.
pub(super) fn leftover_edges(
    source: &Side<'_>,
    output: &Side<'_>,
    outcome: &Alignment,
    cost: impl Fn(usize, usize, i64) -> Option<i64>,
) -> Vec<Edge> {
    let alone = outcome.alone();
    let mut edges = Vec::new();
    for row in outcome.missing(source) {
        let expected = expected(source, output, outcome, row);
        let reach = 24;
        let from = alone.partition_point(|column| *column + reach < expected.low);
        for column in alone.get(from..).unwrap_or_default().iter().take_while(|column| **column <= expected.high + reach) {
            if let Some(cost) = cost(row, *column, expected.steps(*column)) {
                edges.push(Edge { cost, row, column: *column });
            }
        }
    }
    edges
}

/// Where in the output a source figure is looked for.
struct Expected {
    low: usize,
    high: usize,
}

impl Expected {
    fn steps(&self, column: usize) -> i64 {
        let steps = self.low.saturating_sub(column).max(column.saturating_sub(self.high));
        i64::try_from(steps).unwrap_or(i64::MAX / 4096)
    }
}

fn expected(source: &Side<'_>, output: &Side<'_>, outcome: &Alignment, row: usize) -> Expected {
    let heir = |index: usize| outcome.heirs.get(index).copied().flatten();
    let before = (0..row).rev().take(16).find_map(heir);
    let after = (row + 1..source.figures.len()).take(16).find_map(heir);
    let last = output.figures.len().saturating_sub(1);
    match (before, after) {
        (Some(a), Some(b)) => Expected { low: a.min(b), high: a.max(b) },
        (Some(a), None) => Expected { low: a, high: last.min(a + source.figures.len().saturating_sub(row)) },
        (None, Some(b)) => Expected { low: b.saturating_sub(row + 1), high: b },
        (None, None) => {
            let middle = row * output.figures.len() / source.figures.len().max(1);
            Expected { low: middle.saturating_sub(1), high: middle + 1 }
        }
    }
}

/// The source figure nearest to where `column` stands among those that `fits`.
pub(super) fn nearest(source: &Side<'_>, output: &Side<'_>, column: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
    let middle = column * source.figures.len() / output.figures.len().max(1);
    let rows = middle.saturating_sub(SEARCH)..(middle + SEARCH).min(source.figures.len());
    rows.filter(|row| fits(*row)).min_by_key(|row| row.abs_diff(middle))
}

/// How many figures to each side are searched for a repeat: more than an article has, so that only hostile input is cut.
pub(super) const SEARCH: usize = 500;

/// The same quantity again in another unit, beside the figure that it converts: 75 mu (5 hectares).
fn converted_asides(source: &Side<'_>, output: &Side<'_>, outcome: &mut Alignment) {
    for column in outcome.alone() {
        let Some(figure) = output.figure(column) else { continue };
        let beside = [column.checked_sub(1), column.checked_sub(2), Some(column + 1)];
        let origin = beside.into_iter().flatten().find_map(|other| match outcome.fates.get(other)? {
            Fate::Stands(row, tie) if tie.holds() => {
                let unit = source.figure(*row)?;
                let same = unit.unit.dimension == figure.unit.dimension
                    && unit.kind == figure.kind
                    && unit.unit.code != figure.unit.code
                    && base(Exact::ONE, figure.unit).is_some()
                    || is_heat(unit, figure);
                let tie = relate::tie(unit, figure);
                let stands_beside = || speech::begins_any(output.between(other, column), output.speech().asides, output.lang);
                (same && (tie.holds() || stands_beside())).then_some((*row, tie))
            }
            _ => None,
        });
        match origin {
            Some((row, tie)) if tie.holds() => outcome.settle(column, Fate::Derived(derive::Proof::conversion(row))),
            Some((row, _)) => outcome.settle(column, Fate::Derived(derive::Proof::wrong_conversion(row))),
            None => {}
        }
    }
}

fn is_heat(a: &Figure, b: &Figure) -> bool {
    a.unit.dimension == Dimension::Temperature && b.unit.dimension == Dimension::Temperature && a.unit.code != b.unit.code
}

/// A source figure that an output figure may say again.
pub(super) fn supporter(source: &Side<'_>, output: &Side<'_>, column: usize) -> Option<(usize, Tie)> {
    let figure = output.figure(column)?;
    let middle = column * source.figures.len() / output.figures.len().max(1);
    let rows = middle.saturating_sub(SEARCH)..(middle + SEARCH).min(source.figures.len());
    rows.filter_map(|row| {
        let other = source.figure(row)?;
        let tie = relate::tie(other, figure);
        let reversed = matches!(hedge::hedge(other, figure, tie.grade), Hedge::Reversed);
        let similar = || source.note(row).zip(output.note(column)).map_or(0, |(x, y)| context::similarity(&x.place, &y.place));
        let holds =
            tie.grade <= Grade::Rounded && (tie.odd < 3 || tie.odd < 5 && (output.is_spelt(column) || similar() >= 24)) && !reversed;
        holds.then(|| (pair_cost(source, output, row, column, tie) + drift(source, output, row, column) / 8, row, tie))
    })
    .min_by_key(|(cost, ..)| *cost)
    .map(|(_, row, tie)| (row, tie))
}

/// Extra mentions of supported figures, and source repeats that the output says once.
fn repeats(source: &Side<'_>, output: &Side<'_>, outcome: &mut Alignment) {
    for column in outcome.alone() {
        if let Some((row, tie)) = supporter(source, output, column).filter(|(row, _)| !another_noun(output, outcome, *row, column)) {
            outcome.join(row, column, tie);
        }
    }
    let joint: Vec<usize> = outcome.missing(source).into_iter().filter(|row| said_once(source, outcome, *row)).collect();
    outcome.covered.extend(joint);
}

/// Whether the sentence has the number already, of other things: 7 products from 7 institutions.
fn another_noun(output: &Side<'_>, outcome: &Alignment, row: usize, column: usize) -> bool {
    let Some(heir) = outcome.heirs.get(row).copied().flatten() else { return false };
    let (Some(a), Some(b), Some(x), Some(y)) = (output.figure(heir), output.figure(column), output.note(heir), output.note(column)) else {
        return false;
    };
    let counted = |figure: &Figure| figure.unit.dimension == Dimension::Count && !figure.unit.is_none();
    x.place.sentence == y.place.sentence && counted(a) && counted(b) && a.unit != b.unit
}

/// Whether the same quantity, a sentence or two away, has an heir: "3 models and as many goals".
fn said_once(source: &Side<'_>, outcome: &Alignment, row: usize) -> bool {
    let (Some(figure), Some(note)) = (source.figure(row), source.note(row)) else { return false };
    let near = row.saturating_sub(12)..(row + 12).min(source.figures.len());
    near.into_iter().filter(|other| *other != row).any(|other| {
        let heir = outcome.heirs.get(other).is_some_and(Option::is_some);
        let close = source.note(other).is_some_and(|there| there.place.sentence.abs_diff(note.place.sentence) <= 2);
        heir && close
            && source.figure(other).is_some_and(|twin| {
                twin.class() == figure.class() && figure.class() != Class::Date && relate::tie(twin, figure).rank() <= (Grade::Exact, 1)
            })
    })
}

/// "Halved to 15%" for a fall from 30% to 15%: no slip for the 30%.
fn told_changes(source: &Side<'_>, output: &Side<'_>, outcome: &mut Alignment) {
    for column in outcome.alone() {
        let told = output.figure(column).is_some_and(|figure| matches!(figure.kind, Kind::Multiplier | Kind::Fraction));
        if let Some(proof) = if told { proofs::by_shape(source, output, column, outcome) } else { None } {
            outcome.settle(column, Fate::Derived(proof));
        }
    }
}

/// Output figures computed from source figures.
fn derivations(source: &Side<'_>, output: &Side<'_>, outcome: &mut Alignment, evidence: Evidence) {
    for column in outcome.alone() {
        if let Some(proof) = derive::prove(source, output, column, outcome, evidence) {
            outcome.settle(column, Fate::Derived(proof));
        }
    }
}
