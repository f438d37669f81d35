//! Whether 点 and 时 tell the hour, by what stands around them: 下午三点, 三点二十分, and no 三点五 or 一点. Asked before any numeral is read.

use super::number::Number;
use super::scan::Scan;
use super::table::Class;
use super::words::{Words, words};

const PARTS: &Words =
    words!("上午 下午 早上 早晨 清晨 晚上 凌晨 中午 傍晚 午后 深夜 夜里 夜间 今晚 昨晚 明晚 当晚 晚间 晏昼 晚 午夜 今早 明早");

/// Whether 点 at `at` tells the hour and is no decimal point.
pub(super) fn takes_point(scan: &Scan<'_>, number: &Number, at: usize) -> bool {
    let Some(hour) = number.whole().filter(|hour| (0..=24).contains(hour)) else { return false };
    let next = scan.past_blanks(at + 1);
    let mut end = next;
    while scan.class(end) == Class::Digit {
        end += 1;
    }
    if scan.class(end) == Class::Small && !scan.has(end, "百分") {
        return end - next <= 1 && hour <= 24;
    }
    if end == next && scan.class(next) == Class::Arabic {
        return !follows_decimal(scan, next);
    }
    let minutes = scan.at(end) == '分' && !matches!(scan.at(end + 1), '之') && end > next && end - next <= 2;
    minutes || scan.at(end) == '刻' || day_part(scan, number.start).is_some()
}

/// 12点5度: the Arabic digits from `at` are decimals, for a unit follows that no clock has.
fn follows_decimal(scan: &Scan<'_>, at: usize) -> bool {
    let end = (at..at + 8).find(|at| scan.class(*at) != Class::Arabic).unwrap_or(at);
    scan.has(end, "分之")
        || matches!(scan.at(end), '度' | '倍' | '%' | '万' | '亿' | '成' | '折' | '华' | '摄' | '米' | '公' | '吨')
        || scan.is_whole(at.saturating_sub(2), end) && end - at == 1
}

/// The part of the day before `start`: where it begins and whether it is past noon.
pub(super) fn day_part(scan: &Scan<'_>, start: usize) -> Option<(usize, u8)> {
    let at = scan.before_blanks(start);
    let at = at - usize::from(scan.before(at) == '的');
    let length = scan.ends(at, PARTS)?;
    let begin = at - length;
    let add = match scan.at(at - 1) {
        _ if scan.has(begin, "下午") || scan.has(begin, "傍晚") || scan.has(begin, "午后") || scan.has(begin, "晏昼") => 12,
        _ if scan.has(begin, "中午") => 1,
        '晚' | '间' => 12,
        _ if scan.has(begin, "晚") || scan.has(begin, "深夜") || scan.has(begin, "夜") => 12,
        _ => 0,
    };
    Some((begin, add))
}

/// Whether the part of the day that begins at `begin` is the night, of which the twelfth hour is midnight: 今晚12点.
pub(super) fn is_night(scan: &Scan<'_>, begin: usize) -> bool {
    scan.slice(begin, begin + 2).iter().any(|c| matches!(c, '晚' | '夜' | '凌'))
}

/// Whether 点 after the numeral at `at` is sure to tell the hour (上午一点, 一点零二分), for 一点 is also "a little".
pub(super) fn is_told(scan: &Scan<'_>, at: usize) -> bool {
    let hour = scan.at(at + 1) == '时' && day_part(scan, at).is_some();
    hour || scan.at(at + 1) == '点'
        && (matches!(scan.class(at + 2), Class::Digit | Class::Arabic | Class::Small) || day_part(scan, at).is_some())
}
