//! Tables of spellings. The law with the extractors stands in `law`.

use super::script::simplified;
use super::*;
use crate::figure::{Date, Exact, Unit, Value};

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

fn n(text: &str) -> Exact {
    Exact::parse(text).unwrap()
}

/// A figure from `kind value unit approx`, the value as the machine interface writes it.
fn figure(spec: &str) -> Figure {
    let parts: Vec<&str> = spec.split(' ').collect();
    let kind = ALL.iter().copied().find(|kind| kind.name() == parts[0]).unwrap();
    let value = match parts[1].split_once("..") {
        Some((from, to)) => match (date(from), date(to)) {
            (Some(from), Some(to)) if kind.class() == crate::figure::Class::Date => Value::DateRange(from, to),
            _ => Value::Range(n(from), n(to)),
        },
        None if kind.class() == crate::figure::Class::Date => Value::Date(date(parts[1]).unwrap()),
        None => match parts[1].split_once(':') {
            Some((left, right)) => Value::Pair(n(left), n(right)),
            None => Exact::parse(parts[1]).map_or_else(|| Value::Text(parts[1].into()), Value::Number),
        },
    };
    let mut figure = Figure::new(0..0, kind, value);
    figure.unit = match (kind, parts.get(2).copied().unwrap_or("")) {
        (Kind::Percent, "") => Unit::PERCENT,
        (Kind::PercentagePoint, "") => Unit::POINT,
        (_, "" | "-") => Unit::NONE,
        (Kind::Money, code) => Unit::money(Box::leak(code.to_owned().into_boxed_str())),
        (_, code) => Unit::by_code(code).unwrap_or_else(|| Unit::count(Box::leak(code.to_owned().into_boxed_str()))),
    };
    figure.approx = match parts.get(3).copied().unwrap_or("") {
        "over" => Approx::Over,
        "about" => Approx::About,
        "under" => Approx::Under,
        "at_least" => Approx::AtLeast,
        "at_most" => Approx::AtMost,
        _ => Approx::None,
    };
    figure
}

const ALL: &[Kind] = &[
    Kind::Money,
    Kind::Percent,
    Kind::PercentagePoint,
    Kind::Count,
    Kind::Measure,
    Kind::Ratio,
    Kind::Ordinal,
    Kind::Date,
    Kind::Time,
    Kind::Year,
    Kind::YearRange,
    Kind::Duration,
    Kind::Age,
    Kind::Rank,
    Kind::Multiplier,
    Kind::Fraction,
    Kind::Score,
    Kind::Label,
];

/// `2022-07-01`, `--07`, `2025-Q1`, `T08:30`, `1990s`, `20C`, `W1`.
fn date(text: &str) -> Option<Date> {
    let mut date = Date::default();
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    if let Some((hour, minute)) = time.split_once(':') {
        date.hour = hour.parse().ok();
        date.minute = minute.parse().ok();
    }
    let (year, rest) = match day.strip_prefix("--") {
        Some(rest) => ("", rest),
        None if day.starts_with('-') => (day, ""),
        None => day.split_once('-').unwrap_or((day, "")),
    };
    let mut rest = rest;
    if let Some(year) = year.strip_suffix('s') {
        (date.year, date.decade) = (year.parse().ok(), true);
    } else if let Some(year) = year.strip_suffix('C') {
        (date.year, date.century) = (year.parse().ok(), true);
    } else if year.parse::<i32>().is_ok() {
        date.year = year.parse().ok();
    } else if !year.is_empty() {
        rest = year;
    }
    for part in rest.split('-').filter(|part| !part.is_empty()) {
        match part.split_at(1) {
            ("Q", q) => date.quarter = q.parse().ok(),
            ("H", h) => date.half = h.parse().ok(),
            ("W", w) => date.weekday = w.parse().ok(),
            _ if date.month.is_none() => date.month = Some(part.parse().ok()?),
            _ => date.day = Some(part.parse().ok()?),
        }
    }
    Some(date)
}

fn check(tag: &str, style: impl Into<Style>, cases: &[(&str, &str, &str)]) {
    let style = style.into();
    for (spec, surface, want) in cases {
        assert_eq!(render(&figure(spec), surface, &lang(tag), style).as_deref(), Some(*want), "{spec} {surface}");
    }
}

#[test]
fn english_keeps_every_digit() {
    check(
        "en",
        NumberStyle::Exact,
        &[
            ("money 2923420000 CNY", "29.2342亿元", "2.92342 billion yuan"),
            ("money 20865 CNY", "20865元", "20,865 yuan"),
            ("money 74700000 CNY", "7470万元", "74.7 million yuan"),
            ("money 11000000000 CNY over", "逾110亿元", "more than 11 billion yuan"),
            ("money 600 CNY under", "近600元", "nearly 600 yuan"),
            ("money 600 CNY under", "不足600元", "less than 600 yuan"),
            ("money 1 EUR", "1欧元", "1 euro"),
            ("money 123456789 USD", "1.23456789亿美元", "123,456,789 US dollars"),
            ("money 1500000000000 CNY", "1.5万亿元", "1.5 trillion yuan"),
            ("money 10000000000000000 CNY", "1亿亿元", "10,000 trillion yuan"),
            ("money 1000000..3000000 CNY", "100万至300万元", "1 million to 3 million yuan"),
            ("percent 39.48", "39.48%", "39.48 percent"),
            ("percent 3 ‰", "3‰", "3‰"),
            ("percent 99.5 % at_least", "99.5%以上", "at least 99.5 percent"),
            ("percentage_point 17.3", "17.3个百分点", "17.3 percentage points"),
            ("percentage_point 1", "1个百分点", "1 percentage point"),
            ("percentage_point 25 bp", "25个基点", "25 basis points"),
            ("count 139 project", "139个", "139"),
            ("count 30000 tree over", "3万余株", "more than 30,000"),
            ("count 400..500 person", "四五百人", "400 to 500"),
            ("measure 1800 km2 over", "1800多平方公里", "more than 1,800 square kilometers"),
            ("measure 186000 mu", "18.6万亩", "186,000 mu"),
            ("measure 105000 t", "10.5万吨", "105,000 tonnes"),
            ("measure 2000000 kW", "200万千瓦", "2 million kilowatts"),
            ("ratio 1:2", "1:2", "1:2"),
            ("score 3:1", "3比1", "3-1"),
            ("ordinal 3", "第三", "3rd"),
            ("ordinal 22", "第22", "22nd"),
            ("ordinal 1", "首批", "first"),
            ("rank 1", "首位", "first"),
            ("rank 3", "前三", "top 3"),
            ("duration 20 a over", "20多年", "more than 20 years"),
            ("duration 20 year over", "20多年", "more than 20 years"),
            ("duration 1 h", "1小时", "1 hour"),
            ("age 60 a at_least", "60岁以上", "at least 60 years old"),
            ("age 3 mo", "3个月大", "3 months old"),
            ("age 3", "3岁", "3 years old"),
            ("multiplier 3", "3倍", "3 times"),
            ("fraction 0.25", "四分之一", "one-quarter"),
            ("fraction 0.5", "一半", "one-half"),
            ("fraction 0.4", "五分之二", "two-fifths"),
        ],
    );
}

#[test]
fn english_dates_follow_the_region() {
    let cases = [
        ("date 2022-07-01", "2022年7月1日", "July 1, 2022", "1 July 2022"),
        ("date --07-01", "7月1日", "July 1", "1 July"),
        ("date 2022-07", "2022年7月", "July 2022", "July 2022"),
        ("year 2022", "2022年", "2022", "2022"),
        ("date --06", "6月初", "early June", "early June"),
        ("date --06", "6月中旬", "mid-June", "mid-June"),
        ("date 2025-12", "2025年12月底", "late December 2025", "late December 2025"),
        ("date Q1", "一季度", "first quarter", "first quarter"),
        ("date 2025-Q3", "2025年三季度", "third quarter of 2025", "third quarter of 2025"),
        ("date 2025-H1", "2025年上半年", "first half of 2025", "first half of 2025"),
        ("date --01..--11", "1至11月", "January to November", "January to November"),
        ("year_range 2020..2025", "2020年至2025年", "2020 to 2025", "2020 to 2025"),
        ("date 2022-01..2022-11", "2022年1至11月", "January to November 2022", "January to November 2022"),
        ("date 1990s", "20世纪90年代", "1990s", "1990s"),
        ("date 20C", "20世纪", "20th century", "20th century"),
        ("date -221", "公元前221年", "221 BC", "221 BC"),
        ("date W1", "周一", "Monday", "Monday"),
        ("time T08:30", "8:30", "8:30 a.m.", "8:30 a.m."),
        ("time T17:05", "17时05分", "5:05 p.m.", "5:05 p.m."),
        ("percent 5 %", "5%", "5 percent", "5 per cent"),
        ("percentage_point 5", "5个百分点", "5 percentage points", "5 percentage points"),
        ("measure 5 km2", "5平方公里", "5 square kilometers", "5 square kilometres"),
    ];
    for (spec, surface, us, gb) in cases {
        check("en", NumberStyle::Exact, &[(spec, surface, us)]);
        check("en-GB", NumberStyle::Exact, &[(spec, surface, gb)]);
    }
}

#[test]
fn styles_choose_words_codes_and_nouns() {
    check(
        "en",
        NumberStyle::News,
        &[
            ("count 3 project", "三个", "three"),
            ("count 10 project", "10个", "10"),
            ("ordinal 3", "第三", "third"),
            ("duration 2 a", "两年", "two years"),
            ("percent 3", "3%", "3 percent"),
        ],
    );
    let style = Style { money: MoneyStyle::Code, noun: Noun::Write, ..Style::default() };
    check(
        "en",
        style,
        &[
            ("money 2923420000 CNY", "29.2342亿元", "CNY 2.92342 billion"),
            ("count 139 project", "139个", "139 projects"),
            ("count 1 city", "1个", "1 city"),
            ("count 12 city", "12个", "12 cities"),
            ("count 30000 person over", "3万余人", "more than 30,000 people"),
        ],
    );
}

#[test]
fn stated_precision_stays() {
    let mut figure = figure("percent 81.4");
    figure.place = -2;
    assert_eq!(render(&figure, "81.40%", &lang("en"), NumberStyle::Exact).as_deref(), Some("81.40 percent"));
}

#[test]
fn chinese_counts_in_ten_thousands() {
    let cases = [
        ("money 2923420000 CNY", "2.92342 billion yuan", "29.2342亿元", "29.2342億元"),
        ("money 20865 CNY", "20,865 yuan", "20865元", "20865元"),
        ("money 74700000 CNY", "74.7 million yuan", "7470万元", "7470萬元"),
        ("money 1500000000000 USD", "$1.5 trillion", "1.5万亿美元", "1.5萬億美元"),
        ("percent 39.48", "39.48 percent", "39.48%", "39.48%"),
        ("percentage_point 17.3", "17.3 percentage points", "17.3个百分点", "17.3個百分點"),
        ("measure 186000 mu", "186,000 mu", "18.6万亩", "18.6萬畝"),
        ("measure 1800 km2 over", "more than 1,800 square kilometers", "超过1800平方公里", "超過1800平方公里"),
        ("money 600 CNY under", "nearly 600 yuan", "近600元", "近600元"),
        ("money 600 CNY under", "less than 600 yuan", "不足600元", "不足600元"),
        ("count 400..500 person", "400 to 500", "400至500", "400至500"),
        ("count 1234567 person", "1,234,567", "123.4567万", "123.4567萬"),
        ("date 2022-07-01", "July 1, 2022", "2022年7月1日", "2022年7月1日"),
        ("date --06", "early June", "6月初", "6月初"),
        ("date --01..--11", "January to November", "1月至11月", "1月至11月"),
        ("date 2025-Q1", "first quarter of 2025", "2025年一季度", "2025年一季度"),
        ("date 1990s", "1990s", "20世纪90年代", "20世紀90年代"),
        ("year_range 2020..2025", "2020 to 2025", "2020年至2025年", "2020年至2025年"),
        ("duration 20 a", "20 years", "20年", "20年"),
        ("duration 20 a under", "nearly 20 years", "将近20年", "將近20年"),
        ("score 3:1", "3-1", "3比1", "3比1"),
        ("ratio 1:2", "1:2", "1:2", "1:2"),
        ("age 3 mo", "3 months old", "3个月大", "3個月大"),
        ("age 60 a", "60 years old", "60岁", "60歲"),
        ("fraction 0.25", "a quarter", "4分之1", "4分之1"),
        ("ordinal 3", "third", "第3", "第3"),
        ("rank 10", "top ten", "前10", "前10"),
        ("label 14", "14th Five-Year Plan", "十四五", "十四五"),
        ("label 20", "20th CPC National Congress", "二十大", "二十大"),
        ("label 14", "Fourteenth Five-Year Plan", "十四五", "十四五"),
        ("label 12345", "12345 hotline", "12345热线", "12345熱線"),
        ("label 500", "Top 500", "500强", "500強"),
        ("label 2", "Two Upholds", "两个维护", "兩個維護"),
    ];
    for (spec, surface, hans, hant) in cases {
        check("zh-Hans", NumberStyle::Exact, &[(spec, surface, hans)]);
        check("zh-Hant", NumberStyle::Exact, &[(spec, surface, hant)]);
    }
}

#[test]
fn labels_have_official_names_or_none() {
    for (surface, want) in [
        ("十四五", Some("14th Five-Year Plan")),
        ("“十五五”", Some("15th Five-Year Plan")),
        ("十三五规划", Some("13th Five-Year Plan")),
        ("二十大", Some("20th CPC National Congress")),
        ("黨的十九大", Some("19th CPC National Congress")),
        ("二十届四中全会", Some("fourth plenary session of the 20th CPC Central Committee")),
        ("两个维护", Some("Two Upholds")),
        ("兩個維護", Some("Two Upholds")),
        ("四风", Some("Four Forms of Decadence")),
        ("三北", Some("Three-North")),
        ("一站式", Some("one-stop")),
        ("500强", Some("top 500")),
        ("百强", Some("top 100")),
        ("12345热线", Some("12345 hotline")),
        ("7×24", Some("7×24")),
        ("G1817", Some("G1817")),
        ("三大", None),
        ("二十五", None),
        ("七个不知道", None),
    ] {
        assert_eq!(labels::english(surface).as_deref(), want, "{surface}");
    }
}

#[test]
fn tables_are_sound() {
    let mut seen = std::collections::BTreeSet::new();
    for (chinese, names) in labels::LABELS {
        assert!(seen.insert(chinese), "{chinese} twice");
        assert!(!names.is_empty() && simplified(chinese) == *chinese, "{chinese}");
    }
    for unit in crate::figure::unit::UNITS {
        if let Some(words) = words::unit(unit.code) {
            assert!([words.1, words.2, words.3].iter().all(|word| !word.is_empty()));
        }
    }
    assert_eq!(simplified("兩個維護億畝萬"), "两个维护亿亩万");
}
