//! The rules: one name each, the same in reports, configuration and documents.

/// Which rule a finding comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The digits differ.
    Altered,
    /// A power of ten is wrong (亿 as billion).
    Scale,
    /// Another unit or currency.
    Unit,
    /// Percent against percentage points.
    PercentPoint,
    /// A source figure that the output had to carry is gone.
    Dropped,
    /// An output figure that no source figure supports.
    Invented,
    /// Another date, year or period.
    Date,
    /// Growth told as a fall, or the reverse.
    Direction,
    /// The right numbers on the wrong things.
    Attribution,
    /// One end of a range is lost or changed.
    Range,
    /// Rightly rounded.
    Rounded,
    /// "over", "nearly" or "about" lost, added or reversed.
    Approximation,
    /// Another rank or order.
    Ordinal,
    /// Computed from source figures, with its proof.
    Derived,
}

impl Rule {
    /// Every rule, in the order of reports.
    pub const ALL: [Self; 14] = [
        Self::Altered,
        Self::Scale,
        Self::Unit,
        Self::PercentPoint,
        Self::Dropped,
        Self::Invented,
        Self::Date,
        Self::Direction,
        Self::Attribution,
        Self::Range,
        Self::Rounded,
        Self::Approximation,
        Self::Ordinal,
        Self::Derived,
    ];

    /// Its name in the machine interface.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Altered => "figure-altered",
            Self::Scale => "figure-scale",
            Self::Unit => "figure-unit",
            Self::PercentPoint => "figure-percent-point",
            Self::Dropped => "figure-dropped",
            Self::Invented => "figure-invented",
            Self::Date => "figure-date",
            Self::Direction => "figure-direction",
            Self::Attribution => "figure-attribution",
            Self::Range => "figure-range",
            Self::Rounded => "figure-rounded",
            Self::Approximation => "figure-approximation",
            Self::Ordinal => "figure-ordinal",
            Self::Derived => "figure-derived",
        }
    }
}
