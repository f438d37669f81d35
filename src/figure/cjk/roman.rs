//! Stages and types in Roman numerals: III期, II型, I/II期, III-IV级. Called by `cjk::parse`.

use super::super::{Exact, Kind, Value};
use super::scan::Scan;
use super::words::words;
use crate::figure::found::Found;

/// The Roman numeral at `at`, where what it numbers follows it or the next one.
pub(super) fn read(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if scan.before(at).is_ascii_alphanumeric() {
        return None;
    }
    let (value, end) = numeral(scan, at)?;
    let (named, noun) = named(scan, end);
    let joined = || {
        let next = scan.past_blanks(end);
        let length = scan.one_of(next, words!("- / ~ 、 至 到 和 或 及"))?;
        let (_, end) = numeral(scan, scan.past_blanks(next + length))?;
        Some(self::named(scan, end).0)
    };
    (named || joined() == Some(true)).then(|| Found::new(at, noun, Kind::Ordinal, Value::Number(Exact::int(value))))
}

/// Whether a stage, type or grade stands behind a numeral, and where it ends.
fn named(scan: &Scan<'_>, end: usize) -> (bool, usize) {
    let next = scan.past_blanks(end);
    let noun = scan.one_of(next, words!("阶段 期 型 类 级 度 区"));
    (noun.is_some(), noun.map_or(end, |length| next + length))
}

/// A numeral of the letters I, V and X, as it is written today; no letter or digit goes on with it.
fn numeral(scan: &Scan<'_>, at: usize) -> Option<(i64, usize)> {
    let value = |c: char| match c {
        'I' => 1,
        'V' => 5,
        'X' => 10,
        _ => 0,
    };
    let end = (at..at + 6).find(|at| value(scan.at(*at)) == 0)?;
    let letters = scan.slice(at, end);
    let later = letters.iter().skip(1).map(|c| value(*c)).chain([0]);
    let sum: i64 = letters.iter().map(|c| value(*c)).zip(later).map(|(one, next)| if one < next { -one } else { one }).sum();
    (end > at && sum > 0 && !scan.at(end).is_ascii_alphanumeric()).then_some((sum, end))
}
