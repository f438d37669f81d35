//! One side of a check: its figures with everything that the text says around them. `align` and `judge` read it.

use std::cell::OnceCell;

use super::around::{self, Around, Part, Role};
use super::context::{self, Place, Words};
use super::duty::{self, Duty};
use super::roll::Roll;
use super::speech::per::Per;
use super::speech::{self, Speech};
use super::subjects;
use super::tellings::Tellings;
use crate::figure::{Class, Direction, Exact, Figure, Kind, Value};
use crate::text::{Lang, Span};

/// What the text says of one figure.
#[derive(Clone, Debug)]
pub(super) struct Note {
    pub(super) place: Place,
    pub(super) duty: Duty,
    pub(super) motion: Direction,
    /// Whether a change starts from it.
    pub(super) is_start: bool,
    pub(super) part: Option<Part>,
    pub(super) role: Option<Role>,
    /// The names that stand before it in its sentence, behind the figure before.
    pub(super) holders: Vec<u32>,
    /// Where the text begins that is said of it: behind the figure before.
    floor: usize,
}

/// One text with its figures.
#[derive(Debug)]
pub(super) struct Side<'a> {
    pub(super) text: &'a str,
    pub(super) lang: &'a Lang,
    pub(super) figures: &'a [Figure],
    pub(super) notes: Vec<Note>,
    roll: OnceCell<Roll>,
    tellings: OnceCell<Tellings>,
}

impl<'a> Side<'a> {
    /// Reads the surroundings of every figure.
    pub(super) fn new(text: &'a str, lang: &'a Lang, figures: &'a [Figure], words: &Words<'_>, ignore: &[Span]) -> Self {
        let mut silent = duty::silent_spans(text);
        silent.extend(ignore);
        let places = context::places(text, lang, figures, words);
        let (mut floor, mut dated, mut moved) = (0, None, None);
        let mut read = |(index, place): (usize, Place)| {
            let (figure, next) = (figures.get(index)?, figures.get(index + 1));
            let mut note = note(text, lang, (figure, next), floor, place, &silent);
            // From September's 3.7 %: what stands right behind the date that a change starts from.
            if dated.take().is_some_and(|end: usize| figure.span.start.saturating_sub(end) <= 4) && figure.class() == Class::Quantity {
                (note.is_start, note.motion) = (true, Direction::None);
            }
            if note.is_start && figure.class() == Class::Date {
                dated = Some(figure.span.end);
            }
            // "Slumped 45 % to £312m": what a change that was told by its size came to.
            let reached =
                |end: usize| text.get(end..figure.span.start).is_some_and(|to| speech::is_one_of(to.trim(), speech::of(lang).level));
            if note.role.is_none() && figure.class() == Class::Quantity && moved.take().is_some_and(reached) {
                note.role = Some(Role::Level);
            }
            moved = (note.motion != Direction::None).then_some(figure.span.end);
            // "Cut from 20 to 5": what is said before the start is said of the end too.
            // "Sank in the third quarter by 5 %": a date stands between a word and its figure.
            note.holders = holders(text, words, (index.checked_sub(1).and_then(|before| figures.get(before)), figure));
            floor = if note.is_start || figure.class() == Class::Date { floor } else { figure.span.end };
            Some(note)
        };
        let notes = places.into_iter().enumerate().filter_map(&mut read).collect();
        Self { text, lang, figures, notes, roll: OnceCell::new(), tellings: OnceCell::new() }
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

    /// Whether it is written without digits.
    pub(super) fn is_spelt(&self, index: usize) -> bool {
        !self.surface(index).contains(char::is_numeric)
    }

    /// The cues of its language.
    pub(super) fn speech(&self) -> &'static Speech {
        speech::of(self.lang)
    }

    /// What a quantity is counted by; few rules ask.
    pub(super) fn rate(&self, index: usize) -> Option<Per> {
        let figure = self.figure(index).filter(|figure| around::may_have_rate(figure))?;
        Per::of_unit(figure.unit.code).or_else(|| self.around(index)?.rate())
    }

    /// The clause of a figure; few rules ask.
    pub(super) fn around(&self, index: usize) -> Option<Around<'a>> {
        Some(Around::of(self.text, self.figure(index)?.span, self.note(index)?.floor, self.lang))
    }

    /// The text before a figure.
    pub(super) fn before(&self, figure: &Figure) -> &'a str {
        self.text.get(..figure.span.start).unwrap_or_default()
    }

    /// The text behind a figure.
    pub(super) fn after(&self, figure: &Figure) -> &'a str {
        self.text.get(figure.span.end..).unwrap_or_default()
    }

    /// Its figures by value and date.
    pub(super) fn roll(&self) -> &Roll {
        self.roll.get_or_init(|| Roll::of(self.figures))
    }

    /// What its clauses tell of its figures, in words that the other side may share; only summaries ask.
    pub(super) fn tellings(&self, other: &Side<'_>) -> &Tellings {
        self.tellings.get_or_init(|| Tellings::of(self, other))
    }

    /// The figures that have `value`, with their notes, in order.
    pub(super) fn with_value(&self, value: &Value) -> impl Iterator<Item = (usize, &'a Figure, &Note)> {
        let rows = self.roll().rows(value).iter();
        rows.filter_map(|row| Some((*row, self.figure(*row)?, self.note(*row)?))).filter(move |(_, figure, _)| figure.value == *value)
    }

    /// The sentence that a figure stands in, as far as a sentence goes.
    pub(super) fn sentence(&self, index: usize) -> &'a str {
        let Some(figure) = self.figure(index) else { return "" };
        let before = around::tail(self.before(figure), SENTENCE).rsplit(is_stop).next().map_or(0, str::len);
        let after = around::head(self.after(figure), SENTENCE).split(is_stop).next().map_or(0, str::len);
        self.text.get(figure.span.start - before..figure.span.end + after).unwrap_or_default()
    }

    /// The text between two figures, whichever stands first; empty where they overlap.
    pub(super) fn between(&self, a: usize, b: usize) -> &'a str {
        let (Some(first), Some(second)) = (self.figure(a.min(b)), self.figure(a.max(b))) else { return "" };
        self.text.get(first.span.end..second.span.start).unwrap_or_default()
    }

    /// Whether a figure says the one before it again as all that there is: 24 heures sur 24, 7 giorni su 7.
    pub(super) fn is_all_of_it(&self, index: usize) -> bool {
        let (Some(figure), Some(before)) = (self.figure(index), index.checked_sub(1).and_then(|before| self.figure(before))) else {
            return false;
        };
        let same = before.value == figure.value && figure.unit.is_none() && before.kind == Kind::Duration;
        same && speech::ends(self.before(figure).trim_end(), self.speech().every, self.lang)
    }

    /// Whether a figure is the hundred of "37 of every 100" or the 100,000 of "15.1 per 100,000": a base, no figure. Its part stands
    /// before it, or it opens the sentence; two people who are cheated out of £10,000 lost them.
    pub(super) fn is_base(&self, figure: &Figure) -> bool {
        let is_round = (2..7).any(|places| figure.value == Value::Number(Exact::ONE.shift(places)));
        if !is_round || !speech::ends(self.before(figure).trim_end(), self.speech().every, self.lang) {
            return false;
        }
        let reach = if figure.kind == Kind::Money { PART_OF_MONEY } else { PART };
        let part = |part: &Figure| part.span.end <= figure.span.start && figure.span.start - part.span.end <= reach;
        let opening = || around::tail(self.before(figure), PART).rsplit(is_stop).next().is_some_and(|head| head.len() < OPENING);
        self.figures.iter().any(part) || opening()
    }
}

/// The names between a figure and the one before it, in its sentence.
fn holders(text: &str, words: &Words<'_>, (before, figure): (Option<&Figure>, &Figure)) -> Vec<u32> {
    let from = before.map_or(0, |before| before.span.end.min(figure.span.start));
    let hits = |from: usize| {
        let first = words.hits.partition_point(|hit| hit.at < from);
        let near = words.hits.iter().skip(first).take_while(|hit| hit.at < figure.span.start);
        near.map(|hit| hit.subject).filter(|subject| subjects::is_holder(*subject))
    };
    // Most figures have none, whatever the sentence.
    if hits(from).next().is_none() {
        return Vec::new();
    }
    let between = around::tail(text.get(from..figure.span.start).unwrap_or_default(), SENTENCE);
    let said = between.rsplit(is_stop).next().unwrap_or_default();
    hits(figure.span.start - said.len()).collect()
}

/// 1ドル=150円: the one that a rate of exchange is told for.
fn is_priced(text: &str, figure: &Figure) -> bool {
    let one = figure.kind == Kind::Money && figure.value == Value::Number(Exact::ONE);
    one && text.get(figure.span.end..).is_some_and(|after| after.trim_start().starts_with(['=', '＝']))
}

fn note(text: &str, lang: &Lang, (figure, next): (&Figure, Option<&Figure>), floor: usize, place: Place, silent: &[Span]) -> Note {
    let around = Around::of(text, figure.span, floor, lang);
    let exempt = silent.iter().any(|span| span.overlaps(figure.span)) || duty::is_marker(text, figure);
    let quantity = figure.class() == Class::Quantity;
    let is_start = around.is_start() && !next.is_some_and(|next| is_size_before(figure, next));
    let motion = if is_start { Direction::None } else { around.motion(figure.direction) };
    Note {
        holders: Vec::new(),
        duty: match duty::duty(figure, figure.span.of(text)) {
            _ if exempt => Duty::Exempt,
            Duty::Must
                if duty::is_connective(text, figure)
                    || duty::is_side(text, figure, lang)
                    || duty::is_second_roman(text, figure, lang)
                    || duty::sums_up(text, figure, lang)
                    || around.is_ago(figure)
                    || is_priced(text, figure) =>
            {
                Duty::Soft
            }
            Duty::Must if speech::is_one_of(figure.span.of(text), speech::of(lang).doubtful) => Duty::Soft,
            stated => stated,
        },
        motion,
        is_start,
        floor,
        part: if figure.class() == Class::Date { around.part() } else { None },
        role: if quantity { around.role() } else { None },
        place,
    }
}

/// Reculé de 12 % à 4,6 milliards: a share before what is none is the size of a change, and not where it starts.
fn is_size_before(figure: &Figure, next: &Figure) -> bool {
    let share = |figure: &Figure| matches!(figure.kind, Kind::Percent | Kind::PercentagePoint | Kind::Fraction | Kind::Multiplier);
    let large = || next.value.number().is_some_and(|number| number >= Exact::int(1000));
    let close = next.span.start.saturating_sub(figure.span.end) <= 8;
    share(figure) && !share(next) && close && next.class() == Class::Quantity && (!next.unit.is_none() || large())
}

/// What stands further off than so many bytes is no part of a figure's sentence, even where nothing ends it.
pub(super) const SENTENCE: usize = 2000;

/// How far, in bytes, a part stands before its base: 15.1 cases of the disease per 100,000.
const PART: usize = 40;

/// The same of money, which is more often lost than shared: 37 of every 100 yuan.
const PART_OF_MONEY: usize = 12;

/// How long, in bytes, what opens a sentence with a base may be: out of every 100.
const OPENING: usize = 16;

const fn is_stop(c: char) -> bool {
    matches!(c, '\n' | '。' | '！' | '？' | '；' | '!' | '?' | ';')
}
