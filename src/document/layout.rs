//! Which block is what, and which blocks belong together. The readers of the three formats hand in their blocks; this tells
//! title, byline, headings, captions and boilerplate apart, and mends the paragraphs that a page break cut.
//!
//! Each step labels blocks that are still [`Role::Open`] and leaves the others alone, so the order of the steps in
//! [`arrange`] is the order of trust: printed marks first, position next, shape last.

use super::{Join, Passage, Section};

mod caption;
mod date;
mod head;
mod heading;
mod marks;
mod notice;
mod punctuation;

pub(super) use marks::stands_alone;
pub(super) use punctuation::{ends_closed, is_cjk, is_ink, joint, width};

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Not yet known.
    Open,
    Title,
    Byline,
    Date,
    Origin,
    /// A section heading and its depth from 1.
    Heading(u8),
    Paragraph,
    /// An item of a list or a cell of a table: never joined with its neighbour.
    Item,
    Caption,
    /// The name of an image file, where a page put the image.
    Image,
    /// Who provided the photographs.
    Credit,
    Boilerplate,
}

/// A run of text that the source sets apart from its neighbours.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) passage: Passage,
    pub(super) role: Role,
    /// How many blank lines stand before it.
    pub(super) gap: usize,
}

impl Block {
    pub(super) const fn new(passage: Passage, role: Role, gap: usize) -> Self {
        Self { passage, role, gap }
    }

    fn text(&self) -> &str {
        &self.passage.text
    }

    fn is_open(&self) -> bool {
        self.role == Role::Open
    }

    /// Whether its words are part of what the article tells: all but notices, images and credits.
    fn is_body(&self) -> bool {
        matches!(self.role, Role::Open | Role::Paragraph | Role::Item)
    }
}

/// The parts of a [`Document`](super::Document) that the blocks decide.
#[derive(Debug, Default)]
pub(super) struct Article {
    pub(super) title: Option<Passage>,
    pub(super) byline: Option<Passage>,
    pub(super) date: Option<Passage>,
    pub(super) origin: Option<Passage>,
    pub(super) sections: Vec<Section>,
    pub(super) captions: Vec<Passage>,
    pub(super) boilerplate: Vec<Passage>,
    pub(super) joins: Vec<Join>,
}

/// Labels the blocks and puts them in their places.
pub(super) fn arrange(blocks: Vec<Block>) -> Article {
    let mut blocks = marks::split_credits(blocks);
    marks::label(&mut blocks);
    notice::label(&mut blocks);
    head::label(&mut blocks);
    marks::label_images(&mut blocks);
    heading::label(&mut blocks);
    caption::label(&mut blocks);
    heading::level(&mut blocks);
    assemble(blocks)
}

fn assemble(blocks: Vec<Block>) -> Article {
    let mut article = Article::default();
    for block in blocks {
        match block.role {
            Role::Title => extend(&mut article.title, block.passage),
            Role::Byline => extend(&mut article.byline, block.passage),
            Role::Date => extend(&mut article.date, block.passage),
            Role::Origin => extend(&mut article.origin, block.passage),
            Role::Heading(level) => article.sections.push(Section { heading: block.passage, level, paragraphs: Vec::new() }),
            Role::Open | Role::Paragraph => article.add_paragraph(block.passage),
            Role::Item => article.section().paragraphs.push(block.passage),
            Role::Caption => article.captions.push(block.passage),
            Role::Image | Role::Credit | Role::Boilerplate => article.boilerplate.push(block.passage),
        }
    }
    article
}

fn extend(slot: &mut Option<Passage>, passage: Passage) {
    match slot {
        Some(first) => first.append(" ", &passage),
        None => *slot = Some(passage),
    }
}

impl Article {
    /// The section that is being filled.
    fn section(&mut self) -> &mut Section {
        if self.sections.is_empty() {
            self.sections.push(Section { level: 1, ..Section::default() });
        }
        let last = self.sections.len() - 1;
        #[expect(clippy::indexing_slicing, reason = "the line above leaves one section at least")]
        &mut self.sections[last]
    }

    /// Adds a paragraph, or the rest of the one before it.
    fn add_paragraph(&mut self, passage: Passage) {
        let section = self.section();
        let Some(open) = section.paragraphs.last_mut().filter(|last| punctuation::continues(&last.text, &passage.text)) else {
            section.paragraphs.push(passage);
            return;
        };
        let join = Join {
            tail: punctuation::last_part(&open.text).to_owned(),
            head: punctuation::first_part(&passage.text).to_owned(),
        };
        let separator = joint(&open.text, &passage.text);
        open.append(separator, &passage);
        self.joins.push(join);
    }
}
