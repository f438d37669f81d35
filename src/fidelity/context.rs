//! What stands around each figure: its sentence, its place in the text, and the subjects that it belongs to.
//!
//! `align` tells repeats apart by it, `attribution` finds two right numbers on the wrong things. One linear pass a text.

use std::sync::LazyLock;

use super::lexicon::SAME;
use super::speech::{self, Speech};
use crate::figure::{Class, Figure, Kind};
use crate::text::Lang;

/// How far in bytes a subject may stand from its figure.
const REACH: usize = 100;

/// One subject near a figure, and how near it is (64 beside it, halved by each comma or figure between).
pub(super) type Cue = (u32, u32);

/// The surroundings of one figure.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    /// Which sentence of the text, from 0.
    pub(super) sentence: usize,
    /// Subjects, in order of their number, each once.
    pub(super) cues: Vec<Cue>,
}

impl Place {
    /// Whether `said` speaks of a subject of this figure that is not so much that of `other`.
    pub(super) fn own(&self, other: &Self, said: &Self) -> bool {
        let near = |place: &Self, subject: u32| place.cues.iter().find(|cue| cue.0 == subject).map_or(0, |cue| cue.1);
        self.cues.iter().any(|(subject, here)| *here >= 40 && near(other, *subject) * 3 <= *here * 2 && near(said, *subject) >= 30)
    }
}

/// How much the surroundings of two figures have in common.
pub(super) fn similarity(a: &Place, b: &Place) -> i64 {
    let (mut left, mut right) = (a.cues.iter().peekable(), b.cues.iter().peekable());
    let mut sum = 0_i64;
    while let (Some((x, near_x)), Some((y, near_y))) = (left.peek(), right.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => {
                left.next();
            }
            std::cmp::Ordering::Greater => {
                right.next();
            }
            std::cmp::Ordering::Equal => {
                sum += i64::from(*near_x.min(near_y));
                left.next();
                right.next();
            }
        }
    }
    sum
}

/// The surroundings of every figure of `text`.
pub(super) fn places(text: &str, lang: &Lang, figures: &[Figure]) -> Vec<Place> {
    let breaks = breaks(text, lang);
    let hits = hits(text, lang);
    let place = |figure: &Figure| {
        let sentence = breaks.sentences.partition_point(|at| *at <= figure.span.start);
        Place { sentence, cues: cues(text, lang, figure, &hits, &breaks, figures) }
    };
    figures.iter().map(place).collect()
}

/// Where clauses and sentences end, in bytes.
struct Breaks {
    commas: Vec<usize>,
    /// Words that end a noun: 的, of, in.
    joints: Vec<usize>,
    sentences: Vec<usize>,
}

/// Whether the dot at `at` is a decimal point, or ends an abbreviation rather than a sentence.
fn inner_dot(text: &str, at: usize, speech: &Speech) -> bool {
    let after = text.get(at + 1..).unwrap_or_default();
    if !after.starts_with(char::is_whitespace) && !after.is_empty() && !after.starts_with(['"', '”', '\'', '’', ')', '*']) {
        return true;
    }
    let next = after.trim_start().chars().next();
    let before = text.get(..at).unwrap_or_default();
    let word = before.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let short = word.len() <= 2 && word.starts_with(char::is_uppercase) || speech.abbreviations.contains(&word);
    short && next.is_some_and(char::is_alphanumeric)
}

fn breaks(text: &str, lang: &Lang) -> Breaks {
    let speech = speech::of(lang);
    let mut breaks = Breaks { commas: Vec::new(), joints: Vec::new(), sentences: Vec::new() };
    for (at, c) in text.char_indices() {
        match c {
            ' ' if !lang.is_cjk() && is_joint(text.get(at + 1..).unwrap_or_default(), speech) => breaks.joints.push(at),
            '\n' | '。' | '！' | '？' | '；' | '!' | '?' | ';' | '…' => breaks.sentences.push(at + c.len_utf8()),
            '.' if !inner_dot(text, at, speech) => breaks.sentences.push(at + 1),
            '，' | '、' | '：' | '（' | '）' | '(' | ')' | '—' | '–' => breaks.commas.push(at),
            ',' | ':' if !text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit) => breaks.commas.push(at),
            _ if !c.is_ascii() && lang.is_cjk() && is_joint_sign(c, speech) => breaks.joints.push(at),
            _ => {}
        }
    }
    breaks
}

/// Whether a text goes on with a word that ends a noun.
fn is_joint(rest: &str, speech: &Speech) -> bool {
    let word = rest.as_bytes().iter().take(8).position(|byte| *byte == b' ').and_then(|end| rest.get(..end));
    word.is_some_and(|word| speech.joints.contains(&word))
}

fn is_joint_sign(c: char, speech: &Speech) -> bool {
    speech.joints.iter().any(|joint| joint.starts_with(c))
}

fn between(sorted: &[usize], from: usize, to: usize) -> usize {
    sorted.partition_point(|at| *at < to).saturating_sub(sorted.partition_point(|at| *at < from))
}

fn cues(text: &str, lang: &Lang, figure: &Figure, hits: &[Hit], breaks: &Breaks, figures: &[Figure]) -> Vec<Cue> {
    let (start, end) = (figure.span.start, figure.span.end);
    let noun_follows = noun_follows(text, lang, figure);
    let first = hits.partition_point(|hit| hit.at + REACH < start);
    let mut cues = Vec::new();
    for hit in hits.get(first..).unwrap_or_default().iter().take_while(|hit| hit.at < end + REACH) {
        let (from, to) = if hit.at < start { (hit.at, start) } else { (end, hit.at.max(end)) };
        if between(&breaks.sentences, from + 1, to + 1) > 0 {
            continue;
        }
        let others = others_between(figures, from, to);
        let hurdles = (between(&breaks.commas, from, to) + others).min(7);
        let near = 64 - u32::try_from((to - from).min(REACH) * 32 / REACH).unwrap_or(32);
        // A word of many meanings says less.
        let near = (near >> hurdles) * 2 / (hit.shared + 1);
        let near = if hit.at < start && (noun_follows || owned(hit, figures, start, breaks)) { near / 3 } else { near };
        if near > 0 {
            cues.push((hit.subject, near));
        }
    }
    cues.extend(dated(figure, figures, breaks));
    cues.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    cues.dedup_by_key(|cue| cue.0);
    cues
}

/// Whether a count has its noun behind it, so that what stands before it says less: 90家科技研发平台, 23 categories.
fn noun_follows(text: &str, lang: &Lang, figure: &Figure) -> bool {
    if !matches!(figure.kind, Kind::Count | Kind::Ordinal) {
        return false;
    }
    let surface = figure.span.of(text);
    let noun_inside = surface.contains(' ') && surface.ends_with(|c: char| c.is_ascii_lowercase()) && !figure.unit.is_none();
    let after = text.get(figure.span.end..).unwrap_or_default().trim_start_matches([' ', '-', '"', '“']);
    let word = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let loose = word.is_empty() || speech::begins(after, speech::of(lang).loose, lang);
    noun_inside || !loose
}

/// Whether a word before a figure belongs to the count before it: 11个部门79项, 79 items from 11 departments.
fn owned(hit: &Hit, figures: &[Figure], start: usize, breaks: &Breaks) -> bool {
    let inside = figures.partition_point(|other| other.span.start <= hit.at).checked_sub(1).and_then(|index| figures.get(index));
    if inside.is_some_and(|other| hit.at < other.span.end && other.span.start < start) {
        return true;
    }
    let before = figures.partition_point(|other| other.span.end <= hit.at);
    let Some(owner) = before.checked_sub(1).and_then(|index| figures.get(index)) else { return false };
    let counts = matches!(owner.kind, Kind::Count | Kind::Ordinal) && owner.span.end < start;
    counts
        && hit.at - owner.span.end <= OWN
        && between(&breaks.commas, owner.span.end, hit.at) == 0
        && between(&breaks.joints, owner.span.end, hit.at) == 0
}

/// How many figures stand between, or reach in; names are no hurdle (全国化工500强企业9家).
fn others_between(figures: &[Figure], from: usize, to: usize) -> usize {
    let first = figures.partition_point(|other| other.span.end <= from);
    let between = figures.get(first..).unwrap_or_default().iter().take_while(|other| other.span.start < to);
    between.filter(|other| other.kind != Kind::Label).count()
}

/// The dates beside a figure, as subjects of their own: what 2021 had and what 2022 had.
fn dated<'a>(figure: &'a Figure, figures: &'a [Figure], breaks: &'a Breaks) -> impl Iterator<Item = Cue> + 'a {
    let near = |other: &&Figure| other.class() == Class::Date && other.span != figure.span;
    let at = figures.partition_point(|other| other.span.start < figure.span.start);
    let around = figures.get(at.saturating_sub(3)..(at + 4).min(figures.len())).unwrap_or_default();
    around.iter().filter(near).filter_map(|other| {
        let (from, to) =
            if other.span.start < figure.span.start { (other.span.end, figure.span.start) } else { (figure.span.end, other.span.start) };
        if between(&breaks.sentences, from, to + 1) > 0 || to.saturating_sub(from) > REACH {
            return None;
        }
        let gap = u32::try_from((to.saturating_sub(from)) * 24 / REACH).unwrap_or(24);
        Some((spelling(&other.value.to_string()), (40 - gap) >> between(&breaks.commas, from, to).min(5)))
    })
}

/// How far in bytes a count reaches for its noun.
const OWN: usize = 40;

/// A word of the text that names a subject.
struct Hit {
    at: usize,
    subject: u32,
    /// In how many rows the word stands: the more, the less it says.
    shared: u32,
}

/// The rows by word: Chinese words by first character, English words by spelling.
struct Index {
    chinese: Vec<(&'static str, u32, u32)>,
    english: Vec<(&'static str, u32, u32)>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let column = |pick: fn(&(&'static str, &'static str)) -> &'static str| {
        let mut words: Vec<(&'static str, u32, u32)> =
            SAME.iter().zip(0..).flat_map(|(row, id)| pick(row).split('|').map(move |word| (word, id, 1))).collect();
        words.sort_unstable();
        words.dedup();
        let counts: Vec<u32> =
            words.iter().map(|(word, ..)| u32::try_from(words.iter().filter(|(other, ..)| other == word).count()).unwrap_or(1)).collect();
        for (word, count) in words.iter_mut().zip(counts) {
            word.2 = count;
        }
        words
    };
    Index { chinese: column(|row| row.0), english: column(|row| row.1) }
});

fn hits(text: &str, lang: &Lang) -> Vec<Hit> {
    let mut hits = Vec::new();
    if lang.is_cjk() {
        chinese_hits(text, &mut hits);
    } else {
        latin_hits(text, 0, lang.primary() == "en", &mut hits);
    }
    hits
}

fn chinese_hits(text: &str, hits: &mut Vec<Hit>) {
    let words = &INDEX.chinese;
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(first) = rest.chars().next() else { break };
        if first.is_ascii_alphanumeric() {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '.').unwrap_or(rest.len());
            latin_hits(rest.get(..end).unwrap_or_default(), at, false, hits);
            at += end.max(1);
            continue;
        }
        let step = first.len_utf8();
        let head = rest.get(..step).unwrap_or_default();
        let from = words.partition_point(|(word, ..)| *word < head);
        let longest = words
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(|(word, ..)| word.starts_with(head))
            .filter(|(word, ..)| rest.starts_with(word))
            .map(|(word, ..)| word.len())
            .max();
        let Some(length) = longest else {
            at += step;
            continue;
        };
        push_word(words, rest.get(..length).unwrap_or_default(), at, hits);
        at += length;
    }
}

fn push_word(words: &[(&'static str, u32, u32)], word: &str, at: usize, hits: &mut Vec<Hit>) -> bool {
    let from = words.partition_point(|(other, ..)| *other < word);
    let before = hits.len();
    let rows = words.get(from..).unwrap_or_default().iter().take_while(|(other, ..)| *other == word);
    hits.extend(rows.map(|(_, subject, shared)| Hit { at, subject: *subject, shared: *shared }));
    hits.len() > before
}

/// Words of a text with spaces: English by the lexicon, and every word as itself, so that names and codes meet in any language.
fn latin_hits(text: &str, offset: usize, english: bool, hits: &mut Vec<Hit>) {
    let mut lower = String::new();
    let mut at = 0;
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '&' && c != '.') {
        let start = offset + at;
        at += word.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let word = word.trim_matches(['.', '-', '&']);
        if word.len() < 2 || !word.starts_with(char::is_alphabetic) {
            continue;
        }
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase));
        if english && !english_word(&lower, start, hits) {
            for part in lower.split('-').filter(|part| part.len() > 2 && lower.contains('-')) {
                english_word(part, start, hits);
            }
        }
        // Short words of running text say nothing; codes and names (CPVC, LPR) do.
        if lower.len() > 3 || word.chars().all(|c| c.is_uppercase() || c.is_numeric()) {
            hits.push(Hit { at: start, subject: spelling(&lower), shared: 1 });
        }
    }
}

fn english_word(word: &str, at: usize, hits: &mut Vec<Hit>) -> bool {
    let words = &INDEX.english;
    push_word(words, word, at, hits)
        || ["s", "es", "ed", "d", "ing"].iter().filter_map(|ending| word.strip_suffix(ending)).any(|stem| push_word(words, stem, at, hits))
        || word.strip_suffix("ies").is_some_and(|stem| push_word(words, &format!("{stem}y"), at, hits))
        || word.strip_suffix("ing").is_some_and(|stem| push_word(words, &format!("{stem}e"), at, hits))
}

/// A number for a word's first letters (so that `growth` and `growths` meet), above those of the rows. FNV-1a.
fn spelling(word: &str) -> u32 {
    let stem = word.char_indices().nth(6).map_or(word, |(end, _)| word.get(..end).unwrap_or(word));
    stem.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)) | 0x8000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, lang: &str, number: &str) -> Place {
        let lang = Lang::parse(lang).unwrap();
        let figures = crate::figure::extract(text, &lang);
        let at = figures.iter().position(|figure| figure.span.of(text).starts_with(number)).unwrap();
        places(text, &lang, &figures).swap_remove(at)
    }

    #[test]
    fn the_same_subject_is_nearer_than_another() {
        let (zh, en) = ("该区将17个部门、145个办理事项纳入", "It covers 145 items across 17 departments");
        let close = similarity(&place(zh, "zh", "17"), &place(en, "en", "17"));
        let far = similarity(&place(zh, "zh", "17"), &place(en, "en", "145"));
        assert!(close > far, "{close} {far}");
    }

    #[test]
    fn sentences_are_counted() {
        let text = "First. It cost 3.5 yuan in No. 7 Road. Then 12 more.";
        assert_eq!(place(text, "en", "3.5").sentence, 1);
        assert_eq!(place(text, "en", "12").sentence, 2);
    }
}
