//! Shares and halves: 3人に1人, 열 명 중 세 명, 半世紀, 반 리터.

use super::around::bound_after;
use super::{Side, plain, suffix};
use crate::figure::affix::numeral::{self, Number, Style};
use crate::figure::affix::scan::{Scan, is_han, is_hangul};
use crate::figure::affix::table::{Suffix, Tail};
use crate::figure::affix::wanted::is_wanted;
use crate::figure::found::Found;
use crate::figure::{Approx, Exact, Kind, Value};

/// 3人に1人, 10人中3人, 셋 중 하나: a part of a whole that is counted alike.
pub(super) fn share(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let whole =
        numeral::unsigned(scan, at).filter(|whole| whole.value.is_some_and(|value| value > Exact::ONE && value <= Exact::int(1000)))?;
    let (counted, end) = counter(scan, whole.end);
    let joint = joint(scan, end)?;
    is_wanted(scan, &whole, counted, true).then_some(())?;
    let part = numeral::unsigned(scan, joint).filter(|part| part.value.is_some_and(|value| value >= Exact::ONE))?;
    let (same, last) = counter(scan, part.end);
    let alike = same == counted && scan.chars.get(part.end..last) == scan.chars.get(whole.end..end);
    let native = whole.style == Style::Native && part.style == Style::Native;
    // 50人に一人ずつ: to each of them.
    let each = ["ずつ", "씩"].iter().any(|word| scan.has(last, word));
    let fits = !each && part.value < whole.value && (counted && alike || !counted && native);
    let value = Value::Number(part.value?.div(whole.value?)?);
    fits.then_some(())?;
    // 10명 중 1명꼴
    let (approx, end) = bound_after(scan, last);
    let mut found = Found::new(at, if approx == Approx::About { end } else { last }, Kind::Fraction, value);
    found.figure.approx = if approx == Approx::About { approx } else { Approx::None };
    Some(found)
}

/// Whether a counter stands at `at`, with the place after it.
fn counter(scan: &Scan<'_>, at: usize) -> (bool, usize) {
    match scan.index.suffixes.at(scan.chars, scan.skip(at)) {
        Some((end, Suffix::Count(_))) => (true, end),
        _ => (false, at),
    }
}

/// The place after what joins the whole and its part.
fn joint(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let start = scan.skip(at);
    let words = if scan.index.table.spaced { ["가운데", "중에", "중", "당"] } else { ["のうち", "に", "中", "につき"] };
    let word = words.iter().find(|word| scan.has(start, word))?;
    Some(scan.skip(start + word.chars().count()))
}

/// 半世紀, 반 리터: half of the unit that follows.
pub(super) fn half_of_unit(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let spaced = scan.index.table.spaced;
    let before = scan.before(at);
    let inside = if spaced { is_hangul(before) } else { is_han(before) || before.is_ascii_digit() };
    let (end, half) = scan.index.suffixes.at(scan.chars, at).filter(|_| !inside)?;
    matches!(half, Suffix::Tail(Tail::Half)).then_some(())?;
    let unit_at = scan.skip(end);
    let (last, unit) = scan.index.suffixes.at(scan.chars, unit_at)?;
    let long = !spaced || last - unit_at >= 2 || unit_at > end;
    let fits = match unit {
        Suffix::Measure(_) => long && !scan.at(unit_at).is_ascii_alphabetic(),
        Suffix::Tail(tail) => matches!(tail, Tail::Dozen | Tail::Year | Tail::Century) || tail == Tail::Day && !spaced,
        _ => false,
    };
    fits.then_some(())?;
    let value = Exact::ratio(1, 2)?;
    let number = Number { start: at, end, value: Some(value), place: -1, style: Style::Scaled, scale: 0, plain: false };
    let side = Side { end, ..plain(number, at) };
    let side = match unit {
        Suffix::Tail(Tail::Century) => {
            let unit = crate::figure::Unit::by_code("a")?;
            Side { value: Some(Exact::int(50)), unit, kind: Kind::Duration, named: true, end: last, ..side }
        }
        _ => suffix(scan, side, 0),
    };
    let mut found = Found::new(at, side.end, side.kind, Value::Number(side.value?));
    (found.figure.unit, found.figure.place) = (side.unit, side.place);
    side.named.then_some(found)
}
