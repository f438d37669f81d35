//! Right figures beside the wrong ones: a number told with the year, the rate or the sum of another. `judge` asks for each pair that holds.

use super::alignment::Alignment;
use super::attribution::alike;
use super::calendar::{self, Stretch};
use super::ledger::Side;
use super::relate;
use super::speech;
use super::tie::Grade;
use crate::figure::{Class, Figure, Kind};

/// The source figure that belongs where an output figure stands, judged by the figure right before it in its clause: the source tells
/// both beside another figure of that sort each, in the same order.
pub(super) fn of_another_pair(source: &Side<'_>, output: &Side<'_>, outcome: &Alignment, (row, column): (usize, usize)) -> Option<usize> {
    let before = column.checked_sub(1)?;
    let lead = outcome.stands(before)?;
    let (a, b) = (source.figure(lead)?, source.figure(row)?);
    let between = output.between(before, column);
    let near = between.len() <= 60 && !parts(between, output);
    if !near || a.kind == b.kind || a.kind == Kind::Label || b.kind == Kind::Label || lead.abs_diff(row) < 2 && beside(source, lead, row) {
        return None;
    }
    let alone = |index: usize| outcome.heirs.get(index).copied().flatten().is_none_or(|heir| heir.abs_diff(column) > 2);
    let amount = |figure: &Figure| matches!(figure.kind, Kind::Money | Kind::Count | Kind::Measure);
    let wrong = |mine: &usize, other: Option<usize>| {
        let told = |at: usize, other: &Figure, as_well: bool| {
            let fits = |mate: &Figure| {
                (alike(mate, other) || as_well && amount(mate) && amount(other)) && relate::tie(mate, other).grade > Grade::Rounded
            };
            source.figure(at).is_some_and(fits) && alone(at)
        };
        // Passengers and tonnes of freight, each with its growth: in clauses of their own, the sums may be of two sorts.
        let apart = !beside(source, lead, row) && lead.abs_diff(row) < 2;
        other.is_some_and(|other| {
            told(*mine, b, apart) && told(other, a, apart) && beside(source, lead, *mine) && beside(source, row, other)
        })
    };
    let behind = Some(lead + 1).filter(|mine| wrong(mine, row.checked_sub(1)));
    behind.or_else(|| lead.checked_sub(1).filter(|mine| wrong(mine, Some(row + 1))))
}

/// Whether two neighbouring figures are told together.
fn beside(source: &Side<'_>, a: usize, b: usize) -> bool {
    let between = source.between(a, b);
    between.len() <= 60 && !between.contains(['。', '；', ';', '\n']) && !between.contains(". ")
}

/// The rate of change that belongs before a level, where an output joins the two and the source tells the level with another: up 16 % at
/// $12.8 billion.
pub(super) fn of_another_level(source: &Side<'_>, output: &Side<'_>, outcome: &Alignment, (row, column): (usize, usize)) -> Option<usize> {
    let rate = source.figure(row).filter(|figure| figure.kind == Kind::Percent)?;
    let level = outcome.stands(column + 1).filter(|level| source.figure(*level).is_some_and(|level| level.kind != Kind::Percent))?;
    let between = output.between(column, column + 1).trim();
    let joined = [output.speech().level, output.speech().reached].iter().any(|cues| cues.have(between)) || between == "at";
    let own = mate(source, level, rate).filter(|_| joined && !same_clause(source, level, row))?;
    source.figure(own).is_some_and(|own| own.direction == rate.direction).then_some(own)
}

/// The source figure that belongs where an output figure stands, judged by the year, quarter or month that both texts tell it of.
pub(super) fn of_another_time(source: &Side<'_>, output: &Side<'_>, outcome: &Alignment, (row, column): (usize, usize)) -> Option<usize> {
    let figure = source.figure(row).filter(|figure| figure.class() == Class::Quantity)?;
    let (told, said) = (time_of(source, row)?, time_of(output, column)?);
    let date = |side: &Side<'_>, index: usize| side.figure(index).and_then(|figure| calendar::spell(&figure.value));
    let (here, there) = (date(source, told)?, date(output, said)?);
    let holds = outcome.stands(said).is_some();
    let period = |stretch: &Stretch| stretch.from.day.is_none() && stretch.only_weekday().is_none();
    if !holds
        || !period(&here)
        || !period(&there)
        || calendar::compare(&here, &there).0
        || calendar::within(&here, &there)
        || calendar::within(&there, &here)
    {
        return None;
    }
    let rows = row.saturating_sub(REACH)..(row + REACH).min(source.figures.len());
    let of_that_time =
        |other: &usize| time_of(source, *other).and_then(|time| date(source, time)).is_some_and(|time| calendar::compare(&time, &there).0);
    let mut rivals = rows.filter(|other| *other != row && of_that_time(other)).filter_map(|other| Some((other, source.figure(other)?)));
    let same = |other: &Figure| relate::tie(other, figure).grade <= Grade::Rounded;
    let free = |index: usize| outcome.is_missing(index);
    let rival = rivals.clone().find(|(_, other)| alike(other, figure) && other.direction == figure.direction && !same(other))?;
    (free(rival.0) && !rivals.any(|(_, other)| same(other))).then_some(rival.0)
}

/// How many source figures to each side are asked.
const REACH: usize = 12;

/// The one time that a text tells a figure of: in front of it in its sentence, or the only one of the sentence.
fn time_of(side: &Side<'_>, index: usize) -> Option<usize> {
    let sentence = side.note(index)?.place.sentence;
    let dated = |other: &usize| {
        side.figure(*other).is_some_and(|figure| figure.class() == Class::Date && figure.kind != Kind::Time)
            && side.note(*other).is_some_and(|note| note.place.sentence == sentence)
    };
    let mut dates = (index.saturating_sub(REACH)..index + REACH).filter(dated);
    if speech::in_characters(side.lang) {
        return dates.take_while(|other| *other < index).last();
    }
    dates.next().filter(|_| dates.next().is_none())
}

/// A figure of the clause of `row` that could be taken for `other`.
fn mate(source: &Side<'_>, row: usize, other: &Figure) -> Option<usize> {
    let near = (row.saturating_sub(3)..row + 4).filter(|mate| *mate != row && same_clause(source, row, *mate));
    near.into_iter()
        .find(|mate| source.figure(*mate).is_some_and(|mate| alike(mate, other) && relate::tie(mate, other).grade > Grade::Rounded))
}

fn same_clause(side: &Side<'_>, a: usize, b: usize) -> bool {
    !side.between(a, b).contains(is_stop)
}

const fn is_stop(c: char) -> bool {
    matches!(c, '，' | ',' | '。' | '；' | ';' | '\n' | '、' | '(' | '（')
}

/// Whether the words between two figures begin another thing; what a comma sets beside the first goes on with it.
fn parts(between: &str, output: &Side<'_>) -> bool {
    let goes_on = |rest: &str| speech::begins(rest.trim_start(), output.speech().appositions, output.lang);
    let comma = between.split([',', '，']).skip(1).any(|rest| !goes_on(rest));
    let stop = between.contains(['。', '；', ';', '\n', '、', '(', '（']) || between.contains(". ");
    comma || stop || !speech::in_characters(output.lang) && speech::words(between).any(|word| speech::is_one_of(word, output.speech().and))
}
