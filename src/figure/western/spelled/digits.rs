//! Numbers said in pairs or digit by digit, and digits that words continue: nineteen eighty-four, one three zero, 6 crore and two hundred.

use super::{build, small};
use crate::figure::Exact;
use crate::figure::western::fraction::and_fraction;
use crate::figure::western::lex::Shape;
use crate::figure::western::number::{Form, Number};
use crate::figure::western::numeral::{self, scaled};
use crate::figure::western::reader::Reader;
use crate::figure::western::table::{Habit, Role, flag};

/// nineteen eighty-four, twenty twelve, nineteen oh five
pub(super) fn year_pair(reader: &Reader<'_>, number: Number, room: u32) -> Option<Number> {
    let lead = number.whole().filter(|lead| (10..100).contains(lead) && room == 1 || *lead == 20)?;
    let at = reader.past_hyphen(number.next);
    let (tail, next) = if reader.is(at, Role::Oh) {
        let digit = reader.word(at + 1);
        (digit.any(flag::CARDINAL) && (1..10).contains(&digit.cardinal)).then_some((digit.cardinal, at + 2))?
    } else {
        if reader.lexicon.table.has(Habit::UnitFirst) {
            let tail = small(reader, at).filter(|tail| tail.whole().is_some_and(|tail| (10..100).contains(&tail)))?;
            let value = Exact::int(lead * 100).add(tail.value?)?;
            return Some(Number::new(value, number.start, tail.next, Form::Pairs));
        }
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

/// `one three zero zero zero`: at least three digits said one by one.
pub(super) fn digit_string(reader: &Reader<'_>, first: &Number) -> Option<Number> {
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
    let zero = text.starts_with('0') && text.len() == 2 && !reader.lexicon.table.has(Habit::DigitDecimals);
    let long = text.len() >= 3 || zero;
    long.then(|| Number { value: Exact::parse(&text), next: at, ..*first })
}

/// Words after digits with a scale go on adding: 6 crore and two hundred, 3 hundred and one, 3 million and a half.
pub(in crate::figure::western) fn continue_digits(reader: &Reader<'_>, number: Number) -> Number {
    let with_part = and_fraction(reader, number);
    if with_part.next != number.next {
        return with_part;
    }
    let at = number.next + usize::from(reader.is(number.next, Role::And));
    if let Some(sum) = more_digits(reader, &number, at) {
        return last_digits(reader, &sum).unwrap_or(sum);
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

/// 4 thousand 3 hundred; 3 hundred and 21; 3 milioni e 200mila, un millón 300.000
fn more_digits(reader: &Reader<'_>, number: &Number, at: usize) -> Option<Number> {
    let direct = at == number.next;
    let indian = matches!(number.scale, 5 | 7);
    let million = number.scale >= 6 && !reader.lexicon.table.has(Habit::DigitDecimals);
    if reader.shape(at) != Shape::Number || !direct && number.scale != 2 && !indian && !million {
        return None;
    }
    let rest = scaled(reader, if million { numeral::grouped_digits(reader, at)? } else { numeral::bare(reader, at)? });
    let scaled = rest.scale > 0;
    // "5 crore and 2 lakh", but "3 hundred and 2 hundred" are two.
    let joined = match direct {
        _ if million => scaled || !reader.surface(at).bytes().all(|byte| byte.is_ascii_digit()),
        true => scaled,
        false => scaled == indian && rest.value.is_some_and(|rest| !rest.is_zero()),
    };
    let fits = rest.value? < Exact::ONE.shift(number.scale) && rest.form == Form::Digits && joined;
    fits.then_some(())?;
    let rest = if rest.scale == 2 && direct && reader.is(rest.next, Role::And) {
        more_digits(reader, &rest, rest.next + 1).unwrap_or(rest)
    } else {
        rest
    };
    Some(Number { value: Some(number.value?.add(rest.value?)?), next: rest.next, place: rest.place, ..*number })
}

/// `un millón 300.000`, `un milione e 200mila`: digits go on after millions in words.
pub(super) fn after_millions(reader: &Reader<'_>, whole: &Number) -> Option<Number> {
    let at = whole.next + usize::from(reader.is(whole.next, Role::And));
    let said = whole.place >= 6 && reader.word(whole.next - 1).any(flag::SCALE);
    said.then(|| more_digits(reader, &Number { scale: whole.place, ..*whole }, at))?.map(|sum| Number { scale: whole.scale, ..sum })
}

/// `one and a half dozen`, `two gross of pens`, `three score and ten`: old words of counting after a small number.
pub(in crate::figure::western) fn grouped(reader: &Reader<'_>, number: Number) -> Number {
    if !reader.lexicon.table.has(Habit::DigitDecimals) || matches!(number.form, Form::Ordinal | Form::Vague | Form::Pairs) {
        return number;
    }
    if number.value.is_some_and(|value| !value.is_integer()) && number.form != Form::Fraction {
        return dozens(reader, number);
    }
    let at = number.next;
    let ends = || reader.closes(at + 1) || reader.is(at + 1, Role::Of);
    let small = |value: &Exact| *value > Exact::ZERO && *value < Exact::int(100);
    let times = match reader.surface(at) {
        "gross" if ends() => 144,
        "score"
            if reader.shape(number.start) == Shape::Word
                && (ends() || reader.is(at + 1, Role::And) || reader.word(at + 1).any(flag::UNIT)) =>
        {
            20
        }
        _ => return number,
    };
    let more = (times == 20 && reader.is(at + 1, Role::And)).then(|| small_words(reader, at + 2)).flatten();
    let Some(value) = number.value.filter(small).and_then(|value| value.mul(Exact::int(times))) else { return number };
    let plain = Number { value: Some(value), next: at + 1, form: Form::Words, ..number };
    match more.and_then(|more| Some((value.add(more.value?)?, more.next))) {
        Some((sum, next)) => Number { value: Some(sum), next, ..plain },
        None => plain,
    }
}

/// A number of words below a score.
fn small_words(reader: &Reader<'_>, at: usize) -> Option<Number> {
    small(reader, at).filter(|more| more.form == Form::Words && more.whole().is_some_and(|more| more < 20))
}

/// 4 millones 2 mil 3: what is below the last scale.
fn last_digits(reader: &Reader<'_>, sum: &Number) -> Option<Number> {
    let rest = (!reader.lexicon.table.has(Habit::DigitDecimals)).then(|| numeral::bare(reader, sum.next))??;
    let fits = sum.place >= 3 && rest.form == Form::Digits && rest.whole().is_some_and(|rest| rest < 1000);
    fits.then_some(Number { value: Some(sum.value?.add(rest.value?)?), next: rest.next, place: 0, ..*sum })
}

/// treinta y 3: a ten in words and its unit in digits.
pub(super) fn ten_and_digit(reader: &Reader<'_>, ten: &Number) -> Option<Number> {
    let whole = ten.whole().filter(|ten| ten % 10 == 0 && (20..100).contains(&(ten % 100)))?;
    let joined = reader.is(ten.next, Role::And) && reader.lexicon.table.has(Habit::TensAnd) && reader.surface(ten.next + 1).len() == 1;
    let digit = numeral::bare(reader, ten.next + 1).filter(|digit| joined && digit.form == Form::Digits)?;
    let value = Exact::int(whole).add(digit.value?)?;
    Some(Number { value: Some(value), next: digit.next, ..*ten })
}

/// `3 dozen` after digits.
pub(in crate::figure::western) fn dozens(reader: &Reader<'_>, number: Number) -> Number {
    let word = reader.word(number.next);
    let dozen = word.any(flag::GROUP) && word.cardinal == 12;
    match number.value.filter(|_| dozen).and_then(|value| value.mul(Exact::int(12))) {
        Some(value) => Number { value: Some(value), next: number.next + 1, form: Form::Words, ..number },
        None => number,
    }
}
