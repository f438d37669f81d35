//! Fractions, alone or after a whole number: 三分の一, 1/3, 2と4分の1, 이와 사분의 삼.

use super::{Side, suffix};
use crate::figure::affix::numeral::{self, Number, number};
use crate::figure::affix::scan::Scan;
use crate::figure::affix::table::{Suffix, Tail};
use crate::figure::{Exact, Kind};

/// 三分の一, 1/3, 2と4分の1.
pub(super) fn fraction(scan: &Scan<'_>, side: &Side) -> Option<Side> {
    if let Some(mixed) = mixed(scan, side) {
        return Some(mixed);
    }
    let at = scan.skip(side.end);
    let (top, bottom, end) = match scan.index.suffixes.at(scan.chars, at) {
        Some((end, Suffix::Tail(Tail::Fraction))) => {
            let top = without_only(scan, number(scan, past_root(scan, end))?, side.value?);
            (top.value?, side.value?, top.end)
        }
        _ if scan.at(side.end) == '/' && side.number.plain && below_line(scan, side.end + 1) && scan.before(side.start) != '-' => {
            let bottom =
                numeral::unsigned(scan, past_root(scan, side.end + 1)).filter(|bottom| bottom.plain && scan.at(bottom.end) != '/')?;
            (side.value?, bottom.value?, bottom.end)
        }
        _ => return None,
    };
    let fraction = Side { value: Some(top.div(bottom)?), end, kind: Kind::Fraction, named: true, place: 0, ..*side };
    Some(suffix(scan, fraction, 0))
}

/// Past a blank and the sign of a root, which both sides keep: 1/√3, 이분의 루트 일, 三分のルート一.
fn past_root(scan: &Scan<'_>, at: usize) -> usize {
    let at = scan.skip(at);
    ["√", "루트", "ルート"].iter().find(|word| scan.has(at, word)).map_or(at, |word| scan.skip(at + word.chars().count()))
}

/// A number may stand below the line of a fraction there.
fn below_line(scan: &Scan<'_>, at: usize) -> bool {
    scan.at(at).is_ascii_digit() || scan.at(at) == '√'
}

/// 오분의 일만: the last syllable is "only", where the part would be more than the whole.
fn without_only(scan: &Scan<'_>, top: Number, bottom: Exact) -> Number {
    let short = top.end - top.start == 2 && !scan.at(top.start).is_ascii_digit();
    let more = short || top.value.is_some_and(|value| value > bottom);
    let only = scan.index.table.spaced && scan.before(top.end) == '만' && top.scale == 4 && more;
    if only { Number { value: top.value.map(|value| value.shift(-4)), end: top.end - 1, scale: 0, ..top } } else { top }
}

fn mixed(scan: &Scan<'_>, whole: &Side) -> Option<Side> {
    let at = match scan.index.plus.at(scan.chars, scan.skip(whole.end)) {
        Some((end, ())) => past_root(scan, end),
        None if scan.at(whole.end) == ' ' && whole.number.plain => scan.skip(whole.end),
        None => return None,
    };
    let digit = numeral::unsigned(scan, at)?;
    let part = Side { number: digit, start: at, end: digit.end, value: digit.value, ..*whole };
    let part = fraction_only(scan, &part)?;
    let value = whole.value?;
    let sum = if value < Exact::ZERO { value.sub(part.value?)? } else { value.add(part.value?)? };
    Some(Side { value: Some(sum), end: part.end, named: true, place: -1, ..*whole })
}

fn fraction_only(scan: &Scan<'_>, side: &Side) -> Option<Side> {
    let at = scan.skip(side.end);
    if let Some((end, Suffix::Tail(Tail::Fraction))) = scan.index.suffixes.at(scan.chars, at) {
        let top = numeral::unsigned(scan, past_root(scan, end))?;
        return Some(Side { value: Some(top.value?.div(side.value?)?), end: top.end, kind: Kind::Fraction, ..*side });
    }
    if scan.at(side.end) != '/' || !below_line(scan, side.end + 1) {
        return None;
    }
    let bottom = numeral::unsigned(scan, past_root(scan, side.end + 1))?;
    Some(Side { value: Some(side.value?.div(bottom.value?)?), end: bottom.end, kind: Kind::Fraction, ..*side })
}
