//! The words of a text that name subjects: Chinese and English words of one meaning share a number. `context` asks for them.

use std::sync::LazyLock;

use super::lexicon::SAME;
use crate::text::{Lang, Span};

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

/// The words of one language in order, the meanings of a word side by side; and where each first character begins.
struct Words {
    rows: Vec<Row>,
    starts: Vec<(char, usize)>,
    /// The first row of each word, by the word's hash, from 1; nought where there is none. Twice as many slots as rows and more.
    slots: Vec<usize>,
}

impl Words {
    fn new(pick: fn(&(&'static str, &'static str)) -> &'static str) -> Self {
        let words =
            |(row, subject): (&(&'static str, &'static str), u32)| pick(row).split('|').map(move |word| Row { word, subject, shared: 1 });
        let mut rows: Vec<Row> = SAME.iter().zip(0..).flat_map(words).collect();
        rows.sort_unstable();
        rows.dedup();
        for group in rows.chunk_by_mut(|a, b| a.word == b.word) {
            let shared = u32::try_from(group.len()).unwrap_or(u32::MAX);
            group.iter_mut().for_each(|row| row.shared = shared);
        }
        let firsts = |(at, row): (usize, &Row)| Some((row.word.chars().next()?, at));
        let mut starts: Vec<(char, usize)> = rows.iter().enumerate().filter_map(firsts).collect();
        starts.dedup_by_key(|(first, _)| *first);
        let mut all = Self { slots: vec![0; (rows.len() * 2 + 1).next_power_of_two()], rows, starts };
        for at in 0..all.rows.len() {
            all.enter(at);
        }
        all
    }

    fn word(&self, at: usize) -> &'static str {
        self.rows.get(at).map_or("", |row| row.word)
    }

    /// The slot of `word`, or the free one where it would stand.
    fn slot(&self, word: &str) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = usize::try_from(fnv(word)).unwrap_or_default() & last;
        while self.slots.get(slot).is_some_and(|row| *row > 0 && self.word(row - 1) != word) {
            slot = (slot + 1) & last;
        }
        slot
    }

    fn enter(&mut self, at: usize) {
        let slot = self.slot(self.word(at));
        if let Some(free) = self.slots.get_mut(slot).filter(|row| **row == 0) {
            *free = at + 1;
        }
    }

    /// The meanings of `word`.
    fn meanings(&self, word: &str) -> &[Row] {
        let first = self.slots.get(self.slot(word)).copied().unwrap_or_default();
        let Some(first) = first.checked_sub(1) else { return &[] };
        let count = self.rows.get(first).map_or(0, |row| usize::try_from(row.shared).unwrap_or_default());
        self.rows.get(first..first + count).unwrap_or_default()
    }

    /// The words that begin with `first`.
    fn under(&self, first: char) -> &[Row] {
        let Ok(at) = self.starts.binary_search_by_key(&first, |(first, _)| *first) else { return &[] };
        let bound = |at: usize| self.starts.get(at).map_or(self.rows.len(), |(_, start)| *start);
        self.rows.get(bound(at)..bound(at + 1)).unwrap_or_default()
    }
}

static CHINESE: LazyLock<Words> = LazyLock::new(|| Words::new(|row| row.0));
static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::new(|row| row.1));

/// Every word of the `windows` that names a subject, in order.
pub(super) fn hits(text: &str, lang: &Lang, windows: &[Span]) -> Vec<Hit> {
    let mut hits = Vec::new();
    for window in windows {
        let part = window.of(text);
        if lang.is_cjk() {
            chinese_hits(part, window.start, &mut hits);
        } else {
            latin_hits(part, window.start, lang.primary() == "en", &mut hits);
        }
    }
    hits
}

/// The longest words from the left.
fn chinese_hits(text: &str, offset: usize, hits: &mut Vec<Hit>) {
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(first) = rest.chars().next() else { break };
        if first.is_ascii_alphanumeric() {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '.').unwrap_or(rest.len());
            latin_hits(rest.get(..end).unwrap_or_default(), offset + at, false, hits);
            at += end.max(1);
            continue;
        }
        let under = CHINESE.under(first);
        let longest = under.iter().filter(|row| rest.starts_with(row.word)).map(|row| row.word.len()).max();
        let meant = |row: &&Row| Some(row.word.len()) == longest && rest.starts_with(row.word);
        hits.extend(under.iter().filter(meant).map(|row| Hit { at: offset + at, subject: row.subject, shared: row.shared }));
        at += longest.unwrap_or(first.len_utf8());
    }
}

/// Words of a text with spaces: English by the lexicon, and every word as itself, so that names and codes meet in any language.
fn latin_hits(text: &str, offset: usize, english: bool, hits: &mut Vec<Hit>) {
    let mut lower = String::new();
    let mut at = 0;
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '&' && c != '.') {
        let start = offset + at;
        at += word.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let word = word.trim_matches(['.', '-', '&']);
        if word.len() < 2 || !word.starts_with(char::is_alphabetic) {
            continue;
        }
        lower.clear();
        if word.is_ascii() {
            lower.push_str(word);
            lower.make_ascii_lowercase();
        } else {
            lower.extend(word.chars().flat_map(char::to_lowercase));
        }
        if english && !english_word(&lower, start, hits) && lower.contains('-') {
            for part in lower.split('-').filter(|part| part.len() > 2) {
                english_word(part, start, hits);
            }
        }
        // Short words of running text say nothing; codes and names (CPVC, LPR) do.
        if lower.len() > 3 || word.chars().all(|c| c.is_uppercase() || c.is_numeric()) {
            hits.push(Hit { at: start, subject: spelling(&lower), shared: 1 });
        }
    }
}

/// A word, or the word that it is a form of.
fn english_word(word: &str, at: usize, hits: &mut Vec<Hit>) -> bool {
    let push = |word: &str, hits: &mut Vec<Hit>| {
        let rows = ENGLISH.meanings(word);
        hits.extend(rows.iter().map(|row| Hit { at, subject: row.subject, shared: row.shared }));
        !rows.is_empty()
    };
    if push(word, hits) {
        return true;
    }
    if !word.ends_with(['s', 'd', 'g']) {
        return false;
    }
    let stem = |ending: &str| word.strip_suffix(ending);
    ["s", "es", "ed", "d", "ing"].iter().filter_map(|ending| stem(ending)).any(|stem| push(stem, hits))
        || stem("ies").is_some_and(|stem| push(&format!("{stem}y"), hits))
        || stem("ing").is_some_and(|stem| push(&format!("{stem}e"), hits))
}

/// A number for a word's first letters (so that `growth` and `growths` meet), above those of the rows.
pub(super) fn spelling(word: &str) -> u32 {
    let stem = word.char_indices().nth(6).map_or(word, |(end, _)| word.get(..end).unwrap_or(word));
    fnv(stem) | 0x8000_0000
}

/// FNV-1a (Fowler, Noll, Vo), 32 bits.
fn fnv(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
