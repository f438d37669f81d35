//! Figures that one text says whole and the other in parts: ranges as two numbers, dates by year and day. `align` calls it.

use std::ops::Range;

use super::alignment::{Alignment, Fate, SEARCH, nearest};
use super::ledger::Side;
use super::policy::Task;
use super::tie::Tie;
use super::views::views;
use super::{calendar, partitive, relate, speech, units};
use crate::figure::{Class, Dimension, Exact, Figure, Kind, Unit, Value};

/// A range on one side, its two ends as two figures on the other.
pub(super) fn split_ranges(source: &Side<'_>, output: &Side<'_>, task: Task, outcome: &mut Alignment) {
    let alone = outcome.alone();
    for row in outcome.missing(source) {
        let Some((lo, hi)) = source.figure(row).and_then(ends) else { continue };
        let near = around(&alone, row * output.figures.len() / source.figures.len().max(1));
        let found = near.windows(2).find_map(|pair| match pair {
            [a, b] if *b == a + 1 && outcome.is_alone(*a) && is_end(output.figure(*a), &lo) && is_end(output.figure(*b), &hi) => {
                Some((*a, *b))
            }
            _ => None,
        });
        if let Some((a, b)) = found {
            outcome.covered.insert(row);
            outcome.settle(a, Fate::Repeats(row));
            outcome.settle(b, Fate::Repeats(row));
        }
    }
    let missing = outcome.missing(source);
    for column in outcome.alone() {
        let Some((lo, hi)) = output.figure(column).and_then(ends) else { continue };
        let near = around(&missing, column * source.figures.len() / output.figures.len().max(1));
        let found = near.windows(2).find_map(|pair| match pair {
            [a, b] if *b <= a + 2 && is_end(source.figure(*a), &lo) && is_end(source.figure(*b), &hi) => Some((*a, *b)),
            _ => None,
        });
        // 十三五 as 2016-2020.
        if let Some(row) = nearest(source, output, column, |row| is_plan(source.figure(row), &lo, &hi)) {
            outcome.settle(column, Fate::Repeats(row));
            continue;
        }
        let said = |end: &Value| nearest(source, output, column, |row| is_end(source.figure(row), end));
        let anywhere = || (task == Task::Summarize).then(|| said(&lo).zip(said(&hi))).flatten();
        // What rose and what it came to are no range of what fell.
        let denied = |(a, _): &(usize, usize)| {
            source.note(*a).zip(output.note(column)).is_some_and(|(x, y)| super::candidates::turned(x.motion, y.motion))
        };
        if let Some((a, b)) = found.or_else(anywhere).filter(|ends| !denied(ends)) {
            outcome.covered.extend([a, b]);
            outcome.settle(column, Fate::Repeats(a));
        }
    }
}

/// "One in five" for 每五人中有一人, in either direction.
pub(super) fn one_in_many(source: &Side<'_>, output: &Side<'_>, outcome: &mut Alignment) {
    let missing = outcome.missing(source);
    for column in outcome.alone() {
        let Some(share) = output.figure(column).and_then(share) else { continue };
        let near = around(&missing, column * source.figures.len() / output.figures.len().max(1));
        let free = near.iter().filter(|row| outcome.is_missing(**row));
        if let Some(rows) = free.copied().find_map(|row| base_and_part(source, row, share))
            && let Some(base) = rows.first()
        {
            outcome.settle(column, Fate::Repeats(*base));
            outcome.covered.extend(rows);
        }
    }
    let alone = outcome.alone();
    for row in outcome.missing(source) {
        let Some(share) = source.figure(row).and_then(share) else { continue };
        let near = around(&alone, row * output.figures.len() / source.figures.len().max(1));
        let free = near.iter().filter(|column| outcome.is_alone(**column));
        if let Some(columns) = free.copied().find_map(|column| base_and_part(output, column, share)) {
            outcome.covered.insert(row);
            columns.into_iter().for_each(|column| outcome.settle(column, Fate::Repeats(row)));
        }
    }
}

fn share(figure: &Figure) -> Option<Exact> {
    if figure.kind == Kind::Fraction { figure.value.number() } else { None }
}

/// The base of a share ("every five ...") at `index`, and the figure that is the part, where it is one; `None` where it is no base.
fn base_and_part(side: &Side<'_>, index: usize, share: Exact) -> Option<Vec<usize>> {
    let figure = side.figure(index)?;
    let every = || {
        speech::ends(side.before(figure).trim_end(), side.speech().every, side.lang)
            || speech::in_characters(side.lang) && speech::begins(side.after(figure).trim_start(), side.speech().of, side.lang)
    };
    let part = figure.value.number()?.mul(share)?;
    if figure.kind != Kind::Count || !part.is_integer() {
        return None;
    }
    let is_part = |other: &usize| side.figure(*other).is_some_and(|figure| figure.value == Value::Number(part));
    // "Four of their last five matches"
    if let Some(before) = index.checked_sub(1).filter(is_part).filter(|before| partitive::of_the_other(side, *before, index, 4)) {
        return Some(vec![index, before]);
    }
    let found = (index.saturating_sub(2)..index + 3).filter(|other| *other != index).find(is_part);
    // Three points from four: the part stands right beside its base.
    let beside = || found.is_some_and(|part| part + 1 == index && is_short(side.between(part, index)));
    (every() && (found.is_some() || part == Exact::ONE) || beside()).then(|| std::iter::once(index).chain(found).collect())
}

/// Whether so little stands between two figures that one may be part of the other: a word or two, and no clause.
fn is_short(between: &str) -> bool {
    between.len() <= 24 && !between.contains(|c: char| c.is_ascii_punctuation() || matches!(c, '，' | '。' | '、'))
}

/// A length said in two units and in one: 十二年六个月 as twelve and a half years, in either direction.
pub(super) fn split_lengths(source: &Side<'_>, output: &Side<'_>, outcome: &mut Alignment) {
    let pairs = length_pairs(source);
    for column in outcome.alone() {
        let whole = output.figure(column);
        let near = around(&pairs, column * source.figures.len() / output.figures.len().max(1));
        let parts = |row: usize| parts_of(source, row, whole).filter(|rows| rows.clone().all(|row| outcome.is_missing(row)));
        if let Some(rows) = near.iter().copied().find_map(parts) {
            outcome.settle(column, Fate::Repeats(rows.start));
            outcome.covered.extend(rows);
        }
    }
    let pairs = length_pairs(output);
    for row in outcome.missing(source) {
        let whole = source.figure(row);
        let near = around(&pairs, row * output.figures.len() / source.figures.len().max(1));
        let parts =
            |column: usize| parts_of(output, column, whole).filter(|columns| columns.clone().all(|column| outcome.is_alone(column)));
        if let Some(columns) = near.iter().copied().find_map(parts) {
            outcome.covered.insert(row);
            columns.for_each(|column| outcome.settle(column, Fate::Repeats(row)));
        }
    }
}

/// "The three months to June" for 二季度, in either direction.
pub(super) fn months_to(source: &Side<'_>, output: &Side<'_>, outcome: &mut Alignment) {
    let pairs = periods_told(source);
    for column in outcome.alone() {
        let Some(said) = period(output, column).filter(|_| !pairs.is_empty()) else { continue };
        let near = around(&pairs, column * source.figures.len() / output.figures.len().max(1));
        let free = |row: &usize| outcome.is_missing(*row) && outcome.is_missing(row + 1);
        if let Some(row) = near.iter().copied().filter(free).find(|row| told_period(source, *row) == Some(said)) {
            outcome.settle(column, Fate::Repeats(row));
            outcome.covered.extend([row, row + 1]);
        }
    }
    let pairs = periods_told(output);
    for row in outcome.missing(source) {
        let Some(said) = period(source, row).filter(|_| !pairs.is_empty()) else { continue };
        let near = around(&pairs, row * output.figures.len() / source.figures.len().max(1));
        let free = |column: &usize| outcome.is_alone(*column) && outcome.is_alone(column + 1);
        if let Some(column) = near.iter().copied().filter(free).find(|column| told_period(output, *column) == Some(said)) {
            outcome.covered.insert(row);
            [column, column + 1].into_iter().for_each(|column| outcome.settle(column, Fate::Repeats(row)));
        }
    }
}

/// The months from the first to the last of a period within one year.
fn period(side: &Side<'_>, index: usize) -> Option<(u8, u8)> {
    let stretch = calendar::spell(&side.figure(index)?.value)?;
    let bare = stretch.from.day.is_none() && stretch.from.year == stretch.to?.year;
    stretch.from.month.zip(stretch.to?.month).filter(|(from, to)| bare && from < to)
}

/// The months of a length and the last of them side by side: three months to June, 截至6月的三个月.
fn told_period(side: &Side<'_>, index: usize) -> Option<(u8, u8)> {
    let months = |at: usize| {
        let figure = side.figure(at).filter(|figure| figure.kind == Kind::Duration && figure.unit.code == "mo")?;
        u8::try_from(figure.value.number()?.to_i64()?).ok()
    };
    let last = |at: usize| side.figure(at).and_then(|figure| calendar::spell(&figure.value)).filter(|date| date.to.is_none())?.from.month;
    let (count, last) = months(index).zip(last(index + 1)).or_else(|| months(index + 1).zip(last(index)))?;
    let near = side.between(index, index + 1).chars().take(18).count() < 18;
    (near && (2..=last).contains(&count)).then(|| (last + 1 - count, last))
}

/// Where such a pair begins.
fn periods_told(side: &Side<'_>) -> Vec<usize> {
    (0..side.figures.len()).filter(|index| told_period(side, *index).is_some()).collect()
}

/// 2小时19分52秒 written as another time of the clock: 2:19:25.
pub(super) fn wrong_clocks(source: &Side<'_>, output: &Side<'_>, outcome: &mut Alignment) {
    let clock = |column: &usize| {
        let lasts = output.figure(*column).is_some_and(|figure| views(figure).any(|view| view.kind == Kind::Duration));
        lasts && output.surface(*column).contains(':')
    };
    let pairs = length_pairs(source);
    let length = |row: usize| source.figure(row).is_some_and(|figure| figure.kind == Kind::Duration);
    for column in outcome.alone().into_iter().filter(clock) {
        let near = around(&pairs, column * source.figures.len() / output.figures.len().max(1));
        let together =
            |row: &usize| (*row..row + 3).all(|row| length(row) && outcome.is_missing(row)) && source.between(*row, row + 2).len() <= 12;
        if let Some(row) = near.iter().copied().find(together) {
            outcome.join(row, column, Tie::ALTERED);
            outcome.covered.extend([row + 1, row + 2]);
        }
    }
}

/// The lengths, of time or space, from `index` on, two or three of ever smaller units side by side, that come to `whole`:
/// 2小时19分52秒, 6 ft 4 in, in the units of `whole` as a conversion is written.
pub(super) fn parts_of(side: &Side<'_>, index: usize, whole: Option<&Figure>) -> Option<Range<usize>> {
    let whole = views(whole?).find(|view| matches!(view.kind, Kind::Duration | Kind::Age) || is_stretch(view.unit))?;
    let length = |at: usize| side.figure(at).filter(is_length);
    let told = |figure: &Figure| units::convert(figure.value.number()?, figure.unit, whole.unit);
    let mut last = length(index)?;
    let mut sum = told(last)?;
    for at in index + 1..index + 3 {
        let next = length(at).filter(|next| next.unit.dimension == last.unit.dimension && next.unit.to_base() < last.unit.to_base())?;
        (side.between(at - 1, at).chars().take(7).count() <= 6).then_some(())?;
        (sum, last) = (sum.add(told(next)?)?, next);
        let other = is_stretch(whole.unit) && (index..=at).all(|part| length(part).is_some_and(|part| part.unit != whole.unit));
        let means = |said: Exact| said == sum || relate::nearly(sum, said, whole.approx) || other && relate::is_converted(sum, said);
        if whole.value.number().is_some_and(means) {
            return Some(index..at + 1);
        }
    }
    None
}

fn is_length(figure: &&Figure) -> bool {
    matches!(figure.kind, Kind::Duration | Kind::Age) || figure.kind == Kind::Measure && is_stretch(figure.unit)
}

/// What is told in two units at once, besides time: heights and weights.
const fn is_stretch(unit: Unit) -> bool {
    matches!(unit.dimension, Dimension::Length | Dimension::Mass)
}

/// The lengths that have another, in another unit, right behind them.
fn length_pairs(side: &Side<'_>) -> Vec<usize> {
    let length = |index: usize| side.figure(index).filter(is_length);
    let near = |index: usize| side.between(index, index + 1).chars().take(7).count() <= 6;
    let is_pair = |index: &usize| {
        length(*index).zip(length(index + 1)).is_some_and(|(a, b)| a.unit != b.unit && a.unit.dimension == b.unit.dimension && near(*index))
    };
    (0..side.figures.len()).filter(is_pair).collect()
}

/// Those of `indices`, which are in order, that are no further than [`SEARCH`] from `middle`.
fn around(indices: &[usize], middle: usize) -> &[usize] {
    let from = indices.partition_point(|index| index + SEARCH < middle);
    let to = indices.partition_point(|index| *index <= middle + SEARCH);
    indices.get(from..to).unwrap_or_default()
}

/// Whether a figure names the five-year plan that runs from `lo` to `hi`: the nth from 1951 + 5n.
fn is_plan(figure: Option<&Figure>, lo: &Value, hi: &Value) -> bool {
    let year = |value: &Value| match value {
        Value::Date(date) => date.year,
        _ => None,
    };
    let number = figure.filter(|figure| figure.kind == Kind::Label).and_then(|figure| figure.value.number()).and_then(Exact::to_i64);
    let (Some(from), Some(to), Some(number)) = (year(lo), year(hi), number) else { return false };
    number > 5 && to == from + 4 && i64::from(from) == 1951 + 5 * number
}

/// The two ends of a range or pair, each as a value.
fn ends(figure: &Figure) -> Option<(Value, Value)> {
    if figure.class() == Class::Date {
        let stretch = calendar::spell(&figure.value)?;
        return Some((Value::Date(stretch.from), Value::Date(stretch.to?)));
    }
    match &figure.value {
        Value::Range(a, b) | Value::Pair(a, b) => Some((Value::Number(*a), Value::Number(*b))),
        _ => None,
    }
}

fn is_end(figure: Option<&Figure>, end: &Value) -> bool {
    let Some(figure) = figure else { return false };
    match (calendar::spell(&figure.value), calendar::spell(end)) {
        (Some(part), Some(whole)) => calendar::compare(&part, &whole).0,
        (None, None) => figure.value == *end,
        _ => false,
    }
}

/// A date said in parts: 2022年7月1日 as "in 2022 ... July 1", or two source dates in one of the output.
pub(super) fn date_parts(source: &Side<'_>, output: &Side<'_>, task: Task, outcome: &mut Alignment) {
    let dated = |side: &Side<'_>, index: &usize| side.figure(*index).and_then(|figure| calendar::spell(&figure.value));
    let weekday = |stretch: &calendar::Stretch| stretch.only_weekday().is_some();
    let day_missing = outcome.missing(source).iter().filter_map(|row| dated(source, row)).any(|stretch| weekday(&stretch));
    for column in outcome.alone() {
        // A weekday of the source that nobody says is this one, written wrong.
        let Some(part) = dated(output, &column).filter(|part| !(day_missing && weekday(part))) else { continue };
        if let Some(row) =
            nearest(source, output, column, |row| source.figure(row).is_some_and(|figure| is_holiday(figure, source.surface(row), &part)))
        {
            outcome.settle(column, Fate::Repeats(row));
            continue;
        }
        let whole = nearest(source, output, column, |row| {
            let inside = |whole: calendar::Stretch| task == Task::Summarize && part.from.day.is_none() && within_both(&part, &whole);
            dated(source, &row).is_some_and(|whole| (whole.to.is_none() || inside(whole)) && calendar::within(&part, &whole))
        });
        if let Some(row) = whole {
            outcome.settle(column, Fate::Repeats(row));
            if outcome.heirs.get(row).is_some_and(Option::is_none) {
                outcome.covered.insert(row);
            }
        }
    }
    let told = outcome.alone().iter().filter_map(|column| dated(output, column)).any(|stretch| weekday(&stretch));
    for row in outcome.missing(source) {
        let Some(part) = dated(source, &row).filter(|part| !(told && weekday(part))) else { continue };
        let arrives = |column: usize| {
            // A date of its own; a dateline or a second mention wants its own place.
            dated(output, &column)
                .is_some_and(|whole| whole != part && calendar::within(&part, &whole) && says_more(source, outcome, column, &whole))
                && heir_sentence(source, outcome, column)
                    .is_none_or(|sentence| sentence == source.note(row).map_or(0, |note| note.place.sentence))
        };
        let middle = row * output.figures.len() / source.figures.len().max(1);
        if (middle.saturating_sub(SEARCH)..(middle + SEARCH).min(output.figures.len())).any(arrives) {
            outcome.covered.insert(row);
        }
    }
}

/// Whether a month or year holds the whole of a period: August of August 3 to 5.
fn within_both(part: &calendar::Stretch, whole: &calendar::Stretch) -> bool {
    let end = |date| calendar::Stretch { from: date, to: None };
    calendar::within(part, &end(whole.from)) && whole.to.is_some_and(|to| calendar::within(part, &end(to)))
}

/// 七一, 八一, 五四: a holiday named by its month and day.
fn is_holiday(figure: &Figure, surface: &str, date: &calendar::Stretch) -> bool {
    let (Some(month), Some(day)) = (date.from.month, date.from.day) else { return false };
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
    let name = |n: u8| digits.get(usize::from(n)).copied().unwrap_or_default();
    figure.kind == Kind::Label && day <= 12 && surface == format!("{}{}", name(month), name(day))
}

/// Whether an output date says more than the source date that it stands for, so that it may hold another one too.
fn says_more(source: &Side<'_>, outcome: &Alignment, column: usize, whole: &calendar::Stretch) -> bool {
    match outcome.fates.get(column) {
        Some(Fate::Stands(row, _)) => {
            source.figure(*row).and_then(|figure| calendar::spell(&figure.value)).is_none_or(|heir| !calendar::within(whole, &heir))
        }
        _ => true,
    }
}

/// The source sentence of the figure that an output figure stands for.
fn heir_sentence(source: &Side<'_>, outcome: &Alignment, column: usize) -> Option<usize> {
    match outcome.fates.get(column)? {
        Fate::Stands(row, _) | Fate::Repeats(row) => source.note(*row).map(|note| note.place.sentence),
        _ => None,
    }
}
