//! Numerals: Arabic digits with separators, written-out numerals, and both mixed with scale words (1.5万, 5亿1万4千6百).
//!
//! Reads forward once and never looks back over what it has taken.

use super::super::Exact;
use super::scaled::scaled;
use super::scan::{Scan, is_latin};
use super::table::{Class, Suffix};

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Arabic digits alone.
    Arabic,
    /// One digit of the language alone (三).
    Single,
    /// Several digits of the language without scale words (二〇二二, 幺幺零).
    Sequence,
    /// Digits with scale words (一百五, 1.5万).
    Scaled,
    /// A scale word without a digit (百, 千亿, 万).
    BareScale,
    /// A vague count with a scale word (几十, 数百万).
    Vague,
}

/// A numeral.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts of one surface, none of them travels")]
pub(super) struct Number {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The value; `None` when it has more digits than can be held.
    pub(super) low: Option<Exact>,
    /// The other end of juxtaposed digits (四五百).
    pub(super) high: Option<Exact>,
    pub(super) style: Style,
    /// How many digits stand before the point, for Arabic and sequences.
    pub(super) digits: usize,
    pub(super) leading_zero: bool,
    /// The power of ten of the last digit written.
    pub(super) place: i32,
    /// 几, 多 or 余 stands inside.
    pub(super) over: bool,
    pub(super) decimals: bool,
    /// Thousands separators stand inside.
    pub(super) grouped: bool,
}

impl Number {
    pub(super) fn new(start: usize) -> Self {
        Self {
            start,
            end: start,
            low: None,
            high: None,
            style: Style::Arabic,
            digits: 0,
            leading_zero: false,
            place: 0,
            over: false,
            decimals: false,
            grouped: false,
        }
    }

    /// The value as a small whole number.
    pub(super) fn whole(&self) -> Option<i64> {
        self.low.filter(|_| self.high.is_none() && !self.decimals).and_then(Exact::to_i64)
    }
}

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
    let unit = scan.at(at) == 'W' && number.style == Style::Arabic && scan.is_closing(at + 1);
    if !glued && !unit {
        number.low = number.low.map(|value| value.shift(power));
        number.place += power;
        number.end = at + 1;
    }
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

/// Two neighbouring digits that mean "from one to the other" (七八, 三五).
pub(super) fn is_pair(scan: &Scan<'_>, at: usize) -> bool {
    let (low, high) = (scan.value(at), scan.value(at + 1));
    low > 0 && (low + 1 == high || (low, high) == (3, 5)) && scan.at(at) != '幺'
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

/// `点` and decimals after a numeral of the language.
pub(super) fn point(scan: &Scan<'_>, number: &mut Number) {
    let at = scan.past_blanks(number.end);
    if scan.at(at) != '点' || super::clock::takes_point(scan, number, at) {
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
