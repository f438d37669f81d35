//! Lists that share out figures by their order: 浙江、福建分别有17.3万人和28.6万人, "Zhejiang and Fujian ... 420 and 910 million respectively".
//! `context` asks which words belong to which figure.

use super::breaks::Breaks;
use super::speech;
use crate::figure::{Class, Figure, Kind};
use crate::text::{Lang, Span};

/// The item of a list that a figure is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Share {
    /// Index of the figure.
    pub(super) figure: usize,
    /// The words of its own item.
    pub(super) own: Span,
    /// All items together: what stands here and not in its own belongs to others.
    pub(super) all: Span,
}

/// Most items that one list has.
const LONGEST: usize = 6;

/// Every figure that a list gives to one of its items, in order.
pub(super) fn shares(text: &str, lang: &Lang, figures: &[Figure], breaks: &Breaks<'_>) -> Vec<Share> {
    let mut shares = Vec::new();
    let respectively = speech::of(lang).respectively;
    if !respectively.are_in(text) {
        return shares;
    }
    for (at, _) in respectively.places(text) {
        let found = if speech::in_characters(lang) { ahead(text, at, figures, breaks, &shares) } else { behind(text, at, figures, breaks) };
        shares.extend(found);
    }
    shares.sort_unstable_by_key(|share| share.figure);
    shares.dedup_by_key(|share| share.figure);
    shares
}

/// Items before the word at `at`, figures behind it; a second 分别 in the sentence goes on with the items of the first.
fn ahead(text: &str, at: usize, figures: &[Figure], breaks: &Breaks<'_>, before: &[Share]) -> Vec<Share> {
    let start = breaks.sentence_start(at);
    // The last clause that has a list.
    let mut end = at;
    let mut own = Vec::new();
    while own.len() < 2 && end > start {
        let clause = text.get(start..end).unwrap_or_default();
        let comma = clause.rmatch_indices(['，', ',', '；', '：']).next();
        let from = comma.map_or(start, |(comma, sign)| start + comma + sign.len());
        own = items(text, Span::new(from, end));
        end = comma.map_or(start, |(comma, _)| start + comma);
    }
    let first = figures.partition_point(|figure| figure.span.start < at);
    let last: Vec<Span> = before.iter().filter(|share| share.own.start >= start && share.own.end <= at).map(|share| share.own).collect();
    let names = if own.len() >= 2 {
        own
    } else if last.len() >= 2 {
        last
    } else {
        // So many figures behind, so many clauses before.
        let go_on = |index: &usize| {
            let near = figures.get(*index).and_then(|figure| text.get(at..figure.span.start));
            is_alike(figures, *index, first) && near.is_some_and(|near| !near.contains(['，', ',', '。', '；', '\n']))
        };
        let clauses = told_clauses(Span::new(start, at).of(text), start, figures);
        let many = (first..first + LONGEST).take_while(go_on).count();
        clauses.get(clauses.len().saturating_sub(many)..).unwrap_or_default().to_vec()
    };
    hand_out(&names, figures, first)
}

/// The clauses right before 分别 that tell a figure each: 占比达58.3%，覆盖率达93.1%，分别提高3.1和1.4个百分点.
fn told_clauses(head: &str, offset: usize, figures: &[Figure]) -> Vec<Span> {
    let mut end = head.trim_end_matches(['，', ',']).len();
    let mut clauses = Vec::new();
    while end > 0 && clauses.len() < LONGEST {
        let from =
            head.get(..end).and_then(|head| head.rmatch_indices(['，', ',', '；', '：']).next()).map_or(0, |(at, sign)| at + sign.len());
        let clause = Span::new(offset + from, offset + end);
        let inside = figures.iter().skip(figures.partition_point(|figure| figure.span.start < clause.start));
        if inside.take_while(|figure| figure.span.end <= clause.end).filter(|figure| figure.class() == Class::Quantity).count() != 1 {
            break;
        }
        clauses.push(clause);
        end = from.saturating_sub('，'.len_utf8()).min(head.get(..from).unwrap_or_default().trim_end_matches(['，', ',']).len());
    }
    clauses.reverse();
    clauses
}

/// The parts of 浙江、福建两省: without what stands before the first name or behind the last.
fn items(text: &str, span: Span) -> Vec<Span> {
    let list = span.of(text);
    let mut items = Vec::new();
    let mut start = span.start;
    for (at, joint) in list.match_indices(['、', '和', '与', '與', '及']) {
        items.push(Span::new(start, span.start + at));
        start = span.start + at + joint.len();
    }
    let last = text.get(start..span.end).unwrap_or_default();
    let end = last.find(['两', '兩', '二', '三', '四', '五', '六', '的']).filter(|end| *end > 0).unwrap_or(last.len());
    items.push(Span::new(start, start + end));
    items
}

/// Figures before `at`, and the names before these: "Zhejiang and Fujian lost 420 and 910 million respectively".
fn behind(text: &str, at: usize, figures: &[Figure], breaks: &Breaks<'_>) -> Vec<Share> {
    let start = breaks.sentence_start(at);
    let end = figures.partition_point(|figure| figure.span.end <= at);
    let alike = |index: &usize| figures.get(*index).is_some_and(|figure| figure.span.start >= start && is_alike(figures, *index, end - 1));
    let many = (0..end).rev().take(LONGEST).take_while(alike).count();
    let Some(first) = end.checked_sub(many).filter(|_| many > 1) else { return Vec::new() };
    let head = figures.get(first).and_then(|figure| text.get(start..figure.span.start)).unwrap_or_default();
    hand_out(&names(head, start, many), figures, first)
}

/// The last `many` names of "... in Zhejiang and Fujian came to": the words on both sides of the last "and", and of the commas before it.
fn names(head: &str, offset: usize, many: usize) -> Vec<Span> {
    let Some(and) = head.rfind(" and ") else { return Vec::new() };
    let words = |from: usize, most: usize| {
        let rest = head.get(from..).unwrap_or_default();
        rest.match_indices(' ').nth(most - 1).map_or(head.len(), |(space, _)| from + space)
    };
    let last = and + " and ".len();
    let mut spans = vec![Span::new(offset + last, offset + words(last, 2))];
    let mut end = and;
    for _ in 1..many {
        let before = head.get(..end).unwrap_or_default();
        let comma = before.rfind(", ").map(|comma| comma + 2);
        let start = comma.or_else(|| before.rfind(' ').map(|space| space + 1)).unwrap_or(0);
        spans.push(Span::new(offset + start, offset + end));
        end = start.saturating_sub(2);
    }
    spans.reverse();
    spans
}

/// Each name with its figure, where there are as many figures of one sort as names.
fn hand_out(names: &[Span], figures: &[Figure], first: usize) -> Vec<Share> {
    let many = names.len();
    let fits = (2..=LONGEST).contains(&many) && (first..first + many).all(|index| is_alike(figures, index, first));
    let (Some(head), Some(tail)) = (names.first(), names.last()) else { return Vec::new() };
    let all = Span::new(head.start, tail.end);
    let share = |(at, own): (usize, &Span)| Share { figure: first + at, own: *own, all };
    if fits { names.iter().enumerate().map(share).collect() } else { Vec::new() }
}

/// Whether two figures are of one sort, as those of a list are; all but the last may leave out their unit (12.91 and 8.74 trillion yuan).
fn is_alike(figures: &[Figure], a: usize, b: usize) -> bool {
    let bare = |figure: &Figure| figure.kind == Kind::Count && figure.unit.is_none();
    figures.get(a).zip(figures.get(b)).is_some_and(|(x, y)| x.kind == y.kind || bare(x) || bare(y))
}
