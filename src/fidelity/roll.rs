//! The figures of one side by what they say, made when a rule first asks: which rows have a value, which years, months and days are told.
//! Without it a rule that looks through all figures for each figure would take time by the square.

use std::collections::{BTreeMap, BTreeSet};

use super::calendar::{self, Stretch};
use super::key::{Key, hash};
use crate::figure::{Figure, Value};

/// One part of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Year,
    Month,
    Day,
}

impl Field {
    /// All of them, the largest first.
    pub(super) const ALL: [Self; 3] = [Self::Year, Self::Month, Self::Day];

    /// The part of the date that a stretch begins with.
    pub(super) fn of(self, stretch: &Stretch) -> Option<i32> {
        match self {
            Self::Year => stretch.from.year,
            Self::Month => stretch.from.month.map(i32::from),
            Self::Day => stretch.from.day.map(i32::from),
        }
    }
}

/// The figures of a side by value and date.
#[derive(Debug)]
pub(super) struct Roll {
    rows: BTreeMap<Key, Vec<usize>>,
    /// For each row the first that says the same.
    kin: Vec<usize>,
    dates: BTreeSet<(Field, i32)>,
}

impl Roll {
    pub(super) fn of(figures: &[Figure]) -> Self {
        let (mut rows, mut dates) = (BTreeMap::<Key, Vec<usize>>::new(), BTreeSet::new());
        let mut kin = Vec::with_capacity(figures.len());
        for (row, figure) in figures.iter().enumerate() {
            let like = rows.entry(hash(0, &figure.value)).or_default();
            // Of many like it, one of the first few says the same.
            let first = like.iter().take(LIKE).copied().find(|other| figures.get(*other).is_some_and(|other| say_the_same(other, figure)));
            kin.push(first.unwrap_or(row));
            like.push(row);
            if let Some(stretch) = calendar::spell(&figure.value) {
                dates.extend(Field::ALL.into_iter().filter_map(|field| Some((field, field.of(&stretch)?))));
            }
        }
        Self { rows, kin, dates }
    }

    /// The first row that says the same as `row`, wherever it stands.
    pub(super) fn kin(&self, row: usize) -> usize {
        self.kin.get(row).copied().unwrap_or(row)
    }

    /// The rows that may have `value`, in order; a few others may be among them.
    pub(super) fn rows(&self, value: &Value) -> &[usize] {
        self.rows.get(&hash(0, value)).map_or(&[], Vec::as_slice)
    }

    /// Whether any date says its year, its month, its day.
    pub(super) fn tells(&self, field: Field) -> bool {
        self.dates.iter().any(|(told, _)| *told == field)
    }

    /// Whether some date has this part.
    pub(super) fn has_date(&self, field: Field, part: i32) -> bool {
        self.dates.contains(&(field, part))
    }
}

/// With so many rows of one value a row is compared.
const LIKE: usize = 8;

/// Whether two figures differ at most in where they stand.
fn say_the_same(a: &Figure, b: &Figure) -> bool {
    (a.kind, a.unit, a.approx, a.direction, a.place) == (b.kind, b.unit, b.approx, b.direction, b.place)
        && a.unit.open == b.unit.open
        && a.value == b.value
        && a.also == b.also
}
