//! What Japanese and Korean give the grammar ([`Table`], data only) and the look-ups made of it once ([`Index`]).

use std::collections::BTreeMap;

use super::starts::Starts;
use super::words::{Letters, Words};
use crate::figure::{Approx, Direction, Unit};

/// The words of one language. Several words of one sense are separated by `|` and hold no blanks: texts are matched over theirs.
#[derive(Debug)]
pub(crate) struct Table {
    /// Characters that are read as others: pairs of equal length.
    pub(crate) fold: (&'static str, &'static str),
    /// Characters that are read as others beside a numeral alone: 参 of 金参万円 is 3, and 参 of 参加 none.
    pub(crate) fold_beside: (&'static str, &'static str),
    /// Digits.
    pub(crate) digits: &'static [(&'static str, u8)],
    /// Ten, hundred, thousand, by power.
    pub(crate) small: &'static [(&'static str, u8)],
    /// 10^4 and above, by power.
    pub(crate) big: &'static [(&'static str, u8)],
    /// Numbers of the language's own below a hundred (하나, 스물), which need a counter.
    pub(crate) natives: &'static [(&'static str, u8)],
    /// The same numbers by sound, read only where a whole run of kana is made of them.
    pub(crate) sounds: &'static [(&'static str, u8, Sound)],
    /// What stands between whole number and decimals besides the point.
    pub(crate) points: &'static str,
    /// Characters that say several of the scale after them: 数百, 수백.
    pub(crate) several: &'static str,
    /// Minus.
    pub(crate) minus: &'static str,
    /// Makes an ordinal of the number after it.
    pub(crate) ordinal_prefix: &'static str,
    /// What follows a number: its sense and its words.
    pub(crate) tails: &'static [(Tail, &'static str)],
    /// Measures by code.
    pub(crate) measures: &'static [(&'static str, &'static str)],
    /// Currencies: code, other readings, power of ten, words.
    pub(crate) money: &'static [(&'static str, &'static [&'static str], i8, &'static str)],
    /// Signs and codes before the number.
    pub(crate) money_before: &'static [(&'static str, &'static [&'static str], &'static str)],
    /// Counters, with the English noun.
    pub(crate) counters: &'static [(&'static str, &'static str)],
    /// Measures that a word before the number makes of the unit after it: (before, unit, whole): 時速 + km.
    pub(crate) turned: &'static [(&'static str, &'static str, &'static str)],
    /// Bounds before the number.
    pub(crate) before: &'static [(Approx, &'static str)],
    /// Bounds after the number and its unit.
    pub(crate) after: &'static [(Approx, &'static str)],
    /// Words of change.
    pub(crate) change: &'static [(Direction, &'static str)],
    /// What happens up to a value, behind `まで` and `까지`: the value is where it leads, and no bound.
    pub(crate) reached: &'static str,
    /// What joins the two ends of a range; the word that must follow the second, where there is one.
    pub(crate) ranges: &'static [(&'static str, &'static str)],
    /// What joins a whole number and a fraction.
    pub(crate) plus: &'static str,
    /// Whole words with a value: half.
    pub(crate) words: &'static [(i64, i64, &'static str)],
    /// Numbers of days in one word (사흘).
    pub(crate) days: &'static [(u8, &'static str)],
    /// Months, days and parts of a year or day by name.
    pub(crate) periods: &'static [(Period, &'static str)],
    /// Days of the week, Monday first.
    pub(crate) weekdays: &'static [(u8, &'static str)],
    /// The last of its kind (마지막, 最後の), and the word for a day after it.
    pub(crate) last: (&'static str, &'static str),
    /// Eras and the year before their first.
    pub(crate) eras: &'static [(i32, &'static str)],
    /// One of a time by which others are counted: 1日, 1년.
    pub(crate) per: &'static str,
    /// One number or the next, in one word (두세), by the lower.
    pub(crate) pairs: &'static [(u8, &'static str)],
    /// Words that are a number before some words alone: 十分 is ten minutes in 十分後, else "enough".
    pub(crate) numbers_before: &'static [(&'static str, &'static str)],
    /// Words in which a numeral is no number.
    pub(crate) no_figures: &'static str,
    /// Names that hold a number, with their value.
    pub(crate) labels: &'static [(&'static str, &'static str)],
    /// What may follow a spelled number that has no unit.
    pub(crate) particles: &'static str,
    /// What may stand between a spelled number with its unit and the end of the word.
    pub(crate) endings: &'static str,
    /// Numerals of one syllable, which are parts of many words: the units that each takes.
    pub(crate) syllables: &'static [Syllable],
    /// Spelled numbers stand between blanks.
    pub(crate) spaced: bool,
}

/// How a number by sound is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sound {
    /// A digit.
    Digit,
    /// A power below 10^4.
    Small,
    /// A power from 10^4.
    Big,
}

/// Which units make a number of a numeral of one syllable.
#[derive(Debug)]
pub(crate) struct Syllable {
    /// The numerals.
    pub(crate) numerals: &'static str,
    /// How the unit stands.
    pub(crate) stands: Stands,
    /// The units that they take.
    pub(crate) units: &'static str,
    /// Further units.
    pub(crate) further: Further,
}

/// How a unit stands behind its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stands {
    /// In the same word.
    Glued,
    /// In the next word.
    Apart,
}

/// Units that a row of [`Syllable`] does not list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Further {
    /// None.
    No,
    /// Measures and currencies of several syllables.
    Measures,
    /// All of several syllables.
    Long,
    /// All.
    All,
}

/// What a word after a number makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tail {
    Percent,
    Point,
    Tenths,
    Times,
    Ordinal,
    Rank,
    Age,
    InTens,
    Fraction,
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
    Century,
    Decade,
    Quarter,
    Dozen,
    Half,
    Over,
    Versus,
}

/// A part of a year or day by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Period {
    /// First or second half of a year.
    HalfYear(u8),
    /// Before noon.
    Am,
    /// After noon.
    Pm,
    /// The years before Christ (紀元前, 기원전).
    BeforeChrist,
    /// Twelve o'clock.
    Noon,
    /// The year in words before its digits (西暦, 서기).
    Year,
}

/// A unit after a number.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Suffix {
    /// A measure.
    Measure(Unit),
    /// A currency, with the power of ten of its word.
    Money(Unit, i8),
    /// A counter.
    Count(Unit),
    /// Anything else.
    Tail(Tail),
}

/// A character that is part of a numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// 0 to 9.
    Digit(u8),
    /// A power below 10^4.
    Small(u8),
    /// A power from 10^4.
    Big(u8),
    /// A native number below a hundred.
    Native(u8),
}

/// A [`Table`] made ready; built once a language.
#[derive(Debug)]
pub(crate) struct Index {
    /// The letters that are read as others, always or beside a numeral.
    folded: Letters,
    folds: BTreeMap<char, char>,
    folds_beside: BTreeMap<char, char>,
    pub(crate) table: &'static Table,
    pub(crate) parts: Words<Part>,
    pub(crate) sounds: Words<Part>,
    pub(crate) suffixes: Words<Suffix>,
    pub(crate) money_before: Words<Unit>,
    pub(crate) before: Words<Approx>,
    pub(crate) after: Words<Approx>,
    pub(crate) change: Words<Direction>,
    pub(crate) reached: Words<()>,
    pub(crate) ranges: Words<&'static str>,
    pub(crate) minus: Words<()>,
    pub(crate) plus: Words<()>,
    pub(crate) words: Words<(i64, i64)>,
    pub(crate) days: Words<u8>,
    pub(crate) periods: Words<Period>,
    pub(crate) weekdays: Words<u8>,
    pub(crate) eras: Words<i32>,
    pub(crate) per: Words<()>,
    pub(crate) no_figures: Words<()>,
    pub(crate) labels: Words<&'static str>,
    pub(crate) numbers_before: Words<&'static str>,
    pub(crate) turned: Words<(&'static str, &'static str)>,
    pub(crate) particles: Words<()>,
    pub(crate) endings: Words<()>,
    pub(crate) pairs: Words<u8>,
    pub(crate) ordinal_prefix: Letters,
    pub(crate) several: Letters,
    pub(crate) points: Letters,
    pub(crate) starts: Starts,
}

impl Index {
    /// Builds the look-ups of a table.
    pub(crate) fn new(table: &'static Table) -> Self {
        let sound = |value: u8, sound: Sound| match sound {
            Sound::Digit => Part::Digit(value),
            Sound::Small => Part::Small(value),
            Sound::Big => Part::Big(value),
        };
        let parts = (table.digits.iter().map(|(words, value)| (Part::Digit(*value), *words)))
            .chain(table.small.iter().map(|(words, power)| (Part::Small(*power), *words)))
            .chain(table.big.iter().map(|(words, power)| (Part::Big(*power), *words)))
            .chain(table.natives.iter().map(|(words, value)| (Part::Native(*value), *words)));
        let folds = || [table.fold, table.fold_beside];
        let index = Self {
            folded: Letters::of(folds().into_iter().flat_map(|(from, _)| from.chars())),
            folds: table.fold.0.chars().zip(table.fold.1.chars()).collect(),
            folds_beside: table.fold_beside.0.chars().zip(table.fold_beside.1.chars()).collect(),
            table,
            parts: Words::of(parts),
            sounds: Words::of(table.sounds.iter().map(|(words, value, kind)| (sound(*value, *kind), *words))),
            suffixes: suffixes(table),
            money_before: Words::of(table.money_before.iter().map(|(code, open, words)| (Unit::open_money(code, open), *words))),
            before: Words::of(table.before.iter().copied()),
            after: Words::of(table.after.iter().copied()),
            change: Words::of(table.change.iter().copied()),
            reached: Words::of(std::iter::once(((), table.reached))),
            ranges: Words::of(table.ranges.iter().map(|(words, close)| (*close, *words))),
            minus: Words::of(std::iter::once(((), table.minus))),
            plus: Words::of(std::iter::once(((), table.plus))),
            words: Words::of(table.words.iter().map(|(top, bottom, words)| ((*top, *bottom), *words))),
            days: Words::of(table.days.iter().copied()),
            periods: Words::of(table.periods.iter().copied()),
            weekdays: Words::of(table.weekdays.iter().copied()),
            eras: Words::of(table.eras.iter().copied()),
            per: Words::of(std::iter::once(((), table.per))),
            no_figures: Words::of(std::iter::once(((), table.no_figures))),
            labels: Words::of(table.labels.iter().map(|(value, words)| (*value, *words))),
            numbers_before: Words::of(table.numbers_before.iter().map(|(words, next)| (*next, *words))),
            turned: Words::of(table.turned.iter().map(|(before, from, to)| ((*from, *to), *before))),
            particles: Words::of(std::iter::once(((), table.particles))),
            endings: Words::of(std::iter::once(((), table.endings))),
            pairs: Words::of(table.pairs.iter().copied()),
            ordinal_prefix: Letters::of(table.ordinal_prefix.chars()),
            several: Letters::of(table.several.chars()),
            points: Letters::of(table.points.chars()),
            starts: Starts::default(),
        };
        Self { starts: Starts::of(&index), ..index }
    }

    /// The characters that those of `text` are read as.
    pub(crate) fn folded(&self, text: &str) -> Vec<char> {
        let mut chars: Vec<char> = text.chars().map(|c| self.fold(c)).collect();
        if self.folds_beside.is_empty() {
            return chars;
        }
        for at in 0..chars.len() {
            let folded = chars.get(at).filter(|c| self.folded.has(**c));
            let Some(plain) = folded.and_then(|c| self.folds_beside.get(c)).copied() else { continue };
            let numeral = |at: Option<usize>| at.is_some_and(|at| self.parts.at(&chars, at).is_some());
            // 31憶, as many write it
            let digit = at.checked_sub(1).and_then(|before| chars.get(before)).is_some_and(char::is_ascii_digit);
            let beside = digit || numeral(at.checked_sub(1)) || numeral(Some(at + 1));
            if let Some(c) = chars.get_mut(at).filter(|_| beside) {
                *c = plain;
            }
        }
        chars
    }

    /// The character that `c` is read as: half width, plain digits and signs.
    pub(crate) fn fold(&self, c: char) -> char {
        if c.is_ascii() {
            return c;
        }
        if self.folded.has(c) {
            return self.folds.get(&c).copied().unwrap_or(c);
        }
        match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '\u{3000}' | '\u{a0}' | '\u{202f}' => ' ',
            '−' | '‐' | '‑' => '-',
            '〜' | '–' | '∼' => '~',
            '٠'..='٩' => char::from_u32(u32::from(c) - 0x660 + 0x30).unwrap_or(c),
            '￦' => '₩',
            other => other,
        }
    }
}

fn suffixes(table: &'static Table) -> Words<Suffix> {
    let measures = table.measures.iter().filter_map(|(code, words)| Some((Suffix::Measure(Unit::by_code(code)?), *words)));
    let money = table.money.iter().map(|(code, open, power, words)| (Suffix::Money(Unit::open_money(code, open), *power), *words));
    let counters = table.counters.iter().map(|(noun, words)| {
        let unit = if noun.is_empty() { Unit::NONE } else { Unit::count(noun) };
        (Suffix::Count(unit), *words)
    });
    let tails = table.tails.iter().map(|(tail, words)| (Suffix::Tail(*tail), *words));
    Words::of(tails.chain(measures).chain(money).chain(counters))
}
