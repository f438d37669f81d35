//! Whether a numeral stands for a number where it is, or is part of a word, an address or a code.

use super::numeral::{self, Number, Style};
use super::scan::{Scan, is_han, is_hangul, is_letter};
use super::table::{Suffix, Tail};

/// Whether a number with a unit (`named`) or without stands for a number here.
pub(super) fn is_wanted(scan: &Scan<'_>, number: &Number, named: bool, bounded: bool) -> bool {
    let before = scan.before(number.start);
    let digits = scan.at(number.start).is_ascii_digit() || !is_letter(scan.at(number.start));
    if number.style == Style::Arabic && (digits || !scan.index.table.spaced) {
        return !before.is_ascii_alphabetic() || named;
    }
    if scan.is_whole(number.start, number.end) {
        return true;
    }
    if scan.index.table.spaced {
        return spaced(scan, number, named, bounded);
    }
    let joined = is_han(before) && !named;
    match number.style {
        Style::Single if named => !is_han(before) || bounded,
        Style::Single if bounded && !is_han(scan.at(number.end)) => true,
        Style::Single => !joined && stands(scan, number),
        Style::Digits => named || number.end - number.start >= 3 && !joined,
        Style::Native => named || stands(scan, number),
        // お年玉五万あげる: a big scale that no noun follows.
        _ => named || bounded || !(joined && number.end - number.start < 3) || number.scale > 0 && !is_han(scan.at(number.end)),
    }
}

/// A single character between particles or marks: 答えは四です.
fn stands(scan: &Scan<'_>, number: &Number) -> bool {
    let before = scan.before(number.start);
    let open = !is_letter(before)
        || "はがとをにのもや、で".contains(before)
        || !is_han(before) && is_letter(before) && scan.has(number.end, "です");
    let next = scan.at(number.end);
    let operator =
        |at: usize| ["プラス", "マイナス", "イコール", "カケル", "ワル", "小なり", "大なり"].iter().any(|word| scan.has(at, word));
    let operated = (number.start.saturating_sub(4)..number.start).any(operator) || operator(number.end);
    operated || open && !is_han(next) && (!is_letter(next) || "はがとをにのもでや".contains(next))
}

/// Korean spells numbers with syllables of everyday words: only between blanks, and only with a unit or a particle after them.
fn spaced(scan: &Scan<'_>, number: &Number, named: bool, bounded: bool) -> bool {
    if is_inside(scan, number.start) {
        return false;
    }
    if named {
        return true;
    }
    let particle = scan.index.particles.at(scan.chars, number.end).is_some() || scan.is_open(number.end);
    match number.style {
        Style::Single => bounded && particle,
        Style::Digits => number.end - number.start >= 4 && particle,
        Style::Native => particle && (bounded || number.end - number.start >= 2 || is_determiner(scan, number.start)),
        _ => particle,
    }
}

/// 세 남자, 네 손주: three or four before a noun, and no "yes" or "your" that opens a sentence.
pub(super) fn is_determiner(scan: &Scan<'_>, at: usize) -> bool {
    let counts = matches!(scan.at(at), '세' | '네') && scan.at(at + 1) == ' ' && is_hangul(scan.at(at + 2));
    counts && at.checked_sub(2).is_some_and(|word| scan.at(word + 1) == ' ' && is_hangul(scan.at(word)))
}

/// Whether `at` is inside a Korean word, with nothing right before it that a number may stand behind.
pub(super) fn is_inside(scan: &Scan<'_>, at: usize) -> bool {
    is_hangul(scan.before(at)) && scan.index.before.before(scan.chars, at).is_none() && !after_prefix(scan, at)
}

/// What is written in one word with the number behind it: 제3, 약3만, 총100, 매3년, 각3명, 만3세.
const PREFIXES: &str = "제약총매각만";

fn after_prefix(scan: &Scan<'_>, at: usize) -> bool {
    PREFIXES.contains(scan.before(at)) && !is_hangul(scan.before(at - 1)) || scan.index.periods.before(scan.chars, at).is_some()
}

/// The place to go on from where nothing was read at `at`: after the digits of a code.
pub(super) fn refused(scan: &Scan<'_>, at: usize) -> usize {
    if scan.at(at).is_ascii_digit() || !scan.index.table.spaced {
        return match numeral::unsigned(scan, at) {
            Some(number) if number.style == Style::Arabic => number.end,
            Some(_) => at + 1,
            // Too many digits for a number: passed whole, so that no digit is tried twice.
            None => (at..scan.chars.len()).find(|at| !scan.at(*at).is_ascii_digit()).map_or(scan.chars.len(), |end| end.max(at + 1)),
        };
    }
    at + 1
}

/// Web and mail addresses, and codes of Latin letters and digits (G1817, A380): the place after them.
pub(super) fn identifier(scan: &Scan<'_>, at: usize) -> Option<usize> {
    if !scan.at(at).is_ascii_alphabetic() || scan.before(at).is_ascii_alphanumeric() {
        return None;
    }
    let part = |c: char| c.is_ascii_graphic();
    let end = (at..scan.chars.len().min(at + 400)).find(|at| !part(scan.at(*at))).unwrap_or(scan.chars.len());
    let run = scan.chars.get(at..end).filter(|run| run.starts_with(&['w']) || run.iter().any(|c| matches!(c, ':' | '@')))?;
    let run: String = run.iter().collect();
    (run.contains("://") || run.starts_with("www.") || run.contains('@') && run.contains('.')).then_some(end)
}

/// 十分に, 六戸町: words and names that are written as numbers are: the place after them.
pub(super) fn other_sense(scan: &Scan<'_>, at: usize) -> Option<usize> {
    if scan.index.table.spaced || scan.at(at).is_ascii() {
        return None;
    }
    if let Some((end, words)) = scan.index.numbers_before.at(scan.chars, at) {
        let number = words.split('|').any(|word| scan.has(end, word)) || scan.index.after.at(scan.chars, end).is_some();
        return (!number && !scan.is_whole(at, end)).then_some(end);
    }
    place_name(scan, at)
}

/// 六戸町, 五泉市: a numeral, one or two more characters that are no divisions of a land, and the kind of place.
fn place_name(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let (start, _) = scan.index.parts.at(scan.chars, at)?;
    let inside = |c: char| is_han(c) && !"市町村区郡都道府県州国大小数余年月日人割".contains(c);
    let end = (start + 1..start + 3).find(|end| "市町村区郡".contains(scan.at(*end)) && scan.at(*end) != '\0')?;
    let name = (start..end).all(|at| inside(scan.at(at))) && scan.index.parts.at(scan.chars, start).is_none();
    // 三割市場, 六軒町民: the last character begins another word.
    (name && !is_han(scan.at(end + 1))).then_some(end + 1)
}

/// `1日4時間`, `1日に3回`, `1年につき`, `1년에 한 번`: by the day or year, and no first day of a month.
pub(super) fn by_the_day(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let (end, ()) = scan.index.per.at(scan.chars, at)?;
    let one = !scan.before(at).is_ascii_digit() && !matches!(scan.before(at), '月' | '월' | '~' | '.' | '/' | '第' | '제');
    if one && scan.index.table.spaced {
        let rest = if scan.at(end) == '당' || scan.at(end) == '에' { scan.skip(end + 1) } else { return None };
        // 1년에 걸쳐, 1년에 가까운: all along a year, nearly one.
        return (!["걸", "가까", "불과", "못", "달하"].iter().any(|word| scan.has(rest, word))).then_some(end);
    }
    let counted = |at: usize| {
        let number = numeral::unsigned(scan, at)?;
        scan.index
            .suffixes
            .at(scan.chars, scan.skip(number.end))
            .filter(|(_, suffix)| !matches!(suffix, Suffix::Tail(Tail::Hour | Tail::Month)))
    };
    let day = scan.before(end) == '日';
    let told = ["当たり", "あたり", "につき", "平均"].iter().any(|word| scan.has(end, word));
    let straight = || counted(scan.skip(end)).filter(|_| day);
    (one && (told || straight().or_else(|| counted(end + 1).filter(|_| scan.at(end) == 'に')).is_some())).then_some(end)
}
