//! Whether a numeral stands for a number where it is, or is part of a word.

use super::super::{Approx, Exact, Kind};
use super::approx::Lead;
use super::money;
use super::number::{Number, Style};
use super::scan::{Scan, is_latin};
use super::table::Class;
use super::tail::Tail;
use super::words::words;

/// Whether a number stands for a number here, and is no part of a word.
pub(super) fn is_wanted(scan: &Scan<'_>, number: &Number, lead: &Lead, tail: &Tail) -> bool {
    let bound = lead.approx != Approx::None || tail.approx != Approx::None || lead.negative;
    let whole = scan.is_whole(number.start, number.end);
    match number.style {
        Style::Arabic => !is_latin(scan.before(number.start)) || money::has_prefix(scan, number.start),
        Style::Scaled if number.end == number.start + 1 && scan.at(number.start) == '拾' => whole,
        Style::Scaled | Style::Vague => true,
        Style::BareScale => {
            let written: String = scan.slice(number.start, number.end).iter().collect();
            let strong = tail.named
                && (!tail.counted
                    || matches!(scan.at(number.end), '人' | '户' | '名' | '家' | '只' | '头' | '株' | '棵' | '项' | '个' | '座' | '对'));
            let scales = number.end - number.start;
            matches!(written.as_str(), "一百" | "十")
                || whole && scales == 1
                || scan.ends(number.start, words!("上")).is_some()
                || matches!(written.as_str(), "万" | "亿") && scan.ends(number.start, words!("破 过 超 逾")).is_some()
                || scan.ends(number.start, words!("数以")).is_some() && scan.at(number.end) == '计'
                || bound
                || strong
                || scales >= 2 && !matches!(written.as_str(), "千万" | "万万" | "百千" | "千百") && !whole
        }
        Style::Sequence => {
            number.decimals
                || number.digits >= 3
                || tail.named
                || whole
                || scan.is_opening(number.start) && scan.is_closing(number.end)
                || bound
        }
        Style::Single => single_wanted(scan, number, tail, bound, whole),
    }
}

fn single_wanted(scan: &Scan<'_>, number: &Number, tail: &Tail, bound: bool, whole: bool) -> bool {
    if number.decimals || whole || bound && scan.is_closing(number.end) {
        return true;
    }
    let formal = "壹贰叁肆伍陆柒捌玖".contains(scan.at(number.start));
    let digit = scan.value(number.start);
    if tail.named && (!formal || tail.kind == Kind::Money) {
        return if tail.counted { counts(scan, number, tail, digit) } else { measures(scan, number, tail, digit) };
    }
    if formal || digit == 0 && !(scan.is_opening(number.start) && scan.is_closing(number.end)) {
        return false;
    }
    let next = scan.at(number.end);
    let before = scan.before(number.start);
    let head = scan.is_opening(number.start);
    let opening =
        head || bound || scan.ends(number.start, words!("正负 等于")).is_some() || "是为到至和与或加减乘于等有不".contains(before);
    // 一是 …; 二是 …: a list in words, no numbers.
    let standing = match next {
        '、' | ')' => false,
        '是' => !head,
        '和' => head,
        _ => scan.is_closing(number.end) || "而却那这不与或的加减乘除又".contains(next) || scan.has(number.end, "等于"),
    };
    opening && standing && digit_alone(scan, number)
}

/// Not 不一 or 如一: one alone wants a clear copula before it.
fn digit_alone(scan: &Scan<'_>, number: &Number) -> bool {
    scan.value(number.start) != 1
        || matches!(scan.before(number.start), '是' | '“' | '"' | '为' | '于' | '加' | '减' | '\0' | ',' | '。' | '和' | '负')
}

/// A digit and a classifier: from two on a count; one only where it is stressed.
fn counts(scan: &Scan<'_>, number: &Number, tail: &Tail, digit: u8) -> bool {
    if scan.is_whole(number.start, tail.end) || tail.extra != Exact::ZERO || tail.approx != Approx::None {
        return true;
    }
    let sign = scan.at(number.end);
    if digit == 0 {
        return scan.is_closing(tail.end);
    }
    if digit == 1 {
        let stressed = scan.ends(number.start, words!("唯 唯一 仅 只 仅有 只有 仅仅 共 不止 共有 至少 少 多 有且仅有 平均 是")).is_some()
            && scan.before(number.start) != '是';
        let unit = tail.end - number.end == 1 && "家个名位人户座处项支款".contains(sign);
        let listed = sign == '打' || scan.is_opening(number.start) && scan.is_closing(tail.end) && "个人位名".contains(sign);
        return stressed && unit || listed;
    }
    !("面字手首点号线代列头分口道股号".contains(sign)
        && tail.end - number.end == 1
        && !scan.is_opening(number.start)
        && scan.is_closing(tail.end)
        && sign != '分'
        && sign != '点')
}

/// A digit and a unit of measure.
fn measures(scan: &Scan<'_>, number: &Number, tail: &Tail, digit: u8) -> bool {
    let length = tail.end - number.end;
    let sign = scan.at(number.end);
    let whole = scan.is_whole(number.start, tail.end);
    if whole || tail.extra != Exact::ZERO || tail.approx != Approx::None || tail.unit.code == "min" {
        return true;
    }
    let risky = length == 1 && "里两度方平卡安巴钱担斗码立寸尺分载顷钟刀圆镑港日周天年".contains(sign);
    if digit == 1 && risky {
        let after = scan.one_of(tail.end, words!("后 前 以后 以前 之后 之前 内 以内 之内 左右 多 半 以上 期 零 又")).is_some();
        let dated = "年天周日".contains(sign)
            && (after || scan.ends(number.start, words!("近 满 为期 每 历时 不到 用了 长达 以往 往年 当于 整整")).is_some());
        return dated && scan.ends(number.start, words!("这 那 新 某 同 上 下 有 当 最后 头 第")).is_none()
            || !"年天周日".contains(sign) && scan.is_closing(tail.end);
    }
    if risky && !"年天周日".contains(sign) {
        let next = scan.at(tail.end);
        return scan.is_closing(tail.end)
            || "的左以重多半宽长高地".contains(next)
            || matches!(scan.class(tail.end), Class::Digit | Class::Arabic);
    }
    true
}
