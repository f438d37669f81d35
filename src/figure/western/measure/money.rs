//! Currencies before and after a number: $5, RMB 300, N585 million, 40 pence, 100 Costa Rican colones. Called by `western::measure`.

use super::Measured;
use crate::figure::western::lex::Shape;
use crate::figure::western::reader::Reader;
use crate::figure::western::table::Role;
use crate::figure::western::table::{Habit, flag};
use crate::figure::{Exact, Kind, Unit};

/// The currency of a sign.
fn signed_money(reader: &Reader<'_>, sign: char) -> Option<Unit> {
    let (_, code, open) = reader.lexicon.table.signs.iter().find(|(known, ..)| *known == sign)?;
    Some(Unit::open_money(code, open))
}

/// A currency before a number: its unit and the token of the number.
pub(in crate::figure::western) fn money_before(reader: &Reader<'_>, at: usize) -> Option<(Unit, usize)> {
    match reader.shape(at) {
        Shape::Sign(sign) => signed_money(reader, sign).map(|unit| (unit, at + 1)),
        Shape::Word => {
            if let Some((word, next)) = reader.term(at, flag::DOLLAR) {
                let dot = next + usize::from(reader.sign(next, '.'));
                // "A $300 fee" has an article.
                let article = reader.surface(at) == "A" && !reader.glued(dot) && reader.lexicon.table.has(Habit::DigitDecimals);
                if matches!(reader.shape(dot), Shape::Sign('$' | '＄' | '¥' | '￥')) && !article {
                    let money = reader.lexicon.money.get(usize::from(word.money))?;
                    // U$S 90
                    let letter = reader.glued(dot + 1) && matches!(reader.surface(dot + 1), "s" | "S" | "d" | "D");
                    return Some((money.unit, dot + 1 + usize::from(letter)));
                }
            }
            let Some((word, next)) = reader.term(at, flag::MONEY_FIRST) else {
                return small_code(reader, at).or_else(|| letter(reader, at)).or_else(|| named_before(reader, at));
            };
            let money = reader.lexicon.money.get(usize::from(word.money))?;
            let next = next + usize::from(reader.sign(next, '.') && reader.glued(next));
            let sign = matches!(reader.shape(next), Shape::Sign('$' | '¥' | '￥'));
            Some((money.unit, next + usize::from(sign)))
        }
        _ => None,
    }
}

/// `nio21,1`: the code of a currency in small letters, where digits touch it.
fn small_code(reader: &Reader<'_>, at: usize) -> Option<(Unit, usize)> {
    let code = reader.surface(at);
    let tight = code.len() == 3 && reader.token(at).word == 0 && reader.glued(at + 1) && reader.shape(at + 1) == Shape::Number;
    let word = reader.lexicon.word(reader.lexicon.find(&tight.then(|| code.to_ascii_uppercase())?));
    let money = reader.lexicon.money.get(usize::from(word.money)).filter(|_| word.any(flag::MONEY_FIRST))?;
    Some((money.unit, at + 1))
}

/// `N585 million`, `R2.5bn`: a currency by its letter, where digits touch it and a large scale follows.
fn letter(reader: &Reader<'_>, at: usize) -> Option<(Unit, usize)> {
    let code = match reader.surface(at) {
        "N" => "NGN",
        "R" => "ZAR",
        "P" => "PHP",
        "K" => "ZMW",
        _ => return None,
    };
    let tight = reader.glued(at + 1) && reader.shape(at + 1) == Shape::Number && reader.lexicon.table.has(Habit::DigitDecimals);
    let scale = reader.word(at + 2);
    let large = scale.any(flag::SCALE) && scale.scale >= 6 && !reader.hyphen(at + 2)
        || reader.glued(at + 2) && matches!(reader.surface(at + 2), "bn" | "m" | "mn" | "trn" | "tn" | "million" | "billion");
    (tight && large).then(|| (Unit::money(code), at + 1))
}

/// `dólares 22,5 milhões`: the name of a currency after a preposition, before digits that have no unit of their own.
fn named_before(reader: &Reader<'_>, at: usize) -> Option<(Unit, usize)> {
    let (word, next) = reader.term(at, flag::MONEY)?;
    let money = reader.lexicon.money.get(usize::from(word.money)).filter(|money| money.power == 0 && money.multiple == 1)?;
    let lead = at.checked_sub(1).is_none_or(|before| reader.word(before).any(flag::STOP));
    let plain = lead && !reader.lexicon.table.has(Habit::DigitDecimals) && reader.shape(next) == Shape::Number;
    let number = plain.then(|| crate::figure::western::numeral::number(reader, next))??;
    let own = super::after(reader, number.next, true).is_some() || super::noun(reader, number.next, false).is_some();
    let large =
        number.value.is_some_and(|value| value.abs() >= Exact::int(20)) && crate::figure::western::found::year_at(reader, next).is_none();
    (!own && large && (reader.closes(number.next) || reader.word(number.next).any(flag::STOP))).then_some((money.unit, next))
}

pub(super) fn money_after(reader: &Reader<'_>, at: usize) -> Option<Measured> {
    match reader.shape(at) {
        Shape::Sign('¢' | '￠') => {
            let unit = Unit::open_money("USD", &["CAD", "AUD", "EUR"]);
            Some(Measured { power: -2, ..Measured::new(unit, Kind::Money, at + 1) })
        }
        Shape::Sign(sign) => {
            let unit = signed_money(reader, sign)?;
            // 16 millions de $CAD
            if let Some((word, next)) = reader.term(at + 1, flag::MONEY_FIRST).filter(|_| reader.glued(at + 1)) {
                let money = reader.lexicon.money.get(usize::from(word.money))?;
                return Some(Measured::new(money.unit, Kind::Money, next));
            }
            // A sign before the next number belongs to that one.
            let next_number = reader.shape(at + 1) == Shape::Number && (reader.glued(at + 1) || !reader.glued(at));
            // "10 $ 30 cent": the cents go on with the dollars before them.
            let cents = reader.term(at + 2, flag::MONEY).and_then(|(word, _)| reader.lexicon.money.get(usize::from(word.money)));
            let cents = cents.is_some_and(|money| money.power == -2) && !reader.glued(at + 1) && !reader.surface(at + 1).contains('.');
            (!next_number || cents).then(|| Measured::new(unit, Kind::Money, at + 1))
        }
        Shape::Word => {
            if let Some((word, next)) = reader.term(at, flag::DOLLAR)
                && reader.sign(next, '$')
                && reader.shape(next + 1) != Shape::Number
            {
                let money = reader.lexicon.money.get(usize::from(word.money))?;
                return Some(Measured::new(money.unit, Kind::Money, next + 1));
            }
            if at.checked_sub(1).is_some_and(|number| is_pence(reader, number)) {
                return Some(Measured { power: -2, ..Measured::new(Unit::money("GBP"), Kind::Money, at + 1) });
            }
            // 2020 marks the centenary, July 26 marks a start: a date, and no money.
            let dated = |number: usize| {
                crate::figure::western::found::year_at(reader, number).is_some() || number > 0 && reader.word(number - 1).any(flag::MONTH)
            };
            if reader.surface(at) == "marks" && at.checked_sub(1).is_some_and(dated) {
                return None;
            }
            // "In 2013 dollars": at the prices of that year.
            let priced = at.checked_sub(2).is_some_and(|lead| matches!(reader.surface(lead), "in" | "constant" | "current"));
            if priced
                && at.checked_sub(1).is_some_and(|year| {
                    crate::figure::western::found::year_at(reader, year).is_some_and(|year| (1900..2100).contains(&year))
                })
            {
                return None;
            }
            let Some((word, next)) = reader.term(at, flag::MONEY) else { return foreign(reader, at) };
            let money = reader.lexicon.money.get(usize::from(word.money))?;
            // "a Mao": a name, and no tenth of a yuan.
            let article = at.checked_sub(1).is_some_and(|before| reader.is(before, Role::A));
            let named = reader.capital(at) && reader.surface(at).chars().skip(1).any(char::is_lowercase);
            if article && named && reader.lexicon.table.has(Habit::DigitDecimals) {
                return None;
            }
            // "quattro centesimi di secondo": hundredths of a second
            if money.power < 0 && reader.is(next, Role::Of) && reader.word(next + 1).any(flag::UNIT | flag::ORDINAL) {
                return None;
            }
            Some(Measured { power: money.power, multiple: money.multiple, ..Measured::new(money.unit, Kind::Money, next) })
        }
        _ => None,
    }
}

/// `100 Costa Rican colones`, `5 Nigerian nairas`: a country's name before a currency that only one country has.
fn foreign(reader: &Reader<'_>, at: usize) -> Option<Measured> {
    let adjective = |at: usize| {
        let word = reader.surface(at);
        reader.word(at).flags == 0 && ["ian", "ean", "ese", "ish", "can", "eli"].iter().any(|end| word.ends_with(end))
    };
    let country = |at: usize| {
        (reader.capital(at) || adjective(at)) && !reader.word(at).any(flag::UNIT | flag::CARDINAL | flag::SCALE | flag::MONTH | flag::STOP)
    };
    let noun = at + (at..at + 3).take_while(|at| country(*at) && !reader.word(*at).any(flag::MONEY)).count();
    let (word, next) = reader.term(noun, flag::MONEY).filter(|_| noun > at)?;
    let money = reader.lexicon.money.get(usize::from(word.money)).filter(|money| money.unit.open.is_empty())?;
    Some(Measured { power: money.power, multiple: money.multiple, ..Measured::new(money.unit, Kind::Money, next) })
}

/// `50p each`, `11.8p on Friday`, or `cut to 208p` a little behind a sum in pounds.
pub(in crate::figure::western) fn is_pence(reader: &Reader<'_>, at: usize) -> bool {
    let surface = reader.surface(at);
    let pence = reader.surface(at + 1) == "p" && reader.glued(at + 1);
    // 1080p is a picture, 139.9p can be none.
    let small = surface.len() < 3 || surface.len() == 3 && surface.starts_with('1');
    let parted = surface.contains('.') && surface.len() <= 6;
    let ends = reader.closes(at + 2)
        || reader.dash(at + 2)
        || reader.word(at + 2).any(flag::STOP)
        || matches!(reader.surface(at + 2), "each" | "coin" | "coins" | "piece" | "pieces");
    pence && (small && ends || parted || surface.len() <= 4 && (at.saturating_sub(40)..at).any(|at| reader.sign(at, '£')))
}
