//! Which sentences carry a section: position, centrality and figures. Deterministic, no model.
//!
//! Position and centrality are the two features that extractive baselines rest on (Edmundson 1969; Radev et al. 2004,
//! "Centroid-based summarization of multiple documents"); figures are what Tally's readers look for.

use std::collections::BTreeMap;

use crate::figure::{Class, Figure, Kind};
use crate::text::Span;

/// Shortest and longest sentence, in characters, that is worth choosing.
const WORTH: std::ops::RangeInclusive<usize> = 10..=220;

/// The indices of the sentences of `text` that are worth having, the most wanted first; what says the same again is left out.
pub fn rank(text: &str, sentences: &[Span], figures: &[Figure]) -> Vec<usize> {
    let grams: Vec<BTreeMap<(char, char), f64>> = sentences.iter().map(|span| bigrams(span.of(text))).collect();
    let centroid = centroid(&grams);
    let mut scored: Vec<(usize, f64)> = sentences
        .iter()
        .zip(&grams)
        .enumerate()
        .filter(|(_, (span, _))| WORTH.contains(&span.of(text).chars().count()))
        .map(|(index, (span, grams))| (index, score(index, sentences.len(), similarity(grams, &centroid), (*span, span.of(text)), figures)))
        .collect();
    scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut chosen: Vec<usize> = Vec::new();
    for (index, _) in scored {
        // A sentence that says the same again adds nothing.
        let repeats = |other: &usize| matches!((grams.get(index), grams.get(*other)), (Some(a), Some(b)) if similarity(a, b) > 0.6);
        if !chosen.iter().any(repeats) {
            chosen.push(index);
        }
    }
    chosen
}

#[expect(clippy::cast_precision_loss, reason = "a section has far fewer than 2^52 sentences")]
fn score(index: usize, all: usize, centrality: f64, (span, text): (Span, &str), figures: &[Figure]) -> f64 {
    let position = 1.0 - index as f64 / all.max(1) as f64;
    let figures: f64 = figures.iter().filter(|figure| span.contains(figure.span)).map(weight).sum();
    let opening = f64::from(u8::from(index == 0)) * 0.3;
    let speech = f64::from(u8::from(quotes_speech(text))) * 0.8;
    0.5 * position + opening + centrality + 0.6 * figures.min(4.0) - speech
}

/// A quotation up to this many characters is a name or a slogan; a longer one is somebody speaking.
const NAME: usize = 14;

/// Whether somebody speaks in the sentence: thanks and praise, which a summary does without.
fn quotes_speech(text: &str) -> bool {
    let mut inside = None;
    for c in text.chars() {
        match (c, &mut inside) {
            ('“' | '「' | '『', _) => inside = Some(0),
            ('”' | '」' | '』', _) => inside = None,
            (_, Some(length)) if *length > NAME => return true,
            (_, Some(length)) => *length += 1,
            (_, None) => {}
        }
    }
    // A sentence in the middle of a speech ends its quotation without having opened it.
    text.chars().rev().any(|c| matches!(c, '”' | '」')) && !text.contains(['“', '「'])
}

/// What a figure is worth in a summary.
fn weight(figure: &Figure) -> f64 {
    match (figure.class(), figure.kind) {
        (_, Kind::Money | Kind::Percent | Kind::PercentagePoint | Kind::Measure) => 1.0,
        (Class::Quantity, Kind::Ordinal) => 0.1,
        (Class::Quantity, _) => 0.6,
        (Class::Date, _) => 0.3,
        (Class::Label, _) => 0.0,
    }
}

/// Whether a figure says how much: 一个 and 两方面 are ways of speaking.
pub fn tells(text: &str, figure: &Figure) -> bool {
    let spelled = !figure.surface(text).contains(|c: char| c.is_numeric() && !('\u{3007}'..='\u{9fff}').contains(&c));
    let amount =
        matches!(figure.kind, Kind::Money | Kind::Percent | Kind::PercentagePoint | Kind::Measure | Kind::Fraction | Kind::Multiplier);
    figure.class() == Class::Quantity && (amount || !spelled)
}

/// Character pairs: words without a word list, in any language.
fn bigrams(text: &str) -> BTreeMap<(char, char), f64> {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut counts = BTreeMap::new();
    for pair in letters.windows(2) {
        if let [a, b] = pair {
            *counts.entry((*a, *b)).or_insert(0.0) += 1.0;
        }
    }
    counts
}

/// Pairs that several sentences share, and how many do.
fn centroid(sentences: &[BTreeMap<(char, char), f64>]) -> BTreeMap<(char, char), f64> {
    let mut shared: BTreeMap<(char, char), f64> = BTreeMap::new();
    for pair in sentences.iter().flat_map(BTreeMap::keys) {
        *shared.entry(*pair).or_default() += 1.0;
    }
    shared.retain(|_, count| *count > 1.0);
    shared
}

fn similarity(a: &BTreeMap<(char, char), f64>, b: &BTreeMap<(char, char), f64>) -> f64 {
    let dot: f64 = a.iter().filter_map(|(pair, x)| b.get(pair).map(|y| x * y)).sum();
    let norm = |v: &BTreeMap<(char, char), f64>| v.values().map(|x| x * x).sum::<f64>().sqrt();
    let norms = norm(a) * norm(b);
    if norms > 0.0 { dot / norms } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{Exact, Value};

    fn spans(text: &str) -> Vec<Span> {
        let mut start = 0;
        text.split_inclusive('。')
            .map(|part| {
                let span = Span::new(start, start + part.len());
                start = span.end;
                span
            })
            .collect()
    }

    #[test]
    fn the_sentence_with_the_figure_comes_first() {
        let text = "高新区坚持创新驱动发展战略。大家都很高兴地参加活动。全年税收收入达到新的水平二十九亿元。会议就这样结束了大家回家。";
        let sentences = spans(text);
        let at = text.find("二十九亿元").unwrap();
        let figure = Figure::new(at..at + "二十九亿元".len(), Kind::Money, Value::Number(Exact::int(1)));
        assert_eq!(rank(text, &sentences, &[figure]).first(), Some(&2));
        assert_eq!(rank(text, &sentences, &[]).first(), Some(&0));
    }

    #[test]
    fn speech_comes_last() {
        for (text, speech) in [
            ("他说：“感谢高新区党工委管委会开设绿色通道为我们提供服务。”", true),
            ("为我们提供了真诚的服务。”", true),
            ("全面推行“一枚印章管审批”改革。", false),
            ("全年完成投资十亿元。", false),
        ] {
            assert_eq!(quotes_speech(text), speech, "{text}");
        }
    }

    #[test]
    fn a_repeated_sentence_is_taken_once() {
        let text = "高新区坚持创新驱动发展战略。高新区坚持创新驱动发展战略。";
        assert_eq!(rank(text, &spans(text), &[]), vec![0]);
    }
}
