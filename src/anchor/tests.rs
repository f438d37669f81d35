//! Sentences before and after; the figures are given by hand, so that these tests do not depend on the extractors.

use super::*;
use crate::figure::{Date, Unit};

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

fn n(text: &str) -> Value {
    Value::Number(Exact::parse(text).unwrap())
}

/// The figure that `surface` is in `text`.
fn at(text: &str, surface: &str, kind: Kind, value: Value, unit: Unit, approx: Approx) -> Figure {
    let start = text.find(surface).unwrap();
    Figure { unit, approx, ..Figure::new(start..start + surface.len(), kind, value) }
}

fn anchored(text: &str, figures: &[Figure]) -> Anchored {
    let out = anchor(text, figures, &lang("zh"), &lang("en"), Style::default());
    for anchor in &out.anchors {
        assert_eq!(anchor.anchored.of(&out.text), anchor.rendering);
        assert!(figures[anchor.figure].span.contains(anchor.source));
    }
    out
}

#[test]
fn figures_are_written_in_the_target_language() {
    let month = |month| Date { month: Some(month), ..Date::default() };
    let day = Date { year: Some(2022), month: Some(7), day: Some(1), ..Date::default() };
    let year = Date { year: Some(2022), ..Date::default() };
    let yuan = Unit::money("CNY");
    let mu = Unit::by_code("mu").unwrap();
    let none = Unit::NONE;
    for (text, surface, kind, value, unit, approx, want) in [
        ("税收达29.2342亿元,", "29.2342亿元", Kind::Money, n("2923420000"), yuan, Approx::None, "税收达 2.92342 billion yuan,"),
        ("栽植树木3万余株", "3万余株", Kind::Count, n("30000"), Unit::count("tree"), Approx::Over, "栽植树木 more than 30,000 株"),
        ("面积1.3萬畝", "1.3萬畝", Kind::Measure, n("13000"), mu, Approx::None, "面积 13,000 mu"),
        (
            "只有四五百人。",
            "四五百人",
            Kind::Count,
            Value::Range(Exact::int(400), Exact::int(500)),
            none,
            Approx::None,
            "只有 400 to 500 人。",
        ),
        ("共五百人", "五百人", Kind::Count, n("500"), none, Approx::None, "共 500 人"),
        ("有12万个以上项目", "12万个以上", Kind::Count, n("120000"), none, Approx::Over, "有 more than 120,000 个 项目"),
        ("今年1至11月,", "1至11月", Kind::Date, Value::DateRange(month(1), month(11)), none, Approx::None, "今年 January to November,"),
        ("2022年7月1日,", "2022年7月1日", Kind::Date, Value::Date(day), none, Approx::None, "July 1, 2022,"),
        ("贯彻“十四五”规划", "十四五", Kind::Label, n("14"), none, Approx::None, "贯彻“14th Five-Year Plan”规划"),
        ("党的二十大精神", "二十大", Kind::Label, n("20"), none, Approx::None, "党的 20th CPC National Congress 精神"),
        ("突破1.2亿元", "1.2亿元", Kind::Money, n("120000000"), yuan, Approx::Over, "突破 120 million yuan"),
        ("庆祝成立103周年,", "103周年", Kind::Duration, n("103"), Unit::by_code("a").unwrap(), Approx::None, "庆祝成立 103rd anniversary,"),
        ("收入突破7470万元", "突破7470万元", Kind::Money, n("74700000"), yuan, Approx::Over, "收入突破 74.7 million yuan"),
        // what stays
        ("发布于2023-08-03", "2023-08-03", Kind::Date, Value::Date(day), none, Approx::None, "发布于2023-08-03"),
        ("三年行动", "三年", Kind::Duration, n("3"), Unit::by_code("a").unwrap(), Approx::None, "三年行动"),
        ("项目139个", "139个", Kind::Count, n("139"), none, Approx::None, "项目139个"),
        ("三个环节", "三个", Kind::Count, n("3"), none, Approx::None, "三个环节"),
        ("增长81.4%", "81.4%", Kind::Percent, n("81.4"), Unit::PERCENT, Approx::None, "增长81.4%"),
        ("2022年全年", "2022年", Kind::Year, Value::Date(year), none, Approx::None, "2022年全年"),
        ("首批示范点", "首批", Kind::Ordinal, n("1"), none, Approx::None, "首批示范点"),
        ("四个说不清", "四个说不清", Kind::Label, n("4"), none, Approx::None, "四个说不清"),
    ] {
        let figure = at(text, surface, kind, value, unit, approx);
        assert_eq!(anchored(text, &[figure]).text, want);
    }
}

#[test]
fn chinese_is_a_target_too() {
    for (text, surface, kind, value, unit, want) in [
        ("visited by 2.5 million people", "2.5 million", Kind::Count, n("2500000"), Unit::NONE, "visited by 250万 people"),
        ("some 30,000 trees", "30,000", Kind::Count, n("30000"), Unit::NONE, "some 3万 trees"),
        ("up 39.48 percent", "39.48 percent", Kind::Percent, n("39.48"), Unit::PERCENT, "up 39.48%"),
        ("up 39.48%", "39.48%", Kind::Percent, n("39.48"), Unit::PERCENT, "up 39.48%"),
        ("139 projects", "139", Kind::Count, n("139"), Unit::NONE, "139 projects"),
    ] {
        let figure = at(text, surface, kind, value, unit, Approx::None);
        assert_eq!(anchor(text, &[figure], &lang("en"), &lang("zh-Hans"), Style::default()).text, want);
    }
}

#[test]
fn the_table_lists_each_pair_once() {
    let text = "收入600亿元,支出600亿元,结余5亿元";
    let yuan = Unit::money("CNY");
    let first = at(text, "600亿元", Kind::Money, n("60000000000"), yuan, Approx::None);
    let start = text.rfind("600亿元").unwrap();
    let second = Figure { span: Span::new(start, start + "600亿元".len()), ..first.clone() };
    let third = at(text, "5亿元", Kind::Money, n("500000000"), yuan, Approx::None);
    let out = anchored(text, &[first, second, third]);
    assert_eq!(out.text, "收入 60 billion yuan,支出 60 billion yuan,结余 500 million yuan");
    assert_eq!(figure_table(&out), "600亿元 → 60 billion yuan\n5亿元 → 500 million yuan\n");
}

#[test]
fn wrong_spans_and_one_language_do_no_harm() {
    let text = "共五百人";
    let figure = at(text, "五百人", Kind::Count, n("500"), Unit::NONE, Approx::None);
    let outside = Figure { span: Span::new(4, 900), ..figure.clone() };
    assert_eq!(anchored(text, &[figure.clone(), figure.clone()]).text, "共 500 人");
    assert_eq!(anchor(text, &[outside], &lang("zh"), &lang("en"), Style::default()).text, text);
    assert_eq!(anchor(text, &[figure], &lang("zh-Hans"), &lang("zh-Hant"), Style::default()).text, text);
}

/// Each line: languages, a sentence, and how a model sees it.
#[test]
fn every_language_is_anchored_in_the_style_of_the_other() {
    for (from, into, text, want) in [
        ("de", "en", "Rund 2,5 Millionen Menschen, 1.286 Häuser, 3,5 Prozent", "about 2.5 million Menschen, 1,286 Häuser, 3.5 percent"),
        ("de", "en", "am 3.5.2023 um 14.30 Uhr", "am May 3, 2023 um 2:30 p.m."),
        ("fr", "en", "plus de 1 286 maisons, 3,5 %", "more than 1,286 maisons, 3.5 percent"),
        ("es", "en", "Unos 2,5 millones de personas", "about 2.5 million de personas"),
        ("ru", "en", "Около 2,5 млн человек", "about 2.5 million человек"),
        ("ja", "en", "約250万人が1,286棟以上を", "about 2.5 million 人が more than 1,286 棟 を"),
        ("ko", "en", "약 250만 명이 3.5%", "about 2.5 million 명이 3.5%"),
        ("en", "de", "About 2.5 million people, 1,286 homes, 3.5%, 139 firms", "rund 2,5 Millionen people, 1286 homes, 3,5 %, 139 firms"),
        ("en", "zh", "About 2.5 million people lost $1.2bn", "约250万 people lost 12亿美元"),
        ("zh", "de", "共3万余株,12个以上项目", "共 mehr als 30.000 株,mehr als 12 个 项目"),
        ("ja", "zh", "30代の約300人", "30代の 约300 人"),
        ("zh", "ja", "税收29.2342亿元,成立103周年", "税收 29億2342万元,成立103周年"),
        ("zh", "ru", "今年1至11月超100万元", "今年 январь–ноябрь более 1 миллиона юаней"),
        ("zh", "fr", "6月初,30多万人次,100户左右", "début juin,plus de 300\u{202f}000 人次,environ 100 户"),
    ] {
        let (from, into) = (lang(from), lang(into));
        let anchored = anchor(text, &extract(text, &from), &from, &into, Style::default());
        assert_eq!(anchored.text, want, "{from} > {into}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_anchored_and_patched_without_loss(text in "[0-9０-９一二三百万亿元%％年月日多余近至.,个项 a-zA-Z\\-¥]{0,40}", at in 0_usize..60, len in 0_usize..20) {
        let figures = extract(&text, &lang("zh"));
        let out = anchor(&text, &figures, &lang("zh"), &lang("en"), Style::default());
        let mut back = String::new();
        let mut done = 0;
        for anchor in &out.anchors {
            assert_eq!(anchor.anchored.of(&out.text), anchor.rendering);
            assert_eq!(anchor.source.of(&text), anchor.surface);
            back.push_str(out.text.get(done..anchor.anchored.start).unwrap());
            back.push_str(&anchor.surface);
            done = anchor.anchored.end;
        }
        back.push_str(out.text.get(done..).unwrap());
        // Put back, the source stands there again, but for spaces.
        assert_eq!(back.replace(' ', ""), text.replace(' ', ""));
        let patched = patch(&text, Span::new(at, at + len), "more than 5 yuan");
        assert!(patched == text || patched.to_lowercase().contains("more than 5 yuan"));
    }
}
