//! A proof that an output figure follows from source figures, and the words that announce one. `derive` and `shape` find proofs.

use super::around::{head, tail};
use super::ledger::Side;
use super::{relate, speech};
use crate::figure::{Approx, Dimension, Exact, Figure, Kind};

/// How a figure was computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// Another unit.
    Conversion,
    /// Added up.
    Sum,
    /// One less another.
    Difference,
    /// One as a share of another.
    Share,
    /// One percentage less another, told as if it were no points.
    Points,
    /// The value before a change, from the value after it.
    Before,
    /// The whole, from a part and its share.
    Whole,
    /// What a share leaves of the whole.
    Rest,
    /// The length of a list.
    List,
    /// From one value to another.
    Change,
    /// How long a period lasts.
    Length,
    /// So much of it.
    Product,
    /// One side of a score.
    Side,
}

/// A proof, or a claim that fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Proof {
    /// What was done.
    pub(super) how: How,
    /// The source figures that went in.
    pub(super) from: Vec<usize>,
    /// Whether it comes out right.
    pub(super) holds: bool,
}

impl Proof {
    /// The source figure in another unit.
    pub(super) fn conversion(row: usize) -> Self {
        Self { how: How::Conversion, from: vec![row], holds: true }
    }

    /// Meant as a conversion of the source figure, and wrong.
    pub(super) fn wrong_conversion(row: usize) -> Self {
        Self { holds: false, ..Self::conversion(row) }
    }

    pub(super) fn right(how: How, from: impl Into<Vec<usize>>) -> Self {
        Self { how, from: from.into(), holds: true }
    }
}

/// Equal, rounded as written, or within a fiftieth under "about".
pub(super) fn matches(number: Exact, want: Exact, approx: Approx) -> bool {
    if number == want || relate::rounds_to(number, want, approx) {
        return true;
    }
    let close = || number.sub(want).and_then(|gap| gap.abs().mul(Exact::int(50))).is_some_and(|gap| gap <= number.abs());
    approx == Approx::About && close()
}

/// A share reckoned from two figures, as near as "about a third" and "nearly two thirds" are.
pub(super) fn matches_share(share: Exact, want: Exact, approx: Approx) -> bool {
    let Some(gap) = share.sub(want) else { return false };
    // 1.83 times as much is "nearly doubled".
    let wide = matches!(approx, Approx::Under | Approx::AtMost) && want.is_integer();
    let near = gap.abs().mul(Exact::int(if wide { 10 } else { 20 })).is_some_and(|gap| gap <= share.abs());
    matches(share, want, approx)
        || near
            && match approx {
                Approx::About => true,
                Approx::Over | Approx::AtLeast => !gap.is_negative(),
                Approx::Under | Approx::AtMost => gap.is_negative(),
                Approx::None => false,
            }
}

/// Whether a figure counts something that is named or nothing at all, so that it may be added to others.
pub(super) fn countable(figure: &Figure) -> bool {
    matches!(figure.unit.dimension, Dimension::None | Dimension::Count) && matches!(figure.kind, Kind::Count)
}

/// Percentage points, or "points".
pub(super) fn is_points(figure: &Figure) -> bool {
    figure.kind == Kind::PercentagePoint || figure.unit.code == "point"
}

/// A share as a part of one: 25 % and a quarter are 0.25.
pub(super) fn of_one(share: &Figure) -> Option<Exact> {
    let number = share.value.number()?;
    Some(if share.kind == Kind::Percent { number.shift(-2) } else { number })
}

/// Whether the words around an output figure speak of a reckoning.
pub(super) fn has_cue(output: &Side<'_>, column: usize) -> bool {
    let Some(figure) = output.figure(column) else { return false };
    let after = head(output.after(figure), 32).split(['.', '。', ';']).next().unwrap_or_default();
    let around = [tail(output.before(figure), 48), figure.span.of(output.text), after].concat().to_ascii_lowercase();
    output.speech().reckoned.are_in(&around)
}

/// Whether an output figure is told as the gap between two: by $300 million, $7 million more than, nine years younger.
pub(super) fn compares(output: &Side<'_>, column: usize) -> bool {
    let Some(figure) = output.figure(column) else { return false };
    let (speech, lang) = (output.speech(), output.lang);
    let behind = output.after(figure).trim_start();
    speech::ends(output.before(figure).trim_end(), speech.change, lang)
        || [speech.up_after, speech.down_after].iter().any(|cues| speech::begins(behind, cues, lang))
}

/// Whether the clause of a source figure itself calls it a total or a rest.
pub(super) fn is_told_as_whole(source: &Side<'_>, row: usize) -> bool {
    let Some(figure) = source.figure(row) else { return false };
    let stops = [',', '，', '。', ';', '；', '.'];
    let before = tail(source.before(figure), 36).rsplit(stops).next().unwrap_or_default();
    let clause = [before, figure.span.of(source.text), head(source.after(figure), 18)].concat().to_ascii_lowercase();
    source.speech().reckoned.are_in(&clause)
}
