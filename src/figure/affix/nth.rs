//! Days that are told by their place in a month: 2014년 9월 세 번째 화요일, 2014年9月の第3火曜日, 마지막 날. Called by `affix::date`.

use super::numeral;
use super::scan::Scan;
use super::table::{Suffix, Tail};
use crate::figure::Exact;

/// Which of its kind in the month.
enum Place {
    Nth(i64),
    Last,
}

/// The day that the words at `at` tell of a month, with the place after them.
pub(super) fn day_of_month(scan: &Scan<'_>, at: usize, year: Option<i32>, month: u8) -> Option<(usize, u8)> {
    let year = i64::from(year.filter(|year| (1583..3000).contains(year))?);
    let at = scan.skip(at);
    let at = if scan.at(at) == 'の' { at + 1 } else { at };
    let (place, next) = place(scan, at)?;
    let next = scan.skip(next);
    let length = days(year, month);
    if let Some((end, weekday)) = scan.index.weekdays.at(scan.chars, next) {
        let first = 1 + (i64::from(weekday) - 1 - day_of_week(year, month, 1)).rem_euclid(7);
        let day = match place {
            Place::Nth(nth) => first + 7 * (nth - 1),
            Place::Last => first + (length - first) / 7 * 7,
        };
        return u8::try_from(day).ok().filter(|_| (1..=length).contains(&day)).map(|day| (end, day));
    }
    let day_word = scan.index.table.last.1;
    let last = matches!(place, Place::Last) && scan.has(next, day_word);
    last.then(|| Some((next + day_word.chars().count(), u8::try_from(length).ok()?)))?
}

fn place(scan: &Scan<'_>, at: usize) -> Option<(Place, usize)> {
    let last = scan.index.table.last.0.split('|').find(|word| scan.has(at, word));
    if let Some(word) = last {
        return Some((Place::Last, at + word.chars().count()));
    }
    let prefixed = scan.index.ordinal_prefix.has(scan.at(at));
    let number = numeral::unsigned(scan, if prefixed { at + 1 } else { at })?;
    let end = match scan.index.suffixes.at(scan.chars, scan.skip(number.end)) {
        Some((end, Suffix::Tail(Tail::Ordinal))) => end,
        _ if prefixed => number.end,
        _ => return None,
    };
    let nth = number.value.and_then(Exact::to_i64).filter(|nth| (1..=5).contains(nth))?;
    Some((Place::Nth(nth), end))
}

fn days(year: i64, month: u8) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The day of the week from 0, Monday, to 6, by Zeller's congruence.
fn day_of_week(year: i64, month: u8, day: i64) -> i64 {
    let (year, month) = if month < 3 { (year - 1, i64::from(month) + 12) } else { (year, i64::from(month)) };
    (day + (13 * (month + 1)) / 5 + year + year / 4 - year / 100 + year / 400 + 5).rem_euclid(7)
}
