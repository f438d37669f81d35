//! Figures in Chinese: digits with 万 and 亿, simplified or traditional by the tag. Called by `render`.

use super::number::{Scale, fraction, plain, scaled};
use super::script::traditional;
use super::words::{currency, unit};
use super::{Shade, dates, is_anniversary, labels, shade};
use crate::figure::unit::Dimension;
use crate::figure::{Approx, Exact, Figure, Kind, Value};
use crate::text::Lang;

const SCALES: &[Scale] = &[
    Scale { from: 12, power: 12, word: "万亿", decimals: 6 },
    Scale { from: 8, power: 8, word: "亿", decimals: 6 },
    Scale { from: 6, power: 4, word: "万", decimals: 4 },
    // 18.6万, but 20865 in full.
    Scale { from: 4, power: 4, word: "万", decimals: 2 },
];

/// `figure` in Chinese; `None` where no certain spelling is known.
pub(super) fn render(figure: &Figure, surface: &str, lang: &Lang) -> Option<String> {
    let shade = shade(figure, surface);
    let text = match (figure.kind, &figure.value) {
        (Kind::Label, _) => labels::chinese(surface)?,
        (_, Value::Date(date)) => dates::chinese(date, shade)?,
        (_, Value::DateRange(from, to)) => dates::chinese_range(from, to)?,
        (Kind::Year | Kind::YearRange, value) => years(value)?,
        // 3:1 could be a ratio or a time.
        (Kind::Score, Value::Pair(left, right)) => format!("{}比{}", plain(*left, 0)?, plain(*right, 0)?),
        (Kind::Ratio, Value::Pair(left, right)) => format!("{}:{}", plain(*left, 0)?, plain(*right, 0)?),
        (_, Value::Pair(..) | Value::Text(_)) => return None,
        (_, Value::Number(n)) => with_unit(figure, &core(figure, *n)?, surface)?,
        (_, Value::Range(lo, hi)) => with_unit(figure, &format!("{}至{}", core(figure, *lo)?, core(figure, *hi)?), surface)?,
    };
    let text = format!("{}{text}", approx_word(figure, shade));
    Some(if lang.is_traditional() { traditional(&text) } else { text })
}

fn approx_word(figure: &Figure, shade: Shade) -> &'static str {
    match (figure.approx, shade) {
        (Approx::None, _) => "",
        (Approx::Over, _) => "超过",
        (Approx::About, _) => "约",
        (Approx::Under, Shade::Below) => "不足",
        // 近20年 says "in the last 20 years".
        (Approx::Under, _) if figure.kind == Kind::Duration => "将近",
        (Approx::Under, _) => "近",
        (Approx::AtLeast, _) => "至少",
        (Approx::AtMost, _) => "至多",
    }
}

fn years(value: &Value) -> Option<String> {
    match value {
        Value::Number(year) => Some(format!("{}年", plain(*year, 0)?)),
        Value::Range(from, to) => Some(format!("{}年至{}年", plain(*from, 0)?, plain(*to, 0)?)),
        _ => None,
    }
}

fn core(figure: &Figure, n: Exact) -> Option<String> {
    if figure.kind == Kind::Fraction && n.abs() < Exact::ONE {
        let (num, den) = fraction(n)?;
        return Some(format!("{den}分之{num}"));
    }
    match scaled(n, SCALES) {
        Some((shifted, word)) => Some(format!("{}{word}", plain(shifted, 0)?)),
        None => plain(n, figure.place),
    }
}

fn with_unit(figure: &Figure, number: &str, surface: &str) -> Option<String> {
    let code = figure.unit.code;
    Some(match figure.kind {
        Kind::Money => format!("{number}{}", currency(code)?.3),
        Kind::Percent if code == "‰" => format!("{number}‰"),
        Kind::Percent => format!("{number}%"),
        Kind::PercentagePoint if code == "bp" => format!("{number}个基点"),
        Kind::PercentagePoint => format!("{number}个百分点"),
        Kind::Duration if is_anniversary(surface) => format!("{number}周年"),
        Kind::Measure | Kind::Duration => format!("{number}{}", unit_word(figure)?),
        // 3个月大, but 60岁.
        Kind::Age if !matches!(code, "" | "a" | "year") => format!("{number}{}大", unit_word(figure)?),
        Kind::Age => format!("{number}岁"),
        Kind::Multiplier => format!("{number}倍"),
        Kind::Rank if surface.to_lowercase().starts_with("top") || surface.starts_with('前') => format!("前{number}"),
        Kind::Ordinal | Kind::Rank => format!("第{number}"),
        Kind::Count | Kind::Fraction | Kind::Ratio | Kind::Score => number.to_owned(),
        Kind::Date | Kind::Time | Kind::Year | Kind::YearRange | Kind::Label => return None,
    })
}

fn unit_word(figure: &Figure) -> Option<&'static str> {
    if figure.unit.dimension != Dimension::Count {
        return unit(figure.unit.code).map(|words| words.3);
    }
    // A length of time may be counted by its English noun.
    super::words::unit_by_noun(figure.unit.code).map(|words| words.3)
}
