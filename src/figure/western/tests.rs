//! What the grammar reads in English, a line a case: text, then each figure as `surface kind value unit approx direction`.

mod italian;
mod languages;

use super::extract;
use crate::figure::Figure;
use crate::text::Lang;

fn read(text: &str) -> Vec<String> {
    let lang = Lang::parse("en").unwrap();
    let show = |figure: &Figure| {
        let words = [
            figure.kind.name().to_owned(),
            figure.value.to_string(),
            figure.unit.code.to_owned(),
            figure.approx.name().to_owned(),
            figure.direction.name().to_owned(),
        ];
        words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    };
    extract(text, &lang).iter().map(show).collect()
}

pub(super) fn check(cases: &[(&str, &[&str])]) {
    for (text, want) in cases {
        assert_eq!(read(text), *want, "{text}");
    }
}

#[test]
fn numbers_in_digits_and_words() {
    check(&[
        ("1,234.5 people", &["count 1234.5 person"]),
        ("1,00,000 trees", &["count 100000 tree"]),
        ("40 000 trees", &["count 40000 tree"]),
        ("twenty-one hundred men", &["count 2100 person"]),
        ("three hundred and two dozens", &["count 324"]),
        ("two point five million", &["count 2500000"]),
        ("five and a half million", &["count 5500000"]),
        ("3 million and a half", &["count 3500000"]),
        ("three crore twelve lakh", &["count 31200000"]),
        ("6 crore and two hundred", &["count 60000200"]),
        ("one hundred thirty-two fifths", &["fraction 26.4"]),
        ("twenty twenty fifths", &["fraction 0.8"]),
        ("2½ cups", &["measure 2.5 cup"]),
        ("3 × 10^8 m/s", &["measure 300000000 m/s"]),
        ("minus 5 degrees Celsius", &["measure -5 Cel"]),
        ("tens of thousands of trees", &["count 10000 tree over"]),
        ("99999999999999999999999999999999999999999", &["count 99999999999999999999999999999999999999999"]),
    ]);
}

#[test]
fn money_keeps_currency_and_scale() {
    check(&[
        ("2.92342 billion yuan", &["money 2923420000 CNY"]),
        ("RMB2.92bn", &["money 2920000000 CNY"]),
        ("an RMB11bn-plus economy", &["money 11000000000 CNY over"]),
        ("S$13.8 to 14.3 billion", &["money 13800000000..14300000000 SGD"]),
        ("a 100-billion-yuan park", &["money 100000000000 CNY"]),
        ("five ten-billion-yuan-level industries", &["count 5", "money 10000000000 CNY"]),
        ("5 pounds 20 pence", &["money 5.2 GBP"]),
        ("twenty dollars and forty-five cents", &["money 20.45 USD"]),
        ("£20", &["money 20 GBP"]),
        ("100元", &["money 100 CNY"]),
        ("50 yuan or more", &["money 50 CNY at_least"]),
    ]);
}

#[test]
fn shares_and_changes() {
    check(&[
        ("up 39.48 percent year on year", &["percent 39.48 % up"]),
        ("fell 44.6 per cent", &["percent 44.6 % down"]),
        ("made up 37 percent of the total", &["percent 37 %"]),
        ("17.3 percentage points above the target", &["percentage_point 17.3 pp up"]),
        ("a quarter of a percentage point", &["percentage_point 0.25 pp"]),
        ("25 basis points", &["percentage_point 25 bp"]),
        ("rose from 5% to 8%", &["percent 5 %", "percent 8 % up"]),
        ("rose to 20,865 yuan", &["money 20865 CNY up"]),
        ("raised 20.9 million yuan", &["money 20900000 CNY"]),
        ("set up 14 centers", &["count 14 center"]),
        ("doubled", &["multiplier 2 up"]),
        ("halved", &["fraction 0.5 down"]),
        ("three times as many", &["multiplier 3"]),
        ("three times a week", &["count 3 time"]),
        ("about one in three", &["fraction 1/3 about"]),
    ]);
}

#[test]
fn approximators_and_bounds() {
    check(&[
        ("more than 1,800 square kilometers", &["measure 1800 km2 over"]),
        ("nearly 600 yuan", &["money 600 CNY under"]),
        ("some 50 people", &["count 50 person about"]),
        ("30-odd people", &["count 30 person over"]),
        ("no less than 3 trees", &["count 3 tree at_least"]),
        ("up to 8 trees", &["count 8 tree at_most"]),
        ("took over 79 items", &["count 79 item"]),
        ("the past five years", &["duration 5 a"]),
        ("slightly fewer than the 8.9 million of 2023", &["count 8900000", "year 2023"]),
        ("200 or greater than 190", &["count 200", "count 190 over"]),
    ]);
}

#[test]
fn dates_and_times() {
    check(&[
        ("July 1, 2022", &["date 2022-07-01"]),
        ("the 25th of July 2012", &["date 2012-07-25"]),
        ("2023-08-03 17:14:22", &["date 2023-08-03T17:14:22"]),
        ("From January to November last year", &["date --01..--11"]),
        ("the first 11 months", &["date --01..--11"]),
        ("the first quarter of 2025", &["date 2025-Q1"]),
        ("the second half of the essay", &[]),
        ("the 1990s", &["date 1990s"]),
        ("mid-19th century", &["date 19C"]),
        ("2022-23", &["year_range 2022..2023"]),
        ("in 2022 people came", &["year 2022"]),
        ("2022 people came", &["count 2022 person"]),
        ("7.30 p.m.", &["time T19:30"]),
        ("a quarter past six in the evening", &["time T18:15"]),
        ("from 3 to 4 p.m.", &["time T15:00", "time T16:00"]),
        ("You may go", &[]),
        ("750 BC", &["year -0750"]),
    ]);
}

#[test]
fn names_are_labels() {
    check(&[
        ("the 14th Five-Year Plan", &["label 14"]),
        ("the 20th CPC National Congress", &["label 20"]),
        ("carry out the \"Two Upholds\" firmly", &["label 2"]),
        ("the \"5+2 industrial chains\"", &["label 5+2"]),
        ("a \"7×24\" response, open 24/7", &["label 7x24", "label 7x24"]),
        ("the 12345 public service hotline", &["label 12345"]),
        ("PM2.5 on the G1817 and an F-22", &["label PM2.5", "label G1817", "label F-22"]),
        ("a one-stop platform", &["label 1"]),
        ("call 400-820-5656", &["label 400-820-5656"]),
        ("China's top 500 firms, the top ten", &["label 500", "rank 10"]),
        ("Version 2.1.0", &["label 2.1.0"]),
    ]);
}

#[test]
fn orders_and_ages() {
    check(&[
        ("Article 17(2), No. 3, Phase I", &["ordinal 17", "ordinal 3", "ordinal 1"]),
        ("ranks first in the world", &["rank 1"]),
        ("one of the region's first batch", &["ordinal 1"]),
        ("a 35-year-old aged 35", &["age 35 a", "age 35 a"]),
        ("aged 60 and over", &["age 60 a at_least"]),
        ("won 6–3, 7–5", &["score 6:3", "score 7:5"]),
    ]);
}

#[test]
fn what_is_no_figure() {
    check(&[
        ("one of the best; no one knows; one another", &[]),
        ("First, we go. At first it was hard.", &[]),
        ("I second that, wait a second", &[]),
        ("a first-class environment", &[]),
        ("1. First come", &[]),
        ("## 2. Results\n\n3) More", &[]),
        ("see https://example.com/a1?b=20 or write to a12@b.com", &[]),
        ("one practical measure after another", &[]),
    ]);
}

#[test]
fn ends_share_what_stands_once() {
    check(&[
        ("four to five hundred people", &["count 400..500 person"]),
        ("between 3 and 5 percent", &["percent 3..5 %"]),
        ("10-20 km", &["measure 10..20 km"]),
        ("650 ± 50 nm", &["measure 650 nm", "measure 50 nm"]),
        ("six- to seven-fold", &["multiplier 6..7"]),
    ]);
}

#[test]
fn no_input_recurses_or_panics() {
    for piece in [
        "two and ",
        "one over ",
        "a hundred and ",
        "1 million ",
        "$",
        "-",
        "1,",
        "½ ",
        "\"5 ",
        "of a ",
        "一",
        "first ",
        "１",
        "°",
        "1:",
        "2.000.00٣£",
    ] {
        let text = piece.repeat(2000);
        for figure in extract(&text, &Lang::parse("en").unwrap()) {
            assert!(text.get(figure.span.start..figure.span.end).is_some(), "{piece}");
        }
    }
}

/// The table of slots must hold every word of every language with room to spare.
#[test]
fn every_lexicon_fits() {
    for (tag, table) in crate::figure::lang::WESTERN {
        let lexicon = super::lexicon::Lexicon::new(table);
        assert!(lexicon.load() < 0.75, "{tag} fills {:.2} of the slots", lexicon.load());
    }
}
