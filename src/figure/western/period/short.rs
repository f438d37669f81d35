//! Years told short: '68, Meiji 28.

use crate::figure::western::found::{Found, figure, plain};
use crate::figure::western::lex::Shape;
use crate::figure::western::reader::Reader;
use crate::figure::western::table::{Habit, Role, flag};
use crate::figure::{Date, Kind, Value};

/// `Meiji 28`: the year of a Japanese era.
pub(super) fn year_of_era(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let name = at.checked_sub(1).filter(|name| reader.capital(*name))?;
    let before = match reader.surface(name) {
        "Meiji" => 1867,
        "Taisho" | "Taishō" => 1911,
        "Showa" | "Shōwa" => 1925,
        "Heisei" => 1988,
        "Reiwa" => 2018,
        _ => return None,
    };
    let year = i32::try_from(plain(reader, at, &[1, 2])?).ok()?;
    let date = Date { year: Some(before + year), ..Date::default() };
    Some(figure(reader, name, at + 1, Kind::Year, Value::Date(date)))
}

/// `in '68`, `the class of ’98`: a year whose century an apostrophe stands for, behind a word and before none that it could count.
pub(super) fn clipped_year(reader: &Reader<'_>, at: usize) -> Option<i32> {
    let mark = at.checked_sub(1).filter(|mark| matches!(reader.shape(*mark), Shape::Sign('\'' | '’' | '‘')) && reader.glued(at))?;
    let before = mark.checked_sub(1).filter(|before| !reader.glued(mark) && reader.shape(*before) == Shape::Word)?;
    let lead = matches!(reader.word(before).role, Role::In | Role::Of | Role::Early | Role::Late | Role::Mid | Role::Year)
        || reader.word(before).any(flag::MONTH);
    let ends = reader.closes(at + 1) || reader.word(at + 1).any(flag::STOP);
    let tens = plain(reader, at, &[2]).filter(|_| lead && ends && reader.lexicon.table.has(Habit::DigitDecimals))?;
    Some(i32::try_from(tens).ok()? + if tens < 30 { 2000 } else { 1900 })
}
