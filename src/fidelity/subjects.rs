//! The words of a text that name subjects: words of one meaning share a number in every language. `context` asks for them.

use std::ops::Range;
use std::sync::LazyLock;

use self::spaced::spaced_hits;
use super::lexicon::names::{NAMES, SURNAMES};
use super::lexicon::{self, SAME};
use crate::text::{Lang, Span};

mod spaced;

/// A word of the text that names a subject.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    /// Its first byte.
    pub(super) at: usize,
    /// The number of its meaning.
    pub(super) subject: u32,
    /// How many meanings the word has: the more, the less it says.
    pub(super) shared: u32,
}

/// A word with one of its meanings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    word: &'static str,
    subject: u32,
    shared: u32,
}

/// The words of one language.
struct Words {
    /// In order, the meanings of a word side by side.
    rows: Vec<Row>,
    /// Which rows begin with a character, by its low bits, or in the slots behind; free slots have no rows.
    starts: Vec<(char, Range<u32>)>,
    /// Each word's hash and its first row from 1, by the hash; a free slot has row nought. Twice as many slots as rows and more.
    slots: Vec<(u32, u32)>,
}

impl Words {
    /// The words of one side of the rows that Chinese and English share.
    fn shared(pick: fn(&(&'static str, &'static str)) -> &'static str) -> Vec<Row> {
        let words =
            |(row, subject): (&(&'static str, &'static str), u32)| pick(row).split('|').map(move |word| Row { word, subject, shared: 1 });
        SAME.iter().chain(NAMES).chain(SURNAMES).zip(0..).flat_map(words).collect()
    }

    /// The words of another language, with the meanings of their English words.
    fn by_english(words: &'static [(&'static str, &'static str)]) -> Vec<Row> {
        let meanings = |(words, english): &(&'static str, &'static str)| {
            let rows: Vec<u32> = english.split('|').flat_map(|word| ENGLISH.meanings(word)).map(|row| row.subject).collect();
            words.split('|').flat_map(|word| rows.iter().map(move |subject| Row { word, subject: *subject, shared: 1 })).collect::<Vec<_>>()
        };
        words.iter().flat_map(meanings).collect()
    }

    fn new(mut rows: Vec<Row>) -> Self {
        rows.sort_unstable();
        rows.dedup();
        for group in rows.chunk_by_mut(|a, b| a.word == b.word) {
            let shared = u32::try_from(group.len()).unwrap_or(u32::MAX);
            group.iter_mut().for_each(|row| row.shared = shared);
        }
        let size = (rows.len() * 2 + 1).next_power_of_two();
        let mut all = Self { slots: vec![(0, 0); size], starts: vec![('\0', 0..0); size / 2], rows };
        for at in 0..all.rows.len() {
            all.enter(at);
        }
        all
    }

    /// The slot of the rows that begin with `first`, or the free one where it would stand.
    fn start(&self, first: char) -> usize {
        let last = self.starts.len() - 1;
        let mut slot = first as usize & last;
        while self.starts.get(slot).is_some_and(|(other, rows)| *other != first && !rows.is_empty()) {
            slot = (slot + 1) & last;
        }
        slot
    }

    /// The first row of `word`, whose hash is `hash`; else the free slot where the word would stand.
    fn find(&self, word: &str, hash: u32) -> Result<usize, usize> {
        let last = self.slots.len() - 1;
        let mut slot = hash as usize & last;
        while let Some((other, row)) = self.slots.get(slot).filter(|(_, row)| *row > 0) {
            let first = *row as usize - 1;
            if *other == hash && self.rows.get(first).is_some_and(|row| row.word == word) {
                return Ok(first);
            }
            slot = (slot + 1) & last;
        }
        Err(slot)
    }

    fn enter(&mut self, at: usize) {
        let word = self.rows.get(at).map_or("", |row| row.word);
        let row = u32::try_from(at).unwrap_or(u32::MAX);
        let (hash, start) = (fnv(word), word.chars().next().map(|first| (first, self.start(first))));
        if let Err(free) = self.find(word, hash)
            && let Some(slot) = self.slots.get_mut(free)
        {
            *slot = (hash, row.saturating_add(1));
        }
        if let Some((first, start)) = start
            && let Some(entry) = self.starts.get_mut(start)
        {
            let begin = if entry.1.is_empty() { row } else { entry.1.start };
            *entry = (first, begin..row.saturating_add(1));
        }
    }

    /// The meanings of `word`.
    fn meanings(&self, word: &str) -> &[Row] {
        self.meanings_of_hash(word, fnv(word))
    }

    /// The meanings of `word`, whose hash is `hash`.
    fn meanings_of_hash(&self, word: &str, hash: u32) -> &[Row] {
        let Ok(first) = self.find(word, hash) else { return &[] };
        let count = self.rows.get(first).map_or(0, |row| usize::try_from(row.shared).unwrap_or_default());
        self.rows.get(first..first + count).unwrap_or_default()
    }

    /// The meanings of the longest word that `text` begins with, whose first character is `first`.
    fn longest(&self, first: char, text: &str) -> &[Row] {
        let Some((_, rows)) = self.starts.get(self.start(first)) else { return &[] };
        let under = self.rows.get(rows.start as usize..rows.end as usize).unwrap_or_default();
        // In order, so that of the words that fit the last is the longest.
        let Some(last) = under.iter().rposition(|row| starts_with(text, row.word)) else { return &[] };
        let word = under.get(last).map(|row| row.word);
        let first = under.iter().take(last).rposition(|row| Some(row.word) != word).map_or(0, |before| before + 1);
        under.get(first..=last).unwrap_or_default()
    }
}

/// Whether `text` starts with `word`, the second character first: the words that are compared share the first one.
#[inline]
fn starts_with(text: &str, word: &str) -> bool {
    const SECOND: usize = 5;
    let may = word.as_bytes().get(SECOND).is_none_or(|byte| text.as_bytes().get(SECOND) == Some(byte));
    may && text.starts_with(word)
}

static CHINESE: LazyLock<Words> = LazyLock::new(|| Words::new(Words::shared(|row| row.0)));
static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::new(Words::shared(|row| row.1)));
static GERMAN: LazyLock<Words> = LazyLock::new(|| Words::new(Words::by_english(lexicon::de::WORDS)));
static SPANISH: LazyLock<Words> = LazyLock::new(|| Words::new(Words::by_english(lexicon::es::WORDS)));
static FRENCH: LazyLock<Words> = LazyLock::new(|| Words::new(Words::by_english(lexicon::fr::WORDS)));
static ITALIAN: LazyLock<Words> = LazyLock::new(|| Words::new(Words::by_english(lexicon::it::WORDS)));
static KOREAN: LazyLock<Words> = LazyLock::new(|| Words::new(Words::by_english(lexicon::ko::WORDS)));
static PORTUGUESE: LazyLock<Words> = LazyLock::new(|| Words::new(Words::by_english(lexicon::pt::WORDS)));
static RUSSIAN: LazyLock<Words> = LazyLock::new(|| Words::new(Words::by_english(lexicon::ru::WORDS)));
/// Japanese shares most of its written words with Chinese.
static JAPANESE: LazyLock<Words> = LazyLock::new(|| {
    let mut rows = Words::shared(|row| row.0);
    rows.extend(Words::by_english(lexicon::ja::WORDS));
    Words::new(rows)
});

/// The subjects that an English word of the lexicon names.
pub(super) fn of_english(word: &str) -> Vec<u32> {
    ENGLISH.meanings(word).iter().map(|row| row.subject).collect()
}

/// Whether a subject is a name: a country, a company, an index.
pub(super) fn is_name(subject: u32) -> bool {
    usize::try_from(subject).is_ok_and(|row| (SAME.len()..SAME.len() + NAMES.len()).contains(&row))
}

/// Whether a subject may be one that has a figure: a name, a surname, or a word that is spelt alike in both texts.
pub(super) fn is_holder(subject: u32) -> bool {
    let row = usize::try_from(subject).unwrap_or(usize::MAX);
    row >= SAME.len() && row < SAME.len() + NAMES.len() + SURNAMES.len() || subject & SPELT != 0
}

/// Whether a subject is a word by its spelling alone.
pub(super) fn is_spelt(subject: u32) -> bool {
    subject & SPELT != 0
}

/// How the words of a language are found.
enum Reader {
    /// The longest from the left, at every character.
    Characters(&'static Words),
    /// Word for word, with the endings of English.
    English,
    /// By the beginnings of words.
    Stems(&'static Words),
    /// No lexicon: words that are spelt alike.
    Spelling,
}

fn reader(lang: &Lang) -> Reader {
    match lang.primary() {
        "en" => Reader::English,
        "ja" => Reader::Characters(&JAPANESE),
        "ko" => Reader::Characters(&KOREAN),
        "de" => Reader::Stems(&GERMAN),
        "es" => Reader::Stems(&SPANISH),
        "fr" => Reader::Stems(&FRENCH),
        "it" => Reader::Stems(&ITALIAN),
        "pt" => Reader::Stems(&PORTUGUESE),
        "ru" => Reader::Stems(&RUSSIAN),
        _ if lang.is_cjk() => Reader::Characters(&CHINESE),
        _ => Reader::Spelling,
    }
}

/// About as many bytes as a word has with the blank before it.
const WORD: usize = 6;

/// Every word of the `windows` that names a subject, in order.
pub(super) fn hits(text: &str, lang: &Lang, windows: &[Span]) -> Vec<Hit> {
    let bytes: usize = windows.iter().map(|window| window.end - window.start).sum();
    let mut hits = Vec::with_capacity(bytes / WORD);
    let reader = reader(lang);
    for window in windows {
        let part = window.of(text);
        match &reader {
            Reader::Characters(words) => character_hits(part, window.start, words, &mut hits),
            other => spaced_hits(part, window.start, other, &mut hits),
        }
    }
    hits
}

/// The longest words from the left.
fn character_hits(text: &str, offset: usize, words: &Words, hits: &mut Vec<Hit>) {
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(first) = rest.chars().next() else { break };
        if first.is_ascii_alphanumeric() {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '.').unwrap_or(rest.len());
            spaced_hits(rest.get(..end).unwrap_or_default(), offset + at, &Reader::Spelling, hits);
            at += end.max(1);
            continue;
        }
        let meant = words.longest(first, rest);
        hits.extend(meant.iter().map(|row| Hit { at: offset + at, subject: row.subject, shared: row.shared }));
        at += meant.first().map_or(first.len_utf8(), |row| row.word.len());
    }
}

/// A number for a word's first letters (so that `growth` and `growths` meet), above those of the rows.
pub(super) fn spelling(word: &str) -> u32 {
    let stem = match word.get(..6) {
        Some(stem) if stem.is_ascii() => stem,
        _ => word.char_indices().nth(6).map_or(word, |(end, _)| word.get(..end).unwrap_or(word)),
    };
    fnv(stem) | SPELT
}

/// The mark of a subject that is a word by its spelling.
const SPELT: u32 = 0x8000_0000;

/// FNV-1a (Fowler, Noll, Vo), 32 bits.
fn fnv(word: &str) -> u32 {
    word.bytes().fold(FNV, fnv_with)
}

/// The hash of nothing.
const FNV: u32 = 0x811c_9dc5;

/// The hash of a word with one more byte.
const fn fnv_with(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subjects(text: &str) -> Vec<u32> {
        let lang = Lang::parse("en").unwrap();
        hits(text, &lang, &[Span::new(0, text.len())]).iter().map(|hit| hit.subject).collect()
    }

    /// The forms of a word have its meanings, unless they are words of their own.
    #[test]
    fn forms_mean_what_their_words_mean() {
        let plain = |word: &str| word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        for row in ENGLISH.rows.iter().filter(|row| plain(row.word)) {
            let stem = row.word.strip_suffix(['e', 'y']).unwrap_or(row.word);
            let mut forms = vec![format!("{}s", row.word), format!("{}ED", row.word), format!("{}ing", row.word)];
            forms.extend(row.word.ends_with('e').then(|| format!("{stem}ing")));
            forms.extend(row.word.ends_with('y').then(|| format!("{stem}ies")));
            for form in forms {
                let lower = form.to_lowercase();
                let others = ["s", "es", "ed", "d", "ing"].iter().filter_map(|ending| lower.strip_suffix(ending)).chain([lower.as_str()]);
                if others.filter(|other| *other != row.word).all(|other| ENGLISH.meanings(other).is_empty()) {
                    assert!(subjects(&form).contains(&row.subject), "{form} {}", row.word);
                }
            }
        }
    }
}
