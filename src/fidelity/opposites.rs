//! Opposites that a figure may be said of: a loss for a profit, imports for exports. `judge` asks it about every pair that holds.

use std::sync::LazyLock;

use super::context::Place;
use super::subjects;

/// Words whose subjects exclude each other, by their English names in the lexicon; other languages share these subjects.
const OPPOSITES: [(&str, &str); 8] = [
    ("profit", "loss"),
    ("export", "import"),
    ("surplus", "deficit"),
    ("man", "woman"),
    ("urban", "rural"),
    ("ahead", "behind"),
    ("birth", "death"),
    ("nominal", "real"),
];

/// The subjects of each pair.
static SUBJECTS: LazyLock<Vec<(Vec<u32>, Vec<u32>)>> =
    LazyLock::new(|| OPPOSITES.iter().map(|(one, other)| (subjects::of_english(one), subjects::of_english(other))).collect());

/// All of them.
pub(super) fn subjects() -> impl Iterator<Item = u32> {
    SUBJECTS.iter().flat_map(|(one, other)| one.iter().chain(other)).copied()
}

/// So near a word must stand to its figure to be what the figure is said of.
const NEAR: u32 = 30;

/// Whether the surroundings of two figures name opposites, each side clearly one of them.
pub(super) fn opposed(source: &Place, output: &Place) -> bool {
    let pole = |place: &Place, (one, other): &(Vec<u32>, Vec<u32>)| {
        let (one, other) = (place.nearest(one), place.nearest(other));
        match () {
            () if one >= NEAR && one >= 3 * other => Some(true),
            () if other >= NEAR && other >= 3 * one => Some(false),
            () => None,
        }
    };
    SUBJECTS.iter().any(|pair| pole(source, pair).is_some_and(|here| pole(output, pair) == Some(!here)))
}
