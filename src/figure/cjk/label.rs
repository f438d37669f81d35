//! Numbers inside names (十四五, 5+2产业链, G1817, 12345热线) and numerals that are no number at all (统一, 三友化学).

use super::super::{Date, Kind, Reading, Unit, Value};
use super::number::{Number, Style};
use super::numeral;
use super::scan::{Scan, is_latin};
use super::table::{Class, Suffix};
use super::word::{REACH, outruns};
use super::words::{Words, words};
use crate::figure::found::Found;

pub(super) fn label(start: usize, end: usize, value: &str) -> Found {
    let value = super::super::Exact::parse(value).map_or_else(|| Value::Text(value.into()), Value::Number);
    Found::new(start, end, Kind::Label, value)
}

/// A name that holds a number and covers `at`.
pub(super) fn name(scan: &Scan<'_>, at: usize, floor: usize) -> Option<Found> {
    if let Some(found) = listed(scan, at, floor) {
        return Some(found);
    }
    match scan.class(at) {
        Class::Arabic => code(scan, at)
            .or_else(|| model(scan, at, floor))
            .or_else(|| joined(scan, at))
            .or_else(|| dotted(scan, at))
            .or_else(|| dashed(scan, at))
            .or_else(|| spaced_phone(scan, at))
            .or_else(|| standard(scan, at))
            .or_else(|| numbered(scan, at, floor)),
        Class::Digit | Class::Small | Class::Big => {
            dotted_words(scan, at).or_else(|| congress(scan, at)).or_else(|| numbered(scan, at, floor))
        }
        Class::Opener if scan.at(at) == '第' => numeral::read(scan, at + 1).and_then(|number| session(scan, &number, at)),
        _ => None,
    }
}

fn listed(scan: &Scan<'_>, at: usize, floor: usize) -> Option<Found> {
    let (start, length, value) = (at.saturating_sub(REACH).max(floor)..=at)
        .filter_map(|begin| scan.index.labels.longest(scan.from(begin)).map(|(length, value)| (begin, length, value)))
        .filter(|(begin, length, _)| begin + length > at)
        .max_by_key(|(_, length, _)| *length)?;
    if outruns(scan, at, start + length)
        || scan.class(start.saturating_sub(1)) == Class::Digit && start > 0 && scan.class(start) != Class::Other
    {
        return None;
    }
    if scan.at(start + length) == '月'
        || scan.is_whole(start, start + length) && scan.slice(start, start + length).iter().all(|c| scan.index.class(*c) == Class::Digit)
    {
        return None;
    }
    Some(named_by_day(label(start, start + length, value), scan))
}

/// 七一, 五四, 双11: a name taken from a day, which another language may write as that day.
fn named_by_day(mut found: Found, scan: &Scan<'_>) -> Found {
    let days = scan.index.table.named_days;
    if let Some((_, month, day)) = days.iter().find(|(name, ..)| scan.has(found.start, name)) {
        let date = Date { month: Some(*month), day: Some(*day), ..Date::default() };
        found.figure.also.push(Reading { kind: Kind::Date, value: Value::Date(date), unit: Unit::NONE });
    }
    found
}

/// G1817, PM2.5, F-22, 5G, CR400, Omega-3: digits in one word with capital letters.
fn code(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let back = scan.before(at);
    let mut start = at;
    while start > 0 && at - start < 16 && (is_latin(scan.before(start)) || scan.before(start) == '-' && is_latin(scan.before(start - 1))) {
        start -= 1;
    }
    if back.is_ascii_uppercase() || back == '-' && scan.at(start).is_ascii_uppercase() {
        if super::money::has_prefix(scan, at) {
            return None;
        }
    } else if !(is_latin(scan.at(letters_at(scan, at))) && is_code_tail(scan, at)) {
        return None;
    }
    let mut end = at;
    let limit = at + 24;
    while end < limit
        && (scan.at(end).is_ascii_alphanumeric() || matches!(scan.at(end), '.' | '-') && scan.at(end + 1).is_ascii_alphanumeric())
    {
        end += 1;
    }
    // GDP66万亿元, CPI2.1%: what the letters name has so much.
    let counted = matches!(scan.class(end), Class::Small | Class::Big) || scan.at(end) == '%';
    if back.is_ascii_uppercase() && counted {
        return None;
    }
    let digits: String = scan.slice(at, end).iter().take_while(|c| c.is_ascii_digit() || **c == '.').collect();
    let text: String = scan.slice(start, end).iter().collect();
    Some(label(start, end, if start < at { &text } else { &digits }))
}

/// 歼-20, 卡-52M: the number of a model, behind the name of its line or before capitals of its own.
fn model(scan: &Scan<'_>, at: usize, floor: usize) -> Option<Found> {
    let dash = at.checked_sub(1).filter(|dash| *dash > floor && scan.at(*dash) == '-')?;
    let digits = letters_at(scan, at);
    let end = (digits..digits + 4).find(|at| !scan.at(*at).is_ascii_uppercase())?;
    let line =
        scan.ends(dash, words!("歼 运 轰 武直 直 强 教 东风 红旗 巨浪 鹰击 长征 霹雳 卡 米 米格 苏 图 安 伊尔 雅克 萨姆 联盟 天舟 神舟"));
    let suffixed = end > digits && ('\u{4e00}'..='\u{9fff}').contains(&scan.before(dash)) && !is_latin(scan.at(end));
    let start = dash - line.or(suffixed.then_some(1))?;
    (start >= floor && scan.at(end) != '%').then(|| label(start, end, &scan.slice(at, digits).iter().collect::<String>()))
}

fn letters_at(scan: &Scan<'_>, at: usize) -> usize {
    (at..at + 6).find(|at| scan.class(*at) != Class::Arabic).unwrap_or(at)
}

/// 5G, 3D, 4K: a digit or two and one capital that is no unit.
fn is_code_tail(scan: &Scan<'_>, at: usize) -> bool {
    let end = letters_at(scan, at);
    let next = scan.at(end + 1);
    let sharp = scan.at(end) == 'K' && end == at + 1 && ("电视超高画影分花屏/".contains(next) || scan.before(at) == '/');
    end - at <= 2
        && (sharp || matches!(scan.at(end), 'G' | 'D' | 'A' | 'B' | 'C' | 'E' | 'S' | 'P' | 'R' | 'T'))
        && !is_latin(next)
        && !next.is_ascii_digit()
        && !scan.is_whole(at, end + 1)
        && next != ' '
}

/// 5+2产业链, 7×24, 3+X.
fn joined(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if matches!(scan.before(at), '+' | '=' | '±' | '.') {
        return None;
    }
    let mut end = letters_at(scan, at);
    let sign = scan.at(end);
    match sign {
        '·' => return event_day(scan, at, end),
        '+' | '×' | '*' | 'x' | 'X' => {}
        _ => return None,
    }
    let mut text: String = scan.slice(at, end).iter().collect();
    while matches!(scan.at(end), '+' | '×' | '*' | 'x' | 'X') && scan.class(end + 1) == Class::Arabic {
        let next = letters_at(scan, end + 1);
        text.push(if scan.at(end) == '+' { '+' } else { 'x' });
        text.extend(scan.slice(end + 1, next));
        end = next;
    }
    if scan.at(end) == '+' && scan.at(end + 1).is_alphabetic() {
        end += 2;
    }
    let next = scan.at(end);
    let noun = next.is_alphabetic() && !matches!(scan.class(end), Class::Digit | Class::Small | Class::Big) || matches!(next, '”' | '"');
    let measured = matches!(scan.index.suffixes.longest(scan.from(end)), Some((_, Suffix::Measure(_)))) && sign != '+';
    (text.len() > 2 && (noun && !measured || sign != '+' && text == "7x24")).then(|| label(at, end, &text))
}

/// 9·11: a day that names an event; `end` is where its month ends.
fn event_day(scan: &Scan<'_>, at: usize, end: usize) -> Option<Found> {
    let last = letters_at(scan, end + 1);
    let written = |start: usize, end: usize| scan.slice(start, end).iter().collect::<String>();
    let short = (end + 2..end + 4).contains(&last) && end <= at + 2 && scan.at(last) != '·';
    let day = || Value::Text(format!("{}/{}", written(at, end), written(end + 1, last)).into());
    short.then(|| Found::new(at, last, Kind::Label, day()))
}

/// 127.0.0.1, 3.2.1: numbers with more than one point.
fn dotted(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if scan.before(at) == '.' {
        return None;
    }
    let mut end = at;
    let mut points = 0;
    while end < at + 32 && (scan.class(end) == Class::Arabic || scan.at(end) == '.' && scan.class(end + 1) == Class::Arabic) {
        points += usize::from(scan.at(end) == '.');
        end += 1;
    }
    let date = points == 2 && super::date::read(scan, at, at).is_some();
    (points >= 2 && !date).then(|| label(at, end, &scan.slice(at, end).iter().collect::<String>()))
}

/// 0800 555 111, 电话116 123: groups of digits behind the nought of an area or the word telephone.
fn spaced_phone(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let mut end = letters_at(scan, at);
    let told = scan.ends(scan.before_blanks(at), words!("电话 电话号码 热线 拨打 致电")).is_some();
    let area = (told || scan.at(at) == '0') && (3..6).contains(&(end - at));
    while area && end < at + 16 && scan.at(end) == ' ' && scan.class(end + 1) == Class::Arabic {
        end = letters_at(scan, end + 1);
    }
    let number: String = scan.slice(at, end).iter().filter(|c| **c != ' ').collect();
    let shortest = if told { 6 } else { 9 };
    ((shortest..13).contains(&number.len()) && end > at + number.len())
        .then(|| Found::new(at, end, Kind::Label, Value::Text(number.into())))
}

/// 978-7-5086-9123-4, 400-820-5566, 0471-4821111: digits joined by dashes.
fn dashed(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let mut end = at;
    let mut dashes = 0;
    while end < at + 32 && (scan.class(end) == Class::Arabic || scan.at(end) == '-' && scan.class(end + 1) == Class::Arabic) {
        dashes += usize::from(scan.at(end) == '-');
        end += 1;
    }
    let phone = dashes == 1 && scan.at(at) == '0' && end - at >= 10;
    if dashes < 2 && !phone || super::date::read(scan, at, at).is_some() || matches!(scan.before(at), '-' | '+' | '.') {
        return None;
    }
    Some(Found::new(at, end, Kind::Label, Value::Text(scan.slice(at, end).iter().collect::<String>().into())))
}

/// RFC 9110, ISO 9001, Windows 11, 600884.SH, 波音737客机: a number that names.
fn standard(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let number = numeral::read(scan, at)
        .filter(|number| number.style == Style::Arabic && !number.decimals && !number.grouped && number.digits <= 6)?;
    let end = number.end;
    if let Some(found) = generation(scan, &number) {
        return Some(found);
    }
    let listed = scan.at(end) == '.' && scan.at(end + 1).is_ascii_uppercase();
    let spaced = scan.before(at) == ' '
        && is_latin(scan.before(at - 1))
        && scan.back(at, 12).iter().any(char::is_ascii_uppercase)
        && !super::money::has_prefix(scan, at);
    let next = scan.past_blanks(end);
    let unnamed = scan.index.suffixes.longest(scan.from(next)).is_none()
        && !matches!(
            scan.at(next),
            '%' | '年'
                | '月'
                | '日'
                | '号'
                | '岁'
                | '倍'
                | '-'
                | '~'
                | '多'
                | '余'
                | '/'
                | ':'
                | '.'
                | '至'
                | '到'
                | '点'
                | '时'
                | '折'
                | '成'
                | '比'
        );
    let typed = scan.before(at).is_alphabetic()
        && scan.one_of(end, words!("飞弹 导弹 战机 客机 飞机 火箭 卫星 直升机 无人机 型 式 系列")).is_some();
    let dated = spaced && scan.at(end) == '-' && scan.class(end + 4) == Class::Arabic && scan.class(end + 5) != Class::Arabic;
    if dated {
        let text: String = scan.slice(at, end + 5).iter().collect();
        return Some(Found::new(at, end + 5, Kind::Label, Value::Text(text.into())));
    }
    if !(listed || unnamed && (spaced || typed)) {
        return None;
    }
    Some(label(at, end, &number.whole()?.to_string()))
}

/// 90后, 00后: those born in a decade.
fn generation(scan: &Scan<'_>, number: &Number) -> Option<Found> {
    let next = scan.at(number.end + 1);
    let decade = number.digits == 2 && number.whole().is_some_and(|value| value % 5 == 0 && (value >= 50 || value <= 15));
    let named =
        scan.at(number.end) == '后' && decade && !"来续退台勤方期面悔".contains(next) && !scan.before(number.start).is_ascii_alphanumeric();
    let digits: String = scan.slice(number.start, number.end).iter().collect();
    let mut found = named.then(|| Found::new(number.start, number.end + 1, Kind::Label, Value::Text(digits.into())))?;
    // Others say "born in the 1990s", or "after 1995".
    let tens = i32::try_from(number.whole()?).ok()?;
    let year = if tens < 50 { 2000 + tens } else { 1900 + tens };
    let born = Date { year: Some(year), decade: tens % 10 == 0, ..Date::default() };
    found.figure.also.push(Reading { kind: Kind::Date, value: Value::Date(born), unit: Unit::NONE });
    Some(found)
}

/// 一二七点零点零点一: the same in words.
fn dotted_words(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if scan.class(at) != Class::Digit || scan.before(at) == '点' {
        return None;
    }
    let mut end = at;
    let mut points = 0;
    while end < at + 32 && (scan.class(end) == Class::Digit || scan.at(end) == '点' && scan.class(end + 1) == Class::Digit) {
        points += usize::from(scan.at(end) == '点');
        end += 1;
    }
    let digit = |at| if scan.at(at) == '点' { '.' } else { char::from(b'0' + scan.value(at)) };
    (points >= 2).then(|| label(at, end, &(at..end).map(digit).collect::<String>()))
}

/// 二十大.
fn congress(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let number = numeral::read(scan, at).filter(|number| number.style == Style::Scaled && number.high.is_none())?;
    let value = number.whole()?;
    let big = scan.at(number.end) == '大'
        && (11..=25).contains(&value)
        && scan.before(at) != '第'
        && !"类队型种项量事件战步任举工重产领片学关城基".contains(scan.at(number.end + 1));
    if big {
        return Some(label(at, number.end + 1, &value.to_string()));
    }
    None
}

/// A numbered thing: 十一届六次全会, 500强, 12345热线, 2号线, 县道755, 七五普法.
fn numbered(scan: &Scan<'_>, at: usize, floor: usize) -> Option<Found> {
    let number = numeral::read(scan, at)?;
    let start = at - usize::from(scan.before(at) == '第' && at > floor);
    session(scan, &number, start)
        .or_else(|| top(scan, &number))
        .or_else(|| hotline(scan, &number))
        .or_else(|| roads(scan, &number))
        .or_else(|| number_sign(scan, &number))
}

/// What meets in sessions that are counted.
const SESSIONS: &Words = words!("次全会 中全会 次全体会议 次代表大会 次常委会 次会议");

/// 十一届 and 六次全会 of 十一届六次全会 (a name each, for a translation sets them apart), 二十届历次全会, 九届区委.
fn session(scan: &Scan<'_>, number: &Number, start: usize) -> Option<Found> {
    let value = number.whole()?;
    if let Some(length) = scan.one_of(number.end, SESSIONS).filter(|_| start == number.start && scan.before(start) == '届') {
        return Some(label(start, number.end + length, &value.to_string()));
    }
    if scan.at(number.end) != '届' {
        return None;
    }
    let next = number.end + 1;
    if numeral::read(scan, next).is_some_and(|second| scan.one_of(second.end, SESSIONS).is_some()) {
        return Some(label(start, next, &value.to_string()));
    }
    scan.one_of(next, words!("历次全会 中央 区委 市委 县委 省委 党委 盟委 旗委 自治区党委 全国人大 全国政协 人大 政协 中纪委"))?;
    (start == number.start).then(|| label(start, next, &value.to_string()))
}

/// 500强, 百强, 十佳.
fn top(scan: &Scan<'_>, number: &Number) -> Option<Found> {
    let sign = scan.at(number.end);
    let next = scan.at(number.end + 1);
    if !matches!(sign, '强' | '佳') || next == '度' || next == '调' || scan.before(number.start) == '前' {
        return None;
    }
    let value = number.whole().filter(|value| *value >= 2)?;
    Some(label(number.start, number.end + 1, &value.to_string()))
}

/// 12345热线, 110报警平台, 电话0471-4821111.
fn hotline(scan: &Scan<'_>, number: &Number) -> Option<Found> {
    let after = scan.past_blanks(number.end);
    let quote = usize::from(matches!(scan.at(after), '”' | '"'));
    let plain = number.style == Style::Arabic && !number.decimals && !number.grouped;
    let named = plain
        && (3..=5).contains(&number.digits)
        && scan
            .one_of(after + quote, words!("热线 便民 服务热线 总客服 报警 急救 平台 政务 客服 专线 工作 行动 工程 机制 号令 网络购票"))
            .is_some();
    let called = scan.ends(scan.before_blanks(number.start), words!("电话 电话: 热线 热线: 拨打 致电 邮编 邮编: 编号 编号: 尾号 QQ 传真: 证号 证号: 订单号 举报电话: 手机号 手机号: 车牌号 房间号 尾号是 尾号为")).is_some()
        && scan.index.suffixes.longest(scan.from(number.end)).is_none();
    let emergency = plain
        && number.digits == 3
        && matches!(number.whole(), Some(110 | 119 | 120 | 122))
        && scan.one_of(after, words!("接到 接报 指挥 民警 出警 中心 救护")).is_some();
    let named = named || emergency;
    let long = plain && number.digits >= 18 && is_latin(scan.before(number.start));
    if !(named || called && (plain || number.style == Style::Sequence) || long) {
        return None;
    }
    let text: String = (number.start..number.end)
        .map(|at| if scan.class(at) == Class::Arabic { scan.at(at) } else { char::from(b'0' + scan.value(at)) })
        .collect();
    Some(Found::new(number.start, number.end, Kind::Label, Value::Text(text.into())))
}

/// 县道755, 国道110线.
fn roads(scan: &Scan<'_>, number: &Number) -> Option<Found> {
    scan.ends(number.start, words!("县道 省道 国道 乡道 高速 航班 型号 编号"))?;
    // 取消航班168班
    if scan.one_of(number.end, words!("班 架 个 趟 列 次")).is_some() {
        return None;
    }
    let end = number.end + scan.one_of(number.end, words!("线 号")).unwrap_or(0);
    Some(label(number.start, end, &number.whole()?.to_string()))
}

/// 2号线, 玉波2号, 神舟十八号, 中关村101号; a day of the month is left to the dates.
fn number_sign(scan: &Scan<'_>, number: &Number) -> Option<Found> {
    let sign = scan.past_blanks(number.end);
    if scan.at(sign) != '号' || number.decimals || number.high.is_some() || scan.before(number.start) == '第' {
        return None;
    }
    if super::date::read(scan, number.start, number.start).is_some() || scan.ends(number.start, words!("月 日")).is_some() {
        return None;
    }
    let end = sign + 1;
    let noun = scan.one_of(end, scan.index.table.name_nouns).unwrap_or(0);
    Some(label(number.start, end + noun, &number.whole()?.to_string()))
}
