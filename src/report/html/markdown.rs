//! Markdown of a paragraph as a reader sees it: emphasis without its signs, headings and quotes without theirs. The text itself
//! stays text: what is strong is a word of ours, [`Style`], and nothing that a text says becomes markup.

use std::collections::BTreeMap;

use crate::text::Span;

/// How words are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Style {
    #[default]
    Plain,
    Emphasis,
    Strong,
}

impl Style {
    /// Its name in the template; empty for plain words.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Emphasis => "em",
            Self::Strong => "strong",
        }
    }
}

/// Signs that are not shown, and whether emphasis begins (1) or ends (-1) with them.
#[derive(Clone, Copy)]
struct Sign {
    span: Span,
    style: Style,
    step: i32,
}

/// The parts of `span` that a reader sees, in order, each with its style. In bytes of `text`.
pub(super) fn runs(text: &str, span: Span) -> Vec<(Span, Style)> {
    let ink = span.of(text);
    let mut signs = line_signs(ink);
    signs.extend(emphasis(ink));
    signs.sort_by_key(|sign| sign.span);
    let end = Sign { span: Span::new(ink.len(), ink.len()), style: Style::Plain, step: 0 };
    let (mut at, mut strong, mut slanted, mut runs) = (0, 0, 0, Vec::new());
    for sign in signs.into_iter().chain([end]) {
        if sign.span.start > at {
            let style = match (strong, slanted) {
                (1.., _) => Style::Strong,
                (_, 1..) => Style::Emphasis,
                _ => Style::Plain,
            };
            runs.push((Span::new(span.start + at, span.start + sign.span.start), style));
        }
        at = at.max(sign.span.end);
        match sign.style {
            Style::Strong => strong += sign.step,
            Style::Emphasis => slanted += sign.step,
            Style::Plain => {}
        }
    }
    runs
}

/// A whole text as a reader sees it, in one style.
pub(super) fn shown(text: &str) -> String {
    runs(text, Span::new(0, text.len())).into_iter().map(|(span, _)| span.of(text)).collect()
}

/// The marks of headings and quotes.
fn line_signs(ink: &str) -> Vec<Sign> {
    let mut signs = Vec::new();
    let mut at = 0;
    for line in ink.split_inclusive('\n') {
        let level = line.len() - line.trim_start_matches('#').len();
        let mark = if (1..=6).contains(&level) { level } else { usize::from(line.starts_with('>')) };
        if mark > 0 && line.get(mark..).is_some_and(|rest| rest.starts_with(' ')) {
            signs.push(Sign { span: Span::new(at, at + mark + 1), style: Style::Plain, step: 0 });
        }
        at += line.len();
    }
    signs
}

/// Pairs of `*`, `**`, `***` and the same of `_`, where they stand as `CommonMark` wants them: the opening one before a word, the
/// closing one after a word. What has no partner is shown.
fn emphasis(ink: &str) -> Vec<Sign> {
    let mut open: BTreeMap<(char, usize), Span> = BTreeMap::new();
    let mut signs = Vec::new();
    let mut rest = 0;
    while let Some((start, sign)) = ink.get(rest..).and_then(|tail| tail.char_indices().find(|(_, c)| matches!(c, '*' | '_'))) {
        let start = rest + start;
        let tail = ink.get(start..).unwrap_or_default();
        let length = tail.len() - tail.trim_start_matches(sign).len();
        let span = Span::new(start, start + length);
        rest = span.end;
        let before = ink.get(..span.start).and_then(|text| text.chars().next_back());
        let after = ink.get(span.end..).and_then(|text| text.chars().next());
        // A single sign inside a word is one of the word: 2*3*4, snake_case. A double star is none: 这是**重点**内容.
        let inner = sign == '*' && length > 1;
        let free = |side: Option<char>| inner || !side.is_some_and(char::is_alphanumeric);
        let ink_at = |side: Option<char>| side.is_some_and(|c| !c.is_whitespace());
        let style = if length == 1 { Style::Emphasis } else { Style::Strong };
        let partner = if length <= 3 && ink_at(before) && free(after) { open.remove(&(sign, length)) } else { None };
        if let Some(partner) = partner {
            signs.push(Sign { span: partner, style, step: 1 });
            signs.push(Sign { span, style, step: -1 });
        } else if length <= 3 && ink_at(after) && free(before) {
            open.insert((sign, length), span);
        }
    }
    signs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emphasis_is_shown_and_its_signs_are_not() {
        for (text, want) in [
            ("plain", "plain"),
            ("**Looking back.** The zones", "[Looking back.] The zones"),
            ("a *ship* and _sea_", "a (ship) and (sea)"),
            ("这是**重点**内容,***全部***", "这是[重点]内容,[全部]"),
            ("**all *of* it** on", "[all ][of][ it] on"),
            ("2*3*4 = 24, snake_case_word, 5 * 3 * 2", "2*3*4 = 24, snake_case_word, 5 * 3 * 2"),
            ("**no end, * note", "**no end, * note"),
            ("---- ****\n***", "---- ****\n***"),
            ("## Lives **better**", "Lives [better]"),
            ("#5 is no heading, #", "#5 is no heading, #"),
            ("> said\n> more > less", "said\nmore > less"),
            ("<b>**<i>**", "<b>[<i>]"),
            ("", ""),
        ] {
            let runs = runs(text, Span::new(0, text.len()));
            let show = |(span, style): &(Span, Style)| match style {
                Style::Plain => span.of(text).to_owned(),
                Style::Emphasis => format!("({})", span.of(text)),
                Style::Strong => format!("[{}]", span.of(text)),
            };
            assert_eq!(runs.iter().map(show).collect::<String>(), want);
        }
    }

    #[test]
    fn a_part_of_a_text_is_read_alone() {
        let text = "## One\n\n**two** three";
        assert_eq!(runs(text, Span::new(8, text.len())), [(Span::new(10, 13), Style::Strong), (Span::new(15, 21), Style::Plain)]);
        assert_eq!(shown("# Tax *and* trees"), "Tax and trees");
    }
}
