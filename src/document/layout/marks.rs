//! Printed marks: bylines, origins, photo credits, caption signs, navigation bars. What a mark says is believed wherever it stands.

use super::opening::{CAPTION_SIGNS, is_bullet};
use super::punctuation::{ends_closed, ends_sentence, is_blank, is_one_sentence, width};
use super::{Block, Role};
use crate::text::Span;

const BYLINE_SIGNS: &[char] = &['□', '■', '◇', '◆', '○', '●', '◎', '☐', '▢', '⊙'];

const WRITERS: &[&str] = &[
    "本报记者",
    "本報記者",
    "本网记者",
    "本刊记者",
    "特约记者",
    "见习记者",
    "实习记者",
    "记者",
    "記者",
    "本报通讯员",
    "通讯员",
    "通訊員",
    "特约通讯员",
    "撰文",
    "撰稿",
    "作者",
    "文字",
    "采写",
    "採寫",
    "编译",
    "編譯",
    "实习生",
    "執筆",
    "执笔",
];
const ORIGINS: &[&str] = &["来源", "來源", "稿源", "信息来源", "出处", "转自", "轉自", "Source:", "Origin:"];
const EDITORS: &[&str] = &[
    "责任编辑",
    "責任編輯",
    "责编",
    "責編",
    "编辑",
    "編輯",
    "本版编辑",
    "校对",
    "校對",
    "审核",
    "審核",
    "初审",
    "复审",
    "终审",
    "监制",
    "監製",
    "总监制",
    "值班主编",
    "Editor:",
    "Editors:",
    "Edited by",
];
const CAPTION_STARTS: &[&str] =
    &["图为", "圖為", "图片说明", "圖片說明", "图说", "圖說", "配图:", "Photo:", "Photo caption:", "Pictured:", "Caption:"];
const PHOTO_WORDS: &[&str] = &[
    "图片",
    "圖片",
    "照片",
    "摄影",
    "攝影",
    "供图",
    "供圖",
    "配图",
    "制图",
    "製圖",
    "资料图",
    "題圖",
    "题图",
    "图源",
    "Photo",
    "Image",
    "Picture",
    "photo by",
];
const PROVIDED: &[&str] = &["提供", "摄", "攝", "供图", "供圖", "资料", "摄影", "攝影", "来源", "來源"];
const IMAGE_FILES: &[&str] = &[".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".svg"];
/// No byline, origin or credit is longer, in columns.
const LONGEST_CREDIT: usize = 120;
/// What separates the entries of a navigation bar.
const BARS: &[char] = &['|', '｜', '│', '┃', '>', '›', '»', '丨'];

/// Whether `rest` begins as what follows a label does: a colon, a slash, a blank.
fn is_labelled(rest: &str) -> bool {
    rest.chars().next().is_some_and(|c| is_blank(c) || matches!(c, ':' | '：' | '/' | '／' | '|' | '·' | '｜' | '丨'))
}

fn starts_with_label(text: &str, labels: &[&str]) -> bool {
    labels.iter().any(|label| text.strip_prefix(label).is_some_and(|rest| label.ends_with(':') || is_labelled(rest)))
}

/// Whether `text` names who wrote the article.
pub(super) fn is_byline(text: &str) -> bool {
    if width(text) > LONGEST_CREDIT || ends_sentence(text) || text.contains(['。', '！', '？']) {
        return false;
    }
    if let Some(names) = text.strip_prefix(BYLINE_SIGNS) {
        return width(names) <= LONGEST_CREDIT / 2 && names.contains(char::is_alphabetic) && !names.contains([',', '，']);
    }
    starts_with_label(text, WRITERS) || starts_with_label(text, &["文", "文/图", "文图"]) || is_english_byline(text)
}

/// "By Ann Lee and Bo Li", "Author: Ann Lee".
fn is_english_byline(text: &str) -> bool {
    let names = ["By ", "BY ", "by ", "Written by ", "Reported by ", "Author: ", "Authors: ", "Words by "];
    let Some(names) = names.iter().find_map(|label| text.strip_prefix(label)) else { return false };
    let capital = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase() || is_blank(c))
            || matches!(word, "and" | "&" | "de" | "van" | "von" | "in" | "for" | "of")
    };
    let words: Vec<&str> = names.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    (1..=14).contains(&words.len()) && words.iter().all(|word| capital(word))
}

/// Whether `text` names where the article was taken from.
pub(super) fn is_origin(text: &str) -> bool {
    width(text) <= LONGEST_CREDIT && !ends_sentence(text) && starts_with_label(text, ORIGINS)
}

fn is_editor_line(text: &str) -> bool {
    let inner = text.trim_matches(['[', ']', '【', '】', '(', ')', '（', '）']);
    width(text) <= LONGEST_CREDIT && !ends_sentence(text) && starts_with_label(inner, EDITORS)
}

/// Whether `text` says who provided the photographs.
fn is_photo_credit(text: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    width(text) <= LONGEST_CREDIT
        && !ends_sentence(text)
        && !text.contains(['，', ',', '。'])
        && has(PHOTO_WORDS)
        && (has(PROVIDED) || is_english_credit(text))
}

fn is_english_credit(text: &str) -> bool {
    ["Photo", "Image", "Picture"].iter().any(|word| text.starts_with(word)) && text.split(' ').count() <= 6
}

/// What the words between the brackets at the end of a paragraph are; none where they belong to it.
fn credit(inner: &str) -> Option<Role> {
    let inner = inner.trim();
    if is_byline(inner) {
        Some(Role::Byline)
    } else if is_photo_credit(inner) || inner.ends_with([' ', '\u{3000}']) || is_signed_photo(inner) {
        Some(Role::Credit)
    } else if is_editor_line(inner) || is_origin(inner) {
        Some(Role::Boilerplate)
    } else {
        None
    }
}

/// "王鑫 摄": a name before the word for taking photographs.
fn is_signed_photo(text: &str) -> bool {
    ["摄", "攝", "摄影", "攝影", "供图", "供圖"].iter().any(|verb| {
        text.strip_suffix(verb)
            .is_some_and(|names| names.ends_with(is_blank) && names.trim().chars().count() <= 20 && !names.contains(['。', ',']))
    })
}

/// Whether a caption ends with the name of who took the photograph.
fn ends_with_photographer(text: &str) -> bool {
    let Some(at) = text.rfind(['。', '.', '！', '!', ')', '）', '\n']) else { return false };
    let tail = text.get(at..).unwrap_or_default().trim_start_matches(|c: char| !c.is_alphanumeric());
    !tail.is_empty() && is_signed_photo(tail)
}

/// Cuts the credits in brackets off the ends of paragraphs, as blocks of their own.
pub(super) fn split_credits(blocks: Vec<Block>) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    for mut block in blocks {
        let mut credits = Vec::new();
        while matches!(block.role, Role::Open | Role::Paragraph) {
            let Some((rest, role)) = last_credit(block.text()) else { break };
            let inner = block.passage.part(Span::new(rest, block.text().len()));
            let kept = block.passage.part(Span::new(0, rest)).trimmed(is_blank);
            // A byline is read without its brackets; a notice is kept as printed.
            let inner = if role == Role::Byline {
                inner.trimmed(|c| is_blank(c) || matches!(c, '(' | ')' | '（' | '）'))
            } else {
                inner.trimmed(is_blank)
            };
            credits.push(Block::new(inner, role, 0));
            block.passage = kept;
        }
        if let (true, Some(first)) = (block.passage.is_empty(), credits.last_mut()) {
            first.gap = block.gap;
        } else {
            out.push(block);
        }
        out.extend(credits.into_iter().rev());
    }
    out
}

/// Where the credit in brackets at the end of `text` begins, and what it is.
fn last_credit(text: &str) -> Option<(usize, Role)> {
    let (at, open) = text.char_indices().rev().take(LONGEST_CREDIT).find(|(_, c)| matches!(c, '(' | '（'))?;
    let inner = text.get(at + open.len_utf8()..)?.strip_suffix([')', '）'])?;
    let before = text.get(..at)?.trim_end();
    let alone = before.is_empty() || ends_closed(before) || before.ends_with([')', '）']);
    credit(inner).filter(|_| alone).map(|role| (at, role))
}

/// Labels the blocks that carry a mark of their own.
pub(super) fn label(blocks: &mut [Block]) {
    for block in blocks.iter_mut().filter(|block| matches!(block.role, Role::Open | Role::Paragraph)) {
        let text = block.text();
        let short = width(text) <= 2 * LONGEST_CREDIT;
        if !short {
            continue;
        }
        if is_navigation(text) || is_editor_line(text) || is_page_number(text) {
            block.role = Role::Boilerplate;
        } else if is_image_name(text) {
            block.role = Role::Image;
        } else if is_photo_credit(text) {
            block.role = Role::Credit;
        } else if is_caption(text) {
            block.role = Role::Caption;
        }
    }
}

/// Whether a caption sign, word or photographer's name marks `text`.
fn is_caption(text: &str) -> bool {
    text.starts_with(CAPTION_SIGNS)
        || CAPTION_STARTS.iter().any(|start| text.starts_with(start))
        || ends_with_photographer(text)
        || is_numbered_figure(text)
}

/// "图1 ...", "Figure 2: ...", "Table 3. ...", as one sentence at most.
fn is_numbered_figure(text: &str) -> bool {
    ["图", "圖", "表", "Figure ", "Fig. ", "Table "].iter().any(|word| {
        text.strip_prefix(word).is_some_and(|rest| {
            let after = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.'));
            after.len() < rest.len()
                && (after.is_empty() || is_labelled(after) || rest.contains(['.', ':']))
                && is_one_sentence(after.trim_start_matches([':', '：', ' ']))
        })
    }) && width(text) <= LONGEST_CREDIT
}

/// Whether `text` is a row of short entries between bars: a navigation bar or a breadcrumb.
pub(super) fn is_navigation(text: &str) -> bool {
    // A bar at both ends makes it a row of a table.
    if ends_closed(text) || (text.starts_with('|') && text.ends_with('|')) {
        return false;
    }
    BARS.iter().any(|bar| {
        let entries = || text.split(*bar).map(str::trim);
        entries().count() >= 3 && entries().all(|entry| width(entry) <= 28 && !entry.contains(['。', '，']))
    })
}

/// "- 3 -", "3", "3/10", "第3页", "第 3 页 共 10 页", "Page 3 of 10".
fn is_page_number(text: &str) -> bool {
    let words = text
        .split(|c: char| is_blank(c) || c.is_ascii_digit() || matches!(c, '-' | '—' | '–' | '/' | '·' | '第' | '页' | '頁' | '共' | ','));
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let named = |word: &str| matches!(word, "" | "Page" | "page" | "PAGE" | "of" | "p" | "P" | "p.");
    (1..=7).contains(&digits)
        && text.len() <= 40
        && !text.contains(['年', '月', '%'])
        && words.clone().all(named)
        && (digits <= 3 || words.clone().any(|word| !word.is_empty()) || text.contains(['页', '頁']))
}

/// Whether `text` is no more than the name of an image file.
fn is_image_name(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let file = IMAGE_FILES.iter().any(|end| lower.ends_with(end)) && !text.contains(['。', '，']);
    let numbered = text.rsplit_once('_').is_some_and(|(name, number)| {
        !name.is_empty() && !name.contains(' ') && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
    });
    file || numbered
}

/// Labels the lines that repeat the title with the tail of a file name: what a page shows for an image.
pub(super) fn label_images(blocks: &mut [Block]) {
    let title: Vec<String> = blocks.iter().filter(|block| block.role == Role::Title).map(|block| block.text().to_owned()).collect();
    for block in blocks.iter_mut().filter(|block| block.is_body() || block.role == Role::Title) {
        let repeats = |title: &String| block.text().strip_prefix(title.as_str()).is_some_and(|rest| rest.starts_with('_'));
        if title.iter().any(repeats) {
            block.role = Role::Image;
        }
    }
}

/// Whether a line of plain text is a block of its own, whatever stands above and below it.
pub(in super::super) fn stands_alone(line: &str) -> bool {
    width(line) <= 2 * LONGEST_CREDIT
        && (is_navigation(line)
            || is_byline(line)
            || is_origin(line)
            || is_editor_line(line)
            || is_bullet(line)
            || line.starts_with(CAPTION_SIGNS)
            || (super::date::at_start(line).is_some() && width(line) <= LONGEST_CREDIT && !ends_sentence(line)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_name_who_wrote() {
        for (text, want) in [
            ("□哈斯巴根 魏强 曹明宇 张兆伟", true),
            ("本报记者 张三 通讯员 李四", true),
            ("记者:张三", true),
            ("文/图 张三", true),
            ("By Ann Lee and Bo Li", true),
            ("By John F. Kennedy Jr, Washington", true),
            ("By the end of May the plant will open", false),
            ("记者看到各类检测仪器设备一应俱全", false),
            ("文化广场", false),
            ("□这是一个没有名字的句子。", false),
        ] {
            assert_eq!(is_byline(text), want, "{text}");
        }
    }

    #[test]
    fn marks_tell_blocks_apart() {
        let roles = |text: &str| {
            let mut blocks = split_credits(vec![Block::new(crate::document::Passage::of(text, Span::new(0, text.len())), Role::Open, 0)]);
            label(&mut blocks);
            blocks.iter().map(|block| (block.role, block.text().to_owned())).collect::<Vec<_>>()
        };
        for (text, want) in [
            ("首页 | 新闻 | 专题 | 视频", Role::Boilerplate),
            ("首页 > 新闻 > 正文", Role::Boilerplate),
            ("责任编辑:张三", Role::Boilerplate),
            ("[责编:张三]", Role::Boilerplate),
            ("(本版图片由高新区融媒体中心提供)", Role::Credit),
            ("▲企业员工正在交接。", Role::Caption),
            ("两区党风政风持续好转。 王鑫 摄", Role::Caption),
            ("图为工人正在检测。", Role::Caption),
            ("Figure 2: Output by year", Role::Caption),
            ("表3 各旗县人口", Role::Caption),
            ("- 2 -", Role::Boilerplate),
            ("第 3 页 共 10 页", Role::Boilerplate),
            ("Page 3 of 10", Role::Boilerplate),
            ("2022", Role::Open),
            ("1.5", Role::Open),
            ("IMG_1234.jpg", Role::Image),
            ("photo_3", Role::Image),
            ("Photo: Example Press", Role::Credit),
            ("Photo: A mill in Leeds, seen from the river.", Role::Caption),
            ("这些图片由志愿者提供,展出一周。", Role::Open),
            ("表示诚挚感谢", Role::Open),
            ("工业工程(二期)", Role::Open),
            ("Table talk was lively.", Role::Open),
        ] {
            assert_eq!(roles(text), [(want, text.to_owned())], "{text}");
        }
        assert_eq!(
            roles("再出发。(文 郝飚 畢曉敏)(圖片由融媒體中心提供)"),
            [
                (Role::Open, "再出发。".to_owned()),
                (Role::Byline, "文 郝飚 畢曉敏".to_owned()),
                (Role::Credit, "(圖片由融媒體中心提供)".to_owned())
            ]
        );
        assert_eq!(roles("达到目标(见下图)。").len(), 1);
    }
}
