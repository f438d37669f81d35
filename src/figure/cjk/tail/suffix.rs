//! Which unit or classifier stands behind a number, and which characters there begin another word.

use crate::figure::cjk::number::{Number, Style};
use crate::figure::cjk::scan::{Scan, is_latin};
use crate::figure::cjk::table::Suffix;
use crate::figure::cjk::words::words;
use crate::figure::{Exact, Unit};

/// The unit or classifier at `at`, unless it is the head of another word.
pub(super) fn suffix(scan: &Scan<'_>, number: &Number, at: usize) -> Option<(usize, Suffix)> {
    let (length, word) = scan.index.suffixes.longest(scan.from(at))?;
    let (last, next) = (scan.at(at + length - 1), scan.at(at + length));
    if is_latin(last) && (is_latin(next) || next.is_ascii_digit() && !matches!(word, Suffix::Money(_))) {
        return None;
    }
    // 7胜2平1负
    if length == 1 && scan.at(at) == '平' && scan.before(number.start) == '胜' {
        return Some((1, Suffix::Count("")));
    }
    if length == 1 && scan.at(at) == '度' && counts_power(scan, number) {
        return Some((1, Suffix::Measure(Unit::by_code("kWh")?)));
    }
    (length > 1 || !heads_a_word(scan, number, at)).then_some((length, word))
}

/// 年发电量1.98亿度: so many kilowatt-hours.
fn counts_power(scan: &Scan<'_>, number: &Number) -> bool {
    number.low.is_some_and(|value| value >= Exact::int(1000)) || scan.back(number.start, 8).contains(&'电')
}

/// Whether the character at `at` begins another word than a unit: 12家庭, 3天然.
fn heads_a_word(scan: &Scan<'_>, number: &Number, at: usize) -> bool {
    let next = scan.at(at + 1);
    match scan.at(at) {
        '大' => scan.before(number.start) == '比' || number.decimals,
        '打' => {
            scan.back(number.start, 12).iter().rev().find(|c| matches!(c, '《' | '》')) == Some(&'《')
                || number.low.is_none_or(|value| value > Exact::int(99))
                || "个电招工开听印扮击包折架".contains(next)
        }
        '元' => "旦宝宵素首代朝帅谋".contains(next),
        '人' => {
            let other = "民民币造工类才口均体格大事性气".contains(next) && next != '口' && next != '均';
            other && scan.one_of(at + 1, words!("大型 大军 大团")).is_none()
        }
        '男' => "篮排足单双团朋神友主孩".contains(next) || number.style != Style::Arabic,
        '女' => "篮排足单双团友儿神王皇装主孩".contains(next) || number.style != Style::Arabic,
        '家' => "庭乡长具电".contains(next),
        '面' => "对向临积粉条包".contains(next),
        '天' => "然津地空气文水".contains(next),
        '年' => "轻级龄均".contains(next),
        '米' => "饭粉兰酒其勒脂".contains(next),
        '分' if scan.at(at + 1) == '之' && matches!(scan.at(at + 2), '差' | '遥') => false,
        '分' => "之别析布为类享工钟红子母公明离散".contains(next) && next != '钟',
        '口' => "岸号腔袋径感味语".contains(next),
        '手' => "机工段法续术".contains(next),
        // 11胜5负1平: a match drawn.
        '平' if matches!(scan.before(scan.before_blanks(number.start)), '胜' | '负' | '、') && number.digits <= 2 => true,
        '地' | '平' => "均安台衡稳等原凡静坦方顶整".contains(next),
        '方' => "面案向法式便针略位程".contains(next),
        '场' => "所地馆景合面".contains(next),
        '期' => "间待望限货权".contains(next),
        '度' => "过假夏".contains(next),
        '里' => "面程外斯约昂拉".contains(next),
        '头' => "部条脑领".contains(next),
        '本' => "次届报市区地身周月年科".contains(next),
        '条' => "件例约".contains(next),
        '件' => "均".contains(next),
        '重' => "要点大视量".contains(next),
        '点' => "击赞燃评名缀心".contains(next),
        '巴' | '安' => number.style != Style::Arabic,
        '课' => "题程堂本外间".contains(next),
        '道' => "路德理教".contains(next),
        '层' => "面次级出".contains(next),
        '代' => "表替价码理".contains(next),
        '单' => "位日独一元".contains(next),
        '次' => "要日于".contains(next),
        '号' => "召称".contains(next),
        '周' => "边围末期年岁".contains(next),
        '房' => "产地屋价东贷租客源企管间".contains(next),
        '室' | '厅' => "内外友温长级局官里堂".contains(next),
        '名' => "单义列为称字".contains(next),
        '位' => "于列居置".contains(next),
        '克' => "服隆".contains(next),
        '立' => "方法场即".contains(next),
        '升' => "级至到高".contains(next),
        '两' => !scan.is_closing(at + 1),
        // 三双, 两双 of a player's figures.
        '双' => (scan.is_closing(at + 1) || "数只表".contains(next)) && scan.back(number.start, 48).iter().any(|c| "板攻篮".contains(*c)),
        _ => false,
    }
}
