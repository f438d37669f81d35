//! What else a quantity may be: 5キロ is a distance or a weight, 18年 a length of time or a year.

use super::Side;
use crate::figure::affix::numeral::Style;
use crate::figure::affix::scan::Scan;
use crate::figure::{Date, Exact, Kind, Reading, Unit, Value};

/// The further readings of `value`, which ends with `last`.
pub(super) fn others(scan: &Scan<'_>, start: usize, last: &Side, value: &Value) -> Vec<Reading> {
    let measure = |kind: Kind, unit: Unit| Reading { kind, value: value.clone(), unit };
    let weight = || Unit::by_code("kg").filter(|_| last.unit.code == "km" && matches!(scan.before(last.end), 'ロ' | '로'));
    let speed = || Unit::by_code("km/h").filter(|_| last.unit.code == "km" && tells_speed(scan, start));
    let mut also: Vec<Reading> = [weight(), speed()].into_iter().flatten().map(|unit| measure(Kind::Measure, unit)).collect();
    also.extend(short_year(scan, last).or_else(|| kelvins(scan, last)));
    // 九回裏: the ninth inning.
    if matches!(scan.before(last.end), '回' | '회') && last.kind == Kind::Count {
        also.push(measure(Kind::Ordinal, Unit::NONE));
    }
    if last.unit.code == "lb" {
        also.push(measure(Kind::Money, Unit::money("GBP")));
    }
    also
}

/// 制限速度を60キロ超え: kilometres an hour, where speed was just spoken of.
fn tells_speed(scan: &Scan<'_>, start: usize) -> bool {
    let words = ["速度", "時速", "속도", "시속"];
    (start.saturating_sub(8)..start).any(|at| words.iter().any(|word| scan.has(at, word)))
}

/// 18年の知事選: eighteen years, or the year by its last two digits.
fn short_year(scan: &Scan<'_>, last: &Side) -> Option<Reading> {
    let two = last.number.style == Style::Arabic && last.number.end == last.number.start + 2 && last.end == last.number.end + 1;
    let year = scan.before(last.end) == '年' && !"間以目ぶ前後余連越も".contains(scan.at(last.end));
    let tens = last.value.and_then(Exact::to_i64).filter(|_| two && year)?;
    let year = i32::try_from(tens + if tens < 50 { 2000 } else { 1900 }).ok()?;
    Some(Reading { kind: Kind::Year, value: Value::Date(Date { year: Some(year), ..Date::default() }), unit: Unit::NONE })
}

/// 1150K: thousands, or a temperature.
fn kelvins(scan: &Scan<'_>, last: &Side) -> Option<Reading> {
    let value = last.value.filter(|_| scan.before(last.number.end) == 'K' && last.unit.is_none())?.shift(-3);
    Some(Reading { kind: Kind::Measure, value: Value::Number(value), unit: Unit::by_code("K")? })
}
