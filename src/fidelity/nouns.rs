//! What figures count and rank, by the noun behind them: only texts of one language can be compared so. `judge` asks for each pair.

use super::ledger::Side;
use super::relate::is_order;
use super::speech;
use super::units::is_person;
use crate::figure::{Figure, Kind};

/// What happens to people and is counted for them: 268 cases are 268 people.
const FATES: &[&str] = &["case", "death", "infection", "fatality", "casualty", "injury", "arrest", "vote", "conviction", "life"];

/// A count whose noun has another number in the source, in texts of one language: 18 goals of "12 goals in 18 games".
pub(super) fn of_another_noun(source: &Side<'_>, output: &Side<'_>, (row, column): (usize, usize)) -> Option<usize> {
    let (own, figure) = (source.figure(row)?, output.figure(column)?);
    let noun = |figure: &Figure| (figure.kind == Kind::Count && !figure.unit.is_none()).then_some(figure.unit.code);
    let (here, said) = (noun(own)?, noun(figure)?);
    let people = |code: &str| is_person(code) || FATES.contains(&code);
    let alike = |code: &str| here == code || people(here) && people(code);
    if source.lang.primary() != output.lang.primary() || alike(said) {
        return None;
    }
    let rows = row.saturating_sub(12)..(row + 13).min(source.figures.len());
    // Nobody else has the number with the noun.
    let with_noun = |other: &usize| source.figure(*other).and_then(noun) == Some(said);
    let same = |other: &usize| source.figure(*other).is_some_and(|other| other.value == figure.value);
    let mut rivals = rows.filter(with_noun).peekable();
    let first = rivals.peek().copied()?;
    (!rivals.any(|other| same(&other))).then_some(first)
}

/// A place in an order whose noun has another place in the source: the second Grand Slam final for the first.
///
/// Gives the source figure that belongs there.
pub(super) fn of_another_place(source: &Side<'_>, output: &Side<'_>, (row, column): (usize, usize)) -> Option<usize> {
    let (own, figure) = (source.figure(row)?, output.figure(column)?);
    let noun = |side: &Side<'_>, figure: &Figure| {
        let mut words = speech::words(side.after(figure)).map(str::to_lowercase);
        words.next().zip(words.next()).filter(|_| side.after(figure).starts_with([' ', '-']))
    };
    if source.lang.primary() != output.lang.primary() || !is_order(own.kind) || !is_order(figure.kind) {
        return None;
    }
    let said = noun(output, figure)?;
    let same = |other: &usize| {
        source.figure(*other).filter(|other| is_order(other.kind)).and_then(|other| noun(source, other)) == Some(said.clone())
    };
    let value = |other: usize| source.figure(other).map(|figure| &figure.value);
    let rows = row.saturating_sub(12)..(row + 13).min(source.figures.len());
    let mut rivals = rows.filter(same).peekable();
    let first = rivals.peek().copied()?;
    (!rivals.any(|other| value(other) == Some(&figure.value))).then_some(first)
}
