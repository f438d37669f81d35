//! Two numbers that belong together: ranges and shares (one in five). Called by `western::quantity`.

use super::amount::{Side, side};
use super::dress::dress;
use super::found::{Found, figure};
use super::lex::Shape;
use super::number::{Form, Number};
use super::numeral::number;
use super::ratio::{against, score};
use super::reader::Reader;
use super::table::{Habit, Role, flag};
use super::{context, measure};
use crate::figure::{Approx, Exact, Kind, Reading, Unit, Value};

/// A range, score or ratio whose first number is `left`.
pub(super) fn range(reader: &Reader<'_>, left: &Side) -> Option<Found> {
    if matches!(left.number.form, Form::Ordinal | Form::Vague | Form::Pairs) {
        return None;
    }
    if let Some(against) = against(reader, left) {
        return Some(against);
    }
    let (at, dash) = separator(reader, left)?;
    let (approx, _) = context::approx_before(reader, at);
    let right_at = if approx == Approx::None { at } else { (at..at + 4).find(|at| number(reader, *at).is_some()).unwrap_or(at) };
    let right = side(reader, past_about(reader, right_at))
        .filter(|right| right.number.form != Form::Ordinal && right.number.form != Form::Vague)?;
    // "il a fallu six heures à plus de 150 pompiers": with a bound of its own, the second must count the same.
    if !dash && approx == Approx::None && past_about(reader, right_at) > right_at && left.unit.is_some() && right.unit.is_none() {
        return None;
    }
    // "6.2 percent to 487.5 billion", "4 percent to 12,300": a rate, and what came of it.
    let rate = left.unit.is_some_and(|unit| unit.kind == Kind::Percent) && right.unit.is_none() && left.number.scale == 0;
    let sum = right.number.scale > 0 || right.number.value >= Some(Exact::int(1000)) && left.number.value < Some(Exact::int(100));
    if !dash && rate && sum {
        return None;
    }
    if let Some(score) = score(reader, left, &right, dash) {
        return Some(score);
    }
    // A third part: a phone number, a date, a code.
    if dash
        && reader.dash(right.next)
        && reader.glued(right.next)
        && reader.shape(right.next + 1) == Shape::Number
        && reader.glued(right.next + 1)
    {
        return None;
    }
    let (mut found, next) = merge(reader, left, right)?;
    let bare = left.unit.is_none() && right.unit.is_none() && found.kind == Kind::Count && found.unit.is_none();
    if dash
        && bare
        && let (Some(low), Some(high)) = (left.number.whole(), right.number.whole())
        && high < 300
    {
        let value = Value::Pair(Exact::int(low), Exact::int(high));
        found.also.push(Reading { kind: Kind::Score, value, unit: Unit::NONE });
    }
    Some((found, next))
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
        || left.start >= 2
            && reader.is(left.start - 2, Role::Between)
            && (reader.word(left.start - 1).any(flag::APPROX | flag::FILLER) || reader.is(left.start - 1, Role::The));
    // 16-to-24-year-olds
    if reader.hyphen(mark) && reader.is(mark + 1, Role::To) && reader.hyphen(mark + 2) {
        return Some((mark + 3, false));
    }
    // six- to seven-fold
    if reader.dash(mark)
        && reader.glued(mark)
        && !reader.glued(mark + 1)
        && let Some(after) = reader.role(mark + 1, Role::To)
    {
        return Some((after, false));
    }
    if reader.dash(mark) {
        // a five-under 67
        if reader.hyphen(mark) && reader.word(mark + 1).any(flag::APPROX) {
            return None;
        }
        let even = reader.glued(mark) == reader.glued(mark + 1) || reader.sign(mark + 1, '~') || reader.sign(mark, '–');
        let digits = matches!(reader.shape(mark + 1), Shape::Number | Shape::Sign(_));
        let loose = !reader.glued(mark + 1) && (!digits || reader.sign(mark, '—'));
        let tight_left = reader.shape(mark) != Shape::Sign('-') || !reader.glued(mark + 1) || reader.glued(mark);
        return ((even || reader.glued(mark)) && tight_left && !loose).then_some((mark + 1, true));
    }
    if reader.is(mark, Role::And) {
        let the = usize::from(reader.is(mark + 1, Role::The) && !reader.lexicon.table.has(Habit::DigitDecimals));
        return between.then_some((mark + 1 + the, false));
    }
    if reader.is(mark, Role::Or) {
        return adjacent(reader, left, mark + 1).then_some((mark + 1, false));
    }
    let next = reader.role(mark, Role::To)?;
    // "A drop of 20% to 30%" is no change from one to the other.
    let size = before.is_some_and(|at| reader.is(at, Role::Of)) && left.unit.is_some_and(|unit| unit.kind == Kind::Percent);
    let size = size && reader.lexicon.table.has(Habit::DigitDecimals);
    let change = !size && changes(reader, left, before);
    (!change).then_some((next, false))
}

/// `two or three`: an estimate only where the second is the next number.
fn adjacent(reader: &Reader<'_>, left: &Side, at: usize) -> bool {
    let Some(right) = number(reader, at) else { return false };
    // Three or four hundred, two or three thousand: the scale serves both.
    let power = right.scale.max(if right.form == Form::Words { right.place } else { 0 });
    let high = right.value.map(|value| value.shift(-power)).filter(|_| left.number.scale == 0 && left.number.place == 0 && power > 0);
    let ends = left.number.whole().zip(high.and_then(Exact::to_i64).or(right.whole()));
    ends.is_some_and(|(low, high)| high == low + 1 || (low >= 10 && high > low && high <= low * 2 && low % 5 == 0))
}

/// `grew from 4% to 9%`, `rose 5 percent to 20 percent`: two figures, not the ends of one.
fn changes(reader: &Reader<'_>, left: &Side, before: Option<usize>) -> bool {
    let moved = |at: usize| {
        (1..7).any(|back| at.checked_sub(back).is_some_and(|at| reader.word(at).any(flag::UP | flag::DOWN) && !reader.closes(at)))
    };
    match before {
        Some(at) if matches!(reader.word(at).role, Role::From | Role::With) => moved(at),
        // sube de 3,50 a 4 euros
        Some(at) if reader.is(at, Role::Of) && !reader.lexicon.table.has(Habit::DigitDecimals) => moved(at),
        // "raise the age from the current 62 to 64"
        Some(at) if at > 1 && reader.is(at - 2, Role::From) && reader.is(at - 1, Role::The) => moved(at - 2),
        // "grew by 3,200 to 415,000"
        Some(at) if reader.surface(at) == "by" => true,
        // "by almost 900,000 to 120.3 million"
        Some(_) if context::approx_before(reader, left.start).1.checked_sub(1).is_some_and(|at| reader.surface(at) == "by") => true,
        // "fell by 2.08 million to 1.41 billion", "rose a third to 148 million"
        Some(at) if left.unit.is_some() || left.number.scale > 0 || left.number.form == Form::Fraction => context::moved(reader, at + 1),
        _ => false,
    }
}

/// `von 412 auf 378 Millionen Euro`, `de nueve a seis años y medio`, `from 184 to 161 million`, `to 72 square kilometres from 40`: where a change starts, the scale and
/// the unit of where it leads may serve.
pub(super) fn shared_scale(reader: &Reader<'_>, left: &Side) -> Option<Reading> {
    let from = left.start.checked_sub(1).filter(|at| matches!(reader.word(*at).role, Role::From | Role::With | Role::Of))?;
    let bare = left.unit.is_none() && left.number.scale == 0 && is_plain(reader, left);
    let link = reader.shape(left.next) == Shape::Word && measure::noun(reader, left.next, false).is_none_or(|(_, next)| next == 0);
    (bare && link || bare && reader.closes(left.next)).then_some(())?;
    let end = side(reader, past_about(reader, left.next + 1)).filter(|end| serves(reader, end)).or_else(|| end_before(reader, from))?;
    let value = left.number.value?.shift(end.number.scale);
    let near = |a: Exact, b: Exact| a <= b.shift(2) && b <= a.shift(2);
    let value = near(value, end.number.value?).then_some(value)?;
    let (kind, unit) = end.unit.map_or((Kind::Count, Unit::NONE), |unit| (unit.kind, unit.unit));
    Some(Reading { kind, value: Value::Number(value), unit })
}

/// Whether another number may go by the scale or the unit of this one: in English by that of digits, and not by things that are counted.
fn serves(reader: &Reader<'_>, end: &Side) -> bool {
    let english = reader.lexicon.table.has(Habit::DigitDecimals);
    let unit = end.unit.is_some_and(|unit| {
        if english { matches!(unit.kind, Kind::Money | Kind::Measure | Kind::Percent) } else { unit.multiple == 1 && unit.power == 0 }
    });
    (end.number.scale > 0 || unit) && is_plain(reader, end)
}

/// Digits, or number words where the language is not English.
fn is_plain(reader: &Reader<'_>, side: &Side) -> bool {
    side.number.form == Form::Digits || side.number.form == Form::Words && !reader.lexicon.table.has(Habit::DigitDecimals)
}

/// The number that ends before the `from` at `from`, or before a comma or an `up` there.
fn end_before(reader: &Reader<'_>, from: usize) -> Option<Side> {
    let english = reader.lexicon.table.has(Habit::DigitDecimals);
    let between = |at: usize| reader.sign(at, ',') || reader.word(at).any(flag::UP | flag::DOWN);
    let end = (0..3).map_while(|back| from.checked_sub(back)).take_while(|at| *at == from || between(*at)).last()?;
    let starts = (1..6).filter_map(|back| end.checked_sub(back)).filter(|at| english && reader.shape(*at) == Shape::Number);
    starts.filter_map(|at| side(reader, at)).find(|side| side.next == end && serves(reader, side))
}

/// `16.000 millones de euros, de los cuales 6.000`, `12 Milliarden Euro, davon 4`: a part told in the scale of its whole.
pub(super) fn scale_of_whole(reader: &Reader<'_>, left: &Side) -> Option<Reading> {
    let bare = left.unit.is_none() && left.number.scale == 0 && left.number.form == Form::Digits;
    let said = bare && !reader.lexicon.table.has(Habit::DigitDecimals) && measure::noun(reader, left.next, false).is_none();
    let back = (1..14).map_while(|back| left.start.checked_sub(back)).take_while(|at| !matches!(reader.shape(*at), Shape::Sign('.' | ';')));
    let scale = back.filter(|_| said).find(|at| reader.word(*at).any(flag::SCALE) && reader.word(*at).scale >= 6)?;
    let first = (0..3).filter_map(|back| scale.checked_sub(back)).rfind(|at| reader.shape(*at) == Shape::Number)?;
    let whole = side(reader, first).filter(|whole| whole.next > scale && whole.next <= left.start)?;
    let value = left.number.value?.shift(whole.number.scale);
    let less = value < whole.number.value.unwrap_or(Exact::ZERO);
    let (kind, unit) = match whole.unit {
        Some(unit) if unit.kind == Kind::Money => (unit.kind, unit.unit),
        // "3 miliardi e mezzo, di cui 1,3": decimals can only be of the same scale.
        None if left.number.place < 0 => (Kind::Count, Unit::NONE),
        _ => return None,
    };
    less.then_some(Reading { kind, value: Value::Number(value), unit })
}

/// Joins two ends that fit: the unit and the scale of the second serve both.
fn merge(reader: &Reader<'_>, left: &Side, right: Side) -> Option<Found> {
    // "five minutes to ten people": the second number counts something else.
    let own = right.unit.is_none() && measure::noun(reader, right.next, false).is_some();
    if own && left.unit.is_some_and(|unit| unit.kind != Kind::Money) {
        return None;
    }
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
    // "с 312 до 215 тысяч": both are thousands, and the second is less.
    if power > 0 && low.scale == 0 && low.form == Form::Digits && hi < lo.shift(power) && lo < hi.shift(1 - power) {
        return None;
    }
    let apply = |value: Exact| unit.map_or(Some(value), |unit| unit.apply(value));
    let (lo, hi) = (apply(lo)?, apply(hi)?);
    // "5,300 to 4,300 years ago": told backwards.
    let backwards =
        |unit: measure::Measured| unit.unit.code == "a" && lo > hi && hi > Exact::int(99) && reader.word(right.next).role != Role::Old;
    let (lo, hi) = if unit.is_some_and(backwards) { (hi, lo) } else { (lo, hi) };
    // five kilos~five kilogrammes: a range with one end
    let same = lo == hi && reader.sign(left.next, '~') && reader.glued(left.next) && left.unit.is_some();
    if lo > hi || lo == hi && !same {
        return None;
    }
    let number = Number { place: low.place.min(right.number.place), next: right.number.next, ..right.number };
    let whole = Side { number, unit, start: left.start, next: right.next };
    dress(reader, &whole, if same { Value::Number(lo) } else { Value::Range(lo, hi) })
}

/// one in five, 2 in 5, one out of three
pub(super) fn one_in(reader: &Reader<'_>, left: &Side) -> Option<Found> {
    if !reader.lexicon.table.has(Habit::DigitDecimals) {
        return super::share::one_of(reader, left);
    }
    let counted = counted_in(reader, left);
    // a 1-in-100-year flood, a one-in-a-million chance
    let hyphened = reader.hyphen(left.next) && reader.is(left.next + 1, Role::In) && reader.hyphen(left.next + 2);
    let joint = counted.unwrap_or(left.next + usize::from(hyphened));
    let out = reader.is(joint, Role::Out) && reader.is(joint + 1, Role::Of);
    let bare = left.unit.is_none() || counted.is_some();
    if !bare || !(out || reader.is(joint, Role::In)) || reader.word(joint + 1).any(flag::MONTH) {
        return None;
    }
    let top = left.number.whole()?;
    let right_at = joint + if out || hyphened { 2 } else { 1 };
    let article = hyphened && reader.is(right_at, Role::A) && reader.hyphen(right_at + 1);
    let right_at = right_at + usize::from(reader.surface(right_at) == "every") + 2 * usize::from(article);
    let right = number(reader, right_at).filter(|right| matches!(right.form, Form::Digits | Form::Words))?;
    if counted.is_some() && !(right.form == Form::Words && ends_share(reader, right.next)) {
        return None;
    }
    let bottom = right.whole()?;
    let timed = measure::after(reader, right.next, true);
    let plain_year = reader.shape(right.start) == Shape::Number && right.scale == 0 && reader.surface(right.start).len() == 4;
    let round = top == 1 && (bottom <= 1000 || bottom % 1000 == 0 && !plain_year) || matches!(bottom, 3 | 4 | 5 | 10 | 20 | 100);
    if timed.is_some() && !hyphened || !round || top >= bottom {
        return None;
    }
    let value = Value::Number(Exact::ratio(top.into(), bottom.into())?);
    let (approx, start) = context::approx_before(reader, left.start);
    let (after, end) = context::approx_after(reader, right.next);
    let (mut found, next) = figure(reader, start, end, Kind::Fraction, value);
    found.approx = if after == Approx::None { approx } else { after };
    // Others say how many years it takes.
    if let Some(years) = timed {
        found.also.push(Reading { kind: years.kind, value: Value::Number(years.apply(right.value?)?), unit: years.unit });
    }
    Some((found, next))
}

/// The joint of "four days in five" and "one child in six": behind one word for what is counted, all in words.
fn counted_in(reader: &Reader<'_>, left: &Side) -> Option<usize> {
    let noun = left.number.next;
    let other = flag::STOP | flag::CARDINAL | flag::SCALE | flag::MONEY | flag::ORDINAL | flag::DENOMINATOR | flag::GROUP;
    let plain = reader.shape(noun) == Shape::Word && !reader.word(noun).any(other) && reader.word(noun).role == Role::None;
    (left.number.form == Form::Words && plain && reader.is(noun + 1, Role::In)).then_some(noun + 1)
}

/// Whether the whole of a share ends at `at`: a plural there would be counted (two goals in five outings).
fn ends_share(reader: &Reader<'_>, at: usize) -> bool {
    reader.closes(at) || reader.word(at).any(flag::STOP) || reader.shape(at) == Shape::Word && !reader.surface(at).ends_with('s')
}
