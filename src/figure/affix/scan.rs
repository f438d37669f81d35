//! A view of the folded text by character. Called by every parser of `affix`.

use std::cell::Cell;

use super::numeral::Number;
use super::table::Index;

/// The numbers that were read last, by the last bits of their place: the parsers ask for the same one in turn.
#[derive(Debug, Default)]
pub(super) struct Memo([Cell<Option<(usize, Option<Number>)>>; 16]);

impl Memo {
    /// The number at `at`, which `read` reads where it was not read just before.
    pub(super) fn number(&self, at: usize, read: impl FnOnce() -> Option<Number>) -> Option<Number> {
        let Some(slot) = self.0.get(at % self.0.len()) else { return read() };
        if let Some((_, number)) = slot.get().filter(|(place, _)| *place == at) {
            return number;
        }
        let number = read();
        slot.set(Some((at, number)));
        number
    }
}

/// The folded characters with the language's look-ups.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan<'t> {
    /// One folded character for each of the text.
    pub chars: &'t [char],
    /// The language.
    pub index: &'static Index,
    /// The numbers that were read last.
    pub memo: &'t Memo,
}

impl Scan<'_> {
    /// The character at `at`; NUL beyond the text.
    #[inline]
    pub(super) fn at(&self, at: usize) -> char {
        self.chars.get(at).copied().unwrap_or('\0')
    }

    /// The character before `at`; NUL at the start.
    pub(super) fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or('\0', |at| self.at(at))
    }

    /// `at`, or the place after the blanks there (two at most).
    pub(super) fn skip(&self, at: usize) -> usize {
        (at..at + 3).find(|at| self.at(*at) != ' ').unwrap_or(at)
    }

    /// Whether `word` stands at `at`.
    pub(super) fn has(&self, at: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(nth, c)| self.at(at + nth) == c)
    }

    /// Nothing, a blank or a mark stands there.
    pub(super) fn is_open(&self, at: usize) -> bool {
        !is_letter(self.at(at)) && self.at(at) != 'ー'
    }

    /// The text may be one figure and nothing else.
    pub(super) const fn is_short(&self) -> bool {
        self.chars.len() < 80
    }

    /// The span is all that the text says, but for blanks and marks.
    pub(super) fn is_whole(&self, start: usize, end: usize) -> bool {
        let mark = |c: &char| c.is_whitespace() || matches!(c, '.' | '。' | '?' | '!' | ',');
        self.is_short()
            && self.chars.get(..start).is_some_and(|head| head.iter().all(mark))
            && self.chars.get(end..).is_some_and(|tail| tail.iter().all(mark))
    }
}

/// Letters and digits; those of the two languages are told without a table.
#[inline]
pub(super) fn is_letter(c: char) -> bool {
    is_hangul(c) || matches!(c, '\u{3041}'..='\u{3096}' | '\u{4e00}'..='\u{9fff}') || c.is_alphanumeric()
}

/// Chinese characters.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '々')
}

/// Korean syllables.
pub(super) fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}
