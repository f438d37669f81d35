//! What stands behind a unit and goes on with the amount: 3 dollars 50 cents, 1 m 80, 47 s 28.

use super::Side;
use crate::figure::unit::Dimension;
use crate::figure::western::lex::Shape;
use crate::figure::western::measure::{self, Measured};
use crate::figure::western::number::Number;
use crate::figure::western::numeral::number;
use crate::figure::western::reader::Reader;
use crate::figure::western::table::{Habit, Role, flag};
use crate::figure::{Kind, Unit};

/// 3 dollars 50 cents; $20 and 43c; 5 pounds 20 pence; 20 rupees 43.
pub(super) fn cents(reader: &Reader<'_>, side: Side) -> Side {
    added_cents(reader, &side).or_else(|| centimetres(reader, &side)).unwrap_or(side)
}

/// 5 метров 2 сантиметра, 1 Meter 80 Zentimeter, 47 s 28: one length, or time, of which the hundredths stand behind the unit.
fn centimetres(reader: &Reader<'_>, side: &Side) -> Option<Side> {
    let whole = side.number.place == 0 && !reader.lexicon.table.has(Habit::DigitDecimals);
    let unit = side.unit.filter(|unit| whole && matches!(unit.unit.code, "m" | "s"))?;
    let at = side.next + usize::from(reader.is(side.next, Role::And));
    let minor = number(reader, at).filter(|minor| minor.whole().is_some_and(|minor| (1..100).contains(&minor)))?;
    let part = measure::after(reader, minor.next, true);
    // un mètre quatre-vingts, 1 m 80, 47 s 28
    let bare = part.is_none() && minor.whole() >= Some(10) && minor.place <= 0 && measure::noun(reader, minor.next, false).is_none();
    let bare = bare && (unit.unit.code == "m" || at == side.next && reader.surface(at).len() == 2);
    let next = match part {
        Some(part) if part.unit.code == "cm" => part.next,
        None if bare && reader.closes(minor.next) | reader.word(minor.next).any(flag::STOP) => minor.next,
        _ => return None,
    };
    let number = Number { value: Some(side.number.value?.add(minor.value?.shift(-2))?), place: -2, ..side.number };
    Some(Side { number, unit: Some(Measured { next, ..unit }), start: side.start, next })
}

fn added_cents(reader: &Reader<'_>, side: &Side) -> Option<Side> {
    let unit = side.unit.filter(|unit| unit.power == 0 && matches!(unit.unit.dimension, Dimension::Money | Dimension::Mass))?;
    let at = side.next + usize::from(matches!(reader.word(side.next).role, Role::And | Role::With) || reader.sign(side.next, ','));
    // 6 руб. 35 коп.
    let short = reader.sign(at, '.') && reader.glued(at) && reader.shape(at + 1) == Shape::Number && !reader.glued(at + 1);
    let at = at + usize::from(short && !reader.lexicon.table.has(Habit::DigitDecimals));
    let said = !reader.lexicon.table.has(Habit::DigitDecimals);
    let minor = number(reader, at).filter(|minor| minor.whole().is_some_and(|minor| (1..100).contains(&minor)))?;
    let tight = reader.glued(minor.next) && matches!(reader.surface(minor.next), "c" | "p");
    let part = measure::after(reader, minor.next, false).filter(|part| part.kind == Kind::Money && part.power < 0);
    let next = match part {
        Some(part) => part.next,
        None if tight => minor.next + 1,
        // "20 rupees 43", "3 GBP and one": bare hundredths close the amount.
        None if unit.kind == Kind::Money && at == side.next && reader.closes(minor.next) && side.number.place >= 0 => minor.next,
        // "15 dólares y 15.", "15 USD 50 puedes": two digits after a whole amount
        None if said && unit.kind == Kind::Money && !reader.sign(side.next, ',') && small_change(reader, side, at, &minor) => minor.next,
        None => return None,
    };
    let whole = side.number.value?;
    let value = whole.add(minor.value?.shift(-2))?;
    let money =
        if unit.unit.dimension == Dimension::Mass { Measured { unit: Unit::money("GBP"), kind: Kind::Money, ..unit } } else { unit };
    let number = Number { value: Some(value), place: -2, ..side.number };
    Some(Side { number, unit: Some(Measured { next, ..money }), start: side.start, next })
}

fn small_change(reader: &Reader<'_>, side: &Side, at: usize, minor: &Number) -> bool {
    let two = reader.shape(at) != Shape::Number || reader.surface(at).len() == 2;
    let bare = measure::after(reader, minor.next, true).is_none() && measure::noun(reader, minor.next, false).is_none();
    let with = reader.is(side.next, Role::With) || at == side.next && reader.shape(at) == Shape::Number;
    side.number.place == 0 && side.number.scale == 0 && two && bare && (reader.closes(minor.next) || with)
}
