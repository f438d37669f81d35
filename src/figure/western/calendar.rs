//! The parts of a date as tokens: months, days, years. `date` and `period` are made of them.

use super::found::{small, year_at};
use super::lex::Shape;
use super::number::{Form, Number};
use super::numeral::number;
use super::reader::Reader;
use super::table::{Habit, Role, flag};

/// The month at `at`: a name with a capital, or one that a number makes sure of.
pub(super) fn month_at(reader: &Reader<'_>, at: usize) -> Option<(u8, usize)> {
    let word = reader.word(at);
    if !word.any(flag::MONTH) {
        return None;
    }
    let dot = usize::from(reader.sign(at + 1, '.') && reader.glued(at + 1) && reader.surface(at).chars().count() <= 4);
    Some((word.calendar, at + 1 + dot))
}

/// A day of a month: 1, 1st, first, twenty-first.
pub(super) fn day_at(reader: &Reader<'_>, at: usize) -> Option<(u8, usize)> {
    let (which, day) = bare_day(reader, at)?;
    (!is_measured(reader, &day)).then_some((which, day.next))
}

/// The same, where a unit may still follow it.
pub(super) fn bare_day(reader: &Reader<'_>, at: usize) -> Option<(u8, Number)> {
    let the = at + usize::from(reader.is(at, Role::The));
    let day = number(reader, the)?;
    Some((day_of(reader, at, the, &day)?, day))
}

/// Whether a unit follows digits or words that may be a day.
pub(super) fn is_measured(reader: &Reader<'_>, day: &Number) -> bool {
    day.form != Form::Ordinal && super::measure::after(reader, day.next, true).is_some()
}

fn day_of(reader: &Reader<'_>, at: usize, the: usize, day: &Number) -> Option<u8> {
    let short = match day.form {
        Form::Ordinal => true,
        Form::Digits => day.place == 0 && day.next == the + 1 && reader.surface(the).len() <= 2,
        Form::Words => day.place == 0,
        _ => false,
    };
    // "August a dozen", "November seven races": what is counted behind a month is no day of it.
    let before = at > 0 && reader.word(at - 1).any(flag::MONTH);
    let spelt = day.form == Form::Words || day.form == Form::Digits && !reader.lexicon.table.has(Habit::DigitDecimals);
    let counted = before && spelt && !ends_date(reader, day.next);
    if short && !counted { small(day.whole()?, 1, 31) } else { None }
}

/// Whether a day in words can end at `at`: no noun follows that it could count.
fn ends_date(reader: &Reader<'_>, at: usize) -> bool {
    reader.shape(at) != Shape::Word || reader.word(at).any(flag::STOP | flag::CARDINAL | flag::AT) || reader.word(at).role != Role::None
}

/// A year after a day or month: `, 2022`, `2022`, `of 2022`, twenty twelve.
pub(super) fn year_after(reader: &Reader<'_>, at: usize) -> Option<(i32, usize)> {
    let comma = at + usize::from(reader.sign(at, ',') || reader.is(at, Role::Of));
    // в ноябре 1910 человек
    let counted = at == comma && reader.word(at + 1).any(flag::NOUNS) && !reader.lexicon.table.has(Habit::DigitDecimals);
    if let Some(year) = year_at(reader, comma).filter(|_| !counted) {
        let taken = reader.glued(comma + 1) && matches!(reader.shape(comma + 1), Shape::Sign('-' | '/' | ':' | '%') | Shape::Word);
        return (!taken).then_some((year, past_year(reader, comma + 1)));
    }
    let spoken = number(reader, comma).filter(|_| reader.shape(comma) == Shape::Word && at == comma)?;
    let fits = spoken.form == Form::Pairs || spoken.form == Form::Words && spoken.whole().is_some_and(|year| (1900..2100).contains(&year));
    fits.then_some((small(spoken.whole()?, 1000, 2199)?, spoken.next))
}

/// `2022 года`, `2022 г.`: past the word for year after its digits.
pub(super) fn past_year(reader: &Reader<'_>, at: usize) -> usize {
    let after = reader.is(at, Role::YearAfter);
    let point = usize::from(after && reader.sign(at + 1, '.') && reader.glued(at + 1) && reader.surface(at).chars().count() <= 2);
    at + usize::from(after) + point
}

/// `early`, `mid-`, `late` before a date belong to its span.
pub(super) fn early(reader: &Reader<'_>, at: usize) -> usize {
    let before = at.saturating_sub(if at > 0 && reader.hyphen(at - 1) { 2 } else { 1 });
    let part = matches!(reader.word(before).role, Role::Early | Role::Mid | Role::Late);
    if at > 0 && part { before } else { at }
}
