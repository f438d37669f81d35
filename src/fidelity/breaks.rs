//! Where clauses, nouns and sentences of a text end. `context` weighs what stands between a word and its figure by it.

use super::speech::{self, Speech};
use crate::text::Lang;

/// Where clauses and sentences end, in bytes, each list in order.
#[derive(Debug, Default)]
pub(super) struct Breaks {
    pub(super) commas: Vec<usize>,
    /// Words that end a noun: 的, of, in.
    joints: Vec<usize>,
    pub(super) sentences: Vec<usize>,
}

impl Breaks {
    /// Reads `text` once.
    pub(super) fn of(text: &str, lang: &Lang) -> Self {
        let speech = speech::of(lang);
        let mut breaks = Self::default();
        let spaced = !lang.is_cjk();
        for (at, byte) in text.bytes().enumerate() {
            match byte {
                b'a'..=b'z' | 0x80..0xc0 => {}
                b' ' if spaced => breaks.word(text, at, speech),
                b'\n' | b'!' | b'?' | b';' => breaks.sentences.push(at + 1),
                b'.' if !inner_dot(text, at, speech) => breaks.sentences.push(at + 1),
                b'(' | b')' => breaks.commas.push(at),
                b',' | b':' if !text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit) => breaks.commas.push(at),
                0xc0.. => breaks.wide(text, at, spaced, speech),
                _ => {}
            }
        }
        breaks
    }

    /// The blank at byte `at`, and the word behind it.
    fn word(&mut self, text: &str, at: usize, speech: &Speech) {
        let word = short_word(text, at + 1);
        // "And 79 items" begins another thing, "science and technology" does not.
        let parts = speech.and.have(word) && number_follows(text, at);
        self.joints.extend((parts || speech.joints.have(word)).then_some(at));
        self.commas.extend(parts.then_some(at));
    }

    /// The character of more than one byte at `at`.
    fn wide(&mut self, text: &str, at: usize, spaced: bool, speech: &Speech) {
        match text.get(at..).and_then(|rest| rest.chars().next()) {
            Some(c @ ('。' | '！' | '？' | '；' | '…')) => self.sentences.push(at + c.len_utf8()),
            Some('，' | '、' | '：' | '（' | '）' | '—' | '–') => self.commas.push(at),
            Some(c) if !spaced && speech.joints.have_first(c) => self.joints.push(at),
            _ => {}
        }
    }

    /// How many commas stand from byte `from` up to `to`.
    pub(super) fn commas_in(&self, from: usize, to: usize) -> usize {
        between(&self.commas, from, to)
    }

    /// How many words that end a noun stand there.
    pub(super) fn joints_in(&self, from: usize, to: usize) -> usize {
        between(&self.joints, from, to)
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
    pub(super) fn sentence_end(&self, text: &str, at: usize) -> usize {
        self.sentences.get(self.sentences.partition_point(|stop| *stop <= at)).copied().unwrap_or(text.len())
    }

    /// Where the word or clause around byte `at` begins: a place where words may be read from.
    pub(super) fn word_start(&self, text: &str, at: usize) -> usize {
        let mut least = at.saturating_sub(LONGEST);
        while !text.is_char_boundary(least) {
            least += 1;
        }
        let comma = self.commas.partition_point(|comma| *comma <= at).checked_sub(1).and_then(|index| self.commas.get(index));
        let space = text.as_bytes().get(least..at).and_then(|head| head.iter().rposition(u8::is_ascii_whitespace));
        comma.copied().max(space.map(|space| least + space)).unwrap_or(least).max(least)
    }

    /// Where the word around byte `at` ends.
    pub(super) fn word_end(&self, text: &str, at: usize) -> usize {
        let mut end = at.min(text.len());
        while !text.is_char_boundary(end) {
            end += 1;
        }
        let rest = text.as_bytes().get(end..).unwrap_or_default();
        end + rest.iter().take(LONGEST).take_while(|byte| byte.is_ascii_alphanumeric()).count()
    }
}

/// Longer words than this, in bytes, are cut.
const LONGEST: usize = 64;

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

/// The word at byte `at`, where it is so short that it may end a noun; else nothing.
fn short_word(text: &str, at: usize) -> &str {
    let length = text.as_bytes().get(at..).unwrap_or_default().iter().take(8).position(|byte| *byte == b' ');
    length.and_then(|length| text.get(at..at + length)).unwrap_or_default()
}
