//! What holds between two figures: the word for it that every room of the checker uses. `relate` finds it out.

use super::{Relation, Rule};

/// How the values of two figures stand to each other, and how odd the pair is beside that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tie {
    /// What holds.
    pub(super) grade: Grade,
    /// How far kind and unit are apart, from 0; compares ties of one grade.
    pub(super) odd: u8,
}

/// What holds between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    /// The same.
    Exact,
    /// The output writes fewer digits, rightly rounded.
    Rounded,
    /// The same quantity in another unit.
    Converted,
    /// They differ, in the way that the rule names.
    Off(Rule),
}

impl Grade {
    /// As the public relation.
    pub(super) const fn relation(self) -> Relation {
        match self {
            Self::Exact => Relation::Exact,
            Self::Rounded => Relation::Rounded,
            Self::Converted => Relation::Converted,
            Self::Off(_) => Relation::Conflict,
        }
    }
}

impl Tie {
    /// Another number in the same unit.
    pub(super) const ALTERED: Self = Self::new(Grade::Off(Rule::Altered), 0);

    pub(super) const fn new(grade: Grade, odd: u8) -> Self {
        Self { grade, odd }
    }

    /// Whether one figure can stand for the other.
    pub(super) const fn holds(self) -> bool {
        !matches!(self.grade, Grade::Off(_))
    }

    /// Less is better.
    pub(super) const fn rank(self) -> (Grade, u8) {
        (self.grade, self.odd)
    }

    /// The same among the readings of two figures: of those that do not hold, the least odd tells what is wrong.
    pub(super) const fn reading(self) -> (Grade, u8) {
        (if self.holds() { self.grade } else { Grade::Off(Rule::Altered) }, self.odd)
    }
}
