//! The grammar of languages without spaces and with 10^4 scales: Chinese first.
//!
//! One pass folds the text (traditional to simplified, full to half width) and marks the characters that may begin a
//! figure; at each mark the parsers look ahead and behind by a bounded number of characters, or consume what they read.
//! So time grows linearly, and no expression is ever tried twice.

use super::found::{Found, place};
use super::{Figure, Kind, Unit, Value};
use crate::text::Lang;

mod approx;
mod aside;
mod clock;
mod date;
mod decade;
mod digits;
mod dress;
mod hour;
mod label;
mod money;
mod number;
mod numeral;
mod numeric;
mod opener;
mod ordinal;
mod quantity;
mod quote;
mod range;
mod roman;
mod scaled;
mod scan;
mod share;
mod shared;
mod span;
pub(crate) mod table;
mod tail;
mod wanted;
mod word;
pub(crate) mod words;

use scan::Scan;
use table::{Class, Index};

/// Every figure of `text`.
pub fn extract(text: &str, lang: &Lang) -> Vec<Figure> {
    let index = super::lang::index(lang);
    let Folded { chars, marks, blanks } = fold(text, index);
    let scan = Scan::new(&chars, index);
    let mut found: Vec<Found> = Vec::new();
    // Where the next figure may begin: after the last one, and after what was read and refused.
    let (mut floor, mut done) = (0, 0);
    for mark in marks {
        if mark < done {
            continue;
        }
        match parse(&scan, mark, floor) {
            Step::Found(figure) => {
                (floor, done) = (figure.end, figure.end.max(mark + 1));
                found.push(*figure);
            }
            Step::Skip(end) => done = end.max(mark + 1),
        }
    }
    quote::name_echoes(&scan, &mut found);
    shared::units(&scan, &mut found);
    spread(&mut found, &blanks);
    place(text, found)
}

/// What a parser makes of a mark.
enum Step {
    /// A figure.
    Found(Box<Found>),
    /// Nothing up to this character.
    Skip(usize),
}

impl Step {
    fn found(figure: Found) -> Self {
        Self::Found(Box::new(figure))
    }
}

/// A text as the parsers read it.
struct Folded {
    chars: Vec<char>,
    /// Where a figure may begin.
    marks: Vec<usize>,
    /// Before which characters a blank was left out.
    blanks: Vec<usize>,
}

fn fold(text: &str, index: &Index) -> Folded {
    let mut folded =
        Folded { chars: Vec::with_capacity(text.len() / 2 + 8), marks: Vec::with_capacity(text.len() / 32), blanks: Vec::new() };
    for (byte, c) in text.char_indices() {
        if matches!(c, ' ' | '\u{a0}') && is_typeset(index, folded.chars.last(), text.get(byte + c.len_utf8()..)) {
            folded.blanks.push(folded.chars.len());
            continue;
        }
        let c = index.fold(c);
        if index.class(c) != Class::Other || matches!(c, 'I' | 'V' | 'X') {
            folded.marks.push(folded.chars.len());
        }
        folded.chars.push(c);
    }
    folded
}

/// Whether a blank only sets digits off from the characters around them, as many typeset: 在 20 世纪 30 年代.
fn is_typeset(index: &Index, before: Option<&char>, after: Option<&str>) -> bool {
    let (Some(before), Some(after)) = (before, after.and_then(|after| after.chars().next())) else { return false };
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    // 三 20: two numbers.
    let word = |c: char| han(c) && index.class(c) == Class::Other;
    before.is_ascii_digit() && han(after) || word(*before) && after.is_ascii_digit()
}

/// Gives the figures their places among the blanks that were left out.
fn spread(found: &mut [Found], blanks: &[usize]) {
    if blanks.is_empty() {
        return;
    }
    let place = |at: usize| at + blanks.partition_point(|blank| *blank <= at);
    for item in found {
        (item.start, item.end) = (place(item.start), place(item.end.saturating_sub(1)) + 1);
    }
}

/// The parsers in their order: what is no figure, names, dates, shares, then plain quantities.
fn parse(scan: &Scan<'_>, at: usize, floor: usize) -> Step {
    if scan.class(at) == Class::Other {
        return roman::read(scan, at).map_or(Step::Skip(at + 1), Step::found);
    }
    if let Some(end) = word::not_a_figure(scan, at, floor) {
        return Step::Skip(end);
    }
    if let Some(found) = label::name(scan, at, floor) {
        return Step::found(found);
    }
    if let Some(found) = aside::read(scan, at)
        .or_else(|| date::read(scan, at, floor))
        .or_else(|| clock::read(scan, at, floor))
        .or_else(|| date::special(scan, at))
    {
        return Step::found(quote::quoted(scan, found));
    }
    match quantity::read(scan, at, floor) {
        Ok(found) => Step::found(quote::quoted(scan, centuries(found))),
        Err(end) => Step::Skip(end),
    }
}

/// 半个世纪, 四分之一个世纪: in years, as every length of time that has them.
fn centuries(mut found: Found) -> Found {
    let years = Unit::by_code("a").filter(|_| found.figure.unit.code == "century");
    let value = match &found.figure.value {
        Value::Number(value) => Some(Value::Number(value.shift(2))),
        Value::Range(low, high) => Some(Value::Range(low.shift(2), high.shift(2))),
        _ => None,
    };
    if let Some((unit, value)) = years.zip(value) {
        (found.figure.unit, found.figure.value, found.figure.kind) = (unit, value, Kind::Duration);
        found.figure.place += 2;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_quotes_are_labels() {
        let label = |text: &str| extract(text, &Lang::parse("zh").unwrap()).iter().all(|figure| figure.kind == Kind::Label);
        assert!(label("“两道防线”“七治”二十大G1817") && !label("两道防线"));
        assert!(label("办好两件大事。“两件大事”") && !label("办好两件好事。“两件大事”"));
    }

    #[test]
    fn long_runs_take_linear_time_and_never_panic() {
        let lang = Lang::parse("zh").unwrap();
        for unit in ["1", "一", "十", "万", "1.", "1-", "1又1", "百分之", "第", "1至", "点", "“5", "零", "两"] {
            extract(&unit.repeat(10_000), &lang);
        }
        assert_eq!(extract(&"9".repeat(100_000), &lang).len(), 1);
    }
}
