//! What follows a unit and adds to the amount: 3割5分, 3年半, 5ドル25セント, 30代.

use super::Side;
use crate::figure::affix::numeral::{self, Number};
use crate::figure::affix::scan::Scan;
use crate::figure::affix::table::{Suffix, Tail};
use crate::figure::{Exact, Kind, Unit};

/// 3割5分2厘, 3할5푼2리 is 35.2 %.
pub(super) fn tenths(scan: &Scan<'_>, side: &Side, next: Side) -> Side {
    let Some(mut value) = side.value.map(|value| value.shift(1)) else { return *side };
    let mut end = next.end;
    if let Some(part) = numeral::unsigned(scan, end).filter(|part| matches!(scan.at(part.end), '分' | '푼'))
        && let Some(sum) = part.value.and_then(|part| value.add(part))
    {
        (value, end) = (sum, part.end + 1);
    }
    if let Some(part) = numeral::unsigned(scan, end).filter(|part| matches!(scan.at(part.end), '厘' | '리'))
        && let Some(sum) = part.value.and_then(|part| value.add(part.shift(-1)))
    {
        (value, end) = (sum, part.end + 1);
    }
    if scan.at(end) == '半' {
        (value, end) = (value.add(Exact::int(5)).unwrap_or(value), end + 1);
    }
    Side { value: Some(value), end, kind: Kind::Percent, unit: Unit::PERCENT, place: side.place + 1, ..next }
}

/// 3年半, 두 시간 반: a half of the unit more.
pub(super) fn half(scan: &Scan<'_>, side: Side) -> Side {
    match scan.index.suffixes.at(scan.chars, scan.skip(side.end)) {
        Some((end, Suffix::Tail(Tail::Half))) if scan.is_open(end) || !scan.index.table.spaced => {
            let value = Exact::ratio(1, 2).and_then(|half| side.value?.add(half));
            Side { value, end, place: -1, ..side }
        }
        _ => side,
    }
}

/// 3分29秒45: tenths or hundredths after the seconds of a race.
pub(super) fn hundredths(scan: &Scan<'_>, side: Side) -> Side {
    let part = numeral::unsigned(scan, side.end).filter(|part| part.plain && part.place == 0 && matches!(part.end - side.end, 1 | 2));
    let counted = |part: &Number| scan.index.suffixes.at(scan.chars, scan.skip(part.end)).is_some_and(|(end, _)| end > part.end + 1);
    let Some(part) = part.filter(|part| side.place == 0 && !counted(part)) else { return side };
    let place = if part.end - side.end == 1 { -1 } else { -2 };
    let value = part.value.and_then(|part| side.value?.add(part.shift(place)));
    Side { value, end: part.end, place, ..side }
}

/// 5ドル25セント: hundredths after the amount.
pub(super) fn change(scan: &Scan<'_>, side: Side) -> Side {
    let at = match scan.index.plus.at(scan.chars, side.end) {
        Some((end, ())) => scan.skip(end),
        None => scan.skip(side.end),
    };
    let Some(part) = numeral::unsigned(scan, at) else { return side };
    if let Some(whole) = bare_change(scan, &side, at, &part) {
        return whole;
    }
    if side.unit.code == "CNY" && side.place == -1 && scan.at(part.end) == '分' {
        let value = part.value.and_then(|part| side.value?.add(part.shift(-2)));
        return Side { value, end: part.end + 1, place: -2, ..side };
    }
    match scan.index.suffixes.at(scan.chars, scan.skip(part.end)) {
        Some((end, Suffix::Money(_, power))) if power < 0 && side.place > i32::from(power) => {
            let value = part.value.and_then(|part| side.value?.add(part.shift(power.into())));
            change(scan, Side { value, end, place: power.into(), ..side })
        }
        _ => side,
    }
}

/// 100ユーロと30です: hundredths without their name, at the end.
fn bare_change(scan: &Scan<'_>, side: &Side, at: usize, part: &Number) -> Option<Side> {
    let joined = at > side.end + 1 || scan.index.plus.at(scan.chars, side.end).is_some();
    let two = part.value.is_some_and(|value| (Exact::int(10)..Exact::int(100)).contains(&value)) && part.place == 0;
    let ends = scan.has(part.end, "です")
        || scan.has(part.end, "입니다")
        || scan.is_open(part.end) && scan.at(part.end) != ' ' && scan.at(part.end) != '\0';
    (joined && two && ends && side.place == 0).then_some(())?;
    let value = side.value?.add(part.value?.shift(-2))?;
    Some(Side { value: Some(value), end: part.end, place: -2, ..*side })
}

/// 30代, 30대 여성: between thirty and forty years of age.
pub(super) fn in_tens(side: &Side, next: Side) -> Side {
    let tens = side.value.and_then(Exact::to_i64).is_some_and(|tens| tens % 10 == 0 && (10..100).contains(&tens));
    let unit = Unit::by_code("a").filter(|_| tens);
    let end = side.end + 1;
    unit.map_or(Side { end, ..next }, |unit| Side { kind: Kind::Age, unit, over: true, end, ..next })
}
