//! One-to-one alignment of source and output figures by minimum cost, and what becomes of the figures left over.
//!
//! First all that hold (blocked by value, so that time stays near linear), then parts and repeats, then figures that conflict
//! where one must stand for the other. `judge` turns the outcome into findings.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::assign::{Edge, assign};
use super::ledger::{Duty, Side};
use super::policy::Task;
use super::relate::{self, Grade, Hedge, Tie};
use super::derive::{self, Evidence};
use super::{Rule, calendar, context};
use crate::figure::{Class, Dimension, Direction, Exact, Figure, Kind, Unit, Value};

/// What an output figure stands for.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) enum Fate {
    /// Nothing found.
    #[default]
    Alone,
    /// A source figure of its own.
    Stands(usize, Tie),
    /// Says again, or in part, what this source figure says.
    Repeats(usize),
    /// Computed, with its proof.
    Derived(derive::Proof),
}

/// The outcome: for each output figure its fate, for each source figure who stands for it.
#[derive(Debug)]
pub(super) struct Alignment {
    pub(super) fates: Vec<Fate>,
    /// The output figure of each source figure.
    pub(super) heirs: Vec<Option<usize>>,
    /// Source figures without an heir whose content still arrives: in a merged date, a joint mention, a word.
    pub(super) covered: BTreeSet<usize>,
}

impl Alignment {
    /// Pairs of source and output, in order of the output; a source figure may stand in several.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize, Tie)> + '_ {
        self.fates.iter().enumerate().filter_map(|(output, fate)| match fate {
            Fate::Stands(source, tie) => Some((*source, output, *tie)),
            _ => None,
        })
    }

    /// The source figure beside which an output figure belongs, judged by its neighbours.
    pub(super) fn near(&self, source: &Side<'_>, output: &Side<'_>, column: usize) -> usize {
        let row = |index: usize| match self.fates.get(index)? {
            Fate::Stands(row, _) | Fate::Repeats(row) => Some(*row),
            _ => None,
        };
        let before = (0..column).rev().take(16).find_map(row);
        let after = (column + 1..output.figures.len()).take(16).find_map(row);
        let guess = || column * source.figures.len() / output.figures.len().max(1);
        before.or(after).unwrap_or_else(guess)
    }

    /// Whether a source figure is said within a few figures of an output figure.
    pub(super) fn stands_near(&self, source: usize, output: usize) -> bool {
        let near = self.fates.iter().skip(output.saturating_sub(4)).take(9);
        near.into_iter().any(|fate| matches!(fate, Fate::Stands(row, _) if *row == source))
    }

    fn join(&mut self, source: usize, output: usize, tie: Tie) {
        if let (Some(heir), Some(fate)) = (self.heirs.get_mut(source), self.fates.get_mut(output)) {
            *heir = heir.or(Some(output));
            *fate = Fate::Stands(source, tie);
        }
    }

    fn settle(&mut self, output: usize, fate: Fate) {
        if let Some(slot) = self.fates.get_mut(output) {
            *slot = fate;
        }
    }

    fn is_alone(&self, output: usize) -> bool {
        self.fates.get(output) == Some(&Fate::Alone)
    }

    fn alone(&self) -> Vec<usize> {
        self.fates.iter().enumerate().filter(|(_, fate)| **fate == Fate::Alone).map(|(index, _)| index).collect()
    }

    fn missing(&self, source: &Side<'_>) -> Vec<usize> {
        let free = |index: &usize| self.heirs.get(*index).is_some_and(Option::is_none) && !self.covered.contains(index);
        (0..source.figures.len()).filter(free).collect()
    }
}

/// Aligns the two sides.
pub(super) fn align(source: &Side<'_>, output: &Side<'_>, task: Task) -> Alignment {
    let empty = vec![None; source.figures.len()];
    let mut outcome = Alignment { fates: vec![Fate::Alone; output.figures.len()], heirs: empty, covered: BTreeSet::new() };
    let edges = equal_edges(source, output, task);
    let pairs = match task {
        Task::Translate => assign(&edges),
        Task::Summarize => choose(&edges),
    };
    for (row, column) in pairs {
        if let (Some(a), Some(b)) = (source.figure(row), output.figure(column)) {
            outcome.join(row, column, relate::tie(a, b));
        }
    }
    near_values(source, output, &mut outcome);
    split_ranges(source, output, &mut outcome);
    date_parts(source, output, &mut outcome);
    converted_asides(source, output, &mut outcome);
    if task == Task::Summarize {
        repeats(source, output, &mut outcome);
        derivations(source, output, &mut outcome, Evidence::Strong);
    }
    conflicts(source, output, task, &mut outcome);
    repeats(source, output, &mut outcome);
    if task == Task::Summarize {
        rivals(source, output, &mut outcome);
    }
    derivations(source, output, &mut outcome, if task == Task::Translate { Evidence::Any } else { Evidence::Listed });
    outcome
}

/// A number that figures with the same content share.
type Key = u64;

fn hash(tag: u8, content: impl Hash) -> Key {
    let mut hasher = DefaultHasher::new();
    (tag, content).hash(&mut hasher);
    hasher.finish()
}

/// Keys of a figure: figures without a common key do not hold exactly.
fn keys(figure: &Figure, index: usize, into: &mut Vec<(Key, usize)>) {
    for view in relate::views(figure) {
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
                        (Some(hour), ..) => hash(4, (hour, date.minute.unwrap_or(0))),
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
                let content: String = text.chars().filter(|c| c.is_alphanumeric() || matches!(c, '+' | '.' | '/')).flat_map(char::to_lowercase).collect();
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
fn base(n: Exact, unit: Unit) -> Option<Exact> {
    let plain = matches!(unit.dimension, Dimension::None | Dimension::Money | Dimension::Count | Dimension::Percent | Dimension::Temperature | Dimension::Other);
    if plain { None } else { n.mul(unit.to_base()?) }
}

/// At most this many partners of one value on the other side, the nearest first: repeats in one article are few.
const PARTNERS: usize = 24;

fn equal_edges(source: &Side<'_>, output: &Side<'_>, task: Task) -> Vec<Edge> {
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
        let partners: Vec<usize> = right.get(from..).unwrap_or_default().iter().take_while(|(other, _)| other == key).map(|(_, index)| *index).collect();
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
    let strange = tie.odd >= 5 && context::similarity(&source.note(row)?.place, &output.note(column)?.place) < 24;
    let alone = strange || task == Task::Translate && tie.odd >= 3 && drift > 80;
    if !tie.holds() || alone {
        return None;
    }
    let far = if task == Task::Translate { drift } else { drift / 8 };
    Some(Edge { cost: WORTH + far + pair_cost(source, output, row, column, tie), row, column })
}

/// The best row for each column by itself: a summary may mention a figure twice, and in any order.
fn choose(edges: &[Edge]) -> Vec<(usize, usize)> {
    let mut sorted: Vec<&Edge> = edges.iter().collect();
    sorted.sort_unstable_by_key(|edge| (edge.column, edge.cost, edge.row));
    sorted.dedup_by_key(|edge| edge.column);
    sorted.into_iter().map(|edge| (edge.row, edge.column)).collect()
}

/// How odd the pair is: kind and unit, hedges, direction, place, surroundings.
fn pair_cost(source: &Side<'_>, output: &Side<'_>, row: usize, column: usize, tie: Tie) -> i64 {
    let (Some(a), Some(b), Some(x), Some(y)) = (source.figure(row), output.figure(column), source.note(row), output.note(column)) else {
        return 0;
    };
    let hedge = match relate::hedge(a, b, tie.grade) {
        Hedge::Kept => 0,
        Hedge::Lost | Hedge::Softened => 15,
        Hedge::Added | Hedge::Reversed => 60,
    };
    let turned = i64::from(turned(x.motion, y.motion)) * 60;
    let exempt = i64::from(x.duty == Duty::Exempt) * 300 + i64::from(y.duty == Duty::Exempt) * 300;
    let similar = context::similarity(&x.place, &y.place).min(200);
    i64::from(tie.odd) * 40 + hedge + turned + exempt - similar
}

/// Whether the two directions contradict.
pub(super) fn turned(a: Direction, b: Direction) -> bool {
    matches!((a, b), (Direction::Up, Direction::Down) | (Direction::Down, Direction::Up))
}

/// How far the two stand apart in the order of figures; long texts cannot drift by more than a section.
fn drift(source: &Side<'_>, output: &Side<'_>, row: usize, column: usize) -> i64 {
    let int = |n: usize| i64::try_from(n).unwrap_or(i64::MAX / 4096);
    let (n, m) = (int(source.figures.len()).max(1), int(output.figures.len()).max(1));
    let expected = int(row) * m / n;
    ((int(column) - expected).abs() * 10).min(400)
}

/// Figures left over that hold all the same: rounded, converted.
fn near_values(source: &Side<'_>, output: &Side<'_>, outcome: &mut Alignment) {
    let edges = leftover_edges(source, output, outcome, |row, column, steps| {
        let (a, b) = (source.figure(row)?, output.figure(column)?);
        let tie = relate::tie(a, b);
        let similar = source.note(row).zip(output.note(column)).map_or(0, |(x, y)| context::similarity(&x.place, &y.place));
        (tie.holds() && steps < 12).then(|| -1000 + pair_cost(source, output, row, column, tie) + steps * 20 - similar)
    });
    for (row, column) in assign(&edges) {
        if let (Some(a), Some(b)) = (source.figure(row), output.figure(column)) {
            outcome.join(row, column, relate::tie(a, b));
        }
    }
}

/// Edges between figures without a partner. `cost` gets the row, the column, and how many figures the column is away from where
/// the row is expected, judged by the nearest figures that have a partner.
fn leftover_edges(source: &Side<'_>, output: &Side<'_>, outcome: &Alignment, cost: impl Fn(usize, usize, i64) -> Option<i64>) -> Vec<Edge> {
    let alone = outcome.alone();
    let mut edges = Vec::new();
    for row in outcome.missing(source) {
        let expected = expected(source, output, outcome, row);
        let reach = 24;
        let from = alone.partition_point(|column| *column + reach < expected.low);
        for column in alone.get(from..).unwrap_or_default().iter().take_while(|column| **column <= expected.high + reach) {
            if let Some(cost) = cost(row, *column, expected.steps(*column)) {
                edges.push(Edge { cost, row, column: *column });
            }
        }
    }
    edges
}

/// Where in the output a source figure is looked for.
struct Expected {
    low: usize,
    high: usize,
}

impl Expected {
    fn steps(&self, column: usize) -> i64 {
        let steps = self.low.saturating_sub(column).max(column.saturating_sub(self.high));
        i64::try_from(steps).unwrap_or(i64::MAX / 4096)
    }
}

fn expected(source: &Side<'_>, output: &Side<'_>, outcome: &Alignment, row: usize) -> Expected {
    let heir = |index: usize| outcome.heirs.get(index).copied().flatten();
    let before = (0..row).rev().take(16).find_map(heir);
    let after = (row + 1..source.figures.len()).take(16).find_map(heir);
    let last = output.figures.len().saturating_sub(1);
    match (before, after) {
        (Some(a), Some(b)) => Expected { low: a.min(b), high: a.max(b) },
        (Some(a), None) => Expected { low: a, high: last.min(a + source.figures.len().saturating_sub(row)) },
        (None, Some(b)) => Expected { low: b.saturating_sub(row + 1), high: b },
        (None, None) => {
            let middle = row * output.figures.len() / source.figures.len().max(1);
            Expected { low: middle.saturating_sub(1), high: middle + 1 }
        }
    }
}

/// A range on one side, its two ends as two figures on the other.
fn split_ranges(source: &Side<'_>, output: &Side<'_>, outcome: &mut Alignment) {
    let alone = outcome.alone();
    for row in outcome.missing(source) {
        let Some((lo, hi)) = source.figure(row).and_then(ends) else { continue };
        let found = alone.windows(2).find_map(|pair| match pair {
            [a, b] if *b == a + 1 && outcome.is_alone(*a) && is_end(output.figure(*a), &lo) && is_end(output.figure(*b), &hi) => Some((*a, *b)),
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
        let found = missing.windows(2).find_map(|pair| match pair {
            [a, b] if *b <= a + 2 && is_end(source.figure(*a), &lo) && is_end(source.figure(*b), &hi) => Some((*a, *b)),
            _ => None,
        });
        if let Some((a, b)) = found {
            outcome.covered.extend([a, b]);
            outcome.settle(column, Fate::Repeats(a));
        }
    }
}

/// The two ends of a range or pair, each as a value.
fn ends(figure: &Figure) -> Option<(Value, Value)> {
    match &figure.value {
        Value::Range(a, b) | Value::Pair(a, b) => Some((Value::Number(*a), Value::Number(*b))),
        Value::DateRange(a, b) => Some((Value::Date(*a), Value::Date(*b))),
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
fn date_parts(source: &Side<'_>, output: &Side<'_>, outcome: &mut Alignment) {
    let dated = |side: &Side<'_>, index: &usize| side.figure(*index).and_then(|figure| calendar::spell(&figure.value));
    for column in outcome.alone() {
        let Some(part) = dated(output, &column) else { continue };
        if let Some(row) = nearest(source, output, column, |row| source.figure(row).is_some_and(|figure| is_holiday(figure, source.surface(row), &part))) {
            outcome.settle(column, Fate::Repeats(row));
            continue;
        }
        let whole = nearest(source, output, column, |row| {
            dated(source, &row).is_some_and(|whole| whole.to.is_none() && calendar::within(&part, &whole))
        });
        if let Some(row) = whole {
            outcome.settle(column, Fate::Repeats(row));
            if outcome.heirs.get(row).is_some_and(Option::is_none) {
                outcome.covered.insert(row);
            }
        }
    }
    for row in outcome.missing(source) {
        let Some(part) = dated(source, &row) else { continue };
        let arrives = |column: usize| {
            // A date of its own; a dateline or a second mention wants its own place.
            dated(output, &column).is_some_and(|whole| whole != part && calendar::within(&part, &whole) && says_more(source, outcome, column, &whole))
                && heir_sentence(source, outcome, column).is_none_or(|sentence| sentence == source.note(row).map_or(0, |note| note.place.sentence))
        };
        let middle = row * output.figures.len() / source.figures.len().max(1);
        if (middle.saturating_sub(SEARCH)..(middle + SEARCH).min(output.figures.len())).any(arrives) {
            outcome.covered.insert(row);
        }
    }
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
        Some(Fate::Stands(row, _)) => source.figure(*row).and_then(|figure| calendar::spell(&figure.value)).is_none_or(|heir| !calendar::within(whole, &heir)),
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

/// The source figure nearest to where `column` stands among those that `fits`.
fn nearest(source: &Side<'_>, output: &Side<'_>, column: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
    let middle = column * source.figures.len() / output.figures.len().max(1);
    let rows = middle.saturating_sub(SEARCH)..(middle + SEARCH).min(source.figures.len());
    rows.filter(|row| fits(*row)).min_by_key(|row| row.abs_diff(middle))
}

/// How many figures to each side are searched for a repeat: more than an article has, so that only hostile input is cut.
const SEARCH: usize = 500;

/// The same quantity again in another unit, beside the figure that it converts: 75 mu (5 hectares).
fn converted_asides(source: &Side<'_>, output: &Side<'_>, outcome: &mut Alignment) {
    for column in outcome.alone() {
        let Some(figure) = output.figure(column) else { continue };
        let beside = [column.checked_sub(1), column.checked_sub(2), Some(column + 1)];
        let origin = beside.into_iter().flatten().find_map(|other| match outcome.fates.get(other)? {
            Fate::Stands(row, tie) if tie.holds() => {
                let unit = source.figure(*row)?;
                let same = unit.unit.dimension == figure.unit.dimension && unit.unit.code != figure.unit.code && base(Exact::ONE, figure.unit).is_some() || is_heat(unit, figure);
                same.then_some((*row, relate::tie(unit, figure)))
            }
            _ => None,
        });
        match origin {
            Some((row, tie)) if tie.holds() => outcome.settle(column, Fate::Derived(derive::Proof::conversion(row))),
            Some((row, _)) => outcome.settle(column, Fate::Derived(derive::Proof::wrong_conversion(row))),
            None => {}
        }
    }
}

fn is_heat(a: &Figure, b: &Figure) -> bool {
    a.unit.dimension == Dimension::Temperature && b.unit.dimension == Dimension::Temperature && a.unit.code != b.unit.code
}

/// Figures left over on both sides that must mean each other, though they disagree.
fn conflicts(source: &Side<'_>, output: &Side<'_>, task: Task, outcome: &mut Alignment) {
    let supported: BTreeSet<usize> = outcome.alone().into_iter().filter(|column| supporter(source, output, *column).is_some()).collect();
    let edges = leftover_edges(source, output, outcome, |row, column, steps| {
        let (a, b) = (source.figure(row)?, output.figure(column)?);
        let (x, y) = (source.note(row)?, output.note(column)?);
        let tie = relate::tie(a, b);
        let Grade::Off(rule) = tie.grade else { return None };
        if x.duty == Duty::Exempt || y.duty == Duty::Exempt || !same_sort(a, b) {
            return None;
        }
        let similar = context::similarity(&x.place, &y.place);
        // A set phrase is said another way rather than with another number.
        if x.duty == Duty::Soft && similar < if y.duty == Duty::Soft { 30 } else { 16 } {
            return None;
        }
        let penalty = i64::from(supported.contains(&column)) * 120 + i64::from(x.duty == Duty::Soft) * 40;
        let far = if task == Task::Summarize { 20 - similar.min(60) } else { 0 };
        let cost = conflict_cost(a, b, rule, tie.odd)? + steps * 25 + penalty + far - similar;
        Some(cost - 260)
    });
    for (row, column) in assign(&edges) {
        if let (Some(a), Some(b)) = (source.figure(row), output.figure(column)) {
            outcome.join(row, column, relate::tie(a, b));
        }
    }
}

/// Whether one could be a slip for the other: names for names or places in an order, quantities for quantities.
fn same_sort(a: &Figure, b: &Figure) -> bool {
    let order = |figure: &Figure| matches!(figure.kind, Kind::Label | Kind::Ordinal | Kind::Rank);
    order(a) == order(b) || [a, b].iter().all(|figure| matches!(figure.kind, Kind::Count | Kind::Ordinal | Kind::Rank | Kind::Date) && figure.unit.is_none())
}

/// How hard it is to believe that one figure was turned into the other; `None`: never.
fn conflict_cost(a: &Figure, b: &Figure, rule: Rule, odd: u8) -> Option<i64> {
    let dates = (a.class() == Class::Date, b.class() == Class::Date);
    if dates.0 != dates.1 {
        // A date read as a bare number, or the reverse: only where the digits agree.
        let number = |figure: &Figure| figure.value.number().and_then(Exact::to_i64);
        let fields = |figure: &Figure| {
            calendar::spell(&figure.value).map(|stretch| [stretch.from.year.map(i64::from), stretch.from.month.map(i64::from), stretch.from.day.map(i64::from)])
        };
        let same = |date: &Figure, other: &Figure| number(other).is_some_and(|n| fields(date).is_some_and(|fields| fields.contains(&Some(n))));
        let agree = if dates.0 { same(a, b) } else { same(b, a) };
        return agree.then_some(60);
    }
    let base = match rule {
        Rule::PercentPoint => 10,
        Rule::Scale | Rule::Unit => 20,
        Rule::Range | Rule::Ordinal => 40,
        Rule::Date => 50,
        _ => 70 + digit_gap(a, b) * 12,
    };
    Some(base + i64::from(odd) * 16)
}

/// In how many places the digits of two numbers differ, at most 8.
fn digit_gap(a: &Figure, b: &Figure) -> i64 {
    let digits = |figure: &Figure| -> Vec<u8> {
        let text = figure.value.to_string();
        let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
        let end = digits.iter().rposition(|digit| *digit != b'0').map_or(0, |at| at + 1);
        digits.into_iter().take(end).skip_while(|digit| *digit == b'0').collect()
    };
    let (x, y) = (digits(a), digits(b));
    let differing = x.iter().zip(&y).filter(|(p, q)| p != q).count() + x.len().abs_diff(y.len());
    i64::try_from(differing.min(8)).unwrap_or(8)
}

/// Figures of a summary that are one digit away from what their surroundings speak of.
fn rivals(source: &Side<'_>, output: &Side<'_>, outcome: &mut Alignment) {
    for column in outcome.alone() {
        if let Some(row) = rival(source, output, column)
            && let (Some(a), Some(b)) = (source.figure(row), output.figure(column))
        {
            outcome.join(row, column, relate::tie(a, b));
        }
    }
}

/// The source figure that an output figure was probably meant to be.
pub(super) fn rival(source: &Side<'_>, output: &Side<'_>, column: usize) -> Option<usize> {
    let (figure, note) = (output.figure(column)?, output.note(column)?);
    if derive::has_cue(output, column) {
        return None;
    }
    let middle = column * source.figures.len() / output.figures.len().max(1);
    let rows = middle.saturating_sub(SEARCH)..(middle + SEARCH).min(source.figures.len());
    let near = |row: usize| {
        let (other, there) = (source.figure(row)?, source.note(row)?);
        let slip = digit_gap(other, figure) <= 2 && other.kind == figure.kind && other.unit.dimension == figure.unit.dimension || other.kind == Kind::Count && figure.kind == Kind::Count && digit_gap(other, figure) <= 2;
        let length = other.value.to_string().len() == figure.value.to_string().len();
        let similar = context::similarity(&there.place, &note.place);
        (slip && length && similar >= 24).then_some((similar - digit_gap(other, figure) * 20, row))
    };
    rows.filter_map(near).max().map(|(_, row)| row)
}

/// A source figure that an output figure may say again.
fn supporter(source: &Side<'_>, output: &Side<'_>, column: usize) -> Option<(usize, Tie)> {
    let figure = output.figure(column)?;
    let middle = column * source.figures.len() / output.figures.len().max(1);
    let rows = middle.saturating_sub(SEARCH)..(middle + SEARCH).min(source.figures.len());
    rows.filter_map(|row| {
        let other = source.figure(row)?;
        let tie = relate::tie(other, figure);
        let reversed = matches!(relate::hedge(other, figure, tie.grade), Hedge::Reversed);
        let holds = tie.grade <= Grade::Rounded && tie.odd < 5 && !reversed;
        holds.then(|| (pair_cost(source, output, row, column, tie) + drift(source, output, row, column) / 8, row, tie))
    })
    .min_by_key(|(cost, ..)| *cost)
    .map(|(_, row, tie)| (row, tie))
}

/// Extra mentions of supported figures, and source repeats that the output says once.
fn repeats(source: &Side<'_>, output: &Side<'_>, outcome: &mut Alignment) {
    for column in outcome.alone() {
        if let Some((row, tie)) = supporter(source, output, column).filter(|(row, _)| !another_noun(output, outcome, *row, column)) {
            outcome.join(row, column, tie);
        }
    }
    let joint: Vec<usize> = outcome.missing(source).into_iter().filter(|row| said_once(source, outcome, *row)).collect();
    outcome.covered.extend(joint);
}

/// Whether the sentence has the number already, of other things: 7 products from 7 institutions.
fn another_noun(output: &Side<'_>, outcome: &Alignment, row: usize, column: usize) -> bool {
    let Some(heir) = outcome.heirs.get(row).copied().flatten() else { return false };
    let (Some(a), Some(b), Some(x), Some(y)) = (output.figure(heir), output.figure(column), output.note(heir), output.note(column)) else { return false };
    let counted = |figure: &Figure| figure.unit.dimension == Dimension::Count && !figure.unit.is_none();
    x.place.sentence == y.place.sentence && counted(a) && counted(b) && a.unit != b.unit
}

/// Whether the same quantity, a sentence or two away, has an heir: "3 models and as many goals".
fn said_once(source: &Side<'_>, outcome: &Alignment, row: usize) -> bool {
    let (Some(figure), Some(note)) = (source.figure(row), source.note(row)) else { return false };
    let near = row.saturating_sub(12)..(row + 12).min(source.figures.len());
    near.into_iter().filter(|other| *other != row).any(|other| {
        let heir = outcome.heirs.get(other).is_some_and(Option::is_some);
        let close = source.note(other).is_some_and(|there| there.place.sentence.abs_diff(note.place.sentence) <= 2);
        heir && close && source.figure(other).is_some_and(|twin| twin.class() == figure.class() && figure.class() != Class::Date && relate::tie(twin, figure).rank() <= (Grade::Exact, 1))
    })
}

/// Output figures computed from source figures.
fn derivations(source: &Side<'_>, output: &Side<'_>, outcome: &mut Alignment, evidence: Evidence) {
    for column in outcome.alone() {
        if let Some(proof) = derive::prove(source, output, column, outcome, evidence) {
            outcome.settle(column, Fate::Derived(proof));
        }
    }
}
