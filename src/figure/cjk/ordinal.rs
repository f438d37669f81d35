//! Places in an order or ranking: 第三, 第16届, 前十, 一期, 三年级.

use super::super::{Exact, Kind, Value};
use super::number::{Number, Style};
use super::numeral;
use super::scan::Scan;
use super::table::Suffix;
use super::words::words;
use crate::figure::found::Found;

/// 第三, 第16届, 第二百五十, 第一名.
pub(super) fn ordinal_sign(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let next = scan.past_blanks(at + 1);
    let number =
        numeral::read(scan, next).filter(|number| !number.decimals && (number.style != Style::BareScale || scan.at(next) == '十'))?;
    let value = number.high.map_or_else(|| number.low.map(Value::Number), |high| Some(Value::Range(number.low?, high)));
    let value = value.unwrap_or_else(|| Value::Text(scan.slice(next, number.end).iter().collect::<String>().into()));
    let classifier = match scan.index.suffixes.longest(scan.from(number.end)) {
        Some((length, Suffix::Count(_))) => length,
        _ => 0,
    };
    let ranked =
        scan.ends(at, words!("位居 居 位列 列 排名 排 全国 全球 世界 亚洲 国内 跃居 稳居 产能 名列 位 勇夺 荣获 获 获得 跻身")).is_some();
    // 争第一, 见第一就争: a slogan, no rank held.
    let slogan = matches!(scan.before(at), '争' | '创' | '夺' | '见' | '抢' | '勇') && scan.at(next) == '一' && classifier == 0;
    let kind = if slogan {
        Kind::Label
    } else if ranked || scan.at(number.end) == '名' || scan.at(number.end) == '位' {
        Kind::Rank
    } else {
        Kind::Ordinal
    };
    let mut end = number.end + classifier;
    if let Some((high, last)) = ordinal_range(scan, number.end) {
        end = last;
        let mut found = Found::new(at, end, kind, Value::Range(number.low?, high));
        found.figure.place = 0;
        return Some(found);
    }
    if scan.has(number.end, "大") {
        end = number.end + 1;
    }
    Some(Found::new(at, end, kind, value))
}

/// 第三至第五.
fn ordinal_range(scan: &Scan<'_>, end: usize) -> Option<(Exact, usize)> {
    let length = scan.one_of(end, words!("至第 到第 -第"))?;
    let number = numeral::read(scan, end + length)?;
    Some((number.low?, number.end))
}

/// 前三, 一期, 三级, 一类, 前33%.
pub(super) fn ordinal(scan: &Scan<'_>, number: &Number, floor: usize) -> Option<Found> {
    if number.decimals || number.high.is_some() {
        return None;
    }
    let value = number.whole()?;
    let at = number.start;
    if scan.before(at) == '前' && at > floor && (2..=100).contains(&value) {
        let ranked = scan.is_closing(number.end) || scan.one_of(number.end, words!("名 位 强 甲 的 行列")).is_some();
        if ranked && scan.index.suffixes.longest(scan.from(number.end)).is_none_or(|(_, word)| matches!(word, Suffix::Count(_))) {
            let end = number.end + scan.one_of(number.end, words!("名 位 强 甲")).unwrap_or(0);
            return Some(Found::new(at - 1, end, Kind::Rank, Value::Number(Exact::int(value))));
        }
    }
    let single = matches!(number.style, Style::Single) || number.style == Style::Scaled && value < 100;
    let noun = scan.word(number.end, scan.index.table.ordinal_nouns)?;
    let end = number.end + noun.chars().count();
    let next = scan.at(end);
    let other = match noun {
        "期" => "间待望限货权".contains(next),
        "级" => "别联跳市".contains(next),
        "类" => "似型别".contains(next) && next != '别',
        "等" => !matches!(next, '奖' | '功' | '座' | '舱' | '级' | '品'),
        "号" | "线" | "班" | "轮" | "审" | "审理" => true,
        _ => false,
    };
    // 分三期建设, 共三级: a count.
    let parted = value > 1 && matches!(scan.before(at), '分' | '共') && matches!(noun, "期" | "级" | "类");
    let word = parted
        || scan.before(at) == '一'
        || scan.before(at) == '同'
        || scan.before(at) == '这'
        || scan.before(at) == '有'
        || scan.before(at) == '某';
    let first_kind = value == 1 || matches!(noun, "级" | "等奖" | "等功" | "楼" | "年级" | "期" | "届");
    if !single || other || word || !first_kind || noun == "类" && scan.at(end) == '是' {
        return None;
    }
    if noun == "届" && value == 1 {
        return None;
    }
    Some(Found::new(at, end, Kind::Ordinal, Value::Number(Exact::int(value))))
}
