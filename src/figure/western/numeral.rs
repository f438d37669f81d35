//! Numbers in digits and words: from tokens to an exact value, without unit. Called by `western::quantity` and `western::date`.

use std::borrow::Cow;
use std::cell::Cell;

use super::lex::{Shape, plain_digits};
use super::number::{Form, Number};
use super::reader::Reader;
use super::table::{Habit, Role, flag};
use crate::figure::Exact;

mod power;

/// The number that starts at `at`: signed or not, in digits or words, with scale and fraction.
pub(super) fn number(reader: &Reader<'_>, at: usize) -> Option<Number> {
    let known = reader.numbers.get(at % reader.numbers.len());
    match known.and_then(Cell::get) {
        Some((asked, found)) if asked == at => found,
        _ => {
            let found = read(reader, at);
            if let Some(known) = known {
                known.set(Some((at, found)));
            }
            found
        }
    }
}

fn read(reader: &Reader<'_>, at: usize) -> Option<Number> {
    if let Some(body) = sign(reader, at) {
        let number = unsigned(reader, body)?;
        return Some(Number { value: number.value.map(Exact::neg), start: at, ..number });
    }
    unsigned(reader, at).map(|number| super::spelled::grouped(reader, number))
}

/// The position after a minus sign or word that belongs to the number behind it.
fn sign(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let numeric = |at| matches!(reader.shape(at), Shape::Number | Shape::Vulgar(..));
    match reader.shape(at) {
        Shape::Sign('-' | '−' | '–') => {
            let free =
                at == 0 || !reader.glued(at) || matches!(reader.shape(at - 1), Shape::Sign(c) if !matches!(c, ')' | ']' | '%' | '$'));
            // A blank after the sign: a list, unless the number is all there is.
            let lone = || {
                at == 0
                    && unsigned(reader, 1).is_some_and(|number| {
                        let percent = usize::from(reader.sign(number.next, '%'));
                        number.next + percent >= reader.tokens.len() || degrees(reader, number.next)
                    })
            };
            if numeric(at + 1) && !reader.glued(at + 1) && at > 0 && reader.shape(at - 1) == Shape::Word && degrees(reader, at + 2) {
                return Some(at + 1);
            }
            let word = reader.word(at + 1).any(flag::CARDINAL) && at == 0;
            ((numeric(at + 1) || word) && free && (reader.glued(at + 1) && !word || lone())).then_some(at + 1)
        }
        Shape::Word if reader.is(at, Role::Minus) => {
            let article = at + 1 + usize::from(reader.is(at + 1, Role::A) && reader.word(at + 2).any(flag::SCALE));
            let spelled = numeric(at + 1) || reader.word(article).any(flag::CARDINAL | flag::SCALE);
            // "al menos 5", "au moins 5" set a bound; "plus or minus 3" has no sign.
            let either = at > 1 && reader.is(at - 1, Role::Or);
            (spelled && !either && reader.term_before(at + 1, flag::APPROX).is_none()).then_some(at + 1)
        }
        _ => None,
    }
}

/// Whether degrees of temperature stand at `at`.
fn degrees(reader: &Reader<'_>, at: usize) -> bool {
    let unit = reader.term(at, flag::UNIT).and_then(|(word, _)| reader.lexicon.units.get(usize::from(word.unit)));
    unit.is_some_and(|unit| matches!(unit.code, "Cel" | "degF" | "K" | "deg")) && !reader.lexicon.table.has(Habit::DigitDecimals)
}

fn unsigned(reader: &Reader<'_>, at: usize) -> Option<Number> {
    match reader.shape(at) {
        Shape::Number => Some(digits(reader, at)),
        Shape::Vulgar(top, bottom) => {
            let value = Exact::ratio(top.into(), bottom.into())?;
            Some(scaled(reader, Number::new(value, at, at + 1, Form::Fraction)))
        }
        Shape::Word => super::spelled::words(reader, at),
        _ => None,
    }
}

fn digits(reader: &Reader<'_>, at: usize) -> Number {
    let table = reader.lexicon.table;
    let surface = reader.surface(at);
    let plain = if surface.bytes().all(|byte| byte.is_ascii_digit()) {
        Cow::from(surface)
    } else if thousands(reader, at) {
        surface.replace(',', "").into()
    } else {
        plain_digits(surface, table.decimal, table.group).into()
    };
    let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let mut number = Number::new(Exact::ZERO, at, at + 1, Form::Digits);
    number.value = Exact::parse(plain.trim_end_matches('.'));
    number.place = -i32::try_from(decimals).unwrap_or(i32::MAX);
    if number.value.is_none() {
        return number;
    }
    if let Some(ordinal) = ordinal_ending(reader, &number) {
        return ordinal;
    }
    if decimals == 0
        && let Some(fraction) = slash(reader, &number)
    {
        return scaled(reader, fraction);
    }
    number = power::exponent(reader, number);
    number = spoken_decimals(reader, number);
    if reader.is(number.next, Role::Over)
        && let Some(bottom) = bare(reader, number.next + 1).filter(|bottom| reader.closes(bottom.next))
        && number.value.zip(bottom.value).is_some_and(|(top, bottom)| top < bottom && bottom < Exact::int(1000))
    {
        let value = number.value.zip(bottom.value).and_then(|(top, bottom)| top.div(bottom));
        return Number { value, next: bottom.next, form: Form::Fraction, ..number };
    }
    if decimals == 0
        && let Some(part) = super::fraction::plural_part(reader, &number)
    {
        return scaled(reader, part);
    }
    let ordinal = reader.word(reader.past_hyphen(number.next));
    if ordinal.any(flag::ORDINAL_SCALE) && !ordinal.any(flag::PLURAL) {
        let next = reader.past_hyphen(number.next) + 1;
        return Number { value: number.value.map(|value| value.shift(ordinal.scale.into())), next, form: Form::Ordinal, ..number };
    }
    let scaled = super::spelled::dozens(reader, scaled(reader, number));
    if scaled.scale > 0 {
        return super::spelled::continue_digits(reader, scaled);
    }
    mixed(reader, scaled)
}

/// `10,000 personas`, `$1,234` where a comma parts decimals: persons have none, and no sum has three of them behind a sign.
fn thousands(reader: &Reader<'_>, at: usize) -> bool {
    let surface = reader.surface(at);
    let Some((lead, rest)) = surface.split_once(',').filter(|_| reader.lexicon.table.decimal == ',') else { return false };
    let fits = rest.len() == 3 && rest.bytes().all(|byte| byte.is_ascii_digit()) && (1..4).contains(&lead.len()) && !lead.starts_with('0');
    if !fits {
        return false;
    }
    let sign = at.checked_sub(1).is_some_and(|before| matches!(reader.shape(before), Shape::Sign('$' | '£')));
    let unmeasured = || super::measure::after(reader, at + 1, true).is_none();
    let round = rest == "000" && (reader.lexicon.table.has(Habit::OrdinalChain) || unmeasured());
    let counted = || reader.word(at + 1).any(flag::NOUNS) && unmeasured();
    sign || round || counted()
}

/// A number without sign, fraction or scale after digits: what may stand under a fraction.
pub(super) fn bare(reader: &Reader<'_>, at: usize) -> Option<Number> {
    match reader.shape(at) {
        Shape::Number => {
            let value = Exact::parse(reader.surface(at))?;
            Some(Number::new(value, at, at + 1, Form::Digits))
        }
        _ if reader.is(at, Role::A) && reader.word(at + 1).any(flag::SCALE) => super::spelled::whole(reader, at + 1),
        _ => super::spelled::whole(reader, at),
    }
}

/// Whole digits as the language groups them, without a scale.
pub(super) fn grouped_digits(reader: &Reader<'_>, at: usize) -> Option<Number> {
    let table = reader.lexicon.table;
    let value = Exact::parse(&plain_digits(reader.surface(at), table.decimal, table.group)).filter(|value| value.is_integer())?;
    Some(Number::new(value, at, at + 1, Form::Digits))
}

/// `21st`: the ending makes it ordinal.
fn ordinal_ending(reader: &Reader<'_>, number: &Number) -> Option<Number> {
    let table = reader.lexicon.table;
    let point = reader.sign(number.next, '.') && reader.glued(number.next) && reader.glued(number.next + 1) && table.decimal != '.';
    let at = if point { number.next + 1 } else { reader.past_hyphen(number.next) };
    let ending = reader.surface(at);
    let power = matches!(ending, "e" | "E") && reader.glued(at + 1) && reader.shape(at + 1) == Shape::Number;
    let fits = number.place == 0 && reader.shape(at) == Shape::Word && reader.glued(at) && !power;
    let known = fits && table.ordinal_endings.split('|').any(|known| known.eq_ignore_ascii_case(ending)) && !is_stone(reader, number, at);
    // "1° luglio", but 20° are degrees.
    let ring = reader.sign(at, '°') && reader.glued(at) && ringed(reader, number, at) || number.place == 0 && raised(reader, at);
    let point = table.has(Habit::OrdinalPoint) && ordinal_point(reader, number);
    // 1.März
    let at = if point { number.next } else { at };
    (known || ring || point).then_some(Number { next: at + 1, form: Form::Ordinal, ..*number })
}

/// `9st`, `11st 7lb`: an `st` that ends no ordinal, or goes on to pounds, is a weight.
fn is_stone(reader: &Reader<'_>, number: &Number, at: usize) -> bool {
    let first = number.whole().is_some_and(|whole| whole % 10 == 1);
    let pounds = || reader.shape(at + 1) == Shape::Number && matches!(reader.surface(at + 2), "lb" | "lbs" | "pounds");
    reader.surface(at) == "st" && (!first || pounds())
}

/// `1° maggio`, `il 2° posto`: a ring before a month, or between an article and a plain word.
fn ringed(reader: &Reader<'_>, number: &Number, at: usize) -> bool {
    let word = reader.word(at + 1);
    let article = number.start.checked_sub(1).is_some_and(|before| reader.is(before, Role::The) || reader.is(before, Role::Of));
    let plain = reader.shape(at + 1) == Shape::Word && word.flags & !(flag::NOUN | flag::NOUNS) == 0 && !reader.glued(at + 1);
    let ranked = matches!(word.role, Role::Rank | Role::Quarter | Role::HalfYear | Role::Century);
    let first = number.whole() == Some(1) && (matches!(word.role, Role::To) || word.any(flag::STOP));
    let timed = article && word.any(flag::UNIT) && reader.lexicon.units.get(usize::from(word.unit)).is_some_and(|unit| unit.code == "min");
    word.any(flag::MONTH) || first || number.place == 0 && (article && plain || ranked || timed)
}

/// `1º`, `1ª`, but 20 ºC is a temperature.
fn raised(reader: &Reader<'_>, at: usize) -> bool {
    let degrees = || reader.glued(at + 1) && matches!(reader.surface(at + 1), "C" | "c" | "F" | "f" | "K");
    matches!(reader.shape(at), Shape::Sign('º' | 'ª')) && reader.glued(at) && !degrees()
}

/// `3. Platz`, `am 5. Juli`: a point after few digits, and a word that goes on.
fn ordinal_point(reader: &Reader<'_>, number: &Number) -> bool {
    let at = number.next;
    let short = number.place == 0 && reader.surface(number.start).len() <= 3 && reader.sign(at, '.') && reader.glued(at);
    let next = reader.word(at + 1);
    let alone = number.start == 0 && reader.tokens.len() == at + 1;
    let goes_on = reader.shape(at + 1) == Shape::Word
        && (!reader.glued(at + 1) || next.any(flag::MONTH))
        && (!reader.capital(at + 1)
            || next.any(flag::MONTH | flag::NUMBERED)
            || matches!(next.role, Role::Century | Role::Quarter | Role::HalfYear));
    short && (alone || goes_on)
}

/// `1/2` at `at`, where it is less than one: what may stand after `3 and`.
pub(super) fn proper_slash(reader: &Reader<'_>, at: usize) -> Option<Number> {
    (reader.shape(at) == Shape::Number && reader.sign(at + 1, '/')).then_some(())?;
    let mut top = Number::new(Exact::ZERO, at, at + 1, Form::Digits);
    top.value = Exact::parse(reader.surface(at));
    slash(reader, &top).filter(|part| part.value.is_some_and(|value| value < Exact::ONE))
}

/// `3/4`, where it is no date and no rate.
fn slash(reader: &Reader<'_>, number: &Number) -> Option<Number> {
    let at = number.next;
    let joined = reader.sign(at, '/') || reader.sign(at, '⁄');
    let tight =
        reader.glued(at) && reader.glued(at + 1) || !reader.glued(at) && !reader.glued(at + 1) && reader.surface(number.start).len() < 3;
    if !joined || !tight || reader.shape(at + 1) != Shape::Number || reader.sign(at + 2, '/') {
        return None;
    }
    let table = reader.lexicon.table;
    let bottom = Exact::parse(&plain_digits(reader.surface(at + 1), table.decimal, table.group)).filter(|value| value.is_integer())?;
    let mut next = at + 2;
    if reader.glued(next) && reader.shape(next) == Shape::Word {
        let ending = reader.surface(next);
        let ordinal = reader.lexicon.table.ordinal_endings.split('|').any(|known| ending.trim_end_matches('s').eq_ignore_ascii_case(known));
        next += usize::from(ordinal);
    }
    Some(Number { value: Some(number.value?.div(bottom)?), next, form: Form::Fraction, ..*number })
}

/// `2 1/4`, `2½`: a whole number and a fraction.
fn mixed(reader: &Reader<'_>, number: Number) -> Number {
    let (Some(whole), true) = (number.value, number.place == 0) else { return number };
    let at = reader.past_hyphen(number.next);
    let part = match reader.shape(at) {
        Shape::Vulgar(top, bottom) => Exact::ratio(top.into(), bottom.into()).map(|value| Number::new(value, at, at + 1, Form::Fraction)),
        Shape::Number if reader.sign(at + 1, '/') && reader.surface(at).len() < 4 && reader.surface(number.start).len() < 4 => {
            let mut part = Number::new(Exact::ZERO, at, at + 1, Form::Digits);
            part.value = Exact::parse(reader.surface(at));
            slash(reader, &part)
        }
        Shape::Word => return super::fraction::and_fraction(reader, number),
        _ => None,
    };
    let Some(part) = part else { return number };
    match part.value.and_then(|part| whole.add(part)) {
        Some(sum) => scaled(reader, Number { value: Some(sum), next: part.next, form: Form::Words, ..number }),
        None => number,
    }
}

/// `1 point 1`.
fn spoken_decimals(reader: &Reader<'_>, number: Number) -> Number {
    if number.place == 0 && matches!(reader.word(number.next).role, Role::Point | Role::With) {
        return super::fraction::decimals(reader, number).unwrap_or(number);
    }
    number
}

/// Applies the scale words after a number: 2.5 million, 780m, half a million, 10 k.
pub(super) fn scaled(reader: &Reader<'_>, number: Number) -> Number {
    let mut number = number;
    for _ in 0..3 {
        let Some((power, next)) = scale_at(reader, &number) else { break };
        number.value = number.value.map(|value| value.shift(power));
        (number.next, number.scale, number.place) = (next, number.scale + power, number.place + power);
    }
    number
}

fn scale_at(reader: &Reader<'_>, number: &Number) -> Option<(i32, usize)> {
    // "$300+ billion"
    let plus = reader.sign(number.next, '+') && reader.glued(number.next) && reader.word(number.next + 1).any(flag::SCALE);
    let mut at = reader.past_hyphen(number.next) + usize::from(plus);
    if number.form == Form::Fraction {
        // half a million, two thirds of a million
        at = if reader.is(at, Role::Of) { at + 1 } else { at };
        at = if reader.is(at, Role::A) { at + 1 } else { at };
    }
    // 2,8 miles de millones
    let thousands = number.scale == 3 && reader.lexicon.table.has(Habit::ScaleOf) && reader.is(at, Role::Of);
    at += usize::from(thousands && reader.word(at + 1).any(flag::SCALE));
    let word = reader.word(at);
    if reader.shape(at) != Shape::Word {
        return None;
    }
    let after_digits = matches!(reader.shape(number.next.wrapping_sub(1)), Shape::Number);
    // "64,2 cents" are coins, "3 cents et 21" are hundreds.
    let more =
        reader.is(at + 1, Role::And) && reader.shape(at + 2) == Shape::Number && reader.surface(at + 2).len() == 2 && number.place == 0;
    if word.any(flag::SCALE) && (!(word.any(flag::MONEY) && after_digits) || more) {
        return Some((word.scale.into(), past_point(reader, at + 1)));
    }
    let digits = matches!(reader.shape(number.next.wrapping_sub(1)), Shape::Number);
    let tight = reader.glued(at);
    let short = word.any(flag::SHORT_SCALE) && at == number.next && digits && number.scale == 0;
    // `3 m` is metres, `3m` is open, `3 bn` can only be a scale; a slash or digit after makes it a unit.
    let unit = reader.glued(at + 1) && matches!(reader.shape(at + 1), Shape::Sign('/' | '²' | '³' | '^') | Shape::Number);
    // "6.9m people", "2.3m units" are millions of them.
    let counted = tight && (reader.word(at + 1).any(flag::NOUNS) || reader.surface(at + 1) == "units");
    let only_scale = !word.any(flag::SYMBOL) || counted || money_near(reader, number, at + 1) || reader.surface(at) == "K" && tight;
    (short && !unit && (tight || reader.surface(at).len() > 1 || spaced_letter(reader, at)) && only_scale)
        .then_some((word.short.into(), past_point(reader, at + 1)))
}

/// `Mrd. Euro`, `тыс. человек`: past the point of an abbreviation, which ends no sentence.
fn past_point(reader: &Reader<'_>, next: usize) -> usize {
    let short = reader.sign(next, '.') && reader.glued(next) && reader.word(next - 1).any(flag::SHORT_SCALE);
    let goes_on = reader.shape(next + 1) == Shape::Word
        && (!reader.capital(next + 1) || reader.word(next + 1).any(flag::MONEY | flag::UNIT))
        || matches!(reader.shape(next + 1), Shape::Sign(sign) if reader.lexicon.table.signs.iter().any(|(known, ..)| *known == sign));
    if short && goes_on { next + 1 } else { next }
}

/// `2.33 k`, `1,674,200.5 M`, `¥30 b`: a lone letter after a blank scales where the number stands alone or is money.
fn spaced_letter(reader: &Reader<'_>, at: usize) -> bool {
    let next_is_word = reader.shape(at + 1) == Shape::Word;
    !next_is_word || money_near(reader, &Number::new(Exact::ZERO, at.saturating_sub(1), at, Form::Digits), at + 1)
}

/// Whether a currency stands right before the number or at `after`.
fn money_near(reader: &Reader<'_>, number: &Number, after: usize) -> bool {
    let before = number.start.checked_sub(1).is_some_and(|before| match reader.shape(before) {
        Shape::Sign(sign) => reader.lexicon.table.signs.iter().any(|(known, ..)| *known == sign),
        Shape::Word => reader.word(before).any(flag::MONEY_FIRST),
        _ => false,
    });
    before || reader.term(after, flag::MONEY | flag::DOLLAR).is_some()
}
