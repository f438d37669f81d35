//! What stands around each figure: its sentence, its place in the text, and the subjects that it belongs to.
//!
//! `align` tells repeats apart by it, `attribution` finds two right numbers on the wrong things. One linear pass a text.

use super::around::head;
use super::breaks::Breaks;
use super::lists::{self, Share};
use super::speech;
use super::subjects::{self, Hit};
use crate::figure::{Class, Figure, Kind};
use crate::text::{Lang, Span};

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
    /// Subjects of the list that gives the figure its own, if one does.
    listed: Vec<u32>,
    /// Subjects inside the figure: what it counts (3旗, three banners).
    counted: Vec<u32>,
}

impl Place {
    /// How near the nearest of `subjects` is; nought where none is in reach.
    pub(super) fn nearest(&self, subjects: &[u32]) -> u32 {
        let near = |subject| self.cues.binary_search_by_key(subject, |cue| cue.0).ok().and_then(|at| self.cues.get(at));
        subjects.iter().filter_map(near).map(|cue| cue.1).max().unwrap_or(0)
    }

    /// The names that stand at least so near.
    pub(super) fn names(&self, near: u32) -> Vec<u32> {
        self.cues.iter().filter(|cue| cue.1 >= near && subjects::is_name(cue.0)).map(|cue| cue.0).collect()
    }

    /// Whether a name that is this figure's and hardly that of `other` is as much `said`'s and hardly that of `beside`.
    pub(super) fn shares_name(&self, other: &Self, said: &Self, beside: &Self) -> bool {
        let own = |name: u32, mine: &Self, theirs: &Self| {
            let (near, far) = (mine.nearest(&[name]), theirs.nearest(&[name]));
            near >= 28 && far * 3 <= near * 2
        };
        let names = self.cues.iter().map(|cue| cue.0).filter(|subject| subjects::is_name(*subject));
        names.into_iter().any(|name| own(name, self, other) && own(name, said, beside))
    }

    /// Whether `said` speaks of a subject of this figure that is not so much that of `other`.
    pub(super) fn own(&self, other: &Self, said: &Self) -> bool {
        let near = |place: &Self, subject: u32| place.cues.iter().find(|cue| cue.0 == subject).map_or(0, |cue| cue.1);
        self.cues.iter().any(|(subject, here)| *here >= 28 && near(other, *subject) * 3 <= *here * 2 && near(said, *subject) >= 28)
    }
}

/// So near, a subject belongs to its figure even where no list says so.
const BESIDE: u32 = 40;

/// Whether a subject that a list gives to one of two figures says nothing of the other, which has it from afar.
fn is_listed_apart(a: &Place, b: &Place, subject: u32, (near_a, near_b): (u32, u32)) -> bool {
    let (listed, near) = match (a.listed.is_empty(), b.listed.is_empty()) {
        (false, true) => (&a.listed, near_b),
        (true, false) => (&b.listed, near_a),
        _ => return false,
    };
    near < BESIDE && listed.contains(&subject)
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
                sum += if a.counted.contains(x) && b.counted.contains(x) { COUNTED } else { 0 };
                let apart = is_listed_apart(a, b, *x, (*near_x, *near_y));
                sum += if apart { 0 } else { i64::from(*near_x.min(near_y)) };
                left.next();
                right.next();
            }
        }
    }
    sum
}

/// What it is worth beside, that two figures count the same thing.
const COUNTED: i64 = 16;

/// What a text says near its figures: its words, and where its clauses end.
#[derive(Debug)]
pub(super) struct Words<'a> {
    breaks: Breaks<'a>,
    /// The words that name subjects, in order.
    pub(super) hits: Vec<Hit>,
}

impl<'a> Words<'a> {
    /// The words near the figures of `text`.
    pub(super) fn of(text: &'a str, lang: &Lang, figures: &[Figure]) -> Self {
        let breaks = Breaks::of(text, lang);
        let hits = subjects::hits(text, lang, &windows(figures, &breaks));
        Self { breaks, hits }
    }
}

/// The surroundings of every figure of `text`.
pub(super) fn places(text: &str, lang: &Lang, figures: &[Figure], words: &Words<'_>) -> Vec<Place> {
    let Words { breaks, hits } = words;
    let marks = marks(text, hits, figures, breaks);
    let mut walk = Walk::new(figures, breaks);
    let mut shares = lists::shares(text, lang, figures, breaks).into_iter().peekable();
    let dates = dates(figures);
    let mut last = (0, Ground::default());
    let mut place = |(index, figure): (usize, &Figure)| {
        let (before, after) = (walk.to(figure.span.start), walk.to(figure.span.end));
        let share = shares.next_if(|share| share.figure == index);
        let mate = index.checked_sub(1).and_then(|mate| text.get(figures.get(mate)?.span.end..figure.span.start));
        // "Revenue of $933 million, up 38 %": what is said of the sum is said of its rate too.
        last = if mate.is_some_and(|between| goes_on(between, lang)) { last } else { (figure.span.start, before) };
        let around = Around { text, lang, figure, origin: last, after, share };
        let mut cues = cues(&around, hits, &marks);
        cues.extend(dated(index, figure, &dates, breaks));
        cues.sort_unstable_by_key(|(subject, near)| u64::from(*subject) << 32 | u64::from(!near));
        cues.dedup_by_key(|cue| cue.0);
        let inside =
            |share: Share| hits.iter().filter(move |hit| (share.all.start..share.all.end).contains(&hit.at)).map(|hit| hit.subject);
        let listed = share.into_iter().flat_map(inside).collect();
        let from = hits.partition_point(|hit| hit.at < figure.span.start);
        let own = hits.iter().skip(from).take_while(|hit| hit.at < figure.span.end);
        let counted = if figure.kind == Kind::Count { own.map(|hit| hit.subject).collect() } else { Vec::new() };
        Place { sentence: before.sentences, cues, listed, counted }
    };
    figures.iter().enumerate().map(&mut place).collect()
}

/// The parts of the text whose words can belong to a figure: its sentence, as far as a subject may stand away.
fn windows(figures: &[Figure], breaks: &Breaks<'_>) -> Vec<Span> {
    let mut windows: Vec<Span> = Vec::new();
    for figure in figures {
        let start = breaks.word_start(figure.span.start.saturating_sub(REACH)).max(breaks.sentence_start(figure.span.start));
        let end = breaks.word_end(figure.span.end + REACH).min(breaks.sentence_end(figure.span.end));
        match windows.last_mut() {
            Some(last) if start <= last.end => last.end = last.end.max(end),
            _ => windows.push(Span::new(start, end.max(start))),
        }
    }
    windows
}

/// What a walk through the text has passed so far.
#[derive(Clone, Copy, Debug, Default)]
struct Ground {
    sentences: usize,
    commas: usize,
    /// Figures begun and figures passed; names are no hurdle (全国化工500强企业9家) and not counted.
    begun: usize,
    passed: usize,
}

/// A walk through the text from front to back.
struct Walk<'a> {
    figures: &'a [Figure],
    breaks: &'a Breaks<'a>,
    here: Ground,
    next_begin: usize,
    next_end: usize,
}

impl<'a> Walk<'a> {
    fn new(figures: &'a [Figure], breaks: &'a Breaks<'a>) -> Self {
        Self { figures, breaks, here: Ground::default(), next_begin: 0, next_end: 0 }
    }

    /// Goes on to byte `at`, which is not before the last place.
    fn to(&mut self, at: usize) -> Ground {
        while self.breaks.sentences.get(self.here.sentences).is_some_and(|stop| *stop <= at) {
            self.here.sentences += 1;
        }
        while self.breaks.commas.get(self.here.commas).is_some_and(|comma| *comma < at) {
            self.here.commas += 1;
        }
        while let Some(figure) = self.figures.get(self.next_begin).filter(|figure| figure.span.start < at) {
            self.next_begin += 1;
            self.here.begun += usize::from(figure.kind != Kind::Label);
        }
        while let Some(figure) = self.figures.get(self.next_end).filter(|figure| figure.span.end <= at) {
            self.next_end += 1;
            self.here.passed += usize::from(figure.kind != Kind::Label);
        }
        self.here
    }
}

/// Where a word stands among breaks and figures.
struct Mark {
    ground: Ground,
    /// Whether it belongs to a count before it: 11个部门79项, 79 items from 11 departments.
    owned: bool,
    /// Whether it is a part of a number: "more than", "million".
    numeral: bool,
}

fn marks(text: &str, hits: &[Hit], figures: &[Figure], breaks: &Breaks<'_>) -> Vec<Mark> {
    let mut walk = Walk::new(figures, breaks);
    let mut mark = |hit: &Hit| {
        let ground = walk.to(hit.at);
        let last = figures.get(walk.next_end.wrapping_sub(1));
        let within = figures.get(walk.next_end).filter(|figure| figure.span.start <= hit.at);
        let inside = within.is_some();
        // The last word of a figure is its noun or unit.
        let rest = within.and_then(|figure| text.get(hit.at..figure.span.end)).unwrap_or_default();
        let unit = within.is_some_and(|figure| figure.unit.code == "magnitude");
        let numeral = unit || rest.contains(|c: char| c.is_ascii_digit() || c == ' ' || c == '-');
        let owned = last.is_some_and(|owner| {
            matches!(owner.kind, Kind::Count | Kind::Ordinal)
                && hit.at - owner.span.end <= OWN
                && breaks.commas_in(owner.span.end, hit.at) == 0
                && !breaks.joint_in(owner.span.end, hit.at)
        });
        Mark { ground, owned: inside || owned, numeral }
    };
    hits.iter().map(&mut mark).collect()
}

/// A figure and what has been passed at its two ends.
struct Around<'a> {
    text: &'a str,
    lang: &'a Lang,
    figure: &'a Figure,
    /// From where the words before it are measured: its start, or that of the figure that it goes on with.
    origin: (usize, Ground),
    after: Ground,
    /// What a list gives it.
    share: Option<Share>,
}

fn cues(around: &Around<'_>, hits: &[Hit], marks: &[Mark]) -> Vec<Cue> {
    let ((start, before), end) = (around.origin, around.figure.span.end);
    let noun_follows = noun_follows(around.text, around.lang, around.figure);
    let first = hits.partition_point(|hit| hit.at + REACH < start);
    let last = hits.partition_point(|hit| hit.at < end + REACH);
    let near = hits.get(first..last).unwrap_or_default().iter().zip(marks.get(first..last).unwrap_or_default());
    let cue = |(hit, mark): (&Hit, &Mark)| {
        if let Some(share) = around.share.filter(|share| (share.all.start..share.all.end).contains(&hit.at)) {
            return (share.own.start..share.own.end).contains(&hit.at).then_some((hit.subject, LISTED));
        }
        let ahead = hit.at < start;
        let (from, to) = if ahead { (mark.ground, before) } else { (around.after, mark.ground) };
        if mark.numeral || to.sentences > from.sentences {
            return None;
        }
        let gap = if ahead { start - hit.at } else { hit.at.saturating_sub(end) };
        let others = to.begun.saturating_sub(from.passed);
        let hurdles = (to.commas.saturating_sub(from.commas) + others).min(7);
        let near = 64 - u32::try_from(gap.min(REACH) * 32 / REACH).unwrap_or(32);
        // A word of many meanings says less.
        let near = (near >> hurdles) * 2 / (hit.shared + 1);
        // The unit of a length of time is hardly a subject: two and a half years of a four-year sentence.
        let unit = around.figure.kind == Kind::Duration && !ahead && hit.at < end;
        let near = if ahead && (noun_follows || mark.owned) {
            near / 3
        } else if unit {
            near / 2
        } else {
            near
        };
        (near > 0).then_some((hit.subject, near))
    };
    let mut cues = Vec::with_capacity(last.saturating_sub(first) + 7);
    cues.extend(near.filter_map(cue));
    cues
}

/// Whether no more than a comma, what a change is reckoned from and a word of change stand between two figures.
fn goes_on(between: &str, lang: &Lang) -> bool {
    let speech = speech::of(lang);
    let rest = between.trim_start().strip_prefix([',', '，', '(', '（']).map(str::trim_start);
    let past_basis = |rest: &'_ str| {
        let bases = [speech.year_before, speech.period_before].into_iter().flat_map(|cues| cues.may_begin(rest));
        bases.filter(|cue| rest.starts_with(cue)).map(str::len).max().unwrap_or(0)
    };
    let changes = |rest: &str| {
        let change = rest.get(past_basis(rest)..).unwrap_or_default().trim_start();
        [speech.up, speech.down].iter().any(|cues| speech::begins(change, cues, lang))
    };
    between.len() <= 24 && rest.is_some_and(changes)
}

/// How near a name is whose figure a list gives it.
const LISTED: u32 = 60;

/// Whether a count has its noun behind it, so that what stands before it says less: 90家科技研发平台, 23 categories.
fn noun_follows(text: &str, lang: &Lang, figure: &Figure) -> bool {
    if !matches!(figure.kind, Kind::Count | Kind::Ordinal) {
        return false;
    }
    let surface = figure.span.of(text);
    let noun_inside = surface.contains(' ') && surface.ends_with(|c: char| c.is_ascii_lowercase()) && !figure.unit.is_none();
    let after = head(text.get(figure.span.end..).unwrap_or_default(), 2 * OWN).trim_start_matches([' ', '-', '"', '“']);
    let word = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let loose = word.is_empty() || speech::begins(after, speech::of(lang).loose, lang);
    noun_inside || !loose
}

/// Every date of a text as a subject of its own: its row among the figures, where it stands, and the number of its spelling.
fn dates(figures: &[Figure]) -> Vec<(usize, Span, u32)> {
    let dated = figures.iter().enumerate().filter(|(_, figure)| figure.class() == Class::Date);
    dated.map(|(row, figure)| (row, figure.span, subjects::spelling(&figure.value.to_string()))).collect()
}

/// The dates beside a figure: what 2021 had and what 2022 had.
fn dated(index: usize, figure: &Figure, dates: &[(usize, Span, u32)], breaks: &Breaks<'_>) -> impl Iterator<Item = Cue> {
    let near = index.saturating_sub(3)..index + 4;
    let first = dates.partition_point(|(row, ..)| *row < near.start);
    let others = dates.iter().skip(first).take_while(move |(row, ..)| near.contains(row)).filter(move |(row, ..)| *row != index);
    others.filter_map(|(_, other, subject)| {
        let (from, to) = if other.start < figure.span.start { (other.end, figure.span.start) } else { (figure.span.end, other.start) };
        if breaks.sentences_in(from, to + 1) > 0 || to.saturating_sub(from) > REACH {
            return None;
        }
        let gap = u32::try_from((to.saturating_sub(from)) * 24 / REACH).unwrap_or(24);
        Some((*subject, (40 - gap) >> breaks.commas_in(from, to).min(5)))
    })
}

/// How far in bytes a count reaches for its noun.
const OWN: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, lang: &str, number: &str) -> Place {
        let lang = Lang::parse(lang).unwrap();
        let figures = crate::figure::extract(text, &lang);
        let at = figures.iter().position(|figure| figure.span.of(text).starts_with(number)).unwrap();
        places(text, &lang, &figures, &Words::of(text, &lang, &figures)).swap_remove(at)
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
