//! Figures in any language that is a table: separators, scale words, forms by number, order of dates. Called by `render`.
//!
//! English and Chinese have renderers of their own; every other language gives a [`Speech`] in its file under `figure/lang`.

use super::number::{fraction, plain};
use super::{MoneyStyle, Noun, Shade, Style, is_anniversary, shade};
use crate::figure::{Approx, Exact, Figure, Kind, Value};

mod calendar;

/// One, few and many of a word; languages with two forms give the second twice.
pub(crate) type Forms = (&'static str, &'static str, &'static str);

/// How a language picks among the forms of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Plural {
    /// One form for all numbers.
    None,
    /// The first form for one.
    One,
    /// The first form below two.
    BelowTwo,
    /// Russian: by the last digits.
    Slavic,
}

/// What a language writes. In patterns `{}` is the number, `{d}` `{m}` `{y}` day, month and year.
#[derive(Debug)]
pub(crate) struct Speech {
    /// The decimal mark.
    pub(crate) decimal: char,
    /// What groups thousands; `None` where the scale words do.
    pub(crate) group: Option<char>,
    /// Between a number and the word after it.
    pub(crate) gap: &'static str,
    /// Which form a number takes.
    pub(crate) plural: Plural,
    /// Scale words, largest first: power, forms.
    pub(crate) scales: &'static [(i32, Forms)],
    /// Between a scale word and what is counted (`de `).
    pub(crate) of: &'static str,
    /// Percent and percentage points.
    pub(crate) percent: &'static str,
    /// See `percent`.
    pub(crate) point: Forms,
    /// Currencies by code.
    pub(crate) money: &'static [(&'static str, Forms)],
    /// Lengths of time by code.
    pub(crate) times: &'static [(&'static str, Forms)],
    /// Symbols of measures where they are not the international ones.
    pub(crate) symbols: &'static [(&'static str, &'static str)],
    /// Patterns: age, multiplier, ordinal, the first ordinal, rank.
    pub(crate) age: &'static str,
    /// See `age`.
    pub(crate) multiplier: Forms,
    /// See `age`.
    pub(crate) ordinal: &'static str,
    /// See `age`.
    pub(crate) first: &'static str,
    /// See `age`.
    pub(crate) rank: &'static str,
    /// A fraction: `{n}` and `{d}`.
    pub(crate) fraction: &'static str,
    /// Before a range, and between its ends.
    pub(crate) range: (&'static str, &'static str),
    /// Patterns of the bounds: over, about, nearly, less than, at least, at most.
    pub(crate) bounds: [&'static str; 6],
    /// Months, as they stand after a day, and alone.
    pub(crate) months: [&'static str; 12],
    /// See `months`.
    pub(crate) months_alone: [&'static str; 12],
    /// Days of the week, Monday first.
    pub(crate) weekdays: [&'static str; 7],
    /// Patterns: day month year, month year, day month, year.
    pub(crate) dates: [&'static str; 4],
    /// The pattern of the first day of a month, where it has its own (1er).
    pub(crate) first_day: &'static str,
    /// Quarters and halves, without year.
    pub(crate) quarters: [&'static str; 4],
    /// See `quarters`.
    pub(crate) halves: [&'static str; 2],
    /// A part of a year with its year: `{p}` and `{y}`.
    pub(crate) part: &'static str,
    /// A century (`{}`, or `{r}` in Roman numerals) and a decade.
    pub(crate) century: &'static str,
    /// See `century`.
    pub(crate) decade: &'static str,
    /// Patterns of the beginning, the middle and the end of a month.
    pub(crate) month_parts: [&'static str; 3],
    /// The pattern of an anniversary: 103. Jahrestag.
    pub(crate) anniversary: &'static str,
    /// Between two dates.
    pub(crate) until: &'static str,
}

/// `figure` as the language says it; `None` where no certain spelling is known.
pub(super) fn render(figure: &Figure, surface: &str, speech: &Speech, style: Style) -> Option<String> {
    let shade = shade(figure, surface);
    let text = match (figure.kind, &figure.value) {
        (Kind::Label, _) | (_, Value::Text(_)) => return None,
        (_, Value::Date(date)) => speech.date(date, shade)?,
        (_, Value::DateRange(from, to)) => speech.dates(from, to)?,
        (Kind::Year | Kind::YearRange, Value::Number(year)) => speech.year(&plain(*year, 0)?),
        (Kind::Year | Kind::YearRange, Value::Range(from, to)) => speech.years(&plain(*from, 0)?, &plain(*to, 0)?),
        (kind, Value::Pair(left, right)) => {
            format!("{}{}{}", plain(*left, 0)?, if kind == Kind::Score { "-" } else { ":" }, plain(*right, 0)?)
        }
        (Kind::Duration, Value::Number(n)) if is_anniversary(surface) => speech.anniversary.replace("{}", &plain(*n, 0)?),
        (_, Value::Number(n)) => speech.quantity(figure, *n, style, Case::after(figure.approx, shade))?,
        (_, Value::Range(lo, hi)) => {
            let low = speech.amount(*lo, figure.place, Case::Genitive)?.text;
            format!("{}{low}{}{}", speech.range.0, speech.range.1, speech.quantity(figure, *hi, style, Case::Genitive)?)
        }
    };
    Some(speech.bound(figure.approx, shade).replace("{}", &text))
}

/// The case of a counted word in Russian: что and чего.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Nominative,
    /// Behind "more than", "about", "from".
    Genitive,
}

impl Case {
    const fn after(approx: Approx, shade: Shade) -> Self {
        match (approx, shade) {
            (Approx::None, _) => Self::Nominative,
            // почти asks for no case.
            (Approx::Under, shade) if !matches!(shade, Shade::Below) => Self::Nominative,
            _ => Self::Genitive,
        }
    }
}

/// A number as written, with what the word after it must know.
struct Amount {
    text: String,
    scaled: bool,
    form: usize,
}

const fn pick(forms: Forms, form: usize) -> &'static str {
    match form {
        0 => forms.0,
        1 => forms.1,
        _ => forms.2,
    }
}

impl Speech {
    fn bound(&self, approx: Approx, shade: Shade) -> &'static str {
        let [over, about, nearly, below, at_least, at_most] = self.bounds;
        match (approx, shade) {
            (Approx::None, _) => "{}",
            (Approx::Over, _) => over,
            (Approx::About, _) => about,
            (Approx::Under, Shade::Below) => below,
            (Approx::Under, _) => nearly,
            (Approx::AtLeast, _) => at_least,
            (Approx::AtMost, _) => at_most,
        }
    }

    fn form(&self, n: Exact, case: Case) -> usize {
        let whole = n.abs().to_i64();
        match (self.plural, whole) {
            (Plural::None, _) | (Plural::One, Some(1)) => 0,
            (Plural::BelowTwo, _) if n.abs() < Exact::int(2) => 0,
            (Plural::One | Plural::BelowTwo, _) => 2,
            // более 1 миллиона, более 3 миллионов
            (Plural::Slavic, Some(n)) if case == Case::Genitive => {
                if slavic(n) == 0 {
                    1
                } else {
                    2
                }
            }
            (Plural::Slavic, Some(n)) => slavic(n),
            (Plural::Slavic, None) => 1,
        }
    }

    /// Digits with the separators of the language, before the scale word that fits.
    fn amount(&self, n: Exact, place: i32, case: Case) -> Option<Amount> {
        if let Some(text) = self.chain(n) {
            return Some(Amount { text, scaled: false, form: 0 });
        }
        for (power, forms) in self.scales {
            let shifted = n.shift(-power);
            if n.abs() >= Exact::ONE.shift(*power) && shifted.last_place()? >= -6 {
                let word = pick(*forms, self.form(shifted, case));
                let text = format!("{}{}{word}", self.digits(&plain(shifted, 0)?), self.gap);
                return Some(Amount { text, scaled: *power >= 6, form: 2 });
            }
        }
        Some(Amount { text: self.digits(&plain(n, place)?), scaled: false, form: self.form(n, case) })
    }

    /// Whole numbers where scale words come in steps of four digits: 29億2342万, 2万865.
    fn chain(&self, n: Exact) -> Option<String> {
        let (smallest, _) = self.scales.last().filter(|(power, _)| *power == 4)?;
        let whole = n.to_i64().filter(|whole| *whole >= 10_i64.pow(smallest.unsigned_abs()))?;
        let mut rest = whole;
        let mut text = String::new();
        for (power, forms) in self.scales {
            let scale = 10_i64.pow(power.unsigned_abs());
            if rest >= scale {
                text += &format!("{}{}", rest / scale, pick(*forms, 0));
                rest %= scale;
            }
        }
        if rest > 0 {
            text += &rest.to_string();
        }
        Some(text)
    }

    fn digits(&self, plain: &str) -> String {
        let (whole, fraction) = plain.split_once('.').map_or((plain, None), |(whole, rest)| (whole, Some(rest)));
        let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |rest| ("-", rest));
        let mut out = String::from(sign);
        for (at, digit) in whole.chars().enumerate() {
            // Four digits stand together in most of these languages, but no reader minds the mark.
            out.extend(self.group.filter(|_| at > 0 && whole.len() > 4 && (whole.len() - at).is_multiple_of(3)));
            out.push(digit);
        }
        if let Some(fraction) = fraction {
            out.push(self.decimal);
            out.push_str(fraction);
        }
        out
    }

    fn quantity(&self, figure: &Figure, n: Exact, style: Style, case: Case) -> Option<String> {
        let pattern = |pattern: &str| Some(pattern.replace("{}", &plain(n, 0)?));
        match figure.kind {
            Kind::Ordinal if n == Exact::ONE => return pattern(self.first),
            Kind::Ordinal => return pattern(self.ordinal),
            Kind::Rank => return pattern(self.rank),
            Kind::Fraction => return self.fraction_of(n),
            _ => {}
        }
        let amount = self.amount(n, figure.place, case)?;
        let code = figure.unit.code;
        let of = if amount.scaled { self.of } else { "" };
        let gap = self.gap;
        let number = &amount.text;
        Some(match figure.kind {
            Kind::Money if style.money == MoneyStyle::Code && !code.is_empty() => format!("{code} {number}"),
            Kind::Money => format!("{number}{gap}{of}{}", named(self.money, code, amount.form)?),
            Kind::Percent => format!("{number}{}", if code == "‰" { "‰" } else { self.percent }),
            Kind::PercentagePoint if code != "bp" => format!("{number}{gap}{}", pick(self.point, amount.form)),
            Kind::Duration => format!("{number}{gap}{of}{}", named(self.times, time_code(code), amount.form)?),
            Kind::Age => self.age.replace("{}", number).replace("{a}", named(self.times, "a", amount.form).unwrap_or_default()),
            Kind::Multiplier => format!("{number}{gap}{}", pick(self.multiplier, amount.form)),
            Kind::Measure | Kind::PercentagePoint => format!("{number}{gap}{of}{}", self.symbol(code)?),
            Kind::Count if style.noun == Noun::Write && !code.is_empty() => number.clone(),
            Kind::Count | Kind::Ratio | Kind::Score => number.clone(),
            _ => return None,
        })
    }

    fn fraction_of(&self, n: Exact) -> Option<String> {
        if n.abs() > Exact::ONE && n.last_place().is_some() {
            return self.amount(n, 0, Case::Nominative).map(|amount| amount.text);
        }
        let (top, bottom) = fraction(n)?;
        Some(self.fraction.replace("{n}", &top.to_string()).replace("{d}", &bottom.to_string()))
    }

    fn symbol(&self, code: &str) -> Option<&'static str> {
        let own = self.symbols.iter().chain(SYMBOLS).find(|(known, _)| *known == code);
        own.map(|(_, symbol)| *symbol)
    }
}

/// The form after a whole number in Russian: by its last digits, but for 11 to 14.
const fn slavic(n: i64) -> usize {
    match (n % 100, n % 10) {
        (11..=14, _) => 2,
        (_, 1) => 0,
        (_, 2..=4) => 1,
        _ => 2,
    }
}

fn named(table: &[(&str, Forms)], code: &str, form: usize) -> Option<&'static str> {
    table.iter().find(|(known, _)| *known == code).map(|(_, forms)| pick(*forms, form))
}

/// Lengths of time may be counted by a noun.
fn time_code(code: &str) -> &str {
    match code {
        "year" => "a",
        "month" => "mo",
        "week" => "wk",
        "day" => "d",
        "hour" => "h",
        "minute" => "min",
        "second" => "s",
        other => other,
    }
}

/// Symbols that every language writes alike.
#[rustfmt::skip]
const SYMBOLS: &[(&str, &str)] = &[
    ("m", "m"), ("km", "km"), ("cm", "cm"), ("mm", "mm"), ("dm", "dm"), ("nm", "nm"), ("mi", "mi"), ("yd", "yd"), ("ft", "ft"), ("m2", "m²"), ("km2", "km²"), ("cm2", "cm²"), ("ha", "ha"), ("mu", "mu"), ("jin", "jin"),
    ("m3", "m³"), ("km3", "km³"), ("cm3", "cm³"), ("L", "L"), ("mL", "ml"), ("hL", "hl"), ("g", "g"), ("kg", "kg"), ("mg", "mg"), ("ug", "µg"), ("t", "t"), ("Cel", "°C"), ("degF", "°F"), ("deg", "°"), ("km/h", "km/h"), ("m/s", "m/s"),
    ("kcal", "kcal"), ("J", "J"), ("kJ", "kJ"), ("Wh", "Wh"), ("kWh", "kWh"), ("MWh", "MWh"), ("GWh", "GWh"), ("TWh", "TWh"), ("W", "W"), ("kW", "kW"), ("MW", "MW"), ("GW", "GW"), ("V", "V"), ("kV", "kV"), ("Hz", "Hz"), ("kHz", "kHz"), ("MHz", "MHz"), ("GHz", "GHz"),
    ("Pa", "Pa"), ("kPa", "kPa"), ("MPa", "MPa"), ("hPa", "hPa"), ("MB", "MB"), ("GB", "GB"), ("TB", "TB"), ("kB", "kB"), ("oz", "oz"), ("lb", "lb"), ("bp", "bp"), ("dB", "dB"),
];
