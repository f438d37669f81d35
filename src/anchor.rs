//! The source with its figures already written in the target language, so that a model copies instead of converting.
//!
//! [`anchor`] writes the text a model sees; [`figure_table`] lists the same pairs for strong chat models;
//! [`allowed_renderings`] says which spellings a right output may use, for constrained decoding; [`patch()`] writes one
//! rendering into an output that got it wrong. All are pure. `pipeline` calls them.

use crate::figure::render::{Style, render};
use crate::figure::{Approx, Exact, Figure, Kind, Value};
use crate::text::{Lang, Span};

mod allowed;
mod patch;

pub use allowed::allowed_renderings;
pub use patch::patch;

/// One figure that was rewritten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Its place in the list of figures.
    pub figure: usize,
    /// What was replaced, in the source text: without the classifier of a count (`3万余` of `3万余株`) or a verb (突破).
    pub source: Span,
    /// What stood there.
    pub surface: String,
    /// Where the rendering stands in the anchored text.
    pub anchored: Span,
    /// What stands there.
    pub rendering: String,
}

/// A text with its figures written in another language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchored {
    /// The text.
    pub text: String,
    /// Every figure that was rewritten, in order of appearance.
    pub anchors: Vec<Anchor>,
}

/// `text` with each of its `figures` written in `target`. A figure that reads the same there (`139`, `81.4%`, `2022年`), or
/// for which no certain spelling is known, stays as it is. A space parts a rendering from letters and Han characters.
pub fn anchor(text: &str, figures: &[Figure], source: &Lang, target: &Lang, style: impl Into<Style>) -> Anchored {
    let style = style.into();
    let mut out = Anchored::default();
    let mut done = 0;
    for (index, figure) in figures.iter().enumerate().filter(|_| source.primary() != target.primary()) {
        let surface = figure.surface(text);
        let Some((within, rendering)) = replacement(figure, surface, target, style) else { continue };
        let span = Span::new(figure.span.start + within.start, figure.span.start + within.end);
        // Figures come in order and apart; one that does not is left as it is.
        let Some(between) = text.get(done..span.start) else { continue };
        out.text.push_str(between);
        let start = append_apart(&mut out.text, &rendering);
        done = span.end;
        out.anchors.push(Anchor {
            figure: index,
            source: span,
            surface: span.of(text).to_owned(),
            anchored: Span::new(start, start + rendering.len()),
            rendering,
        });
        let next = text.get(done..).and_then(|rest| rest.chars().next());
        if out.text.ends_with(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric) {
            out.text.push(' ');
        }
    }
    out.text.push_str(text.get(done..).unwrap_or_default());
    out
}

/// The anchors as lines `29.2342亿元 → 2.92342 billion yuan`, each pair once, in order of appearance; empty without anchors.
pub fn figure_table(anchored: &Anchored) -> String {
    let mut seen = std::collections::BTreeSet::new();
    let new = anchored.anchors.iter().filter(|anchor| seen.insert((&anchor.surface, &anchor.rendering)));
    new.flat_map(|anchor| [&anchor.surface, " → ", &anchor.rendering, "\n"]).collect()
}

/// Appends `word` to `text` with a space where letters would touch; gives where it starts.
fn append_apart(text: &mut String, word: &str) -> usize {
    if text.ends_with(char::is_alphanumeric) && word.starts_with(char::is_alphanumeric) {
        text.push(' ');
    }
    let start = text.len();
    text.push_str(word);
    start
}

/// What to write for a figure, and over which part of its surface.
fn replacement(figure: &Figure, surface: &str, target: &Lang, style: Style) -> Option<(Span, String)> {
    let mut figure = figure.clone();
    // 突破 is the sentence's verb ("surpassed"): it stays, and says the bound.
    let number = VERBS.iter().find_map(|verb| surface.strip_prefix(verb)).unwrap_or(surface);
    if !says_approx(number) {
        // The word stands elsewhere in the sentence: said here as well, it would be said twice.
        figure.approx = Approx::None;
    }
    if reads_the_same(&figure, number) {
        return None;
    }
    let rendering = render(&figure, number, target, style)?;
    let classifier = if figure.kind == Kind::Count { classifier(number) } else { "" };
    // 12个以上: the classifier stands before the approximator, so it is written again behind the rendering.
    let rendering = match number.strip_suffix(classifier) {
        None => format!("{rendering} {classifier}"),
        Some(_) => rendering,
    };
    let end = surface.strip_suffix(classifier).map_or(surface.len(), str::len);
    (rendering != number).then_some((Span::new(surface.len() - number.len(), end), rendering))
}

/// Numbers that a model copies right without help, where a rendering would only disturb the sentence.
fn reads_the_same(figure: &Figure, surface: &str) -> bool {
    let has_digit = surface.contains(|c: char| c.is_ascii_digit());
    let plain = has_digit && figure.approx == Approx::None && !says_scale(surface) && is_short(&figure.value);
    let small = figure.value.number().and_then(Exact::to_i64).is_some_and(|n| (0..=10).contains(&n));
    match figure.kind {
        // 103周年 is the 103rd anniversary.
        Kind::Duration if surface.ends_with('年') && surface.contains(['周', '週']) => false,
        // 三个环节, 三年行动: words among words.
        Kind::Count | Kind::Duration | Kind::Age | Kind::Multiplier => plain || (small && !has_digit && figure.approx == Approx::None),
        // 2023-08-03 17:14:22 is read everywhere.
        Kind::Date | Kind::Time => surface.bytes().all(|b| b.is_ascii() && !b.is_ascii_alphabetic()),
        Kind::Percent => plain && surface.ends_with(['%', '‰']),
        Kind::Score | Kind::Ratio => plain,
        Kind::Year => has_digit,
        // 第一批 and 首家 are ordinary words; the batch or the company is part of them.
        Kind::Ordinal | Kind::Rank => small && !surface.starts_with('前') || plain,
        _ => false,
    }
}

fn is_scale(c: char) -> bool {
    matches!(c, '万' | '萬' | '亿' | '億' | '兆' | '千' | '百' | '十')
}

const SCALE_WORDS: &[&str] = &["hundred", "thousand", "million", "billion", "trillion", "dozen"];

fn says_scale(surface: &str) -> bool {
    let surface = surface.to_lowercase();
    surface.contains(is_scale)
        || ["hundred", "thousand", "million", "billion", "trillion", "dozen"].iter().any(|word| surface.contains(word))
}

/// From ten thousand on the languages group digits and choose scale words differently.
fn is_short(value: &Value) -> bool {
    let limit = Exact::ONE.shift(4);
    match value {
        Value::Number(n) => n.abs() < limit,
        Value::Range(a, b) | Value::Pair(a, b) => a.abs() < limit && b.abs() < limit,
        Value::Date(_) | Value::DateRange(..) | Value::Text(_) => true,
    }
}

/// Verbs that extractors count to the figure for the bound they say.
const VERBS: &[&str] = &["突破", "surpassed ", "surpassing ", "exceeded ", "exceeding ", "topped "];

/// Words that say how exact a number is, in the languages of the articles.
const APPROXIMATORS: &[&str] = &[
    "余",
    "餘",
    "多",
    "逾",
    "超",
    "过",
    "過",
    "近",
    "约",
    "約",
    "左右",
    "上下",
    "不足",
    "不到",
    "不满",
    "不滿",
    "未满",
    "未滿",
    "以上",
    "以下",
    "以内",
    "以內",
    "至少",
    "至多",
    "最多",
    "最少",
    "不少",
    "不低",
    "不高",
    "低于",
    "低於",
    "高于",
    "高於",
    "高达",
    "高達",
    "将",
    "將",
    "来",
    "來",
    "起",
    "几",
    "幾",
    "over",
    "more",
    "above",
    "about",
    "around",
    "nearly",
    "almost",
    "under",
    "less",
    "fewer",
    "below",
    "least",
    "most",
    "up to",
    "roughly",
    "some",
    "approximately",
    "exceed",
    "+",
    "plus",
    "close to",
    "~",
    "some",
];

fn says_approx(surface: &str) -> bool {
    let surface = surface.to_lowercase();
    APPROXIMATORS.iter().any(|word| surface.contains(word))
}

const AFTER_NUMBER: &[&str] = &["余", "餘", "多", "来", "來"];
const AFTER_CLASSIFIER: &[&str] = &["以上", "以下", "左右", "上下", "以内", "以內", "起", "多"];

/// The classifier or noun of a count: 株 of 3万余株, 个 of 12个以上, people of 2.5 million people.
fn classifier(surface: &str) -> &str {
    let number_end = surface.char_indices().rfind(|(_, c)| is_numeral(*c)).map_or(0, |(at, c)| at + c.len_utf8());
    let rest = surface.get(number_end..).unwrap_or_default();
    let mut rest = AFTER_NUMBER.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    while let Some(beyond) = SCALE_WORDS.iter().find_map(|word| rest.trim_start().strip_prefix(word)) {
        rest = beyond;
    }
    AFTER_CLASSIFIER.iter().find_map(|word| rest.strip_suffix(word)).unwrap_or(rest).trim()
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || is_scale(c) || "０１２３４５６７８９〇零一二三四五六七八九两兩廿卅半几幾".contains(c)
}

#[cfg(test)]
mod tests;
