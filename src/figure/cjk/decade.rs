//! Decades and centuries: 90年代, 80、90年代, 20世纪八九十年代, 公元前3世纪. Called by `date`.

use super::super::{Date, Exact, Kind, Value};
use super::number::Number;
use super::numeral;
use super::scan::Scan;
use super::words::words;
use crate::figure::found::Found;

/// 90年代, 九十年代, 1990年代, 八九十年代.
pub(super) fn decade(scan: &Scan<'_>, number: &Number, end: usize) -> Option<Found> {
    let year = match number.low?.to_i64()? {
        10..100 => decades(1900, number)?,
        1000..3000 => decades(0, number)?,
        _ => return None,
    };
    let end = end + scan.one_of(end, words!("初期 中期 末期 后期 初 末")).unwrap_or(0);
    Some(Found::new(number.start, end, kind_of(&year), year))
}

/// 80、90年代, 五十至六十年代: two decades, whose sign stands once.
pub(super) fn two_decades(scan: &Scan<'_>, number: &Number) -> Option<Found> {
    let (_, other) = joined_decade(scan, number.end)?;
    let both = Number { high: other.low, ..*number };
    Some(Found::new(number.start, other.end + 2, Kind::YearRange, decades(1900, &both)?))
}

/// 6、70年代, 七八十年代 with a mark between: the tens of the first are told by those of the second.
pub(super) fn clipped_decade(scan: &Scan<'_>, number: &Number) -> Option<Found> {
    let ones = number.whole().filter(|ones| (1..9).contains(ones) && scan.at(number.end) == '、')?;
    let (_, other) = joined_decade(scan, number.end).filter(|(_, other)| other.whole() == Some(ones * 10 + 10))?;
    let both = Number { low: Some(Exact::int(ones * 10)), high: other.low, ..*number };
    Some(Found::new(number.start, other.end + 2, Kind::YearRange, decades(1900, &both)?))
}

/// A number of tens before 年代, behind what joins it to another at `at`; and how long that is.
fn joined_decade(scan: &Scan<'_>, at: usize) -> Option<(usize, Number)> {
    let length = scan.one_of(at, words!("、 至 到 和 与 及 - ~"))?;
    let other = numeral::read(scan, at + length).filter(|other| other.high.is_none() && scan.has(other.end, "年代"))?;
    Some((length, other))
}

/// The decades that a number of tens names, counted from the year `base`.
fn decades(base: i32, number: &Number) -> Option<Value> {
    let decade = |tens: Exact| {
        let tens = i32::try_from(tens.to_i64()?).ok().filter(|tens| tens % 10 == 0)?;
        Some(Date { year: Some(base + tens), decade: true, ..Date::default() })
    };
    let first = decade(number.low?)?;
    match number.high {
        Some(high) => Some(Value::DateRange(first, decade(high)?)),
        None => Some(Value::Date(first)),
    }
}

fn kind_of(years: &Value) -> Kind {
    if matches!(years, Value::DateRange(..)) { Kind::YearRange } else { Kind::Year }
}

/// 21世纪, 20世纪90年代, 20世纪八九十年代, 20世纪80、90年代, and 十九、二十世纪.
pub(super) fn century(scan: &Scan<'_>, number: &Number) -> Option<Found> {
    if !scan.has(number.end, "世纪") || scan.before(number.start) == '第' {
        return None;
    }
    let century = i32::try_from(number.whole()?).ok().filter(|century| (1..=30).contains(century))?;
    let end = number.end + 2;
    if let Some(part) = numeral::read(scan, end) {
        let base = (century - 1) * 100;
        let other = joined_decade(scan, part.end).map(|(_, other)| other);
        if let Some(other) = other {
            let both = Number { high: other.low, ..part };
            return Some(Found::new(number.start, other.end + 2, Kind::YearRange, decades(base, &both)?));
        }
        if scan.has(part.end, "年代") && part.low?.to_i64()? < 100 {
            let years = decades(base, &part)?;
            return Some(Found::new(number.start, part.end + 2, kind_of(&years), years));
        }
    }
    let date = |century| Date { year: Some(century), century: true, ..Date::default() };
    if let Some(length) = scan.ends(number.start, words!("公元前")) {
        return Some(Found::dated(number.start - length, end, Kind::Year, date(-century)));
    }
    (century >= 3).then(|| Found::dated(number.start, end, Kind::Year, date(century)))
}
