//! Proofs by the shape of the source: a change from one value to another, a sum of parts named together, a share of the whole beside it,
//! the length of a period. They need no word of reckoning in the output. `derive` tries them first.

use super::alignment::Alignment;
use super::around::{Role, head, tail};
use super::calendar;
use super::ledger::Side;
use super::proof::{How, Proof, compares, countable, is_points, matches, matches_share};
use super::speech::cues::{Cues, cues};
use super::{relate, speech, units};
use crate::figure::{Class, Direction, Exact, Figure, Kind, Value};

mod shares;

/// How many source figures on each side of the expected place are tried.
const WINDOW: usize = 24;

/// What tells that a sum is shared out.
static AVERAGE: Cues = cues!["average", "averag", "each", "apiece", "per ", "a head", "平均", "每"];

/// By what one moves up or down a table.
static PLACES: Cues = cues!["位", "名次", "place", "spot", "rung", "position"];

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
    // Percentages that are compared may each have a date.
    let reach = if is_points(figure) { 7 } else { 4 };
    let pairs = || rows().flat_map(move |row| (row + 1..row + reach).map(move |next| (row, next)));
    let near = |&(a, b): &(usize, usize)| claim.sentence(a).zip(claim.sentence(b)).is_some_and(|(x, y)| x.abs_diff(y) <= 1);
    pairs()
        .filter(near)
        .find_map(|(first, last)| claim.of_two(first, last))
        .or_else(|| rows().find_map(|row| claim.of_one(row)))
        .or_else(|| claim.part_of_told(rows()))
        .or_else(|| claim.years_between(rows()))
}

impl Claim<'_> {
    fn of_two(&self, first: usize, last: usize) -> Option<Proof> {
        self.rest(first, last)
            .or_else(|| self.change(first, last))
            .or_else(|| self.sum(first, last))
            .or_else(|| self.share(first, last))
            .or_else(|| self.product(first, last))
            .or_else(|| self.days_between(first, last))
            .or_else(|| self.by_points(first, last))
            .or_else(|| self.average(first, last))
            .or_else(|| self.former_place(first, last))
            .or_else(|| self.former_level(first, last))
            .or_else(|| self.before_times(first, last))
    }

    fn of_one(&self, row: usize) -> Option<Proof> {
        self.one_more(row)
            .or_else(|| self.others(row))
            .or_else(|| self.length(row))
            .or_else(|| self.beyond_target(row))
            .or_else(|| self.side(row))
    }

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

    /// Whether a computed percentage is the output's, as far as it is written.
    fn fits_percent(&self, share: Option<Exact>) -> bool {
        let percent = share.map(|share| share.shift(2).abs());
        self.fits(percent) || percent.and_then(|percent| percent.round_to(self.figure.place)) == Some(self.want)
    }

    /// Whether a computed share is the output's, as nearly as its words say.
    fn fits_share(&self, share: Option<Exact>) -> bool {
        share.is_some_and(|share| matches_share(share, self.want, self.figure.approx))
    }

    fn stands_near(&self, row: usize) -> bool {
        self.outcome.stands_near(row, self.column)
    }

    /// The change from one value of a thing to another: 85.2 % to 96.7 % is a rise of 11.5 points, 20 days to 5 a cut by three quarters.
    fn change(&self, first: usize, last: usize) -> Option<Proof> {
        let (a, b) = (self.source.figure(first)?, self.source.figure(last)?);
        let (x, y) = (a.value.number()?, b.value.number()?);
        let (from, to) = (self.source.note(first)?, self.source.note(last)?);
        // 5.8 million visitors, and 6.5 million.
        let one_unit = a.unit == b.unit || countable(a) && countable(b) && (a.unit.is_none() || b.unit.is_none());
        let quantity = a.kind == b.kind && one_unit && !matches!(a.kind, Kind::Label | Kind::Ordinal | Kind::Rank | Kind::Age);
        let told = self.output.note(self.column)?;
        let motion = told.motion;
        let share = matches!(self.figure.kind, Kind::Multiplier | Kind::Fraction);
        let lead = is_points(self.figure) && last == first + 1 && compares(self.output, self.column);
        let moves = lead || from.is_start || to.is_start || to.role.is_some() || motion != Direction::None || share;
        // "Slipped to £310m from £342m" says itself that the two are one thing.
        let beside = (first + 1..last).all(|between| self.source.figure(between).is_some_and(|figure| figure.class() == Class::Date));
        let stated = beside && from.is_start != to.is_start && (told.role == Some(Role::Change) || motion != Direction::None);
        // A number of three digits is no gap between two neighbours by chance.
        let exact = || {
            (last == first + 1 || last <= first + 3 && a.kind == Kind::Money)
                && self.want >= Exact::int(100)
                && compares(self.output, self.column)
        };
        if !quantity || x == y || !moves || !(lead || stated || self.stands_near(first) || self.stands_near(last) || exact()) {
            return None;
        }
        // The later value stands last, unless the source says where the change began; either way the words must not deny it.
        let turned = to.is_start || self.is_told_of_before(last) && !self.is_told_of_before(first);
        let (old, new) = if turned { (y, x) } else { (x, y) };
        let way = if new > old { Direction::Up } else { Direction::Down };
        // "Three points below 2019" compares, and tells no fall.
        let compared = is_points(self.figure) && compares(self.output, self.column);
        if motion != Direction::None
            && motion != way
            && !compared
            && (from.is_start || turned || self.output.lang.primary() == "en" && !told.is_start)
        {
            return None;
        }
        let gap = new.sub(old)?;
        let right = match self.figure.kind {
            _ if a.kind == Kind::Percent && is_points(self.figure) => self.fits(Some(gap.abs())),
            Kind::Percent => a.kind != Kind::Percent && self.fits_percent(gap.div(old)),
            Kind::Multiplier | Kind::Fraction => {
                self.fits_share(new.div(old))
                    || self.fits_share(gap.div(old).map(Exact::abs))
                    || self.figure.kind == Kind::Multiplier && self.fits(old.div(new))
            }
            kind => {
                kind == a.kind
                    && (self.figure.unit == a.unit || countable(self.figure) && countable(a))
                    && a.kind != Kind::Percent
                    && self.fits(Some(gap.abs()))
            }
        };
        right.then(|| Proof::right(How::Change, if turned { [last, first] } else { [first, last] }))
    }

    /// Whether the clause of a source figure speaks of the time before: 去年新增10.1万个, 四年前为24%.
    fn is_told_of_before(&self, row: usize) -> bool {
        let Some(figure) = self.source.figure(row) else { return false };
        let clause = tail(self.source.before(figure), 36).rsplit(['，', ',', '。', '；', ';', '.']).next().unwrap_or_default();
        let (speech, lang) = (self.source.speech(), self.source.lang);
        // 比去年, and no 去年这一比例.
        let compared = clause.contains(['较', '較']) || clause.contains('比') && !clause.contains("比例") && !clause.contains("比重");
        speech::has(clause, speech.earlier, lang) && !compared
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
        let ends_there = |at: usize| speech::in_characters(self.source.lang) || behind.as_bytes().get(at) == Some(&b' ');
        let one = self.source.speech().and_one.places(&behind).any(|(at, cue)| ends_there(at + cue.len()));
        let right =
            people && one && figure.kind == Kind::Count && !self.stands_near(row) && self.fits(figure.value.number()?.add(Exact::ONE));
        right.then(|| Proof::right(How::Sum, [row]))
    }

    /// What was expected or stood before: 67.3 %, 17.3 points above the target, is a target of 50 %; 5.1 years, 0.2 less than before.
    fn by_points(&self, first: usize, last: usize) -> Option<Proof> {
        let (share, points) = (self.source.figure(first)?, self.source.figure(last)?);
        let points_of = [share.kind, points.kind, self.figure.kind] == [Kind::Percent, Kind::PercentagePoint, Kind::Percent];
        let bare = || self.figure.kind == Kind::Count && self.figure.unit.is_none() && share.kind != Kind::Percent;
        let own = || share.kind == self.figure.kind && share.unit == self.figure.unit || bare();
        let told = || self.output.note(self.column).is_some_and(|note| note.is_start);
        let kinds = points_of || share.kind == points.kind && share.unit == points.unit && share.kind != Kind::Count && own() && told();
        if !kinds || last > first + 2 {
            return None;
        }
        let (value, gap) = (share.value.number()?, points.value.number()?);
        let before = match self.source.note(last)?.motion {
            Direction::Up => value.sub(gap),
            Direction::Down => value.add(gap),
            Direction::None => None,
        };
        (before == Some(self.want)).then(|| Proof::right(How::Change, [first, last]))
    }

    /// Third, two places up: it was fifth.
    fn former_place(&self, first: usize, last: usize) -> Option<Proof> {
        let (place, moved) = (self.source.figure(first)?, self.source.figure(last)?);
        let ranks = relate::is_order(place.kind) && relate::is_order(self.figure.kind) && moved.kind == Kind::Count && last <= first + 2;
        if !ranks {
            return None;
        }
        let (place, by) = (place.value.number()?, moved.value.number()?);
        let before = [place.add(by), place.sub(by)].contains(&Some(self.want));
        let steps = || PLACES.are_in([self.source.surface(last), head(self.source.after(moved), 12)].concat().as_str());
        (before && steps()).then(|| Proof::right(How::Change, [first, last]))
    }

    /// Raised by 10 to 85: it was 75.
    fn former_level(&self, first: usize, last: usize) -> Option<Proof> {
        let (by, to) = (self.source.figure(first)?, self.source.figure(last)?);
        let (change, level) = (self.source.note(first)?, self.source.note(last)?);
        let told = self.output.note(self.column)?.is_start && change.role == Some(Role::Change) && last == first + 1;
        let alike = [by, to].iter().all(|figure| figure.unit == self.figure.unit && figure.kind == self.figure.kind);
        if !told || !alike {
            return None;
        }
        let ends =
            level.role == Some(Role::Level) || speech::is_one_of(self.source.between(first, last).trim(), self.source.speech().level);
        let (to, by) = (to.value.number()?, by.value.number()?);
        let before = [(Direction::Down, to.sub(by)), (Direction::Up, to.add(by))];
        let before = before.iter().any(|(other, before)| change.motion != *other && *before == Some(self.want));
        (ends && before).then(|| Proof::right(How::Before, [last, first]))
    }

    /// Halved to 6: it was 12.
    fn before_times(&self, first: usize, last: usize) -> Option<Proof> {
        let (times, to) = (self.source.figure(first)?, self.source.figure(last)?);
        let factor = matches!(times.kind, Kind::Multiplier | Kind::Fraction) && times.direction != Direction::None && last == first + 1;
        let ends = factor && speech::is_one_of(self.source.between(first, last).trim(), self.source.speech().level);
        let alike = to.unit == self.figure.unit && to.kind == self.figure.kind && self.output.note(self.column)?.is_start;
        if !(factor && alike && ends) {
            return None;
        }
        let before = to.value.number()?.div(times.value.number()?);
        (before == Some(self.want)).then(|| Proof::right(How::Before, [last, first]))
    }

    /// Beijing and 11 others are the 12 of 北京等12个.
    fn others(&self, row: usize) -> Option<Proof> {
        let figure = self.source.figure(row)?;
        let named = self.source.before(figure).ends_with('等') && figure.kind == Kind::Count && self.figure.kind == Kind::Count;
        let rest = speech::begins(self.output.after(self.figure).trim_start(), self.output.speech().reckoned, self.output.lang);
        let less = || figure.value.number()?.sub(self.want)?.to_i64();
        (named && rest && matches!(less(), Some(1..=3))).then(|| Proof::right(How::Rest, [row]))
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

    /// In 2023 the first rise since 2014: the first in nine years. The source tells both years together, or the output one of them.
    fn years_between(&self, rows: std::ops::Range<usize>) -> Option<Proof> {
        let span = self.figure.unit.code == "a" && self.figure.kind == Kind::Duration && self.want > Exact::ONE;
        // The 1920s are no year.
        let single = |figure: &Figure| !matches!(figure.value, Value::Range(..) | Value::DateRange(..));
        let year = |row: usize| {
            let figure = self.source.figure(row).filter(|figure| single(figure))?;
            Some((row, calendar::spell(&figure.value)?.from.year?))
        };
        let years: Vec<(usize, i32)> = rows.filter(|_| span).filter_map(year).collect();
        let together = |a: usize, b: usize| self.sentence(a).zip(self.sentence(b)).is_some_and(|(x, y)| x.abs_diff(y) <= 1);
        let apart = |(row, year): &(usize, i32)| {
            let long = |(_, then): &&(usize, i32)| Exact::int((year - then).into()) == self.want;
            let told = |(other, _): &&(usize, i32)| together(*row, *other) || self.stands_with(*row) || self.stands_with(*other);
            let (other, _) = years.iter().filter(long).find(told)?;
            Some(Proof::right(How::Length, [*other, *row]))
        };
        years.iter().find_map(apart)
    }

    /// From September 28 to October 7: ten days, the first and last counted or not.
    fn days_between(&self, first: usize, last: usize) -> Option<Proof> {
        let day = |row: usize| {
            let date = calendar::spell(&self.source.figure(row)?.value)?.from;
            let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334].get(usize::from(date.month?).checked_sub(1)?)?;
            Some(before + i64::from(date.day?))
        };
        let days = self.figure.unit.code == "d" && self.figure.kind == Kind::Duration && last == first + 1;
        let gap = if days { (day(last)? - day(first)?).rem_euclid(365) } else { return None };
        [gap, gap + 1].iter().any(|length| self.want == Exact::int(*length)).then(|| Proof::right(How::Length, [first, last]))
    }

    /// 107 % of a plan is 7 % more than the plan.
    fn beyond_target(&self, row: usize) -> Option<Proof> {
        let figure = self.source.figure(row)?;
        let percent = figure.value.number().filter(|n| *n > Exact::int(100))?;
        let shares = figure.kind == Kind::Percent && self.figure.kind == Kind::Percent;
        (shares && percent.sub(Exact::int(100)) == Some(self.want)).then(|| Proof::right(How::Rest, [row]))
    }
}
