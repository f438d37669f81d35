//! Labels and ordinals: numbers inside names (14th Five-Year Plan, Article 5), places in an order, and what is no figure at all.

use super::code::{code, dotted, letters_and_digits, number_or_text, phone, spaced_phone, text};
use super::found::{Found, figure};
use super::lex::Shape;
use super::measure;
use super::number::{Form, Number};
use super::numeral::number;
use super::reader::Reader;
use super::table::{Role, flag};
use crate::figure::{Exact, Kind, Value};

/// The label that starts at `at`.
pub(super) fn label(reader: &Reader<'_>, at: usize) -> Option<Found> {
    match reader.shape(at) {
        Shape::Number if super::period::named_decade(reader, at).is_some() => None,
        Shape::Number => section(reader, at).or_else(|| code(reader, at)).or_else(|| named(reader, at)).or_else(|| quoted(reader, at)),
        Shape::Sign('+') if reader.shape(at + 1) == Shape::Number && reader.glued(at + 1) && !reader.glued(at) => phone(reader, at + 1),
        Shape::Word => {
            if let Some((word, next)) = reader.term(at, flag::LABEL) {
                let (_, value) = reader.lexicon.table.labels.get(usize::from(word.label))?;
                return (!value.is_empty()).then(|| figure(reader, at, next, Kind::Label, number_or_text(value)));
            }
            letters_and_digits(reader, at)
                .or_else(|| numbered(reader, at))
                .or_else(|| second_roman(reader, at))
                .or_else(|| top(reader, at))
                .or_else(|| named(reader, at))
                .or_else(|| quoted(reader, at))
                .or_else(|| proper(reader, at))
        }
        _ => None,
    }
}

/// The labels with an empty value are set phrases that hold no figure: the token after one at `at`.
pub(super) fn no_figure(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let (word, next) = reader.term(at, flag::LABEL)?;
    let (_, value) = reader.lexicon.table.labels.get(usize::from(word.label))?;
    // "la media" is the mean, "la media hora" a half of what follows.
    let part = next > at + 1 && reader.word(next - 1).any(flag::DENOMINATOR) && measured(reader, next);
    // "un franc succès" is no money, "un franc suisse" is.
    let paid = || next > at + 1 && reader.term(next - 1, flag::MONEY).is_some_and(|(_, end)| end > next);
    // "such as one-to-one": a phrase that goes on by a hyphen is another word.
    (value.is_empty() && !reader.hyphen(next) && !part && !paid()).then_some(next)
}

/// Whether a half of something can follow: a unit, a scale, a group.
fn measured(reader: &Reader<'_>, at: usize) -> bool {
    reader.term(at, flag::UNIT | flag::SCALE | flag::GROUP).is_some()
}

/// `§ 17`: the sign numbers what follows.
fn section(reader: &Reader<'_>, at: usize) -> Option<Found> {
    at.checked_sub(1).filter(|before| reader.sign(*before, '§'))?;
    let number = number(reader, at).filter(|number| number.form == Form::Digits && number.next == at + 1)?;
    Some(figure(reader, at, number.next, Kind::Ordinal, Value::Number(number.value?)))
}

/// Article 5, Phase II, No. 3, Class I, RFC 9110, version 2.1
fn numbered(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (word, mut next) = reader.term(at, flag::NUMBERED | flag::CODED)?;
    // n° 5, nº 5
    let ring = matches!(reader.shape(next), Shape::Sign('°' | 'º')) && reader.glued(next);
    let point = reader.sign(next, '.') && reader.glued(next) && reader.shape(next + 1) == Shape::Number;
    if reader.surface(at).eq_ignore_ascii_case("n") && !ring && !point {
        return None;
    }
    next += usize::from(ring || reader.sign(next, '.') && reader.surface(at).chars().count() <= 4);
    next = reader.past_hyphen(next);
    // el número 859-292-3680
    if reader.shape(next) == Shape::Number && phone(reader, next).is_some() {
        return phone(reader, next);
    }
    if word.any(flag::CODED) {
        let digits = reader.shape(next) == Shape::Number;
        let end = phone(reader, next).or_else(|| dotted(reader, next)).map_or(next + 1, |(_, end)| end);
        // Boeing 737-800
        let pair = end == next + 1 && reader.hyphen(end) && reader.shape(end + 1) == Shape::Number;
        let end = if pair { end + 2 } else { end };
        let value = Value::Text(text(reader, next, end).into());
        // "a galaxy 13.4 billion light years away"
        let counts = !reader.capital(at) && (reader.word(end).any(flag::SCALE) || measure::after(reader, end, true).is_some());
        return (digits && !counts).then(|| figure(reader, at, end, Kind::Label, value));
    }
    // "on New Year's Day 2023": no day of that number.
    if reader.surface(at).eq_ignore_ascii_case("day") && super::found::year_at(reader, next).is_some() {
        return None;
    }
    // n° 2021-1109
    if reader.shape(next) == Shape::Number && reader.hyphen(next + 1) && reader.shape(next + 2) == Shape::Number && (ring || point) {
        return Some(figure(reader, at, next + 3, Kind::Label, Value::Text(text(reader, next, next + 3).into())));
    }
    // numero 0800 555 111
    if let Some(phone) = spaced_phone(reader, next) {
        return Some(phone);
    }
    let value = match reader.shape(next) {
        Shape::Word => roman(reader.surface(next)).or_else(|| {
            let spelled = number(reader, next).filter(|number| number.form == Form::Words && reader.capital(at))?;
            next = spelled.next - 1;
            spelled.value
        })?,
        Shape::Number => number(reader, next)
            .filter(|number| number.next == next + 1)?
            .value
            .filter(|_| measure::after(reader, next + 1, true).is_none() || reader.capital(at))?,
        _ => return None,
    };
    // Article 17(2): the paragraph belongs to the name.
    let inner =
        reader.sign(next + 1, '(') && reader.glued(next + 1) && reader.shape(next + 2) == Shape::Number && reader.sign(next + 3, ')');
    let end = if inner { next + 4 } else { next + 1 };
    Some(figure(reader, at, end, Kind::Ordinal, Value::Number(value)))
}

/// The IV of `Phase III-IV`, `Phase II/III` and `grades I and II`.
pub(super) fn second_roman(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let value = roman(reader.surface(at))?;
    let joint = at.checked_sub(1).filter(|joint| {
        reader.dash(*joint) || reader.sign(*joint, '/') || matches!(reader.word(*joint).role, Role::And | Role::Or | Role::To)
    })?;
    let first = joint.checked_sub(1).filter(|first| roman(reader.surface(*first)).is_some())?;
    let head = first.checked_sub(1).filter(|head| reader.word(*head).any(flag::NUMBERED))?;
    (head < first).then(|| figure(reader, at, at + 1, Kind::Ordinal, Value::Number(value)))
}

fn roman(text: &str) -> Option<Exact> {
    let numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let at = numerals.iter().position(|numeral| *numeral == text)?;
    Some(Exact::int(i64::try_from(at).ok()? + 1))
}

/// top ten, Top 500
fn top(reader: &Reader<'_>, at: usize) -> Option<Found> {
    if !reader.is(at, Role::Top) {
        return None;
    }
    let number = number(reader, reader.past_hyphen(at + 1)).filter(|number| matches!(number.form, Form::Digits | Form::Words))?;
    if measure::after(reader, number.next, true).is_some() {
        return None;
    }
    let name = reader.capital(at) && at > 0 && !reader.token(at).line_start || number.whole().is_some_and(|top| top >= 100);
    let kind = if name { Kind::Label } else { Kind::Rank };
    Some(figure(reader, at, number.next, kind, Value::Number(number.value?)))
}

/// 14th Five-Year Plan, 20th CPC National Congress, 12345 hotline
fn named(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let number = number(reader, at)?;
    if !matches!(number.form, Form::Ordinal | Form::Digits | Form::Words) {
        return None;
    }
    let service = reader.lexicon.table.hotlines.contains(&reader.surface(at)) && measure::after(reader, number.next, true).is_none();
    let short = reader.shape(at) == Shape::Number && reader.surface(at).bytes().all(|byte| byte.is_ascii_digit());
    if service || short && (number.next..number.next + 3).any(|at| reader.role(at, Role::Hotline).is_some()) {
        return Some(figure(reader, at, number.next, Kind::Label, Value::Number(number.value?)));
    }
    // the 863 project, a Mars 17 missile: a number of plain digits that names a thing of its kind.
    let kind = reader.surface(number.next);
    let programme = ["project", "Project", "program", "Program", "programme", "Programme", "plan", "Plan", "initiative", "Initiative"];
    let machine =
        ["missile", "missiles", "rocket", "rockets", "satellite", "spacecraft", "spaceship", "drone", "fighter", "bomber", "tank"];
    let typed = at > 0 && reader.capital(at - 1) && !reader.token(at - 1).line_start && reader.word(at - 1).flags == 0;
    let titled =
        number.whole().is_some_and(|number| number >= 100) && programme.contains(&kind) && reader.glued(at + 1) == reader.glued(at);
    if short && number.next == at + 1 && (titled || typed && machine.contains(&kind)) {
        return Some(figure(reader, at, number.next, Kind::Label, Value::Number(number.value?)));
    }
    let (_, next) = reader.term(reader.past_hyphen(number.next), flag::LABEL_HEAD)?;
    Some(figure(reader, at, next, Kind::Label, Value::Number(number.value?)))
}

/// The token that closes the quotation that opens right before `at`; `at` where there is none.
pub(super) fn quoted_name(reader: &Reader<'_>, at: usize) -> usize {
    match quoted(reader, at) {
        Some(_) => (at..at + 14).find(|at| matches!(reader.shape(*at), Shape::Sign('"' | '”' | '」' | '»') | Shape::End)).unwrap_or(at),
        None => at,
    }
}

/// A number that opens a short quotation is part of a name: "two lines of defense", "12345".
fn quoted(reader: &Reader<'_>, at: usize) -> Option<Found> {
    // "brand of three capitals"
    let of_name = usize::from(at > 2 && reader.is(at - 1, Role::Of) && reader.shape(at - 2) == Shape::Word) * 2;
    let open = at.checked_sub(1 + of_name)?;
    let straight = reader.sign(open, '"')
        && !reader.token(open).quoted
        && !(reader.glued(open) && reader.shape(open.wrapping_sub(1)) == Shape::Number);
    if !(straight || matches!(reader.shape(open), Shape::Sign('“' | '「' | '‘' | '«'))) {
        return None;
    }
    let titled = super::found::year_at(reader, at).is_some_and(|year| (1900..2100).contains(&year)) && reader.shape(at + 1) == Shape::Word;
    let number = number(reader, at)
        .filter(|number| matches!(number.form, Form::Digits | Form::Words) && !number.value.is_some_and(Exact::is_zero))?;
    if titled {
        return None;
    }
    let close = (number.next..number.next + 10)
        .find(|at| matches!(reader.shape(*at), Shape::Sign('"' | '”' | '」' | '’' | '»' | '.' | '!' | '?' | ';') | Shape::End))?;
    let closed = matches!(reader.shape(close), Shape::Sign('"' | '”' | '」' | '’' | '»'));
    let unit = measure::after(reader, number.next, true).is_some_and(|unit| unit.next == close || unit.kind == Kind::Percent);
    let value = number.value.map_or_else(|| Value::Text(reader.surface(at).into()), Value::Number);
    (closed && !unit).then(|| figure(reader, at, number.next, Kind::Label, value))
}

/// the Two Sessions, Three Gorges: a number word with a capital before another, inside a sentence.
fn proper(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let before = at.checked_sub(1)?;
    // the Group of Seven
    if before > 0 && reader.is(before, Role::Of) && reader.surface(before - 1) == "Group" && reader.capital(at) {
        let number = number(reader, at).filter(|number| number.form == Form::Words)?;
        return Some(figure(reader, at, number.next, Kind::Label, Value::Number(number.value?)));
    }
    // the Big Three, Formula One
    let last = before > 0 && reader.capital(before) && !reader.token(before).line_start && reader.word(before).flags == 0;
    if last && reader.capital(at) && reader.word(at).any(flag::CARDINAL) && (reader.closes(at + 1) || reader.word(at + 1).any(flag::STOP)) {
        let value = Value::Number(Exact::int(reader.word(at).cardinal.into()));
        return Some(figure(reader, at, at + 1, Kind::Label, value));
    }
    let inside = matches!(reader.shape(before), Shape::Word) && !reader.capital(before) || reader.sign(before, '-');
    if !inside || !reader.capital(at) || !reader.word(at).any(flag::CARDINAL) {
        return None;
    }
    let number = number(reader, at).filter(|number| number.form == Form::Words)?;
    if reader.hyphen(number.next) && measure::after(reader, number.next, false).is_none() {
        return Some(figure(reader, at, number.next, Kind::Label, Value::Number(number.value?)));
    }
    let name = reader.past_hyphen(number.next);
    let head = reader.capital(name) && !reader.word(name).any(flag::SCALE | flag::MONEY | flag::UNIT);
    (head && measure::after(reader, number.next, false).is_none()).then_some(())?;
    Some(figure(reader, at, number.next, Kind::Label, Value::Number(number.value?)))
}

/// Whether a bare number counts something: `one` as a pronoun, `zero-based` and hyphenated compounds do not.
pub(super) fn counts(reader: &Reader<'_>, at: usize, next: usize, number: &Number, noun: bool) -> bool {
    let spelled = reader.shape(at) == Shape::Word;
    let alone = at == 0 && (reader.tokens.len() == next || reader.closes(next) && reader.tokens.len() <= next + 1);
    let one = number.whole() == Some(1) && next == at + 1;
    // "a day or two": no size that can be compared.
    let or_two = spelled && number.whole() == Some(2) && at > 2 && reader.surface(at - 1) == "or" && reader.is(at - 3, Role::A);
    if or_two {
        return false;
    }
    let zero_first = number.value.is_some_and(Exact::is_zero) && at == 0 && reader.word(next).any(flag::STOP);
    if zero_first {
        return true;
    }
    if one && spelled {
        // "one measure after another", "one practical reform measure": only a noun close by is counted.
        let near = (next..next + 2).any(|at| reader.word(reader.past_hyphen(at)).any(flag::NOUN));
        let series = (next..next + 5).any(|at| reader.surface(at) == "after" && reader.surface(at + 1) == "another");
        if noun && (!near || series) {
            return false;
        }
    }
    if alone || noun || !spelled {
        return true;
    }
    let times = reader.is(reader.past_hyphen(next), Role::Times) || reader.is(reader.past_hyphen(next), Role::Fold);
    if number.whole() == Some(1) && next == at + 1 || number.value.is_some_and(Exact::is_zero) {
        return times && !number.value.is_some_and(Exact::is_zero);
    }
    true
}
