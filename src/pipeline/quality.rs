//! Is a reply fit to be read? Signs of a model that lost its way, apart from figures: loops, text left in the source's
//! script, a length that no translation has, markup, talk about the task. Pure.

use std::collections::BTreeMap;

use crate::text::Lang;

mod commentary;
mod length;
mod misread;
mod script;

pub(super) use misread::misread;

/// What is wrong with a reply's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// Nothing, or nothing but punctuation.
    Empty,
    /// The same words over and over.
    Loop,
    /// Words left in the source's language or in a script that the target does not have.
    Untranslated,
    /// Much too short for its source.
    TooShort,
    /// Much too long for its source.
    TooLong,
    /// Markup, code or placeholders that the source does not have.
    Markup,
    /// Talk about the task instead of the text.
    Commentary,
    /// It ends in a word that asks for more.
    Unfinished,
}

impl Fault {
    /// Its name in reports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Empty => "text-empty",
            Self::Loop => "text-loop",
            Self::Untranslated => "text-untranslated",
            Self::TooShort => "text-too-short",
            Self::TooLong => "text-too-long",
            Self::Markup => "text-markup",
            Self::Commentary => "text-commentary",
            Self::Unfinished => "text-unfinished",
        }
    }

    /// What it means, for a reader.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Empty => "the model wrote nothing",
            Self::Loop => "the model repeats itself",
            Self::Untranslated => "words of the source language are left in the text",
            Self::TooShort => "the text is much shorter than its source",
            Self::TooLong => "the text is much longer than its source",
            Self::Markup => "the text holds markup that the source does not have",
            Self::Commentary => "the model talks about the task",
            Self::Unfinished => "the text ends in the middle of a sentence",
        }
    }
}

/// The faults of `reply`, a translation of `source`.
pub fn translation_faults(source: &str, reply: &str, lang: &Lang) -> Vec<Fault> {
    let mut faults = text_faults(reply, lang);
    if !faults.contains(&Fault::Untranslated) && (script::is_copied(source, reply) || script::stays_latin(reply, lang)) {
        faults.push(Fault::Untranslated);
    }
    faults.extend(length::fault(source, reply, lang));
    if markup(reply) > markup(source) {
        faults.push(Fault::Markup);
    }
    faults
}

/// The faults that need no source.
pub fn text_faults(reply: &str, lang: &Lang) -> Vec<Fault> {
    let mut faults = Vec::new();
    if !reply.chars().any(char::is_alphanumeric) {
        faults.push(Fault::Empty);
    }
    if loops(reply) {
        faults.push(Fault::Loop);
    }
    if script::is_foreign(reply, lang) {
        faults.push(Fault::Untranslated);
    }
    if commentary::stands_in(reply) {
        faults.push(Fault::Commentary);
    }
    if lang.primary() == "en" && unfinished(reply) {
        faults.push(Fault::Unfinished);
    }
    faults
}

/// Six words that come three times within as many words as a long sentence has, or one word three times running. Fewer words
/// would take a parallel construction ("this is the main ..., this is the main ...") for a loop.
const LOOP_WORDS: usize = 6;
const LOOP_WITHIN: usize = 40;

/// Whether the text runs in circles. A long text may say the same again, even often; a loop does so at once.
fn loops(text: &str) -> bool {
    let dense = text.chars().filter(|c| script::is_han(*c)).count() * 3 > text.chars().count();
    let words: Vec<&str> = if dense { text.split_inclusive(|_: char| true).collect() } else { text.split_whitespace().collect() };
    let mut seen: BTreeMap<&[&str], [Option<usize>; 2]> = BTreeMap::new();
    for (at, window) in words.windows(LOOP_WORDS).enumerate() {
        let before = seen.entry(window).or_default();
        let [older, newer] = *before;
        if older.is_some_and(|older| at - older <= LOOP_WITHIN) {
            return true;
        }
        *before = [newer, Some(at)];
    }
    words.windows(3).any(|run| matches!(run, [a, b, c] if a == b && b == c && a.chars().any(char::is_alphabetic)))
}

fn markup(text: &str) -> usize {
    ["<", "```", "http", "{{", "[[", "**", "_fororder", "\\"].iter().map(|sign| text.matches(sign).count()).sum()
}

/// English words after which something must follow.
const OPEN_WORDS: [&str; 18] =
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "of", "on", "or", "the", "to", "was", "with"];

/// `text` without HTML tags, with a space behind each comma between letters, and without open words at the end of an English one:
/// what a small model leaves behind where it breaks off.
pub(super) fn without_loose_ends(text: &str, lang: &Lang) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut in_tag = false;
    for c in text.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            c if !in_tag => {
                if c.is_alphabetic() && plain.strip_suffix(',').is_some_and(|before| before.ends_with(char::is_alphabetic)) {
                    plain.push(' ');
                }
                plain.push(c);
            }
            _ => {}
        }
    }
    let mut words: Vec<&str> = plain.split_whitespace().collect();
    while lang.primary() == "en" && words.last().is_some_and(|last| OPEN_WORDS.contains(&last.trim_end_matches([',', '.']))) {
        words.pop();
    }
    words.join(" ")
}

/// Words that stood in a prompt to be copied, and how many of them a reply does without.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Uncopied {
    pub(super) words: usize,
    of: usize,
}

impl Uncopied {
    /// Whether nearly all were copied: a reply may say a word in another way.
    pub(super) const fn few(self) -> bool {
        self.words * 3 <= self.of
    }
}

/// Short words are articles and prepositions; of longer ones the beginning counts, whatever the ending.
const STEM: usize = 4;

/// The words that `shown` has and `source` has not, for they were written in the target language to be copied, against `reply`.
pub(super) fn uncopied(source: &str, shown: &str, reply: &str) -> Uncopied {
    let stems = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() >= STEM);
        words.filter_map(|word| word.get(..STEM)).map(str::to_ascii_lowercase).collect()
    };
    let (known, mut wanted, got) = (stems(source), stems(shown), stems(reply));
    wanted.retain(|stem| !known.contains(stem));
    Uncopied { words: wanted.iter().filter(|stem| !got.contains(stem)).count(), of: wanted.len() }
}

fn unfinished(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default().trim_end_matches([',', '.']);
    OPEN_WORDS.contains(&last) || text.trim_end().ends_with("'s")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_to_copy_are_counted() {
        let source = "Zone 全年完成税收29.2342亿元";
        let shown = "High-tech Zone 全年完成 tax revenue 2.92342 billion yuan";
        for (reply, words, few) in [
            ("the High-tech Zone collected tax revenues of 2.92342 billion yuan", 0, true),
            ("the zone's income was 2.92342 billion yuan", 3, false),
            ("", 5, false),
        ] {
            let seen = uncopied(source, shown, reply);
            assert_eq!((seen.words, seen.few()), (words, few), "{reply}");
        }
    }

    #[test]
    fn loose_ends_are_cut() {
        for (text, want) in [
            ("139 projects from the", "139 projects"),
            ("139 projects of <i>(state)</i> enterprises", "139 projects of (state) enterprises"),
            ("a plan", "a plan"),
            ("the Zone,the city, 1,000 trees", "the Zone, the city, 1,000 trees"),
            ("of the", ""),
        ] {
            assert_eq!(without_loose_ends(text, &Lang::parse("en").unwrap()), want);
        }
        assert_eq!(without_loose_ends("Es fängt an", &Lang::parse("de").unwrap()), "Es fängt an");
    }

    #[test]
    fn faults_are_told_apart() {
        let en = Lang::parse("en").unwrap();
        let source = "近年来,高新区坚持创新驱动发展战略,加快新旧动能转换。";
        for (reply, want) in [
            ("In recent years the high-tech zone has pursued innovation-driven development and sped up the shift to new drivers.", vec![]),
            ("In recent years the 高新区 has pursued innovation-driven development.", vec![Fault::Untranslated]),
            ("In recent years the льном has pursued innovation-driven development.", vec![Fault::Untranslated]),
            ("", vec![Fault::Empty, Fault::TooShort]),
            ("Yes.", vec![Fault::TooShort]),
            ("In recent years the high-tech zone has pursued innovation-driven development and the", vec![Fault::Unfinished]),
            ("The zone is the zone is the zone is the zone is the zone is the zone.", vec![Fault::Loop]),
            ("Here is the translation: in recent years the zone has pursued innovation.", vec![Fault::Commentary]),
            ("In recent years <b>the zone</b> has pursued innovation-driven development.", vec![Fault::Markup]),
        ] {
            assert_eq!(translation_faults(source, reply, &en), want, "{reply}");
        }
    }
}
