//! Spans of a year that are counted from its start: 前11个月, 头三个月. Called by `date::read`.

use super::super::{Date, Kind, Reading, Unit, Value};
use super::number::{Number, Style};
use super::numeral;
use super::scan::Scan;
use super::table::Class;
use super::words::words;
use crate::figure::found::Found;

/// 前11个月, 今年前两个月: January to the last of them; 提前3个月 and 三年前两个月 are lengths of time.
pub(super) fn first_months(scan: &Scan<'_>, number: &Number, floor: usize) -> Option<Found> {
    let start = number.start.checked_sub(1).filter(|start| *start >= floor)?;
    let short = is_short(scan, start, number);
    if !matches!(scan.at(start), '前' | '首' | '头') || !(short || scan.has(number.end, "个月")) || number.high.is_some() {
        return None;
    }
    // 2023年前11个月, and not 三年前两个月.
    let digits = |at: usize| matches!(scan.class(at), Class::Arabic | Class::Digit);
    let numbered = scan.before(start) == '年' && start > 2 && digits(start - 2) && digits(start - 3);
    let named = scan.ends(start, words!("今年 去年 全年 明年 当年 该年 本年 年度 同期")).is_some();
    let last = u8::try_from(number.whole()?).ok().filter(|last| (2..=12).contains(last))?;
    if !(scan.is_opening(start) || numbered || named || short) {
        return None;
    }
    let month = |month| Date { month: Some(month), ..Date::default() };
    let end = number.end + if short { 1 } else { 2 };
    let mut found = Found::new(start, end, Kind::Date, Value::DateRange(month(1), month(last)));
    if let (Some(value), Some(unit)) = (number.low, Unit::by_code("mo")) {
        found.figure.also.push(Reading { kind: Kind::Duration, value: Value::Number(value), unit });
    }
    Some(found)
}

/// 2023年前11个月: the span right behind its year, with both.
pub(super) fn months_of(scan: &Scan<'_>, at: usize, year: i32) -> Option<Found> {
    let number = matches!(scan.at(at), '前' | '首' | '头').then(|| numeral::read(scan, at + 1))??;
    let mut found = first_months(scan, &number, at)?;
    if let Value::DateRange(from, to) = &mut found.figure.value {
        (from.year, to.year) = (Some(year), Some(year));
    }
    Some(found)
}

/// 前11月 of Taiwan and Hong Kong, and not 提前3月.
fn is_short(scan: &Scan<'_>, start: usize, number: &Number) -> bool {
    scan.at(number.end) == '月'
        && number.style == Style::Arabic
        && !"提之此以日目先空史生年天月".contains(scan.before(start))
        && !"前后底初末中上下份".contains(scan.at(number.end + 1))
}
