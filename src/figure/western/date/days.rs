//! Days that share a month with another: tra il 3 e il 5 maggio, November 4 and 5, on the 15th. Called by `date::day_first`.

use crate::figure::western::calendar::{day_at, month_at, year_after};
use crate::figure::western::found::{Found, figure};
use crate::figure::western::lex::Shape;
use crate::figure::western::numeral::number;
use crate::figure::western::reader::Reader;
use crate::figure::western::table::{Role, flag};
use crate::figure::{Date, Kind, Value};

/// `tra il 3 e il 5 maggio`, `am 3. und 4. Mai`: the month of the second day serves the first, which `between` joins with it.
pub(super) fn two_days(reader: &Reader<'_>, at: usize, day: u8, next: usize) -> Option<Found> {
    reader.is(next, Role::And).then_some(())?;
    let second_at = next + 1 + usize::from(reader.is(next + 1, Role::The));
    let (second, after) = day_at(reader, second_at).filter(|(second, _)| *second > day)?;
    let (month, mut end) = month_at(reader, after + usize::from(reader.is(after, Role::Of)))?;
    let mut to = Date { month: Some(month), day: Some(second), ..Date::default() };
    if let Some((year, after)) = year_after(reader, end) {
        (to.year, end) = (Some(year), after);
    }
    let from = Date { day: Some(day), ..to };
    let lead = at.checked_sub(1).map(|before| if reader.is(before, Role::The) { before.saturating_sub(1) } else { before });
    if lead.is_some_and(|lead| reader.is(lead, Role::Between)) {
        return Some(figure(reader, at, end, Kind::Date, Value::DateRange(from, to)));
    }
    Some(figure(reader, at, next, Kind::Date, Value::Date(from)))
}

/// `November 4 and 5`: another day of the month that stands before the first.
pub(super) fn second_day(reader: &Reader<'_>, at: usize, day: u8, next: usize) -> Option<Found> {
    let and = at.checked_sub(1).filter(|and| reader.is(*and, Role::And))?;
    let (month, after) = (2..4).find_map(|back| month_at(reader, and.checked_sub(back)?))?;
    let (first, end) = day_at(reader, after)?;
    let date = Date { month: Some(month), day: Some(day), ..Date::default() };
    let fits = end == and && first < day && (reader.closes(next) || reader.word(next).any(flag::STOP));
    fits.then(|| figure(reader, at, next, Kind::Date, Value::Date(date)))
}

/// `quinta-feira (12)`: the day of the month in brackets after the day of the week, with the token after it.
pub(super) fn bracketed(reader: &Reader<'_>, at: usize) -> Option<(u8, usize)> {
    let day = reader.surface(at + 1).parse().ok().filter(|day| (1..=31).contains(day))?;
    let closed = reader.sign(at, '(') && reader.shape(at + 1) == Shape::Number && reader.sign(at + 2, ')');
    closed.then_some((day, at + 3))
}

/// `no dia 15`, `el día 3`: digits after the word for a day, which count nothing.
fn is_named_day(reader: &Reader<'_>, at: usize, next: usize) -> bool {
    let named = at.checked_sub(1).is_some_and(|before| matches!(reader.surface(before), "dia" | "día"));
    let ends = reader.closes(next) || reader.word(next).any(flag::STOP);
    named && ends && reader.shape(at) == Shape::Number && next == at + 1
}

/// `on the 15th`, `from the 16th`: the day of a month that was named before.
pub(super) fn lone_day(reader: &Reader<'_>, at: usize, day: u8, next: usize) -> Option<Found> {
    let digits = reader.shape(at) == Shape::Number && next == at + 2;
    if is_named_day(reader, at, next) {
        return Some(figure(reader, at, next, Kind::Date, Value::Date(Date { day: Some(day), ..Date::default() })));
    }
    let the = at.checked_sub(2).is_some_and(|before| reader.is(before + 1, Role::The) && reader.word(before).any(flag::STOP | flag::ROLE));
    // "the 12th and 27th minutes" are no days.
    let pair = reader.is(next, Role::And).then(|| number(reader, next + 1).map_or(0, |second| second.next));
    let alone = reader.closes(next) || reader.word(next).any(flag::STOP) && pair.is_none_or(|end| end == 0 || reader.closes(end));
    let date = Date { day: Some(day), ..Date::default() };
    (digits && the && alone && !reader.is(next, Role::Of)).then(|| figure(reader, at, next, Kind::Date, Value::Date(date)))
}
