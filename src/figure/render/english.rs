//! Figures in English: US spelling, British for the tags that want it (`en-GB`). Called by `render`.

use super::number::{Scale, fraction, grouped, plain, scaled};
use super::words::{cardinal_word, currency, ordinal_digits, ordinal_word, plural, unit};
use super::{MoneyStyle, Noun, NumberStyle, Shade, Style, dates, is_anniversary, labels, shade};
use crate::figure::unit::Dimension;
use crate::figure::{Approx, Exact, Figure, Kind, Value};
use crate::text::Lang;

const SCALES: &[Scale] = &[
    Scale { from: 12, power: 12, word: "trillion", decimals: 5 },
    Scale { from: 9, power: 9, word: "billion", decimals: 5 },
    Scale { from: 6, power: 6, word: "million", decimals: 5 },
];

/// `figure` in English; `None` where no certain spelling is known.
pub(super) fn render(figure: &Figure, surface: &str, lang: &Lang, style: Style) -> Option<String> {
    let shade = shade(figure, surface);
    let text = match (figure.kind, &figure.value) {
        (Kind::Label, _) => return labels::english(surface),
        (_, Value::Date(date)) => dates::english(date, lang, shade)?,
        (_, Value::DateRange(from, to)) => dates::english_range(from, to, lang)?,
        (Kind::Year | Kind::YearRange, value) => years(value)?,
        (_, Value::Pair(left, right)) => pair(figure.kind, *left, *right)?,
        (_, Value::Text(_)) => return None,
        (kind, value) => quantity(figure, kind, value, surface, style)?,
    };
    let text = if lang.is_british() { british(&text) } else { text };
    Some(with_approx(figure.approx, shade, &text))
}

fn british(text: &str) -> String {
    text.replace("meter", "metre").replace("liter", "litre").replace(" percent", " per cent").replace("per centage", "percentage")
}

fn with_approx(approx: Approx, shade: Shade, text: &str) -> String {
    let word = match (approx, shade) {
        (Approx::None, _) => return text.to_owned(),
        (Approx::Over, _) => "more than",
        (Approx::About, _) => "about",
        (Approx::Under, Shade::Below) => "less than",
        (Approx::Under, _) => "nearly",
        (Approx::AtLeast, _) => "at least",
        (Approx::AtMost, _) => "up to",
    };
    format!("{word} {text}")
}

fn years(value: &Value) -> Option<String> {
    match value {
        Value::Number(year) => plain(*year, 0),
        Value::Range(from, to) => Some(format!("{} to {}", plain(*from, 0)?, plain(*to, 0)?)),
        _ => None,
    }
}

fn pair(kind: Kind, left: Exact, right: Exact) -> Option<String> {
    let sign = if kind == Kind::Score { "-" } else { ":" };
    Some(format!("{}{sign}{}", plain(left, 0)?, plain(right, 0)?))
}

fn quantity(figure: &Figure, kind: Kind, value: &Value, surface: &str, style: Style) -> Option<String> {
    let core = |n: Exact| core(kind, n, figure.place, style);
    let (core, one) = match value {
        Value::Number(n) => (core(*n)?, *n == Exact::ONE && figure.approx == Approx::None),
        Value::Range(lo, hi) => (format!("{} to {}", core(*lo)?, core(*hi)?), false),
        _ => return None,
    };
    with_unit(figure, kind, &core, one, surface, style)
}

/// The number alone, as its kind writes it.
fn core(kind: Kind, n: Exact, place: i32, style: Style) -> Option<String> {
    let small = n.to_i64().filter(|n| (0..10).contains(n));
    match (kind, style.numbers) {
        (Kind::Ordinal, NumberStyle::News) | (Kind::Rank, _) if small.is_some() => ordinal_word(small?),
        (Kind::Ordinal, _) if n == Exact::ONE => ordinal_word(1),
        (Kind::Ordinal | Kind::Rank, _) => n.to_i64().map(ordinal_digits),
        (Kind::Fraction, _) => fraction_words(n),
        (Kind::Count | Kind::Duration | Kind::Multiplier, NumberStyle::News) if small.is_some() => cardinal_word(small?),
        _ => amount(n, place),
    }
}

/// Every digit, before the scale word that fits.
pub(super) fn amount(n: Exact, place: i32) -> Option<String> {
    match scaled(n, SCALES) {
        Some((shifted, word)) => Some(format!("{} {word}", grouped(&plain(shifted, 0)?))),
        None => Some(grouped(&plain(n, place)?)),
    }
}

fn fraction_words(n: Exact) -> Option<String> {
    let (num, den) = fraction(n)?;
    if n > Exact::ONE || den > 20 {
        return if n.last_place().is_some() { amount(n, 0) } else { Some(format!("{num}/{den}")) };
    }
    let part = match (den, num) {
        (2, 1) => "half".to_owned(),
        (4, 1) => "quarter".to_owned(),
        (4, _) => "quarters".to_owned(),
        (_, 1) => ordinal_word(den)?,
        _ => format!("{}s", ordinal_word(den)?),
    };
    Some(format!("{}-{part}", cardinal_word(num)?))
}

fn with_unit(figure: &Figure, kind: Kind, number: &str, one: bool, surface: &str, style: Style) -> Option<String> {
    let code = figure.unit.code;
    let counted = |words: &(&'static str, &'static str, &'static str, &'static str)| if one { words.1 } else { words.2 };
    Some(match kind {
        Kind::Money if style.money == MoneyStyle::Code && !code.is_empty() => format!("{code} {number}"),
        Kind::Money => format!("{number} {}", currency(code).map(counted)?),
        Kind::Percent if code == "‰" => format!("{number}‰"),
        Kind::Percent => format!("{number} percent"),
        Kind::PercentagePoint if code == "bp" => format!("{number} {}", unit(code).map(counted)?),
        Kind::PercentagePoint if one => format!("{number} percentage point"),
        Kind::PercentagePoint => format!("{number} percentage points"),
        Kind::Duration if is_anniversary(surface) => {
            format!("{} anniversary", ordinal_digits(figure.value.number()?.to_i64()?))
        }
        Kind::Measure | Kind::Duration => format!("{number} {}", unit_word(figure, one)?),
        Kind::Age => format!("{number} {} old", unit_word(figure, one).unwrap_or_else(|| if one { "year" } else { "years" }.to_owned())),
        Kind::Multiplier => format!("{number} times"),
        Kind::Rank => top(figure, surface).unwrap_or_else(|| number.to_owned()),
        Kind::Count if style.noun == Noun::Write && !code.is_empty() => format!("{number} {}", unit_word(figure, one)?),
        Kind::Ratio | Kind::Score | Kind::Count | Kind::Ordinal | Kind::Fraction => number.to_owned(),
        Kind::Date | Kind::Time | Kind::Year | Kind::YearRange | Kind::Label => return None,
    })
}

fn unit_word(figure: &Figure, one: bool) -> Option<String> {
    if let Some(words) = unit(figure.unit.code).filter(|_| figure.unit.dimension != Dimension::Count) {
        return Some(if one { words.1 } else { words.2 }.to_owned());
    }
    let noun = Some(figure.unit.code).filter(|code| figure.unit.dimension == Dimension::Count && !code.is_empty())?;
    Some(if one { noun.to_owned() } else { plural(noun) })
}

/// 前三 and top three are the first so many, not the third.
fn top(figure: &Figure, surface: &str) -> Option<String> {
    let lower = surface.to_lowercase();
    let leads = surface.starts_with('前') || surface.ends_with('强') || surface.ends_with('強') || lower.starts_with("top");
    let n = figure.value.number().filter(|_| leads)?;
    Some(format!("top {}", plain(n, 0)?))
}
