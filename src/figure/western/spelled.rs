//! Numbers in words: twenty-one hundred, two point five million, three and a half, two thirds, twenty-first.

use super::fraction::{and_fraction, article_part, bare_part, decimals, fraction, is_other_word, names_part};
use super::lex::Shape;
use super::lexicon::Word;
use super::measure;
use super::number::{Form, Number};
use super::numeral::scaled;
use super::reader::Reader;
use super::table::{Habit, Role, flag};
use crate::figure::{Exact, Kind};

use self::digits::{after_millions, digit_string, ten_and_digit, year_pair};
pub(super) use self::digits::{continue_digits, dozens, grouped};
use self::vague::{group_word, vague};

mod digits;
mod vague;

/// The number in words that starts at `at`.
pub(super) fn words(reader: &Reader<'_>, at: usize) -> Option<Number> {
    let word = reader.word(at);
    if word.reach & flag::VAGUE != 0
        && let Some(vague) = vague(reader, at)
    {
        return Some(vague);
    }
    if reader.is(at, Role::A) {
        return after_article(reader, at).or_else(|| article_one(reader, at));
    }
    if word.any(flag::PART) && word.any(flag::UNIT) {
        // полчаса: the word is its own unit
        return Some(Number::new(Exact::ONE, at, at, Form::Words));
    }
    if word.any(flag::PART) {
        let part = Number {
            place: -i32::from(word.divisor > 1),
            ..Number::new(Exact::ratio(word.cardinal.into(), word.divisor.into())?, at, at + 1, Form::Words)
        };
        let part = scaled(reader, part);
        // пол процента, but пол и возраст: half of nothing is another word
        let halves = part.scale > 0 || word.cardinal >= u32::from(word.divisor) || measure::after(reader, part.next, false).is_some();
        return halves.then_some(part);
    }
    // "mis au point": what is said before decimals in English alone
    if reader.is(at, Role::Point) && (reader.lexicon.table.has(Habit::DigitDecimals) || reader.surface(at) != "point") {
        return decimals(reader, Number::new(Exact::ZERO, at, at, Form::Words));
    }
    let phrase = || word.reach & flag::CARDINAL != 0 && reader.term(at, flag::CARDINAL).is_some();
    if !word.any(flag::CARDINAL | flag::SCALE | flag::ORDINAL | flag::ORDINAL_SCALE | flag::GROUP | flag::DENOMINATOR) && !phrase() {
        return None;
    }
    if word.any(flag::DENOMINATOR) && word.ordinal <= 4 && !word.any(flag::ORDINAL) {
        return bare_part(reader, at).filter(|part| !is_other_word(reader, part));
    }
    let whole = build(reader, at)?;
    Some(finish(reader, whole))
}

/// a hundred, a dozen, a third, a half, an hour is none of these
fn after_article(reader: &Reader<'_>, at: usize) -> Option<Number> {
    let word = reader.word(at + 1);
    // "un millième" is a part
    if word.any(flag::ORDINAL_SCALE) && reader.lexicon.table.has(Habit::ArticleOne) && !reader.lexicon.table.has(Habit::OwnParts) {
        let part = Number::new(Exact::ONE.shift(-i32::from(word.scale)), at, at + 2, Form::Fraction);
        return Some(scaled(reader, part));
    }
    if word.any(flag::ORDINAL_SCALE) && reader.is(at + 2, Role::Of) {
        let part = Exact::ONE.shift(-i32::from(word.scale));
        return Some(Number::new(part, at, at + 2, Form::Fraction));
    }
    if word.any(flag::SCALE | flag::ORDINAL_SCALE) {
        let whole = build(reader, at + 1)?;
        return Some(Number { start: at, ..finish(reader, whole) });
    }
    if let Some((group, next)) = group_word(reader, at + 1) {
        let value = Exact::int(group.cardinal.into());
        return Some(Number { start: at, ..scaled(reader, Number::new(value, at + 1, next, Form::Words)) });
    }
    article_part(reader, at)
}

/// `un`, `eine` as a number: before a ten or a scale, before money, or as all that the text says.
fn article_one(reader: &Reader<'_>, at: usize) -> Option<Number> {
    reader.lexicon.table.has(Habit::ArticleOne).then_some(())?;
    let whole = build(reader, at)?;
    let number = Some(finish(reader, whole)).filter(|number| !is_other_word(reader, number))?;
    let paid =
        reader.term(number.next, flag::MONEY | flag::DOLLAR).is_some() || matches!(reader.shape(number.next), Shape::Sign('%' | '€'));
    let share = measure::after(reader, number.next, false).is_some_and(|unit| matches!(unit.kind, Kind::Percent | Kind::PercentagePoint));
    let unit = measure::after(reader, number.next, false).filter(|unit| matches!(unit.kind, Kind::Measure | Kind::Duration));
    let about = super::context::approx_before(reader, at).0 != crate::figure::Approx::None;
    let measured = unit.is_some_and(|unit| unit.kind == Kind::Measure || about);
    let all = at == 0 && (number.next..number.next + 3).any(|at| reader.shape(at) == Shape::End);
    (number.next > at + 1 || paid || share || measured || all).then_some(number)
}

/// The state while number words add up.
struct Sum {
    total: Exact,
    group: Exact,
    /// What the next cardinal must be smaller than, within the group.
    room: u32,
    /// The power of the last scale.
    floor: u8,
    /// The group holds something.
    open: bool,
    /// The last thing added after `and`.
    last: Exact,
    next: usize,
    place: i32,
    /// Scales above this power are not read.
    ceiling: u8,
}

/// Adds up cardinals and scales from `at`; stops before what does not fit (`one one`, `twenty twenty`).
pub(super) fn build(reader: &Reader<'_>, at: usize) -> Option<Number> {
    build_below(reader, at, u8::MAX)
}

/// A number below a thousand in words.
pub(super) fn small(reader: &Reader<'_>, at: usize) -> Option<Number> {
    build_below(reader, at, 2)
}

fn build_below(reader: &Reader<'_>, at: usize, ceiling: u8) -> Option<Number> {
    let mut sum = Sum {
        total: Exact::ZERO,
        group: Exact::ZERO,
        room: 100,
        floor: u8::MAX,
        open: false,
        last: Exact::ZERO,
        next: at,
        place: 0,
        ceiling,
    };
    let ordinal = run(reader, &mut sum)?;
    if sum.next == at {
        return None;
    }
    let value = sum.total.add(sum.group)?;
    let form = if ordinal { Form::Ordinal } else { Form::Words };
    let mut number = Number { place: sum.place, ..Number::new(value, at, sum.next, form) };
    if !ordinal && sum.total.is_zero() && reader.lexicon.table.has(Habit::YearPairs) {
        number = year_pair(reader, number, sum.room).unwrap_or(number);
    }
    Some(number)
}

/// Feeds the words to the sum; whether the last one was an ordinal.
fn run(reader: &Reader<'_>, sum: &mut Sum) -> Option<bool> {
    let mut ordinal = false;
    loop {
        let mut at = sum.next;
        let started = sum.open || !sum.total.is_zero();
        if started {
            at = joined(reader, at, sum);
        }
        let word = reader.word(at);
        if reader.shape(at) != Shape::Word || (started && reader.closes(at)) {
            return Some(ordinal);
        }
        if let Some((value, next)) = ordinal_unit_first(reader, at, sum.room) {
            sum.group = sum.group.add(Exact::int(value.into()))?;
            sum.next = next;
            return Some(true);
        }
        let chained = reader.lexicon.table.has(Habit::OrdinalChain);
        if let Some((ordered, after)) = reader.term(at, flag::ORDINAL)
            && fits(ordered.ordinal, sum, started)
            && (!chained || ordinal || !started)
            && !is_second(reader, at, started)
        {
            sum.group = sum.group.add(Exact::int(ordered.ordinal.into()))?;
            sum.next = after;
            if let Some(room) = chain(reader, ordered.ordinal) {
                (sum.room, sum.open) = (room, true);
                ordinal = true;
                continue;
            }
            return Some(true);
        }
        if ordinal && !(word.any(flag::ORDINAL_SCALE) && !word.any(flag::PLURAL)) {
            return Some(true);
        }
        let first = !started && at == 0 && !reader.lexicon.table.has(Habit::DigitDecimals);
        if word.any(flag::ORDINAL_SCALE) && (!word.any(flag::PLURAL) || first) {
            let one = if sum.open { sum.group } else { Exact::ONE };
            let smaller = word.scale < sum.floor && word.scale > 2;
            let value = if smaller { sum.total.add(one.shift(word.scale.into()))? } else { started_or_one(sum)?.shift(word.scale.into()) };
            (sum.total, sum.group, sum.next) = (value, Exact::ZERO, at + 1);
            if chained {
                (sum.open, sum.room, sum.floor, ordinal) = (false, 100, word.scale, true);
                continue;
            }
            return Some(true);
        }
        if !(cardinal(reader, at, sum)? || group(reader, at, sum)? || scale(reader, word, at, sum)?) {
            return Some(false);
        }
    }
}

fn started_or_one(sum: &Sum) -> Option<Exact> {
    let value = sum.total.add(sum.group)?;
    Some(if value.is_zero() { Exact::ONE } else { value })
}

/// Whether an ordinal can end the number so far.
const fn fits(ordinal: u32, sum: &Sum, started: bool) -> bool {
    ordinal < sum.room || !started || !sum.open && ordinal < 1000
}

/// What may follow an ordinal that others go on from: vigésimo primero.
fn chain(reader: &Reader<'_>, ordinal: u32) -> Option<u32> {
    let room = if ordinal.is_multiple_of(100) { 100 } else { 10 };
    (reader.lexicon.table.has(Habit::OrdinalChain) && ordinal >= 10 && ordinal.is_multiple_of(10)).then_some(room)
}

/// `two second` is a duration; `forty second` alone is an ordinal only by a hyphen or at the end. Elsewhere a second after a
/// number is always a time: quarante secondes, quaranta secondi.
fn is_second(reader: &Reader<'_>, at: usize, started: bool) -> bool {
    let time = reader.word(at).any(flag::UNIT);
    let table = &reader.lexicon.table;
    if !table.has(Habit::DigitDecimals) && !table.has(Habit::OrdinalChain) {
        return time && started;
    }
    time && started && !reader.hyphen(at - 1) && !reader.closes(at + 1) && reader.shape(at + 1) != Shape::Word
        || time && started && !reader.hyphen(at - 1) && reader.is(at + 1, Role::Old)
}

/// The position of the next number word, past a hyphen, a comma between scales or an `and` that may join.
fn joined(reader: &Reader<'_>, at: usize, sum: &Sum) -> usize {
    let start = at;
    let at = if reader.is(reader.past_hyphen(at), Role::And) { reader.past_hyphen(at) } else { at };
    let next = match reader.shape(at) {
        Shape::Sign('-' | '‐' | '‑') if reader.hyphen(at) || sum.room == 10 => at + 1,
        Shape::Sign(',') if goes_on(reader, at + 1, sum) => at + 1,
        Shape::Word if reader.is(at, Role::And) && (sum.room == 100 || !sum.open) => reader.past_hyphen(at + 1),
        Shape::Word if reader.is(at, Role::And) && sum.room >= 10 && reader.lexicon.table.has(Habit::TensAnd) => reader.past_hyphen(at + 1),
        // twenty and three and three fifths
        Shape::Word
            if reader.is(at, Role::And) && sum.room == 10 && reader.is(at + 2, Role::And) && reader.word(at + 4).any(flag::PLURAL) =>
        {
            at + 1
        }
        _ => return start,
    };
    // After `and` only a smaller number goes on: "two hundred and six", not "five hundred and two hundred".
    let word = reader.word(next);
    let small = word.any(flag::CARDINAL) && word.cardinal > 0 || word.any(flag::ORDINAL) && word.ordinal > 0 || word.any(flag::SCALE);
    // "two million and one half": the fraction is added later.
    let ten = reader.past_hyphen(next + 1);
    let part = names_part(reader.word(ten)) || reader.word(ten).any(flag::ORDINAL_SCALE) && reader.word(ten).any(flag::PLURAL);
    let table = reader.lexicon.table;
    let most = if table.has(Habit::HundredsAnd) { 101 } else { 100 };
    let tens = sum.open && (10..most).contains(&sum.room) && table.has(Habit::TensAnd);
    // "vingt et trois cinquièmes": French joins one and eleven alone.
    if table.has(Habit::Twenties) && reader.is(at, Role::And) && part && !(word.any(flag::CARDINAL) && matches!(word.cardinal, 1 | 11)) {
        return start;
    }
    if reader.is(at, Role::And) && part && !tens {
        return start;
    }
    // "duemila e cento" are two, "tre milioni e centomila" are one.
    let millions = !sum.open && (6..u8::MAX).contains(&sum.floor) && !table.has(Habit::DigitDecimals);
    let a_scale = reader.is(at, Role::And) && word.any(flag::SCALE) && !table.has(Habit::TensAnd) && !millions;
    if small && !a_scale { next } else { start }
}

/// `one million, seven hundred and fifty thousand`: a smaller scale goes on behind a scale and a comma.
fn goes_on(reader: &Reader<'_>, at: usize, sum: &Sum) -> bool {
    let scale = |at: usize| reader.word(at).any(flag::SCALE) && reader.word(at).scale < sum.floor;
    let after = reader.past_hyphen(at + 1);
    let scaled = scale(after) || reader.word(after).any(flag::CARDINAL) && scale(after + 1);
    !sum.open && sum.floor < u8::MAX && reader.lexicon.table.has(Habit::DigitDecimals) && reader.word(at).any(flag::CARDINAL) && scaled
}

fn cardinal(reader: &Reader<'_>, at: usize, sum: &mut Sum) -> Option<bool> {
    let Some((word, next)) = reader.term(at, flag::CARDINAL) else { return Some(false) };
    let hundreds = word.cardinal >= 100 && !sum.open;
    // тридцати раз: times, and no one
    let times = sum.open && reader.is(at, Role::Times);
    if times || !(word.cardinal < sum.room || hundreds) || (word.cardinal == 0 && (sum.open || !sum.total.is_zero())) {
        return Some(false);
    }
    let (cardinal, next) = unit_first(reader, word, next, sum.room).unwrap_or((word.cardinal, next));
    let value = Exact::int(cardinal.into());
    sum.last = if sum.room == 10 { sum.last.add(value)? } else { value };
    sum.group = sum.group.add(value)?;
    sum.room = match cardinal {
        60 | 80 if reader.lexicon.table.has(Habit::Twenties) => 20,
        20.. if cardinal.is_multiple_of(100) => 100,
        20.. if cardinal.is_multiple_of(10) => 10,
        _ => 1,
    };
    (sum.open, sum.next, sum.place) = (true, next, 0);
    Some(true)
}

/// zwei-und-vierzigste
fn ordinal_unit_first(reader: &Reader<'_>, at: usize, room: u32) -> Option<(u32, usize)> {
    let (word, ten) = (reader.word(at), reader.word(at + 2));
    let joined = reader.lexicon.table.has(Habit::UnitFirst) && word.any(flag::CARDINAL) && word.cardinal < 10 && room >= 100;
    let fits = joined && reader.is(at + 1, Role::And) && ten.any(flag::ORDINAL) && (20..100).contains(&ten.ordinal);
    fits.then_some((word.cardinal + ten.ordinal, at + 3))
}

/// zwei-und-vierzig: the ten after a unit and `and`.
fn unit_first(reader: &Reader<'_>, word: &Word, next: usize, room: u32) -> Option<(u32, usize)> {
    let joined = reader.lexicon.table.has(Habit::UnitFirst) && word.cardinal < 10 && room >= 100 && reader.is(next, Role::And);
    let ten = reader.word(next + 1);
    let fits = joined && ten.any(flag::CARDINAL) && (20..100).contains(&ten.cardinal);
    fits.then_some((word.cardinal + ten.cardinal, next + 2))
}

fn group(reader: &Reader<'_>, at: usize, sum: &mut Sum) -> Option<bool> {
    let Some((word, next)) = group_word(reader, at) else { return Some(false) };
    // пар-3
    if reader.hyphen(next) && reader.shape(next + 1) == Shape::Number {
        return Some(false);
    }
    // пара десятков, un paio di decine
    let tens = reader.term(next, flag::GROUP).filter(|(more, _)| word.cardinal == 2 && more.cardinal >= 10);
    let (more, next) = tens.map_or((1, next), |(more, next)| (more.cardinal, next));
    let times = Exact::int((word.cardinal * more).into());
    let product = if sum.open { sum.last.mul(times)? } else { times };
    sum.group = sum.group.sub(sum.last)?.add(product)?;
    (sum.open, sum.room, sum.next, sum.last) = (true, 1, next, Exact::ZERO);
    Some(true)
}

fn scale(reader: &Reader<'_>, word: &Word, at: usize, sum: &mut Sum) -> Option<bool> {
    if !word.any(flag::SCALE) || word.scale > sum.ceiling {
        return Some(false);
    }
    let power = word.scale;
    let one = if sum.open { sum.group } else { Exact::ONE };
    if power == 2 {
        // "cinquante cents" are coins.
        let coins = reader.lexicon.table.has(Habit::Twenties) && sum.group >= Exact::int(20);
        if sum.open && (sum.room > 10 || sum.group >= Exact::int(100) || coins) {
            return Some(false);
        }
        (sum.group, sum.room, sum.open) = (one.shift(2), 100, true);
    } else {
        if power >= sum.floor {
            // three thousand millions: the scale multiplies what is smaller, or all there is
            let whole = sum.total.to_i64().unwrap_or_default();
            let below = 10_i64.checked_pow(power.into()).map_or(whole, |scale| whole % scale);
            let small = Exact::int(below).add(sum.group)?;
            let kept = Exact::int(whole - below);
            sum.total = if small.is_zero() { sum.total.shift(power.into()) } else { kept.add(small.shift(power.into()))? };
        } else {
            sum.total = sum.total.add(one.shift(power.into()))?;
        }
        (sum.group, sum.room, sum.open, sum.floor) = (Exact::ZERO, 100, false, power);
    }
    (sum.next, sum.place, sum.last) = (at + 1, power.into(), Exact::ZERO);
    Some(true)
}

/// Decimals, scales, fractions and denominators after a whole number in words.
fn finish(reader: &Reader<'_>, whole: Number) -> Number {
    if matches!(whole.form, Form::Pairs | Form::Ordinal) {
        return whole;
    }
    if let Some(decimal) = decimals(reader, whole) {
        return decimal;
    }
    if reader.is(whole.next, Role::Wholes)
        && let Some(sum) = super::fraction::wholes(reader, &whole)
    {
        return sum;
    }
    let part = reader.word(whole.next);
    if (part.any(flag::PART) && reader.glued(whole.next) || part.reach & flag::PART != 0)
        && let Some((part, next)) = reader.term(whole.next, flag::PART)
        && u32::from(part.divisor) > part.cardinal
        && let Some(sum) = Exact::ratio(part.cardinal.into(), part.divisor.into()).and_then(|part| whole.value?.add(part))
    {
        return scaled(reader, Number { value: Some(sum), next, place: -1, ..whole });
    }
    if let Some(fraction) = fraction(reader, &whole) {
        return scaled(reader, fraction);
    }
    if let Some(digits) = after_millions(reader, &whole).or_else(|| digit_string(reader, &whole)).or_else(|| ten_and_digit(reader, &whole))
    {
        return digits;
    }
    and_fraction(reader, whole)
}

/// A whole number in words, without decimals or fractions.
pub(super) fn whole(reader: &Reader<'_>, at: usize) -> Option<Number> {
    build(reader, at).filter(|whole| whole.form == Form::Words)
}
