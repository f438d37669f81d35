//! Centuries: 20th century, the 18th and 19th centuries, `XIXe` siècle, il Novecento.

use super::era;
use crate::figure::western::calendar::early;
use crate::figure::western::found::{Found, figure};
use crate::figure::western::number::{Form, Number};
use crate::figure::western::numeral::number;
use crate::figure::western::reader::Reader;
use crate::figure::western::table::{Habit, Role, flag};
use crate::figure::{Date, Kind, Value};

/// Whether `ordinal`, with its noun at `noun`, counts centuries: 1 or, before Christ, -1, and the token after it.
pub(super) fn century(reader: &Reader<'_>, ordinal: &Number, noun: usize) -> Option<(i32, usize)> {
    if reader.is(noun, Role::Century) {
        return Some(era(reader, noun + 1).unwrap_or((1, noun + 1)));
    }
    century_follows(reader, noun).then_some((1, ordinal.next))
}

/// Whether other ordinals and then the word follow: the 18th, 19th and early 20th centuries; from the 12th to the 13th century.
pub(in crate::figure::western) fn century_follows(reader: &Reader<'_>, mut at: usize) -> bool {
    for _ in 0..3 {
        let comma = usize::from(reader.sign(at, ','));
        let joint = comma + usize::from(matches!(reader.word(at + comma).role, Role::And | Role::To));
        // to the, bis ins
        let the = reader.is(at + joint, Role::The) || joint > comma && reader.word(at + joint).any(flag::STOP);
        let joint = joint + usize::from(the);
        let part = usize::from(matches!(reader.word(at + joint).role, Role::Early | Role::Mid | Role::Late));
        let other = number(reader, at + joint + part).filter(|other| joint > 0 && other.form == Form::Ordinal);
        let Some(other) = other else { return false };
        at = reader.past_hyphen(other.next);
        if reader.is(at, Role::Century) {
            return true;
        }
    }
    false
}

/// `XIXe siècle`, `siglo XV`, `XX век`: a century in Roman numerals.
pub(in crate::figure::western) fn roman_century(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let surface = reader.surface(at).trim_end_matches(['e', 'è', 'm', 'ᵉ', 'º']);
    let which = roman(surface).filter(|which| (1..=21).contains(which))?;
    let date = Date { year: Some(which), century: true, ..Date::default() };
    let next = reader.past_hyphen(at + 1);
    if reader.is(next, Role::Century) {
        return Some(figure(reader, early(reader, at), next + 1, Kind::Date, Value::Date(date)));
    }
    let before = at.checked_sub(1).filter(|before| reader.is(*before, Role::Century))?;
    Some(figure(reader, early(reader, before), at + 1, Kind::Date, Value::Date(date)))
}

/// `il Novecento`, `nel Settecento`: the century by its hundreds, with a capital.
pub(in crate::figure::western) fn named_century(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let named = reader.lexicon.table.has(Habit::CenturyNames) && reader.capital(at) && !reader.token(at).line_start;
    let hundreds = named.then(|| number(reader, at))?.filter(|number| number.form == Form::Words && number.place == 2)?;
    let which = hundreds.whole().filter(|hundreds| (200..1000).contains(hundreds))? / 100 + 11;
    let date = Date { year: i32::try_from(which).ok(), century: true, ..Date::default() };
    let start = early(reader, at);
    Some(figure(reader, start, hundreds.next, Kind::Date, Value::Date(date)))
}

/// The value of a Roman number of the letters I, V and X.
pub(in crate::figure::western) fn roman(text: &str) -> Option<i32> {
    let value = |c: char| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        _ => None,
    };
    let digits: Vec<i32> = text.chars().map(value).collect::<Option<_>>()?;
    let later = digits.iter().skip(1).copied().chain([0]);
    (!digits.is_empty()).then(|| digits.iter().zip(later).map(|(one, next)| if *one < next { -one } else { *one }).sum())
}
