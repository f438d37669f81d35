//! A figure written in a language. Law: `extract(render(figure))` gives the figure back.
//!
//! `anchor` puts these spellings before a model, `fidelity` quotes them in its messages, and repair writes them into the
//! output. English and Chinese have files of their own here, eight more languages a table under `figure/lang`; for any other [`render`]
//! gives `None` and the source's spelling stays.

use super::{Approx, Figure, Kind};
use crate::text::Lang;

mod chinese;
mod dates;
mod english;
pub mod labels;
mod metric;
mod number;
mod script;
pub(crate) mod speech;
pub(crate) mod words;

pub(crate) use number::{grouped, plain};
pub(crate) use words::{cardinal_word, ordinal_digits, ordinal_word};

/// How figures are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NumberStyle {
    /// Every digit of the source, with the scale word that fits (`2.92342 billion yuan`).
    #[default]
    Exact,
    /// As a newspaper writes: small whole numbers as words, the rest as [`NumberStyle::Exact`].
    News,
}

/// How an amount of money names its currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MoneyStyle {
    /// By its word: `2.5 billion yuan`.
    #[default]
    Word,
    /// By its ISO 4217 code: `CNY 2.5 billion`.
    Code,
}

/// Whether a count is written with what it counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Noun {
    /// The number alone (`139`): the sentence around it has the noun.
    #[default]
    Omit,
    /// Number and noun (`139 projects`), for messages to people.
    Write,
}

/// How measures in units are written that the reader may not know: mu, jin, miles, pounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Units {
    /// As the source has them.
    #[default]
    Kept,
    /// With the metric value beside: `500 mu (about 33.3 hectares)`.
    Both,
}

/// Everything a caller may choose about a spelling. `NumberStyle` alone converts into it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Digits or words.
    pub numbers: NumberStyle,
    /// Currency words or codes.
    pub money: MoneyStyle,
    /// Counts with or without their noun.
    pub noun: Noun,
    /// Measures alone or with their metric value.
    pub units: Units,
}

impl From<NumberStyle> for Style {
    fn from(numbers: NumberStyle) -> Self {
        Self { numbers, ..Self::default() }
    }
}

/// `figure`, whose surface in the source is `surface`, written in `lang`; `None` where it cannot be said with certainty
/// (a label without an official name, a unit that the language has no word for).
///
/// The surface gives what the value cannot: 近 or 不足 for an upper bound, 初 or 底 for a part of a month, a label's name.
pub fn render(figure: &Figure, surface: &str, lang: &Lang, style: impl Into<Style>) -> Option<String> {
    let style = style.into();
    let written = match lang.primary() {
        "en" => english::render(figure, surface, lang, style),
        "zh" | "yue" | "cmn" => chinese::render(figure, surface, lang),
        _ => speech::render(figure, surface, super::lang::speech(lang)?, style),
    }?;
    let metric = if style.units == Units::Both { metric::render_metric(figure, lang, style) } else { None };
    Some(match metric {
        Some(metric) if lang.is_cjk() => format!("{written}（{metric}）"),
        Some(metric) => format!("{written} ({metric})"),
        None => written,
    })
}

/// What the surface adds to a value: which of two words for the same bound, or which part of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shade {
    Plain,
    /// 近, nearly: just under.
    Nearly,
    /// 不足, less than: somewhere below.
    Below,
    Early,
    Mid,
    Late,
}

const NEARLY: &[&str] = &["近", "nearly", "almost", "close to", "approaching"];
const BELOW: &[&str] = &["不足", "不到", "不满", "不滿", "未满", "未滿", "低于", "低於", "less than", "fewer than", "under", "below"];
const EARLY: &[&str] = &["初", "上旬", "early", "beginning of"];
const MID: &[&str] = &["中", "mid"];
const LATE: &[&str] = &["底", "末", "下旬", "late", "end of"];

fn shade(figure: &Figure, surface: &str) -> Shade {
    let surface = surface.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| surface.contains(word));
    match figure.kind {
        Kind::Date | Kind::Year if says(EARLY) => Shade::Early,
        Kind::Date | Kind::Year if says(MID) => Shade::Mid,
        Kind::Date | Kind::Year if says(LATE) => Shade::Late,
        _ if figure.approx != Approx::Under => Shade::Plain,
        _ if says(BELOW) => Shade::Below,
        _ if says(NEARLY) => Shade::Nearly,
        _ => Shade::Nearly,
    }
}

/// 成立103周年 is the 103rd anniversary, not a length of time.
fn is_anniversary(surface: &str) -> bool {
    ["周年", "週年", "주년", "anniversary"].iter().any(|word| surface.ends_with(word))
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod law;

#[cfg(test)]
mod law_speech;
