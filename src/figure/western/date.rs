//! Dates, years, periods and times of day. Called by `western::step` before quantities are tried.

use self::days::{lone_day, second_day, two_days};
use super::calendar::{bare_day, day_at, early, is_measured, month_at, past_year, year_after};
use super::found::{Found, figure, plain, small, year_at};
use super::lex::Shape;
use super::period::{century_follows, digit_period, first_units, named_century, named_decade, ordinal_period, roman_century, spoken_year};
use super::reader::Reader;
use super::table::{Habit, Role, flag};
use crate::figure::{Date, Exact, Figure, Kind, Reading, Unit, Value};

mod days;

/// The date, period or time that starts at `at`.
pub(super) fn date(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let word = reader.word(at);
    match reader.shape(at) {
        Shape::Number => iso(reader, at)
            .or_else(|| super::clock::digits(reader, at))
            .or_else(|| first_units(reader, at))
            .or_else(|| blank_date(reader, at))
            .or_else(|| day_first(reader, at))
            .or_else(|| digit_period(reader, at)),
        Shape::Word if reader.surface(at).starts_with(['I', 'V', 'X']) && roman_century(reader, at).is_some() => roman_century(reader, at),
        Shape::Word if word.any(flag::DECADE) => {
            spoken_year(reader, at).or_else(|| super::period::tens_plural(reader, at, at + 1, word.cardinal.into()))
        }
        Shape::Word if word.any(flag::MONTH) => month_first(reader, at),
        Shape::Word if is_weekday(reader, at) => weekday(reader, at),
        Shape::Word if reader.is(at, Role::First) => {
            first_units(reader, at).or_else(|| day_first(reader, at)).or_else(|| ordinal_period(reader, at))
        }
        Shape::Word if word.any(flag::ORDINAL | flag::CARDINAL) => first_units(reader, at)
            .or_else(|| day_first(reader, at))
            .or_else(|| named_century(reader, at))
            .or_else(|| named_decade(reader, at))
            .or_else(|| ordinal_period(reader, at))
            .or_else(|| super::clock::spoken(reader, at))
            .or_else(|| spoken_year(reader, at)),
        Shape::Word => super::clock::spoken(reader, at),
        _ => None,
    }
}

/// 2022-07-01, 2022/7/1, 7/1/2022, 1.7.2022 and 2022-07.
fn iso(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let mark = at + 1;
    if let Some(dotted) = dotted(reader, at).or_else(|| pointed(reader, at)).or_else(|| point_day(reader, at)) {
        return Some(dotted);
    }
    let sign = match reader.shape(mark) {
        Shape::Sign(sign @ ('-' | '/' | '‐' | '‑')) if reader.glued(mark) && reader.glued(mark + 1) => sign,
        _ => return None,
    };
    let third = reader.sign(mark + 2, sign) && reader.glued(mark + 2) && reader.glued(mark + 3);
    let (first, second) = (plain(reader, at, &[1, 2, 4])?, plain(reader, mark + 1, &[1, 2])?);
    if !third {
        // 2014-10 is a month, 2009-10 a pair of years.
        let month =
            |year: &i32| reader.surface(mark + 1).starts_with('0') || second < i64::from(year % 100) && reader.surface(mark + 1).len() == 2;
        let year = year_at(reader, at).filter(|year| month(year) && sign == '-')?;
        let date = Date { year: Some(year), month: Some(small(second, 1, 12)?), ..Date::default() };
        if i64::from(year % 100) + 1 != second {
            return Some(figure(reader, at, mark + 2, Kind::Date, Value::Date(date)));
        }
        // "the crisis of 2007-08" is of two years, rather than of a month.
        let years = Value::Range(Exact::int(year.into()), Exact::int(i64::from(year) + 1));
        let (mut found, next) = figure(reader, at, mark + 2, Kind::YearRange, years);
        found.also.push(Reading { kind: Kind::Date, value: Value::Date(date), unit: Unit::NONE });
        return Some((found, next));
    }
    let last = plain(reader, mark + 3, &[1, 2, 4])?;
    let (year, month, day) = if reader.surface(at).len() == 4 {
        (first, second, last)
    } else {
        let year = match reader.surface(mark + 3).len() {
            4 => last,
            2 if last < 50 => 2000 + last,
            2 => 1900 + last,
            _ => return None,
        };
        let day_first = reader.lexicon.table.day_first && second <= 12 || first > 12;
        if day_first { (year, second, first) } else { (year, first, second) }
    };
    let date =
        Date { year: Some(small(year, 1, 2999)?), month: Some(small(month, 1, 12)?), day: Some(small(day, 1, 31)?), ..Date::default() };
    Some(with_time(reader, at, mark + 4, date))
}

/// `2022-07-01 17:14`, `2022-07-01T17:14:22`: a date with the time that follows it.
fn with_time(reader: &Reader<'_>, at: usize, next: usize, date: Date) -> Found {
    let t = usize::from(reader.surface(next) == "T" && reader.glued(next));
    let time = super::clock::digits(reader, next + t).filter(|_| !reader.token(next).line_start && reader.sign(next + t + 1, ':'));
    match time {
        Some((Figure { value: Value::Date(time), .. }, end)) => {
            let both = Date { hour: time.hour, minute: time.minute, second: time.second, ..date };
            figure(reader, at, end, Kind::Date, Value::Date(both))
        }
        _ => figure(reader, at, next, Kind::Date, Value::Date(date)),
    }
}

/// `17.06` as all that the text says, or after an article or preposition, where a comma parts decimals.
fn point_day(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let surface = reader.surface(at);
    let (day, month) = surface.split_once('.').filter(|(day, month)| day.len() == 2 && month.len() == 2)?;
    let point = usize::from(reader.sign(at + 1, '.') && reader.glued(at + 1) && reader.shape(at + 2) == Shape::Word);
    let alone = at == 0 && reader.tokens.len() == 1 && !reader.lexicon.table.has(Habit::OrdinalChain);
    let named = at.checked_sub(1).is_some_and(|before| reader.is(before, Role::On) || reader.is(before, Role::The)) && point == 1;
    let date = Date { month: Some(small(month.parse().ok()?, 1, 12)?), day: Some(small(day.parse().ok()?, 1, 31)?), ..Date::default() };
    ((alone || named) && reader.lexicon.table.decimal == ',').then(|| figure(reader, at, at + 1 + point, Kind::Date, Value::Date(date)))
}

/// 15.01.2020, where the point is no decimal mark
fn pointed(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let point = |at: usize| reader.sign(at, '.') && reader.glued(at) && reader.glued(at + 1);
    // 31.01.06: the lexer takes what looks like decimals together.
    if let Some((month, year)) = reader.surface(at + 2).split_once('.').filter(|(month, year)| month.len() == 2 && year.len() == 2)
        && reader.lexicon.table.decimal != '.'
        && point(at + 1)
    {
        let year = year.parse::<i64>().ok().map(|year| year + if year < 50 { 2000 } else { 1900 })?;
        let (day, month) = (plain(reader, at, &[2])?, month.parse().ok()?);
        let date = Date {
            year: Some(small(year, 1000, 2199)?),
            month: Some(small(month, 1, 12)?),
            day: Some(small(day, 1, 31)?),
            ..Date::default()
        };
        return Some(with_time(reader, at, past_year(reader, at + 3), date));
    }
    (reader.lexicon.table.decimal != '.' && point(at + 1) && point(at + 3)).then_some(())?;
    let (day, month, year) = (plain(reader, at, &[1, 2])?, plain(reader, at + 2, &[1, 2])?, plain(reader, at + 4, &[2, 4])?);
    let year = if reader.surface(at + 4).len() == 2 { year + if year < 50 { 2000 } else { 1900 } } else { year };
    let date =
        Date { year: Some(small(year, 1000, 2199)?), month: Some(small(month, 1, 12)?), day: Some(small(day, 1, 31)?), ..Date::default() };
    Some(with_time(reader, at, past_year(reader, at + 5), date))
}

/// `le 20 2 2014`: three numbers with blanks between, after an article or as all that the text says.
fn blank_date(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let lead = at == 0 && reader.tokens.len() == 3 || at.checked_sub(1).is_some_and(|before| reader.is(before, Role::The));
    (lead && !reader.lexicon.table.has(Habit::DigitDecimals)).then_some(())?;
    let (day, month) = (plain(reader, at, &[1, 2])?, plain(reader, at + 1, &[1, 2])?);
    let year = year_at(reader, at + 2).filter(|year| (1900..2100).contains(year))?;
    let date = Date { year: Some(year), month: Some(small(month, 1, 12)?), day: Some(small(day, 1, 31)?), ..Date::default() };
    Some(figure(reader, at, at + 3, Kind::Date, Value::Date(date)))
}

/// 15.01.2020
fn dotted(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (day, month) = reader.surface(at).split_once('.')?;
    let year = reader.surface(at + 1).strip_prefix('.').filter(|year| year.len() == 4 && reader.glued(at + 1))?;
    let (day, month): (i64, i64) = (day.parse().ok()?, month.parse().ok()?);
    let (day, month) = if month > 12 { (month, day) } else { (day, month) };
    let date = Date {
        year: Some(small(year.parse().ok()?, 1000, 2199)?),
        month: Some(small(month, 1, 12)?),
        day: Some(small(day, 1, 31)?),
        ..Date::default()
    };
    Some(figure(reader, at, at + 2, Kind::Date, Value::Date(date)))
}

/// July 1, 2022; July 2022; July; January to November.
fn month_first(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (month, mut next) = month_at(reader, at)?;
    let mut date = Date { month: Some(month), ..Date::default() };
    let start = early(reader, at);
    if let Some((year, after)) = year_after(reader, next).filter(|_| !reader.sign(next, ',')) {
        (date.year, next) = (Some(year), after);
        return Some(date_range(reader, start, next, date, true));
    }
    // "February's 4-1 triumph": what belongs to a month is none of its days.
    let owns = reader.surface(at).contains(['\'', '’']);
    if let Some((day, after)) = day_at(reader, next).filter(|_| !reader.sign(next, ',') && !owns) {
        (date.day, next) = (Some(day), after);
        if let Some((year, after)) = year_after(reader, next) {
            (date.year, next) = (Some(year), after);
            let comma = next + usize::from(reader.sign(next, ',') && reader.sign(next + 2, ':'));
            return match with_time(reader, start, comma, date) {
                timed if timed.1 > comma => Some(timed),
                _ => Some(date_range(reader, start, next, date, false)),
            };
        }
        return Some(date_range(reader, start, next, date, false));
    }
    if let Some((year, after)) = year_after(reader, next) {
        (date.year, next) = (Some(year), after);
    }
    // `may`, `march`, `mar`: only a capital makes a bare one a month; in other places they are verbs.
    let words = reader.lexicon.table.doubtful_months;
    let clipped = reader.surface(at).chars().count() <= 3 && month != 5 && !is_set_and_dotted(reader, at);
    let doubtful = words.contains(&month) && !reader.capital(at) || clipped;
    // The Long March, and the rocket.
    if month == 3 && at > 0 && reader.surface(at - 1) == "Long" {
        return None;
    }
    let verb =
        words.contains(&month) && (month == 5 && reader.token(at).line_start || !month_context(reader, at) || is_shouted(reader, at));
    // "Life on Mars": where months have no capital, a capital inside a sentence is a name.
    let name = !reader.lexicon.table.has(Habit::CapitalDays)
        && reader.capital(at)
        && at > 0
        && !reader.token(at).line_start
        && !reader.closes(at - 1)
        && !is_dated(reader, at - 1);
    if date.year.is_none() && name && reader.surface(at).chars().skip(1).any(char::is_lowercase) {
        return None;
    }
    // Сент-Луис, and the virologist June Almeida: names
    let named = reader.hyphen(next) && reader.capital(next + 1) && reader.lexicon.table.has(Habit::NoArticle);
    if date.year.is_none() && (named || is_given_name(reader, at, next)) {
        return None;
    }
    // "the May/June 2020 series": the year serves both.
    let other = (reader.sign(next, '/') && reader.glued(next) && reader.glued(next + 1)).then(|| month_at(reader, next + 1)).flatten();
    date.year = date.year.or(other.and_then(|(_, after)| year_after(reader, after)).map(|(year, _)| year));
    let goes_on =
        reader.dash(next) && (reader.glued(next) || reader.word(next + 1).any(flag::MONTH)) || reader.role(next, Role::To).is_some();
    if date.year.is_none() && (doubtful || verb) && !goes_on {
        return None;
    }
    Some(date_range(reader, start, next, date, true))
}

/// `on Oct.`: a clipped name with its point, after the preposition of a date.
fn is_set_and_dotted(reader: &Reader<'_>, at: usize) -> bool {
    let set = at.checked_sub(1).is_some_and(|before| matches!(reader.word(before).role, Role::On | Role::In));
    set && reader.capital(at) && reader.sign(at + 1, '.') && reader.glued(at + 1)
}

/// `THERE MAY BE MORE`: where all is in capitals, they tell no month from a verb.
fn is_shouted(reader: &Reader<'_>, at: usize) -> bool {
    let upper = |at: usize| reader.shape(at) == Shape::Word && !reader.surface(at).contains(char::is_lowercase);
    upper(at) && upper(at + 1) && at.checked_sub(1).is_some_and(upper)
}

/// "Virologist June Almeida": a month that is a given name, between a plain word and a name.
fn is_given_name(reader: &Reader<'_>, at: usize, next: usize) -> bool {
    let name = matches!(reader.surface(at), "April" | "May" | "June" | "August");
    let led = at > 0 && reader.shape(at - 1) == Shape::Word && !reader.token(at).line_start && !month_context(reader, at);
    let surname = reader.capital(next) && !reader.glued(next) && reader.word(next).flags == 0 && reader.word(next).role == Role::None;
    name && led && surname
}

/// Whether what stands at `at` makes a date of the month behind it: en Noviembre, desde o fim de Abril, "Novembre arriva".
fn is_dated(reader: &Reader<'_>, at: usize) -> bool {
    let of = usize::from(reader.is(at, Role::Of));
    let part = || at.checked_sub(of).is_some_and(|at| matches!(reader.word(at).role, Role::Early | Role::Mid | Role::Late | Role::In));
    matches!(reader.shape(at), Shape::Sign('“' | '«' | '"' | '„' | '‘')) || part()
}

/// Monday, Friday's: a day of the week by its full name.
fn weekday(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (word, next) = reader.term(at, flag::WEEKDAY)?;
    let date = Date { weekday: Some(word.calendar), ..Date::default() };
    let named = reader.capital(at) || !reader.lexicon.table.has(Habit::CapitalDays);
    named.then_some(())?;
    if word.any(flag::ORDINAL) {
        let (mut day, next) = figure(reader, at, next, Kind::Date, Value::Date(date));
        let rank = Value::Number(Exact::int(word.ordinal.into()));
        day.also.push(Reading { kind: Kind::Ordinal, value: rank, unit: Unit::NONE });
        return Some((day, next));
    }
    if let Some((day, next)) = days::bracketed(reader, next) {
        return Some(figure(reader, at, next, Kind::Date, Value::Date(Date { day: Some(day), ..date })));
    }
    Some(figure(reader, at, next, Kind::Date, Value::Date(date)))
}

/// Whether a day of the week stands at `at`; na quinta is Thursday as well as the fifth, na quinta posição only the fifth.
fn is_weekday(reader: &Reader<'_>, at: usize) -> bool {
    let Some((word, next)) = reader.term(at, flag::WEEKDAY) else { return false };
    let led = || {
        at.checked_sub(1)
            .is_some_and(|before| (reader.word(before).any(flag::STOP) || reader.is(before, Role::Recent)) && !reader.is(before, Role::Out))
    };
    !word.any(flag::ORDINAL) || led() && (reader.closes(next) || reader.word(next).any(flag::STOP))
}

/// Whether a month can stand here: after a preposition, or set off.
fn month_context(reader: &Reader<'_>, at: usize) -> bool {
    // mid-May
    let at = if at > 0 && reader.hyphen(at - 1) { at - 1 } else { at };
    at == 0 && reader.tokens.len() < 3
        || at > 0
            && (reader.word(at - 1).any(flag::FILLER)
                || reader.surface(at - 1) == "next"
                || reader.word(at - 1).role != Role::None
                || reader.word(at - 1).any(flag::STOP))
}

/// Goes on from a first date to a range, where one follows: January to November, April–June 2023, July 1–3, 2022.
fn date_range(reader: &Reader<'_>, start: usize, next: usize, from: Date, months: bool) -> Found {
    let single = || figure(reader, start, next, Kind::Date, Value::Date(from));
    let dash = reader.dash(next);
    // "el 1 de julio a las cinco": the hour of the day, no second day.
    let hour = reader.word(next).any(flag::AT) || reader.word(next + 1).any(flag::AT);
    // "from 6 p.m. on December 25 to 6 a.m. on December 26"
    let clock = |at: usize| reader.shape(at) == Shape::Number && super::clock::digits(reader, at).is_some();
    let word = reader.role(next, Role::To).filter(|after| !clock(*after) && (!hour || month_at(reader, *after).is_some())).or_else(|| {
        let between = start > 0 && reader.is(start - 1, Role::Between);
        (between && reader.is(next, Role::And)).then_some(next + 1)
    });
    let Some(at) = (if dash { Some(next + 1) } else { word }) else { return single() };
    let mut to = Date { year: from.year, ..Date::default() };
    let mut from = from;
    let mut end;
    if let Some((month, after)) = month_at(reader, at) {
        (to.month, end) = (Some(month), after);
        if let Some((day, after)) = day_at(reader, end).filter(|_| !months && !reader.sign(end, ',')) {
            (to.day, end) = (Some(day), after);
        }
    } else if let Some((day, after)) = day_at(reader, at).filter(|_| !months) {
        // 12 de febrero a 28 de marzo
        let of = after + usize::from(reader.is(after, Role::Of));
        let Some((month, after)) = month_at(reader, of).or(from.month.map(|month| (month, after))) else { return single() };
        (to.month, to.day, end) = (Some(month), Some(day), after);
    } else {
        return single();
    }
    if let Some((year, after)) = year_after(reader, end) {
        (to.year, end) = (Some(year), after);
        from.year = from.year.or(to.year);
    }
    figure(reader, start, end, Kind::Date, Value::DateRange(from, to))
}

/// 1 July 2022; the 25th of July; 1st-3rd May; the 15th, where a month is clear from before.
fn day_first(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (which, day) = bare_day(reader, at)?;
    dated_day(reader, at, which, day.next).filter(|_| !is_measured(reader, &day))
}

fn dated_day(reader: &Reader<'_>, at: usize, day: u8, mut next: usize) -> Option<Found> {
    let mut first = None;
    let to = reader.role(next, Role::To).or_else(|| reader.role(next, Role::Overnight));
    if reader.dash(next) || to.is_some() {
        // "4-1 di febbraio": a result, for no month goes back.
        let (second, after) = day_at(reader, to.unwrap_or(next + 1)).filter(|(second, _)| *second > day)?;
        first = Some(day);
        next = after;
        let (month, mut end) = month_at(reader, next + usize::from(reader.is(next, Role::Of)))?;
        let mut to = Date { month: Some(month), day: Some(second), ..Date::default() };
        if let Some((year, after)) = year_after(reader, end) {
            (to.year, end) = (Some(year), after);
        }
        let value = Value::DateRange(Date { day: first, ..to }, to);
        return Some(figure(reader, at, end, Kind::Date, value));
    }
    if let Some(days) = two_days(reader, at, day, next) {
        return Some(days);
    }
    let of = next + usize::from(reader.is(next, Role::Of));
    let of = reader.past_hyphen(of);
    if let Some((month, mut end)) = month_at(reader, of) {
        // "3 may attend" and "5 march past" are no dates.
        if !reader.capital(of)
            && reader.lexicon.table.doubtful_months.contains(&month)
            && !reader.is(of - 1, Role::Of)
            && year_after(reader, end).is_none()
            && !reader.closes(end)
        {
            return None;
        }
        let mut date = Date { month: Some(month), day: Some(day), ..Date::default() };
        end += usize::from(reader.hyphen(end));
        if let Some((year, after)) = year_after(reader, end) {
            (date.year, end) = (Some(year), after);
        }
        return Some(date_range(reader, at, end, date, false));
    }
    second_day(reader, at, day, next)
        .or_else(|| lone_day(reader, at, day, next))
        .filter(|_| first.is_none() && !century_follows(reader, next))
}
