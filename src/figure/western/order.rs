//! Places in an order or ranking, and multiples in one word (doubled, twice). Called by `western::step`.

use super::found::{Found, figure};
use super::lex::Shape;
use super::number::Form;
use super::numeral::number;
use super::reader::Reader;
use super::table::{Role, flag};
use super::{context, measure};
use crate::figure::{Approx, Direction, Exact, Kind, Reading, Unit, Value};

/// An ordinal in an order or ranking that starts at `at`.
pub(super) fn ordinal(reader: &Reader<'_>, at: usize) -> Option<Found> {
    if let Some(roman) = roman(reader, at) {
        return Some(roman);
    }
    if reader.is(at, Role::First) {
        return first(reader, at);
    }
    let number = number(reader, at).filter(|number| number.form == Form::Ordinal)?;
    if reader.word(at).any(flag::UNIT) && !orders(reader, at, number.next) {
        return None;
    }
    // the second half of an essay
    if reader.word(number.next).any(flag::DENOMINATOR) {
        return None;
    }
    if let Some(range) = between(reader, at, &number) {
        return Some(range);
    }
    if let Some(share) = each(reader, at, &number) {
        return Some(share);
    }
    let kind = if ranked(reader, at, number.next) { Kind::Rank } else { Kind::Ordinal };
    // à la 90e+4: a minute of stoppage time
    let added = reader.sign(number.next, '+') && reader.glued(number.next) && reader.glued(number.next + 1);
    let more = if added && reader.shape(number.next + 1) == Shape::Number { 2 } else { 0 };
    let (approx, start) = context::approx_before(reader, at);
    let bound = !matches!(approx, Approx::None | Approx::About);
    let (mut found, next) = figure(reader, if bound { start } else { at }, number.next + more, kind, Value::Number(number.value?));
    found.approx = if bound { approx } else { Approx::None };
    // Others count the years of the 103rd anniversary.
    if reader.surface(next).starts_with("anniversar")
        && let Some(unit) = Unit::by_code("a")
    {
        found.also.push(Reading { kind: Kind::Duration, value: Value::Number(number.value?), unit });
    }
    Some((found, next))
}

/// `le XVe arrondissement`, `la XVIII legislatura`, `XXII съезд`: a Roman number before what it counts; a name before it is a king's.
fn roman(reader: &Reader<'_>, at: usize) -> Option<Found> {
    (super::may_be_roman(reader, at) && reader.shape(at) == Shape::Word).then_some(())?;
    let surface = reader.surface(at);
    let letters = surface.trim_end_matches(['e', 'è', 'm', 'ᵉ']);
    let marked = letters.len() < surface.len();
    let value = super::period::roman(letters).filter(|value| (1..100).contains(value) && (marked || letters.len() > 1))?;
    let king = at.checked_sub(1).is_some_and(|before| reader.capital(before) && !reader.token(before).line_start);
    let noun = reader.shape(at + 1) == Shape::Word && !reader.word(at + 1).any(flag::STOP);
    (noun && !king).then(|| figure(reader, at, at + 1, Kind::Ordinal, Value::Number(Exact::int(value.into()))))
}

/// `jeder zehnte Deutsche`, `каждый третий`: one in so many, or the place in a series.
fn each(reader: &Reader<'_>, at: usize, number: &super::number::Number) -> Option<Found> {
    let every = at.checked_sub(1).filter(|before| reader.is(*before, Role::Each))?;
    measure::after(reader, number.next, false).is_none().then_some(())?;
    let whole = number.whole().filter(|whole| (2..=1000).contains(whole))?;
    let (mut found, next) = figure(reader, every, number.next, Kind::Fraction, Value::Number(Exact::ratio(1, whole.into())?));
    found.also.push(Reading { kind: Kind::Ordinal, value: Value::Number(number.value?), unit: Unit::NONE });
    Some((found, next))
}

/// entre quinta y vigésima, entre le dixième et le quinzième
fn between(reader: &Reader<'_>, at: usize, low: &super::number::Number) -> Option<Found> {
    let lead = at.checked_sub(1)?;
    let lead = if reader.is(lead, Role::The) { lead.checked_sub(1)? } else { lead };
    (reader.is(lead, Role::Between) && reader.is(low.next, Role::And)).then_some(())?;
    let second = low.next + 1 + usize::from(reader.is(low.next + 1, Role::The));
    let high = number(reader, second).filter(|high| high.form == Form::Ordinal)?;
    let value = Value::Range(low.value?, high.value?);
    Some(figure(reader, at, high.next, Kind::Ordinal, value))
}

/// `second` orders after a determiner or before its noun; `I second that`, `per second`, `a split second` do not.
fn orders(reader: &Reader<'_>, at: usize, next: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return !reader.closes(next) || reader.tokens.len() == 1 };
    let per = matches!(reader.word(before).role, Role::Per) || reader.sign(before, '/');
    let pronoun = matches!(reader.surface(before), "I" | "we" | "split" | "every" | "you");
    let lone = reader.is(before, Role::A) && reader.closes(next);
    !(per || pronoun || lone)
}

/// ranked third, finished second, in third place, second in the world
fn ranked(reader: &Reader<'_>, at: usize, next: usize) -> bool {
    let verb = (1..4).any(|back| at.checked_sub(back).is_some_and(|before| reader.is(before, Role::Rank) && !reader.closes(before)));
    verb || matches!(reader.surface(reader.past_hyphen(next)), "place" | "place." | "largest" | "biggest" | "highest")
}

fn first(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let next = at + 1;
    if ranked(reader, at, next) {
        return Some(figure(reader, at, next, Kind::Rank, Value::Number(Exact::ONE)));
    }
    if let Some(many) = number(reader, next).filter(|many| matches!(many.form, Form::Digits | Form::Words)) {
        measure::after(reader, many.next, true).is_none().then_some(())?;
        return Some(figure(reader, at, many.next, Kind::Rank, Value::Number(many.value?)));
    }
    let alone = at == 0 && reader.tokens.len() == 1;
    let hyphen = reader.hyphen(next) || at > 0 && reader.hyphen(at - 1);
    let before = at.checked_sub(1).map(|before| reader.word(before));
    let determined = before.is_some_and(|word| matches!(word.role, Role::The | Role::A | Role::Own)) || possessive(reader, at);
    let only = determined && reader.is(next, Role::And);
    let ends = reader.closes(next) || reader.word(next).any(flag::STOP) && !reader.is(next, Role::To) && !only;
    let noun = reader.is(next, Role::Time) || measure::noun(reader, next, true).is_some() || began(reader.surface(next));
    (alone || !hyphen && !ends && (determined || noun)).then(|| figure(reader, at, next, Kind::Ordinal, Value::Number(Exact::ONE)))
}

/// `first entered`, `first began`: a past that happened for the first time.
fn began(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") || matches!(word, "began" | "came" | "took" | "made" | "met" | "held" | "saw" | "won" | "went")
}

fn possessive(reader: &Reader<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        let word = reader.surface(before);
        word.ends_with("'s")
            || word.ends_with("’s")
            || word.ends_with("s'")
            || reader.shape(before) == Shape::Sign('\'')
            || reader.shape(before) == Shape::Sign('’')
    })
}

/// doubled, tripled, twofold, twice
pub(super) fn multiplier(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (word, next) = reader.term(at, flag::MULTIPLIER)?;
    let value = Value::Number(Exact::ratio(word.cardinal.into(), word.divisor.into())?);
    let (approx, start) = context::approx_before(reader, at);
    let kind = if u32::from(word.divisor) > word.cardinal { Kind::Fraction } else { Kind::Multiplier };
    let (mut found, next) = figure(reader, start, next, kind, value);
    found.direction = match word.trend {
        1 => Direction::Up,
        -1 => Direction::Down,
        _ => context::direction(reader, start, next, true),
    };
    found.approx = if approx == Approx::None { context::approx_after(reader, next).0 } else { approx };
    if word.trend == 0 && matches!(reader.word(next).role, Role::A | Role::Per) {
        (found.kind, found.unit) = (Kind::Count, Unit::count("time"));
    }
    Some((found, next))
}
