//! The laws of `laws.rs` over made-up texts, as an ordinary test; `FUZZ_SECONDS=3600 cargo test --test fuzz -- --ignored` runs on for an hour.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use tally::fidelity::{Policy, Rounding, Task};
use tally::figure::extract;
use tally::text::Lang;

mod laws;

/// What figures are made of: numerals, signs, scales, units and words of the grammars, whole and cut.
const PIECES: &[&str] = &[
    "1",
    "0",
    "7",
    "20",
    "100",
    "2022",
    "1,234",
    "3.14",
    ".5",
    "1e5",
    "９",
    "१",
    "٣",
    "½",
    "²",
    "⁻",
    "°",
    "%",
    "‰",
    "$",
    "¥",
    "€",
    "£",
    "#",
    "@",
    "://",
    "www.",
    "+",
    "-",
    "−",
    "–",
    "—",
    "~",
    "×",
    "x",
    "/",
    ":",
    ".",
    ",",
    ";",
    "(",
    ")",
    "[",
    "]",
    "\"",
    "'",
    "“",
    "”",
    "<",
    ">",
    "=",
    "≥",
    "|",
    "*",
    "_",
    "^",
    "&",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "\u{301}",
    "é",
    "ß",
    "İ",
    "一",
    "二",
    "两",
    "三",
    "十",
    "百",
    "千",
    "万",
    "亿",
    "兆",
    "零",
    "〇",
    "半",
    "几",
    "多",
    "余",
    "第",
    "首",
    "前",
    "约",
    "近",
    "超",
    "以上",
    "左右",
    "年",
    "月",
    "日",
    "号",
    "时",
    "点",
    "分",
    "分之",
    "百分之",
    "个",
    "人",
    "家",
    "元",
    "块",
    "角",
    "美元",
    "人民币",
    "公里",
    "亩",
    "度",
    "吨",
    "倍",
    "翻",
    "成",
    "折",
    "岁",
    "届",
    "次",
    "大",
    "比",
    "至",
    "到",
    "和",
    "负",
    "增长",
    "下降",
    "萬",
    "億",
    "兩",
    "個",
    "點",
    "歲",
    "one",
    "two",
    "twenty",
    "hundred",
    "thousand",
    "million",
    "billion",
    "lakh",
    "dozen",
    "half",
    "quarter",
    "third",
    "thirds",
    "first",
    "second",
    "and",
    "a ",
    "of ",
    "the ",
    "to ",
    "in ",
    "over ",
    "nearly ",
    "about ",
    "or more",
    "point ",
    "minus ",
    "per ",
    "percent",
    "percentage points",
    "dollars",
    "cents",
    "yuan",
    "US$",
    "RMB",
    "km",
    "m2",
    "kg",
    "degrees",
    "years old",
    "-year-old",
    "times",
    "fold",
    "January ",
    "May ",
    "p.m.",
    "o'clock",
    "century",
    "80s",
    "BC",
    "U.S.",
    "No. ",
    "version ",
    "top ",
    "won ",
    "rose ",
    "fell ",
    "up ",
    "eine",
    "Million",
    "Prozent",
    "ドル",
    "万円",
    "年間",
    "约",
    "A1",
    "PM2.5",
    "7x24",
    "5+2",
    "G",
    "k",
    "bn",
    "th",
    "st",
];

/// Texts of pieces, texts of any characters, and both mixed.
fn text() -> impl Strategy<Value = String> {
    let piece = || prop::sample::select(PIECES).prop_map(str::to_owned);
    prop_oneof![
        6 => prop::collection::vec(piece(), 0..24).prop_map(|pieces| pieces.concat()),
        2 => prop::collection::vec(prop_oneof![piece(), ".{0,3}"], 0..16).prop_map(|pieces| pieces.concat()),
        1 => ".{0,60}",
        1 => (piece(), piece(), 1_usize..200).prop_map(|(a, b, times)| format!("{a}{b}").repeat(times)),
    ]
}

fn language() -> impl Strategy<Value = &'static str> {
    prop::sample::select(laws::LANGUAGES)
}

proptest! {
    #![proptest_config(Config { cases: 4000, failure_persistence: None, ..Config::default() })]
    #[test]
    fn the_laws_hold(text in text(), tag in language()) {
        laws::hold(&text, &Lang::parse(tag).unwrap());
    }

    /// A changed digit is another value: nothing is read twice the same where the digits differ.
    #[test]
    fn a_changed_digit_is_found(number in 1000_u32..9_999_999, place in 0_usize..4, digit in 0_u32..10, tag in prop::sample::select(&["en", "zh-Hans", "zh-Hant"][..])) {
        let lang = Lang::parse(tag).unwrap();
        let mut digits: Vec<char> = number.to_string().chars().collect();
        let place = place.min(digits.len() - 1);
        let other = char::from_digit(if place == 0 { digit.max(1) } else { digit }, 10).unwrap();
        prop_assume!(digits[place] != other);
        let sentence = |digits: &str| if tag == "en" { format!("Sales reached {digits} yuan last month.") } else { format!("上月销售额达{digits}元。") };
        let source = sentence(&number.to_string());
        digits[place] = other;
        let output = sentence(&digits.into_iter().collect::<String>());
        // 3220 is 3221 rightly rounded, and passes where roundings may.
        let policy = Policy { rounding: Rounding::Exact, ..Policy::of(Task::Translate) };
        prop_assert!(!tally::fidelity::check(&source, &lang, &output, &lang, &policy).passes(), "{source} => {output}");
    }
}

#[test]
fn the_fuzz_target_takes_any_bytes() {
    for data in [&b""[..], b"\0", b"\x01\xff\xfe", b"\x02 1", "\x03一百万".as_bytes()] {
        laws::fuzz(data);
    }
}

/// Four times the text may not take much more than four times as long (a square law would take sixteen times).
#[test]
fn time_grows_linearly() {
    let best = |text: &str, lang: &Lang| {
        let once = || {
            let start = Instant::now();
            extract(text, lang);
            start.elapsed()
        };
        (0..4).map(|_| once()).min().unwrap_or_default()
    };
    for piece in
        ["1", "一", "one ", "1,", "(", "\"5 ", "万", "1至", "from 1 to ", "a hundred and ", "- 1 ", "百分之", "$", "1.", "half of ", "A1-"]
    {
        for tag in ["en", "zh"] {
            let lang = Lang::parse(tag).unwrap();
            let (short, long) = (piece.repeat(30_000 / piece.len()), piece.repeat(120_000 / piece.len()));
            let (short, long) = (best(&short, &lang), best(&long, &lang));
            assert!(long < short * 9 + Duration::from_millis(40), "{piece:?} in {tag}: {short:?}, then {long:?}");
        }
    }
}

/// As long as `FUZZ_SECONDS` says (a minute where it says nothing).
#[test]
#[ignore = "runs as long as it is told to"]
fn for_long() {
    let seconds = std::env::var("FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(60);
    let until = Instant::now() + Duration::from_secs(seconds);
    let mut runner = TestRunner::new(Config { cases: 2000, failure_persistence: None, ..Config::default() });
    let mut runs = 0;
    while Instant::now() < until {
        let result = runner.run(&(text(), language()), |(text, tag)| {
            laws::hold(&text, &Lang::parse(tag).unwrap());
            Ok(())
        });
        runs += 1;
        assert!(result.is_ok(), "run {runs}: {result:?}");
    }
}
