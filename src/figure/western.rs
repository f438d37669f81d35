//! The grammar of languages that write words and 10^3 scales: English first. Called by `figure::extract`.
//!
//! A [`Table`] of data makes a language; the grammar is the same for all. One pass: the lexer cuts a
//! paragraph into tokens and looks each word up once, then every token that can start a figure is tried in a fixed order
//! (label, date, multiplier, quantity, ordinal). Each look ahead or back is bounded, so time grows linearly.
//!
//! The layers, each of which asks only those before it:
//! - words: `table`, `letter`, `lexicon`, `starts`, `compile`, `compound`, `lex`, `reader`, `found`;
//! - numbers, and what stands right beside one, which need each other: `number`, `numeral`, `spelled`, `fraction`, `measure`, `context`;
//! - dates and names: `calendar`, `clock`, `period`, `date`, `code`, `label`;
//! - quantities: `amount`, `kind`, `dress`, `share`, `ratio`, `range`, `quantity`, `order`.

use std::sync::OnceLock;

use super::{Figure, Kind, Unit, lang};
use crate::text::Lang;

mod amount;
mod calendar;
mod clock;
mod code;
mod compile;
mod compound;
mod context;
mod date;
mod dress;
mod found;
mod fraction;
mod kind;
mod label;
mod letter;
mod lex;
mod lexicon;
mod measure;
mod number;
mod numeral;
mod order;
mod period;
mod quantity;
mod range;
mod ratio;
mod reader;
mod share;
mod spelled;
mod starts;
pub mod table;
#[cfg(test)]
mod tests;
pub(super) mod vulgar;

use found::Found;
use lex::{Shape, Token};
use lexicon::Lexicon;
use reader::{Numbers, Reader};
use starts::{MEASURED, STARTS, Starts, role_starts};
use table::{Habit, Role, Table, flag};

/// Every figure of `text`.
pub fn extract(text: &str, lang: &Lang) -> Vec<Figure> {
    let lexicon = lexicon(lang);
    let mut figures = Vec::new();
    let mut tokens = Vec::new();
    let mut base = 0;
    while let Some(paragraph) = paragraph(text, base) {
        tokens.clear();
        tokens.reserve(paragraph.len() / TOKEN);
        lex::tokens(paragraph, base, lexicon, &mut tokens);
        read(&Reader { text, lexicon, tokens: &tokens, numbers: Numbers::default() }, &mut figures);
        base += paragraph.len();
    }
    figures
}

/// About as many bytes as a token has with the blank before it.
const TOKEN: usize = 4;

/// The text from byte `base` up to the next empty line.
fn paragraph(text: &str, base: usize) -> Option<&str> {
    let rest = text.get(base..).filter(|rest| !rest.is_empty())?;
    let empty = rest.match_indices('\n').find(|(at, _)| rest.as_bytes().get(at + 1) == Some(&b'\n'));
    rest.get(..empty.map_or(rest.len(), |(at, _)| at + 2))
}

/// The compiled data of a language, made when it is first wanted.
fn lexicon(lang: &Lang) -> &'static Lexicon {
    static COMPILED: [OnceLock<Lexicon>; lang::WESTERN.len()] = [const { OnceLock::new() }; lang::WESTERN.len()];
    static NONE: OnceLock<Lexicon> = OnceLock::new();
    let at = lang::WESTERN.iter().position(|(tag, _)| *tag == lang.primary()).unwrap_or_default();
    match (COMPILED.get(at), lang::WESTERN.get(at)) {
        (Some(compiled), Some((_, table))) => compiled.get_or_init(|| compile::lexicon(table)),
        _ => NONE.get_or_init(|| compile::lexicon(&Table::EMPTY)),
    }
}

fn read(reader: &Reader<'_>, figures: &mut Vec<Figure>) {
    let (mut at, mut name_end) = (0, 0);
    while at < reader.tokens.len() {
        if is_plain(reader, at) {
            at += 1;
            continue;
        }
        at = match step(reader, at) {
            Some((mut figure, next)) => {
                let next = next.max(at + 1);
                if figure.kind == Kind::Label {
                    name_end = name_end.max(label::quoted_name(reader, at));
                } else if at < name_end && matches!(figure.kind, Kind::Count | Kind::Duration) {
                    // "two types of enterprises and three new fields": the rest of a quoted name belongs to it.
                    (figure.kind, figure.unit) = (Kind::Label, Unit::NONE);
                }
                let overlaps = figures.last().is_some_and(|last: &Figure| last.span.overlaps(figure.span));
                if !overlaps {
                    figures.push(figure);
                }
                next
            }
            None => skip(reader, at),
        };
    }
}

/// A word that starts nothing, and no number by it: most of a text.
#[inline]
fn is_plain(reader: &Reader<'_>, at: usize) -> bool {
    let token = reader.token(at);
    token.shape == Shape::Word
        && !starts_here(reader, at, token)
        && reader.shape(at + 1) != Shape::Number
        && reader.shape(at + 2) != Shape::Number
        && !may_be_roman(reader, at)
}

/// Whether a word starts a figure or a set phrase by itself, or a phrase that does stands here.
#[inline]
fn starts_here(reader: &Reader<'_>, at: usize, token: Token) -> bool {
    match reader.lexicon.starts(token.word) {
        Starts::Never => false,
        Starts::InPhrase => reader.term(at, STARTS).is_some(),
        Starts::Always => !is_mere_article(reader, at),
    }
}

/// `a house`: an English article starts figures only with what is numbered, counted or measured within a few words.
fn is_mere_article(reader: &Reader<'_>, at: usize) -> bool {
    let word = reader.word(at);
    let mere = word.role == Role::A && !word.any(STARTS) && reader.lexicon.table.has(Habit::DigitDecimals);
    let plain = |at: usize| {
        let word = reader.word(at);
        let shared = matches!(word.role, Role::Over | Role::Out | Role::Per);
        !matches!(reader.shape(at), Shape::Number | Shape::Vulgar(..)) && word.reach & (STARTS | MEASURED) == 0 && !shared
    };
    mere && (at + 1..at + 5).all(plain) && reader.term(at, !0).is_none_or(|(_, next)| next == at + 1)
}

/// Whether a word may be a Roman number, in languages that count centuries and kings by them.
fn may_be_roman(reader: &Reader<'_>, at: usize) -> bool {
    !reader.lexicon.table.has(Habit::DigitDecimals) && reader.surface(at).starts_with(['I', 'V', 'X'])
}

/// The token after one that starts no figure; set phrases and list markers are passed whole.
fn skip(reader: &Reader<'_>, at: usize) -> usize {
    label::no_figure(reader, at).unwrap_or(at + 1)
}

fn step(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let starts = match reader.shape(at) {
        Shape::Number => !list_marker(reader, at),
        Shape::Vulgar(..) => true,
        Shape::Sign(sign) => sign_starts(reader, at, sign),
        Shape::Word => word_starts(reader, at),
        Shape::End => false,
    };
    if !starts || (reader.shape(at) == Shape::Word && label::no_figure(reader, at).is_some()) {
        return None;
    }
    period::named_period(reader, at)
        .or_else(|| label::label(reader, at))
        .or_else(|| date::date(reader, at))
        .or_else(|| order::multiplier(reader, at))
        .or_else(|| quantity::quantity(reader, at))
        .or_else(|| order::ordinal(reader, at))
}

fn sign_starts(reader: &Reader<'_>, at: usize, sign: char) -> bool {
    let pays = |sign: char| (!sign.is_ascii() || sign == '$') && reader.lexicon.table.signs.iter().any(|(known, ..)| *known == sign);
    if !matches!(sign, '-' | '−' | '–' | '+') {
        return pays(sign) && reader.shape(at + 1) != Shape::End;
    }
    // Behind a minus, a number or a sum of money.
    let signed = match reader.shape(at + 1) {
        Shape::Number | Shape::Vulgar(..) => true,
        Shape::Sign(sign) => pays(sign),
        Shape::Word => {
            reader.word(at + 1).reach & (flag::CARDINAL | flag::DOLLAR | flag::MONEY_FIRST) != 0 || reader.shape(at + 2) == Shape::Number
        }
        Shape::End => false,
    };
    signed && !list_marker(reader, at + 1)
}

fn word_starts(reader: &Reader<'_>, at: usize) -> bool {
    let word = reader.word(at);
    let glued_digits = matches!(reader.shape(at + 1), Shape::Number) || reader.shape(at + 2) == Shape::Number;
    let close = glued_digits && (reader.glued(at + 1) || matches!(reader.surface(at), "FY"));
    let lone = word.any(flag::UNIT) && reader.tokens.len() <= 2 && reader.lexicon.table.has(Habit::NoArticle);
    let paid = word.any(flag::MONEY) && reader.shape(at + 1) == Shape::Number;
    let decade = (reader.word(at + 1).multiple >= 10 || reader.is(at + 1, Role::Recent)) && amount::past_decade(reader, at).is_some();
    let long = word.any(flag::UNIT) && (word.multiple > 1 || reader.hyphen(at + 1)) && amount::long_unit(reader, at).is_some()
        || word.any(flag::UNIT) && amount::unit_and_half(reader, at).is_some();
    word.any(STARTS)
        || lone
        || long
        || word.any(flag::UNIT) && amount::unit_and_half(reader, at).is_some()
        || paid
        || decade
        || may_be_roman(reader, at)
        || label::second_roman(reader, at).is_some()
        || role_starts(word.role)
        || word.reach & STARTS != 0 && reader.term(at, STARTS).is_some()
        || close
}

/// `1.`, `2)`, `(3)`, `- 4.` at the start of a line number its items.
fn list_marker(reader: &Reader<'_>, at: usize) -> bool {
    let token: Token = reader.token(at);
    let bullet =
        at > 0 && reader.token(at - 1).line_start && matches!(reader.shape(at - 1), Shape::Sign('-' | '+' | '(' | '#' | '>' | '（'));
    let hashes = (1..7).take_while(|back| at.checked_sub(*back).is_some_and(|at| reader.sign(at, '#'))).count() > 0;
    let first = token.line_start || bullet || hashes;
    let short = reader.surface(at).len() <= 3;
    let mark = matches!(reader.shape(at + 1), Shape::Sign('.' | ')' | '）' | '、'))
        && reader.glued(at + 1)
        && !reader.word(at + 2).any(flag::MONTH);
    let more = reader.shape(at + 2) != Shape::End && !reader.glued(at + 2);
    token.shape == Shape::Number && first && short && mark && more
}
