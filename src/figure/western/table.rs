//! The shape of a western language's data, and the lexicon compiled from it: one look-up a word.
//!
//! A language file under `figure/lang` holds one [`Table`]; [`Lexicon::new`] compiles it once a process. A word may have
//! several senses (`second`: an ordinal and a unit), so a [`Word`] is a record, and [`flag`]s say which fields hold.

use crate::figure::{Approx, Unit};

/// What a word can be; a [`Word`] has any number of them.
pub mod flag {
    /// A number below a hundred.
    pub const CARDINAL: u64 = 1;
    /// A power of ten: hundred, thousand, million.
    pub const SCALE: u64 = 1 << 1;
    /// A power of ten that only follows digits: k, m, bn.
    pub const SHORT_SCALE: u64 = 1 << 2;
    /// third, twentieth.
    pub const ORDINAL: u64 = 1 << 3;
    /// hundredth, millionth: a scale made ordinal.
    pub const ORDINAL_SCALE: u64 = 1 << 4;
    /// half, quarter, thirds.
    pub const DENOMINATOR: u64 = 1 << 5;
    /// A plural such as `thirds`, which is never an ordinal.
    pub const PLURAL: u64 = 1 << 6;
    /// A unit in full.
    pub const UNIT: u64 = 1 << 7;
    /// A unit's symbol: only after digits.
    pub const SYMBOL: u64 = 1 << 8;
    /// A currency word or code.
    pub const MONEY: u64 = 1 << 9;
    /// A currency code or word that may stand before its number.
    pub const MONEY_FIRST: u64 = 1 << 10;
    /// A counted noun, singular.
    pub const NOUN: u64 = 1 << 11;
    /// A counted noun, plural.
    pub const NOUNS: u64 = 1 << 12;
    /// A month.
    pub const MONTH: u64 = 1 << 13;
    /// A day of the week.
    pub const WEEKDAY: u64 = 1 << 14;
    /// An approximator before the number.
    pub const APPROX: u64 = 1 << 15;
    /// An approximator after the number.
    pub const APPROX_AFTER: u64 = 1 << 16;
    /// A word of growth.
    pub const UP: u64 = 1 << 17;
    /// A word of decline.
    pub const DOWN: u64 = 1 << 18;
    /// A word that ends the search for a counted noun.
    pub const STOP: u64 = 1 << 19;
    /// A word that may stand between an approximator or direction and the number.
    pub const FILLER: u64 = 1 << 20;
    /// A name that makes the number before it a label: Five-Year Plan.
    pub const LABEL_HEAD: u64 = 1 << 21;
    /// A whole label with its value: one-stop.
    pub const LABEL: u64 = 1 << 22;
    /// A noun that numbers what follows: Article, Phase, No.
    pub const NUMBERED: u64 = 1 << 23;
    /// A whole multiplier: doubled.
    pub const MULTIPLIER: u64 = 1 << 24;
    /// Prefixes of the dollar: US, HK, NT.
    pub const DOLLAR: u64 = 1 << 25;
    /// A grammar word: see [`super::Role`].
    pub const ROLE: u64 = 1 << 26;
    /// A plural scale without a number before: hundreds (of).
    pub const VAGUE: u64 = 1 << 27;
    /// The word that makes a match result of two numbers: beat, won.
    pub const MATCH: u64 = 1 << 28;
    /// A collective with a value of its own: dozen, pair, trio.
    pub const GROUP: u64 = 1 << 29;
    /// A name that makes the number after it a label: version, RFC.
    pub const CODED: u64 = 1 << 30;
    /// A word of change that may stand after its figure: 5 percent higher.
    pub const AFTER: u64 = 1 << 31;
    /// A word of change for shares only: gained 3 percent, but raised 20 million yuan.
    pub const WEAK: u64 = 1 << 32;
    /// A plural ten that names a decade: eighties.
    pub const DECADE: u64 = 1 << 33;
}

/// What a grammar word does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says it")]
pub enum Role {
    #[default]
    None,
    A,
    And,
    Or,
    Of,
    In,
    Out,
    To,
    From,
    Between,
    The,
    On,
    Over,
    Point,
    Oh,
    Minus,
    Per,
    Percent,
    PercentPoint,
    Times,
    Fold,
    Old,
    Age,
    Aged,
    Top,
    Rank,
    First,
    Next,
    Time,
    Past,
    Before,
    Am,
    Pm,
    Clock,
    Noon,
    Midnight,
    Early,
    Mid,
    Late,
    Fiscal,
    Hotline,
    Bce,
    Ce,
    Square,
    Cubic,
    Squared,
    Cubed,
    Year,
    Several,
    Own,
    BelowZero,
}

/// The data of one language. Words are in lower case unless only their capitals tell them (`MB`, `US`);
/// several words may stand for one sense, separated by `|`; a phrase's words are separated by blanks.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Decimal mark and the marks that may group digits.
    pub decimal: char,
    /// See `decimal`.
    pub group: char,
    /// Whether 7/1/2022 is the 7th of January (`true`) or July 1.
    pub day_first: bool,
    /// Numbers below a hundred.
    pub cardinals: &'static [(&'static str, u32)],
    /// Ordinals below a hundred; their plurals are denominators.
    pub ordinals: &'static [(&'static str, u32)],
    /// Denominators that are no ordinals.
    pub denominators: &'static [(&'static str, u32)],
    /// Powers of ten.
    pub scales: &'static [(&'static str, u32)],
    /// Ordinals of powers of ten.
    pub ordinal_scales: &'static [(&'static str, u32)],
    /// Powers of ten after digits only.
    pub short_scales: &'static [(&'static str, u32)],
    /// Plural powers of ten and groups that stand for many: hundreds, dozens.
    pub vague: &'static [(&'static str, u32)],
    /// Collectives: dozen, pair.
    pub groups: &'static [(&'static str, u32)],
    /// Endings that make digits ordinal.
    pub ordinal_endings: &'static str,
    /// Months, by number.
    pub months: &'static [(&'static str, u32)],
    /// Days of the week, Monday first.
    pub weekdays: &'static [(&'static str, u32)],
    /// Units in full: code, multiple of the unit, words.
    pub units: &'static [(&'static str, u32, &'static str)],
    /// Symbols of units: code, symbols.
    pub symbols: &'static [(&'static str, &'static str)],
    /// Currencies: code, other readings, power of ten of the word (-2 for cents), words.
    pub money: &'static [(&'static str, &'static [&'static str], i8, &'static str)],
    /// Coins and slang: code, value in hundredths, words.
    pub coins: &'static [(&'static str, u32, &'static str)],
    /// Numbers of public telephone services, which are names.
    pub hotlines: &'static [&'static str],
    /// Plural tens: eighties.
    pub decades: &'static [(&'static str, u32)],
    /// Codes and words that may stand before the number.
    pub money_first: &'static [(&'static str, &'static str)],
    /// Currency signs.
    pub signs: &'static [(char, &'static str, &'static [&'static str])],
    /// What may stand before the dollar sign.
    pub dollars: &'static [(&'static str, &'static str)],
    /// Counted nouns: unit, singular forms, plural forms.
    pub nouns: &'static [(&'static str, &'static str, &'static str)],
    /// Approximators before the number.
    pub approx: &'static [(Approx, &'static str)],
    /// Approximators after it.
    pub approx_after: &'static [(Approx, &'static str)],
    /// Whole multipliers: numerator, denominator, direction (+1, -1 or 0), words.
    pub multipliers: &'static [(u32, u32, i8, &'static str)],
    /// Labels by value.
    pub labels: &'static [(&'static str, &'static str)],
    /// Words of one flag each.
    pub flags: &'static [(u64, &'static str)],
    /// Grammar words.
    pub roles: &'static [(Role, &'static str)],
}

/// A currency as compiled.
#[derive(Clone, Copy, Debug)]
pub struct Money {
    /// Its code, with other readings.
    pub unit: Unit,
    /// Power of ten of the word: -2 for cents.
    pub power: i32,
    /// How many of that the word means: 5 for a nickel.
    pub multiple: i64,
}

/// All senses of one word or phrase. Fields count only where the flag is set.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// Which senses it has.
    pub flags: u64,
    /// The grammar word.
    pub role: Role,
    /// Cardinal, group, multiplier numerator.
    pub cardinal: u32,
    /// Ordinal or denominator.
    pub ordinal: u32,
    /// Power of ten (scale), or of the ordinal scale.
    pub scale: u8,
    /// Power of ten of the abbreviation.
    pub short: u8,
    /// Month or weekday.
    pub calendar: u8,
    /// Multiplier denominator.
    pub divisor: u8,
    /// Multiplier direction.
    pub trend: i8,
    /// Approximator before or after.
    pub approx: Approx,
    /// Approximator after.
    pub approx_after: Approx,
    /// Index of the unit, and how many of it the word means.
    pub unit: u16,
    /// See `unit`.
    pub multiple: u16,
    /// Index of the unit that the symbol means.
    pub symbol: u16,
    /// Index of the currency.
    pub money: u16,
    /// Index of the noun.
    pub noun: u16,
    /// Index of the label's value.
    pub label: u16,
    /// Its phrases: first and number.
    pub phrases: (u16, u16),
}

impl Word {
    /// Whether it has any of the senses.
    #[inline]
    pub const fn any(&self, flags: u64) -> bool {
        self.flags & flags != 0
    }
}

/// A phrase: its words after the first, and its senses.
#[derive(Clone, Debug)]
pub struct Phrase {
    first: u16,
    /// The words after the first.
    pub rest: Vec<u16>,
    /// Index of its senses among the words.
    pub word: u16,
}

/// A compiled [`Table`].
#[derive(Debug)]
pub struct Lexicon {
    /// Where it comes from.
    pub table: &'static Table,
    slots: Vec<u16>,
    names: Vec<String>,
    /// Senses by index; 0 is the unknown word.
    pub words: Vec<Word>,
    phrases: Vec<Phrase>,
    /// Currencies by index.
    pub money: Vec<Money>,
    /// Units by index.
    pub units: Vec<Unit>,
}

const SLOTS: usize = 1 << 13;

fn hash(bytes: impl Iterator<Item = u8>) -> usize {
    let folded = bytes.fold(0xcbf2_9ce4_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (folded ^ (folded >> 15)) as usize % SLOTS
}

impl Lexicon {
    /// The word's index; 0 where it is unknown. A spelling with its own capitals wins over the one without.
    pub fn find(&self, word: &str) -> u16 {
        if word.len() > 24 {
            return 0;
        }
        if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            let exact = self.probe(hash(word.bytes()), |name| name == word);
            if exact != 0 {
                return exact;
            }
        }
        self.probe(hash(word.bytes().map(|byte| byte.to_ascii_lowercase())), |name| name.eq_ignore_ascii_case(word) && is_lower(name))
    }

    fn probe(&self, start: usize, same: impl Fn(&str) -> bool) -> u16 {
        for slot in (start..SLOTS).chain(0..start) {
            let index = self.slots.get(slot).copied().unwrap_or_default();
            if index == 0 || self.names.get(usize::from(index)).is_some_and(|name| same(name)) {
                return index;
            }
        }
        0
    }

    /// The senses of a word by its index.
    #[inline]
    pub fn word(&self, index: u16) -> &Word {
        static UNKNOWN: Word = Word {
            flags: 0,
            role: Role::None,
            cardinal: 0,
            ordinal: 0,
            scale: 0,
            short: 0,
            calendar: 0,
            divisor: 0,
            trend: 0,
            approx: Approx::None,
            approx_after: Approx::None,
            unit: 0,
            multiple: 0,
            symbol: 0,
            money: 0,
            noun: 0,
            label: 0,
            phrases: (0, 0),
        };
        self.words.get(usize::from(index)).unwrap_or(&UNKNOWN)
    }

    /// The phrases that start with a word, longest first.
    #[inline]
    pub fn phrases(&self, word: &Word) -> &[Phrase] {
        let start = usize::from(word.phrases.0);
        self.phrases.get(start..start + usize::from(word.phrases.1)).unwrap_or_default()
    }

    /// Compiles a table.
    pub fn new(table: &'static Table) -> Self {
        let mut lexicon = Self {
            table,
            slots: vec![0; SLOTS],
            names: vec![String::new()],
            words: vec![Word::default()],
            phrases: Vec::new(),
            money: Vec::new(),
            units: vec![Unit::NONE],
        };
        super::compile::fill(&mut lexicon);
        lexicon.phrases.sort_by(|a, b| (a.first, b.rest.len()).cmp(&(b.first, a.rest.len())));
        for (at, phrase) in lexicon.phrases.iter().enumerate() {
            if let (Some(word), Ok(at)) = (lexicon.words.get_mut(usize::from(phrase.first)), u16::try_from(at)) {
                word.phrases = if word.phrases.1 == 0 { (at, 1) } else { (word.phrases.0, word.phrases.1 + 1) };
            }
        }
        lexicon
    }

    /// Adds a sense to every word or phrase of `list` (separated by `|`).
    pub(super) fn add(&mut self, list: &str, sense: impl Fn(&mut Word)) {
        for spelling in list.split('|').map(str::trim).filter(|spelling| !spelling.is_empty()) {
            let index = self.entry(spelling);
            if let Some(word) = self.words.get_mut(usize::from(index)) {
                sense(word);
            }
        }
    }

    fn entry(&mut self, spelling: &str) -> u16 {
        let ids: Vec<u16> = spelling.split(' ').map(|word| self.intern(word)).collect();
        let Some((first, rest)) = ids.split_first() else { return 0 };
        if rest.is_empty() {
            return *first;
        }
        if let Some(phrase) = self.phrases.iter().find(|phrase| phrase.first == *first && phrase.rest == rest) {
            return phrase.word;
        }
        let word = self.push(spelling);
        self.phrases.push(Phrase { first: *first, rest: rest.to_vec(), word });
        word
    }

    fn intern(&mut self, name: &str) -> u16 {
        let start = hash(name.bytes());
        let found = self.probe(start, |other| other == name);
        if found != 0 {
            return found;
        }
        let index = self.push(name);
        let free = (start..SLOTS).chain(0..start).find(|slot| self.slots.get(*slot) == Some(&0));
        if let Some(slot) = free.and_then(|slot| self.slots.get_mut(slot)) {
            *slot = index;
        }
        index
    }

    fn push(&mut self, name: &str) -> u16 {
        self.names.push(name.to_owned());
        self.words.push(Word::default());
        u16::try_from(self.words.len() - 1).unwrap_or_default()
    }
}

fn is_lower(name: &str) -> bool {
    !name.bytes().any(|byte| byte.is_ascii_uppercase())
}
