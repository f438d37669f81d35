//! Right numbers where another figure of the source belongs, which the output does not have there. `judge` asks for each pair that holds.

use super::alignment::{Alignment, Fate};
use super::around::Role;
use super::attribution::{KEPT, alike, bond, parted};
use super::basis::basis;
use super::ledger::{Note, Side};
use super::proof::compares;
use super::tie::Grade;
use super::{context, relate};
use crate::figure::{Class, Direction, Figure, Kind};

/// A source figure of the same sentence that nobody stands for, and that the output figure's surroundings speak of: two votes against
/// for 1票反对、2票弃权.
pub(super) fn orphan(source: &Side<'_>, output: &Side<'_>, outcome: &Alignment, (row, column): (usize, usize)) -> Option<usize> {
    let (home, figure) = (source.note(row)?.place.sentence, source.figure(row)?);
    let candidate = |other: usize| {
        let rival = source.figure(other)?;
        let free = outcome.heirs.get(other)?.is_none() && !outcome.covered.contains(&other);
        let listed = other.abs_diff(row) == 1 && source.between(row, other).chars().count() <= 8 && parted(source, row, other);
        let fits = free
            && listed
            && rival.kind == Kind::Count
            && source.note(other)?.place.sentence == home
            && alike(rival, figure)
            && relate::tie(rival, figure).grade > Grade::Converted;
        fits.then(|| bond(source, output, other, column).map(|bond| (bond, other))).flatten()
    };
    let near = (row.saturating_sub(3)..row + 4).filter(|other| *other != row);
    let (best, other) = near.filter_map(candidate).max()?;
    (best - bond(source, output, row, column)? >= KEPT).then_some(other)
}

/// A right number that stands for another thing altogether: what its surroundings speak of has another number in the source.
///
/// Gives the source figure that belongs there.
pub(super) fn misplaced(source: &Side<'_>, output: &Side<'_>, outcome: &Alignment, (row, column): (usize, usize)) -> Option<usize> {
    // A match has many scores on the way to its result, all told in the same words.
    let figure = output.figure(column).filter(|figure| figure.kind != Kind::Score)?;
    let home = source.note(row)?.place.sentence;
    let sentence = output.note(column)?.place.sentence;
    let here = |index: &usize| output.note(*index).is_some_and(|note| note.place.sentence == sentence) && *index != column;
    // Sentences of the source that this sentence of the output draws on.
    let draws_on_home = |index: usize| match outcome.fates.get(index) {
        Some(Fate::Stands(other, tie)) if tie.holds() => source.note(*other).is_some_and(|note| note.place.sentence == home),
        _ => false,
    };
    if (column.saturating_sub(6)..column + 7).filter(here).any(draws_on_home) {
        return None;
    }
    let said_here = |other: usize| {
        (column.saturating_sub(6)..column + 7)
            .filter(here)
            .any(|index| matches!(outcome.fates.get(index), Some(Fate::Stands(source, _)) if *source == other))
    };
    let candidate = |other: usize| {
        let rival = source.figure(other)?;
        let elsewhere = source.note(other)?.place.sentence != home;
        let fits = elsewhere
            && alike(rival, figure)
            && relate::tie(rival, figure).grade > Grade::Converted
            && !said_here(other)
            && !tells_about(rival, figure);
        fits.then(|| bond(source, output, other, column).map(|bond| (bond, other))).flatten()
    };
    let window = source.figures.len().min(2 * WINDOW);
    let from = row.saturating_sub(WINDOW).min(source.figures.len() - window);
    let (best, other) = (from..from + window).filter(|other| *other != row).filter_map(candidate).max()?;
    let bar = if figure.class() == Class::Date { 2 * STRANGE } else { STRANGE };
    // The source may say the number several times, and the figure stand for any of them.
    let own = bond(source, output, row, column)?;
    let mut again = source.with_value(&figure.value).filter_map(|(again, ..)| bond(source, output, again, column));
    (best - own > bar && again.all(|own| best - own > bar)).then_some(other)
}

/// A figure of a summary told in words that its own sentence of the source says of another figure, which the summary does not have: 3.0 %
/// for Spain, where Spain's 11.7 % and Malta's 3.0 % stand side by side.
pub(super) fn of_a_neighbour(source: &Side<'_>, output: &Side<'_>, outcome: &Alignment, (row, column): (usize, usize)) -> Option<usize> {
    let (own, here, said) = (source.figure(row)?, source.note(row)?, output.note(column)?);
    let figure = output.figure(column).filter(|figure| figure.class() == Class::Quantity)?;
    let said_basis = basis(output, column);
    let candidate = |other: usize| {
        let (rival, there) = (source.figure(other)?, source.note(other)?);
        let fits = there.place.sentence == here.place.sentence
            && there.motion == here.motion
            && basis(source, other).is_none_or(|told| said_basis.is_none_or(|said| said == told))
            && alike(rival, own)
            && alike(rival, figure)
            && relate::tie(rival, figure).grade > Grade::Converted
            && outcome.is_missing(other)
            && !tells_about(rival, figure);
        fits.then(|| Some((context::similarity(&there.place, &said.place), other))).flatten()
    };
    let (best, other) = (row.saturating_sub(NEIGHBOURS)..=row + NEIGHBOURS).filter(|other| *other != row).filter_map(candidate).max()?;
    let (rival, there) = (source.figure(other)?, source.note(other)?);
    // 特斯拉营收251亿美元，净利润21亿美元: a name that both have speaks for either.
    let names = source.tellings(output).shared_holders((row, own), (other, rival));
    let near = |note: &Note, name: u32| note.place.nearest(&[name]).min(said.place.nearest(&[name]));
    let lent = |note: &Note| names.iter().map(|name| i64::from(near(there, *name).saturating_sub(near(note, *name)))).sum::<i64>();
    let told = |note: &Note| context::similarity(&note.place, &said.place) + lent(note);
    let stranger = |note: &Note| best - told(note) >= NEARER && told(note) * 2 <= best;
    let mut again = source.with_value(&figure.value).filter(|(again, ..)| *again != row);
    (stranger(here) && again.all(|(_, _, note)| stranger(note))).then_some(other)
}

/// The change of a level that the output tells as if the level were the change: 17.9亿亩，比上年增加525.8万亩 as "1.79 billion mu more".
pub(super) fn of_its_change(source: &Side<'_>, output: &Side<'_>, outcome: &Alignment, (row, column): (usize, usize)) -> Option<usize> {
    let (level, here, said) = (source.figure(row)?, source.note(row)?, output.note(column)?);
    let tells_change = said.role == Some(Role::Change) || compares(output, column);
    let own = (row + 1..row + 3).find(|other| source.note(*other).is_some_and(|note| note.role == Some(Role::Change)))?;
    let (change, there) = (source.figure(own)?, source.note(own)?);
    let of_it = change.kind == level.kind && change.unit == level.unit && there.place.sentence == here.place.sentence;
    let still = here.role.is_none() && here.motion == Direction::None;
    (tells_change && still && of_it && outcome.is_missing(own)).then_some(own)
}

/// How many figures to each side are neighbours, and how much nearer to the summary's words one of them must be.
const NEIGHBOURS: usize = 6;
const NEARER: i64 = 56;

/// Whether `loose` says of a number what `exact` says exactly: more than 100 of 105.
pub(super) fn tells_about(loose: &Figure, exact: &Figure) -> bool {
    loose.value.number().zip(exact.value.number()).is_some_and(|(x, y)| relate::nearly(y, x, loose.approx))
}

/// How much better another source figure must fit the surroundings than the one with the number.
const STRANGE: i64 = 80;

/// How many source figures are compared.
const WINDOW: usize = 250;
