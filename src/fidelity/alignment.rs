//! What becomes of each figure of the two sides, and how figures still without a partner are found. `align` fills it, `judge` reads it.

use std::collections::{BTreeMap, BTreeSet};

use super::assign::Edge;
use super::candidates::{drift, pair_cost};
use super::context;
use super::hedge::{self, Hedge};
use super::ledger::Side;
use super::proof::Proof;
use super::relate;
use super::tie::{Grade, Tie};
use crate::figure::Figure;

/// How many figures to each side are searched for a repeat: more than an article has, so that only hostile input is cut.
pub(super) const SEARCH: usize = 500;

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
    Derived(Proof),
}

/// The outcome: for each output figure its fate, for each source figure who stands for it.
#[derive(Debug)]
pub(super) struct Alignment {
    pub(super) fates: Vec<Fate>,
    /// The output figure of each source figure.
    pub(super) heirs: Vec<Option<usize>>,
    /// Source figures without an heir whose content still arrives: in a merged date, a joint mention, a word.
    pub(super) covered: BTreeSet<usize>,
    /// What was found for an output figure, by its column: one step after another asks.
    supporters: BTreeMap<usize, Option<(usize, Tie)>>,
}

impl Alignment {
    /// Nothing is aligned yet.
    pub(super) fn new(source: &Side<'_>, output: &Side<'_>) -> Self {
        Self {
            fates: vec![Fate::Alone; output.figures.len()],
            heirs: vec![None; source.figures.len()],
            covered: BTreeSet::new(),
            supporters: BTreeMap::new(),
        }
    }

    /// A source figure that an output figure may say again.
    pub(super) fn supporter(&mut self, source: &Side<'_>, output: &Side<'_>, column: usize) -> Option<(usize, Tie)> {
        *self.supporters.entry(column).or_insert_with(|| supporter(source, output, column))
    }

    /// Pairs of source and output, in order of the output; a source figure may stand in several.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize, Tie)> + '_ {
        self.fates.iter().enumerate().filter_map(|(output, fate)| match fate {
            Fate::Stands(source, tie) => Some((*source, output, *tie)),
            _ => None,
        })
    }

    /// The source figure that an output figure stands for.
    pub(super) fn stands(&self, column: usize) -> Option<usize> {
        match self.fates.get(column)? {
            Fate::Stands(row, tie) if tie.holds() => Some(*row),
            _ => None,
        }
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
        (0..source.figures.len()).filter(|row| self.is_missing(*row)).collect()
    }

    /// Whether nothing in the output says a source figure.
    pub(super) fn is_missing(&self, row: usize) -> bool {
        self.heirs.get(row).is_some_and(Option::is_none) && !self.covered.contains(&row)
    }

    /// The source figures that output figures repeat or were computed from.
    pub(super) fn used(&self) -> BTreeSet<usize> {
        let rows = self.fates.iter().flat_map(|fate| match fate {
            Fate::Repeats(row) => std::slice::from_ref(row),
            Fate::Derived(proof) => proof.from.as_slice(),
            _ => &[],
        });
        rows.copied().collect()
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
        let near = alone.get(from..).unwrap_or_default().iter().take_while(|column| **column <= expected.high + reach);
        // As many as an article has: where figures changed places all over, only hostile input is cut.
        for column in near.take(SEARCH) {
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

fn supporter(source: &Side<'_>, output: &Side<'_>, column: usize) -> Option<(usize, Tie)> {
    let figure = output.figure(column)?;
    let middle = column * source.figures.len() / output.figures.len().max(1);
    let rows = middle.saturating_sub(SEARCH)..(middle + SEARCH).min(source.figures.len());
    let weigh = |other: &Figure| {
        let tie = relate::may_round(other, figure).then(|| relate::tie(other, figure)).filter(|tie| tie.grade <= Grade::Rounded)?;
        (!matches!(hedge::hedge(other, figure, tie.grade), Hedge::Reversed)).then_some(tie)
    };
    // What says the same has the same tie.
    let mut ties = BTreeMap::new();
    rows.filter_map(|row| {
        let tie = (*ties.entry(source.roll().kin(row)).or_insert_with(|| weigh(source.figure(row)?)))?;
        let similar = || source.note(row).zip(output.note(column)).map_or(0, |(x, y)| context::similarity(&x.place, &y.place));
        let holds = tie.odd < 3 || tie.odd < 5 && (output.is_spelt(column) || similar() >= 24);
        holds.then(|| (pair_cost(source, output, row, column, tie) + drift(source, output, row, column) / 8, row, tie))
    })
    .min_by_key(|(cost, ..)| *cost)
    .map(|(_, row, tie)| (row, tie))
}
