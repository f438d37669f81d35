//! A number as a figure: its bound, unit, sign of currency and direction. `quantity` and `range` end with it.

use super::super::{Approx, Direction, Kind, Value};
use super::approx::{self, Lead};
use super::money;
use super::scan::Scan;
use super::tail::Tail;
use super::words::words;
use crate::figure::found::Found;

/// Currency before the number: 人民币8千元, $500.
pub(super) fn with_prefix(scan: &Scan<'_>, found: &mut Found, start: usize, floor: usize) {
    let Some((begin, unit)) = money::prefix(scan, start, floor) else { return };
    let bare = matches!(found.figure.kind, Kind::Count) && found.figure.unit.is_none();
    if bare
        || found.figure.kind == Kind::Money
            && (found.figure.unit.open.is_empty() || !found.figure.unit.open.is_empty() && unit.open.is_empty())
    {
        found.start = begin;
        found.figure.kind = Kind::Money;
        if bare || unit.open.is_empty() {
            found.figure.unit = unit;
        }
        let lead = approx::lead(scan, begin, floor);
        if lead.approx != Approx::None && found.figure.approx == Approx::None {
            found.start = lead.start;
            found.figure.approx = lead.approx;
        }
    }
}

/// The figure of `value` between its lead and tail, with what stands beyond them.
pub(super) fn dress(scan: &Scan<'_>, lead: &Lead, tail: Tail, floor: usize, value: Value) -> Found {
    let mut found = Found::new(lead.start, tail.end, tail.kind, value);
    let figure = &mut found.figure;
    figure.unit = tail.unit;
    figure.approx = match (tail.approx, lead.approx) {
        (Approx::None, lead) => lead,
        (tail, _) => tail,
    };
    // 近三年 is the last three years, not nearly three.
    if lead.approx == Approx::Under && figure.kind == Kind::Duration && scan.at(lead.start) == '近' && scan.at(lead.start + 1) != '乎' {
        figure.approx = tail.approx;
    }
    // 五年期以上
    let term = usize::from(scan.at(tail.end) == '期' && figure.kind == Kind::Duration);
    if let Some((length, approx)) = approx::trail(scan, tail.end + term).map(|(length, approx)| (length + term, approx)) {
        let bounded = matches!(approx, Approx::AtMost)
            && matches!(figure.kind, Kind::Duration)
            && scan.one_of(tail.end, words!("以内 之内")).is_some();
        if !bounded {
            found.end += length;
            if figure.approx == Approx::None || !matches!(approx, Approx::About) {
                figure.approx = approx;
            }
        }
    }
    figure.approx = approx::comparison(scan, lead.start, found.end).unwrap_or(figure.approx);
    if figure.approx == Approx::None && matches!(figure.kind, Kind::Percent | Kind::Money | Kind::Measure | Kind::Duration) {
        figure.approx = approx::far_bound(scan, lead.start, floor);
    }
    figure.direction = approx::direction(scan, lead.start, found.end, floor);
    if figure.direction == Direction::None && figure.kind == Kind::PercentagePoint {
        figure.direction = approx::margin(scan, lead.start);
    }
    found
}
