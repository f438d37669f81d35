//! A numeral as it was read: where it stands, what it is worth and how it is written. `numeral` makes it, every reader asks for it.

use super::super::Exact;

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Arabic digits alone.
    Arabic,
    /// One digit of the language alone (三).
    Single,
    /// Several digits of the language without scale words (二〇二二, 幺幺零).
    Sequence,
    /// Digits with scale words (一百五, 1.5万).
    Scaled,
    /// A scale word without a digit (百, 千亿, 万).
    BareScale,
    /// A vague count with a scale word (几十, 数百万).
    Vague,
}

/// A numeral.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts of one surface, none of them travels")]
pub(super) struct Number {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The value; `None` when it has more digits than can be held.
    pub(super) low: Option<Exact>,
    /// The other end of juxtaposed digits (四五百).
    pub(super) high: Option<Exact>,
    pub(super) style: Style,
    /// How many digits stand before the point, for Arabic and sequences.
    pub(super) digits: usize,
    pub(super) leading_zero: bool,
    /// The power of ten of the last digit written.
    pub(super) place: i32,
    /// 几, 多 or 余 stands inside.
    pub(super) over: bool,
    pub(super) decimals: bool,
    /// Thousands separators stand inside.
    pub(super) grouped: bool,
}

impl Number {
    pub(super) fn new(start: usize) -> Self {
        Self {
            start,
            end: start,
            low: None,
            high: None,
            style: Style::Arabic,
            digits: 0,
            leading_zero: false,
            place: 0,
            over: false,
            decimals: false,
            grouped: false,
        }
    }

    /// The value as a small whole number.
    pub(super) fn whole(&self) -> Option<i64> {
        self.low.filter(|_| self.high.is_none() && !self.decimals).and_then(Exact::to_i64)
    }
}
