//! A number as a figure: its kind, noun, bounds and direction. `quantity` and `range` end with it.

use super::amount::{Side, of_many};
use super::found::{Found, figure};
use super::kind::{age, group_age, late_approx, listed_age, named_age, older, pounds, times};
use super::number::Form;
use super::reader::Reader;
use super::table::{Habit, Role, flag};
use super::{context, measure};
use crate::figure::unit::Dimension;
use crate::figure::{Approx, Date, Exact, Figure, Kind, Reading, Unit, Value};

/// Kind, noun, approximators and direction of a value.
pub(super) fn dress(reader: &Reader<'_>, side: &Side, value: Value) -> Option<Found> {
    let one = side.number.whole() == Some(1);
    let of = usize::from(reader.is(side.next, Role::Of) && (side.number.form == Form::Vague || of_many(reader, &side.number)));
    let noun = if side.unit.is_none() { measure::noun(reader, side.next + of, one) } else { None };
    if side.unit.is_none() && !super::label::counts(reader, side.number.start, side.next, &side.number, noun.is_some()) {
        return None;
    }
    let mut next = side.next;
    let (mut kind, mut unit) = side.unit.map_or((Kind::Count, Unit::NONE), |unit| (unit.kind, unit.unit));
    if side.number.form == Form::Fraction && side.unit.is_none() && side.number.scale == 0 {
        kind = Kind::Fraction;
    }
    if let Some((counted, after)) = noun {
        unit = counted;
        next = next.max(after);
    }
    if let Some((times, after)) = times(reader, side) {
        (kind, unit, next) = (times, if times == Kind::Count { Unit::count("time") } else { Unit::NONE }, after);
    }
    if let Some((after, years)) = age(reader, side, next) {
        (kind, next) = (Kind::Age, after);
        unit = if years { Unit::by_code("a")? } else { unit };
    }
    let (mut before, start) = bound_before(reader, side, kind, unit);
    let (after, end) = context::approx_after(reader, side.number.next);
    if kind == Kind::Count
        && noun.is_none()
        && (older(reader, side.number.next)
            || named_age(reader, side)
            || listed_age(reader, side)
            || group_age(reader, side, before, start))
    {
        (kind, unit) = (Kind::Age, Unit::by_code("a")?);
    }
    if kind == Kind::Count && unit.is_none() && mid_fifties(reader, side) {
        (kind, unit, before) = (Kind::Age, Unit::by_code("a")?, Approx::Over);
    }
    let (mut figure, mut next) = figure(reader, start, next.max(if after == Approx::None { 0 } else { end }), kind, value);
    if after == Approx::None
        && let Some((late, end)) = late_approx(reader, next)
    {
        (figure.approx, next) = (late, end);
        figure.span.end = reader.token(end - 1).end;
    }
    figure.unit = unit;
    // "about five hundred or more": the bound says more than the estimate.
    let bounds = [after, figure.approx, before].into_iter().find(|approx| !matches!(approx, Approx::None | Approx::About));
    figure.approx = bounds.unwrap_or([before, after, figure.approx].into_iter().find(|approx| *approx != Approx::None).unwrap_or_default());
    if figure.approx == Approx::None {
        figure.approx = inherent(reader, side);
    }
    figure.place = side.number.place + side.unit.map_or(0, |unit| unit.power);
    let share = matches!(kind, Kind::Percent | Kind::PercentagePoint | Kind::Fraction | Kind::Multiplier);
    if share || matches!(kind, Kind::Money | Kind::Count | Kind::Measure) {
        figure.direction = context::direction(reader, start, next, share);
    }
    pounds(reader, side, &mut figure);
    figure.also.extend(other_readings(reader, side, &figure));
    Some((figure, next))
}

/// What else the figure may be: an hour of the day, the first days of a month, millions, a multiple.
fn other_readings(reader: &Reader<'_>, side: &Side, figure: &Figure) -> Vec<Reading> {
    let mut also = hours_of_day(reader, side, figure);
    also.extend(millions(reader, side));
    also.extend(first_days(reader, side, figure));
    also.extend(average(reader, side));
    also.extend(minute_of_match(reader, side, figure));
    if figure.kind == Kind::Count && figure.unit.code == "time" && reader.is(reader.past_hyphen(side.next), Role::Times) {
        also.push(Reading { kind: Kind::Multiplier, value: figure.value.clone(), unit: Unit::NONE });
    }
    also
}

/// `aos 26 minutos do segundo tempo`: the 71st minute of a match, as other languages count it.
fn minute_of_match(reader: &Reader<'_>, side: &Side, figure: &Figure) -> Option<Reading> {
    let half = side.next + 1;
    let names = [
        ("segundo", "tempo"),
        ("segundo", "tiempo"),
        ("secondo", "tempo"),
        ("segunda", "etapa"),
        ("etapa", "final"),
        ("etapa", "complementar"),
    ];
    let told =
        figure.unit.code == "min" && reader.is(side.next, Role::Of) && names.contains(&(reader.surface(half), reader.surface(half + 1)));
    let value = figure.value.number().filter(|_| told)?.add(Exact::int(45))?;
    Some(Reading { kind: Kind::Ordinal, value: Value::Number(value), unit: Unit::NONE })
}

/// `batting .314`: a share, as those languages tell it that say so many of a hundred.
fn average(reader: &Reader<'_>, side: &Side) -> Option<Reading> {
    let surface = reader.surface(side.number.start);
    let pointed = side.unit.is_none() && surface.len() == 4 && surface.starts_with('.');
    let value = Value::Number(side.number.value.filter(|_| pointed)?);
    Some(Reading { kind: Kind::Fraction, value, unit: Unit::NONE })
}

/// `the first ten days of the month`: its days from the first.
fn first_days(reader: &Reader<'_>, side: &Side, figure: &Figure) -> Option<Reading> {
    let days =
        figure.value.number().and_then(Exact::to_i64).and_then(|days| u8::try_from(days).ok()).filter(|days| (2..=28).contains(days))?;
    let first = figure.unit.code == "d" && side.start.checked_sub(1).is_some_and(|before| reader.is(before, Role::First));
    let on = |day: u8| Date { day: Some(day), ..Date::default() };
    let value = Value::DateRange(on(1), on(days));
    (first && reader.is(side.next, Role::Of)).then_some(Reading { kind: Kind::Date, value, unit: Unit::NONE })
}

/// The approximator before a quantity and the token where it starts, unless what stands there is no bound of it.
fn bound_before(reader: &Reader<'_>, side: &Side, kind: Kind, unit: Unit) -> (Approx, usize) {
    let (before, start) = context::approx_before(reader, side.start);
    // "the past five years" and "over the last five years" are not more than five.
    let past = || {
        let within = reader.surface(start).eq_ignore_ascii_case("over") && reader.is(start + 1, Role::The);
        within || reader.surface(start).eq_ignore_ascii_case("past")
    };
    let span = kind == Kind::Duration && (past() || is_peak(reader, start, side.start));
    let free = span || unit.dimension == Dimension::Area && lies_over(reader, start);
    if free { (Approx::None, side.start) } else { (before, start) }
}

/// `Mitte 50`, `Anfang 30`: a part of a decade of age, where years and dates say more.
fn mid_fifties(reader: &Reader<'_>, side: &Side) -> bool {
    let tens = side.number.whole().is_some_and(|tens| tens % 10 == 0 && (20..100).contains(&tens));
    let part = side.start.checked_sub(1).is_some_and(|at| matches!(reader.word(at).role, Role::Early | Role::Mid | Role::Late));
    tens && part && reader.lexicon.table.has(Habit::OwnParts) && (reader.closes(side.next) || reader.word(side.next).any(flag::STOP))
}

/// `peu après 14 heures`, `a partir das 18 horas`, `до 9 часов`: the length of a time, or the hour of the day; of two halves under twelve.
fn hours_of_day(reader: &Reader<'_>, side: &Side, figure: &Figure) -> Vec<Reading> {
    let hour = side.number.whole().and_then(|hour| u8::try_from(hour).ok()).filter(|hour| *hour <= 24);
    let english = reader.lexicon.table.has(Habit::DigitDecimals);
    // "opens at 10"
    let bare =
        || figure.kind == Kind::Count && figure.unit.is_none() && side.start.checked_sub(1).is_some_and(|at| reader.surface(at) == "at");
    let told =
        if english { bare() && reader.surface(side.start).len() <= 2 } else { figure.unit.code == "h" && figure.kind == Kind::Duration };
    let Some(hour) = hour.filter(|_| told && matches!(figure.value, Value::Number(_))) else { return Vec::new() };
    let at = |hour: u8| Date { hour: Some(hour), minute: Some(0), ..Date::default() };
    let halves = [Some(hour), (1..12).contains(&hour).then_some(hour + 12)];
    halves.into_iter().flatten().map(|hour| Reading { kind: Kind::Time, value: Value::Date(at(hour)), unit: Unit::NONE }).collect()
}

/// "Attendance reached 6.5m": metres, or millions.
fn millions(reader: &Reader<'_>, side: &Side) -> Option<Reading> {
    let open = side.unit.is_some_and(|unit| unit.unit.code == "m") && reader.surface(side.number.next) == "m";
    let value = side.number.value.filter(|_| open && reader.glued(side.number.next) && reader.lexicon.table.has(Habit::DigitDecimals))?;
    Some(Reading { kind: Kind::Count, value: Value::Number(value.shift(6)), unit: Unit::NONE })
}

/// What a number word says of itself: hundreds are more than one, une quinzaine is about fifteen; a dozen and a pair are exact.
fn inherent(reader: &Reader<'_>, side: &Side) -> Approx {
    // $300+ billion
    let plus = side.number.scale > 0 && (side.number.start + 1..side.number.next).any(|at| reader.sign(at, '+'));
    if side.number.form == Form::Vague || plus {
        return Approx::Over;
    }
    let last = side.number.next.saturating_sub(1);
    let word = reader.word(last);
    // пару десятков: twice ten
    let group =
        word.any(flag::GROUP) && word.cardinal.is_multiple_of(5) && !(last > side.number.start && reader.word(last - 1).any(flag::GROUP));
    // un millier, un millar, un migliaio
    let thousand = word.any(flag::SCALE) && word.scale == 3 && last == side.number.start + 1 && reader.is(side.number.start, Role::A);
    if (group || thousand) && !reader.lexicon.table.has(Habit::DigitDecimals) { Approx::About } else { Approx::None }
}

/// `максимум за десять лет`, `mínimo en tres años`: an extreme within a time, which the number gives exactly.
fn is_peak(reader: &Reader<'_>, start: usize, number: usize) -> bool {
    let peak = matches!(reader.surface(start).to_lowercase().as_str(), "максимум" | "минимум" | "máximo" | "mínimo" | "massimo" | "minimo");
    peak && start + 1 < number && matches!(reader.surface(start + 1), "за" | "en" | "desde" | "em" | "da" | "degli" | "dagli")
}

/// `fires over 280,000 square metres`: things that lie over an area, which the number gives exactly.
fn lies_over(reader: &Reader<'_>, start: usize) -> bool {
    let Some(before) = start.checked_sub(1).filter(|_| reader.surface(start).eq_ignore_ascii_case("over")) else { return false };
    let word = reader.surface(before);
    word.ends_with('s')
        && !matches!(
            word,
            "covers"
                | "spans"
                | "totals"
                | "occupies"
                | "measures"
                | "reaches"
                | "exceeds"
                | "was"
                | "is"
                | "has"
                | "comprises"
                | "includes"
        )
}
