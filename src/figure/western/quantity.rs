//! Quantities: a number with its unit, its range, and what the words around say of it. Called by `western::figure_at`.

use super::context;
use super::date::Found;
use super::lex::Shape;
use super::measure::{self, Measured};
use super::numeral::{self, Form, Number, number};
use super::reader::Reader;
use super::table::{Role, flag};
use crate::figure::unit::Dimension;
use crate::figure::{Approx, Exact, Figure, Kind, Reading, Unit, Value};

/// One number with the unit that stands at it.
#[derive(Clone, Copy, Debug)]
struct Side {
    number: Number,
    unit: Option<Measured>,
    start: usize,
    next: usize,
}

impl Side {
    fn value(&self) -> Option<Exact> {
        let value = self.number.value?;
        self.unit.map_or(Some(value), |unit| unit.apply(value))
    }
}

/// The quantity that starts at `at`.
pub(super) fn quantity(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let left = side(reader, at)?;
    let left = tolerance(reader, left);
    if let Some(range) = range(reader, &left) {
        return Some(range);
    }
    if let Some(share) = one_in(reader, &left) {
        return Some(share);
    }
    single(reader, left)
}

/// A number with a currency before it or a unit after it.
fn side(reader: &Reader<'_>, at: usize) -> Option<Side> {
    let mut start = at;
    let minus = matches!(reader.shape(at), Shape::Sign('-' | '−')) && !matches!(reader.shape(at + 1), Shape::Number | Shape::Vulgar(..));
    let body = at + usize::from(minus);
    if let Some((unit, numeral)) = measure::money_before(reader, body)
        && let Some(mut number) = number(reader, numeral).filter(|number| number.form != Form::Ordinal)
    {
        if minus {
            number.value = number.value.map(Exact::neg);
        } else {
            start = body;
        }
        let unit = Measured { unit, kind: Kind::Money, multiple: 1, power: 0, next: number.next };
        let side = Side { number, unit: Some(unit), start, next: number.next };
        return Some(cents(reader, side));
    }
    let number = number(reader, at).or_else(|| one_unit(reader, at))?;
    let digits = matches!(number.form, Form::Digits | Form::Fraction | Form::Words) && ends_in_digit(reader, &number);
    let (post, after) = context::approx_after(reader, number.next);
    // "11bn-plus yuan", "30-odd people": the approximator may stand before the unit.
    let unit_at = if post == Approx::None { extra(reader, number.next) } else { after };
    let time = quarters(reader, number);
    let (number, unit_at) = if time.next == number.next { (number, unit_at) } else { (time, time.next) };
    let mut unit = measure::after(reader, unit_at, digits);
    if unit.is_none() && reader.is(unit_at, Role::A) && number.form == Form::Fraction {
        unit = measure::after(reader, unit_at + 1, false);
    }
    let part = number.form == Form::Fraction || number.value.is_some_and(|value| !value.is_integer());
    if unit.is_none() && reader.is(unit_at, Role::Of) && (part || reader.is(unit_at + 1, Role::Percent)) {
        let article = unit_at + 1 + usize::from(reader.is(unit_at + 1, Role::A));
        unit = measure::after(reader, article, false).filter(|unit| unit.unit.dimension != Dimension::Money || reader.is(unit_at + 1, Role::A));
    }
    let unit = unit.filter(|_| number.form != Form::Ordinal);
    if let Some(side) = unit.and_then(|unit| and_half(reader, &number, unit)) {
        return Some(side);
    }
    let (number, unit) = below_zero(reader, number, unit);
    let next = unit.map_or(number.next, |unit| unit.next);
    Some(cents(reader, Side { number, unit, start: number.start, next }))
}

/// `the next two quarters`, `four quarters` count a time; `three quarters` of a thing stay a fraction.
fn quarters(reader: &Reader<'_>, number: Number) -> Number {
    let last = number.next.saturating_sub(1);
    let unit = number.form == Form::Fraction && last > number.start && reader.word(last).any(flag::UNIT) && reader.word(last).ordinal == 4;
    let top = number.value.and_then(|value| value.mul(Exact::int(4))).filter(|_| unit && !reader.hyphen(last - 1));
    let Some(top) = top.and_then(Exact::to_i64) else { return number };
    let next_ones = number.start > 0 && matches!(reader.surface(number.start - 1), "next" | "past" | "last" | "previous" | "consecutive" | "straight");
    if next_ones || top >= 4 || top == 2 && !reader.is(number.next, Role::Of) {
        return Number { value: Some(Exact::int(top)), next: last, form: Form::Words, ..number };
    }
    number
}

/// `a gallon of`, `an hour and a half`, or `a month` as the whole text: the article counts one.
fn one_unit(reader: &Reader<'_>, at: usize) -> Option<Number> {
    reader.is(at, Role::A).then_some(())?;
    let (word, next) = reader.term(at + 1, flag::UNIT | flag::MONEY | flag::SYMBOL)?;
    let unit = reader.lexicon.units.get(usize::from(word.unit)).filter(|_| word.any(flag::UNIT));
    let of = reader.is(next, Role::Of) && unit.is_some_and(|unit| matches!(unit.dimension, Dimension::Volume | Dimension::Mass));
    let coin = reader.lexicon.money.get(usize::from(word.money)).is_some_and(|money| word.any(flag::MONEY) && money.power < 0 && money.multiple < 100);
    let each = flag::UNIT | flag::MONEY | flag::NOUN | flag::NOUNS | flag::CARDINAL | flag::SCALE | flag::SHORT_SCALE | flag::MULTIPLIER | flag::GROUP;
    let rate = at > 0 && (reader.word(at - 1).any(each) || matches!(reader.shape(at - 1), Shape::Number | Shape::Vulgar(..) | Shape::Sign('%' | ')')));
    let whole = at == 0 && reader.tokens.len() <= next;
    let more = reader.is(next, Role::And) && number(reader, next + 1).is_some_and(|more| more.form == Form::Fraction || measure::after(reader, more.next, true).is_some());
    let counts = whole || !rate && (of || coin || more);
    counts.then(|| Number::new(Exact::ONE, at, at + 1, Form::Words))
}

/// `an hour and a half`, `two years and a half`
fn and_half(reader: &Reader<'_>, number: &Number, unit: Measured) -> Option<Side> {
    (unit.kind == Kind::Duration && reader.is(unit.next, Role::And)).then_some(())?;
    let part = numeral::number(reader, unit.next + 1).filter(|part| part.form == Form::Fraction && !reader.is(part.next, Role::Of))?;
    measure::after(reader, part.next, true).is_none().then_some(())?;
    let value = number.value?.add(part.value?)?;
    let number = Number { value: Some(value), place: -1, ..*number };
    Some(Side { number, unit: Some(Measured { next: part.next, ..unit }), start: number.start, next: part.next })
}

/// `2 degrees below zero`, `10 below zero`
fn below_zero(reader: &Reader<'_>, number: Number, unit: Option<Measured>) -> (Number, Option<Measured>) {
    let at = unit.map_or(number.next, |unit| unit.next);
    let Some(next) = reader.role(at, Role::BelowZero) else { return (number, unit) };
    let degrees = Unit::by_code("deg").map(|unit| Measured { unit, kind: Kind::Measure, multiple: 1, power: 0, next });
    let unit = unit.map(|unit| Measured { next, ..unit }).or(degrees);
    (Number { value: number.value.map(Exact::neg), ..number }, unit)
}

/// `2 more minutes`, `two additional days`: past the word between.
fn extra(reader: &Reader<'_>, at: usize) -> usize {
    let between = reader.word(at).any(flag::FILLER) && !reader.word(at).any(flag::ROLE) && reader.word(at + 1).any(flag::UNIT);
    if between { at + 1 } else { at }
}

fn ends_in_digit(reader: &Reader<'_>, number: &Number) -> bool {
    (number.start..number.next).any(|at| matches!(reader.shape(at), Shape::Number | Shape::Vulgar(..)))
}

/// 3 dollars 50 cents; $20 and 43c; 5 pounds 20 pence; 20 rupees 43.
fn cents(reader: &Reader<'_>, side: Side) -> Side {
    added_cents(reader, &side).unwrap_or(side)
}

fn added_cents(reader: &Reader<'_>, side: &Side) -> Option<Side> {
    let unit = side.unit.filter(|unit| unit.power == 0 && matches!(unit.unit.dimension, Dimension::Money | Dimension::Mass))?;
    let at = side.next + usize::from(reader.is(side.next, Role::And) || reader.sign(side.next, ','));
    let minor = number(reader, at).filter(|minor| minor.whole().is_some_and(|minor| (1..100).contains(&minor)))?;
    let tight = reader.glued(minor.next) && matches!(reader.surface(minor.next), "c" | "p");
    let part = measure::after(reader, minor.next, false).filter(|part| part.kind == Kind::Money && part.power < 0);
    let next = match part {
        Some(part) => part.next,
        None if tight => minor.next + 1,
        // "20 rupees 43", "3 GBP and one": bare hundredths close the amount.
        None if unit.kind == Kind::Money && at == side.next && reader.closes(minor.next) && side.number.place >= 0 => minor.next,
        None => return None,
    };
    let whole = side.number.value?;
    let value = whole.add(minor.value?.shift(-2))?;
    let money = if unit.unit.dimension == Dimension::Mass { Measured { unit: Unit::money("GBP"), kind: Kind::Money, ..unit } } else { unit };
    let number = Number { value: Some(value), place: -2, ..side.number };
    Some(Side { number, unit: Some(Measured { next, ..money }), start: side.start, next })
}

/// `650 ± 50 nm`: the unit stands after the tolerance, which is a figure of its own.
fn tolerance(reader: &Reader<'_>, left: Side) -> Side {
    if left.unit.is_some() || !reader.sign(left.next, '±') {
        return left;
    }
    let unit = side(reader, left.next + 1).and_then(|tolerance| tolerance.unit);
    Side { unit, ..left }
}

/// A range, score or ratio whose first number is `left`.
fn range(reader: &Reader<'_>, left: &Side) -> Option<Found> {
    if matches!(left.number.form, Form::Ordinal | Form::Vague | Form::Pairs) {
        return None;
    }
    if let Some(ratio) = ratio(reader, left) {
        return Some(ratio);
    }
    let (at, dash) = separator(reader, left)?;
    let (approx, _) = context::approx_before(reader, at);
    let right_at = if approx == Approx::None { at } else { (at..at + 4).find(|at| number(reader, *at).is_some()).unwrap_or(at) };
    let right = side(reader, past_about(reader, right_at)).filter(|right| right.number.form != Form::Ordinal && right.number.form != Form::Vague)?;
    if let Some(score) = score(reader, left, &right, dash) {
        return Some(score);
    }
    // A third part: a phone number, a date, a code.
    if dash && reader.dash(right.next) && reader.glued(right.next) && reader.shape(right.next + 1) == Shape::Number && reader.glued(right.next + 1) {
        return None;
    }
    merge(reader, left, right)
}

/// `2 - ~7`: over the approximator of the second end.
fn past_about(reader: &Reader<'_>, at: usize) -> usize {
    if let Shape::Sign('~' | '≈') = reader.shape(at) {
        return at + 1;
    }
    reader.term(at, flag::APPROX).map_or(at, |(_, next)| next)
}

/// The position after what joins two ends of a range, and whether it is a dash.
fn separator(reader: &Reader<'_>, left: &Side) -> Option<(usize, bool)> {
    let mark = left.next;
    let before = left.start.checked_sub(1);
    let between = before.is_some_and(|at| reader.is(at, Role::Between) || reader.is(at, Role::From))
        || left.start >= 2 && reader.is(left.start - 2, Role::Between) && reader.word(left.start - 1).any(flag::APPROX | flag::FILLER);
    // six- to seven-fold
    if reader.dash(mark) && reader.glued(mark) && !reader.glued(mark + 1)
        && let Some(after) = reader.role(mark + 1, Role::To)
    {
        return Some((after, false));
    }
    if reader.dash(mark) {
        let even = reader.glued(mark) == reader.glued(mark + 1) || reader.sign(mark + 1, '~');
        let digits = matches!(reader.shape(mark + 1), Shape::Number | Shape::Sign(_));
        let loose = !reader.glued(mark + 1) && (!digits || reader.sign(mark, '—'));
        let tight_left = reader.shape(mark) != Shape::Sign('-') || !reader.glued(mark + 1) || reader.glued(mark);
        return ((even || reader.glued(mark)) && tight_left && !loose).then_some((mark + 1, true));
    }
    if reader.is(mark, Role::And) {
        return between.then_some((mark + 1, false));
    }
    if reader.is(mark, Role::Or) {
        return adjacent(reader, left, mark + 1).then_some((mark + 1, false));
    }
    let next = reader.role(mark, Role::To)?;
    let change = changes(reader, left, before);
    (!change).then_some((next, false))
}

/// `two or three`: an estimate only where the second is the next number.
fn adjacent(reader: &Reader<'_>, left: &Side, at: usize) -> bool {
    let ends = left.number.whole().zip(number(reader, at).and_then(|right| right.whole()));
    ends.is_some_and(|(low, high)| high == low + 1 || (low >= 10 && high > low && high <= low * 2 && low % 5 == 0))
}

/// `grew from 4% to 9%`, `rose 5 percent to 20 percent`: two figures, not the ends of one.
fn changes(reader: &Reader<'_>, left: &Side, before: Option<usize>) -> bool {
    let moved = |at: usize| {
        (1..5).any(|back| at.checked_sub(back).is_some_and(|at| reader.word(at).any(flag::UP | flag::DOWN) && !reader.closes(at)))
    };
    match before {
        Some(at) if reader.is(at, Role::From) => moved(at),
        Some(at) if left.unit.is_some() => context::moved(reader, at + 1),
        _ => false,
    }
}

fn score(reader: &Reader<'_>, left: &Side, right: &Side, dash: bool) -> Option<Found> {
    let (low, high) = (left.number.whole()?, right.number.whole()?);
    let bare = left.unit.is_none() && right.unit.is_none() && (0..300).contains(&low) && (0..300).contains(&high);
    if !dash || !bare || !reader.glued(right.start) || reader.dash(right.next) && reader.glued(right.next) && reader.glued(right.next + 1) {
        return None;
    }
    let near = left.start.saturating_sub(4)..right.next + 2;
    let played = near.into_iter().any(|at| reader.word(at).any(flag::MATCH));
    (low > high || played).then(|| {
        let value = Value::Pair(Exact::int(low), Exact::int(high));
        super::date::figure(reader, left.start, right.next, Kind::Score, value)
    })
}

/// 1:2, 3 : 1
fn ratio(reader: &Reader<'_>, left: &Side) -> Option<Found> {
    let even = reader.glued(left.next) && reader.glued(left.next + 1);
    if !reader.sign(left.next, ':') || !even || left.unit.is_some() || left.number.form != Form::Digits {
        return None;
    }
    let right = number(reader, left.next + 1).filter(|right| right.form == Form::Digits)?;
    let value = Value::Pair(left.number.value?, right.value?);
    Some(super::date::figure(reader, left.start, right.next, Kind::Ratio, value))
}

/// Joins two ends that fit: the unit and the scale of the second serve both.
fn merge(reader: &Reader<'_>, left: &Side, right: Side) -> Option<Found> {
    let unit = match (left.unit, right.unit) {
        (Some(a), Some(b)) if a.unit != b.unit && a.unit.dimension != b.unit.dimension => return None,
        (Some(a), Some(b)) if a.unit != b.unit => return None,
        (a, b) => b.or(a),
    };
    let mut low = left.number;
    let power = right.number.scale.max(if right.number.form == Form::Words { right.number.place } else { 0 });
    let (mut lo, hi) = (low.value?, right.number.value?);
    if power > 0 && low.scale == 0 && lo.shift(power) <= hi && (low.form == right.number.form || low.form == Form::Digits) {
        lo = lo.shift(power);
        low.place += power;
    }
    let apply = |value: Exact| unit.map_or(Some(value), |unit| unit.apply(value));
    let (lo, hi) = (apply(lo)?, apply(hi)?);
    if lo >= hi {
        return None;
    }
    let number = Number { place: low.place.min(right.number.place), next: right.number.next, ..right.number };
    let whole = Side { number, unit, start: left.start, next: right.next };
    finish(reader, &whole, Value::Range(lo, hi))
}

/// one in five, 2 in 5, one out of three
fn one_in(reader: &Reader<'_>, left: &Side) -> Option<Found> {
    let out = reader.is(left.next, Role::Out) && reader.is(left.next + 1, Role::Of);
    if left.unit.is_some() || !(out || reader.is(left.next, Role::In)) || reader.word(left.next + 1).any(flag::MONTH) {
        return None;
    }
    let top = left.number.whole()?;
    let right = number(reader, left.next + if out { 2 } else { 1 }).filter(|right| matches!(right.form, Form::Digits | Form::Words))?;
    let bottom = right.whole()?;
    let timed = measure::after(reader, right.next, true).is_some();
    let round = top == 1 && bottom <= 1000 || matches!(bottom, 3 | 4 | 5 | 10 | 20 | 100) && !out;
    if timed || !round || top >= bottom {
        return None;
    }
    let value = Value::Number(Exact::ratio(top.into(), bottom.into())?);
    let (approx, start) = context::approx_before(reader, left.start);
    let (after, end) = context::approx_after(reader, right.next);
    let (mut found, next) = super::date::figure(reader, start, end, Kind::Fraction, value);
    found.approx = if after == Approx::None { approx } else { after };
    Some((found, next))
}

/// A quantity with one value.
fn single(reader: &Reader<'_>, side: Side) -> Option<Found> {
    if side.number.form == Form::Ordinal {
        return None;
    }
    let value = match side.number.value {
        Some(_) => Value::Number(side.value()?),
        None => Value::Text(reader.surface(side.number.start).into()),
    };
    finish(reader, &side, value)
}

/// Kind, noun, approximators and direction of a value.
fn finish(reader: &Reader<'_>, side: &Side, value: Value) -> Option<Found> {
    let one = side.number.whole() == Some(1);
    let noun = if side.unit.is_none() { measure::noun(reader, side.next, one) } else { None };
    if side.unit.is_none() && !super::label::counts(reader, side.number.start, side.next, &side.number, noun.is_some()) {
        return None;
    }
    let mut next = side.next;
    let (mut kind, mut unit) = side.unit.map_or((Kind::Count, Unit::NONE), |unit| (unit.kind, unit.unit));
    if side.number.form == Form::Fraction && side.unit.is_none() {
        kind = Kind::Fraction;
    }
    if let Some((counted, after)) = noun {
        unit = counted;
        next = next.max(after);
    }
    if let Some((times, after)) = times(reader, side) {
        (kind, unit, next) = (times, if times == Kind::Count { Unit::count("time") } else { Unit::NONE }, after);
    }
    if let Some((after, years)) = age(reader, side, next) {
        (kind, next) = (Kind::Age, after);
        unit = if years { Unit::by_code("a")? } else { unit };
    }
    let (mut before, mut start) = context::approx_before(reader, side.start);
    if reader.surface(start).eq_ignore_ascii_case("past") && kind == Kind::Duration {
        // "the past five years" are not more than five.
        (before, start) = (Approx::None, side.start);
    }
    let (after, end) = context::approx_after(reader, side.number.next.max(side.next));
    if kind == Kind::Count && noun.is_none() && (older(reader, side.number.next) || named_age(reader, side)) {
        (kind, unit) = (Kind::Age, Unit::by_code("a")?);
    }
    let (mut figure, mut next) = super::date::figure(reader, start, next.max(if after == Approx::None { 0 } else { end }), kind, value);
    if after == Approx::None
        && let Some((late, end)) = late_approx(reader, next)
    {
        (figure.approx, next) = (late, end);
        figure.span.end = reader.token(end - 1).end;
    }
    figure.unit = unit;
    // "about five hundred or more": the bound says more than the estimate.
    let bounds = [after, figure.approx, before].into_iter().find(|approx| !matches!(approx, Approx::None | Approx::About));
    figure.approx = bounds.unwrap_or([before, after, figure.approx].into_iter().find(|approx| *approx != Approx::None).unwrap_or_default());
    if side.number.form == Form::Vague && figure.approx == Approx::None {
        figure.approx = Approx::Over;
    }
    figure.place = side.number.place + side.unit.map_or(0, |unit| unit.power);
    let share = matches!(kind, Kind::Percent | Kind::PercentagePoint | Kind::Fraction | Kind::Multiplier);
    if share || matches!(kind, Kind::Money | Kind::Count | Kind::Measure) {
        figure.direction = context::direction(reader, start, next, share);
    }
    pounds(reader, side, &mut figure);
    Some((figure, next))
}

/// `65 or older`
fn older(reader: &Reader<'_>, at: usize) -> bool {
    matches!(reader.surface(at), "or" | "and") && matches!(reader.surface(at + 1), "older" | "younger")
}

/// `Mahsa Amini, 22, in`: a number between commas after a name is an age.
fn named_age(reader: &Reader<'_>, side: &Side) -> bool {
    let name = side.start >= 2 && reader.sign(side.start - 1, ',') && reader.capital(side.start - 2) && !reader.word(side.start - 2).any(flag::MONTH);
    let years = side.number.whole().is_some_and(|age| (14..105).contains(&age)) && reader.shape(side.start) == Shape::Number;
    name && years && reader.sign(side.next, ',') && reader.shape(side.next + 1) == Shape::Word && !reader.capital(side.next + 1)
}

/// `five minutes or more`, `aged 60 and over`: after the unit.
fn late_approx(reader: &Reader<'_>, next: usize) -> Option<(Approx, usize)> {
    let (approx, end) = context::approx_after(reader, next);
    (approx != Approx::None && end > next).then_some((approx, end))
}

/// `three times`, `3x`, `seven-fold`: the kind, with the token after it.
fn times(reader: &Reader<'_>, side: &Side) -> Option<(Kind, usize)> {
    let at = reader.past_hyphen(side.next);
    if side.unit.is_some() {
        return None;
    }
    if reader.is(at, Role::Fold) {
        return Some((Kind::Multiplier, at + 1));
    }
    if matches!(reader.surface(at), "x" | "X" | "×") && reader.glued(at) && !reader.glued(at + 1) {
        return Some((Kind::Multiplier, at + 1));
    }
    if !reader.is(at, Role::Times) {
        return None;
    }
    let more = reader.word(at + 1);
    let compared = more.any(flag::UP | flag::DOWN) || matches!(more.role, Role::The | Role::Of) || matches!(reader.surface(at + 1), "as" | "that" | "its" | "their" | "what" | "larger" | "bigger");
    let moved = context::moved(reader, context::approx_before(reader, side.start).1);
    Some((if compared || moved { Kind::Multiplier } else { Kind::Count }, at + 1))
}

/// `35-year-old`, `60 years of age`, `aged 35`: the token after it, and whether the number alone means years.
fn age(reader: &Reader<'_>, side: &Side, next: usize) -> Option<(usize, bool)> {
    if let Some(unit) = side.unit {
        if unit.kind != Kind::Duration {
            return None;
        }
        let at = reader.past_hyphen(next);
        if reader.is(at, Role::Old) {
            return Some((at + 1, false));
        }
        let of_age = reader.is(at, Role::Of) && reader.is(at + 1, Role::Age);
        let aged = side.start > 0 && reader.is(context::approx_before(reader, side.start).1.saturating_sub(1), Role::Aged);
        return of_age.then_some((at + 2, false)).or(aged.then_some((next, false)));
    }
    let start = context::approx_before(reader, side.start).1;
    let before = start.checked_sub(1)?;
    let the_age = reader.is(before, Role::Of) && before > 0 && reader.is(before - 1, Role::Age);
    let small = side.number.whole().is_some_and(|age| (0..130).contains(&age));
    (small && (reader.is(before, Role::Aged) || reader.is(before, Role::Age) || the_age)).then_some((next, true))
}

/// Pounds weigh or pay: the other reading stays open, and words of payment or a large sum turn it round.
fn pounds(reader: &Reader<'_>, side: &Side, figure: &mut Figure) {
    if figure.unit.code != "lb" || !reader.surface(figure_last(side)).to_ascii_lowercase().starts_with("pound") {
        return;
    }
    let sterling = Unit::money("GBP");
    let paid = side.number.scale >= 6 || side.number.place >= 6 || (1..5).any(|back| side.start.checked_sub(back).is_some_and(|at| pays(reader.surface(at))));
    let other = Reading { kind: figure.kind, value: figure.value.clone(), unit: figure.unit };
    if paid && !reader.is(side.next, Role::Of) {
        (figure.kind, figure.unit) = (Kind::Money, sterling);
        figure.also.push(other);
    } else {
        figure.also.push(Reading { kind: Kind::Money, unit: sterling, ..other });
    }
}

fn figure_last(side: &Side) -> usize {
    side.next.saturating_sub(1)
}

fn pays(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    matches!(word.as_str(), "cost" | "costs" | "costing" | "spent" | "spend" | "spending" | "paid" | "pay" | "pays" | "price" | "priced" | "worth" | "earn" | "earned" | "fined" | "fine" | "raised" | "for" | "salary" | "donated" | "profit" | "budget")
}
