//! Two numbers set against each other: ratios, odds, scores and hits. Called by `western::range`.

use super::amount::Side;
use super::found::{Found, figure, plain};
use super::lex::Shape;
use super::number::Form;
use super::numeral::number;
use super::reader::Reader;
use super::table::{Habit, Role, flag};
use super::{context, measure};
use crate::figure::{Exact, Kind, Reading, Unit, Value};

/// The ratio, odds, level score or hits whose first number is `left`.
pub(super) fn against(reader: &Reader<'_>, left: &Side) -> Option<Found> {
    ratio(reader, left)
        .or_else(|| odds(reader, left))
        .or_else(|| spoken_ratio(reader, left))
        .or_else(|| for_every(reader, left))
        .or_else(|| level_score(reader, left))
        .or_else(|| hits(reader, left))
        .or_else(|| holes(reader, left))
}

/// 1:2, 3 : 1
fn ratio(reader: &Reader<'_>, left: &Side) -> Option<Found> {
    let even = reader.glued(left.next) && reader.glued(left.next + 1);
    if !reader.sign(left.next, ':') || !even || left.unit.is_some() || left.number.form != Form::Digits {
        return None;
    }
    let right = number(reader, left.next + 1).filter(|right| right.form == Form::Digits)?;
    // "won in 1:54.26": minutes and seconds
    if right.place == -2 && right.value? < Exact::int(60) && left.number.place == 0 && !context::after_ratio(reader, left.start) {
        let seconds = left.number.value?.mul(Exact::int(60))?.add(right.value?)?;
        let (mut found, next) = figure(reader, left.start, right.next, Kind::Duration, Value::Number(seconds));
        found.unit = Unit::by_code("s")?;
        return Some((found, next));
    }
    let value = Value::Pair(left.number.value?, right.value?);
    Some(figure(reader, left.start, right.next, Kind::Ratio, value))
}

/// `5/1`, `odds of 7/2`: what a bet pays.
fn odds(reader: &Reader<'_>, left: &Side) -> Option<Found> {
    let bottom = left.start + 2;
    (reader.sign(left.start + 1, '/') && left.next == bottom + 1 && left.unit.is_none()).then_some(())?;
    let paid = reader.surface(bottom) == "1" || context::after_ratio(reader, left.start);
    let (top, bottom) = (plain(reader, left.start, &[1, 2, 3, 4])?, plain(reader, bottom, &[1, 2])?);
    let value = Value::Pair(Exact::int(top), Exact::int(bottom));
    (paid && top > 1).then(|| figure(reader, left.start, left.next, Kind::Ratio, value))
}

/// `a ratio of 14 to 1`, `a 14-to-1 ratio`: whole numbers with `to` between; `14 to 1` is one by itself.
fn spoken_ratio(reader: &Reader<'_>, left: &Side) -> Option<Found> {
    let hyphened = reader.hyphen(left.next) && reader.is(left.next + 1, Role::To) && reader.hyphen(left.next + 2);
    let second = if hyphened { left.next + 3 } else { reader.role(left.next, Role::To)? };
    let right = number(reader, second).filter(|right| right.form == left.number.form)?;
    let falling = right.whole() == Some(1) && left.number.whole() > Some(1) && reader.closes(right.next) && !from(reader, left.start);
    let named = context::after_ratio(reader, left.start) || falling || hyphened && matches!(reader.surface(right.next), "ratio" | "odds");
    (named && left.unit.is_none()).then_some(())?;
    let value = Value::Pair(left.number.value?, right.value?);
    Some(figure(reader, left.start, right.next, Kind::Ratio, value))
}

/// Whether `from` stands before `at`: what follows changes rather than compares.
fn from(reader: &Reader<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| reader.is(before, Role::From) || reader.surface(before) == "by")
}

/// `one teacher for every 14 students`, `3,572 applicants for every place`: a ratio, or the one number alone where another language
/// says that there is one to them.
fn for_every(reader: &Reader<'_>, left: &Side) -> Option<Found> {
    let first = left.number.value.filter(|_| left.unit.is_none() && left.number.whole() > Some(0))?;
    let every = |at: &usize| matches!(reader.surface(*at), "for" | "per") && reader.surface(at + 1) == "every";
    let second = reader.lexicon.table.has(Habit::DigitDecimals).then_some(left.next..left.next + 3)?.find(every)? + 2;
    let right = number(reader, second).filter(|right| matches!(right.form, Form::Digits | Form::Words));
    let (value, many, at, next) = match right {
        Some(right) if right.value > Some(first) => (right.value?, right.value?, right.next, right.next),
        None if first > Exact::ONE && reader.shape(second) == Shape::Word => (Exact::ONE, first, left.next, second + 1),
        _ => return None,
    };
    measure::after(reader, at, true).is_none().then_some(())?;
    let (mut found, next) = figure(reader, left.start, next, Kind::Ratio, Value::Pair(first, value));
    let counted = measure::noun(reader, at, false).map_or(Unit::NONE, |(unit, _)| unit);
    found.also.push(Reading { kind: Kind::Count, value: Value::Number(many), unit: counted });
    Some((found, next))
}

/// `one apiece`, `two-all`, `empató a uno`: a level score.
fn level_score(reader: &Reader<'_>, left: &Side) -> Option<Found> {
    let goals = left.number.value.filter(|_| left.unit.is_none() && left.number.whole().is_some_and(|goals| (0..20).contains(&goals)))?;
    let at = reader.past_hyphen(left.next);
    // empató a uno, pareggio per 2
    let lead = left.start.checked_sub(2).is_some_and(|before| reader.word(before).any(flag::DRAW));
    let said = lead && matches!(reader.word(left.start - 1).role, Role::To | Role::Per | Role::With);
    if said && measure::noun(reader, left.next, false).is_none() && reader.role(left.next, Role::To).is_none() && !reader.dash(left.next) {
        return Some(figure(reader, left.start, left.next, Kind::Score, Value::Pair(goals, goals)));
    }
    let level = reader.surface(at) == "apiece" || reader.surface(at) == "all" && at > left.next;
    let english = reader.lexicon.table.has(Habit::DigitDecimals) && level && reader.closes(at + 1);
    english.then(|| figure(reader, left.start, at + 1, Kind::Score, Value::Pair(goals, goals)))
}

/// `3-for-5`, `6-of-11`: what succeeded of what was tried.
fn hits(reader: &Reader<'_>, left: &Side) -> Option<Found> {
    let of = left.next + 1;
    let joined = reader.hyphen(left.next) && reader.hyphen(of + 1) && matches!(reader.surface(of), "for" | "of");
    let tried =
        if joined && left.unit.is_none() { number(reader, of + 2).filter(|tried| tried.form == Form::Digits)? } else { return None };
    let (made, tried_of) = (left.number.whole()?, tried.whole()?);
    let value = Value::Pair(Exact::int(made), Exact::int(tried_of));
    (made <= tried_of).then(|| figure(reader, left.start, tried.next, Kind::Score, value))
}

/// `5&4`: so many holes up with so many to play.
fn holes(reader: &Reader<'_>, left: &Side) -> Option<Found> {
    let tight = reader.sign(left.next, '&') && reader.glued(left.next) && reader.glued(left.next + 1) && left.unit.is_none();
    tight.then_some(())?;
    let (up, left_over) = (plain(reader, left.start, &[1, 2])?, plain(reader, left.next + 1, &[1])?);
    let value = Value::Pair(Exact::int(up), Exact::int(left_over));
    (up > left_over).then(|| figure(reader, left.start, left.next + 2, Kind::Score, value))
}

/// `2-1`, `21-17`: two numbers of a match, where they are no range.
pub(super) fn score(reader: &Reader<'_>, left: &Side, right: &Side, dash: bool) -> Option<Found> {
    let (low, high) = (left.number.whole()?, right.number.whole()?);
    let bare = left.unit.is_none() && right.unit.is_none() && (0..300).contains(&low) && (0..300).contains(&high);
    if !dash || !bare || !reader.glued(right.start) || reader.dash(right.next) && reader.glued(right.next) && reader.glued(right.next + 1) {
        return None;
    }
    let near = left.start.saturating_sub(4)..right.next + 2;
    let played = near.into_iter().any(|at| reader.word(at).any(flag::MATCH));
    // 50-50: an even chance, and no match.
    if (low, high) == (50, 50) {
        return Some(figure(reader, left.start, right.next, Kind::Label, Value::Text("50-50".into())));
    }
    (low >= high || played).then(|| {
        let value = Value::Pair(Exact::int(low), Exact::int(high));
        figure(reader, left.start, right.next, Kind::Score, value)
    })
}
