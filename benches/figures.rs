//! Extraction in MB/s, the check of a pair, and hostile texts, beside two parsers of number words: `cargo bench --bench figures`.

use chinese_number::{ChineseCountMethod, ChineseToNumber};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use tally::fidelity::{Policy, Task, check};
use tally::figure::extract;
use tally::text::Lang;

fn main() {
    divan::main();
}

const ZH: &[&str] = &[
    include_str!("../seeds/000_70182e25028368e0.txt"),
    include_str!("../seeds/001_39e2e6ca2c4895fc.txt"),
    include_str!("../seeds/002_f98baee644df130a.txt"),
    include_str!("../seeds/003_33264b71e2f12fad.txt"),
];

const EN: &[&str] = &[
    include_str!("../tests/fixtures/references/translation-000.en.md"),
    include_str!("../tests/fixtures/references/translation-001.en.md"),
    include_str!("../tests/fixtures/references/translation-002.en.md"),
    include_str!("../tests/fixtures/references/translation-003.en.md"),
];

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap_or_else(|_| Lang::detect(tag))
}

/// Articles one after another up to a megabyte.
fn megabyte(texts: &[&str]) -> String {
    let once = texts.join("\n\n");
    once.repeat(1_000_000 / once.len() + 1)
}

fn extraction(bencher: Bencher<'_, '_>, text: &str, tag: &str) {
    let lang = lang(tag);
    bencher.counter(BytesCount::of_str(text)).bench(|| extract(black_box(text), &lang).len());
}

#[divan::bench(sample_count = 20)]
fn extract_chinese(bencher: Bencher<'_, '_>) {
    extraction(bencher, &megabyte(ZH), "zh-Hans");
}

#[divan::bench(sample_count = 20)]
fn extract_english(bencher: Bencher<'_, '_>) {
    extraction(bencher, &megabyte(EN), "en");
}

/// A megabyte of one piece.
#[divan::bench(sample_count = 5, args = ["1", "一", "one ", "1,", "(", "万", "\"5 "])]
fn hostile_english(bencher: Bencher<'_, '_>, piece: &str) {
    extraction(bencher, &piece.repeat(1_000_000 / piece.len()), "en");
}

/// A megabyte of one piece.
#[divan::bench(sample_count = 5, args = ["1", "一", "1,", "(", "万", "1至", "“5 "])]
fn hostile_chinese(bencher: Bencher<'_, '_>, piece: &str) {
    extraction(bencher, &piece.repeat(1_000_000 / piece.len()), "zh-Hans");
}

/// A thousand characters of an article against its translation.
#[divan::bench]
fn check_a_pair(bencher: Bencher<'_, '_>) {
    let start = |text: &str, length: usize| text.chars().take(length).collect::<String>();
    let (source, output) = (start(ZH.first().copied().unwrap_or_default(), 1000), start(EN.first().copied().unwrap_or_default(), 3500));
    let (zh, en, policy) = (lang("zh-Hans"), lang("en"), Policy::of(Task::Translate));
    bencher.bench(|| check(black_box(&source), &zh, black_box(&output), &en, &policy).findings.len());
}

/// Forty kilobytes of one piece against themselves: nearly every figure could stand for every other.
#[divan::bench(sample_count = 3, args = ["1,", "\"5 ", "1至", "20%,", "5天3小时，"])]
fn check_hostile(bencher: Bencher<'_, '_>, piece: &str) {
    let text = piece.repeat(40_000 / piece.len());
    let (zh, en, policy) = (lang("zh-Hans"), lang("en"), Policy::of(Task::Translate));
    bencher.bench(|| check(black_box(&text), &zh, black_box(&text), &en, &policy).findings.len());
}

/// Figures that differ throughout, so that each looks for its like: twice the figures should take twice the time.
#[divan::bench(sample_count = 3, args = [1000, 2000, 4000])]
fn check_differing(bencher: Bencher<'_, '_>, count: u32) {
    let source = (0..count).map(|n| format!("企业收入{}万元，", 1000 + n * 7)).collect::<Vec<_>>().concat();
    let output = (0..count).map(|n| format!("It earned {} yuan. ", 30_000 + n * 11)).collect::<Vec<_>>().concat();
    let (zh, en) = (lang("zh-Hans"), lang("en"));
    let policies = [Policy::of(Task::Translate), Policy::of(Task::Summarize)];
    bencher.bench(|| policies.each_ref().map(|policy| check(black_box(&source), &zh, black_box(&output), &en, policy).findings.len()));
}

/// The same English text through `text2num`, which finds number words and writes them in digits.
#[divan::bench(sample_count = 5)]
fn peer_text2num(bencher: Bencher<'_, '_>) {
    let text = megabyte(EN);
    let english = text2num::Language::english();
    bencher.counter(BytesCount::of_str(&text)).bench(|| text2num::replace_numbers_in_text(black_box(&text), &english, 0.0).len());
}

const NUMERALS: &[&str] = &["一百二十三", "四万五千六百", "两亿零三十万", "三千五百六十二万七千八百九十一"];

/// One numeral at a time, as `chinese-number` takes them: it does not search a text.
#[divan::bench]
fn peer_chinese_number() -> u64 {
    let parse = |text: &&str| -> u64 { text.to_number(ChineseCountMethod::TenThousand).unwrap_or_default() };
    black_box(NUMERALS).iter().map(parse).sum()
}

/// The same numerals, found in their text.
#[divan::bench]
fn numerals_like_chinese_number(bencher: Bencher<'_, '_>) {
    let (text, zh) = (NUMERALS.join(","), lang("zh-Hans"));
    bencher.bench(|| extract(black_box(&text), &zh).len());
}
