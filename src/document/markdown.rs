//! Markdown (`CommonMark` with tables and front matter): events of the parser to blocks, with their offsets.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::layout::{Block, Role, joint};
use super::passage::Passage;
use crate::text::Span;

/// Whether the start of a text looks like Markdown: a heading by `#` or by a line of `=`, a fence, or front matter.
pub(super) fn looks_like(head: &str) -> bool {
    let mut lines = head.lines().skip_while(|line| line.trim().is_empty()).peekable();
    if lines.peek().is_some_and(|line| line.trim_end() == "---") && lines.clone().skip(1).take(40).any(|line| line.trim_end() == "---") {
        return true;
    }
    let mut before = "";
    lines.any(|line| {
        let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
        let heading = (1..=6).contains(&hashes) && line.get(hashes..).is_some_and(|rest| rest.starts_with(' ') && rest.trim().len() > 1);
        let underline = line.len() >= 3 && line.bytes().all(|byte| byte == b'=') && !before.trim().is_empty();
        before = line;
        heading || underline || line.starts_with("```")
    })
}

/// The state of the walk over the events.
struct Walk<'a> {
    source: &'a str,
    blocks: Vec<Block>,
    open: Passage,
    /// How deep in front matter, images and raw HTML, whose text is no text of the article.
    hidden: usize,
    items: usize,
    strong: usize,
    /// Whether all text of the open block is strong: then it may be a heading.
    all_strong: bool,
    headings: usize,
}

/// The blocks of a Markdown text.
pub(super) fn blocks(source: &str) -> Vec<Block> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut walk =
        Walk { source, blocks: Vec::new(), open: Passage::default(), hidden: 0, items: 0, strong: 0, all_strong: true, headings: 0 };
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        walk.event(&event, Span::from(range));
    }
    walk.flush(Role::Paragraph);
    title(&mut walk.blocks, walk.headings);
    walk.blocks
}

/// The first heading is the title when it opens the text or is the only one of its level; without headings, paragraphs may be.
fn title(blocks: &mut [Block], headings: usize) {
    let level = |block: &Block| if let Role::Heading(level) = block.role { Some(level) } else { None };
    let top = blocks.iter().filter_map(level).min();
    let first = blocks.iter().position(|block| level(block).is_some());
    if let Some(block) = first.and_then(|first| blocks.get(first))
        && level(block) == top
        && (first == Some(0) || blocks.iter().filter(|block| level(block) == top).count() == 1)
        && let Some(block) = first.and_then(|first| blocks.get_mut(first))
    {
        block.role = Role::Title;
    }
    let has_title = blocks.iter().any(|block| block.role == Role::Title);
    if headings <= usize::from(has_title) {
        blocks.iter_mut().filter(|block| block.role == Role::Paragraph).for_each(|block| block.role = Role::Open);
    }
    let top = blocks.iter().filter_map(level).min().unwrap_or(1);
    for block in blocks {
        if let Role::Heading(level) = &mut block.role {
            *level = *level - top + 1;
        }
    }
}

impl Walk<'_> {
    fn event(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) | Event::Code(text) => self.text(text, span),
            Event::SoftBreak | Event::HardBreak => self.line_break(span),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        match tag {
            Tag::MetadataBlock(_) | Tag::HtmlBlock => self.hidden += 1,
            Tag::Image { .. } => {
                self.flush(Role::Paragraph);
                self.blocks.push(Block::new(Passage::of(self.source, span), Role::Image, 1));
                self.hidden += 1;
            }
            Tag::Item | Tag::TableCell => {
                self.flush(Role::Item);
                self.items += 1;
            }
            Tag::Strong => self.strong += 1,
            Tag::Paragraph | Tag::Heading { .. } | Tag::CodeBlock(_) => self.flush(Role::Paragraph),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock | TagEnd::Image => self.hidden = self.hidden.saturating_sub(1),
            TagEnd::Heading(level) => {
                self.headings += usize::from(!self.open.is_empty());
                self.flush(Role::Heading(depth(level)));
            }
            TagEnd::Item | TagEnd::TableCell => {
                self.flush(Role::Item);
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Paragraph | TagEnd::CodeBlock => self.flush(Role::Paragraph),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, span: Span) {
        if self.hidden > 0 {
            return;
        }
        self.all_strong &= self.strong > 0;
        if span.of(self.source) == text {
            self.open.push(self.source, span);
        } else if let Some(at) = span.of(self.source).find(text) {
            // The span of code holds its back-ticks.
            self.open.push(self.source, Span::new(span.start + at, span.start + at + text.len()));
        } else {
            self.open.push_as(text, span);
        }
    }

    fn line_break(&mut self, span: Span) {
        if self.hidden == 0 && !self.open.is_empty() {
            let rest = self.source.get(span.end..).unwrap_or_default().trim_start();
            let next: String = rest.chars().take(8).collect();
            let separator = joint(&self.open.text, &next);
            self.open.push_as(separator, span);
        }
    }

    fn flush(&mut self, role: Role) {
        let passage = std::mem::take(&mut self.open).trimmed(|c| !super::layout::is_ink(c));
        let strong = std::mem::replace(&mut self.all_strong, true);
        if passage.is_empty() {
            return;
        }
        let role = match role {
            Role::Paragraph if self.items > 0 => Role::Item,
            Role::Paragraph if strong => Role::Open,
            role => role,
        };
        self.blocks.push(Block::new(passage, role, 1));
    }
}

const fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
