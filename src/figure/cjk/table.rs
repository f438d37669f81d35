//! What a language gives the grammar ([`Table`], data only) and the look-up structures made of it once ([`Index`]).

use std::collections::BTreeMap;

use super::super::unit::Unit;
use super::super::{Approx, Direction};
use super::words::Words;

/// The words of one language, as plain data. Every word stands in simplified, half-width form: texts are folded to it.
#[derive(Debug)]
pub(crate) struct Table {
    /// Two strings of equal length: each character of the first is read as the one below it in the second.
    pub(crate) fold: &'static [(&'static str, &'static str)],
    /// Digits and their values.
    pub(crate) digits: &'static [(char, u8)],
    /// Ten, hundred, thousand and their powers of ten.
    pub(crate) small_scales: &'static [(char, u8)],
    /// 10^4 and above, with their powers of ten.
    pub(crate) big_scales: &'static [(char, u8)],
    /// Words for measures, by unit code; several words by space.
    pub(crate) measures: &'static [(&'static str, &'static str)],
    /// Words for currencies: words, code, other currencies that the word may mean.
    pub(crate) currencies: &'static [(&'static str, &'static str, &'static [&'static str])],
    /// Currency signs and codes that stand before the number.
    pub(crate) money_prefixes: &'static [(&'static str, &'static str, &'static [&'static str])],
    /// Classifiers, with the English noun that they tell (`""` where they tell none).
    pub(crate) classifiers: &'static [(&'static str, &'static str)],
    /// What follows an ordinal number that has no ordinal sign (`一期`, `三级`).
    pub(crate) ordinal_nouns: &'static Words,
    /// Bounds and approximators before the number.
    pub(crate) before: &'static [(&'static str, Approx)],
    /// Bounds and approximators after the number and unit.
    pub(crate) after: &'static [(&'static str, Approx)],
    /// Verbs of change before the number.
    pub(crate) change: &'static [(&'static str, Direction)],
    /// Words in which a numeral is no number.
    pub(crate) no_figures: &'static [&'static str],
    /// Names that hold a number, with the value they have.
    pub(crate) labels: &'static [(&'static str, &'static str)],
    /// Names of labels that are a day: the name, its month and its day.
    pub(crate) named_days: &'static [(&'static str, u8, u8)],
    /// What follows a number in the name of a thing (road, flight, hotline, building).
    pub(crate) name_nouns: &'static Words,
    /// Eras by name and the year before their first.
    pub(crate) eras: &'static [(&'static str, i32)],
}

/// What follows a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Suffix {
    /// A unit of measure or duration.
    Measure(Unit),
    /// A currency.
    Money(Unit),
    /// A classifier, with the noun that it tells.
    Count(&'static str),
}

/// Words by one end, so that a text is asked for the longest one that stands there.
#[derive(Debug)]
pub(crate) struct Lexicon<T> {
    /// For each character of the basic plane, one more than the row that holds its words; 0 for none.
    heads: Box<[u16]>,
    /// Words with the same end character, longest first.
    rows: Vec<Vec<Entry<T>>>,
}

/// A word of a [`Lexicon`].
#[derive(Debug)]
struct Entry<T> {
    /// The character beside the end one, by which nearly every other word is told; NUL for none.
    second: char,
    word: Box<[char]>,
    value: T,
}

/// Which end of its words a lexicon is asked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Words begin at a place.
    First,
    /// Words end before a place.
    Last,
}

impl<T: Copy> Lexicon<T> {
    /// Takes lists of words by space; a word listed twice keeps its first meaning.
    fn of(end: End, words: impl Iterator<Item = (&'static str, T)>) -> Self {
        let mut lexicon = Self { heads: vec![0; PLANE].into(), rows: Vec::new() };
        for (list, value) in words {
            for word in list.split(' ').filter(|word| !word.is_empty()) {
                lexicon.add(end, word.chars().collect(), value);
            }
        }
        for row in &mut lexicon.rows {
            row.sort_by_key(|entry| std::cmp::Reverse(entry.word.len()));
        }
        lexicon
    }

    fn add(&mut self, end: End, word: Box<[char]>, value: T) {
        let key = if end == End::First { word.first() } else { word.last() };
        let Some(head) = key.and_then(|key| self.heads.get_mut(*key as usize)) else { return };
        if *head == 0 {
            self.rows.push(Vec::new());
            *head = u16::try_from(self.rows.len()).unwrap_or_default();
        }
        if let Some(row) = self.rows.get_mut(usize::from(*head).wrapping_sub(1))
            && row.iter().all(|entry| entry.word != word)
        {
            let second = if end == End::First { word.get(1) } else { word.iter().nth_back(1) };
            row.push(Entry { second: second.copied().unwrap_or_default(), word, value });
        }
    }

    #[inline]
    fn row(&self, key: Option<&char>, second: Option<&char>) -> impl Iterator<Item = &Entry<T>> {
        let head = key.and_then(|key| self.heads.get(*key as usize)).copied().unwrap_or_default();
        let row = self.rows.get(usize::from(head).wrapping_sub(1)).map_or(&[] as &[_], Vec::as_slice);
        let second = second.copied().unwrap_or_default();
        row.iter().filter(move |entry| entry.second == second || entry.second == '\0')
    }

    /// The longest word at the start of `text`: its length in characters and what it says.
    #[inline]
    pub(crate) fn longest(&self, text: &[char]) -> Option<(usize, T)> {
        let mut row = self.row(text.first(), text.get(1));
        row.find(|entry| text.starts_with(&entry.word)).map(|entry| (entry.word.len(), entry.value))
    }

    /// The longest word at the end of `text`, for a lexicon of endings.
    #[inline]
    pub(crate) fn longest_end(&self, text: &[char]) -> Option<(usize, T)> {
        let mut row = self.row(text.last(), text.iter().nth_back(1));
        row.find(|entry| text.ends_with(&entry.word)).map(|entry| (entry.word.len(), entry.value))
    }
}

/// The sort of one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Class {
    /// Of no interest by itself.
    Other,
    /// An ASCII digit (full-width ones are folded to it).
    Arabic,
    /// A digit of the language.
    Digit,
    /// Ten, hundred, thousand.
    Small,
    /// 10^4 and above.
    Big,
    /// Begins a figure in another way (ordinal sign, half, currency sign).
    Opener,
}

/// How many characters the direct tables cover: the basic plane.
const PLANE: usize = 0x1_0000;

/// A [`Table`] made ready for look-ups; built once a language.
#[derive(Debug)]
pub(crate) struct Index {
    folds: Box<[u16]>,
    classes: Box<[Class]>,
    values: BTreeMap<char, u8>,
    pub(crate) suffixes: Lexicon<Suffix>,
    pub(crate) prefixes: Lexicon<Unit>,
    pub(crate) before: Lexicon<Approx>,
    pub(crate) after: Lexicon<Approx>,
    pub(crate) change: Lexicon<Direction>,
    pub(crate) no_figures: Lexicon<()>,
    pub(crate) labels: Lexicon<&'static str>,
    pub(crate) eras: Lexicon<i32>,
    pub(crate) table: &'static Table,
}

/// Characters that may begin a figure besides digits and scale words.
const OPENERS: &str = "第首半个翻数几对米分上下周星礼倒双.";

impl Index {
    /// Builds the look-ups of a table.
    pub(crate) fn new(table: &'static Table) -> Self {
        let mut index = Self {
            folds: (0..PLANE).map(|code| u16::try_from(code).unwrap_or_default()).collect(),
            classes: vec![Class::Other; PLANE].into(),
            values: BTreeMap::new(),
            suffixes: suffixes(table),
            prefixes: Lexicon::of(End::Last, table.money_prefixes.iter().map(|(words, code, open)| (*words, Unit::open_money(code, open)))),
            before: Lexicon::of(End::Last, table.before.iter().copied()),
            after: Lexicon::of(End::First, table.after.iter().copied()),
            change: Lexicon::of(End::Last, table.change.iter().copied()),
            no_figures: Lexicon::of(End::First, table.no_figures.iter().map(|words| (*words, ()))),
            labels: Lexicon::of(End::First, table.labels.iter().copied()),
            eras: Lexicon::of(End::Last, table.eras.iter().copied()),
            table,
        };
        for (from, to) in table.fold {
            for (from, to) in from.chars().zip(to.chars()) {
                index.set_fold(from, to);
            }
        }
        // Full-width forms (Unicode block FF00) stand 0xFEE0 above ASCII.
        for code in 0xFF01..=0xFF5E_u16 {
            index.set_fold_code(code, code - 0xFEE0);
        }
        for opener in OPENERS.chars() {
            index.set_class(opener, Class::Opener);
        }
        for digit in '0'..='9' {
            index.set_class(digit, Class::Arabic);
        }
        for (rows, class) in [(table.digits, Class::Digit), (table.small_scales, Class::Small), (table.big_scales, Class::Big)] {
            for (c, value) in rows {
                index.set_class(*c, class);
                index.values.insert(*c, *value);
            }
        }
        index
    }

    fn set_fold(&mut self, from: char, to: char) {
        if let (Ok(from), Ok(to)) = (u16::try_from(u32::from(from)), u16::try_from(u32::from(to))) {
            self.set_fold_code(from, to);
        }
    }

    fn set_fold_code(&mut self, from: u16, to: u16) {
        if let Some(slot) = self.folds.get_mut(usize::from(from)) {
            *slot = to;
        }
    }

    fn set_class(&mut self, c: char, class: Class) {
        if let Some(slot) = usize::try_from(u32::from(c)).ok().and_then(|code| self.classes.get_mut(code)) {
            *slot = class;
        }
    }

    /// The character that `c` is read as.
    #[inline]
    pub(crate) fn fold(&self, c: char) -> char {
        match self.folds.get(c as usize) {
            Some(code) => char::from_u32(u32::from(*code)).unwrap_or(c),
            None => c,
        }
    }

    /// The sort of `c`.
    #[inline]
    pub(crate) fn class(&self, c: char) -> Class {
        self.classes.get(c as usize).copied().unwrap_or(Class::Other)
    }

    /// The value of a digit or the power of a scale word.
    pub(crate) fn value(&self, c: char) -> u8 {
        self.values.get(&c).copied().unwrap_or_default()
    }
}

fn suffixes(table: &'static Table) -> Lexicon<Suffix> {
    let measures = table.measures.iter().filter_map(|(words, code)| Some((*words, Suffix::Measure(Unit::by_code(code)?))));
    let money = table.currencies.iter().map(|(words, code, open)| (*words, Suffix::Money(Unit::open_money(code, open))));
    let counts = table.classifiers.iter().map(|(words, noun)| (*words, Suffix::Count(noun)));
    Lexicon::of(End::First, measures.chain(money).chain(counts))
}
