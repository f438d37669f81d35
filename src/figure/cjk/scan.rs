//! A folded text and the small questions that the parsers ask of it.

use std::cell::Cell;

use super::number::Number;
use super::table::{Class, Index};
use super::words::Words;

/// How many numerals are remembered; the parsers ask for the same few again and again.
const SLOTS: usize = 8;

/// A place and the numeral found there, if any.
type Slot = Option<(usize, Option<Number>)>;

/// A folded text with its language.
#[derive(Debug)]
pub(super) struct Scan<'a> {
    chars: &'a [char],
    pub(super) index: &'static Index,
    numerals: [Cell<Slot>; SLOTS],
}

impl<'a> Scan<'a> {
    pub(super) fn new(chars: &'a [char], index: &'static Index) -> Self {
        Self { chars, index, numerals: Default::default() }
    }

    /// The numeral at `at`, read by `read` unless it is remembered.
    pub(super) fn numeral(&self, at: usize, read: impl Fn(&Self, usize) -> Option<Number>) -> Option<Number> {
        let Some(slot) = self.numerals.get(at % SLOTS) else { return read(self, at) };
        match slot.get() {
            Some((place, number)) if place == at => number,
            _ => {
                let number = read(self, at);
                slot.set(Some((at, number)));
                number
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at `at`; NUL beyond the ends.
    #[inline]
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

    /// The first of `words` that stands at `at`.
    #[inline]
    pub(super) fn word(&self, at: usize, words: &Words) -> Option<&'static str> {
        let first = self.at(at);
        // Nearly always this settles the matter.
        if !words.firsts.may_have(first) {
            return None;
        }
        words.list.split_ascii_whitespace().find(|word| self.has(at, word))
    }

    /// The length of the first of `words` that stands at `at`.
    #[inline]
    pub(super) fn one_of(&self, at: usize, words: &Words) -> Option<usize> {
        self.word(at, words).map(|word| word.chars().count())
    }

    /// The length of the longest of `words` that ends right before `at`.
    #[inline]
    pub(super) fn ends(&self, at: usize, words: &Words) -> Option<usize> {
        let last = self.before(at);
        if !words.lasts.may_have(last) {
            return None;
        }
        let ends = words.list.match_indices(last).filter_map(|(begin, found)| words.list.split_at_checked(begin + found.len()));
        let heads = ends.filter(|(_, rest)| rest.is_empty() || rest.starts_with(' ')).map(|(head, _)| head);
        heads.filter_map(|head| self.length_back(at, head)).max()
    }

    /// The length of the last word of `list`, where it ends right before `at`.
    fn length_back(&self, at: usize, list: &str) -> Option<usize> {
        let mut begin = at;
        for c in list.chars().rev().take_while(|c| *c != ' ') {
            begin = begin.checked_sub(1).filter(|begin| self.at(*begin) == c)?;
        }
        Some(at - begin)
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

    #[inline]
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::cjk::words::words;

    #[test]
    fn words_are_found_before_and_behind_a_place() {
        let lang = crate::text::Lang::parse("zh-Hans").unwrap();
        let chars: Vec<char> = "约为一百万元以上".chars().collect();
        let scan = Scan::new(&chars, crate::figure::lang::index(&lang));
        assert_eq!(scan.ends(2, words!("为 约为 一约为 大约")), Some(2), "the longest");
        assert_eq!(scan.ends(2, words!("约 为一 已为")), None);
        assert_eq!(scan.ends(0, words!("为")), None);
        assert_eq!(scan.word(6, words!("上 以上 以")), Some("以上"), "the first of the list that stands there");
        assert_eq!(scan.one_of(5, words!("美元 元以")), Some(2));
        assert_eq!(scan.one_of(5, words!("美元 日元")), None);
    }
}
