//! Two right numbers on the wrong things: figures that changed places.
//!
//! Every pair of matches in one sentence is weighed as it stands and crosswise. The surroundings decide; where they are silent,
//! figures that changed their order are suspect and figures that kept it are not.

use super::alignment::{Alignment, Fate};
use super::basis::basis;
use super::hedge::{self, Hedge};
use super::ledger::{Note, Side};
use super::partitive::{is_turned_round, of_the_other, part_above_whole};
use super::policy::Task;
use super::relate;
use super::tie::{Grade, Tie};
use super::{Rule, candidates, context, speech};
use crate::figure::{Class, Date, Dimension, Direction, Exact, Figure, Kind, Value};

/// Two matches that belong crosswise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Swap {
    /// Source and output index of the match that stands first in the output.
    pub(super) first: (usize, usize),
    /// The other match.
    pub(super) second: (usize, usize),
}

/// How many matches further a partner is looked for.
const REACH: usize = 7;

/// How much better the crosswise reading must be where the order is kept, and where it changed.
pub(super) const KEPT: i64 = 36;
const CHANGED: i64 = -9;

/// The same between languages that put the verb first and last, where figures often change places.
const TURNED: i64 = 6;

/// What no surroundings outweigh.
const CERTAIN: i64 = 100;

/// Less than this is no evidence either way: in a summary the order then says nothing.
const FAINT: i64 = 30;

/// Every swap, each match in one at most.
pub(super) fn swaps(source: &Side<'_>, output: &Side<'_>, outcome: &Alignment, task: Task) -> Vec<Swap> {
    // In the order of the output, so that neighbours there are weighed.
    let matches: Vec<(usize, usize)> = outcome.pairs().filter(|(.., tie)| tie.holds()).map(|(row, column, _)| (row, column)).collect();
    let mut found: Vec<(i64, usize, usize)> = Vec::new();
    for (at, first) in matches.iter().enumerate() {
        for (next, second) in matches.iter().enumerate().skip(at + 1).take(REACH) {
            if let Some(gain) = gain(source, output, outcome, task, (*first, *second)) {
                found.push((-gain, at, next));
            }
        }
    }
    found.sort_unstable();
    let mut taken = std::collections::BTreeSet::new();
    let mut swaps = Vec::new();
    for (_, a, b) in found {
        if let (false, false, Some(first), Some(second)) = (taken.contains(&a), taken.contains(&b), matches.get(a), matches.get(b)) {
            taken.extend([a, b]);
            let (first, second) = if first.1 < second.1 { (*first, *second) } else { (*second, *first) };
            swaps.push(Swap { first, second });
        }
    }
    swaps
}

/// Two matches, each a row of the source and a column of the output.
type Matches = ((usize, usize), (usize, usize));

/// By how much the crosswise reading is better than it must be; `None` where it is not.
fn gain(source: &Side<'_>, output: &Side<'_>, outcome: &Alignment, task: Task, matches: Matches) -> Option<i64> {
    let ((i, j), (k, l)) = matches;
    let (a, b) = (source.figure(i)?, source.figure(k)?);
    let changed = (i < k) != (j < l);
    if !may_have_changed(source, output, matches)?
        || of_the_other(output, j, l, 6) && !part_above_whole(output, j, l)
        || changed && is_turned_round(source, output, (i, k), (j, l))
    {
        return None;
    }
    match (keeps_host(source, output, outcome, (i, j)), keeps_host(source, output, outcome, (k, l))) {
        (Some(true), Some(true)) => return None,
        (Some(false), Some(false)) => return Some(CERTAIN),
        _ => {}
    }
    if starts_crossed(source, output, matches) || holders_crossed(source, output, matches) {
        return Some(CERTAIN);
    }
    let (here, there, x, y) = (source.note(i)?, source.note(k)?, output.note(j)?, output.note(l)?);
    if candidates::turned(here.motion, there.motion) && names_crossed((here, there), (x, y)) {
        return Some(CERTAIN);
    }
    // In two sentences of both: only what else these sentences say can tell.
    let apart = x.place.sentence != y.place.sentence && here.place.sentence != there.place.sentence;
    if apart && task == Task::Summarize {
        return None;
    }
    let (straight, cross) = readings(source, output, outcome, matches, apart)?;
    // 21比17、19比21、21比12: a list of scores in its order.
    if !changed && [a, b].iter().all(|figure| matches!(figure.value, Value::Pair(..))) {
        return None;
    }
    if part_above_whole(output, j, l) && !part_above_whole(source, i, k) {
        return Some(CERTAIN);
    }
    if task == Task::Summarize && straight.max(cross) < FAINT {
        return None;
    }
    // Who kept the order and is blamed all the same must be told with the other's words, and so must the other.
    let often = [tells_how_often(source, i), tells_how_often(source, k), tells_how_often(output, j), tells_how_often(output, l)];
    let told = here.place.own(&there.place, &y.place) && there.place.own(&here.place, &x.place)
        || matches!(often, [true, false, false, true] | [false, true, true, false]);
    if !changed && !apart && !told && here.is_start == there.is_start {
        return None;
    }
    let turned = source.speech().order != output.speech().order;
    // Where the verb changes its end, clauses are told from behind, and what stands between stays between.
    let woven = if changed && !turned { woven(source, output, outcome, matches) } else { 0 };
    let backwards = || tells_backwards(source, i, k) || tells_backwards(output, j, l);
    let gain = cross + woven - straight - bar((a, b), changed, apart, (turned, backwards));
    (gain > 0 && !tell_bases(source, output, matches)).then_some(gain)
}

/// "The Dow rose 1.2 % while the Nasdaq lost 0.8 %" told of each other: both numbers kept their way, and not their names.
fn names_crossed((here, there): (&Note, &Note), (x, y): (&Note, &Note)) -> bool {
    let (a, b, x, y) = (&here.place, &there.place, &x.place, &y.place);
    let kept = a.shares_name(b, x, y) || b.shares_name(a, y, x);
    !kept && (a.shares_name(b, y, x) || b.shares_name(a, x, y))
}

/// 赵睿28分，徐杰15分 told as "Xu Jie had 28 and Zhao Rui 15": the names right before the figures are each other's.
fn holders_crossed(source: &Side<'_>, output: &Side<'_>, ((i, j), (k, l)): Matches) -> bool {
    if speech::in_characters(source.lang) == speech::in_characters(output.lang) {
        return false;
    }
    let (Some(here), Some(there), Some(x), Some(y)) = (source.note(i), source.note(k), output.note(j), output.note(l)) else {
        return false;
    };
    let beside = here.place.sentence == there.place.sentence && x.place.sentence == y.place.sentence;
    let meet = |a: &Note, b: &Note| a.holders.iter().any(|name| b.holders.contains(name));
    beside && meet(here, y) && meet(there, x) && !meet(here, x) && !meet(there, y)
}

/// Whether all four figures say what they are reckoned from, and the two differ: 环比增长3%，同比增长5%. Who changed that is told by it.
fn tell_bases(source: &Side<'_>, output: &Side<'_>, ((i, j), (k, l)): Matches) -> bool {
    let two = |side, first, second| basis(side, first).zip(basis(side, second)).is_some_and(|(a, b)| a != b);
    two(source, i, k) && two(output, j, l)
}

/// Whether the figures of two matches are so alike that they could have changed places unnoticed.
fn may_have_changed(source: &Side<'_>, output: &Side<'_>, ((i, j), (k, l)): Matches) -> Option<bool> {
    let (a, b, x, y) = (source.figure(i)?, source.figure(k)?, output.figure(j)?, output.figure(l)?);
    // The first sentence of Section 17(2): a place in an order and the number of a section.
    let numbered = |column: usize| speech::has(output.surface(column), output.speech().numbered, output.lang);
    let there = || alike(x, y) || interchangeable((a, b), x, y) || from_to(output, j, l) || short_sums((a, b), x, y);
    Some(
        (alike(a, b) || from_to(source, i, k) || short_sums((x, y), a, b))
            && ![a, b].iter().any(|figure| source.is_base(figure))
            && there()
            && relate::tie(a, b).grade > Grade::Rounded
            && (a.kind != Kind::Ordinal || numbered(j) == numbered(l)),
    )
}

/// How much speaks for two matches as they stand, and crosswise.
fn readings(source: &Side<'_>, output: &Side<'_>, outcome: &Alignment, ((i, j), (k, l)): Matches, apart: bool) -> Option<(i64, i64)> {
    let around = |row, column| {
        let home = if apart { home(source, output, outcome, row, column, [i, k]) } else { 0 };
        mates(source, output, outcome, row, column, [i, k]) + home + one_unit(source, output, row, column)
    };
    let straight = bond(source, output, i, j)? + bond(source, output, k, l)? + around(i, j) + around(k, l);
    // Words of bounds go with their numbers: where they do not fit, that is no reason to leave the numbers where they are.
    let fitting = hedged(source, output, i, j)? + hedged(source, output, k, l)? == 0;
    let loose = |row, column| {
        let fit = bond(source, output, row, column)?;
        Some(if fitting { fit + hedged(source, output, row, column)? / 2 } else { fit })
    };
    Some((straight, loose(i, l)? + loose(k, j)? + around(i, l) + around(k, j)))
}

/// How much better the crosswise reading of two figures must be: by whether they `changed` their order, stand in sentences `apart`,
/// whether the languages have `turned` orders, and whether a text tells them `backwards`.
fn bar((a, b): (&Figure, &Figure), changed: bool, apart: bool, (turned, backwards): (bool, impl Fn() -> bool)) -> i64 {
    match () {
        () if far_apart(a, b) => 3 * KEPT,
        () if apart => 2 * KEPT,
        () if !changed => KEPT,
        () if backwards() => KEPT / 2,
        () if is_hundredfold(a, b) => KEPT / 3,
        // 第五管理区第二作业站: the second station of the fifth district.
        () if [a, b].iter().all(|figure| relate::is_order(figure.kind)) => KEPT / 2,
        () if turned => TURNED,
        () => CHANGED,
    }
}

/// 由12亿元收窄至3.6亿元 told as "widened to 1.2 billion from 360 million": each says where the change starts, and not of one number.
fn starts_crossed(source: &Side<'_>, output: &Side<'_>, ((i, j), (k, l)): Matches) -> bool {
    let start = |side: &Side<'_>, index: usize| side.note(index).is_some_and(|note| note.is_start);
    let beside = i.abs_diff(k) == 1 && j.abs_diff(l) == 1;
    beside && start(source, i) != start(source, k) && start(output, j) != start(output, l) && start(source, i) == start(output, l)
}

/// "Published on Thursday following complaints on Tuesday": what came after is told first, and other languages turn it round.
fn tells_backwards(side: &Side<'_>, a: usize, b: usize) -> bool {
    let dates = [a, b].iter().all(|index| side.figure(*index).is_some_and(|figure| figure.class() == Class::Date));
    dates && speech::has(side.between(a, b), side.speech().following, side.lang)
}

/// What it is worth that the figures between two that changed their order kept theirs: who moves a clause moves all of it.
fn woven(source: &Side<'_>, output: &Side<'_>, outcome: &Alignment, ((i, j), (k, l)): Matches) -> i64 {
    let told = |column: usize| match outcome.fates.get(column)? {
        Fate::Stands(row, tie) if tie.holds() && relate::tie(source.figure(*row)?, output.figure(j)?).grade > Grade::Rounded => Some(*row),
        _ => None,
    };
    let between = (j.min(l) + 1..j.max(l)).filter_map(told).filter(|row| *row != i && *row != k);
    let kept = |row: usize| if (i.min(k)..i.max(k)).contains(&row) { WOVEN } else { -WOVEN };
    between.map(kept).sum::<i64>().clamp(0, 3 * WOVEN)
}

const WOVEN: i64 = 16;

/// What it is worth that the neighbours of a source figure stand beside an output figure: 11 departments and their 79 items.
fn mates(source: &Side<'_>, output: &Side<'_>, outcome: &Alignment, row: usize, column: usize, swapped: [usize; 2]) -> i64 {
    let beside = [row.checked_sub(1), Some(row + 1)].into_iter().flatten().filter(|mate| !swapped.contains(mate));
    let worth = |mate: usize| {
        let heir = outcome.heirs.get(mate).copied().flatten()?;
        let close = heir.abs_diff(column) == 1 && !parted(source, row, mate) && !parted(output, column, heir);
        close.then_some(MATE)
    };
    beside.filter_map(worth).sum()
}

const MATE: i64 = 24;

/// What it is worth that both figures count by one name: 212 people, 212人; how often is said by few words, and nothing else by them.
fn one_unit(source: &Side<'_>, output: &Side<'_>, row: usize, column: usize) -> i64 {
    let one = source.figure(row).zip(output.figure(column)).is_some_and(|(a, b)| !a.unit.is_none() && a.unit == b.unit);
    match () {
        () if tells_how_often(source, row) && tells_how_often(output, column) => 3 * MATE,
        () if one => MATE,
        () => 0,
    }
}

/// 一日三次, three times a day.
fn tells_how_often(side: &Side<'_>, index: usize) -> bool {
    let Some(figure) = side.figure(index) else { return false };
    let times = figure.unit.code == "time" || side.surface(index).ends_with(['次', '回', '번']);
    times && (side.rate(index).is_some() || side.before(figure).ends_with(['日', '天', '周', '週', '月', '年']))
}

/// Whether a figure in brackets follows the same figure in both texts: 36亿欧元（42亿美元）.
fn keeps_host(source: &Side<'_>, output: &Side<'_>, outcome: &Alignment, (row, column): (usize, usize)) -> Option<bool> {
    let host = |side: &Side<'_>, index: usize| {
        let host = index.checked_sub(1)?;
        let between = side.between(host, index).trim_start();
        (between.len() <= BRACKET && between.starts_with(['(', '（']) && !between.contains([')', '）', ',', '，'])).then_some(host)
    };
    let (from, to) = host(source, row).zip(host(output, column))?;
    outcome.heirs.get(from).copied().flatten().map(|heir| heir == to)
}

/// How long, in bytes, a bracket and the words before the figure in it may be.
const BRACKET: usize = 24;

/// What it is worth that the rest of a source figure's sentence stands in the sentence of an output figure.
fn home(source: &Side<'_>, output: &Side<'_>, outcome: &Alignment, row: usize, column: usize, swapped: [usize; 2]) -> i64 {
    let sentence = |side: &Side<'_>, index: usize| side.note(index).map(|note| note.place.sentence);
    let others =
        (row.saturating_sub(6)..row + 7).filter(|other| !swapped.contains(other) && sentence(source, *other) == sentence(source, row));
    let heirs = others.filter_map(|other| outcome.heirs.get(other).copied().flatten());
    let (mut here, mut there) = (0, 0);
    for heir in heirs {
        let beside = sentence(output, heir) == sentence(output, column);
        here += i64::from(beside);
        there += i64::from(!beside);
    }
    (here - there).clamp(-1, 1) * MATE
}

/// So many bytes between two figures, and they have nothing to do with each other.
const FAR: usize = 24;

/// Whether much text, a comma or a sentence's end stands between two neighbouring figures.
pub(super) fn parted(side: &Side<'_>, a: usize, b: usize) -> bool {
    let (Some(first), Some(second)) = (side.figure(a.min(b)), side.figure(a.max(b))) else { return true };
    let between = side.text.get(first.span.end..second.span.start).unwrap_or_default();
    between.len() >= FAR
        || between.contains([',', '，', '、', '。', '；', ';', '\n'])
        || between.contains(". ")
        || between.contains(" and ")
}

/// Numbers that do not change places by a slip unless something speaks for it.
fn is_hundredfold(a: &Figure, b: &Figure) -> bool {
    let (Some(x), Some(y)) = (a.value.number(), b.value.number()) else { return false };
    x.abs().min(y.abs()).shift(2) <= x.abs().max(y.abs())
}

/// Numbers so far apart that they are written with different words of scale, and do not change places by a slip.
fn far_apart(a: &Figure, b: &Figure) -> bool {
    let (Some(x), Some(y)) = (a.value.number(), b.value.number()) else { return false };
    let (less, more) = if x < y { (x, y) } else { (y, x) };
    less.shift(5) < more
}

/// Whether two figures of one text could have changed places unnoticed.
pub(super) fn alike(a: &Figure, b: &Figure) -> bool {
    let counts = |figure: &Figure| figure.class() == Class::Quantity && matches!(figure.unit.dimension, Dimension::Count | Dimension::None);
    let label = a.kind == Kind::Label || b.kind == Kind::Label;
    let order = |figure: &Figure| matches!(figure.kind, Kind::Ordinal | Kind::Rank);
    let count = |figure: &Figure| figure.kind == Kind::Count;
    // A number and a range are written too differently.
    let shape = std::mem::discriminant(&a.value) == std::mem::discriminant(&b.value);
    // A month and a day of the month, or a day of the week and a year, are told too differently as well.
    let told = |date: &Date| (date.month.is_some(), date.day.is_some(), date.weekday.is_some() && date.year.is_none());
    let dates = match (&a.value, &b.value) {
        (Value::Date(x), Value::Date(y)) => told(x) == told(y),
        _ => true,
    };
    let same_kind = dates && a.kind == b.kind && (a.class() == Class::Date || a.unit == b.unit);
    shape && a.class() == b.class() && !label && order(a) == order(b) && (same_kind || counts(a) && counts(b) && count(a) == count(b))
}

/// Tonnes of coal and tonnes of something else, barrels and a number of them: either output figure may stand for either of the source.
fn interchangeable((a, b): (&Figure, &Figure), x: &Figure, y: &Figure) -> bool {
    let plain = |figure: &Figure| matches!(figure.kind, Kind::Measure | Kind::Count | Kind::Duration) && figure.value.number().is_some();
    let told = |figure: &Figure| matches!(figure.kind, Kind::Measure | Kind::Duration);
    let fits = |figure: &Figure, other: &Figure| !super::units::units_clash(figure, other);
    a.unit == b.unit && (told(x) || told(y)) && plain(x) && plain(y) && fits(a, y) && fits(b, x)
}

/// Bought for 4.6 million yuan and sold for 3.8 million: the second sum leaves out its currency.
fn short_sums((a, b): (&Figure, &Figure), x: &Figure, y: &Figure) -> bool {
    let sum = |figure: &Figure| figure.kind == Kind::Money;
    let short = |figure: &Figure| {
        figure.kind == Kind::Count && figure.unit.is_none() && figure.value.number().is_some_and(|number| number >= Exact::int(10_000))
    };
    a.unit == b.unit && sum(a) && sum(b) && (sum(x) && short(y) || short(x) && sum(y))
}

/// From 1.59 to 1.79 euros: the first goes by the unit of the second.
fn from_to(side: &Side<'_>, a: usize, b: usize) -> bool {
    let (first, second) = (a.min(b), a.max(b));
    let (Some(x), Some(y), Some(note)) = (side.figure(first), side.figure(second), side.note(first)) else { return false };
    let bare = x.kind == Kind::Count && x.unit.is_none() && y.class() == Class::Quantity && !matches!(y.kind, Kind::Label | Kind::Ordinal);
    second == first + 1 && bare && note.is_start
}

/// How much speaks for a source figure standing behind an output figure, the numbers aside.
pub(super) fn bond(source: &Side<'_>, output: &Side<'_>, row: usize, column: usize) -> Option<i64> {
    let (a, b) = (source.figure(row)?, output.figure(column)?);
    let (x, y) = (source.note(row)?, output.note(column)?);
    let hedges = -hedged(source, output, row, column)?;
    let turned = if candidates::turned(x.motion, y.motion) { -40 } else { 0 };
    // Both rise or both fall: down 412.67 yen for 412円67銭安. What moves on one side alone is rather another figure.
    let moved = match (x.motion, y.motion) {
        (Direction::None, Direction::None) => 0,
        (here, there) if here == there => 12,
        (Direction::None, _) | (_, Direction::None) => -6,
        _ => 0,
    };
    let units = if super::units::units_clash(a, b) { -60 } else { 0 };
    let starts = if x.is_start == y.is_start { 0 } else { -40 };
    Some(context::similarity(&x.place, &y.place) + hedges + turned + moved + units + starts)
}

/// How little the words of bounds of two figures fit.
fn hedged(source: &Side<'_>, output: &Side<'_>, row: usize, column: usize) -> Option<i64> {
    Some(match hedge::hedge(source.figure(row)?, output.figure(column)?, Grade::Exact) {
        Hedge::Kept => 0,
        Hedge::Lost | Hedge::Softened => 20,
        Hedge::Added | Hedge::Reversed => 40,
    })
}

/// Two figures that have each other's unit, 183 percent and 4.1 yuan for 183元 and 4.1%; or a place in an order and a number of places
/// that have each other's number.
pub(super) fn crossed(source: &Side<'_>, output: &Side<'_>, outcome: &Alignment) -> Vec<Swap> {
    let order = |side: &Side<'_>, index: usize| side.figure(index).is_some_and(|figure| relate::is_order(figure.kind));
    // ２６日 is the 26th: a day, and no place in an order.
    let day = |row: usize| source.figure(row).is_some_and(|figure| figure.class() == Class::Date);
    let wrong = |(row, column, tie): &(usize, usize, Tie)| {
        tie.grade == Grade::Off(Rule::Unit) || order(source, *row) != order(output, *column) && !day(*row)
    };
    let pairs: Vec<(usize, usize)> = outcome.pairs().filter(wrong).map(|(row, column, _)| (row, column)).collect();
    let sort = |side: &Side<'_>, index: usize| side.figure(index).map(|figure| (relate::is_order(figure.kind), figure.unit.code));
    let crosswise = |a: &(usize, usize), b: &(usize, usize)| {
        let orders = order(source, a.0) == order(output, b.1)
            && order(source, a.0) != order(source, b.0)
            && order(output, a.1) != order(output, b.1);
        let units =
            || sort(source, a.0) == sort(output, b.1) && sort(source, b.0) == sort(output, a.1) && sort(source, a.0) != sort(source, b.0);
        orders || units()
    };
    let sentence = |row: usize| source.note(row).map(|note| note.place.sentence);
    let beside = pairs.iter().zip(pairs.iter().skip(1)).filter(|(a, b)| sentence(a.0) == sentence(b.0));
    beside.filter(|(a, b)| crosswise(a, b)).map(|(a, b)| Swap { first: *a, second: *b }).collect()
}
