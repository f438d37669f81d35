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

/// News of the other languages, a line a language.
const NEWS: &[(&str, &str)] = &[
    (
        "de",
        "Der Umsatz stieg im dritten Quartal um 4,7 Prozent auf 3,26 Milliarden Euro, teilte das Unternehmen am 12. Mai mit. Rund 120 Menschen arbeiten dort seit anderthalb Jahren. ",
    ),
    (
        "fr",
        "Le chiffre d'affaires a augmenté de 4,7 % au troisième trimestre, à 3,26 milliards d'euros, a annoncé le groupe le 12 mai. Une centaine de personnes y travaillent depuis un an et demi. ",
    ),
    (
        "es",
        "Las ventas subieron un 4,7 % en el tercer trimestre, hasta 3.260 millones de euros, informó la empresa el 12 de mayo. Unas 120 personas trabajan allí desde hace año y medio. ",
    ),
    (
        "pt",
        "A receita subiu 4,7% no terceiro trimestre, para 3,26 bilhões de reais, informou a empresa em 12 de maio. Cerca de 120 pessoas trabalham ali há um ano e meio. ",
    ),
    (
        "it",
        "I ricavi sono cresciuti del 4,7% nel terzo trimestre a 3,26 miliardi di euro, ha comunicato il gruppo il 12 maggio. Un centinaio di persone vi lavora da un anno e mezzo. ",
    ),
    (
        "ru",
        "Выручка в третьем квартале выросла на 4,7% до 3,26 млрд рублей, сообщила компания 12 мая. Около 120 человек работают там уже полтора года. ",
    ),
    ("ja", "第3四半期の売上高は前年同期比4.7%増の3兆2600億円だったと、同社が5月12日に発表した。約120人が1年半前から働いている。"),
    ("ko", "3분기 매출은 전년 동기 대비 4.7% 늘어난 3조2600억원이라고 회사가 5월 12일 밝혔다. 약 120명이 1년 반 전부터 일하고 있다. "),
];

/// A megabyte of each of the other languages: a language is a table, so that none costs another.
#[divan::bench(sample_count = 5, args = NEWS.iter().map(|(tag, _)| *tag))]
fn extract_other(bencher: Bencher<'_, '_>, tag: &str) {
    let news = NEWS.iter().find(|(other, _)| *other == tag).map_or("", |(_, news)| *news);
    extraction(bencher, &megabyte(&[news]), tag);
}

/// Once before any other language was read, once after all of them: their lexicons are made when first wanted, and stay apart.
#[divan::bench(sample_count = 10, args = [false, true])]
fn english_beside_others(bencher: Bencher<'_, '_>, all: bool) {
    for (tag, news) in NEWS.iter().filter(|_| all) {
        black_box(extract(news, &lang(tag)));
    }
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
#[divan::bench(sample_count = 3, args = ["1,", "\"5 ", "1至", "20%,", "5天3小时，", "1/", "1-", "1a", "1月"])]
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
