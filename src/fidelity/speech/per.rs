//! What a quantity is counted by: the day, the tonne. The tables of `speech` name it, `message` tells it.

/// In what time, or for what, so much is done, paid or used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::fidelity) enum Per {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    Jin,
    Kilogram,
    Tonne,
    Mu,
    Hectare,
    SquareMetre,
    SquareFoot,
    Gram,
    Ounce,
    Barrel,
    Gallon,
    Litre,
    CubicMetre,
    KilowattHour,
}

impl Per {
    /// What the code of a unit is counted by: m3/s, km/h.
    pub(in crate::fidelity) fn of_unit(code: &str) -> Option<Self> {
        match code.rsplit_once('/')?.1 {
            "s" => Some(Self::Second),
            "min" => Some(Self::Minute),
            "h" => Some(Self::Hour),
            _ => None,
        }
    }

    /// One of what a measure is counted in: per mu, per kilogram.
    pub(in crate::fidelity) fn of_measure(code: &str) -> Option<Self> {
        const MEASURES: [(&str, Per); 9] = [
            ("mu", Per::Mu),
            ("ha", Per::Hectare),
            ("m2", Per::SquareMetre),
            ("jin", Per::Jin),
            ("kg", Per::Kilogram),
            ("t", Per::Tonne),
            ("L", Per::Litre),
            ("m3", Per::CubicMetre),
            ("kWh", Per::KilowattHour),
        ];
        MEASURES.iter().find(|(known, _)| *known == code).map(|(_, per)| *per)
    }

    /// In words, behind "per".
    pub(in crate::fidelity) const fn name(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
            Self::Jin => "jin",
            Self::Kilogram => "kilogram",
            Self::Tonne => "tonne",
            Self::Mu => "mu",
            Self::Hectare => "hectare",
            Self::SquareMetre => "square metre",
            Self::SquareFoot => "square foot",
            Self::Gram => "gram",
            Self::Ounce => "ounce",
            Self::Barrel => "barrel",
            Self::Gallon => "gallon",
            Self::Litre => "litre",
            Self::CubicMetre => "cubic metre",
            Self::KilowattHour => "kilowatt-hour",
        }
    }
}
