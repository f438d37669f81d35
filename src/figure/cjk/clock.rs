//! Times of day: 17:14:22, 3:15pm, 下午三点一刻, 20时.

use super::super::{Approx, Date, Kind, Reading, Value};
use super::digits::joins_in;
use super::hour::{day_part, is_night};
use super::number::{Number, Style};
use super::numeral;
use super::scan::Scan;
use super::table::Class;
use super::words::words;
use crate::figure::found::Found;

/// A time of day whose hour begins at `at`.
pub(super) fn read(scan: &Scan<'_>, at: usize, floor: usize) -> Option<Found> {
    if !matches!(scan.class(at), Class::Arabic | Class::Digit | Class::Small) || matches!(scan.before(at), ':' | '.' | '第') {
        return None;
    }
    let hour = hour(scan, at)?;
    let colon = colon(scan, &hour);
    let (mut time, mut end) = match colon {
        Some(found) => found,
        None => first_of_two(scan, &hour).or_else(|| words(scan, &hour))?,
    };
    let mut start = at;
    let part = day_part(scan, at).filter(|(begin, _)| *begin >= floor).or_else(|| shared_part(scan, &hour));
    if let Some((begin, add)) = part {
        start = begin;
        shift(&mut time, add);
        time.hour = time.hour.map(|hour| if hour == 12 && is_night(scan, begin) { 0 } else { hour });
    }
    if let Some((length, add)) = meridiem(scan, end) {
        end += length;
        shift(&mut time, add);
    }
    let mut found = Found::new(start, end, Kind::Time, Value::Date(time));
    if start == at && time.second.is_some() && colon.is_some() {
        found.figure.also.extend(Reading::of_clock(&time));
    }
    if let Some((length, Approx::About)) = super::approx::trail(scan, end) {
        found.end += length;
        found.figure.approx = Approx::About;
    }
    Some(found)
}

/// The part of the day that an earlier hour has, from which a span leads to the one at `at`: 晚上6-8点, 下午2点至5点.
fn shared_part(scan: &Scan<'_>, later: &Number) -> Option<(usize, u8)> {
    let at = later.start;
    let joint = at.checked_sub(1).filter(|joint| matches!(scan.at(*joint), '-' | '~' | '至' | '到'))?;
    let told =
        |at: &usize| matches!(scan.class(*at), Class::Arabic | Class::Digit | Class::Small) || matches!(scan.at(*at), '点' | '时' | '半');
    let start = (joint.saturating_sub(5)..joint).rev().take_while(told).last()?;
    let (_, add) = day_part(scan, start)?;
    let first = hour(scan, start)?;
    (later.whole() > first.whole()).then_some((at, add))
}

/// 0-24时: the first of two hours goes by the sign of the second.
fn first_of_two(scan: &Scan<'_>, first: &Number) -> Option<(Date, usize)> {
    let second = matches!(scan.at(first.end), '-' | '至' | '~').then(|| hour(scan, first.end + 1))??;
    let hours = scan.at(second.end) == '时' && !matches!(scan.at(second.end + 1), '间' | '候' | '段');
    // 晚上6-8点
    let told = (hours || scan.at(second.end) == '点' && day_part(scan, first.start).is_some()) && second.whole() > first.whole();
    let time = Date { hour: u8::try_from(first.whole()?).ok(), minute: Some(0), ..Date::default() };
    (told && first.style == Style::Arabic).then_some((time, first.end))
}

fn hour(scan: &Scan<'_>, at: usize) -> Option<Number> {
    let mut number = numeral::read(scan, at)?;
    if number.style == Style::Arabic && number.digits > 2 || number.decimals || number.grouped {
        // 三点五 is a decimal unless the clock says otherwise.
        return None;
    }
    number.high = None;
    number.whole().filter(|hour| (0..=24).contains(hour)).map(|_| number)
}

fn shift(time: &mut Date, add: u8) {
    if let Some(hour) = time.hour {
        time.hour = Some(match add {
            12 if hour < 12 => hour + 12,
            // 中午一点
            1 if hour < 5 => hour + 12,
            _ => hour,
        });
    }
}

fn meridiem(scan: &Scan<'_>, end: usize) -> Option<(usize, u8)> {
    let at = if scan.at(end) == ' ' { end + 1 } else { end };
    let length = scan.one_of(at, words!("pm PM p.m. P.M. p.m am AM a.m. A.M. a.m p P"))?;
    if scan.at(at + length).is_ascii_alphanumeric() {
        return None;
    }
    let add = if matches!(scan.at(at), 'p' | 'P') { 12 } else { 0 };
    Some((at + length - end, add))
}

fn two_digits(scan: &Scan<'_>, at: usize) -> Option<u8> {
    let (tens, ones) = (scan.at(at).to_digit(10)?, scan.at(at + 1).to_digit(10)?);
    if scan.class(at + 2) == Class::Arabic {
        return None;
    }
    u8::try_from(tens * 10 + ones).ok().filter(|value| *value < 60)
}

/// `17:14` and `17:14:22`; a score such as 78:96 or 0:1 is none.
fn colon(scan: &Scan<'_>, hour: &Number) -> Option<(Date, usize)> {
    if hour.style != Style::Arabic || scan.at(hour.end) != ':' {
        return None;
    }
    let minute = two_digits(scan, hour.end + 1)?;
    let hour_value = u8::try_from(hour.whole()?).ok()?;
    let before: String = scan.back(hour.start, 8).iter().collect();
    // 师生比1:14
    let ratio = scan.ends(scan.before_blanks(hour.start), words!("比 比约 比是 比率 比值")).is_some();
    if ratio || ["比分", "比例", "比为"].iter().any(|word| before.contains(word)) {
        return None;
    }
    let mut time = Date { hour: Some(hour_value), minute: Some(minute), ..Date::default() };
    let mut end = hour.end + 3;
    if scan.at(end) == ':'
        && let Some(second) = two_digits(scan, end + 1)
    {
        time.second = Some(second);
        end += 3;
    }
    Some((time, end))
}

/// A small number at `at` below `limit`: its value and end.
fn small(scan: &Scan<'_>, at: usize, limit: i64) -> Option<(u8, usize)> {
    let number = numeral::read(scan, at)?;
    let value = number.whole().filter(|value| (0..limit).contains(value))?;
    Some((u8::try_from(value).ok()?, number.end))
}

/// 三点四十, 3点半, 十六时四十分, 5点1刻.
fn words(scan: &Scan<'_>, hour: &Number) -> Option<(Date, usize)> {
    let sign = scan.past_blanks(hour.end);
    let value = u8::try_from(hour.whole()?).ok()?;
    let mut time = Date { hour: Some(value), ..Date::default() };
    let next = scan.past_blanks(sign + 1);
    let evident = match scan.at(sign) {
        '点' => false,
        '时' if hour.style == Style::Arabic || hour.style == Style::Scaled || hour.style == Style::Single => {
            if "代期候间速尚空差刻而不常光局装政事令节钟效序机".contains(scan.at(sign + 1)) && !scan.has(sign + 1, "期间")
            {
                return None;
            }
            true
        }
        _ => return None,
    };
    if let Some(length) = scan.one_of(next, words!("半 踏半 搭半"))
        && !"年天个日月小数".contains(scan.at(next + length))
    {
        time.minute = Some(30);
        return Some((time, next + length));
    }
    if let Some((quarters, end)) = small(scan, next, 4).filter(|(_, end)| scan.at(*end) == '刻') {
        time.minute = Some(quarters * 15);
        return Some((time, end + 1));
    }
    if let Some((minute, end)) = small(scan, next, 60).filter(|(_, end)| !is_claimed(scan, *end) && !joins_in(scan, hour, next)) {
        let stated = scan.at(end) == '分' && !matches!(scan.at(end + 1), '之' | '钟');
        if stated || end > next + 1 || evident || day_part(scan, hour.start).is_some() {
            time.minute = Some(minute);
            return Some(seconds(scan, time, end + usize::from(stated)));
        }
    }
    let told = scan.one_of(sign + 1, words!("整 钟 准时 左右 前 后 之前 之后 以前 以后 许 到 至 开始 起 多 - ~ 差")).is_some()
        || scan.is_closing(sign + 1) && (hour.style == Style::Arabic || is_hour_expected(scan, hour.start));
    let end = sign + 1 + scan.one_of(sign + 1, words!("整 钟")).unwrap_or(0);
    (evident || told || day_part(scan, hour.start).is_some() || shared_part(scan, hour).is_some()).then_some((time, end))
}

/// Whether an hour in words can stand at `at`: 说明两点 and 以下两点 count points, 时间是两点 tells the time.
fn is_hour_expected(scan: &Scan<'_>, at: usize) -> bool {
    let before = scan.before(scan.before_blanks(at));
    scan.is_opening(at) || "在到至从于是为间约近已才刚快过等日天晚早号午夜今昨时候".contains(before)
}

/// Whether the number that ends at `end` counts something else (三点5个).
fn is_claimed(scan: &Scan<'_>, end: usize) -> bool {
    scan.at(end) != '分' && (scan.index.suffixes.longest(scan.from(end)).is_some() || matches!(scan.at(end), '.' | '点' | ':'))
}

fn seconds(scan: &Scan<'_>, mut time: Date, end: usize) -> (Date, usize) {
    if let Some((second, at)) = small(scan, end, 60).filter(|(_, at)| scan.at(*at) == '秒') {
        time.second = Some(second);
        return (time, at + 1);
    }
    (time, end)
}
