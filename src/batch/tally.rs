//! What a journal says of a plan: what ended, how, and what is left. Pure.

use std::collections::BTreeMap;

use super::plan::Job;
use super::price::Price;
use super::{Outcome, Place, Status};
use crate::provider::Usage;

/// How a job ended last, and how often it has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    /// How.
    pub status: Status,
    /// Whether it failed for a passing reason.
    pub again: bool,
    /// How often.
    pub times: u32,
    /// With which tokens.
    pub usage: Usage,
    /// Where its line of the results file begins and how long it is, if it has one.
    pub line: Option<(u64, u64)>,
}

/// Which jobs a run takes up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// Those that have not ended, or failed for a passing reason.
    #[default]
    Missing,
    /// Those, and those that failed or were refused.
    AlsoFailed,
    /// Only those whose figures failed, asked anew.
    OnlyFailing,
}

/// How many jobs ended how, and what they cost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Jobs by status, in the order of [`Status::ALL`].
    pub jobs: [u64; 5],
    /// Tokens of all replies that went into the results.
    pub usage: Usage,
    /// Jobs that have not ended.
    pub left: u64,
}

impl Totals {
    /// Jobs that ended so.
    pub fn of(&self, status: Status) -> u64 {
        Status::ALL.into_iter().zip(self.jobs).find(|(other, _)| *other == status).map_or(0, |(_, count)| count)
    }

    /// Jobs that ended.
    pub fn ended(&self) -> u64 {
        self.jobs.iter().sum()
    }

    /// The table that closes a run.
    pub fn table(&self, price: Option<&Price>) -> String {
        use std::fmt::Write as _;
        let rows = [
            ("fine", Status::Fine),
            ("figures failed", Status::FiguresFailed),
            ("refused", Status::Refused),
            ("failed", Status::Failed),
            ("skipped", Status::Skipped),
        ];
        let mut table = String::new();
        for (name, status) in rows {
            let _ = writeln!(table, "{name:<15}{:>10}", self.of(status));
        }
        if self.left > 0 {
            let _ = writeln!(table, "{:<15}{:>10}", "not done", self.left);
        }
        let _ = writeln!(table, "{:<15}{:>10} in, {} out", "tokens", self.usage.prompt_tokens, self.usage.completion_tokens);
        let cost = price.map_or_else(|| "unpriced".to_owned(), |price| price.show(price.cost(self.usage)));
        let _ = writeln!(table, "{:<15}{cost:>10}", "cost");
        table
    }
}

/// What the lines of a journal, or of several, say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    ended: BTreeMap<Key, Ended>,
    /// Lines that could not be read.
    pub damaged: u64,
}

/// A job's key as the bytes that its digits stand for: half the memory, of which a million jobs need some.
type Key = [u8; 20];

fn key(text: &str) -> Key {
    let mut key = [0; 20];
    for (byte, digits) in key.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = std::str::from_utf8(digits).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok()).unwrap_or_default();
    }
    key
}

impl Tally {
    /// Takes a line in; a later line of the same job counts in place of the earlier.
    pub fn add(&mut self, outcome: &Outcome) {
        let line = match outcome.place {
            Some(Place::Line { offset, bytes }) => Some((offset, bytes)),
            _ => None,
        };
        let ended = Ended { status: outcome.status, again: outcome.again, times: outcome.attempt + 1, usage: outcome.usage, line };
        self.ended.insert(key(&outcome.key), ended);
    }

    /// How a job ended last.
    pub fn get(&self, job: &str) -> Option<Ended> {
        self.ended.get(&key(job)).copied()
    }

    /// Takes in what another journal of the same plan says.
    pub fn merge(&mut self, other: Self) {
        self.ended.extend(other.ended);
        self.damaged += other.damaged;
    }

    /// Whether a run that wants `wanted` takes the job up.
    pub fn wants(&self, job: &str, wanted: Wanted) -> bool {
        let Some(ended) = self.get(job) else { return wanted != Wanted::OnlyFailing };
        match wanted {
            Wanted::Missing => ended.again,
            Wanted::AlsoFailed => matches!(ended.status, Status::Failed | Status::Refused),
            Wanted::OnlyFailing => ended.status == Status::FiguresFailed,
        }
    }

    /// The totals over the jobs of a plan.
    pub fn totals<'a>(&self, jobs: impl Iterator<Item = &'a str>) -> Totals {
        let mut totals = Totals::default();
        for job in jobs {
            let Some(ended) = self.get(job) else {
                totals.left += 1;
                continue;
            };
            totals.count(ended.status, ended.usage);
        }
        totals
    }

    /// The totals over a plan that is read from its file.
    pub fn over<E>(&self, jobs: impl Iterator<Item = Result<Job, E>>) -> Result<Totals, E> {
        let mut totals = Totals::default();
        for job in jobs {
            match self.get(&job?.key) {
                Some(ended) => totals.count(ended.status, ended.usage),
                None => totals.left += 1,
            }
        }
        Ok(totals)
    }
}

impl Totals {
    fn count(&mut self, status: Status, usage: Usage) {
        for (count, other) in self.jobs.iter_mut().zip(Status::ALL) {
            *count += u64::from(other == status);
        }
        self.usage += usage;
    }
}
