//! Times of day: 17:14, 5:14 p.m., 3 o'clock, half past seven, noon. Called by `western::date`.

use super::found::{Found, figure};
use super::lex::Shape;
use super::measure;
use super::number::Form;
use super::numeral::number;
use super::reader::Reader;
use super::table::{Habit, Role, flag};
use crate::figure::{Date, Exact, Kind, Reading, Unit, Value};

mod told;

/// A part of the day after an hour.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Am,
    Pm,
    Night,
}

fn time(reader: &Reader<'_>, start: usize, next: usize, clock: (u8, u8, Option<u8>)) -> Found {
    let (hour, minute, second) = clock;
    let date = Date { hour: Some(hour), minute: Some(minute), second, ..Date::default() };
    figure(reader, start, next, Kind::Time, Value::Date(date))
}

/// Whether the words before `at` set a time: à, a las, dopo le.
fn is_set(reader: &Reader<'_>, at: usize) -> bool {
    reader.term_before(at, flag::AT).is_some()
}

/// The minutes or seconds at `at`: exactly two digits below 60.
fn sixty(reader: &Reader<'_>, at: usize) -> Option<u8> {
    let surface = reader.surface(at);
    let whole = reader.shape(at) == Shape::Number && surface.len() == 2;
    whole.then(|| surface.parse().ok().filter(|minute| *minute < 60))?
}

/// 17:14, 17:14:05, 5:14 p.m., 7.30 p.m., 5 p.m., 3 o'clock.
pub(super) fn digits(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let surface = reader.surface(at);
    if let Some(found) = hours(reader, at) {
        return Some(found);
    }
    if let Some(found) = universal(reader, at) {
        return Some(found);
    }
    if let Some((hour, minute)) = surface.split_once('.') {
        // 7.30 p.m.: a point only where the half of the day follows.
        let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
        let (half, next) = half(reader, at + 1)?;
        let fits = surface.len() - surface.find('.')? == 3 && minute < 60 && hour < 24;
        return fits.then(|| time(reader, at, next, (halved(hour, Some(half)), minute, None)));
    }
    let hour: u8 = (surface.len() <= 2).then(|| surface.parse().ok())??;
    if hour > 24 {
        return None;
    }
    // "between 20: 00 and 21: 30", typed with a blank.
    let apart = reader.surface(at + 2).len() == 2 && surface.len() == 2 && is_hour_expected(reader, at);
    if reader.sign(at + 1, ':') && reader.glued(at + 1) && (reader.glued(at + 2) || apart) {
        // "a student-teacher ratio of 1:14"
        if super::context::after_ratio(reader, at) {
            return None;
        }
        let minute = sixty(reader, at + 2)?;
        let (mut second, mut next) = (None, at + 3);
        if reader.sign(next, ':') && reader.glued(next) && reader.shape(next + 1) == Shape::Number && reader.glued(next + 1) {
            (second, next) = (Some(sixty(reader, next + 1)?), next + 2);
        }
        if let Some((half, next)) = half(reader, next) {
            return Some(time(reader, at, next, (halved(hour, Some(half)), minute, second)));
        }
        let mut told = time(reader, at, next, (hour, minute, second));
        // "with 2:41 to go": minutes and seconds.
        if second.is_none() {
            let left = Date { hour: Some(0), minute: Some(hour), second: Some(minute), ..Date::default() };
            told.0.also.extend(Reading::of_clock(&left));
        }
        if let Value::Date(date @ Date { second: Some(_), .. }) = &told.0.value {
            told.0.also.extend(Reading::of_clock(date));
        }
        return Some(told);
    }
    if hour == 12 && reader.is(at + 1, Role::Noon) {
        return Some(time(reader, at, at + 2, (12, 0, None)));
    }
    if let Some(next) = reader.role(at + 1, Role::Clock) {
        return Some(told::on_the_hour(reader, at, next, hour));
    }
    if let Some((half, next)) = half(reader, at + 1) {
        // 2 дня are two days, в 2 дня is two in the afternoon.
        if reader.word(at + 1).any(flag::UNIT) && !is_set(reader, at) {
            return None;
        }
        return (hour <= 12).then(|| time(reader, at, next, (halved(hour, Some(half)), 0, None)));
    }
    // "at 9 on the morning of June 15"
    let set = at.checked_sub(1).is_some_and(|before| matches!(reader.surface(before), "at" | "At" | "by" | "until"));
    if let Some(half) = evening(reader, at + 1).filter(|_| set && hour <= 12) {
        return Some(time(reader, at, at + 4, (halved(hour, Some(half)), 0, None)));
    }
    shared_half(reader, at, hour)
}

/// Whether an hour can stand at `at`: after "at", "from" or the like.
fn is_hour_expected(reader: &Reader<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        matches!(reader.word(before).role, Role::Between | Role::From | Role::To | Role::And | Role::In)
            || matches!(reader.surface(before), "at" | "At" | "after" | "before" | "around" | "about")
    })
}

/// 1200 GMT: four digits before the name of the world's time.
fn universal(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (hour, minute) = reader.surface(at).split_at_checked(2).filter(|(_, minute)| minute.len() == 2)?;
    let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
    let named = matches!(reader.surface(at + 1), "GMT" | "UTC");
    // "at 0500 sharp": the hour of soldiers.
    let soldiers = hour < 10 && at > 0 && matches!(reader.surface(at - 1), "at" | "At" | "by" | "until");
    ((named || soldiers) && hour <= 24 && minute < 60).then(|| time(reader, at, at + 1, (hour, minute, None)))
}

/// `from 3 to 4 p.m.`, `9-11 a.m.`: the first hour takes the half of the second.
fn shared_half(reader: &Reader<'_>, at: usize, hour: u8) -> Option<Found> {
    let second = reader
        .role(at + 1, Role::To)
        .or_else(|| (reader.dash(at + 1)).then_some(at + 2))
        .or_else(|| (reader.is(at + 1, Role::And) && at > 0 && reader.is(at - 1, Role::Between)).then_some(at + 2))?;
    let later: u8 = reader.surface(second).parse().ok()?;
    let after = if reader.sign(second + 1, ':') && reader.glued(second + 1) { second + 3 } else { second + 1 };
    let (half, _) = half(reader, after)?;
    (hour <= 12 && later <= 12 && later > hour).then(|| time(reader, at, at + 1, (halved(hour, Some(half)), 0, None)))
}

/// 14 h 30, 8h15, 14.30 Uhr, à 12 h: the hour by its unit, with minutes or after a word that sets a time.
fn hours(reader: &Reader<'_>, at: usize) -> Option<Found> {
    if reader.lexicon.table.has(Habit::DigitDecimals) {
        return None;
    }
    let surface = reader.surface(at);
    if let Some((hour, minute)) = surface.split_once(['.', ','])
        && minute.len() == 2
        && let Some(next) = told::after_minutes(reader, at)
    {
        let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
        return (hour <= 24 && minute < 60).then(|| time(reader, at, next, (hour, minute, None)));
    }
    if let Some(told) = told::told_digits(reader, at).or_else(|| told::span(reader, at)) {
        return Some(told);
    }
    if let Some(hour) = bare_hour(reader, at) {
        return Some(hour);
    }
    let hour: u8 = (surface.len() <= 2).then(|| surface.parse().ok())??;
    let (word, next) = reader.term(at + 1, flag::UNIT | flag::SYMBOL)?;
    let index = if word.any(flag::UNIT) { word.unit } else { word.symbol };
    reader.lexicon.units.get(usize::from(index)).filter(|unit| unit.code == "h")?;
    let set = is_set(reader, at);
    let unit = measure::after(reader, next + 1, true);
    // "2 h 10 min" lasts; "à 2 h 10 min" and "2 h 10" tell the time.
    let half = half(reader, next + 1);
    // 10h15 heure locale, 7 h 55 a.m.
    let told = |unit: measure::Measured| set && unit.unit.code == "min" || unit.unit.code == "h";
    // "в 17 часов 47 минут" tells the time as well
    let told = |unit: measure::Measured| {
        let russian = reader.lexicon.table.has(Habit::HourBegun) && at > 0 && matches!(reader.surface(at - 1), "в" | "В");
        told(unit) || russian && unit.unit.code == "min"
    };
    let minute = sixty(reader, next).filter(|_| half.is_some() || unit.is_none_or(told));
    if let Some(minute) = minute.filter(|_| hour <= 24) {
        let end = half.map_or(unit.map_or(next + 1, |unit| unit.next), |(_, end)| end);
        return Some(time(reader, at, end, (halved(hour, half.map(|(half, _)| half)), minute, None)));
    }
    // "las 24 horas del día" are all of it.
    let all = hour == 24 && !at.checked_sub(2).is_some_and(|before| reader.is(before, Role::To));
    (set && hour <= 24 && !all).then(|| time(reader, at, next, (hour, 0, None)))
}

/// `intorno alle 21 di mercoledì`, `a las 21.`, `dopo le 3`: an hour alone after the words that set a time.
fn bare_hour(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let digits = reader.surface(at).len() <= 2 && reader.shape(at) == Shape::Number;
    let hour: u8 = digits.then(|| reader.surface(at).parse().ok())?.filter(|hour| (1..=24).contains(hour))?;
    let (_, first) = reader.term_before(at, flag::AT).filter(|_| !reader.is(at - 1, Role::In))?;
    let set = at - 1;
    // "dos de las 21", "de 9 à 21": of so many, and where a range ends.
    let lead = first.checked_sub(1).is_some_and(|before| reader.is(before, Role::Of) || reader.shape(before) == Shape::Number);
    let day = reader.term(at + 1 + usize::from(reader.is(at + 1, Role::Of)), flag::WEEKDAY).is_some();
    let plural = reader.surface(set).ends_with(['s', 'S']) || reader.surface(set).ends_with("lle") || reader.word(set).any(flag::UNIT);
    let ends = reader.closes(at + 1) && !reader.glued(at + 2);
    let more = matches!(reader.word(at + 1).role, Role::And | Role::Or | Role::Of | Role::Than);
    let goes_on = first < set && reader.word(at + 1).any(flag::STOP) && !more;
    if !lead && (day || plural && ends || goes_on) {
        return Some(time(reader, at, at + 1, (hour, 0, None)));
    }
    // "alle 10 ha parlato": the hour, unless ten of them were meant.
    let open = !lead && plural && reader.word(at + 1).any(flag::STOP) && !more;
    open.then(|| {
        let (mut told, next) = time(reader, at, at + 1, (hour, 0, None));
        told.also.push(Reading { kind: Kind::Count, value: Value::Number(Exact::int(hour.into())), unit: Unit::NONE });
        (told, next)
    })
}

fn halved(hour: u8, half: Option<Half>) -> u8 {
    match half {
        Some(Half::Pm) if hour < 12 => hour + 12,
        Some(Half::Am | Half::Night) if hour == 12 => 0,
        // two at night is early, eight at night is late
        Some(Half::Night) if (6..12).contains(&hour) => hour + 12,
        _ => hour,
    }
}

/// a.m., AM, p m: which half of the day, with the token after it.
fn half(reader: &Reader<'_>, at: usize) -> Option<(Half, usize)> {
    let half = |at: usize| match reader.word(at).role {
        Role::Am => Some(Half::Am),
        Role::Pm => Some(Half::Pm),
        _ => None,
    };
    if let Some(found) = half(at) {
        return Some((found, at + 1));
    }
    if !reader.lexicon.table.has(Habit::DigitDecimals)
        && let Some((word, next)) = reader.term(at, flag::ROLE)
    {
        match word.role {
            Role::Am => return Some((Half::Am, next)),
            Role::Pm => return Some((Half::Pm, next)),
            Role::Night => return Some((Half::Night, next)),
            _ => {}
        }
    }
    // a . m . and a m
    let which = match reader.surface(at) {
        "a" | "A" => Half::Am,
        "p" | "P" => Half::Pm,
        _ => return None,
    };
    let dot = usize::from(reader.sign(at + 1, '.'));
    let m = at + 1 + dot;
    if !matches!(reader.surface(m), "m" | "M") {
        return None;
    }
    let last = usize::from(dot == 1 && reader.sign(m + 1, '.') && reader.glued(m + 1));
    Some((which, m + 1 + last))
}

/// noon, midnight, half past seven, a quarter to six, three o'clock, seven thirty p m.
pub(super) fn spoken(reader: &Reader<'_>, at: usize) -> Option<Found> {
    match reader.word(at).role {
        Role::Noon => return Some(told::noon(reader, at, at + 1, 12)),
        Role::Midnight => return Some(told::noon(reader, at, at + 1, 0)),
        _ => {}
    }
    if let Some((word, next)) = reader.term(at, flag::ROLE) {
        match word.role {
            Role::Noon => return Some(told::noon(reader, at, next, 12)),
            Role::Midnight => return Some(told::noon(reader, at, next, 0)),
            _ => {}
        }
    }
    told::told(reader, at).or_else(|| past(reader, at)).or_else(|| words(reader, at))
}

/// half past seven, (a) quarter to six, ten past two
fn past(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let article = at + usize::from(reader.is(at, Role::A));
    let word = reader.word(article);
    let (minute, next) = if word.any(flag::DENOMINATOR) && matches!(word.ordinal, 2 | 4) {
        (60 / i64::from(word.ordinal), article + 1)
    } else {
        let minute = number(reader, at).filter(|minute| matches!(minute.form, Form::Words | Form::Digits))?;
        // "five minutes to seven"; "five PM to seven PM" goes from hour to hour.
        let word = reader.word(minute.next);
        let minutes = |index: u16| reader.lexicon.units.get(usize::from(index)).is_some_and(|unit| unit.code == "min");
        let named = word.any(flag::UNIT) && minutes(word.unit) || word.any(flag::SYMBOL) && minutes(word.symbol);
        (minute.whole()?, minute.next + usize::from(named))
    };
    let later = reader.is(next, Role::Past);
    let quarter = reader.word(article).any(flag::DENOMINATOR) && reader.word(article).ordinal == 4;
    let spelled = reader.shape(article) == Shape::Word;
    let before = spelled && matches!(reader.surface(next), "to" | "till");
    if !later && !before {
        return None;
    }
    let hour = number(reader, next + 1).filter(|hour| hour.form != Form::Fraction)?;
    // "ten to eleven" is a range unless the half of the day follows.
    if !later && !quarter && half(reader, hour.next).is_none() {
        return None;
    }
    let value: u8 = u8::try_from(hour.whole()?).ok().filter(|hour| *hour <= 24)?;
    let (half, end) = half(reader, hour.next).map_or((evening(reader, hour.next), hour.next), |(half, next)| (Some(half), next));
    let end = reader.role(end, Role::Clock).unwrap_or(end);
    let minute = u8::try_from(minute).ok().filter(|minute| *minute < 60)?;
    let hour = if later { value } else { value.checked_sub(1).filter(|hour| *hour > 0).unwrap_or(12) };
    let minute = if later { minute } else { 60 - minute };
    Some(time(reader, at, end, (halved(hour, half), minute, None)))
}

/// `in the evening`, `on the morning of May 1` after an hour.
fn evening(reader: &Reader<'_>, at: usize) -> Option<Half> {
    let in_the = matches!(reader.word(at).role, Role::In | Role::On) && reader.is(at + 1, Role::The);
    match reader.surface(at + 2) {
        "evening" | "afternoon" if in_the => Some(Half::Pm),
        "morning" if in_the => Some(Half::Am),
        _ => None,
    }
}

/// three o'clock, seven thirty p m, eleven o six p m, two a.m.
fn words(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let word = reader.word(at);
    if let Some(found) = told::hour_and_clock(reader, at) {
        return Some(found);
    }
    let hour: u8 = (word.any(flag::CARDINAL) && (1..=12).contains(&word.cardinal)).then(|| u8::try_from(word.cardinal).ok())??;
    let mut next = at + 1;
    let mut minute = 0;
    if let Some((value, after)) = minutes(reader, next) {
        (minute, next) = (value, after);
    }
    // "one in the morning and one in the afternoon" are two of a thing.
    let set =
        |before: usize| matches!(reader.surface(before), "at" | "around" | "about" | "until" | "till" | "by" | "before" | "after" | "from");
    let pronoun = hour == 1 && next == at + 1 && at.checked_sub(1).is_some_and(|before| !set(before));
    let spoken = || evening(reader, next).filter(|_| !pronoun).map(|half| (half, next + 3));
    let (half, end) = half(reader, next).or_else(spoken)?;
    // два дня are two days.
    if is_name(reader, at, next) || reader.word(next).any(flag::UNIT) && minute == 0 && !is_set(reader, at) {
        return None;
    }
    Some(time(reader, at, end, (halved(hour, Some(half)), minute, None)))
}

/// `um AM`, `un PM`: an article before the letters of a name.
fn is_name(reader: &Reader<'_>, at: usize, next: usize) -> bool {
    reader.is(at, Role::A) && matches!(reader.surface(next), "AM" | "PM")
}

/// thirty, fifty two, o six
fn minutes(reader: &Reader<'_>, at: usize) -> Option<(u8, usize)> {
    let digit = |at: usize| {
        let word = reader.word(at);
        (word.any(flag::CARDINAL) && (1..10).contains(&word.cardinal)).then_some(word.cardinal)
    };
    if reader.is(at, Role::Oh) {
        return Some((u8::try_from(digit(at + 1)?).ok()?, at + 2));
    }
    let tens = reader.word(at);
    if !tens.any(flag::CARDINAL) || !(10..60).contains(&tens.cardinal) {
        return None;
    }
    let unit_at = reader.past_hyphen(at + 1);
    let (value, next) = match digit(unit_at).filter(|_| tens.cardinal >= 20) {
        Some(unit) => (tens.cardinal + unit, unit_at + 1),
        None => (tens.cardinal, at + 1),
    };
    Some((u8::try_from(value).ok()?, next))
}
