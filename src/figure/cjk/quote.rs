//! Figures in quotation marks: the count at the head of a slogan is part of its name (“三个美好”, “两道防线”).

use std::collections::BTreeSet;

use super::super::{Approx, Class as FigureClass, Kind, Reading, Unit};
use super::label::label;
use super::number::{Number, Style};
use super::scan::{Scan, is_latin};
use super::table::Class;
use super::words::words;
use crate::figure::found::Found;

/// A count at the head of a short quotation is a slogan: “三个美好”, “5个突破”, “两道防线”.
pub(super) fn quoted(scan: &Scan<'_>, found: Found) -> Found {
    let opens = matches!(scan.before(found.start), '“' | '‘');
    let counted = matches!(found.figure.kind, Kind::Count | Kind::Ordinal | Kind::Duration | Kind::Multiplier | Kind::Rank | Kind::Ratio);
    if !counted || found.figure.class() == FigureClass::Label || found.figure.approx != Approx::None {
        return found;
    }
    let written = !matches!(scan.class(found.start), Class::Arabic);
    let slogan = opens && quote_end(scan, found.end).is_some()
        || written && (in_quotes(scan, &found) || in_programme(scan, found.end) || names_file(scan, found.end))
        || behind_bar(scan, found.start);
    if !slogan {
        return found;
    }
    let mut found = found;
    name_of_count(&mut found);
    found
}

/// `| 103旗县`: an entry of a menu, which is a name.
fn behind_bar(scan: &Scan<'_>, start: usize) -> bool {
    let blank = |c: &char| matches!(c, ' ' | '\u{a0}' | '\u{3000}');
    scan.back(start, 16).iter().rev().find(|c| !blank(c)).is_some_and(|c| *c == '|')
}

/// “中国十大葡萄品牌”, “平安二期”: a short quotation around the figure.
fn in_quotes(scan: &Scan<'_>, found: &Found) -> bool {
    let opening = scan.back(found.start, 6).iter().rev().find(|c| !c.is_alphanumeric());
    matches!(opening, Some('“' | '‘')) && quote_end(scan, found.end).is_some()
}

/// A quoted programme of several parts that is named right after it (“打造两个…、做强三大…”的总目标).
fn in_programme(scan: &Scan<'_>, at: usize) -> bool {
    let end = (at..at + 40).find(|at| matches!(scan.at(*at), '”' | '“' | '。' | '\n' | '\0'));
    let Some(end) = end.filter(|end| scan.at(*end) == '”') else { return false };
    let next = end + 1 + usize::from(scan.at(end + 1) == '的');
    next > end + 1
        && scan.one_of(next, words!("总目标 目标 思路 理念 战略 格局 布局 方针 总要求 要求 总体思路 发展思路 工作思路")).is_some()
}

/// The line ends in a file name that repeats a title (…_`fororder_1`).
fn names_file(scan: &Scan<'_>, at: usize) -> bool {
    (at..at + 40).take_while(|at| !matches!(scan.at(*at), '\n' | '\0')).any(|at| scan.at(at) == '_' && is_latin(scan.at(at + 1)))
}

/// A slogan that is quoted once is a name wherever the text says it: “两件大事” and the 两件大事 of its title.
pub(super) fn name_echoes(scan: &Scan<'_>, found: &mut [Found]) {
    let quotation = |item: &Found| {
        let opens = matches!(scan.before(item.start), '“' | '‘') && item.figure.kind == Kind::Label && !item.figure.also.is_empty();
        let end = if opens { quote_end(scan, item.end)? } else { return None };
        (end > item.end).then(|| scan.slice(item.start, end))
    };
    let names: BTreeSet<&[char]> = found.iter().filter_map(quotation).collect();
    let lengths: BTreeSet<usize> = names.iter().map(|name| name.len()).collect();
    for item in found.iter_mut().filter(|item| item.figure.kind == Kind::Count && item.figure.approx == Approx::None) {
        if lengths.iter().any(|length| names.contains(scan.slice(item.start, item.start + length))) {
            name_of_count(item);
        }
    }
}

/// Makes a name of a count, which it may still be read as: a “1小时医疗服务圈” is a one-hour circle.
fn name_of_count(found: &mut Found) {
    let figure = &mut found.figure;
    figure.also.push(Reading { kind: figure.kind, value: figure.value.clone(), unit: figure.unit });
    figure.kind = Kind::Label;
    figure.unit = Unit::NONE;
}

/// The closing mark of a quotation that runs on from `at` without a stop for ten characters at most.
pub(super) fn quote_end(scan: &Scan<'_>, at: usize) -> Option<usize> {
    (at..at + 11)
        .find(|at| !scan.at(*at).is_alphanumeric() && scan.at(*at) != '+' && scan.at(*at) != '-')
        .filter(|at| matches!(scan.at(*at), '”' | '’'))
}

/// A bare numeral at the head of a short quotation: “三都品牌”, “1571”.
pub(super) fn bare_quoted(scan: &Scan<'_>, number: &Number) -> Option<Found> {
    if !matches!(scan.before(number.start), '“' | '‘') {
        return None;
    }
    let end = quote_end(scan, number.end).filter(|end| *end > number.end || number.style != Style::Single)?;
    let value = number.whole()?;
    let head = if end - number.end <= 3 { end } else { number.end };
    Some(label(number.start, head, &value.to_string()))
}
