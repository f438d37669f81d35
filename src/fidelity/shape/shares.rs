//! Shares and parts: a part of a whole, what a part leaves, so much for each, one side of a score.

use super::{AVERAGE, Claim};
use crate::fidelity::around::{head, tail};
use crate::fidelity::proof::{How, Proof, of_one};
use crate::fidelity::{slips, speech, units};
use crate::figure::{Dimension, Figure, Kind, Value};

impl Claim<'_> {
    /// So much for each: 300,000 yuan from four are 75,000 apiece.
    pub(super) fn average(&self, first: usize, last: usize) -> Option<Proof> {
        let (a, b) = (self.source.figure(first)?, self.source.figure(last)?);
        let (sum, heads, row) = if a.kind == Kind::Count { (b, a, first) } else { (a, b, last) };
        let sums = heads.kind == Kind::Count && matches!(sum.kind, Kind::Money | Kind::Measure) && sum.kind == self.figure.kind;
        if !sums || sum.unit != self.figure.unit || !self.stands_near(row) {
            return None;
        }
        let around = || [tail(self.output.before(self.figure), 24), head(self.output.after(self.figure), 16)].concat();
        let each = || AVERAGE.are_in(&around().to_lowercase());
        let right = self.fits(sum.value.number()?.div(heads.value.number()?)) && each();
        right.then(|| Proof::right(How::Share, [first, last]))
    }

    /// A part as a share of the whole that stands beside it in the output: 100 of 250 are 40 percent of the 250.
    pub(super) fn share(&self, first: usize, last: usize) -> Option<Proof> {
        let (a, b) = (self.source.figure(first)?, self.source.figure(last)?);
        let (x, y) = (a.value.number()?, b.value.number()?);
        let counts = |figure: &Figure| matches!(figure.kind, Kind::Count | Kind::Money | Kind::Measure);
        let (part, whole, row) = if x < y { (x, y, last) } else { (y, x, first) };
        let countable = |figure: &Figure| matches!(figure.unit.dimension, Dimension::Count | Dimension::None);
        let alike = counts(a) && counts(b) && (a.unit.dimension == b.unit.dimension || countable(a) && countable(b));
        let right = || match self.figure.kind {
            Kind::Percent => self.fits_percent(part.div(whole)),
            Kind::Fraction => self.fits_share(part.div(whole)),
            _ => false,
        };
        // "Half of them", behind a semicolon; "about 40 percent of it, 11.5 million": the part stands beside its share.
        let part_row = if row == first { last } else { first };
        let beside = || self.outcome.heirs.get(part_row).copied().flatten().is_some_and(|heir| heir.abs_diff(self.column) == 1);
        let told = || {
            self.stands_with(row) || self.figure.kind == Kind::Fraction && self.stands_near(row) || self.stands_with(part_row) && beside()
        };
        let right = alike && told() && right();
        let rival = || slips::rival(self.source, self.output, self.column).is_some();
        (right && !rival()).then(|| Proof::right(How::Share, [first, last]))
    }

    /// "31 people, more than half of them in Himachal": the whole stands before it in the output, the part anywhere in the source.
    pub(super) fn part_of_told(&self, rows: impl Iterator<Item = usize>) -> Option<Proof> {
        let before = self.column.checked_sub(1).filter(|_| self.figure.kind == Kind::Fraction)?;
        let told = |row: &usize| self.outcome.heirs.get(*row).copied().flatten() == Some(before) && self.stands_with(*row);
        let rows: Vec<usize> = rows.collect();
        let whole = rows.iter().copied().find(told)?;
        let all = self.source.figure(whole).filter(|all| all.kind == Kind::Count)?;
        let share = |row: &usize| {
            let part = self.source.figure(*row).filter(|part| part.kind == Kind::Count && part.unit == all.unit)?;
            part.value.number()?.div(all.value.number()?)
        };
        let part = rows.into_iter().filter(|row| *row != whole).find(|row| self.fits_share(share(row)))?;
        Some(Proof::right(How::Share, [part, whole]))
    }

    /// What a part that the source names leaves of the whole: 66 people including 10 crew are 56 passengers.
    pub(super) fn rest(&self, first: usize, last: usize) -> Option<Proof> {
        let (a, b) = (self.source.figure(first)?, self.source.figure(last)?);
        // "Seven of its 17 plants"
        let of = |between: &str| {
            speech::begins(between.trim(), self.source.speech().of, self.source.lang)
                && !speech::in_characters(self.source.lang)
                && speech::words(between).count() <= 3
        };
        let between = self.source.between(first, last);
        let named = || self.source.speech().including.are_in(between);
        // Eight of the 11 saved are three of the 11 lost.
        if of(between) && self.stands_with(last) && self.fits(b.value.number()?.sub(a.value.number()?)) {
            return Some(Proof::right(How::Difference, [first, last]));
        }
        let counts = [a, b, self.figure].iter().all(|figure| figure.kind == Kind::Count);
        let right = counts && self.stands_with(last) && self.fits(a.value.number()?.sub(b.value.number()?)) && named();
        right.then(|| Proof::right(How::Difference, [first, last]))
    }

    /// So much of the whole: half of the 1,200 are 600.
    pub(super) fn product(&self, first: usize, last: usize) -> Option<Proof> {
        let (a, b) = (self.source.figure(first)?, self.source.figure(last)?);
        let is_share = |figure: &Figure| matches!(figure.kind, Kind::Fraction | Kind::Percent);
        let (share, whole, row) = if is_share(a) { (a, b, last) } else { (b, a, first) };
        // "37 % of the total" is no share of what was said before it.
        let between = self.source.between(first, last).trim();
        let of =
            || self.source.speech().of.may_begin(between).any(|cue| between.get(..cue.len()).is_some_and(|head| speech::same(head, cue)));
        // "A charge of £150m, two-thirds of it this year"; 10亿元，其中三分之二
        let behind = self.source.after(share).trim_start();
        let referred = last == first + 1
            && is_share(b)
            && (["of it", "of them", "of that", "of this", "of those"].iter().any(|of| behind.starts_with(of))
                || between.ends_with("其中"));
        if !(referred
            || of() && is_share(a) != speech::in_characters(self.source.lang)
            || share.kind == Kind::Fraction && whole.kind == Kind::Duration)
        {
            return None;
        }
        let alike = whole.kind == self.figure.kind && matches!(whole.kind, Kind::Count | Kind::Money | Kind::Measure | Kind::Duration);
        if !is_share(share) || !alike || units::units_clash(whole, self.figure) || !self.stands_with(row) {
            return None;
        }
        self.fits(of_one(share)?.mul(whole.value.number()?)).then(|| Proof::right(How::Product, [first, last]))
    }

    /// One side of a score: four goals of a 4-1.
    pub(super) fn side(&self, row: usize) -> Option<Proof> {
        let figure = self.source.figure(row)?;
        let Value::Pair(home, away) = figure.value else { return None };
        let right = figure.kind == Kind::Score && self.figure.kind == Kind::Count && (home == self.want || away == self.want);
        right.then(|| Proof::right(How::Side, [row]))
    }
}
