//! Whether a figure is compared at all, and whether a translation must carry it as a number. `ledger` asks for every figure.

use super::speech;
use super::speech::cues::{Cues, cues};
use crate::figure::{Date, Exact, Figure, Kind, Value};
use crate::text::{Lang, Span};

/// Whether a source figure has to arrive in a translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Duty {
    /// Not compared: list markers, navigation, legal notices.
    Exempt,
    /// May be said without a number: names and set phrases, 第一, 一, 双.
    Soft,
    /// Must arrive.
    Must,
}

/// Lines that are not compared: navigation bars, and everything from a legal notice on.
pub(super) fn silent_spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let (has_rights, has_bars) = (ROOTS.iter().any(|root| text.contains(root)), text.contains('|') || text.contains("｜"));
    if !has_rights && !has_bars {
        return spans;
    }
    let (mut at, mut legal) = (0, false);
    for line in text.split_inclusive('\n') {
        let body = line.trim();
        legal = legal || has_rights && is_legal_heading(body);
        if legal || has_bars && is_bar(body) {
            spans.push(Span::new(at, at + line.len()));
        }
        at += line.len();
    }
    spans
}

/// A navigation bar: four links or more between upright strokes.
fn is_bar(line: &str) -> bool {
    (line.contains('|') || line.contains('｜')) && line.matches(['|', '｜']).count() >= 3
}

/// What every word for rights has in it.
const ROOTS: [&str; 5] = ["版", "免", "opyright", "Disclaimer", "©"];

/// What a legal notice is about, and what its heading calls it.
static RIGHTS: Cues = cues!["版权", "版權", "免责", "免責", "Copyright", "copyright", "Disclaimer", "©"];
static NOTICE: Cues = cues!["声明", "聲明", "所有", "notice", "Notice", "reserved", "Disclaimer", "statement"];

/// A heading that opens a legal notice: short, and about rights.
fn is_legal_heading(line: &str) -> bool {
    line.len() <= 240 && line.chars().count() <= 60 && RIGHTS.are_in(line) && NOTICE.are_in(line)
}

/// The number of a list item, heading or reference: at the start of a line before a full stop, or in square brackets.
pub(super) fn is_marker(text: &str, figure: &Figure) -> bool {
    if !matches!(figure.kind, Kind::Count | Kind::Ordinal | Kind::Label) {
        return false;
    }
    let before = text.get(..figure.span.start).unwrap_or_default();
    let after = text.get(figure.span.end..).unwrap_or_default();
    if before.ends_with('[') && after.starts_with(']') {
        return true;
    }
    let marks = before.trim_end_matches(['#', '*', '-', '(', '（', ' ']);
    if !(marks.is_empty() || marks.ends_with('\n')) {
        return false;
    }
    let heading = before.get(marks.len()..).unwrap_or_default().trim_start().starts_with('#');
    let stop = after.starts_with(['.', '、', '．', ')', '）', ':', '：'])
        && !after.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    // 2 クセを生かした: Japanese needs no stop behind the number of an item.
    let item = figure.unit.is_none()
        && after.strip_prefix([' ', '\u{3000}']).is_some_and(|rest| rest.starts_with(|c: char| matches!(c, 'ぁ'..='ヺ')));
    stop || heading || item
}

/// "into the visitors' half", "the top half of the table": a side of a pitch or a list, which other languages name by no number.
pub(super) fn is_side(text: &str, figure: &Figure, lang: &Lang) -> bool {
    let (before, after) = text.split_at_checked(figure.span.start).unwrap_or_default();
    if figure.kind != Kind::Fraction || !after.starts_with("half") || after.starts_with("half a ") {
        return false;
    }
    let mut words = before.split_whitespace().rev();
    let (word, lead) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let named = || word.starts_with(|c: char| c.is_ascii_uppercase()) && lead == "the";
    speech::is_one_of(word, speech::of(lang).halves) || named()
}

/// The IV of "Phase III-IV": the second of two numbers that one noun leads, which other languages tell by its noun again or not at all.
pub(super) fn is_second_roman(text: &str, figure: &Figure, lang: &Lang) -> bool {
    let is_roman = |word: &str| !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    let before = text.get(..figure.span.start).unwrap_or_default();
    let first = ["-", "–", "/", " and ", " or ", " to "].iter().find_map(|joint| before.strip_suffix(joint));
    let leads = || first.and_then(|first| speech::words(first).next_back()).is_some_and(is_roman);
    lang.primary() == "en" && figure.kind == Kind::Ordinal && is_roman(figure.span.of(text)) && leads()
}

/// "Third, the tests are few": a spelt place at the head of a sentence, which only counts the reasons.
pub(super) fn is_connective(text: &str, figure: &Figure) -> bool {
    let spelt = figure.kind == Kind::Ordinal && !figure.span.of(text).contains(|c: char| c.is_ascii_digit() || c.is_whitespace());
    let before = text.get(..figure.span.start).unwrap_or_default().trim_end_matches([' ', '"', '“']);
    let opens = before.is_empty() || before.ends_with(['.', '\n', '。', ';', '；', ':', '?', '!']);
    spelt && opens && text.get(figure.span.end..).is_some_and(|after| after.starts_with([',', '，']))
}

/// Whether `figure` must arrive as a number.
pub(super) fn duty(figure: &Figure, surface: &str) -> Duty {
    let digits = surface.bytes().filter(u8::is_ascii_digit).count();
    if figure.kind == Kind::Label {
        // Codes and telephone numbers arrive as they stand; names and slogans may be paraphrased.
        return if digits >= 4 { Duty::Must } else { Duty::Soft };
    }
    // A weekday goes with its date; a time stamp to the second is page furniture.
    if let Value::Date(date) = &figure.value
        && (date.second.is_some() || *date == Date { weekday: date.weekday, ..Date::default() })
    {
        return Duty::Soft;
    }
    if figure.kind == Kind::Count && figure.value == Value::Number(Exact::ONE) {
        return Duty::Soft;
    }
    // 조 1위, 1年生: the first is told by words as often as by its number.
    let first = matches!(figure.kind, Kind::Ordinal | Kind::Rank) && figure.value == Value::Number(Exact::ONE);
    if first && surface.ends_with(|c: char| matches!(c, '位' | '生') || ('가'..='힣').contains(&c)) && !surface.starts_with(['第', '제'])
    {
        return Duty::Soft;
    }
    let small = || figure.value.number().and_then(Exact::to_i64).is_some_and(|n| (0..=2).contains(&n));
    // 2つ: Japanese writes the number of "both" and "two" in digits.
    let spelt = digits == 0 || surface.ends_with('つ');
    // 涨一两块 is "a yuan or two".
    if spelt && figure.value == Value::Range(Exact::ONE, Exact::int(2)) {
        return Duty::Soft;
    }
    let soft = match figure.kind {
        // 一斤 of a price by the jin.
        Kind::Measure => spelt && figure.value == Value::Number(Exact::ONE),
        Kind::Ordinal | Kind::Rank | Kind::Count | Kind::Multiplier | Kind::Duration | Kind::Fraction => spelt && small(),
        _ => false,
    };
    if soft { Duty::Soft } else { Duty::Must }
}

/// Whether a spelt count only says how many things were just listed: 广东、江苏、山东三省.
pub(super) fn sums_up(text: &str, figure: &Figure, lang: &Lang) -> bool {
    let Some(number) = figure.value.number().and_then(Exact::to_i64).and_then(|n| usize::try_from(n).ok()) else { return false };
    if !lang.is_chinese() || figure.kind != Kind::Count || !(2..=9).contains(&number) {
        return false;
    }
    let before = super::around::tail(text.get(..figure.span.start).unwrap_or_default(), 120);
    let listed = before.rsplit(['，', ',', '。', '；', '：', '\n']).next().unwrap_or_default();
    let items: Vec<&str> = listed.split(['、', '和', '与', '與', '及']).collect();
    let short = |item: &&str| (1..=8).contains(&item.chars().count()) && !item.contains(['的', '有', '共', '了']);
    // 380元、580元、880元三档: numbers are listed with their own marks alone.
    let numbers = items.iter().all(|item| item.contains(|c: char| c.is_ascii_digit()));
    items.len() == number && items.iter().skip(1).all(short) && (numbers || !listed.contains(|c: char| c.is_ascii_digit()))
}
