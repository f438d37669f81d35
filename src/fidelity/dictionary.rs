//! A dictionary of Chinese and English, by which `tellings` knows the words of a clause in the other language.
//!
//! The words are of CC-CEDICT (dictionary/NOTICE); scripts/dictionary.py picks those that texts use and the words of their short senses.

use std::io::Read;
use std::sync::LazyLock;

use flate2::read::GzDecoder;

/// A Chinese word of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Its first byte, and the byte behind it.
    pub(super) start: usize,
    pub(super) end: usize,
    /// What it may mean: English words in small letters, by blanks.
    pub(super) meanings: &'static str,
}

/// Words, simplified and traditional, with their meanings, in order.
static WORDS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let mut text = String::new();
    let packed: &[u8] = include_bytes!("dictionary/zh-en.txt.gz");
    // What is built in can be read; were it not, there would be no words.
    let read = GzDecoder::new(packed).read_to_string(&mut text);
    let text: &'static str = if read.is_ok() { text.leak() } else { "" };
    let mut words: Vec<(&str, &str)> = text.lines().flat_map(entries).collect();
    words.sort_unstable();
    words
});

/// The two spellings of a line, each with the meanings.
fn entries(line: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut fields = line.split('\t');
    let spellings = [fields.next(), fields.next()];
    let meanings = fields.next().unwrap_or_default();
    spellings.into_iter().flatten().filter(|word| !word.is_empty()).map(move |word| (word, meanings))
}

/// Most characters that a word has.
const LONGEST: usize = 8;

/// The longest word at each character of `text`: where words end is not written, so that one may begin in another (纯电车型 is no 电车).
pub(super) fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    text.char_indices().filter_map(|(start, _)| longest(text, start).map(|(end, meanings)| Word { start, end, meanings }))
}

/// The longest word at byte `at`: where it ends, and what it means.
fn longest(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let rest = text.get(at..)?;
    let ends =
        rest.char_indices().take(LONGEST).take_while(|(_, c)| !c.is_ascii() && c.is_alphabetic()).map(|(from, c)| from + c.len_utf8());
    let ends: Vec<usize> = ends.skip(1).collect();
    let known = |end: &usize| {
        let word = rest.get(..*end)?;
        let found = WORDS.binary_search_by_key(&word, |entry| entry.0).ok()?;
        WORDS.get(found).map(|entry| (at + end, entry.1))
    };
    ends.iter().rev().find_map(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_both_scripts() {
        let read = |text| words(text).map(|word| word.meanings).collect::<Vec<_>>();
        assert_eq!(read("集成电路12亿元"), ["integrated circuit", "electric circuit"]);
        assert_eq!(read("集成電路"), ["integrated circuit", "electric circuit"]);
        assert!(read("G20").is_empty());
    }
}
