//! Digits with scale words, read from left to right: 两百五, 一万六七千, 二十几万, 5亿1万4千6百.

use super::super::Exact;
use super::digits::{arabic, heads_unit, is_pair, point, scale_chain, takes_scale};
use super::number::{Number, Style};
use super::scan::Scan;
use super::table::Class;

/// What the scaled reader has taken so far. Each pair is the low value and how far the high one lies above it.
#[derive(Default)]
struct Sum {
    /// Finished groups: value, spread, power of their scale; powers fall.
    groups: Vec<(i128, i128, i32)>,
    section: (i128, i128),
    pending: Option<(i128, i128)>,
    /// The power of the last scale word, for elliptical tails (两百五).
    last: i32,
    zero: bool,
    any: bool,
}

impl Sum {
    fn close_small(&mut self, power: i32) -> Option<()> {
        let (digit, spread) = self.pending.take().unwrap_or((1, 0));
        let scale = 10_i128.checked_pow(u32::try_from(power).ok()?)?;
        self.section.0 = self.section.0.checked_add(digit.checked_mul(scale)?)?;
        self.section.1 = self.section.1.checked_add(spread.checked_mul(scale)?)?;
        self.last = power;
        self.zero = false;
        self.any = true;
        Some(())
    }

    fn close_big(&mut self, power: i32) -> Option<()> {
        let (digit, spread) = self.pending.take().unwrap_or((0, 0));
        let (mut low, mut high) = (self.section.0 + digit, self.section.1 + spread);
        let bare = low == 0;
        self.section = (0, 0);
        let mut power_here = power;
        while let Some((value, extra, below)) = self.groups.last().copied() {
            if below < power || (below == power && bare) {
                low = low.checked_add(value)?;
                high = high.checked_add(extra)?;
                power_here = power_here.max(below + if bare { power } else { 0 });
                self.groups.pop();
            } else {
                break;
            }
        }
        if low == 0 {
            low = 1;
        }
        let scale = 10_i128.checked_pow(u32::try_from(power).ok()?)?;
        self.groups.push((low.checked_mul(scale)?, high.checked_mul(scale)?, power_here));
        self.last = power;
        self.zero = false;
        self.any = true;
        Some(())
    }

    fn total(&self) -> Option<(i128, i128)> {
        let pending = self.pending.unwrap_or((0, 0));
        let start = (self.section.0.checked_add(pending.0)?, self.section.1.checked_add(pending.1)?);
        self.groups.iter().try_fold(start, |sum, group| Some((sum.0.checked_add(group.0)?, sum.1.checked_add(group.1)?)))
    }
}

/// Digits with scale words from `at`; `lead` is an Arabic head already read.
pub(super) fn scaled(scan: &Scan<'_>, start: usize, lead: Option<&Number>) -> Option<Number> {
    if lead.is_none() && (heads_unit(scan, start) || matches!(scan.at(start), '京')) {
        return None;
    }
    let mut number = Number::new(start);
    let mut sum = Sum::default();
    number.style = Style::Scaled;
    let bare = lead.is_none()
        && matches!(scan.class(start), Class::Small | Class::Big)
        && !matches!(scan.at(start), '十' | '拾' | '廿' | '卅' | '卌');
    let mut at = start;
    if let Some(lead) = lead {
        number.digits = lead.digits;
        sum.pending = Some((i128::from(lead.low.and_then(Exact::to_i64)?), 0));
        at = lead.end;
    }
    number.end = at;
    while let Some(next) = step(scan, &mut sum, &mut number, at) {
        at = next;
        number.end = at;
    }
    finish(scan, sum, &mut number)?;
    let read = scan.slice(start, number.end);
    if bare && read.iter().all(|c| matches!(scan.index.class(*c), Class::Small | Class::Big)) {
        number.style = Style::BareScale;
    }
    Some(number)
}

/// Takes one digit, scale word or filler; the place after it, or `None` where the numeral ends.
fn step(scan: &Scan<'_>, sum: &mut Sum, number: &mut Number, at: usize) -> Option<usize> {
    let here = scan.past_blanks(at);
    let blank = here > at;
    match scan.class(here) {
        Class::Digit => take_digit(scan, sum, here),
        Class::Arabic if !blank && sum.pending.is_none() && sum.any => take_arabic(scan, sum, here),
        Class::Small | Class::Big => take_scale(scan, sum, here),
        _ if matches!(scan.at(here), '多' | '余' | '几' | '来') && takes_scale(scan, here) && (sum.any || sum.pending.is_some()) => {
            if sum.pending.is_some() && scan.at(here) == '几' {
                return None;
            }
            number.over = true;
            // 几 stands for the digit itself (一百零几万): it adds nothing, but is no implied one.
            if scan.at(here) == '几' || (sum.last > 0 && sum.pending.is_none()) {
                sum.pending = Some(sum.pending.unwrap_or((0, 0)));
            }
            Some(here + 1)
        }
        _ => None,
    }
}

fn take_digit(scan: &Scan<'_>, sum: &mut Sum, at: usize) -> Option<usize> {
    let digit = i128::from(scan.value(at));
    if sum.pending.is_some() {
        return None;
    }
    if digit == 0 {
        let next = scan.past_blanks(at + 1);
        let goes_on = matches!(scan.class(next), Class::Digit | Class::Small | Class::Arabic) || scan.at(next) == '几';
        if !sum.any || sum.zero && scan.class(next) != Class::Arabic || !goes_on {
            return None;
        }
        sum.zero = true;
        return Some(at + 1);
    }
    let next = scan.past_blanks(at + 1);
    // 三十两: fifty grams each; 八百一千: two numbers.
    let ounce = scan.at(at) == '两' && sum.any && !matches!(scan.class(next), Class::Small | Class::Big | Class::Digit);
    let rises = sum.any
        && sum.last < 4
        && scan.class(next) == Class::Small
        && i32::from(scan.value(next)) >= sum.last
        && !sum.zero
        && !heads_unit(scan, next);
    if ounce || rises {
        return None;
    }
    if scan.class(at + 1) == Class::Digit && scan.value(at + 1) > 0 && (scan.at(at + 1) != '两' || scan.at(at) == '一') {
        if !is_pair(scan, at) || scan.class(at + 2) == Class::Digit {
            sum.pending = (sum.any && sum.last == 1).then_some((digit, 0));
            return sum.pending.map(|_| at + 1);
        }
        let after = scan.past_blanks(at + 2);
        if sum.any || takes_scale(scan, after) {
            sum.pending = Some((digit, i128::from(scan.value(at + 1)) - digit));
            return Some(at + 2);
        }
    }
    sum.pending = Some((digit, 0));
    Some(at + 1)
}

fn take_arabic(scan: &Scan<'_>, sum: &mut Sum, at: usize) -> Option<usize> {
    let part = arabic(scan, at);
    if part.decimals || part.digits > 8 && !part.grouped {
        return None;
    }
    sum.pending = Some((i128::from(part.whole()?), 0));
    // 2万3 is 23000 as 两万三 is; 2万35 and 2万3人 count on by ones.
    sum.zero |= part.digits > 1 || sum.pending == Some((0, 0)) || !scan.is_closing(part.end);
    Some(part.end)
}

fn take_scale(scan: &Scan<'_>, sum: &mut Sum, at: usize) -> Option<usize> {
    let power = i32::from(scan.value(at));
    let c = scan.at(at);
    let unit_next = heads_unit(scan, at);
    if unit_next
        && (sum.pending.is_none() || c != '千' || scan.has(at, "千瓦") || scan.has(at, "千卡") || scan.has(at, "千克"))
        && (sum.any || sum.pending.is_some())
    {
        return None;
    }
    if scan.has(at, "百分") || scan.has(at, "百 分") {
        return None;
    }
    if let Some(tens) = match c {
        '廿' => Some(2),
        '卅' => Some(3),
        '卌' => Some(4),
        _ => None,
    } {
        if sum.pending.is_some() || sum.section.0 % 100 != 0 {
            return None;
        }
        sum.pending = Some((tens, 0));
        sum.close_small(1)?;
        return Some(at + 1);
    }
    if scan.class(at) == Class::Small {
        let scale = 10_i128.pow(u32::try_from(power).ok()?);
        // Falling scales only: 八百一千 are two numbers.
        if sum.section.0 != 0 && sum.section.0 % (scale * 10) != 0 {
            return None;
        }
        if sum.pending.is_none() && sum.any && power > 1 && sum.section.0 != 0 {
            return None;
        }
        sum.close_small(power)?;
    } else {
        if sum.pending.is_none() && sum.section.0 == 0 && sum.groups.last().is_some_and(|group| group.2 > power) {
            return None;
        }
        sum.close_big(power)?;
    }
    Some(at + 1)
}

/// The elliptical tail, the total, and decimals.
fn finish(scan: &Scan<'_>, mut sum: Sum, number: &mut Number) -> Option<()> {
    // 66万亿 is written to the trillion.
    let (last, before) = (number.end.saturating_sub(1), number.end.saturating_sub(2));
    let trillions = before < last && scan.class(last) == Class::Big && scan.class(before) == Class::Big;
    let before = if trillions { i32::from(scan.value(before)) } else { 0 };
    number.place = if sum.pending.is_some() { 0 } else { sum.last + before };
    if let Some((digit, spread)) = sum.pending {
        let single = matches!(scan.class(number.end - 1), Class::Digit | Class::Arabic);
        if single && sum.last > 1 && !sum.zero {
            let scale = 10_i128.checked_pow(u32::try_from(sum.last - 1).ok()?)?;
            sum.pending = Some((digit.checked_mul(scale)?, spread.checked_mul(scale)?));
            number.place = sum.last - 1;
        }
    }
    if !sum.any {
        return None;
    }
    let (low, spread) = sum.total()?;
    number.low = Some(Exact::scaled(low, 0));
    if spread > 0 {
        number.high = Some(Exact::scaled(low.checked_add(spread)?, 0));
    }
    // A last 几 (二十几) leaves the digit open.
    if scan.at(number.end) == '几' && sum.pending.is_none() {
        number.over = true;
        number.end += 1;
    }
    point(scan, number);
    if number.decimals {
        scale_chain(scan, number);
    }
    Some(())
}
