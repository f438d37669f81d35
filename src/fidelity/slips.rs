//! Figures without a partner on both sides that must mean each other, though they disagree: slips of the writer. `align` calls it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::alignment::{Alignment, SEARCH, leftover_edges};
use super::assign::assign;
use super::duty::Duty;
use super::ledger::Side;
use super::policy::Task;
use super::proof::{has_cue, is_told_as_whole};
use super::relate;
use super::tie::Grade;
use super::{Rule, calendar, context, series, speech};
use crate::figure::{Class, Exact, Figure, Kind, Value};

/// Figures left over on both sides that must mean each other, though they disagree.
pub(super) fn conflicts(source: &Side<'_>, output: &Side<'_>, task: Task, outcome: &mut Alignment) {
    let alone = outcome.alone();
    let supported: BTreeSet<usize> = alone.iter().copied().filter(|column| outcome.supporter(source, output, *column).is_some()).collect();
    let sums: BTreeSet<usize> = alone.into_iter().filter(|column| has_cue(output, *column)).collect();
    let edges = leftover_edges(source, output, outcome, |row, column, steps| {
        let (a, b) = (source.figure(row)?, output.figure(column)?);
        let (x, y) = (source.note(row)?, output.note(column)?);
        let tie = relate::tie(a, b);
        let Grade::Off(rule) = tie.grade else { return None };
        let reckoned = task == Task::Summarize && rule == Rule::Altered && sums.contains(&column) && !is_told_as_whole(source, row);
        let orders = |figure: &Figure| matches!(figure.kind, Kind::Ordinal | Kind::Rank);
        let mixed = task == Task::Summarize && orders(a) != orders(b);
        // "A third" is no other number than a share.
        let shares = |figure: &Figure| matches!(figure.kind, Kind::Fraction | Kind::Percent | Kind::Multiplier);
        let strange = task == Task::Summarize && [a, b].iter().any(|figure| figure.kind == Kind::Fraction) && !(shares(a) && shares(b));
        if x.duty == Duty::Exempt
            || strange
            || y.duty == Duty::Exempt
            || mixed
            || !same_sort(a, b)
            || reckoned
            || y.duty == Duty::Soft && a.kind != b.kind
        {
            return None;
        }
        let similar = context::similarity(&x.place, &y.place);
        // A set phrase is said another way rather than with another number.
        let ranks = [a, b].iter().all(|figure| matches!(figure.kind, Kind::Ordinal | Kind::Rank)) && steps <= 1;
        let weekdays = [a, b].iter().all(|figure| figure.class() == Class::Date) && steps <= 1;
        // Two weeks, deux mois: the same number of another unit.
        let lengths = [a, b].iter().all(|figure| figure.kind == Kind::Duration) && a.value == b.value && steps <= 1;
        let bar = match y.duty {
            _ if weekdays || lengths || are_graded(source, row, output, column) || series::is_misnumbered(source, row, output, column) => 0,
            _ if steps <= 1 && is_quoted_name(source, row) && is_quoted_name(output, column) && both_are_slogans(a, b) => 0,
            Duty::Soft => 30,
            _ if ranks => 0,
            _ => 16,
        };
        if x.duty == Duty::Soft && similar < bar {
            return None;
        }
        let penalty = i64::from(supported.contains(&column)) * 120 + i64::from(x.duty == Duty::Soft) * 40;
        let far = if task == Task::Summarize { 20 - similar.min(60) } else { 0 };
        let strange = i64::from(rule == Rule::Altered && super::units::units_clash(a, b)) * if task == Task::Summarize { 300 } else { 60 };
        let cost = conflict_cost(a, b, rule, tie.odd)? + steps * 25 + penalty + strange + far - similar;
        Some(cost - 260)
    });
    for (row, column) in assign(&edges) {
        if let (Some(a), Some(b)) = (source.figure(row), output.figure(column)) {
            outcome.join(row, column, relate::tie(a, b));
        }
    }
}

/// Whether both count a few things, as slogans do, or are spelt: 一老一小 is no "hundred-family banquet".
fn both_are_slogans(a: &Figure, b: &Figure) -> bool {
    [a, b].iter().all(|figure| figure.value.number().is_none_or(|number| number < Exact::int(13)))
}

/// “两道防线”, "5+2": a name with a number at the head of a quotation.
fn is_quoted_name(side: &Side<'_>, index: usize) -> bool {
    let figure = side.figure(index).filter(|figure| figure.kind == Kind::Label);
    figure.is_some_and(|figure| side.before(figure).ends_with(['“', '‘', '"', '「', '『', '«', '„']))
}

/// 一级 and second-degree: places of one scale, which name nothing else.
fn are_graded(source: &Side<'_>, row: usize, output: &Side<'_>, column: usize) -> bool {
    let graded = |side: &Side<'_>, index: usize| {
        let Some(figure) = side.figure(index).filter(|figure| figure.kind == Kind::Ordinal) else { return false };
        let (cues, behind) = (side.speech().grades, side.after(figure).trim_start_matches(['-', ' ']));
        cues.close(side.surface(index)) || speech::begins(behind, cues, side.lang)
    };
    graded(source, row) && graded(output, column)
}

/// Whether one could be a slip for the other: names for names or places in an order, quantities for quantities.
fn same_sort(a: &Figure, b: &Figure) -> bool {
    let order = |figure: &Figure| matches!(figure.kind, Kind::Label | Kind::Ordinal | Kind::Rank);
    // 24 weeks in a row, the 24th straight week.
    let run = |x: &Figure, y: &Figure| x.kind == Kind::Duration && matches!(y.kind, Kind::Ordinal | Kind::Rank);
    order(a) == order(b)
        || run(a, b)
        || run(b, a)
        || is_code(a, b)
        || [a, b].iter().all(|figure| matches!(figure.kind, Kind::Count | Kind::Ordinal | Kind::Rank | Kind::Date) && figure.unit.is_none())
}

/// A telephone number or code against a bare number of the same length.
fn is_code(a: &Figure, b: &Figure) -> bool {
    let bare = |figure: &Figure| figure.unit.is_none() && matches!(figure.kind, Kind::Label | Kind::Count);
    bare(a) && bare(b) && length(a) == length(b) && length(a) >= 3
}

/// How long a value is as it is written.
fn length(figure: &Figure) -> usize {
    match &figure.value {
        Value::Text(text) => text.len(),
        other => other.to_string().len(),
    }
}

/// How hard it is to believe that one figure was turned into the other; `None`: never.
fn conflict_cost(a: &Figure, b: &Figure, rule: Rule, odd: u8) -> Option<i64> {
    let dates = (a.class() == Class::Date, b.class() == Class::Date);
    // The first half is no January.
    let part = |figure: &Figure| matches!(&figure.value, Value::Date(date) if date.half.is_some() || date.quarter.is_some());
    if dates.0 != dates.1 && (part(a) || part(b)) {
        return None;
    }
    if dates.0 != dates.1 {
        // A date read as a bare number, or the reverse: only where the digits agree.
        let number = |figure: &Figure| figure.value.number().and_then(Exact::to_i64);
        let fields = |figure: &Figure| {
            calendar::spell(&figure.value)
                .map(|stretch| [stretch.from.year.map(i64::from), stretch.from.month.map(i64::from), stretch.from.day.map(i64::from)])
        };
        let same =
            |date: &Figure, other: &Figure| number(other).is_some_and(|n| fields(date).is_some_and(|fields| fields.contains(&Some(n))));
        let agree = if dates.0 { same(a, b) } else { same(b, a) };
        return agree.then_some(60);
    }
    let base = match rule {
        // The more digits agree, the surer it is.
        Rule::PercentPoint | Rule::Scale | Rule::Unit => 40 - 25 * digits(a).len().min(4).try_into().unwrap_or(4),
        Rule::Range | Rule::Ordinal => 40,
        Rule::Date => 50,
        _ => 70 + digit_gap(a, b) * 12,
    };
    Some(base + i64::from(odd) * 16)
}

/// So many digits are compared: more than any number has.
const DIGITS: usize = 100;

/// The digits of a number that count.
fn digits(figure: &Figure) -> Vec<u8> {
    let text = match &figure.value {
        Value::Text(text) => Cow::from(&**text),
        other => other.to_string().into(),
    };
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).take(DIGITS).collect();
    let end = digits.iter().rposition(|digit| *digit != b'0').map_or(0, |at| at + 1);
    digits.into_iter().take(end).skip_while(|digit| *digit == b'0').collect()
}

/// In how many places the digits of two numbers differ, at most 8.
fn digit_gap(a: &Figure, b: &Figure) -> i64 {
    let (mut x, mut y) = (digits(a), digits(b));
    let differing = x.iter().zip(&y).filter(|(p, q)| p != q).count() + x.len().abs_diff(y.len());
    // The same digits in another order: the commonest slip of all.
    x.sort_unstable();
    y.sort_unstable();
    if x == y { i64::from(differing > 0) } else { i64::try_from(differing.min(8)).unwrap_or(8) }
}

/// Figures of a summary that are one digit away from what their surroundings speak of.
pub(super) fn rivals(source: &Side<'_>, output: &Side<'_>, outcome: &mut Alignment) {
    for column in outcome.alone() {
        // A wrong sum is told as one.
        let reckoned = |row: usize| has_cue(output, column) && !is_told_as_whole(source, row);
        if let Some(row) = rival(source, output, column).filter(|row| !reckoned(*row))
            && let (Some(a), Some(b)) = (source.figure(row), output.figure(column))
        {
            outcome.join(row, column, relate::tie(a, b));
        }
    }
}

/// The source figure that an output figure was probably meant to be.
pub(super) fn rival(source: &Side<'_>, output: &Side<'_>, column: usize) -> Option<usize> {
    let most = if has_cue(output, column) { 1 } else { 2 };
    rival_within(source, output, column, most)
}

/// The source figure nearest in its surroundings to an output figure whose digits differ in `most` places at most.
fn rival_within(source: &Side<'_>, output: &Side<'_>, column: usize, most: i64) -> Option<usize> {
    let (figure, note) = (output.figure(column)?, output.note(column)?);
    let middle = column * source.figures.len() / output.figures.len().max(1);
    let rows = middle.saturating_sub(SEARCH)..(middle + SEARCH).min(source.figures.len());
    let near = |row: usize| {
        let (other, there) = (source.figure(row)?, source.note(row)?);
        let sort = other.kind == figure.kind && (other.unit.dimension == figure.unit.dimension || figure.kind == Kind::Count);
        let similar = if sort { context::similarity(&there.place, &note.place) } else { 0 };
        if similar < 24 || length(other) != length(figure) {
            return None;
        }
        let gap = digit_gap(other, figure);
        (gap <= most).then_some((similar - gap * 20, row))
    };
    rows.filter_map(near).max().map(|(_, row)| row)
}
