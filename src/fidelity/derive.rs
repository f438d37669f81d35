//! Output figures that the source does not say but proves: sums, differences, shares, growth, conversions, lengths of lists.

use super::alignment::Alignment;
use super::around::{Role, tail};
use super::ledger::Side;
use super::proof::{How, Proof, compares, countable, has_cue, matches};
use super::{context, shape, slips};
use crate::figure::{Dimension, Exact, Figure, Kind, Unit, Value};

/// How much a proof must have for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// Words of reckoning or the terms themselves beside the figure, or three terms and more.
    Strong,
    /// The same, or the length of a list.
    Listed,
    /// The reckoning alone.
    Any,
}

/// How many source figures on each side of the expected place are tried.
const WINDOW: usize = 24;

/// One source figure that may go into a reckoning.
struct Term {
    row: usize,
    sentence: usize,
    number: Exact,
    unit: Unit,
    /// Whether it tells a change: added to a level it gives no level of any time that is told of.
    is_change: bool,
}

/// A proof of the output figure, if there is one.
pub(super) fn prove(source: &Side<'_>, output: &Side<'_>, column: usize, outcome: &Alignment, evidence: Evidence) -> Option<Proof> {
    let figure = output.figure(column)?;
    let want = figure.value.number()?;
    if let Some(proof) = shape::by_shape(source, output, column, outcome) {
        return Some(proof);
    }
    let middle = outcome.near(source, output, column);
    let rows = middle.saturating_sub(WINDOW)..(middle + WINDOW).min(source.figures.len());
    if let Some(proof) = points_for_percent(source, output, column, rows.clone()) {
        return Some(proof);
    }
    let terms: Vec<Term> = rows.clone().filter_map(|row| term(source, row, figure)).collect();
    let reckoned = evidence == Evidence::Any && output.figures.len() < 2 * source.figures.len() || has_cue(output, column);
    let beside = |rows: &[usize]| rows.iter().all(|row| outcome.stands_near(*row, column));
    let fits = |number: Option<Exact>| number.is_some_and(|number| matches(number, want, figure.approx));
    // A slip for a figure that is no term of the sum.
    let unrivalled = |rows: &[usize]| slips::rival(source, output, column).is_none_or(|rival| rows.contains(&rival));
    let long = |rows: &[usize]| rows.len() >= 3 && one_sentence(&terms, rows);
    let named = |rows: &[usize]| reckoned && rows.len() > 1;
    let sound = |rows: &[usize]| (named(rows) || long(rows) || beside(rows) && one_noun(source, rows)) && unrivalled(rows);
    let gap = |rows: &[usize]| one_noun(source, rows) && rows.iter().any(|row| outcome.stands_near(*row, column));
    let of_two = || of_two(&terms, &fits, &sound).or_else(|| if compares(output, column) { gaps(&terms, &fits, &gap) } else { None });
    let told = |row: usize| outcome.stands_near(row, column);
    if let Some(proof) = run_of_terms(&terms, &fits, &sound).or_else(of_two).or_else(|| remainder(&terms, &fits, &told)) {
        return Some(proof);
    }
    let left_out = |rows: &[usize]| are_left_out(source, output, column, outcome, rows) && unrivalled(rows);
    if let Some(proof) = if evidence == Evidence::Strong { run_of_terms(&terms, &fits, &left_out) } else { None } {
        return Some(proof);
    }
    if evidence == Evidence::Listed
        && let Some(proof) = list(source, middle, figure, want)
    {
        return Some(proof);
    }
    if !reckoned {
        return None;
    }
    lead(source, rows.clone(), &fits)
        .or_else(|| share(source, rows.clone(), figure, want))
        .or_else(|| with_percent(source, rows, &terms, &fits))
        .or_else(|| list(source, middle, figure, want))
}

/// What lies between two percentages beside each other, told as a rise of so many per cent: 8.37% to 8.91% is up by 0.54 points.
fn points_for_percent(source: &Side<'_>, output: &Side<'_>, column: usize, rows: std::ops::Range<usize>) -> Option<Proof> {
    let figure = output.figure(column).filter(|figure| figure.kind == Kind::Percent && compares(output, column))?;
    let percent = |row: usize| source.figure(row).filter(|figure| figure.kind == Kind::Percent)?.value.number();
    let gap = |row: usize| percent(row)?.sub(percent(row + 1)?).map(Exact::abs);
    let row = rows.into_iter().find(|row| gap(*row).is_some() && gap(*row) == figure.value.number())?;
    Some(Proof { how: How::Points, from: vec![row, row + 1], holds: false })
}

fn term(source: &Side<'_>, row: usize, figure: &Figure) -> Option<Term> {
    let other = source.figure(row)?;
    // A large bare number may be a sum of money whose currency was just said.
    let bare = figure.unit.is_none() && figure.value.number().is_some_and(|n| n > Exact::int(99_999));
    let same = other.unit.dimension == figure.unit.dimension
        || bare && other.unit.dimension == Dimension::Money
        || countable(other) && countable(figure);
    let apart = other.unit.dimension == Dimension::Money
        && !bare
        && other.unit.code != figure.unit.code
        && !other.unit.open.contains(&figure.unit.code);
    let quantity = !matches!(other.kind, Kind::Label | Kind::Ordinal | Kind::Rank);
    let number = other.value.number()?;
    let note = source.note(row)?;
    let (sentence, is_change) = (note.place.sentence, note.role == Some(Role::Change));
    (same && !apart && quantity).then_some(Term { row, sentence, number, unit: other.unit, is_change })
}

/// Whether all rows count with one classifier or noun: 90家 and 12家, but not 23大类.
fn one_noun(source: &Side<'_>, rows: &[usize]) -> bool {
    let sign = |row: &usize| source.surface(*row).chars().next_back().filter(|c| !c.is_ascii_digit());
    let mut signs = rows.iter().map(sign);
    let Some(first) = signs.next() else { return false };
    signs.all(|sign| sign == first)
}

/// Whether a summary leaves out all the terms and speaks of what they count: 82 of 75个 and 7个.
fn are_left_out(source: &Side<'_>, output: &Side<'_>, column: usize, outcome: &Alignment, rows: &[usize]) -> bool {
    let Some(said) = output.note(column) else { return false };
    let plain = |row: &usize| source.figure(*row).is_some_and(|figure| matches!(figure.kind, Kind::Count | Kind::Money | Kind::Measure));
    let meant = |row: &usize| source.note(*row).is_some_and(|note| context::similarity(&note.place, &said.place) >= MEANT);
    rows.iter().all(|row| outcome.is_missing(*row) && plain(row)) && one_noun(source, rows) && rows.iter().any(meant)
}

/// So much in common, and two figures speak of one thing.
const MEANT: i64 = 24;

/// Whether all rows stand in one sentence of the source and count in one unit.
fn one_sentence(terms: &[Term], rows: &[usize]) -> bool {
    let mut these = terms.iter().filter(|term| rows.contains(&term.row));
    let Some(first) = these.next() else { return false };
    these.all(|term| term.sentence == first.sentence && term.unit == first.unit)
}

/// A sum of neighbours in the order of the source, within two sentences, that is `sound` by its length and rows.
fn run_of_terms(terms: &[Term], fits: &impl Fn(Option<Exact>) -> bool, sound: &dyn Fn(&[usize]) -> bool) -> Option<Proof> {
    for (start, first) in terms.iter().enumerate() {
        let mut sum = Some(first.number);
        let mut rows = vec![first.row];
        for term in terms.iter().skip(start + 1).take(7).take_while(|term| term.sentence <= first.sentence + 1) {
            if term.is_change != first.is_change {
                break;
            }
            sum = sum.and_then(|sum| sum.add(term.number));
            rows.push(term.row);
            if fits(sum) && sound(&rows) {
                return Some(Proof::right(How::Sum, rows));
            }
        }
    }
    None
}

/// What the whole leaves beside its parts: 475 aboard, 388 saved and 41 dead are 46 missing.
fn remainder(terms: &[Term], fits: &impl Fn(Option<Exact>) -> bool, told: &dyn Fn(usize) -> bool) -> Option<Proof> {
    let of = |at: usize| {
        let [whole, parts @ ..] = terms.get(at..)? else { return None };
        let mut rest = whole.number;
        let mut rows = vec![whole.row];
        for part in parts.iter().take(4).take_while(|part| part.sentence <= whole.sentence + 2) {
            rest = rest.sub(part.number).filter(|rest| !rest.is_negative())?;
            rows.push(part.row);
            if rows.len() > 2 && fits(Some(rest)) && rows.iter().filter(|row| told(**row)).count() > 1 {
                return Some(Proof::right(How::Difference, rows));
            }
        }
        None
    };
    (0..terms.len()).find_map(of)
}

/// The sum or difference of any two.
fn of_two(terms: &[Term], fits: &impl Fn(Option<Exact>) -> bool, sound: &dyn Fn(&[usize]) -> bool) -> Option<Proof> {
    for (at, first) in terms.iter().enumerate() {
        for second in terms.iter().skip(at + 1).take_while(|second| second.sentence <= first.sentence + 1) {
            let rows = [first.row, second.row];
            if fits(first.number.sub(second.number).map(Exact::abs)) && sound(&rows) {
                return Some(Proof::right(How::Difference, rows));
            }
            let levels = first.unit == second.unit && first.is_change == second.is_change;
            if fits(first.number.add(second.number)) && levels && sound(&rows) {
                return Some(Proof::right(How::Sum, rows));
            }
        }
    }
    None
}

/// The gap between any two, which the output compares.
fn gaps(terms: &[Term], fits: &impl Fn(Option<Exact>) -> bool, sound: &dyn Fn(&[usize]) -> bool) -> Option<Proof> {
    let pairs = terms.iter().enumerate().flat_map(|(at, first)| terms.iter().skip(at + 1).map(move |second| (first, second)));
    let near = |(first, second): &(&Term, &Term)| second.sentence <= first.sentence + 2 && first.unit == second.unit;
    let right = |(first, second): &(&Term, &Term)| fits(first.number.sub(second.number).map(Exact::abs)) && sound(&[first.row, second.row]);
    pairs.filter(near).find(right).map(|(first, second)| Proof::right(How::Difference, [first.row, second.row]))
}

/// The lead in a score.
fn lead(source: &Side<'_>, mut rows: std::ops::Range<usize>, fits: &impl Fn(Option<Exact>) -> bool) -> Option<Proof> {
    let row = rows.find(|row| match source.figure(*row).map(|figure| &figure.value) {
        Some(Value::Pair(a, b)) => fits(a.sub(*b).map(Exact::abs)),
        _ => false,
    })?;
    Some(Proof::right(How::Difference, [row]))
}

/// A percentage or fraction of two source figures.
fn share(source: &Side<'_>, rows: std::ops::Range<usize>, figure: &Figure, want: Exact) -> Option<Proof> {
    let hundredfold = match figure.kind {
        Kind::Percent => 2,
        Kind::Fraction | Kind::Ratio | Kind::Multiplier => 0,
        _ => return None,
    };
    let plain: Vec<(usize, usize, Exact)> = rows
        .filter_map(|row| {
            let other = source.figure(row)?;
            let counts = matches!(other.kind, Kind::Count | Kind::Money | Kind::Measure);
            counts.then_some((row, source.note(row)?.place.sentence, other.value.number()?))
        })
        .collect();
    for (row, sentence, a) in &plain {
        for (other, _, b) in plain.iter().filter(|(other, there, _)| other != row && there.abs_diff(*sentence) <= 1) {
            let alike = source.figure(*row).zip(source.figure(*other)).is_some_and(|(x, y)| x.unit.dimension == y.unit.dimension);
            let share = a.div(*b).map(|share| share.shift(hundredfold));
            if alike && share.is_some_and(|share| matches(share, want, figure.approx)) {
                return Some(Proof::right(How::Share, [*row, *other]));
            }
        }
    }
    (figure.kind == Kind::Percent).then_some(())?;
    let rest = Value::Number(Exact::int(100).sub(want)?);
    let (row, ..) = source.with_value(&rest).find(|(_, other, _)| other.kind == Kind::Percent)?;
    Some(Proof::right(How::Rest, [row]))
}

fn plain_percents<'a>(source: &'a Side<'_>, rows: std::ops::Range<usize>) -> impl Iterator<Item = (usize, Exact)> + 'a {
    rows.filter_map(|row| {
        let figure = source.figure(row)?;
        (figure.kind == Kind::Percent).then_some((row, figure.value.number()?))
    })
}

/// Before a growth of so many per cent, or the whole of which it is so many per cent.
fn with_percent(source: &Side<'_>, rows: std::ops::Range<usize>, terms: &[Term], fits: &impl Fn(Option<Exact>) -> bool) -> Option<Proof> {
    for (row, percent) in plain_percents(source, rows) {
        let sentence = source.note(row)?.place.sentence;
        let factor = percent.shift(-2);
        for term in terms.iter().filter(|term| term.sentence.abs_diff(sentence) <= 1) {
            for change in [Exact::ONE.add(factor), Exact::ONE.sub(factor)].into_iter().flatten() {
                if fits(term.number.div(change)) {
                    return Some(Proof::right(How::Before, [term.row, row]));
                }
            }
            if fits(term.number.div(factor)) {
                return Some(Proof::right(How::Whole, [term.row, row]));
            }
        }
    }
    None
}

/// The number of members of a list near the expected place: A、B、C are three.
fn list(source: &Side<'_>, middle: usize, figure: &Figure, want: Exact) -> Option<Proof> {
    let length = usize::try_from(want.to_i64()?).ok().filter(|length| (3..=12).contains(length))?;
    if figure.kind != Kind::Count || !source.lang.is_cjk() {
        return None;
    }
    let at = source.figure(middle).map_or(0, |figure| figure.span.start);
    let before = tail(source.text.get(..at).unwrap_or_default(), 600).len();
    // The first clause there is cut, but at the start of the text.
    let cut = usize::from(before < at);
    let clauses = source.text.get(at - before..).unwrap_or_default().split(['。', '，', ',', '；', '\n']).skip(cut);
    let near = |clause: &&str| clause.as_ptr() as usize - (source.text.as_ptr() as usize) < at + 600;
    let found = clauses.take_while(near).any(|clause| clause.matches('、').count() + 1 == length);
    found.then_some(Proof { how: How::List, from: Vec::new(), holds: true })
}
