//! Section headings: numbered ("一、", "(二)", "第三章", "1.2 ", "Chapter 4"), or short lines without the end of a sentence.

use super::opening::{Style, is_bullet, numbering, starts_with_dash};
use super::punctuation::{ends_closed, ends_with_comma, is_balanced, is_cjk, width};
use super::{Block, Role};

/// No heading without a number is wider, in columns.
const LONGEST_PLAIN: usize = 80;
/// No heading with a number is wider, in columns.
const LONGEST_NUMBERED: usize = 100;
/// No heading in a script with spaces has more words.
const MOST_WORDS: usize = 12;

/// How `text` would be marked as a heading; none where it cannot be one.
fn style(text: &str) -> Option<Style> {
    if starts_with_dash(text) || is_bullet(text) || !text.contains(char::is_alphabetic) || !is_balanced(text) || ends_with_comma(text) {
        return None;
    }
    if let Some((style, rest)) = numbering(text) {
        let fits = width(text) <= LONGEST_NUMBERED && !ends_closed(rest) && !rest.contains(['。', '；', ';']);
        return fits.then_some(style);
    }
    let question = text.ends_with(['？', '?', '！', '!']) && text.contains(is_cjk);
    let closed = ends_closed(text) && !question;
    if closed || width(text) > LONGEST_PLAIN || text.contains(['。', '；']) || is_speech(text) {
        return None;
    }
    if text.contains(is_cjk) { halves(text) } else { is_latin_heading(text).then_some(Style::Plain) }
}

fn is_speech(text: &str) -> bool {
    text.starts_with(['“', '"', '「', '‘']) && text.ends_with(['”', '"', '」', '’', '？', '?', '！', '!'])
}

/// A comma within a Chinese heading parts two halves of one measure; within a cut sentence it stands anywhere.
fn halves(text: &str) -> Option<Style> {
    let halves: Vec<usize> = text.split(['，', ',']).map(width).collect();
    match halves.as_slice() {
        [_] => Some(Style::Plain),
        [first, second] if first.abs_diff(*second) <= 4 => Some(Style::Plain),
        [first, second] if first.abs_diff(*second) <= 12 && first + second <= LONGEST_PLAIN / 2 => Some(Style::Loose),
        _ => None,
    }
}

fn is_latin_heading(text: &str) -> bool {
    let starts = text.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || !c.is_alphabetic());
    starts && text.split_whitespace().count() <= MOST_WORDS
}

/// Labels the headings.
pub(super) fn label(blocks: &mut [Block]) {
    // An author who marks headings leaves nothing to guess.
    if blocks.iter().any(|block| matches!(block.role, Role::Heading(_))) {
        return;
    }
    let mut styles: Vec<Option<Style>> = blocks.iter().map(|block| style(block.text()).filter(|_| block.is_open())).collect();
    let with_comma = styles
        .iter()
        .zip(blocks.iter())
        .filter(|(style, block)| **style == Some(Style::Loose) || (**style == Some(Style::Plain) && block.text().contains(['，', ','])));
    let kept = if with_comma.count() > 1 { Some(Style::Plain) } else { None };
    styles.iter_mut().filter(|style| **style == Some(Style::Loose)).for_each(|style| *style = kept);
    let after_image: Vec<bool> = std::iter::once(false).chain(blocks.iter().map(|block| block.role == Role::Image)).collect();
    let mut index = 0;
    while index < blocks.len() {
        let run = styles.iter().zip(blocks.iter()).skip(index).take_while(|(style, block)| style.is_some() && block.is_open()).count();
        let captioned = after_image.get(index).copied().unwrap_or_default();
        if run > 0 && !captioned {
            label_run(blocks, &styles, index, run);
        }
        index += run.max(1);
    }
}

/// Labels `run` heading-like blocks in a row: one or two are headings if running text follows, more are a list.
fn label_run(blocks: &mut [Block], styles: &[Option<Style>], start: usize, run: usize) {
    let followed = blocks.iter().skip(start + run).find(|block| block.role != Role::Caption && block.role != Role::Image);
    let followed = followed.is_some_and(|block| {
        block.role == Role::Item || (block.is_body() && (width(block.text()) > LONGEST_PLAIN / 2 || ends_closed(block.text())))
    });
    let all: Vec<Style> = styles.iter().skip(start).take(run).flatten().copied().collect();
    let plain = all.iter().filter(|style| **style == Style::Plain).count();
    let repeated = all.windows(2).any(|pair| matches!(pair, [a, b] if a == b && *a != Style::Plain));
    let is_list = plain > 2 || repeated;
    for block in blocks.iter_mut().skip(start).take(run) {
        block.role = match (is_list, followed) {
            (true, _) => Role::Item,
            (false, true) => Role::Heading(0),
            (false, false) => Role::Open,
        };
    }
}

/// Gives the headings found here their depth: each style stands below the styles that came before it.
pub(super) fn level(blocks: &mut [Block]) {
    let mut styles: Vec<(usize, Style)> = Vec::new();
    for (index, block) in blocks.iter().enumerate().filter(|(_, block)| block.role == Role::Heading(0)) {
        styles.push((index, style(block.text()).filter(|style| *style != Style::Loose).unwrap_or(Style::Plain)));
    }
    for at in 1..styles.len() {
        if let Some([(first, upper), (second, lower)]) = styles.get_mut(at - 1..=at)
            && *first + 1 == *second
            && *upper == Style::Plain
            && *lower == Style::Plain
        {
            *upper = Style::Upper;
        }
    }
    let mut order: Vec<Style> = Vec::new();
    for (_, style) in &styles {
        if !order.contains(style) {
            order.push(*style);
        }
    }
    if let (Some(upper), Some(plain)) = (order.iter().position(|s| *s == Style::Upper), order.iter().position(|s| *s == Style::Plain))
        && upper > plain
    {
        let style = order.remove(upper);
        order.insert(plain, style);
    }
    for (index, style) in styles {
        let depth = order.iter().position(|other| *other == style).unwrap_or_default();
        if let Some(block) = blocks.get_mut(index) {
            block.role = Role::Heading(u8::try_from(depth + 1).unwrap_or(u8::MAX));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_told_from_cut_sentences() {
        for (text, want) in [
            ("转变方式 助力经济加速发展", Some(Style::Plain)),
            ("精耕细作“责任田” “量”“质”实现双重跨越", Some(Style::Plain)),
            ("锚定目标,砥砺前行", Some(Style::Plain)),
            ("如何管好企业?", Some(Style::Plain)),
            ("一、加强领导,落实责任", Some(Style::Han)),
            ("(二)完善机制", Some(Style::HanBrackets)),
            ("第三章 总则", Some(Style::Chapter('章'))),
            ("1. Introduction", Some(Style::Decimal(1))),
            ("1.2 Data and methods", Some(Style::Decimal(2))),
            ("3、主要任务", Some(Style::Decimal(1))),
            ("IV. Results", Some(Style::Roman)),
            ("Chapter 4: The flood", Some(Style::Chapter('C'))),
            ("产业兴旺,农民增收有奔头", Some(Style::Loose)),
            ("What the numbers say", Some(Style::Plain)),
            ("“高新区的营商环境真是没得说,高新区审", None),
            ("走进养殖基地,鸵鸟时而悠闲散步觅食,", None),
            ("1、“国际在线”由某台主办。", None),
            ("“真的吗?”", None),
            ("——打造基地", None),
            ("and then it rained", None),
            ("3.5亿元", Some(Style::Plain)),
            ("Output rose.", None),
        ] {
            assert_eq!(style(text), want, "{text}");
        }
    }
}
