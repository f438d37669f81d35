//! The first so many months or quarters of a year: first three months, deux premiers mois. Called by `date`.

use super::with_year;
use crate::figure::western::found::{Found, figure, small};
use crate::figure::western::number::{Form, Number};
use crate::figure::western::numeral::number;
use crate::figure::western::reader::Reader;
use crate::figure::western::spelled;
use crate::figure::western::table::{Habit, Role, flag};
use crate::figure::{Date, Kind, Reading, Value};

/// `first three`, `trois premiers`: how many the first are.
fn first_many(reader: &Reader<'_>, at: usize) -> Option<(Number, usize)> {
    let first = |at: usize| reader.is(at, Role::First) || reader.word(at).any(flag::ORDINAL) && reader.word(at).ordinal == 1;
    let lead = first(at);
    (lead || !reader.lexicon.table.has(Habit::DigitDecimals)).then_some(())?;
    let start = if lead { at + 1 } else { at };
    let many = number(reader, start)
        .filter(|many| matches!(many.form, Form::Digits | Form::Words))
        .or_else(|| spelled::small(reader, start).filter(|many| many.form == Form::Words))?;
    let after = if lead { many.next } else { many.next + usize::from(first(many.next)) };
    (lead || after > many.next).then_some((many, after))
}

/// the first 11 months, first three quarters
pub(in crate::figure::western) fn first_units(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (many, after) = first_many(reader, at)?;
    let (word, next) = reader.term(reader.past_hyphen(after), flag::UNIT)?;
    let unit = *reader.lexicon.units.get(usize::from(word.unit))?;
    let last: u8 = small(many.whole()?, 2, 12)?;
    let first = Date::default();
    let (from, to) = match unit.code {
        "mo" => (Date { month: Some(1), ..first }, Date { month: Some(last), ..first }),
        "qtr" if last <= 4 => (Date { quarter: Some(1), ..first }, Date { quarter: Some(last), ..first }),
        _ => return None,
    };
    let year = with_year(reader, at, next, first);
    let year_of = match &year.0.value {
        Value::Date(date) => date.year,
        _ => None,
    };
    let value = Value::DateRange(Date { year: year_of, ..from }, Date { year: year_of, ..to });
    let (mut found, end) = figure(reader, at, year.1, Kind::Date, value);
    // How long they are says less than when they were.
    if year_of.is_none() {
        found.also.push(Reading { kind: Kind::Duration, value: Value::Number(many.value?), unit });
    }
    Some((found, end))
}
