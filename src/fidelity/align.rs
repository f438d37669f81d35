//! One-to-one alignment of source and output figures by minimum cost, and what becomes of the figures left over.
//!
//! First all that hold (blocked by value, so that time stays near linear), then parts and repeats, then figures that conflict
//! where one must stand for the other. `judge` turns the outcome into findings.

use super::alignment::{Alignment, Fate, leftover_edges};
use super::around::Role;
use super::assign::assign;
use super::candidates::{base, choose, equal_edges, pair_cost};
use super::derive::{self, Evidence};
use super::ledger::Side;
use super::parts::{date_parts, months_to, one_in_many, parts_of, split_lengths, split_ranges, wrong_clocks};
use super::policy::Task;
use super::proof::{How, Proof};
use super::relate;
use super::slips::{conflicts, rivals};
use super::tie::Grade;
use super::{calendar, context, reckon, shape, speech};
use crate::figure::{Class, Dimension, Exact, Figure, Kind};

/// Aligns the two sides.
pub(super) fn align(source: &Side<'_>, output: &Side<'_>, task: Task) -> Alignment {
    let mut outcome = Alignment::new(source, output);
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
    split_lengths(source, output, &mut outcome);
    near_values(source, output, &mut outcome);
    split_ranges(source, output, task, &mut outcome);
    months_to(source, output, &mut outcome);
    date_parts(source, output, task, &mut outcome);
    one_in_many(source, output, &mut outcome);
    wrong_clocks(source, output, &mut outcome);
    converted_asides(source, output, &mut outcome);
    if task == Task::Summarize {
        repeats(source, output, &mut outcome);
        derivations(source, output, &mut outcome, Evidence::Strong);
        reckonings(source, output, &mut outcome);
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
        let (a, b) = (source.figure(row).filter(|_| steps < 12)?, output.figure(column)?);
        let tie = relate::tie(a, b);
        // A slogan's number is no length of time.
        let slogan = tie.odd >= 6 && (a.kind == Kind::Label || b.kind == Kind::Label);
        let similar = source.note(row).zip(output.note(column)).map_or(0, |(x, y)| context::similarity(&x.place, &y.place));
        (tie.holds() && !slogan).then(|| -1000 + pair_cost(source, output, row, column, tie) + steps * 20 - similar)
    });
    for (row, column) in assign(&edges) {
        if let (Some(a), Some(b)) = (source.figure(row), output.figure(column)) {
            outcome.join(row, column, relate::tie(a, b));
        }
    }
}

/// The same quantity again in another unit, beside the figure that it converts: 75 mu (5 hectares).
fn converted_asides(source: &Side<'_>, output: &Side<'_>, outcome: &mut Alignment) {
    for column in outcome.alone() {
        let Some(figure) = output.figure(column) else { continue };
        let beside = [column.checked_sub(1), column.checked_sub(2), Some(column + 1)];
        let origin = beside.into_iter().flatten().find_map(|other| match outcome.fates.get(other)? {
            Fate::Stands(row, tie)
                if tie.holds() && parts_of(output, other.saturating_sub(1), Some(figure)).is_some_and(|parts| parts.end == other + 1) =>
            {
                Some((*row, *tie))
            }
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
            Some((row, tie)) if tie.holds() => outcome.settle(column, Fate::Derived(Proof::conversion(row))),
            Some((row, _)) => outcome.settle(column, Fate::Derived(Proof::wrong_conversion(row))),
            None => {}
        }
    }
}

fn is_heat(a: &Figure, b: &Figure) -> bool {
    a.unit.dimension == Dimension::Temperature && b.unit.dimension == Dimension::Temperature && a.unit.code != b.unit.code
}

/// Extra mentions of supported figures, and source repeats that the output says once.
fn repeats(source: &Side<'_>, output: &Side<'_>, outcome: &mut Alignment) {
    for column in outcome.alone() {
        if let Some((row, tie)) = outcome.supporter(source, output, column).filter(|(row, _)| !another_noun(output, outcome, *row, column))
        {
            outcome.join(row, column, tie);
        }
    }
    let joint = |row: &usize| said_once(source, outcome, *row) || goes_on(source, outcome, *row);
    let joint: Vec<usize> = outcome.missing(source).into_iter().filter(joint).collect();
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

/// Whether a period of months or more is that of a sentence beside it, with no other date between: 前三季度…。前三季度….
fn goes_on(source: &Side<'_>, outcome: &Alignment, row: usize) -> bool {
    let (Some(figure), Some(note)) = (source.figure(row), source.note(row)) else { return false };
    if figure.class() != Class::Date || calendar::spell(&figure.value).is_none_or(|date| date.from.day.is_some()) {
        return false;
    }
    let is_date = |other: &usize| source.figure(*other).is_some_and(|other| other.class() == Class::Date);
    let before = (row.saturating_sub(12)..row).rev().find(is_date);
    let after = (row + 1..row + 12).find(is_date);
    [before, after].into_iter().flatten().any(|twin| {
        let close = source.note(twin).is_some_and(|there| note.place.sentence.abs_diff(there.place.sentence) <= 2);
        let heir = outcome.heirs.get(twin).is_some_and(Option::is_some);
        heir && close && source.figure(twin).is_some_and(|twin| relate::tie(twin, figure).rank() <= (Grade::Exact, 1))
    })
}

/// "Halved to 15%" for a fall from 30% to 15%: no slip for the 30%.
fn told_changes(source: &Side<'_>, output: &Side<'_>, outcome: &mut Alignment) {
    for column in outcome.alone() {
        let shares = output.figure(column).is_some_and(|figure| matches!(figure.kind, Kind::Multiplier | Kind::Fraction));
        // From 17 plants to 10, for seven of the 17 closed.
        let ends = output.note(column).is_some_and(|note| note.is_start || note.role == Some(Role::Level));
        let proof = if shares || ends { shape::by_shape(source, output, column, outcome) } else { None };
        let left =
            |proof: &Proof| matches!(proof.how, How::Before | How::Difference) && proof.from.iter().any(|row| outcome.is_missing(*row));
        if let Some(proof) = proof.filter(|proof| shares || left(proof)) {
            outcome.covered.extend(&proof.from);
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

/// Output figures that a summary reckons from two figures of the source.
fn reckonings(source: &Side<'_>, output: &Side<'_>, outcome: &mut Alignment) {
    for column in outcome.alone() {
        if let Some(proof) = reckon::reckon(source, output, column, outcome) {
            outcome.settle(column, Fate::Derived(proof));
        }
    }
}
