//! Where clauses, nouns and sentences of a text end. `context` weighs what stands between a word and its figure by it.

use super::speech::{self, Speech};
use crate::text::Lang;

/// Where clauses and sentences of a text end, in bytes, each list in order.
#[derive(Debug)]
pub(super) struct Breaks<'a> {
    text: &'a str,
    speech: &'static Speech,
    /// Whether blanks part its words.
    spaced: bool,
    pub(super) commas: Vec<usize>,
    pub(super) sentences: Vec<usize>,
}

impl<'a> Breaks<'a> {
    /// Reads `text` once.
    pub(super) fn of(text: &'a str, lang: &Lang) -> Self {
        let room = || Vec::with_capacity(text.len() / CLAUSE + 8);
        let mut breaks = Self { text, speech: speech::of(lang), spaced: !lang.is_cjk(), commas: room(), sentences: room() };
        let mut at = 0;
        while let Some(next) = text.as_bytes().get(at..).and_then(|rest| rest.iter().position(|byte| may_break(*byte))) {
            breaks.sign(at + next);
            at += next + 1;
        }
        breaks
    }

    /// The character at byte `at`, if it ends anything.
    fn sign(&mut self, at: usize) {
        let Some(c) = self.text.get(at..).and_then(|rest| rest.chars().next()) else { return };
        match c {
            '\n' | '。' | '！' | '？' | '；' | '!' | '?' | ';' | '…' => self.sentences.push(at + c.len_utf8()),
            '.' if !inner_dot(self.text, at, self.speech) => self.sentences.push(at + 1),
            '，' | '、' | '：' | '（' | '）' | '(' | ')' | '—' | '–' => self.commas.push(at),
            // "And 79 items" begins another thing, "science and technology" does not.
            ' ' if self.spaced && self.begins_another(at + 1) => self.commas.push(at),
            ',' | ':' if !self.text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit) => self.commas.push(at),
            _ => {}
        }
    }

    /// Whether the word at byte `at` is an "and" before a number.
    fn begins_another(&self, at: usize) -> bool {
        let may_be_and = self.text.as_bytes().get(at).is_some_and(|byte| self.speech.and.may_open_with(*byte));
        may_be_and && self.speech.and.have(self.word(at)) && number_follows(self.text, at - 1)
    }

    /// The word at byte `at`, where it is so short that it may end a noun; else nothing.
    fn word(&self, at: usize) -> &'a str {
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        let length = rest.iter().take(8).position(|byte| *byte == b' ');
        length.and_then(|length| self.text.get(at..at + length)).unwrap_or_default()
    }

    /// Whether a word that ends a noun (的, of, in) stands from byte `from` up to `to`.
    pub(super) fn joint_in(&self, from: usize, to: usize) -> bool {
        let ends_noun = |(at, c): (usize, char)| {
            let word = || self.word(from + at + 1);
            let blank = self.spaced && c == ' ';
            blank && (self.speech.joints.have(word()) || self.begins_another(from + at + 1))
                || !self.spaced && self.speech.joints.have_first(c)
        };
        self.text.get(from..to).is_some_and(|part| part.char_indices().any(ends_noun))
    }

    /// How many commas stand from byte `from` up to `to`.
    pub(super) fn commas_in(&self, from: usize, to: usize) -> usize {
        between(&self.commas, from, to)
    }

    /// How many sentences end there.
    pub(super) fn sentences_in(&self, from: usize, to: usize) -> usize {
        between(&self.sentences, from, to)
    }

    /// Where the sentence around byte `at` begins.
    pub(super) fn sentence_start(&self, at: usize) -> usize {
        self.sentences.partition_point(|stop| *stop <= at).checked_sub(1).and_then(|index| self.sentences.get(index)).copied().unwrap_or(0)
    }

    /// Where the sentence around byte `at` ends.
    pub(super) fn sentence_end(&self, at: usize) -> usize {
        self.sentences.get(self.sentences.partition_point(|stop| *stop <= at)).copied().unwrap_or(self.text.len())
    }

    /// Where the word or clause around byte `at` begins: a place where words may be read from.
    pub(super) fn word_start(&self, at: usize) -> usize {
        let mut least = at.saturating_sub(LONGEST);
        while !self.text.is_char_boundary(least) {
            least += 1;
        }
        let comma = self.commas.partition_point(|comma| *comma <= at).checked_sub(1).and_then(|index| self.commas.get(index));
        let space = self.text.as_bytes().get(least..at).and_then(|head| head.iter().rposition(u8::is_ascii_whitespace));
        comma.copied().max(space.map(|space| least + space)).unwrap_or(least).max(least)
    }

    /// Where the word around byte `at` ends.
    pub(super) fn word_end(&self, at: usize) -> usize {
        let mut end = at.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        let rest = self.text.as_bytes().get(end..).unwrap_or_default();
        end + rest.iter().take(LONGEST).take_while(|byte| byte.is_ascii_alphanumeric()).count()
    }
}

/// About as many bytes as a clause has.
const CLAUSE: usize = 40;

/// Longer words than this, in bytes, are cut.
const LONGEST: usize = 64;

/// Whether a character with this first byte may end a clause or a sentence; a blank may stand before an "and" that does.
#[inline]
fn may_break(byte: u8) -> bool {
    MAY_BREAK.get(usize::from(byte)).is_some_and(|may| *may)
}

#[expect(clippy::indexing_slicing, reason = "the compiler makes the table, and every byte has its place in it")]
static MAY_BREAK: [bool; 256] = {
    let mut all = [false; 256];
    let mut left: &[u8] = &[b'\n', b' ', b'.', b',', b':', b';', b'!', b'?', b'(', b')', 0xe2, 0xe3, 0xef];
    while let [byte, rest @ ..] = left {
        all[*byte as usize] = true;
        left = rest;
    }
    all
};

fn between(sorted: &[usize], from: usize, to: usize) -> usize {
    sorted.partition_point(|at| *at < to).saturating_sub(sorted.partition_point(|at| *at < from))
}

/// Whether the dot at `at` is a decimal point, or ends an abbreviation rather than a sentence.
fn inner_dot(text: &str, at: usize, speech: &Speech) -> bool {
    let after = text.get(at + 1..).unwrap_or_default();
    if !after.starts_with(char::is_whitespace) && !after.is_empty() && !after.starts_with(['"', '”', '\'', '’', ')', '*']) {
        return true;
    }
    let next = after.trim_start().chars().next();
    let before = text.get(..at).unwrap_or_default();
    let word = before.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let short = word.len() <= 2 && word.starts_with(char::is_uppercase) || speech.abbreviations.have(word);
    short && next.is_some_and(char::is_alphanumeric)
}

/// Whether a digit stands within a few words behind byte `at`.
fn number_follows(text: &str, at: usize) -> bool {
    text.as_bytes().iter().skip(at).take(20).any(u8::is_ascii_digit)
}
