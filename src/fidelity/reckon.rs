//! What a summary reckons by itself: the gap between two figures of the source, how many times one is the other, a share, what a share
//! leaves, what there was before a change. `align` asks last, and only for summaries.
//!
//! A number of two digits comes out of some two figures of an article by chance. So two figures are believed only where the output
//! speaks of them: a word of its sentence belongs to one, or one of them stands in it; and of all such two, the nearest few are tried.

use super::alignment::Alignment;
use super::around::Role;
use super::context;
use super::ledger::{Note, Side};
use super::proof::{How, Proof, compares, countable, has_cue, is_points, matches, matches_share, of_one};
use super::relate::{is_order, rounds_to};
use super::speech;
use crate::figure::{Approx, Class, Direction, Exact, Figure, Kind};

/// How many source figures on each side of the expected place are looked at.
const WINDOW: usize = 32;

/// So much in common, and the output speaks of a figure.
const SPOKEN: i64 = 24;

/// What it is worth that a figure stands in the output's sentence itself.
const STANDS: i64 = 64;

/// What each figure between two takes from them.
const AWAY: i64 = 2;

/// So many pairs of figures are tried, the nearest first.
const TRIED: usize = 6;

/// One source figure that may go into a reckoning.
#[derive(Clone, Copy)]
struct Term<'a> {
    row: usize,
    sentence: usize,
    figure: &'a Figure,
    number: Exact,
    /// How much the output speaks of it.
    spoken: i64,
}

/// What every reckoning looks at.
struct Claim<'a> {
    source: &'a Side<'a>,
    output: &'a Side<'a>,
    column: usize,
    figure: &'a Figure,
    want: Exact,
    /// Whether the words around tell a change, and whether they compare.
    moves: bool,
    compares: bool,
}

/// A proof that the output figure is reckoned from two figures that its sentence speaks of.
pub(super) fn reckon(source: &Side<'_>, output: &Side<'_>, column: usize, outcome: &Alignment) -> Option<Proof> {
    let figure = output.figure(column)?;
    let note = output.note(column)?;
    let want = figure.value.number()?;
    let tells_gap = speech::has(output.sentence(column), output.speech().gaps, output.lang);
    let moves = note.motion != Direction::None;
    let compares = moves || tells_gap || compares(output, column);
    let claim = Claim { source, output, column, figure, want, moves, compares };
    let middle = outcome.near(source, output, column);
    let rows = middle.saturating_sub(WINDOW)..(middle + WINDOW).min(source.figures.len());
    let stands = |row: usize| {
        let heir = outcome.heirs.get(row).copied().flatten().and_then(|heir| output.note(heir));
        heir.is_some_and(|heir| heir.place.sentence == note.place.sentence)
    };
    let term = |row: usize| {
        let (figure, there) = (source.figure(row)?, source.note(row)?);
        let plain = figure.class() == Class::Quantity && !matches!(figure.kind, Kind::Ordinal | Kind::Rank | Kind::Age);
        // 第三产业…: what numbers the thing that a figure is told of stands for its name.
        let numbers = |before: usize| source.figure(before).is_some_and(|figure| is_order(figure.kind) || figure.kind == Kind::Label);
        let numbered = (row.saturating_sub(3)..row)
            .rev()
            .find(|before| numbers(*before) && source.note(*before).is_some_and(|note| note.place.sentence == there.place.sentence))
            .filter(|before| stands(*before));
        let similar = || context::similarity(&there.place, &note.place) + if numbered.is_some() { SPOKEN } else { 0 };
        let spoken = if stands(row) { STANDS } else { similar().min(STANDS) };
        let number = figure.value.number().filter(|_| plain)?;
        Some(Term { row, sentence: there.place.sentence, figure, number, spoken })
    };
    let terms: Vec<Term<'_>> = rows.filter_map(term).collect();
    let pairs = terms.iter().enumerate().flat_map(|(at, first)| terms.iter().skip(at + 1).map(move |second| (*first, *second)));
    let mut pairs: Vec<(Term<'_>, Term<'_>)> = pairs.filter(|(a, b)| claim.may_go_together(a, b)).collect();
    pairs.sort_by_key(|(a, b)| (AWAY * i64::try_from(b.row - a.row).unwrap_or(i64::MAX / AWAY) - a.spoken - b.spoken, a.row));
    pairs.into_iter().take(TRIED).find_map(|(a, b)| claim.of_two(&a, &b)).or_else(|| terms.iter().find_map(|term| claim.rest(term)))
}

impl Claim<'_> {
    /// Whether two figures stand near each other, the output speaks of one, and a reckoning of its sort may take both.
    fn may_go_together(&self, a: &Term<'_>, b: &Term<'_>) -> bool {
        let near = a.sentence.abs_diff(b.sentence) <= 3 && a.spoken.max(b.spoken) >= SPOKEN || a.spoken.min(b.spoken) >= SPOKEN;
        let same = || self.are_alike(a, b);
        near && match self.figure.kind {
            // "More than doubled" tells a change of the thing itself.
            _ if self.is_ratio() => (self.figure.direction == Direction::None || self.compares_size()) && same() && self.move_alike(a, b),
            Kind::Fraction => same() && !is_share(a.figure),
            Kind::Percent => same() && a.figure.kind != Kind::Percent,
            _ if [a, b].iter().all(|term| term.figure.kind == Kind::Percent) => self.may_be_points(),
            _ if is_share(a.figure) != is_share(b.figure) => {
                let level = if is_share(a.figure) { b.figure } else { a.figure };
                a.sentence == b.sentence && b.row <= a.row + 3 && !is_points(self.figure) && comparable(self.figure, level)
            }
            _ => same() && (comparable(self.figure, a.figure) || comparable(self.figure, b.figure)),
        }
    }

    /// Four times *as fast as* freight.
    fn compares_size(&self) -> bool {
        speech::begins(self.output.after(self.figure).trim_start(), self.output.speech().compared, self.output.lang)
    }

    /// So many times.
    fn is_ratio(&self) -> bool {
        self.figure.kind == Kind::Multiplier || self.figure.unit.code == "time"
    }

    /// Whether two figures are of one sort, so that they can be compared: $128 million, from 94 million.
    fn are_alike(&self, a: &Term<'_>, b: &Term<'_>) -> bool {
        let lent =
            || b.row == a.row + 1 && a.sentence == b.sentence && countable(b.figure) && b.figure.unit.is_none() && !is_share(a.figure);
        comparable(a.figure, b.figure) || lent()
    }

    fn of_two(&self, a: &Term<'_>, b: &Term<'_>) -> Option<Proof> {
        let (less, more) = if a.number < b.number { (a, b) } else { (b, a) };
        let share = || less.number.div(more.number);
        let how = match self.figure.kind {
            _ if self.is_ratio() => self.is_near(more.number.div(less.number)).then_some(How::Change),
            Kind::Fraction => self.is_near(share()).then_some(How::Share),
            Kind::Percent if self.moves => self.growth(a, b),
            Kind::Percent if self.is_percent(share()) => Some(How::Share),
            Kind::Percent if self.compares => self.growth(a, b),
            _ if is_share(a.figure) == is_share(b.figure) => self.gap(a, b).or_else(|| self.former(a, b)),
            _ => self.of_share(a, b),
        }?;
        Some(Proof::right(how, [a.row, b.row]))
    }

    /// Whether both are changes or neither: a share of 32 % is no part of a growth of 89 %.
    fn move_alike(&self, a: &Term<'_>, b: &Term<'_>) -> bool {
        let moves = |term: &Term<'_>| self.source.note(term.row).map(|note| note.motion != Direction::None);
        moves(a) == moves(b)
    }

    /// One more or less than the other by so much.
    fn gap(&self, a: &Term<'_>, b: &Term<'_>) -> Option<How> {
        let gap = a.number.sub(b.number).map(Exact::abs)?;
        (self.compares && matches(gap, self.want, self.figure.approx)).then_some(How::Difference)
    }

    /// What a level was before it moved by so much.
    fn former(&self, a: &Term<'_>, b: &Term<'_>) -> Option<How> {
        let change = |term: &Term<'_>| self.source.note(term.row).filter(|note| note.role == Some(Role::Change)).map(|note| note.motion);
        let before = |by: &Term<'_>, to: &Term<'_>| match change(by)? {
            Direction::Up => to.number.sub(by.number),
            Direction::Down => to.number.add(by.number),
            Direction::None => None,
        };
        let fits = |before: Option<Exact>| before.is_some_and(|before| matches(before, self.want, self.figure.approx));
        let beside = b.row <= a.row + 2 && a.sentence == b.sentence && !self.moves;
        (beside && (fits(before(a, b)) || fits(before(b, a)))).then_some(How::Before)
    }

    /// How much one is above or below the other, in per cent of it.
    fn growth(&self, a: &Term<'_>, b: &Term<'_>) -> Option<How> {
        let gap = a.number.sub(b.number)?.abs();
        [a, b].iter().any(|base| self.is_percent(gap.div(base.number))).then_some(How::Change)
    }

    /// So much of the whole, the whole of which it is so much, and what there was before a change by so much.
    fn of_share(&self, a: &Term<'_>, b: &Term<'_>) -> Option<How> {
        let (share, level) = if is_share(a.figure) { (a, b) } else { (b, a) };
        if share.figure.kind == Kind::PercentagePoint {
            return None;
        }
        let factor = of_one(share.figure)?;
        let fits = |number: Option<Exact>| number.is_some_and(|number| matches(number, self.want, self.figure.approx));
        let motion = self.source.note(share.row)?.motion;
        let before = match motion {
            Direction::Up => Exact::ONE.add(factor),
            Direction::Down => Exact::ONE.sub(factor),
            Direction::None => None,
        };
        let part = speech::has(self.source.between(a.row, b.row), self.source.speech().appositions, self.source.lang);
        match () {
            // 29.2亿元，占全盟的37%: what is a share of another sum is the part.
            () if motion == Direction::None && part && fits(level.number.div(factor)) => Some(How::Whole),
            () if motion == Direction::None && !part && fits(level.number.mul(factor)) => Some(How::Product),
            () if before.is_some_and(|before| fits(level.number.div(before))) => Some(How::Before),
            () => None,
        }
    }

    /// What a share leaves: of a hundred visitors 68 came from abroad, almost a third from the country.
    fn rest(&self, term: &Term<'_>) -> Option<Proof> {
        let shares = term.figure.kind == Kind::Percent && matches!(self.figure.kind, Kind::Percent | Kind::Fraction);
        // What stands near a half is turned round by a slip as often.
        let far = term.number.sub(Exact::int(50)).is_some_and(|gap| gap.abs() > Exact::int(8));
        let told = self.figure.kind == Kind::Fraction || has_cue(self.output, self.column);
        // Of what is left the output says another name: women are 38 %, and men the rest.
        let own = |note: &Note| note.place.cues.iter().max_by_key(|cue| cue.1).copied();
        let said = |subject: u32| self.output.note(self.column).is_some_and(|note| note.place.nearest(&[subject]) > 0);
        let same = self.source.note(term.row).and_then(own).is_some_and(|(subject, _)| said(subject));
        if !shares || !told || same || !far || term.spoken < SPOKEN || self.source.note(term.row)?.motion != Direction::None {
            return None;
        }
        let left = Exact::int(100).sub(term.number)?.shift(-2);
        let right = if self.figure.kind == Kind::Percent { self.is_percent(Some(left)) } else { self.is_near(Some(left)) };
        right.then(|| Proof::right(How::Rest, [term.row]))
    }

    /// Points, or a bare number.
    fn may_be_points(&self) -> bool {
        is_points(self.figure) || self.figure.kind == Kind::Count && self.figure.unit.is_none()
    }

    /// Whether a ratio is the output's, as nearly as its words say: 3.66 times is "more than three times", 62 % "almost two thirds".
    fn is_near(&self, number: Option<Exact>) -> bool {
        let Some(number) = number else { return false };
        let Some(more) = number.sub(self.want) else { return false };
        let part = Exact::scaled(6, -2);
        let (above, below) = if self.is_ratio() { (Exact::ONE, Exact::scaled(35, -2)) } else { (part, part) };
        let near = match self.figure.approx {
            Approx::Over | Approx::AtLeast => !more.is_negative() && more < above,
            Approx::Under | Approx::AtMost => more.is_negative() && more.abs() < below,
            Approx::About => false,
            Approx::None => number.round_to(self.figure.place) == Some(self.want),
        };
        near || matches_share(number, self.want, self.figure.approx)
    }

    fn is_percent(&self, share: Option<Exact>) -> bool {
        share.is_some_and(|share| {
            let percent = share.shift(2);
            rounds_to(percent, self.want, self.figure.approx) || percent.round_to(self.figure.place) == Some(self.want)
        })
    }
}

/// Whether two figures are of one sort, so that they can be compared.
fn comparable(a: &Figure, b: &Figure) -> bool {
    a.kind == b.kind && a.unit == b.unit || countable(a) && countable(b)
}

const fn is_share(figure: &Figure) -> bool {
    matches!(figure.kind, Kind::Percent | Kind::Fraction | Kind::PercentagePoint)
}
