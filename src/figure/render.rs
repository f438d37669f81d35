//! A figure written in a language. Law: `extract(render(figure))` gives the figure back.

use super::Figure;
use crate::text::Lang;

/// How figures are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NumberStyle {
    /// Every digit of the source, with the scale word that fits (`2.92342 billion yuan`).
    #[default]
    Exact,
    /// As a newspaper writes: small whole numbers as words, the rest as [`NumberStyle::Exact`].
    News,
}

/// `figure`, whose surface in the source is `surface`, written in `lang`; `None` where it cannot be said with certainty
/// (a label without an official name, a unit that the language has no word for).
pub fn render(_figure: &Figure, _surface: &str, _lang: &Lang, _style: NumberStyle) -> Option<String> {
    None
}
