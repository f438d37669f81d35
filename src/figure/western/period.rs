//! Years, decades, centuries, quarters and halves. Called by `western::date`.

use super::calendar::{early, past_year};
use super::found::{Found, figure, plain, small, year_at};
use super::lex::Shape;
use super::number::Form;
use super::numeral::number;
use super::reader::Reader;
use super::spelled;
use super::table::{Habit, Role, flag};
use crate::figure::{Approx, Date, Exact, Kind, Reading, Unit, Value};

mod century;
mod decade;
mod first;
mod fiscal;
mod short;

use self::century::century;
pub(super) use self::century::{century_follows, named_century, roman, roman_century};
pub(super) use self::decade::named_decade;
pub(super) use self::first::first_units;
pub(super) use self::fiscal::named_period;
use self::short::{clipped_year, year_of_era};

/// 1990s, the 1700s, 2021-2025, 2022-23, 2024.
pub(super) fn digit_period(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let next = at + 1;
    let start = early(reader, at);
    if let Some((sign, end)) = era(reader, next)
        && let Some(year) = plain(reader, at, &[1, 2, 3, 4])
    {
        let date = Date { year: Some(sign * i32::try_from(year).ok()?), ..Date::default() };
        return Some(figure(reader, start, end, Kind::Year, Value::Date(date)));
    }
    if let Some(ordinal) = ordinal_period(reader, at).or_else(|| named_decade(reader, at)) {
        return Some(ordinal);
    }
    if at > 0
        && reader.is(at - 1, Role::Ce)
        && let Some(year) = plain(reader, at, &[1, 2, 3, 4])
    {
        let date = Date { year: Some(i32::try_from(year).ok()?), ..Date::default() };
        return Some(figure(reader, at - 1, next, Kind::Year, Value::Date(date)));
    }
    if let Some(bounded) = bounded_age(reader, at).or_else(|| year_of_era(reader, at)) {
        return Some(bounded);
    }
    // the 80s, '90s, and the second of 1960s-80s
    let short = plain(reader, at, &[2]).filter(|tens| tens % 10 == 0 && *tens != 10 && reader.glued(next) && reader.surface(next) == "s");
    if let Some(tens) = short {
        return tens_plural(reader, at, next + 1, tens);
    }
    if let Some(year) = clipped_year(reader, at) {
        let date = Date { year: Some(year), ..Date::default() };
        return Some(figure(reader, at - 1, next, Kind::Year, Value::Date(date)));
    }
    let year = year_at(reader, at)?;
    let after = past_year(reader, next);
    if after > next {
        let date = Date { year: Some(year), ..Date::default() };
        return Some(figure(reader, start, after, Kind::Year, Value::Date(date)));
    }
    let apostrophe = usize::from(matches!(reader.shape(next), Shape::Sign('\'' | '’')) && reader.glued(next + 1));
    let plural = reader.surface(next + apostrophe) == "s" && (reader.glued(next) || year % 10 == 0 && reader.closes(next + 1));
    if plural && year % 10 == 0 {
        return Some(decade(reader, start, next + apostrophe + 1, year));
    }
    year_range(reader, at, year).or_else(|| lone_year(reader, at, year))
}

/// `the over-60s`, `under-25s`: people by their age.
fn bounded_age(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let age = plain(reader, at, &[1, 2]).filter(|_| reader.glued(at + 1) && reader.surface(at + 1) == "s")?;
    let before = at.checked_sub(2).filter(|before| reader.hyphen(before + 1))?;
    let approx = match reader.surface(before) {
        "over" | "Over" => Approx::Over,
        "under" | "Under" => Approx::Under,
        _ => return None,
    };
    let (mut found, next) = figure(reader, before, at + 2, Kind::Age, Value::Number(Exact::int(age)));
    (found.unit, found.approx) = (Unit::by_code("a")?, approx);
    Some((found, next))
}

/// the 80s, '90s, 80s music, the eighties: a decade; in his 80s: an age; within 30s: seconds, which are left to the measures.
pub(super) fn tens_plural(reader: &Reader<'_>, at: usize, next: usize, tens: i64) -> Option<Found> {
    let start = early(reader, at);
    let before = at.checked_sub(1);
    let own = |at: &usize| matches!(reader.surface(*at), "his" | "her" | "their" | "my" | "our" | "your");
    let part = before.filter(|before| start < at && *before > 0).and_then(|_| start.checked_sub(1));
    // "in their twenties and thirties", "in their 50s-60s"
    let joint = before.is_some_and(|joint| reader.dash(joint) || matches!(reader.word(joint).role, Role::And | Role::Or | Role::To));
    let first = if joint && at > 1 && reader.surface(at - 2) == "s" { at.checked_sub(4) } else { at.checked_sub(3) };
    if before.filter(own).or(part.filter(own)).or(first.filter(|_| joint).filter(own)).is_some() {
        let (mut found, next) = figure(reader, at, next, Kind::Age, Value::Number(Exact::int(tens)));
        (found.unit, found.approx) = (Unit::by_code("a")?, Approx::Over);
        return Some((found, next));
    }
    let named = before.is_some_and(|before| {
        matches!(reader.word(before).role, Role::The | Role::Early | Role::Mid | Role::Late)
            || matches!(reader.shape(before), Shape::Sign(_))
    });
    // 1960s to 80s, seventies and eighties
    let second = at > 1
        && matches!(reader.word(at - 1).role, Role::To | Role::And | Role::Or)
        && (reader.word(at - 2).any(flag::DECADE) || reader.surface(at - 2) == "s");
    let named = named || second;
    let first = before.is_none() || reader.token(at).line_start || before.is_some_and(|before| reader.closes(before));
    let noun = reader.shape(next) == Shape::Word && !reader.word(next).any(flag::STOP);
    (named || first && noun).then(|| decade(reader, start, next, tens_of(tens)))
}

/// The year in which the decade of `tens` began: the 00s are of this century.
pub(super) fn tens_of(tens: i64) -> i32 {
    i32::try_from(tens).unwrap_or(0) + if tens == 0 { 2000 } else { 1900 }
}

/// BC, B.C., AD, A.D.: the sign of the year, with the token after it.
fn era(reader: &Reader<'_>, at: usize) -> Option<(i32, usize)> {
    match reader.word(at).role {
        Role::Bce => return Some((-1, at + 1)),
        Role::Ce => return Some((1, at + 1)),
        _ => {}
    }
    let second = reader.surface(at + 2);
    let dotted = reader.sign(at + 1, '.') && reader.glued(at + 1) && reader.glued(at + 2);
    let end = at + 3 + usize::from(reader.sign(at + 3, '.') && reader.glued(at + 3));
    match (reader.surface(at), second) {
        ("B", "C") if dotted => Some((-1, end)),
        ("A", "D") if dotted => Some((1, end)),
        _ => None,
    }
}

fn decade(reader: &Reader<'_>, start: usize, next: usize, year: i32) -> Found {
    let date = Date { year: Some(year), decade: true, ..Date::default() };
    let (mut found, next) = figure(reader, start, next, Kind::Date, Value::Date(date));
    if year % 100 == 0 {
        let century = Date { year: Some(year / 100 + 1), century: true, ..Date::default() };
        found.also.push(Reading { kind: Kind::Date, value: Value::Date(century), unit: Unit::NONE });
    }
    (found, next)
}

fn year_range(reader: &Reader<'_>, at: usize, year: i32) -> Option<Found> {
    let mark = at + 1;
    let tight = reader.dash(mark) && reader.glued(mark) == reader.glued(mark + 1);
    let slash = reader.sign(mark, '/') && reader.glued(mark) && reader.glued(mark + 1);
    let the = |at: usize| usize::from(reader.is(at, Role::The) && !reader.lexicon.table.has(Habit::DigitDecimals));
    let lead = at.checked_sub(1).map(|before| before.saturating_sub(the(before)));
    let between = lead.is_some_and(|lead| reader.is(lead, Role::Between) || reader.is(lead, Role::From));
    let second = if tight || slash {
        mark + 1
    } else if let Some(after) = reader.role(mark, Role::To) {
        after
    } else if between && reader.is(mark, Role::And) {
        mark + 1 + the(mark + 1)
    } else {
        return None;
    };
    let to = match plain(reader, second, &[1, 2, 4])? {
        // 1348/9
        digit @ 0..10 if slash && reader.surface(second).len() == 1 => year / 10 * 10 + i32::try_from(digit).ok()?,
        short @ 0..100 if reader.surface(second).len() == 2 && reader.glued(second) => year / 100 * 100 + i32::try_from(short).ok()?,
        long => small(long, 1000, 2199)?,
    };
    // A third part makes it a code or a phone number.
    let estimate = estimate(reader, second + 1);
    let more =
        reader.glued(estimate) && (reader.dash(estimate) || matches!(reader.shape(estimate), Shape::Word)) && reader.glued(estimate + 1);
    let value = Value::Range(Exact::int(year.into()), Exact::int(to.into()));
    // "zwischen 1500 und 2000 Menschen" are counted.
    let counted = reader.word(second + 1).any(flag::NOUNS)
        && !reader.word(second + 1).any(flag::STOP | flag::ROLE)
        && !reader.lexicon.table.has(Habit::DigitDecimals);
    (to > year && !more && !counted && (!slash || to == year + 1)).then(|| figure(reader, at, second + 1, Kind::YearRange, value))
}

/// The token after the `E` or `F` of 2026E, an estimate or forecast.
fn estimate(reader: &Reader<'_>, at: usize) -> usize {
    let mark = reader.glued(at) && matches!(reader.surface(at), "E" | "F");
    let ends = !(reader.glued(at + 1) && matches!(reader.shape(at + 1), Shape::Word | Shape::Number));
    at + usize::from(mark && ends)
}

/// Whether digits that may be a year belong to a code, a sum of money or a quantity.
fn is_taken(reader: &Reader<'_>, at: usize, year: i32) -> bool {
    let next = at + 1;
    let before = at.checked_sub(1);
    let follows = |role: Role| before.is_some_and(|before| reader.is(before, role));
    // "2004: A quake hit the coast": a colon that ends a head is no mark of minutes.
    let head = reader.sign(next, ':') && !reader.glued(next + 1);
    let code = reader.glued(next)
        && !head
        && estimate(reader, next) == next
        && matches!(reader.shape(next), Shape::Word | Shape::Number | Shape::Sign('%' | '/' | ':' | '+' | '°' | '$' | '€'));
    let money = || before.is_some_and(|before| super::measure::money_before(reader, before).is_some_and(|(_, number)| number == at));
    let measured = || {
        let squared = || matches!(reader.word(next + 1).role, Role::Square | Role::Cubic);
        let unit = |kind| kind == Kind::Measure && reader.surface(next + 1).chars().count() > 1;
        super::measure::after(reader, next, true).is_some_and(|found| !reader.hyphen(next) || squared() || unit(found.kind))
    };
    let bounded = || {
        let bound = super::context::approx_before(reader, at).0;
        let sure = !reader.lexicon.table.has(Habit::DigitDecimals) || !(1900..2050).contains(&year);
        sure && !follows(Role::In) && !matches!(bound, Approx::None | Approx::About)
    };
    let between = || {
        let joined = follows(Role::Between) && reader.is(next, Role::And);
        joined && super::measure::noun(reader, next + 2, false).is_some() && year_at(reader, next + 1).is_some()
    };
    code || !(1000..=2100).contains(&year) || reader.word(next).any(flag::SCALE) || money() || measured() || bounded() || between()
}

/// Four digits that stand for a year: after a preposition of time, or where no noun is counted.
fn lone_year(reader: &Reader<'_>, at: usize, year: i32) -> Option<Found> {
    let next = at + 1;
    let start = early(reader, at);
    if is_taken(reader, at, year) {
        return None;
    }
    let before = at.checked_sub(1);
    let ranged = (reader.dash(next) || reader.role(next, Role::To).is_some())
        && matches!(reader.shape(next + 1), Shape::Number | Shape::Sign('$' | '€' | '£' | '¥'));
    let strong =
        before.is_some_and(|before| matches!(reader.word(before).role, Role::In | Role::Year | Role::Early | Role::Mid | Role::Late));
    // "from 330,600 in 2021 to 6.3 million" goes from one count to another.
    if ranged && year_at(reader, next + 1).is_none() && !(strong && (1900..2050).contains(&year)) {
        return None;
    }
    let lower = reader.shape(next) == Shape::Word && !reader.capital(next) && !reader.word(next).any(flag::STOP);
    // 1247 опрошенных: a Russian year has its word behind it, or none.
    let named = lower
        && !before.is_some_and(|before| reader.hyphen(before))
        && reader.lexicon.table.has(Habit::NoArticle)
        && !reader.is(next, Role::YearAfter);
    let plural =
        named || reader.word(next).any(flag::NOUNS) || lower && reader.surface(next).ends_with('s') && !(1900..2050).contains(&year);
    let counted = plural || super::measure::noun(reader, next, false).is_some() && lower;
    // "in 1700 households" and "rose by 2000 households" count; "in 2022 people came" does not.
    let ancient = named || plural && !(1900..2050).contains(&year);
    let change = before.is_some_and(|before| reader.surface(before) == "by" && reader.term_before(before, flag::UP | flag::DOWN).is_some());
    let strong = strong && !(ancient || counted && change);
    let typed = before.is_some_and(|before| {
        reader.word(before).any(flag::NUMBERED | flag::CODED | flag::APPROX) && !reader.word(before).any(flag::FILLER)
    });
    if (counted && !strong)
        || (typed && !strong && !reader.closes(next))
        || before.is_some_and(|before| reader.word(before).any(flag::CODED))
    {
        return None;
    }
    let date = Date { year: Some(year), ..Date::default() };
    let (mut found, end) = figure(reader, start, next, Kind::Year, Value::Date(date));
    if reader.is(next, Role::Bce) {
        found.value = Value::Date(Date { year: Some(-year), ..date });
    }
    Some((found, end))
}

/// Two pairs of number words that make a year: nineteen eighty-four; nineteen eighties.
pub(super) fn spoken_year(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let lead = reader.word(at);
    let tens = reader.word(at + 1);
    if lead.any(flag::DECADE) && !reader.lexicon.table.has(Habit::DigitDecimals) {
        let next = if reader.is(at + 1, Role::Decades) { at + 2 } else { at + 1 };
        return Some(decade(reader, at, next, i32::try_from(1900 + lead.cardinal).ok()?));
    }
    if lead.any(flag::CARDINAL)
        && (10..21).contains(&lead.cardinal)
        && (tens.any(flag::DECADE) || tens.any(flag::VAGUE) && tens.cardinal == 100)
    {
        let ten = if tens.any(flag::DECADE) { tens.cardinal } else { 0 };
        return Some(decade(reader, at, at + 2, i32::try_from(lead.cardinal * 100 + ten).ok()?));
    }
    let year = spelled::words(reader, at).filter(|year| year.form == Form::Pairs)?;
    let date = Date { year: Some(small(year.whole()?, 1000, 2199)?), ..Date::default() };
    Some(figure(reader, at, year.next, Kind::Year, Value::Date(date)))
}

/// 20th century, first quarter (of 2025), second half, the twelfth century.
pub(super) fn ordinal_period(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let ordinal = number(reader, at).filter(|ordinal| ordinal.form == Form::Ordinal)?;
    let which = ordinal.whole()?;
    let start = early(reader, at);
    let noun = reader.past_hyphen(ordinal.next);
    if let Some((sign, end)) = century(reader, &ordinal, noun) {
        let date = Date { year: Some(sign * small::<i32>(which, 1, 30)?), century: true, ..Date::default() };
        return Some(figure(reader, start, end, Kind::Date, Value::Date(date)));
    }
    if let Some(month) = month_of(reader, noun, which) {
        return Some(figure(reader, at, month.0, Kind::Date, Value::Date(month.1)));
    }
    // "la primera mitad de 2019": a half of a year that is named.
    let halved = reader.word(noun).any(flag::DENOMINATOR) && reader.word(noun).ordinal == 2 && dated_half(reader, noun + 1);
    let (role, end) = match reader.term(noun, flag::ROLE).map(|(word, end)| (word.role, end)) {
        Some(told @ (Role::Quarter | Role::HalfYear, _)) => told,
        _ if halved => (Role::HalfYear, noun + 1),
        _ => return None,
    };
    let noun = end - 1;
    let (quarter, half) = match role {
        Role::Quarter => (Some(small(which, 1, 4)?), None),
        // "The first half" is of anything; a semestre is of a year.
        Role::HalfYear if !reader.lexicon.table.has(Habit::DigitDecimals) || half_year(reader, noun + 1) => {
            (None, Some(small(which, 1, 2)?))
        }
        _ => return None,
    };
    let date = Date { quarter, half, ..Date::default() };
    let (mut found, next) = with_year(reader, start, noun + 1, date);
    // The third quarter of a match is no time of the year.
    if found.value == Value::Date(date) {
        found.also.push(Reading { kind: Kind::Ordinal, value: Value::Number(Exact::int(which)), unit: Unit::NONE });
    }
    Some((found, next))
}

/// `primeiro mês de 2013`, `dritter Monat des Jahres 2013`: the token after it, and the month.
fn month_of(reader: &Reader<'_>, noun: usize, which: i64) -> Option<(usize, Date)> {
    (!reader.lexicon.table.has(Habit::DigitDecimals)).then_some(())?;
    let (word, next) = reader.term(noun, flag::UNIT)?;
    reader.lexicon.units.get(usize::from(word.unit)).filter(|unit| unit.code == "mo" && word.multiple == 1)?;
    let of = next + usize::from(reader.is(next, Role::Of) || reader.is(next, Role::The));
    let year = year_at(reader, of)?;
    let date = Date { year: Some(year), month: Some(small(which, 1, 12)?), ..Date::default() };
    Some((past_year(reader, of + 1), date))
}

/// Whether what follows `first half` lets it be of a year.
fn half_year(reader: &Reader<'_>, at: usize) -> bool {
    if !reader.is(at, Role::Of) {
        return reader.closes(at) || year_at(reader, at).is_some() || reader.word(at).any(flag::STOP);
    }
    let whose = at + 1 + usize::from(reader.is(at + 1, Role::The));
    let year =
        |at: usize| year_at(reader, at).is_some() || matches!(reader.surface(at), "year" | "month" | "decade" | "century" | "fiscal");
    year(whose) || matches!(reader.surface(whose), "last" | "this" | "next") && year(whose + 1)
}

/// Whether a year of four digits follows `primera mitad`.
fn dated_half(reader: &Reader<'_>, next: usize) -> bool {
    let year = of_year(reader, next);
    // во второй половине 1990-х: of ten years
    !reader.lexicon.table.has(Habit::DigitDecimals) && year_at(reader, year).is_some() && named_decade(reader, year).is_none()
}

/// The token of the year after `of`, `del`, `des Jahres`.
fn of_year(reader: &Reader<'_>, next: usize) -> usize {
    let of = next + usize::from(reader.is(next, Role::Of) || reader.is(next, Role::In) || reader.sign(next, ','));
    // deux premiers mois de l'année 2020
    let article = of + usize::from(reader.is(of, Role::The) && (of == next || reader.is(of + 1, Role::Year)));
    article + usize::from(article > next && reader.is(article, Role::Year))
}

/// Adds `2025`, `of 2025`, `of the year` to a quarter or half.
fn with_year(reader: &Reader<'_>, start: usize, next: usize, date: Date) -> Found {
    let at = of_year(reader, next);
    let at = at + usize::from(reader.is(at, Role::Fiscal));
    // the second quarter of twenty two
    let spoken = (at == next + 1 && reader.is(next, Role::Of)).then(|| spelled::small(reader, at)).flatten();
    if let Some(spoken) = spoken
        && let Some(short) = spoken.whole().filter(|_| spoken.form == Form::Words && reader.closes(spoken.next))
        && (10..70).contains(&short)
    {
        let date = Date { year: i32::try_from(2000 + short).ok(), ..date };
        return figure(reader, start, spoken.next, Kind::Date, Value::Date(date));
    }
    match year_at(reader, at) {
        Some(year) => figure(reader, start, past_year(reader, at + 1), Kind::Date, Value::Date(Date { year: Some(year), ..date })),
        None => figure(reader, start, next, Kind::Date, Value::Date(date)),
    }
}
