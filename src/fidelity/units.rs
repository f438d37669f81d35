//! Which units can stand for each other, and by what factor. `relate` asks before it compares numbers.

use super::views::{View, views};
use crate::figure::{Dimension, Exact, Figure, Kind, Unit};

/// How two units stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// The same, or as good as: how odd.
    Same(u8),
    /// One dimension, another scale.
    Convertible,
    /// Percent against percentage points.
    PercentPoint,
    /// Things that cannot stand for each other.
    Different,
}

pub(super) fn fit(a: View<'_>, b: View<'_>) -> Fit {
    let (x, y) = (a.unit, b.unit);
    if x == y && (x.dimension != Dimension::Money || x.code == y.code) {
        return Fit::Same(0);
    }
    match (x.dimension, y.dimension) {
        (Dimension::Money, Dimension::Money) => {
            // 元 may be many a currency, but US dollars are 美元.
            let open = x.code == y.code || x.open.contains(&y.code) || y.open.contains(&x.code);
            let dollars = [x.code, y.code].contains(&"USD") && [x.code, y.code].contains(&"CNY");
            if open && !dollars { Fit::Same(1) } else { Fit::Different }
        }
        (Dimension::Percent, Dimension::PercentagePoint) | (Dimension::PercentagePoint, Dimension::Percent) => Fit::PercentPoint,
        // "Rose 2.4 points to 92.1 %".
        (Dimension::PercentagePoint, Dimension::Count) if y.code == "point" => Fit::Same(2),
        (Dimension::Count, Dimension::PercentagePoint) if x.code == "point" => Fit::Same(2),
        (Dimension::None, Dimension::None) => Fit::Same(0),
        (Dimension::None, Dimension::Count) | (Dimension::Count, Dimension::None) => Fit::Same(1),
        // 3個 is not 3 months; 305天 may be "305 good-air days".
        (Dimension::None, Dimension::Time) if a.kind == Kind::Count => {
            // Her son, 4: an age.
            if b.kind != Kind::Age && a.value.number().is_some_and(|n| n < Exact::int(10)) { Fit::Different } else { Fit::Same(5) }
        }
        (Dimension::None, _) => against_bare(a, y, 3),
        (_, Dimension::None) => against_bare(b, x, 3),
        (Dimension::Count, Dimension::Count) => counted(x.code, y.code),
        // 126 degrees of an American article as 52.2摄氏度.
        _ if is_fahrenheit(a, b) || is_fahrenheit(b, a) => Fit::Convertible,
        // An oven at 170 degrees.
        (Dimension::Temperature, _) if y.code == "deg" => Fit::Same(2),
        (_, Dimension::Temperature) if x.code == "deg" => Fit::Same(2),
        (Dimension::Other, Dimension::Other) if x.code != y.code => Fit::Different,
        (Dimension::Other, _) | (_, Dimension::Other) => Fit::Same(4),
        (Dimension::Count, _) => against_count(x.code, y),
        (_, Dimension::Count) => against_count(y.code, x),
        (left, right) if left == right => Fit::Convertible,
        _ => Fit::Different,
    }
}

/// Nouns that cannot stand for each other across rows. Nouns that stand in no row fit anything: classifiers and free words.
const NOUNS: &[&[&str]] = &[
    &[
        "person", "people", "resident", "worker", "student", "employee", "mediator", "farmer", "member", "visitor", "tourist", "farmhand",
        "man", "woman",
    ],
    &["household", "family", "home"],
    &["enterprise", "company", "firm", "business"],
    &["department", "agency"],
    &["category", "class"],
    &["project", "scheme", "programme", "program"],
    &["platform"],
    &["country", "nation"],
    &["building", "block"],
    &["team", "squad", "detachment"],
    &["village"],
    &["tree", "sapling", "seedling"],
    &["vehicle", "car", "truck"],
    &["game"],
    &["ship"],
    &["aircraft"],
    &["bridge"],
    &["medal"],
    &["goal scored"],
    &["species"],
];

/// The row of a counted noun.
fn noun_row(noun: &str) -> Option<usize> {
    NOUNS.iter().position(|row| row.contains(&noun))
}

/// Whether a noun counts people of some sort.
pub(super) fn is_person(noun: &str) -> bool {
    noun_row(noun) == Some(0)
}

/// Whether a noun counts people of any sort.
pub(super) fn is_people(noun: &str) -> bool {
    matches!(noun, "person" | "people")
}

fn counted(a: &str, b: &str) -> Fit {
    match (noun_row(a), noun_row(b)) {
        // 203户 are as many firms: a household of trade.
        _ if [(a, b), (b, a)].iter().any(|(one, other)| *one == "household" && noun_row(other) == noun_row("enterprise")) => Fit::Same(1),
        (Some(x), Some(y)) if x != y => Fit::Different,
        (Some(_), Some(_)) => Fit::Same(0),
        _ => Fit::Same(2),
    }
}

/// A counted noun that is well known is no money and no measure; a free word may be anything.
fn against_count(noun: &str, other: Unit) -> Fit {
    let strict = matches!(other.dimension, Dimension::Money | Dimension::Percent | Dimension::PercentagePoint);
    let strict = strict || is_physical(other) || matches!(other.code, "h" | "min" | "s");
    if noun_row(noun).is_some() || strict { Fit::Different } else { Fit::Same(5) }
}

/// Units that a count cannot have; days and years are counted, shares and sums lose their sign in lists.
const fn is_physical(unit: Unit) -> bool {
    use Dimension::{Area, Data, DataRate, Energy, Frequency, Length, Mass, Power, Pressure, Speed, Volume};
    matches!(unit.dimension, Area | Data | DataRate | Energy | Frequency | Length | Mass | Power | Pressure | Speed | Volume)
}

/// A bare number against a unit.
fn against_bare(bare: View<'_>, other: Unit, odd: u8) -> Fit {
    // 50多万桶 are barrels.
    if bare.kind == Kind::Count && matches!(other.code, "bbl" | "cup") {
        return Fit::Same(2);
    }
    if bare.kind == Kind::Count && is_physical(other) { Fit::Different } else { Fit::Same(odd) }
}

/// `x` of unit `from` in unit `to`; temperatures by their scales.
pub(super) fn convert(x: Exact, from: Unit, to: Unit) -> Option<Exact> {
    let (fifth, offset) = (Exact::ratio(5, 9)?, Exact::int(32));
    match (from.code, to.code) {
        ("Cel", "degF" | "deg") => x.div(fifth)?.add(offset),
        ("degF" | "deg", "Cel") => x.sub(offset)?.mul(fifth),
        ("Cel", "K") => x.add(Exact::parse("273.15")?),
        ("K", "Cel") => x.sub(Exact::parse("273.15")?),
        _ => x.mul(from.to_base()?)?.div(to.to_base()?),
    }
}

/// Whether degrees of no scale are those of Fahrenheit, for they come to the other's in Celsius.
fn is_fahrenheit(bare: View<'_>, celsius: View<'_>) -> bool {
    let (Some(x), Some(y)) = (bare.value.number(), celsius.value.number()) else { return false };
    let right = || convert(x, bare.unit, celsius.unit).and_then(|want| want.round_to(y.last_place()?)) == Some(y);
    bare.unit.code == "deg" && celsius.unit.code == "Cel" && x != y && right()
}

/// Whether the units alone forbid that one figure stands for the other.
pub(super) fn units_clash(source: &Figure, output: &Figure) -> bool {
    !views(source).any(|a| views(output).any(|b| matches!(fit(a, b), Fit::Same(_) | Fit::Convertible)))
}
