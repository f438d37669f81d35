//! Finds the numbers of a text: runs of digits, and English number words where those are held too.

use std::borrow::Cow;

use crate::figure::render::words::{CARDINALS, ORDINALS, SCALES, TENS};

/// Scale characters of Chinese and Japanese; they follow the digits.
pub(super) const SCALE_CHARACTERS: &[char] = &['十', '百', '千', '万', '萬', '亿', '億', '兆'];

/// What joins two number words.
pub(super) const JOINTS: &[&str] = &[" and ", " ", "-"];

/// Which number words a reply may write as it likes.
#[derive(Clone, Debug)]
pub(super) enum Words {
    /// All: only digits are numbers.
    All,
    /// These.
    Only(Vec<String>),
}

impl Words {
    /// The words that are held as numbers.
    pub(super) fn held(&self) -> impl Iterator<Item = &'static str> {
        number_words().filter(|word| self.hold(word))
    }

    /// Whether `word` is held as a number.
    fn hold(&self, word: &str) -> bool {
        match self {
            Self::All => false,
            Self::Only(free) => is_number_word(word) && !free.iter().any(|free| free.eq_ignore_ascii_case(word)),
        }
    }
}

/// What a number is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Digits,
    Words,
}

/// A number in a text, and all that follows it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Run<'a> {
    pub(super) kind: Kind,
    /// Digits and separators, or words in small letters with a space between two.
    pub(super) number: Cow<'a, str>,
    pub(super) after: &'a str,
    /// Where it begins.
    pub(super) start: usize,
}

/// The numbers of `text`: digits, with a point or comma only between two of them, and the words that `words` hold.
pub(super) fn runs<'a>(text: &'a str, words: &Words) -> Vec<Run<'a>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(char::is_alphanumeric) {
        let (_, here) = rest.split_at(at);
        let start = text.len() - here.len();
        let (word, after) = here.split_at(here.find(|c: char| !c.is_alphabetic()).unwrap_or(here.len()));
        rest = if here.starts_with(|c: char| c.is_ascii_digit()) {
            let (digits, after) = here.split_at(length(here));
            found.push(Run { kind: Kind::Digits, number: digits.into(), after, start });
            past_scale(after)
        } else if words.hold(word) {
            let (number, after) = number_in_words(word, after, words);
            found.push(Run { kind: Kind::Words, number: number.into(), after, start });
            after
        } else if word.is_empty() {
            // A digit of another script.
            here.get(here.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default()
        } else {
            after
        };
    }
    found
}

/// English words that are numbers and little else. `one`, `first`, `second`, `half`, `once` and `twice` are words of many uses: where
/// they are wrong, the check finds it.
fn number_words() -> impl Iterator<Item = &'static str> {
    let cardinals = CARDINALS.iter().skip(2).copied().chain(TENS.iter().map(|(cardinal, _)| *cardinal));
    let ordinals = ORDINALS.iter().skip(3).copied().chain(TENS.iter().map(|(_, ordinal)| *ordinal));
    cardinals.chain(SCALES.iter().copied()).chain(ordinals).chain(["dozen", "hundredth"])
}

/// The number words in `text`, one by one.
pub(super) fn number_words_in(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| is_number_word(word)).map(str::to_ascii_lowercase)
}

fn is_number_word(word: &str) -> bool {
    number_words().any(|known| known.eq_ignore_ascii_case(word))
}

/// `word` and the number words that are joined to it; and what follows them.
fn number_in_words<'a>(word: &str, after: &'a str, words: &Words) -> (String, &'a str) {
    let mut number = word.to_ascii_lowercase();
    let mut rest = after;
    let next = |rest: &'a str| {
        JOINTS.iter().find_map(|joint| {
            let here = rest.strip_prefix(joint)?;
            let (word, after) = here.split_at(here.find(|c: char| !c.is_alphabetic()).unwrap_or(here.len()));
            words.hold(word).then_some((word, after))
        })
    };
    while let Some((word, after)) = next(rest) {
        number = [&number, " ", &word.to_ascii_lowercase()].concat();
        rest = after;
    }
    (number, rest)
}

/// What follows the letters and the scale words that belong to the digits before `after`.
fn past_scale(after: &str) -> &str {
    let mut rest = after.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    while let Some(beyond) = SCALES.iter().find_map(|scale| rest.trim_start_matches([' ', '-', '\u{a0}']).strip_prefix(scale)) {
        rest = beyond;
    }
    rest
}

/// How many bytes of `text`, which begins with a digit, are one number.
fn length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    (0..bytes.len()).find(|&at| !digit(at) && !(matches!(bytes.get(at), Some(b'.' | b',')) && digit(at + 1))).unwrap_or(bytes.len())
}
