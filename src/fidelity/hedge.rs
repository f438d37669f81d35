//! What became of the approximator of a figure: kept, lost, softened, added or reversed. `judge`, `align` and `candidates` ask.

use super::relate::is_order;
use super::tie::Grade;
use crate::figure::{Approx, Class, Figure, Kind};

/// What became of "over", "about" or "nearly".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hedge {
    /// The same, or as good as.
    Kept,
    /// The source has one, the output none.
    Lost,
    /// Another that does not contradict.
    Softened,
    /// The output has one, the source none.
    Added,
    /// The opposite.
    Reversed,
}

/// How the approximators of two figures with the same value stand to each other.
pub(super) fn hedge(source: &Figure, output: &Figure, grade: Grade) -> Hedge {
    use Approx::{About, AtLeast, AtMost, None, Over, Under};
    // Dates and labels: "by 2025", "after May" belong to the sentence, not to the figure.
    if source.class() != Class::Quantity || output.class() != Class::Quantity || is_order(source.kind) {
        return Hedge::Kept;
    }
    let rounded = grade != Grade::Exact;
    match (source.approx, output.approx) {
        (a, b) if a == b => Hedge::Kept,
        // Une quarantaine d'années, in her forties.
        (About, Over) | (Over, About) if [source.kind, output.kind].contains(&Kind::Age) => Hedge::Kept,
        (None, _) if rounded => Hedge::Kept,
        // About 30 yards are some more than 27 metres.
        (About, _) if grade == Grade::Converted => Hedge::Kept,
        (_, None) => Hedge::Lost,
        (None, _) | (About, Over | AtLeast) => Hedge::Added,
        (Over | AtLeast, Under | AtMost) | (Under | AtMost, Over | AtLeast) => Hedge::Reversed,
        (About, _) | (_, About) => Hedge::Softened,
        _ => Hedge::Kept,
    }
}
