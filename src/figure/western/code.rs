//! Labels that are codes, told by their spelling: 24/7, 5+2, 2.1.0, telephone numbers, 5G, G1817, COVID-19.

use super::found::{Found, figure, plain};
use super::lex::Shape;
use super::measure;
use super::number::Form;
use super::numeral::number;
use super::reader::Reader;
use super::table::{Habit, flag};
use crate::figure::{Date, Exact, Kind, Reading, Unit, Value};

/// The code that starts with the number at `at`.
pub(super) fn code(reader: &Reader<'_>, at: usize) -> Option<Found> {
    day_name(reader, at)
        .or_else(|| around_the_clock(reader, at))
        .or_else(|| sum(reader, at))
        .or_else(|| dotted(reader, at))
        .or_else(|| phone(reader, at))
        .or_else(|| spaced_phone(reader, at))
        .or_else(|| digits_and_letters(reader, at))
}

/// A label's value: a number where it is one.
pub(super) fn number_or_text(text: &str) -> Value {
    let number = text.bytes().all(|byte| byte.is_ascii_digit()).then(|| Exact::parse(text)).flatten();
    number.map_or_else(|| Value::Text(text.into()), Value::Number)
}

/// 24/7, 7x24, 24×7, 2x8
fn around_the_clock(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let cross = matches!(reader.surface(at + 1), "x" | "X" | "×" | "/") && reader.glued(at + 1) && reader.glued(at + 2);
    cross.then_some(())?;
    let (left, right) = (plain(reader, at, &[1, 2])?, plain(reader, at + 2, &[1, 2])?);
    let hours = (left, right) == (24, 7) || (left, right) == (7, 24);
    if (left, right) == (50, 50) {
        return Some(figure(reader, at, at + 3, Kind::Label, Value::Text("50-50".into())));
    }
    if (left, right) == (9, 11) && reader.lexicon.table.has(Habit::DigitDecimals) {
        let (mut found, next) = figure(reader, at, at + 3, Kind::Label, Value::Text("9/11".into()));
        let day = Date { month: Some(9), day: Some(11), ..Date::default() };
        found.also.push(Reading { kind: Kind::Date, value: Value::Date(day), unit: Unit::NONE });
        return Some((found, next));
    }
    (hours && !reader.sign(at + 3, '/')).then(|| figure(reader, at, at + 3, Kind::Label, Value::Text("7x24".into())))
}

/// 5+2
fn sum(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let mut next = at + 1;
    while reader.sign(next, '+') && reader.glued(next) && reader.glued(next + 1) && reader.shape(next + 1) == Shape::Number {
        next += 2;
    }
    (next > at + 1).then(|| figure(reader, at, next, Kind::Label, Value::Text(text(reader, at, next).into())))
}

pub(super) fn text<'t>(reader: &Reader<'t>, start: usize, next: usize) -> &'t str {
    let (start, end) = (reader.token(start).start, reader.token(next.saturating_sub(1)).end);
    reader.text.get(start..end).unwrap_or_default()
}

/// 2.1.0, 192.168.1.2
pub(super) fn dotted(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let mut next = at + 1;
    while reader.shape(next) == Shape::Number && reader.glued(next) && reader.surface(next).starts_with('.') {
        next += 1;
    }
    let date = next == at + 2 && reader.surface(at + 1).len() == 5;
    (next > at + 1 && !date).then(|| figure(reader, at, next, Kind::Label, Value::Text(text(reader, at, next).into())))
}

/// 400-820-5656, 978-7-5086-9123-4, +1-222-2222/2222
pub(super) fn phone(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let mut next = at + 1;
    let mut parts = 1;
    loop {
        let mark = matches!(reader.shape(next), Shape::Sign('-' | '‐' | '‑' | '/')) && reader.glued(next) && reader.glued(next + 1);
        if !mark || !matches!(reader.shape(next + 1), Shape::Number | Shape::Word) {
            break;
        }
        if reader.shape(next + 1) == Shape::Word && (parts < 2 || !reader.capital(next + 1)) {
            break;
        }
        (next, parts) = (next + 2, parts + 1);
    }
    let plus = at > 0 && reader.sign(at - 1, '+') && reader.glued(at);
    if parts < if plus { 2 } else { 3 } {
        return None;
    }
    let year_last = reader.surface(at).len() <= 2 && reader.surface(at + 2).len() <= 2 && super::found::year_at(reader, at + 4).is_some();
    let date = parts == 3 && (reader.surface(at).len() == 4 || reader.sign(at + 1, '/') || year_last);
    let start = if plus { at - 1 } else { at };
    (!date).then(|| figure(reader, start, next, Kind::Label, Value::Text(text(reader, at, next).into())))
}

/// 0800 555 111: groups of digits of which the first begins with the nought of an area.
pub(super) fn spaced_phone(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let digits = |at: usize| reader.surface(at).bytes().filter(u8::is_ascii_digit).count();
    let group = |at: &usize| {
        reader.shape(*at) == Shape::Number
            && reader.surface(*at).chars().all(|c| c.is_ascii_digit() || c.is_whitespace())
            && !reader.glued(*at)
    };
    let area = reader.shape(at) == Shape::Number && reader.surface(at).starts_with('0') && (3..6).contains(&digits(at));
    let next = at + 1 + (at + 1..at + 5).take_while(|at| area && group(at)).count();
    (next > at + 1).then_some(())?;
    let number: String = text(reader, at, next).split_whitespace().collect();
    (9..13).contains(&number.len()).then(|| figure(reader, at, next, Kind::Label, Value::Text(number.into())))
}

/// 5G, 4K, 1080p, 3D: digits with letters that are no unit, scale or ending.
fn digits_and_letters(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let next = at + 1;
    // 600884.SH: a share by its code
    let listed = reader.sign(next, '.') && reader.glued(next) && reader.glued(next + 1) && reader.surface(next + 1).len() == 2;
    if listed && reader.surface(next + 1).bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Some(figure(reader, at, next + 2, Kind::Label, number_or_text(reader.surface(at))));
    }
    if !reader.glued(next) || reader.shape(next) != Shape::Word {
        return None;
    }
    // the 13F filing, seat 12A, a 10K report: papers and seats have a letter for a name.
    let paper = matches!(reader.surface(next + 1), "filing" | "filings" | "form" | "report" | "reports" | "visa" | "seat");
    if paper && reader.surface(next).len() == 1 && reader.capital(next) {
        return Some(figure(reader, at, next + 1, Kind::Label, Value::Text(text(reader, at, next + 1).into())));
    }
    // 221B Baker Street
    let street =
        |at: usize| matches!(reader.surface(at), "Street" | "St" | "Road" | "Rd" | "Avenue" | "Lane" | "Square" | "Drive" | "Terrace");
    if reader.surface(next).len() == 1 && reader.capital(next + 1) && (next + 2..next + 4).any(street) {
        return Some(figure(reader, at, next + 1, Kind::Label, number_or_text(reader.surface(at))));
    }
    if super::measure::is_pence(reader, at) || matches!(reader.surface(next), "GMT" | "UTC") {
        return None;
    }
    let word = reader.word(next);
    if number(reader, at).is_some_and(|number| number.next > next && number.scale == 0 && number.form == Form::Digits) {
        return None;
    }
    let known = flag::UNIT
        | flag::SYMBOL
        | flag::SHORT_SCALE
        | flag::SCALE
        | flag::MONEY
        | flag::DOLLAR
        | flag::NOUN
        | flag::NOUNS
        | flag::ROLE
        | flag::ORDINAL
        | flag::MONTH;
    let endings = reader.lexicon.table.ordinal_endings.split('|').any(|ending| ending.eq_ignore_ascii_case(reader.surface(next)));
    // "5G" and "4K" are names though g and k are units: a capital without money tells them.
    let name = matches!(reader.surface(next), "G" | "K" | "D" | "P") && plain(reader, at, &[1]).is_some() && !reader.closes(next + 1)
        || reader.surface(next) == "D"
        || reader.surface(next) == "A" && is_grade(reader, at)
        || reader.surface(next) == "G" && (!reader.closes(next + 1) || !reader.surface(at).contains([',', '.']))
        || reader.surface(at).starts_with('0') && !reader.surface(at).contains('.') && reader.capital(next);
    if !name && (word.any(known) || endings || matches!(reader.surface(next), "s" | "x" | "X" | "°" | "th" | "rd")) {
        return None;
    }
    let end = code_end(reader, next);
    // 5G and 1080p are told by their number alone, as other languages write them.
    let short = end == next + 1 && reader.surface(next).len() <= 2;
    let value = if short { number_or_text(reader.surface(at)) } else { Value::Text(text(reader, at, end).into()) };
    Some(figure(reader, at, end, Kind::Label, value))
}

/// A 5A scenic spot, rated 4A: a grade, and no ampere.
fn is_grade(reader: &Reader<'_>, at: usize) -> bool {
    let graded = |at: usize| {
        matches!(reader.surface(at), "rated" | "grade" | "level" | "class" | "rating" | "scenic" | "tourist" | "attraction" | "attractions")
    };
    let next = at + 2;
    at.checked_sub(1).is_some_and(graded) || graded(reader.past_hyphen(next)) || graded(next + 1)
}

/// `23-F`, `11-M`: days that have become names.
fn day_name(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let letter = reader.hyphen(at + 1)
        && reader.surface(at + 2).len() == 1
        && reader.capital(at + 2)
        && !reader.glued(at + 3) | reader.closes(at + 3);
    let named = letter && plain(reader, at, &[1, 2]).is_some() && reader.lexicon.table.has(Habit::OrdinalChain);
    named.then(|| figure(reader, at, at + 3, Kind::Label, Value::Text(text(reader, at, at + 3).into())))
}

/// The end of a code of glued letters, digits and inner points or hyphens.
fn code_end(reader: &Reader<'_>, at: usize) -> usize {
    let mut next = at + 1;
    loop {
        let piece = |at: usize| reader.glued(at) && matches!(reader.shape(at), Shape::Word | Shape::Number);
        if piece(next) {
            next += 1;
        } else if matches!(reader.shape(next), Shape::Sign('+' | '-'))
            && reader.glued(next)
            && piece(next + 1)
            && reader.shape(next + 1) == Shape::Number
        {
            next += 2;
        } else {
            return next;
        }
    }
}

/// G1817, PM2.5, H1N1, COVID-19, F-22
pub(super) fn letters_and_digits(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let word = reader.word(at);
    if word.any(flag::MONEY_FIRST | flag::NUMBERED | flag::MONTH | flag::CARDINAL | flag::SCALE)
        || word.any(flag::APPROX | flag::DENOMINATOR | flag::ORDINAL)
        || word.any(flag::CODED) && reader.hyphen(at + 1)
    {
        return None;
    }
    if at > 0 && reader.glued(at) && matches!(reader.shape(at - 1), Shape::Number | Shape::Sign('%')) {
        return None;
    }
    let next = at + 1;
    // N585 million, R20 billion: the sign of a currency, and no code
    if reader.surface(at).len() == 1 && reader.word(next + 1).any(flag::SCALE) && !reader.glued(next + 1) {
        return None;
    }
    if reader.glued(next) && reader.shape(next) == Shape::Number && measure::money_before(reader, at).is_none() {
        let end = code_end(reader, at);
        return Some(figure(reader, at, end, Kind::Label, Value::Text(text(reader, at, end).into())));
    }
    // post-90s: those born in the nineties
    if reader.surface(at).eq_ignore_ascii_case("post") && reader.hyphen(next) && reader.surface(next + 2) == "s" {
        let tens = plain(reader, next + 1, &[2])?;
        return Some(figure(reader, at, next + 3, Kind::Label, Value::Number(Exact::int(tens))));
    }
    let name = reader.capital(at) || reader.token(at).word == 0 && (2..7).contains(&reader.surface(at).len());
    let coded = reader.hyphen(next) && reader.shape(next + 1) == Shape::Number && name;
    if !coded || word.any(flag::ROLE | flag::STOP | flag::NOUN | flag::NOUNS) || super::found::year_at(reader, next + 1).is_some() {
        return None;
    }
    let end = code_end(reader, next + 1);
    let measured = measure::after(reader, next + 2, true).is_some() && !reader.glued(next + 2);
    let unit = measured && reader.hyphen(next + 2);
    // SARS-CoV-2
    let parts = (1..4).take_while(|part| at >= 2 * part && reader.hyphen(at + 1 - 2 * part) && reader.capital(at - 2 * part)).count();
    let start = at - 2 * parts;
    (!unit).then(|| figure(reader, start, end, Kind::Label, Value::Text(text(reader, start, end).into())))
}
