//! Legal notices at the end of a page: the copyright statement and its clauses, "related articles", "share this page".

use super::punctuation::{ends_sentence, width};
use super::{Block, Role};

/// Words of law; a notice uses several.
const LAW: &[&str] = &[
    "版权",
    "版權",
    "著作权",
    "著作權",
    "转载",
    "轉載",
    "授权",
    "授權",
    "侵权",
    "侵權",
    "免责",
    "免責",
    "声明",
    "聲明",
    "未经",
    "未經",
    "法律责任",
    "法律責任",
    "注明来源",
    "註明來源",
    "稿件",
    "追究",
    "copyright",
    "all rights reserved",
    "reproduc",
    "permission",
    "disclaimer",
    "terms of use",
    "©",
    "liabilit",
    "unauthorized",
    "unauthorised",
];
/// Words with which a site speaks of itself; an article about the law has none.
const SELF: &[&str] = &[
    "本网",
    "本網",
    "本站",
    "本报",
    "本報",
    "本公众号",
    "本平台",
    "本社",
    "版权所有",
    "版權所有",
    "网站的",
    "網站的",
    "all rights reserved",
    "©",
    "this website",
    "this site",
    "our site",
];
/// What the heading of a notice says.
const NOTICE_HEADINGS: &[&str] =
    &["声明", "聲明", "版权", "版權", "免责", "免責", "copyright", "disclaimer", "legal notice", "terms of use"];
/// Lines after which only links follow.
const LINK_HEADINGS: &[&str] = &[
    "相关新闻",
    "相关阅读",
    "相关链接",
    "延伸阅读",
    "推荐阅读",
    "热门推荐",
    "相關新聞",
    "相關閱讀",
    "延伸閱讀",
    "related articles",
    "related stories",
    "read more",
    "more from",
];
/// Single lines that a page puts under an article.
const BUTTONS: &[&str] = &[
    "分享到",
    "打印本页",
    "关闭窗口",
    "返回顶部",
    "返回首页",
    "扫一扫",
    "上一篇",
    "下一篇",
    "字号",
    "字號",
    "分享:",
    "列印",
    "share this",
    "back to top",
    "print this page",
    "subscribe",
];
/// The share of an end of a page that must speak of law to be a notice, in percent.
const NOTICE_PERCENT: usize = 60;
/// No heading is wider, in columns.
const LONGEST_HEADING: usize = 80;
/// How much of a block is looked at, in bytes: a notice shows itself early.
const LOOK: usize = 2000;

/// How many of `words` stand in `text`.
fn count(text: &str, words: &[&str]) -> usize {
    let mut end = LOOK.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let lower = text.get(..end).unwrap_or_default().to_lowercase();
    words.iter().filter(|word| lower.contains(**word)).count()
}

fn is_short(text: &str) -> bool {
    width(text) <= LONGEST_HEADING && !ends_sentence(text)
}

/// Labels the notices that close the page.
pub(super) fn label(blocks: &mut [Block]) {
    for block in blocks.iter_mut().filter(|block| block.is_body()) {
        let text = block.text();
        if is_short(text) && width(text) <= LONGEST_HEADING / 2 && starts_with_any(text, BUTTONS) {
            block.role = Role::Boilerplate;
        }
    }
    let closing = blocks.len() - closing_notices(blocks);
    let start = headed_notice(blocks).unwrap_or(closing).min(closing);
    label_from(blocks, start);
    if let Some(start) = links(blocks) {
        label_from(blocks, start);
    }
}

fn label_from(blocks: &mut [Block], start: usize) {
    for block in blocks.iter_mut().skip(start).filter(|block| !matches!(block.role, Role::Caption | Role::Credit | Role::Byline)) {
        block.role = Role::Boilerplate;
    }
}

fn starts_with_any(text: &str, words: &[&str]) -> bool {
    let lower = text.to_lowercase();
    words.iter().any(|word| lower.starts_with(word))
}

/// The index of a heading that announces a notice, where what follows keeps the promise.
fn headed_notice(blocks: &[Block]) -> Option<usize> {
    let (mut law, mut own, mut total) = (0, 0, 0);
    let mut found = None;
    for (index, block) in blocks.iter().enumerate().rev() {
        let text = block.text();
        let heads = matches!(block.role, Role::Open | Role::Heading(_)) && is_short(text) && count(text, NOTICE_HEADINGS) > 0;
        if heads && own > 0 && law * 100 >= total * NOTICE_PERCENT && index > 0 {
            found = Some(index);
        }
        total += 1;
        law += usize::from(count(text, LAW) > 0);
        own += usize::from(count(text, SELF) > 0);
        // Far from any law no heading further up can keep its promise.
        if total >= 8 && law * 100 < total * NOTICE_PERCENT {
            break;
        }
    }
    found
}

/// The index of a line such as "Related articles" that only short lines follow.
fn links(blocks: &[Block]) -> Option<usize> {
    let tail = blocks.iter().rev().take_while(|block| is_short(block.text()) || !block.is_body()).count();
    let from = blocks.len() - tail;
    let index = blocks.iter().skip(from).position(|block| starts_with_any(block.text(), LINK_HEADINGS) && is_short(block.text()))?;
    (from + index > 0).then_some(from + index)
}

/// How many blocks at the end are notices without a heading.
fn closing_notices(blocks: &[Block]) -> usize {
    let is_notice = |block: &&Block| {
        let text = block.text();
        !block.is_body() || (count(text, SELF) > 0 && count(text, LAW) >= 2 && width(text) <= 10 * LONGEST_HEADING)
    };
    let run = blocks.iter().rev().take_while(is_notice).count();
    // What only has a label of its own keeps it, unless a notice stands above it.
    blocks.iter().skip(blocks.len() - run).position(Block::is_body).map_or(0, |first| run - first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Passage;

    #[track_caller]
    fn notices(texts: &[&str], want: usize) {
        let mut blocks: Vec<Block> =
            texts.iter().map(|text| Block::new(Passage::of(text, crate::text::Span::new(0, text.len())), Role::Open, 1)).collect();
        label(&mut blocks);
        assert_eq!(blocks.iter().filter(|block| block.role == Role::Boilerplate).count(), want, "{texts:?}");
    }

    #[test]
    fn notices_close_a_page() {
        notices(&["正文。", "版權聲明", "1、凡本網註明“來源”的所有信息,未經授權不得轉載。", "2、如因版權問題請聯繫本網。"], 3);
        notices(&["Text.", "© 2024 Example Press. All rights reserved. No reproduction without permission."], 1);
        notices(&["正文。", "相关阅读", "某地经济增长", "某地举办论坛"], 3);
        notices(&["正文。", "分享到微信"], 1);
        notices(&["Text.", "Related articles", "Prices fall", "© 2024 Example. All rights reserved."], 3);
        notices(&["国务院发表声明", "外交部今天就此发表声明。", "双方同意继续谈判。"], 0);
        notices(&["Copyright law", "A court ruled that copyright covers photographs."], 0);
        notices(&["法院判决", "未经授权转载他人作品构成侵权。"], 0);
    }
}
