//! The ground everything else stands on: spans, offsets and languages. No I/O, nothing that can fail at run time.

mod detect;

use std::fmt;
use std::ops::Range;

use serde::Serialize;

/// A byte range of a text, end exclusive, always on character boundaries of that text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span `start..end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Its length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers nothing.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The part of `text` that it covers; empty where `text` has no such range.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether the two share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The same span of a text that begins `by` bytes earlier.
    #[must_use]
    pub const fn shift(self, by: usize) -> Self {
        Self::new(self.start + by, self.end + by)
    }

    /// Whether `other` lies within.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// Turns byte offsets of one text into offsets in Unicode scalar values, which the machine interface speaks.
///
/// Keeps one mark for each 64 bytes, so a look-up counts at most 64 bytes.
#[derive(Clone, Debug)]
pub struct CharIndex<'a> {
    text: &'a str,
    marks: Vec<usize>,
}

const MARK_EVERY: usize = 64;

impl<'a> CharIndex<'a> {
    /// Indexes `text` in one pass.
    pub fn new(text: &'a str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / MARK_EVERY + 1);
        let mut count = 0;
        for chunk in text.as_bytes().chunks(MARK_EVERY) {
            marks.push(count);
            count += chunk.iter().filter(|byte| is_char_start(**byte)).count();
        }
        Self { text, marks }
    }

    /// How many scalar values stand before byte `offset` (the text's length at most).
    pub fn char_offset(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let mark = offset / MARK_EVERY;
        let Some(before) = self.marks.get(mark) else {
            return self.text.chars().count();
        };
        let rest = self.text.as_bytes().get(mark * MARK_EVERY..offset).unwrap_or_default();
        before + rest.iter().filter(|byte| is_char_start(**byte)).count()
    }

    /// A span in scalar values.
    pub fn char_span(&self, span: Span) -> Span {
        Span::new(self.char_offset(span.start), self.char_offset(span.end))
    }
}

const fn is_char_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// Turns byte offsets of one text into lines and columns (both from 1; columns in scalar values).
#[derive(Clone, Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    /// Indexes `text` in one pass.
    pub fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// The line and column of byte `offset`.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.line_start(line);
        let column = self.text.get(start..offset).map_or(0, |before| before.chars().count());
        (line, column + 1)
    }

    /// The text of line `line` (from 1), without its line feed.
    pub fn line(&self, line: usize) -> &'a str {
        let end = self.starts.get(line).map_or(self.text.len(), |next| next - 1);
        self.text.get(self.line_start(line)..end).unwrap_or_default().trim_end_matches('\r')
    }

    fn line_start(&self, line: usize) -> usize {
        self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default()
    }
}

/// A language by its BCP 47 tag, such as `zh-Hans`, `zh-Hant`, `en` or `pt-BR`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang {
    tag: String,
}

/// Why a text is no language tag.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("`{0}` is no language tag: use a BCP 47 tag such as `en`, `zh-Hans`, `zh-Hant`, `ja` or `pt-BR`")]
pub struct LangError(String);

impl Lang {
    /// Parses a tag: a primary language of 2 or 3 letters, then subtags of 1 to 8 letters or digits, by `-` or `_`.
    ///
    /// The case is made canonical (RFC 5646 section 2.1.1): `ZH-hant-tw` is `zh-Hant-TW`.
    pub fn parse(tag: &str) -> Result<Self, LangError> {
        let error = || LangError(tag.to_owned());
        let mut parts = tag.trim().split(['-', '_']);
        let primary = parts.next().unwrap_or_default();
        if !(2..=3).contains(&primary.len()) || !primary.bytes().all(|b| b.is_ascii_alphabetic()) {
            return Err(error());
        }
        let mut canonical = primary.to_ascii_lowercase();
        for part in parts {
            if part.is_empty() || part.len() > 8 || !part.bytes().all(|b| b.is_ascii_alphanumeric()) {
                return Err(error());
            }
            canonical.push('-');
            canonical.push_str(&canonical_subtag(part));
        }
        Ok(Self { tag: canonical })
    }

    /// The whole tag.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The primary language alone: `zh` of `zh-Hant-TW`.
    pub fn primary(&self) -> &str {
        let two = self.tag.as_bytes().get(2).is_none_or(|byte| *byte == b'-');
        self.tag.get(..if two { 2 } else { 3 }).unwrap_or_default()
    }

    /// Whether it is Chinese, in either script.
    pub fn is_chinese(&self) -> bool {
        matches!(self.primary(), "zh" | "yue" | "cmn")
    }

    /// Whether it is written without spaces between words.
    pub fn is_cjk(&self) -> bool {
        self.is_chinese() || self.primary() == "ja"
    }

    /// Its name in English, as a prompt says it; the tag where the table has no name.
    pub fn english_name(&self) -> &str {
        match self.primary() {
            "zh" if self.is_traditional() => "Traditional Chinese",
            "zh" => "Simplified Chinese",
            "en" => "English",
            "ja" => "Japanese",
            "ko" => "Korean",
            "fr" => "French",
            "de" => "German",
            "es" => "Spanish",
            "pt" if self.tag == "pt-BR" => "Brazilian Portuguese",
            "pt" => "Portuguese",
            "ru" => "Russian",
            "it" => "Italian",
            _ => &self.tag,
        }
    }

    /// Its name in one word, as an example pair names it: both scripts of Chinese are `Chinese`.
    pub fn short_name(&self) -> &str {
        self.english_name().rsplit(' ').next().unwrap_or_default()
    }

    /// Whether it is Chinese in traditional characters, by script or by region.
    pub fn is_traditional(&self) -> bool {
        self.is_chinese() && self.tag.split('-').any(|part| matches!(part, "Hant" | "TW" | "HK" | "MO"))
    }

    /// Whether its region spells and dates English as Britain does.
    pub fn is_british(&self) -> bool {
        self.tag.split('-').any(|part| matches!(part, "GB" | "IE" | "AU" | "NZ" | "ZA" | "IN"))
    }

    /// Guesses the language of `text`: by its letters among Chinese (simplified or traditional), Japanese and Korean, by its
    /// words among the European languages of this crate. English where nothing speaks for another.
    pub fn detect(text: &str) -> Self {
        Self { tag: detect::tag(text).to_owned() }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.tag)
    }
}

impl std::str::FromStr for Lang {
    type Err = LangError;

    fn from_str(tag: &str) -> Result<Self, LangError> {
        Self::parse(tag)
    }
}

fn canonical_subtag(part: &str) -> String {
    match part.len() {
        4 if part.bytes().all(|b| b.is_ascii_alphabetic()) => {
            let mut lower = part.to_ascii_lowercase();
            if let Some(first) = lower.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            lower
        }
        2 => part.to_ascii_uppercase(),
        _ => part.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_made_canonical_or_refused() {
        for (tag, want) in [("EN", "en"), ("zh-hant-tw", "zh-Hant-TW"), ("pt_br", "pt-BR")] {
            assert_eq!(Lang::parse(tag).unwrap().tag(), want);
        }
        for tag in ["", "e", "english", "en--us", "12", "en-ätsch", "en-waytoolongsubtag"] {
            assert!(Lang::parse(tag).is_err(), "{tag}");
        }
    }

    #[test]
    fn offsets_count_characters_and_lines() {
        let text = "一二\n三 four 五".repeat(40);
        let index = CharIndex::new(&text);
        for (chars, (bytes, _)) in text.char_indices().enumerate() {
            assert_eq!(index.char_offset(bytes), chars);
        }
        let lines = LineIndex::new("ab\n三x\n");
        assert_eq!(lines.line_column(6), (2, 2));
        assert_eq!(lines.line(2), "三x");
    }
}
