//! Findings in words: what the source says, what the output says, what would be right. For a sub-editor who reads no code.

use super::derive::{How, Proof};
use super::ledger::Side;
use super::{Finding, Rule, Severity};
use crate::figure::render::{NumberStyle, render};
use crate::figure::{Exact, Figure, Kind};

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

    /// "29.2342亿元 is 2.92342 billion yuan", or the surface alone.
    fn quote(&self, row: usize) -> String {
        let surface = self.source.surface(row).trim();
        match self.right(row) {
            Some(right) if right != surface => format!("{surface} is {right}"),
            _ => format!("the source says {surface}"),
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
            Rule::Attribution => format!("{quote}; the output takes a level for a change, or a change for a level: {said}"),
            Rule::Date if severity == Severity::Warning => format!("{quote}; the output leaves out a part of the date: {said}"),
            Rule::Date => format!("{quote}; the output says another time, or more than the source: {said}"),
            _ => format!("{quote}; the output says {said}"),
        };
        let fix = if matches!(rule, Rule::Rounded | Rule::Approximation) { self.right(row) } else { None };
        Finding { fix, ..self.finding(rule, severity, Some(row), Some(column), message) }
    }

    fn hedge_message(&self, row: usize, column: usize) -> String {
        let said = self.output.surface(column).trim();
        let name = |figure: Option<&Figure>| match figure.map(|figure| figure.approx.name()) {
            None | Some("") => "an exact figure".to_owned(),
            Some(name) => format!("“{}”", name.replace('_', " ")),
        };
        let (from, to) = (name(self.source.figure(row)), name(self.output.figure(column)));
        format!("{}; the output says {said}: {from} in the source, {to} in the output", self.quote(row))
    }

    fn direction_message(&self, row: usize, column: usize) -> String {
        let motion = |side: &Side<'_>, index: usize| side.note(index).map_or("", |note| note.motion.name());
        let (from, to) = (motion(self.source, row), motion(self.output, column));
        let word = |name: &str| if name == "up" { "rises" } else { "falls" };
        format!(
            "in the source {} {}; in the output {} {}",
            self.source.surface(row).trim(),
            word(from),
            self.output.surface(column).trim(),
            word(to)
        )
    }

    /// A source figure that had to arrive.
    pub(super) fn dropped(&self, row: usize) -> Finding {
        let message = match self.right(row) {
            Some(right) => format!("{} ({right}) is missing from the output", self.source.surface(row).trim()),
            None => format!("{} is missing from the output", self.source.surface(row).trim()),
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
            How::Share => format!("{} as a share of the other", terms.join(" and ")),
            How::Before => format!("the value before: {}", terms.join(", changed by ")),
            How::Whole => format!("the whole of which {}", terms.join(" is ")),
            How::Rest => format!("what is left beside {}", terms.join("")),
            How::Change => format!("the change from {}", terms.join(" to ")),
            How::Length => format!("the length of {}", terms.join("")),
            How::List => "the number of things listed in the source".to_owned(),
        };
        let message = match (proof.holds, proof.from.is_empty()) {
            (false, true) => format!("{said}: nothing in the source comes to this figure"),
            (false, false) => format!("{said} is meant as {work}, but that is {}", self.converted(proof, column)),
            (true, _) => format!("{said} is not in the source; it is {work}"),
        };
        let row = proof.from.first().copied();
        self.finding(Rule::Derived, severity, row, Some(column), message)
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

    /// A year that the source gives to another figure.
    pub(super) fn wrong_year(&self, row: usize, column: usize) -> Finding {
        let message = format!("the source does not put {} in {}", self.source.surface(row).trim(), self.output.surface(column).trim());
        self.finding(Rule::Date, Severity::Error, Some(row), Some(column), message)
    }

    /// One half of a swap: the figure belongs to the other thing.
    pub(super) fn swap(&self, here: (usize, usize), there: (usize, usize)) -> Finding {
        let said = self.output.surface(here.1).trim();
        let belongs = self.source.surface(there.0).trim();
        let message = format!("{said} stands where {belongs} belongs: the two figures have changed places");
        Finding { fix: self.right(there.0), ..self.finding(Rule::Attribution, Severity::Error, Some(here.0), Some(here.1), message) }
    }
}
