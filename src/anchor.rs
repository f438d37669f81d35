//! The source with its figures already written in the target language, so that a model copies instead of converting.
//!
//! [`anchor`] writes the text a model sees; [`figure_table`] lists the same pairs for strong chat models;
//! [`allowed_renderings`] says which spellings a right output may use, for constrained decoding; [`patch()`] writes one
//! rendering into an output that got it wrong. All are pure. `pipeline` calls them.

use crate::figure::lang::speech;
use crate::figure::render::{Style, render};
use crate::figure::{Approx, Exact, Figure, Kind, Value, extract};
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
        let Some((within, rendering)) = replacement(figure, surface, source, target, style) else { continue };
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
fn replacement(figure: &Figure, surface: &str, source: &Lang, target: &Lang, style: Style) -> Option<(Span, String)> {
    // 突破 is the sentence's verb ("surpassed"): it stays, and says the bound.
    let number = VERBS.iter().find_map(|verb| surface.strip_prefix(verb)).unwrap_or(surface);
    let figure = Figure { approx: said_approx(figure, number, source), ..figure.clone() };
    if reads_the_same(&figure, number, source, target) {
        return None;
    }
    let rendering = render(&figure, number, target, style)?;
    let start = surface.len() - number.len();
    let noun = if figure.kind == Kind::Count { noun(&figure, number, source)? } else { Span::new(number.len(), number.len()) };
    let (end, rendering) = if noun.end == number.len() {
        (noun.start, rendering)
    } else {
        // 12个以上: the classifier stands before the approximator, so it is written again behind the rendering.
        (number.len(), format!("{rendering} {}", noun.of(number)))
    };
    (rendering != number).then_some((Span::new(start, start + end), rendering))
}

/// Verbs that extractors count to the figure for the bound they say.
const VERBS: &[&str] = &["突破", "surpassed ", "surpassing ", "exceeded ", "exceeding ", "topped "];

/// The approximator that the figure's own words say: one that stands elsewhere in the sentence would be said twice.
fn said_approx(figure: &Figure, surface: &str, source: &Lang) -> Approx {
    let said = extract(surface, source).iter().any(|read| read.approx != Approx::None);
    if said { figure.approx } else { Approx::None }
}

/// The classifier or noun of a count, which stays in the text: 株 of 3万余株, 个 of 12个以上, people of 2.5 million people. It is
/// what can be taken away without changing how the number reads. `None` where the count reads otherwise out of its sentence.
fn noun(figure: &Figure, surface: &str, source: &Lang) -> Option<Span> {
    let read = |text: &str| match extract(text, source).as_slice() {
        [only] => Some((only.value.clone(), only.approx)),
        _ => None,
    };
    let cuts: Vec<usize> = cuts(surface).collect();
    let prefix = |end: usize| surface.get(..end).unwrap_or_default();
    let whole = Some((figure.value.clone(), figure.approx));
    let behind = || cuts.iter().find(|end| read(prefix(**end)) == whole).map(|end| Span::new(*end, surface.len()));
    let inside = || {
        let number = *cuts.iter().find(|end| read(prefix(**end)).is_some_and(|(value, _)| value == figure.value))?;
        let without = |at: usize| format!("{}{}", prefix(number), surface.get(at..).unwrap_or_default());
        let end = cuts.iter().find(|at| **at > number && read(&without(**at)) == whole)?;
        Some(Span::new(number, *end))
    };
    let found = behind();
    found.filter(|noun| !noun.is_empty()).or_else(inside).or(found)
}

/// The ends of the words of `text`, and of its characters where words are not parted by spaces.
fn cuts(text: &str) -> impl Iterator<Item = usize> {
    let east_asian = |c: char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}');
    let joined = move |c: char| c.is_alphanumeric() && !east_asian(c);
    let ends = text.char_indices().map(|(at, c)| (at + c.len_utf8(), c));
    ends.filter(move |(end, c)| !(joined(*c) && text.get(*end..).and_then(|rest| rest.chars().next()).is_some_and(joined)))
        .map(|(end, _)| end)
}

/// Figures that a model copies right without help, where a rendering would only disturb the sentence.
fn reads_the_same(figure: &Figure, surface: &str, source: &Lang, target: &Lang) -> bool {
    let has_digit = surface.contains(|c: char| c.is_ascii_digit());
    let exact = figure.approx == Approx::None;
    let plain = has_digit && exact && is_short(&figure.value) && in_digits(figure, surface, source, target);
    let small = figure.value.number().and_then(Exact::to_i64).is_some_and(|n| (0..=10).contains(&n));
    match figure.kind {
        // 103周年 is the 103rd anniversary.
        Kind::Duration if surface.ends_with('年') && surface.contains(['周', '週']) => false,
        // 30代, in their 30s: a decade of life, which no bound on an age says.
        Kind::Age if !exact && surface.ends_with(['代', '대', 's']) => true,
        // 三个环节, 三年行动: words among words.
        Kind::Count | Kind::Duration | Kind::Age | Kind::Multiplier => plain || (small && !has_digit && exact),
        // 2023-08-03 17:14:22 is read everywhere; 03/05/2023 and 14.30 are not.
        Kind::Date => iso(surface) && surface.bytes().take_while(u8::is_ascii_digit).count() == 4,
        Kind::Time => iso(surface),
        // Most languages but Chinese and English part the sign from the number, or have a word for it.
        Kind::Percent => plain && surface.ends_with(['%', '‰']) && speech(target).is_none_or(|speech| speech.percent == "%"),
        Kind::Score | Kind::Ratio => plain,
        Kind::Year => has_digit,
        // 第一批 and 首家 are ordinary words; the batch or the company is part of them.
        Kind::Ordinal | Kind::Rank => small && !surface.starts_with('前') || plain,
        _ => false,
    }
}

fn iso(surface: &str) -> bool {
    surface.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b':' | b' ' | b'T' | b'Z'))
}

/// Whether the value is what the digits alone say, in both languages: not so where a scale word stands behind them (3千), or
/// where the target writes the marks between digits in another way (1,286 is 1.286 in German).
fn in_digits(figure: &Figure, surface: &str, source: &Lang, target: &Lang) -> bool {
    let runs = digit_runs(surface);
    if runs.iter().any(|run| run.contains(['.', ','])) && marks(source) != marks(target) {
        return false;
    }
    let (decimal, group) = marks(source);
    let said: Vec<Option<Exact>> = runs.iter().map(|run| Exact::parse(&run.replace(group, "").replace(decimal, "."))).collect();
    match &figure.value {
        Value::Number(n) => said == [Some(*n)],
        Value::Range(a, b) | Value::Pair(a, b) => said == [Some(*a), Some(*b)],
        Value::Date(_) | Value::DateRange(..) | Value::Text(_) => true,
    }
}

/// The decimal mark and the one between groups of digits.
fn marks(lang: &Lang) -> (char, char) {
    speech(lang).map_or(('.', ','), |speech| (speech.decimal, speech.group.unwrap_or(',')))
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

/// The runs of digits in `surface`, with the points and commas inside them.
fn digit_runs(surface: &str) -> Vec<&str> {
    let runs = surface.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')));
    runs.map(|run| run.trim_matches(['.', ','])).filter(|run| !run.is_empty()).collect()
}

#[cfg(test)]
mod tests;
