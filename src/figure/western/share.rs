//! Shares as other languages than English say them: un enfant sur trois, uno de cada tres, due italiani su tre. Called by
//! `western::quantity` and `western::range`.

use super::amount::Side;
use super::found::{Found, figure};
use super::lex::Shape;
use super::number::{Form, Number};
use super::numeral::number;
use super::reader::Reader;
use super::table::{Role, flag};
use super::{context, measure};
use crate::figure::{Exact, Kind, Value};

/// `uno de cada tres`, `deux Français sur trois`: a number, perhaps what it counts, and the whole.
pub(super) fn one_of(reader: &Reader<'_>, left: &Side) -> Option<Found> {
    let top = left.number.whole().filter(|top| left.unit.is_none() && (1..100).contains(top))?;
    matches!(left.number.form, Form::Words | Form::Digits).then_some(())?;
    let bottom = whole_after(reader, left.next)?;
    share(reader, left.start, top, &bottom)
}

/// `un enfant sur trois`: the article is the number.
pub(super) fn one_noun_of(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let one = reader.is(at, Role::A) && (plain_noun(reader, at + 1) || out_of(reader, at + 1).is_some());
    let bottom = one.then(|| whole_after(reader, at + 1))??;
    share(reader, at, 1, &bottom)
}

/// The whole of a share, after what joins it, over up to two words of what is counted.
fn whole_after(reader: &Reader<'_>, at: usize) -> Option<Number> {
    let mut nouns = (0..3).take_while(|words| (at..at + words).all(|at| plain_noun(reader, at)));
    let after = nouns.find_map(|words| out_of(reader, at + words))?;
    let bottom = number(reader, after).filter(|bottom| matches!(bottom.form, Form::Words | Form::Digits))?;
    let measured = measure::after(reader, bottom.next, true).is_some();
    // "um em cada três brasileiros": what is counted may follow where the words before make sure.
    let each = reader.word(after - 1).role == Role::Per
        || reader.term_before(after, flag::ROLE).is_some_and(|(word, start)| word.role == Role::Out && start + 1 < after);
    let alone = each || measure::noun(reader, bottom.next, false).is_none() && ends(reader, bottom.next);
    (!measured && alone).then_some(bottom)
}

/// The position after `sur`, `su`, `de cada`, `em cada`, `von`, `из`.
fn out_of(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let each = |at: usize| at + usize::from(reader.is(at, Role::Per));
    match reader.word(at).role {
        Role::Over | Role::Out => Some(each(at + 1)),
        Role::Of if reader.is(at + 1, Role::Per) => Some(at + 2),
        _ => reader.role(at, Role::Out),
    }
}

/// A word that can be the noun of a share: none that the grammar knows as another thing.
fn plain_noun(reader: &Reader<'_>, at: usize) -> bool {
    let other = flag::STOP | flag::CARDINAL | flag::SCALE | flag::UNIT | flag::MONEY | flag::ORDINAL | flag::DENOMINATOR | flag::GROUP;
    reader.shape(at) == Shape::Word && !reader.word(at).any(other) && reader.word(at).role == Role::None
}

/// Whether a share can end at `at`: a plural there would be counted ("un débat sur trois thèmes").
fn ends(reader: &Reader<'_>, at: usize) -> bool {
    let plural = || reader.surface(at).ends_with(['s', 'x', 'i', 'e', 'n', 'й', 'в']);
    reader.closes(at) || reader.word(at).any(flag::STOP) || reader.shape(at) == Shape::Word && !plural()
}

fn share(reader: &Reader<'_>, at: usize, top: i64, bottom: &Number) -> Option<Found> {
    let whole = bottom.whole()?;
    let round = top == 1 && whole <= 1000 || whole <= 20 || matches!(whole, 30 | 40 | 50 | 100 | 1000);
    let value = Exact::ratio(top.into(), whole.into()).filter(|_| round && top < whole)?;
    let (approx, start) = context::approx_before(reader, at);
    let (after, end) = context::approx_after(reader, bottom.next);
    let (mut found, next) = figure(reader, start, end, Kind::Fraction, Value::Number(value));
    found.approx = if after == crate::figure::Approx::None { approx } else { after };
    Some((found, next))
}
