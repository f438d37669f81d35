//! A folded text and the small questions that the parsers ask of it.

use super::table::{Class, Index};

/// A folded text with its language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan<'a> {
    chars: &'a [char],
    pub(super) index: &'static Index,
}

impl<'a> Scan<'a> {
    pub(super) fn new(chars: &'a [char], index: &'static Index) -> Self {
        Self { chars, index }
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at `at`; NUL beyond the ends.
    pub(super) fn at(&self, at: usize) -> char {
        self.chars.get(at).copied().unwrap_or('\0')
    }

    /// The character before `at`.
    pub(super) fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or('\0', |at| self.at(at))
    }

    /// The text from `at` on.
    pub(super) fn from(&self, at: usize) -> &'a [char] {
        self.chars.get(at..).unwrap_or_default()
    }

    /// The text before `at`, at most `most` characters of it.
    pub(super) fn back(&self, at: usize, most: usize) -> &'a [char] {
        self.chars.get(at.saturating_sub(most)..at).unwrap_or_default()
    }

    /// The text from `start` to `end`.
    pub(super) fn slice(&self, start: usize, end: usize) -> &'a [char] {
        self.chars.get(start..end).unwrap_or_default()
    }

    /// Whether `word` stands at `at`.
    pub(super) fn has(&self, at: usize, word: &str) -> bool {
        let mut at = at;
        word.chars().all(|c| {
            at += 1;
            self.at(at - 1) == c
        })
    }

    /// The length of the first of `words` (by space) that stands at `at`.
    pub(super) fn one_of(&self, at: usize, words: &str) -> Option<usize> {
        words.split(' ').find(|word| self.has(at, word)).map(|word| word.chars().count())
    }

    /// The length of the first of `words` (by space) that ends right before `at`.
    pub(super) fn ends(&self, at: usize, words: &str) -> Option<usize> {
        words.split(' ').find_map(|word| {
            let length = word.chars().count();
            at.checked_sub(length).filter(|start| self.has(*start, word)).map(|_| length)
        })
    }

    /// The first place from `at` on that is no blank (five blanks at most).
    pub(super) fn past_blanks(&self, at: usize) -> usize {
        // A figure is not torn over more blanks than a typist's slip.
        (at..at + 6).find(|at| !matches!(self.at(*at), ' ' | '\u{a0}' | '\u{3000}')).unwrap_or(at)
    }

    /// The end of what stands before `at` without blanks (four at most).
    pub(super) fn before_blanks(&self, at: usize) -> usize {
        let mut at = at;
        for _ in 0..4 {
            if matches!(self.before(at), ' ' | '\u{a0}' | '\u{3000}') {
                at -= 1;
            }
        }
        at
    }

    pub(super) fn class(&self, at: usize) -> Class {
        self.index.class(self.at(at))
    }

    /// The value of the digit or scale word at `at`.
    pub(super) fn value(&self, at: usize) -> u8 {
        self.index.value(self.at(at))
    }

    /// Whether `start..end` is the whole text but for blanks and marks around it.
    pub(super) fn is_whole(&self, start: usize, end: usize) -> bool {
        start <= 4 && end + 4 >= self.len() && self.slice(0, start).iter().chain(self.from(end)).all(|c| !c.is_alphanumeric())
    }

    /// Whether `at` begins a clause: after the start, a line feed or a mark.
    pub(super) fn is_opening(&self, at: usize) -> bool {
        let c = self.before(self.before_blanks(at));
        c == '\0' || !(c.is_alphanumeric() || matches!(c, '-' | '+' | '%' | '.' | '/'))
    }

    /// Whether the text ends at `at`, or a mark or line feed stands there.
    pub(super) fn is_closing(&self, at: usize) -> bool {
        let c = self.at(self.past_blanks(at));
        c == '\0' || !c.is_alphanumeric()
    }
}

/// Whether `c` is a letter of the Latin alphabet or an underscore.
pub(super) const fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_'
}
