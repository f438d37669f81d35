//! The words of a text with spaces that name subjects: whole, by their beginnings, or as they are spelt. `subjects` asks for them.

use super::{ENGLISH, FNV, Hit, Reader, Row, Words, fnv_with, spelling};

/// Words of a text with spaces: by the lexicon, and every word as itself, so that names and codes meet in any language.
pub(super) fn spaced_hits(text: &str, offset: usize, reader: &Reader, hits: &mut Vec<Hit>) {
    let mut lower = String::new();
    for Name { start, word, hashes } in names(text) {
        let start = offset + start;
        if let Some(hashes) = hashes {
            if word.len() > 1 {
                known_word(word, hashes, start, reader, hits);
            }
            if word.len() > 3 {
                hits.push(Hit { at: start, subject: spelling(word), shared: 1 });
            }
            continue;
        }
        let edged = |byte: Option<&u8>| matches!(byte, Some(b'.' | b'-' | b'&'));
        let word = if edged(word.as_bytes().first()) || edged(word.as_bytes().last()) { word.trim_matches(['.', '-', '&']) } else { word };
        if word.len() < 2 || !word.starts_with(char::is_alphabetic) {
            continue;
        }
        let small = in_small_letters(word, &mut lower);
        if !known_word(small, Hashes::of(small), start, reader, hits) && small.bytes().any(|byte| byte == b'-') {
            for part in small.split('-').filter(|part| part.len() > 2) {
                known_word(part, Hashes::of(part), start, reader, hits);
            }
        }
        // Short words of running text say nothing; codes and names (CPVC, LPR) do.
        let name = small.len() == 3 && word.starts_with(char::is_uppercase) && !SHORT.contains(&small);
        if small.len() > 3 || name || word.chars().all(|c| c.is_uppercase() || c.is_numeric()) {
            hits.push(Hit { at: start, subject: spelling(small), shared: 1 });
        }
    }
}

/// Words of three letters that begin sentences, and are no names.
const SHORT: [&str; 40] = [
    "the", "and", "but", "for", "not", "you", "she", "his", "her", "our", "its", "has", "had", "was", "are", "one", "two", "six", "ten",
    "all", "any", "who", "how", "why", "new", "now", "old", "can", "did", "may", "yet", "nor", "off", "out", "per", "via", "too", "top",
    "die", "der",
];

/// A word without its capitals; most words have none, and are not copied to `room`.
fn in_small_letters<'a>(word: &'a str, room: &'a mut String) -> &'a str {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return word;
    }
    *room = if word.is_ascii() { word.to_ascii_lowercase() } else { word.chars().flat_map(char::to_lowercase).collect() };
    room
}

/// A word as names are spelt, with what they have inside: co-op, R&D, U.S.
struct Name<'a> {
    /// Its first byte.
    start: usize,
    word: &'a str,
    /// Where it is of small letters alone, as nearly every word is.
    hashes: Option<Hashes>,
}

/// The words of a text with spaces.
fn names(text: &str) -> impl Iterator<Item = Name<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (start, rest) = (at, text.get(at..)?);
        let (len, hashes) = plain_word(rest).map_or_else(|| (name_len(rest), None), |(len, hashes)| (len, Some(hashes)));
        let word = rest.get(..len)?;
        at += len;
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        Some(Name { start, word, hashes })
    })
}

/// The length and the hashes of a word of small letters of ASCII alone.
#[inline]
fn plain_word(text: &str) -> Option<(usize, Hashes)> {
    let mut hashes = Hashes::NONE;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'a'..=b'z' => hashes = hashes.with(byte),
            b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'&' | b'.' | 128.. => return None,
            _ => return Some((at, hashes)),
        }
    }
    Some((text.len(), hashes))
}

/// The hashes of a word and of what is left without its last one, two and three letters.
#[derive(Clone, Copy)]
struct Hashes([u32; 4]);

impl Hashes {
    /// Of no word.
    const NONE: Self = Self([FNV; 4]);

    fn of(word: &str) -> Self {
        word.bytes().fold(Self::NONE, Self::with)
    }

    #[inline]
    fn with(self, byte: u8) -> Self {
        let Self([all, one, two, _]) = self;
        Self([fnv_with(all, byte), all, one, two])
    }
}

fn name_len(text: &str) -> usize {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '&' | '.');
    let plain = text.bytes().position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'&' | b'.'))).unwrap_or(text.len());
    if text.as_bytes().get(plain).is_none_or(u8::is_ascii) { plain } else { text.find(|c| !is_part(c)).unwrap_or(text.len()) }
}

/// A word of the lexicon; `false` where it has none.
fn known_word(word: &str, hashes: Hashes, at: usize, reader: &Reader, hits: &mut Vec<Hit>) -> bool {
    match reader {
        Reader::English => english_word(word, hashes, at, hits),
        Reader::Stems(words) => stem(word, at, words, hits),
        Reader::Spelling | Reader::Characters(_) => true,
    }
}

/// The longest beginning of a word that is known; a short one only where little follows.
fn stem(word: &str, at: usize, words: &Words, hits: &mut Vec<Hit>) -> bool {
    let all = word.chars().count();
    let (mut end, mut hash, mut found) = (0, FNV, None);
    for (length, c) in (1..=16).zip(word.chars()) {
        let letter = word.get(end..end + c.len_utf8()).unwrap_or_default();
        (end, hash) = (end + letter.len(), letter.bytes().fold(hash, fnv_with));
        if length > 1 && (length > 3 || all <= length + 2) {
            let rows = words.meanings_of_hash(word.get(..end).unwrap_or_default(), hash);
            found = if rows.is_empty() { found } else { Some(rows) };
        }
    }
    let Some(rows) = found else { return false };
    hits.extend(rows.iter().map(|row| Hit { at, subject: row.subject, shared: row.shared }));
    true
}

/// A word, or the word that it is a form of.
fn english_word(word: &str, Hashes([whole, one, two, three]): Hashes, at: usize, hits: &mut Vec<Hit>) -> bool {
    let english = &*ENGLISH;
    let mut push = |rows: &[Row]| {
        hits.extend(rows.iter().map(|row| Hit { at, subject: row.subject, shared: row.shared }));
        !rows.is_empty()
    };
    if push(english.meanings_of_hash(word, whole)) {
        return true;
    }
    if !word.ends_with(['s', 'd', 'g']) {
        return false;
    }
    let stem = |ending: &str| word.strip_suffix(ending);
    [("s", one), ("es", two), ("ed", two), ("d", one), ("ing", three)]
        .iter()
        .any(|(ending, hash)| stem(ending).is_some_and(|stem| push(english.meanings_of_hash(stem, *hash))))
        || stem("ies").is_some_and(|stem| push(english.meanings(&format!("{stem}y"))))
        || stem("ing").is_some_and(|stem| push(english.meanings(&format!("{stem}e"))))
}
