//! Which pairs of figures may hold, and how odd each pair is. Blocked by value, so that time stays near linear; `align` picks among them.

use super::assign::Edge;
use super::duty::Duty;
use super::hedge::{self, Hedge};
use super::key::{Key, hash};
use super::ledger::Side;
use super::policy::Task;
use super::relate;
use super::tie::Tie;
use super::views::views;
use super::{calendar, context};
use crate::figure::{Dimension, Direction, Exact, Figure, Kind, Unit, Value};

/// Keys of a figure: figures without a common key do not hold exactly.
fn keys(figure: &Figure, index: usize, into: &mut Vec<(Key, usize)>) {
    for view in views(figure) {
        match view.value {
            Value::Number(n) => number_keys(*n, view.unit, view.kind, |key| into.push((key, index))),
            Value::Range(a, b) | Value::Pair(a, b) => {
                into.push((hash(1, (a, b)), index));
                if let (Some(a), Some(b)) = (base(*a, view.unit), base(*b, view.unit)) {
                    into.push((hash(2, (a, b)), index));
                }
            }
            Value::Date(_) | Value::DateRange(..) => {
                if let Some(stretch) = calendar::spell(view.value) {
                    let date = stretch.from;
                    let key = match (date.hour, date.day, date.month, date.year, date.weekday) {
                        (_, Some(day), ..) => hash(3, day),
                        (Some(hour), ..) => hash(4, (hour % 24, date.minute.unwrap_or(0))),
                        (_, _, Some(month), ..) => hash(5, month),
                        (_, _, _, Some(year), _) => hash(0, Exact::int(year.into())),
                        (.., weekday) => hash(6, weekday),
                    };
                    into.push((key, index));
                    if let Some(day) = stretch.only_day() {
                        into.push((hash(0, Exact::int(day.into())), index));
                    }
                }
            }
            Value::Text(text) => {
                let content: String =
                    text.chars().filter(|c| c.is_alphanumeric() || matches!(c, '+' | '.' | '/')).flat_map(char::to_lowercase).collect();
                for number in relate::parts(text).filter_map(Exact::parse) {
                    into.push((hash(0, number), index));
                }
                into.push((hash(7, content), index));
            }
        }
    }
}

fn number_keys(n: Exact, unit: Unit, kind: Kind, mut push: impl FnMut(Key)) {
    push(hash(0, n));
    if let Some(base) = base(n, unit) {
        push(hash(8, base));
    }
    match kind {
        Kind::Percent => push(hash(9, n.mul(unit.to_base().unwrap_or(Exact::ONE)).map(|n| n.shift(-2)))),
        Kind::Fraction => push(hash(9, Some(n))),
        Kind::Multiplier => {
            push(hash(9, Some(n)));
            push(hash(9, n.sub(Exact::ONE)));
            push(hash(9, n.add(Exact::ONE)));
        }
        _ => {}
    }
}

/// A measure in the base of its dimension, where it has one.
pub(super) fn base(n: Exact, unit: Unit) -> Option<Exact> {
    let plain = matches!(
        unit.dimension,
        Dimension::None | Dimension::Money | Dimension::Count | Dimension::Percent | Dimension::Temperature | Dimension::Other
    );
    if plain { None } else { n.mul(unit.to_base()?) }
}

/// At most this many partners of one value on the other side, the nearest first: repeats in one article are few.
const PARTNERS: usize = 24;

pub(super) fn equal_edges(source: &Side<'_>, output: &Side<'_>, task: Task) -> Vec<Edge> {
    let collect = |side: &Side<'_>| {
        let mut all = Vec::with_capacity(side.figures.len() * 2);
        for (index, figure) in side.figures.iter().enumerate() {
            keys(figure, index, &mut all);
        }
        all.sort_unstable();
        all.dedup();
        all
    };
    let (left, right) = (collect(source), collect(output));
    let mut edges = Vec::new();
    for group in left.chunk_by(|a, b| a.0 == b.0) {
        let Some((key, _)) = group.first() else { continue };
        let from = right.partition_point(|(other, _)| other < key);
        let partners: Vec<usize> =
            right.get(from..).unwrap_or_default().iter().take_while(|(other, _)| other == key).map(|(_, index)| *index).collect();
        for (nth, (_, row)) in group.iter().enumerate() {
            let middle = nth * partners.len() / group.len();
            let first = middle.saturating_sub(PARTNERS / 2).min(partners.len().saturating_sub(PARTNERS));
            edges.extend(partners.iter().skip(first).take(PARTNERS).filter_map(|column| equal_edge(source, output, *row, *column, task)));
        }
    }
    edges.sort_unstable_by_key(|edge| (edge.row, edge.column));
    edges.dedup();
    edges
}

/// What a match is worth at the least, so that no figure stays alone to make another cheaper.
const WORTH: i64 = -100_000;

fn equal_edge(source: &Side<'_>, output: &Side<'_>, row: usize, column: usize, task: Task) -> Option<Edge> {
    let (a, b) = (source.figure(row)?, output.figure(column)?);
    let tie = relate::tie(a, b);
    let drift = drift(source, output, row, column);
    // A name and a real quantity with one number by chance: only side by side.
    let odd = if task == Task::Translate || output.is_spelt(column) { 5 } else { 3 };
    let strange = tie.odd >= odd && context::similarity(&source.note(row)?.place, &output.note(column)?.place) < 24;
    let alone = strange || task == Task::Summarize && tie.odd >= 6 || task == Task::Translate && tie.odd >= 3 && drift > 80;
    if !tie.holds() || alone {
        return None;
    }
    let far = if task == Task::Translate { drift } else { drift / 8 };
    Some(Edge { cost: WORTH + far + pair_cost(source, output, row, column, tie), row, column })
}

/// The best row for each column by itself: a summary may mention a figure twice, and in any order.
pub(super) fn choose(edges: &[Edge]) -> Vec<(usize, usize)> {
    let mut sorted: Vec<&Edge> = edges.iter().collect();
    sorted.sort_unstable_by_key(|edge| (edge.column, edge.cost, edge.row));
    sorted.dedup_by_key(|edge| edge.column);
    sorted.into_iter().map(|edge| (edge.row, edge.column)).collect()
}

/// How odd the pair is: kind and unit, hedges, direction, place, surroundings.
pub(super) fn pair_cost(source: &Side<'_>, output: &Side<'_>, row: usize, column: usize, tie: Tie) -> i64 {
    let (Some(a), Some(b), Some(x), Some(y)) = (source.figure(row), output.figure(column), source.note(row), output.note(column)) else {
        return 0;
    };
    let hedge = match hedge::hedge(a, b, tie.grade) {
        Hedge::Kept => 0,
        Hedge::Lost | Hedge::Softened => 15,
        Hedge::Added | Hedge::Reversed => 60,
    };
    let turned = i64::from(turned(x.motion, y.motion)) * 60;
    let starts = i64::from(x.is_start != y.is_start) * 25;
    let exempt = i64::from(x.duty == Duty::Exempt) * 300 + i64::from(y.duty == Duty::Exempt) * 300;
    let similar = context::similarity(&x.place, &y.place).min(200);
    // 8月1日 stands for the day before 八一 in the name of a feast does.
    let named = i64::from((a.kind == Kind::Label) != (b.kind == Kind::Label)) * 60;
    i64::from(tie.odd) * 40 + named + hedge + turned + starts + exempt - similar
}

/// Whether the two directions contradict.
pub(super) fn turned(a: Direction, b: Direction) -> bool {
    matches!((a, b), (Direction::Up, Direction::Down) | (Direction::Down, Direction::Up))
}

/// How far the two stand apart in the order of figures; long texts cannot drift by more than a section.
pub(super) fn drift(source: &Side<'_>, output: &Side<'_>, row: usize, column: usize) -> i64 {
    let int = |n: usize| i64::try_from(n).unwrap_or(i64::MAX / 4096);
    let (n, m) = (int(source.figures.len()).max(1), int(output.figures.len()).max(1));
    let expected = int(row) * m / n;
    ((int(column) - expected).abs() * 10).min(400)
}
