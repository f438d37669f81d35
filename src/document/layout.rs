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
mod opening;
mod punctuation;

pub(super) use marks::stands_alone;
pub(super) use opening::is_numbered;
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
        let Some(open) = section.paragraphs.last_mut().filter(|last| opening::continues(&last.text, &passage.text)) else {
            section.paragraphs.push(passage);
            return;
        };
        let join = Join { tail: punctuation::last_part(&open.text).to_owned(), head: punctuation::first_part(&passage.text).to_owned() };
        let separator = joint(&open.text, &passage.text);
        open.append(separator, &passage);
        self.joins.push(join);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::plain;

    const LEAD: &str = "全年税收达到29亿元,同比增长三成。各族群众在党的民族政策指引下,团结奋进,把一个苏木建成了高新技术产业开发区。";

    /// The parts of a plain text other than its paragraphs, in reading order by kind, each after a letter for its kind.
    #[track_caller]
    fn parts(text: &str, want: &[&str]) {
        let article = arrange(plain::blocks(&text.replace('L', LEAD)));
        let mut found = Vec::new();
        let mut add = |kind: &str, passages: &[Passage]| found.extend(passages.iter().map(|passage| format!("{kind} {}", passage.text)));
        for (kind, passage) in [("T", &article.title), ("B", &article.byline), ("D", &article.date), ("O", &article.origin)] {
            add(kind, passage.as_slice());
        }
        let headings: Vec<Passage> =
            article.sections.iter().map(|section| section.heading.clone()).filter(|heading| !heading.is_empty()).collect();
        add("H", &headings);
        add("C", &article.captions);
        add("X", &article.boilerplate);
        assert_eq!(found, want, "{text}");
    }

    #[test]
    fn the_head_is_told_from_the_text() {
        parts("大标题\n\n副标题在此\n\n□张三\n\nL\n\nL", &["T 大标题 副标题在此", "B □张三"]);
        parts("大标题\n\nL\n\nL", &["T 大标题"]);
        parts("大标题\n来源:某网 2023-08-03 作者:张三\n\nL", &["T 大标题", "B 作者:张三", "D 2023-08-03", "O 来源:某网"]);
        parts("图下一句话说明了场面。\n\n大标题\n\n□张三\n\nL", &["T 大标题", "B □张三", "C 图下一句话说明了场面。"]);
        parts("本报讯(记者 张三)L\n\nL", &["B 记者 张三"]);
        parts("大标题\n\nL\n\nL(文 张三)", &["T 大标题", "B 文 张三"]);
        parts("L\n\nL", &[]);
    }

    #[test]
    fn captions_stand_apart() {
        let one = "群众开展宣传活动。";
        let head = "大标题\n\n□张三\n\nL\n\n小标题 在此处\n\n";
        let known = |more: &[&'static str]| [&["T 大标题", "B □张三", "H 小标题 在此处"], more].concat();
        // Before the text of a section, at its end, within a cut paragraph.
        parts(&format!("{head}\n\n{one}\n\nL"), &known(&["C 群众开展宣传活动。"]));
        parts(&format!("{head}L\n\n\n\n{one}"), &known(&["C 群众开展宣传活动。"]));
        parts(&format!("{head}L群众将他们赖以生存的牧场腾出来支持建\n\n\n\n{one}\n\n立园区。\n\nL"), &known(&["C 群众开展宣传活动。"]));
        parts(&format!("{head}L\n\n(图片由某单位提供)\n\n{one}"), &known(&["C 群众开展宣传活动。", "X (图片由某单位提供)"]));
        // Neither a short paragraph among others nor one that merely follows a wide gap.
        parts(&format!("{head}L\n\n{one}\n\nL"), &known(&[]));
        parts(&format!("{head}L\n\n\n\n{one}\n\nL"), &known(&[]));
    }

    #[test]
    fn image_names_are_set_aside_and_their_captions_kept() {
        parts(
            "大标题\n2023-08-03\n\n大标题_s_图1x\n\n城区景色宜人\n\nphoto_12\n\n学校的一天\n\nL\n\nL",
            &["T 大标题", "D 2023-08-03", "C 城区景色宜人", "C 学校的一天", "X 大标题_s_图1x", "X photo_12"],
        );
    }

    #[test]
    fn headings_need_text_below_them() {
        parts("大标题\n\nL\n\n上一层\n\n下一层 标题\n\nL\n\n一些话", &["T 大标题", "H 上一层", "H 下一层 标题"]);
        parts("大标题\n\nL\n\n苹果\n\n梨\n\n桃\n\nL", &["T 大标题"]);
        parts("大标题\n\nL\n\n一、甲事\n\nL\n\n(一)乙事\n\nL", &["T 大标题", "H 一、甲事", "H (一)乙事"]);
    }
}
