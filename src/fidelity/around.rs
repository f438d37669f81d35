//! What the clause of a figure says of it: which way a change went, whether it ends there, which part of a year is meant.
//! `ledger` asks for every figure; the words are those of `speech`.

use super::speech::{self, Order, Per, Speech, Told};
use crate::figure::{Direction, Exact, Figure, Kind, Value};
use crate::text::{Lang, Span};

/// Where in its month, year or century a date lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// 初, early, the beginning of.
    Early,
    /// 中, mid, the middle of.
    Mid,
    /// 末, 底, late, the end of.
    Late,
}

/// Whether a change ends at the figure or has its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// 增长到, rose to.
    Level,
    /// 增长了, rose by.
    Change,
}

/// The text of a figure's own clause, up to the figure before and a little beyond.
pub(super) struct Around<'a> {
    before: &'a str,
    after: &'a str,
    surface: &'a str,
    lang: &'a Lang,
    spaced: bool,
    speech: &'static Speech,
}

/// How far in bytes a word of change reaches to its figure.
const REACH_CJK: usize = 18;
const REACH_SPACED: usize = 40;

impl<'a> Around<'a> {
    /// The surroundings of `span`; nothing before `floor`, where the figure before ends, belongs to it.
    pub(super) fn of(text: &'a str, span: Span, floor: usize, lang: &'a Lang) -> Self {
        let before = clause_before(text.get(floor.min(span.start)..span.start).unwrap_or_default());
        let after = text.get(span.end..).unwrap_or_default();
        let cut = after.char_indices().nth(24).map_or(after.len(), |(at, _)| at);
        let after = after.get(..cut).unwrap_or_default();
        Self { before, after, surface: span.of(text), lang, spaced: !speech::in_characters(lang), speech: speech::of(lang) }
    }

    /// What stands behind the figure in its clause.
    fn clause_after(&self) -> &'a str {
        self.after.split(is_clause_end).next().unwrap_or_default().split(". ").next().unwrap_or_default()
    }

    /// Whether a change starts from the figure: what it was, not where it went.
    pub(super) fn is_start(&self) -> bool {
        let head = self.before.trim_end();
        // "d'une peine de quatre ans": a preposition of many senses starts a change that goes on to a level.
        let goes_on = || speech::words(self.after).take(3).any(|word| speech::is_one_of(word, self.speech.level));
        let starts = |cue: &&str| speech::ends_with(head, cue, self.lang) && (!speech::is_one_of(cue, self.speech.of) || goes_on());
        self.speech.start.iter().any(|cue| starts(cue)) || speech::begins(self.after.trim_start(), self.speech.start_after, self.lang)
    }

    /// Whether the figure is the one year of "than a year ago", which may be told without it.
    pub(super) fn is_ago(&self, figure: &Figure) -> bool {
        let one = figure.kind == Kind::Duration && figure.value == Value::Number(Exact::ONE);
        one && speech::begins(self.after.trim_start(), self.speech.ago, self.lang)
    }

    /// Which way the nearest word of change points.
    pub(super) fn motion(&self) -> Direction {
        // "16 %, below the average" tells of the figure; "16 %, below the 19 % of last year" sets two side by side.
        let behind = self.after.trim_start_matches([' ', ',', '，']);
        let compared = behind.split(is_clause_end).next().unwrap_or_default().contains(char::is_numeric);
        let behind = if compared { self.after.trim_start() } else { behind };
        if speech::begins(behind, self.speech.up_after, self.lang) {
            return Direction::Up;
        }
        if speech::begins(behind, self.speech.down_after, self.lang) {
            return Direction::Down;
        }
        if self.speech.order == Order::VerbLast {
            let own = self.clause_after().split(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
            let way = self.first_sign(own);
            if way != Direction::None {
                return way;
            }
        }
        // 比去年少40%.
        let head = self.before.trim_end();
        let plain = |cue: &&&str| head.strip_suffix(**cue).is_some_and(|rest| !rest.ends_with(['最', '至', '不', '很', '许', '許']));
        if self.speech.up_before.iter().any(|cue| plain(&cue)) {
            return Direction::Up;
        }
        if self.speech.down_before.iter().any(|cue| plain(&cue)) {
            return Direction::Down;
        }
        // A change further off belongs to another figure.
        let near = tail(self.before, if self.spaced { REACH_SPACED } else { REACH_CJK });
        if self.spaced { self.nearest_word(near) } else { self.nearest_sign(near) }
    }

    fn nearest_word(&self, near: &str) -> Direction {
        let way = |word: &str| match () {
            () if speech::is_one_of(word, self.speech.up) => Some(Direction::Up),
            () if speech::is_one_of(word, self.speech.down) => Some(Direction::Down),
            () => None,
        };
        let mut words = speech::words(near).rev().peekable();
        while let Some(word) = words.next() {
            let before = words.peek().copied().unwrap_or_default();
            // "Made up 16 %" tells no change.
            let idle = self.speech.idle.iter().any(|(first, last)| speech::same(before, first) && speech::same(word, last));
            if let Some(way) = way(word).filter(|_| !idle) {
                return way;
            }
        }
        Direction::None
    }

    /// Whether words of growth and of decline stand before the figure, so that neither tells its way: cut its forecast for growth to 2.7 %.
    pub(super) fn is_torn(&self) -> bool {
        let near = tail(self.before, REACH_SPACED);
        self.spaced && [self.speech.up, self.speech.down].iter().all(|cues| speech::has(near, cues, self.lang))
    }

    /// Which way the first sign of change behind the figure points.
    fn first_sign(&self, behind: &str) -> Direction {
        let first = |cues: &[&str]| cues.iter().filter_map(|cue| behind.find(cue)).min();
        match (first(self.speech.up), first(self.speech.down)) {
            (Some(up), down) if down.is_none_or(|down| up < down) => Direction::Up,
            (_, Some(_)) => Direction::Down,
            _ => Direction::None,
        }
    }

    fn nearest_sign(&self, near: &str) -> Direction {
        let last = |cues: &[&str]| cues.iter().filter_map(|cue| last_end(near, cue)).max();
        match (last(self.speech.up), last(self.speech.down)) {
            (Some(up), Some(down)) if up == down => Direction::None,
            (Some(up), down) if down.is_none_or(|down| down < up) => Direction::Up,
            (_, Some(_)) => Direction::Down,
            _ => Direction::None,
        }
    }

    /// Which part of its year, month or century a date means.
    pub(super) fn part(&self) -> Option<Part> {
        let parts = [(self.speech.early, Part::Early), (self.speech.mid, Part::Mid), (self.speech.late, Part::Late)];
        let told = |cues: &[&str]| {
            if !self.spaced {
                return cues.iter().any(|cue| self.after.starts_with(cue) || self.surface.ends_with(cue));
            }
            let bare = self.surface.strip_prefix("the ").unwrap_or(self.surface);
            let head = self.before.trim_end_matches([' ', '-']);
            let inside = |cue: &&str| bare.get(..cue.len()).is_some_and(|start| speech::same(start, cue));
            cues.iter().any(|cue| speech::ends_with(head, cue, self.lang) || inside(cue))
        };
        parts.into_iter().find(|(cues, _)| told(cues)).map(|(_, part)| part)
    }

    /// Whether a change ends at the figure or has its size.
    pub(super) fn role(&self) -> Option<Role> {
        let head = self.before.trim_end();
        if !self.spaced {
            let behind = self.after.trim_start();
            let told = |before: &[&str], after: &[&str]| {
                before.iter().any(|cue| head.ends_with(cue) || self.surface.starts_with(cue))
                    || after.iter().any(|cue| behind.starts_with(cue))
            };
            return if told(self.speech.level, self.speech.level_after) {
                Some(Role::Level)
            } else if told(self.speech.change, self.speech.change_after) {
                Some(Role::Change)
            } else {
                None
            };
        }
        let is = speech::is_one_of;
        let behind = self.after.trim_start();
        let verb = speech::words(head).rev().take(4).any(|word| is(word, self.speech.up) || is(word, self.speech.down))
            || [self.speech.up_after, self.speech.down_after].iter().any(|cues| speech::begins(behind, cues, self.lang));
        let joint = speech::words(head).rev().take(4).find(|word| !is(word, self.speech.hedges))?;
        if is(joint, self.speech.reached) || verb && is(joint, self.speech.level) {
            Some(Role::Level)
        } else if verb && is(joint, self.speech.change) {
            Some(Role::Change)
        } else {
            None
        }
    }

    /// What a quantity is counted by, where its clause says so: 年处置10.5万吨, 105,000 tonnes a day, 每斤售价12元.
    pub(super) fn rate(&self, figure: &Figure) -> Option<Per> {
        if !matches!(figure.kind, Kind::Money | Kind::Measure | Kind::Count | Kind::Duration) {
            return None;
        }
        let behind = self.clause_after().split(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
        let tail = self.rate_behind(behind).or_else(|| self.speech.rate_tails.iter().find(|(cue, _)| self.surface.ends_with(cue)));
        let head = self.before.trim_end();
        let lead = || {
            let leads = self.speech.rate_leads.iter();
            if self.spaced {
                leads.into_iter().find(|(cue, _)| speech::ends_with(head, cue, self.lang))
            } else {
                leads.filter_map(|told| Some((last_end(head, told.0)?, told))).max_by_key(|(at, _)| *at).map(|(_, told)| told)
            }
        };
        tail.or_else(lead).map(|(_, per)| *per)
    }

    /// The first rate told in the words behind a figure.
    fn rate_behind(&self, behind: &str) -> Option<&'static Told> {
        let starts = behind.char_indices().scan(' ', |last, (at, c)| {
            let opens = !self.spaced || !last.is_alphanumeric();
            *last = c;
            Some((at, opens))
        });
        let told = |at: usize| {
            let rest = behind.get(at..).unwrap_or_default();
            let cue = self.speech.rate_tails.iter().find(|(cue, _)| speech::begins_with(rest, cue, self.lang))?;
            let later = rest.get(cue.0.len()..).unwrap_or_default().trim_start();
            (!speech::begins(later, self.speech.ago, self.lang)).then_some(cue)
        };
        starts.filter(|(_, opens)| *opens).find_map(|(at, _)| told(at))
    }
}

/// Where `cue` last ends in `text`. The first character is looked for first: it nearly always settles the matter.
fn last_end(text: &str, cue: &str) -> Option<usize> {
    let first = cue.chars().next()?;
    if text.contains(first) { text.rfind(cue).map(|at| at + cue.len()) } else { None }
}

fn is_clause_end(c: char) -> bool {
    matches!(c, '\n' | '。' | '；' | '，' | '！' | '？' | '、' | ';' | '!' | '?')
}

fn clause_before(text: &str) -> &str {
    let clause = text.rsplit(is_clause_end).next().unwrap_or_default().rsplit(". ").next().unwrap_or_default();
    clause.rsplit(", ").next().unwrap_or_default()
}

/// The last characters of `text`, about `bytes` of them.
pub(super) fn tail(text: &str, bytes: usize) -> &str {
    let mut at = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    text.get(at..).unwrap_or_default()
}

/// The first characters of `text`, about `bytes` of them.
pub(super) fn head(text: &str, bytes: usize) -> &str {
    let mut at = bytes.min(text.len());
    while !text.is_char_boundary(at) {
        at = at.saturating_sub(1);
    }
    text.get(..at).unwrap_or_default()
}
