//! One number with the unit or currency that stands at it. Called by `western::quantity` and `western::range`.

use self::cents::cents;
use super::context;
use super::lex::Shape;
use super::measure::{self, Measured};
use super::number::{Form, Number};
use super::numeral::{self, number};
use super::reader::Reader;
use super::starts::PAST;
use super::table::{Habit, Role, flag};
use crate::figure::unit::Dimension;
use crate::figure::{Approx, Exact, Kind, Unit};

mod cents;

/// One number with the unit that stands at it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Side {
    /// The number.
    pub number: Number,
    /// Its unit.
    pub unit: Option<Measured>,
    /// The first token.
    pub start: usize,
    /// The token after it.
    pub next: usize,
}

impl Side {
    /// The value in its unit.
    pub(super) fn value(&self) -> Option<Exact> {
        let value = self.number.value?;
        self.unit.map_or(Some(value), |unit| unit.apply(value))
    }
}

/// A number with a currency before it or a unit after it.
pub(super) fn side(reader: &Reader<'_>, at: usize) -> Option<Side> {
    let mut start = at;
    let minus = matches!(reader.shape(at), Shape::Sign('-' | '−'))
        && (at == 0 || reader.glued(at + 1))
        && !matches!(reader.shape(at + 1), Shape::Number | Shape::Vulgar(..));
    let body = at + usize::from(minus);
    if let Some((unit, numeral)) = measure::money_before(reader, body)
        && let Some(mut number) = number(reader, numeral).filter(|number| number.form != Form::Ordinal)
    {
        if minus {
            number.value = number.value.map(Exact::neg);
        } else {
            start = body;
        }
        let (unit, next) = named_after(reader, unit, number.next);
        let unit = Measured { unit, kind: Kind::Money, multiple: 1, power: 0, next };
        return Some(cents(reader, Side { number, unit: Some(unit), start, next }));
    }
    let number = number(reader, at).or_else(|| one_unit(reader, at))?;
    let digits = matches!(number.form, Form::Digits | Form::Fraction | Form::Words) && ends_in_digit(reader, &number);
    let (post, after) = context::approx_after(reader, number.next);
    // "11bn-plus yuan", "30-odd people": the approximator may stand before the unit.
    let unit_at = if post == Approx::None { extra(reader, number.next) } else { after };
    let time = quarters(reader, number);
    let (number, unit_at) = if time.next == number.next { (number, unit_at) } else { (time, time.next) };
    // hundreds of millions of yuan, dozens of firms
    let vague = number.form == Form::Vague && reader.is(unit_at, Role::Of);
    let scale_of = reader.is(unit_at, Role::Of) && of_many(reader, &number);
    let unit_at = if vague || scale_of { unit_at + 1 } else { unit_at };
    // deux quadragénaires, três quarentonas: so many people of that age.
    let many = number.value.is_some_and(|value| value > Exact::ONE) && reader.word(unit_at).any(flag::PART);
    let mut unit = measure::after(reader, unit_at, digits).filter(|unit| !many || unit.multiple < 20);
    if unit.is_none() && reader.is(unit_at, Role::A) && number.form == Form::Fraction {
        unit = measure::after(reader, unit_at + 1, false);
    }
    unit = unit.or_else(|| magnitude(reader, &number)).or_else(|| inches(reader, &number));
    let part = number.form == Form::Fraction || number.value.is_some_and(|value| !value.is_integer());
    if unit.is_none() && reader.is(unit_at, Role::Of) && (part || reader.is(unit_at + 1, Role::Percent)) {
        let article = unit_at + 1 + usize::from(reader.is(unit_at + 1, Role::A));
        unit = measure::after(reader, article, false)
            .filter(|unit| unit.unit.dimension != Dimension::Money || reader.is(unit_at + 1, Role::A));
    }
    let unit = unit.or_else(|| quarter_point(reader, &number)).filter(|_| number.form != Form::Ordinal);
    if let Some(side) = unit.and_then(|unit| and_half(reader, &number, unit)) {
        return Some(side);
    }
    let (number, unit) = below_zero(reader, number, unit);
    let (number, unit) = late_scale(reader, number, unit);
    let next = unit.map_or(number.next, |unit| unit.next);
    Some(cents(reader, Side { number, unit, start: number.start, next }))
}

/// `un million d'habitants`, `une dizaine de personnes`, `un centinaio di euro`: a preposition stands before what is counted.
pub(super) fn of_many(reader: &Reader<'_>, number: &Number) -> bool {
    let million = || number.place >= 6 || number.scale >= 6 || number.value.is_some_and(|value| value.abs() >= Exact::int(1_000_000));
    let group = || number.next.checked_sub(1).is_some_and(|last| reader.word(last).any(flag::GROUP | flag::SCALE));
    reader.lexicon.table.has(Habit::ScaleOf) && (million() || group())
}

/// `75 USD millones`: the scale stands after the currency.
fn late_scale(reader: &Reader<'_>, number: Number, unit: Option<Measured>) -> (Number, Option<Measured>) {
    let late = unit.filter(|unit| unit.kind == Kind::Money && number.scale == 0 && number.place <= 0).and_then(|unit| {
        let word = reader.word(unit.next);
        (word.any(flag::SCALE) && word.scale >= 6).then_some((unit, i32::from(word.scale)))
    });
    let Some((unit, scale)) = late else { return (number, unit) };
    let number = Number { value: number.value.map(|value| value.shift(scale)), scale, place: number.place + scale, ..number };
    (number, Some(Measured { next: unit.next + 1, ..unit }))
}

/// `$20 million CAD`, `$5 dollars`: the name or code after the number says which of the currencies of the sign it is.
fn named_after(reader: &Reader<'_>, unit: Unit, at: usize) -> (Unit, usize) {
    let plain = (unit, at);
    let Some((word, next)) = reader.term(at, flag::MONEY).filter(|_| !unit.open.is_empty()) else { return plain };
    let Some(money) = reader.lexicon.money.get(usize::from(word.money)).filter(|money| money.power == 0 && money.multiple == 1) else {
        return plain;
    };
    let first = reader.shape(next) == Shape::Number;
    let same = unit.open.contains(&money.unit.code) || unit.code == money.unit.code;
    if first || !same {
        return plain;
    }
    (if money.unit.open.is_empty() { money.unit } else { unit }, next)
}

/// `a quarter point`, `a half-point`, `half a point`: of a rate, in percentage points.
fn quarter_point(reader: &Reader<'_>, number: &Number) -> Option<Measured> {
    let at = reader.past_hyphen(number.next);
    // "an eighth of a point", "half a point"
    let of = usize::from(reader.is(at, Role::Of) && reader.is(at + 1, Role::A));
    let at = at + of + usize::from(reader.is(at + of, Role::A));
    let points = number.form == Form::Fraction && matches!(reader.surface(at), "point" | "points");
    let english = points && reader.lexicon.table.has(Habit::DigitDecimals);
    english.then(|| Measured { unit: Unit::POINT, kind: Kind::PercentagePoint, multiple: 1, power: 0, next: at + 1 })
}

/// `magnitude 7.1`, `a seismic intensity of 7`: the unit of an earthquake stands before its number.
fn magnitude(reader: &Reader<'_>, number: &Number) -> Option<Measured> {
    let link = number.start.checked_sub(1)?;
    let before = if reader.is(link, Role::Of) || reader.hyphen(link) { link.checked_sub(1)? } else { link };
    let code = match reader.surface(before) {
        "magnitude" | "Magnitude" => "magnitude",
        "intensity" | "Intensity" => "shindo",
        _ => return None,
    };
    let unit = Unit::by_code(code)?;
    Some(Measured { unit, kind: Kind::Measure, multiple: 1, power: 0, next: number.next })
}

/// `6-foot-6`, `six foot six`, `six feet two.`: inches go without their name behind feet.
fn inches(reader: &Reader<'_>, number: &Number) -> Option<Measured> {
    let link = number.start.checked_sub(1)?;
    let feet = if reader.hyphen(link) { link.checked_sub(1)? } else { link };
    let stood = reader.surface(feet) == "feet" && (reader.closes(number.next) || reader.surface(number.next) == "tall");
    let told = (stood || matches!(reader.surface(feet), "foot" | "ft"))
        && feet > 0
        && numeral::number(reader, feet - 1 - usize::from(reader.hyphen(feet - 1))).is_some();
    let small = number.value.and_then(Exact::to_i64).is_some_and(|value| (0..12).contains(&value)) && !reader.hyphen(number.next);
    let unit = Unit::by_code("in").filter(|_| told && small)?;
    Some(Measured { unit, kind: Kind::Measure, multiple: 1, power: 0, next: number.next })
}

/// `the next two quarters`, `four quarters` count a time; `three quarters` of a thing stay a fraction.
fn quarters(reader: &Reader<'_>, number: Number) -> Number {
    let last = number.next.saturating_sub(1);
    let unit = number.form == Form::Fraction && last > number.start && reader.word(last).any(flag::UNIT) && reader.word(last).ordinal == 4;
    let top = number.value.and_then(|value| value.mul(Exact::int(4))).filter(|_| unit && !reader.hyphen(last - 1));
    let Some(top) = top.and_then(Exact::to_i64) else { return number };
    let next_ones =
        number.start > 0 && matches!(reader.surface(number.start - 1), "next" | "past" | "last" | "previous" | "consecutive" | "straight");
    if next_ones || top >= 4 || top == 2 && !reader.is(number.next, Role::Of) {
        return Number { value: Some(Exact::int(top)), next: last, form: Form::Words, ..number };
    }
    number
}

/// `a gallon of`, `an hour and a half`, or `a month` as the whole text: the article counts one.
fn one_unit(reader: &Reader<'_>, at: usize) -> Option<Number> {
    let alone = lone_unit(reader, at).or_else(|| past_decade(reader, at)).or_else(|| long_unit(reader, at));
    if let Some(unit) = alone.or_else(|| unit_and_half(reader, at)) {
        return Some(unit);
    }
    // "a decades-long dispute" is one of more than a decade.
    let many = || reader.surface(at + 1).ends_with(['s']) && reader.hyphen(at + 2);
    (reader.is(at, Role::A) && !many()).then_some(())?;
    // "a record for a single hour"
    let single = reader.surface(at + 1) == "single" && reader.lexicon.table.has(Habit::DigitDecimals);
    let (word, next) = reader.term(at + 1 + usize::from(single), flag::UNIT | flag::MONEY | flag::SYMBOL)?;
    let unit = reader.lexicon.units.get(usize::from(word.unit)).filter(|_| word.any(flag::UNIT));
    let of = reader.is(next, Role::Of) && unit.is_some_and(|unit| matches!(unit.dimension, Dimension::Volume | Dimension::Mass));
    let coin = reader
        .lexicon
        .money
        .get(usize::from(word.money))
        .is_some_and(|money| word.any(flag::MONEY) && money.power < 0 && money.multiple < 100);
    let each = flag::UNIT
        | flag::MONEY
        | flag::NOUN
        | flag::NOUNS
        | flag::CARDINAL
        | flag::SCALE
        | flag::SHORT_SCALE
        | flag::MULTIPLIER
        | flag::GROUP;
    let rate = at > 0
        && (reader.word(at - 1).any(each) || matches!(reader.shape(at - 1), Shape::Number | Shape::Vulgar(..) | Shape::Sign('%' | ')')));
    let whole = at == 0 && reader.tokens.len() <= next;
    let more = reader.is(next, Role::And)
        && number(reader, next + 1).is_some_and(|more| more.form == Form::Fraction || measure::after(reader, more.next, true).is_some());
    // "the fourth time in a month", "within a year"
    let long = |unit: &Unit| word.multiple > 1 || !matches!(unit.code, "s" | "min");
    let span = unit.is_some_and(|unit| unit.dimension == Dimension::Time && long(unit));
    let within =
        at > 0 && span && matches!(reader.surface(at - 1), "in" | "within" | "for" | "after") && !reader.word(next).any(flag::NOUN);
    // "more than a decade", "nearly a year"
    let earlier = reader.surface(next) == "earlier" || at > 0 && reader.surface(at - 1) == "some";
    let bounded = !earlier
        && !(at > 0 && reader.surface(at - 1) == "more")
        && unit.is_some_and(|unit| matches!(unit.dimension, Dimension::Time | Dimension::Length))
        && context::approx_before(reader, at).0 != Approx::None;
    // "a decade ago", "a fortnight": more than one of another unit.
    // "an hour or more a day"
    let or_more = span_of_time(unit) && context::approx_after(reader, next).0 != Approx::None;
    // "a centimetre higher than"
    let compared = unit.is_some_and(|unit| matches!(unit.dimension, Dimension::Length | Dimension::Mass))
        && matches!(
            reader.surface(next),
            "higher" | "lower" | "longer" | "shorter" | "taller" | "wider" | "further" | "farther" | "deeper" | "heavier" | "lighter"
        );
    let counts = compared && !rate
        || or_more
        || single && span_of_time(unit)
        || whole
        || within
        || bounded
        || !rate && (of || coin || more || span && word.multiple > 1);
    counts.then(|| Number::new(Exact::ONE, at, at + 1 + usize::from(single), Form::Words))
}

fn span_of_time(unit: Option<&Unit>) -> bool {
    unit.is_some_and(|unit| unit.dimension == Dimension::Time && unit.code != "s")
}

/// `mes y medio`, `the past year and a half`: a unit without a number, and its half.
pub(super) fn unit_and_half(reader: &Reader<'_>, at: usize) -> Option<Number> {
    let (_, next) = reader.term(at, flag::UNIT)?;
    let part = next + 1 + usize::from(reader.is(next + 1, Role::A));
    let half = reader.is(next, Role::And) && reader.word(part).any(flag::DENOMINATOR) && reader.word(part).ordinal == 2;
    let counted =
        at > 0 && (reader.word(at - 1).any(flag::CARDINAL | flag::SCALE | flag::DENOMINATOR) || reader.shape(at - 1) == Shape::Number);
    (half && !counted).then(|| Number::new(Exact::ONE, at, at, Form::Words))
}

/// `over the past decade`, `in the last century`, `la década pasada`: ten years, a hundred years; past decades are more than ten.
pub(super) fn past_decade(reader: &Reader<'_>, at: usize) -> Option<Number> {
    // "el siglo pasado" is a time, and no length of it.
    let most = if reader.lexicon.table.has(Habit::DigitDecimals) { 100 } else { 10 };
    let long = |at: usize| reader.word(at).any(flag::UNIT) && (10..=most).contains(&reader.word(at).multiple);
    let past = |at: usize| {
        if reader.lexicon.table.has(Habit::DigitDecimals) { PAST.contains(&reader.surface(at)) } else { reader.is(at, Role::Recent) }
    };
    let before = at.checked_sub(1)?;
    // nell'ultimo decennio, im letzten Jahrzehnt: the article is part of the preposition.
    let article = |adjective: usize| {
        let own = !reader.lexicon.table.has(Habit::DigitDecimals) && reader.is(adjective, Role::Recent);
        reader.is(before, Role::The) || own && reader.word(before).any(flag::STOP | flag::FILLER)
    };
    if long(at) && past(at + 1) && article(at + 1) {
        return Some(Number::new(Exact::ONE, at, at, Form::Words));
    }
    let form = if reader.surface(at + 1).ends_with("ades") { Form::Vague } else { Form::Words };
    (past(at) && long(at + 1) && article(at)).then(|| Number::new(Exact::ONE, at, at + 1, form))
}

/// `in the decade since`, `the week-long holiday`, `a century-old shop`: one of the unit that stands at `at`.
pub(super) fn long_unit(reader: &Reader<'_>, at: usize) -> Option<Number> {
    let word = reader.word(at);
    (word.any(flag::UNIT) && reader.lexicon.table.has(Habit::DigitDecimals)).then_some(())?;
    let unit = reader.lexicon.units.get(usize::from(word.unit))?;
    // "a gigawatt-scale plant"
    if reader.hyphen(at + 1) && matches!(reader.surface(at + 2), "level" | "scale" | "class") && unit.dimension == Dimension::Power {
        return Some(Number::new(Exact::ONE, at, at, Form::Words));
    }
    (unit.dimension == Dimension::Time).then_some(())?;
    let compound = reader.hyphen(at + 1) && (reader.surface(at + 2) == "long" || word.multiple > 1 && reader.surface(at + 2) == "old");
    let since = word.multiple > 1
        && unit.code == "a"
        && reader.is(at.checked_sub(1)?, Role::The)
        && matches!(reader.surface(at + 1), "since" | "after" | "to" | "before" | "following" | "that");
    // A decades-long effort took more than one.
    let form = if reader.surface(at).ends_with(['s']) { Form::Vague } else { Form::Words };
    (compound || since).then(|| Number::new(Exact::ONE, at, at, form))
}

/// `час` alone, where a language has no article.
fn lone_unit(reader: &Reader<'_>, at: usize) -> Option<Number> {
    let all = reader.tokens.len() <= 2 && reader.lexicon.table.has(Habit::NoArticle);
    let (_, next) = all.then(|| reader.term(at, flag::UNIT))??;
    (next == reader.tokens.len()).then(|| Number::new(Exact::ONE, at, at, Form::Words))
}

/// `an hour and a half`, `two years and a half`
fn and_half(reader: &Reader<'_>, number: &Number, unit: Measured) -> Option<Side> {
    let said = !reader.lexicon.table.has(Habit::DigitDecimals);
    let measured = said && matches!(unit.kind, Kind::Measure | Kind::Duration);
    ((unit.kind == Kind::Duration || measured) && reader.is(unit.next, Role::And)).then_some(())?;
    let half = Exact::ratio(1, 2);
    let part = numeral::number(reader, unit.next + 1)
        .or_else(|| super::fraction::quarter(reader, unit.next + 1))
        .filter(|part| part.form == Form::Fraction)?;
    // "two years and half of the money", but "deux ans et demi de prison"
    // "36 ore e metà della scuola": half of another thing.
    let noun = matches!(reader.surface(part.next - 1), "metà" | "mitad" | "moitié" | "metade");
    let own = !reader.is(part.next, Role::Of) || !noun && part.value <= half && (measured || reader.is(unit.next + 1, Role::A));
    own.then_some(())?;
    measure::after(reader, part.next, true).is_none().then_some(())?;
    let value = number.value?.add(part.value?)?;
    let number = Number { value: Some(value), place: -1, ..*number };
    Some(Side { number, unit: Some(Measured { next: part.next, ..unit }), start: number.start, next: part.next })
}

/// `2 degrees below zero`, `10 below zero`
fn below_zero(reader: &Reader<'_>, number: Number, unit: Option<Measured>) -> (Number, Option<Measured>) {
    let at = unit.map_or(number.next, |unit| unit.next);
    // zwölf Grad minus
    let minus = unit.is_some_and(|unit| matches!(unit.unit.code, "deg" | "Cel")) && reader.is(at, Role::Minus) && reader.closes(at + 1);
    let Some(next) = reader.role(at, Role::BelowZero).or_else(|| minus.then_some(at + 1)) else { return (number, unit) };
    let degrees = Unit::by_code("deg").map(|unit| Measured { unit, kind: Kind::Measure, multiple: 1, power: 0, next });
    let unit = unit.map(|unit| Measured { next, ..unit }).or(degrees);
    (Number { value: number.value.map(Exact::neg), ..number }, unit)
}

/// `2 more minutes`, `two additional days`: past the word between.
fn extra(reader: &Reader<'_>, at: usize) -> usize {
    let counted = reader.word(at).any(flag::FILLER) && !reader.word(at).any(flag::ROLE) && reader.word(at + 1).any(flag::UNIT);
    // "28.8 million last month": when, and no unit.
    let between = counted && !matches!(reader.surface(at), "last" | "this" | "next");
    if between { at + 1 } else { at }
}

fn ends_in_digit(reader: &Reader<'_>, number: &Number) -> bool {
    (number.start..number.next).any(|at| matches!(reader.shape(at), Shape::Number | Shape::Vulgar(..)))
}

/// `650 ± 50 nm`: the unit stands after the tolerance, which is a figure of its own.
pub(super) fn tolerance(reader: &Reader<'_>, left: Side) -> Side {
    if left.unit.is_some() || !reader.sign(left.next, '±') {
        return left;
    }
    let unit = side(reader, left.next + 1).and_then(|tolerance| tolerance.unit);
    Side { unit, ..left }
}
