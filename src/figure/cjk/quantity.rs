//! Plain quantities: a number, its bound, its unit, ranges, ordinals, ranks, scores and halves.

use super::super::{Approx, Dimension, Direction, Exact, Kind, Reading, Unit, Value};
use super::Found;
use super::approx::{self, Lead};
use super::numeral::{self, Number, Style};
use super::scan::{Scan, is_latin};
use super::table::{Class, Suffix};
use super::{label, money, share};

/// The quantity at `at`, or the place up to which there is none.
pub(super) fn read(scan: &Scan<'_>, at: usize, floor: usize) -> Result<Found, usize> {
    if let Some(found) = opened(scan, at, floor) {
        return Ok(found);
    }
    if let Some(found) = share::hundred(scan, at, floor) {
        return Ok(found);
    }
    let number = numeral::read(scan, at).ok_or(at + 1)?;
    if let Some(found) = ordinal(scan, &number, floor) {
        return Ok(found);
    }
    if let Some(found) = fractional(scan, &number, floor).or_else(|| pair(scan, &number)) {
        return Ok(found);
    }
    let lead = approx::lead(scan, at, floor);
    let mut tail = tail(scan, &number);
    tolerance(scan, &mut tail);
    if let Some(found) = range(scan, &number, &lead, &tail, floor) {
        return Ok(found);
    }
    if !is_wanted(scan, &number, &lead, &tail) {
        return label::bare_quoted(scan, &number).ok_or(number.end);
    }
    Ok(finish(scan, &number, &lead, tail, floor))
}

/// 650±5 nm: the unit stands after the tolerance.
fn tolerance(scan: &Scan<'_>, first: &mut Tail) {
    if first.named || scan.at(first.end) != '±' {
        return;
    }
    if let Some(number) = numeral::read(scan, first.end + 1) {
        let second = tail(scan, &number);
        (first.unit, first.kind) = (second.unit, second.kind);
    }
}

/// What follows a number: what it counts, and where that ends.
#[derive(Clone, Copy, Debug)]
struct Tail {
    end: usize,
    kind: Kind,
    unit: Unit,
    approx: Approx,
    /// To be added to the number (半, 六 of 两块六).
    extra: Exact,
    /// What the number is multiplied by (成 10, 刻 15).
    times: Exact,
    /// Whether a unit or classifier stands there.
    named: bool,
    /// Whether it is a classifier.
    counted: bool,
}

impl Tail {
    fn none(end: usize) -> Self {
        Self { end, kind: Kind::Count, unit: Unit::NONE, approx: Approx::None, extra: Exact::ZERO, times: Exact::ONE, named: false, counted: false }
    }
}

/// Whether a currency sign or code ends right before `at`.
pub(super) fn has_money_prefix(scan: &Scan<'_>, at: usize) -> bool {
    money_prefix(scan, at, 0).is_some()
}

fn money_prefix(scan: &Scan<'_>, at: usize, floor: usize) -> Option<(usize, Unit)> {
    let at = scan.before_blanks(at);
    let (length, unit) = scan.index.prefixes.longest_end(scan.back(at, 6))?;
    let begin = at - length;
    let glued = is_latin(scan.at(begin)) && is_latin(scan.before(begin));
    (begin >= floor && !glued).then_some((begin, unit))
}

fn tail(scan: &Scan<'_>, number: &Number) -> Tail {
    let mut tail = Tail::none(number.end);
    let mut at = scan.past_blanks(number.end);
    if number.over {
        tail.approx = Approx::Over;
    }
    let more = matches!(scan.at(at), '多' | '余') || scan.at(at) == '来' && is_round(number) || scan.at(at) == '几' && number.style == Style::Arabic;
    if more && (suffix(scan, number, scan.past_blanks(at + 1)).is_some() || scan.is_closing(at + 1) || "年天岁的".contains(scan.at(at + 1))) {
        tail.approx = if scan.at(at) == '来' { Approx::About } else { Approx::Over };
        tail.end = at + 1;
        at = scan.past_blanks(at + 1);
    }
    if let Some((value, end)) = number.low.and_then(|_| share::discount(scan, number)).filter(|_| number.style != Style::BareScale) {
        tail.end = end;
        tail.kind = Kind::Percent;
        tail.unit = Unit::PERCENT;
        tail.named = true;
        // The value is wholly told by the share: 七成六 is 76.
        tail.times = Exact::ZERO;
        tail.extra = value;
        return tail;
    }
    if let Some((length, power, unit)) = money::minor(scan, at) {
        tail.kind = Kind::Money;
        tail.unit = unit;
        tail.times = Exact::ONE.shift(power);
        tail.end = at + length;
        tail.named = true;
        if let Some((extra, end)) = (power == -1).then(|| money::parts(scan, tail.end, true, -1)).flatten() {
            tail.extra = extra.shift(0);
            tail.end = end;
        }
        return tail;
    }
    if let Some(end) = spaced_point(scan, at) {
        return Tail { end, kind: Kind::PercentagePoint, unit: Unit::POINT, named: true, ..tail };
    }
    match suffix(scan, number, at) {
        Some((1, Suffix::Money(_))) if scan.at(at) == '块' && !is_price(scan, at + 1) => with_suffix(scan, number, tail, at, (1, Suffix::Count(""))),
        Some((length, word)) => with_suffix(scan, number, tail, at, (length, word)),
        None => special(scan, number, tail, at),
    }
}

/// Whether a whole number ends in nought: 三十来岁, 30来个.
fn is_round(number: &Number) -> bool {
    matches!(number.style, Style::Scaled | Style::Arabic) && number.whole().is_some_and(|value| value > 0 && value % 10 == 0)
}

/// 个百分点 with blanks inside.
fn spaced_point(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    for part in ['个', '百', '分', '点'] {
        end = scan.past_blanks(end);
        if scan.at(end) != part {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// Whether 块 before `at` is money: 两块蛋糕 is none.
fn is_price(scan: &Scan<'_>, at: usize) -> bool {
    scan.is_closing(at) || matches!(scan.class(at), Class::Digit | Class::Arabic) || scan.one_of(at, "零 又 左右 以上 以下 多 的 一 半 RMB 起").is_some()
}

/// The unit or classifier at `at`, unless it is the head of another word.
fn suffix(scan: &Scan<'_>, number: &Number, at: usize) -> Option<(usize, Suffix)> {
    let (length, word) = scan.index.suffixes.longest(scan.from(at))?;
    let (last, next) = (scan.at(at + length - 1), scan.at(at + length));
    if is_latin(last) && (is_latin(next) || next.is_ascii_digit() && !matches!(word, Suffix::Money(_))) {
        return None;
    }
    if is_latin(scan.at(at)) && matches!(number.style, Style::Single) && length == 1 && at == number.end && scan.is_closing(number.start) && false {
        return None;
    }
    let other = length == 1
        && match scan.at(at) {
            '大' => scan.before(number.start) == '比' || number.decimals,
            '元' => "旦宝宵素首代朝帅谋".contains(next),
            '人' => "民民币造工类才口均体格大事性气".contains(next) && next != '口' && next != '均',
            '家' => "庭园乡长具电".contains(next),
            '面' => "对向临积粉条包".contains(next),
            '天' => "然津地空气文水".contains(next),
            '年' => "轻级龄均".contains(next),
            '米' => "饭粉兰酒其勒脂".contains(next),
            '分' => "之别析布为类享工钟红子母公明离散".contains(next) && next != '钟',
            '口' => "岸号腔袋径感味语".contains(next),
            '手' => "机工段法续术".contains(next),
            '地' | '平' => "均安台衡稳等原凡静坦方顶整".contains(next),
            '方' => "面案向法式便针略位程".contains(next),
            '场' => "所地馆景合面".contains(next),
            '期' => "间待望限货权".contains(next),
            '度' => "过假夏".contains(next),
            '里' => "面程外斯".contains(next),
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
            '力' => false,
            '代' => "表替价码理".contains(next),
            '单' => "位日独一元".contains(next),
            '次' => "要日于".contains(next),
            '号' => "召称".contains(next),
            '周' => "边围末期年岁".contains(next),
            '名' => "单义列为称字".contains(next),
            '位' => "于列居置".contains(next),
            '克' => "服隆".contains(next),
            '立' => "方法场即".contains(next),
            '升' => "级至到高".contains(next),
            '两' => true && !scan.is_closing(at + 1),
            _ => false,
        };
    (!other || next == '\0').then_some((length, word))
}

fn with_suffix(scan: &Scan<'_>, number: &Number, mut tail: Tail, at: usize, (length, word): (usize, Suffix)) -> Tail {
    tail.end = at + length;
    tail.named = true;
    match word {
        Suffix::Money(unit) => {
            tail.kind = Kind::Money;
            tail.unit = unit;
            let loose = scan.at(tail.end - 1) == '块' || scan.has(at, "个");
            if let Some((extra, end)) = money::parts(scan, tail.end, loose, 0) {
                tail.extra = extra;
                tail.end = end;
            }
            after_money(scan, &mut tail);
        }
        Suffix::Measure(unit) => measure(scan, number, &mut tail, unit, at),
        Suffix::Count(noun) => count(scan, &mut tail, noun, at),
    }
    half(scan, &mut tail);
    tail
}

/// 8亿元人民币, 三块RMB, 九元整.
fn after_money(scan: &Scan<'_>, tail: &mut Tail) {
    if let Some(length) = scan.one_of(tail.end, "人民币 RMB") {
        tail.unit = Unit::money("CNY");
        tail.end += length;
    }
}

fn measure(scan: &Scan<'_>, number: &Number, tail: &mut Tail, unit: Unit, at: usize) {
    tail.unit = unit;
    tail.kind = match (unit.dimension, unit.code) {
        (Dimension::Percent, _) => Kind::Percent,
        (Dimension::PercentagePoint, _) => Kind::PercentagePoint,
        (Dimension::Time, _) => Kind::Duration,
        _ => Kind::Measure,
    };
    if unit.dimension == Dimension::Time && scan.one_of(tail.end, "大的 大小孩").is_some() {
        tail.kind = Kind::Age;
    }
    let per = match unit.code {
        "km" | "m" | "ft" | "mi" => speed(scan, number, tail, unit.code),
        "deg" => temperature(scan, number),
        _ => None,
    };
    if let Some(unit) = per {
        tail.unit = unit;
    }
    // 一米八, 三米九: the next digit is a tenth.
    let next = scan.at(tail.end);
    let tenth = matches!(unit.code, "m" | "chi") && scan.class(tail.end) == Class::Digit && scan.value(tail.end) > 0 && next != '两';
    if tenth && scan.at(at) != 'm' && scan.class(tail.end + 1) == Class::Other && scan.index.suffixes.longest(scan.from(tail.end + 1)).is_none() && next != '一' {
        tail.extra = Exact::int(scan.value(tail.end).into()).shift(-1);
        tail.end += 1;
    }
}

/// 每小时3千米, 每秒4英尺, 10千米每小时.
fn speed(scan: &Scan<'_>, number: &Number, tail: &mut Tail, code: &str) -> Option<Unit> {
    let start = scan.before_blanks(number.start);
    let hour = scan.ends(start, "每小时 时速 时速达 时速为").is_some();
    let second = scan.ends(start, "每秒 秒速").is_some();
    match (code, hour, second) {
        ("km", true, _) => Unit::by_code("km/h"),
        ("mi", true, _) => Unit::by_code("mph"),
        ("m", _, true) => Unit::by_code("m/s"),
        ("ft", _, true) => Unit::by_code("ft/s"),
        ("km", _, true) => Unit::by_code("km/s"),
        ("km", ..) => {
            let length = scan.one_of(tail.end, "/h /小时 /时 每小时")?;
            tail.end += length;
            Unit::by_code("km/h")
        }
        ("m", ..) => {
            let length = scan.one_of(tail.end, "/s /秒 每秒")?;
            tail.end += length;
            Unit::by_code("m/s")
        }
        _ => None,
    }
}

/// 摄氏37度, 华氏温度98.6度.
fn temperature(scan: &Scan<'_>, number: &Number) -> Option<Unit> {
    let mut start = scan.before_blanks(number.start);
    start -= scan.ends(start, "零下 负 -").unwrap_or(0);
    start -= scan.ends(start, "温度").unwrap_or(0);
    if scan.ends(start, "摄氏").is_some() {
        return Unit::by_code("Cel");
    }
    scan.ends(start, "华氏").and_then(|_| Unit::by_code("degF"))
}

fn count(scan: &Scan<'_>, tail: &mut Tail, noun: &'static str, at: usize) {
    if let Some((length, Suffix::Measure(unit))) = scan.index.suffixes.longest(scan.from(at + 1)).filter(|(length, _)| *length > 1 && scan.at(at) == '个' && tail.end == at + 1) {
        tail.end += length;
        tail.unit = unit;
        tail.kind = if unit.dimension == Dimension::Time { Kind::Duration } else { Kind::Measure };
        return;
    }
    tail.counted = true;
    tail.unit = if noun.is_empty() { Unit::NONE } else { Unit::count(noun) };
    // 分 is a minute beside hours and seconds.
    if scan.at(at) == '分' && tail.end == at + 1 {
        let minute = scan.at(tail.end) == '半' || is_seconds(scan, tail.end) || scan.ends(tail_number(scan, at), "小时 钟 时 小时零").is_some();
        if minute {
            tail.kind = Kind::Duration;
            tail.unit = Unit::by_code("min").unwrap_or(Unit::NONE);
            tail.counted = false;
        } else if tail_number(scan, at) == 0 && scan.is_closing(tail.end) {
            tail.kind = Kind::Money;
            tail.unit = Unit::open_money("CNY", &["USD", "HKD", "EUR"]);
            tail.times = Exact::ONE.shift(-2);
        }
    }
    if scan.at(at) == '个' && tail.end == at + 1 && scan.ends(tail_number(scan, at), "港币 港纸").is_some() {
        tail.kind = Kind::Money;
        tail.unit = Unit::money("HKD");
        if let Some((extra, end)) = money::parts(scan, tail.end, true, 0) {
            tail.extra = extra;
            tail.end = end;
        }
    }
    if scan.at(at) == '对' || scan.at(at) == '双' {
        tail.unit = Unit::count("pair");
    }
}

/// Where the number that ends at `at` begins: its run of digits, bounded.
fn tail_number(scan: &Scan<'_>, at: usize) -> usize {
    let mut start = at;
    while start > 0 && at - start < 8 && (matches!(scan.class(start - 1), Class::Arabic | Class::Digit | Class::Small | Class::Big) || scan.before(start) == '.') {
        start -= 1;
    }
    start
}

fn is_seconds(scan: &Scan<'_>, at: usize) -> bool {
    numeral::read(scan, at).is_some_and(|number| scan.at(number.end) == '秒')
}

/// 一吨半, 三岁半, 一个半月.
fn half(scan: &Scan<'_>, tail: &mut Tail) {
    let next = scan.at(tail.end + 1);
    if scan.at(tail.end) != '半' || "年天夜导数路途径岛山空".contains(next) && next != '\0' {
        return;
    }
    let after = scan.index.suffixes.longest(scan.from(tail.end + 1));
    match after {
        Some((length, Suffix::Measure(unit))) if tail.counted && tail.unit.is_none() => {
            tail.unit = unit;
            tail.kind = if unit.dimension == Dimension::Time { Kind::Duration } else { Kind::Measure };
            tail.counted = false;
            tail.end += 1 + length;
        }
        _ if tail.unit.code == "min" => tail.end += 1 + scan.one_of(tail.end + 1, "钟").unwrap_or(0),
        _ => tail.end += 1,
    }
    let half = Exact::ONE.div(Exact::int(2)).unwrap_or(Exact::ZERO);
    tail.extra = tail.extra.add(half).unwrap_or(tail.extra);
}

/// Units that are no entry of the lexicon: 倍, 岁, 刻钟, 番, 打, 半 after a bare number, ages.
fn special(scan: &Scan<'_>, number: &Number, mut tail: Tail, at: usize) -> Tail {
    if let Some(length) = scan.one_of(at, "周岁 岁") {
        tail.kind = Kind::Age;
        tail.unit = Unit::by_code("a").unwrap_or(Unit::NONE);
        tail.end = at + length;
        tail.named = true;
        half(scan, &mut tail);
        return tail;
    }
    if scan.at(at) == '倍' && scan.at(at + 1) != '增' && scan.at(at + 1) != '加' {
        tail.kind = Kind::Multiplier;
        tail.end = at + 1;
        tail.named = true;
        return tail;
    }
    if scan.at(at) == '级' && scan.at(number.start) != '一' {
        tail.end = at + 1;
    }
    if scan.has(at, "个字") && scan.is_closing(at + 2) {
        tail.end = at + 2;
        tail.times = Exact::int(5);
    }
    tail
}

/// Figures that begin with no number: 第三, 首家, 之首, 半年, 个半钟, 翻两番, 对折, 米九.
fn opened(scan: &Scan<'_>, at: usize, floor: usize) -> Option<Found> {
    match scan.at(at) {
        '第' => numeral::read(scan, at + 1).and_then(|number| super::date::quarter(scan, &number)).or_else(|| ordinal_sign(scan, at)),
        '倒' if scan.has(at, "倒数第") => {
            let number = numeral::read(scan, at + 3)?;
            Some(Found::new(at, number.end, Kind::Rank, Value::Number(number.low?.neg())))
        }
        '首' => first(scan, at, floor),
        '半' => half_of(scan, at, floor),
        '个' if scan.at(at + 1) == '半' => one_and_half(scan, at),
        '翻' => doubled(scan, at),
        '对' if scan.has(at, "对折") => Some(unit_found(at, at + 2, Kind::Percent, Exact::int(50), "%")),
        '米' if scan.class(at + 1) == Class::Digit => tall(scan, at),
        '分' if scan.has(at, "分半钟") && scan.is_opening(at) => Some(unit_found(at, at + 3, Kind::Duration, Exact::scaled(15, -1), "min")),
        _ => None,
    }
}

fn unit_found(start: usize, end: usize, kind: Kind, value: Exact, code: &str) -> Found {
    let mut found = Found::new(start, end, kind, Value::Number(value));
    found.figure.unit = Unit::by_code(code).unwrap_or(Unit::NONE);
    found
}

/// 米九 is 1.9 m.
fn tall(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let end = at + 2;
    let alone = scan.is_opening(at) && matches!(scan.class(end), Class::Other) && (scan.is_closing(end) || scan.one_of(end, "左右 到 至 高").is_some());
    let metres = Exact::ONE.add(Exact::int(scan.value(at + 1).into()).shift(-1))?;
    if !alone {
        return None;
    }
    let mut found = unit_found(at, end, Kind::Measure, metres, "m");
    if let Some(length) = scan.one_of(end, "到 至") {
        let number = numeral::read(scan, end + length)?;
        let tail = tail(scan, &number);
        if tail.unit.code == "m" {
            found.figure.value = Value::Range(metres, total(&number, &tail).0?);
            found.end = tail.end;
        }
    }
    if let Some((length, approx)) = approx::trail(scan, found.end) {
        found.end += length;
        found.figure.approx = approx;
    }
    Some(found)
}

/// 翻番, 翻一番, 翻两番: times two to that power.
fn doubled(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let next = at + 1 + usize::from(matches!(scan.at(at + 1), '了' | '近'));
    if scan.at(next) == '番' {
        return Some(Found::new(at, next + 1, Kind::Multiplier, Value::Number(Exact::int(2))));
    }
    let number = numeral::read(scan, next).filter(|number| scan.at(number.end) == '番')?;
    let times = number.whole().filter(|times| (1..=20).contains(times)).and_then(|times| 2_i64.checked_pow(u32::try_from(times).ok()?))?;
    let mut found = Found::new(at, number.end + 1, Kind::Multiplier, Value::Number(Exact::int(times)));
    found.figure.direction = Direction::Up;
    Some(found)
}

/// 个半钟, 個半月, 個半.
fn one_and_half(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if matches!(scan.class(at.saturating_sub(1)), Class::Digit | Class::Arabic | Class::Small) && at > 0 {
        return None;
    }
    let value = Exact::scaled(15, -1);
    if !scan.is_opening(at) {
        return None;
    }
    if let Some((length, Suffix::Measure(unit))) = scan.index.suffixes.longest(scan.from(at + 2)) {
        let kind = if unit.dimension == Dimension::Time { Kind::Duration } else { Kind::Measure };
        return Some(unit_found(at, at + 2 + length, kind, value, unit.code));
    }
    scan.is_closing(at + 2).then(|| {
        let mut found = Found::new(at, at + 2, Kind::Money, Value::Number(value));
        found.figure.unit = Unit::open_money("HKD", &["CNY", "TWD", "USD"]);
        found
    })
}

/// 半年, 半小时, 半个月, 半成, 半折, 一半, 半数, 半百.
fn half_of(scan: &Scan<'_>, at: usize, floor: usize) -> Option<Found> {
    let half = Exact::scaled(5, -1);
    let whole_part = usize::from(scan.before(at) == '一' && at > floor);
    let start = at - whole_part;
    if matches!(scan.class(start.saturating_sub(1)), Class::Digit | Class::Arabic | Class::Small) && start > 0 {
        return None;
    }
    if scan.has(at, "半百") {
        return Some(Found::new(at, at + 2, Kind::Count, Value::Number(Exact::int(50))));
    }
    if matches!(scan.at(at + 1), '成' | '折') && scan.is_closing(at + 2) {
        let value = if scan.at(at + 1) == '成' { 5 } else { 50 };
        return Some(unit_found(at, at + 2, Kind::Percent, Exact::int(value), "%"));
    }
    let next = at + 1 + usize::from(scan.at(at + 1) == '个' && scan.at(at + 2) != '\0' && !scan.has(at + 1, "个小时") && !scan.has(at + 1, "个月") && !scan.has(at + 1, "个钟"));
    match scan.index.suffixes.longest(scan.from(next)) {
        Some((length, Suffix::Measure(unit))) if matches!(unit.dimension, Dimension::Time | Dimension::Length | Dimension::Mass | Dimension::Volume) => {
            // 半天 as half a day; 半两, 半分 are idioms.
            let plain = !matches!(scan.at(next), '分' | '里' | '两' | '载' | '钱' | '斗' | '立' | '寸') && !matches!(scan.before(at), '上' | '下' | '前' | '后' | '大' | '老' | '多') && !scan.has(next, "年报");
            plain.then(|| {
                let kind = if unit.dimension == Dimension::Time { Kind::Duration } else { Kind::Measure };
                let lead = approx::lead(scan, start, floor);
                let mut found = unit_found(lead.start, next + length, kind, half, unit.code);
                found.figure.approx = lead.approx;
                if let Some(more) = scan.one_of(found.end, "多 以上") {
                    found.end += more;
                    found.figure.approx = Approx::Over;
                }
                found
            })
        }
        _ if scan.before(at) == '过' && at > floor && !matches!(scan.before(at - 1), '超' | '通' | '经') => {
            let end = at + 1 + usize::from(scan.at(at + 1) == '数');
            let mut found = Found::new(at - 1, end, Kind::Fraction, Value::Number(half));
            found.figure.approx = Approx::Over;
            Some(found)
        }
        _ if whole_part == 1 || scan.before(at) == '近' || scan.before(at) == '过' && scan.at(at + 1) != '数' => {
            let end = at + 1 + usize::from(scan.at(at + 1) == '半') + scan.one_of(at + 1, "以上").unwrap_or(0);
            let lead = approx::lead(scan, start, floor);
            let mut found = Found::new(lead.start, end, Kind::Fraction, Value::Number(half));
            found.figure.approx = if scan.has(at + 1, "以上") { Approx::Over } else { lead.approx };
            (whole_part == 1 || lead.approx != Approx::None).then_some(found)
        }
        _ if scan.has(at, "半个") && scan.is_whole(at, at + 2) => Some(Found::new(at, at + 2, Kind::Fraction, Value::Number(half))),
        _ => None,
    }
}

/// 首家, 首批, 首位, 之首, 居首.
fn first(scan: &Scan<'_>, at: usize, floor: usize) -> Option<Found> {
    let one = Value::Number(Exact::ONE);
    if let Some(length) = scan.ends(at, "之 榜 居 列 位居 高居") {
        let start = if scan.before(at) == '之' { at - length } else { at };
        if start >= floor && (scan.is_closing(at + 1) || scan.at(at + 1) == '位') {
            let end = at + 1 + usize::from(scan.at(at + 1) == '位');
            return Some(Found::new(start, end, Kind::Rank, one));
        }
    }
    let kind = match scan.at(at + 1) {
        // 摆在首位: an idiom of importance.
        '位' if scan.ends(at, "摆在 放在 摆到 放到 置于 摆").is_some() => return None,
        '位' => Kind::Rank,
        '批' | '家' | '个' | '座' | '届' | '台' | '款' | '条' | '次' | '例' | '轮' | '支' | '名' | '套' | '艘' | '架' | '列' | '颗' | '单' | '期' | '部' | '项' | '所' | '幅' | '场' | '站'
        | '口' | '只' | '枚' | '季' | '本' | '份' | '片' => Kind::Ordinal,
        _ => return None,
    };
    let other = matches!(scan.at(at + 1), '部' | '单' | '站' | '本') && scan.at(at + 2).is_alphabetic() && !scan.is_opening(at);
    let length = 2 + usize::from(scan.has(at + 1, "个"));
    let _ = length;
    (!other).then(|| Found::new(at, at + 2, kind, one))
}

/// 第三, 第16届, 第二百五十, 第一名.
fn ordinal_sign(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let next = scan.past_blanks(at + 1);
    let number = numeral::read(scan, next).filter(|number| !number.decimals && (number.style != Style::BareScale || scan.at(next) == '十'))?;
    let value = number.high.map_or_else(|| number.low.map(Value::Number), |high| Some(Value::Range(number.low?, high)));
    let value = value.unwrap_or_else(|| Value::Text(scan.slice(next, number.end).iter().collect::<String>().into()));
    let classifier = match scan.index.suffixes.longest(scan.from(number.end)) {
        Some((length, Suffix::Count(_))) => length,
        _ => 0,
    };
    let ranked = scan.ends(at, "位居 居 位列 列 排名 排 全国 全球 世界 亚洲 国内 跃居 稳居 产能 名列 位 勇夺 荣获 获 获得 跻身").is_some();
    // 争第一, 见第一就争: a slogan, no rank held.
    let slogan = matches!(scan.before(at), '争' | '创' | '夺' | '见' | '抢' | '勇') && scan.at(next) == '一' && classifier == 0;
    let kind = if slogan {
        Kind::Label
    } else if ranked || scan.at(number.end) == '名' || scan.at(number.end) == '位' {
        Kind::Rank
    } else {
        Kind::Ordinal
    };
    let mut end = number.end + classifier;
    if let Some((high, last)) = ordinal_range(scan, number.end) {
        end = last;
        let mut found = Found::new(at, end, kind, Value::Range(number.low?, high));
        found.figure.place = 0;
        return Some(found);
    }
    if scan.has(number.end, "大") {
        end = number.end + 1;
    }
    Some(Found::new(at, end, kind, value))
}

/// 第三至第五.
fn ordinal_range(scan: &Scan<'_>, end: usize) -> Option<(Exact, usize)> {
    let length = scan.one_of(end, "至第 到第 -第")?;
    let number = numeral::read(scan, end + length)?;
    Some((number.low?, number.end))
}

/// 前三, 一期, 三级, 一类, 前33%.
fn ordinal(scan: &Scan<'_>, number: &Number, floor: usize) -> Option<Found> {
    if number.decimals || number.high.is_some() {
        return None;
    }
    let value = number.whole()?;
    let at = number.start;
    if scan.before(at) == '前' && at > floor && (2..=100).contains(&value) {
        let ranked = scan.is_closing(number.end) || scan.one_of(number.end, "名 位 强 甲 的 行列").is_some();
        if ranked && scan.index.suffixes.longest(scan.from(number.end)).is_none_or(|(_, word)| matches!(word, Suffix::Count(_))) {
            let end = number.end + scan.one_of(number.end, "名 位 强 甲").unwrap_or(0);
            return Some(Found::new(at - 1, end, Kind::Rank, Value::Number(Exact::int(value))));
        }
    }
    let single = matches!(number.style, Style::Single) || number.style == Style::Scaled && value < 100;
    let noun = scan.index.table.ordinal_nouns.split(' ').find(|noun| scan.has(number.end, noun))?;
    let end = number.end + noun.chars().count();
    let next = scan.at(end);
    let other = match noun {
        "期" => "间待望限货权".contains(next),
        "级" => "别联跳市".contains(next),
        "类" => "似型别".contains(next) && next != '别',
        "等" => !matches!(next, '奖' | '功' | '座' | '舱' | '级' | '品'),
        "号" | "线" | "班" | "轮" | "审" | "审理" => true,
        "楼" => false,
        _ => false,
    };
    let word = scan.before(at) == '一' || scan.before(at) == '同' || scan.before(at) == '这' || scan.before(at) == '有' || scan.before(at) == '某';
    let first_kind = value == 1 || matches!(noun, "级" | "等奖" | "楼" | "年级" | "期" | "届");
    if !single || other || word || !first_kind || noun == "类" && scan.at(end) == '是' {
        return None;
    }
    if noun == "届" && value == 1 {
        return None;
    }
    Some(Found::new(at, end, Kind::Ordinal, Value::Number(Exact::int(value))))
}

/// Fractions: 三分之一, 1/3, 3又1/5.
fn fractional(scan: &Scan<'_>, number: &Number, floor: usize) -> Option<Found> {
    let (mut value, end) = share::fraction(scan, number)?;
    let lead = approx::lead(scan, number.start, floor);
    if lead.negative {
        value = value.neg();
    }
    let mut found = Found::new(lead.start, end, Kind::Fraction, Value::Number(value));
    found.figure.approx = lead.approx;
    // 二分之一加仑
    if let Some((length, Suffix::Measure(unit))) = scan.index.suffixes.longest(scan.from(scan.past_blanks(end))) {
        if !is_latin(scan.at(scan.past_blanks(end) + length)) && length > 1 {
            found.end = scan.past_blanks(end) + length;
            found.figure.unit = unit;
            found.figure.kind = Kind::Measure;
        }
    }
    if let Some((length, approx)) = approx::trail(scan, found.end) {
        found.end += length;
        found.figure.approx = approx;
    }
    found.figure.approx = approx::comparison(scan, lead.start, found.end).unwrap_or(found.figure.approx);
    found.figure.direction = approx::direction(scan, lead.start, found.end, floor);
    Some(found)
}

/// Scores and ratios: 3比1, 78:96.
fn pair(scan: &Scan<'_>, number: &Number) -> Option<Found> {
    let sign = scan.at(number.end);
    if !matches!(sign, '比' | ':' | '-') || number.style == Style::Vague {
        return None;
    }
    let before: String = scan.back(number.start, 12).iter().collect();
    let told = ["比分", "胜", "负", "击败", "战平", "领先", "爆冷", "落败", "队", "战胜", "不敌"].iter().any(|word| before.contains(word)) || won(scan, number);
    let dashed = sign == '-' && told && number.style == Style::Arabic && number.digits <= 3;
    if sign == '-' && !dashed {
        return None;
    }
    let other = numeral::read(scan, number.end + 1).filter(|other| other.style != Style::BareScale && other.style != Style::Vague)?;
    if dashed && !won(scan, number) && (scan.index.suffixes.longest(scan.from(other.end)).is_some() || other.digits > 3) || sign == '比' && matches!(scan.at(other.end), '年' | '月' | '%') {
        return None;
    }
    let (low, high) = (number.low?, other.low?);
    Some(Found::new(number.start, other.end, if told { Kind::Score } else { Kind::Ratio }, Value::Pair(low, high)))
}

/// 2-1战胜: the verb of winning stands after the score.
fn won(scan: &Scan<'_>, number: &Number) -> bool {
    let other = numeral::read(scan, number.end + 1);
    other.is_some_and(|other| scan.one_of(other.end, "战胜 击败 取胜 领先 获胜 险胜 逆转 胜 战平 惜败 不敌 落败 大胜 力克 淘汰 完胜 负于").is_some())
}

/// A range after the first number: 3至5, 15-20 usd, 400万至600万, 20和30之间.
fn range(scan: &Scan<'_>, number: &Number, lead: &Lead, first: &Tail, floor: usize) -> Option<Found> {
    let at = scan.past_blanks(first.end);
    let length = scan.one_of(at, "- ~ 至 到").or_else(|| between(scan, at))?;
    let dash = matches!(scan.at(at), '-' | '~');
    if dash && (scan.at(at + 1) == scan.at(at) || number.style != Style::Arabic && scan.class(at + 1) == Class::Other) || matches!(scan.at(at), '到') && scan.at(at + 1) == '了' {
        return None;
    }
    let mut next = scan.past_blanks(at + length);
    next += scan.one_of(next, "$ ¥ € £ 人民币 约 -").unwrap_or(0);
    let negative = scan.before(next) == '-' && next > at + length;
    let other = numeral::read(scan, next).filter(|other| other.style != Style::Vague && (other.style != Style::BareScale || first.named))?;
    if super::date::read(scan, next, next).is_some() || scan.has(other.end, "月") {
        return None;
    }
    let second = if scan.one_of(other.end, "之间 间").is_some() { Tail::none(other.end) } else { tail(scan, &other) };
    if first.named && !second.named || first.named && first.unit != second.unit && (first.kind != second.kind || first.counted != second.counted) {
        return None;
    }
    let scaled = share_scale(number, &other, first, second);
    let (low, high) = (scaled?, total(&other, &second).1?);
    let high = if negative { high.neg() } else { high };
    let low = if lead.negative { low.neg() } else { low };
    let (low, high) = if high < low { (low, abbreviated(number, &other, low, high)?) } else { (low, high) };
    let mut tail = second;
    tail.end = tail.end + scan.one_of(tail.end, "之间 间").unwrap_or(0);
    let mut found = dress(scan, lead, tail, floor, Value::Range(low, high));
    found.figure.place = other.place;
    if !second.named && number.style == Style::Single && other.style == Style::Single && !scan.is_closing(other.end) {
        return None;
    }
    with_prefix(scan, &mut found, lead.start, floor);
    Some(found)
}

/// 20和30之间: the word that joins the two, if 间 follows.
fn between(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let length = scan.one_of(at, "和 与")?;
    let other = numeral::read(scan, scan.past_blanks(at + length))?;
    let end = tail(scan, &other).end;
    scan.one_of(other.end, "之间 间").or_else(|| scan.one_of(end, "之间 间"))?;
    Some(length)
}

/// The first number of a range, in the scale of the second where it has none (3至5万).
fn share_scale(number: &Number, other: &Number, first: &Tail, second: Tail) -> Option<Exact> {
    let low = total(number, first).0?;
    if second.times == Exact::ZERO {
        return number.low.map(|low| low.shift(1));
    }
    let low = if first.named { low } else { low.mul(second.times)? };
    let shift = other.place.max(0);
    let bare = !first.named && number.place <= 0 && matches!(number.style, Style::Arabic | Style::Single | Style::Sequence);
    let scaled = matches!(other.style, Style::Scaled) && other.low.and_then(Exact::last_place).is_some_and(|place| place >= 4);
    Some(if bare && scaled && shift >= 4 { low.shift(shift / 4 * 4) } else { low })
}

/// 45-6, 730-40, 16000-7000: the second end leaves out the digits that it shares.
fn abbreviated(number: &Number, other: &Number, low: Exact, high: Exact) -> Option<Exact> {
    if number.style != Style::Arabic || other.decimals || other.digits == 0 {
        return None;
    }
    let power = if other.style == Style::Scaled { other.place.max(0) } else { 0 };
    let scale = high.div(other.low?)?.shift(power);
    let digits = i32::try_from(other.digits).ok()?;
    let unit = Exact::ONE.shift(digits).mul(scale)?;
    let base = low.div(unit)?;
    let floor = Exact::int(base.round_to(0)?.to_i64()?);
    let floor = if floor > base { floor.sub(Exact::ONE)? } else { floor };
    let whole = floor.mul(unit)?.add(high)?;
    let step = whole.sub(low)?;
    (step == Exact::ONE.shift(digits - 1).mul(scale)?).then_some(whole)
}

/// The values of a number with what its tail adds: low and high.
fn total(number: &Number, tail: &Tail) -> (Option<Exact>, Option<Exact>) {
    let whole = |value: Exact| value.mul(tail.times).and_then(|value| value.add(tail.extra));
    let low = number.low.and_then(whole);
    (low, number.high.map_or(low, whole))
}

/// Whether a number stands for a number here, and is no part of a word.
fn is_wanted(scan: &Scan<'_>, number: &Number, lead: &Lead, tail: &Tail) -> bool {
    let bound = lead.approx != Approx::None || tail.approx != Approx::None || lead.negative;
    let whole = scan.is_whole(number.start, number.end);
    match number.style {
        Style::Arabic => !is_latin(scan.before(number.start)) || has_money_prefix(scan, number.start),
        Style::Scaled if number.end == number.start + 1 && scan.at(number.start) == '拾' => whole,
        Style::Scaled | Style::Vague => true,
        Style::BareScale => {
            let written: String = scan.slice(number.start, number.end).iter().collect();
            let strong = tail.named && (!tail.counted || matches!(scan.at(number.end), '人' | '户' | '名' | '家' | '只' | '头' | '株' | '棵' | '项' | '个' | '座'));
            let scales = number.end - number.start;
            matches!(written.as_str(), "一百" | "十")
                || whole && scales == 1
                || scan.ends(number.start, "上").is_some()
                || bound
                || strong
                || scales >= 2 && !matches!(written.as_str(), "千万" | "万万" | "百千" | "千百") && !whole
        }
        Style::Sequence => number.decimals || number.digits >= 3 || tail.named || whole || scan.is_opening(number.start) && scan.is_closing(number.end) || bound,
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
    let standing = scan.is_closing(number.end) && !matches!(next, '、' | ')') || "是而却那这不和与或的加减乘除又".contains(next) && !(next == '是' && scan.is_opening(number.start)) || scan.has(number.end, "等于");
    let opening = scan.is_opening(number.start) || bound || scan.ends(number.start, "正负 等于").is_some() || "是为到至和与或加减乘于等有不".contains(before);
    standing && opening && !(next == '和' && !scan.is_opening(number.start)) && digit_alone(scan, number)
}

/// Not 不一 or 如一: one alone wants a clear copula before it.
fn digit_alone(scan: &Scan<'_>, number: &Number) -> bool {
    scan.value(number.start) != 1 || matches!(scan.before(number.start), '是' | '“' | '"' | '为' | '于' | '加' | '减' | '\0' | ',' | '。' | '和' | '负')
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
        let stressed = scan.ends(number.start, "唯 唯一 仅 只 仅有 只有 仅仅 共 每 不止 共有 至少 少 多 有且仅有 平均 是").is_some() && scan.before(number.start) != '是';
        let unit = tail.end - number.end == 1 && "家个名位人户座处项支款".contains(sign);
        let listed = sign == '打' || scan.is_opening(number.start) && scan.is_closing(tail.end) && "个人位名".contains(sign);
        return stressed && unit || listed;
    }
    !("面字手首点号线代列头分口道股号".contains(sign) && tail.end - number.end == 1 && !scan.is_opening(number.start) && scan.is_closing(tail.end) && sign != '分' && sign != '点')
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
        let after = scan.one_of(tail.end, "后 前 以后 以前 之后 之前 内 以内 多 半 以上 期").is_some();
        let dated = "年天周日".contains(sign) && (after || scan.ends(number.start, "近 满 为期 每 历时 不到 用了 长达").is_some());
        return dated && scan.ends(number.start, "这 那 新 某 同 上 下 有 当 最后 头 第").is_none() || !"年天周日".contains(sign) && scan.is_closing(tail.end);
    }
    if risky && !"年天周日".contains(sign) {
        let next = scan.at(tail.end);
        return scan.is_closing(tail.end) || "的左以重多半宽长高地".contains(next) || matches!(scan.class(tail.end), Class::Digit | Class::Arabic);
    }
    true
}

/// The figure of a number with its lead and tail.
fn finish(scan: &Scan<'_>, number: &Number, lead: &Lead, tail: Tail, floor: usize) -> Found {
    let sign = |value: Exact| if lead.negative { value.neg() } else { value };
    let value = match total(number, &tail) {
        (Some(low), Some(high)) if low != high => Value::Range(sign(low), sign(high)),
        (Some(low), _) => Value::Number(sign(low)),
        _ => Value::Text(scan.slice(number.start, number.end).iter().collect::<String>().into()),
    };
    let mut found = dress(scan, lead, tail, floor, value);
    found.figure.place = if tail.extra == Exact::ZERO { number.place } else { tail.extra.last_place().unwrap_or(0).min(number.place) };
    if number.style == Style::BareScale && found.figure.approx == Approx::None && scan.before(lead.start) == '上' && lead.start > floor {
        found.start -= 1;
        found.figure.approx = Approx::Over;
    }
    with_prefix(scan, &mut found, lead.start, floor);
    other_readings(scan, number, &mut found);
    found
}

/// 兆 is 10^12, and 10^6 on the mainland in some uses.
fn other_readings(scan: &Scan<'_>, number: &Number, found: &mut Found) {
    if let Value::Number(value) = &found.figure.value {
        if scan.slice(number.start, number.end).contains(&'兆') {
            found.figure.also.push(Reading { kind: found.figure.kind, value: Value::Number(value.shift(-6)), unit: found.figure.unit });
        }
    }
}

/// Currency before the number: 人民币8千元, $500.
fn with_prefix(scan: &Scan<'_>, found: &mut Found, start: usize, floor: usize) {
    let Some((begin, unit)) = money_prefix(scan, start, floor) else { return };
    let bare = matches!(found.figure.kind, Kind::Count) && found.figure.unit.is_none();
    if bare || found.figure.kind == Kind::Money && (found.figure.unit.open.is_empty() || !found.figure.unit.open.is_empty() && unit.open.is_empty()) {
        found.start = begin;
        found.figure.kind = Kind::Money;
        if bare || unit.open.is_empty() {
            found.figure.unit = unit;
        }
        let lead = approx::lead(scan, begin, floor);
        if lead.approx != Approx::None && found.figure.approx == Approx::None {
            found.start = lead.start;
            found.figure.approx = lead.approx;
        }
    }
}

fn dress(scan: &Scan<'_>, lead: &Lead, tail: Tail, floor: usize, value: Value) -> Found {
    let mut found = Found::new(lead.start, tail.end, tail.kind, value);
    let figure = &mut found.figure;
    figure.unit = tail.unit;
    figure.approx = match (tail.approx, lead.approx) {
        (Approx::None, lead) => lead,
        (tail, _) => tail,
    };
    // 近三年 is the last three years, not nearly three.
    if lead.approx == Approx::Under && figure.kind == Kind::Duration && scan.at(lead.start) == '近' && scan.at(lead.start + 1) != '乎' {
        figure.approx = tail.approx;
    }
    if let Some((length, approx)) = approx::trail(scan, tail.end) {
        let bounded = matches!(approx, Approx::AtMost) && matches!(figure.kind, Kind::Duration) && scan.one_of(tail.end, "以内 之内").is_some();
        if !bounded {
            found.end += length;
            if figure.approx == Approx::None || !matches!(approx, Approx::About) {
                figure.approx = approx;
            }
        }
    }
    figure.approx = approx::comparison(scan, lead.start, found.end).unwrap_or(figure.approx);
    figure.direction = approx::direction(scan, lead.start, found.end, floor);
    if figure.direction == Direction::None && figure.kind == Kind::PercentagePoint {
        figure.direction = approx::margin(scan, lead.start);
    }
    found
}
