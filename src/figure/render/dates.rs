//! Dates, times and years in English and Chinese. Called by `english` and `chinese`.

use super::Shade;
use super::words::{month_name, ordinal_digits, ordinal_word, weekday};
use crate::figure::Date;
use crate::text::Lang;

/// `date` in English.
pub(super) fn english(date: &Date, lang: &Lang, shade: Shade) -> Option<String> {
    let day = english_day(date, lang)?;
    let day = match shade {
        _ if date.day.is_some() || date.hour.is_some() => day,
        Shade::Early => format!("early {day}"),
        Shade::Mid => format!("mid-{day}"),
        Shade::Late => format!("late {day}"),
        _ => day,
    };
    Some(match (english_time(date), day.is_empty()) {
        (None, true) => return None,
        (None, false) => day,
        (Some(time), true) => time,
        (Some(time), false) => format!("{time} on {day}"),
    })
}

/// From one date to another in English; what both share is said once, at the end.
pub(super) fn english_range(from: &Date, to: &Date, lang: &Lang) -> Option<String> {
    let mut from = *from;
    if from.month.is_some() && from.year == to.year {
        from.year = None;
    }
    Some(format!("{} to {}", english(&from, lang, Shade::Plain)?, english(to, lang, Shade::Plain)?))
}

/// The date without its time; empty where it states none.
fn english_day(date: &Date, lang: &Lang) -> Option<String> {
    let year = english_year(date);
    let of_year = || year.as_ref().map_or_else(String::new, |year| format!(" of {year}"));
    if let Some(quarter) = date.quarter {
        return Some(format!("{} quarter{}", ordinal_word(i64::from(quarter))?, of_year()));
    }
    if let Some(half) = date.half {
        return Some(format!("{} half{}", ordinal_word(i64::from(half))?, of_year()));
    }
    let month = match date.month {
        Some(month) => Some(month_name(month)?),
        None => None,
    };
    let british = lang.is_british();
    let text = match (year, month, date.day) {
        (Some(year), Some(month), Some(day)) if british => format!("{day} {month} {year}"),
        (Some(year), Some(month), Some(day)) => format!("{month} {day}, {year}"),
        (Some(year), Some(month), None) => format!("{month} {year}"),
        (Some(year), None, None) => year,
        (None, Some(month), Some(day)) if british => format!("{day} {month}"),
        (None, Some(month), Some(day)) => format!("{month} {day}"),
        (None, Some(month), None) => month.to_owned(),
        (None, None, Some(day)) => format!("the {}", ordinal_digits(day.into())),
        (Some(_), None, Some(_)) => return None,
        (None, None, None) => String::new(),
    };
    Some(match date.weekday {
        Some(day) if text.is_empty() => weekday(day)?.0.to_owned(),
        Some(day) => format!("{}, {text}", weekday(day)?.0),
        None => text,
    })
}

fn english_year(date: &Date) -> Option<String> {
    let year = date.year?;
    Some(match year {
        _ if date.century => format!("{} century", ordinal_digits(year.into())),
        _ if date.decade => format!("{year}s"),
        ..0 => format!("{} BC", year.unsigned_abs()),
        _ => year.to_string(),
    })
}

fn english_time(date: &Date) -> Option<String> {
    let (hour, minute) = (date.hour?, date.minute.unwrap_or(0));
    let second = date.second.map_or_else(String::new, |second| format!(":{second:02}"));
    let (clock, half) = match hour {
        0 => (12, "a.m."),
        1..=11 => (hour, "a.m."),
        12 => (12, "p.m."),
        13..=23 => (hour - 12, "p.m."),
        _ => return Some(format!("{hour}:{minute:02}{second}")),
    };
    Some(format!("{clock}:{minute:02}{second} {half}"))
}

/// `date` in Chinese (simplified).
pub(super) fn chinese(date: &Date, shade: Shade) -> Option<String> {
    let mut out = chinese_year(date);
    if let Some(quarter) = date.quarter {
        out.push_str(["一季度", "二季度", "三季度", "四季度"].get(usize::from(quarter).checked_sub(1)?)?);
    }
    if let Some(half) = date.half {
        out.push_str(["上半年", "下半年"].get(usize::from(half).checked_sub(1)?)?);
    }
    if let Some(month) = date.month {
        out = format!("{out}{month}月");
    }
    if let Some(day) = date.day {
        out = format!("{out}{day}日");
    }
    out.push_str(match shade {
        _ if date.day.is_some() || date.hour.is_some() => "",
        Shade::Early if date.month.is_some() => "初",
        Shade::Mid if date.month.is_some() => "中旬",
        Shade::Late if date.month.is_some() => "底",
        Shade::Early => "初",
        Shade::Late => "底",
        _ => "",
    });
    if let Some(day) = date.weekday {
        out.push_str(weekday(day)?.1);
    }
    if let Some(hour) = date.hour {
        let second = date.second.map_or_else(String::new, |second| format!(":{second:02}"));
        out = format!("{out}{hour}:{:02}{second}", date.minute.unwrap_or(0));
    }
    Some(out).filter(|out| !out.is_empty())
}

/// From one date to another in Chinese; what both share is said once, at the start.
pub(super) fn chinese_range(from: &Date, to: &Date) -> Option<String> {
    let mut to = *to;
    if to.month.is_some() && to.year == from.year {
        to.year = None;
    }
    let (from, to) = (chinese(from, Shade::Plain)?, chinese(&to, Shade::Plain)?);
    // 1月至11月 and 2020年至2025年 read the same way.
    Some(format!("{from}至{to}"))
}

fn chinese_year(date: &Date) -> String {
    match date.year {
        Some(year) if date.century => format!("{year}世纪"),
        Some(year) if date.decade => format!("{}世纪{}年代", year.div_euclid(100) + 1, year.rem_euclid(100)),
        Some(year) if year < 0 => format!("公元前{}年", year.unsigned_abs()),
        Some(year) => format!("{year}年"),
        None => String::new(),
    }
}
