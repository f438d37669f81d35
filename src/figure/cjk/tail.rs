//! What follows a number: approximator, unit, classifier, smaller parts.

use super::super::{Approx, Dimension, Exact, Kind, Unit};
use super::number::{Number, Style};
use super::numeral;
use super::scan::Scan;
use super::table::{Class, Suffix};
use super::words::words;
use super::{money, share};

use self::decimals::{hundredths, tenths_after};
use self::suffix::suffix;
use self::unit::{is_binary, is_floor_area, is_output, is_quake, is_rate_move, speed, temperature};

mod decimals;
mod suffix;
pub(super) mod unit;

/// What follows a number: what it counts, and where that ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tail {
    pub(super) end: usize,
    pub(super) kind: Kind,
    pub(super) unit: Unit,
    pub(super) approx: Approx,
    /// To be added to the number (半, 六 of 两块六).
    pub(super) extra: Exact,
    /// What the number is multiplied by (成 10, 刻 15).
    pub(super) times: Exact,
    /// Whether a unit or classifier stands there.
    pub(super) named: bool,
    /// Whether it is a classifier.
    pub(super) counted: bool,
}

impl Tail {
    pub(super) fn none(end: usize) -> Self {
        Self {
            end,
            kind: Kind::Count,
            unit: Unit::NONE,
            approx: Approx::None,
            extra: Exact::ZERO,
            times: Exact::ONE,
            named: false,
            counted: false,
        }
    }
}

pub(super) fn tail(scan: &Scan<'_>, number: &Number) -> Tail {
    let mut tail = Tail::none(number.end);
    let mut at = scan.past_blanks(number.end);
    if number.over {
        tail.approx = Approx::Over;
    }
    let more = matches!(scan.at(at), '多' | '余')
        || scan.at(at) == '来' && is_round(number)
        || scan.at(at) == '几' && number.style == Style::Arabic;
    if more && (suffix(scan, number, scan.past_blanks(at + 1)).is_some() || scan.is_closing(at + 1) || "年天岁的".contains(scan.at(at + 1)))
    {
        tail.approx = if scan.at(at) == '来' { Approx::About } else { Approx::Over };
        tail.end = at + 1;
        at = scan.past_blanks(at + 1);
    }
    if let Some((value, end)) = number.low.and_then(|_| share::discount(scan, number)).filter(|_| number.style != Style::BareScale) {
        tail.end = end;
        tail.kind = Kind::Percent;
        tail.unit = Unit::PERCENT;
        tail.named = true;
        // 两成多
        if scan.at(end) == '多' && scan.at(end - 1) == '成' {
            (tail.end, tail.approx) = (end + 1, Approx::Over);
        }
        // The value is wholly told by the share: 七成六 is 76.
        (tail.times, tail.extra) = if number.high.is_some() { (Exact::int(10), Exact::ZERO) } else { (Exact::ZERO, value) };
        return tail;
    }
    if let Some((length, power, unit)) = money::minor(scan, at) {
        tail.kind = Kind::Money;
        tail.unit = unit;
        tail.times = Exact::ONE.shift(power);
        tail.end = at + length;
        tail.named = true;
        if let Some((extra, end)) = (power == -1).then(|| money::parts(scan, tail.end, true, -1)).flatten() {
            tail.extra = extra.shift(0);
            tail.end = end;
        }
        return tail;
    }
    if let Some(end) = spaced_point(scan, at) {
        return Tail { end, kind: Kind::PercentagePoint, unit: Unit::POINT, named: true, ..tail };
    }
    match suffix(scan, number, at) {
        Some((1, Suffix::Money(_))) if scan.at(at) == '块' && !is_price(scan, at + 1) => {
            with_suffix(scan, number, tail, at, (1, Suffix::Count("")))
        }
        Some((length, word)) => with_suffix(scan, number, tail, at, (length, word)),
        None => special(scan, number, tail, at),
    }
}

/// Whether a whole number ends in nought: 三十来岁, 30来个.
fn is_round(number: &Number) -> bool {
    matches!(number.style, Style::Scaled | Style::Arabic) && number.whole().is_some_and(|value| value > 0 && value % 10 == 0)
}

/// 个百分点 with blanks inside.
fn spaced_point(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    for part in ['个', '百', '分', '点'] {
        end = scan.past_blanks(end);
        if scan.at(end) != part {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// Whether 块 before `at` is money: 两块蛋糕 is none.
fn is_price(scan: &Scan<'_>, at: usize) -> bool {
    scan.is_closing(at)
        || matches!(scan.class(at), Class::Digit | Class::Arabic)
        || scan.one_of(at, words!("零 又 左右 以上 以下 多 的 一 半 RMB 起")).is_some()
}

fn with_suffix(scan: &Scan<'_>, number: &Number, mut tail: Tail, at: usize, (length, word): (usize, Suffix)) -> Tail {
    tail.end = at + length;
    tail.named = true;
    match word {
        Suffix::Money(unit) => {
            tail.kind = Kind::Money;
            tail.unit = unit;
            let loose = scan.at(tail.end - 1) == '块' || scan.has(at, "个");
            if let Some((extra, end)) = money::parts(scan, tail.end, loose, 0) {
                tail.extra = extra;
                tail.end = end;
            }
            after_money(scan, &mut tail);
        }
        Suffix::Measure(unit) => measure(scan, number, &mut tail, unit, at),
        Suffix::Count(_) if scan.at(at) == '级' && is_output(scan, number, at + 1) => {
            (tail.kind, tail.unit) = (Kind::Money, Unit::money("CNY"));
        }
        Suffix::Count(noun) => count(scan, &mut tail, noun, at),
    }
    half(scan, &mut tail);
    tail
}

/// 8亿元人民币, 三块RMB, 九元整.
fn after_money(scan: &Scan<'_>, tail: &mut Tail) {
    if let Some(length) = scan.one_of(tail.end, words!("人民币 RMB")) {
        tail.unit = Unit::money("CNY");
        tail.end += length;
    }
}

fn measure(scan: &Scan<'_>, number: &Number, tail: &mut Tail, unit: Unit, at: usize) {
    tail.unit = unit;
    tail.kind = match (unit.dimension, unit.code) {
        (Dimension::Percent, _) => Kind::Percent,
        (Dimension::PercentagePoint, _) => Kind::PercentagePoint,
        (Dimension::Time, _) => Kind::Duration,
        _ => Kind::Measure,
    };
    if scan.at(at) == '码' && is_rate_move(scan, number.start) {
        (tail.kind, tail.unit, tail.times) = (Kind::PercentagePoint, Unit::POINT, Exact::scaled(25, -2));
        return;
    }
    // 4Wv: W for 万
    if scan.has(at, "Wv") {
        tail.times = Exact::ONE.shift(4);
    }
    let grown = scan.at(tail.end) == '大' && (scan.is_closing(tail.end + 1) || "的小婴宝孩时".contains(scan.at(tail.end + 1)));
    if unit.dimension == Dimension::Time && grown {
        tail.kind = Kind::Age;
    }
    let per = match unit.code {
        "ft" if scan.at(at) == '呎' && is_floor_area(scan, number.start, tail.end) => Unit::by_code("ft2"),
        "km" | "m" | "ft" | "mi" => speed(scan, number, tail, unit.code),
        "deg" => temperature(scan, number),
        _ => None,
    };
    if let Some(unit) = per {
        tail.unit = unit;
    }
    // 三十九度五, 39度5
    let degrees = unit.dimension == Dimension::Temperature || unit.code == "deg" && scan.at(at) == '度';
    let tenth = degrees && scan.is_closing(tail.end + 1) && matches!(scan.class(tail.end), Class::Digit | Class::Arabic);
    let second = unit.code == "s" && scan.at(at) == '秒' && tail.end == at + 1;
    if matches!(unit.code, "m" | "chi") && scan.at(at) != 'm' || tenth || second {
        tenths_after(scan, tail);
    }
    // 两斤三两
    let liang = unit.code == "jin" && scan.at(tail.end + 1) == '两' && matches!(scan.class(tail.end), Class::Digit | Class::Arabic);
    if let Some(part) = liang.then(|| numeral::read(scan, tail.end)).flatten().filter(|part| part.end == tail.end + 1) {
        (tail.extra, tail.end) = (part.low.map_or(tail.extra, |value| value.shift(-1)), tail.end + 2);
    }
}

/// A classifier, or what it measures after all.
fn count(scan: &Scan<'_>, tail: &mut Tail, noun: &'static str, at: usize) {
    // 两个多小时
    let more = usize::from(scan.at(at + 1) == '多');
    let long = |length: usize| length + more > 1 && scan.at(at) == '个' && tail.end == at + 1;
    if let Some((length, Suffix::Measure(unit))) = scan.index.suffixes.longest(scan.from(at + 1 + more)).filter(|found| long(found.0)) {
        tail.approx = if more == 1 { Approx::Over } else { tail.approx };
        tail.end += length + more;
        tail.unit = unit;
        tail.kind = if unit.dimension == Dimension::Time { Kind::Duration } else { Kind::Measure };
        return;
    }
    if scan.at(at) == '位' && tail.end == at + 1 && is_binary(scan, tail.end) {
        (tail.kind, tail.unit) = (Kind::Measure, Unit::by_code("bit").unwrap_or(Unit::NONE));
        return;
    }
    // 最大一次为4.1级 in a sentence about an earthquake.
    if scan.at(at) == '级' && scan.before(tail_number(scan, at) + 1).is_ascii_digit() && is_quake(scan, tail_number(scan, at), at) {
        (tail.kind, tail.unit) = (Kind::Measure, Unit::by_code("magnitude").unwrap_or(Unit::NONE));
        return;
    }
    tail.counted = true;
    // 三位数: digits, no persons; 前移5位: places.
    let moved =
        || scan.ends(tail_number(scan, at), words!("前移 后移 上升 跃升 提升 下降 前进 下滑 后退 上移 前移了 上升了 下降了")).is_some();
    let noun = if scan.at(at) == '位' && (scan.at(at + 1) == '数' || moved()) { "" } else { noun };
    tail.unit = if noun.is_empty() || noun == "dozen" { Unit::NONE } else { Unit::count(noun) };
    if noun == "dozen" {
        tail.times = Exact::int(12);
    }
    // 分 is a minute beside hours and seconds.
    if scan.at(at) == '分' && tail.end == at + 1 {
        let minute = scan.at(tail.end) == '半'
            || is_seconds(scan, tail.end)
            || scan.ends(tail_number(scan, at), words!("小时 钟 时 小时零")).is_some();
        if minute {
            tail.kind = Kind::Duration;
            tail.unit = Unit::by_code("min").unwrap_or(Unit::NONE);
            tail.counted = false;
            hundredths(scan, tail);
        } else if tail_number(scan, at) == 0 && scan.is_closing(tail.end) {
            tail.kind = Kind::Money;
            tail.unit = Unit::open_money("CNY", &["USD", "HKD", "EUR"]);
            tail.times = Exact::ONE.shift(-2);
        }
    }
    if scan.at(at) == '个' && tail.end == at + 1 && scan.ends(tail_number(scan, at), words!("港币 港纸")).is_some() {
        tail.kind = Kind::Money;
        tail.unit = Unit::money("HKD");
        if let Some((extra, end)) = money::parts(scan, tail.end, true, 0) {
            tail.extra = extra;
            tail.end = end;
        }
    }
    if scan.at(at) == '对' || scan.at(at) == '双' {
        tail.unit = Unit::count("pair");
    }
}

/// Where the number that ends at `at` begins: its run of digits, bounded.
fn tail_number(scan: &Scan<'_>, at: usize) -> usize {
    let mut start = at;
    while start > 0
        && at - start < 8
        && (matches!(scan.class(start - 1), Class::Arabic | Class::Digit | Class::Small | Class::Big) || scan.before(start) == '.')
    {
        start -= 1;
    }
    start
}

fn is_seconds(scan: &Scan<'_>, at: usize) -> bool {
    numeral::read(scan, at).is_some_and(|number| scan.at(number.end) == '秒')
}

/// 一吨半, 三岁半, 一个半月.
fn half(scan: &Scan<'_>, tail: &mut Tail) {
    let next = scan.at(tail.end + 1);
    // 十天半个月: the half belongs to the month.
    let apart = next == '个' && !tail.counted;
    if scan.at(tail.end) != '半' || apart || "年天夜导数路途径岛山空".contains(next) && next != '\0' {
        return;
    }
    let after = scan.index.suffixes.longest(scan.from(tail.end + 1));
    match after {
        Some((length, Suffix::Measure(unit))) if tail.counted && tail.unit.is_none() => {
            tail.unit = unit;
            tail.kind = if unit.dimension == Dimension::Time { Kind::Duration } else { Kind::Measure };
            tail.counted = false;
            tail.end += 1 + length;
        }
        _ if tail.unit.code == "min" => tail.end += 1 + scan.one_of(tail.end + 1, words!("钟")).unwrap_or(0),
        _ => tail.end += 1,
    }
    let half = Exact::ONE.div(Exact::int(2)).unwrap_or(Exact::ZERO);
    tail.extra = tail.extra.add(half).unwrap_or(tail.extra);
}

/// Units that are no entry of the lexicon: 倍, 岁, 刻钟, 番, 打, 半 after a bare number, ages.
fn special(scan: &Scan<'_>, number: &Number, mut tail: Tail, at: usize) -> Tail {
    if let Some(length) = scan.one_of(at, words!("周岁 岁")) {
        tail.kind = Kind::Age;
        tail.unit = Unit::by_code("a").unwrap_or(Unit::NONE);
        tail.end = at + length;
        tail.named = true;
        half(scan, &mut tail);
        return tail;
    }
    // 七旬老人, 年近六旬
    if scan.at(at) == '旬' && number.style == Style::Single && scan.value(number.start) > 2 {
        tail.kind = Kind::Age;
        tail.unit = Unit::by_code("a").unwrap_or(Unit::NONE);
        (tail.times, tail.end, tail.named) = (Exact::int(10), at + 1, true);
        return tail;
    }
    if let Some(length) = scan.one_of(at, words!("刻钟 个刻钟")) {
        tail.kind = Kind::Duration;
        tail.unit = Unit::by_code("min").unwrap_or(Unit::NONE);
        tail.times = Exact::int(15);
        tail.end = at + length;
        tail.named = true;
        return tail;
    }
    if scan.at(at) == '倍' && scan.at(at + 1) != '增' && scan.at(at + 1) != '加' {
        tail.kind = Kind::Multiplier;
        tail.end = at + 1;
        tail.named = true;
        return tail;
    }
    if scan.at(at) == '级' && scan.at(number.start) != '一' {
        tail.end = at + 1;
    }
    if scan.has(at, "个字") && scan.is_closing(at + 2) {
        tail.end = at + 2;
        tail.times = Exact::int(5);
    }
    tail
}

/// The values of a number with what its tail adds: low and high.
pub(super) fn total(number: &Number, tail: &Tail) -> (Option<Exact>, Option<Exact>) {
    let whole = |value: Exact| value.mul(tail.times).and_then(|value| value.add(tail.extra));
    let low = number.low.and_then(whole);
    (low, number.high.map_or(low, whole))
}
