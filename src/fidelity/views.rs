//! The ways to read a figure: its own, and those that its text leaves open (元, 兆, 2月). `relate` and `units` compare them.

use crate::figure::{Approx, Direction, Figure, Kind, Unit, Value};

/// One way to read a figure.
#[derive(Clone, Copy, Debug)]
pub(super) struct View<'f> {
    pub(super) kind: Kind,
    pub(super) value: &'f Value,
    pub(super) unit: Unit,
    pub(super) approx: Approx,
    pub(super) direction: Direction,
    pub(super) place: i32,
}

/// Every way to read `figure`, likeliest first.
pub(super) fn views(figure: &Figure) -> impl Iterator<Item = View<'_>> {
    let first = View {
        kind: figure.kind,
        value: &figure.value,
        unit: figure.unit,
        approx: figure.approx,
        direction: figure.direction,
        place: figure.place,
    };
    let others = figure.also.iter();
    std::iter::once(first).chain(others.map(|read| View {
        kind: read.kind,
        value: &read.value,
        unit: read.unit,
        approx: figure.approx,
        direction: figure.direction,
        place: figure.place,
    }))
}
