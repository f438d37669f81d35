//! A sieve of letters: tells at a glance that a word is none of a list. The word lists of `cjk` and of the checker stand behind one.

/// A set of letters by seven of their bits: what does not pass is certainly not in it. Capitals count as small letters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sieve(u128);

/// The bit of all letters that are neither ASCII nor Chinese: they may have capitals.
const OTHER: u32 = 127;

impl Sieve {
    /// Nothing passes.
    pub(crate) const NONE: Self = Self(0);

    /// Whether `letter` may be in the set.
    #[inline]
    pub(crate) const fn may_have(self, letter: char) -> bool {
        let bit = match letter {
            '\0'..='\x7f' => letter.to_ascii_lowercase() as u32,
            '\u{3000}'..='\u{9fff}' => letter as u32 & 127,
            _ => OTHER,
        };
        self.0 & 1 << bit != 0
    }

    /// Whether a letter that begins with this byte may be in the set.
    #[inline]
    pub(crate) const fn may_begin(self, byte: u8) -> bool {
        !byte.is_ascii() || self.may_have(byte as char)
    }

    /// With the first letter of `text`, which is UTF-8.
    #[must_use]
    pub(crate) const fn with_first(self, text: &[u8]) -> Self {
        match text {
            [letter @ 0..=127, ..] => self.with(letter.to_ascii_lowercase() as u32),
            [0xe3..=0xe9, middle, last, ..] => self.with(low_bits(*middle, *last)),
            _ => self.with(OTHER),
        }
    }

    /// With the last letter of `text`, which is UTF-8.
    #[must_use]
    pub(crate) const fn with_last(self, text: &[u8]) -> Self {
        match text {
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
