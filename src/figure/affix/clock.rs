//! Times of day of Japanese and Korean: 17:14, 午後3時15分, 오후 세 시 반. Called by `affix::date`.

use super::date::{found, plain, small, tail};
use super::numeral::{self, Number, Style};
use super::scan::Scan;
use super::table::{Period, Tail};
use super::wanted::is_wanted;
use crate::figure::found::Found;
use crate::figure::{Date, Kind, Value};

/// 17:14, 17:14:05, 午後3時15分, 오후 세 시 반.
pub(super) fn clock(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (half, body) = match scan.index.periods.at(scan.chars, at) {
        Some((end, half @ (Period::Am | Period::Pm))) => (Some(half), scan.skip(end)),
        Some((end, Period::Noon)) => return Some(found(at, end, Kind::Time, Date { hour: Some(12), minute: Some(0), ..Date::default() })),
        _ => (None, at),
    };
    if let Some(told) = half.and_then(|half| pointed(scan, at, body, half)) {
        return Some(told);
    }
    let hour = numeral::unsigned(scan, body)?;
    let value: u8 = small(&hour, 0, 25)?;
    let clock = |hour: u8, minute: u8, second: Option<u8>, end: usize| {
        let hour = half.map_or(hour, |half| of_day(hour, half));
        found(at, end, Kind::Time, Date { hour: Some(hour), minute: Some(minute), second, ..Date::default() })
    };
    if scan.at(hour.end) == ':' && hour.plain {
        let (minute, end) = plain(scan, hour.end + 1, &[2]).filter(|(minute, _)| *minute < 60)?;
        let second = (scan.at(end) == ':').then(|| plain(scan, end + 1, &[2])).flatten();
        let end = second.map_or(end, |(_, end)| end);
        let told = clock(value, u8::try_from(minute).ok()?, second.and_then(|(second, _)| u8::try_from(second).ok()), end);
        return Some(if half.is_none() { with_meridiem(scan, told) } else { told });
    }
    let (end, _) = tail(scan, hour.end).filter(|(_, tail)| *tail == Tail::Hour)?;
    let spelled = hour.style != Style::Arabic;
    // 두 시장: two markets.
    let inside = super::scan::is_hangul(scan.at(end)) && scan.index.particles.at(scan.chars, end).is_none();
    let inside = inside && numeral::unsigned(scan, end).is_none();
    if spelled && inside && half.is_none() && !matches!(scan.at(end), '반' | '쯤' | '경' | '께' | '정' | '이' | '전') {
        return None;
    }
    if spelled && half.is_none() && !is_wanted(scan, &hour, true, !scan.index.table.spaced) {
        return None;
    }
    // 一時 is also "for a while".
    let alone = spelled && half.is_none() && value == 1 && numeral::unsigned(scan, scan.skip(end)).is_none();
    if alone && !scan.is_whole(at, end) && !"に半過ち前頃ご".contains(scan.at(end)) {
        return None;
    }
    let (mut end, mut minute, mut second) = (end, 0, None);
    if let Some((after, Tail::Half)) = tail(scan, end) {
        return Some(clock(value, 30, None, after));
    }
    if let Some(part) = numeral::unsigned(scan, scan.skip(end))
        && let Some(after) = minute_end(scan, &part)
    {
        (minute, end) = (small(&part, 0, 59)?, after);
        if let Some(part) = numeral::unsigned(scan, scan.skip(end))
            && let Some((after, Tail::Second)) = tail(scan, part.end)
        {
            (second, end) = (Some(small(&part, 0, 60)?), after);
        }
    }
    Some(clock(value, minute, second, end))
}

/// The hour of the day that the half of a day makes of an hour.
const fn of_day(hour: u8, half: Period) -> u8 {
    match half {
        Period::Pm if hour < 12 => hour + 12,
        Period::Am if hour == 12 => 0,
        _ => hour,
    }
}

/// 오후 5.30: the point stands for the colon where the half of the day is told.
fn pointed(scan: &Scan<'_>, start: usize, at: usize, half: Period) -> Option<Found> {
    let (hour, point) = plain(scan, at, &[1, 2]).filter(|(hour, point)| *hour <= 12 && scan.at(*point) == '.')?;
    let (minute, end) = plain(scan, point + 1, &[2]).filter(|(minute, _)| *minute < 60)?;
    let date = Date { hour: Some(of_day(u8::try_from(hour).ok()?, half)), minute: u8::try_from(minute).ok(), ..Date::default() };
    Some(found(start, end, Kind::Time, date))
}

/// 3:30pm, 9:05 a.m.: the half of the day behind the time.
fn with_meridiem(scan: &Scan<'_>, told: Found) -> Found {
    let at = scan.skip(told.end);
    let marks = [("am", 0), ("AM", 0), ("a.m.", 0), ("pm", 12), ("PM", 12), ("p.m.", 12)];
    let Some((mark, add)) = marks.iter().find(|(mark, _)| scan.has(at, mark) && !scan.at(at + mark.len()).is_ascii_alphabetic()) else {
        return told;
    };
    let Value::Date(date @ Date { hour: Some(hour @ 1..=12), .. }) = told.figure.value else { return told };
    found(told.start, at + mark.len(), Kind::Time, Date { hour: Some(hour % 12 + add), ..date })
}

/// 30分, and the 30分 of 30分の予約.
fn minute_end(scan: &Scan<'_>, part: &Number) -> Option<usize> {
    match tail(scan, part.end)? {
        (end, Tail::Minute) => Some(end),
        (end, Tail::Fraction) if numeral::unsigned(scan, scan.skip(end)).is_none() => Some(scan.skip(part.end) + 1),
        _ => None,
    }
}
