//! Times as languages other than English tell them: las dos y diez, alle 3 e mezza, quinze pras duas, drei Uhr fünfzehn.

use super::{half, halved, is_name, is_set, time};
use crate::figure::western::found::Found;
use crate::figure::western::lex::Shape;
use crate::figure::western::reader::Reader;
use crate::figure::western::table::{Habit, Role, flag};
use crate::figure::western::{measure, spelled};

/// `mezzogiorno e mezzo`, `midi et quart`: noon or midnight, perhaps with a part of the next hour.
pub(super) fn noon(reader: &Reader<'_>, at: usize, next: usize, hour: u8) -> Found {
    let part = reader.word(next + 1);
    let said = reader.is(next, Role::And) && part.any(flag::DENOMINATOR) && matches!(part.ordinal, 2 | 4);
    if said && !reader.lexicon.table.has(Habit::DigitDecimals) {
        let minute = if part.ordinal == 2 { 30 } else { 15 };
        return time(reader, at, next + 2, (hour, minute, None));
    }
    time(reader, at, next, (hour, 0, None))
}

/// Past what makes `15.30` a time: the word for the hour after it, or one before it where no unit follows.
pub(super) fn after_minutes(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let set = is_set(reader, at);
    let whole = reader.surface(at).len() >= 4 && reader.surface(at).contains('.');
    let unit = measure::after(reader, at + 1, true);
    let bare = || unit.is_none() && measure::noun(reader, at + 1, false).is_none();
    let sure = || set && (whole || clock_noun(reader, at - 1)) && bare();
    // a las 14.30 horas
    let named = unit.filter(|unit| set && whole && unit.unit.code == "h").map(|unit| unit.next);
    reader.role(at + 1, Role::Clock).or(named).or_else(|| (sure() || bare() && in_span(reader, at)).then_some(at + 1))
}

/// `de 9.00 a 14.30`: two times of one form, where a comma parts decimals.
fn in_span(reader: &Reader<'_>, at: usize) -> bool {
    let pointed = |at: usize| {
        let parts = reader.surface(at).split_once('.').filter(|(hour, minute)| hour.len() <= 2 && minute.len() == 2);
        let parts = parts.and_then(|(hour, minute)| hour.parse::<u8>().ok().zip(minute.parse::<u8>().ok()));
        reader.shape(at) == Shape::Number && parts.is_some_and(|(hour, minute)| hour <= 24 && minute < 60)
    };
    let joint = |at: usize| reader.role(at, Role::To) == Some(at + 1) || reader.dash(at);
    let first = joint(at + 1) && pointed(at + 2);
    let second = at > 1 && joint(at - 1) && pointed(at - 2);
    reader.lexicon.table.decimal == ',' && pointed(at) && (first || second)
}

/// `ore 15,30`: the word before is the unit itself.
fn clock_noun(reader: &Reader<'_>, at: usize) -> bool {
    reader.word(at).any(flag::UNIT)
}

/// `alle 3 e mezza`, `a las 5 menos cuarto`, `à 3 moins dix`: an hour in digits after the word for at, and a part in words.
pub(super) fn told_digits(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let set = is_set(reader, at);
    let hour: u8 = reader.surface(at).parse().ok().filter(|hour| set && *hour <= 24)?;
    let less = reader.is(at + 1, Role::Minus);
    (less || reader.is(at + 1, Role::And)).then_some(())?;
    let part = at + 2 + usize::from(reader.is(at + 2, Role::A));
    let (minute, next) = minute_word(reader, at + 2).filter(|_| less || reader.word(part).any(flag::DENOMINATOR))?;
    let (hour, minute) = if less { ((hour + 23) % 24, 60 - minute) } else { (hour, minute) };
    let (half, next) = half(reader, next).map_or((None, next), |(half, next)| (Some(half), next));
    Some(time(reader, at, next, (halved(hour, half), u8::try_from(minute).ok()?, None)))
}

/// `three o'clock`, `einundzwanzig Uhr`: a number in words before the word for the hour.
pub(super) fn hour_and_clock(reader: &Reader<'_>, at: usize) -> Option<Found> {
    reader.word(at).any(flag::CARDINAL).then_some(())?;
    let hour = spelled::small(reader, at)?;
    let next = reader.role(hour.next, Role::Clock)?;
    let most = if reader.lexicon.table.has(Habit::DigitDecimals) { 12 } else { 24 };
    let hour = hour.whole().and_then(|hour| u8::try_from(hour).ok()).filter(|hour| *hour <= most)?;
    Some(on_the_hour(reader, at, next, hour))
}

/// The time whose word for the hour ends before `next`, with the minutes and the part of the day that follow.
pub(super) fn on_the_hour(reader: &Reader<'_>, at: usize, next: usize, hour: u8) -> Found {
    let later = (!reader.lexicon.table.has(Habit::DigitDecimals)).then(|| after_clock(reader, next)).flatten();
    let (minute, second, next) = later.unwrap_or((0, None, next));
    let (half, next) = half(reader, next).map_or((None, next), |(half, next)| (Some(half), next));
    time(reader, at, next, (halved(hour, half), minute, second))
}

/// `9h à 17h`, `von 9 bis 17 Uhr`, `de 9 a 17 horas`, `dalle 9 alle 17`: the hours between which something is open.
pub(super) fn span(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let back = (2..4).filter_map(|back| at.checked_sub(back));
    let (first, second, last) = back.chain([at]).find_map(|first| {
        hours(reader, first).filter(|(_, second, _)| first == at || *second == at).map(|(end, second, last)| (first, (end, second), last))
    })?;
    let (start, end) = if first == at { (first, second.0) } else { (second.1, last) };
    Some(time(reader, start, end, (reader.surface(start).parse().ok()?, 0, None)))
}

/// Two hours that make a span from `at`: the end of the first, the second, and its end.
fn hours(reader: &Reader<'_>, at: usize) -> Option<(usize, usize, usize)> {
    let number = |at: usize| reader.surface(at).parse::<u8>().ok().filter(|hour| *hour <= 24 && reader.shape(at) == Shape::Number);
    let unit = |at: usize| measure::after(reader, at, true).filter(|unit| unit.unit.code == "h").map(|unit| unit.next);
    let low = number(at)?;
    let end = unit(at + 1).unwrap_or(at + 1);
    // entre 12h e 13h, zwischen 18 und 20 Uhr, tra le 9 e le 17
    let between = reader.is(end, Role::And) && low >= 5 && is_between(reader, at);
    let second = reader.role(end, Role::To).or_else(|| (reader.dash(end) || between).then_some(end + 1))?;
    let article = between && reader.is(second, Role::The);
    let second = second + usize::from(article || reader.word(second).any(flag::AT) && reader.shape(second) == Shape::Word);
    let high = number(second).filter(|high| *high > low)?;
    let set = |at: usize| is_set(reader, at);
    if let Some(last) = reader.role(second + 1, Role::Clock) {
        return Some((end, second, last));
    }
    let last = unit(second + 1);
    // "de 2 a 3 horas" lasts, "de 9 a 17 horas" is when.
    let working = low >= 5
        && high >= low + 4
        && (between || at.checked_sub(1).is_some_and(|before| matches!(reader.word(before).role, Role::Of | Role::From | Role::With)));
    let tight = last.is_some() && end > at + 1 && at.checked_sub(1).is_some_and(|before| reader.word(before).any(flag::STOP));
    let bare = last.is_none() && measure::after(reader, second + 1, true).is_none() && measure::noun(reader, second + 1, false).is_none();
    let both = set(at) && (set(second) || article) && (bare || last.is_some());
    (working && last.is_some() || tight || both).then_some((end, second, last.unwrap_or(second + 1)))
}

/// Whether the word for between stands before `at`, with an article after it or none: entre las 9, zwischen 9.
fn is_between(reader: &Reader<'_>, at: usize) -> bool {
    let between = |at: usize| reader.is(at, Role::Between);
    at.checked_sub(1).is_some_and(between) || at.checked_sub(2).is_some_and(|before| between(before) && reader.word(at - 1).any(flag::STOP))
}

/// `drei Uhr fünfzehn`, `ein Uhr eine Minute eine Sekunde`: minutes and seconds after the word for the hour.
fn after_clock(reader: &Reader<'_>, at: usize) -> Option<(u8, Option<u8>, usize)> {
    let part = |at: usize, code: &str| {
        let (value, next) = if reader.shape(at) == Shape::Number {
            (super::sixty(reader, at)?.into(), at + 1)
        } else {
            let small = spelled::small(reader, at)?;
            (small.whole()?, small.next)
        };
        let unit = measure::after(reader, next, true);
        let next = unit.map_or(next, |unit| unit.next);
        let counted = unit.is_none() && measure::noun(reader, next, false).is_some();
        // "ging um 13 Uhr ein": an article without a unit is no minute.
        let counted = counted || unit.is_none() && reader.is(at, Role::A);
        let fits = (0..60).contains(&value) && !counted && unit.is_none_or(|unit| unit.unit.code == code);
        fits.then_some((u8::try_from(value).ok()?, next))
    };
    let (minute, next) = part(at, "min")?;
    let and = next + usize::from(reader.is(next, Role::And));
    let second = part(and, "s").filter(|(_, end)| *end > and + 1);
    Some((minute, second.map(|(second, _)| second), second.map_or(next, |(_, end)| end)))
}

/// las dos y diez, la una menos cuarto, dos de la tarde, huit heures du soir: an hour that a word before it or the part of
/// the day after it makes sure of.
pub(super) fn told(reader: &Reader<'_>, at: usize) -> Option<Found> {
    if reader.lexicon.table.has(Habit::DigitDecimals) {
        return None;
    }
    if let Some(before) = till(reader, at).or_else(|| half_to(reader, at)).or_else(|| part_of(reader, at)).or_else(|| lacking(reader, at)) {
        return Some(before);
    }
    let (hour, next) = hour_word(reader, at)?;
    let unit = reader
        .term(next, flag::UNIT)
        .filter(|(word, _)| reader.lexicon.units.get(usize::from(word.unit)).is_some_and(|unit| unit.code == "h"));
    let (mut minute, mut next) = (0_i64, unit.map_or(next, |(_, end)| end));
    let less = reader.is(next, Role::Minus);
    if let Some((part, end)) = (less || reader.is(next, Role::And)).then(|| minute_word(reader, next + 1)).flatten() {
        (minute, next) = (part, end);
    }
    let set = is_set(reader, at);
    let half = half(reader, next).filter(|_| set || unit.is_some() || !reader.word(next).any(flag::UNIT));
    // "à cinq et quatre ans" counts years.
    if minute > 0 && unit.is_none() && measure::after(reader, next, true).is_some_and(|unit| unit.unit.code != "min") {
        return None;
    }
    // "dos de cada tres" and "las dos" alone are no times, nor is "um AM".
    if is_name(reader, at, next) || half.is_none() && !(set && (minute > 0 || unit.is_some())) {
        return None;
    }
    let (hour, minute) = if less && minute > 0 { ((hour + 11) % 12, 60 - minute) } else { (hour, minute) };
    let (half, next) = half.map_or((None, next), |(half, next)| (Some(half), next));
    Some(time(reader, at, next, (halved(hour, half), u8::try_from(minute).ok()?, None)))
}

/// halb neun, половина девятого: half of the hour that the number ends.
fn half_to(reader: &Reader<'_>, at: usize) -> Option<Found> {
    reader.is(at, Role::HalfTo).then_some(())?;
    let hour = hour_begun(reader, at + 1)?;
    within(reader, at, at + 2, (hour, 30))
}

/// семь минут девятого, четверть шестого: so many minutes of the hour that the ordinal ends.
fn part_of(reader: &Reader<'_>, at: usize) -> Option<Found> {
    reader.lexicon.table.has(Habit::HourBegun).then_some(())?;
    let (minute, next) = minute_word(reader, at)?;
    let named = minutes_named(reader, next);
    (named.is_some() || reader.word(at).any(flag::DENOMINATOR)).then_some(())?;
    let next = named.unwrap_or(next);
    let genitive = reader.word(next).any(flag::ORDINAL) && reader.surface(next).ends_with("го");
    let ends = reader.closes(next + 1) || reader.word(next + 1).any(flag::STOP) || half(reader, next + 1).is_some();
    within(reader, at, next + 1, (hour_begun(reader, next).filter(|_| genitive && ends)?, minute))
}

/// без пяти девять, без четверти два: minutes that an hour lacks.
fn lacking(reader: &Reader<'_>, at: usize) -> Option<Found> {
    reader.is(at, Role::Lacking).then_some(())?;
    let (minute, next) = minute_word(reader, at + 1)?;
    let (hour, next) = hour_word(reader, minutes_named(reader, next).unwrap_or(next))?;
    within(reader, at, next, ((hour + 11) % 12, 60 - minute))
}

/// Past the word for minutes, where it stands at `at`.
fn minutes_named(reader: &Reader<'_>, at: usize) -> Option<usize> {
    measure::after(reader, at, true).filter(|unit| unit.unit.code == "min").map(|unit| unit.next)
}

/// The hour before the one that the number at `at` names.
fn hour_begun(reader: &Reader<'_>, at: usize) -> Option<u8> {
    let word = reader.word(at);
    let hour = match reader.shape(at) {
        Shape::Number => reader.surface(at).parse().ok()?,
        _ if word.any(flag::CARDINAL) => word.cardinal,
        _ if word.any(flag::ORDINAL) => word.ordinal,
        _ => return None,
    };
    let hour = u8::try_from(hour).ok().filter(|hour| (1..=12).contains(hour))?;
    Some((hour + 11) % 12)
}

/// The time told from `at` to `next`, unless its last word counts or orders what follows: половина третьего тайма.
fn within(reader: &Reader<'_>, at: usize, next: usize, (hour, minute): (u8, i64)) -> Option<Found> {
    let counts = measure::after(reader, next, true).is_some() || measure::noun(reader, next, false).is_some_and(|(_, end)| end > 0);
    let half = half(reader, next);
    (half.is_some() || !counts).then_some(())?;
    let (half, next) = half.map_or((None, next), |(half, next)| (Some(half), next));
    Some(time(reader, at, next, (halved(hour, half), u8::try_from(minute).ok()?, None)))
}

/// An hour in words.
fn hour_word(reader: &Reader<'_>, at: usize) -> Option<(u8, usize)> {
    let (word, next) = reader.term(at, flag::CARDINAL)?;
    let hour = u8::try_from(word.cardinal).ok().filter(|hour| (1..=12).contains(hour))?;
    Some((hour, next))
}

/// Minutes after the hour: diez, veinte y cinco, cuarto, media.
fn minute_word(reader: &Reader<'_>, at: usize) -> Option<(i64, usize)> {
    let at = at + usize::from(reader.is(at, Role::A) && reader.word(at + 1).any(flag::DENOMINATOR));
    let word = reader.word(at);
    if word.any(flag::DENOMINATOR) && matches!(word.ordinal, 2 | 4) {
        return Some((60 / i64::from(word.ordinal), at + 1));
    }
    let minute = spelled::small(reader, at)?;
    Some((minute.whole().filter(|minute| (1..60).contains(minute))?, minute.next))
}

/// cuarto para las dos, quinze pras duas, zehn vor zwölf: minutes before the hour.
fn till(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (minute, next) = minute_word(reader, at)?;
    let (hour, next) = hour_word(reader, reader.role(next, Role::Till)?)?;
    let half = half(reader, next);
    let (half, next) = half.map_or((None, next), |(half, next)| (Some(half), next));
    Some(time(reader, at, next, (halved((hour + 11) % 12, half), u8::try_from(60 - minute).ok()?, None)))
}
