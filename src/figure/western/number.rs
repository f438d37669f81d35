//! A number as it was read: its value, where it stands and how it was written. `numeral` makes it, every rule asks for it.

use super::lex::digit;
use crate::figure::Exact;

/// How a number was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Digits alone, perhaps with a scale.
    Digits,
    /// Number words.
    Words,
    /// A fraction: two thirds, 3/4, ½.
    Fraction,
    /// An ordinal: third, 21st.
    Ordinal,
    /// Two pairs of digits as a year is spoken: nineteen eighty-four.
    Pairs,
    /// A scale that stands for many: hundreds.
    Vague,
}

/// A number that was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    /// Its value; `None` where it has more digits than [`Exact`] holds.
    pub value: Option<Exact>,
    /// The first token.
    pub start: usize,
    /// The token after it.
    pub next: usize,
    /// The power of ten of the last digit written.
    pub place: i32,
    /// How it was written.
    pub form: Form,
    /// The power of ten of a scale word after digits (`million`): what a shared scale gives the other end of a range.
    pub scale: i32,
}

impl Number {
    pub(super) fn new(value: Exact, start: usize, next: usize, form: Form) -> Self {
        Self { value: Some(value), start, next, place: 0, form, scale: 0 }
    }

    /// As a whole number, where it is one.
    pub(super) fn whole(&self) -> Option<i64> {
        self.value.and_then(Exact::to_i64)
    }
}

/// The decimal string of a number token: ASCII digits and at most one point.
pub(super) fn plain_digits(surface: &str, decimal: char, group: char) -> String {
    if surface.contains(['٫', '٬']) {
        let keep = |c: char| digit(c).map(|value| char::from(b'0' + value)).or((c == '٫').then_some('.'));
        return surface.chars().filter_map(keep).collect();
    }
    if let Some(decimals) = surface.strip_prefix(group).filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit())) {
        return format!("0.{decimals}");
    }
    let points = surface.matches(decimal).count();
    if points > 1 && surface.rfind(group) > surface.rfind(decimal) {
        let keep = |c: char| digit(c).map(|value| char::from(b'0' + value)).or((c == group).then_some('.'));
        return surface.chars().filter_map(keep).collect();
    }
    let comma_decimal = points == 1 && surface.rfind(group) > surface.rfind(decimal) && surface.contains(group)
        || points == 0 && lone_group(surface, group);
    let point = if comma_decimal { group } else { decimal };
    let keep = |c: char| digit(c).map(|value| char::from(b'0' + value)).or((c == point && (points < 2 || comma_decimal)).then_some('.'));
    surface.chars().filter_map(keep).collect()
}

/// `1,3`: a single comma that groups nothing.
fn lone_group(surface: &str, group: char) -> bool {
    let mut parts = surface.split(group);
    let (_, last) = (parts.next(), parts.next());
    parts.next().is_none()
        && last.is_some_and(|last| {
            last.len() < 3 || group == '.' && surface.find(group) > Some(3) || surface.starts_with('0') && surface.find(group) == Some(1)
        })
}
