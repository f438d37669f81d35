//! Every spelling of a figure that a right output may use, for constrained decoding.

use std::collections::BTreeSet;

use crate::figure::render::{
    MoneyStyle, Noun, NumberStyle, Style, cardinal_word, grouped, labels, ordinal_digits, ordinal_word, plain, render,
};
use crate::figure::{Date, Exact, Figure, Kind, Value};
use crate::text::Lang;

/// The spellings of `figure` that are right in `lang`, the renderer's own first; empty where the language is not known and the value is no number.
pub fn allowed_renderings(figure: &Figure, surface: &str, lang: &Lang) -> Vec<String> {
    let mut spellings = styled(figure, surface, lang);
    match &figure.value {
        Value::Number(n) => number_spellings(figure, *n, lang, &mut spellings),
        Value::Range(a, b) | Value::Pair(a, b) => {
            number_spellings(figure, *a, lang, &mut spellings);
            number_spellings(figure, *b, lang, &mut spellings);
        }
        Value::Date(date) => date_spellings(figure, date, lang, &mut spellings),
        Value::DateRange(from, to) => {
            date_spellings(figure, from, lang, &mut spellings);
            date_spellings(figure, to, lang, &mut spellings);
        }
        Value::Text(text) => spellings.push(text.to_string()),
    }
    // 一期 is an ordinal with a name of its own: Phase I.
    if matches!(figure.kind, Kind::Label | Kind::Ordinal | Kind::Rank) {
        spellings.extend(labels::english_names(surface).into_iter().filter(|_| lang.primary() == "en"));
    }
    unique(spellings)
}

/// The renderer in every style.
fn styled(figure: &Figure, surface: &str, lang: &Lang) -> Vec<String> {
    let styles = [
        Style::default(),
        NumberStyle::News.into(),
        Style { money: MoneyStyle::Code, ..Style::default() },
        Style { noun: Noun::Write, ..Style::default() },
    ];
    styles.into_iter().filter_map(|style| render(figure, surface, lang, style)).collect()
}

const WESTERN: &[(i32, &str)] = &[(3, "thousand"), (6, "million"), (9, "billion"), (12, "trillion")];
const CHINESE: &[(i32, &str)] = &[(3, "千"), (4, "万"), (8, "亿"), (12, "万亿")];
const CHINESE_FULL: &[(i32, &str)] = &[(3, "千"), (4, "萬"), (8, "億"), (12, "萬億")];

fn number_spellings(figure: &Figure, n: Exact, lang: &Lang, out: &mut Vec<String>) {
    let (scales, gap) = match lang {
        lang if lang.is_traditional() => (CHINESE_FULL, ""),
        lang if lang.is_cjk() => (CHINESE, ""),
        _ => (WESTERN, " "),
    };
    if lang.primary() != "en" && !lang.is_chinese() {
        // Separators and scale words of other languages are what `render` writes; only bare digits read the same everywhere.
        let bare = plain(n, 0).filter(|_| n.is_integer());
        let percent = if figure.kind == Kind::Percent { &["", "%", " %"][..] } else { &[""] };
        out.extend(bare.iter().flat_map(|bare| percent.iter().map(move |sign| format!("{bare}{sign}"))));
        return;
    }
    let mut forms: Vec<String> = digits(n, figure.place);
    for (power, word) in scales {
        let shifted = n.shift(-power);
        // 0.78 billion and 2,923.42 million are said; 0.0078 billion and 2,923,420 thousand are not.
        let reads_well = shifted.abs() >= Exact::ONE.shift(-1)
            && shifted.abs() < Exact::ONE.shift(4)
            && shifted.last_place().is_some_and(|place| place >= -6);
        forms.extend(digits(shifted, 0).into_iter().filter(|_| reads_well).map(|digits| format!("{digits}{gap}{word}")));
    }
    if lang.primary() == "en" {
        forms.extend(words(figure.kind, n));
    }
    let units: &[&str] = match figure.kind {
        Kind::Percent if lang.is_cjk() => &["%"],
        Kind::Percent => &["%", " percent", " per cent", "-percent"],
        Kind::PercentagePoint if !lang.is_cjk() => &[" percentage points", " percentage point", " points"],
        _ => &[],
    };
    out.extend(units.iter().flat_map(|unit| forms.iter().map(move |form| format!("{form}{unit}"))));
    out.append(&mut forms);
}

/// With and without separators, with and without the zeros that the source wrote.
fn digits(n: Exact, place: i32) -> Vec<String> {
    let both = [plain(n, place), plain(n, 0)];
    both.into_iter().flatten().flat_map(|digits| [grouped(&digits), digits]).collect()
}

const MULTIPLES: &[(i64, &str)] = &[(1, "once"), (2, "twice"), (2, "double"), (3, "threefold"), (3, "triple")];

fn words(kind: Kind, n: Exact) -> Vec<String> {
    let Some(n) = n.to_i64().filter(|n| (0..=100).contains(n)) else { return Vec::new() };
    let mut words = vec![cardinal_word(n)];
    match kind {
        Kind::Ordinal | Kind::Rank | Kind::Label => words.extend([ordinal_word(n), Some(ordinal_digits(n))]),
        Kind::Multiplier => {
            words.extend(MULTIPLES.iter().filter(|(times, _)| *times == n).map(|(_, word)| Some((*word).to_owned())));
        }
        _ => {}
    }
    words.into_iter().flatten().collect()
}

fn date_spellings(figure: &Figure, date: &Date, lang: &Lang, out: &mut Vec<String>) {
    let regions: &[&str] = if lang.primary() == "en" { &["en", "en-GB"] } else { &[] };
    let without_year = Date { year: None, ..*date };
    let month_only = Date { month: date.month, ..Date::default() };
    let year_only = Date { year: date.year, decade: date.decade, century: date.century, ..Date::default() };
    for part in [*date, without_year, month_only, year_only] {
        let figure = Figure { value: Value::Date(part), kind: Kind::Date, ..figure.clone() };
        let langs = regions.iter().filter_map(|tag| Lang::parse(tag).ok()).chain(std::iter::once(lang.clone()));
        out.extend(langs.filter_map(|lang| render(&figure, "", &lang, NumberStyle::Exact)));
    }
    out.push(date.to_string());
    out.extend([date.month, date.day, date.hour, date.minute].into_iter().flatten().map(|part| part.to_string()));
    if let (Some(hour), minute) = (date.hour, date.minute.unwrap_or(0)) {
        out.push(format!("{hour:02}:{minute:02}"));
    }
}

fn unique(items: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    items.into_iter().filter(|item| seen.insert(item.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::Unit;

    fn allowed(kind: Kind, value: Value, unit: Unit, surface: &str, tag: &str) -> Vec<String> {
        let figure = Figure { unit, ..Figure::new(0..0, kind, value) };
        allowed_renderings(&figure, surface, &Lang::parse(tag).unwrap())
    }

    fn n(text: &str) -> Value {
        Value::Number(Exact::parse(text).unwrap())
    }

    #[test]
    fn right_spellings_are_allowed_and_wrong_ones_are_not() {
        let date = Date { year: Some(2022), month: Some(7), day: Some(1), ..Date::default() };
        for (kind, value, unit, surface, tag, yes, no) in [
            (
                Kind::Money,
                n("2923420000"),
                Unit::money("CNY"),
                "29.2342亿元",
                "en",
                &["2.92342 billion yuan", "CNY 2.92342 billion", "2,923.42 million", "2,923,420,000", "2923420000"][..],
                &["29.2342 billion", "29.2342"][..],
            ),
            (Kind::Count, n("18"), Unit::NONE, "18个", "en", &["18", "eighteen"], &["0.018 thousand", "80"]),
            (
                Kind::Percent,
                n("5"),
                Unit::PERCENT,
                "5%",
                "en",
                &["5%", "5 percent", "5 per cent", "five percent"],
                &["5 percentage points"],
            ),
            (Kind::Ordinal, n("3"), Unit::NONE, "第三", "en", &["3rd", "third", "3"], &["2nd"]),
            (Kind::Label, n("14"), Unit::NONE, "十四五", "en", &["14th Five-Year Plan"], &["145"]),
            (
                Kind::Date,
                Value::Date(date),
                Unit::NONE,
                "2022年7月1日",
                "en",
                &["July 1, 2022", "1 July 2022", "July 1", "2022-07-01"],
                &["July 2022"],
            ),
            (
                Kind::Money,
                n("2923420000"),
                Unit::money("CNY"),
                "2.92342 billion yuan",
                "zh-Hans",
                &["29.2342亿元", "29.2342亿"],
                &["2.92342亿"],
            ),
        ] {
            let got = allowed(kind, value, unit, surface, tag);
            assert!(yes.iter().all(|want| got.iter().any(|have| have == want)), "{surface}: {got:?}");
            assert!(!no.iter().any(|bad| got.iter().any(|have| have == bad)), "{surface}: {got:?}");
        }
    }
}
