//! How a line begins: with the number of a heading or an item, a bullet, a dash, a sign; or as the rest of the line before it.

use super::punctuation::{ends_closed, ends_with_comma, is_balanced, is_blank, is_cjk, width};

/// How a heading is marked; each style has a depth of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// 第三章, Chapter 4; by the word that counts.
    Chapter(char),
    /// 一、
    Han,
    /// (一)
    HanBrackets,
    /// 1. or 1.2, with how many numbers.
    Decimal(usize),
    /// (1)
    DecimalBrackets,
    /// IV.
    Roman,
    /// The first of two headings in a row.
    Upper,
    /// No number.
    Plain,
    /// No number, and a comma between halves of unlike length: a heading only where the article has more of them.
    Loose,
}

/// A tail shorter than this is a label or a signature rather than a line that the page cut, in characters.
const SHORTEST_TAIL: usize = 15;
const HAN_NUMERALS: &str = "〇零一二三四五六七八九十百";
/// Signs that point from a caption to its picture.
pub(super) const CAPTION_SIGNS: &[char] = &['▲', '△', '▼', '▽', '◀', '▶', '►', '◄', '↑', '↓', '←', '→', '⬆', '⬇'];

/// The number before a heading or a list item: its style and what follows it.
pub(super) fn numbering(text: &str) -> Option<(Style, &str)> {
    let han = |text: &str| text.len() - text.trim_start_matches(|c| HAN_NUMERALS.contains(c)).len();
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    if let Some(rest) = text.strip_prefix('第') {
        let length = han(rest).max(digits(rest));
        let rest = rest.get(length..).filter(|_| length > 0)?;
        let word = rest.chars().next().filter(|word| "章节節部编編篇回条條讲講".contains(*word))?;
        return Some((Style::Chapter(word), rest.strip_prefix(word)?));
    }
    for word in ["Chapter ", "CHAPTER ", "Section ", "SECTION ", "Part ", "PART ", "Appendix "] {
        if let Some(rest) = text.strip_prefix(word) {
            let number = rest.split([' ', ':', '.', '\u{2014}']).next().unwrap_or_default();
            let counts = number.bytes().all(|b| b.is_ascii_digit() || b"IVXLABC".contains(&b)) && !number.is_empty();
            let initial = word.chars().next().map_or('C', |c| c.to_ascii_uppercase());
            return counts.then_some((Style::Chapter(initial), rest.get(number.len()..).unwrap_or_default()));
        }
    }
    if let Some(rest) = text.strip_prefix(['(', '（']) {
        let (style, length) = if han(rest) > 0 { (Style::HanBrackets, han(rest)) } else { (Style::DecimalBrackets, digits(rest)) };
        return Some((style, rest.get(length..).filter(|_| (1..=9).contains(&length))?.strip_prefix([')', '）'])?));
    }
    if han(text) > 0 {
        return Some((Style::Han, text.get(han(text)..)?.strip_prefix(['、', '．', '.'])?));
    }
    decimal(text).or_else(|| {
        let length = text.bytes().take_while(|b| b"IVX".contains(b)).count();
        Some((Style::Roman, text.get(length..).filter(|_| (1..=5).contains(&length))?.strip_prefix(". ")?))
    })
}

/// Whether a line begins as numbered headings and list items do.
pub(in crate::document) fn is_numbered(text: &str) -> bool {
    numbering(text).is_some()
}

/// "1. ", "1.2 ", "3、", "4) ".
fn decimal(text: &str) -> Option<(Style, &str)> {
    let (mut rest, mut depth) = (text, 0);
    loop {
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=2).contains(&length) {
            // "1. Title": the point closed the number.
            let closed = depth > 0 && length == 0 && text.get(..text.len() - rest.len()).is_some_and(|number| number.ends_with('.'));
            let spaced = rest.starts_with(is_blank) || rest.starts_with(is_cjk);
            return (closed && spaced).then_some((Style::Decimal(depth), rest));
        }
        depth += 1;
        rest = rest.get(length..)?;
        if let Some(after) = rest.strip_prefix(['、', '．', ')', '）']) {
            return Some((Style::Decimal(depth), after));
        }
        match rest.strip_prefix('.') {
            Some(after) => rest = after,
            None => return (depth > 1 && rest.starts_with(is_blank)).then_some((Style::Decimal(depth), rest)),
        }
    }
}

/// Whether `text` begins an item of a list.
pub(super) fn is_bullet(text: &str) -> bool {
    ["- ", "* ", "+ ", "• ", "· ", "•", "●", "◆", "★", "➤", "▪"].iter().any(|bullet| text.starts_with(bullet))
}

/// Whether `text` begins with a dash, as a clause of an enumeration does.
pub(super) fn starts_with_dash(text: &str) -> bool {
    text.starts_with(['—', '–'])
}

/// Whether `text` cannot be the rest of a sentence: a list item, a dash, a numbered clause.
pub(super) fn starts_anew(text: &str) -> bool {
    is_bullet(text) || starts_with_dash(text) || text.starts_with(CAPTION_SIGNS) || numbering(text).is_some()
}

/// Whether `next` is the rest of the paragraph `text`, which a page break cut off.
pub(super) fn continues(text: &str, next: &str) -> bool {
    if ends_closed(text) || starts_anew(next) {
        return false;
    }
    let tail: Vec<char> = text.chars().rev().take(8).collect();
    if !tail.iter().any(|c| is_cjk(*c)) {
        let lower = next.chars().next().is_some_and(char::is_lowercase);
        return lower || (ends_with_comma(text) && width(text) > 2 * SHORTEST_TAIL);
    }
    ends_with_comma(text) || text.chars().take(SHORTEST_TAIL).count() == SHORTEST_TAIL || !is_balanced(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_paragraph_goes_on_in_the_next() {
        for (text, next, want) in [
            ("他们赖以生存的牧场腾出来支持建", "立工业园区,并积极参与。", true),
            ("“高新区的营商环境真是没得说,高新区审", "批局推出的服务。”", true),
            ("鸵鸟时而悠闲散步觅食,", "时而肆意奔跑。", true),
            ("各族群众将继续团结奋进。", "新的一年,再出发。", false),
            ("“把人才放在最适合的岗位。”", "随着改革措施落地。", false),
            ("主要做法如下:", "加强领导。", false),
            ("特此公告", "2023年8月3日", false),
            ("他们用实际行动谱写了民族团结时代篇章", "——打造教育基地。", false),
            ("the plant, which opened in March and", "employs 300 people, is new.", true),
            ("Notes for editors", "The plant is new.", false),
        ] {
            assert_eq!(continues(text, next), want, "{text} | {next}");
        }
    }
}
