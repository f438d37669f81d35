//! Parts of a whole in words: half a million, two thirds, three and a half, point five. Called by `western::spelled`.

use super::lex::Shape;
use super::lexicon::Word;
use super::number::{Form, Number};
use super::numeral::scaled;
use super::reader::Reader;
use super::spelled::{build, small};
use super::table::{Habit, Role, flag};
use crate::figure::{Exact, Kind};

/// half, quarter without a number before: half of, half a million, quarter million.
pub(super) fn bare_part(reader: &Reader<'_>, at: usize) -> Option<Number> {
    let word = reader.word(at);
    let singular = word.any(flag::SCALE) || !reader.surface(at).ends_with('s') || reader.surface(at) == "tiers";
    let value = Exact::ratio(1, word.ordinal.into())?;
    let number = scaled(reader, Number::new(value, at, at + 1, Form::Fraction));
    // "the second half of the essay" counts nothing.
    let before = at.checked_sub(if at > 1 && reader.hyphen(at - 1) { 2 } else { 1 });
    if before.is_some_and(|before| reader.word(before).any(flag::ORDINAL)) && reader.surface(at + 1) != "hour" {
        return None;
    }
    // "into the Liverpool half", "the top half of the table": a side of a pitch or a list.
    let sided = before.is_some_and(|before| {
        matches!(reader.surface(before), "top" | "bottom" | "upper" | "lower" | "own" | "opposition" | "attacking" | "defensive")
            || reader.capital(before) && before > 0 && reader.is(before - 1, Role::The)
    });
    let ends = || reader.closes(at + 1) || reader.word(at + 1).any(flag::STOP);
    if word.ordinal == 2 && reader.lexicon.table.has(Habit::DigitDecimals) && sided && ends() {
        return None;
    }
    let hour = || matches!(reader.surface(reader.past_hyphen(at + 1)), "hour" | "hours");
    let half = word.ordinal == 2 && (!reader.hyphen(at + 1) || reader.word(at + 2).any(flag::UNIT)) || word.ordinal == 4 && hour();
    let next = number.next;
    if number.scale > 0 || !singular {
        return singular.then_some(number);
    }
    if let Some(group) = group_after(reader, &number) {
        return Some(group);
    }
    if is_average(reader, at) {
        return None;
    }
    // `quarter` alone is a period or a place more often than a fraction.
    let measured = !reader.lexicon.table.has(Habit::DigitDecimals)
        && super::measure::after(reader, next + usize::from(reader.is(next, Role::Of)), false)
            .is_some_and(|unit| unit.kind == Kind::Measure || word.ordinal == 4 && unit.unit.code == "h");
    // треть населения
    let bare = reader.lexicon.table.has(Habit::NoArticle)
        && word.ordinal > 2
        && reader.shape(next) == Shape::Word
        && reader.word(next).flags & !(flag::NOUN | flag::NOUNS) == 0;
    // plus du tiers des voix
    let bounded = word.ordinal > 2
        && !reader.lexicon.table.has(Habit::DigitDecimals)
        && super::context::approx_before(reader, at).0 != crate::figure::Approx::None;
    // сократилось на треть, ещё треть не ответили
    let ends = reader.closes(next) || reader.word(next).any(flag::STOP | flag::AFTER);
    let by = reader.lexicon.table.has(Habit::NoArticle) && at > 0 && reader.word(at - 1).any(flag::FILLER) && ends;
    // ..., треть — от одного до трех: a clause of its own.
    let leads =
        || at.checked_sub(1).is_some_and(|before| reader.closes(before) || reader.word(before).any(flag::STOP)) && reader.closes(next);
    let told = reader.lexicon.table.has(Habit::NoArticle) && word.ordinal > 2 && leads();
    // треть из 60 тысяч мест
    let of = reader.lexicon.table.has(Habit::NoArticle) && word.ordinal > 2 && matches!(reader.word(next).role, Role::Of | Role::Out);
    (half || measured || bounded || bare || by || told || of || reader.is(next, Role::Of) && reader.is(next + 1, Role::A)).then_some(number)
}

/// Whether a word for half is another word here: qualquer meio, el medio campo halve nothing, metà ottobre and a metade do século are the middle of it.
pub(super) fn is_other_word(reader: &Reader<'_>, part: &Number) -> bool {
    let (word, next) = (reader.word(part.next - 1), part.next);
    let added = || part.start.checked_sub(1).is_some_and(|before| reader.is(before, Role::And));
    if part.scale > 0 || part.form != Form::Fraction || !word.any(flag::DENOMINATOR) || word.ordinal != 2 || added() {
        return false;
    }
    if part.start == 0 && next >= reader.tokens.len() {
        return false;
    }
    let whole = next + usize::from(reader.is(next, Role::Of));
    let middle = reader.word(whole).any(flag::MONTH) || reader.is(whole, Role::Century);
    let group = || reader.word(reader.past_hyphen(next)).any(flag::GROUP);
    let halved = || super::measure::after(reader, next, false).is_some() || reader.word(next).any(flag::NOUN) || group();
    middle || word.any(flag::HALVES) && !halved()
}

/// el salario medio: behind a noun, and before no unit.
fn is_average(reader: &Reader<'_>, at: usize) -> bool {
    let noun = |at: usize| {
        let plain = flag::NOUN | flag::NOUNS | flag::UP | flag::DOWN;
        reader.shape(at) == Shape::Word && reader.word(at).flags & !plain == 0
    };
    reader.lexicon.table.has(Habit::MeanHalf) && !reader.word(at + 1).any(flag::UNIT) && at.checked_sub(1).is_some_and(noun)
}

/// deux heures et quart: a quarter behind a unit and `and`.
pub(super) fn quarter(reader: &Reader<'_>, at: usize) -> Option<Number> {
    let word = reader.word(at);
    let part = word.any(flag::DENOMINATOR) && word.ordinal == 4 && !reader.lexicon.table.has(Habit::DigitDecimals);
    part.then(|| Exact::ratio(1, 4))?.map(|value| Number::new(value, at, at + 1, Form::Fraction))
}

/// half a dozen
fn group_after(reader: &Reader<'_>, number: &Number) -> Option<Number> {
    let at = if reader.is(number.next, Role::A) { number.next + 1 } else { reader.past_hyphen(number.next) };
    let word = reader.word(at);
    let value = word.any(flag::GROUP).then(|| number.value?.mul(Exact::int(word.cardinal.into())))??;
    Some(Number { value: Some(value), next: at + 1, form: Form::Words, ..*number })
}

/// a third, a half, a twenty-first; an ordinal before a noun (a third phase) is none
pub(super) fn article_part(reader: &Reader<'_>, at: usize) -> Option<Number> {
    let number = one_part(reader, at).filter(|part| !is_other_word(reader, part))?;
    Some(group_after(reader, &number).unwrap_or_else(|| scaled(reader, number)))
}

/// What may stand between the article and a part: a full third, ein gutes Drittel, un bon tiers.
const MERE: [&str; 16] = [
    "mere", "full", "good", "bare", "gutes", "knappes", "volles", "ganzes", "bon", "petit", "buen", "escaso", "buon", "scarso", "bom",
    "bons",
];

/// `a third`, without what it may be a third of.
fn one_part(reader: &Reader<'_>, at: usize) -> Option<Number> {
    // "one-and-a-half"
    let first = reader.past_hyphen(at + 1);
    let mere = usize::from(MERE.contains(&reader.surface(first)));
    let (bottom, next) = denominator(reader, first + mere, true)?;
    // "a quarter earlier": three months, and no share.
    if bottom == 4 && matches!(reader.surface(next), "earlier" | "ago" | "later") {
        return None;
    }
    let bounded = super::context::approx_before(reader, at).0 != crate::figure::Approx::None;
    let ordinal = reader.word(next - 1).any(flag::ORDINAL);
    // "three and a third million"
    if ordinal && !bounded && !after_fraction(reader, next) && !reader.word(next).any(flag::SCALE) {
        return None;
    }
    Some(Number::new(Exact::ratio(1, bottom)?, at, next, Form::Fraction))
}

/// `2 thirds`, `3 fifths`: digits over a spelled denominator; quarters are as often of a year, and are left.
pub(super) fn plural_part(reader: &Reader<'_>, top: &Number) -> Option<Number> {
    let at = reader.past_hyphen(top.next);
    (reader.word(at).any(flag::PLURAL) && !reader.word(at).any(flag::ORDINAL_SCALE) && reader.lexicon.table.has(Habit::DigitDecimals))
        .then_some(())?;
    let (bottom, next) = denominator(reader, at, false).filter(|(bottom, _)| !matches!(bottom, 2 | 4))?;
    let value = top.value?.div(Exact::scaled(bottom, 0))?;
    Some(Number { value: Some(value), next, form: Form::Fraction, ..*top })
}

/// What may stand after `a third` as a fraction: its whole, a comparison, or an end; a noun makes it an ordinal.
fn after_fraction(reader: &Reader<'_>, next: usize) -> bool {
    let compared = matches!(reader.surface(next), "compared" | "relative" | "versus" | "against");
    reader.closes(next) || compared || reader.word(next).any(flag::STOP | flag::UP | flag::DOWN) || reader.is(next, Role::Of)
}

/// Whether a word is a denominator, and no time as in cuarenta segundos.
pub(super) const fn names_part(word: &Word) -> bool {
    word.any(flag::DENOMINATOR) && !(word.ordinal == 2 && word.any(flag::UNIT) && word.any(flag::ORDINAL | flag::PLURAL))
}

/// A denominator at `at`: its value and the position after it. Twenty-firsts and hundred-and-fifths too.
fn denominator(reader: &Reader<'_>, at: usize, singular: bool) -> Option<(i128, usize)> {
    let (word, end) = reader.term(at, flag::ORDINAL | flag::DENOMINATOR).unwrap_or((reader.word(at), at + 1));
    // "18 wins and seven halves" are matches that were drawn; "three and five halves" is a number.
    if reader.surface(at) == "halves"
        && !at.checked_sub(2).is_some_and(|joint| reader.is(joint, Role::And) && at > 2 && reader.word(at - 3).any(flag::CARDINAL))
    {
        return None;
    }
    let fits = |word: &Word| (word.any(flag::PLURAL) || (singular && word.any(flag::ORDINAL))) && word.ordinal > 1;
    if names_part(word) && word.ordinal > 1 || (fits(word) && word.ordinal > 2) {
        return Some((word.ordinal.into(), end));
    }
    if word.any(flag::CARDINAL) && (20..100).contains(&word.cardinal) && word.cardinal.is_multiple_of(10) {
        let unit = reader.past_hyphen(at + 1);
        let joined = reader.is(unit, Role::And) && reader.lexicon.table.has(Habit::TensAnd);
        let unit = if joined { reader.past_hyphen(unit + 1) } else { unit };
        let digit = reader.word(unit);
        let plural = (digit.any(flag::PLURAL) || singular && digit.any(flag::ORDINAL)) && !digit.any(flag::ORDINAL_SCALE);
        // "twenty quarters" and "twenty halves" count; "twenty-seconds" is a denominator.
        let whole = digit.any(flag::DENOMINATOR) && !digit.any(flag::ORDINAL) && !reader.surface(unit).ends_with("nds");
        let own = digit.any(flag::ORDINAL) && digit.ordinal < 10 || digit.any(flag::PLURAL) && !(whole && matches!(digit.ordinal, 2 | 4));
        let value = if digit.ordinal == 0 { 1 } else { digit.ordinal };
        if plural && own {
            return Some((i128::from(word.cardinal + value), unit + 1));
        }
    }
    // dosmilésimos, dois milésimos: thousandths of two thousand
    let scale = reader.word(at + 1);
    let joined = reader.glued(at + 1) || !reader.lexicon.table.has(Habit::DigitDecimals) && scale.any(flag::PLURAL);
    if word.any(flag::CARDINAL) && joined && scale.any(flag::ORDINAL_SCALE) && reader.shape(at + 1) == Shape::Word {
        return Some((10_i128.checked_pow(scale.scale.into())?.checked_mul(word.cardinal.into())?, at + 2));
    }
    if word.any(flag::ORDINAL_SCALE) {
        return Some((10_i128.checked_pow(word.scale.into())?, at + 1));
    }
    None
}

/// one over three
fn one_over(reader: &Reader<'_>, top: &Number) -> Option<Number> {
    let value = top.value?;
    let bottom = super::numeral::bare(reader, top.next + 1).filter(|bottom| {
        reader.closes(bottom.next)
            || reader.is(bottom.next, Role::Percent)
            || reader.term(bottom.next, flag::ROLE).is_some_and(|(word, _)| word.role == Role::Percent)
    })?;
    let part = reader.lexicon.table.has(Habit::DigitDecimals) || bottom.value? > value;
    part.then_some(())?;
    Some(Number { value: Some(value.div(bottom.value?)?), next: bottom.next, form: Form::Fraction, ..*top })
}

/// two thirds, one over three, twenty twenty-fifths, one hundred thirty-two fifths
pub(super) fn fraction(reader: &Reader<'_>, top: &Number) -> Option<Number> {
    let value = top.value?;
    // "a little over 1,000" is no part of a thousand.
    let little = reader.surface(top.next.saturating_sub(1)) == "little";
    if reader.is(top.next, Role::Over) && !little {
        return one_over(reader, top);
    }
    if let Some(bottom) = build(reader, top.next).filter(|bottom| bottom.form == Form::Words && reader.is(bottom.next, Role::Parts)) {
        return Some(Number { value: Some(value.div(bottom.value?)?), next: bottom.next + 1, form: Form::Fraction, ..*top });
    }
    // vingt-troisièmes: a hyphen joins one ordinal
    let ordinal = reader.word(top.next + 1);
    let bound = reader.hyphen(top.next) && reader.lexicon.table.has(Habit::Twenties) && top.form == Form::Words;
    if bound
        && ordinal.any(flag::PLURAL)
        && (1..10).contains(&ordinal.ordinal)
        && value.to_i64().is_some_and(|ten| ten >= 20 && ten % 10 == 0)
    {
        let value = Some(value.add(Exact::int(ordinal.ordinal.into()))?);
        return Some(Number { value, next: top.next + 2, form: Form::Ordinal, ..*top });
    }
    // les deux premiers tiers
    let first = reader.word(top.next).any(flag::BETWEEN) && names_part(reader.word(top.next + 1)) && value > Exact::ONE;
    let spaced_dash = first || reader.sign(top.next, '-') && reader.word(top.next + 1).any(flag::DENOMINATOR | flag::ORDINAL);
    let at = if spaced_dash { top.next + 1 } else { reader.past_hyphen(top.next) };
    let said = !reader.lexicon.table.has(Habit::DigitDecimals);
    // девяносто одна сотая
    let ends_in_one = || value.to_i64().is_some_and(|value| value % 10 == 1) && reader.surface(at).ends_with("ая");
    let one = value == Exact::ONE
        || reader.lexicon.table.has(Habit::NoArticle) && ends_in_one()
        || said && reader.lexicon.table.has(Habit::TensAnd) && reader.word(at).ordinal > 2 && after_fraction(reader, at + 1);
    if let Some((bottom, next)) = denominator(reader, at, one).filter(|(_, next)| !orders(reader, top, at, *next)) {
        // "one hundred thirty fifths" is 100/35: the ten before belongs to the denominator.
        let ten = value.to_i64().filter(|value| !said && value % 100 >= 20 && value % 10 == 0 && *value > 100);
        let plural = reader.word(at).any(flag::PLURAL) && bottom < 10 && bottom > 1;
        // two hundred and fifty-four hundredths: hundredths of what stands after `and`
        let whole = value.to_i64().filter(|value| !said && *value > 100 && value % 100 != 0 && bottom >= 100);
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
    // three one hundredths
    let hundredths = at + 1;
    if reader.word(at).any(flag::CARDINAL)
        && reader.word(at).cardinal == 1
        && reader.word(hundredths).any(flag::ORDINAL_SCALE)
        && reader.word(hundredths).any(flag::PLURAL)
    {
        let bottom = 10_i128.checked_pow(reader.word(hundredths).scale.into())?;
        return Some(Number { value: Some(value.div(Exact::scaled(bottom, 0))?), next: hundredths + 1, form: Form::Fraction, ..*top });
    }
    let bottom = build(reader, at).filter(|bottom| bottom.form == Form::Ordinal && bottom.whole() > Some(20) && one)?;
    Some(Number { value: Some(value.div(bottom.value?)?), next: bottom.next, form: Form::Fraction, ..*top })
}

/// `un troisième mandat`: the article before an ordinal, and a noun that it orders behind it.
fn orders(reader: &Reader<'_>, top: &Number, at: usize, next: usize) -> bool {
    let ordinal = reader.word(at).any(flag::ORDINAL);
    let article = reader.lexicon.table.has(Habit::ArticleOne) && top.next == top.start + 1 && reader.is(top.start, Role::A);
    ordinal && article && !after_fraction(reader, next) && !reader.word(next).any(flag::SCALE)
}

/// `and a half`, `and two thirds` after a whole number; after a scale the fraction is of that scale.
pub(super) fn and_fraction(reader: &Reader<'_>, whole: Number) -> Number {
    part_after_and(reader, &whole).unwrap_or(whole)
}

fn part_after_and(reader: &Reader<'_>, whole: &Number) -> Option<Number> {
    let at = reader.past_hyphen(whole.next);
    matches!(reader.word(at).role, Role::And | Role::With).then_some(())?;
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
        return one_part(reader, at).map(|part| scaled(reader, part));
    }
    if let Some(part) = super::numeral::proper_slash(reader, at) {
        return Some(scaled(reader, part));
    }
    if word.any(flag::DENOMINATOR) && word.ordinal <= 4 && !word.any(flag::ORDINAL) {
        return bare_part(reader, at);
    }
    let top = build(reader, at).filter(|top| top.form == Form::Words)?;
    Some(scaled(reader, fraction(reader, &top)?))
}

/// `две целых (и) три сотых`, with a scale after it.
pub(super) fn wholes(reader: &Reader<'_>, whole: &Number) -> Option<Number> {
    let at = whole.next + 1 + usize::from(reader.is(whole.next + 1, Role::And));
    let top = build(reader, at).filter(|top| top.form == Form::Words)?;
    let part = fraction(reader, &top)?;
    let value = whole.value?.add(part.value?)?;
    let place = (1..12).find(|place| value.shift(*place).is_integer()).unwrap_or(1);
    Some(scaled(reader, Number { value: Some(value), next: part.next, place: -place, form: Form::Words, ..*whole }))
}

/// `siete con cincuenta`: hundredths after a whole number, where nothing follows.
fn with_cents(reader: &Reader<'_>, whole: Number) -> Option<Number> {
    said_decimals(reader, whole, whole.next + 1).filter(|number| {
        reader.closes(number.next) || super::measure::after(reader, number.next, false).is_some_and(|unit| unit.kind == Kind::Percent)
    })
}

/// `virgule deux cent dix`, `coma cero ciento cuarenta y uno cincuenta`: numbers said one after another.
fn said_decimals(reader: &Reader<'_>, whole: Number, at: usize) -> Option<Number> {
    let (mut digits, mut at) = (String::new(), at);
    while digits.len() < 30 {
        let word = reader.word(at);
        if word.any(flag::CARDINAL) && word.cardinal == 0 {
            (digits, at) = (digits + "0", at + 1);
            continue;
        }
        if reader.shape(at) == Shape::Number && digits.is_empty() {
            digits = reader.surface(at).bytes().all(|byte| byte.is_ascii_digit()).then(|| reader.surface(at).to_owned())?;
            at += 1;
            break;
        }
        // vírgula mil quinhentos
        let part = if digits.is_empty() && word.any(flag::SCALE) { build(reader, at) } else { small(reader, at) };
        let Some(part) = part.filter(|part| part.form == Form::Words) else { break };
        digits += &part.whole()?.to_string();
        at = part.next;
    }
    let place = -i32::try_from(digits.len()).ok().filter(|places| *places > 0)?;
    let value = whole.value?.add(Exact::parse(&digits)?.shift(place))?;
    let number = Number { value: Some(value), next: at, place, form: Form::Words, ..whole };
    Some(scaled(reader, number))
}

/// `point five`, `point o o two`, `point seventy-one`, with a scale after it.
pub(super) fn decimals(reader: &Reader<'_>, whole: Number) -> Option<Number> {
    if reader.is(whole.next, Role::With) {
        return with_cents(reader, whole);
    }
    reader.is(whole.next, Role::Point).then_some(())?;
    if !reader.lexicon.table.has(Habit::DigitDecimals) {
        return said_decimals(reader, whole, whole.next + 1);
    }
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
