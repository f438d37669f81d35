//! The head of an article: title, byline, date, origin.

use super::punctuation::{ends_closed, ends_sentence, is_blank, is_one_sentence, width};
use super::{Block, Role, date, marks, opening};
use crate::document::Passage;
use crate::text::Span;

/// How many blocks at the top may belong to the head.
const HEAD: usize = 14;
/// No title is wider, in columns.
const LONGEST_TITLE: usize = 160;
/// No line with a date and an origin is wider, in columns.
const LONGEST_DATE_LINE: usize = 120;

/// Whether `text` may be a title: short, and no sentence of running text.
fn is_title_like(text: &str) -> bool {
    width(text) <= LONGEST_TITLE && !text.ends_with(['。', ',', '，', '、', ';', '；']) && !(text.ends_with('.') && is_sentence_case(text))
}

/// A title may end in an abbreviation; a sentence of many words with a full stop is none.
fn is_sentence_case(text: &str) -> bool {
    text.split(' ').filter(|word| word.starts_with(char::is_lowercase)).count() > 2
}

fn is_date_line(text: &str) -> bool {
    width(text) <= LONGEST_DATE_LINE
        && !ends_sentence(text)
        && (date::at_start(text).is_some() || (marks::is_origin(text) && date::within(text).is_some()))
}

fn is_label(block: &Block) -> bool {
    let text = block.text();
    matches!(block.role, Role::Byline | Role::Date | Role::Origin)
        || (matches!(block.role, Role::Open | Role::Paragraph) && (marks::is_byline(text) || marks::is_origin(text) || is_date_line(text)))
}

/// Labels the head of the article.
pub(super) fn label(blocks: &mut Vec<Block>) {
    let marked = blocks.iter().any(|block| block.role == Role::Title);
    let top = top(blocks);
    let first_label = blocks.iter().take(top).position(is_label);
    if !marked {
        label_title(blocks, first_label);
    }
    if let Some(first) = first_label {
        label_lines(blocks, first, top);
    }
    keep_one_byline(blocks);
    reporter_in_lead(blocks);
}

/// How many blocks stand before the second paragraph of running text: the head ends there at the latest.
fn top(blocks: &[Block]) -> usize {
    let mut paragraphs = 0;
    for (index, block) in blocks.iter().enumerate().take(HEAD) {
        let explicit = matches!(block.role, Role::Heading(_)) && index > 0 && paragraphs > 0;
        paragraphs += usize::from(block.is_body() && ends_sentence(block.text()) && !is_label(block));
        if paragraphs > 1 || explicit {
            return index;
        }
    }
    blocks.len().min(HEAD)
}

/// The title: the title-like blocks straight above the byline or date; without those, the first block of all.
fn label_title(blocks: &mut [Block], first_label: Option<usize>) {
    if let Some(end) = first_label {
        let mut found = false;
        for block in blocks.iter_mut().take(end).rev() {
            if block.is_open() && is_title_like(block.text()) {
                block.role = Role::Title;
                found = true;
            } else if found && block.is_open() {
                break;
            }
        }
        if found {
            // A sentence above the title stood under a photograph.
            for block in blocks.iter_mut().take(end).filter(|block| block.is_open() && is_one_sentence(block.text())) {
                block.role = Role::Caption;
            }
            return;
        }
    }
    let followed = blocks.iter().filter(|block| block.is_body()).nth(1).is_some();
    let first = blocks.iter_mut().enumerate().find(|(index, block)| block.is_body() && Some(*index) >= first_label.map(|label| label + 1));
    let fits = |block: &Block| block.is_open() && is_title_like(block.text()) && !ends_closed(block.text()) && !names_a_part(block.text());
    if let Some((_, block)) = first.filter(|(_, block)| followed && fits(block)) {
        block.role = Role::Title;
    }
}

/// Whether `text` heads a part of an article rather than all of it: a numbered chapter, an introduction.
fn names_a_part(text: &str) -> bool {
    let names = ["introduction", "abstract", "background", "summary", "摘要", "引言", "前言", "导语", "編者按", "编者按", "核心提示"];
    opening::is_numbered(text) || names.contains(&text.to_lowercase().as_str())
}

/// Labels byline, date and origin from the first of them to the first running text.
fn label_lines(blocks: &mut Vec<Block>, first: usize, top: usize) {
    let mut index = first;
    let mut top = top;
    while index < top.min(blocks.len()) {
        let Some(block) = blocks.get_mut(index) else { return };
        if matches!(block.role, Role::Open | Role::Paragraph) {
            let text = block.text();
            if is_date_line(text) {
                let parts = split_date(&block.passage);
                let gap = block.gap;
                top += parts.len() - 1;
                blocks.splice(index..=index, parts.into_iter().map(|(passage, role)| Block::new(passage, role, gap)));
            } else if marks::is_byline(text) {
                block.role = Role::Byline;
            } else if marks::is_origin(text) {
                block.role = Role::Origin;
            }
        }
        index += 1;
    }
}

/// The date of a line apart from the origin around it.
fn split_date(passage: &Passage) -> Vec<(Passage, Role)> {
    let text = &passage.text;
    let Some(date) = date::at_start(text).or_else(|| date::within(text)) else { return vec![(passage.clone(), Role::Origin)] };
    let sides = [(Span::new(0, date.start), Role::Origin), (date, Role::Date), (Span::new(date.end, text.len()), Role::Origin)];
    let trim = |c: char| is_blank(c) || matches!(c, '|' | '｜' | '丨');
    let parts = sides.into_iter().map(|(span, role)| (passage.part(span).trimmed(trim), role));
    let known = |(part, role): (Passage, Role)| {
        // "Published:" before the date says nothing else.
        let role = if part.text.ends_with([':', '：']) { Role::Boilerplate } else { role };
        let role = if marks::is_byline(&part.text) { Role::Byline } else { role };
        (part, role)
    };
    parts.filter(|(part, _)| !part.is_empty()).map(known).collect()
}

/// Signatures below the article are no second byline when the head has one.
fn keep_one_byline(blocks: &mut [Block]) {
    let mut run = false;
    let mut done = false;
    for block in blocks {
        if block.role == Role::Byline {
            if done && !run {
                block.role = Role::Boilerplate;
            }
            run = !done || run;
            done = true;
        } else {
            run = run && !block.is_body();
        }
    }
}

/// "本报讯(记者 张三)": the reporter named within the lead, which keeps the words.
fn reporter_in_lead(blocks: &mut Vec<Block>) {
    if blocks.iter().any(|block| block.role == Role::Byline) {
        return;
    }
    let Some(index) = blocks.iter().position(|block| block.is_body() && ends_sentence(block.text())) else { return };
    let Some(lead) = blocks.get(index) else { return };
    let Some((open, c)) = lead.text().char_indices().take(30).find(|(_, c)| matches!(c, '(' | '（')) else { return };
    let start = open + c.len_utf8();
    let Some(length) = lead.text().get(start..).and_then(|rest| rest.find([')', '）'])) else { return };
    let inner = lead.passage.part(Span::new(start, start + length));
    if marks::is_byline(&inner.text) {
        blocks.insert(index, Block::new(inner, Role::Byline, 0));
    }
}
