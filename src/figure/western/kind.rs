//! What sort of quantity a number is beyond its unit: an age, a multiple, an amount in pounds. Called by `western::quantity`.

use super::amount::Side;
use super::context;
use super::lex::Shape;
use super::reader::Reader;
use super::table::{Habit, Role, flag};
use crate::figure::{Approx, Exact, Figure, Kind, Reading, Unit, Value};

/// `65 or older`
pub(super) fn older(reader: &Reader<'_>, at: usize) -> bool {
    matches!(reader.surface(at), "or" | "and") && matches!(reader.surface(at + 1), "older" | "younger")
}

/// `aged 26, 29 and 31`: the word stands before the first of a list.
pub(super) fn listed_age(reader: &Reader<'_>, side: &Side) -> bool {
    let joint = |at: usize| reader.sign(at, ',') || reader.is(at, Role::And);
    let mut at = side.start;
    for _ in 0..6 {
        let Some(number) = at.checked_sub(2).filter(|number| joint(number + 1) && reader.shape(*number) == Shape::Number) else {
            return false;
        };
        if number.checked_sub(1).is_some_and(|word| reader.is(word, Role::Aged)) {
            return true;
        }
        at = number;
    }
    false
}

/// `Mahsa Amini, 22, in`: a number between commas after a name is an age.
pub(super) fn named_age(reader: &Reader<'_>, side: &Side) -> bool {
    let name = side.start >= 2
        && reader.sign(side.start - 1, ',')
        && reader.capital(side.start - 2)
        && !reader.word(side.start - 2).any(flag::MONTH);
    // the girl, 9, had
    let person = side.start >= 3
        && reader.sign(side.start - 1, ',')
        && reader.word(side.start - 2).any(flag::NOUN | flag::NOUNS)
        && matches!(reader.word(side.start - 3).role, Role::The | Role::A)
        && reader.lexicon.table.nouns.get(usize::from(reader.word(side.start - 2).noun)).is_some_and(|(unit, ..)| *unit == "person");
    // Anna, eight, and Tom, four, survived: English spells the ages of small children.
    let spelt = reader.shape(side.start) == Shape::Word && reader.lexicon.table.has(Habit::DigitDecimals);
    let least = if person { 1 } else { 14 };
    let least = if spelt { 2 } else { least };
    let years = side.number.whole().is_some_and(|age| (least..105).contains(&age)) && (reader.shape(side.start) == Shape::Number || spelt);
    let goes_on = reader.shape(side.next + 1) == Shape::Word && (spelt || !reader.capital(side.next + 1));
    (name || person) && years && reader.sign(side.next, ',') && goes_on
}

/// `people over 65`, `children under 5`: a bound after a group of persons is an age.
pub(super) fn group_age(reader: &Reader<'_>, side: &Side, approx: Approx, start: usize) -> bool {
    let small = side.number.whole().is_some_and(|age| (1..111).contains(&age));
    let group = start.checked_sub(1).is_some_and(|at| reader.word(at).any(flag::NOUNS) && PERSONS.contains(&reader.surface(at)));
    let ends = reader.closes(side.next) || reader.word(side.next).any(flag::STOP);
    small && group && ends && matches!(approx, Approx::Over | Approx::Under)
}

/// Groups of persons that an age can bound.
const PERSONS: &[&str] =
    &["people", "children", "women", "men", "adults", "residents", "persons", "girls", "boys", "patients", "citizens", "workers"];

/// `five minutes or more`, `aged 60 and over`: after the unit.
pub(super) fn late_approx(reader: &Reader<'_>, next: usize) -> Option<(Approx, usize)> {
    let (approx, end) = context::approx_after(reader, next);
    (approx != Approx::None && end > next).then_some((approx, end))
}

/// `three times`, `3x`, `seven-fold`: the kind, with the token after it.
pub(super) fn times(reader: &Reader<'_>, side: &Side) -> Option<(Kind, usize)> {
    let at = reader.past_hyphen(side.next);
    if side.unit.is_some() {
        return None;
    }
    if reader.is(at, Role::Fold) {
        return Some((Kind::Multiplier, at + 1));
    }
    let more = reader.glued(at + 1) && matches!(reader.shape(at + 1), Shape::Word | Shape::Number);
    if matches!(reader.surface(at), "x" | "X" | "×") && reader.glued(at) && !more {
        return Some((Kind::Multiplier, at + 1));
    }
    if !reader.is(at, Role::Times) {
        return None;
    }
    let more = reader.word(at + 1);
    let compared = more.any(flag::UP | flag::DOWN)
        || matches!(more.role, Role::The | Role::Of)
        || matches!(reader.surface(at + 1), "as" | "that" | "its" | "their" | "what" | "larger" | "bigger");
    let moved = context::moved(reader, context::approx_before(reader, side.start).1);
    let parts = side.number.value.is_some_and(|value| !value.is_integer());
    Some((if compared || moved || parts { Kind::Multiplier } else { Kind::Count }, at + 1))
}

/// `35-year-old`, `60 years of age`, `aged 35`: the token after it, and whether the number alone means years.
pub(super) fn age(reader: &Reader<'_>, side: &Side, next: usize) -> Option<(usize, bool)> {
    if let Some(unit) = side.unit {
        if unit.kind != Kind::Duration {
            return None;
        }
        let at = reader.past_hyphen(next);
        if reader.is(at, Role::Old) {
            return Some((at + 1, false));
        }
        let of_age = reader.is(at, Role::Of) && reader.is(at + 1, Role::Age);
        let aged = side.start > 0 && reader.is(context::approx_before(reader, side.start).1.saturating_sub(1), Role::Aged);
        return of_age.then_some((at + 2, false)).or(aged.then_some((next, false)));
    }
    // 18enne
    if reader.is(side.next, Role::Old) && reader.glued(side.next) {
        return Some((side.next + 1, true));
    }
    let start = context::approx_before(reader, side.start).1;
    let before = start.checked_sub(1)?;
    // aged between 18 and 35
    let before = if reader.is(before, Role::Between) || reader.is(before, Role::From) { before.checked_sub(1)? } else { before };
    let the_age = reader.is(before, Role::Of) && before > 0 && reader.is(before - 1, Role::Age);
    let small = side.number.whole().is_some_and(|age| (0..130).contains(&age));
    (small && (reader.is(before, Role::Aged) || reader.is(before, Role::Age) || the_age)).then_some((next, true))
}

/// Pounds weigh or pay: the other reading stays open, and words of payment or a large sum turn it round.
pub(super) fn pounds(reader: &Reader<'_>, side: &Side, figure: &mut Figure) {
    if figure.unit.code != "lb" || !reader.is(figure_last(side), Role::Pound) {
        return;
    }
    let sterling = Unit::money("GBP");
    let paid = side.number.scale >= 6
        || side.number.place >= 6
        || (1..5).any(|back| side.start.checked_sub(back).is_some_and(|at| pays(reader.surface(at))));
    let other = Reading { kind: figure.kind, value: figure.value.clone(), unit: figure.unit };
    figure.also.extend(half_kilogram(reader, figure));
    if paid && !reader.is(side.next, Role::Of) {
        (figure.kind, figure.unit) = (Kind::Money, sterling);
        figure.also.push(other);
    } else {
        figure.also.push(Reading { kind: Kind::Money, unit: sterling, ..other });
    }
}

/// `ein Pfund Butter`, `une livre de beurre`: half a kilogram in the kitchen.
fn half_kilogram(reader: &Reader<'_>, figure: &Figure) -> Option<Reading> {
    let metric = reader.lexicon.table.has(Habit::OwnParts) || reader.lexicon.table.has(Habit::Twenties);
    let value = figure.value.number().filter(|_| metric)?.mul(Exact::int(500))?;
    Some(Reading { kind: Kind::Measure, value: Value::Number(value), unit: Unit::by_code("g")? })
}

fn figure_last(side: &Side) -> usize {
    side.next.saturating_sub(1)
}

fn pays(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    matches!(
        word.as_str(),
        "cost"
            | "costs"
            | "costing"
            | "spent"
            | "spend"
            | "spending"
            | "paid"
            | "pay"
            | "pays"
            | "price"
            | "priced"
            | "worth"
            | "earn"
            | "earned"
            | "fined"
            | "fine"
            | "raised"
            | "for"
            | "salary"
            | "donated"
            | "profit"
            | "budget"
    )
}
