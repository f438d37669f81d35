//! Numerals that are no number: words (统一, 三友化学), addresses, list markers.

use super::hour;
use super::number::Style;
use super::numeral;
use super::scan::{Scan, is_latin};
use super::table::{Class, Suffix};
use super::words::words;

/// How far back a word that covers a mark may begin.
pub(super) const REACH: usize = 4;

/// The end of a word, address or marker that covers `at` and holds no figure.
pub(super) fn not_a_figure(scan: &Scan<'_>, at: usize, floor: usize) -> Option<usize> {
    if scan.class(at) == Class::Arabic {
        return identifier(scan, at).or_else(|| list_marker(scan, at)).or_else(|| reference(scan, at));
    }
    let words = &scan.index.no_figures;
    let word = covering(scan, at, floor, |text| words.longest(text).map(|(length, ())| length))?;
    let name = covering(scan, at, floor, |text| scan.index.labels.longest(text).map(|(length, _)| length));
    let begins = words.longest(scan.from(at)).is_some_and(|(length, ())| at + length == word);
    if name >= Some(word) || begins && goes_on(scan, at, word) {
        return None;
    }
    Some(word)
}

/// The end of the furthest word that covers `at`.
fn covering(scan: &Scan<'_>, at: usize, floor: usize, longest: impl Fn(&[char]) -> Option<usize>) -> Option<usize> {
    (at.saturating_sub(REACH).max(floor)..=at).filter_map(|begin| Some(begin + longest(scan.from(begin))?)).filter(|end| *end > at).max()
}

/// 十分之一, 九天后, 百分之: a numeral runs on past the word, or the word is a number's head.
fn goes_on(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    scan.has(at, "十分之")
        || scan.has(at, "百分")
        || scan.has(at, "百家") && matches!(scan.before(at), '上' | '近' | '逾' | '超')
        || scan.has(at, "千分之")
        || scan.has(at, "万分之")
        || scan.has(at, "万万分之")
        || hour::is_told(scan, at)
        || scan.has(at, "四周") && is_four_weeks(scan, at)
        || {
            let tail = scan.past_blanks(end);
            matches!(scan.class(tail), Class::Small | Class::Big)
                && scan.class(end - 1) == Class::Digit
                && !scan.has(tail, "百姓")
                && !scan.has(tail, "千瓦")
        }
        || outruns(scan, at, end)
}

/// 间隔四周, 连续四周, 四周内: weeks, and not all around.
fn is_four_weeks(scan: &Scan<'_>, at: usize) -> bool {
    scan.ends(at, words!("隔 每 续 孕 期 时 来 去 近 满 前 后 第 赛 阵 少 达 到 过 约 共 了 连 程为 期为 长为 限为 疗程 周期")).is_some()
        || scan.one_of(at + 2, words!("后 内 以内 以来 以上 时间 左右 之后 之内 前 的")).is_some()
}

/// 一点五五, 一毫升, 三公里: the numeral at `at`, or its unit of measure, ends beyond the word.
pub(super) fn outruns(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let Some(number) = numeral::read(scan, at) else { return false };
    let measure = match scan.index.suffixes.longest(scan.from(number.end)) {
        Some((length, Suffix::Measure(_) | Suffix::Money(_))) if number.style != Style::BareScale => number.end + length,
        _ => number.end,
    };
    measure > end
}

/// Addresses, file names and codes in small letters: the end of the run of ASCII around `at`.
fn identifier(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let before = scan.before(at);
    let part =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '/' | ':' | '.' | '?' | '=' | '&' | '#' | '%' | '-' | '@' | '~' | ',');
    // id=12 belongs to an address, P=0.11 and n=30 are said.
    let parameter = before != '=' || is_latin(scan.before(at.saturating_sub(2)));
    let small = before.is_ascii_lowercase() || matches!(before, '_' | '@' | '#' | '&' | '=') && is_latin(scan.before(at - 1)) && parameter;
    let address =
        matches!(before, '/' | ':' | '.' | '-' | '?' | '=') && has_address(scan, at) || scan.has(at, "px.com") || starts_address(scan, at);
    let underscore = (at..at + 16).find(|at| scan.class(*at) != Class::Arabic).is_some_and(|end| scan.at(end) == '_');
    if !(small || address || underscore) || before == 'x' && scan.class(at.saturating_sub(2)) == Class::Arabic {
        return None;
    }
    // Money and unit signs in small letters do not occur before a number; a long run is taken in one piece.
    Some((at..scan.len()).find(|at| !part(scan.at(*at))).unwrap_or(scan.len()))
}

fn has_address(scan: &Scan<'_>, at: usize) -> bool {
    let back: String = scan.back(at, 60).iter().collect();
    let run = back.rsplit(|c: char| !c.is_ascii() || c.is_ascii_whitespace()).next().unwrap_or_default();
    run.contains("://")
        || run.contains("www.")
        || run.contains(".com")
        || run.contains(".cn")
        || run.contains("localhost")
        || run.contains('@')
}

fn starts_address(scan: &Scan<'_>, at: usize) -> bool {
    let run = (at..at + 37).take_while(|at| scan.at(*at).is_ascii_graphic());
    run.filter(|at| scan.at(*at) == '.').any(|at| scan.one_of(at, words!(".com .cn/ .org")).is_some())
}

/// `1、` and `2.` at the head of a line.
fn list_marker(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let end = (at..at + 3).find(|at| scan.class(*at) != Class::Arabic)?;
    let head = at == 0 && scan.at(scan.past_blanks(end + 1)).is_alphabetic()
        || at > 0 && (matches!(scan.before(scan.before_blanks(at)), '\n' | '\r' | '\0') || head_after_bracket(scan, at));
    let mark = matches!(scan.at(end), '、')
        || matches!(scan.at(end), '.' | ')') && !matches!(scan.class(end + 1), Class::Arabic) && scan.at(end + 1) != '\0';
    (head && mark && scan.at(end + 1) != '\0').then_some(end + 1)
}

/// `[12]` and the number of a Markdown heading (`## 3.2`).
fn reference(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let end = (at..at + 8).find(|at| !matches!(scan.at(*at), '0'..='9' | '.' | '-' | ','))?;
    let bracketed = scan.before(at) == '[' && scan.at(end) == ']' && end - at <= 5 && at > 1;
    let heading = scan.before(at) == ' ' && scan.before(at - 1) == '#' && scan.at(end) == ' ';
    (bracketed || heading).then_some(end)
}

fn head_after_bracket(scan: &Scan<'_>, at: usize) -> bool {
    scan.before(at) == '(' && (at == 1 || matches!(scan.before(scan.before_blanks(at - 1)), '\n' | '\0'))
}
