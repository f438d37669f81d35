//! Turns a [`Table`](super::table::Table) into the senses of a [`Lexicon`]. Called once a language.

use super::compound;
use super::lexicon::{Lexicon, Money, Word};
use super::starts::may_start;
use super::table::{Habit, Table, flag};
use crate::figure::Unit;

/// Compiles a table.
pub(super) fn lexicon(table: &'static Table) -> Lexicon {
    let mut lexicon = Lexicon::empty(table);
    fill(&mut lexicon);
    lexicon.sort_phrases();
    lexicon.mark_starters(may_start);
    lexicon.mark_heads(compound::HEAD);
    lexicon
}

/// Adds every sense of the lexicon's table.
fn fill(lexicon: &mut Lexicon) {
    numbers(lexicon);
    units(lexicon);
    money(lexicon);
    let table = lexicon.table;
    for (index, (_, one, many)) in table.nouns.iter().enumerate() {
        let noun = index_of(index);
        lexicon.add(one, |word| (word.flags, word.noun) = (word.flags | flag::NOUN, noun));
        lexicon.add(many, |word| (word.flags, word.noun) = (word.flags | flag::NOUNS, noun));
    }
    for (approx, words) in table.approx {
        lexicon.add(words, |word| (word.flags, word.approx) = (word.flags | flag::APPROX, *approx));
    }
    for (approx, words) in table.approx_after {
        lexicon.add(words, |word| (word.flags, word.approx_after) = (word.flags | flag::APPROX_AFTER, *approx));
    }
    for (times, parts, trend, words) in table.multipliers {
        lexicon.add(words, |word| {
            word.flags |= flag::MULTIPLIER;
            (word.cardinal, word.divisor, word.trend) = (*times, u8::try_from(*parts).unwrap_or(1), *trend);
        });
    }
    for (index, (words, _)) in table.labels.iter().enumerate() {
        lexicon.add(words, |word| (word.flags, word.label) = (word.flags | flag::LABEL, index_of(index)));
    }
    for (bit, words) in table.flags {
        lexicon.add(words, |word| word.flags |= bit);
    }
    for (role, words) in table.roles {
        lexicon.add(words, |word| (word.flags, word.role) = (word.flags | flag::ROLE, *role));
    }
}

fn numbers(lexicon: &mut Lexicon) {
    let table = lexicon.table;
    let calendar = |number: u32| u8::try_from(number).unwrap_or_default();
    for (words, value) in table.cardinals {
        lexicon.add(words, |word| (word.flags, word.cardinal) = (word.flags | flag::CARDINAL, *value));
    }
    for (words, value) in table.groups {
        lexicon.add(words, |word| (word.flags, word.cardinal) = (word.flags | flag::GROUP, *value));
    }
    for (words, value) in table.ordinals {
        lexicon.add(words, |word| (word.flags, word.ordinal) = (word.flags | flag::ORDINAL, *value));
        // "ein zweites Paket": no half, where parts have words of their own.
        if !table.has(Habit::OwnParts) {
            lexicon.add(&plurals(words), |word| denominator(word, *value));
        }
    }
    for (words, value) in table.denominators {
        lexicon.add(words, |word| denominator(word, *value));
    }
    for (words, power) in table.scales {
        lexicon.add(words, |word| (word.flags, word.scale) = (word.flags | flag::SCALE, calendar(*power)));
    }
    for (words, power) in table.ordinal_scales {
        lexicon.add(words, |word| (word.flags, word.scale) = (word.flags | flag::ORDINAL_SCALE, calendar(*power)));
        lexicon.add(&plurals(words), |word| {
            (word.flags, word.scale) = (word.flags | flag::ORDINAL_SCALE | flag::PLURAL, calendar(*power));
        });
    }
    for (words, power) in table.short_scales {
        lexicon.add(words, |word| (word.flags, word.short) = (word.flags | flag::SHORT_SCALE, calendar(*power)));
    }
    for (words, value) in table.vague {
        lexicon.add(words, |word| (word.flags, word.cardinal) = (word.flags | flag::VAGUE, *value));
    }
    for (top, bottom, words) in table.parts {
        lexicon.add(words, |word| {
            word.flags |= flag::PART;
            (word.cardinal, word.divisor) = (*top, u8::try_from(*bottom).unwrap_or(1));
        });
    }
    for (words, ten) in table.decades {
        lexicon.add(words, |word| (word.flags, word.cardinal) = (word.flags | flag::DECADE, *ten));
    }
    for (words, month) in table.months {
        lexicon.add(words, |word| (word.flags, word.calendar) = (word.flags | flag::MONTH, calendar(*month)));
    }
    for (words, day) in table.weekdays {
        lexicon.add(words, |word| (word.flags, word.calendar) = (word.flags | flag::WEEKDAY, calendar(*day)));
    }
}

fn units(lexicon: &mut Lexicon) {
    let table = lexicon.table;
    for (code, multiple, words) in table.units {
        let unit = unit_index(lexicon, code);
        let multiple = u16::try_from(*multiple).unwrap_or(1);
        lexicon.add(words, |word| {
            (word.flags, word.unit, word.multiple) = (word.flags | flag::UNIT, unit, multiple);
        });
    }
    for (code, words) in table.symbols {
        let unit = unit_index(lexicon, code);
        lexicon.add(words, |word| (word.flags, word.symbol) = (word.flags | flag::SYMBOL, unit));
    }
}

fn unit_index(lexicon: &mut Lexicon, code: &'static str) -> u16 {
    let unit = Unit::by_code(code).unwrap_or_else(|| Unit::other(code));
    let known = lexicon.units.iter().position(|other| *other == unit);
    let index = known.unwrap_or_else(|| {
        lexicon.units.push(unit);
        lexicon.units.len() - 1
    });
    index_of(index)
}

fn money(lexicon: &mut Lexicon) {
    let table = lexicon.table;
    for (code, open, power, words) in table.money {
        lexicon.money.push(Money { unit: Unit::open_money(code, open), power: i32::from(*power), multiple: 1 });
        let index = index_of(lexicon.money.len() - 1);
        lexicon.add(words, |word| (word.flags, word.money) = (word.flags | flag::MONEY, index));
    }
    for (code, hundredths, words) in table.coins {
        lexicon.money.push(Money { unit: Unit::money(code), power: -2, multiple: i64::from(*hundredths) });
        let index = index_of(lexicon.money.len() - 1);
        lexicon.add(words, |word| (word.flags, word.money) = (word.flags | flag::MONEY, index));
    }
    for (bit, list) in [(flag::MONEY | flag::MONEY_FIRST, table.money_first), (flag::DOLLAR, table.dollars)] {
        for (code, words) in list {
            lexicon.money.push(Money { unit: Unit::money(code), power: 0, multiple: 1 });
            let index = index_of(lexicon.money.len() - 1);
            lexicon.add(words, |word| (word.flags, word.money) = (word.flags | bit, index));
        }
    }
}

fn denominator(word: &mut Word, value: u32) {
    word.flags |= flag::DENOMINATOR | flag::PLURAL;
    word.ordinal = value;
}

fn plurals(words: &str) -> String {
    words.split('|').map(|word| format!("{word}s")).collect::<Vec<_>>().join("|")
}

fn index_of(index: usize) -> u16 {
    u16::try_from(index).unwrap_or_default()
}
