//! Lists of cues, each behind a sieve of its first and last letters: nearly every text that has none of them is told at a glance.
//! The tables of `speech` are made of them, its functions look through them.

use super::Per;

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
        let (mut firsts, mut lasts, mut rest) = (Sieve(0), Sieve(0), cues);
        while let [cue, others @ ..] = rest {
            (firsts, lasts, rest) = (firsts.with_first(cue), lasts.with_last(cue), others);
        }
        Self { cues, firsts, lasts }
    }
}

impl List<Told> {
    /// As [`List::words`].
    pub(super) const fn told(cues: &'static [Told]) -> Self {
        let (mut firsts, mut lasts, mut rest) = (Sieve(0), Sieve(0), cues);
        while let [(cue, _), others @ ..] = rest {
            (firsts, lasts, rest) = (firsts.with_first(cue), lasts.with_last(cue), others);
        }
        Self { cues, firsts, lasts }
    }
}

impl<C: Cue> List<C> {
    /// Whether the language has none.
    pub(in crate::fidelity) const fn is_empty(&self) -> bool {
        self.cues.is_empty()
    }

    /// Every cue that may stand at the beginning of `text`.
    #[inline]
    pub(in crate::fidelity) fn may_begin(&self, text: &str) -> impl Iterator<Item = C> {
        through(self.cues, text.chars().next().is_some_and(|first| self.firsts.may_have(first)))
    }

    /// Whether one of them begins with `first`.
    #[inline]
    pub(in crate::fidelity) fn have_first(&self, first: char) -> bool {
        self.firsts.may_have(first) && self.cues.iter().any(|cue| cue.words().starts_with(first))
    }

    /// Every cue that may stand at the end of `text`.
    #[inline]
    pub(in crate::fidelity) fn may_end(&self, text: &str) -> impl Iterator<Item = C> {
        through(self.cues, text.chars().next_back().is_some_and(|last| self.lasts.may_have(last)))
    }

    /// Every cue that may be `word`.
    #[inline]
    pub(super) fn may_be(&self, word: &str) -> impl Iterator<Item = C> {
        let ends = word.chars().next().zip(word.chars().next_back());
        let some = ends.is_some_and(|(first, last)| self.firsts.may_have(first) && self.lasts.may_have(last));
        through(self.cues, some).filter(|cue| cue.words().len() == word.len())
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
        text.char_indices().any(|(at, c)| self.firsts.may_have(c) && self.open(text.get(at..).unwrap_or_default()))
    }

    /// Where which of them begins in `text`, letter for letter, from left to right.
    pub(in crate::fidelity) fn places(&self, text: &str) -> impl Iterator<Item = (usize, C)> {
        let begins = text.char_indices().filter(|(_, c)| self.firsts.may_have(*c));
        begins.flat_map(move |(at, _)| {
            let rest = text.get(at..).unwrap_or_default();
            self.cues.iter().filter(move |cue| rest.starts_with(cue.words())).map(move |cue| (at, *cue))
        })
    }
}

/// From so many bytes on, a text is no clause.
const WHOLE: usize = 600;

/// So many cues are sought one by one.
const FEW: usize = 4;

/// All of `cues`, or none of them.
#[inline]
fn through<C: Cue>(cues: &'static [C], pass: bool) -> impl Iterator<Item = C> {
    let cues = if pass { cues } else { &[] };
    cues.iter().copied()
}

/// A set of letters by seven of their bits: what does not pass is certainly not in it. Capitals count as small letters.
#[derive(Clone, Copy, Debug)]
struct Sieve(u128);

/// The bit of all letters that are neither ASCII nor Chinese: they may have capitals.
const OTHER: u32 = 127;

impl Sieve {
    #[inline]
    fn may_have(self, letter: char) -> bool {
        let bit = match letter {
            '\0'..='\x7f' => u32::from(letter.to_ascii_lowercase()),
            '\u{3000}'..='\u{9fff}' => u32::from(letter) & 127,
            _ => OTHER,
        };
        self.0 & 1 << bit != 0
    }

    const fn with_first(self, cue: &str) -> Self {
        match cue.as_bytes() {
            [letter @ 0..=127, ..] => self.with(letter.to_ascii_lowercase() as u32),
            [0xe3..=0xe9, middle, last, ..] => self.with(low_bits(*middle, *last)),
            _ => self.with(OTHER),
        }
    }

    const fn with_last(self, cue: &str) -> Self {
        match cue.as_bytes() {
            [.., letter @ 0..=127] => self.with(letter.to_ascii_lowercase() as u32),
            [.., 0xe3..=0xe9, middle, last] => self.with(low_bits(*middle, *last)),
            _ => self.with(OTHER),
        }
    }

    const fn with(self, bit: u32) -> Self {
        Self(self.0 | 1 << bit)
    }
}

/// The seven low bits of a character of three bytes.
const fn low_bits(middle: u8, last: u8) -> u32 {
    ((middle & 1) << 6 | last & 63) as u32
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
