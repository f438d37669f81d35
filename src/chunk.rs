//! Cuts an article into the pieces that a model is sent: by section, then paragraph, then sentence, under a token budget.
//!
//! Law: the chunks of a section, each followed by what its [`Boundary`] stands for, are the section
//! ([`joined`] = [`section_text`]). Nothing is ever cut silently: a sentence over the budget is cut at clause marks, then at
//! characters, and the chunk says so. The pipeline calls it; it cannot fail.

use crate::document::{Document, Passage, Section};
use crate::text::{Lang, Span};

pub mod sentence;
pub mod sizer;

pub use sentence::sentences;
pub use sizer::{ChunkSizer, Counted, Estimate, Tiktoken};

/// What stands between two paragraphs of a chunk.
pub const PARAGRAPH_BREAK: &str = "\n\n";

/// How large a chunk may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChunkConfig {
    /// The most tokens of a chunk; a single character may have more, and then stands alone.
    pub max_tokens: usize,
}

/// Where a chunk ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Boundary {
    /// With its section.
    Section,
    /// With a paragraph.
    Paragraph,
    /// With a sentence; the paragraph goes on.
    Sentence,
    /// At a clause mark: the sentence was over the budget.
    Clause,
    /// Between two characters: the clause was over the budget.
    Character,
}

impl Boundary {
    /// What the section has between this chunk and the next.
    pub const fn separator(self) -> &'static str {
        match self {
            Self::Paragraph => PARAGRAPH_BREAK,
            Self::Section | Self::Sentence | Self::Clause | Self::Character => "",
        }
    }

    /// Whether a sentence was cut here.
    pub const fn is_cut(self) -> bool {
        matches!(self, Self::Clause | Self::Character)
    }
}

/// A part of a section that fits the budget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// Index of the section in [`Document::sections`].
    pub section: usize,
    /// Its text, which knows where each character stood in the source.
    pub passage: Passage,
    /// Its size, as the sizer gave it.
    pub tokens: usize,
    /// Where it ends.
    pub ends: Boundary,
}

/// Cuts `document` into chunks, in reading order. A section without paragraphs has none.
pub fn chunks(document: &Document, config: &ChunkConfig, sizer: &dyn ChunkSizer) -> Vec<Chunk> {
    let sections = document.sections.iter().enumerate();
    sections.flat_map(|(index, section)| section_chunks(index, section, &document.lang, config.max_tokens, sizer)).collect()
}

/// The paragraphs of a section, as [`joined`] gives them back.
pub fn section_text(section: &Section) -> String {
    let paragraphs: Vec<&str> = section.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
    paragraphs.join(PARAGRAPH_BREAK)
}

/// The chunks of one section put together again.
pub fn joined<'a>(chunks: impl IntoIterator<Item = &'a Chunk>) -> String {
    chunks.into_iter().fold(String::new(), |text, chunk| text + &chunk.passage.text + chunk.ends.separator())
}

/// A part that is never cut further: a whole paragraph that fits, or a sentence, clause or run of characters of one that does not.
struct Unit {
    passage: Passage,
    tokens: usize,
    ends: Boundary,
}

fn section_chunks(index: usize, section: &Section, lang: &Lang, max: usize, sizer: &dyn ChunkSizer) -> Vec<Chunk> {
    let mut units: Vec<Unit> = section.paragraphs.iter().flat_map(|paragraph| units(paragraph, lang, max, sizer)).collect();
    if let Some(last) = units.last_mut() {
        last.ends = Boundary::Section;
    }
    let mut chunks: Vec<Chunk> = Vec::new();
    let between = sizer.size(PARAGRAPH_BREAK);
    let mut rest = units.as_slice();
    while !rest.is_empty() {
        let mut count = fitting(rest, max, between);
        let chunk = loop {
            let chunk = merge(index, rest.get(..count).unwrap_or(rest), sizer);
            // The sum of the parts is an upper bound for most tokenizers, not for all.
            if chunk.tokens <= max || count <= 1 {
                break chunk;
            }
            count -= 1;
        };
        chunks.push(chunk);
        rest = rest.get(count..).unwrap_or_default();
    }
    chunks
}

/// How many of `units` fit into one chunk, by the sum of their sizes; one at least. A paragraph that must be cut anyway starts
/// in a chunk of its own, and a cut sentence ends its chunk, so that the reader of a chunk meets one loose end at most.
fn fitting(units: &[Unit], max: usize, between: usize) -> usize {
    let mut total = 0;
    let mut count = 0;
    for unit in units {
        total += unit.tokens;
        if count > 0 && total > max {
            break;
        }
        count += 1;
        total += if unit.ends == Boundary::Paragraph { between } else { 0 };
        if unit.ends.is_cut() {
            break;
        }
    }
    count
}

fn merge(section: usize, units: &[Unit], sizer: &dyn ChunkSizer) -> Chunk {
    let mut passage = Passage::default();
    let mut ends = Boundary::Section;
    for unit in units {
        if passage.is_empty() {
            passage = unit.passage.clone();
        } else {
            passage.append(ends.separator(), &unit.passage);
        }
        ends = unit.ends;
    }
    let tokens = match units {
        [only] => only.tokens,
        _ => sizer.size(&passage.text),
    };
    Chunk { section, passage, tokens, ends }
}

fn units(paragraph: &Passage, lang: &Lang, max: usize, sizer: &dyn ChunkSizer) -> Vec<Unit> {
    let tokens = sizer.size(&paragraph.text);
    if tokens <= max {
        return vec![Unit { passage: paragraph.clone(), tokens, ends: Boundary::Paragraph }];
    }
    let mut units = Vec::new();
    for span in sentences(&paragraph.text, lang) {
        let tokens = sizer.size(span.of(&paragraph.text));
        if tokens <= max {
            units.push(Unit { passage: paragraph.part(span), tokens, ends: Boundary::Sentence });
        } else {
            cut_sentence(paragraph, span, max, sizer, &mut units);
        }
    }
    if let Some(last) = units.last_mut() {
        last.ends = Boundary::Paragraph;
    }
    units
}

/// Cuts a sentence over the budget at clause marks, and a clause over the budget at characters.
fn cut_sentence(paragraph: &Passage, sentence: Span, max: usize, sizer: &dyn ChunkSizer, units: &mut Vec<Unit>) {
    let mut open: Option<(Span, usize)> = None;
    let flush = |open: &mut Option<(Span, usize)>, units: &mut Vec<Unit>| {
        if let Some((span, _)) = open.take() {
            let passage = paragraph.part(span);
            let tokens = sizer.size(&passage.text);
            units.push(Unit { passage, tokens, ends: Boundary::Clause });
        }
    };
    for clause in sentence::clauses(&paragraph.text, sentence) {
        let tokens = sizer.size(clause.of(&paragraph.text));
        match &mut open {
            Some((span, total)) if *total + tokens <= max => (span.end, *total) = (clause.end, *total + tokens),
            _ => {
                flush(&mut open, units);
                if tokens <= max {
                    open = Some((clause, tokens));
                } else {
                    cut_clause(paragraph, clause, max, sizer, units);
                }
            }
        }
    }
    flush(&mut open, units);
    if let Some(last) = units.last_mut() {
        last.ends = Boundary::Sentence;
    }
}

/// Cuts a clause into the longest runs of characters that fit, never within a figure or a word if that can be helped.
fn cut_clause(paragraph: &Passage, clause: Span, max: usize, sizer: &dyn ChunkSizer, units: &mut Vec<Unit>) {
    let mut start = clause.start;
    while start < clause.end {
        let rest = Span::new(start, clause.end).of(&paragraph.text);
        let length = longest_fit(rest, max, sizer);
        let span = Span::new(start, start + length);
        let passage = paragraph.part(span);
        let tokens = sizer.size(&passage.text);
        units.push(Unit { passage, tokens, ends: if span.end == clause.end { Boundary::Clause } else { Boundary::Character } });
        start = span.end;
    }
}

/// A token of running text has no more characters than this, as a rule; it bounds how far a cut looks ahead.
const CHARS_PER_TOKEN: usize = 8;

/// The bytes of the longest start of `text` that fits; one character at least.
fn longest_fit(text: &str, max: usize, sizer: &dyn ChunkSizer) -> usize {
    let window = max.saturating_mul(CHARS_PER_TOKEN).max(1);
    let ends: Vec<usize> = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(window).collect();
    let fits = |end: usize| sizer.size(text.get(..end).unwrap_or_default()) <= max;
    let mut count = ends.partition_point(|end| fits(*end)).max(1);
    // A search by halves trusts that size grows with length, which merging tokens may break by one or two.
    while count > 1 && !ends.get(count - 1).is_some_and(|end| fits(*end)) {
        count -= 1;
    }
    let end = ends.get(count - 1).copied().unwrap_or(text.len());
    if end == text.len() { end } else { before_word(text, end) }
}

/// The last place at or before `end` that parts no figure and no Latin word; `end` itself where there is none.
fn before_word(text: &str, end: usize) -> usize {
    let within = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '%' | '-');
    let head = text.get(..end).unwrap_or_default();
    let next = text.get(end..).and_then(|rest| rest.chars().next());
    if !next.is_some_and(|c| within(c) || sentence::is_scale(c)) {
        return end;
    }
    let kept = head.trim_end_matches(within).len();
    if kept == 0 { end } else { kept }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::Format;

    fn bytes(text: &str) -> usize {
        text.len()
    }

    fn plan(text: &str, max: usize, sizer: &dyn ChunkSizer) -> (Document, Vec<Chunk>) {
        let document = Document::read(text.as_bytes(), Some(Format::Plain), None).unwrap();
        let chunks = chunks(&document, &ChunkConfig { max_tokens: max }, sizer);
        (document, chunks)
    }

    /// Every law of the module.
    fn lawful(text: &str, max: usize, sizer: &dyn ChunkSizer) {
        let (document, chunks) = plan(text, max, sizer);
        for (index, section) in document.sections.iter().enumerate() {
            assert_eq!(joined(chunks.iter().filter(|chunk| chunk.section == index)), section_text(section));
        }
        for chunk in &chunks {
            assert_eq!(chunk.tokens, sizer.size(&chunk.passage.text));
            assert!(chunk.tokens <= max || chunk.passage.text.chars().count() == 1, "{} > {max}: {}", chunk.tokens, chunk.passage.text);
            for (spelled, source) in chunk.passage.spelled().filter(|(spelled, _)| !spelled.trim().is_empty()) {
                assert_eq!(spelled, source.of(&document.source));
            }
        }
    }

    #[track_caller]
    fn cuts(text: &str, max: usize, want: &[(&str, Boundary)]) {
        let (_, chunks) = plan(text, max, &|text: &str| text.chars().count());
        let found: Vec<(&str, Boundary)> = chunks.iter().map(|chunk| (chunk.passage.text.as_str(), chunk.ends)).collect();
        assert_eq!(found, want);
    }

    #[test]
    fn the_largest_parts_that_fit_stay_whole() {
        let text = "一二三四。五六七八。\n\n甲乙丙丁。戊己庚辛。";
        cuts(text, 30, &[("一二三四。五六七八。\n\n甲乙丙丁。戊己庚辛。", Boundary::Section)]);
        cuts(text, 12, &[("一二三四。五六七八。", Boundary::Paragraph), ("甲乙丙丁。戊己庚辛。", Boundary::Section)]);
        cuts(
            text,
            9,
            &[
                ("一二三四。", Boundary::Sentence),
                ("五六七八。", Boundary::Paragraph),
                ("甲乙丙丁。", Boundary::Sentence),
                ("戊己庚辛。", Boundary::Section),
            ],
        );
    }

    #[test]
    fn a_sentence_over_the_budget_says_that_it_was_cut() {
        cuts("全年税收增长,达到新高,再创历史。", 12, &[("全年税收增长,达到新高,", Boundary::Clause), ("再创历史。", Boundary::Section)]);
        cuts(
            "全年税收达到29.2342亿元左右。",
            9,
            &[("全年税收达到", Boundary::Character), ("29.2342亿元", Boundary::Character), ("左右。", Boundary::Section)],
        );
    }

    #[test]
    fn one_sentence_of_twenty_thousand_characters_is_cut_in_time() {
        for sentence in ["长".repeat(20_000), "a".repeat(20_000), "达1,200万元、".repeat(2500)] {
            lawful(&sentence, 100, &Estimate);
            lawful(&format!("第一段。\n\n{sentence}。"), 60, &bytes);
        }
    }

    proptest! {
        #[test]
        fn chunks_joined_are_the_section(text in "[一二三。,a-c1-3. “”\n]{1,300}", max in 1_usize..80) {
            prop_assume!(text.contains(|c: char| !c.is_whitespace()));
            lawful(&text, max, &bytes);
            lawful(&text, max, &Estimate);
        }

        #[test]
        fn any_text_can_be_cut(text in "\\PC{1,200}", max in 1_usize..40) {
            prop_assume!(Document::read(text.as_bytes(), Some(Format::Plain), None).is_ok());
            lawful(&text, max, &bytes);
        }
    }
}
