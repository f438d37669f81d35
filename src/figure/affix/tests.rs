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
            ("一百 五 十 二", &["一百 五 十 二=152"]),
            ("半世紀、半ダース", &["半世紀=50 a", "半ダース=6"]),
            ("3人に1人が反対", &["3人に1人=1/3"]),
            ("最大百、最小二十が", &["最大百=100 at_most", "最小二十=20 at_least"]),
            ("カップ1と1/2", &["1と1/2=1.5 cup"]),
            ("2020年1〜3月期の売上高", &["2020年1〜3月=2020-01..2020-03"]),
            ("30代女性", &["30代=30 a over"]),
            ("2014年9月の第3火曜日", &["2014年9月の第3火曜日=2014-09-16"]),
            ("545パナマ・バルボア", &["545パナマ・バルボア=545 PAB"]),
            ("万", &[]),
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
            ("2014년 10월 마지막날", &["2014년 10월 마지막날=2014-10-31"]),
            ("2014년 9월 세번째 화요일", &["2014년 9월 세번째 화요일=2014-09-16"]),
            ("3명 중 1명꼴로", &["3명 중 1명=1/3"]),
            ("반 리터와 반도체", &["반 리터=0.5 L"]),
            ("사흘 동안", &["사흘=3 d"]),
            ("30대 여성", &["30대=30 a over"]),
            ("오점 오이다", &["오점 오=5.5"]),
            ("이달러이십삼센트", &["이달러이십삼센트=2.23 USD"]),
            ("5/17/2018에", &["5/17/2018=2018-05-17"]),
            ("이 사람은 삼성에서 이곳저곳 조사를 했다", &[]),
        ],
    );
}
