//! Quantities: a number with its unit, its range, and what the words around say of it. Called by `western::step`.

use super::amount::{Side, side, tolerance};
use super::dress::dress;
use super::found::Found;
use super::lex::Shape;
use super::measure;
use super::number::Form;
use super::range::{one_in, range, scale_of_whole, shared_scale};
use super::reader::Reader;
use super::table::Role;
use crate::figure::{Kind, Value};

/// The quantity that starts at `at`.
pub(super) fn quantity(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let Some(left) = side(reader, at) else { return super::share::one_noun_of(reader, at) };
    let left = shared_percent(reader, tolerance(reader, left));
    if let Some(range) = range(reader, &left) {
        return Some(range);
    }
    if let Some(share) = one_in(reader, &left) {
        return Some(share);
    }
    let shared = shared_scale(reader, &left).or_else(|| scale_of_whole(reader, &left));
    let (mut found, next) = single(reader, left)?;
    found.also.extend(shared);
    Some((found, next))
}

/// `up 5.4 and 3.2 percent`, `5, 6 and 7 percent`: the sign stands once for all.
fn shared_percent(reader: &Reader<'_>, left: Side) -> Side {
    let between = left.start > 0 && (reader.is(left.start - 1, Role::Between) || reader.is(left.start - 1, Role::From));
    // "39.1 billion, or 89 %": said again, no list.
    let again = left.number.scale > 0 || reader.sign(left.next, ',') && reader.is(left.next + 1, Role::Or);
    if left.unit.is_some() || left.number.form != Form::Digits || between || again {
        return left;
    }
    let joined = reader.sign(left.next, ',') || reader.is(left.next, Role::And) || reader.is(left.next, Role::Or);
    let percent = |at: usize| {
        matches!(reader.word(at).role, Role::Percent | Role::PercentPoint) || matches!(reader.shape(at), Shape::Sign('%' | '％'))
    };
    if !joined || !(left.next..left.next + 18).any(percent) {
        return left;
    }
    let unit = last_of_list(reader, left.next).and_then(|right| right.unit);
    let unit = unit.filter(|unit| matches!(unit.kind, Kind::Percent | Kind::PercentagePoint));
    Side { unit: unit.map(|unit| measure::Measured { next: left.next, ..unit }).or(left.unit), ..left }
}

/// The last item of a list that goes on at `at`: after `and`, or past up to five more items set off by commas.
fn last_of_list(reader: &Reader<'_>, at: usize) -> Option<Side> {
    let mut at = at;
    for _ in 0..6 {
        let comma = usize::from(reader.sign(at, ','));
        let last = reader.is(at + comma, Role::And) || reader.is(at + comma, Role::Or);
        let next = at + comma + usize::from(last);
        let item = (next > at).then(|| side(reader, next))?.filter(|item| item.number.form == Form::Digits)?;
        if last || item.unit.is_some() {
            return last.then_some(item);
        }
        at = item.next;
    }
    None
}

/// A quantity with one value.
fn single(reader: &Reader<'_>, side: Side) -> Option<Found> {
    if side.number.form == Form::Ordinal {
        return None;
    }
    let value = match side.number.value {
        Some(_) => Value::Number(side.value()?),
        None => Value::Text(reader.surface(side.number.start).into()),
    };
    dress(reader, &side, value)
}
