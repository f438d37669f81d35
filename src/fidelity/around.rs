//! What the clause of a figure says of it: which way a change went, whether it ends there, which part of a year is meant.
//! `ledger` asks for every figure; the words are those of `speech`.

use super::speech::cues::{Cues, Told};
use super::speech::per::Per;
use super::speech::{self, Order, Speech};
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
    /// All that stands behind.
    rest: &'a str,
    surface: &'a str,
    lang: &'a Lang,
    spaced: bool,
    speech: &'static Speech,
}

/// The words of change before a figure.
#[derive(Default)]
struct Pointers {
    /// Whether any speaks of growth, and whether any speaks of decline.
    up: bool,
    down: bool,
    /// Where the nearest points that tells a change.
    nearest: Direction,
}

/// So many bytes a phrase takes behind a figure at most.
const PHRASE: usize = 96;

/// So many words before its figure a rate may be told.
const LEAD: usize = 5;

/// What stands further off than so many bytes is no part of a figure's clause, even where nothing ends it.
const CLAUSE: usize = 400;

/// How far in bytes a word of change reaches to its figure; a Cyrillic letter takes two.
const REACH_CJK: usize = 18;
const REACH_SPACED: usize = 40;
const REACH_CYRILLIC: usize = 2 * REACH_SPACED;

impl<'a> Around<'a> {
    /// The surroundings of `span`; nothing before `floor`, where the figure before ends, belongs to it.
    pub(super) fn of(text: &'a str, span: Span, floor: usize, lang: &'a Lang) -> Self {
        let before = clause_before(tail(text.get(floor.min(span.start)..span.start).unwrap_or_default(), CLAUSE));
        let rest = text.get(span.end..).unwrap_or_default();
        let plain = rest.get(..32).is_some_and(str::is_ascii);
        let cut = if plain { 32 } else { rest.char_indices().nth(32).map_or(rest.len(), |(at, _)| at) };
        let after = rest.get(..cut).unwrap_or_default();
        Self { before, after, rest, surface: span.of(text), lang, spaced: !speech::in_characters(lang), speech: speech::of(lang) }
    }

    /// What stands before and behind the figure in its clause, the latter as far as a phrase of several words goes.
    pub(super) fn sides(&self) -> (&'a str, &'a str) {
        (self.before, clause_of(head(self.rest, PHRASE)))
    }

    /// What stands behind the figure in its clause.
    fn clause_after(&self) -> &'a str {
        clause_of(self.after)
    }

    /// Whether a change starts from the figure: what it was, not where it went.
    pub(super) fn is_start(&self) -> bool {
        let head = self.before.trim_end();
        // "d'une peine de quatre ans": a preposition of many senses starts a change that goes on to a level.
        // 恢复至目前的: the present may be where a change ends.
        let ended = |cue: &str| !self.spaced && head.strip_suffix(cue).is_some_and(|rest| rest.ends_with(['至', '到', '为', '為']));
        let goes_on = || speech::words(self.after).take(3).any(|word| speech::is_one_of(word, self.speech.level));
        let starts = |cue: &str| speech::ends_with(head, cue, self.lang) && !ended(cue) && (!self.speech.start_of.have(cue) || goes_on());
        self.speech.start.may_end(head).any(starts)
            || self.starts_a_way()
            || speech::begins(self.after.trim_start(), self.speech.start_after, self.lang)
    }

    /// 从上一代的1750亿跃升至: where a change starts, with words between and the way it goes behind.
    fn starts_a_way(&self) -> bool {
        let led = self.speech.way.are_in(tail(self.before, 30));
        let clause = head(self.after, 18).split(is_clause_end).next().unwrap_or_default();
        led && clause.split(char::is_numeric).next().unwrap_or_default().contains(['至', '到', '成', '为', '為'])
    }

    /// Whether the figure is the one year of "than a year ago", which may be told without it.
    pub(super) fn is_ago(&self, figure: &Figure) -> bool {
        let one = figure.kind == Kind::Duration && figure.value == Value::Number(Exact::ONE);
        one && speech::begins(self.after.trim_start(), self.speech.ago, self.lang)
    }

    /// Which way a change goes: as the figure says itself, else as the nearest word of change points.
    pub(super) fn motion(&self, stated: Direction) -> Direction {
        // A change further off belongs to another figure.
        let near = tail(self.before, self.reach());
        let words = if self.spaced { self.pointers(near) } else { Pointers::default() };
        // Neither growth nor decline before a figure tells its way beside the other: cut its forecast for growth to 2.7 %.
        if words.up && words.down {
            return Direction::None;
        }
        if stated == Direction::None { self.told(near, words.nearest) } else { stated }
    }

    fn reach(&self) -> usize {
        match self.lang.primary() {
            _ if !self.spaced => REACH_CJK,
            "ru" => REACH_CYRILLIC,
            _ => REACH_SPACED,
        }
    }

    /// Where the words around the figure point; `near` are those before it, of which the nearest that tells a change points `nearest`.
    fn told(&self, near: &str, nearest: Direction) -> Direction {
        // "16 %, below the average" tells of the figure; "16 %, below the 19 % of last year" sets two side by side.
        let (beside, behind) = (self.after.trim_start(), self.after.trim_start_matches([' ', ',', '，']));
        let (told, behind) = (behind, past_aside(behind));
        let compared = || told.len() == behind.len() && behind.split(is_clause_end).next().unwrap_or_default().contains(char::is_numeric);
        let behind = if beside.len() != behind.len() && compared() { beside } else { behind };
        if self.tells_behind(behind, self.speech.up_after) {
            return Direction::Up;
        }
        if self.tells_behind(behind, self.speech.down_after) {
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
        let plain = |cue: &str| head.strip_suffix(cue).is_some_and(|rest| !rest.ends_with(['最', '至', '不', '很', '许', '許']));
        if self.speech.up_before.may_end(head).any(plain) {
            return Direction::Up;
        }
        if self.speech.down_before.may_end(head).any(plain) {
            return Direction::Down;
        }
        match if self.spaced { nearest } else { self.nearest_sign(near) } {
            Direction::None if self.spaced => self.framed(),
            way => way,
        }
    }

    /// Whether one of `cues` stands behind: 10 % de moins; but 412 patients de moins de 19 ans bound the next number.
    fn tells_behind(&self, behind: &str, cues: Cues) -> bool {
        let bounds = |cue: &str| {
            let mut next = speech::words(behind.get(cue.len()..).unwrap_or_default());
            let of = next.next().is_some_and(|word| speech::is_one_of(word, self.speech.of));
            of && next.next().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        };
        cues.may_begin(behind).any(|cue| speech::begins_with(behind, cue, self.lang) && !(self.spaced && bounds(cue)))
    }

    /// Ist um 17.000 auf 2,774 Millionen gesunken: a verb behind the level that the change came to.
    fn framed(&self) -> Direction {
        if self.speech.order != Order::Framed {
            return Direction::None;
        }
        let clause = self.after.split(is_clause_end).next().unwrap_or_default();
        let clause = clause.split(", ").next().unwrap_or_default();
        let level = speech::begins(clause.trim_start(), self.speech.level, self.lang);
        let last = if level { speech::words(clause).next_back() } else { None };
        last.map_or(Direction::None, |word| self.way(word))
    }

    /// Where a word of change points.
    fn way(&self, word: &str) -> Direction {
        match () {
            () if speech::is_one_of(word, self.speech.up) => Direction::Up,
            () if speech::is_one_of(word, self.speech.down) => Direction::Down,
            () => Direction::None,
        }
    }

    /// The words of change in `near`, read once.
    fn pointers(&self, near: &str) -> Pointers {
        // "Made up 16 %" tells no change.
        let idle =
            |before: &str, word: &str| self.speech.idle.iter().any(|(first, last)| speech::same(before, first) && speech::same(word, last));
        let (mut words, mut last) = (speech::words(near).peekable(), "");
        let mut found = Pointers::default();
        while let Some(word) = words.next() {
            let (up, down) = (speech::is_one_of(word, self.speech.up), speech::is_one_of(word, self.speech.down));
            if (up || down) && !idle(last, word) && !idle(word, words.peek().copied().unwrap_or_default()) {
                found.nearest = if up { Direction::Up } else { Direction::Down };
            }
            (found.up, found.down, last) = (found.up || up, found.down || down, word);
        }
        found
    }

    /// Which way the first sign of change behind the figure points.
    fn first_sign(&self, behind: &str) -> Direction {
        let first = |cues: Cues| cues.places(behind).next().map(|(at, _)| at);
        match (first(self.speech.up), first(self.speech.down)) {
            (Some(up), down) if down.is_none_or(|down| up < down) => Direction::Up,
            (_, Some(_)) => Direction::Down,
            _ => Direction::None,
        }
    }

    fn nearest_sign(&self, near: &str) -> Direction {
        let last = |cues: Cues| cues.places(near).map(|(at, cue)| at + cue.len()).max();
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
        let told = |cues: Cues| {
            if !self.spaced {
                return cues.open(self.after) || cues.close(self.surface);
            }
            let bare = self.surface.strip_prefix("the ").unwrap_or(self.surface);
            let head = self.before.trim_end_matches([' ', '-']);
            let inside = |cue: &str| bare.get(..cue.len()).is_some_and(|start| speech::same(start, cue));
            speech::ends(head, cues, self.lang) || cues.may_begin(bare).any(inside)
        };
        parts.into_iter().find(|(cues, _)| told(cues)).map(|(_, part)| part)
    }

    /// Whether a change ends at the figure or has its size.
    pub(super) fn role(&self) -> Option<Role> {
        let head = self.before.trim_end();
        if !self.spaced {
            let behind = self.after.trim_start();
            let head = past_hedges(head, self.speech.hedges);
            let told = |before: Cues, after: Cues| before.close(head) || before.open(self.surface) || after.open(behind);
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
        let mut last = speech::words(head).rev().take(4);
        let joint = last.clone().find(|word| !is(word, self.speech.hedges))?;
        if is(joint, self.speech.reached) {
            return Some(Role::Level);
        }
        let (level, change) = (is(joint, self.speech.level), is(joint, self.speech.change));
        (level || change).then_some(())?;
        let moves = last.any(|word| self.way(word) != Direction::None);
        // "Back to 5 percent growth" reaches a change.
        let noun = [self.speech.up_after, self.speech.down_after].iter().any(|cues| speech::begins(behind, cues, self.lang));
        match () {
            () if level && moves && !noun => Some(Role::Level),
            () if change && (moves || noun || self.has_verb(head)) => Some(Role::Change),
            () => None,
        }
    }

    /// Whether a word of change stands further off in the clause, with its subject behind: cut the journey between the cities by an hour.
    fn has_verb(&self, head: &str) -> bool {
        speech::words(tail(head, 2 * REACH_SPACED)).any(|word| self.way(word) != Direction::None)
    }

    /// What a quantity is counted by, where its clause says so: 年处置10.5万吨, 105,000 tonnes a day, 每斤售价12元.
    pub(super) fn rate(&self) -> Option<Per> {
        let behind = self.sides().1.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
        // "An income of 200,000 yuan, and monthly payments"
        let behind = if self.spaced { behind.split(", ").next().unwrap_or_default() } else { behind };
        let (surface, head) = (self.surface, self.before.trim_end());
        let tail = || self.speech.rate_tails.may_end(surface).find(|(cue, _)| surface.ends_with(cue));
        let lead = || {
            let leads = self.speech.rate_leads;
            if self.spaced {
                // "Monthly payments are about 8,500 yuan"
                let word = |word: &str| leads.may_end(word).find(|(cue, _)| speech::same(word, cue));
                let beside = leads.may_end(head).find(|(cue, _)| speech::ends_with(head, cue, self.lang));
                beside.or_else(|| speech::words(head).rev().take(LEAD).find_map(word))
            } else {
                // 每周一至周三 names days, and no rate.
                let day = |at: usize, cue: &str| {
                    let next = head.get(at + cue.len()..).and_then(|rest| rest.chars().next());
                    cue.ends_with(['周', '週']) && next.is_some_and(|next| "一二三四五六日末".contains(next))
                };
                leads.places(head).filter(|(at, (cue, _))| !day(*at, cue)).max_by_key(|(at, (cue, _))| at + cue.len()).map(|(_, told)| told)
            }
        };
        self.rate_behind(behind).or_else(tail).or_else(lead).map(|(_, per)| per)
    }

    /// The first rate told in the words behind a figure.
    fn rate_behind(&self, behind: &str) -> Option<Told> {
        let opens = |at: usize| !self.spaced || !behind.get(..at).is_some_and(|before| before.ends_with(char::is_alphanumeric));
        let starts = behind.char_indices().filter(|(_, c)| self.speech.rate_tails.may_open(*c));
        let told = |at: usize| {
            let rest = behind.get(at..).unwrap_or_default();
            let told = self.speech.rate_tails.may_begin(rest).find(|(cue, _)| speech::begins_with(rest, cue, self.lang))?;
            let later = rest.get(told.0.len()..).unwrap_or_default().trim_start();
            let ago = speech::begins(later, self.speech.ago, self.lang) && !later.starts_with("on average");
            (opens(at) && !ago).then_some(told)
        };
        starts.map(|(at, _)| at).find_map(told)
    }
}

/// Whether a figure of its kind may be counted by the day or the tonne.
pub(super) const fn may_have_rate(figure: &Figure) -> bool {
    matches!(figure.kind, Kind::Money | Kind::Measure | Kind::Count | Kind::Duration)
}

/// Past the same change in another unit: 251 points, or 1.4%, lower; 251 points (1.4%) lower.
fn past_aside(behind: &str) -> &str {
    let (inside, rest) = match behind.strip_prefix('(') {
        Some(rest) => rest.split_once(')').unwrap_or_default(),
        None => behind.strip_prefix("or ").and_then(|rest| rest.split_once(',')).unwrap_or_default(),
    };
    if inside.ends_with(['%', '％']) { rest.trim_start() } else { behind }
}

/// What stands before the words between a verb and its figure: 提高到每人每月, 恢复至目前的.
fn past_hedges<'a>(head: &'a str, hedges: Cues) -> &'a str {
    let shorter = |text: &'a str| hedges.may_end(text).find_map(|cue| text.strip_suffix(cue));
    std::iter::successors(Some(head), |text| shorter(text)).last().unwrap_or(head)
}

fn is_clause_end(c: char) -> bool {
    matches!(c, '\n' | '。' | '；' | '，' | '！' | '？' | '、' | ';' | '!' | '?')
}

/// Whether a sign that ends a clause may begin with `byte`.
const fn may_end_clause(byte: u8) -> bool {
    matches!(byte, b'\n' | b';' | b'!' | b'?' | 0xe3 | 0xef)
}

/// What stands behind the last sign that ends a clause; a full stop and a comma do so before a blank.
fn clause_before(text: &str) -> &str {
    let behind = |(at, byte): (usize, u8)| match byte {
        b'.' | b',' => blank_behind(text, at).then_some(at + 2),
        byte if may_end_clause(byte) => text.get(at..)?.chars().next().filter(|c| is_clause_end(*c)).map(|c| at + c.len_utf8()),
        _ => None,
    };
    let start = text.bytes().enumerate().rev().find_map(behind).unwrap_or(0);
    text.get(start..).unwrap_or_default()
}

/// What stands before the first sign that ends a clause; a comma before a blank does not.
fn clause_of(text: &str) -> &str {
    let is_end = |(at, c): &(usize, char)| is_clause_end(*c) || *c == '.' && blank_behind(text, *at);
    let end = text.char_indices().find(is_end).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

fn blank_behind(text: &str, at: usize) -> bool {
    text.as_bytes().get(at + 1) == Some(&b' ')
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
