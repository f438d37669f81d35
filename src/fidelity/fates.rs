//! What happened to those whom a figure counts: killed or injured, bought or sold, won or lost. `judge` asks for every pair that holds.

use super::around::{head, tail};
use super::case::Case;
use super::ledger::Side;
use super::speech;
use super::speech::cues::Cues;
use crate::figure::{Figure, Kind};

/// What became of people, goods and matches. Two of one group exclude each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::fidelity) enum Fate {
    Killed,
    Hurt,
    Missing,
    /// Rescued, evacuated, displaced: alive, and elsewhere.
    Spared,
    Infected,
    /// Cases of any sort: infected, unless the text says more.
    Case,
    Healed,
    Held,
    Bought,
    Sold,
    Won,
    Lost,
}

impl Fate {
    /// In words.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Hurt => "injured",
            Self::Missing => "missing",
            Self::Spared => "brought to safety",
            Self::Infected => "infected",
            Self::Case => "cases",
            Self::Healed => "recovered",
            Self::Held => "arrested",
            Self::Bought => "bought",
            Self::Sold => "sold",
            Self::Won => "won",
            Self::Lost => "lost",
        }
    }

    /// Whether such a figure can have it.
    fn fits(self, figure: &Figure) -> bool {
        match self {
            Self::Bought | Self::Sold => matches!(figure.kind, Kind::Money | Kind::Count),
            Self::Won | Self::Lost => {
                matches!(figure.kind, Kind::Score | Kind::Ratio | Kind::PercentagePoint) || figure.unit.code == "point"
            }
            // A death rate of 2 %.
            Self::Killed | Self::Healed => matches!(figure.kind, Kind::Count | Kind::Percent),
            _ => figure.kind == Kind::Count,
        }
    }

    /// Whether who had the one cannot have had the other.
    fn excludes(self, other: Self) -> bool {
        use Fate::{Bought, Case, Held, Infected, Killed, Lost, Sold, Won};
        match (self, other) {
            (one, other) if one == other => false,
            (Bought, Sold) | (Sold, Bought) | (Won, Lost) | (Lost, Won) => true,
            (Bought | Sold | Won | Lost, _) | (_, Bought | Sold | Won | Lost) | (Infected, Held) | (Held, Infected) => false,
            // Cases of a disease and of the police.
            (Case, other) | (other, Case) => other == Killed,
            _ => true,
        }
    }
}

/// So many bytes to each side of a figure tell what happened.
const NEAR: usize = 120;

/// The fates that the two sides tell of a figure, where all of them exclude each other: 9 killed for 9 injured.
pub(super) fn clash(case: &Case<'_>, row: usize, column: usize) -> Option<(Fate, Fate)> {
    let figure = case.source.figure(row)?;
    let here = told(case.source, row, figure);
    let first = here.first()?;
    let there = told(case.output, column, figure);
    let apart = here.iter().all(|fate| there.iter().all(|other| fate.excludes(*other)));
    there.first().filter(|_| apart).map(|other| (*first, *other))
}

/// Whether both sides tell of who won.
pub(super) fn both_won(case: &Case<'_>, row: usize, column: usize) -> bool {
    let won = |fates: Vec<Fate>| fates.contains(&Fate::Won) && !fates.contains(&Fate::Lost);
    let score = case.source.figure(row);
    score.is_some_and(|score| won(told(case.source, row, score)) && won(told(case.output, column, score)))
}

/// The fates that the clause of the figure at `index` tells, between the figures beside it, of those that such a figure as `like` can have.
fn told(side: &Side<'_>, index: usize, like: &Figure) -> Vec<Fate> {
    let mut open = side.speech().fates.iter().filter(|(fate, _)| fate.fits(like)).peekable();
    let Some(figure) = side.figure(index).filter(|_| open.peek().is_some()) else { return Vec::new() };
    let span = |index: usize| side.figure(index).map(|figure| figure.span);
    let from = index.checked_sub(1).and_then(span).map_or(0, |span| span.end.min(figure.span.start));
    let to = span(index + 1).map_or(side.text.len(), |span| span.start.max(figure.span.end));
    let before = tail(side.text.get(from..figure.span.start).unwrap_or_default(), NEAR);
    let after = head(side.text.get(figure.span.end..to).unwrap_or_default(), NEAR);
    let parts = |c: char| matches!(c, '。' | '！' | '？' | '；' | ';' | '，' | ',' | '、' | '(' | ')' | '（' | '）' | '\n');
    let before = before.rsplit(parts).next().unwrap_or_default().rsplit(". ").next().unwrap_or_default();
    let before = speech::from_last(before, side.speech().and, side.lang);
    let after = after.split(parts).next().unwrap_or_default().split(". ").next().unwrap_or_default();
    let after = speech::before_first(after, side.speech().and, side.lang);
    let clause = [before, side.surface(index), after];
    // Parted once for all fates.
    let words: Vec<&str> =
        if speech::in_characters(side.lang) { Vec::new() } else { clause.iter().flat_map(|text| speech::words(text)).collect() };
    let tells = |cues: Cues| {
        words.iter().any(|word| speech::is_one_of(word, cues)) || clause.iter().any(|text| speech::has_phrase(text, cues, side.lang))
    };
    let mut fates: Vec<Fate> = open.filter(|(_, cues)| tells(cues)).map(|(fate, _)| *fate).collect();
    // 死亡病例: cases of death.
    if fates.len() > 1 {
        fates.retain(|fate| *fate != Fate::Case);
    }
    fates
}
