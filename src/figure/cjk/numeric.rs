//! Dates in digits and signs: 2015-3-3, 10/31/74, 20150303, 2023-08-03 17:14:22.

use super::super::{Date, Kind, Value};
use super::clock;
use super::scan::Scan;
use super::table::Class;
use crate::figure::found::Found;

/// Arabic digits at `at`, at most four: their value, count and end.
pub(super) fn field(scan: &Scan<'_>, at: usize) -> Option<(i32, usize, usize)> {
    let mut value = 0_i32;
    let mut end = at;
    while let Some(digit) = scan.at(end).to_digit(10).filter(|_| end - at < 5) {
        value = value * 10 + i32::try_from(digit).ok()?;
        end += 1;
    }
    (end > at && end - at <= 4).then_some((value, end - at, end))
}

/// 2015-3-3, 2015/3/3, 15.3.3, 10/31/74, 08-08-2008, 2008-08, 08/08, 20150303, and a time after it.
pub(super) fn numeric(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if scan.class(at) != Class::Arabic
        || scan.before(at).is_ascii_alphanumeric()
        || matches!(scan.before(at), '-' | '/' | ':') && scan.class(at.saturating_sub(2)) == Class::Arabic
    {
        return None;
    }
    if let Some(found) = eight_digits(scan, at) {
        return Some(found);
    }
    let (first, first_digits, end) = field(scan, at)?;
    let sign = scan.at(end);
    if !matches!(sign, '-' | '/' | '.' | '·') {
        return None;
    }
    let (second, second_digits, middle) = field(scan, end + 1)?;
    if scan.at(middle) != sign {
        return two_fields(scan, at, (first, first_digits), (second, second_digits, sign), middle);
    }
    let (third, third_digits, last) = field(scan, middle + 1)?;
    let (year, month, day) = match (first_digits, third_digits) {
        (4, 1 | 2) => (first, second, third),
        (1 | 2, 4) if first > 12 => (third, second, first),
        (1 | 2, 4) => (third, first, second),
        (2, 1 | 2) if !(sign == '/' && first <= 12 && third > 31) && second <= 12 => (century_of(first), second, third),
        (1 | 2, 2) if first <= 12 => (century_of(third), first, second),
        _ => return None,
    };
    if scan.class(last) == Class::Arabic || matches!(scan.at(last), '.' | '/' | '-') && scan.class(last + 1) == Class::Arabic {
        return None;
    }
    let date = full(year, month, day)?;
    Some(with_time(scan, at, last, date))
}

pub(super) fn century_of(year: i32) -> i32 {
    if year >= 50 { 1900 + year } else { 2000 + year }
}

pub(super) fn full(year: i32, month: i32, day: i32) -> Option<Date> {
    let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    let day = u8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    (1..3000).contains(&year).then(|| Date { year: Some(year), month: Some(month), day: Some(day), ..Date::default() })
}

fn two_fields(scan: &Scan<'_>, at: usize, first: (i32, usize), second: (i32, usize, char), end: usize) -> Option<Found> {
    if scan.class(end) == Class::Arabic || matches!(scan.at(end), '.' | '%') {
        return None;
    }
    // 1968/69年, 2019-20赛季: a year and the next one.
    let years = first.1 == 4 && second.1 == 2 && second.0 > 12 && second.0 == (first.0 + 1) % 100 && (1800..2200).contains(&first.0);
    if years && (second.2 == '/' || second.2 == '-' && scan.at(end) != '年') {
        let year = |year| Date { year: Some(year), ..Date::default() };
        let end = end + usize::from(scan.at(end) == '年');
        return Some(Found::new(at, end, Kind::YearRange, Value::DateRange(year(first.0), year(first.0 + 1))));
    }
    if scan.at(end) == '年' {
        return None;
    }
    let month = u8::try_from(second.0).ok()?;
    // 2008-08, and no range such as 2012-13.
    if first.1 == 4 && (1800..2200).contains(&first.0) && second.1 == 2 && (1..=12).contains(&month) && second.2 != '.' {
        return Some(Found::dated(at, end, Kind::Date, Date { year: Some(first.0), month: Some(month), ..Date::default() }));
    }
    // 08/16: a leading zero, so no fraction.
    let zero =
        first.1 == 2 && second.1 == 2 && (first.0 < 10 || second.0 < 10) && (1..=12).contains(&first.0) && (1..=31).contains(&second.0);
    if zero && second.2 == '/' {
        let date = Date { month: u8::try_from(first.0).ok(), day: Some(month), ..Date::default() };
        return Some(Found::dated(at, end, Kind::Date, date));
    }
    None
}

fn eight_digits(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let end = (at..at + 9).find(|at| scan.class(*at) != Class::Arabic)?;
    if end - at != 8 || is_counted(scan, end) {
        return None;
    }
    let digits: String = scan.slice(at, end).iter().collect();
    let part = |from: usize, to: usize| digits.get(from..to).and_then(|text| text.parse::<i32>().ok());
    let year = part(0, 4).filter(|year| (1900..2100).contains(year))?;
    full(year, part(4, 6)?, part(6, 8)?).map(|date| Found::dated(at, end, Kind::Date, date))
}

fn is_counted(scan: &Scan<'_>, end: usize) -> bool {
    let next = scan.past_blanks(end);
    matches!(scan.class(next), Class::Small | Class::Big)
        || matches!(scan.at(end), '.' | ',' | '%' | '-' | '_')
        || scan.index.suffixes.longest(scan.from(next)).is_some()
}

/// `2023-08-03 17:14:22`.
fn with_time(scan: &Scan<'_>, at: usize, end: usize, date: Date) -> Found {
    let next = if matches!(scan.at(end), 'T' | ' ') { end + 1 } else { end };
    let time = clock::read(scan, next, next).filter(|found| {
        next > end && found.start == next && scan.class(next) == Class::Arabic && scan.slice(next, next + 3).contains(&':')
    });
    match time.map(|found| (found.end, found.figure.value)) {
        Some((end, Value::Date(time))) => {
            Found::dated(at, end, Kind::Date, Date { hour: time.hour, minute: time.minute, second: time.second, ..date })
        }
        _ => Found::dated(at, end, Kind::Date, date),
    }
}
