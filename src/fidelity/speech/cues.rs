//! Lists of cues, each behind sieves of its first and last letters and its words: nearly every text that has none of them is told at a glance.
//! The tables of `speech` are made of them, its functions look through them.

use super::per::Per;
use crate::figure::sieve::Sieve;

/// A cue, alone or with what it tells.
pub(in crate::fidelity) trait Cue: Copy + 'static {
    /// The words themselves.
    fn words(self) -> &'static str;
}

impl Cue for &'static str {
    fn words(self) -> &'static str {
        self
    }
}

/// A phrase and what it counts by.
pub(in crate::fidelity) type Told = (&'static str, Per);

impl Cue for Told {
    fn words(self) -> &'static str {
        self.0
    }
}

/// Cues of one meaning.
#[derive(Debug)]
pub(in crate::fidelity) struct List<C: Cue> {
    cues: &'static [C],
    firsts: Sieve,
    lasts: Sieve,
    heads: Pairs,
    tails: Pairs,
    forms: Forms,
    /// Whether one of them is more than a word: a day, half-year.
    phrases: bool,
}

/// A set of words by their length and three of their bytes: most words of a text are told by these from every cue of a list.
#[derive(Clone, Copy, Debug)]
struct Forms([u64; 16]);

impl Forms {
    /// Nothing passes.
    const NONE: Self = Self([0; 16]);

    /// The place of a word's bit; capitals count as small letters, and all letters beyond ASCII as one.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "the middle of a word that is not empty")]
    const fn place(word: &[u8]) -> (usize, u32) {
        let (Some(first), Some(last)) = (word.first(), word.last()) else { return (0, 0) };
        let bit = plain(*first) * 67 + plain(*last) * 11 + plain(word[word.len() / 2]) * 139 + (word.len() & 31) as u32 * 29;
        ((bit >> 6 & 15) as usize, bit & 63)
    }

    /// With `word`.
    #[expect(clippy::indexing_slicing, reason = "a place is one of sixteen")]
    const fn with(mut self, word: &[u8]) -> Self {
        let (at, bit) = Self::place(word);
        self.0[at] |= 1 << bit;
        self
    }

    /// Whether `word` may be in the set.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "a place is one of sixteen")]
    const fn may_have(&self, word: &[u8]) -> bool {
        let (at, bit) = Self::place(word);
        self.0[at] >> bit & 1 != 0
    }
}

/// A set of beginnings or ends by two letters: finer than a sieve of one.
#[derive(Clone, Copy, Debug)]
struct Pairs {
    low: u128,
    high: u128,
    /// Something in the set is shorter than that.
    short: bool,
}

impl Pairs {
    /// Nothing passes.
    const NONE: Self = Self { low: 0, high: 0, short: false };

    /// The bit of what `text` begins with; a Chinese character makes a pair by itself, and other letters beyond ASCII are one.
    #[inline]
    const fn head(text: &[u8]) -> Option<u32> {
        match text {
            [first @ 0..=127, second, ..] => Some(Self::bit(plain(*first), plain(*second))),
            [0xe3..=0xe9, second, third, ..] => Some(Self::bit(*second as u32, *third as u32)),
            [128..=255, ..] => Some(255),
            _ => None,
        }
    }

    /// The bit of what `text` ends with.
    #[inline]
    const fn tail(text: &[u8]) -> Option<u32> {
        match text {
            [.., first, second @ 0..=127] => Some(Self::bit(plain(*first), plain(*second))),
            [.., 0xe3..=0xe9, second, third] => Some(Self::bit(*second as u32, *third as u32)),
            [.., 128..=255] => Some(255),
            _ => None,
        }
    }

    const fn bit(first: u32, second: u32) -> u32 {
        (first * 23 + second * 5) & 255
    }

    const fn with(self, bit: Option<u32>) -> Self {
        match bit {
            Some(bit @ ..128) => Self { low: self.low | 1 << bit, ..self },
            Some(bit) => Self { high: self.high | 1 << (bit - 128), ..self },
            None => Self { short: true, ..self },
        }
    }

    /// Whether something in the set may have this bit.
    #[inline]
    const fn may_have(&self, bit: Option<u32>) -> bool {
        self.short
            || match bit {
                Some(bit @ ..128) => self.low >> bit & 1 != 0,
                Some(bit) => self.high >> (bit - 128) & 1 != 0,
                None => false,
            }
    }
}

/// A byte of a word whatever its case.
#[inline]
const fn plain(byte: u8) -> u32 {
    if byte.is_ascii() { byte.to_ascii_lowercase() as u32 } else { 128 }
}

/// Words and signs.
pub(in crate::fidelity) type Cues = &'static List<&'static str>;

/// Words and signs with what they tell.
pub(in crate::fidelity) type Rates = &'static List<Told>;

/// A list of cues for a table.
macro_rules! cues {
    ($($cue:expr),* $(,)?) => { &$crate::fidelity::speech::cues::List::words(&[$($cue),*]) };
}

/// A list of rates for a table.
macro_rules! rates {
    ($($told:expr),* $(,)?) => { &$crate::fidelity::speech::cues::List::told(&[$($told),*]) };
}

pub(in crate::fidelity) use cues;
pub(super) use rates;

impl List<&'static str> {
    /// For the tables: `cues!` and `rates!` write it.
    pub(in crate::fidelity) const fn words(cues: &'static [&'static str]) -> Self {
        let (mut list, mut rest) = (Self::new(cues), cues);
        while let [cue, others @ ..] = rest {
            (list, rest) = (list.with(cue.as_bytes()), others);
        }
        list
    }
}

impl List<Told> {
    /// As [`List::words`].
    pub(super) const fn told(cues: &'static [Told]) -> Self {
        let (mut list, mut rest) = (Self::new(cues), cues);
        while let [(cue, _), others @ ..] = rest {
            (list, rest) = (list.with(cue.as_bytes()), others);
        }
        list
    }
}

impl<C: Cue> List<C> {
    /// The list before its sieves are filled.
    const fn new(cues: &'static [C]) -> Self {
        Self { cues, firsts: Sieve::NONE, lasts: Sieve::NONE, heads: Pairs::NONE, tails: Pairs::NONE, forms: Forms::NONE, phrases: false }
    }

    /// With the letters of `cue` in its sieves.
    const fn with(self, cue: &[u8]) -> Self {
        let (firsts, lasts, forms) = (self.firsts.with_first(cue), self.lasts.with_last(cue), self.forms.with(cue));
        let (heads, tails) = (self.heads.with(Pairs::head(cue)), self.tails.with(Pairs::tail(cue)));
        Self { cues: self.cues, firsts, lasts, heads, tails, forms, phrases: self.phrases || is_phrase(cue) }
    }

    /// Whether the language has none.
    pub(in crate::fidelity) const fn is_empty(&self) -> bool {
        self.cues.is_empty()
    }

    /// Whether one of them is more than a word.
    pub(super) const fn have_phrases(&self) -> bool {
        self.phrases
    }

    /// Every cue that may stand at the beginning of `text`.
    #[inline]
    pub(in crate::fidelity) fn may_begin(&self, text: &str) -> impl Iterator<Item = C> {
        let first = text.bytes().next().unwrap_or_default();
        let some =
            self.heads.may_have(Pairs::head(text.as_bytes())) && text.chars().next().is_some_and(|first| self.firsts.may_have(first));
        through(self.cues, some).filter(move |cue| alike(cue.words().bytes().next(), first))
    }

    /// Whether one of them may begin with `first`.
    #[inline]
    pub(in crate::fidelity) fn may_open(&self, first: char) -> bool {
        self.firsts.may_have(first)
    }

    /// Whether one of them may begin with a letter whose first byte is `byte`.
    #[inline]
    pub(in crate::fidelity) fn may_open_with(&self, byte: u8) -> bool {
        self.firsts.may_begin(byte)
    }

    /// Whether one of them begins with `first`.
    #[inline]
    pub(in crate::fidelity) fn have_first(&self, first: char) -> bool {
        self.firsts.may_have(first) && self.cues.iter().any(|cue| cue.words().starts_with(first))
    }

    /// Every cue that may stand at the end of `text`.
    #[inline]
    pub(in crate::fidelity) fn may_end(&self, text: &str) -> impl Iterator<Item = C> {
        let last = text.bytes().next_back().unwrap_or_default();
        let some =
            self.tails.may_have(Pairs::tail(text.as_bytes())) && text.chars().next_back().is_some_and(|last| self.lasts.may_have(last));
        through(self.cues, some).filter(move |cue| alike(cue.words().bytes().next_back(), last))
    }

    /// Every cue that may be `word`.
    #[inline]
    pub(super) fn may_be(&self, word: &str) -> impl Iterator<Item = C> {
        let some = self.forms.may_have(word.as_bytes());
        let first = word.bytes().next().unwrap_or_default();
        through(self.cues, some).filter(move |cue| cue.words().len() == word.len() && alike(cue.words().bytes().next(), first))
    }

    /// Whether `word` is one of them, letter for letter.
    #[inline]
    pub(in crate::fidelity) fn have(&self, word: &str) -> bool {
        self.may_be(word).any(|cue| cue.words() == word)
    }

    /// Whether `text` begins with one of them, letter for letter.
    pub(in crate::fidelity) fn open(&self, text: &str) -> bool {
        self.may_begin(text).any(|cue| text.starts_with(cue.words()))
    }

    /// Whether `text` ends with one of them, letter for letter.
    pub(in crate::fidelity) fn close(&self, text: &str) -> bool {
        self.may_end(text).any(|cue| text.ends_with(cue.words()))
    }

    /// Whether one of them is in `text`, letter for letter.
    pub(in crate::fidelity) fn are_in(&self, text: &str) -> bool {
        // A whole text is searched for one word at a time, many letters at once.
        if text.len() >= WHOLE && self.cues.len() <= FEW {
            return self.cues.iter().any(|cue| text.contains(cue.words()));
        }
        !self.is_empty() && text.char_indices().any(|(at, c)| self.firsts.may_have(c) && self.open(text.get(at..).unwrap_or_default()))
    }

    /// Where which of them begins in `text`, letter for letter, from left to right.
    pub(in crate::fidelity) fn places(&self, text: &str) -> impl Iterator<Item = (usize, C)> {
        let begins = text.char_indices().filter(|(_, c)| self.firsts.may_have(*c));
        begins.flat_map(move |(at, _)| {
            let rest = text.get(at..).unwrap_or_default();
            let some = through(self.cues, self.heads.may_have(Pairs::head(rest.as_bytes())));
            some.filter(move |cue| stands_before(rest, cue.words())).map(move |cue| (at, cue))
        })
    }
}

/// Whether a cue has a blank, a hyphen or an apostrophe inside.
const fn is_phrase(cue: &[u8]) -> bool {
    let mut rest = cue;
    while let [byte, others @ ..] = rest {
        if matches!(byte, b' ' | b'-' | b'\'') {
            return true;
        }
        rest = others;
    }
    false
}

/// From so many bytes on, a text is no clause.
const WHOLE: usize = 200;

/// So many cues are sought one by one.
const FEW: usize = 8;

/// Whether two letters may be the same but for their case, by a byte of each.
#[inline]
fn alike(one: Option<u8>, other: u8) -> bool {
    one.is_some_and(|one| one.eq_ignore_ascii_case(&other) || !one.is_ascii() && !other.is_ascii())
}

/// Whether `text` begins with `cue`, byte for byte: of many cues nearly all differ in the first character.
#[inline]
fn stands_before(text: &str, cue: &str) -> bool {
    text.len() >= cue.len() && text.bytes().zip(cue.bytes()).all(|(one, other)| one == other)
}

/// All of `cues`, or none of them.
#[inline]
fn through<C: Cue>(cues: &'static [C], pass: bool) -> impl Iterator<Item = C> {
    let cues = if pass { cues } else { &[] };
    cues.iter().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cue_passes_its_own_sieve() {
        static LIST: List<&str> = List::words(&["up", "Höhe", "été", "Рост", "增长", "ｋ", "/kg", "증가", "é", "中"]);
        for cue in LIST.cues {
            assert!(LIST.have(cue) && LIST.open(cue) && LIST.close(cue), "{cue}");
            let upper = cue.to_uppercase();
            assert!(LIST.may_begin(&upper).any(|other| other == *cue) && LIST.may_end(&upper).any(|other| other == *cue), "{upper}");
        }
        assert_eq!(LIST.may_begin("down").count() + LIST.may_end("x").count() + LIST.may_be("").count(), 0);
        assert_eq!(LIST.places("中国增长up").map(|(at, _)| at).collect::<Vec<_>>(), [0, 6, 12]);
    }
}
