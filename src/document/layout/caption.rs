//! Captions that no sign marks: single sentences that stand apart, where a photograph stood on the page.

use std::collections::BTreeSet;

use super::punctuation::{ends_closed, ends_sentence, is_blank, is_one_sentence, width};
use super::{Block, Role};

/// No caption is wider, in columns.
const LONGEST_CAPTION: usize = 160;
/// A sentence between a heading and its text is a caption only if it is as short as this, in columns.
const SHORT_CAPTION: usize = 60;
/// No line under an image is wider, in columns.
const LONGEST_IMAGE_LINE: usize = 120;
/// Runs of so many characters are compared to see whether a caption repeats the article.
const SHINGLE: usize = 4;
/// The share of them that the article must have, in percent.
const ECHO_PERCENT: usize = 60;
/// How many characters of the article are compared.
const ECHO_CHARS: usize = 200_000;

/// Labels the captions.
pub(super) fn label(blocks: &mut [Block]) {
    under_images(blocks);
    apart(blocks);
    after_credit(blocks);
    below_byline(blocks);
}

/// The short line below an image.
fn under_images(blocks: &mut [Block]) {
    let mut after_image = false;
    for block in blocks {
        if after_image && block.is_open() && width(block.text()) <= LONGEST_IMAGE_LINE && is_one_sentence(block.text()) {
            block.role = Role::Caption;
        }
        after_image = block.role == Role::Image;
    }
}

/// The gap that most blocks keep: a quarter of them keep no more.
fn usual_gap(blocks: &[Block]) -> usize {
    let mut gaps: Vec<usize> = blocks.iter().skip(1).map(|block| block.gap).collect();
    gaps.sort_unstable();
    gaps.get(gaps.len() / 4).copied().unwrap_or_default().max(1)
}

/// What stands on a side of a run of sentences that stand apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Edge,
    Heading,
    CutParagraph,
    Text,
}

fn side(block: Option<&Block>) -> Side {
    match block {
        Some(block) if matches!(block.role, Role::Heading(_)) => Side::Heading,
        Some(block) if block.is_body() && !ends_closed(block.text()) => Side::CutParagraph,
        Some(block) if block.is_body() => Side::Text,
        _ => Side::Edge,
    }
}

/// Sentences with wide gaps before them.
fn apart(blocks: &mut [Block]) {
    let usual = usual_gap(blocks);
    let apart: Vec<bool> = blocks.iter().map(|block| block.is_open() && block.gap > usual && is_caption_like(block.text())).collect();
    let mut index = 0;
    while index < blocks.len() {
        let run = apart.iter().skip(index).take_while(|apart| **apart).count();
        if run > 0 {
            let before = side(index.checked_sub(1).and_then(|before| blocks.get(before)));
            let after = side(blocks.get(index + run));
            let first = blocks.get(index).map_or(0, |block| width(block.text()));
            // One sentence between a heading and its text, or within the text, may well be a paragraph.
            let sure = run > 1 || before == Side::CutParagraph || matches!(after, Side::Heading | Side::Edge);
            if sure || (before == Side::Heading && first <= SHORT_CAPTION) {
                blocks.iter_mut().skip(index).take(run).for_each(|block| block.role = Role::Caption);
            }
        }
        index += run.max(1);
    }
}

fn is_caption_like(text: &str) -> bool {
    width(text) <= LONGEST_CAPTION && ends_sentence(text) && is_one_sentence(text)
}

/// Sentences after the photo credit that closes the article.
fn after_credit(blocks: &mut [Block]) {
    let Some(credit) = blocks.iter().rposition(|block| block.role == Role::Credit) else { return };
    let rest = || blocks.iter().skip(credit + 1).filter(|block| block.is_open());
    if rest().all(|block| is_caption_like(block.text())) {
        blocks.iter_mut().skip(credit + 1).filter(|block| block.is_open()).for_each(|block| block.role = Role::Caption);
    }
}

/// A sentence between the byline and the lead that repeats words of the article: it stood under the lead photograph.
fn below_byline(blocks: &mut [Block]) {
    let Some(byline) = blocks.iter().position(|block| block.role == Role::Byline) else { return };
    let Some(index) = blocks.iter().skip(byline).position(Block::is_body).map(|at| at + byline) else { return };
    let Some(first) = blocks.get(index).filter(|block| block.is_open() && is_caption_like(block.text())) else { return };
    let shingles: BTreeSet<Vec<char>> = shingles(first.text().chars()).collect();
    let mut rest = blocks.iter().skip(index + 1).filter(|block| block.is_body());
    let Some(next) = rest.next().filter(|next| width(next.text()) > width(first.text())) else { return };
    let article = std::iter::once(next).chain(rest).flat_map(|block| block.text().chars()).take(ECHO_CHARS);
    let found: BTreeSet<Vec<char>> = self::shingles(article).filter(|shingle| shingles.contains(shingle)).collect();
    if found.len() * 100 >= shingles.len() * ECHO_PERCENT
        && let Some(block) = blocks.get_mut(index)
    {
        block.role = Role::Caption;
    }
}

/// Every run of [`SHINGLE`] inked characters.
fn shingles(chars: impl Iterator<Item = char>) -> impl Iterator<Item = Vec<char>> {
    let mut window: Vec<char> = Vec::with_capacity(SHINGLE + 1);
    chars.filter(|c| !is_blank(*c)).filter_map(move |c| {
        window.push(c);
        if window.len() > SHINGLE {
            window.remove(0);
        }
        (window.len() == SHINGLE).then(|| window.clone())
    })
}
