//! What the words around a number say of it: about, more than, up, fell by. Called by `western::quantity`.

use super::lex::Shape;
use super::reader::Reader;
use super::table::{Habit, Role, flag};
use crate::figure::{Approx, Direction};

/// The approximator before `start`, with the token where it starts; over `a`, `the`, `some` between.
pub(super) fn approx_before(reader: &Reader<'_>, start: usize) -> (Approx, usize) {
    let sign = |at: usize| match reader.shape(at) {
        Shape::Sign('~' | '～' | '≈' | '∼') => Some(Approx::About),
        Shape::Sign('>' | '＞') => Some(Approx::Over),
        Shape::Sign('<' | '＜') => Some(Approx::Under),
        Shape::Sign('≥' | '⩾') => Some(Approx::AtLeast),
        Shape::Sign('≤' | '⩽') => Some(Approx::AtMost),
        _ => None,
    };
    if let Some(before) = start.checked_sub(1) {
        if reader.sign(before, '=')
            && let Some(first) = before.checked_sub(1)
        {
            match reader.shape(first) {
                Shape::Sign('>') => return (Approx::AtLeast, first),
                Shape::Sign('<') => return (Approx::AtMost, first),
                _ => {}
            }
        }
        // A mark of quotation (`> 30` at the start of a line) compares nothing.
        if let Some(approx) = sign(before).filter(|_| !reader.sign(before, '>') || !reader.token(before).line_start || reader.glued(start))
        {
            return (approx, before);
        }
    }
    if let Some(entity) = entity(reader, start) {
        return entity;
    }
    if let Some(aside) = aside(reader, start) {
        return aside;
    }
    let mut at = start - usize::from(abbreviated(reader, start));
    for _ in 0..3 {
        if let Some((word, first)) = reader.term_before(at, flag::APPROX) {
            // "fewer than the 8.9 million of 2023" compares with a known number.
            let ordinal = reader.word(start).any(flag::ORDINAL | flag::ORDINAL_SCALE);
            let compared = at < start && reader.is(at, Role::The) && reader.surface(at - 1) == "than" && !ordinal;
            let under = reader.is(at, Role::The) && reader.surface(first) == "under";
            // "subió hasta 20": where the change leads, no bound.
            let led = word.approx == Approx::AtMost
                && matches!(reader.word(first).role, Role::To)
                && (reader.term_before(first, flag::UP | flag::DOWN | flag::MULTIPLIER).is_some() || led_from(reader, first));
            let plain = compared
                || under
                || led
                || word.approx == Approx::None
                || broken(reader, first, at)
                || is_par(reader, first)
                || is_aim(reader, first)
                || is_gap(reader, first);
            return if plain { (Approx::None, start) } else { (word.approx, first) };
        }
        match at.checked_sub(1) {
            Some(before) if reader.word(before).any(flag::FILLER) => at = before,
            _ => break,
        }
    }
    (Approx::None, start)
}

/// `aged &lt; 19`: the sign as marked-up text writes it.
fn entity(reader: &Reader<'_>, start: usize) -> Option<(Approx, usize)> {
    let first = start.checked_sub(3).filter(|at| reader.sign(*at, '&') && reader.sign(at + 2, ';'))?;
    let approx = match reader.surface(first + 1) {
        "lt" => Approx::Under,
        "gt" => Approx::Over,
        "le" => Approx::AtMost,
        "ge" => Approx::AtLeast,
        _ => return None,
    };
    Some((approx, first))
}

/// `a five-under 67`: strokes below par, and no bound of what follows.
fn is_par(reader: &Reader<'_>, at: usize) -> bool {
    let number = |at: usize| reader.shape(at) == Shape::Number || reader.word(at).any(flag::CARDINAL);
    at >= 2 && reader.hyphen(at - 1) && number(at - 2)
}

/// ", um die 2 Milliarden Kilometer zurückzulegen": what something is done for, and no estimate.
fn is_aim(reader: &Reader<'_>, at: usize) -> bool {
    at > 0 && reader.sign(at - 1, ',') && reader.surface(at) == "um" && reader.is(at + 1, Role::The)
}

/// "12 points short of the 95 % needed": how much is lacking, and no bound of what is needed.
fn is_gap(reader: &Reader<'_>, at: usize) -> bool {
    let counted = |at: usize| reader.shape(at) == Shape::Number || reader.word(at).any(flag::CARDINAL);
    at >= 2 && reader.surface(at) == "short" && reader.shape(at - 1) == Shape::Word && counted(at - 2)
}

/// `es de, cuando menos, 100 m`: an approximator between two commas.
fn aside(reader: &Reader<'_>, start: usize) -> Option<(Approx, usize)> {
    let comma = start.checked_sub(1).filter(|at| reader.sign(*at, ','))?;
    let (word, first) = reader.term_before(comma, flag::APPROX)?;
    (reader.sign(first.checked_sub(1)?, ',') && word.approx != Approx::None).then_some((word.approx, first))
}

/// "perdió un 1,2 %, hasta los 9.345 puntos": a change a few words before leads to the number.
fn led_from(reader: &Reader<'_>, at: usize) -> bool {
    let end = |at: usize| matches!(reader.shape(at), Shape::Sign('.' | ';' | '!' | '?')) && !reader.glued(at + 1);
    let moved = |at: usize| reader.word(at).any(flag::UP | flag::DOWN | flag::MULTIPLIER);
    // "se dispararon un 69 %, hasta 44.100 millones"
    let share = || at.checked_sub(2).is_some_and(|before| reader.sign(before + 1, ',') && reader.sign(before, '%'));
    let words = || (1..12).map_while(|back| at.checked_sub(back).filter(|at| !end(*at)));
    !reader.lexicon.table.has(Habit::DigitDecimals) && (share() || words().any(moved))
}

/// `approx. 15`, `max. 30`: the point of an abbreviation stands between.
fn abbreviated(reader: &Reader<'_>, start: usize) -> bool {
    start > 1
        && reader.sign(start - 1, '.')
        && reader.glued(start - 1)
        && matches!(reader.surface(start - 2), "approx" | "Approx" | "ca" | "max" | "Max")
}

/// "The match is over" before a line that starts with a number: only in running text, where the line is full, do they belong together.
fn broken(reader: &Reader<'_>, first: usize, at: usize) -> bool {
    let end = reader.token(at).start;
    if !reader.token(at).line_start {
        return false;
    }
    let line = reader
        .text
        .get(..reader.token(first).start)
        .map_or(0, |before| before.bytes().rev().take(60).take_while(|byte| *byte != b'\n').count());
    end > 0 && line < 40
}

/// The approximator after `next`: or more, -plus, or so.
pub(super) fn approx_after(reader: &Reader<'_>, next: usize) -> (Approx, usize) {
    if reader.sign(next, '+') && reader.glued(next) && !(reader.glued(next + 1) && reader.shape(next + 1) == Shape::Number) {
        return (Approx::Over, next + 1);
    }
    // "$300+ billion"
    let scaled =
        next.checked_sub(2).is_some_and(|sign| reader.sign(sign, '+') && reader.glued(sign) && reader.word(next - 1).any(flag::SCALE));
    if scaled {
        return (Approx::Over, next);
    }
    let at = reader.past_hyphen(next);
    match reader.term(at, flag::APPROX_AFTER) {
        // "200 or greater than 190", "less than 10 and more than 40": the words belong to the next figure.
        Some((_, end)) if reader.surface(end) == "than" && !reader.closes(end + 1) => (Approx::None, next),
        // "iPhone 6 Plus" is a name, "200-Plus" the style of a headline.
        Some((_, end)) if end == at + 1 && at == next && reader.capital(at) => (Approx::None, next),
        Some((_, end)) if super::numeral::number(reader, end).is_some() => (Approx::None, next),
        // "plus grand que 10 et plus petit que 20": the bound of the number after
        Some((_, end)) if reader.is(at, Role::And) && compares(reader, end) => (Approx::None, next),
        Some((_, end))
            if matches!(reader.word(end).role, Role::To | Role::Than | Role::Of) && super::numeral::number(reader, end + 1).is_some() =>
        {
            (Approx::None, next)
        }
        Some((word, end)) => (word.approx_after, end),
        None => (Approx::None, next),
    }
}

/// `petit que 20`, `baixa do que 15`: a comparison with a number goes on.
fn compares(reader: &Reader<'_>, at: usize) -> bool {
    let than = |at: usize| matches!(reader.word(at).role, Role::Than | Role::To | Role::Of);
    !reader.lexicon.table.has(Habit::DigitDecimals)
        && reader.shape(at) == Shape::Word
        && (at..at + 4).any(|at| than(at) && super::numeral::number(reader, at + 1).is_some())
}

/// The direction of change that the text gives the figure between the two tokens; `share` where it is a percentage or its like.
pub(super) fn direction(reader: &Reader<'_>, start: usize, next: usize, share: bool) -> Direction {
    let before = before(reader, start, share);
    if before == Direction::None { after(reader, next, share) } else { before }
}

/// Whether a word of change stands before the figure.
pub(super) fn moved(reader: &Reader<'_>, start: usize) -> bool {
    before(reader, start, true) != Direction::None
}

fn of(flags: u64) -> Direction {
    match (flags & flag::UP != 0, flags & flag::DOWN != 0) {
        (true, false) => Direction::Up,
        (false, true) => Direction::Down,
        _ => Direction::None,
    }
}

/// rose by, up, fell to, an increase of: right before the figure, with fillers between.
fn before(reader: &Reader<'_>, start: usize, share: bool) -> Direction {
    // "rose from 5% to 8%", "$3 billion, up from $2 billion": the change leads away from this figure.
    if start > 0 && reader.is(start - 1, Role::From) {
        return Direction::None;
    }
    if start > 0 && reader.is(start - 1, Role::To) {
        let from = (2..9)
            .map_while(|back| start.checked_sub(back))
            .find(|at| reader.is(*at, Role::From) || reader.closes(*at) && !reader.glued(*at));
        if let Some(from) = from.filter(|at| reader.is(*at, Role::From))
            && let Some((word, _)) = reader.term_before(from, flag::UP | flag::DOWN)
        {
            return of(word.flags);
        }
    }
    let mut at = start;
    for _ in 0..5 {
        if let Some((word, first)) = reader.term_before(at, flag::UP | flag::DOWN) {
            let by = matches!(reader.surface(at), "by" | "to") || matches!(reader.surface(at.saturating_sub(1)), "by");
            let weak = word.any(flag::WEAK) && !share && !by;
            return if weak || phrasal(reader, first) { Direction::None } else { of(word.flags) };
        }
        if let Some((_, first)) = reader.term_before(at, flag::APPROX) {
            at = first;
            continue;
        }
        match at.checked_sub(1) {
            Some(before) if reader.word(before).any(flag::FILLER) || reader.is(before, Role::To) || reader.is(before, Role::Of) => {
                at = before;
            }
            _ => break,
        }
    }
    Direction::None
}

/// "Shot down 99% of the drones" tells no fall.
fn phrasal(reader: &Reader<'_>, at: usize) -> bool {
    let verb = at.checked_sub(1).map_or("", |before| reader.surface(before));
    matches!(reader.surface(at), "down" | "up")
        && matches!(
            verb,
            "shot"
                | "shut"
                | "brought"
                | "gunned"
                | "tracked"
                | "torn"
                | "pulled"
                | "took"
                | "handed"
                | "laid"
                | "signed"
                | "made"
                | "picked"
                | "rounded"
                | "blown"
                | "turned"
        )
}

/// higher, growth, year-on-year increase: within a few words after the figure.
fn after(reader: &Reader<'_>, next: usize, share: bool) -> Direction {
    let mut at = next;
    for _ in 0..5 {
        at = reader.past_hyphen(at);
        if reader.shape(at) != Shape::Word {
            break;
        }
        if let Some((word, _)) = reader.term(at, flag::AFTER) {
            return if share || !word.any(flag::WEAK) { of(word.flags) } else { Direction::None };
        }
        let between = matches!(
            reader.surface(at),
            "year" | "on" | "over" | "annual" | "per" | "further" | "quarter" | "month" | "yearly" | "a" | "from"
        );
        if !between {
            break;
        }
        at += 1;
    }
    Direction::None
}

/// Whether `ratio` stands within a few words before `at`, in its clause.
pub(super) fn after_ratio(reader: &Reader<'_>, at: usize) -> bool {
    let before = (1..5).map_while(|back| at.checked_sub(back)).take_while(|at| !reader.closes(*at));
    before.into_iter().any(|at| matches!(reader.surface(at), "ratio" | "ratios" | "Ratio" | "odds"))
}
