//! Where nothing can begin, told by a letter and what is beside it: most of a text is passed at that. Called by `affix::extract`.

use super::scan::{Scan, is_hangul};
use super::table::{Index, Part, Tail};
use super::wanted::{is_determiner, is_inside};
use super::words::Letters;

/// The letters that a figure, or a word that is none, may begin with.
#[derive(Debug, Default)]
pub(crate) struct Starts {
    /// All.
    any: Letters,
    /// Those of numerals and of what stands for one.
    numerals: Letters,
    /// Those that only a number by sound begins with.
    sounds: Letters,
}

impl Starts {
    /// The letters of a language.
    pub(super) fn of(index: &Index) -> Self {
        let table = index.table;
        let halves = || table.tails.iter().filter(|(tail, _)| *tail == Tail::Half).filter_map(|(_, words)| words.chars().next());
        let named = (index.labels.firsts())
            .chain(index.money_before.firsts())
            .chain(index.minus.firsts())
            .chain(index.words.firsts())
            .chain(index.days.firsts())
            .chain(index.periods.firsts())
            .chain(index.weekdays.firsts())
            .chain(index.eras.firsts())
            .chain(index.numbers_before.firsts())
            .chain(index.no_figures.firsts())
            .chain(table.ordinal_prefix.chars());
        // 유월, 시월
        let months = ['유', '시'];
        let numerals = || {
            index
                .parts
                .firsts()
                .chain(index.pairs.firsts())
                .chain(index.per.firsts())
                .chain(table.several.chars())
                .chain(halves())
                .chain(months)
        };
        let ascii = ('0'..='9').chain('a'..='z').chain('A'..='Z').chain(['.']);
        Self {
            any: Letters::of(named.chain(numerals()).chain(ascii)),
            numerals: Letters::of(numerals()),
            sounds: Letters::of(index.sounds.firsts()),
        }
    }
}

/// Whether nothing can begin at `at`.
#[inline]
pub(super) fn nothing(scan: &Scan<'_>, at: usize) -> bool {
    let starts = &scan.index.starts;
    let letter = scan.at(at);
    if !starts.any.has(letter) {
        return !(starts.sounds.has(letter) && spells(scan, at));
    }
    match letter {
        '.' => !scan.at(at + 1).is_ascii_digit(),
        'a'..='z' | 'A'..='Z' => scan.before(at).is_ascii_alphabetic(),
        letter if is_hangul(letter) => {
            !is_named(scan, at) && (!starts.numerals.has(letter) || is_inside(scan, at) || counts_nothing(scan, at))
        }
        _ => false,
    }
}

/// Whether more than one syllable of a number by sound stands there, or the text is short.
fn spells(scan: &Scan<'_>, at: usize) -> bool {
    let more = || scan.index.sounds.at(scan.chars, at).is_some_and(|(end, _)| scan.index.sounds.may_begin(scan.at(end)));
    scan.is_short() || more()
}

/// A word that stands for a figure, or before one, inside a Korean word too: 토요일, 나흘, 하반기.
fn is_named(scan: &Scan<'_>, at: usize) -> bool {
    let (index, chars) = (scan.index, scan.chars);
    // 5일(월)
    let bracketed = || scan.before(at) == '(' || scan.at(at + 1) == ')';
    index.ordinal_prefix.has(scan.at(at))
        || index.weekdays.at(chars, at).is_some()
        || index.weekdays.may_begin(scan.at(at)) && bracketed()
        || index.periods.at(chars, at).is_some()
        || index.words.at(chars, at).is_some()
        || index.days.at(chars, at).is_some()
        || index.eras.at(chars, at).is_some()
        || index.labels.at(chars, at).is_some()
        || index.minus.at(chars, at).is_some()
        || index.money_before.at(chars, at).is_some()
}

/// A Korean word that goes on, behind its numerals, to nothing that stands behind a number: 이러한, 한국, 이 사람, 수 있다.
fn counts_nothing(scan: &Scan<'_>, at: usize) -> bool {
    let index = scan.index;
    if index.several.has(scan.at(at)) {
        return !index.parts.may_begin(scan.at(scan.skip(at + 1)));
    }
    if index.pairs.at(scan.chars, at).is_some() {
        return false;
    }
    let (mut end, mut scale) = (at, false);
    while let Some((next, part)) = index.parts.at(scan.chars, end) {
        (end, scale) = (next, !matches!(part, Part::Digit(_)));
    }
    let next = scan.skip(end);
    // 만 6천 톤, but not 천 6장: six sheets of cloth.
    if scale && scan.at(next).is_ascii_digit() && index.parts.may_begin(scan.at(next + 1)) {
        return false;
    }
    let alone = end == at + 1 && scan.at(end) == ' ' && !scan.is_whole(at, end);
    end > at && (is_hangul(scan.at(end)) && !goes_on(scan, end) || alone && !is_determiner(scan, at) && !goes_on(scan, next))
}

/// Whether what may stand behind a number begins at `at`.
fn goes_on(scan: &Scan<'_>, at: usize) -> bool {
    let (index, chars) = (scan.index, scan.chars);
    index.suffixes.at(chars, at).is_some()
        || index.endings.at(chars, at).is_some()
        || index.after.at(chars, at).is_some()
        || index.ranges.at(chars, at).is_some()
        || index.plus.at(chars, at).is_some()
        || index.points.has(scan.at(at))
        || index.parts.may_begin(scan.at(at))
}
