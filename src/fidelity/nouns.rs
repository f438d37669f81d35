//! Right numbers and places with the noun of another, in texts of one language, or with the name of another. `judge` asks for each pair
//! that holds.

use super::alignment::Alignment;
use super::attribution;
use super::ledger::Side;
use super::relate::is_order;
use super::{speech, units};
use crate::figure::{Exact, Figure, Kind, Value};

/// What happens to people and is counted for them: 268 cases are 268 people.
const FATES: &[&str] = &["case", "death", "infection", "fatality", "casualty", "injury", "arrest", "vote", "conviction", "life"];

/// A count whose noun has another number in the source, in texts of one language: 18 goals of "12 goals in 18 games".
pub(super) fn of_another_noun(source: &Side<'_>, output: &Side<'_>, (row, column): (usize, usize)) -> Option<usize> {
    let (own, figure) = (source.figure(row)?, output.figure(column)?);
    let noun = |figure: &Figure| (figure.kind == Kind::Count && !figure.unit.is_none()).then_some(figure.unit.code);
    let (here, said) = (noun(own)?, noun(figure)?);
    if source.lang.primary() != output.lang.primary() {
        return None;
    }
    if units::is_person(here) && units::is_person(said) {
        return of_other_people(source, output, (row, column));
    }
    let people = |code: &str| units::is_person(code) || FATES.contains(&code);
    if here == said || people(here) && people(said) {
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

/// People are called by many names, but not by one that the same sentence has for others: 12 people, including four children, are not
/// 12 children.
fn of_other_people(source: &Side<'_>, output: &Side<'_>, (row, column): (usize, usize)) -> Option<usize> {
    let name = |side: &Side<'_>, index: usize| side.surface(index).split_once(' ').map(|(_, name)| name.to_lowercase());
    let (here, said) = (name(source, row)?, name(output, column)?);
    let sentence = |row: usize| source.note(row).map(|note| note.place.sentence);
    let mut near = (row.saturating_sub(4)..row + 5).filter(|other| *other != row && sentence(*other) == sentence(row));
    near.find(|other| here != said && name(source, *other).as_ref() == Some(&said) && value(source, *other) != value(output, column))
}

fn value<'a>(side: &'a Side<'_>, index: usize) -> Option<&'a Value> {
    side.figure(index).map(|figure| &figure.value)
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

/// What counts things and no years of age.
const CLASSIFIERS: [char; 20] =
    ['个', '個', '家', '项', '項', '座', '处', '處', '条', '條', '台', '件', '所', '支', '批', '户', '戶', '种', '種', '次'];

/// The age of something for a count of things: "75-year-old" for 75个. A bare number may well be an age.
pub(super) fn is_age_for_things(source: &Side<'_>, output: &Side<'_>, (row, column): (usize, usize)) -> bool {
    let (Some(things), Some(age)) = (source.figure(row), output.figure(column)) else { return false };
    let counted = things.kind == Kind::Count && things.also.iter().all(|reading| reading.kind != Kind::Age);
    age.kind == Kind::Age && counted && source.surface(row).ends_with(CLASSIFIERS)
}

/// A place in an order where the source counts people: the 100th for 百人. The first 200 of them are a count.
pub(super) fn is_place_for_people(source: &Side<'_>, output: &Side<'_>, (row, column): (usize, usize)) -> bool {
    let (Some(people), Some(place)) = (source.figure(row), output.figure(column)) else { return false };
    let counted = people.kind == Kind::Count && units::is_people(people.unit.code) && people.value.number() > Some(Exact::int(9));
    counted && is_order(place.kind) && ["st", "nd", "rd", "th"].iter().any(|ending| output.surface(column).ends_with(ending))
}

/// So near a name stands to the figure that is its own.
const OWN: u32 = 40;

/// So near where a figure stands between: exports rose by so much to so much.
const TOLD: u32 = 20;

/// A figure told of one name that the source tells of another, where it tells another figure of the first: what Serbia won by told
/// of South Sudan.
///
/// Gives the source figure that belongs there.
pub(super) fn of_another_name(source: &Side<'_>, output: &Side<'_>, outcome: &Alignment, (row, column): (usize, usize)) -> Option<usize> {
    let (figure, here, said) = (source.figure(row)?, source.note(row)?, output.note(column)?);
    let said_names = said.place.names(OWN);
    // The name of the figure in the source is none of the whole sentence of the output, nor the output's one of the figure.
    let own = here.place.names(TOLD);
    let foreign = |name: &u32| !here.place.names(1).contains(name);
    if own.is_empty() || said_names.is_empty() || !said_names.iter().all(foreign) {
        return None;
    }
    let sentence = |other: usize| output.note(other).filter(|note| note.place.sentence == said.place.sentence);
    let mut beside = (column.saturating_sub(6)..column + 7).filter_map(sentence);
    if beside.any(|note| own.iter().any(|name| note.place.names(1).contains(name))) {
        return None;
    }
    let same_value = |other: &Figure| other.value == figure.value;
    let mut rivals = (row.saturating_sub(12)..(row + 13).min(source.figures.len())).filter(|other| *other != row);
    rivals.find(|other| {
        let told = source.note(*other).is_some_and(|note| note.place.names(TOLD).iter().any(|name| said_names.contains(name)));
        let alike = source.figure(*other).is_some_and(|rival| attribution::alike(rival, figure) && !same_value(rival));
        let heir = outcome.heirs.get(*other).copied().flatten().and_then(sentence);
        told && alike && heir.is_none()
    })
}
