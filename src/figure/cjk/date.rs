//! Dates and their parts: 2022年7月1日, 1至11月, 民国112年, 一季度, 20世纪90年代, 2015-3-3, 星期三.

use super::super::{Date, Exact, Kind, Reading, Unit, Value};
use super::decade::{century, clipped_decade, decade, two_decades};
use super::number::{Number, Style};
use super::numeral;
use super::numeric::{century_of, field, full, numeric};
use super::{scan::Scan, table::Class, words::words};
use crate::figure::found::Found;

/// A date that begins with the number at `at`.
pub(super) fn read(scan: &Scan<'_>, at: usize, floor: usize) -> Option<Found> {
    let placed = scan.before(at) == '第' && !scan.has(at + 1, "季度");
    let decimals = scan.before(at) == '.' && (scan.before(at - 1).is_ascii_digit() || scan.at(at + 4) != '年');
    if !matches!(scan.class(at), Class::Arabic | Class::Digit | Class::Small) || placed || decimals {
        return None;
    }
    let number = numeral::read(scan, at)?;
    if number.decimals && !numeric_head(scan, &number) || number.grouped || number.over {
        return None;
    }
    numeric(scan, at)
        .or_else(|| in_years(scan, &number, floor))
        .or_else(|| two_decades(scan, &number).or_else(|| clipped_decade(scan, &number)))
        .or_else(|| super::span::first_months(scan, &number, floor))
        .or_else(|| in_months(scan, &number))
        .or_else(|| in_days(scan, &number))
        .or_else(|| quarter(scan, &number))
        .or_else(|| century(scan, &number))
        .or_else(|| bare_year(scan, &number))
}

/// 《2022中国海归就业调查报告》, 2023春节: a year without its sign, at the head of a name.
fn bare_year(scan: &Scan<'_>, number: &Number) -> Option<Found> {
    let year = i32::try_from(number.whole()?).ok().filter(|year| (1949..2060).contains(year))?;
    let plain = number.style == Style::Arabic && number.digits == 4 && number.end == number.start + 4;
    let named = scan.class(number.end) == Class::Other
        && scan.at(number.end).is_alphabetic()
        && !scan.at(number.end).is_ascii()
        && !"多余来几比至到点左".contains(scan.at(number.end));
    let counted =
        scan.index.suffixes.longest(scan.from(number.end)).is_some() || scan.one_of(number.end, words!("倍 岁 折 成 级")).is_some();
    let head = scan.is_opening(number.start) && !scan.before(scan.before_blanks(number.start)).is_ascii_punctuation()
        || matches!(scan.before(number.start), '(' | ',' | '"' | '\'');
    (plain && named && head && !counted)
        .then(|| Found::dated(number.start, number.end, Kind::Year, Date { year: Some(year), ..Date::default() }))
}

fn numeric_head(scan: &Scan<'_>, number: &Number) -> bool {
    number.style == Style::Arabic && scan.class(number.start) == Class::Arabic
}

/// The year that `number` before 年 names; `None` for a length of time.
fn year_of(scan: &Scan<'_>, number: &Number, floor: usize) -> Option<(usize, i32)> {
    let value = i32::try_from(number.whole()?).ok()?;
    let before = scan.before_blanks(number.start);
    if let Some((length, base)) = scan.index.eras.longest_end(scan.back(before, 4)).filter(|(length, _)| before - length >= floor) {
        return Some((before - length, base + value));
    }
    if let Some(length) = scan.ends(before, words!("公元前 纪元前 西元前 前"))
        && (scan.at(before - length) != '前' || number.digits >= 3 && matches!(scan.before(before - 1), '年' | '-'))
    {
        return Some((before - length, -value));
    }
    if let Some(length) = scan.ends(before, words!("公元 纪元 西元")) {
        return Some((before - length, value));
    }
    let next = scan.at(number.end + 1);
    let lasting = "来内间以多余之历左".contains(next) && next != '\0';
    // 15年3月5日: a month after it makes two digits a year.
    let month = || numeral::read(scan, number.end + 1).is_some_and(|month| month_of(scan, &month).is_some());
    // 113年6月, 112年度: Taiwan counts from 1911, and leaves the era out.
    if number.digits == 3 && number.style == Style::Arabic && (100..150).contains(&value) && (next == '度' || month()) {
        return Some((number.start, 1911 + value));
    }
    let month_follows = number.digits == 2 && month();
    let named = match number.style {
        Style::Arabic if month_follows => true,
        Style::Arabic => match number.digits {
            4 => {
                (1000..=2100).contains(&value)
                    && !scan.has(number.end, "年历史")
                    && !(value % 100 == 0 && scan.one_of(number.end, words!("年来 年前的 年前, 年的")).is_some())
            }
            2 => {
                number.leading_zero
                    || value >= 70
                        && !lasting
                        && scan.ends(number.start, words!("共 共计 历时 长达 长 达 满 用了 花了 存续 相隔 时隔 整整")).is_none()
                        && !matches!(next, '前' | '后' | '的' | '代')
                        && super::approx::lead(scan, number.start, floor).start == number.start
            }
            _ => false,
        },
        Style::Sequence => number.digits == 4 || number.digits == 2,
        Style::Scaled => (1900..2100).contains(&value) && value % 100 != 0 && number.high.is_none(),
        _ => false,
    };
    let year = if number.digits == 2 && value < 100 { century_of(value) } else { value };
    named.then_some((number.start, year))
}

fn in_years(scan: &Scan<'_>, number: &Number, floor: usize) -> Option<Found> {
    if let Some(found) = year_span(scan, number) {
        return Some(found);
    }
    let sign = scan.past_blanks(number.end);
    if let Some(length) = scan.one_of(number.end, words!("b.c. B.C. bc BC a.d. A.D. ad AD")).filter(|_| number.style == Style::Arabic) {
        let year = i32::try_from(number.whole()?).ok()?;
        let year = if matches!(scan.at(number.end), 'b' | 'B') { -year } else { year };
        return Some(Found::dated(number.start, number.end + length, Kind::Year, Date { year: Some(year), ..Date::default() }));
    }
    if scan.at(sign) != '年' {
        return None;
    }
    if scan.has(sign, "年代") {
        return decade(scan, number, sign + 2);
    }
    if scan.has(sign, "年级") || number.high.is_some() {
        return None;
    }
    let (start, year) = year_of(scan, number, floor)?;
    if let Some(months) = super::span::months_of(scan, sign + 1, year) {
        return Some(Found { start, ..months });
    }
    let mut date = Date { year: Some(year), ..Date::default() };
    let mut end = sign + 1;
    end = detail(scan, end, &mut date).unwrap_or(end);
    if let Some(length) = scan.one_of(end, words!("B.C. b.c. BC bc")) {
        date.year = Some(-year.abs());
        end += length;
    }
    let kind = if date == (Date { year: date.year, ..Date::default() }) { Kind::Year } else { Kind::Date };
    let mut found = until(scan, Found::dated(start, end, kind, date));
    if number.digits == 2
        && found.figure.kind == Kind::Year
        && let (Some(value), Some(years)) = (number.low, Unit::by_code("a"))
    {
        found.figure.also.push(Reading { kind: Kind::Duration, value: Value::Number(value), unit: years });
    }
    Some(found)
}

/// 2019-2023年, 2019—2023年, 2019至2023年.
fn year_span(scan: &Scan<'_>, number: &Number) -> Option<Found> {
    if number.style != Style::Arabic || number.digits != 4 {
        return None;
    }
    let length = scan.one_of(number.end, words!("- ~ 至 到"))?;
    let other = numeral::read(scan, number.end + length).filter(|other| other.style == Style::Arabic)?;
    let season = scan.one_of(other.end, words!("赛季 财年 学年 年度 财政年度"));
    if scan.at(other.end) != '年' && season.is_none() {
        return None;
    }
    let end = other.end + usize::from(season.is_none());
    let (from, mut to) = (i32::try_from(number.whole()?).ok()?, i32::try_from(other.whole()?).ok()?);
    if other.digits == 2 {
        to += from / 100 * 100;
    }
    let year = |year| Date { year: Some(year), ..Date::default() };
    let fits = (1000..3000).contains(&from) && (from..3000).contains(&to);
    fits.then(|| Found::new(number.start, end, Kind::YearRange, Value::DateRange(year(from), year(to))))
}

/// Month, day, quarter or half after a year.
fn detail(scan: &Scan<'_>, end: usize, date: &mut Date) -> Option<usize> {
    let at = scan.past_blanks(end);
    if let Some(length) = scan.one_of(at, words!("上半年 下半年")) {
        date.half = Some(if scan.at(at) == '上' { 1 } else { 2 });
        return Some(at + length);
    }
    let first = at + usize::from(scan.at(at) == '第');
    let number = numeral::read(scan, first).filter(|number| number.style != Style::BareScale)?;
    if first > at && is_season(scan, number.end) {
        date.quarter = u8::try_from(number.whole()?).ok().filter(|quarter| (1..=4).contains(quarter));
        return date.quarter.map(|_| number.end + 1);
    }
    if scan.has(number.end, "季度") {
        date.quarter = u8::try_from(number.whole()?).ok().filter(|quarter| (1..=4).contains(quarter));
        return date.quarter.map(|_| number.end + 2);
    }
    if first > at {
        return None;
    }
    if scan.at(number.end) == '/' {
        let (month, _, middle) = field(scan, number.start)?;
        let (day, _, last) = field(scan, middle + 1)?;
        let whole = full(2000, month, day)?;
        (date.month, date.day) = (whole.month, whole.day);
        return Some(last);
    }
    // 2018年1至11月 is a year and a range of months.
    let month = month_of(scan, &number)?;
    date.month = Some(month.0);
    Some(day_after(scan, month.1, date).unwrap_or(month.1))
}

/// The month that `number` names: its value and where 月 ends.
fn month_of(scan: &Scan<'_>, number: &Number) -> Option<(u8, usize)> {
    let sign = scan.past_blanks(number.end);
    let next = scan.at(sign + 1);
    if scan.at(sign) != '月' || "球亮饼氏嫂薪租龄".contains(next) && next != '\0' || number.high.is_some() || scan.at(number.start) == '两'
    {
        return None;
    }
    let month = u8::try_from(number.whole()?).ok().filter(|month| (1..=12).contains(month))?;
    Some((month, sign + 1 + scan.one_of(sign + 1, words!("份")).unwrap_or(0)))
}

/// Day or part of the month after 月.
fn day_after(scan: &Scan<'_>, end: usize, date: &mut Date) -> Option<usize> {
    let at = scan.past_blanks(end + usize::from(scan.at(end) == '的'));
    if let Some(length) = scan.one_of(end, words!("上旬 中旬 下旬 初旬 初 底 末")) {
        let lunar = scan.at(end) == '初' && scan.class(end + 1) != Class::Other;
        if !lunar {
            return Some(end + length);
        }
        return lunar_day(scan, end + 1, date);
    }
    let number = numeral::read(scan, at).filter(|number| number.high.is_none() && !number.decimals)?;
    let sign = scan.past_blanks(number.end);
    let bare = !matches!(scan.at(sign), '日' | '号');
    if bare && (!scan.is_closing(number.end) || at != end || date.year.is_none() && scan.class(at) == Class::Arabic)
        || scan.at(number.end) == '-'
    {
        return None;
    }
    date.day = u8::try_from(number.whole()?).ok().filter(|day| (1..=31).contains(day));
    date.day.map(|_| if bare { number.end } else { sign + 1 })
}

fn lunar_day(scan: &Scan<'_>, at: usize, date: &mut Date) -> Option<usize> {
    let number = numeral::read(scan, at)?;
    date.day = u8::try_from(number.whole()?).ok().filter(|day| (1..=10).contains(day));
    date.day.map(|_| number.end)
}

fn in_months(scan: &Scan<'_>, number: &Number) -> Option<Found> {
    if let Some(found) = month_span(scan, number).or_else(|| two_months(scan, number)) {
        return Some(found);
    }
    let (month, end) = month_of(scan, number)?;
    if is_of_sentence(scan, number.start) {
        let mut found = Found::new(number.start, end, Kind::Duration, Value::Number(Exact::int(month.into())));
        found.figure.unit = Unit::by_code("mo")?;
        return Some(found);
    }
    let mut date = Date { month: Some(month), ..Date::default() };
    let end = day_after(scan, end, &mut date).unwrap_or(end);
    Some(until(scan, Found::dated(number.start, end, Kind::Date, date)))
}

/// Whether months go on with the years of a sentence: 判4年6月, as courts in Taiwan write.
fn is_of_sentence(scan: &Scan<'_>, at: usize) -> bool {
    let Some(years) = at.checked_sub(1).filter(|_| scan.before(at) == '年') else { return false };
    let digits =
        (0..3).take_while(|back| matches!(scan.class(years.wrapping_sub(back + 1)), Class::Arabic | Class::Digit | Class::Small)).count();
    let judged = words!("判 改判 判处 判刑 处 徒刑 有期徒刑 刑期 囚 监禁 应执行 执行");
    (1..3).contains(&digits) && scan.ends(scan.before_blanks(years - digits), judged).is_some()
}

/// 七八月份: two months that share their sign.
fn two_months(scan: &Scan<'_>, number: &Number) -> Option<Found> {
    let month = |value: Option<Exact>| value?.to_i64().and_then(|month| u8::try_from(month).ok()).filter(|month| (1..=12).contains(month));
    let (from, to) = (month(number.low)?, month(number.high)?);
    let (_, end) = month_of(scan, &Number { high: None, ..*number })?;
    let month = |month| Date { month: Some(month), ..Date::default() };
    Some(Found::new(number.start, end, Kind::Date, Value::DateRange(month(from), month(to))))
}

/// 1至11月, 1-11月, 七、八月 stays two.
fn month_span(scan: &Scan<'_>, number: &Number) -> Option<Found> {
    let length = scan.one_of(number.end, words!("至 到 - ~"))?;
    let other = numeral::read(scan, number.end + length)?;
    let (to, end) = month_of(scan, &other)?;
    let from = u8::try_from(number.whole()?).ok().filter(|from| (1..=12).contains(from))?;
    if scan.class(end) == Class::Arabic {
        return None;
    }
    let month = |month| Date { month: Some(month), ..Date::default() };
    Some(Found::new(number.start, end, Kind::Date, Value::DateRange(month(from), month(to))))
}

fn in_days(scan: &Scan<'_>, number: &Number) -> Option<Found> {
    let sign = scan.past_blanks(number.end);
    let next = scan.at(sign + 1);
    let day = u8::try_from(number.whole()?).ok().filter(|day| (1..=31).contains(day))?;
    let named = match scan.at(sign) {
        '日' => {
            let length_of_time = "内间游均子趋常益本元币圆通票".contains(next) && next != '\0'
                || scan.has(sign, "日夜") && !scan.has(sign, "日夜间")
                || scan.one_of(sign + 1, words!("以上 以下 年化")).is_some()
                || scan.ends(number.start, words!("近 过去 连续 历时 为期 每 满 长达 不到 仅 这 数 几")).is_some();
            !length_of_time
                && scan.at(number.start) != '两'
                && !(number.style == Style::Single
                    && scan.value(number.start) == 1
                    && scan.before(number.start).is_alphabetic()
                    && !matches!(scan.before(number.start), '月' | '于' | '在'))
        }
        '号' => {
            let after =
                scan.is_closing(sign + 1) || scan.one_of(sign + 1, words!("早 晚 上午 下午 中午 凌晨 之前 之后 以前 以后 前 后")).is_some();
            let before = scan.is_opening(number.start) && !scan.is_whole(number.start, sign + 1)
                || scan.ends(number.start, words!("月 每月 到 至 的 在 于 月的")).is_some();
            after && before
        }
        _ => false,
    };
    let mut found =
        named.then(|| until(scan, Found::dated(number.start, sign + 1, Kind::Date, Date { day: Some(day), ..Date::default() })))?;
    // 上诉期为十日: so many days.
    if scan.at(sign) == '日'
        && scan.ends(number.start, words!("为 期 限 达 需 共 计 留 延长 提前 推迟 拘留 实施 进行")).is_some()
        && let Some(unit) = Unit::by_code("d").filter(|_| matches!(found.figure.value, Value::Date(_)))
    {
        let value = Value::Number(Exact::int(day.into()));
        found.figure.also.push(Reading { kind: Kind::Duration, value, unit });
    }
    Some(found)
}

/// A second date after 至, 到 or a dash: the parts that it leaves out are the first one's.
fn until(scan: &Scan<'_>, found: Found) -> Found {
    let Some(length) = scan.one_of(found.end, words!("至 到 - ~")) else { return found };
    let Value::Date(from) = found.figure.value else { return found };
    let at = found.end + length;
    let Some(number) = numeral::read(scan, at).filter(|number| !number.decimals && number.high.is_none()) else { return found };
    let mut to = Date::default();
    let sign = scan.past_blanks(number.end);
    let end = match scan.at(sign) {
        '年' if from.year.is_some() => year_of(scan, &number, at).map(|(_, year)| {
            to.year = Some(year);
            detail(scan, sign + 1, &mut to).unwrap_or(sign + 1)
        }),
        '月' if from.month.is_some() => month_of(scan, &number).map(|(month, end)| {
            (to.year, to.month) = (from.year, Some(month));
            day_after(scan, end, &mut to).unwrap_or(end)
        }),
        '日' | '号' if from.day.is_some() => number.whole().and_then(|day| u8::try_from(day).ok()).filter(|day| *day <= 31).map(|day| {
            (to.year, to.month, to.day) = (from.year, from.month, Some(day));
            sign + 1
        }),
        _ => None,
    };
    let Some(end) = end else { return found };
    let kind = if found.figure.kind == Kind::Year && to.month.is_none() { Kind::YearRange } else { Kind::Date };
    Found::new(found.start, end, kind, Value::DateRange(from, to))
}

/// 第三季营收: a quarter; a season on stage or screen has its noun after it (or a title before it).
fn is_season(scan: &Scan<'_>, at: usize) -> bool {
    scan.at(at) == '季' && !"度节播剧集开收赛综番的".contains(scan.at(at + 1))
}

/// 一季度, 第三季度, 前三季度, 二三季度.
pub(super) fn quarter(scan: &Scan<'_>, number: &Number) -> Option<Found> {
    let season =
        scan.before(number.start) == '第' && is_season(scan, number.end) && !matches!(scan.before(number.start - 1), '》' | '”' | '>');
    if !scan.has(number.end, "季度") && !season || scan.before(number.start) == '个' {
        return None;
    }
    let last = number.end + if season { 1 } else { 2 };
    let quarter = u8::try_from(number.whole()?).ok().filter(|quarter| (1..=4).contains(quarter))?;
    let start = number.start - usize::from(scan.before(number.start) == '第');
    if let Some((low, high)) = number.low.zip(number.high).and_then(|(low, high)| Some((low.to_i64()?, high.to_i64()?))) {
        let part = |quarter: i64| Date { quarter: u8::try_from(quarter).ok(), ..Date::default() };
        return Some(Found::new(start, last, Kind::Date, Value::DateRange(part(low), part(high))));
    }
    let date = |quarter| Date { quarter: Some(quarter), ..Date::default() };
    if scan.before(start) == '前' && quarter > 1 {
        return Some(Found::new(start - 1, last, Kind::Date, Value::DateRange(date(1), date(quarter))));
    }
    Some(Found::dated(start, last, Kind::Date, date(quarter)))
}

/// 上半年, 星期三, 周一: dates that begin with no number.
pub(super) fn special(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if let Some(length) = scan.one_of(at, words!("上半年 下半年")) {
        let half = if scan.at(at) == '上' { 1 } else { 2 };
        return Some(Found::dated(at, at + length, Kind::Date, Date { half: Some(half), ..Date::default() }));
    }
    let length = scan.one_of(at, words!("星期 礼拜 周"))?;
    let sign = scan.at(at + length);
    let weekday = "一二三四五六日天".chars().zip([1, 2, 3, 4, 5, 6, 7, 7]).find(|(day, _)| *day == sign)?.1;
    let numbered = matches!(scan.class(at.saturating_sub(1)), Class::Digit | Class::Arabic | Class::Small)
        || scan.before(at) == '个' && scan.before(at - 1) != '今';
    let next = scan.at(at + length + 1);
    // 周六周日
    let again = next == '周' && "一二三四五六日".contains(scan.at(at + length + 2));
    let other = length == 1 && !again && ("年期岁次天月周个多直般流".contains(next) && next != '\0' || "一四".contains(scan.before(at)));
    if numbered && at > 0 && scan.before(at - 1) != '周' || other {
        return None;
    }
    Some(Found::dated(at, at + length + 1, Kind::Date, Date { weekday: Some(weekday), ..Date::default() }))
}
