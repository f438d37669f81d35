//! Dates, eras, periods and times of day of Japanese and Korean. Called by `affix::step` before quantities are tried.

use self::range::{both_days, listed_day, months_of, shared, so_many_days, span, years};
use super::clock::clock;
use super::nth;
use super::numeral::{self, Number, Style};
use super::scan::{Scan, is_letter};
use super::table::{Period, Suffix, Tail};
use super::wanted::is_wanted;
use crate::figure::found::Found;
use crate::figure::{Date, Exact, Kind, Reading, Unit, Value};

mod range;

/// The date, period or time that starts at `at`.
pub(super) fn read(scan: &Scan<'_>, at: usize) -> Option<Found> {
    numeric(scan, at)
        .or_else(|| clock(scan, at))
        .or_else(|| era(scan, at))
        .or_else(|| calendar(scan, at))
        .or_else(|| period(scan, at))
        .or_else(|| weekday(scan, at))
}

pub(super) fn small<T: TryFrom<i64>>(number: &Number, low: i64, high: i64) -> Option<T> {
    let value = number.value.and_then(Exact::to_i64).filter(|value| (low..=high).contains(value))?;
    T::try_from(value).ok()
}

pub(super) fn found(start: usize, end: usize, kind: Kind, date: Date) -> Found {
    Found::new(start, end, kind, Value::Date(date))
}

/// The tail after a number, with the place after it.
pub(super) fn tail(scan: &Scan<'_>, at: usize) -> Option<(usize, Tail)> {
    match scan.index.suffixes.at(scan.chars, scan.skip(at)) {
        // 2020년 대선: the year, and the first syllable of another word.
        Some((end, Suffix::Tail(Tail::Decade))) if scan.at(end.wrapping_sub(2)) == ' ' => Some((end - 2, Tail::Year)),
        Some((end, Suffix::Tail(tail))) => Some((end, tail)),
        _ => None,
    }
}

/// Digits of `lens` length at `at`.
pub(super) fn plain(scan: &Scan<'_>, at: usize, lens: &[usize]) -> Option<(i64, usize)> {
    let end = (at..at + 9).find(|at| !scan.at(*at).is_ascii_digit())?;
    let digits = scan.chars.get(at..end).filter(|digits| lens.contains(&digits.len()))?;
    Some((digits.iter().filter_map(|c| c.to_digit(10)).fold(0, |number, digit| number * 10 + i64::from(digit)), end))
}

/// 2020-01-02, 2020/1/2, 2020.01.02, 2020-01.
fn numeric(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if scan.before(at).is_ascii_digit() {
        return None;
    }
    if let Some(found) = year_last(scan, at).or_else(|| zero_led(scan, at)) {
        return Some(found);
    }
    let (year, end) = plain(scan, at, &[4]).filter(|(year, _)| (1000..3000).contains(year))?;
    let mark = scan.at(end);
    matches!(mark, '-' | '/' | '.').then_some(())?;
    if let Some(season) = season(scan, at, year, end) {
        return Some(season);
    }
    let (month, end) = plain(scan, end + 1, &[1, 2]).filter(|(month, _)| (1..=12).contains(month))?;
    let mut date = Date { year: i32::try_from(year).ok(), month: u8::try_from(month).ok(), ..Date::default() };
    if scan.at(end) != mark {
        return (mark != '.' && end - at == 7 && !is_letter(scan.at(end))).then(|| found(at, end, Kind::Date, date));
    }
    let (day, end) = plain(scan, end + 1, &[1, 2]).filter(|(day, _)| (1..=31).contains(day))?;
    date.day = u8::try_from(day).ok();
    Some(found(at, end, Kind::Date, date))
}

/// 2019/20シーズン, 2021-22: a year and the next by its last two digits.
fn season(scan: &Scan<'_>, at: usize, year: i64, end: usize) -> Option<Found> {
    let (next, end) = plain(scan, end + 1, &[2]).filter(|(next, _)| *next == (year + 1) % 100)?;
    let named = ["シーズン", "年度", "시즌"].iter().any(|word| scan.has(scan.skip(end), word));
    let free = !matches!(scan.at(end), '-' | '/' | '.' | '年' | '년');
    (free && (next > 12 || named)).then(|| Found::new(at, end, Kind::YearRange, Value::Range(Exact::int(year), Exact::int(year + 1))))
}

/// 08/08, 08/2008, 08.2008: a month that a zero leads, and its day or year.
fn zero_led(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (month, end) = plain(scan, at, &[2]).filter(|(month, _)| scan.at(at) == '0' && (1..=12).contains(month))?;
    let (rest, last) = plain(scan, end + 1, &[2, 4]).filter(|(_, last)| !scan.at(*last).is_ascii_digit() && scan.at(*last) != '/')?;
    let month = u8::try_from(month).ok();
    let date = match (scan.at(end), last - end) {
        ('/', 3) if (1..=31).contains(&rest) => Date { month, day: u8::try_from(rest).ok(), ..Date::default() },
        ('/' | '.', 5) if (1900..2100).contains(&rest) => Date { month, year: i32::try_from(rest).ok(), ..Date::default() },
        _ => return None,
    };
    Some(found(at, last, Kind::Date, date))
}

/// 5/17/2018, 17/5/2018: with the year at the end.
fn year_last(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (first, end) = plain(scan, at, &[1, 2])?;
    let (second, end) = plain(scan, end + 1, &[1, 2]).filter(|_| scan.at(end) == '/')?;
    let (year, last) = plain(scan, end + 1, &[4]).filter(|(year, _)| scan.at(end) == '/' && (1900..2100).contains(year))?;
    let (month, day) = if first > 12 { (second, first) } else { (first, second) };
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
    let date = Date { year: i32::try_from(year).ok(), month: u8::try_from(month).ok(), day: u8::try_from(day).ok(), ..Date::default() };
    fits.then(|| found(at, last, Kind::Date, date))
}

/// 令和7年(4月1日), 平成元年.
fn era(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (end, before) = scan.index.eras.at(scan.chars, at)?;
    let body = scan.skip(end);
    let (year, end) = if scan.at(body) == '元' {
        (1, body + 1)
    } else {
        let year = numeral::unsigned(scan, body)?;
        (small::<i32>(&year, 1, 99)?, year.end)
    };
    let (end, _) = tail(scan, end).filter(|(_, tail)| *tail == Tail::Year)?;
    let date = Date { year: Some(before + year), ..Date::default() };
    Some(with_month(scan, at, end, date))
}

/// Adds the month and day that follow a year.
fn with_month(scan: &Scan<'_>, start: usize, end: usize, date: Date) -> Found {
    if let Some((after, half)) = half_of_year(scan, end) {
        // "Late 2016": the year alone.
        let mut told = found(start, after, Kind::Date, Date { half: Some(half), ..date });
        told.figure.also.push(Reading { kind: Kind::Year, value: Value::Date(date), unit: Unit::NONE });
        return told;
    }
    if let Some((after, half)) = half_year(scan, scan.skip(end)) {
        return found(start, after, Kind::Date, Date { half: Some(half), ..date });
    }
    if let Some((quarter, after)) = quarter(scan, scan.skip(end)) {
        return found(start, after, Kind::Date, Date { quarter: Some(quarter), ..date });
    }
    if let Some(range) = months_of(scan, start, scan.skip(end), date) {
        return range;
    }
    match month_day(scan, scan.skip(end)) {
        Some((month, None, after)) if nth::day_of_month(scan, after, date.year, month).is_some() => {
            let (end, day) = nth::day_of_month(scan, after, date.year, month).unwrap_or((after, 1));
            found(start, end, Kind::Date, Date { month: Some(month), day: Some(day), ..date })
        }
        Some((month, day, after)) => span(scan, start, after, Date { month: Some(month), day, ..date }),
        None if scan.at(end) == '~' || scan.at(end) == '-' || scan.has(end, "から") => years(scan, start, end, date),
        None => found(start, end, Kind::Year, date),
    }
}

/// A day of a month. In 이십일 the last syllable is the day's own, unless another follows.
fn day(scan: &Scan<'_>, at: usize) -> Option<(u8, usize)> {
    let day = numeral::unsigned(scan, at)?;
    // 삼일 일요일: the third, a Sunday.
    let own = scan.index.table.spaced && scan.before(day.end) == '일' && scan.at(day.end) == ' ';
    if let Some((after, _)) = tail(scan, day.end).filter(|(_, tail)| *tail == Tail::Day && !own) {
        return Some((small(&day, 1, 31)?, after));
    }
    (scan.index.table.spaced && scan.before(day.end) == '일').then_some(())?;
    let whole: i64 = small(&day, 1, 399)?;
    let value = if day.style == Style::Digits { whole / 10 } else { whole - 1 };
    Some((u8::try_from(value).ok().filter(|day| (1..=31).contains(day))?, day.end))
}

fn month(scan: &Scan<'_>, at: usize) -> Option<(u8, usize)> {
    // The sixth and tenth month lose a sound in Korean.
    for (name, month) in [("유월", 6), ("시월", 10)] {
        if scan.has(at, name) {
            return Some((month, at + 2));
        }
    }
    let month = numeral::unsigned(scan, at)?;
    let (end, _) = tail(scan, month.end).filter(|(_, tail)| *tail == Tail::Month)?;
    Some((small(&month, 1, 12)?, end))
}

/// A month, with its day where one follows.
fn month_day(scan: &Scan<'_>, at: usize) -> Option<(u8, Option<u8>, usize)> {
    let (value, end) = month(scan, at)?;
    let at = scan.skip(end);
    Some(match day(scan, at).or_else(|| listed_day(scan, at)) {
        Some((day, after)) => (value, Some(day), after),
        None => (value, None, end),
    })
}

/// 2022年7月1日, 7月, 1日, 90年代, 20世紀, 第1四半期.
fn calendar(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if let Some((quarter, end)) = quarter(scan, at) {
        return Some(found(at, end, Kind::Date, Date { quarter: Some(quarter), ..Date::default() }));
    }
    let before_christ = matches!(scan.index.periods.at(scan.chars, at), Some((_, Period::BeforeChrist)));
    let year_word = before_christ || matches!(scan.index.periods.at(scan.chars, at), Some((_, Period::Year)));
    let body = if year_word { scan.skip(scan.index.periods.at(scan.chars, at)?.0) } else { at };
    let number = numeral::unsigned(scan, body)?;
    if number.style != Style::Arabic && !is_wanted(scan, &number, true, !scan.index.table.spaced) {
        return None;
    }
    if scan.before(body).is_ascii_digit() || number.place < 0 {
        return None;
    }
    if let Some(range) = shared(scan, at, &number).or_else(|| both_days(scan, &number)) {
        return Some(range);
    }
    let (end, tail) = tail(scan, past_era(scan, &number))?;
    match tail {
        Tail::Year => {
            // 千年 is a length of time; 紀元400年 is a date.
            let round =
                !matches!(number.style, Style::Arabic | Style::Digits) && number.value.is_some_and(|value| value.shift(-3).is_integer());
            // 19年比, 19年度: of this century
            let short = number.style == Style::Arabic
                && (is_short_year(scan, end) || scan.at(number.start) == '0' && number.end == number.start + 2);
            let least = if year_word || short { 1 } else { 1000 };
            // 9999년3월1일: a day can follow no length of time.
            let most = if month_day(scan, scan.skip(end)).is_some_and(|(_, day, _)| day.is_some()) { 9999 } else { 2999 };
            let led = scan.at(number.start) == '0';
            let year: i32 = small(&number, least, most).filter(|year| !round && (!short || led || *year >= 10))?;
            if !year_word && is_length(scan, &number, end, year) {
                return None;
            }
            let year = match year {
                year if before_christ => -year,
                year @ 0..50 if short => 2000 + year,
                year @ 50..100 if short => 1900 + year,
                year => year,
            };
            Some(with_month(scan, at, end, Date { year: Some(year), ..Date::default() }))
        }
        Tail::Decade => {
            let year: i32 = small(&number, 0, 2999)?;
            let year = if year < 100 { 1900 + year } else { year };
            (year % 10 == 0).then(|| found(at, end, Kind::Date, Date { year: Some(year), decade: true, ..Date::default() }))
        }
        Tail::Century => century(scan, at, end, &number),
        Tail::Month => {
            let (month, day, end) = month_day(scan, body)?;
            Some(span(scan, at, end, Date { month: Some(month), day, ..Date::default() }))
        }
        Tail::Day => {
            let day: u8 = small(&number, 1, 31)?;
            // 一日 may be a day's length; digits before 日 name the day.
            if let Some(long) = so_many_days(scan, at, end, day) {
                return Some(long);
            }
            let dated = ["から", "まで", "付", "午"].iter().any(|word| scan.has(end, word));
            let single = number.style == Style::Single && day == 1 && !dated;
            (!single).then(|| {
                let mut date = found(at, end, Kind::Date, Date { day: Some(day), ..Date::default() });
                // 猛暑日は13日を数えた: so many days.
                let value = Value::Number(Exact::int(day.into()));
                date.figure.also.extend(Unit::by_code("d").map(|unit| Reading { kind: Kind::Duration, value, unit }));
                date
            })
        }
        _ => None,
    }
}

/// 1895(明治28)年: past the same year of an era in brackets.
fn past_era(scan: &Scan<'_>, year: &Number) -> usize {
    let era = (scan.at(year.end) == '(').then(|| scan.index.eras.at(scan.chars, year.end + 1)).flatten();
    let told = era.and_then(|(end, _)| numeral::unsigned(scan, end)).filter(|told| scan.at(told.end) == ')');
    told.map_or(year.end, |told| told.end + 1)
}

/// 19年度, 19年7月, 21年以降: a year by its last two digits.
fn is_short_year(scan: &Scan<'_>, end: usize) -> bool {
    let season = matches!(scan.at(end), '比' | '同' | '度' | '春' | '夏' | '秋' | '冬' | '末') || scan.has(end, "以降");
    !scan.index.table.spaced && (season || month_day(scan, end).is_some())
}

/// 2,500年前, 2000年もの歴史: so many years, and no year.
fn is_length(scan: &Scan<'_>, number: &Number, end: usize, year: i32) -> bool {
    let grouped = scan.chars.get(number.start..number.end).is_some_and(|digits| digits.contains(&','));
    let next = scan.skip(end);
    let ago =
        ["前", "전", "동안"].iter().any(|word| scan.has(next, word)) && !matches!(scan.at(next + 1), '半' | '期' | '後' | '년' | '반');
    grouped || ago && !(1800..2100).contains(&year) || ["もの", "にわた"].iter().any(|word| scan.has(end, word))
}

fn century(scan: &Scan<'_>, at: usize, end: usize, number: &Number) -> Option<Found> {
    // 한 세기: a hundred years.
    let which: i32 = small(number, 1, 30).filter(|_| number.style != Style::Native)?;
    if let Some(decade) = numeral::unsigned(scan, scan.skip(end))
        && let Some((after, Tail::Decade)) = tail(scan, decade.end)
    {
        let year = (which - 1) * 100 + small::<i32>(&decade, 0, 90)?;
        return Some(found(at, after, Kind::Date, Date { year: Some(year), decade: true, ..Date::default() }));
    }
    Some(found(at, end, Kind::Date, Date { year: Some(which), century: true, ..Date::default() }))
}

/// 第1四半期, 1분기, 3/4분기.
fn quarter(scan: &Scan<'_>, at: usize) -> Option<(u8, usize)> {
    let body = if scan.index.ordinal_prefix.has(scan.at(at)) { at + 1 } else { at };
    let number = numeral::unsigned(scan, body)?;
    let which = small(&number, 1, 4)?;
    match scan.index.suffixes.at(scan.chars, scan.skip(number.end)) {
        Some((end, Suffix::Tail(Tail::Quarter))) => Some((which, end)),
        _ if scan.has(number.end, "/4") => match scan.index.suffixes.at(scan.chars, number.end + 2) {
            Some((end, Suffix::Tail(Tail::Quarter))) => Some((which, end)),
            _ => None,
        },
        _ => None,
    }
}

fn half_year(scan: &Scan<'_>, at: usize) -> Option<(usize, u8)> {
    match scan.index.periods.at(scan.chars, at) {
        Some((end, Period::HalfYear(half))) => Some((end, half)),
        _ => None,
    }
}

/// 2019年前半, 2019년 후반: the half of something, right behind a year.
fn half_of_year(scan: &Scan<'_>, end: usize) -> Option<(usize, u8)> {
    let at = scan.skip(end);
    let at = at + usize::from(scan.at(at) == 'の');
    let halves = [("前半", 1), ("後半", 2), ("전반", 1), ("후반", 2)];
    let half = halves.iter().find(|(word, _)| scan.has(at, word)).map(|(_, half)| *half)?;
    (!matches!(scan.at(at + 2), '戦' | '전')).then_some((at + 2, half))
}

fn period(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (end, half) = half_year(scan, at)?;
    Some(found(at, end, Kind::Date, Date { half: Some(half), ..Date::default() }))
}

fn weekday(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if let Some(day) = bracketed(scan, at) {
        return Some(found(at, at + 1, Kind::Date, Date { weekday: Some(day), ..Date::default() }));
    }
    let (end, day) = scan.index.weekdays.at(scan.chars, at)?;
    Some(found(at, end, Kind::Date, Date { weekday: Some(day), ..Date::default() }))
}

/// 5日(日), 5~9日(月~金): the day of the week by its first character.
fn bracketed(scan: &Scan<'_>, at: usize) -> Option<u8> {
    let opens = |at: usize| scan.at(at) == '(' && matches!(scan.before(at), '日' | '일');
    let joint = |at: usize| matches!(scan.at(at), '~' | '-' | '・' | ',');
    let before = at.checked_sub(1)?;
    let first = opens(before) && (scan.at(at + 1) == ')' || joint(at + 1) && scan.at(at + 3) == ')');
    let second = scan.at(at + 1) == ')' && joint(before) && at.checked_sub(3).is_some_and(opens);
    (first || second).then_some(())?;
    scan.index.table.weekdays.iter().find(|(_, words)| words.starts_with(scan.at(at))).map(|(day, _)| *day)
}
