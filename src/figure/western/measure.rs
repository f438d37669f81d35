//! What stands after (or, for money, before) a number: its unit, currency or counted noun. Called by `western::quantity`.

use super::lex::Shape;
use super::reader::Reader;
use super::table::{Habit, Role, flag};
use crate::figure::unit::Dimension;
use crate::figure::{Exact, Kind, Unit};

use self::money::money_after;
pub(super) use self::money::{is_pence, money_before};

mod money;

/// A unit that was read, with what it makes of the number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measured {
    /// The unit.
    pub unit: Unit,
    /// The kind that it makes.
    pub kind: Kind,
    /// Multiply the number by this: decades to years.
    pub multiple: i64,
    /// Then by ten to this: cents to dollars.
    pub power: i32,
    /// The token after it.
    pub next: usize,
}

impl Measured {
    fn new(unit: Unit, kind: Kind, next: usize) -> Self {
        Self { unit, kind, multiple: 1, power: 0, next }
    }

    /// `value` in this unit.
    pub(super) fn apply(&self, value: Exact) -> Option<Exact> {
        Some(value.mul(Exact::int(self.multiple))?.shift(self.power))
    }
}

/// The unit at `at`, right after a number; `digits` says that the number was in digits, so that symbols may follow.
pub(super) fn after(reader: &Reader<'_>, at: usize, digits: bool) -> Option<Measured> {
    let at = past_adjective(reader, spaced_hyphen(reader, bracketed(reader, at)));
    percent(reader, at).or_else(|| money_after(reader, at)).or_else(|| measure(reader, at, digits))
}

/// `quatre derniers jours`, `sete longos anos`, 300 passing yards: past an adjective before a length.
fn past_adjective(reader: &Reader<'_>, at: usize) -> usize {
    let unit = |at: usize| reader.term(at, flag::UNIT).and_then(|(word, _)| reader.lexicon.units.get(usize::from(word.unit)));
    let time = |at: usize| unit(at).is_some_and(|unit| unit.dimension == Dimension::Time);
    let length = |at: usize| time(at) || unit(at).is_some_and(|unit| unit.dimension == Dimension::Length);
    // fünf Erstliga-Jahre, and no 24-Stunden-Tag
    let name = reader.lexicon.table.has(Habit::OrdinalPoint) && reader.capital(at) && unit(at).is_none();
    let compound = name && reader.hyphen(at + 1) && time(at + 2);
    if compound { at + 2 } else { at + usize::from(reader.word(at).any(flag::BETWEEN) && length(at + 1)) }
}

/// `12 - Pfund - Tasse`: past a hyphen with blanks, where another follows the unit.
fn spaced_hyphen(reader: &Reader<'_>, at: usize) -> usize {
    let dash = |at: usize| reader.sign(at, '-') && !reader.glued(at) && !reader.glued(at + 1);
    if dash(at) && dash(at + 2) && reader.word(at + 1).any(flag::UNIT) { at + 1 } else { at }
}

/// `20 (kg)`: past the bracket, where a lone unit stands in it.
fn bracketed(reader: &Reader<'_>, at: usize) -> usize {
    let open = matches!(reader.shape(at), Shape::Sign('(' | '{' | '<' | '['));
    let close = matches!(reader.shape(at + 2), Shape::Sign(')' | '}' | '>' | ']'));
    let unit = reader.word(at + 1).any(flag::SYMBOL | flag::UNIT) && reader.shape(at + 1) == Shape::Word;
    if open && close && unit { at + 1 } else { reader.past_hyphen(at) }
}

fn percent(reader: &Reader<'_>, at: usize) -> Option<Measured> {
    match reader.shape(at) {
        Shape::Sign('%' | '％' | '٪') => {
            let points = reader.term(at + 1, flag::ROLE).filter(|(word, _)| matches!(word.role, Role::Point | Role::PercentPoint));
            Some(match points {
                Some((_, next)) if reader.surface(next - 1).starts_with("point") => Measured::new(Unit::POINT, Kind::PercentagePoint, next),
                _ => Measured::new(Unit::PERCENT, Kind::Percent, at + 1),
            })
        }
        Shape::Sign('‰') => Some(Measured::new(Unit::by_code("‰")?, Kind::Percent, at + 1)),
        Shape::Word => {
            let (word, next) = reader.term(at, flag::ROLE)?;
            match word.role {
                Role::PercentPoint => Some(Measured::new(Unit::POINT, Kind::PercentagePoint, next)),
                Role::Percent => Some(Measured::new(Unit::PERCENT, Kind::Percent, next)),
                // "a quarter of a percentage point"
                Role::Of if reader.is(at + 1, Role::A) => {
                    let (word, next) = reader.term(at + 2, flag::ROLE)?;
                    (word.role == Role::PercentPoint).then(|| Measured::new(Unit::POINT, Kind::PercentagePoint, next))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

fn measure(reader: &Reader<'_>, at: usize, digits: bool) -> Option<Measured> {
    if let Shape::Sign('°' | '℃' | '℉' | 'º') = reader.shape(at) {
        return degrees(reader, at);
    }
    if let Some(tick) = (digits && reader.glued(at)).then(|| tick(reader, at).or_else(|| stone(reader, at))).flatten() {
        return Some(tick);
    }
    let power = power_before(reader, at);
    let start = reader.past_hyphen(at + usize::from(power > 1));
    let start = if power > 1 && reader.sign(start, '.') { start + 1 } else { reader.past_hyphen(start) };
    let (unit, multiple, next) = named(reader, start, digits)?;
    let (power, next) = if power > 1 { (power, next) } else { power_after(reader, next, start) };
    let unit = raised(unit, power)?;
    let (unit, next) = rate(reader, unit, next);
    let kind = if unit.dimension == Dimension::Time {
        Kind::Duration
    } else if unit.dimension == Dimension::PercentagePoint {
        Kind::PercentagePoint
    } else if unit.code == "‰" {
        Kind::Percent
    } else {
        Kind::Measure
    };
    Some(Measured { multiple, ..Measured::new(unit, kind, next) })
}

/// A unit by word, or by symbol after digits.
fn named(reader: &Reader<'_>, at: usize, digits: bool) -> Option<(Unit, i64, usize)> {
    if reader.shape(at) != Shape::Word {
        return None;
    }
    // "five second prizes" are prizes of the second rank, "1,000 second-grade relics" relics of it.
    let ranked =
        |at: usize| matches!(reader.surface(at), "prize" | "prizes" | "place" | "places" | "class" | "grade" | "degree" | "tier" | "hand");
    if reader.surface(at) == "second" && ranked(reader.past_hyphen(at + 1)) {
        return None;
    }
    if let Some((word, next)) = reader.term(at, flag::UNIT) {
        let unit = *reader.lexicon.units.get(usize::from(word.unit))?;
        return Some((unit, word.multiple.into(), next));
    }
    // "the 2009 H1N1 pandemic": letters that go on with digits are a name.
    let named =
        |next: usize| !reader.glued(at) && reader.glued(next) && reader.shape(next) == Shape::Number && reader.surface(next).len() == 1;
    let (word, next) = reader.term(at, flag::SYMBOL).filter(|(_, next)| !named(*next) || matches!(reader.surface(*next), "2" | "3"))?;
    let unit = *reader.lexicon.units.get(usize::from(word.symbol))?;
    // 1-in-100, 87 A-rated hotels
    let joined = reader.hyphen(next) && (word.role == Role::In && reader.hyphen(at - 1) || unit.code == "A");
    // "the 2009 H1N1 flu": letters and digits go on as a code; 5 m2 is an area.
    let code = !reader.glued(at)
        && reader.glued(next)
        && reader.shape(next) == Shape::Number
        && !(matches!(reader.surface(next), "2" | "3")
            && !(reader.glued(next + 1) && matches!(reader.shape(next + 1), Shape::Word | Shape::Number)));
    if joined || code {
        return None;
    }
    // A word such as `in`, `a` or `m` is a unit only where nothing else fits.
    let lone = reader.surface(at).len() <= 2 && !reader.glued(at) && word.any(flag::ROLE | flag::STOP);
    // "280,000 in-person inspections": a preposition goes on by a hyphen.
    let ends =
        reader.closes(next) || reader.glued(next) && !(word.role == Role::In && reader.hyphen(next)) || ends_unit(reader, word.role, next);
    // 225 г муки: no year.
    let ends = ends || word.role == Role::YearAfter && at > 0 && super::found::year_at(reader, at - 1).is_none();
    let spelled = reader.surface(at).len() > 1 && !word.any(flag::ROLE | flag::STOP | flag::FILLER | flag::SHORT_SCALE);
    ((digits || spelled) && (!lone || ends)).then_some((unit, 1, next))
}

/// What may stand after a short symbol; `in` is inches only before words of size, and a preposition before all others.
fn ends_unit(reader: &Reader<'_>, role: Role, next: usize) -> bool {
    let sized = ["by", "x", "of", "long", "wide", "high", "tall", "deep", "thick", "screen", "display", "pipe", "tube", "diameter"];
    sized.contains(&reader.surface(next)) || role != Role::In && reader.word(next).any(flag::STOP)
}

fn tick(reader: &Reader<'_>, at: usize) -> Option<Measured> {
    // 130 Millionen": what closes a speech is no inch.
    let number = at.checked_sub(1).is_some_and(|before| reader.shape(before) == Shape::Number);
    let double = reader.sign(at, '"') && !reader.token(at).quoted && number;
    if double || reader.sign(at, '″') {
        return Some(Measured::new(Unit::by_code("in")?, Kind::Measure, at + 1));
    }
    if reader.sign(at, '\'') && reader.sign(at + 1, '\'') && reader.glued(at + 1) {
        return Some(Measured::new(Unit::by_code("in")?, Kind::Measure, at + 2));
    }
    // 5'10", 6' 2"
    let inches = reader.glued(at + 1) || reader.sign(at + 2, '"') && reader.glued(at + 2);
    let foot = reader.sign(at, '′') || reader.sign(at, '\'') && inches && reader.shape(at + 1) == Shape::Number;
    foot.then_some(())?;
    Some(Measured::new(Unit::by_code("ft")?, Kind::Measure, at + 1))
}

/// `9st 7lb`: what is left of `st` where it ends no ordinal.
fn stone(reader: &Reader<'_>, at: usize) -> Option<Measured> {
    let told = reader.surface(at) == "st" && reader.lexicon.table.has(Habit::DigitDecimals);
    Some(Measured::new(Unit::by_code("st").filter(|_| told)?, Kind::Measure, at + 1))
}

fn degrees(reader: &Reader<'_>, at: usize) -> Option<Measured> {
    let (code, next) = match (reader.shape(at), reader.surface(at + 1)) {
        (Shape::Sign('℃'), _) => ("Cel", at + 1),
        (Shape::Sign('℉'), _) => ("degF", at + 1),
        (_, "C" | "c") => ("Cel", at + 2),
        (_, "F" | "f") => ("degF", at + 2),
        (_, "K") => ("K", at + 2),
        _ => match reader.term(at + 1, flag::UNIT) {
            Some((word, next)) => {
                let unit = *reader.lexicon.units.get(usize::from(word.unit))?;
                if unit.dimension == Dimension::Temperature { (unit.code, next) } else { ("deg", at + 1) }
            }
            None => ("deg", at + 1),
        },
    };
    Some(Measured::new(Unit::by_code(code)?, Kind::Measure, next))
}

/// square, cubic: the power that a word before the unit gives it.
fn power_before(reader: &Reader<'_>, at: usize) -> u8 {
    match reader.word(at).role {
        Role::Square => 2,
        Role::Cubic => 3,
        _ => 1,
    }
}

/// m², m2, m^2, metres squared: the power after the unit.
fn power_after(reader: &Reader<'_>, next: usize, start: usize) -> (u8, usize) {
    let glued = reader.glued(next);
    match reader.shape(next) {
        Shape::Sign('²') if glued => (2, next + 1),
        Shape::Sign('³') if glued => (3, next + 1),
        Shape::Sign('^') if glued && matches!(reader.surface(next + 1), "2" | "3") => {
            (if reader.surface(next + 1) == "2" { 2 } else { 3 }, next + 2)
        }
        Shape::Number if glued && next == start + 1 && matches!(reader.surface(next), "2" | "3") => {
            (if reader.surface(next) == "2" { 2 } else { 3 }, next + 1)
        }
        Shape::Word if reader.is(next, Role::Squared) => (2, next + 1),
        Shape::Word if reader.is(next, Role::Cubed) => (3, next + 1),
        _ => (1, next),
    }
}

fn raised(unit: Unit, power: u8) -> Option<Unit> {
    if power == 1 { Some(unit) } else { Unit::by_code(&format!("{}{power}", unit.code)) }
}

/// km/h, miles per hour, miles an hour: the rate where it is a unit of its own, else the head unit alone.
fn rate(reader: &Reader<'_>, unit: Unit, next: usize) -> (Unit, usize) {
    let slash = reader.sign(next, '/');
    if !slash && !reader.is(next, Role::Per) && !reader.is(next, Role::A) {
        return (unit, next);
    }
    let start = next + 1 + usize::from(reader.is(next + 1, Role::Cubic) || reader.is(next + 1, Role::Square));
    let Some((below, _, end)) = named(reader, start, slash) else { return (unit, next) };
    let (power, end) = if start > next + 1 { (power_before(reader, next + 1), end) } else { power_after(reader, end, start) };
    let code = match (unit.code, below.code, power) {
        ("mi", "h", _) => "mph".to_owned(),
        (head, below, 1) => format!("{head}/{below}"),
        (head, below, power) => format!("{head}/{below}{power}"),
    };
    Unit::by_code(&code).map_or((unit, next), |rate| (rate, end))
}

/// The counted noun after a number: the first known noun of fitting number within the next words, before any that ends the phrase.
pub(super) fn noun(reader: &Reader<'_>, at: usize, one: bool) -> Option<(Unit, usize)> {
    let wanted = if one { flag::NOUN } else { flag::NOUNS };
    let hyphen = reader.hyphen(at);
    let mut at = at;
    for step in 0..6 {
        at = reader.past_hyphen(at);
        if reader.shape(at) != Shape::Word {
            return None;
        }
        // In a compound (35-member) the noun is singular.
        let flags = if hyphen && step == 0 { flag::NOUN | flag::NOUNS } else { wanted };
        if let Some((word, next)) = reader.term(at, flags) {
            let (code, ..) = reader.lexicon.table.nouns.get(usize::from(word.noun))?;
            return Some((Unit::count(code), if step == 0 { next } else { 0 }));
        }
        if reader.word(at).any(flag::STOP) || reader.word(at).any(flag::CARDINAL) {
            return None;
        }
        at += 1;
    }
    None
}
