//! A [`Table`] compiled: one look-up a word gives all its senses. Called by the lexer and, through the reader, by the grammar.

use super::letter::is_capital;
use super::starts::Starts;
use super::table::{Role, Table};
use crate::figure::{Approx, Unit};

/// A currency as compiled.
#[derive(Clone, Copy, Debug)]
pub(super) struct Money {
    /// Its code, with other readings.
    pub unit: Unit,
    /// Power of ten of the word: -2 for cents.
    pub power: i32,
    /// How many of that the word means: 5 for a nickel.
    pub multiple: i64,
}

/// All senses of one word or phrase. Fields count only where the flag is set.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
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
    /// Its senses and those of every phrase that starts with it.
    pub reach: u64,
}

impl Word {
    /// Whether it has any of the senses.
    #[inline]
    pub(super) const fn any(&self, flags: u64) -> bool {
        self.flags & flags != 0
    }
}

/// A phrase: its words after the first, and its senses.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    first: u16,
    /// The first of the words after it.
    pub second: u16,
    /// Which senses it has.
    pub flags: u64,
    /// The words after the first.
    pub rest: Vec<u16>,
    /// Index of its senses among the words.
    pub word: u16,
}

/// A compiled [`Table`].
#[derive(Debug)]
pub(super) struct Lexicon {
    /// Where it comes from.
    pub table: &'static Table,
    /// Open addressing: the upper half of a slot is a mark of the hash, the lower the word's index.
    slots: Box<[u32]>,
    names: Vec<String>,
    /// Senses by index; 0 is the unknown word.
    pub words: Vec<Word>,
    /// Whether a word by its index can start a figure or a set phrase.
    starters: Vec<Starts>,
    /// The first two letters of what may begin a compound, as a set of hashes.
    heads: [u64; 16],
    phrases: Vec<Phrase>,
    /// Currencies by index.
    pub money: Vec<Money>,
    /// Units by index.
    pub units: Vec<Unit>,
}

const SLOTS: usize = 1 << 14;

/// A hash that takes capitals for small letters, made letter by letter.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hash(u64);

impl Hash {
    /// With one more letter.
    #[inline]
    #[must_use]
    pub(super) fn with(self, letter: u8) -> Self {
        // Turned by seven bits a letter, then mixed once: a product a letter would cost more than all the rest.
        Self(self.0.rotate_left(7) ^ u64::from(letter | 0x20))
    }

    fn of(word: &str) -> Self {
        word.bytes().fold(Self::default(), Self::with)
    }

    /// Where the search starts, and the mark that a slot must bear.
    #[inline]
    fn place(self) -> (usize, u32) {
        let mixed = self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        ((mixed >> 48) as usize % SLOTS, (mixed >> 16) as u32 & 0xffff_0000)
    }
}

impl Lexicon {
    /// The word's index; 0 where it is unknown. A spelling with its own capitals wins over the one without.
    pub(super) fn find(&self, word: &str) -> u16 {
        if word.len() > 48 {
            return 0;
        }
        if !word.is_ascii() && word.chars().any(|c| is_capital(c) || c == '’') {
            let mut probe = self.probe(Hash::of(word));
            let exact = probe.find(|index| self.names.get(usize::from(*index)).is_some_and(|name| name == word)).unwrap_or_default();
            let lower = lower(word);
            // Some capitals have no small letter.
            return if exact == 0 && lower != word { self.find(&lower) } else { exact };
        }
        self.find_hashed(word, Hash::of(word))
    }

    /// The same for a word without capitals other than ASCII, by its hash.
    #[inline]
    pub(super) fn find_hashed(&self, word: &str, hash: Hash) -> u16 {
        let mut small = 0;
        for index in self.probe(hash) {
            let Some(name) = self.names.get(usize::from(index)) else { continue };
            if name == word {
                return index;
            }
            if name.eq_ignore_ascii_case(word) && is_lower(name) {
                small = index;
            }
        }
        small
    }

    /// The words of this hash.
    #[inline]
    fn probe(&self, hash: Hash) -> impl Iterator<Item = u16> {
        let (start, mark) = hash.place();
        let from = self.slots.get(start..).unwrap_or_default().iter().chain(self.slots.get(..start).unwrap_or_default());
        from.copied().take_while(|slot| *slot != 0).filter(move |slot| slot & 0xffff_0000 == mark).map(|slot| slot as u16)
    }

    /// The senses of a word by its index.
    #[inline]
    pub(super) fn word(&self, index: u16) -> &Word {
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
            reach: 0,
        };
        self.words.get(usize::from(index)).unwrap_or(&UNKNOWN)
    }

    /// The phrases that start with a word, longest first.
    #[inline]
    pub(super) fn phrases(&self, word: &Word) -> &[Phrase] {
        let start = usize::from(word.phrases.0);
        self.phrases.get(start..start + usize::from(word.phrases.1)).unwrap_or_default()
    }

    /// A lexicon of `table` without words: `compile` fills it.
    pub(super) fn empty(table: &'static Table) -> Self {
        Self {
            table,
            slots: vec![0; SLOTS].into(),
            names: vec![String::new()],
            words: vec![Word::default()],
            starters: Vec::new(),
            heads: [0; 16],
            phrases: Vec::new(),
            money: Vec::new(),
            units: vec![Unit::NONE],
        }
    }

    /// Once every word is in: sorts the phrases under their first words.
    pub(super) fn sort_phrases(&mut self) {
        self.phrases.sort_by(|a, b| (a.first, b.rest.len()).cmp(&(b.first, a.rest.len())));
        for (at, phrase) in self.phrases.iter().enumerate() {
            if let (Some(word), Ok(at)) = (self.words.get_mut(usize::from(phrase.first)), u16::try_from(at)) {
                word.phrases = if word.phrases.1 == 0 { (at, 1) } else { (word.phrases.0, word.phrases.1 + 1) };
            }
        }
        let flags: Vec<u64> = self.words.iter().map(|word| word.flags).collect();
        for phrase in &mut self.phrases {
            phrase.flags = flags.get(usize::from(phrase.word)).copied().unwrap_or_default();
        }
        for index in 0..self.words.len() {
            let Some(word) = self.words.get(index) else { continue };
            let reach = self.phrases(word).iter().fold(word.flags, |reach, phrase| reach | phrase.flags);
            if let Some(word) = self.words.get_mut(index) {
                word.reach = reach;
            }
        }
    }

    /// Then: remembers which words `can_start` a figure.
    pub(super) fn mark_starters(&mut self, can_start: impl Fn(&str, &Word, &Self) -> Starts) {
        self.starters = self.names.iter().zip(&self.words).map(|(name, word)| can_start(name, word, self)).collect();
    }

    /// And what may begin a compound, by its senses.
    pub(super) fn mark_heads(&mut self, senses: u64) {
        for (name, _) in self.names.iter().zip(&self.words).filter(|(_, word)| word.any(senses)) {
            if let Some((slot, bit)) = head(name)
                && let Some(bits) = self.heads.get_mut(slot)
            {
                *bits |= 1 << bit;
            }
        }
    }

    /// Whether `word` may begin as a compound does: most words are told by it.
    pub(super) fn may_be_compound(&self, word: &str) -> bool {
        head(word).is_some_and(|(slot, bit)| self.heads.get(slot).is_some_and(|bits| bits >> bit & 1 != 0))
    }

    /// Whether the word with this index can start a figure or a set phrase.
    #[inline]
    pub(super) fn starts(&self, index: u16) -> Starts {
        self.starters.get(usize::from(index)).copied().unwrap_or_default()
    }

    /// Adds a sense to every word or phrase of `list` (separated by `|`).
    pub(super) fn add(&mut self, list: &str, sense: impl Fn(&mut Word)) {
        for spelling in list.split('|').map(str::trim).filter(|spelling| !spelling.is_empty()) {
            for form in expanded(spelling, self.table.endings) {
                self.add_one(&form, &sense);
                let bare = unaccented(&form);
                if bare != form && form.chars().count() > 3 {
                    self.add_one(&bare, &sense);
                }
            }
        }
    }

    fn add_one(&mut self, spelling: &str, sense: &impl Fn(&mut Word)) {
        let index = self.entry(spelling);
        if let Some(word) = self.words.get_mut(usize::from(index)) {
            sense(word);
        }
    }

    fn entry(&mut self, spelling: &str) -> u16 {
        let ids: Vec<u16> = spelling.split(' ').map(|word| self.intern(word)).collect();
        let Some((first, rest)) = ids.split_first() else { return 0 };
        let Some(second) = rest.first().copied() else { return *first };
        if let Some(phrase) = self.phrases.iter().find(|phrase| phrase.first == *first && phrase.rest == rest) {
            return phrase.word;
        }
        let word = self.push(spelling);
        self.phrases.push(Phrase { first: *first, second, flags: 0, rest: rest.to_vec(), word });
        word
    }

    fn intern(&mut self, name: &str) -> u16 {
        let hash = Hash::of(name);
        let found = self.probe(hash).find(|index| self.names.get(usize::from(*index)).is_some_and(|other| other == name));
        if let Some(found) = found {
            return found;
        }
        let index = self.push(name);
        let (start, mark) = hash.place();
        let free = (start..SLOTS).chain(0..start).find(|slot| self.slots.get(*slot) == Some(&0));
        if let Some(slot) = free.and_then(|slot| self.slots.get_mut(slot)) {
            *slot = mark | u32::from(index);
        }
        index
    }

    /// Which part of the slots is taken.
    #[cfg(test)]
    pub(super) fn load(&self) -> f64 {
        self.slots.iter().filter(|slot| **slot != 0).count() as f64 / SLOTS as f64
    }

    fn push(&mut self, name: &str) -> u16 {
        self.names.push(name.to_owned());
        self.words.push(Word::default());
        u16::try_from(self.words.len() - 1).unwrap_or_default()
    }
}

/// The place of a word's first two letters in a set of hashes.
fn head(word: &str) -> Option<(usize, u32)> {
    let mut letters = word.chars().flat_map(char::to_lowercase).map(u32::from);
    let hash = letters.next()? * 37 + letters.next()?;
    Some((hash as usize / 64 % 16, hash % 64))
}

fn lower(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

/// Every form of `prim{o} fil{a}`: each ending in braces is replaced by all that the language lists for it.
fn expanded(spelling: &str, endings: &[(&str, &str)]) -> Vec<String> {
    let named = endings.iter().find_map(|(name, list)| Some((spelling.find(name)?, *name, *list)));
    let Some((at, name, list)) = named else { return vec![spelling.to_owned()] };
    let (stem, rest) = (spelling.get(..at).unwrap_or_default(), spelling.get(at + name.len()..).unwrap_or_default());
    list.split('|').flat_map(|ending| expanded(&format!("{stem}{ending}{rest}"), endings)).collect()
}

/// The spelling of a hurry: without the accents of the Romance languages and with е for ё.
fn unaccented(word: &str) -> String {
    let plain = |c: char| match c {
        'á' | 'à' | 'â' | 'ã' => 'a',
        'é' | 'è' | 'ê' => 'e',
        'í' | 'ì' | 'î' => 'i',
        'ó' | 'ò' | 'ô' | 'õ' => 'o',
        'ú' | 'ù' | 'û' => 'u',
        'ç' => 'c',
        'ё' => 'е',
        other => other,
    };
    word.chars().map(plain).collect()
}

fn is_lower(name: &str) -> bool {
    !name.bytes().any(|byte| byte.is_ascii_uppercase())
}
