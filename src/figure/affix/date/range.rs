//! Ranges of dates: 2019年から2023年, 7月5〜9日, 1~11月, 9-18時, 80~90년대.

use super::{day, found, month_day, small, tail};
use crate::figure::affix::numeral::{self, Number};
use crate::figure::affix::scan::Scan;
use crate::figure::affix::table::{Suffix, Tail};
use crate::figure::found::Found;
use crate::figure::{Date, Exact, Kind, Value};

/// 2020年1~3月期: months of the year before them.
pub(super) fn months_of(scan: &Scan<'_>, start: usize, at: usize, year: Date) -> Option<Found> {
    let first = numeral::unsigned(scan, at)?;
    let range = shared(scan, at, &first)?;
    let Value::DateRange(from, to) = range.figure.value else { return None };
    from.month.filter(|_| from.day.is_none())?;
    let value = Value::DateRange(Date { year: year.year, ..from }, Date { year: year.year, ..to });
    Some(Found::new(start, range.end, Kind::Date, value))
}

/// 2019年~2023年, 2019年から2023年
pub(super) fn years(scan: &Scan<'_>, start: usize, end: usize, from: Date) -> Found {
    let next = if scan.has(end, "から") { end + 2 } else { end + 1 };
    let second = numeral::unsigned(scan, next).and_then(|year| {
        let (after, _) = tail(scan, year.end).filter(|(_, tail)| *tail == Tail::Year)?;
        // 1932年から45年まで: the second by its last two digits.
        let first = from.year.filter(|first| *first >= 1000)?;
        let to = small::<i32>(&year, 1000, 2999).or_else(|| Some(first / 100 * 100 + small::<i32>(&year, 10, 99)?))?;
        Some((to, ["まで", "까지"].iter().find(|word| scan.has(after, word)).map_or(after, |word| after + word.chars().count())))
    });
    match (second, from.year) {
        (Some((to, after)), Some(first)) if to > first => {
            Found::new(start, after, Kind::YearRange, Value::Range(Exact::int(first.into()), Exact::int(to.into())))
        }
        _ => found(start, end, Kind::Year, from),
    }
}

/// 7月5〜9日: days of the month before them.
fn days_of(scan: &Scan<'_>, start: usize, at: usize, month: Date) -> Option<Found> {
    let first = numeral::unsigned(scan, at)?;
    let to = scan.skip(first.end);
    let next = match scan.index.ranges.at(scan.chars, to) {
        Some((next, "")) => next,
        None if scan.at(to) == '-' => to + 1,
        _ => return None,
    };
    let (last, end) = day(scan, scan.skip(next))?;
    let first: u8 = small(&first, 1, 31).filter(|first| *first < last)?;
    let on = |day: u8| Date { day: Some(day), ..month };
    Some(Found::new(start, end, Kind::Date, Value::DateRange(on(first), on(last))))
}

/// The 3 of 8月3、4日: the unit stands behind the last of a list of days.
pub(super) fn listed_day(scan: &Scan<'_>, at: usize) -> Option<(u8, usize)> {
    let first = numeral::unsigned(scan, at).filter(|first| first.plain && matches!(scan.at(first.end), '、' | ',' | '・'))?;
    let (last, _) = day(scan, scan.skip(first.end + 1))?;
    Some((small(&first, 1, 31).filter(|first| *first < last)?, first.end))
}

/// The 13 and the 14 of 13、14の両日, and the 13 of 13、14日: one of two days of a month; 2、3日 are so many days.
pub(super) fn both_days(scan: &Scan<'_>, number: &Number) -> Option<Found> {
    let one: u8 = small(number, 1, 31).filter(|_| number.plain && !scan.index.table.spaced)?;
    let both = |end: usize| scan.has(end, "の両日") || scan.has(end, "両日");
    let next = matches!(scan.at(number.end), '、' | '・').then(|| numeral::unsigned(scan, number.end + 1)).flatten();
    let next = next.filter(|next| small::<u8>(next, 1, 31).is_some_and(|next| next > one));
    let dated = |next: &Number| both(next.end) || one > 9 && matches!(tail(scan, next.end), Some((_, Tail::Day)));
    let told = both(number.end) || next.as_ref().is_some_and(dated);
    told.then(|| found(number.start, number.end, Kind::Date, Date { day: Some(one), ..Date::default() }))
}

/// Goes on to a range of months or days: 4月から6月, 3월 1일~5일, 1~11月 is read by `shared`.
pub(super) fn span(scan: &Scan<'_>, start: usize, end: usize, from: Date) -> Found {
    if let Some(days) = days_of(scan, start, scan.skip(end), from).filter(|_| from.day.is_none()) {
        return days;
    }
    let Some((next, close)) = scan.index.ranges.at(scan.chars, scan.skip(end)) else { return found(start, end, Kind::Date, from) };
    let at = scan.skip(next);
    if !close.is_empty() {
        return found(start, end, Kind::Date, from);
    }
    if let Some((month, day, after)) = month_day(scan, at).filter(|(_, day, _)| day.is_some() == from.day.is_some()) {
        let to = Date { month: Some(month), day, ..from };
        return Found::new(start, after, Kind::Date, Value::DateRange(from, to));
    }
    match day(scan, at).filter(|_| from.day.is_some()) {
        Some((day, after)) => Found::new(start, after, Kind::Date, Value::DateRange(from, Date { day: Some(day), ..from })),
        None => found(start, end, Kind::Date, from),
    }
}

/// 4日から7日間: how long, and no days of a month.
pub(super) fn so_many_days(scan: &Scan<'_>, start: usize, end: usize, low: u8) -> Option<Found> {
    let (next, _) = scan.index.ranges.at(scan.chars, end).filter(|(_, close)| close.is_empty())?;
    let high = numeral::unsigned(scan, next)?;
    let (last, Suffix::Measure(unit)) = scan.index.suffixes.at(scan.chars, high.end)? else { return None };
    let low = Exact::int(low.into());
    let mut found = Found::new(start, last, Kind::Duration, Value::Range(low, high.value.filter(|high| *high > low)?));
    found.figure.unit = unit;
    (unit.code == "d" && last > high.end + 1).then_some(found)
}

/// 1~11月, 2019-2023年, 5~8日, 9-20時, 80~90년대: the unit stands once.
pub(super) fn shared(scan: &Scan<'_>, at: usize, left: &Number) -> Option<Found> {
    let (next, close) = match scan.index.ranges.at(scan.chars, scan.skip(left.end)) {
        Some(range) => range,
        None if scan.at(left.end) == '-' => (left.end + 1, ""),
        None => return None,
    };
    close.is_empty().then_some(())?;
    let right = numeral::unsigned(scan, scan.skip(next)).filter(|right| right.place >= 0)?;
    let (end, tail) = tail(scan, right.end)?;
    if tail == Tail::Year {
        // 04~05年: years of this century, as the nought tells.
        let clipped = || small::<i64>(left, 0, 9).filter(|_| scan.at(left.start) == '0' && left.end == left.start + 2);
        let low: i64 = small(left, 1000, 2999).or_else(|| clipped().map(|low| 2000 + low))?;
        let high: i64 = small(&right, 1, 2999)?;
        let high = if high < 100 { low / 100 * 100 + high } else { high };
        return (low < high).then(|| Found::new(at, end, Kind::YearRange, Value::Range(Exact::int(low), Exact::int(high))));
    }
    let kind = if tail == Tail::Hour { Kind::Time } else { Kind::Date };
    Some(Found::new(at, end, kind, Value::DateRange(one_end(tail, left)?, one_end(tail, &right)?)))
}

/// What one of the two numbers says before the unit that they share.
fn one_end(tail: Tail, number: &Number) -> Option<Date> {
    let blank = Date::default();
    Some(match tail {
        Tail::Month => Date { month: Some(small(number, 1, 12)?), ..blank },
        Tail::Quarter => Date { quarter: Some(small(number, 1, 4)?), ..blank },
        Tail::Day => Date { day: Some(small(number, 1, 31)?), ..blank },
        Tail::Hour => Date { hour: Some(small(number, 0, 24)?), minute: Some(0), ..blank },
        Tail::Century => Date { year: Some(small(number, 1, 30)?), century: true, ..blank },
        Tail::Decade => {
            let year = small::<i32>(number, 10, 2999).filter(|year| year % 10 == 0)?;
            Date { year: Some(if year < 100 { 1900 + year } else { year }), decade: true, ..blank }
        }
        _ => return None,
    })
}
