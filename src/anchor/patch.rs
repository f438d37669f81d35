//! Writes a rendering into an output that got the figure wrong, without saying a unit, a currency or "nearly" twice.

use crate::figure::render::words::SCALES;
use crate::text::Span;

/// `text` with `span` replaced by `rendering`. Words around the span that the rendering brings along are removed: a unit or
/// percent sign behind it, an approximator or currency sign before it, a scale word behind it. Begins with a capital where
/// what it replaces did.
pub fn patch(text: &str, span: Span, rendering: &str) -> String {
    let (Some(before), Some(after)) = (text.get(..span.start), text.get(span.end..)) else {
        return text.to_owned();
    };
    let (kept, after) = (without_prefix_repeats(before, rendering), without_suffix_repeats(after, rendering));
    let replaced = text.get(kept.len()..span.end).unwrap_or_default().trim_start();
    let rendering = like_case(rendering, replaced);
    let mut out = kept.to_owned();
    push_apart(&mut out, &rendering);
    push_apart(&mut out, after);
    out
}

/// Latin letters and digits that would touch get a space; Han characters need none.
fn push_apart(out: &mut String, next: &str) {
    let is_latin = |c: char| c.is_alphanumeric() && !is_han(c);
    if out.ends_with(is_latin) && next.starts_with(is_latin) {
        out.push(' ');
    }
    out.push_str(next);
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// Capital for capital: a rendering at the start of a sentence.
fn like_case(rendering: &str, replaced: &str) -> String {
    let mut letters = rendering.chars();
    match letters.next() {
        Some(first) if replaced.starts_with(char::is_uppercase) && first.is_lowercase() => first.to_uppercase().chain(letters).collect(),
        _ => rendering.to_owned(),
    }
}

const APPROXIMATORS: &[&str] = &[
    "more than",
    "over",
    "about",
    "around",
    "approximately",
    "roughly",
    "nearly",
    "almost",
    "less than",
    "fewer than",
    "under",
    "at least",
    "at most",
    "up to",
    "超过",
    "超過",
    "约",
    "約",
    "近",
    "不足",
    "至少",
    "至多",
    "逾",
];
const CURRENCY_SIGNS: &[&str] = &["RMB", "CNY", "USD", "US$", "HK$", "EUR", "GBP", "JPY", "¥", "￥", "$", "€", "£"];
const CURRENCY_WORDS: &[&str] = &["yuan", "dollar", "euro", "pound", "yen", "元", "镑", "鎊"];

/// What stands before the span, without an approximator or currency sign that the rendering says itself.
fn without_prefix_repeats<'t>(before: &'t str, rendering: &str) -> &'t str {
    let mut kept = before;
    let lower = rendering.to_lowercase();
    let has_currency =
        CURRENCY_WORDS.iter().any(|word| lower.contains(word)) || CURRENCY_SIGNS.iter().any(|sign| rendering.starts_with(sign));
    if has_currency && let Some(rest) = CURRENCY_SIGNS.iter().find_map(|sign| without_last_word(kept, sign)) {
        kept = rest;
    }
    if APPROXIMATORS.iter().any(|word| starts_with_word(&lower, word))
        && let Some(rest) = APPROXIMATORS.iter().find_map(|word| without_last_word(kept, word))
    {
        kept = rest;
    }
    kept
}

/// `text` without the word that it ends in, whatever its case; the space before the word stays.
fn without_last_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let trimmed = text.trim_end();
    let at = trimmed.len().checked_sub(word.len())?;
    let (rest, last) = trimmed.split_at_checked(at)?;
    let stands_alone = !word.starts_with(|c: char| c.is_ascii_alphabetic()) || !rest.ends_with(|c: char| c.is_ascii_alphanumeric());
    (last.eq_ignore_ascii_case(word) && stands_alone).then_some(rest)
}

fn starts_with_word(text: &str, word: &str) -> bool {
    let ends = |rest: &str| is_wide(word) || !rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    text.strip_prefix(word).is_some_and(ends)
}

fn is_wide(word: &str) -> bool {
    word.starts_with(is_han)
}

/// What stands behind the span, without the scale word and unit that the rendering says itself.
fn without_suffix_repeats<'t>(after: &'t str, rendering: &str) -> &'t str {
    let mut rest = after;
    if let Some(beyond) = first_word(rest).and_then(|(word, beyond)| SCALES.contains(&unit_key(word).as_str()).then_some(beyond)) {
        rest = beyond;
    }
    let mut words: Vec<String> = rendering.split([' ', '-']).map(unit_key).collect();
    if rendering.ends_with('%') {
        words.push(unit_key("%"));
    }
    // The longest tail of the rendering that is said again: "square kilometers" before "kilometers".
    for from in 0..words.len() {
        let tail = words.get(from..).unwrap_or_default();
        let is_unit = tail.iter().all(|word| !word.is_empty() && !word.contains(|c: char| c.is_ascii_digit()));
        if is_unit && let Some(beyond) = without_words(rest, tail) {
            return beyond;
        }
    }
    without_han_tail(rest, rendering)
}

fn without_words<'t>(text: &'t str, words: &[String]) -> Option<&'t str> {
    words.iter().try_fold(text, |rest, wanted| {
        let (word, beyond) = first_word(rest)?;
        (unit_key(word) == *wanted).then_some(beyond)
    })
}

/// The first word of `text`, past one separator, and what follows it.
fn first_word(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_prefix([' ', '-', '\u{a0}']).unwrap_or(text);
    if let Some(rest) = text.strip_prefix(['%', '％']) {
        return Some((text.strip_suffix(rest)?, rest));
    }
    if let Some(rest) = text.strip_prefix("per cent").filter(|rest| !rest.starts_with(char::is_alphanumeric)) {
        return Some(("percent", rest));
    }
    let end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    text.split_at_checked(end).filter(|(word, _)| !word.is_empty())
}

/// One spelling for the words that mean one unit.
fn unit_key(word: &str) -> String {
    let lower = word.to_lowercase();
    let one = lower.strip_suffix('s').filter(|stem| stem.len() > 2).unwrap_or(&lower);
    match one {
        "%" | "％" | "cent" => "percent",
        "rmb" | "cny" | "renminbi" => "yuan",
        "usd" => "dollar",
        "ton" => "tonne",
        "kilometre" => "kilometer",
        "metre" => "meter",
        _ => one,
    }
    .to_owned()
}

/// 29.2342亿元 before 亿元: what both say is said once.
fn without_han_tail<'t>(after: &'t str, rendering: &str) -> &'t str {
    let tail_start = rendering.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at + 1);
    let tail = rendering.get(tail_start..).unwrap_or_default();
    let starts = tail.char_indices().map(|(at, _)| at).filter_map(|at| tail.get(at..));
    let mut said_again = starts.filter(|tail| tail.starts_with(|c| is_han(c) || c == '%'));
    said_again.find_map(|tail| after.strip_prefix(tail)).unwrap_or(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_twice() {
        for (text, wrong, rendering, want) in [
            ("reached 29.2342 billion yuan.", "29.2342 billion yuan", "2.92342 billion yuan", "reached 2.92342 billion yuan."),
            ("reached 29.2342 billion yuan.", "29.2342 billion", "2.92342 billion yuan", "reached 2.92342 billion yuan."),
            ("reached 29.2342 billion yuan.", "29.2342", "2.92342 billion yuan", "reached 2.92342 billion yuan."),
            ("up 39.84% year on year", "39.84", "39.48 percent", "up 39.48 percent year on year"),
            ("up 39.84 per cent,", "39.84", "39.48 percent", "up 39.48 percent,"),
            ("up 39.84 percent,", "39.84", "39.48%", "up 39.48%,"),
            ("a gain of 17.3 percent here", "17.3 percent", "17.3 percentage points", "a gain of 17.3 percentage points here"),
            ("covers 180 square kilometers of land", "180", "1,800 square kilometers", "covers 1,800 square kilometers of land"),
            ("planted nearly 3,000 trees", "3,000", "more than 30,000", "planted more than 30,000 trees"),
            ("Nearly 3,000 trees", "3,000", "more than 30,000", "More than 30,000 trees"),
            ("Nearly 3,000 trees", "Nearly 3,000", "more than 30,000", "More than 30,000 trees"),
            ("worth RMB 2.9 billion in all", "2.9 billion", "2.92342 billion yuan", "worth 2.92342 billion yuan in all"),
            ("worth ¥2.9 billion in all", "2.9 billion", "2.92342 billion yuan", "worth 2.92342 billion yuan in all"),
            ("a 29-billion-yuan project", "29-billion", "2.9 billion yuan", "a 2.9 billion yuan project"),
            ("had 2.1 million yuan", "2.1", "20,865 yuan", "had 20,865 yuan"),
            ("600 RMB a year", "600", "nearly 600 yuan", "nearly 600 yuan a year"),
            ("税收2.9亿元,", "2.9", "29.2342亿元", "税收29.2342亿元,"),
            ("税收2.9亿元,", "2.9亿", "29.2342亿元", "税收29.2342亿元,"),
            ("增长5%,", "5", "39.48%", "增长39.48%,"),
            ("种植约3000株", "3000", "超过3万", "种植超过3万株"),
            ("in the 13th Five-Year Plan period", "13th Five-Year Plan", "14th Five-Year Plan", "in the 14th Five-Year Plan period"),
            ("in the 13th Five-Year Plan period", "13th", "14th Five-Year Plan", "in the 14th Five-Year Plan period"),
            ("for over 20 years now", "over 20", "more than 20 years", "for more than 20 years now"),
            ("moreover 20 people", "20", "about 30", "moreover about 30 people"),
            ("on June 1, 2022, it", "June 1, 2022", "July 1, 2022", "on July 1, 2022, it"),
        ] {
            let start = text.find(wrong).unwrap();
            assert_eq!(patch(text, Span::new(start, start + wrong.len()), rendering), want, "{text} <- {rendering}");
        }
    }

    #[test]
    fn a_span_outside_the_text_changes_nothing() {
        assert_eq!(patch("税收", Span::new(1, 90), "5"), "税收");
        assert_eq!(patch("税收", Span::new(1, 2), "5"), "税收");
    }
}
