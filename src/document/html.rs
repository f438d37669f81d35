//! HTML pages: the tags of a page to blocks. Scripts and forms are dropped, navigation and footers become boilerplate, and every
//! character keeps where it stood in the page, entities too.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, Token, Tokenizer};

use super::layout::{Block, Role, is_ink, joint};
use super::passage::Passage;
use crate::text::Span;

mod tag;

use tag::Tag;

/// How far up the open tags an end tag is looked for: a page with more open tags is broken anyway, and time stays linear.
const DEEPEST_END: usize = 64;
/// An entity name is no longer, in bytes; the longest of the standard has 33.
const LONGEST_ENTITY: usize = 40;

/// Whether the start of a text is HTML.
pub(super) fn looks_like(head: &str) -> bool {
    let start = head.trim_start_matches(|c| !is_ink(c)).get(..64).unwrap_or(head).to_ascii_lowercase();
    if ["<!doctype html", "<html", "<head", "<body", "<article"].iter().any(|tag| start.starts_with(tag)) {
        return true;
    }
    let lower = head.to_ascii_lowercase();
    start.starts_with('<') && ["</p>", "</div>", "</body>", "</h1>", "</article>", "<br"].iter().any(|tag| lower.contains(tag))
}

/// An open tag and what holds within it.
#[derive(Clone, Copy, Debug)]
struct Frame {
    tag: Tag,
    name: u64,
    /// What a block within it is.
    role: Role,
    hidden: bool,
    strong: bool,
}

const ROOT: Frame = Frame { tag: Tag::Block, name: 0, role: Role::Paragraph, hidden: false, strong: false };

struct Walk<'a> {
    source: &'a str,
    frames: Vec<Frame>,
    blocks: Vec<Block>,
    open: Passage,
    all_strong: bool,
}

/// The blocks of a page.
pub(super) fn blocks(source: &str) -> Vec<Block> {
    let mut walk = Walk { source, frames: Vec::new(), blocks: Vec::new(), open: Passage::default(), all_strong: true };
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(source, emitter).flatten() {
        match token {
            Token::StartTag(tag) => {
                let class = ["class", "id", "rel", "itemprop", "role"].iter().filter_map(|key| tag.attributes.get(key.as_bytes()));
                let class: Vec<String> = class.map(|value| lossy(&value.value)).collect();
                walk.start(&lossy(&tag.name), &class.join(" "), tag.self_closing);
            }
            Token::EndTag(tag) => walk.end(&lossy(&tag.name)),
            Token::String(text) => walk.text(Span::new(text.span.start, text.span.end)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    walk.flush();
    finish(walk.blocks)
}

fn lossy(text: &HtmlString) -> String {
    String::from_utf8_lossy(text).into_owned()
}

/// Chooses the title, and leaves paragraphs open to the guess at headings where the page marks none.
fn finish(mut blocks: Vec<Block>) -> Vec<Block> {
    let first = blocks.iter().filter_map(|block| if let Role::Heading(level) = block.role { Some(level) } else { None }).min();
    let heading = blocks.iter().position(|block| first.is_some_and(|level| level <= 2 && block.role == Role::Heading(level)));
    if let Some(heading) = heading.and_then(|at| blocks.get_mut(at)) {
        heading.role = Role::Title;
        blocks.retain({
            let mut seen = false;
            move |block| {
                // The title of the window repeats the headline with the name of the site; it stands in the head, first of all.
                let window = block.role == Role::Title && !seen && block.gap == usize::MAX;
                seen |= block.role == Role::Title && !window;
                !window
            }
        });
    }
    blocks.iter_mut().filter(|block| block.gap == usize::MAX).for_each(|block| block.gap = 0);
    let levels = || blocks.iter().filter_map(|block| if let Role::Heading(level) = block.role { Some(level) } else { None });
    let Some(top) = levels().min() else {
        blocks.iter_mut().filter(|block| block.role == Role::Paragraph).for_each(|block| block.role = Role::Open);
        return blocks;
    };
    for block in &mut blocks {
        if let Role::Heading(level) = &mut block.role {
            *level = *level - top + 1;
        }
    }
    blocks
}

impl Walk<'_> {
    fn top(&self) -> Frame {
        self.frames.last().copied().unwrap_or(ROOT)
    }

    fn start(&mut self, name: &str, class: &str, self_closing: bool) {
        let mut tag = Tag::of(name);
        // Within a line of text, a date or a name belongs to the sentence.
        if matches!(tag, Tag::Inline | Tag::Time) {
            tag = if self.open.is_empty() && tag.role(class).is_some() { tag.as_block() } else { Tag::Inline };
        }
        match tag {
            Tag::Break => return self.line_break(),
            Tag::Void => return,
            Tag::Image => return self.flush(),
            Tag::Inline | Tag::Strong => {}
            _ => self.flush(),
        }
        // A paragraph ends where the next block begins, whether its end tag stands there or not.
        if tag.closes_paragraph() && self.top().tag == Tag::Paragraph {
            self.frames.pop();
        }
        if self_closing && tag != Tag::Paragraph {
            return;
        }
        let above = self.top();
        let role = if above.role == Role::Boilerplate { above.role } else { tag.role(class).unwrap_or(above.role) };
        let hidden = above.hidden || tag == Tag::Hidden;
        self.frames.push(Frame { tag, name: tag::key(name), role, hidden, strong: above.strong || tag == Tag::Strong });
    }

    fn end(&mut self, name: &str) {
        let key = tag::key(name);
        let Some(up) = self.frames.iter().rev().take(DEEPEST_END).position(|frame| frame.name == key) else { return };
        let keep = self.frames.len() - up - 1;
        if self.frames.iter().skip(keep).any(|frame| !matches!(frame.tag, Tag::Inline | Tag::Strong)) {
            self.flush();
        }
        self.frames.truncate(keep);
    }

    /// Adds the characters of the source's `span`: entities decoded, runs of white space as one space.
    fn text(&mut self, span: Span) {
        let frame = self.top();
        if frame.hidden {
            return;
        }
        let text = span.of(self.source);
        self.all_strong &= frame.strong || !text.contains(is_ink);
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let plain = rest.find(|c: char| c == '&' || c.is_ascii_whitespace()).unwrap_or(rest.len());
            let from = span.start + at;
            self.open.push(self.source, Span::new(from, from + plain));
            at += plain;
            let rest = rest.get(plain..).unwrap_or_default();
            let from = span.start + at;
            if rest.starts_with('&') {
                let length = self.entity(rest, from);
                at += length;
            } else if !rest.is_empty() {
                let after = rest.trim_start_matches(|c: char| c.is_ascii_whitespace());
                let length = rest.len() - after.len();
                self.space(Span::new(from, from + length), after);
                at += length;
            }
        }
    }

    /// Adds the entity at the start of `rest`, or its `&` where it is none; gives the bytes taken.
    fn entity(&mut self, rest: &str, from: usize) -> usize {
        let name = rest.bytes().skip(1).take(LONGEST_ENTITY).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
        let length = 1 + name + usize::from(rest.get(1 + name..).is_some_and(|rest| rest.starts_with(';')));
        let spelled = rest.get(..length).unwrap_or(rest);
        let decoded: String = Tokenizer::new(spelled)
            .flatten()
            .filter_map(|token| if let Token::String(text) = token { Some(lossy(&text.value)) } else { None })
            .collect();
        if decoded == spelled {
            self.open.push(self.source, Span::new(from, from + length));
        } else {
            self.open.push_as(&decoded, Span::new(from, from + length));
        }
        length
    }

    fn space(&mut self, span: Span, after: &str) {
        if self.open.is_empty() || self.open.text.ends_with(' ') {
            return;
        }
        let one_line = !span.of(self.source).contains(['\n', '\r']);
        let next: String = after.chars().take(8).collect();
        let separator = if one_line || next.is_empty() { " " } else { joint(&self.open.text, &next) };
        self.open.push_as(separator, span);
    }

    /// A line break ends a paragraph that is complete; else the line goes on.
    fn line_break(&mut self) {
        if super::layout::ends_closed(self.open.text.trim_end()) || self.open.text.chars().count() < 40 {
            self.flush();
        } else if !self.open.is_empty() && !self.open.text.ends_with(' ') {
            let end = self.open.end();
            let separator = if self.open.text.chars().rev().take(8).any(super::layout::is_cjk) { "" } else { " " };
            self.open.push_as(separator, Span::new(end, end));
        }
    }

    fn flush(&mut self) {
        let passage = std::mem::take(&mut self.open).trimmed(|c| !is_ink(c));
        let strong = std::mem::replace(&mut self.all_strong, true);
        if passage.is_empty() {
            return;
        }
        let frame = self.top();
        let role = if frame.role == Role::Paragraph && strong { Role::Open } else { frame.role };
        let window = self.frames.iter().any(|frame| frame.tag == Tag::WindowTitle);
        self.blocks.push(Block::new(passage, role, if window { usize::MAX } else { 1 }));
    }
}
