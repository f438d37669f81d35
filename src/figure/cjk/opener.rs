//! Quantities that begin with no number: 首家, 之首, 半年, 个半钟, 翻两番, 对折, 米九.

use super::super::{Approx, Dimension, Direction, Exact, Kind, Unit, Value};
use super::scan::Scan;
use super::table::{Class, Suffix};
use super::tail::unit::is_rate_move;
use super::tail::{tail, total};
use super::words::words;
use super::{approx, numeral, ordinal};
use crate::figure::found::Found;

/// Figures that begin with no number: 第三, 首家, 之首, 半年, 个半钟, 翻两番, 对折, 米九.
pub(super) fn opened(scan: &Scan<'_>, at: usize, floor: usize) -> Option<Found> {
    match scan.at(at) {
        '第' => {
            numeral::read(scan, at + 1).and_then(|number| super::date::quarter(scan, &number)).or_else(|| ordinal::ordinal_sign(scan, at))
        }
        '倒' if scan.has(at, "倒数第") => {
            let number = numeral::read(scan, at + 3)?;
            Some(Found::new(at, number.end, Kind::Rank, Value::Number(number.low?.neg())))
        }
        '首' => first(scan, at, floor),
        '半' => half_of(scan, at, floor),
        // 一半 as some type it.
        '1' if scan.at(at + 1) == '半' && !scan.before(at).is_ascii_digit() && scan.is_closing(at + 2) => {
            Some(Found::new(at, at + 2, Kind::Fraction, Value::Number(Exact::scaled(5, -1))))
        }
        '个' if scan.at(at + 1) == '半' => one_and_half(scan, at),
        '翻' => doubled(scan, at).map(|found| hedged(scan, found, floor)),
        '对' if scan.has(at, "对折") => Some(unit_found(at, at + 2, Kind::Percent, Exact::int(50), "%")),
        '米' if scan.class(at + 1) == Class::Digit => tall(scan, at),
        '分' if scan.has(at, "分半钟") && scan.is_opening(at) => {
            Some(unit_found(at, at + 3, Kind::Duration, Exact::scaled(15, -1), "min"))
        }
        _ => None,
    }
}

fn unit_found(start: usize, end: usize, kind: Kind, value: Exact, code: &str) -> Found {
    let mut found = Found::new(start, end, kind, Value::Number(value));
    found.figure.unit = Unit::by_code(code).unwrap_or(Unit::NONE);
    found
}

/// 米九 is 1.9 m.
fn tall(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let end = at + 2;
    let alone = scan.is_opening(at)
        && matches!(scan.class(end), Class::Other)
        && (scan.is_closing(end) || scan.one_of(end, words!("左右 到 至 高")).is_some());
    let metres = Exact::ONE.add(Exact::int(scan.value(at + 1).into()).shift(-1))?;
    if !alone {
        return None;
    }
    let mut found = unit_found(at, end, Kind::Measure, metres, "m");
    if let Some(length) = scan.one_of(end, words!("到 至")) {
        let number = numeral::read(scan, end + length)?;
        let tail = tail(scan, &number);
        if tail.unit.code == "m" {
            found.figure.value = Value::Range(metres, total(&number, &tail).0?);
            found.end = tail.end;
        }
    }
    if let Some((length, approx)) = approx::trail(scan, found.end) {
        found.end += length;
        found.figure.approx = approx;
    }
    Some(found)
}

/// 几乎翻倍, 接近翻番.
fn hedged(scan: &Scan<'_>, found: Found, floor: usize) -> Found {
    let lead = approx::lead(scan, found.start, floor);
    let mut found = Found { start: lead.start, ..found };
    found.figure.approx = lead.approx;
    found
}

/// 翻番, 翻一番, 翻两番: times two to that power.
fn doubled(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let next = at + 1 + usize::from(matches!(scan.at(at + 1), '了' | '近'));
    if scan.at(next) == '倍' && scan.at(next + 1) != '数' {
        let mut found = Found::new(at, next + 1, Kind::Multiplier, Value::Number(Exact::int(2)));
        found.figure.direction = Direction::Up;
        return Some(found);
    }
    if scan.at(next) == '番' {
        return Some(Found::new(at, next + 1, Kind::Multiplier, Value::Number(Exact::int(2))));
    }
    // 翻了一倍: once as much again.
    if scan.has(next, "一倍") {
        let mut found = Found::new(at, next + 2, Kind::Multiplier, Value::Number(Exact::int(2)));
        found.figure.direction = Direction::Up;
        return Some(found);
    }
    let number = numeral::read(scan, next).filter(|number| scan.at(number.end) == '番')?;
    let times = number.whole().filter(|times| (1..=20).contains(times)).and_then(|times| 2_i64.checked_pow(u32::try_from(times).ok()?))?;
    let mut found = Found::new(at, number.end + 1, Kind::Multiplier, Value::Number(Exact::int(times)));
    found.figure.direction = Direction::Up;
    Some(found)
}

/// 个半钟, 個半月, 個半.
fn one_and_half(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if matches!(scan.class(at.saturating_sub(1)), Class::Digit | Class::Arabic | Class::Small) && at > 0 {
        return None;
    }
    let value = Exact::scaled(15, -1);
    if !scan.is_opening(at) {
        return None;
    }
    if let Some((length, Suffix::Measure(unit))) = scan.index.suffixes.longest(scan.from(at + 2)) {
        let kind = if unit.dimension == Dimension::Time { Kind::Duration } else { Kind::Measure };
        return Some(unit_found(at, at + 2 + length, kind, value, unit.code));
    }
    scan.is_closing(at + 2).then(|| {
        let mut found = Found::new(at, at + 2, Kind::Money, Value::Number(value));
        found.figure.unit = Unit::open_money("HKD", &["CNY", "TWD", "USD"]);
        found
    })
}

/// 半价, 半数以上.
fn half_price(scan: &Scan<'_>, at: usize, floor: usize) -> Found {
    let lead = approx::lead(scan, at, floor);
    let mut found = Found::new(lead.start, at + 2, Kind::Fraction, Value::Number(Exact::scaled(5, -1)));
    found.figure.approx = lead.approx;
    if let Some((length, approx)) = approx::trail(scan, found.end) {
        (found.end, found.figure.approx) = (found.end + length, approx);
    }
    found
}

/// 半百, 减半, 升息半碼, 半打, 半价, 半成: set phrases.
fn half_phrase(scan: &Scan<'_>, at: usize, floor: usize) -> Option<Found> {
    if scan.has(at, "半百") {
        return Some(Found::new(at, at + 2, Kind::Count, Value::Number(Exact::int(50))));
    }
    if matches!(scan.before(at), '减' | '折') && at > floor && !"月年天个小价路".contains(scan.at(at + 1)) {
        let mut found = Found::new(at - 1, at + 1, Kind::Fraction, Value::Number(Exact::scaled(5, -1)));
        found.figure.direction = Direction::Down;
        return Some(found);
    }
    if scan.has(at, "半码") && is_rate_move(scan, at) {
        return Some(unit_found(at, at + 2, Kind::PercentagePoint, Exact::scaled(125, -3), "pp"));
    }
    if scan.has(at, "半打") {
        return Some(Found::new(at, at + 2, Kind::Count, Value::Number(Exact::int(6))));
    }
    if matches!(scan.at(at + 1), '价' | '数') && (scan.before(at) != '过' || scan.before(at - 1) == '超') {
        return Some(half_price(scan, at, floor));
    }
    if matches!(scan.at(at + 1), '成' | '折') && scan.is_closing(at + 2) {
        let value = if scan.at(at + 1) == '成' { 5 } else { 50 };
        return Some(unit_found(at, at + 2, Kind::Percent, Exact::int(value), "%"));
    }
    None
}

/// 半年, 半小时, 半个月, 一半.
fn half_of(scan: &Scan<'_>, at: usize, floor: usize) -> Option<Found> {
    let half = Exact::scaled(5, -1);
    let whole_part = usize::from(scan.before(at) == '一' && at > floor);
    let start = at - whole_part;
    if matches!(scan.class(start.saturating_sub(1)), Class::Digit | Class::Arabic | Class::Small) && start > 0 {
        return None;
    }
    if let Some(found) = half_phrase(scan, at, floor) {
        return Some(found);
    }
    // 半个多月, 半个多世纪
    let more = scan.has(at + 1, "个多");
    let loose = scan.at(at + 1) == '个' && scan.at(at + 2) != '\0' && scan.one_of(at + 1, words!("个小时 个月 个钟")).is_none();
    let next = at + 1 + if more { 2 } else { usize::from(loose) };
    match scan.index.suffixes.longest(scan.from(next)) {
        Some((length, Suffix::Measure(unit)))
            if matches!(unit.dimension, Dimension::Time | Dimension::Length | Dimension::Mass | Dimension::Volume) =>
        {
            // 半天 as half a day; 半两, 半分 are idioms.
            let plain = !matches!(scan.at(next), '分' | '里' | '两' | '载' | '钱' | '斗' | '立' | '寸')
                && !is_part_of_word(scan, at, unit.code)
                && !scan.has(next, "年报");
            plain.then(|| {
                let kind = if unit.dimension == Dimension::Time { Kind::Duration } else { Kind::Measure };
                let lead = approx::lead(scan, start, floor);
                let mut found = unit_found(lead.start, next + length, kind, half, unit.code);
                found.figure.approx = lead.approx;
                if let Some(tail) = scan.one_of(found.end, words!("多 以上")).or(more.then_some(0)) {
                    found.end += tail;
                    found.figure.approx = Approx::Over;
                }
                found
            })
        }
        _ if scan.before(at) == '过' && at > floor && !matches!(scan.before(at - 1), '超' | '通' | '经') => {
            let end = at + 1 + usize::from(scan.at(at + 1) == '数');
            let mut found = Found::new(at - 1, end, Kind::Fraction, Value::Number(half));
            found.figure.approx = Approx::Over;
            Some(found)
        }
        _ if whole_part == 1 || scan.before(at) == '近' || scan.before(at) == '过' && scan.at(at + 1) != '数' => {
            let end = at + 1 + usize::from(scan.at(at + 1) == '半') + scan.one_of(at + 1, words!("以上")).unwrap_or(0);
            let lead = approx::lead(scan, start, floor);
            let mut found = Found::new(lead.start, end, Kind::Fraction, Value::Number(half));
            found.figure.approx = if scan.has(at + 1, "以上") { Approx::Over } else { lead.approx };
            found.figure.direction = approx::direction(scan, lead.start, end, floor);
            (whole_part == 1 || lead.approx != Approx::None).then_some(found)
        }
        // 黄油半杯, 半勺盐
        _ if let Some(length) = scan.one_of(at + 1, words!("杯 碗 勺 茶匙 汤匙 大匙 小匙 瓶")).filter(|_| !scan.has(at, "半瓶醋")) => {
            Some(Found::new(at, at + 1 + length, Kind::Count, Value::Number(half)))
        }
        _ if scan.has(at, "半个") && scan.is_whole(at, at + 2) => Some(Found::new(at, at + 2, Kind::Fraction, Value::Number(half))),
        _ => None,
    }
}

/// Whether 半 before a unit belongs to 上半年, 后半天, 大半年: no half of the unit. 饭后半小时 and 术后半年 are.
fn is_part_of_word(scan: &Scan<'_>, at: usize, code: &str) -> bool {
    match scan.before(at) {
        '上' | '下' | '大' | '老' | '多' => true,
        '前' => !matches!(code, "h" | "min"),
        '后' => {
            !matches!(code, "h" | "min") && (scan.is_opening(at.saturating_sub(1)) || matches!(scan.before(at - 1), '年' | '月' | '的'))
        }
        _ => false,
    }
}

/// 首家, 首批, 首位, 之首, 居首.
fn first(scan: &Scan<'_>, at: usize, floor: usize) -> Option<Found> {
    let one = Value::Number(Exact::ONE);
    if let Some(length) = scan.ends(at, words!("之 榜 居 列 位居 高居")) {
        let start = if scan.before(at) == '之' { at - length } else { at };
        if start >= floor && (scan.is_closing(at + 1) || scan.at(at + 1) == '位') {
            let end = at + 1 + usize::from(scan.at(at + 1) == '位');
            return Some(Found::new(start, end, Kind::Rank, one));
        }
    }
    let kind = match scan.at(at + 1) {
        // 摆在首位: an idiom of importance.
        '位' if scan.ends(at, words!("摆在 放在 摆到 放到 置于 摆")).is_some() => return None,
        '位' => Kind::Rank,
        '批' | '家' | '个' | '座' | '届' | '台' | '款' | '条' | '次' | '例' | '轮' | '支' | '名' | '套' | '艘' | '架' | '列' | '颗'
        | '单' | '期' | '部' | '项' | '所' | '幅' | '场' | '站' | '口' | '只' | '枚' | '季' | '本' | '份' | '片' | '胜' | '败' | '金' => {
            Kind::Ordinal
        }
        _ => return None,
    };
    let other = matches!(scan.at(at + 1), '部' | '单' | '站' | '本' | '金') && scan.at(at + 2).is_alphabetic() && !scan.is_opening(at);
    (!other).then(|| Found::new(at, at + 2, kind, one))
}
