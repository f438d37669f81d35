//! Periods as reports abbreviate them: Q1, H1 2025, FY24, 1Q24, 2H23.

use super::with_year;
use crate::figure::western::found::{Found, figure, plain, small, year_at};
use crate::figure::western::lex::Shape;
use crate::figure::western::reader::Reader;
use crate::figure::{Date, Kind, Value};

/// Q1, Q3'23, H1 2025, FY2022, FY24, 1Q24.
pub(in crate::figure::western) fn named_period(reader: &Reader<'_>, at: usize) -> Option<Found> {
    if reader.shape(at) == Shape::Number {
        return counted_period(reader, at);
    }
    let letter = reader.surface(at);
    if !matches!(letter, "Q" | "H" | "FY" | "q" | "h") || !reader.glued(at + 1) && letter != "FY" {
        return None;
    }
    if letter == "FY" {
        let year = year_at(reader, at + 1).or_else(|| short_year(reader, at + 1))?;
        let date = Date { year: Some(year), ..Date::default() };
        return ends(reader, at + 2).then(|| figure(reader, at, at + 2, Kind::Year, Value::Date(date)));
    }
    let period = part(letter, plain(reader, at + 1, &[1])?)?;
    dated(reader, at, at + 2, period)
}

/// 1Q24, 4Q 2023, 2H23: the number stands before its letter, in capitals.
fn counted_period(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let word = reader.surface(at + 1);
    // 4QFY25
    let letter = word.strip_suffix("FY").unwrap_or(word);
    let period = (reader.glued(at + 1) && matches!(letter, "Q" | "H")).then(|| part(letter, plain(reader, at, &[1])?))??;
    let told = reader.shape(at + 2) == Shape::Number || fiscal(reader, at + 2) > at + 2;
    told.then(|| dated(reader, at, at + 2, period))?
}

/// The quarter or half that a letter numbers.
fn part(letter: &str, which: i64) -> Option<Date> {
    Some(match letter {
        "Q" | "q" => Date { quarter: Some(small(which, 1, 4)?), ..Date::default() },
        _ => Date { half: Some(small(which, 1, 2)?), ..Date::default() },
    })
}

/// Adds the year of two digits that touches the period, or as elsewhere.
fn dated(reader: &Reader<'_>, start: usize, next: usize, period: Date) -> Option<Found> {
    let mark = fiscal(reader, next);
    let mark = mark + usize::from(matches!(reader.shape(mark), Shape::Sign('\'' | '’' | '‘')));
    if let Some(year) = short_year(reader, mark).filter(|_| ends(reader, mark + 1)) {
        let date = Date { year: Some(year), ..period };
        return Some(figure(reader, start, mark + 1, Kind::Date, Value::Date(date)));
    }
    if mark > next
        && let Some(year) = year_at(reader, mark)
    {
        let date = Date { year: Some(year), ..period };
        return Some(figure(reader, start, mark + 1, Kind::Date, Value::Date(date)));
    }
    ends(reader, next).then(|| with_year(reader, start, next, period))
}

/// The token after an `FY`.
fn fiscal(reader: &Reader<'_>, at: usize) -> usize {
    at + usize::from(reader.surface(at) == "FY")
}

/// Two glued digits as a year of this century.
fn short_year(reader: &Reader<'_>, at: usize) -> Option<i32> {
    let year = reader.glued(at).then(|| plain(reader, at, &[2]))??;
    Some(2000 + small::<i32>(year, 0, 69)?)
}

/// Whether no letter or digit goes on: FY24E is left to the codes.
fn ends(reader: &Reader<'_>, at: usize) -> bool {
    !(reader.glued(at) && matches!(reader.shape(at), Shape::Word | Shape::Number))
}
