//! Digits after a unit that are its decimals: 一米八, 9秒98, 1分54秒26.

use super::Tail;
use crate::figure::cjk::numeral;
use crate::figure::cjk::scan::Scan;
use crate::figure::cjk::table::Class;
use crate::figure::{Exact, Unit};

/// 一米八, 三米九, 1米75: the digits after the unit are its decimals.
pub(super) fn tenths_after(scan: &Scan<'_>, tail: &mut Tail) {
    let class = scan.class(tail.end);
    let end = (tail.end..tail.end + 3).find(|at| scan.class(*at) != class || scan.at(*at) == '两').unwrap_or(tail.end);
    let places = i32::try_from(end - tail.end).unwrap_or_default();
    let free = scan.class(end) == Class::Other && scan.index.suffixes.longest(scan.from(end)).is_none() && scan.at(end) != '.';
    let text: String = scan
        .slice(tail.end, end)
        .iter()
        .enumerate()
        .map(|(step, c)| if c.is_ascii_digit() { *c } else { char::from(b'0' + scan.value(tail.end + step)) })
        .collect();
    let lone_one = places == 1 && scan.at(tail.end) == '一';
    let wanted = matches!(class, Class::Digit | Class::Arabic) && (1..=2).contains(&places) && free && !lone_one;
    if let Some(digits) = Exact::parse(&text).filter(|_| wanted) {
        tail.extra = digits.shift(-places);
        tail.end = end;
    }
}

/// 1分54秒26: seconds with hundredths make one time of a race with the minutes before them.
pub(super) fn hundredths(scan: &Scan<'_>, tail: &mut Tail) {
    let seconds = numeral::read(scan, tail.end).filter(|number| scan.at(number.end) == '秒');
    let part = seconds.and_then(|number| {
        let mut part = Tail { end: number.end + 1, ..Tail::none(number.end + 1) };
        tenths_after(scan, &mut part);
        (part.extra != Exact::ZERO).then_some((number.low?.add(part.extra)?, part.end))
    });
    if let Some(((extra, end), unit)) = part.zip(Unit::by_code("s")) {
        (tail.unit, tail.times, tail.extra, tail.end) = (unit, Exact::int(60), extra, end);
    }
}
