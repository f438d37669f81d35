//! Units by one code each: ISO 4217 for money, UCUM-like codes for measures, an English noun for counts.
//!
//! A language's own words for them stand in its file under `figure/lang`; here are only the codes, the dimension and the
//! exact factor to the dimension's base, so that a conversion can be proved.

use std::fmt;

use super::value::Exact;

/// What a unit measures. Units of one dimension convert into each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each name says it")]
pub enum Dimension {
    None,
    Money,
    Percent,
    PercentagePoint,
    Count,
    Length,
    Area,
    Volume,
    Mass,
    Time,
    Temperature,
    Angle,
    Speed,
    Energy,
    Power,
    Pressure,
    Frequency,
    Data,
    DataRate,
    Electric,
    Other,
}

/// One unit: a row of [`UNITS`], a currency, or a counted noun. Compares by code.
#[derive(Clone, Copy, Debug, Eq)]
pub struct Unit {
    /// The code of the machine interface (`CNY`, `%`, `pp`, `km2`, `mu`, `household`); empty for none.
    pub code: &'static str,
    /// What it measures.
    pub dimension: Dimension,
    /// Exact factor to the base of its dimension, as numerator and denominator (`mu`: 2000/3 m2).
    pub factor: (i64, i64),
    /// For money: other currencies that the same word may mean (元: TWD, HKD, ...); the other text decides.
    pub open: &'static [&'static str],
}

impl PartialEq for Unit {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code && self.dimension == other.dimension
    }
}

impl std::hash::Hash for Unit {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.code.hash(state);
    }
}

impl Unit {
    /// No unit.
    pub const NONE: Self = Self::new("", Dimension::None, 1, 1);
    /// Hundredths.
    pub const PERCENT: Self = Self::new("%", Dimension::Percent, 1, 1);
    /// Percentage points.
    pub const POINT: Self = Self::new("pp", Dimension::PercentagePoint, 1, 1);

    const fn new(code: &'static str, dimension: Dimension, num: i64, den: i64) -> Self {
        Self { code, dimension, factor: (num, den), open: &[] }
    }

    /// The currency with an ISO 4217 code.
    pub const fn money(code: &'static str) -> Self {
        Self::new(code, Dimension::Money, 1, 1)
    }

    /// A currency word that leaves the country open, likeliest first.
    pub const fn open_money(code: &'static str, open: &'static [&'static str]) -> Self {
        Self { open, ..Self::money(code) }
    }

    /// A counted noun, in English and singular.
    pub const fn count(noun: &'static str) -> Self {
        Self::new(noun, Dimension::Count, 1, 1)
    }

    /// A unit that no table converts.
    pub const fn other(code: &'static str) -> Self {
        Self::new(code, Other, 1, 1)
    }

    /// The unit of [`UNITS`] with this code.
    pub fn by_code(code: &str) -> Option<Self> {
        let mut slot = slot(code.as_bytes());
        loop {
            let unit = UNITS.get(usize::from(*SLOTS.get(slot)?).checked_sub(1)?)?;
            if unit.code == code {
                return Some(*unit);
            }
            slot = (slot + 1) % SLOTS.len();
        }
    }

    /// Whether it is none.
    pub const fn is_none(&self) -> bool {
        self.code.is_empty()
    }

    /// The exact factor to the base of its dimension.
    pub fn to_base(&self) -> Option<Exact> {
        Exact::ratio(self.factor.0.into(), self.factor.1.into())
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}

use Dimension::{
    Angle, Area, Data, DataRate, Electric, Energy, Frequency, Length, Mass, Other, Power, Pressure, Speed, Temperature, Time, Volume,
};

/// Every unit that is neither money nor a counted noun. Bases: m, m2, L, g, s, J, W, Pa, Hz, bit.
#[rustfmt::skip]
pub const UNITS: &[Unit] = &[
    Unit::PERCENT, Unit::POINT,
    Unit::new("‰", Dimension::Percent, 1, 10), Unit::new("bp", Dimension::PercentagePoint, 1, 100),
    Unit::new("m", Length, 1, 1), Unit::new("km", Length, 1000, 1), Unit::new("hm", Length, 100, 1), Unit::new("dm", Length, 1, 10),
    Unit::new("cm", Length, 1, 100), Unit::new("mm", Length, 1, 1000), Unit::new("um", Length, 1, 1_000_000),
    Unit::new("nm", Length, 1, 1_000_000_000), Unit::new("pm", Length, 1, 1_000_000_000_000), Unit::new("fm", Length, 1, 1_000_000_000_000_000), Unit::new("am", Length, 1, 1_000_000_000_000_000_000),
    Unit::new("dam", Length, 10, 1), Unit::new("pc", Length, 30_856_775_814_913_673, 1), Unit::new("ftm", Length, 18_288, 10_000),
    Unit::new("mi", Length, 1_609_344, 1000), Unit::new("nmi", Length, 1852, 1), Unit::new("yd", Length, 9144, 10_000),
    Unit::new("ft", Length, 3048, 10_000), Unit::new("in", Length, 254, 10_000), Unit::new("li", Length, 500, 1),
    Unit::new("zhang", Length, 10, 3), Unit::new("chi", Length, 1, 3), Unit::new("cun", Length, 1, 30),
    Unit::new("ly", Length, 9_460_730_472_580_800, 1), Unit::new("au", Length, 149_597_870_700, 1),
    Unit::new("m2", Area, 1, 1), Unit::new("km2", Area, 1_000_000, 1), Unit::new("cm2", Area, 1, 10_000), Unit::new("mm2", Area, 1, 1_000_000),
    Unit::new("ha", Area, 10_000, 1), Unit::new("mu", Area, 2000, 3), Unit::new("qing", Area, 200_000, 3), Unit::new("acre", Area, 40_468_564_224, 10_000_000),
    Unit::new("in2", Area, 64_516, 100_000_000), Unit::new("yd2", Area, 83_612_736, 100_000_000), Unit::new("mm3", Volume, 1, 1_000_000), Unit::new("dm3", Volume, 1, 1), Unit::new("in3", Volume, 16_387_064, 1_000_000_000), Unit::new("yd3", Volume, 764_554_857_984, 1_000_000_000), Unit::new("mi2", Area, 2_589_988_110_336, 1_000_000), Unit::new("ft2", Area, 9_290_304, 100_000_000), Unit::new("ping", Area, 400, 121),
    Unit::new("L", Volume, 1, 1), Unit::new("mL", Volume, 1, 1000), Unit::new("cL", Volume, 1, 100), Unit::new("dL", Volume, 1, 10), Unit::new("uL", Volume, 1, 1_000_000), Unit::new("hL", Volume, 100, 1),
    Unit::new("m3", Volume, 1000, 1), Unit::new("km3", Volume, 1_000_000_000_000, 1), Unit::new("cm3", Volume, 1, 1000),
    Unit::new("ft3", Volume, 28_316_846_592, 1_000_000_000), Unit::new("gal", Volume, 3_785_411_784, 1_000_000_000),
    Unit::new("pt", Volume, 473_176_473, 1_000_000_000), Unit::new("qt", Volume, 946_352_946, 1_000_000_000),
    Unit::new("cup", Volume, 2_365_882_365, 10_000_000_000), Unit::new("tbsp", Volume, 147_867_648, 10_000_000_000),
    Unit::new("tsp", Volume, 49_289_216, 10_000_000_000), Unit::new("fl oz", Volume, 295_735_296, 10_000_000_000),
    Unit::new("bbl", Volume, 158_987_294_928, 1_000_000_000), Unit::new("dou", Volume, 10, 1),
    Unit::new("g", Mass, 1, 1), Unit::new("kg", Mass, 1000, 1), Unit::new("mg", Mass, 1, 1000), Unit::new("ug", Mass, 1, 1_000_000),
    Unit::new("t", Mass, 1_000_000, 1), Unit::new("kt", Mass, 1_000_000_000, 1), Unit::new("Mt", Mass, 1_000_000_000_000, 1), Unit::new("Gt", Mass, 1_000_000_000_000_000, 1), Unit::new("ng", Mass, 1, 1_000_000_000), Unit::new("jin", Mass, 500, 1), Unit::new("liang", Mass, 50, 1), Unit::new("qian", Mass, 5, 1),
    Unit::new("dan", Mass, 50_000, 1), Unit::new("catty", Mass, 60_478_982, 100_000), Unit::new("lb", Mass, 45_359_237, 100_000), Unit::new("oz", Mass, 28_349_523_125, 1_000_000_000),
    Unit::new("dr", Mass, 17_718_451_953_125, 10_000_000_000_000), Unit::new("st", Mass, 635_029_318, 100_000),
    Unit::new("ns", Time, 1, 1_000_000_000), Unit::new("us", Time, 1, 1_000_000), Unit::new("ms", Time, 1, 1000), Unit::new("s", Time, 1, 1), Unit::new("min", Time, 60, 1), Unit::new("h", Time, 3600, 1), Unit::new("d", Time, 86_400, 1),
    Unit::new("wk", Time, 604_800, 1), Unit::new("mo", Time, 2_629_800, 1), Unit::new("qtr", Time, 7_889_400, 1), Unit::new("a", Time, 31_557_600, 1), Unit::new("century", Time, 3_155_760_000, 1),
    Unit::new("Ma", Time, 31_557_600_000_000, 1), Unit::new("Ga", Time, 31_557_600_000_000_000, 1),
    Unit::new("Cel", Temperature, 1, 1), Unit::new("degF", Temperature, 1, 1), Unit::new("K", Temperature, 1, 1),
    Unit::new("deg", Angle, 1, 1), Unit::new("arcmin", Angle, 1, 60), Unit::new("arcsec", Angle, 1, 3600), Unit::new("rad", Angle, 1, 1), Unit::new("turn", Angle, 360, 1),
    Unit::new("m/s", Speed, 1, 1), Unit::new("km/h", Speed, 1000, 3600), Unit::new("mph", Speed, 1_609_344, 3_600_000), Unit::new("kn", Speed, 1852, 3600),
    Unit::new("ft/s", Speed, 3048, 10_000), Unit::new("km/s", Speed, 1000, 1), Unit::new("m/ms", Speed, 1000, 1), Unit::new("cm/ms", Speed, 10, 1), Unit::new("km/ms", Speed, 1_000_000, 1),
    Unit::new("J", Energy, 1, 1), Unit::new("kJ", Energy, 1000, 1), Unit::new("cal", Energy, 4184, 1000), Unit::new("kcal", Energy, 4184, 1),
    Unit::new("Wh", Energy, 3600, 1), Unit::new("kWh", Energy, 3_600_000, 1), Unit::new("MWh", Energy, 3_600_000_000, 1),
    Unit::new("GWh", Energy, 3_600_000_000_000, 1), Unit::new("TWh", Energy, 3_600_000_000_000_000, 1), Unit::new("MJ", Energy, 1_000_000, 1), Unit::new("GJ", Energy, 1_000_000_000, 1), Unit::new("eV", Energy, 1, 1), Unit::new("keV", Energy, 1000, 1), Unit::new("MeV", Energy, 1_000_000, 1), Unit::new("GeV", Energy, 1_000_000_000, 1), Unit::new("TeV", Energy, 1_000_000_000_000, 1), Unit::new("BTU", Energy, 1_055_056, 1000),
    Unit::new("mW", Power, 1, 1000), Unit::new("TW", Power, 1_000_000_000_000, 1), Unit::new("W", Power, 1, 1), Unit::new("kW", Power, 1000, 1), Unit::new("MW", Power, 1_000_000, 1), Unit::new("GW", Power, 1_000_000_000, 1), Unit::new("hp", Power, 73_549_875, 100_000),
    Unit::new("GPa", Pressure, 1_000_000_000, 1), Unit::new("psi", Pressure, 6_894_757, 1000), Unit::new("atm", Pressure, 101_325, 1), Unit::new("mbar", Pressure, 100, 1), Unit::new("Pa", Pressure, 1, 1), Unit::new("kPa", Pressure, 1000, 1), Unit::new("MPa", Pressure, 1_000_000, 1), Unit::new("hPa", Pressure, 100, 1), Unit::new("bar", Pressure, 100_000, 1), Unit::new("mmHg", Pressure, 133_322, 1000),
    Unit::new("Hz", Frequency, 1, 1), Unit::new("kHz", Frequency, 1000, 1), Unit::new("MHz", Frequency, 1_000_000, 1), Unit::new("THz", Frequency, 1_000_000_000_000, 1), Unit::new("GHz", Frequency, 1_000_000_000, 1), Unit::new("rpm", Frequency, 1, 60),
    Unit::new("bit", Data, 1, 1), Unit::new("kbit", Data, 1000, 1), Unit::new("Mbit", Data, 1_000_000, 1), Unit::new("Gbit", Data, 1_000_000_000, 1), Unit::new("By", Data, 8, 1), Unit::new("kB", Data, 8000, 1),
    Unit::new("MB", Data, 8_000_000, 1), Unit::new("GB", Data, 8_000_000_000, 1), Unit::new("TB", Data, 8_000_000_000_000, 1), Unit::new("PB", Data, 8_000_000_000_000_000, 1),
    Unit::new("EB", Data, 8_000_000_000_000_000_000, 1), Unit::new("KiB", Data, 8192, 1), Unit::new("MiB", Data, 8_388_608, 1), Unit::new("GiB", Data, 8_589_934_592, 1), Unit::new("TiB", Data, 8_796_093_022_208, 1), Unit::new("Tbit", Data, 1_000_000_000_000, 1),
    Unit::new("MB/s", DataRate, 8_000_000, 1), Unit::new("GB/s", DataRate, 8_000_000_000, 1), Unit::new("kB/s", DataRate, 8000, 1), Unit::new("Tbit/s", DataRate, 1_000_000_000_000, 1),
    Unit::new("kbit/s", DataRate, 1000, 1), Unit::new("Mbit/s", DataRate, 1_000_000, 1), Unit::new("Gbit/s", DataRate, 1_000_000_000, 1),
    Unit::new("V", Electric, 1, 1), Unit::new("kV", Electric, 1000, 1), Unit::new("A", Other, 1, 1), Unit::new("Ah", Other, 1, 1), Unit::new("mAh", Other, 1, 1000), Unit::new("mA", Other, 1, 1), Unit::new("mV", Electric, 1, 1000), Unit::new("dB", Other, 1, 1), Unit::new("mol", Other, 1, 1),
    Unit::new("kVA", Other, 1, 1), Unit::new("MVA", Other, 1, 1), Unit::new("ppm", Other, 1, 1), Unit::new("ppb", Other, 1, 1), Unit::new("mm/h", Speed, 1, 3_600_000), Unit::new("mi/s", Speed, 1_609_344, 1000), Unit::new("cm/s", Speed, 1, 100),
    Unit::new("m/s2", Other, 1, 1), Unit::new("kg/m3", Other, 1, 1), Unit::new("g/cm3", Other, 1, 1), Unit::new("mg/L", Other, 1, 1), Unit::new("g/L", Other, 1, 1), Unit::new("ug/m3", Other, 1, 1), Unit::new("mg/m3", Other, 1, 1), Unit::new("m3/s", Other, 1, 1), Unit::new("L/s", Other, 1, 1), Unit::new("mmol/L", Other, 1, 1), Unit::new("mg/dL", Other, 1, 1),
    Unit::new("Nm", Other, 1, 1), Unit::new("kN", Other, 1, 1), Unit::new("ohm", Other, 1, 1), Unit::new("lm", Other, 1, 1), Unit::new("lx", Other, 1, 1), Unit::new("Sv", Other, 1, 1), Unit::new("mSv", Other, 1, 1000), Unit::new("Bq", Other, 1, 1), Unit::new("T", Other, 1, 1), Unit::new("ct", Mass, 1, 5), Unit::new("TEU", Other, 1, 1), Unit::new("base", Other, 1, 1), Unit::new("tce", Other, 1, 1), Unit::new("px", Other, 1, 1), Unit::new("magnitude", Other, 1, 1), Unit::new("shindo", Other, 1, 1),
];

/// The rows of [`UNITS`] from 1 by the hashes of their codes; a row that finds its slot taken stands in the next free one.
#[expect(clippy::indexing_slicing, reason = "the compiler makes the table")]
static SLOTS: [u16; 1024] = {
    let (mut slots, mut row) = ([0; 1024], 0);
    while row < UNITS.len() {
        let mut slot = slot(UNITS[row].code.as_bytes());
        while slots[slot] > 0 {
            slot = (slot + 1) % slots.len();
        }
        row += 1;
        slots[slot] = row as u16;
    }
    slots
};

/// Where the search for a code starts.
const fn slot(code: &[u8]) -> usize {
    let (mut hash, mut rest) = (0_usize, code);
    while let [byte, others @ ..] = rest {
        (hash, rest) = (hash.wrapping_mul(37).wrapping_add(*byte as usize), others);
    }
    hash % 1024
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique_and_factors_positive() {
        let codes: BTreeSet<_> = UNITS.iter().map(|unit| unit.code).collect();
        assert_eq!(codes.len(), UNITS.len());
        assert!(UNITS.iter().all(|unit| Unit::by_code(unit.code) == Some(*unit)) && Unit::by_code("furlong").is_none());
        assert!(UNITS.iter().all(|unit| unit.to_base().is_some_and(|factor| factor > Exact::ZERO)));
    }
}
