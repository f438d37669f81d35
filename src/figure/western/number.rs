//! A number as it was read: its value, where it stands and how it was written. `numeral` makes it, every rule asks for it.

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
