//! Findings in words: what the source says, what the output says, what would be right. For a sub-editor who reads no code.

use super::around::Role;
use super::basis::Basis;
use super::fates::Fate;
use super::ledger::Side;
use super::proof::{How, Proof};
use super::speech::per::Per;
use super::{Finding, Rule, Severity, speech};
use crate::figure::render::{NumberStyle, render};
use crate::figure::{Approx, Direction, Exact, Figure, Kind};

/// Both texts, to quote from.
pub(super) struct Words<'a> {
    pub(super) source: &'a Side<'a>,
    pub(super) output: &'a Side<'a>,
}

impl Words<'_> {
    /// The source figure as the output's language writes it.
    fn right(&self, row: usize) -> Option<String> {
        let figure = self.source.figure(row)?;
        render(figure, self.source.surface(row), self.output.lang, NumberStyle::Exact)
    }

    /// The source figure in the output's language, where that tells more than its surface: not "46户 is 46", nor "fourth is 4th".
    fn told(&self, row: usize) -> Option<String> {
        let surface = self.source.surface(row);
        let same = self.source.lang.primary() == self.output.lang.primary();
        let numbered = || speech::has(surface, self.source.speech().numbered, self.source.lang);
        self.right(row).filter(|right| !same && !surface.contains(right.as_str()) && !numbered())
    }

    /// "29.2342亿元 is 2.92342 billion yuan", or the surface alone.
    fn quote(&self, row: usize) -> String {
        let surface = self.source.surface(row).trim();
        match self.told(row) {
            Some(right) => format!("{surface} is {right}"),
            None => format!("the source says {surface}"),
        }
    }

    fn finding(&self, rule: Rule, severity: Severity, row: Option<usize>, column: Option<usize>, message: String) -> Finding {
        let source = row.and_then(|row| self.source.figure(row)).map(|figure| figure.span);
        let output = column.and_then(|column| self.output.figure(column)).map(|figure| figure.span);
        Finding { rule, severity, source, output, message, fix: None }
    }

    /// A figure that differs.
    pub(super) fn conflict(&self, rule: Rule, row: usize, column: usize) -> Finding {
        let said = self.output.surface(column).trim();
        let factor = if matches!(rule, Rule::Scale | Rule::Altered) { self.factor(row, column) } else { None };
        let why = match rule {
            Rule::PercentPoint => " (percent and percentage points are different things)".to_owned(),
            Rule::Unit => " (another unit)".to_owned(),
            Rule::Range => " (one end of the range is lost or changed)".to_owned(),
            _ => factor.map_or_else(String::new, |factor| format!(" ({factor})")),
        };
        let message = format!("{}; the output says {said}{why}", self.quote(row));
        Finding { fix: self.right(row), ..self.finding(rule, Severity::Error, Some(row), Some(column), message) }
    }

    /// "10 times too much".
    fn factor(&self, row: usize, column: usize) -> Option<String> {
        let number = |figure: &Figure| figure.value.number();
        if self.source.figure(row)?.unit.dimension != self.output.figure(column)?.unit.dimension {
            return None;
        }
        let (x, y) = (number(self.source.figure(row)?)?, number(self.output.figure(column)?)?);
        let times = y.div(x)?;
        // Only a power of ten is worth saying.
        if times.last_place().is_none_or(|place| times.shift(place.saturating_neg()) != Exact::ONE) {
            return None;
        }
        if times > Exact::ONE {
            Some(format!("{times} times too much"))
        } else {
            Some(format!("{} times too little", Exact::ONE.div(times)?))
        }
    }

    /// A pair whose numbers agree but that is at fault, or worth a look, in another way.
    pub(super) fn pair(&self, rule: Rule, severity: Severity, row: usize, column: usize) -> Finding {
        let said = self.output.surface(column).trim();
        let quote = self.quote(row);
        let message = match rule {
            Rule::Rounded => format!("{quote}; the output rounds it to {said}"),
            Rule::Derived => format!("{quote}; the output converts it to {said}"),
            Rule::Approximation => self.hedge_message(row, column),
            Rule::Direction => self.direction_message(row, column),
            Rule::Attribution => self.role_message(row, column),
            Rule::Unit => {
                let per = |side: &Side<'_>, index: usize| side.rate(index).map_or("piece", Per::name);
                format!("{quote} per {}; the output says {said} per {}", per(self.source, row), per(self.output, column))
            }
            Rule::Date if severity == Severity::Warning => format!("{quote}; the output leaves out a part of the date: {said}"),
            Rule::Date => format!("{quote}; the output says another time, or more than the source: {said}"),
            _ => format!("{quote}; the output says {said}"),
        };
        let fix = if matches!(rule, Rule::Rounded | Rule::Approximation) { self.right(row) } else { None };
        Finding { fix, ..self.finding(rule, severity, Some(row), Some(column), message) }
    }

    /// A date to which the output adds its month or year.
    pub(super) fn completed(&self, row: usize, column: usize) -> Finding {
        let message =
            format!("{}; the output adds what the source does not say here: {}", self.quote(row), self.output.surface(column).trim());
        self.finding(Rule::Date, Severity::Warning, Some(row), Some(column), message)
    }

    fn hedge_message(&self, row: usize, column: usize) -> String {
        let said = self.output.surface(column).trim();
        let name = |figure: Option<&Figure>| figure.map_or("", |figure| bound(figure.approx));
        let change = match (name(self.source.figure(row)), name(self.output.figure(column))) {
            ("", added) => format!("“{added}” is added: the source gives an exact figure"),
            (lost, "") => format!("“{lost}” is lost"),
            (from, to) => format!("“{from}” has become “{to}”"),
        };
        format!("{}; the output says {said} ({change})", self.quote(row))
    }

    fn role_message(&self, row: usize, column: usize) -> String {
        let said = self.output.surface(column).trim();
        let name = |role: Option<Role>| match role {
            Some(Role::Level) => "the value that was reached",
            Some(Role::Change) | None => "the size of the change",
        };
        let roles = (self.source.note(row).and_then(|note| note.role), self.output.note(column).and_then(|note| note.role));
        match roles {
            (Some(from), Some(to)) => {
                format!("{}, {}; the output makes it {}: {said}", self.quote(row), name(Some(from)), name(Some(to)))
            }
            (None, Some(Role::Change)) => {
                format!("{}, which is what there was; the output makes it the size of a change: {said}", self.quote(row))
            }
            _ => format!("{}, the size of a change; the output says that so much is there: {said}", self.quote(row)),
        }
    }

    fn direction_message(&self, row: usize, column: usize) -> String {
        let motion = |side: &Side<'_>, index: usize| side.note(index).map_or(Direction::None, |note| note.motion);
        let word = |direction: Direction| if direction == Direction::Up { "a rise" } else { "a fall" };
        let (surface, said) = (self.source.surface(row).trim(), self.output.surface(column).trim());
        match (motion(self.source, row), motion(self.output, column)) {
            (Direction::None, to) => format!("the source speaks of no such change at {surface}; the output tells {}: {said}", word(to)),
            (from, to) => format!("{surface} goes with {} in the source; the output tells {}: {said}", word(from), word(to)),
        }
    }

    /// A source figure that had to arrive.
    pub(super) fn dropped(&self, row: usize) -> Finding {
        let surface = self.source.surface(row).trim();
        let message = match self.told(row) {
            Some(right) => format!("{surface} ({right}) is missing from the output"),
            None => format!("{surface} is missing from the output"),
        };
        self.finding(Rule::Dropped, Severity::Error, Some(row), None, message)
    }

    /// An output figure without a source.
    pub(super) fn invented(&self, column: usize) -> Finding {
        let date =
            self.output.figure(column).is_some_and(|figure| matches!(figure.kind, Kind::Date | Kind::Year | Kind::Time | Kind::YearRange));
        let what = if date { "this date" } else { "this figure" };
        let message = format!("{}: the source does not have {what}", self.output.surface(column).trim());
        self.finding(Rule::Invented, Severity::Error, None, Some(column), message)
    }

    /// A computed figure, with its proof.
    pub(super) fn derived(&self, column: usize, proof: &Proof, severity: Severity) -> Finding {
        let said = self.output.surface(column).trim();
        let terms: Vec<&str> = proof.from.iter().map(|row| self.source.surface(*row).trim()).collect();
        let work = match proof.how {
            How::Conversion => format!("{} in another unit", terms.join("")),
            How::Sum if terms.len() == 1 => format!("{} and one more", terms.join("")),
            How::Sum => format!("the sum of {}", terms.join(" + ")),
            How::Difference => format!("the difference of {}", terms.join(" and ")),
            How::Points => format!("the points between {}", terms.join(" and ")),
            How::Share => format!("{} as a share of the other", terms.join(" and ")),
            How::Before => format!("the value before: {}", terms.join(", changed by ")),
            How::Whole => format!("the whole of which {}", terms.join(" is ")),
            How::Rest => format!("what is left beside {}", terms.join("")),
            How::Change => format!("the change from {}", terms.join(" to ")),
            How::Product => terms.join(" of "),
            How::Side => format!("one side of {}", terms.join("")),
            How::Length => format!("the length of {}", terms.join("")),
            How::List => "the number of things listed in the source".to_owned(),
        };
        let message = match (proof.holds, proof.from.is_empty()) {
            (false, true) => format!("{said} is given as a sum, a rest or a share, but nothing in the source comes to it"),
            _ if proof.how == How::Points => format!("{said} is {work}: percentage points, no percentage"),
            (false, false) => format!("{said} is meant as {work}, but that is {}", self.converted(proof, column)),
            (true, _) => format!("{said} is not in the source; it is {work}"),
        };
        let row = proof.from.first().copied();
        let rule = if proof.how == How::Points { Rule::PercentPoint } else { Rule::Derived };
        self.finding(rule, severity, row, Some(column), message)
    }

    /// What a conversion should have come to.
    fn converted(&self, proof: &Proof, column: usize) -> String {
        let value = || {
            let from = self.source.figure(*proof.from.first()?)?;
            let to = self.output.figure(column)?;
            let exact = super::units::convert(from.value.number()?, from.unit, to.unit)?;
            let shown = exact.round_to(-2).unwrap_or(exact);
            Some(format!("{shown} {}", to.unit))
        };
        value().unwrap_or_else(|| "another figure".to_owned())
    }

    /// A year or month that the source gives to another figure.
    pub(super) fn wrong_time(&self, row: usize, column: usize) -> Finding {
        let message = format!("the source does not put {} in {}", self.source.surface(row).trim(), self.output.surface(column).trim());
        self.finding(Rule::Date, Severity::Error, Some(row), Some(column), message)
    }

    /// A change that the output reckons from another time.
    pub(super) fn other_basis(&self, row: usize, column: usize, (here, there): (Basis, Basis)) -> Finding {
        let surface = self.source.surface(row).trim();
        let message = format!("the source reckons {surface} from {}; the output, from {}", here.name(), there.name());
        self.finding(Rule::Attribution, Severity::Error, Some(row), Some(column), message)
    }

    /// Another thing that became of those whom a figure counts.
    pub(super) fn other_fate(&self, row: usize, column: usize, (here, there): (Fate, Fate)) -> Finding {
        let surface = self.source.surface(row).trim();
        let message = format!("the source tells of {surface} {}; the output, {}", here.name(), there.name());
        self.finding(Rule::Attribution, Severity::Error, Some(row), Some(column), message)
    }

    /// One half of a swap: the figure belongs to the other thing.
    pub(super) fn swap(&self, here: (usize, usize), there: (usize, usize)) -> Finding {
        let said = self.output.surface(here.1).trim();
        let surface = self.source.surface(there.0).trim();
        let belongs = self.told(there.0).map_or_else(|| surface.to_owned(), |right| format!("{right} ({surface})"));
        let message = format!("{said} stands where {belongs} belongs: the two figures have changed places");
        Finding { fix: self.right(there.0), ..self.finding(Rule::Attribution, Severity::Error, Some(here.0), Some(here.1), message) }
    }
}

/// An approximator as a reader knows it.
const fn bound(approx: Approx) -> &'static str {
    match approx {
        Approx::None => "",
        Approx::Over => "more than",
        Approx::About => "about",
        Approx::Under => "less than",
        Approx::AtLeast => "at least",
        Approx::AtMost => "at most",
    }
}
