//! Korean spells numbers with syllables that everyday words are made of (사막, 백인, 경이): a spelled number fills its eojeol, the
//! word between blanks, with its unit and particles. Called by `affix::step`.

use super::numeral::{self, Number, Style};
use super::scan::{Scan, is_hangul};
use super::table::{Further, Part, Stands, Suffix, Syllable};
use crate::figure::found::Found;
use crate::figure::{Approx, Kind};

/// Whether `found` stands for a figure where it is; what holds an Arabic digit always does.
pub(super) fn holds(scan: &Scan<'_>, found: &Found) -> bool {
    if !scan.index.table.spaced || found.figure.kind == Kind::Label || scan.is_whole(found.start, found.end) {
        return true;
    }
    let Some(number) = spelled(scan, found.start) else { return true };
    // 삼분의 일조각: nothing but a share has 분의 in it.
    if found.figure.kind == Kind::Fraction && number.end < found.end {
        return true;
    }
    let bounded = found.start < number.start || number.end < found.end;
    ends(scan, found.end) && takes(scan, &number, found, bounded)
}

/// The number in words that `at` begins with, past what stands before it.
fn spelled(scan: &Scan<'_>, at: usize) -> Option<Number> {
    let index = scan.index;
    let named = index.pairs.at(scan.chars, at).is_some()
        || index.words.at(scan.chars, at).is_some()
        || index.days.at(scan.chars, at).is_some()
        || index.weekdays.at(scan.chars, at).is_some();
    let past = |at: usize| {
        let bound = index.before.at(scan.chars, at).map(|(end, _)| end);
        let period = || index.periods.at(scan.chars, at).map(|(end, _)| end);
        let minus = || index.minus.at(scan.chars, at).map(|(end, ())| end);
        let ordinal = || index.ordinal_prefix.has(scan.at(at)).then_some(at + 1);
        bound.or_else(period).or_else(minus).or_else(ordinal).map_or(at, |end| scan.skip(end))
    };
    let body = past(past(at));
    numeral::unsigned(scan, body).filter(|number| !named && number.style != Style::Arabic)
}

/// Nothing but particles stands between `at` and the end of the word.
pub(super) fn ends(scan: &Scan<'_>, at: usize) -> bool {
    let mut end = at;
    while is_hangul(scan.at(end)) && end < at + LONGEST {
        let index = scan.index;
        let bound = || index.after.at_once(scan.chars, end).map(|(end, _)| end);
        match index.endings.at_once(scan.chars, end).map(|(end, ())| end).or_else(bound) {
            Some(next) => end = next,
            None => return false,
        }
    }
    !is_hangul(scan.at(end))
}

/// No word has more syllables of particles.
const LONGEST: usize = 12;

/// Whether the numeral goes with what it counts.
fn takes(scan: &Scan<'_>, number: &Number, found: &Found, bounded: bool) -> bool {
    let length = number.end - number.start;
    let at = scan.skip(number.end);
    let unit = scan.index.suffixes.at(scan.chars, at).filter(|(end, _)| *end <= found.end);
    match (unit, number.style) {
        // 일이, 이사: two digits one by one are words.
        (_, Style::Digits) => length > 2,
        (Some((end, suffix)), _) if length == 1 => takes_unit(scan, number, at, end, suffix),
        (None, Style::Scaled) => length > 2 || bounded || is_plain_ten(scan, number),
        // 이보다, 이 이상: more than this.
        (None, Style::Single) if found.figure.approx != Approx::None => {
            !scan.index.table.syllables.iter().any(|row| row.further == Further::No && row.has(scan, number))
        }
        // 만한, 백두: a scale before a native number needs a unit.
        (None, Style::Native) => matches!(scan.index.parts.at(scan.chars, number.start), Some((_, Part::Native(_)))),
        _ => true,
    }
}

/// 십육, 이십, 백육: two syllables that make no other word. 이천 is a city, 구조 a rescue, 백이 may be a bag.
fn is_plain_ten(scan: &Scan<'_>, number: &Number) -> bool {
    match (scan.at(number.start), scan.at(number.start + 1)) {
        ('십', _) | (_, '십' | '백') => true,
        ('백', digit) => "삼육칠팔".contains(digit),
        _ => false,
    }
}

fn takes_unit(scan: &Scan<'_>, number: &Number, at: usize, end: usize, suffix: Suffix) -> bool {
    let stands = if at == number.end { Stands::Glued } else { Stands::Apart };
    let row = scan.index.table.syllables.iter().find(|row| row.stands == stands && row.has(scan, number));
    row.is_none_or(|row| {
        let listed = row.units.split('|').any(|unit| unit.chars().count() == end - at && scan.has(at, unit));
        let further = match row.further {
            Further::No => false,
            Further::Measures => end - at > 1 && !matches!(suffix, Suffix::Count(_)),
            Further::Long => end - at > 1,
            Further::All => true,
        };
        listed || further
    })
}

impl Syllable {
    /// Whether the numeral is one of the row.
    fn has(&self, scan: &Scan<'_>, number: &Number) -> bool {
        self.numerals.contains(scan.at(number.start))
    }
}
