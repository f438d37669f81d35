//! One side of a check: its figures with everything that the text says around them. `align` and `judge` read it.

use super::context::{self, Place};
use crate::figure::{Class, Date, Direction, Exact, Figure, Kind, Value};
use crate::text::{Lang, Span};

/// Whether a source figure has to arrive in a translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Duty {
    /// Not compared: list markers, navigation, legal notices.
    Exempt,
    /// May be said without a number: names and set phrases, 第一, 一, 双.
    Soft,
    /// Must arrive.
    Must,
}

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

/// In what time so much is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    Hour,
    Day,
    Month,
    Year,
}

/// What the text says of one figure.
#[derive(Clone, Debug)]
pub(super) struct Note {
    pub(super) place: Place,
    pub(super) duty: Duty,
    pub(super) motion: Direction,
    pub(super) part: Option<Part>,
    pub(super) role: Option<Role>,
    pub(super) rate: Option<Period>,
}

/// One text with its figures.
#[derive(Debug)]
pub(super) struct Side<'a> {
    pub(super) text: &'a str,
    pub(super) lang: &'a Lang,
    pub(super) figures: &'a [Figure],
    pub(super) notes: Vec<Note>,
}

impl<'a> Side<'a> {
    /// Reads the surroundings of every figure.
    pub(super) fn new(text: &'a str, lang: &'a Lang, figures: &'a [Figure], ignore: &[Span]) -> Self {
        let silent = silent_spans(text);
        let places = context::places(text, lang, figures);
        let starts = || std::iter::once(0).chain(figures.iter().map(|figure| figure.span.end));
        let notes = figures.iter().zip(starts()).zip(places).map(|((figure, floor), place)| {
            let around = Around::of(text, figure.span, floor);
            let exempt = silent.iter().chain(ignore).any(|span| span.overlaps(figure.span)) || is_marker(text, figure);
            Note {
                duty: if exempt { Duty::Exempt } else { duty(figure, figure.span.of(text)) },
                motion: if around.is_start() {
                    Direction::None
                } else if figure.direction == Direction::None {
                    around.motion(lang)
                } else {
                    figure.direction
                },
                rate: rate(text, figure, lang),
                part: (figure.class() == Class::Date).then(|| around.part(lang, figure.span.of(text))).flatten(),
                role: (figure.class() == Class::Quantity).then(|| around.role(lang, figure.span.of(text))).flatten(),
                place,
            }
        });
        Self { text, lang, figures, notes: notes.collect() }
    }

    /// A figure by its index.
    pub(super) fn figure(&self, index: usize) -> Option<&'a Figure> {
        self.figures.get(index)
    }

    /// What the text says of it.
    pub(super) fn note(&self, index: usize) -> Option<&Note> {
        self.notes.get(index)
    }

    /// Its surface.
    pub(super) fn surface(&self, index: usize) -> &'a str {
        self.figure(index).map_or("", |figure| figure.span.of(self.text))
    }
}

/// Lines that are not compared: navigation bars, and everything from a legal notice on.
fn silent_spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let (mut at, mut legal) = (0, false);
    for line in text.split_inclusive('\n') {
        let body = line.trim();
        legal |= is_legal_heading(body);
        let bar = body.matches(['|', '｜']).count() >= 3;
        if legal || bar {
            spans.push(Span::new(at, at + line.len()));
        }
        at += line.len();
    }
    spans
}

/// A heading that opens a legal notice: short, and about rights.
fn is_legal_heading(line: &str) -> bool {
    let about = ["版权", "版權", "免责", "免責", "Copyright", "copyright", "Disclaimer", "©"].iter().any(|cue| line.contains(cue));
    let notice = ["声明", "聲明", "所有", "notice", "Notice", "reserved", "Disclaimer", "statement"].iter().any(|cue| line.contains(cue));
    about && notice && line.chars().count() <= 60
}

/// The number of a list item, heading or reference: at the start of a line before a full stop, or in square brackets.
fn is_marker(text: &str, figure: &Figure) -> bool {
    if !matches!(figure.kind, Kind::Count | Kind::Ordinal | Kind::Label) {
        return false;
    }
    let before = text.get(..figure.span.start).unwrap_or_default();
    let after = text.get(figure.span.end..).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default().trim_start();
    let opens = line.is_empty() || line.chars().all(|c| matches!(c, '#' | '*' | '-' | '(' | '（' | ' '));
    let heading = line.starts_with('#');
    let stop = after.starts_with(['.', '、', '．', ')', '）', ':', '：'])
        && !after.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    (opens && (stop || heading)) || (before.ends_with('[') && after.starts_with(']'))
}

fn duty(figure: &Figure, surface: &str) -> Duty {
    let digits = surface.chars().filter(char::is_ascii_digit).count();
    if figure.kind == Kind::Label {
        // Codes and telephone numbers arrive as they stand; names and slogans may be paraphrased.
        return if digits >= 4 { Duty::Must } else { Duty::Soft };
    }
    let small = |value: &Value| value.number().is_some_and(|n| n.to_i64().is_some_and(|n| (0..=2).contains(&n)));
    let spelt = digits == 0;
    // A weekday goes with its date; a time stamp to the second is page furniture.
    if let Value::Date(date) = &figure.value
        && (date.second.is_some() || *date == Date { weekday: date.weekday, ..Date::default() })
    {
        return Duty::Soft;
    }
    if figure.kind == Kind::Count && figure.value == Value::Number(Exact::ONE) {
        return Duty::Soft;
    }
    let soft = match figure.kind {
        Kind::Ordinal | Kind::Rank => small(&figure.value) && spelt,
        Kind::Count | Kind::Multiplier | Kind::Duration | Kind::Fraction => spelt && small(&figure.value),
        _ => false,
    };
    if soft { Duty::Soft } else { Duty::Must }
}

/// The text of a figure's own clause, up to the figure before and a little beyond.
struct Around<'a> {
    before: &'a str,
    after: &'a str,
}

fn clause_end(c: char) -> bool {
    matches!(c, '\n' | '。' | '；' | '，' | '！' | '？' | '、' | ';' | '!' | '?')
}

impl<'a> Around<'a> {
    fn of(text: &'a str, span: Span, floor: usize) -> Self {
        let before = text.get(floor.min(span.start)..span.start).unwrap_or_default();
        let before = before.rsplit(clause_end).next().unwrap_or_default();
        let before = before.rsplit(". ").next().unwrap_or_default();
        let after = text.get(span.end..).unwrap_or_default();
        let after = after.split(clause_end).next().unwrap_or_default().split(". ").next().unwrap_or_default();
        let cut = after.char_indices().nth(24).map_or(after.len(), |(at, _)| at);
        Self { before, after: after.get(..cut).unwrap_or_default() }
    }

    /// Whether a change starts from the figure: what it was, not where it went.
    fn is_start(&self) -> bool {
        let head = self.before.trim_end();
        ["从", "從", "由", "自", " from", "From"].iter().any(|word| head.ends_with(word))
    }

    /// Which way the nearest word of change points.
    fn motion(&self, lang: &Lang) -> Direction {
        // A change further off belongs to another figure.
        let reach = if lang.is_cjk() { 18 } else { 28 };
        let near = self
            .before
            .char_indices()
            .rev()
            .find(|(at, _)| self.before.len() - at > reach)
            .map_or(self.before, |(at, c)| self.before.get(at + c.len_utf8()..).unwrap_or_default());
        let last = |words: &[&str]| words.iter().filter_map(|word| rfind_word(near, word, lang)).max();
        let (up, down) = if lang.is_cjk() { (UP_ZH, DOWN_ZH) } else { (UP_EN, DOWN_EN) };
        if !lang.is_cjk()
            && let Some(word) = self.after.split_whitespace().next().map(|word| word.trim_matches(|c: char| !c.is_alphabetic()))
        {
            match word {
                "higher" | "more" | "later" => return Direction::Up,
                "lower" | "less" | "fewer" | "earlier" => return Direction::Down,
                _ => {}
            }
        }
        match (last(up), last(down)) {
            (Some(up), Some(down)) if up == down => Direction::None,
            (Some(up), down) if down.is_none_or(|down| down < up) => Direction::Up,
            (_, Some(_)) => Direction::Down,
            _ => Direction::None,
        }
    }

    fn part(&self, lang: &Lang, surface: &str) -> Option<Part> {
        let (tail, head) = (self.after, self.before.trim_end());
        if lang.is_cjk() {
            let starts = |cues: &[&str]| cues.iter().any(|cue| tail.starts_with(cue) || surface.ends_with(cue));
            return if starts(&["初", "年初", "上旬"]) {
                Some(Part::Early)
            } else if starts(&["中旬", "中期", "年代中", "半ば"]) {
                Some(Part::Mid)
            } else if starts(&["末", "底", "下旬", "年底", "年末"]) {
                Some(Part::Late)
            } else {
                None
            };
        }
        let head = head.to_ascii_lowercase();
        let surface = surface.to_ascii_lowercase();
        let ends =
            |cues: &[&str]| cues.iter().any(|cue| head.ends_with(cue) || surface.starts_with(cue.trim_start_matches(['t', 'h', 'e', ' '])));
        if ends(&["early", "early in", "beginning of", "start of", "early in the"]) {
            Some(Part::Early)
        } else if ends(&["mid", "mid-", "middle of"]) {
            Some(Part::Mid)
        } else if ends(&["late", "late in", "end of", "late in the"]) {
            Some(Part::Late)
        } else {
            None
        }
    }

    fn role(&self, lang: &Lang, surface: &str) -> Option<Role> {
        let head = self.before.trim_end();
        if lang.is_cjk() {
            let starts = |cues: &[&str]| cues.iter().any(|cue| head.ends_with(cue) || surface.starts_with(cue));
            let level = [
                "增长到",
                "增長到",
                "增加到",
                "提高到",
                "上升到",
                "增至",
                "升至",
                "涨至",
                "漲至",
                "提高至",
                "增长至",
                "增長至",
                "增加至",
                "降至",
                "减至",
                "減至",
                "下降到",
                "下降至",
                "降到",
                "达到",
                "達到",
            ];
            let change = [
                "增长了",
                "增長了",
                "增加了",
                "提高了",
                "上升了",
                "下降了",
                "减少了",
                "減少了",
                "增长",
                "增長",
                "下降",
                "减少",
                "減少",
                "增加",
                "上涨",
                "下跌",
            ];
            return if starts(&level) {
                Some(Role::Level)
            } else if starts(&change) {
                Some(Role::Change)
            } else {
                None
            };
        }
        let head = head.to_ascii_lowercase();
        let words: Vec<&str> = head.split_whitespace().rev().take(4).collect();
        let verb = words.iter().any(|word| UP_EN.contains(word) || DOWN_EN.contains(word));
        let hedges = ["about", "over", "nearly", "almost", "around", "some", "more", "than", "a", "full"];
        let joint = words.iter().find(|word| !hedges.contains(word));
        match joint.copied() {
            Some("to" | "reached" | "reaching") if verb || joint != Some(&"to") => Some(Role::Level),
            Some("by") if verb => Some(Role::Change),
            _ => None,
        }
    }
}

/// A phrase and the period that it tells.
type Told = (&'static str, Period);

/// The period that a quantity is done in, where the words beside it say so: 年处置10.5万吨, 105,000 tonnes a day.
fn rate(text: &str, figure: &Figure, lang: &Lang) -> Option<Period> {
    if !matches!(figure.kind, Kind::Money | Kind::Measure | Kind::Count) {
        return None;
    }
    let before = text.get(..figure.span.start).unwrap_or_default();
    let after = text.get(figure.span.end..).unwrap_or_default().trim_start();
    let (leads, tails): (&[Told], &[Told]) = if lang.is_cjk() {
        (
            &[
                ("年产", Period::Year),
                ("年產", Period::Year),
                ("年処理", Period::Year),
                ("年处置", Period::Year),
                ("年处理", Period::Year),
                ("年處理", Period::Year),
                ("日产", Period::Day),
                ("日处理", Period::Day),
                ("日均", Period::Day),
                ("每天", Period::Day),
                ("每日", Period::Day),
                ("每年", Period::Year),
                ("每月", Period::Month),
                ("每小时", Period::Hour),
                ("年均", Period::Year),
                ("月均", Period::Month),
            ],
            &[("/年", Period::Year), ("/月", Period::Month), ("/日", Period::Day), ("/天", Period::Day), ("每年", Period::Year)],
        )
    } else {
        (
            &[
                ("daily", Period::Day),
                ("annual", Period::Year),
                ("annually", Period::Year),
                ("monthly", Period::Month),
                ("hourly", Period::Hour),
            ],
            &[
                ("a day", Period::Day),
                ("per day", Period::Day),
                ("daily", Period::Day),
                ("each day", Period::Day),
                ("a year", Period::Year),
                ("per year", Period::Year),
                ("annually", Period::Year),
                ("each year", Period::Year),
                ("a month", Period::Month),
                ("per month", Period::Month),
                ("each month", Period::Month),
                ("an hour", Period::Hour),
                ("per hour", Period::Hour),
            ],
        )
    };
    let later = |word: &str| {
        after
            .strip_prefix(word)
            .is_some_and(|rest| !rest.starts_with(" earlier") && !rest.starts_with(" ago") && !rest.starts_with(char::is_alphanumeric))
    };
    let tail = tails.iter().find(|(word, _)| later(word) || figure.span.of(text).ends_with(word));
    tail.or_else(|| leads.iter().find(|(word, _)| before.trim_end().ends_with(word))).map(|(_, period)| *period)
}

/// Where `word` last stands in `text`, as a word where the language has spaces.
fn rfind_word(text: &str, word: &str, lang: &Lang) -> Option<usize> {
    if lang.is_cjk() {
        return text.rfind(word).map(|at| at + word.len());
    }
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.rmatch_indices(word)
        .find(|(at, _)| {
            let before = text.get(..*at).unwrap_or_default().chars().next_back();
            let after = text.get(at + word.len()..).unwrap_or_default().chars().next();
            !letter(before) && !letter(after)
        })
        .map(|(at, _)| at + word.len())
}

const UP_ZH: &[&str] = &["增", "升", "涨", "漲", "提高", "扩大", "擴大", "上浮", "推迟", "推遲", "延后", "延後"];
const DOWN_ZH: &[&str] = &["降", "减", "減", "跌", "下滑", "缩", "縮", "萎", "提前"];
const UP_EN: &[&str] = &[
    "up",
    "later",
    "increase",
    "increased",
    "increases",
    "increasing",
    "rise",
    "rose",
    "rises",
    "rising",
    "risen",
    "grow",
    "grew",
    "grows",
    "growing",
    "grown",
    "growth",
    "raised",
    "raise",
    "climbed",
    "climb",
    "climbing",
    "gain",
    "gained",
    "expanded",
    "expand",
    "jumped",
    "surged",
    "soared",
    "adding",
    "higher",
    "boosted",
    "lifted",
];
const DOWN_EN: &[&str] = &[
    "down",
    "earlier",
    "decrease",
    "decreased",
    "decreases",
    "decreasing",
    "fall",
    "fell",
    "falls",
    "falling",
    "fallen",
    "decline",
    "declined",
    "declining",
    "drop",
    "dropped",
    "dropping",
    "reduce",
    "reduced",
    "reducing",
    "reduction",
    "cut",
    "cutting",
    "lowered",
    "lower",
    "shrank",
    "shrunk",
    "shrinking",
    "contract",
    "contracted",
    "slipped",
    "slid",
    "lost",
];
