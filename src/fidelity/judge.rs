//! From the alignment to findings: what each pair, each figure left over and each swap means under the policy.

use std::collections::BTreeSet;

use super::alignment::{Alignment, Fate};
use super::around::tail;
use super::basis::basis;
use super::candidates::turned;
use super::case::Case;
use super::duty::Duty;
use super::hedge::{self, Hedge};
use super::ledger::{Note, Side};
use super::message::Words;
use super::policy::{Rounding, Task};
use super::proof::{How, Proof, is_told_as_whole};
use super::relate;
use super::speech::Speech;
use super::speech::cues::Cues;
use super::tie::{Grade, Tie};
use super::{
    Finding, Rule, Severity, attribution, bounds, excuses, fates, keep, levels, mates, misplaced, nouns, opposites, series, shape, speech,
    times, whose,
};
use crate::figure::{Approx, Class, Date, Dimension, Direction, Exact, Figure, Kind, Value};

/// Every finding, in order of the source, then of the output.
pub(super) fn judge(case: &Case<'_>) -> Vec<Finding> {
    let words = Words { source: case.source, output: case.output };
    let mut findings = Vec::new();
    let crossed = attribution::crossed(case.source, case.output, case.outcome);
    let away: BTreeSet<usize> = crossed.iter().flat_map(|swap| [swap.first.1, swap.second.1]).collect();
    for (row, column, tie) in case.outcome.pairs().filter(|(_, column, _)| !away.contains(column)) {
        pair(case, &words, row, column, tie, &mut findings);
    }
    let told = crossed.iter().flat_map(|swap| [(swap.first, swap.second), (swap.second, swap.first)]);
    findings.extend(told.map(|(here, there)| words.swap(here, there)));
    places(case, &words, &mut findings);
    findings.extend(keep::missed(case).into_iter().map(|row| words.dropped(row)));
    for (column, fate) in case.outcome.fates.iter().enumerate() {
        findings.extend(extra(case, &words, column, fate));
    }
    findings.sort_by_key(|finding| (finding.source.is_none(), finding.source.or(finding.output), finding.rule));
    findings
}

/// Right numbers on the wrong things.
fn places(case: &Case<'_>, words: &Words<'_>, findings: &mut Vec<Finding>) {
    let mut swaps = attribution::swaps(case.source, case.output, case.outcome, case.policy.task);
    let own = |here: (usize, usize), there: (usize, usize)| whose::is_told_as_its_own(case.source, case.output, here, there.0);
    swaps.retain(|swap| case.policy.task != Task::Summarize || !own(swap.first, swap.second) || !own(swap.second, swap.first));
    for swap in &swaps {
        findings.push(words.swap(swap.first, swap.second));
        findings.push(words.swap(swap.second, swap.first));
    }
    let swapped: BTreeSet<usize> = swaps.iter().flat_map(|swap| [swap.first.1, swap.second.1]).collect();
    for (row, column, tie) in case.outcome.pairs().filter(|(_, column, tie)| tie.holds() && !swapped.contains(column)) {
        if let Some(other) = belongs(case, (row, column), tie) {
            findings.push(words.conflict(Rule::Attribution, other, column));
        } else if let Some(other) = nouns::of_another_place(case.source, case.output, (row, column)) {
            findings.push(words.conflict(Rule::Ordinal, other, column));
        }
    }
}

/// The source figure that belongs where a right number stands for another.
fn belongs(case: &Case<'_>, at: (usize, usize), tie: Tie) -> Option<usize> {
    type Ask = fn(&Side<'_>, &Side<'_>, &Alignment, (usize, usize)) -> Option<usize>;
    let ask = |ask: Ask| ask(case.source, case.output, case.outcome, at);
    let unreckoned = |_: &usize| shape::by_shape(case.source, case.output, at.1, case.outcome).is_none();
    let summary = case.policy.task == Task::Summarize;
    let strange = |other: &usize| !(summary && whose::is_its_own(case.source, case.output, at, *other));
    let told = || {
        let near = [mates::of_another_pair, mates::of_another_level].into_iter().find_map(ask);
        let near = near.or_else(|| ask(misplaced::of_a_neighbour).filter(unreckoned)).filter(strange);
        near.or_else(|| ask(misplaced::of_its_change)).or_else(|| ask(whose::of_another).filter(|_| tie.grade == Grade::Exact))
    };
    ask(misplaced::misplaced)
        .filter(unreckoned)
        .filter(strange)
        .or_else(|| if summary { told() } else { ask(misplaced::orphan) })
        .or_else(|| ask(mates::of_another_time))
        .or_else(|| ask(nouns::of_another_name))
        .or_else(|| nouns::of_another_noun(case.source, case.output, at))
}

fn pair(case: &Case<'_>, words: &Words<'_>, row: usize, column: usize, tie: Tie, findings: &mut Vec<Finding>) {
    let (Some(a), Some(b)) = (case.source.figure(row), case.output.figure(column)) else { return };
    let (Some(x), Some(y)) = (case.source.note(row), case.output.note(column)) else { return };
    match tie.grade {
        Grade::Off(_) if excuses::is_excused(case, row, column) => {
            return;
        }
        Grade::Off(rule) => {
            findings.push(words.conflict(told_apart(case, rule, row, column), row, column));
            return;
        }
        Grade::Exact
            if nouns::is_place_for_people(case.source, case.output, (row, column))
                || nouns::is_age_for_things(case.source, case.output, (row, column)) =>
        {
            findings.push(words.conflict(Rule::Altered, row, column));
            return;
        }
        Grade::Exact | Grade::Rounded if is_other_currency(case.source, a, b) => {
            findings.push(words.conflict(Rule::Unit, row, column));
            return;
        }
        Grade::Exact if excuses::is_without_percent(case, row, column) => {
            findings.push(words.conflict(Rule::Unit, row, column));
            return;
        }
        Grade::Exact if excuses::is_paid_for_off(case, row, column) || excuses::is_once_too_few(case, (row, x), (column, y)) => {
            findings.push(words.conflict(Rule::Altered, row, column));
            return;
        }
        Grade::Rounded => {
            let severity = if case.policy.rounding == Rounding::Exact { Severity::Error } else { Severity::Warning };
            findings.push(words.pair(Rule::Rounded, severity, row, column));
        }
        Grade::Converted => findings.push(words.pair(Rule::Derived, Severity::Warning, row, column)),
        Grade::Exact => {}
    }
    if excuses::is_age_for_tens(case, row, column) {
        findings.push(words.conflict(Rule::Altered, row, column));
        return;
    }
    if let Some(severity) = hedge_fault(case, row, column, hedge::hedge(a, b, tie.grade)) {
        findings.push(words.pair(Rule::Approximation, severity, row, column));
    }
    let faults = [
        (is_other_rate(case, row, column), Rule::Unit),
        (tells_change(a) && is_turned(case, (row, column), (x, y), tie), Rule::Direction),
        (
            tells_change(a) && (levels::is_other_role(x, y) || levels::is_state(case, row, (x, y)))
                || levels::is_level_for_change(case, (a, b), (x, y))
                || levels::is_change_for_level(case, (a, b), (x, y))
                || tells_change(a) && levels::is_start_for_end(case, (row, column), (x, y))
                || levels::is_reached_by_change(case, (a, b), (x, y)),
            Rule::Attribution,
        ),
        (tells_change(a) && opposites::opposed(&x.place, &y.place), Rule::Attribution),
    ];
    let faults = faults.into_iter().filter(|(faulty, _)| *faulty);
    findings.extend(faults.map(|(_, rule)| words.pair(rule, Severity::Error, row, column)));
    let both = || basis(case.source, row).and_then(|here| basis(case.output, column).map(|there| (here, there)));
    let moves = tells_change(a) && (x.motion != Direction::None || y.motion != Direction::None);
    let bases = moves.then(both).flatten().filter(|(here, there)| here != there);
    findings.extend(bases.map(|bases| words.other_basis(row, column, bases)));
    findings.extend(fates::clash(case, row, column).map(|fates| words.other_fate(row, column, fates)));
    findings.extend(times::date_faults(case, words, row, column, (x, y)));
    findings.extend(times::other_time(case, words, row, column));
}

/// A power of ten is a slip of scale where a word of scale is at hand, or three places are lost; else the digits were written wrong.
/// The number of an article or a road is no rank.
fn told_apart(case: &Case<'_>, rule: Rule, row: usize, column: usize) -> Rule {
    let sides = [(case.source, row), (case.output, column)];
    let speaks =
        |cues: fn(&Speech) -> Cues| sides.iter().any(|(side, index)| speech::has(side.surface(*index), cues(side.speech()), side.lang));
    let unknown = || sides.iter().any(|(side, _)| side.speech().scales.is_empty());
    match rule {
        Rule::Scale
            if unknown() || speaks(|speech| speech.scales) || is_thousandfold(case.source.figure(row), case.output.figure(column)) =>
        {
            rule
        }
        Rule::Ordinal if !speaks(|speech| speech.numbered) && !sides.iter().all(|(side, index)| is_code(side.surface(*index))) => rule,
        Rule::Scale | Rule::Ordinal => Rule::Altered,
        _ => rule,
    }
}

/// 12345, 1571, G1817: written in digits as it stands, and no place in an order.
fn is_code(surface: &str) -> bool {
    let digits = surface.bytes().filter(u8::is_ascii_digit).count();
    digits > 2 && surface.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether two numbers are apart by a factor of a thousand or more.
fn is_thousandfold(a: Option<&Figure>, b: Option<&Figure>) -> bool {
    let number = |figure: Option<&Figure>| figure.and_then(|figure| figure.value.number()).map(Exact::abs);
    let (Some(x), Some(y)) = (number(a), number(b)) else { return true };
    x.shift(3) <= y || y.shift(3) <= x
}

/// Another currency where the source's open sign (元) means its own: nothing in the text speaks of the other.
fn is_other_currency(source: &Side<'_>, a: &Figure, b: &Figure) -> bool {
    let (from, to) = (a.unit, b.unit);
    let open = from.dimension == Dimension::Money && to.dimension == Dimension::Money && from.code != to.code;
    let signs = source.speech().currencies.iter().find(|(code, _)| *code == to.code);
    open && from.code == "CNY" && !source.lang.is_traditional() && signs.is_some_and(|(_, signs)| !signs.are_in(source.text))
}

/// How much a difference between the approximators weighs; `None` where there is none.
fn hedge_fault(case: &Case<'_>, row: usize, column: usize, hedge: Hedge) -> Option<Severity> {
    let approx = case.output.figure(column)?.approx;
    match hedge {
        Hedge::Lost | Hedge::Added if bounds::marks_end_of_change(case, row, column) => None,
        Hedge::Lost if bounds::bounds_otherwise(case, row, column) => Some(Severity::Error),
        Hedge::Kept => None,
        Hedge::Added if excuses::is_age_by_tens(case, row, column) => None,
        Hedge::Added if bounds::reaches(case.source, row, approx) => None,
        Hedge::Added if approx == Approx::About && bounds::is_converted_sum(case.source, row) => None,
        Hedge::Added if bounds::hedged_around(case.source, row, approx) || bounds::hedged_beside(case.source, row, approx) => None,
        // A summary may blur a figure, as it may round it; it may not bound it.
        Hedge::Added if approx == Approx::About && case.policy.task == Task::Summarize => Some(Severity::Warning),
        Hedge::Added if bounds::maybe_preposition(case.output, column) || bounds::says_some(case.output, column) => Some(Severity::Warning),
        Hedge::Reversed if bounds::turned_in_form(case.source, row) || bounds::hedged_twice(case.source, row, approx) => {
            Some(Severity::Warning)
        }
        Hedge::Lost | Hedge::Softened => Some(Severity::Warning),
        Hedge::Added | Hedge::Reversed => Some(Severity::Error),
    }
}

/// A day for a year, a jin for a kilogram.
fn is_other_rate(case: &Case<'_>, row: usize, column: usize) -> bool {
    case.source.rate(row).is_some_and(|here| case.output.rate(column).is_some_and(|there| here != there))
}

/// Growth for a fall, or the reverse.
fn is_turned(case: &Case<'_>, (row, column): (usize, usize), (x, y): (&Note, &Note), tie: Tie) -> bool {
    // Who says the same of the same number is one that is not against it.
    let one = || x.motion == y.motion && tie.grade == Grade::Exact && said_alike(case, row, column);
    turned(x.motion, y.motion) || !one() && is_against_all(case, column, y.motion) || is_unheard_of(case, (row, column), (x, y))
}

/// Whether both texts write one number.
fn said_alike(case: &Case<'_>, row: usize, column: usize) -> bool {
    case.source.figure(row).zip(case.output.figure(column)).is_some_and(|(a, b)| a.value == b.value)
}

/// Whether the source says the same number elsewhere, and only with the opposite direction.
fn is_against_all(case: &Case<'_>, column: usize, motion: Direction) -> bool {
    let Some(figure) = case.output.figure(column).filter(|_| motion != Direction::None) else { return false };
    let mut opposite = false;
    for (_, other, note) in case.source.with_value(&figure.value) {
        let other = if relate::tie(other, figure).grade == Grade::Exact { note.motion } else { continue };
        if other == motion {
            return false;
        }
        opposite |= turned(other, motion);
    }
    opposite
}

/// Whether something is said to fall where nothing in the source's sentence speaks of a fall.
fn is_unheard_of(case: &Case<'_>, (row, column): (usize, usize), (x, y): (&Note, &Note)) -> bool {
    let moves = case.source.figure(row).is_some_and(|figure| tells_change(figure) && figure.kind != Kind::Duration);
    if !moves
        || x.motion != Direction::None
        || y.motion != Direction::Down
        || !is_said_beside(case.output, column)
        || is_compared(case.source, row)
    {
        return false;
    }
    let (speech, sentence, lang) = (case.source.speech(), case.source.sentence(row), case.source.lang);
    !speech.faint_down.is_empty() && ![speech.faint_down, speech.down].iter().any(|cues| speech::has(sentence, cues, lang))
}

/// Whether the sentence of a figure has another of its sort and size, so that a fall can be reckoned: $987 million against $1.02 billion.
fn is_compared(source: &Side<'_>, row: usize) -> bool {
    let (Some(figure), Some(note)) = (source.figure(row), source.note(row)) else { return false };
    let near = |x: Exact, y: Exact| x != y && x.mul(Exact::int(3)).is_some_and(|x| y <= x) && y.mul(Exact::int(3)).is_some_and(|y| x <= y);
    let mate = |other: usize| {
        let (Some(mate), Some(there)) = (source.figure(other), source.note(other)) else { return false };
        let alike = mate.unit == figure.unit && mate.kind == figure.kind && there.place.sentence == note.place.sentence;
        alike && figure.value.number().zip(mate.value.number()).is_some_and(|(x, y)| near(x, y))
    };
    figure.kind != Kind::Percent && (row.saturating_sub(4)..row + 5).any(|other| other != row && mate(other))
}

/// Whether a word of decline stands right before a figure or right behind it: down 8 %, 8 % lower.
fn is_said_beside(output: &Side<'_>, column: usize) -> bool {
    let Some(figure) = output.figure(column) else { return false };
    let (speech, lang) = (output.speech(), output.lang);
    let is = speech::is_one_of;
    let between = |word: &&str| [speech.hedges, speech.change, speech.level].iter().any(|cues| is(word, cues));
    let before = tail(output.before(figure), 28);
    let word = speech::words(before).rev().find(|word| !between(word)).unwrap_or_default();
    speech::begins(output.after(figure).trim_start(), speech.down_after, lang)
        || if speech::in_characters(lang) { speech::ends(before.trim_end(), speech.down, lang) } else { is(word, speech.down) }
}

/// Whether a figure can rise or fall.
const fn tells_change(figure: &Figure) -> bool {
    use Kind::{Count, Duration, Fraction, Measure, Money, Multiplier, Percent, PercentagePoint};
    matches!(figure.kind, Money | Percent | PercentagePoint | Count | Measure | Multiplier | Fraction | Duration)
}

/// What it means that an output figure stands for no source figure.
fn extra(case: &Case<'_>, words: &Words<'_>, column: usize, fate: &Fate) -> Option<Finding> {
    let (figure, note) = (case.output.figure(column)?, case.output.note(column)?);
    match fate {
        Fate::Derived(proof) if proof.holds => Some(words.derived(column, proof, Severity::Warning)),
        Fate::Derived(proof) => Some(words.derived(column, proof, Severity::Error)),
        Fate::Alone if keep::was_said_in_words(case, column, figure) => None,
        Fate::Alone
            if is_two_long(case, figure, note)
                || is_multiple(case, figure)
                || note.duty == Duty::Must
                    && !is_idiom(figure, case.output)
                    && !case.output.is_base(figure)
                    && !case.output.is_all_of_it(column) =>
        {
            let reckoned =
                case.policy.task == Task::Summarize && is_told_as_whole(case.output, column) && figure.class() == Class::Quantity;
            if reckoned && case.source.figures.len() > 1 {
                let proof = Proof { how: How::Sum, from: Vec::new(), holds: false };
                return Some(words.derived(column, &proof, Severity::Error));
            }
            if times::is_period_before(case, column) {
                return None;
            }
            let found = words.invented(column);
            // Words of a language without a table are not read, nor how it writes its dates.
            let unread = [case.source.lang, case.output.lang].iter().any(|lang| !speech::is_known(lang)) && is_sayable(figure);
            Some(if unread { Finding { severity: Severity::Warning, ..found } } else { found })
        }
        Fate::Alone => {
            let row = series::misnumbered(case.source, case.output, column).filter(|_| note.duty == Duty::Soft)?;
            Some(words.conflict(Rule::Altered, row, column))
        }
        _ => None,
    }
}

/// "For more than two years" in a summary: a translator may say a pair of years otherwise, who sums up has them from the source.
fn is_two_long(case: &Case<'_>, figure: &Figure, note: &Note) -> bool {
    let two = figure.kind == Kind::Duration && figure.value == Value::Number(Exact::int(2));
    case.policy.task == Task::Summarize && two && note.duty == Duty::Soft
}

/// "Doubled", "halved": who sums up has a change by so many times from the source, and it is no idiom.
fn is_multiple(case: &Case<'_>, figure: &Figure) -> bool {
    case.policy.task == Task::Summarize && matches!(figure.kind, Kind::Multiplier | Kind::Fraction) && figure.direction != Direction::None
}

/// Whether a figure is likely to be said in words.
fn is_sayable(figure: &Figure) -> bool {
    figure.kind == Kind::Time || figure.value.number().is_some_and(|number| number < Exact::int(13))
}

/// Words such as "one", "first", "single" or "both" that count nothing.
fn is_idiom(figure: &Figure, output: &Side<'_>) -> bool {
    let small = match &figure.value {
        // "The second half" of anything.
        Value::Date(date) => *date == Date { half: date.half, ..Date::default() },
        value => value.number().and_then(Exact::to_i64).is_some_and(|n| (0..=2).contains(&n)),
    };
    let spelt = !figure.span.of(output.text).contains(|c: char| c.is_ascii_digit());
    // "The second half of the essay".
    let half = figure.kind == Kind::Fraction && speech::ends(output.before(figure).trim_end(), output.speech().halves, output.lang);
    half || small && spelt
}
