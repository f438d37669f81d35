//! What is said around a quantity: its bound, and whether it grew.

use crate::figure::affix::numeral;
use crate::figure::affix::scan::{Scan, is_hangul, is_letter};
use crate::figure::{Approx, Direction};

/// The bound before the number and where it starts; not before `floor`.
pub(super) fn bound_before(scan: &Scan<'_>, start: usize, floor: usize) -> (Approx, usize) {
    let mut at = start;
    while at > 0 && scan.before(at) == ' ' && start - at < 2 {
        at -= 1;
    }
    let word = scan.index.before.before(scan.chars, at).filter(|(first, _)| *first >= floor);
    // 시내 약: a Korean bound begins a word.
    match word {
        Some((first, approx)) if !scan.index.table.spaced || !is_hangul(scan.before(first)) => (approx, first),
        _ => (Approx::None, start),
    }
}

/// The bound after the figure and where it ends.
pub(super) fn bound_after(scan: &Scan<'_>, end: usize) -> (Approx, usize) {
    let at = scan.skip(end);
    let at = if matches!(scan.at(at), '(') { end } else { at };
    // 30대 여성: "some" is glued to its number.
    if at > end && scan.index.table.spaced && scan.at(at) == '여' {
        return (Approx::None, end);
    }
    match scan.index.after.at(scan.chars, at) {
        // 2.9%から2.4%に: where a change starts.
        Some((after, _)) if scan.before(after) == 'ら' && is_letter(scan.at(scan.skip(after))) => (Approx::None, end),
        // 12도까지 떨어졌다, 12度まで下がった: what a change comes to.
        Some((after, Approx::AtMost)) if matches!(scan.before(after), 'で' | '지') && changes(scan, after) => (Approx::None, end),
        // 一小なり二: a bound that stands on either side belongs to the number that follows.
        Some((after, _)) if opens_next(scan, at, after) => (Approx::None, end),
        Some((after, approx)) => (approx, after),
        None => (Approx::None, end),
    }
}

/// Whether the bound from `at` to `after` may stand before a number too, and one follows.
fn opens_next(scan: &Scan<'_>, at: usize, after: usize) -> bool {
    !scan.index.table.spaced && scan.index.before.at(scan.chars, at).is_some() && numeral::unsigned(scan, after).is_some()
}

/// A word of change stands right behind.
fn changes(scan: &Scan<'_>, at: usize) -> bool {
    (at..at + 3).any(|at| scan.index.change.at(scan.chars, at).is_some()) || scan.index.reached.at(scan.chars, scan.skip(at)).is_some()
}

/// Past the same told otherwise in brackets, and past the bracket that closes behind the figure: 23.45포인트(0.89%) 내린.
fn past_brackets(scan: &Scan<'_>, end: usize) -> usize {
    match scan.at(end) {
        '(' => (end + 1..end + 12).find(|at| scan.at(*at) == ')').map_or(end, |at| at + 1),
        ')' => end + 1,
        _ => end,
    }
}

/// Growth or decline that the words right after or before the figure state.
pub(super) fn direction(scan: &Scan<'_>, start: usize, end: usize) -> Direction {
    let stop = |c: char| matches!(c, '。' | '、' | ',' | '.' | '\n' | '\0' | ')') || c.is_ascii_digit();
    let end = past_brackets(scan, end);
    for at in end..end + 10 {
        if stop(scan.at(at)) {
            break;
        }
        if let Some((_, direction)) = scan.index.change.at(scan.chars, at) {
            return direction;
        }
    }
    let near = (start.saturating_sub(6)..start).rev().take_while(|at| !stop(scan.at(*at)));
    near.filter_map(|at| scan.index.change.at(scan.chars, at).filter(|(end, _)| *end <= start))
        .map(|(_, direction)| direction)
        .next()
        .unwrap_or_default()
}
