//! Two numbers that belong together: ranges (3至5, 400万至600万, 45-6万), scores and ratios (3比1).

use super::super::{Direction, Exact, Kind, Reading, Unit, Value};
use super::approx::Lead;
use super::dress::{dress, with_prefix};
use super::number::{Number, Style};
use super::numeral;
use super::scan::Scan;
use super::table::Class;
use super::tail::{Tail, tail, total};
use super::words::words;
use crate::figure::found::Found;

/// 三七分成, 二八开: tenths that go to two.
fn split(scan: &Scan<'_>, number: &Number) -> Option<Found> {
    let (first, second) = (scan.value(number.start), scan.value(number.start + 1));
    let tenths = number.style == Style::Sequence && number.digits == 2 && first + second == 10;
    let length = scan.one_of(number.end, words!("分成 分账 分 开")).filter(|_| tenths)?;
    (scan.is_closing(number.end + length) || scan.at(number.end + length) == '的').then_some(())?;
    let value = Value::Pair(Exact::int(first.into()), Exact::int(second.into()));
    let mut found = Found::new(number.start, number.end + length, Kind::Ratio, value);
    // 五五开 is a name in other languages: fifty-fifty.
    if first == second {
        found.figure.also.push(Reading { kind: Kind::Label, value: Value::Text("50-50".into()), unit: Unit::NONE });
    }
    Some(found)
}

/// Scores and ratios: 3比1, 78:96, 七三分成.
pub(super) fn pair(scan: &Scan<'_>, number: &Number) -> Option<Found> {
    if let Some(split) = split(scan, number) {
        return Some(split);
    }
    let sign = scan.at(number.end);
    if !matches!(sign, '比' | ':' | '-') || number.style == Style::Vague {
        return None;
    }
    let before: String = scan.back(number.start, 12).iter().collect();
    let told = ["比分", "胜", "负", "击败", "战平", "领先", "爆冷", "落败", "队", "战胜", "不敌"].iter().any(|word| before.contains(word))
        || won(scan, number)
        || sign == '-' && in_list(scan, number);
    let dashed = sign == '-' && told && number.style == Style::Arabic && number.digits <= 3;
    if sign == '-' && !dashed {
        return None;
    }
    let other = numeral::read(scan, number.end + 1).filter(|other| other.style != Style::BareScale && other.style != Style::Vague)?;
    if dashed && !won(scan, number) && (scan.index.suffixes.longest(scan.from(other.end)).is_some() || other.digits > 3)
        || sign == '比' && matches!(scan.at(other.end), '年' | '月' | '%')
        // 2004：12月26日…, 2006：一场…: a year at the head of a line.
        || sign == ':' && number.digits == 4 && (scan.at(other.end) == '月' || other.style != Style::Arabic)
    {
        return None;
    }
    let (low, high) = (number.low?, other.low?);
    let (kind, also) = if told { (Kind::Score, Kind::Ratio) } else { (Kind::Ratio, Kind::Score) };
    let mut found = Found::new(number.start, other.end, kind, Value::Pair(low, high));
    if low.is_integer() && high.is_integer() {
        found.figure.also.push(Reading { kind: also, value: Value::Pair(low, high), unit: Unit::NONE });
    }
    Some(found)
}

/// 6-1、6-2、6-3: one score beside another.
fn in_list(scan: &Scan<'_>, number: &Number) -> bool {
    let digit = |at: usize| scan.at(at).is_ascii_digit();
    let dashed = |at: usize| digit(at) && scan.at(at + 1) == '-' && digit(at + 2) && !digit(at + 3);
    let joint = |at: usize| matches!(scan.at(at), '、' | ',' | '，');
    let (start, end) = (number.start, number.end + 2);
    dashed(start) && (joint(end) && dashed(end + 1) || start > 3 && joint(start - 1) && dashed(start - 4))
}

/// 2-1战胜: the verb of winning stands after the score.
fn won(scan: &Scan<'_>, number: &Number) -> bool {
    let other = numeral::read(scan, number.end + 1);
    other.is_some_and(|other| {
        scan.one_of(other.end, words!("战胜 击败 取胜 领先 获胜 险胜 逆转 胜 战平 惜败 不敌 落败 大胜 力克 淘汰 完胜 负于")).is_some()
    })
}

/// A range after the first number: 3至5, 15-20 usd, 400万至600万, 20和30之间.
pub(super) fn range(scan: &Scan<'_>, number: &Number, lead: &Lead, first: &Tail, floor: usize) -> Option<Found> {
    let at = scan.past_blanks(first.end);
    let length = scan.one_of(at, words!("- ~ 至 到")).or_else(|| between(scan, at))?;
    let dash = matches!(scan.at(at), '-' | '~');
    if dash && (scan.at(at + 1) == scan.at(at) || number.style != Style::Arabic && scan.class(at + 1) == Class::Other)
        || matches!(scan.at(at), '到') && scan.at(at + 1) == '了'
    {
        return None;
    }
    let mut next = scan.past_blanks(at + length);
    next += scan.one_of(next, words!("$ ¥ € £ 人民币 约 -")).unwrap_or(0);
    let negative = scan.before(next) == '-' && next > at + length;
    let other =
        numeral::read(scan, next).filter(|other| other.style != Style::Vague && (other.style != Style::BareScale || first.named))?;
    if super::date::read(scan, next, next).is_some() || scan.has(other.end, "月") {
        return None;
    }
    let second = if scan.one_of(other.end, words!("之间 间")).is_some() { Tail::none(other.end) } else { tail(scan, &other) };
    if first.named && !second.named
        || first.named && first.unit != second.unit && (first.kind != second.kind || first.counted != second.counted)
    {
        return None;
    }
    let scaled = share_scale(scan, number, &other, first, second);
    let (low, high) = (scaled?, total(&other, &second).1?);
    let high = if negative { high.neg() } else { high };
    let low = if lead.negative { low.neg() } else { low };
    let (low, high) = match abbreviated(number, &other, low, high) {
        _ if high >= low => (low, high),
        Some(high) => (low, high),
        // 距今约3200至3000年
        None if second.kind == Kind::Duration && number.digits > 2 && scan.ends(lead.start, words!("距今")).is_some() => (high, low),
        None => return None,
    };
    // 降息0.25%至4%: by so much, to another size altogether.
    let moved = || super::approx::direction(scan, lead.start, first.end, floor) != Direction::None;
    if first.named && !dash && low.mul(Exact::int(8)).is_some_and(|far| far <= high) && moved() {
        return None;
    }
    let mut tail = second;
    let close = scan.past_blanks(tail.end);
    tail.end = scan.one_of(close, words!("之间 间")).map_or(tail.end, |length| close + length);
    let mut found = dress(scan, lead, tail, floor, Value::Range(low, high));
    found.figure.place = other.place;
    if !second.named && number.style == Style::Single && other.style == Style::Single && !scan.is_closing(other.end) {
        return None;
    }
    with_prefix(scan, &mut found, lead.start, floor);
    Some(found)
}

/// 20和30之间: the word that joins the two, if 间 follows.
fn between(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let length = scan.one_of(at, words!("和 与"))?;
    let other = numeral::read(scan, scan.past_blanks(at + length))?;
    let end = tail(scan, &other).end;
    scan.one_of(scan.past_blanks(other.end), words!("之间 间")).or_else(|| scan.one_of(scan.past_blanks(end), words!("之间 间")))?;
    Some(length)
}

/// The power of the scale words at the end of a numeral whose head is one number (4.5亿, 三十万); 0 for others.
fn shared_power(scan: &Scan<'_>, number: &Number) -> i32 {
    let tail = scan.slice(number.start, number.end).iter().rev();
    let big = tail.take_while(|c| matches!(scan.index.class(**c), Class::Big) || matches!(c, ' ' | '多' | '余'));
    let mut power = big.map(|c| i32::from(scan.index.value(*c))).sum();
    if number.style == Style::Scaled && power == 0 {
        // 3到5千: one small scale word after Arabic digits or one digit.
        let last = number.end - 1;
        let head = matches!(scan.class(last.saturating_sub(1)), Class::Arabic | Class::Digit)
            && scan.class(last) == Class::Small
            && scan.at(last) != '十';
        power = if head && number.end - number.start == 2 { i32::from(scan.value(last)) } else { 0 };
    }
    power
}

/// The first number of a range, in the scale of the second where it has none (3至5万).
fn share_scale(scan: &Scan<'_>, number: &Number, other: &Number, first: &Tail, second: Tail) -> Option<Exact> {
    let low = total(number, first).0?;
    if second.times == Exact::ZERO {
        return number.low.map(|low| low.shift(1));
    }
    let low = if first.named { low } else { low.mul(second.times)? };
    let power = shared_power(scan, other);
    let own = scan.slice(number.start, number.end).iter().any(|c| scan.index.class(*c) == Class::Big);
    let shared = low.shift(power);
    let high = total(other, &second).0?;
    // 8000-1万 is no 8000万: what fits as it stands is left.
    if power == 0 || first.named || own || low.shift(2) >= high && shared > high {
        return Some(low);
    }
    let fits = shared <= high || abbreviated(number, other, shared, high).is_some();
    Some(if fits { shared } else { low })
}

/// 45-6, 730-40, 16000-7000: the second end leaves out the digits that it shares.
fn abbreviated(number: &Number, other: &Number, low: Exact, high: Exact) -> Option<Exact> {
    if number.style != Style::Arabic || other.decimals || other.digits == 0 {
        return None;
    }
    // What the digits of the second number stand for: 6万 is six times 10^4.
    let power = if other.style == Style::Scaled { other.low?.last_place()?.max(other.place) } else { 0 };
    let scale = high.div(other.low?)?.shift(power);
    let digits = i32::try_from(other.digits).ok()?;
    let unit = Exact::ONE.shift(digits).mul(scale)?;
    let base = low.div(unit)?;
    let floor = Exact::int(base.round_to(0)?.to_i64()?);
    let floor = if floor > base { floor.sub(Exact::ONE)? } else { floor };
    let whole = floor.mul(unit)?.add(high)?;
    let step = whole.sub(low)?;
    (step == Exact::ONE.shift(digits - 1).mul(scale)?).then_some(whole)
}
