//! Numerals of Japanese and Korean: digits, 10^4 scales, native numbers, decimals. Called by the parsers beside.

use super::scan::{Scan, is_han, is_letter};
use super::table::Part;
use super::words::Words;
use crate::figure::Exact;
use crate::figure::western::vulgar::vulgar;

mod said;

pub(super) use self::said::sound;
use self::said::{decimals, positional};

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// With Arabic digits.
    Arabic,
    /// In characters, with a scale.
    Scaled,
    /// Digits in characters, one by one.
    Digits,
    /// A single character.
    Single,
    /// Native number words.
    Native,
}

/// A number that was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    /// The first character, sign included.
    pub start: usize,
    /// The character after it.
    pub end: usize,
    /// Its value; `None` where it has too many digits.
    pub value: Option<Exact>,
    /// The power of ten of the last digit.
    pub place: i32,
    /// How it is written.
    pub style: Style,
    /// The power of ten of its last big scale, 0 for none.
    pub scale: i32,
    /// Arabic digits without any scale.
    pub plain: bool,
}

/// The number at `at`, with its sign.
pub(super) fn number(scan: &Scan<'_>, at: usize) -> Option<Number> {
    if let Some((end, ())) = scan.index.minus.at(scan.chars, at)
        // 38 - 17
        && !(scan.at(at) == '-' && scan.at(end) == ' ' && scan.before(at) == ' ')
        && !scan.before(at).is_ascii_alphanumeric()
        && scan.before(at) != ')'
        && !(at > 0 && scan.index.parts.at(scan.chars, at - 1).is_some_and(|(end, _)| end == at))
    {
        let body = unsigned(scan, scan.skip(end))?;
        return Some(Number { start: at, value: body.value.map(Exact::neg), ..body });
    }
    unsigned(scan, at)
}

/// 数百, 수천만: so many hundreds or more, told by their scale alone.
pub(super) fn vague(scan: &Scan<'_>, at: usize) -> Option<Number> {
    let several = scan.index.several.has(scan.at(at));
    // 수 천만
    let body = if scan.index.table.spaced { scan.skip(at + 1) } else { at + 1 };
    // 病院数百か所, and no 人数百人.
    let inside = if scan.index.table.spaced {
        super::scan::is_hangul(scan.before(at))
    } else {
        "人件回日個総多少複単点名戸社".contains(scan.before(at))
    };
    let free = !inside || scan.index.before.before(scan.chars, at).is_some();
    let scale = matches!(scan.index.parts.at(scan.chars, body), Some((_, Part::Small(_) | Part::Big(_))));
    let sum = if several && free && scale { add_up(scan, body, &scan.index.parts)? } else { return None };
    let value = sum.total.add(sum.section).filter(|_| sum.digit.is_none());
    Some(Number { start: at, end: sum.end, value, place: sum.place, style: Style::Scaled, scale: sum.scale, plain: false })
}

struct Sum {
    total: Exact,
    section: Exact,
    digit: Option<Exact>,
    /// The last power within the section, and the last big one.
    small: u8,
    big: u8,
    end: usize,
    parts: usize,
    arabic: bool,
    scaled: bool,
    native: bool,
    /// Nothing but big scales.
    bare: bool,
    place: i32,
    scale: i32,
}

/// The number at `at` without a sign.
pub(super) fn unsigned(scan: &Scan<'_>, at: usize) -> Option<Number> {
    let letter = scan.at(at);
    let may_begin = letter.is_ascii_digit() || letter == '.' || scan.index.parts.may_begin(letter);
    if may_begin { scan.memo.number(at, || read(scan, at)) } else { None }
}

fn read(scan: &Scan<'_>, at: usize) -> Option<Number> {
    if let Some(digits) = positional(scan, at, &scan.index.parts) {
        return Some(digits);
    }
    let sum = add_up(scan, at, &scan.index.parts)?;
    // 万 alone is no number in Japanese; 조 1위 is the first of a group, and no trillion, and 경영 no 10^16.
    let alone = scan.index.table.spaced && matches!(scan.at(at), '조' | '억' | '경') && !scan.is_whole(at, sum.end);
    if !scan.index.table.spaced && sum.bare || alone {
        return None;
    }
    let style = match &sum {
        sum if sum.arabic => Style::Arabic,
        sum if sum.native => Style::Native,
        sum if sum.parts == 1 => Style::Single,
        _ => Style::Scaled,
    };
    let value = sum.total.add(sum.section).and_then(|value| value.add(sum.digit.unwrap_or(Exact::ZERO)));
    let number = Number { start: at, end: sum.end, value, place: sum.place, style, scale: sum.scale, plain: sum.arabic && !sum.scaled };
    let number = decimals(scan, number);
    Some(powers(scan, &number).unwrap_or(number))
}

/// `1.1^23`, `二の三乗`, `12.32×10の14乗`.
fn powers(scan: &Scan<'_>, number: &Number) -> Option<Number> {
    let at = number.end;
    if matches!(scan.at(at), '×' | 'x') && is_letter(scan.at(at + 1)) {
        let base = number_below(scan, at + 1).filter(|base| base.end > at + 1)?;
        let times = raised(scan, &base)?;
        return Some(Number { value: Some(number.value?.mul(times.value?)?), end: times.end, ..*number });
    }
    raised(scan, number)
}

fn number_below(scan: &Scan<'_>, at: usize) -> Option<Number> {
    let sum = add_up(scan, at, &scan.index.parts)?;
    let value = sum.total.add(sum.section)?.add(sum.digit.unwrap_or(Exact::ZERO))?;
    Some(Number { start: at, end: sum.end, value: Some(value), place: 0, style: Style::Arabic, scale: 0, plain: false })
}

fn raised(scan: &Scan<'_>, base: &Number) -> Option<Number> {
    let caret = scan.at(base.end) == '^';
    let at = base.end + 1;
    (caret || scan.at(base.end) == 'の').then_some(())?;
    let signed = scan.index.minus.at(scan.chars, at).map_or(at + usize::from(scan.at(at) == '+'), |(end, ())| end);
    let minus = signed > at && scan.at(at) != '+';
    let power = number_below(scan, signed)?;
    let end = if caret { power.end } else { (scan.at(power.end) == '乗').then_some(power.end + 1)? };
    let times = power.value.and_then(Exact::to_i64).filter(|power| (0..=64).contains(power))?;
    let mut value = Exact::ONE;
    for _ in 0..times {
        value = value.mul(base.value?)?;
    }
    let value = if minus { Exact::ONE.div(value)? } else { value };
    Some(Number { value: Some(value), end, style: Style::Arabic, ..*base })
}

fn add_up(scan: &Scan<'_>, at: usize, words: &Words<Part>) -> Option<Sum> {
    let zero = Exact::ZERO;
    let mut sum = Sum {
        total: zero,
        section: zero,
        digit: None,
        small: u8::MAX,
        big: u8::MAX,
        end: at,
        parts: 0,
        arabic: false,
        scaled: false,
        native: false,
        bare: true,
        place: 0,
        scale: 0,
    };
    let mut next = at;
    while let Some(end) = take(scan, next, words, &mut sum) {
        sum.parts += 1;
        sum.end = end;
        next = end;
        // 2억 4천만, 十五 万: a blank inside goes on after a scale only.
        if scan.at(next) == ' ' && goes_on(scan, &sum, next + 1, words) {
            next = scan.skip(next);
        }
    }
    (sum.parts > 0).then_some(sum)
}

/// Whether what stands after a blank belongs to the same number.
fn goes_on(scan: &Scan<'_>, sum: &Sum, at: usize, words: &Words<Part>) -> bool {
    let at = scan.skip(at);
    if scan.at(at).is_ascii_digit() {
        return sum.scaled && sum.digit.is_none();
    }
    match words.at(scan.chars, at) {
        // 열 다섯 마리
        Some((_, Part::Native(value))) if sum.native && sum.section_room(value) => true,
        // 이 십대: no digit in words stands apart from its ten.
        Some((_, Part::Small(_))) if scan.index.table.spaced && !sum.scaled && !sum.arabic => false,
        Some((_, Part::Small(_) | Part::Big(_))) => !scan.index.table.spaced || !is_unit(scan, at),
        Some((_, Part::Native(_))) if scan.index.suffixes.at(scan.chars, at).is_some() => false,
        // 一百 五 十 二
        Some((end, Part::Digit(_))) if !scan.index.table.spaced && is_han(scan.at(at)) => {
            sum.scaled
                && sum.digit.is_none()
                && (scan.chars.len() == end || matches!(words.at(scan.chars, scan.skip(end)), Some((_, Part::Small(_) | Part::Big(_)))))
        }
        Some((end, Part::Digit(_) | Part::Native(_))) if scan.index.table.spaced => {
            let scale = matches!(words.at(scan.chars, scan.skip(end)), Some((_, Part::Small(_) | Part::Big(_))));
            sum.scaled && sum.digit.is_none() && (scale || ends_word(scan, end))
        }
        _ => false,
    }
}

/// A scale character may begin a unit of its own (천 on cloth, 만 as a particle): only a known unit decides.
fn is_unit(scan: &Scan<'_>, at: usize) -> bool {
    scan.index.suffixes.at(scan.chars, at).is_some_and(|(end, _)| end > at + 1)
}

fn ends_word(scan: &Scan<'_>, at: usize) -> bool {
    let next = scan.at(at);
    !is_letter(next) || scan.index.suffixes.at(scan.chars, at).is_some() || scan.index.particles.at(scan.chars, at).is_some()
}

/// 일만큼, 일조각: a Korean scale goes on to a number, a unit, a particle or a blank.
fn after_big(scan: &Scan<'_>, end: usize) -> bool {
    let c = scan.at(end);
    !super::scan::is_hangul(c)
        || scan.index.parts.at(scan.chars, end).is_some()
        || scan.index.suffixes.at(scan.chars, end).is_some()
        || scan.index.particles.at(scan.chars, end).is_some()
        || scan.index.after.at(scan.chars, end).is_some()
        || scan.index.ranges.at(scan.chars, end).is_some()
}

/// `.5`: a point before the digits of a number that starts with it.
fn leading_point(scan: &Scan<'_>, at: usize, sum: &Sum) -> bool {
    scan.at(at) == '.' && sum.parts == 0 && scan.at(at + 1).is_ascii_digit() && !scan.before(at).is_ascii_alphanumeric()
}

/// Adds the next part; the place after it.
fn take(scan: &Scan<'_>, at: usize, words: &Words<Part>, sum: &mut Sum) -> Option<usize> {
    if scan.at(at).is_ascii_digit() || leading_point(scan, at, sum) {
        sum.bare = false;
        if sum.digit.is_some() {
            return None;
        }
        let (end, value, place) = arabic(scan, at)?;
        (sum.digit, sum.arabic, sum.place) = (Some(value), true, place);
        return Some(end);
    }
    let (end, part) = words.at(scan.chars, at)?;
    sum.bare &= matches!(part, Part::Big(_));
    match part {
        Part::Digit(value) if (sum.digit.is_none() || sum.scaled && sum.digit == Some(Exact::ZERO)) && !sum.native => {
            sum.digit = Some(Exact::int(value.into()));
            sum.place = 0;
        }
        Part::Small(power) if power < sum.small && !sum.native => {
            let one = sum.digit.take().unwrap_or(Exact::ONE);
            sum.section = sum.section.add(one.shift(power.into()))?;
            (sum.small, sum.scaled, sum.place) = (power, true, sum.place + i32::from(power));
        }
        // 3경기, 2조각: the unit is longer than the scale in it.
        Part::Big(_) if scan.index.table.spaced && is_unit(scan, at) => return None,
        Part::Big(_) if sum.native || scan.index.table.spaced && !after_big(scan, end) => return None,
        Part::Big(power) => {
            let section = sum.section.add(sum.digit.take().unwrap_or(Exact::ZERO))?;
            if power < sum.big {
                let one = if section.is_zero() && sum.total.is_zero() { Exact::ONE } else { section };
                if one.is_zero() {
                    return None;
                }
                sum.total = sum.total.add(one.shift(power.into()))?;
            } else {
                // 1万億: the second scale multiplies the first
                sum.total = sum.total.add(section)?.shift(power.into());
            }
            (sum.section, sum.small, sum.big, sum.scaled) = (Exact::ZERO, u8::MAX, power, true);
            (sum.place, sum.scale) = (sum.place + i32::from(power), power.into());
        }
        // 세제곱미터: the unit is longer than the number in it.
        Part::Native(_) if scan.index.suffixes.at(scan.chars, at).is_some_and(|(last, _)| last > end + 1) => return None,
        Part::Native(value) if sum.digit.is_none() && (!sum.native || sum.section_room(value)) => {
            sum.section = sum.section.add(Exact::int(value.into()))?;
            (sum.native, sum.place) = (true, 0);
            sum.small = u8::from(value >= 10);
        }
        _ => return None,
    }
    Some(end)
}

impl Sum {
    /// A native unit after a native ten.
    const fn section_room(&self, value: u8) -> bool {
        value < 10 && self.small == 1
    }
}

/// Digits with groups and decimals: the place after them, the value and the power of the last digit.
fn arabic(scan: &Scan<'_>, at: usize) -> Option<(usize, Exact, i32)> {
    if let Some(blanks) = blank_groups(scan, at) {
        return Some(blanks);
    }
    let digits = |from: usize| (from..scan.chars.len()).find(|at| !scan.at(*at).is_ascii_digit()).unwrap_or(scan.chars.len());
    let mut end = digits(at);
    let lead = end - at;
    while scan.at(end) == ',' && digits(end + 1) == end + 4 && lead <= 3 {
        end += 4;
    }
    if let Some(last) = pointed_groups(scan, at, end) {
        end = last;
    }
    let whole = end;
    if scan.at(end) == '.' && scan.at(end + 1).is_ascii_digit() {
        end = digits(end + 1);
    }
    let place = if end > whole { -i32::try_from(end - whole - 1).ok()? } else { 0 };
    let mut value = value_of(scan.chars.get(at..end)?, place)?;
    // 14½
    if let Some((top, bottom)) = vulgar(scan.at(end)).filter(|_| end == whole) {
        return Some((end + 1, value.add(Exact::ratio(top.into(), bottom.into())?)?, -1));
    }
    let mut place = place;
    // 1.2e6
    if matches!(scan.at(end), 'e' | 'E') {
        let sign = usize::from(matches!(scan.at(end + 1), '+' | '-'));
        let last = digits(end + 1 + sign);
        let power: Option<i32> = scan.chars.get(end + 1 + sign..last).and_then(|power| power.iter().collect::<String>().parse().ok());
        if let Some(power) = power.filter(|power| *power < 200) {
            let power = if scan.at(end + 1) == '-' { -power } else { power };
            (value, place, end) = (value.shift(power), place + power, last);
        }
    }
    // 100K, 3M
    let power = match scan.at(end) {
        'k' | 'K' => 3,
        'M' => 6,
        'G' | 'B' => 9,
        _ => 0,
    };
    if power > 0 && !scan.at(end + 1).is_ascii_alphanumeric() && scan.at(end + 1) != '/' {
        return Some((end + 1, value.shift(power), place + power));
    }
    // 2.5 M as the end of the text
    if scan.at(end) == ' ' && matches!(scan.at(end + 1), 'k' | 'K' | 'M' | 'G') && scan.at(end + 2) == '\0' {
        let power = if scan.at(end + 1) == 'M' {
            6
        } else if scan.at(end + 1) == 'G' {
            9
        } else {
            3
        };
        return Some((end + 2, value.shift(power), place + power));
    }
    Some((end, value, place))
}

/// No number is all of a text that is longer.
const WHOLE: usize = 80;

/// ６、５４４: groups after the comma of running text, where the number is all there is.
fn pointed_groups(scan: &Scan<'_>, at: usize, end: usize) -> Option<usize> {
    let three = |at: usize| (at..at + 3).all(|at| scan.at(at).is_ascii_digit()) && !scan.at(at + 3).is_ascii_digit();
    let mut last = end;
    while last < at + WHOLE && scan.at(last) == '、' && three(last + 1) {
        last += 4;
    }
    (last > end && end - at <= 3 && scan.is_whole(at, last)).then_some(last)
}

/// 1 234 567.89: at least two groups after blanks, or 116 123.
fn blank_groups(scan: &Scan<'_>, at: usize) -> Option<(usize, Exact, i32)> {
    let digits = |from: usize| (from..from + 9).find(|at| !scan.at(*at).is_ascii_digit()).unwrap_or(from);
    let mut end = digits(at);
    let mut groups = 0;
    while end - at <= 40 && scan.at(end) == ' ' && digits(end + 1) == end + 4 {
        (end, groups) = (end + 4, groups + 1);
    }
    let line = groups == 1 && digits(at) == at + 3;
    if groups < 2 && !line || digits(at) - at > 3 {
        return None;
    }
    let whole = end;
    if scan.at(end) == '.' && scan.at(end + 1).is_ascii_digit() {
        end = digits(end + 1);
    }
    let place = if end > whole { -i32::try_from(end - whole - 1).ok()? } else { 0 };
    Some((end, value_of(scan.chars.get(at..end)?, place)?, place))
}

/// The value of digits and the marks between them, the last of which is worth `10^place`.
fn value_of(chars: &[char], place: i32) -> Option<Exact> {
    let digits = || chars.iter().filter_map(|c| c.to_digit(10));
    if chars.len() > 18 {
        let number = Exact::parse(&digits().filter_map(|digit| char::from_digit(digit, 10)).collect::<String>())?;
        return Some(number.shift(place));
    }
    Some(Exact::scaled(digits().fold(0, |number, digit| number * 10 + i128::from(digit)), place))
}
