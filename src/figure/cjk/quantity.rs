//! Plain quantities: a number, its bound, its unit, ranges, ordinals, ranks, scores and halves.

use super::super::{Approx, Direction, Exact, Kind, Reading, Unit, Value};
use super::approx::{self, Lead};
use super::dress::{dress, with_prefix};
use super::number::{Number, Style};
use super::numeral;
use super::scan::{Scan, is_latin};
use super::table::Suffix;
use super::tail::{Tail, tail, total};
use super::wanted::is_wanted;
use super::words::words;
use super::{opener, ordinal, quote, range, share};
use crate::figure::found::Found;

/// The quantity at `at`, or the place up to which there is none.
pub(super) fn read(scan: &Scan<'_>, at: usize, floor: usize) -> Result<Found, usize> {
    if let Some(found) = opener::opened(scan, at, floor) {
        return Ok(found);
    }
    if let Some(found) = share::hundred(scan, at, floor) {
        return Ok(found);
    }
    let number = numeral::read(scan, at).ok_or(at + 1)?;
    if let Some(found) = from_standstill(scan, &number) {
        return Ok(found);
    }
    if let Some(found) = ordinal::ordinal(scan, &number, floor) {
        return Ok(found);
    }
    if let Some(found) = fractional(scan, &number, floor).or_else(|| range::pair(scan, &number)) {
        return Ok(found);
    }
    let lead = approx::lead(scan, at, floor);
    let mut tail = tail(scan, &number);
    tolerance(scan, &mut tail);
    if let Some(found) = range::range(scan, &number, &lead, &tail, floor) {
        return Ok(found);
    }
    if !is_wanted(scan, &number, &lead, &tail) {
        return quote::bare_quoted(scan, &number).ok_or(number.end);
    }
    Ok(finish(scan, &number, &lead, tail, floor))
}

/// 百公里加速, 零百加速: from nought to 100 km/h.
fn from_standstill(scan: &Scan<'_>, number: &Number) -> Option<Found> {
    let length = scan.one_of(number.start, words!("百公里加速 百公里提速 零百加速"))?;
    let mut found = Found::new(number.start, number.start + length, Kind::Measure, Value::Range(Exact::ZERO, Exact::int(100)));
    found.figure.unit = Unit::by_code("km/h")?;
    Some(found)
}

/// 650±5 nm: the unit stands after the tolerance.
fn tolerance(scan: &Scan<'_>, first: &mut Tail) {
    if first.named || scan.at(first.end) != '±' {
        return;
    }
    if let Some(number) = numeral::read(scan, first.end + 1) {
        let second = tail(scan, &number);
        (first.unit, first.kind) = (second.unit, second.kind);
    }
}

/// Fractions: 三分之一, 1/3, 3又1/5.
fn fractional(scan: &Scan<'_>, number: &Number, floor: usize) -> Option<Found> {
    let (mut value, end) = share::fraction(scan, number)?;
    let lead = approx::lead(scan, number.start, floor);
    if lead.negative {
        value = value.neg();
    }
    let mut found = Found::new(lead.start, end, Kind::Fraction, Value::Number(value));
    found.figure.approx = lead.approx;
    // 百万分之二百八十 is 280 ppm.
    if let Some(unit) = Unit::by_code("ppm").filter(|_| scan.has(number.start, "百万分之")) {
        found.figure.also.push(Reading { kind: Kind::Measure, value: Value::Number(value.shift(6)), unit });
    }
    if let Some(unit) = Unit::by_code("‰").filter(|_| scan.has(number.start, "千分之")) {
        found.figure.also.push(Reading { kind: Kind::Percent, value: Value::Number(value.shift(3)), unit });
    }
    // 二分之一加仑
    if let Some((length, Suffix::Measure(unit))) = scan.index.suffixes.longest(scan.from(scan.past_blanks(end)))
        && !is_latin(scan.at(scan.past_blanks(end) + length))
        && length > 1
    {
        found.end = scan.past_blanks(end) + length;
        found.figure.unit = unit;
        found.figure.kind = Kind::Measure;
    }
    if let Some((length, approx)) = approx::trail(scan, found.end) {
        found.end += length;
        found.figure.approx = approx;
    }
    found.figure.approx = approx::comparison(scan, lead.start, found.end).unwrap_or(found.figure.approx);
    found.figure.direction = approx::direction(scan, lead.start, found.end, floor);
    Some(found)
}

/// The figure of a number with its lead and tail.
fn finish(scan: &Scan<'_>, number: &Number, lead: &Lead, tail: Tail, floor: usize) -> Found {
    let sign = |value: Exact| if lead.negative { value.neg() } else { value };
    let value = match total(number, &tail) {
        (Some(low), Some(high)) if low != high => Value::Range(sign(low), sign(high)),
        (Some(low), _) => Value::Number(sign(low)),
        _ => Value::Text(scan.slice(number.start, number.end).iter().collect::<String>().into()),
    };
    let mut found = dress(scan, lead, tail, floor, value);
    found.figure.place = if tail.extra == Exact::ZERO { number.place } else { tail.extra.last_place().unwrap_or(0).min(number.place) };
    if number.style == Style::BareScale && found.figure.approx == Approx::None && scan.before(lead.start) == '上' && lead.start > floor {
        found.start -= 1;
        found.figure.approx = Approx::Over;
    }
    // 数以万计
    if number.style == Style::BareScale
        && scan.at(found.end) == '计'
        && scan.ends(lead.start, words!("数以")).is_some()
        && lead.start > floor + 1
    {
        (found.start, found.end, found.figure.approx) = (lead.start - 2, found.end + 1, Approx::Over);
    }
    with_prefix(scan, &mut found, lead.start, floor);
    other_readings(scan, number, &mut found);
    found
}

/// Whether the words around tell a speed: up to six characters before, or right after.
fn is_speed(scan: &Scan<'_>, found: &Found) -> bool {
    let before = (found.start.saturating_sub(6)..=found.start).any(|at| scan.ends(at, words!("风速 航速 时速 流速 速度 最高速")).is_some());
    before || scan.one_of(found.end, words!("的速度 航速 的航速 的风 的大风 的阵风 的强风")).is_some()
}

/// 兆 is 10^12, and 10^6 on the mainland in some uses.
fn other_readings(scan: &Scan<'_>, number: &Number, found: &mut Found) {
    // 百亿级 is as well no more than a number.
    if found.figure.kind == Kind::Money && scan.before(found.end) == '级' {
        found.figure.also.push(Reading { kind: Kind::Count, value: found.figure.value.clone(), unit: Unit::NONE });
    }
    // 30码 is a speed on a road and a distance on a pitch.
    if let Some(yards) = Unit::by_code("yd").filter(|_| found.figure.unit.code == "mph" && scan.before(found.end) == '码') {
        found.figure.also.push(Reading { kind: Kind::Measure, value: found.figure.value.clone(), unit: yards });
    }
    // 风速50节, 以20节的速度航行
    if let Some(knots) = Unit::by_code("kn").filter(|_| found.figure.kind == Kind::Count && scan.before(found.end) == '节')
        && is_speed(scan, found)
    {
        found.figure.also.push(Reading { kind: Kind::Measure, value: found.figure.value.clone(), unit: knots });
    }
    // 成千上万 is thousands, and tens of them.
    if let Value::Number(many) = &found.figure.value
        && scan.ends(found.start, words!("成千")).is_some()
    {
        found.figure.also.push(Reading { kind: found.figure.kind, value: Value::Number(many.shift(-1)), unit: found.figure.unit });
    }
    // 八折 is 20 % off.
    if let Value::Number(paid) = &found.figure.value
        && scan.before(found.end) == '折'
        && let Some(off) = Exact::int(100).sub(*paid)
    {
        found.figure.also.push(Reading { kind: Kind::Percent, value: Value::Number(off), unit: Unit::PERCENT });
    }
    // 增长1倍 is doubled: by once, to twice as much.
    if found.figure.kind == Kind::Multiplier
        && found.figure.direction == Direction::Up
        && let Value::Number(value) = &found.figure.value
        && scan.ends(scan.before_blanks(found.start), words!("到 至 为 达 到了")).is_none()
        && let Some(whole) = value.add(Exact::ONE)
    {
        found.figure.also.push(Reading { kind: Kind::Multiplier, value: Value::Number(whole), unit: Unit::NONE });
    }
    if let Value::Number(value) = &found.figure.value
        && scan.slice(number.start, number.end).contains(&'兆')
    {
        found.figure.also.push(Reading { kind: found.figure.kind, value: Value::Number(value.shift(-6)), unit: found.figure.unit });
    }
}
