//! Bounds, approximators, signs and directions around a number.

use super::super::western::vulgar::vulgar;
use super::super::{Approx, Direction};
use super::scan::Scan;
use super::words::words;

/// What stands right before a number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lead {
    /// Where the figure begins with it.
    pub(super) start: usize,
    pub(super) approx: Approx,
    pub(super) negative: bool,
}

/// The sign and bound before `start`, not reaching back over `floor`.
pub(super) fn lead(scan: &Scan<'_>, start: usize, floor: usize) -> Lead {
    let mut lead = sign(scan, start, floor);
    let mut at = scan.before_blanks(lead.start);
    if let Some(length) = scan.ends(at, words!("了 为 有"))
        && scan.index.before.longest_end(scan.back(at - length, 6)).is_some()
    {
        at -= length;
    }
    if let Some(found) = compared(scan, at, &lead).filter(|found| found.start >= floor) {
        return found;
    }
    if let Some((length, approx)) = scan.index.before.longest_end(scan.back(at, 6)) {
        let begin = at.saturating_sub(length);
        if begin >= floor && !is_other_word(scan, begin, approx) {
            lead.start = begin;
            lead.approx = approx;
        }
    } else if let Some(approx) = bound_of_rate(scan, at).filter(|(begin, _)| *begin >= floor).map(|(_, approx)| approx) {
        lead.approx = approx;
    }
    lead
}

/// 跌破每桶70美元: the bound before the words that say what is paid for, and where it begins. Those words are no part of the figure.
fn bound_of_rate(scan: &Scan<'_>, at: usize) -> Option<(usize, Approx)> {
    let rate = (2..=4).filter_map(|length| at.checked_sub(length)).find(|begin| scan.at(*begin) == '每')?;
    let (length, approx) = scan.index.before.longest_end(scan.back(rate, 6))?;
    let begin = rate.checked_sub(length)?;
    (!is_other_word(scan, begin, approx)).then_some((begin, approx))
}

/// 至少处以全球年营业额7%: a bound that stands earlier in the clause, with no other number between.
pub(super) fn far_bound(scan: &Scan<'_>, start: usize, floor: usize) -> Approx {
    let from = start.saturating_sub(14).max(floor);
    let stop = (from..start).rev().find(|at| {
        scan.class(*at) == super::table::Class::Arabic
            || matches!(scan.at(*at), ',' | '。' | ';' | ':' | '\n' | '、' | '“' | '”' | '(' | ')')
    });
    for at in (stop.map_or(from, |stop| stop + 1)..start).rev() {
        if scan.one_of(at, words!("至少 起码")).is_some() {
            return Approx::AtLeast;
        }
        // 人口最多的岛屿 bounds nothing.
        if scan.one_of(at, words!("至多 最多 最高可")).is_some() && scan.at(at + 2) != '的' {
            return Approx::AtMost;
        }
    }
    Approx::None
}

/// `< = 100`, 占比过20.
fn compared(scan: &Scan<'_>, at: usize, lead: &Lead) -> Option<Lead> {
    // &lt;19岁
    if at > 3 && scan.before(at) == ';' && scan.before(at - 1) == 't' && scan.before(at - 3) == '&' {
        let approx = match scan.before(at - 2) {
            'l' => Approx::Under,
            'g' => Approx::Over,
            _ => return None,
        };
        return Some(Lead { start: at - 4, approx, ..*lead });
    }
    if scan.before(at) == '=' {
        let sign = scan.before_blanks(at - 1);
        let approx = match scan.before(sign) {
            '<' => Approx::AtMost,
            '>' => Approx::AtLeast,
            _ => return None,
        };
        return Some(Lead { start: sign - 1, approx, ..*lead });
    }
    let past = scan.before(at) == '过' && "比率额量值产数龄已".contains(scan.before(at - 1));
    past.then(|| Lead { start: at - 1, approx: Approx::Over, ..*lead })
}

/// 比三十大, 比170低: the comparison closes after the number.
pub(super) fn comparison(scan: &Scan<'_>, start: usize, end: usize) -> Option<Approx> {
    if scan.before(scan.before_blanks(start)) != '比' {
        return None;
    }
    match scan.at(scan.past_blanks(end)) {
        '大' | '高' | '多' | '长' | '重' | '快' => Some(Approx::Over),
        '小' | '低' | '少' | '短' | '轻' | '慢' => Some(Approx::Under),
        _ => None,
    }
}

/// 最近, 附近, 条约, 中超: the character belongs to the word before it.
fn is_other_word(scan: &Scan<'_>, begin: usize, approx: Approx) -> bool {
    let before = scan.before(begin);
    match scan.at(begin) {
        '近' => "最附邻临亲靠远就相贴新".contains(before),
        '约' => "合条预签节特公违制契纽履邀誓盟租续解简婉隐立毁".contains(before),
        '超' => "中英高女西法德意".contains(before),
        // ", 不过30人" may be "but".
        '不' if scan.has(begin, "不过") => scan.is_opening(begin),
        '<' | '>' => before == '-' || before == '=',
        _ => approx == Approx::None,
    }
}

/// `-`, 负 and 零下 before a number.
fn sign(scan: &Scan<'_>, start: usize, floor: usize) -> Lead {
    let plain = Lead { start, approx: Approx::None, negative: false };
    let at = scan.before_blanks(start);
    if let Some(length) = scan.ends(at, words!("负的 零下 负")) {
        let begin = at - length;
        let word = scan.before(begin);
        // 11胜5负1平: losses.
        let other = scan.at(begin) == '负' && ("胜正担肩抱自欺辜".contains(word) && word != '\0' || is_numeral_like(scan, begin));
        if begin >= floor.saturating_sub(2) && !other {
            return Lead { start: begin, negative: true, ..plain };
        }
    }
    if matches!(scan.before(at), '-') && at > floor {
        let begin = at - 1;
        let word = scan.before(begin);
        let glued = at == start || begin == 0;
        if glued
            && !word.is_ascii_alphanumeric()
            && !matches!(word, '-' | ')' | '%' | '_' | '/' | '½' | '¼' | '¾')
            && !(is_numeral_like(scan, begin))
        {
            return Lead { start: begin, negative: true, ..plain };
        }
    }
    plain
}

/// Whether a number or its unit ends at `at`, so that a dash there joins and does not negate.
fn is_numeral_like(scan: &Scan<'_>, at: usize) -> bool {
    let last = scan.before(at);
    at > 0
        && (scan.class(at - 1) != super::table::Class::Other || vulgar(last).is_some() || "年月日号时分秒米元吨斤岁度个人".contains(last))
}

/// The bound after a number and its unit: its length and what it says.
pub(super) fn trail(scan: &Scan<'_>, end: usize) -> Option<(usize, Approx)> {
    let at = scan.past_blanks(end);
    if at == end && is_more(scan, at) {
        return Some((1, Approx::Over));
    }
    let (length, approx) = scan.index.after.longest(scan.from(at))?;
    // 以内 and 之内 bound a time or place; 上下 and 前后 before a word are another word.
    let next = scan.at(at + length);
    let other = match scan.at(at) {
        '上' => "游级班学午半月周一".contains(next),
        '前' => true,
        '许' => !scan.is_closing(at + length) && next != '的',
        '不' => next != '\0' && next.is_alphanumeric(),
        '左' => "翼派".contains(next),
        // 三年光景 are three years.
        '光' => "年月天日".contains(scan.before(at)),
        _ => false,
    };
    (!other).then_some((at + length - end, approx))
}

/// 三年多, 四倍多: more than so many of a unit, where no noun follows that there would be more of.
fn is_more(scan: &Scan<'_>, at: usize) -> bool {
    let next = scan.at(at + 1);
    let unit = "年月天日周倍元块米里吨岁时钟秒斤亩".contains(scan.before(at));
    scan.at(at) == '多' && unit && (scan.is_closing(at + 1) || "的时来前后以之内".contains(next))
}

/// Which way the text says that a thing went by or to the figure from `start` to `end`.
pub(super) fn direction(scan: &Scan<'_>, start: usize, end: usize, floor: usize) -> Direction {
    let mut at = scan.before_blanks(start);
    for _ in 0..6 {
        if let Some((length, direction)) = scan.index.change.longest_end(scan.back(at, 5)) {
            let begin = at.saturating_sub(length);
            let word = scan.before(begin);
            let other =
                matches!(scan.at(begin), '增' | '升' | '涨' | '减' | '降' | '跌') && length == 1 && "新公毫上晋加不霜空投迫".contains(word);
            if begin >= floor && !other && !(scan.at(begin) == '增' && word == '新') {
                return direction;
            }
            return Direction::None;
        }
        let Some(length) =
            scan.ends(at, words!("同比 环比 人民币 大约 超过 超 达到 了 至 到 达 约 近 逾 为 的 将 是 : = 幅度 不足 不到 ,"))
        else {
            break;
        };
        at = scan.before_blanks(at - length);
        if scan.at(at) == ',' {
            break;
        }
    }
    match scan.one_of(end, words!("的增长 的增幅 的涨幅 的升幅 的增速 的提升 的降幅 的跌幅 的下降 的下滑 的下跌 的降低"))
    {
        Some(_) if scan.one_of(end, words!("的降 的跌 的下")).is_some() => Direction::Down,
        Some(_) => Direction::Up,
        None => Direction::None,
    }
}

/// A margin above or below a mark, stated earlier in the clause (超出…目标17.3个百分点).
pub(super) fn margin(scan: &Scan<'_>, start: usize) -> Direction {
    let back = scan.back(start, 30);
    let clause = back.rsplit(|c| matches!(c, ',' | '。' | ';' | ':' | '\n')).next().unwrap_or_default();
    let text: String = clause.iter().collect();
    let above =
        ["高出", "超出", "高于", "超过", "增加", "提高", "上升", "扩大", "增长", "快于"].iter().filter_map(|word| text.rfind(word)).max();
    let below = ["低于", "下降", "降低", "减少", "收窄", "回落", "低", "慢于"].iter().filter_map(|word| text.rfind(word)).max();
    match (above, below) {
        (None, None) => Direction::None,
        (above, below) if above > below => Direction::Up,
        _ => Direction::Down,
    }
}
