//! The parts of a numeral that any way of writing has: runs of Arabic digits, scale words, decimals. `numeral` and `scaled` are made of them.

use super::super::Exact;
use super::hour;
use super::number::{Number, Style};
use super::scan::{Scan, is_latin};
use super::table::Class;
use crate::figure::western::vulgar::vulgar;

/// Whether a scale word stands at `at` that is not the head of a unit (千瓦, 兆赫).
pub(super) fn takes_scale(scan: &Scan<'_>, at: usize) -> bool {
    match scan.class(at) {
        Class::Small | Class::Big => {
            !heads_unit(scan, at)
                && !matches!(scan.at(at), '廿' | '卅' | '卌' | '京')
                && (scan.at(at) != '拾' || scan.class(at.saturating_sub(1)) == Class::Digit)
        }
        _ => {
            matches!(scan.at(at), '多' | '余' | '几' | '来')
                && matches!(scan.class(scan.past_blanks(at + 1)), Class::Small | Class::Big)
                && !heads_unit(scan, scan.past_blanks(at + 1))
        }
    }
}

/// 百分之, 百分点, 千瓦, 兆赫: the scale word belongs to what follows.
pub(super) fn heads_unit(scan: &Scan<'_>, at: usize) -> bool {
    scan.has(at, "百分") || scan.has(at, "百 分") || scan.index.suffixes.longest(scan.from(at)).is_some_and(|(length, _)| length > 1)
}

/// The digits of a run that `Exact` can hold; the run's length may be anything.
pub(super) fn arabic(scan: &Scan<'_>, start: usize) -> Number {
    let mut number = Number::new(start);
    let mut text = String::new();
    let mut at = start;
    while scan.class(at) == Class::Arabic {
        text.push(scan.at(at));
        at += 1;
    }
    number.digits = at - start;
    number.leading_zero = number.digits > 1 && scan.at(start) == '0';
    at = groups(scan, at, &mut text, &mut number);
    if scan.at(at) == '.' && scan.class(at + 1) == Class::Arabic && !second_point(scan, at + 1) {
        number.decimals = true;
        text.push('.');
        at += 1;
        while scan.class(at) == Class::Arabic {
            text.push(scan.at(at));
            number.place -= 1;
            at += 1;
        }
    }
    number.low = if text.len() > 200 { None } else { Exact::parse(&text) };
    number.end = at;
    exponent(scan, &mut number);
    // 14½
    if let Some((part, of)) = vulgar(scan.at(number.end)).filter(|_| !number.decimals) {
        number.low = number.low.zip(Exact::int(part.into()).div(Exact::int(of.into()))).and_then(|(whole, part)| whole.add(part));
        (number.end, number.decimals) = (number.end + 1, true);
    }
    number
}

/// Whether the digits from `at` run into another point and digits: a version or an address, no decimal.
fn second_point(scan: &Scan<'_>, at: usize) -> bool {
    let end = (at..at + 20).find(|at| scan.class(*at) != Class::Arabic).unwrap_or(at);
    scan.at(end) == '.' && scan.class(end + 1) == Class::Arabic
}

/// Groups of three digits after a comma, without blanks: `1,100`, `20，300`.
fn groups(scan: &Scan<'_>, at: usize, text: &mut String, number: &mut Number) -> usize {
    let mut at = at;
    if number.digits > 3 || number.digits == 0 || number.leading_zero {
        return at;
    }
    while scan.at(at) == ',' && (1..4).all(|step| scan.class(at + step) == Class::Arabic) && scan.class(at + 4) != Class::Arabic {
        text.extend(scan.slice(at + 1, at + 4));
        at += 4;
        number.grouped = true;
    }
    number.digits = if number.grouped { 9 } else { number.digits };
    at
}

/// `e-1`, `^5` after Arabic digits.
fn exponent(scan: &Scan<'_>, number: &mut Number) {
    let sign = usize::from(matches!(scan.at(number.end + 1), '-' | '+'));
    let first = number.end + 1 + sign;
    let mut at = first;
    let mut power = 0_i32;
    while scan.class(at) == Class::Arabic && at < first + 3 {
        power = power * 10 + i32::from(scan.at(at) as u8 - b'0');
        at += 1;
    }
    if at == first || scan.class(at) == Class::Arabic || is_latin(scan.at(at)) {
        return;
    }
    let power = if scan.at(number.end + 1) == '-' { -power } else { power };
    match scan.at(number.end) {
        'e' | 'E' => number.low = number.low.map(|value| value.shift(power)),
        '^' if power.abs() <= 64 => number.low = number.low.and_then(|value| raise(value, power)),
        _ => return,
    }
    number.end = at;
}

fn raise(base: Exact, power: i32) -> Option<Exact> {
    let product = (0..power.abs()).try_fold(Exact::ONE, |product, _| product.mul(base))?;
    if power < 0 { Exact::ONE.div(product) } else { Some(product) }
}

/// Scale words after a decimal (4.78万亿).
pub(super) fn scale_chain(scan: &Scan<'_>, number: &mut Number) {
    loop {
        let mut at = scan.past_blanks(number.end);
        if !takes_scale(scan, at) {
            return;
        }
        if matches!(scan.at(at), '多' | '余' | '几' | '来') {
            number.over = true;
            at = scan.past_blanks(at + 1);
        }
        let power = i32::from(scan.value(at));
        number.low = number.low.map(|value| value.shift(power));
        number.high = number.high.map(|value| value.shift(power));
        number.place += power;
        number.style = Style::Scaled;
        number.end = at + 1;
    }
}

/// 三點參加: 參 is written for 叁 among formal digits alone.
pub(super) fn joins_in(scan: &Scan<'_>, number: &Number, at: usize) -> bool {
    scan.at(at) == '叁' && !"零壹贰叁肆伍陆柒捌玖拾佰仟".contains(scan.before(number.end))
}

/// Two neighbouring digits that mean "from one to the other" (七八, 三五).
pub(super) fn is_pair(scan: &Scan<'_>, at: usize) -> bool {
    let (low, high) = (scan.value(at), scan.value(at + 1));
    low > 0 && (low + 1 == high || (low, high) == (3, 5)) && scan.at(at) != '幺'
}

/// `点` and decimals after a numeral of the language.
pub(super) fn point(scan: &Scan<'_>, number: &mut Number) {
    let at = scan.past_blanks(number.end);
    if scan.at(at) != '点' || hour::takes_point(scan, number, at) || joins_in(scan, number, at + 1) {
        return;
    }
    let mut end = scan.past_blanks(at + 1);
    let mut fraction = String::from("0.");
    let arabic = scan.class(end) == Class::Arabic;
    while scan.class(end) == Class::Digit || (arabic && scan.class(end) == Class::Arabic) {
        fraction.push(if arabic { scan.at(end) } else { char::from(b'0' + scan.value(end)) });
        end += 1;
        let next = scan.past_blanks(end);
        // 点 二 三: typed with blanks throughout.
        if next > end && scan.at(at + 1) == ' ' && scan.class(next) == Class::Digit {
            end = next;
        }
    }
    let places = i32::try_from(fraction.len()).unwrap_or(i32::MAX) - 2;
    if places == 0 || places > 60 {
        return;
    }
    number.low = number.low.zip(Exact::parse(&fraction)).and_then(|(whole, part)| whole.add(part));
    number.high = None;
    number.decimals = true;
    number.place = -places;
    number.end = end;
}
