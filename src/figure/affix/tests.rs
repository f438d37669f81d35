//! Tables of what is read: a text, then its figures as `surface=value unit approx direction`, what is empty left out.

use crate::figure::{Figure, extract};
use crate::text::Lang;

fn show(figure: &Figure, text: &str) -> String {
    let value = figure.value.to_string();
    let parts = [value.as_str(), figure.unit.code, figure.approx.name(), figure.direction.name()];
    let told: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}={}", figure.surface(text), told.join(" "))
}

fn check(tag: &str, cases: &[(&str, &[&str])]) {
    let lang = Lang::parse(tag).unwrap();
    for (text, want) in cases {
        let found: Vec<String> = extract(text, &lang).iter().map(|figure| show(figure, text)).collect();
        assert_eq!(found, *want, "{text}");
    }
}

#[test]
fn japanese() {
    check(
        "ja",
        &[
            ("売上高は3億5,000万円だった", &["3億5,000万円=350000000 JPY"]),
            ("約二十一万人が参加した", &["約二十一万人=210000 person about"]),
            ("令和7年4月1日", &["令和7年4月1日=2025-04-01"]),
            ("前年比39.48%増", &["39.48%=39.48 % up"]),
            ("マイナス三分の一", &["マイナス三分の一=-1/3"]),
            ("3割5分と2倍", &["3割5分=35 %", "2倍=2"]),
            ("午後3時15分に第3回会議", &["午後3時15分=T15:15", "第3回=3"]),
            ("1から5個のリンゴ", &["1から5個=1..5"]),
            ("三菱と九州の一部", &[]),
        ],
    );
}

#[test]
fn korean() {
    check(
        "ko",
        &[
            ("매출은 2억 4천만 원이었다", &["2억 4천만 원=240000000 KRW"]),
            ("스물다섯 명이 참가했다", &["스물다섯 명=25 person"]),
            ("약 30% 증가", &["약 30%=30 % about up"]),
            ("2022년 7월 1일", &["2022년 7월 1일=2022-07-01"]),
            ("삼분의 일", &["삼분의 일=1/3"]),
            ("제3회 대회", &["제3회=3"]),
            ("이 사람은 삼성에서 조사를 했다", &[]),
        ],
    );
}
