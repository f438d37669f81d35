//! Two numbers that are one figure: ranges, scores and ratios.

use super::around::bound_after;
use super::{Side, side};
use crate::figure::affix::numeral::{self, Style};
use crate::figure::affix::scan::Scan;
use crate::figure::affix::table::{Suffix, Tail};
use crate::figure::found::Found;
use crate::figure::{Exact, Kind, Value};

/// 3-2, 3対2, 1:2.
pub(super) fn pair(scan: &Scan<'_>, left: &Side) -> Option<Found> {
    if left.named || left.value.is_none() {
        return None;
    }
    let at = left.end;
    let (end, ratio) = match scan.index.suffixes.at(scan.chars, scan.skip(at)) {
        Some((end, Suffix::Tail(Tail::Versus))) => (scan.skip(end), true),
        _ if scan.at(at) == ':' && scan.at(at + 1).is_ascii_digit() => (at + 1, true),
        _ if scan.at(at) == '-' && scan.at(at + 1).is_ascii_digit() && left.number.plain => (at + 1, false),
        _ => return None,
    };
    let right = numeral::unsigned(scan, end)?;
    let (low, high) = (left.value?, right.value?);
    if !ratio && (low <= high || high > Exact::int(300) || matches!(scan.at(right.end), '-' | '/')) {
        return None;
    }
    let kind = if ratio { Kind::Ratio } else { Kind::Score };
    Some(Found::new(left.start, right.end, kind, Value::Pair(low, high)))
}

/// 5打数3安打, 5타수 3안타: what succeeded of what was tried.
pub(super) fn hits(scan: &Scan<'_>, left: &Side) -> Option<Found> {
    let tried = ["打数", "타수"].iter().find(|word| scan.has(left.number.end, word))?;
    let made = numeral::unsigned(scan, scan.skip(left.number.end + tried.chars().count()))?;
    let end = ["安打", "안타"].iter().find(|word| scan.has(made.end, word)).map(|word| made.end + word.chars().count())?;
    Some(Found::new(left.start, end, Kind::Score, Value::Pair(made.value?, left.number.value?)))
}

/// The range that `left` opens, with its second end.
pub(super) fn range(scan: &Scan<'_>, left: &Side) -> Option<(Value, Side)> {
    let at = scan.skip(left.end);
    let (end, close) = match scan.index.ranges.at(scan.chars, at) {
        Some((end, close)) => (end, close),
        None if scan.at(at) == '-' && (left.named || left.number.style == Style::Arabic) => (at + 1, ""),
        None => return None,
    };
    let right_at = scan.skip(end);
    let right_at = scan.index.before.at(scan.chars, right_at).map_or(right_at, |(end, _)| scan.skip(end));
    let mut right = side(scan, right_at)?;
    if matches!(scan.at(right.end), '=' | '+' | '×' | '÷' | '*') || matches!(scan.before(left.start), '+' | '=' | '×' | '÷' | '*') {
        return None;
    }
    let phone = right.number.plain && matches!(scan.at(right.number.end), '-' | '/') && scan.at(right.number.end + 1).is_ascii_digit();
    // 2.4%から2.9%に上昇, 2.4%에서 2.9%로: from one to the other.
    let moves = scan.chars.get(at..end).is_some_and(|joint| matches!(joint, ['か', 'ら'] | ['에', '서']));
    let (_, end) = bound_after(scan, right.end);
    if moves && (matches!(scan.at(end), 'に' | 'へ' | '로') || scan.has(end, "으로")) {
        return None;
    }
    if phone || !close.is_empty() && !closes(scan, right.end, close) {
        return None;
    }
    let (low, high) = (left.value?, right.value?);
    let same = !left.named || left.unit == right.unit && left.kind == right.kind || right.unit.is_none() && right.kind == Kind::Count;
    if !same || left.kind == Kind::Fraction && right.kind != Kind::Fraction {
        return None;
    }
    let mut low = low;
    if left.number.scale == 0 && right.number.scale > 0 && low.shift(right.number.scale) <= high && left.number.plain && !left.named {
        low = low.shift(right.number.scale);
    }
    if right.unit.is_none() {
        (right.unit, right.kind, right.named) =
            (left.unit, if left.kind == Kind::Count { right.kind } else { left.kind }, left.named || right.named);
    }
    // 3割から5割: both are in their unit already; 5 ~ 8千 shares the scale.
    (low < high).then_some((Value::Range(low, high), right))
}

fn closes(scan: &Scan<'_>, at: usize, close: &str) -> bool {
    close.split('/').any(|word| scan.has(scan.skip(at), word))
}
