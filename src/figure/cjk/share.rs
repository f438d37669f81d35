//! Parts of a whole: 百分之五, 三分之一, 1/3, 3又1/5, 三成, 七五折.

use super::super::{Exact, Kind, Unit, Value};
use super::approx;
use super::number::{Number, Style};
use super::numeral;
use super::scan::Scan;
use super::table::Class;
use super::words::words;
use crate::figure::found::Found;

/// A share that begins with 百分 at `at`.
pub(super) fn hundred(scan: &Scan<'_>, at: usize, floor: usize) -> Option<Found> {
    let mut next = at;
    for part in ["百", "分"] {
        if !scan.has(next, part) {
            return None;
        }
        next = scan.past_blanks(next + 1);
    }
    let of = scan.at(next) == '之';
    next = scan.past_blanks(next + usize::from(of));
    let (first, low) = signed(scan, next)?;
    let hundred = first.style == Style::BareScale && low == Exact::int(100);
    // 百分百 and 百分三十 do without 之; 百分点 is another word.
    let bare = first.style == Style::BareScale;
    if (bare && !hundred) || (!of && !bare && first.style != Style::Scaled) {
        return None;
    }
    let mut high = first.high;
    let mut end = first.end;
    if let Some((other, value)) = joined(scan, end) {
        high = Some(value);
        end = other.end;
    }
    Some(percent(scan, (at, floor), (low, high, end), first.place))
}

fn percent(scan: &Scan<'_>, (at, floor): (usize, usize), (low, high, end): (Exact, Option<Exact>, usize), place: i32) -> Found {
    let lead = approx::lead(scan, at, floor);
    let sign = |value: Exact| if lead.negative { value.neg() } else { value };
    let value = high.map_or(Value::Number(sign(low)), |high| Value::Range(sign(low), sign(high)));
    let mut found = Found::new(lead.start, end, Kind::Percent, value);
    found.figure.unit = Unit::PERCENT;
    found.figure.place = place;
    found.figure.approx = lead.approx;
    found.figure.direction = approx::direction(scan, lead.start, end, floor.saturating_sub(1));
    if let Some((length, approx)) = approx::trail(scan, end) {
        found.end += length;
        found.figure.approx = approx;
    }
    found
}

/// A number with a sign of its own.
fn signed(scan: &Scan<'_>, at: usize) -> Option<(Number, Exact)> {
    let minus = matches!(scan.at(at), '负' | '-');
    let number = numeral::read(scan, scan.past_blanks(at + usize::from(minus)))?;
    let value = number.low?;
    Some((number, if minus { value.neg() } else { value }))
}

/// 到, 至 or a dash and another number after a percentage in words.
fn joined(scan: &Scan<'_>, end: usize) -> Option<(Number, Exact)> {
    let at = scan.past_blanks(end);
    let length = scan.one_of(at, words!("到 至 - ~"))?;
    let next = at + length;
    let next = next + scan.one_of(next, words!("百分之")).unwrap_or(0);
    let (number, value) = signed(scan, next)?;
    // 百分之三到5月: the second number belongs elsewhere.
    let own = scan.index.suffixes.longest(scan.from(number.end)).is_none();
    own.then_some((number, value))
}

/// `number` as a denominator or a mixed number: 三分之一, 3又1/5, 1/3. Gives the value and the end.
pub(super) fn fraction(scan: &Scan<'_>, number: &Number) -> Option<(Exact, usize)> {
    let low = number.low?;
    let at = scan.past_blanks(number.end);
    if number.style == Style::Vague {
        return None;
    }
    if scan.at(at) == '又' {
        let next = numeral::read(scan, scan.past_blanks(at + 1))?;
        let (part, end) = simple(scan, &next, next.low?)?;
        return Some((low.add(part)?, end));
    }
    simple(scan, number, low)
}

/// 三分之一, 1/3, 二份一.
fn simple(scan: &Scan<'_>, number: &Number, low: Exact) -> Option<(Exact, usize)> {
    let at = scan.past_blanks(number.end);
    if let Some(next) = of(scan, at) {
        let (over, value) = signed(scan, next)?;
        return Some((value.div(low)?, over.end));
    }
    if let Some(length) = scan.one_of(at, words!("份一 分一")).filter(|_| number.style == Style::Single) {
        return Some((Exact::ONE.div(low)?, at + length));
    }
    slash(scan, number, low)
}

/// 分之, perhaps with blanks: where the numerator begins.
fn of(scan: &Scan<'_>, at: usize) -> Option<usize> {
    if scan.at(at) != '分' {
        return None;
    }
    let next = scan.past_blanks(at + 1);
    (scan.at(next) == '之').then(|| scan.past_blanks(next + 1))
}

fn slash(scan: &Scan<'_>, number: &Number, low: Exact) -> Option<(Exact, usize)> {
    if number.style == Style::Arabic && scan.at(number.end) == ' ' {
        // 1 4/3
        let next =
            numeral::read(scan, number.end + 1).filter(|next| next.style == Style::Arabic && scan.at(next.end) == '/' && number.digits < 5);
        if let Some((part, end)) = next.and_then(|next| slash(scan, &next, next.low?)) {
            return Some((low.add(part)?, end));
        }
    }
    let mut at = number.end;
    if scan.at(at) != '/' {
        at = scan.past_blanks(at);
    }
    if scan.at(at) != '/' || scan.at(at + 1) == '/' {
        return None;
    }
    let from = scan.past_blanks(at + 1);
    let below = numeral::read(scan, from).filter(|below| matches!(below.style, Style::Arabic | Style::Scaled) && !below.leading_zero)?;
    if scan.at(below.end) == '/' && scan.class(below.end + 1) == Class::Arabic {
        return None;
    }
    // 15.1/10万: a rate of so many in each hundred thousand is told by its number.
    let rate = below.style == Style::Scaled && below.low? >= Exact::int(10_000);
    (!rate).then_some((low.div(below.low?)?, below.end))
}

/// 成 after a number (三成, 七成六): the percentage and the end.
pub(super) fn tenths(scan: &Scan<'_>, value: Exact, end: usize) -> Option<(Exact, usize)> {
    let at = scan.past_blanks(end);
    let sign = scan.at(at);
    if !matches!(sign, '成' | '折') {
        return None;
    }
    let next = scan.at(at + 1);
    let other = if sign == '成' {
        "为立功果本绩员长分品都熟就套型人交效因形份文法全败"
    } else {
        "射叠腾磨中现返断戟页线"
    };
    // 其中七成为女性: seven tenths are.
    let told = sign == '成' && next == '为' && scan.ends(end.saturating_sub(1), words!("中 约 近 超 逾 过 有 仅 的")).is_some();
    if other.contains(next) && !told {
        return None;
    }
    let unit = scan.past_blanks(at + 1);
    let ends = scan.is_closing(unit + 1) || "的左以上不为是在和、".contains(scan.at(unit + 1)) && unit == at + 1;
    if sign == '成' && matches!(scan.class(unit), Class::Digit) && scan.class(unit + 1) == Class::Other && ends {
        return Some((value.shift(1).add(Exact::int(scan.value(unit).into()))?, unit + 1));
    }
    Some((value.shift(1), at + 1))
}

/// The discount in 折: 七五折 is 75, 八折 is 80.
pub(super) fn discount(scan: &Scan<'_>, number: &Number) -> Option<(Exact, usize)> {
    let at = scan.past_blanks(number.end);
    let two_digits = number.style == Style::Sequence && number.digits == 2
        || (number.style == Style::Arabic && number.digits == 2 && number.whole() > Some(10));
    // 九 三折, typed with blanks.
    let apart =
        number.style == Style::Single && scan.class(at) == Class::Digit && scan.at(scan.past_blanks(at + 1)) == '折' && at > number.end;
    if apart {
        let tens = number.low?.shift(1);
        return Some((tens.add(Exact::int(scan.value(at).into()))?, scan.past_blanks(at + 1) + 1));
    }
    if scan.at(at) == '折' && two_digits {
        return Some((number.low?, at + 1));
    }
    tenths(scan, number.low?, number.end)
}
