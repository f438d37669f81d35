//! Powers after a number in digits: 1.3e6, 3 × 10^8, 1.1^23.

use crate::figure::Exact;
use crate::figure::western::lex::Shape;
use crate::figure::western::number::Number;
use crate::figure::western::reader::Reader;

/// `1.3e6`, `2.48×10−5`, `3 × 10^8`, `1.1^23`.
pub(super) fn exponent(reader: &Reader<'_>, number: Number) -> Number {
    power_of_ten(reader, &number).or_else(|| power(reader, &number)).unwrap_or(number)
}

fn power_of_ten(reader: &Reader<'_>, number: &Number) -> Option<Number> {
    let at = number.next;
    let (power, next) = if reader.glued(at) && matches!(reader.surface(at), "e" | "E") && reader.glued(at + 1) {
        signed_power(reader, at + 1)?
    } else {
        let times = matches!(reader.shape(at), Shape::Sign('×' | '·' | '⋅' | '∙')) || matches!(reader.surface(at), "x" | "X");
        let base = times && reader.surface(at + 1) == "10";
        let caret = usize::from(reader.sign(at + 2, '^'));
        let free = reader.glued(at + 2) && base;
        free.then_some(())?;
        superscript(reader, at + 2).or_else(|| signed_power(reader, at + 2 + caret))?
    };
    let value = number.value?.shift(power);
    Some(Number { value: Some(value), next, place: number.place.saturating_add(power), ..*number })
}

fn signed_power(reader: &Reader<'_>, at: usize) -> Option<(i32, usize)> {
    let minus = matches!(reader.shape(at), Shape::Sign('-' | '−' | '–'));
    let plus = reader.sign(at, '+');
    // 1.1^--23: minus minus is plus.
    let twice = minus && reader.sign(at + 1, '-') && reader.glued(at + 1);
    let at = at + usize::from(minus || plus) + usize::from(twice);
    let minus = minus && !twice;
    let power: i32 = (reader.shape(at) == Shape::Number).then(|| reader.surface(at).parse().ok())??;
    (power <= 200).then_some((if minus { -power } else { power }, at + 1))
}

fn superscript(reader: &Reader<'_>, at: usize) -> Option<(i32, usize)> {
    let value = |at: usize| match reader.shape(at) {
        Shape::Sign('⁰') => Some(0),
        Shape::Sign('¹') => Some(1),
        Shape::Sign('²') => Some(2),
        Shape::Sign('³') => Some(3),
        Shape::Sign(c @ '⁴'..='⁹') => i32::try_from(u32::from(c) - u32::from('⁰')).ok(),
        _ => None,
    };
    let minus = reader.sign(at, '⁻');
    let start = at + usize::from(minus);
    let (mut power, mut next) = (value(start)?, start + 1);
    if let Some(digit) = value(next) {
        (power, next) = (power * 10 + digit, next + 1);
    }
    Some((if minus { -power } else { power }, next))
}

fn power(reader: &Reader<'_>, number: &Number) -> Option<Number> {
    let at = number.next;
    let (base, caret) = if matches!(reader.surface(at), "x" | "×") && reader.glued(at) && reader.shape(at + 1) == Shape::Number {
        (Exact::parse(reader.surface(at + 1))?, at + 2)
    } else {
        (number.value?, at)
    };
    if !reader.sign(caret, '^') {
        return None;
    }
    let (power, next) = signed_power(reader, caret + 1)?;
    let mut value = Exact::ONE;
    for _ in 0..power.unsigned_abs().min(64) {
        value = value.mul(base)?;
    }
    let value = if power < 0 { Exact::ONE.div(value)? } else { value };
    let value = if caret == at { value } else { value.mul(number.value?)? };
    Some(Number { value: Some(value), next, ..*number })
}
