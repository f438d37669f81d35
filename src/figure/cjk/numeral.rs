//! Numerals: Arabic digits with separators, written-out numerals, and both mixed with scale words (1.5万, 5亿1万4千6百).
//!
//! Reads forward once and never looks back over what it has taken.

use super::super::Exact;
use super::digits::{arabic, is_pair, point, scale_chain, takes_scale};
use super::number::{Number, Style};
use super::scaled::scaled;
use super::scan::{Scan, is_latin};
use super::table::{Class, Suffix};
use super::words::words;

/// The numeral at `at`, if one begins there.
pub(super) fn read(scan: &Scan<'_>, at: usize) -> Option<Number> {
    match scan.class(at) {
        Class::Other => None,
        _ => scan.numeral(at, read_new),
    }
}

fn read_new(scan: &Scan<'_>, at: usize) -> Option<Number> {
    match scan.class(at) {
        Class::Arabic => Some(arabic_and_scales(scan, at)),
        // `.3.14` is no decimal, and then no number at all.
        Class::Opener if scan.at(at) == '.' && scan.class(at + 1) == Class::Arabic && scan.at(at + 5) != '年' => {
            Some(arabic_and_scales(scan, at)).filter(|number| number.end > at)
        }
        Class::Digit => digits_or_scaled(scan, at),
        Class::Small | Class::Big => scaled(scan, at, None),
        Class::Opener if matches!(scan.at(at), '数' | '几') => vague(scan, at),
        _ => None,
    }
}

fn vague(scan: &Scan<'_>, at: usize) -> Option<Number> {
    let next = scan.at(at + 1);
    let scale = matches!(scan.class(at + 1), Class::Small | Class::Big) && !matches!(next, '兆' | '京' | '廿' | '卅' | '卌');
    if !scale || scan.has(at + 1, "百分") {
        return None;
    }
    let mut number = scaled(scan, at + 1, None)?;
    number.start = at;
    number.style = Style::Vague;
    number.over = true;
    Some(number)
}

/// Arabic digits, then perhaps scale words.
fn arabic_and_scales(scan: &Scan<'_>, at: usize) -> Number {
    let mut number = arabic(scan, at);
    let next = scan.past_blanks(number.end);
    if takes_scale(scan, next) {
        if number.decimals {
            scale_chain(scan, &mut number);
        } else if let Some(scaled) = scaled(scan, at, Some(&number)) {
            number = Number { grouped: number.grouped, ..scaled };
        }
        return number;
    }
    letter_scale(scan, &mut number);
    if !number.decimals {
        point(scan, &mut number);
    }
    number
}

/// k, K, M, G, w, W right after Arabic digits.
fn letter_scale(scan: &Scan<'_>, number: &mut Number) {
    let at = if scan.at(number.end) == ' ' && scan.at(number.end + 1) == 'M' { number.end + 1 } else { number.end };
    let power = match scan.at(at) {
        'k' | 'K' => 3,
        'M' => 6,
        'G' if number.low.is_some_and(|value| value < Exact::ONE) => 9,
        'w' | 'W' if !scan.has(at, "Wh") => 4,
        _ => return,
    };
    let next = scan.at(at + 1);
    let glued = is_latin(next) || next.is_ascii_digit() || matches!(next, '²' | '³' | '/' | '·');
    let unit = scan.at(at) == 'W' && number.style == Style::Arabic && (scan.is_closing(at + 1) || is_power(scan, at + 1));
    if !glued && !unit {
        number.low = number.low.map(|value| value.shift(power));
        number.place += power;
        number.end = at + 1;
    }
}

/// 67W快充, 60W灯泡: W stands for watts, and no 万.
fn is_power(scan: &Scan<'_>, at: usize) -> bool {
    let device =
        words!("快充 超级快充 超快充 有线 无线 充电 闪充 功率 的功率 峰值 灯 的灯 LED 电机 光伏 太阳能 适配器 电源 音响 音箱 喇叭");
    scan.one_of(at + usize::from(scan.at(at) == ' '), device).is_some()
}

/// A digit of the language begins: a sequence, or digits with scale words.
fn digits_or_scaled(scan: &Scan<'_>, at: usize) -> Option<Number> {
    let mut end = at;
    // 六两: 两 counts only at the head, else it weighs.
    while scan.class(end) == Class::Digit && (end == at || scan.at(end) != '两' || one_or_two(scan, at, end)) {
        end += 1;
    }
    let next = scan.past_blanks(end);
    let scales = takes_scale(scan, next);
    // 一小时零三十分: the nought only joins.
    if scan.value(at) == 0
        && scan.at(at) == '零'
        && (end - at == 1 && scan.class(end) == Class::Small || end - at == 2 && scan.class(end) == Class::Small)
        && !is_whole_zero(scan, at)
    {
        return None;
    }
    match end - at {
        1 if scales || (scan.value(at) == 0 && matches!(scan.class(end), Class::Small | Class::Big)) => scaled(scan, at, None),
        2 if scales && is_pair(scan, at) => scaled(scan, at, None),
        length => Some(sequence(scan, at, length)),
    }
}

/// 一两万, 一两个: one or two, and no ounce.
fn one_or_two(scan: &Scan<'_>, start: usize, at: usize) -> bool {
    let counted =
        |at| matches!(scan.index.suffixes.longest(scan.from(at)), Some((_, Suffix::Count(_) | Suffix::Money(_) | Suffix::Measure(_))));
    at == start + 1 && scan.at(start) == '一' && (takes_scale(scan, at + 1) || counted(at + 1))
}

/// A nought at the head of the text (零十二) is read with it.
fn is_whole_zero(scan: &Scan<'_>, at: usize) -> bool {
    at == 0 && scan.class(at + 1) == Class::Digit
}

fn sequence(scan: &Scan<'_>, start: usize, length: usize) -> Number {
    let mut number = Number::new(start);
    number.end = start + length;
    number.digits = length;
    number.leading_zero = length > 1 && scan.value(start) == 0;
    number.style = if length == 1 { Style::Single } else { Style::Sequence };
    let counted = scan.index.suffixes.longest(scan.from(number.end)).is_some() || matches!(scan.at(number.end), '成' | '岁' | '倍');
    let pair_unit = length == 2 && is_pair(scan, start) && counted;
    // 二三年 is a year, 两三年, 三五年 and 七八年间 are lengths of time.
    let lasting = matches!(scan.at(number.end), '年' | '日')
        && (scan.at(start) == '两' || scan.value(start + 1) == 5 && scan.value(start) == 3 || "来内间".contains(scan.at(number.end + 1)));
    if pair_unit && (lasting || !matches!(scan.at(number.end), '年' | '日' | '号' | '点')) {
        number.style = Style::Scaled;
        number.low = Some(Exact::int(scan.value(start).into()));
        number.high = Some(Exact::int(scan.value(start + 1).into()));
        return number;
    }
    if length <= 40 {
        let text: String = (start..number.end).map(|at| char::from(b'0' + scan.value(at))).collect();
        number.low = Exact::parse(&text);
    }
    point(scan, &mut number);
    if number.decimals {
        scale_chain(scan, &mut number);
    }
    number
}
