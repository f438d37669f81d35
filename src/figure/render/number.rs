//! Digits: plain, grouped by thousands, scaled by the words of a language. Every digit is kept. Used by the renderers.

use crate::figure::Exact;

/// The decimal digits of `n`, filled with zeros to `place` where the source wrote more of them (`81.40`); `None` for a
/// fraction without an end.
pub(crate) fn plain(n: Exact, place: i32) -> Option<String> {
    n.last_place()?;
    let mut text = n.to_string();
    let written = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let wanted = usize::try_from(place.saturating_neg()).unwrap_or(0).min(20);
    if wanted > written {
        text.push_str(if written == 0 { "." } else { "" });
        text.extend(std::iter::repeat_n('0', wanted - written));
    }
    Some(text)
}

/// `digits` with a comma before every three digits of its whole part.
pub(crate) fn grouped(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// A scale word: from which power of ten on it is used, its own power, its spelling, and how many decimals read well before it.
pub(super) struct Scale {
    pub(super) from: i32,
    pub(super) power: i32,
    pub(super) word: &'static str,
    pub(super) decimals: i32,
}

/// `n` before the largest scale word that fits it; `None` where none does, or where too many decimals would stand there.
pub(super) fn scaled(n: Exact, scales: &[Scale]) -> Option<(Exact, &'static str)> {
    let scale = scales.iter().find(|scale| n.abs() >= Exact::ONE.shift(scale.from))?;
    let shifted = n.shift(-scale.power);
    (shifted.last_place()? >= -scale.decimals).then_some((shifted, scale.word))
}

/// The smallest fraction that is `n`, with a denominator up to 100.
pub(super) fn fraction(n: Exact) -> Option<(i64, i64)> {
    (2..=100).find_map(|den| n.mul(Exact::int(den))?.to_i64().map(|num| (num, den)))
}
