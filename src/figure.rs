//! Figures: every number, amount, percentage, date, rank and range of a text, with exact values.
//!
//! [`extract`] is pure, cannot fail and takes one linear pass. Language knowledge is data, one file a language under
//! `figure/lang`; three grammars read it: [`cjk`] (Chinese), [`affix`] (Japanese, Korean) and [`western`] (words, 10^3 scales).
//! `fidelity` compares what is found here; `anchor` renders it into another language.

use std::fmt;

use crate::text::{Lang, Span};

pub mod affix;
pub mod cjk;
mod found;
pub mod lang;
pub mod render;
pub(crate) mod sieve;
#[cfg(test)]
mod tests;
pub mod unit;
pub mod value;
pub mod western;

pub use unit::{Dimension, Unit};
pub use value::{Date, Exact, Value};

/// What sort of thing a figure counts or names. The names are those of the machine interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// An amount in a currency.
    Money,
    /// A share in hundredths.
    Percent,
    /// A difference between two percentages.
    PercentagePoint,
    /// How many of something.
    Count,
    /// A length, area, mass, power or other physical quantity.
    Measure,
    /// Two numbers set against each other (1:2).
    Ratio,
    /// A place in an order (第三, 3rd), or a class or phase.
    Ordinal,
    /// A calendar date or part of one.
    Date,
    /// A time of day.
    Time,
    /// A year alone.
    Year,
    /// Several years.
    YearRange,
    /// A length of time.
    Duration,
    /// How old somebody or something is.
    Age,
    /// A place in a ranking (前三, top ten).
    Rank,
    /// So many times as much (3倍, doubled).
    Multiplier,
    /// A part of a whole (三分之一, two thirds).
    Fraction,
    /// The result of a match (3–1).
    Score,
    /// A number inside a name or set phrase.
    Label,
}

impl Kind {
    /// Its name in the machine interface.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Percent => "percent",
            Self::PercentagePoint => "percentage_point",
            Self::Count => "count",
            Self::Measure => "measure",
            Self::Ratio => "ratio",
            Self::Ordinal => "ordinal",
            Self::Date => "date",
            Self::Time => "time",
            Self::Year => "year",
            Self::YearRange => "year_range",
            Self::Duration => "duration",
            Self::Age => "age",
            Self::Rank => "rank",
            Self::Multiplier => "multiplier",
            Self::Fraction => "fraction",
            Self::Score => "score",
            Self::Label => "label",
        }
    }

    /// The class that it belongs to.
    pub const fn class(self) -> Class {
        match self {
            Self::Label => Class::Label,
            Self::Date | Self::Time | Self::Year | Self::YearRange => Class::Date,
            _ => Class::Quantity,
        }
    }
}

/// How a figure must be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A reader must get the number right.
    Quantity,
    /// A date, time or year.
    Date,
    /// A number inside a fixed name: it may be rendered as a name, but not with another number.
    Label,
}

impl Class {
    /// Its name in the machine interface.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::Date => "date",
            Self::Label => "label",
        }
    }
}

/// What the text says of the value's exactness.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Approx {
    /// Nothing: the value as it stands.
    #[default]
    None,
    /// More than (余, 多, 逾, over).
    Over,
    /// Around (约, 左右, about).
    About,
    /// Nearly, less than (近, 不足, nearly).
    Under,
    /// This or more (至少, at least).
    AtLeast,
    /// This or less (至多, up to).
    AtMost,
}

impl Approx {
    /// Its name in the machine interface; empty for none.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Over => "over",
            Self::About => "about",
            Self::Under => "under",
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
        }
    }
}

/// Which way a change went, where the text states one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// No change is stated.
    #[default]
    None,
    /// Growth.
    Up,
    /// Decline.
    Down,
}

impl Direction {
    /// Its name in the machine interface; empty for none.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

/// Another way to read the same span, kept until the other text decides (兆 as 10^12 or 10^6, 元 as another currency).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The kind under this reading.
    pub kind: Kind,
    /// The value under this reading.
    pub value: Value,
    /// The unit under this reading.
    pub unit: Unit,
}

impl Reading {
    /// `2:19:52` as a length of time.
    pub(crate) fn of_clock(date: &Date) -> Option<Self> {
        let part = |part: Option<u8>| Exact::int(part.unwrap_or(0).into());
        let minutes = part(date.hour).mul(Exact::int(60))?.add(part(date.minute))?;
        let seconds = minutes.mul(Exact::int(60))?.add(part(date.second))?;
        Some(Self { kind: Kind::Duration, value: Value::Number(seconds), unit: Unit::by_code("s")? })
    }
}

/// One figure of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Where it stands: number, scale word, unit and approximator.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Its value in its unit.
    pub value: Value,
    /// Its unit; [`Unit::NONE`] for a bare number.
    pub unit: Unit,
    /// How exact the text says it is.
    pub approx: Approx,
    /// Which way a change went.
    pub direction: Direction,
    /// The power of ten of the last digit written: 29.2342亿 is written to 10^4, 39.48 to 10^-2. Rounding is judged by it.
    pub place: i32,
    /// Other readings of the same span, likeliest first; nearly always none.
    pub also: Vec<Reading>,
}

impl Figure {
    /// A figure with nothing but a span, kind and value: the grammars fill in the rest.
    pub fn new(span: impl Into<Span>, kind: Kind, value: Value) -> Self {
        Self {
            span: span.into(),
            kind,
            value,
            unit: Unit::NONE,
            approx: Approx::None,
            direction: Direction::None,
            place: 0,
            also: Vec::new(),
        }
    }

    /// Its class.
    pub const fn class(&self) -> Class {
        self.kind.class()
    }

    /// Its surface in `text`.
    pub fn surface<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {} {} {}", self.kind.name(), self.value, self.unit, self.approx.name(), self.direction.name())
    }
}

/// Every figure of `text`, in order of appearance, without overlaps. Never panics; time grows linearly with the text.
pub fn extract(text: &str, lang: &Lang) -> Vec<Figure> {
    match lang.primary() {
        "zh" | "yue" | "cmn" => cjk::extract(text, lang),
        "ja" | "ko" => affix::extract(text, lang),
        _ => western::extract(text, lang),
    }
}
