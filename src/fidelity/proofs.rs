//! Proofs by the shape of the source: a change from one value to another, a sum of parts named together, a share of the whole beside it,
//! the length of a period. They need no word of reckoning in the output. `derive` tries them first.

use super::align::Alignment;
use super::around::head;
use super::calendar;
use super::derive::{How, Proof, matches};
use super::ledger::Side;
use super::{slips, units};
use crate::figure::{Dimension, Direction, Exact, Figure, Kind, Value};

/// How many source figures on each side of the expected place are tried.
const WINDOW: usize = 24;

/// What every proof looks at.
struct Claim<'a> {
    source: &'a Side<'a>,
    output: &'a Side<'a>,
    outcome: &'a Alignment,
    column: usize,
    figure: &'a Figure,
    want: Exact,
}

/// A proof of the output figure by the shape of the source, if there is one.
pub(super) fn by_shape(source: &Side<'_>, output: &Side<'_>, column: usize, outcome: &Alignment) -> Option<Proof> {
    let figure = output.figure(column)?;
    let claim = Claim { source, output, outcome, column, figure, want: figure.value.number()? };
    let middle = outcome.near(source, output, column);
    let rows = || middle.saturating_sub(WINDOW)..(middle + WINDOW).min(source.figures.len());
    let pairs = || rows().flat_map(move |row| (row + 1..row + 4).map(move |next| (row, next)));
    let near = |&(a, b): &(usize, usize)| claim.sentence(a).zip(claim.sentence(b)).is_some_and(|(x, y)| x == y);
    pairs()
        .filter(near)
        .find_map(|(first, last)| claim.change(first, last).or_else(|| claim.sum(first, last)).or_else(|| claim.share(first, last)))
        .or_else(|| rows().find_map(|row| claim.one_more(row).or_else(|| claim.length(row)).or_else(|| claim.beyond_target(row))))
}

impl Claim<'_> {
    fn sentence(&self, row: usize) -> Option<usize> {
        self.source.note(row).map(|note| note.place.sentence)
    }

    fn fits(&self, number: Option<Exact>) -> bool {
        number.is_some_and(|number| matches(number, self.want, self.figure.approx))
    }

    /// Whether a source figure is said in the same sentence of the output.
    fn stands_with(&self, row: usize) -> bool {
        let sentence = |column: usize| self.output.note(column).map(|note| note.place.sentence);
        let heir = self.outcome.heirs.get(row).copied().flatten();
        heir.is_some_and(|heir| sentence(heir) == sentence(self.column))
    }

    fn stands_near(&self, row: usize) -> bool {
        self.outcome.stands_near(row, self.column)
    }

    /// The change from one value of a thing to another: 85.2 % to 96.7 % is a rise of 11.5 points, 20 days to 5 a cut by three quarters.
    fn change(&self, first: usize, last: usize) -> Option<Proof> {
        let (a, b) = (self.source.figure(first)?, self.source.figure(last)?);
        let (x, y) = (a.value.number()?, b.value.number()?);
        let (from, to) = (self.source.note(first)?, self.source.note(last)?);
        let quantity = a.kind == b.kind && a.unit == b.unit && !matches!(a.kind, Kind::Label | Kind::Ordinal | Kind::Rank | Kind::Age);
        let told = self.output.note(self.column)?;
        let motion = told.motion;
        let share = matches!(self.figure.kind, Kind::Multiplier | Kind::Fraction);
        let moves = from.is_start || to.is_start || to.role.is_some() || motion != Direction::None || share;
        if !quantity || x == y || !moves || !(self.stands_near(first) || self.stands_near(last)) {
            return None;
        }
        // The later value stands last, unless the source says where the change began; either way the words must not deny it.
        let (old, new) = if to.is_start { (y, x) } else { (x, y) };
        let way = if new > old { Direction::Up } else { Direction::Down };
        if motion != Direction::None
            && motion != way
            && (from.is_start || to.is_start || self.output.lang.primary() == "en" && !told.is_start)
        {
            return None;
        }
        let gap = new.sub(old)?;
        let right = match self.figure.kind {
            Kind::PercentagePoint => a.kind == Kind::Percent && self.fits(Some(gap.abs())),
            Kind::Percent => a.kind != Kind::Percent && self.fits(gap.div(old).map(|share| share.shift(2).abs())),
            Kind::Multiplier | Kind::Fraction => {
                self.fits(new.div(old))
                    || self.fits(gap.div(old).map(Exact::abs))
                    || self.figure.kind == Kind::Multiplier && self.fits(old.div(new))
            }
            kind => kind == a.kind && self.figure.unit == a.unit && a.kind != Kind::Percent && self.fits(Some(gap.abs())),
        };
        right.then(|| Proof::right(How::Change, [first, last]))
    }

    /// The sum of parts named together, where the output names what both have in common or both of them: two men and a woman.
    fn sum(&self, first: usize, last: usize) -> Option<Proof> {
        let (a, b) = (self.source.figure(first)?, self.source.figure(last)?);
        let counts = [a, b, self.figure].iter().all(|figure| figure.kind == Kind::Count);
        if !counts || last != first + 1 || !self.fits(a.value.number()?.add(b.value.number()?)) {
            return None;
        }
        let (x, y, z) = (self.source.note(first)?, self.source.note(last)?, self.output.note(self.column)?);
        let both = x.place.own(&y.place, &z.place) && y.place.own(&x.place, &z.place);
        let umbrella = units::is_people(self.figure.unit.code)
            && [a, b].iter().all(|figure| units::is_person(figure.unit.code))
            && ![a, b].iter().any(|figure| self.stands_near(if figure.span == a.span { first } else { last }));
        (both || umbrella).then(|| Proof::right(How::Sum, [first, last]))
    }

    /// Two men *and a woman* are three people.
    fn one_more(&self, row: usize) -> Option<Proof> {
        let figure = self.source.figure(row)?;
        let people = units::is_people(self.figure.unit.code) && units::is_person(figure.unit.code);
        let behind = head(self.source.after(figure), 24).split([',', '.', '，', '。']).next().unwrap_or_default().to_lowercase();
        let one = self
            .source
            .speech()
            .and_one
            .iter()
            .any(|cue| behind.contains(&format!("{cue} ")) || self.source.lang.is_cjk() && behind.contains(cue));
        let right =
            people && one && figure.kind == Kind::Count && !self.stands_near(row) && self.fits(figure.value.number()?.add(Exact::ONE));
        right.then(|| Proof::right(How::Sum, [row]))
    }

    /// A part as a share of the whole that stands beside it in the output: 100 of 250 are 40 percent of the 250.
    fn share(&self, first: usize, last: usize) -> Option<Proof> {
        let hundredfold = match self.figure.kind {
            Kind::Percent => 2,
            Kind::Fraction => 0,
            _ => return None,
        };
        let (a, b) = (self.source.figure(first)?, self.source.figure(last)?);
        let (x, y) = (a.value.number()?, b.value.number()?);
        let counts = |figure: &Figure| matches!(figure.kind, Kind::Count | Kind::Money | Kind::Measure);
        let (part, whole, row) = if x < y { (x, y, last) } else { (y, x, first) };
        let countable = |figure: &Figure| matches!(figure.unit.dimension, Dimension::Count | Dimension::None);
        let alike = counts(a) && counts(b) && (a.unit.dimension == b.unit.dimension || countable(a) && countable(b));
        let right = alike && self.stands_with(row) && self.fits(part.div(whole).map(|share| share.shift(hundredfold)));
        let rival = || slips::rival(self.source, self.output, self.column).is_some();
        (right && !rival()).then(|| Proof::right(How::Share, [first, last]))
    }

    /// The length of a period, the first and last day counted or not: 8月3日至5日 are three days.
    fn length(&self, row: usize) -> Option<Proof> {
        let (Value::DateRange(..) | Value::Range(..)) = self.source.figure(row)?.value else { return None };
        let stretch = calendar::spell(&self.source.figure(row)?.value)?;
        let (from, to) = (stretch.from, stretch.to?);
        let months = |date: crate::figure::Date| Some(i64::from(date.year.unwrap_or(0)) * 12 + i64::from(date.month?));
        let gap = match self.figure.unit.code {
            "d" if from.month == to.month && from.year == to.year => i64::from(to.day?) - i64::from(from.day?),
            "mo" => months(to)? - months(from)?,
            "a" => i64::from(to.year?) - i64::from(from.year?),
            _ => return None,
        };
        let right = self.figure.kind == Kind::Duration && [gap, gap + 1].iter().any(|length| self.want == Exact::int(*length));
        right.then(|| Proof::right(How::Length, [row]))
    }

    /// 107 % of a plan is 7 % more than the plan.
    fn beyond_target(&self, row: usize) -> Option<Proof> {
        let figure = self.source.figure(row)?;
        let percent = figure.value.number().filter(|n| *n > Exact::int(100))?;
        let shares = figure.kind == Kind::Percent && self.figure.kind == Kind::Percent;
        (shares && percent.sub(Exact::int(100)) == Some(self.want)).then(|| Proof::right(How::Rest, [row]))
    }
}
