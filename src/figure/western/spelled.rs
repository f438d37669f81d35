//! Numbers in words: twenty-one hundred, two point five million, three and a half, two thirds, twenty-first.

use super::lex::Shape;
use super::numeral::{Form, Number, scaled};
use super::reader::Reader;
use super::table::{Role, Word, flag};
use crate::figure::Exact;

/// The number in words that starts at `at`.
pub(super) fn words(reader: &Reader<'_>, at: usize) -> Option<Number> {
    let word = reader.word(at);
    if word.any(flag::VAGUE)
        && let Some(vague) = vague(reader, at)
    {
        return Some(vague);
    }
    if reader.is(at, Role::A) {
        return after_article(reader, at);
    }
    if reader.is(at, Role::Point) {
        return decimals(reader, Number::new(Exact::ZERO, at, at, Form::Words));
    }
    if !word.any(flag::CARDINAL | flag::SCALE | flag::ORDINAL | flag::ORDINAL_SCALE | flag::GROUP | flag::DENOMINATOR) {
        return None;
    }
    if word.any(flag::DENOMINATOR) && word.ordinal <= 4 && !word.any(flag::ORDINAL) {
        return bare_part(reader, at);
    }
    let whole = build(reader, at)?;
    Some(finish(reader, whole))
}

/// half, quarter without a number before: half of, half a million, quarter million.
fn bare_part(reader: &Reader<'_>, at: usize) -> Option<Number> {
    let word = reader.word(at);
    let singular = word.any(flag::SCALE) || !reader.surface(at).ends_with('s');
    let value = Exact::ratio(1, word.ordinal.into())?;
    let number = scaled(reader, Number::new(value, at, at + 1, Form::Fraction));
    let half = word.ordinal == 2 && (!reader.hyphen(at + 1) || reader.word(at + 2).any(flag::UNIT));
    let next = number.next;
    if number.scale > 0 || !singular {
        return singular.then_some(number);
    }
    if let Some(group) = group_after(reader, &number) {
        return Some(group);
    }
    // `quarter` alone is a period or a place more often than a fraction.
    (half || reader.is(next, Role::Of) && reader.is(next + 1, Role::A)).then_some(number)
}

/// half a dozen
fn group_after(reader: &Reader<'_>, number: &Number) -> Option<Number> {
    let at = if reader.is(number.next, Role::A) { number.next + 1 } else { number.next };
    let word = reader.word(at);
    let value = word.any(flag::GROUP).then(|| number.value?.mul(Exact::int(word.cardinal.into())))??;
    Some(Number { value: Some(value), next: at + 1, form: Form::Words, ..*number })
}

/// hundreds, tens of thousands, dozens (of), several hundred
fn vague(reader: &Reader<'_>, at: usize) -> Option<Number> {
    let mut value = Exact::int(reader.word(at).cardinal.into());
    let mut next = at + 1;
    let mut seen = reader.is(at, Role::Several);
    for _ in 0..3 {
        let of = next + usize::from(reader.is(next, Role::Of));
        let word = reader.word(of);
        if word.any(flag::VAGUE) && !word.any(flag::ROLE) {
            value = value.mul(Exact::int(word.cardinal.into()))?;
        } else if reader.is(at, Role::Several) && word.any(flag::SCALE | flag::GROUP) {
            value = if word.any(flag::SCALE) { value.shift(word.scale.into()) } else { value.mul(Exact::int(word.cardinal.into()))? };
        } else {
            break;
        }
        (seen, next) = (true, of + 1);
    }
    let plural = !reader.is(at, Role::Several) && (seen || reader.is(next, Role::Of));
    (plural || reader.is(at, Role::Several) && next > at + 1).then_some(Number::new(value, at, next, Form::Vague))
}

/// a hundred, a dozen, a third, a half, an hour is none of these
fn after_article(reader: &Reader<'_>, at: usize) -> Option<Number> {
    let word = reader.word(at + 1);
    if word.any(flag::SCALE | flag::ORDINAL_SCALE) {
        let whole = build(reader, at + 1)?;
        return Some(Number { start: at, ..finish(reader, whole) });
    }
    if word.any(flag::GROUP) {
        let value = Exact::int(word.cardinal.into());
        return Some(Number { start: at, ..scaled(reader, Number::new(value, at + 1, at + 2, Form::Words)) });
    }
    article_part(reader, at)
}

/// a third, a half, a twenty-first; an ordinal before a noun (a third phase) is none
fn article_part(reader: &Reader<'_>, at: usize) -> Option<Number> {
    let (bottom, next) = denominator(reader, at + 1, true)?;
    let ordinal = reader.word(next - 1).any(flag::ORDINAL);
    if ordinal && !after_fraction(reader, next) {
        return None;
    }
    let number = Number::new(Exact::ratio(1, bottom)?, at, next, Form::Fraction);
    Some(group_after(reader, &number).unwrap_or_else(|| scaled(reader, number)))
}

/// What may stand after `a third` as a fraction: its whole, a comparison, or an end; a noun makes it an ordinal.
pub(super) fn after_fraction(reader: &Reader<'_>, next: usize) -> bool {
    reader.closes(next) || reader.word(next).any(flag::STOP | flag::UP | flag::DOWN) || reader.is(next, Role::Of)
}

/// A denominator at `at`: its value and the position after it. Twenty-firsts and hundred-and-fifths too.
fn denominator(reader: &Reader<'_>, at: usize, singular: bool) -> Option<(i128, usize)> {
    let word = reader.word(at);
    let fits = |word: &Word| (word.any(flag::PLURAL) || (singular && word.any(flag::ORDINAL))) && word.ordinal > 1;
    if word.any(flag::DENOMINATOR) || (fits(word) && word.ordinal > 2) {
        return Some((word.ordinal.into(), at + 1));
    }
    if word.any(flag::CARDINAL) && word.cardinal >= 20 && word.cardinal % 10 == 0 {
        let unit = reader.past_hyphen(at + 1);
        let digit = reader.word(unit);
        let plural = digit.any(flag::PLURAL) || singular && digit.any(flag::ORDINAL);
        let own = digit.any(flag::ORDINAL | flag::DENOMINATOR) && digit.ordinal < 10 || reader.surface(unit).eq_ignore_ascii_case("firsts");
        let value = if digit.ordinal == 0 { 1 } else { digit.ordinal };
        if plural && own && !(digit.any(flag::DENOMINATOR) && !digit.any(flag::ORDINAL) && digit.ordinal == 2 && !reader.surface(unit).starts_with('s')) {
            return Some((i128::from(word.cardinal + value), unit + 1));
        }
    }
    if word.any(flag::ORDINAL_SCALE) {
        return Some((10_i128.checked_pow(word.scale.into())?, at + 1));
    }
    None
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
}

/// Adds up cardinals and scales from `at`; stops before what does not fit (`one one`, `twenty twenty`).
fn build(reader: &Reader<'_>, at: usize) -> Option<Number> {
    let mut sum =
        Sum { total: Exact::ZERO, group: Exact::ZERO, room: 100, floor: u8::MAX, open: false, last: Exact::ZERO, next: at, place: 0 };
    let ordinal = run(reader, &mut sum)?;
    if sum.next == at {
        return None;
    }
    let value = sum.total.add(sum.group)?;
    let form = if ordinal { Form::Ordinal } else { Form::Words };
    let mut number = Number { place: sum.place, ..Number::new(value, at, sum.next, form) };
    if !ordinal && sum.total.is_zero() {
        number = year_pair(reader, number, sum.room).unwrap_or(number);
    }
    Some(number)
}

/// Feeds the words to the sum; whether the last one was an ordinal.
fn run(reader: &Reader<'_>, sum: &mut Sum) -> Option<bool> {
    loop {
        let mut at = sum.next;
        let started = sum.open || !sum.total.is_zero();
        if started {
            at = joined(reader, at, sum);
        }
        let word = reader.word(at);
        if reader.shape(at) != Shape::Word || (started && reader.closes(at)) {
            return Some(false);
        }
        if word.any(flag::ORDINAL) && word.ordinal < sum.room.max(if started { 0 } else { 100 }) && !is_second(reader, at, started) {
            sum.group = sum.group.add(Exact::int(word.ordinal.into()))?;
            sum.next = at + 1;
            return Some(true);
        }
        if word.any(flag::ORDINAL_SCALE) && !word.any(flag::PLURAL) {
            let group = if started { sum.total.add(sum.group)? } else { Exact::ONE };
            (sum.total, sum.group, sum.next) = (group.shift(word.scale.into()), Exact::ZERO, at + 1);
            return Some(true);
        }
        if !(cardinal(word, at, sum)? || group(word, at, sum)? || scale(word, at, sum)?) {
            return Some(false);
        }
    }
}

/// `two second` is a duration; `forty second` alone is an ordinal only by a hyphen or at the end.
fn is_second(reader: &Reader<'_>, at: usize, started: bool) -> bool {
    let time = reader.word(at).any(flag::UNIT);
    time && started && !reader.hyphen(at - 1) && !reader.closes(at + 1) && reader.shape(at + 1) != Shape::Word
        || time && started && !reader.hyphen(at - 1) && reader.is(at + 1, Role::Old)
}

/// The position of the next number word, past a hyphen, a comma between scales or an `and` that may join.
fn joined(reader: &Reader<'_>, at: usize, sum: &Sum) -> usize {
    let next = match reader.shape(at) {
        Shape::Sign('-' | '‐' | '‑') if reader.hyphen(at) || sum.room == 10 => at + 1,
        Shape::Word if reader.is(at, Role::And) && (sum.room == 100 || !sum.open) => at + 1,
        // twenty and three and three fifths
        Shape::Word if reader.is(at, Role::And) && sum.room == 10 && reader.is(at + 2, Role::And) && reader.word(at + 4).any(flag::PLURAL) => at + 1,
        _ => return at,
    };
    // After `and` only a smaller number goes on: "two hundred and six", not "five hundred and two hundred".
    let word = reader.word(next);
    let small = word.any(flag::CARDINAL) && word.cardinal > 0 || word.any(flag::ORDINAL) && word.ordinal > 0 || word.any(flag::SCALE);
    // "two million and one half": the fraction is added later.
    let ten = reader.past_hyphen(next + 1);
    let part = reader.word(ten).any(flag::DENOMINATOR) || reader.word(ten).any(flag::ORDINAL_SCALE) && reader.word(ten).any(flag::PLURAL);
    if reader.is(at, Role::And) && part {
        return at;
    }
    let a_scale = reader.is(at, Role::And) && word.any(flag::SCALE);
    if small && !a_scale { next } else { at }
}

fn cardinal(word: &Word, at: usize, sum: &mut Sum) -> Option<bool> {
    let fits = word.any(flag::CARDINAL) && (word.cardinal < sum.room && (word.cardinal > 0 || !sum.open));
    if !fits {
        return Some(false);
    }
    let value = Exact::int(word.cardinal.into());
    sum.last = if sum.room == 10 { sum.last.add(value)? } else { value };
    sum.group = sum.group.add(value)?;
    sum.room = if word.cardinal >= 20 { 10 } else { 1 };
    (sum.open, sum.next, sum.place) = (true, at + 1, 0);
    Some(true)
}

fn group(word: &Word, at: usize, sum: &mut Sum) -> Option<bool> {
    if !word.any(flag::GROUP) {
        return Some(false);
    }
    let times = Exact::int(word.cardinal.into());
    let product = if sum.open { sum.last.mul(times)? } else { times };
    sum.group = sum.group.sub(sum.last)?.add(product)?;
    (sum.open, sum.room, sum.next, sum.last) = (true, 1, at + 1, Exact::ZERO);
    Some(true)
}

fn scale(word: &Word, at: usize, sum: &mut Sum) -> Option<bool> {
    if !word.any(flag::SCALE) {
        return Some(false);
    }
    let power = word.scale;
    let one = if sum.open { sum.group } else { Exact::ONE };
    if power == 2 {
        if sum.open && (sum.room > 10 || sum.group >= Exact::int(100)) {
            return Some(false);
        }
        (sum.group, sum.room, sum.open) = (one.shift(2), 100, true);
    } else {
        if power >= sum.floor {
            // three thousand millions: the scale multiplies all there is
            sum.total = sum.total.add(sum.group)?.shift(power.into());
        } else {
            sum.total = sum.total.add(one.shift(power.into()))?;
        }
        (sum.group, sum.room, sum.open, sum.floor) = (Exact::ZERO, 100, false, power);
    }
    (sum.next, sum.place, sum.last) = (at + 1, power.into(), Exact::ZERO);
    Some(true)
}

/// nineteen eighty-four, twenty twelve, nineteen oh five
fn year_pair(reader: &Reader<'_>, number: Number, room: u32) -> Option<Number> {
    let lead = number.whole().filter(|lead| (10..100).contains(lead) && room == 1 || *lead == 20)?;
    let at = reader.past_hyphen(number.next);
    let (tail, next) = if reader.is(at, Role::Oh) {
        let digit = reader.word(at + 1);
        (digit.any(flag::CARDINAL) && (1..10).contains(&digit.cardinal)).then_some((digit.cardinal, at + 2))?
    } else {
        let tens = reader.word(at);
        (tens.any(flag::CARDINAL) && tens.cardinal >= 10).then_some(())?;
        let unit = reader.word(reader.past_hyphen(at + 1));
        let both = tens.cardinal >= 20 && unit.any(flag::CARDINAL) && (1..10).contains(&unit.cardinal);
        if both { (tens.cardinal + unit.cardinal, reader.past_hyphen(at + 1) + 1) } else { (tens.cardinal, at + 1) }
    };
    // "twenty twenty-fifths" is a fraction.
    if reader.word(reader.past_hyphen(next)).any(flag::PLURAL) {
        return None;
    }
    Some(Number::new(Exact::int(lead * 100 + i64::from(tail)), number.start, next, Form::Pairs))
}

/// Decimals, scales, fractions and denominators after a whole number in words.
fn finish(reader: &Reader<'_>, whole: Number) -> Number {
    if whole.form == Form::Pairs {
        return whole;
    }
    if whole.form == Form::Ordinal {
        return whole;
    }
    if let Some(decimal) = decimals(reader, whole) {
        return decimal;
    }
    if let Some(fraction) = fraction(reader, &whole) {
        return scaled(reader, fraction);
    }
    if let Some(digits) = digit_string(reader, &whole) {
        return digits;
    }
    and_fraction(reader, whole)
}

/// two thirds, one over three, twenty twenty-fifths, one hundred thirty-two fifths
fn fraction(reader: &Reader<'_>, top: &Number) -> Option<Number> {
    let value = top.value?;
    if reader.is(top.next, Role::Over) {
        let bottom = super::numeral::bare(reader, top.next + 1).filter(|bottom| reader.closes(bottom.next))?;
        return Some(Number { value: Some(value.div(bottom.value?)?), next: bottom.next, form: Form::Fraction, ..*top });
    }
    let spaced_dash = reader.sign(top.next, '-') && reader.word(top.next + 1).any(flag::DENOMINATOR | flag::ORDINAL);
    let at = if spaced_dash { top.next + 1 } else { reader.past_hyphen(top.next) };
    let one = value == Exact::ONE;
    if let Some((bottom, next)) = denominator(reader, at, one) {
        // "one hundred thirty fifths" is 100/35: the ten before belongs to the denominator.
        let ten = value.to_i64().filter(|value| value % 100 >= 20 && value % 10 == 0 && *value > 100);
        let plural = reader.word(at).any(flag::PLURAL) && bottom < 10 && bottom > 1;
        // two hundred and fifty-four hundredths: hundredths of what stands after `and`
        let whole = value.to_i64().filter(|value| *value > 100 && value % 100 != 0 && bottom >= 100);
        if let Some(whole) = whole.filter(|_| (top.start..top.next).any(|at| reader.is(at, Role::And))) {
            let part = Exact::ratio((whole % 100).into(), bottom)?;
            let value = Exact::int(whole - whole % 100).add(part)?;
            return Some(Number { value: Some(value), next, form: Form::Words, ..*top });
        }
        let (value, bottom) = match ten {
            Some(ten) if plural => (Exact::int(ten - ten % 100), bottom + i128::from(ten % 100)),
            _ => (value, bottom),
        };
        return Some(Number { value: Some(value.div(Exact::scaled(bottom, 0))?), next, form: Form::Fraction, ..*top });
    }
    let bottom = build(reader, at).filter(|bottom| bottom.form == Form::Ordinal && bottom.whole() > Some(20) && one)?;
    Some(Number { value: Some(value.div(bottom.value?)?), next: bottom.next, form: Form::Fraction, ..*top })
}

/// `and a half`, `and two thirds` after a whole number; after a scale the fraction is of that scale.
pub(super) fn and_fraction(reader: &Reader<'_>, whole: Number) -> Number {
    part_after_and(reader, &whole).unwrap_or(whole)
}

fn part_after_and(reader: &Reader<'_>, whole: &Number) -> Option<Number> {
    let at = reader.past_hyphen(whole.next);
    reader.is(at, Role::And).then_some(())?;
    let at = reader.past_hyphen(at + 1);
    let part = part(reader, at)?;
    let value = part.value?;
    if part.scale > 0 && whole.place < 2 {
        // five and a half million
        let sum = whole.value?.add(value.shift(-part.scale))?.shift(part.scale);
        return Some(Number { value: Some(sum), next: part.next, form: Form::Words, place: part.scale - 1, scale: part.scale, ..*whole });
    }
    let power = if whole.place >= 3 && part.scale == 0 { whole.place } else { 0 };
    let sum = whole.value?.add(value.shift(power))?;
    let number = Number { value: Some(sum), next: part.next, form: Form::Words, place: power - 1, ..*whole };
    Some(scaled(reader, number))
}

/// A fraction that starts at `at`, and nothing but a fraction: a half, two thirds. Does not look for a further `and`.
fn part(reader: &Reader<'_>, at: usize) -> Option<Number> {
    let word = reader.word(at);
    if reader.is(at, Role::A) {
        return article_part(reader, at);
    }
    if word.any(flag::DENOMINATOR) && word.ordinal <= 4 && !word.any(flag::ORDINAL) {
        return bare_part(reader, at);
    }
    let top = build(reader, at).filter(|top| top.form == Form::Words)?;
    Some(scaled(reader, fraction(reader, &top)?))
}

/// A whole number in words, without decimals or fractions.
pub(super) fn whole(reader: &Reader<'_>, at: usize) -> Option<Number> {
    build(reader, at).filter(|whole| whole.form == Form::Words)
}

/// `point five`, `point o o two`, `point seventy-one`, with a scale after it.
pub(super) fn decimals(reader: &Reader<'_>, whole: Number) -> Option<Number> {
    reader.is(whole.next, Role::Point).then_some(())?;
    let mut at = whole.next + 1;
    let (mut value, mut place) = (whole.value?, 0);
    while place < 30 {
        let word = reader.word(at);
        let (digits, width) = match reader.shape(at) {
            Shape::Number if place == 0 => (reader.surface(at).parse::<i64>().ok()?, reader.surface(at).len()),
            Shape::Word if reader.is(at, Role::Oh) => (0, 1),
            Shape::Word if word.any(flag::CARDINAL) => (word.cardinal.into(), if word.cardinal < 10 { 1 } else { 2 }),
            _ => break,
        };
        let unit = reader.word(reader.past_hyphen(at + 1));
        let both = digits >= 20 && width == 2 && unit.any(flag::CARDINAL) && (1..10).contains(&unit.cardinal);
        let digits = if both { digits + i64::from(unit.cardinal) } else { digits };
        place += i32::try_from(width).unwrap_or(0);
        value = value.add(Exact::scaled(digits.into(), -place))?;
        at = if both { reader.past_hyphen(at + 1) + 1 } else { at + 1 };
    }
    if place == 0 {
        return None;
    }
    let number = Number { value: Some(value), next: at, place: -place, form: Form::Words, ..whole };
    Some(scaled(reader, number))
}

/// `one three zero zero zero`: at least three digits said one by one.
fn digit_string(reader: &Reader<'_>, first: &Number) -> Option<Number> {
    let digit = |at: usize| {
        let word = reader.word(at);
        let oh = reader.is(at, Role::Oh).then_some(0);
        oh.or_else(|| (word.any(flag::CARDINAL) && word.cardinal < 10 && reader.shape(at) == Shape::Word).then_some(word.cardinal))
    };
    let (mut text, mut at) = (String::new(), first.start);
    while let Some(digit) = digit(at) {
        text.extend(char::from_digit(digit, 10));
        at += 1;
    }
    let long = text.len() >= 3;
    long.then(|| Number { value: Exact::parse(&text), next: at, ..*first })
}

/// Words after digits with a scale go on adding: 6 crore and two hundred, 3 hundred and one, 3 million and a half.
pub(super) fn continue_digits(reader: &Reader<'_>, number: Number) -> Number {
    let with_part = and_fraction(reader, number);
    if with_part.next != number.next {
        return with_part;
    }
    let at = number.next + usize::from(reader.is(number.next, Role::And));
    if let Some(sum) = more_digits(reader, &number, at) {
        return sum;
    }
    let rest = (reader.shape(at) == Shape::Word && reader.word(at).any(flag::CARDINAL)).then(|| build(reader, at)).flatten();
    let Some(rest) = rest.filter(|rest| rest.form == Form::Words) else { return number };
    let fits = rest.value.is_some_and(|value| value < Exact::ONE.shift(number.scale));
    let joined = reader.is(number.next, Role::And) || rest.place >= 2;
    match number.value.zip(rest.value).and_then(|(left, right)| left.add(right)) {
        Some(sum) if fits && joined => Number { value: Some(sum), next: rest.next, place: rest.place, ..number },
        _ => number,
    }
}

/// 4 thousand 3 hundred; 3 hundred and 21
fn more_digits(reader: &Reader<'_>, number: &Number, at: usize) -> Option<Number> {
    let direct = at == number.next;
    if reader.shape(at) != Shape::Number || !direct && number.scale != 2 {
        return None;
    }
    let rest = scaled(reader, super::numeral::bare(reader, at)?);
    let fits = rest.value? < Exact::ONE.shift(number.scale) && rest.form == Form::Digits && (direct == (rest.scale > 0));
    fits.then_some(())?;
    Some(Number { value: Some(number.value?.add(rest.value?)?), next: rest.next, place: rest.place, ..*number })
}

/// `3 dozen` after digits.
pub(super) fn dozens(reader: &Reader<'_>, number: Number) -> Number {
    let word = reader.word(number.next);
    let dozen = word.any(flag::GROUP) && word.cardinal == 12;
    match number.value.and_then(|value| value.mul(Exact::int(word.cardinal.into()))) {
        Some(value) if dozen => Number { value: Some(value), next: number.next + 1, form: Form::Words, ..number },
        _ => number,
    }
}
